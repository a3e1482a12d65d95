"""How figures change when another line, or another vintage of the line, is measured against."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import Border, given_border
from geo.border.polyline import densify, prepare_line
from geo.crs import WGS84
from geo.incidents.measure import measure

Floats = NDArray[np.float64]

# spacing of the points at which two lines are compared
STEP_M = 100.0
SHARES = (0.5, 0.9, 0.99, 1.0)


@dataclass(frozen=True)
class Comparison:
    """
    Two lines, and what changes between them.

    Attributes
    ----------
    length_km, other_length_km
        Geodesic lengths.
    offset_m
        For each share of `SHARES`, how far at most that share of the points of either line is from the other
        one.
    changed
        The incidents whose side or zone changes: `border_km, side, zone` (and `_other`), the side being
        "left", "right" or "on" the line; one row for each, index as in the table given.
    compared
        How many incidents had a place.
    """

    length_km: float
    other_length_km: float
    offset_m: tuple[float, ...]
    changed: gpd.GeoDataFrame
    compared: int


def compare_lines(border: Border, other: Border, incidents: gpd.GeoDataFrame) -> Comparison:
    """
    Return how two lines differ, and what that changes for incidents.

    Parameters
    ----------
    border
        The line.
    other
        The line to compare it with; it is turned round if it begins at the other end.
    incidents
        Located incidents: points in EPSG:4326.

    Returns
    -------
    comparison
        Offsets and the incidents that change.

    Raises
    ------
    GeometryError
        If one of the lines has gaps.
    """
    border, other = given_border(border), given_border(other)
    line, turned = border.line, _turned_like(other.line, border.line)
    one, two = measure(incidents, border=border), measure(incidents, border=other)
    table = gpd.GeoDataFrame(geometry=incidents.geometry)
    for suffix, measured, course in (("", one, line), ("_other", two, turned)):
        table[f"border_km{suffix}"] = measured["border_km"]
        points = np.asarray(incidents.geometry)
        side = side_of_line(shapely.get_x(points), shapely.get_y(points), course)
        table[f"side{suffix}"] = np.array(["on", "left", "right"])[side]
        table[f"zone{suffix}"] = measured["zone"]
    placed = one["border_km"].notna()
    same_zone = (table["zone"] == table["zone_other"]).fillna(value=False)
    same_zone |= table["zone"].isna() & table["zone_other"].isna()
    changes = placed & ~(same_zone & (table["side"] == table["side_other"]))
    apart = np.concatenate([_offsets(line, turned), _offsets(turned, line)])
    return Comparison(
        border.length_km,
        other.length_km,
        tuple(np.quantile(apart, SHARES).tolist()),
        table[changes],
        int(placed.sum()),
    )


def _turned_like(line: LineString, model: LineString) -> LineString:
    """Return a line that begins at the end at which the model begins."""
    ends = [line.coords[0], line.coords[-1]]
    lon, lat = np.array(ends).T
    _, _, away = WGS84.inv(lon, lat, np.full(2, model.coords[0][0]), np.full(2, model.coords[0][1]))
    return line if away[0] <= away[1] else line.reverse()


def _offsets(line: LineString, other: LineString) -> Floats:
    """Return how far points along a line are from another, in metres."""
    points = np.concatenate(densify(prepare_line(line), STEP_M))
    return distance_to_line(points[:, 0], points[:, 1], other).distance_m
