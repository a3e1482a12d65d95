"""
What the radius of a place makes of "within 10 km of the border".

A place that is known to a radius is not a point. Nodes of equal weight stand for where it may be (`spread`):
the probability of lying within a distance is the share of the nodes that do, an interval that of the nodes'
figures. What the radius leaves open anyway is not measured to the nanometre: the nodes are measured against
a line thinned within a hundredth of the radius.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
import shapely
from numpy.typing import NDArray
from tqdm import tqdm

from geo.border.polyline import Polyline
from geo.border.search import spatial_order
from geo.border.thinned import Thinned, nearest_on_thinned, thin_line
from geo.crs import to_ecef
from geo.incidents.spread import Nodes, Places, spread_nodes

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

INTERVAL = (0.025, 0.975)
# places worked on at a time; with their nodes, 100,000 distances
CHUNK_PLACES = 200
# how far the thinned line may lie off, in metres, for a radius of 1 to 2 km; twice as far for twice the
# radius, up to the most, which is less than the line itself is in doubt
TOLERANCE_M = 10.0
FINEST, COARSEST = -3, 4


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
    progress: bool = False,
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
    progress
        Show a progress bar on standard error.

    Returns
    -------
    proximity
        Intervals and probabilities; a place's own do not depend on the others.
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

    def work(part: tuple[Ints, Thinned]) -> int:
        rows, thinned = part
        nodes = spread_nodes(places.take(rows))
        counted = nodes.counted
        km, chainage = _distances(nodes, thinned)
        found.known_country[rows] = nodes.known
        found.distance_km[rows] = _interval(km, counted)
        found.chainage_km[rows] = _interval(chainage, counted)
        near = (km[:, :, None] <= np.asarray(distances_km)) & counted[:, :, None]
        number = counted.sum(axis=1)[:, None]
        found.within[rows] = near.sum(axis=1) / number
        sure = counted & (km > doubt_km[rows, None])
        for column, country in enumerate(countries):
            inside = (nodes.code == country) & sure
            found.country_share[rows, column] = inside.sum(axis=1) / number[:, 0]
        other = counted & ~np.isin(nodes.code, countries)
        found.elsewhere_share[rows] = other.sum(axis=1) / number[:, 0]
        return len(rows)

    with (
        ThreadPoolExecutor(cpu_count()) as pool,
        tqdm(total=total, unit=" places", disable=not progress) as bar,
    ):
        for done in pool.map(work, _parts(places, line)):
            bar.update(done)
    return found


def _parts(places: Places, line: Polyline) -> Iterator[tuple[Ints, Thinned]]:
    """Yield places that are neighbours and of like radius, and the line thinned for them."""
    level = np.clip(np.floor(np.log2(places.radius_km)), FINEST, COARSEST)
    # what lies along a line of its own may lie along this one
    level[shapely.get_dimensions(places.unit) == 1] = FINEST
    order = spatial_order(to_ecef(places.lon, places.lat))
    for one in np.unique(level):
        rows = order[level[order] == one]
        thinned = thin_line(line, TOLERANCE_M * 2.0**one)
        for first in range(0, len(rows), CHUNK_PLACES):
            yield rows[first : first + CHUNK_PLACES], thinned


def _distances(nodes: Nodes, line: Thinned) -> tuple[Floats, Floats]:
    """Return distance and chainage of nodes in km, shape as theirs."""
    distance_m, chainage_m = nearest_on_thinned(nodes.lon.ravel(), nodes.lat.ravel(), line)
    return distance_m.reshape(nodes.lon.shape) / 1000, chainage_m.reshape(nodes.lon.shape) / 1000


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
