"""
What the radius of a place makes of "within 10 km of the border".

A place that is known to a radius is not a point. Where the true position may be is stood for by nodes of
equal weight, laid out evenly and without a random stream, so that the same place gives the same figures every
time and in every partition:

- over the polygon of the unit, or along the line of a river or border, uniformly, where there is one;
- else around the centre, the nearer the likelier, as far out as real units reach, for the circle of a unit's
  area is not the unit: a quarter of its ground lies outside. The spread is that of 2,096 first-level units of
  the world (Natural Earth), pooled, each scaled to the circle of its area and centred on its centroid;
  `benchmarks/bench_uncertainty.py` makes the figures and scores them on 2,087 other units;
- only in the country, where that is known.

The probability of lying within a distance is the share of the nodes that do, an interval that of the nodes'
figures.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.border.chainage import feet_chainage_km
from geo.border.distance import nearest_feet
from geo.border.polyline import Polyline
from geo.crs import WGS84
from geo.layers import country_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NODES = 500
INTERVAL = (0.025, 0.975)
# places worked on at a time; with their nodes, 100,000 distances
CHUNK_PLACES = 200
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
# the mean square of these radii
SPREAD_SQUARE = float(np.mean(np.interp((np.arange(NODES) + 0.5) / NODES, SPREAD_SHARE, SPREAD_RADII) ** 2))
FITTING_STEPS = 8
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


@dataclass(frozen=True)
class Proximity:
    """
    How near places may be to a line, one row for each place.

    Attributes
    ----------
    distance_km, chainage_km
        The 95 % intervals: shape (n, 2).
    within
        The probability of lying within each distance, shape (n, distances).
    country_share
        For each country asked for, the probability of lying in it, and farther than the doubt from the line:
        shape (n, countries).
    elsewhere_share
        The probability of lying in none of them, shape (n,).
    known_country
        Whether the place was held to lie in its country, shape (n,).
    """

    distance_km: Floats
    chainage_km: Floats
    within: Floats
    country_share: Floats
    elsewhere_share: Floats
    known_country: Flags


def proximity(
    places: Places,
    line: Polyline,
    distances_km: tuple[float, ...],
    *,
    countries: tuple[str, ...],
    doubt_km: Floats,
) -> Proximity:
    """
    Return how near places that are known to a radius may be to a line.

    Parameters
    ----------
    places
        The places.
    line
        The line.
    distances_km
        The distances asked for.
    countries
        The countries asked for, ISO 3166-1 alpha-2.
    doubt_km
        How far off the line itself may be near each place, shape (n,).

    Returns
    -------
    proximity
        Intervals and probabilities.
    """
    total = len(places.lon)
    found = Proximity(
        np.empty((total, 2)),
        np.empty((total, 2)),
        np.empty((total, len(distances_km))),
        np.empty((total, len(countries))),
        np.empty(total),
        np.empty(total, dtype=bool),
    )
    for first in range(0, total, CHUNK_PLACES):
        rows = slice(first, first + CHUNK_PLACES)
        some = _some(places, rows)
        lon, lat, counted, found.known_country[rows] = spread_nodes(some)
        code = country_of(lon, lat)
        km, chainage = _distances(lon, lat, line)
        found.distance_km[rows] = _interval(km, counted)
        found.chainage_km[rows] = _interval(chainage, counted)
        near = (km[:, :, None] <= np.asarray(distances_km)) & counted[:, :, None]
        number = counted.sum(axis=1)[:, None]
        found.within[rows] = near.sum(axis=1) / number
        sure = counted & (km > doubt_km[rows, None])
        inside = [((code == country) & sure).sum(axis=1) for country in countries]
        found.country_share[rows] = np.column_stack(inside) / number
        other = counted & ~np.isin(code, countries)
        found.elsewhere_share[rows] = other.sum(axis=1) / number[:, 0]
    return found


def spread_nodes(places: Places) -> tuple[Floats, Floats, Flags, Flags]:
    """
    Return the nodes that stand for where places may be.

    Where the country is known and cuts the spread, what is left would lie too far from the border and too
    close together: a unit that ends at the border has its centroid and its extent on this side of it. The
    spread is therefore moved and widened until the nodes that are left have the place for their centroid and
    the mean square distance from it that the uncut spread has.

    Parameters
    ----------
    places
        The places.

    Returns
    -------
    lon, lat
        Degrees, shape (n, NODES).
    counted
        Which nodes stand for a place, shape (n, NODES).
    known
        Whether the place was held to lie in its country, shape (n,); not where it contradicts the place.
    """
    lon, lat = _laid_out(places.lon, places.lat, places.radius_km)
    for row, unit in enumerate(places.unit):
        if unit is not None:
            nodes = _polygon_nodes if shapely.get_dimensions(unit) == 2 else _line_nodes  # noqa: PLR2004 - an area
            lon[row], lat[row] = nodes(unit)
    counted, known = _in_country(country_of(lon, lat), places.country)
    cut = np.flatnonzero(known & ~counted.all(axis=1) & (places.unit == None))  # noqa: E711 - one by one
    if len(cut):
        some = _some(places, cut)
        lon[cut], lat[cut], counted[cut] = _fitted(some, lon[cut], lat[cut], counted[cut])
    return lon, lat, counted, known


def _some(places: Places, at: slice | NDArray[np.int64]) -> Places:
    """Return some of the places."""
    lon, lat, radius_km, country, unit = places
    return Places(lon[at], lat[at], radius_km[at], country[at], unit[at])


def _laid_out(lon: Floats, lat: Floats, radius_km: Floats) -> tuple[Floats, Floats]:
    """Return the uncut nodes about centres, shape (n, NODES)."""
    rank = np.arange(NODES)
    radii = np.interp((rank + 0.5) / NODES, SPREAD_SHARE, SPREAD_RADII)
    shape = (len(lon), NODES)
    node_lon, node_lat, _ = WGS84.fwd(
        np.broadcast_to(lon[:, None], shape).ravel(),
        np.broadcast_to(lat[:, None], shape).ravel(),
        np.broadcast_to(rank * GOLDEN_ANGLE_DEG % 360, shape).ravel(),
        (radius_km[:, None] * 1000 * radii).ravel(),
    )
    return node_lon.reshape(shape), node_lat.reshape(shape)


def _fitted(places: Places, lon: Floats, lat: Floats, counted: Flags) -> tuple[Floats, Floats, Flags]:
    """Return the nodes of places whose country cuts their spread, moved and widened: see `spread_nodes`."""
    centre_lon, centre_lat, radius = places.lon.copy(), places.lat.copy(), places.radius_km.copy()
    wide = 1 / np.cos(np.radians(places.lat))
    for _ in range(FITTING_STEPS):
        east = _mean((lon - places.lon[:, None]) / wide[:, None], counted)
        north = _mean(lat - places.lat[:, None], counted)
        square = _mean(
            ((lon - places.lon[:, None]) / wide[:, None]) ** 2 + (lat - places.lat[:, None]) ** 2, counted
        )
        aim = SPREAD_SQUARE * (places.radius_km / KM_PER_DEGREE) ** 2
        limit = places.radius_km / KM_PER_DEGREE
        centre_lon -= np.clip(east, -limit, limit) * wide
        centre_lat -= np.clip(north, -limit, limit)
        radius *= np.clip(np.sqrt(aim / square), 0.8, 1.25)
        new_lon, new_lat = _laid_out(centre_lon, centre_lat, radius)
        inside = country_of(new_lon, new_lat) == places.country[:, None]
        good = inside.mean(axis=1) >= LEAST_IN_COUNTRY
        lon[good], lat[good], counted[good] = new_lon[good], new_lat[good], inside[good]
    return lon, lat, counted


def _mean(values: Floats, counted: Flags) -> Floats:
    """Return the mean in each row of the values that count."""
    mean: Floats = np.where(counted, values, 0).sum(axis=1) / counted.sum(axis=1)
    return mean


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


def _distances(lon: Floats, lat: Floats, line: Polyline) -> tuple[Floats, Floats]:
    """Return distance and chainage of nodes in km, shape as theirs."""
    feet, total = nearest_feet(lon.ravel(), lat.ravel(), line)
    km, chainage = np.empty(total), np.empty(total)
    km[feet.point] = feet.distance_m / 1000
    chainage[feet.point] = feet_chainage_km(feet, line)
    return km.reshape(lon.shape), chainage.reshape(lon.shape)


def _interval(values: Floats, counted: Flags) -> Floats:
    """Return the 95 % interval of the values that count in each row, shape (n, 2); Hazen's quantiles."""
    ordered = np.sort(np.where(counted, values, np.inf), axis=1)
    number = counted.sum(axis=1)
    ends = np.empty((len(values), 2))
    for column, share in enumerate(INTERVAL):
        place = np.clip(share * number - 0.5, 0, number - 1)
        before = place.astype(np.int64)
        after = np.minimum(before + 1, number - 1)
        row = np.arange(len(values))
        rest = place - before
        ends[:, column] = ordered[row, before] * (1 - rest) + ordered[row, after] * rest
    return ends
