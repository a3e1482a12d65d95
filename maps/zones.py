"""The zones along the border that a map can show."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.border.line import Border, load_border
from maps.errors import StyleError
from maps.projection import extent_around, fit_projection

# How far an edge may be moved by thinning: a pixel at zoom 11.
_TOLERANCE_DEG = 0.0004
# The zone of the border, in kilometres.
ZONE_KM = 50


def beyond_zone(incidents: pd.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """
    Return which incidents lie surely beyond the zone, and which were placed there but may reach into it.

    Parameters
    ----------
    incidents
        A table; without `border_km` none is known to lie beyond. One may reach into the zone if the 95 %
        interval of its distance does; without `border_km_low` its place counts as exact.
    """
    far = figures(incidents, "border_km") > ZONE_KM
    possible = figures(incidents, "border_km_low") <= ZONE_KM
    return far & ~possible, far & possible


def figures(incidents: pd.DataFrame, name: str) -> NDArray[np.float64]:
    """Return a column as numbers; NaN where there is none."""
    column = incidents[name] if name in incidents else pd.Series(np.nan, index=incidents.index)
    return pd.to_numeric(column, errors="coerce").to_numpy(float, na_value=np.nan)


def checked_zones(zones_km: Sequence[float]) -> tuple[float, ...]:
    """
    Return the distances in ascending order, each once.

    Raises
    ------
    StyleError
        If one is not a positive, finite number.
    """
    for km in zones_km:
        if not (np.isfinite(km) and km > 0):
            raise StyleError(
                f"a zone of {km:g} km cannot be drawn: give distances greater than 0, such as 5,10,25,50"
            )
    return tuple(sorted({float(km) for km in zones_km}))


@lru_cache(maxsize=8)
def display_zones(zones_km: tuple[float, ...], border: Border | None = None) -> list[shapely.Geometry]:
    """
    Return the ground within each distance of the border, for display: edges are good to 100 m.

    `geo.buffer_line` is the exact one, and takes seconds. Each zone is grown from the one before it, which
    has far fewer corners than the line.

    Parameters
    ----------
    zones_km
        In ascending order.
    border
        The packaged one by default.
    """
    line = shapely.simplify((border or load_border()).course, _TOLERANCE_DEG)
    projection = fit_projection(extent_around(line.bounds, max(zones_km, default=1.0)))
    grown, reached = projection.geometry(line), 0.0
    zones: list[shapely.Geometry] = []
    for km in zones_km:
        grown, reached = grown.buffer((km - reached) * 1000, quad_segs=16), km
        zone = shapely.transform(grown, lambda corners: projection.inverse(*corners.T))
        zones.append(shapely.simplify(zone, _TOLERANCE_DEG))
    return zones
