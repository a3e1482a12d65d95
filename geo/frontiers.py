"""How near a point is to the border of any two countries, and how far the packaged borders may be off."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from geo.border.distance import nearest_feet
from geo.border.line import Border
from geo.border.polyline import Polyline, prepare_line
from geo.layers import WINDOW, load_countries

Floats = npt.NDArray[np.float64]

# Between two vintages of OpenStreetMap (time-zone releases of 2024 and 2026c) a tenth of the vertices on the
# braided lower Panj and the Amu Darya, west of this meridian, moved by more than 0.5 km, some by kilometres;
# east of it 99 % moved by less than 0.07 km, one bend by 0.8 km.
BRAIDED_WEST_OF_DEG = 69.4
BRAIDED_DOUBT_KM = 1.0
LINE_DOUBT_KM = 0.25
"""How far the Tajik-Afghan line may be off, in km, east of the meridian."""

# the borders with the others, whose vintages were not compared one by one
OTHER_DOUBT_KM = 0.5
# outside the packaged window the outline of Afghanistan is thinned
THINNED_DOUBT_KM = 1.5


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


def line_doubt_km(lon: Floats) -> Floats:
    """Return how far the Tajik-Afghan line may be off, in km, at these longitudes of it."""
    doubt: Floats = np.where(lon < BRAIDED_WEST_OF_DEG, BRAIDED_DOUBT_KM, LINE_DOUBT_KM)
    return doubt


def nearest_frontier(lon: Floats, lat: Floats) -> Frontier:
    """
    Return the nearest border between two of the packaged countries, or of Afghanistan with any other.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326, shape (n,); NaN where unknown.
    """
    lines, countries = _frontiers()
    feet, total = nearest_feet(lon, lat, lines)
    pair = countries[lines.start[feet.segment]]
    west, south, east, north = WINDOW
    inside = (feet.lon >= west) & (feet.lon <= east) & (feet.lat >= south) & (feet.lat <= north)
    between = (pair == ("TJ", "AF")).all(axis=1)
    doubt_km = np.where(between, line_doubt_km(feet.lon), np.where(inside, OTHER_DOUBT_KM, THINNED_DOUBT_KM))
    found = Frontier(np.full(total, np.nan), np.zeros((total, 2), countries.dtype), np.full(total, np.nan))
    for column, values in zip(found, (feet.distance_m, pair, doubt_km * 1000), strict=True):
        column[feet.point] = values
    return found


def border_distance_m(lon: Floats, lat: Floats, border: Border) -> Floats:
    """Return the geodesic distance of points in degrees to a border; NaN where unknown."""
    feet, total = nearest_feet(lon, lat, _prepared(border))
    distance_m = np.full(total, np.nan)
    distance_m[feet.point] = feet.distance_m
    return distance_m


@lru_cache(maxsize=4)
def _prepared(border: Border) -> Polyline:
    """Return a border ready for measuring."""
    return prepare_line(border.course)


@cache
def _frontiers() -> tuple[Polyline, npt.NDArray[np.str_]]:
    """Return the edges of all borders ready for measuring, and the two countries of each vertex."""
    countries = load_countries()
    parts, of_part = shapely.get_parts(countries.geometry.to_numpy(), return_index=True)
    rings, of_ring = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    first = np.flatnonzero(ring[:-1] == ring[1:])
    _, corner = np.unique(xy @ [1, 1j], return_inverse=True)  # complex numbers sort faster than pairs
    ends = np.sort(np.column_stack([corner[first], corner[first + 1]]), axis=1)
    _, edge, count = np.unique(ends[:, 0] * len(xy) + ends[:, 1], return_inverse=True, return_counts=True)
    owner = of_part[of_ring[ring[first]]]
    # an edge of two countries comes twice, once from each; the first of the layer takes it
    low, high = np.full(len(count), len(countries)), np.full(len(count), -1)
    np.minimum.at(low, edge, owner)
    np.maximum.at(high, edge, owner)
    codes = np.asarray([*countries["country_code"], ""])
    west, south, east, north = WINDOW
    x, y = xy[first].T
    beyond = (
        (codes[owner] == "AF")
        & ((x < west) | (x > east) | (y < south) | (y > north))
        & (low[edge] == high[edge])
    )
    taken = np.flatnonzero(((low[edge] < high[edge]) & (owner == low[edge])) | beyond)
    lines = np.asarray(shapely.linestrings(np.stack([xy[first[taken]], xy[first[taken] + 1]], axis=1)))
    pairs = np.column_stack([codes[low[edge[taken]]], codes[np.where(beyond, -1, high[edge])[taken]]])
    whole = np.asarray(shapely.multilinestrings(lines, indices=np.zeros(len(lines), dtype=np.intp)))
    return prepare_line(whole[0]), np.repeat(pairs, 2, axis=0)
