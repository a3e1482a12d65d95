"""
Where a place that is known to a radius may be: nodes of equal weight, evenly laid out.

There is no random stream, so that the same place gives the same figures every time and in every partition:

- over the polygon of the unit, or along the line of a river or border, uniformly, where there is one;
- else around the centre, the nearer the likelier, as far out as real units reach, for the circle of a unit's
  area is not the unit: a quarter of its ground lies outside. The spread is that of 2,096 first-level units of
  the world (Natural Earth), pooled, each scaled to the circle of its area and centred on its centroid;
  `benchmarks/bench_uncertainty.py` makes the figures and scores them on 2,087 other units;
- only in the country, where that is known.
"""

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.crs import RADIUS_MEAN_M, WGS84, to_ecef
from geo.layers import country_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NODES = 500
GOLDEN_ANGLE_DEG = 180 * (3 - 5**0.5)
# with fewer nodes in the country than this share, place and country contradict each other, and the country is
# left aside
LEAST_IN_COUNTRY = 0.05

# how far, in radii, a share of a unit's ground lies from its centroid
SPREAD_SHARE = (0, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 1)
SPREAD_RADII = (
    *(0, 0.160, 0.226, 0.320, 0.456, 0.563, 0.659, 0.751, 0.843),
    *(0.946, 1.068, 1.250, 1.420, 1.595, 1.846, 2.076, 2.735),
)
# A unit that its country cuts is part of a larger spread. Were every one whose spread reaches abroad cut, the
# larger radius would be the radius over the root of the share that is left; some end there by themselves,
# and the power that the calibration half gives is less than a half
CUT_POWER = 0.33
FITTING_NODES, FITTING_STEPS = 125, 10
KM_PER_DEGREE = 111.2


class Places(NamedTuple):
    """
    Places that are known to a radius or by their polygon or line.

    Attributes
    ----------
    lon, lat
        Centres in degrees, shape (n,), without gaps.
    radius_km
        How far off they may be, shape (n,), above 0.
    country
        ISO 3166-1 alpha-2 of the country they are known to lie in, "" where that is not known, shape (n,).
    unit
        The unit's polygon, or the line that it is, or None, shape (n,).
    """

    lon: Floats
    lat: Floats
    radius_km: Floats
    country: NDArray[np.str_]
    unit: NDArray[np.object_]

    def take(self, at: NDArray[np.int64]) -> "Places":
        """Return some of the places."""
        return Places(self.lon[at], self.lat[at], self.radius_km[at], self.country[at], self.unit[at])


class Nodes(NamedTuple):
    """
    The nodes that stand for where places may be, all but the last of shape (n, NODES).

    Attributes
    ----------
    lon, lat
        Degrees.
    code
        The country that each node lies in, ISO 3166-1 alpha-2, "" where it is in none that is packaged.
    counted
        Which nodes stand for the place.
    known
        Whether the place was held to lie in its country, shape (n,); not where it contradicts the place.
    """

    lon: Floats
    lat: Floats
    code: NDArray[np.str_]
    counted: Flags
    known: Flags


def spread_nodes(places: Places) -> Nodes:
    """
    Return the nodes that stand for where places may be.

    Where the country is known and cuts the spread, what is left would lie too far from the border and too
    close together: a unit that ends at the border has its centroid and its extent on this side of it. The
    spread is therefore moved and widened until the nodes that are left have the place for their centroid,
    and are the part of a larger unit that `CUT_POWER` says.
    """
    lon, lat = laid_out(places.lon, places.lat, places.radius_km, NODES)
    for row in np.flatnonzero(places.unit != None):  # noqa: E711 - one by one
        unit = places.unit[row]
        nodes = _polygon_nodes if shapely.get_dimensions(unit) == 2 else _line_nodes  # noqa: PLR2004 - an area
        lon[row], lat[row] = nodes(unit)
    code = country_of(lon, lat)
    counted, known = _in_country(code, places.country)
    cut = np.flatnonzero(known & ~counted.all(axis=1) & (places.unit == None))  # noqa: E711
    if len(cut):
        some = places.take(cut)
        new_lon, new_lat = laid_out(*_fitted(some), NODES)
        new_code = country_of(new_lon, new_lat)
        inside = new_code == some.country[:, None]
        # where the widened spread lost the country, the first one stands
        good = inside.mean(axis=1) >= LEAST_IN_COUNTRY
        at = cut[good]
        lon[at], lat[at], code[at], counted[at] = new_lon[good], new_lat[good], new_code[good], inside[good]
    return Nodes(lon, lat, code, counted, known)


def laid_out(lon: Floats, lat: Floats, radius_km: Floats, number: int) -> tuple[Floats, Floats]:
    """
    Return the uncut nodes about centres, as (lon, lat), shape (n, number).

    They are laid out on the sphere that touches the earth at the centre: within 10 m of the ellipsoid, 150 km
    from it.
    """
    rank = np.arange(number)
    arc = (
        radius_km[:, None]
        * 1000
        / RADIUS_MEAN_M
        * np.interp((rank + 0.5) / number, SPREAD_SHARE, SPREAD_RADII)
    )
    azimuth = np.radians(rank * GOLDEN_ANGLE_DEG % 360)
    lam, phi = np.radians(lon)[:, None], np.radians(lat)[:, None]
    centre = to_ecef(lon, lat)[:, :, None]
    out, up = RADIUS_MEAN_M * np.sin(arc), RADIUS_MEAN_M * (np.cos(arc) - 1)
    east, north = out * np.sin(azimuth), out * np.cos(azimuth)
    # away from the axis at the centre's meridian, then along the axis
    away = up * np.cos(phi) - north * np.sin(phi)
    x = centre[:, 0] + away * np.cos(lam) - east * np.sin(lam)
    y = centre[:, 1] + away * np.sin(lam) + east * np.cos(lam)
    z = centre[:, 2] + up * np.sin(phi) + north * np.cos(phi)
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, (1 - WGS84.es) * np.hypot(x, y)))


def _fitted(places: Places) -> tuple[Floats, Floats, Floats]:
    """Return centre and radius of the larger spreads that the country cuts to these: see `spread_nodes`."""
    lon, lat, radius = places.lon.copy(), places.lat.copy(), places.radius_km.copy()
    wide = 1 / np.cos(np.radians(places.lat))
    for _ in range(FITTING_STEPS):
        node_lon, node_lat = laid_out(lon, lat, radius, FITTING_NODES)
        inside = country_of(node_lon, node_lat) == places.country[:, None]
        share = np.maximum(inside.mean(axis=1), LEAST_IN_COUNTRY)
        number = np.maximum(inside.sum(axis=1), 1)
        east = np.where(inside, node_lon - places.lon[:, None], 0).sum(axis=1) / number
        north = np.where(inside, node_lat - places.lat[:, None], 0).sum(axis=1) / number
        limit = radius / KM_PER_DEGREE / 2
        lon -= np.clip(east, -limit * wide, limit * wide)
        lat -= np.clip(north, -limit, limit)
        radius *= np.clip(places.radius_km / share**CUT_POWER / radius, 0.8, 1.25)
    return lon, lat, radius


def _line_nodes(line: BaseGeometry) -> tuple[Floats, Floats]:
    """Return nodes spread evenly along a line, by geodesic length, each at the middle of its share."""
    lon, lat = shapely.get_coordinates(line).T
    _, _, step_m = WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    at_m = np.concatenate([[0.0], np.cumsum(step_m)])
    share_m = (np.arange(NODES) + 0.5) / NODES * at_m[-1]
    return np.interp(share_m, at_m, lon), np.interp(share_m, at_m, lat)


def _polygon_nodes(polygon: BaseGeometry) -> tuple[Floats, Floats]:
    """
    Return nodes spread evenly over a polygon.

    They are the first points inside it of the sequence R2 (M. Roberts, "The unreasonable effectiveness of
    quasirandom sequences", 2018) over its box, whose height is taken by the sine of the latitude, so that
    areas count.
    """
    west, south, east, north = polygon.bounds
    low, high = np.sin(np.radians([south, north]))
    plastic = 1.324717957244746
    number = 4 * NODES
    while True:
        rank = np.arange(1, number + 1)
        lon = west + (east - west) * ((0.5 + rank / plastic) % 1.0)
        lat = np.degrees(np.arcsin(low + (high - low) * ((0.5 + rank / plastic**2) % 1.0)))
        inside = np.flatnonzero(shapely.contains_xy(polygon, lon, lat))
        if len(inside) >= NODES:
            return lon[inside[:NODES]], lat[inside[:NODES]]
        number *= 4


def _in_country(code: NDArray[np.str_], country: NDArray[np.str_]) -> tuple[Flags, Flags]:
    """Return which nodes count: those in the country, or all where it is unknown or contradicted."""
    inside = code == country[:, None]
    known = (country != "") & (inside.mean(axis=1) >= LEAST_IN_COUNTRY)
    return inside | ~known[:, None], known
