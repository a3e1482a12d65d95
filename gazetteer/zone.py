"""How far a user's place is from the border, and whether that is in the zone."""

import csv
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, repeat
from math import asin, ceil, cos, dist, hypot, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

from gazetteer.place import ZONE_KM

_TABLE = Path(__file__).parent / "data" / "border_points.csv"
_EARTH_KM = 6371.0
_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563  # of WGS 84
_ECCENTRICITY_2 = _FLATTENING * (2 - _FLATTENING)
_STRETCH_KM = 1.5  # a longer one between two points is cut
_PIECE = 24  # points

_Point = tuple[float, float, float]  # km from the centre of the earth, WGS 84


class _Border(NamedTuple):
    """
    The border as a line of points, west to east, none far from the next, and cut into pieces.

    `middles`: a point of each piece; `radius_km`: how far from it the others of any piece are at most.
    """

    points: Sequence[_Point]
    middles: Sequence[_Point]
    radius_km: float


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
    straight_km = _to_border(_on_ellipsoid(latitude, longitude))
    # the arc above it; that the earth is no sphere matters little to the difference
    distance_km = 2 * _EARTH_KM * asin(min(1.0, straight_km / (2 * _EARTH_KM)))
    reach_km = radius_km if feature_class in ("A", "L") else 0.0
    return round(distance_km, 1), distance_km - reach_km > ZONE_KM


def _to_border(here: _Point) -> float:
    """Return the distance in km, straight through the earth, of a point to the nearest one of the border."""
    points, middles, radius_km = _border()
    to_middle = list(map(dist, middles, repeat(here)))
    first = to_middle.index(min(to_middle))
    to_first = list(map(dist, _piece(points, first), repeat(here)))
    nearest = min(to_first)
    most = hypot(nearest, _STRETCH_KM / 2)  # to the nearer end of the nearest stretch
    reached = most + radius_km
    for number in [number for number, apart in enumerate(to_middle) if apart <= reached]:
        to_points = to_first if number == first else list(map(dist, _piece(points, number), repeat(here)))
        if min(to_points) <= most:
            for at in [at for at, apart in enumerate(to_points, number * _PIECE) if apart <= most]:
                for one, other in pairwise(points[max(at - 1, 0) : at + 2]):
                    nearest = min(nearest, _to_stretch(here, one, other))
    return nearest


def _piece(points: Sequence[_Point], number: int) -> Sequence[_Point]:
    """Return the points of a piece, the first of which has number 0."""
    return points[number * _PIECE : (number + 1) * _PIECE]


def _to_stretch(here: _Point, one: _Point, other: _Point) -> float:
    """Return the distance of a point to what lies between two others."""
    (x, y, z), (x1, y1, z1), (x2, y2, z2) = here, one, other
    along_x, along_y, along_z = x2 - x1, y2 - y1, z2 - z1
    ahead = (x - x1) * along_x + (y - y1) * along_y + (z - z1) * along_z
    share = ahead / (along_x * along_x + along_y * along_y + along_z * along_z)
    return dist(here, _between(one, other, min(1.0, max(0.0, share))))


@cache
def _border() -> _Border:
    """Return the border as the table has it."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    given = [_on_ellipsoid(float(row["latitude"]), float(row["longitude"])) for row in rows]
    points = given[:1]
    for one, other in pairwise(given):
        parts = ceil(dist(one, other) / _STRETCH_KM)
        points += [_between(one, other, part / parts) for part in range(1, parts + 1)]
    pieces = [_piece(points, number) for number in range(ceil(len(points) / _PIECE))]
    middles = [piece[len(piece) // 2] for piece in pieces]
    ends = zip(pieces, middles, strict=True)
    return _Border(points, middles, max(dist(point, middle) for piece, middle in ends for point in piece))


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
