"""
The earth: WGS 84, and the plane that is needed on the way to a geodesic figure.

Coordinates are (lon, lat) in degrees, EPSG:4326. No figure comes from a projection: distances, lengths and
azimuths are geodesics on the WGS 84 ellipsoid (C. F. F. Karney, "Algorithms for geodesics", J. Geod. 87,
2013), through pyproj.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import CRSError

WGS84 = Geod(ellps="WGS84")
LONLAT = "EPSG:4326"
FULL_TURN_DEG = 360.0
QUARTER_TURN_DEG = 90.0

# the smallest and the largest radius of curvature on WGS 84: along the meridian at the equator, and at the
# poles
RADIUS_MIN_M = WGS84.b**2 / WGS84.a
RADIUS_MAX_M = WGS84.a**2 / WGS84.b
RADIUS_MEAN_M = (2 * WGS84.a + WGS84.b) / 3


def to_ecef(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """
    Return earth-centred coordinates of points on the ellipsoid.

    Parameters
    ----------
    lon, lat
        Degrees, shape (n,).

    Returns
    -------
    xyz
        Metres, shape (n, 3): x to 0° E on the equator, y to 90° E, z to the north pole.
    """
    lam, phi = np.radians(lon), np.radians(lat)
    normal = WGS84.a / np.sqrt(1 - WGS84.es * np.sin(phi) ** 2)
    xyz = np.empty((len(lam), 3))
    xyz[:, 0] = normal * np.cos(phi) * np.cos(lam)
    xyz[:, 1] = normal * np.cos(phi) * np.sin(lam)
    xyz[:, 2] = normal * (1 - WGS84.es) * np.sin(phi)
    return xyz


class Plane:
    """
    The oblique stereographic plane that touches the earth at a point.

    Stereographic, because it keeps angles: a circle stays a circle, and the scale changes slowly from the
    point (by 0.003 % at 70 km). A surface to work out a shape on, never the source of a figure.

    Parameters
    ----------
    lon, lat
        Where it touches, degrees.
    """

    def __init__(self, lon: float, lat: float) -> None:
        crs = f"+proj=stere +lat_0={lat!r} +lon_0={lon!r} +datum=WGS84 +units=m"
        self._transformer = Transformer.from_crs(LONLAT, crs, always_xy=True)

    def drawn(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return places in degrees as points of the plane in metres, shape (n, 2)."""
        return np.column_stack(self._transformer.transform(lon, lat))

    def places(self, points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return points of the plane, shape (n, 2), as longitudes and latitudes in degrees."""
        lon, lat = self._transformer.transform(points[:, 0], points[:, 1], direction="INVERSE")
        return lon, lat


def surface_shift(
    lat: NDArray[np.float64], azimuth_deg: NDArray[np.float64], distance_m: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """
    Return by how much longitude and latitude change over some metres, where the earth is flat.

    The error grows with the square of the distance: a micrometre at 3 m, save within a kilometre of a pole.
    """
    phi, alpha = np.radians(lat), np.radians(azimuth_deg)
    w2 = 1 - WGS84.es * np.sin(phi) ** 2
    normal = WGS84.a / np.sqrt(w2)
    meridian = normal * (1 - WGS84.es) / w2
    # at a pole itself east has no meaning; a step there is left out rather than made infinite
    parallel = np.maximum(normal * np.cos(phi), 1e-3)
    return np.degrees(distance_m * np.sin(alpha) / parallel), np.degrees(
        distance_m * np.cos(alpha) / meridian
    )


def unwrap(lon: NDArray[np.float64], about_lon: float) -> NDArray[np.float64]:
    """Return longitudes within 180° of a meridian, so that a shape over the antimeridian is in one piece."""
    turned: NDArray[np.float64] = about_lon + (lon - about_lon + 180) % 360 - 180
    # a longitude that is within already keeps its last digit
    return np.where(np.abs(lon - about_lon) < 180, lon, turned)  # noqa: PLR2004 - half a turn


def crs_of_geojson(document: Any) -> CRS:
    """
    Return the CRS that a GeoJSON document names; WGS 84 where it names none, as RFC 7946 has it.

    Raises
    ------
    ValueError
        If it is not known; with what is given, and what to do.
    """
    member = document.get("crs") if isinstance(document, dict) else None
    if not member:
        return CRS.from_user_input("OGC:CRS84")
    told = member
    try:
        properties = member["properties"]
        told = properties["name"] if "name" in properties else f"EPSG:{properties['code']}"
        return CRS.from_user_input(told)
    except (CRSError, KeyError, TypeError) as error:
        raise ValueError(
            f"names the CRS {told!r}, which is not known: give the EPSG code that its numbers are in, or "
            f'WGS 84 degrees without "crs"'
        ) from error


def check_geojson_crs(path: Path) -> None:
    """Raise ValueError where a GeoJSON names a CRS that is not known: GDAL would read degrees."""
    try:
        content = path.read_bytes()
        if b'"crs"' not in content:
            return
        document = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return  # another format, or GDAL says what is wrong with it
    crs_of_geojson(document)
