"""How far a user's place is from the border, to about a kilometre: enough to say whether it is in the zone."""

import csv
from collections.abc import Sequence
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from gazetteer.place import ZONE_KM

_TABLE = Path(__file__).parent / "data" / "border_points.csv"
_COARSE = 16  # every so many points are looked at first
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
    coarse = min(range(0, len(points), _COARSE), key=lambda at: _distance_km(latitude, longitude, points[at]))
    nearby = points[max(0, coarse - _COARSE) : coarse + _COARSE + 1]
    distance = min(_distance_km(latitude, longitude, point) for point in nearby)
    reach_km = radius_km if feature_class in ("A", "L") else 0.0
    return round(distance, 1), distance - reach_km > ZONE_KM


@cache
def _points() -> Sequence[tuple[float, float]]:
    """Return points of the border about 1 km apart, (latitude, longitude) in degrees, west to east."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        return [(float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(stream)]


def _distance_km(latitude: float, longitude: float, point: tuple[float, float]) -> float:
    """Return the distance on a sphere (haversine); 0.3 % off the ellipsoid at most."""
    lat, other = radians(latitude), radians(point[0])
    north, east = sin((other - lat) / 2), sin(radians(point[1] - longitude) / 2)
    return 2 * _EARTH_KM * asin(sqrt(north * north + cos(lat) * cos(other) * east * east))
