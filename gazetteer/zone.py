"""How far a user's place is from the border, to about a kilometre, and whether that is in the zone."""

import csv
from functools import cache
from math import acos, cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.place import ZONE_KM

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TABLE = Path(__file__).parent / "data" / "border_points.csv"
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
    cosine = float((_points() @ _on_sphere(latitude, longitude)).max())
    distance = _EARTH_KM * acos(min(1.0, cosine))  # on a sphere: 0.3 % off the ellipsoid at most
    reach_km = radius_km if feature_class in ("A", "L") else 0.0
    return round(distance, 1), distance - reach_km > ZONE_KM


@cache
def _points() -> "NDArray[np.float64]":
    """Return points of the border about 1 km apart, west to east, as unit vectors, one a row."""
    import numpy as np  # noqa: PLC0415 - only files of places need it, not a name that is asked for

    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return np.array([_on_sphere(float(row["latitude"]), float(row["longitude"])) for row in rows])


def _on_sphere(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return a point as a unit vector."""
    lat, lon = radians(latitude), radians(longitude)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
