"""How far a user's place is from the border, to about a kilometre, and whether that is in the zone."""

import csv
from collections.abc import Sequence
from functools import cache
from math import acos, cos, radians, sin
from pathlib import Path

from gazetteer.place import ZONE_KM

_TABLE = Path(__file__).parent / "data" / "border_points.csv"
# Every so many points are looked at, then those so many to either side of the nearest; the river meanders.
_STEPS = ((16, 100), (4, 16), (1, 0))
_EARTH_KM = 6371.0


def zone_of(latitude: float, longitude: float, radius_km: float, feature_class: str) -> tuple[float, bool]:
    """
    Return the distance of a point to the border in km, and whether the place lies outside the zone.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.
    radius_km
        Of the place; an area is outside only when its whole circle is.
    feature_class
        GeoNames' class; A and L are areas.
    """
    points = _points()
    x, y, z = _on_sphere(latitude, longitude)
    first, behind, cosine = 0, len(points), 0.0
    for step, around in _STEPS:
        near = [x * a + y * b + z * c for a, b, c in points[first:behind:step]]
        cosine = max(near)
        nearest = first + near.index(cosine) * step
        first, behind = max(0, nearest - around), nearest + around
    distance = _EARTH_KM * acos(min(1.0, cosine))  # on a sphere: 0.3 % off the ellipsoid at most
    reach_km = radius_km if feature_class in ("A", "L") else 0.0
    return round(distance, 1), distance - reach_km > ZONE_KM


@cache
def _points() -> Sequence[tuple[float, float, float]]:
    """Return points of the border about 1 km apart, west to east, as unit vectors."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [_on_sphere(float(row["latitude"]), float(row["longitude"])) for row in rows]


def _on_sphere(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return a point as a unit vector."""
    lat, lon = radians(latitude), radians(longitude)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
