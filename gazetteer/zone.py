"""How far a user's place is from the border, and whether that is in the zone."""

import csv
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise, repeat
from math import asin, ceil, cos, dist, floor, hypot, inf, radians, sin, sqrt
from pathlib import Path

from gazetteer.place import ZONE_KM

_TABLE = Path(__file__).parent / "data" / "border_points.csv"
_EARTH_KM = 6371.0
_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563  # of WGS 84
_ECCENTRICITY_2 = _FLATTENING * (2 - _FLATTENING)
_STRETCH_KM = 1.5  # a longer one between two points is cut
_CELLS_DEG = (16.0, 4.0, 1.0, 0.25)  # in the smaller, fewer points of the border can be the nearest

_Point = tuple[float, float, float]  # km from the centre of the earth, WGS 84


def zone_of(latitude: float, longitude: float, radius_km: float, feature_class: str) -> tuple[float, bool]:
    """
    Return the distance of a point to the border in km, and whether the place lies outside the zone.

    The border is the packaged one, straight between points about 1 km apart: up to some hundred metres off
    where the river meanders.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.
    radius_km
        Of the place; an area is outside only when its whole circle is.
    feature_class
        GeoNames' class; A and L are areas.
    """
    straight_km = _to_border(latitude, longitude)
    # the arc above it; that the earth is no sphere matters little to the difference
    distance_km = 2 * _EARTH_KM * asin(min(1.0, straight_km / (2 * _EARTH_KM)))
    reach_km = radius_km if feature_class in ("A", "L") else 0.0
    return round(distance_km, 1), distance_km - reach_km > ZONE_KM


def _to_border(latitude: float, longitude: float) -> float:
    """Return the distance in km, straight through the earth, of a point to the nearest one of the border."""
    here = _on_ellipsoid(latitude, longitude)
    size = _CELLS_DEG[-1]
    near = _candidates(len(_CELLS_DEG) - 1, floor(latitude / size), floor(longitude / size))
    points = _border()
    to_points = list(map(dist, [points[at] for at in near], repeat(here)))
    nearest = min(to_points)
    most = hypot(nearest, _STRETCH_KM / 2)  # to the nearer end of the nearest stretch
    for at in [at for at, apart in zip(near, to_points, strict=True) if apart <= most]:
        for one, other in pairwise(points[max(at - 1, 0) : at + 2]):
            nearest = min(nearest, _to_stretch(here, one, other))
    return nearest


@lru_cache(maxsize=20_000)
def _candidates(level: int, north: int, east: int) -> Sequence[int]:
    """
    Return which points of the border may be an end of the stretch that is nearest to a place in a cell.

    Parameters
    ----------
    level
        How small the cell is: which of _CELLS_DEG, or -1 for the whole earth.
    north, east
        How many such cells it is from 0° N, 0° E.
    """
    points = _border()
    if level < 0:
        return range(len(points))
    size = _CELLS_DEG[level]
    south_deg, west_deg = north * size, east * size
    middle = _on_ellipsoid(south_deg + size / 2, west_deg + size / 2)
    corners = [
        _on_ellipsoid(south_deg + up * size, west_deg + right * size) for up in (0, 1) for right in (0, 1)
    ]
    radius_km = 1.01 * max(dist(middle, corner) for corner in corners)  # of a ball that holds the cell
    larger = _CELLS_DEG[level - 1] if level else inf
    within = _candidates(level - 1, floor(south_deg / larger), floor(west_deg / larger))
    there = [points[at] for at in within]
    to_middle = list(map(dist, there, repeat(middle)))
    least = min(to_middle)
    nearest = there[to_middle.index(least)]
    # Moving from the middle changes the difference of the squared distances to two points by at most twice
    # the way times how far they are apart; an end of the nearest stretch may lose to a point by the rest.
    most = least**2 + (_STRETCH_KM / 2) ** 2
    return [
        at
        for at, apart, between in zip(within, to_middle, map(dist, there, repeat(nearest)), strict=True)
        if apart**2 <= most + 2 * radius_km * between
    ]


def _to_stretch(here: _Point, one: _Point, other: _Point) -> float:
    """Return the distance of a point to what lies between two others."""
    (x, y, z), (x1, y1, z1), (x2, y2, z2) = here, one, other
    along_x, along_y, along_z = x2 - x1, y2 - y1, z2 - z1
    ahead = (x - x1) * along_x + (y - y1) * along_y + (z - z1) * along_z
    share = ahead / (along_x * along_x + along_y * along_y + along_z * along_z)
    return dist(here, _between(one, other, min(1.0, max(0.0, share))))


@cache
def _border() -> Sequence[_Point]:
    """Return the border as the table has it: a line of points, west to east, none far from the next."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    given = [_on_ellipsoid(float(row["latitude"]), float(row["longitude"])) for row in rows]
    points = given[:1]
    for one, other in pairwise(given):
        parts = ceil(dist(one, other) / _STRETCH_KM)
        points += [_between(one, other, part / parts) for part in range(1, parts + 1)]
    return points


def _between(one: _Point, other: _Point, share: float) -> _Point:
    """Return the point that lies so far along what is between two others; from 0 to 1."""
    (x1, y1, z1), (x2, y2, z2) = one, other
    return x1 + share * (x2 - x1), y1 + share * (y2 - y1), z1 + share * (z2 - z1)


def _on_ellipsoid(latitude: float, longitude: float) -> _Point:
    """Return a point of the surface by its distances in km from the centre of the earth."""
    lat, lon = radians(latitude), radians(longitude)
    vertical_km = _EQUATOR_KM / sqrt(1 - _ECCENTRICITY_2 * sin(lat) ** 2)
    return (
        vertical_km * cos(lat) * cos(lon),
        vertical_km * cos(lat) * sin(lon),
        vertical_km * (1 - _ECCENTRICITY_2) * sin(lat),
    )
