"""Circles on the ellipsoid: where an event may be. Geodesics on WGS 84."""

from dataclasses import dataclass

from geo.crs import WGS84


@dataclass(frozen=True, slots=True)
class Circle:
    """A centre (lon, lat) in degrees and a radius in km."""

    lon: float
    lat: float
    radius_km: float


def enclosing_circle(one: Circle, other: Circle) -> Circle:
    """
    Return the smallest circle that holds two circles.

    Its centre lies on the geodesic between theirs; where one holds the other, it is that one.
    """
    azimuth, _, metres = WGS84.inv(one.lon, one.lat, other.lon, other.lat)
    apart_km = metres / 1000
    if apart_km + other.radius_km <= one.radius_km:
        return one
    if apart_km + one.radius_km <= other.radius_km:
        return other
    radius_km = (apart_km + one.radius_km + other.radius_km) / 2
    return moved(Circle(one.lon, one.lat, radius_km), radius_km - one.radius_km, azimuth)


def moved(circle: Circle, distance_km: float, azimuth: float) -> Circle:
    """Return the circle with its centre moved along a geodesic; azimuth in degrees, clockwise from north."""
    lon, lat, _ = WGS84.fwd(circle.lon, circle.lat, azimuth, distance_km * 1000)
    return Circle(float(lon), float(lat), circle.radius_km)
