"""How near a point is to the border of any two countries, and how far the packaged borders may be off."""

from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from geo.border.distance import distance_to_line
from geo.layers import WINDOW, load_countries

Floats = npt.NDArray[np.float64]

# Two vintages of OpenStreetMap (2024 and 2026) draw the Tajik-Afghan line up to 5 km apart where the lower
# Panj and the Amu Darya part into arms and shift their beds, elsewhere less than 170 m apart for 99 % of
# its length.
DOUBT_M = 500.0
SHIFTING_BED_DOUBT_M = 1000.0
SHIFTING_BED_LON = (67.8, 69.4)
# outside the packaged window the outline of Afghanistan is thinned
THINNED_DOUBT_M = 1500.0


class Frontier(NamedTuple):
    """
    The nearest border of two countries.

    Attributes
    ----------
    distance_m
        Geodesic distance to it, shape (n,); NaN where a coordinate is missing.
    countries
        The codes of the two countries, shape (n, 2); "" for a neighbour that is not packaged.
    doubt_m
        How far the packaged border may be off there, shape (n,): a point nearer than this may lie in
        either country.
    """

    distance_m: Floats
    countries: npt.NDArray[np.str_]
    doubt_m: Floats


def nearest_frontier(lon: Floats, lat: Floats) -> Frontier:
    """
    Return the nearest border between two of the packaged countries, or of Afghanistan with any other.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326, shape (n,); NaN where unknown.
    """
    lines, countries = _frontiers()
    near = distance_to_line(lon, lat, lines)
    west, south, east, north = WINDOW
    with np.errstate(invalid="ignore"):
        shifting = (near.foot_lon >= SHIFTING_BED_LON[0]) & (near.foot_lon <= SHIFTING_BED_LON[1])
        inside = (near.foot_lon >= west) & (near.foot_lon <= east)
        inside &= (near.foot_lat >= south) & (near.foot_lat <= north)
    pair = countries[near.segment]
    shifting &= (pair == ("TJ", "AF")).all(axis=1)
    doubt_m = np.where(inside, np.where(shifting, SHIFTING_BED_DOUBT_M, DOUBT_M), THINNED_DOUBT_M)
    return Frontier(near.distance_m, pair, doubt_m)


@cache
def _frontiers() -> tuple[shapely.MultiLineString, npt.NDArray[np.str_]]:
    """Return all borders as one geometry, and the two countries of each of its vertices."""
    outlines = load_countries().set_index("country_code").geometry.boundary
    found = [
        ((one, other), shapely.intersection(outlines[one], outlines[other]))
        for one, other in combinations(outlines.index, 2)
    ]
    rest = outlines["AF"] - shapely.union_all([line for pair, line in found if "AF" in pair])
    parts, pairs = [], []
    for pair, shared in [*found, (("AF", ""), rest)]:
        for part in shapely.get_parts(shapely.line_merge(shared)):
            if isinstance(part, shapely.LineString) and not part.is_empty:
                parts.append(part)
                pairs += [pair] * shapely.get_num_coordinates(part)
    return shapely.MultiLineString(parts), np.asarray(pairs)
