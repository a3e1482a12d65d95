"""
What the radius of a place makes of "within 10 km of the border".

A place that is known to a radius is not a point. Its true position is spread around the centre, and the
spread is stood for by a fixed set of nodes of equal weight, laid out as a sunflower lays out its seeds:
evenly, without a random stream, so that the same place gives the same figures every time. The probability of
lying within a distance is the share of the nodes that do; the 95 % interval is that of the nodes' distances.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from shapely import LineString

from geo.border.distance import distance_to_line
from geo.crs import WGS84

Floats = NDArray[np.float64]

NODES = 400
INTERVAL = (0.025, 0.975)
# places worked on at a time; with their nodes, 100,000 distances
CHUNK_PLACES = 250
GOLDEN_ANGLE_DEG = 180 * (3 - 5**0.5)


class Proximity(NamedTuple):
    """
    How near places may be to a line, one row for each place.

    Attributes
    ----------
    low_km, high_km
        The 95 % interval of the distance, shape (n,).
    within
        The probability of lying within each distance, shape (n, distances).
    """

    low_km: Floats
    high_km: Floats
    within: Floats


def spread_nodes(lon: Floats, lat: Floats, radius_km: Floats) -> tuple[Floats, Floats]:
    """
    Return the nodes that stand for where a place known to a radius may be: evenly over its disc.

    Parameters
    ----------
    lon, lat
        Centres in degrees, shape (n,).
    radius_km
        Radii, shape (n,).

    Returns
    -------
    lon, lat
        Degrees, shape (n, NODES).
    """
    rank = np.arange(NODES)
    share = np.sqrt((rank + 0.5) / NODES)
    shape = (len(lon), NODES)
    node_lon, node_lat, _ = WGS84.fwd(
        np.broadcast_to(lon[:, None], shape).ravel(),
        np.broadcast_to(lat[:, None], shape).ravel(),
        np.broadcast_to(rank * GOLDEN_ANGLE_DEG % 360, shape).ravel(),
        (radius_km[:, None] * 1000 * share).ravel(),
    )
    return node_lon.reshape(shape), node_lat.reshape(shape)


def proximity(
    lon: Floats, lat: Floats, radius_km: Floats, line: LineString, distances_km: tuple[float, ...]
) -> Proximity:
    """
    Return how near places that are known to a radius may be to a line.

    Parameters
    ----------
    lon, lat
        Centres in degrees, shape (n,), without gaps.
    radius_km
        How far off they may be, shape (n,); above 0.
    line
        The line; (lon, lat) in degrees.
    distances_km
        The distances asked for.

    Returns
    -------
    proximity
        Intervals and probabilities.
    """
    low, high = np.empty(len(lon)), np.empty(len(lon))
    within = np.empty((len(lon), len(distances_km)))
    for first in range(0, len(lon), CHUNK_PLACES):
        rows = slice(first, first + CHUNK_PLACES)
        node_lon, node_lat = spread_nodes(lon[rows], lat[rows], radius_km[rows])
        metres = distance_to_line(node_lon.ravel(), node_lat.ravel(), line).distance_m
        km = metres.reshape(node_lon.shape) / 1000
        low[rows], high[rows] = np.quantile(km, INTERVAL, axis=1)
        within[rows] = (km[:, :, None] <= np.asarray(distances_km)).mean(axis=1)
    return Proximity(low, high, within)
