"""Colours, symbols and sizes: one source for the static and the interactive map."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from maps.errors import StyleError


@dataclass(frozen=True, slots=True)
class EventStyle:
    """How one type of event is drawn: ACLED's name of it, a fill colour, and the name of a shape."""

    event_type: str
    colour: str
    shape: str


# ACLED's six types, in the order of the legend, and what is none of them. Colour alone never carries
# the difference: each type has its own shape. The colours were sought so that any two stay at least 20
# apart in CIELAB for full colour vision and for the three dichromacies simulated by Machado, Oliveira
# and Fernandes (2009).
EVENT_STYLES = (
    EventStyle("Battles", "#d31c0b", "circle"),
    EventStyle("Explosions/Remote violence", "#f8a514", "triangle"),
    EventStyle("Violence against civilians", "#81358c", "square"),
    EventStyle("Riots", "#58d3f0", "triangle-down"),
    EventStyle("Protests", "#169a6e", "pentagon"),
    EventStyle("Strategic developments", "#1144c2", "diamond"),
)
OTHER_STYLE = EventStyle("Other", "#464545", "hexagon")

# Each shape as (number of corners, turn in degrees, y up); a circle has no corners. All are drawn with
# the area of the circle of the same radius, so that sizes can be compared across shapes.
SHAPES = {
    "circle": (0, 0.0),
    "triangle": (3, 90.0),
    "square": (4, 45.0),
    "triangle-down": (3, -90.0),
    "pentagon": (5, 90.0),
    "diamond": (4, 0.0),
    "hexagon": (6, 0.0),
}

REACH_COLOURS = {
    "Amu Darya": "#8c1d40",
    "Panj": "#3a1430",
    "Pamir": "#8c1d40",
    "Zorkul and beyond": "#3a1430",
}
BORDER_COLOUR = "#3a1430"

# From the band nearest to the border outward; a map with more bands than colours repeats the palest.
ZONE_COLOURS = ("#e9bd7c", "#f0d09e", "#f6e2c1", "#faefdc")

# A place known no better than this could be anywhere on the map: no symbol can stand for it.
VAGUE_KM = 160.0

SMALLEST_RADIUS = 4.0
LARGEST_RADIUS = 17.0

# A place known less well than this has a hollow symbol and a disc, one known better a filled symbol.
PRECISE_KM = 5.0


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of everything that is no incident."""

    paper: str = "#ffffff"
    land: str = "#f7f6f1"
    neighbour: str = "#ecebe4"
    water: str = "#a9cfe6"
    river: str = "#6aa5cd"
    river_text: str = "#2f6f9f"
    frontier: str = "#8a8578"
    province: str = "#b9b4a6"
    province_text: str = "#8d8778"
    graticule: str = "#c9c7bf"
    border: str = BORDER_COLOUR
    text: str = "#1c1c1c"
    faint_text: str = "#5a5a5a"
    halo: str = "#ffffff"
    town: str = "#2b2b2b"
    disc: str = "#6b2d5c"
    symbol_edge: str = "#ffffff"
    hollow: str = "#ffffff"
    zones: tuple[str, ...] = ZONE_COLOURS


LIGHT = Theme()


def event_style(event_type: str | None) -> EventStyle:
    """
    Return how events of a type are drawn: as `OTHER_STYLE` when it is none of ACLED's, or missing.

    Parameters
    ----------
    event_type
        ACLED's `event_type`; upper and lower case, and blanks at the ends, make no difference.
    """
    wanted = event_type.strip().casefold() if isinstance(event_type, str) else ""
    for style in EVENT_STYLES:
        if style.event_type.casefold() == wanted:
            return style
    return OTHER_STYLE


def symbol_radii(fatalities: ArrayLike, largest: float | None = None) -> NDArray[np.float64]:
    """
    Return the radius of each incident's symbol, so that its area is proportional to the fatalities.

    The incident with most fatalities gets `LARGEST_RADIUS`; none, few or an unknown number get
    `SMALLEST_RADIUS`, below which one shape cannot be told from another.

    Parameters
    ----------
    fatalities
        Number of the dead in each incident; NaN where it is not known.
    largest
        The number that gets `LARGEST_RADIUS`; if not given, the greatest of `fatalities`, but not less
        than 20.

    Returns
    -------
    radii
        In points on paper, in CSS pixels on a page; one for each incident.
    """
    dead = np.nan_to_num(np.asarray(fatalities, dtype=np.float64), nan=0.0)
    most = float(max(dead.max(initial=0.0), 20.0)) if largest is None else float(largest)
    radii = LARGEST_RADIUS * np.sqrt(np.clip(dead, 0.0, None) / most)
    return np.asarray(np.clip(radii, SMALLEST_RADIUS, LARGEST_RADIUS), dtype=np.float64)


def zone_colours(zones_km: Sequence[float], colours: Sequence[str] = ZONE_COLOURS) -> dict[float, str]:
    """
    Return the fill colour of each band, keyed by the band's outer distance.

    Parameters
    ----------
    zones_km
        Outer distances of the bands in kilometres, in any order.
    colours
        From the nearest band outward.

    Raises
    ------
    StyleError
        If a distance is not a positive, finite number.
    """
    for km in zones_km:
        if not (np.isfinite(km) and km > 0):
            raise StyleError(
                f"a zone of {km:g} km cannot be drawn: give distances greater than 0, such as 5,10,25,50"
            )
    ordered = sorted(set(zones_km))
    # few bands get the middle of the palette, not its strongest colour, which is for what is nearest
    first = max(len(colours) - len(ordered) - 1, 0)
    return {km: colours[min(first + i, len(colours) - 1)] for i, km in enumerate(ordered)}


def shape_corners(shape: str) -> NDArray[np.float64]:
    """
    Return the corners of a shape whose area is that of the circle of radius 1; a circle comes as 48 corners.

    Parameters
    ----------
    shape
        A key of `SHAPES`.

    Returns
    -------
    corners
        Shape (n, 2): x to the right, y up, anticlockwise, the first corner not repeated.

    Raises
    ------
    StyleError
        If there is no such shape.
    """
    if shape not in SHAPES:
        raise StyleError(f"there is no shape {shape!r}: use one of {', '.join(SHAPES)}")
    corners, turn_deg = SHAPES[shape]
    count = corners or 48
    angles = np.radians(turn_deg) + 2 * np.pi * np.arange(count) / count
    # A regular polygon of n corners with circumradius R has the area n/2 R² sin(2π/n); that is to be π.
    scale = np.sqrt(np.pi / (count / 2 * np.sin(2 * np.pi / count)))
    return np.column_stack([scale * np.cos(angles), scale * np.sin(angles)])


def is_imprecise(incidents: pd.DataFrame) -> NDArray[np.bool_]:
    """
    Return whether the place of each incident is known only roughly: not to `PRECISE_KM`.

    Parameters
    ----------
    incidents
        The incident table; `radius_km` decides, and where it is missing `geo_precision` (2 and 3 are rough).
    """
    nothing = pd.Series(np.nan, incidents.index)
    radius_km = pd.to_numeric(incidents.get("radius_km", nothing), errors="coerce").to_numpy(np.float64)
    precision = pd.to_numeric(incidents.get("geo_precision", nothing), errors="coerce").to_numpy(np.float64)
    return np.asarray(np.where(np.isfinite(radius_km), radius_km > PRECISE_KM, np.nan_to_num(precision) > 1))
