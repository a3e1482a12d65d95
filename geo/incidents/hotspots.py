"""Where along the border incidents cluster, and what so many incidents can show at all."""

import reprlib
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely import LineString

from geo.border.chainage import points_at_chainage
from geo.border.line import Border, given_border
from geo.border.polyline import Polyline, prepare_line
from geo.errors import IncidentError
from geo.incidents.clustering import (
    CELLS_PER_BANDWIDTH,
    Chance,
    Grid,
    Planted,
    Spreads,
    adjusted,
    chance_k,
    kernel_rates,
    line_k,
    make_grid,
    observed_mass,
    simulate_chance,
    simulate_rates,
    spread_over,
)
from geo.incidents.measure import check_measured, within_column
from geo.incidents.table import CRS
from geo.numbers import as_number

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BANDWIDTH_KM = 12.0
WITHIN_KM = 50.0
PERMUTATIONS, MOST_PERMUTATIONS = 9999, 1_000_000
SEED = 1
FALSE_DISCOVERY_RATE = 0.05
# what the power is stated for: a stretch of this length, so many times as busy as the rest of the line
STRETCH_KM = 20.0
FOLDS = (2.0, 3.0, 5.0, 10.0, 20.0)
POWER_ROWS = 400
PAIR_DISTANCES_KM = (5.0, 10.0, 20.0, 50.0, 100.0)
# more cells than this need more memory than a laptop should give
MOST_CELLS = 5000


@dataclass(frozen=True)
class Hotspots:
    """
    Where along a border incidents are more frequent than chance.

    Attributes
    ----------
    segments
        One row a stretch: `hotspot` (its name), `start_km`, `end_km`, `length_km`, `reach`, `incidents`
        (expected number, given how well places are known), `expected` (what an even spread would give),
        `times` (their ratio), `rate_per_km` (the highest), `p_value` (the lowest), `q_value` (the lowest,
        adjusted), and the stretch as a line. EPSG:4326.
    profile
        One row a cell of the border, from its start to its end: `start_km, end_km, rate_per_km, p_value,
        q_value, hotspot` and the cell as a line.
    incidents
        The incidents given, with the column `hotspot`: the name of the stretch that holds more than half of
        where the incident may have been; missing outside.
    power
        What can be seen: `times` as busy a stretch, and `found`, the share of 400 simulated tables like
        this one in which at least a part of such a stretch of 20 km is flagged.
    pairs
        Clustering at all: up to `distance_km` along the border, pairs of the `incidents` that are known
        better than that are `times` as many as chance gives.
    counted
        Expected number of incidents that took part.
    rows
        Number of rows that took part.
    length_km
        Length of the border.
    """

    segments: gpd.GeoDataFrame
    profile: gpd.GeoDataFrame
    incidents: gpd.GeoDataFrame
    power: pd.DataFrame
    pairs: pd.DataFrame
    counted: float
    rows: int
    length_km: float


class _Profile(NamedTuple):
    """The figures of the cells, each of shape (cells,)."""

    mass: Floats
    rate: Floats
    p: Floats
    q: Floats

    @property
    def hot(self) -> Flags:
        """Which cells are busier than chance."""
        return self.q <= FALSE_DISCOVERY_RATE


def find_hotspots(
    incidents: gpd.GeoDataFrame,
    *,
    border: Border | None = None,
    within_km: float = WITHIN_KM,
    bandwidth_km: float = BANDWIDTH_KM,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Hotspots:
    """
    Return the stretches of a border where incidents are more frequent than chance.

    Chance is an even spread along the border: towns, roads and reporters are not evenly spread either, so a
    hotspot says where incidents are reported, not why.

    Parameters
    ----------
    incidents
        A table that `measure` has been over. An incident known to a radius is spread evenly between
        `chainage_km_low` and `chainage_km_high`; where the table lacks these, over `chainage_km` ±
        `radius_km`.
    border
        The line that `measure` used; the packaged border by default.
    within_km
        How near the border incidents must be to take part; one that may be nearer counts with its
        probability. `measure` must have been asked for this distance.
    bandwidth_km
        Half-width of the kernel: what is nearer together than this is seen as one.
    permutations
        Number of simulations of chance.
    seed
        Seed of their random stream: the same seed gives the same answer.

    Returns
    -------
    hotspots
        Stretches, profile, incidents with their stretch, and what so many incidents can show.

    Raises
    ------
    IncidentError
        If the table has not been measured, or against another line, or an option is out of its range.
    GeometryError
        If the line has gaps.
    """
    border = given_border(border, IncidentError)
    check_measured(incidents, border)
    line = prepare_line(border.line)
    within_km, bandwidth_km = (
        as_number(km, what, IncidentError)
        for km, what in ((within_km, "within"), (bandwidth_km, "bandwidth"))
    )
    grid = _check_options(border.length_km, bandwidth_km, permutations)
    weight, low, high = _intervals(incidents, within_km, border.length_km)
    spreads = spread_over(low, high, weight, grid)
    chance = simulate_chance(spreads, grid, permutations, seed)
    profile = _profile(spreads, grid, chance)
    segments = _segments(profile, grid, border, line)
    table = incidents.assign(hotspot=_membership(weight, low, high, segments, incidents.index))
    return Hotspots(
        segments=segments,
        profile=_profile_table(profile, grid, segments, line),
        incidents=table,
        power=_power(spreads, grid, chance, seed),
        pairs=_pairs(weight, low, high, border.length_km),
        counted=float(spreads.weight.sum()),
        rows=len(spreads.weight),
        length_km=border.length_km,
    )


def _check_options(length_km: float, bandwidth_km: float, permutations: int) -> Grid:
    """Return the cells; raise IncidentError if an option is out of its range."""
    if not isinstance(permutations, int | np.integer) or not 0 < permutations <= MOST_PERMUTATIONS:
        raise IncidentError(
            f"permutations {reprlib.repr(permutations)}: give a whole number, 1 to {MOST_PERMUTATIONS:,}"
        )
    least = CELLS_PER_BANDWIDTH * length_km / MOST_CELLS
    if not least <= bandwidth_km <= length_km / 4:
        raise IncidentError(
            f"bandwidth {bandwidth_km:g} km: on a line of {length_km:,.0f} km it must be "
            f"{least:.2g} to {length_km / 4:.3g} km"
        )
    grid = make_grid(length_km, bandwidth_km)
    # the smallest p-value, 1 / (permutations + 1), must pass the step-up procedure in half a kernel's cells
    fewest = round(grid.cells / CELLS_PER_BANDWIDTH / FALSE_DISCOVERY_RATE)
    if permutations + 1 < fewest:
        raise IncidentError(
            f"{permutations:,} permutations cannot show a hotspot in {grid.cells:,} cells: use "
            f"{fewest - 1:,} or more ({PERMUTATIONS:,} are usual), or a wider bandwidth"
        )
    return grid


def _intervals(
    incidents: gpd.GeoDataFrame, within_km: float, length_km: float
) -> tuple[Floats, Floats, Floats]:
    """Return what each row counts, and the chainages it lies between; weight 0 where it takes no part."""
    column = within_column(within_km)
    for name in ("chainage_km", column):
        if name not in incidents:
            raise IncidentError(
                f"the table has no column {name}: measure it first, with {within_km:g} km among the distances"
            )
    chainage = _numbers(incidents, "chainage_km")
    if "chainage_km_low" in incidents and "chainage_km_high" in incidents:
        low, high = _numbers(incidents, "chainage_km_low"), _numbers(incidents, "chainage_km_high")
    else:
        radius = np.nan_to_num(_numbers(incidents, "radius_km")) if "radius_km" in incidents else 0.0
        low, high = chainage - radius, chainage + radius
    low, high = (np.clip(np.where(np.isnan(end), chainage, end), 0, length_km) for end in (low, high))
    weight = np.where(np.isnan(chainage), 0.0, np.nan_to_num(_numbers(incidents, column)))
    return weight, np.nan_to_num(low), np.nan_to_num(high)


def _numbers(incidents: gpd.GeoDataFrame, name: str) -> Floats:
    """Return a column as floats, NaN where it is empty."""
    values: Floats = pd.to_numeric(incidents[name]).to_numpy(dtype=float, na_value=np.nan)
    return values


def _profile(spreads: Spreads, grid: Grid, chance: Chance) -> _Profile:
    """Return rate, p-value and q-value in every cell."""
    mass = observed_mass(spreads, grid)
    rate = kernel_rates(mass[None, :], grid)
    p = chance.p_values(rate.astype(np.float32))[0]
    return _Profile(mass, rate[0], p, adjusted(p))


def _runs(flags: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first index of each run of true flags, and the first after it."""
    steps = np.diff(flags.astype(np.int8), prepend=0, append=0)
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)


def _segments(profile: _Profile, grid: Grid, border: Border, line: Polyline) -> gpd.GeoDataFrame:
    """Return one row for each run of busy cells."""
    starts, ends = _runs(profile.hot)
    edges = grid.edges_km
    middle = (edges[starts] + edges[ends]) / 2
    length = edges[ends] - edges[starts]
    counts = [float(profile.mass[a:b].sum()) for a, b in zip(starts, ends, strict=True)]
    expected = profile.mass.sum() * length / border.length_km
    rows = pd.DataFrame(
        {
            "hotspot": _names(edges[starts], edges[ends]),
            "start_km": edges[starts],
            "end_km": edges[ends],
            "length_km": length,
            "reach": border.reach_at(middle),
            "incidents": counts,
            "expected": expected,
            "times": np.asarray(counts) / expected,
            "rate_per_km": [float(profile.rate[a:b].max()) for a, b in zip(starts, ends, strict=True)],
            "p_value": [float(profile.p[a:b].min()) for a, b in zip(starts, ends, strict=True)],
            "q_value": [float(profile.q[a:b].min()) for a, b in zip(starts, ends, strict=True)],
        }
    )
    shapes = [_cut_at(line, edges[[a, b]])[0] for a, b in zip(starts, ends, strict=True)]
    return gpd.GeoDataFrame(rows, geometry=gpd.GeoSeries(shapes, index=rows.index, crs=CRS))


def _names(start_km: Floats, end_km: Floats) -> "pd.Series[str]":
    """Return what the stretches are called, by their chainage: `km 764-790`."""
    return pd.Series([f"km {a:.0f}-{b:.0f}" for a, b in zip(start_km, end_km, strict=True)], dtype="str")


def _profile_table(
    profile: _Profile, grid: Grid, segments: gpd.GeoDataFrame, line: Polyline
) -> gpd.GeoDataFrame:
    """Return one row for each cell."""
    edges = grid.edges_km
    middle = (edges[:-1] + edges[1:]) / 2
    rows = pd.DataFrame(
        {
            "start_km": edges[:-1],
            "end_km": edges[1:],
            "rate_per_km": profile.rate,
            "p_value": profile.p,
            "q_value": profile.q,
            "hotspot": _containing(middle, segments),
        }
    )
    shapes = _cut_at(line, edges)
    return gpd.GeoDataFrame(rows, geometry=gpd.GeoSeries(shapes, index=rows.index, crs=CRS))


def _cut_at(line: Polyline, edges_km: Floats) -> NDArray[np.object_]:
    """Return the parts of a line between each chainage and the next."""
    whole = LineString(np.column_stack([line.lon, line.lat]))
    cut_lon, cut_lat = points_at_chainage(whole, np.minimum(edges_km, line.total_m / 1000))
    vertex = line.start[1:]
    along = np.r_[edges_km * 1000, line.chainage_m[1:]]
    # a cut that falls on a vertex comes before it
    order = np.argsort(along, kind="stable")
    points = np.column_stack([np.r_[cut_lon, line.lon[vertex]], np.r_[cut_lat, line.lat[vertex]]])[order]
    cuts = np.flatnonzero(order < len(edges_km))
    parts = [LineString(points[a : b + 1]) for a, b in pairwise(cuts)]
    return np.asarray(shapely.remove_repeated_points(parts), dtype=object)


def _containing(chainage_km: Floats, segments: gpd.GeoDataFrame) -> "pd.Series[str]":
    """Return the name of the stretch that holds each chainage, missing outside."""
    names = pd.Series(np.full(len(chainage_km), None, dtype=object), dtype="str")
    for row in segments.itertuples():
        names[(chainage_km >= row.start_km) & (chainage_km <= row.end_km)] = row.hotspot
    return names


def _membership(
    weight: Floats, low: Floats, high: Floats, segments: gpd.GeoDataFrame, index: pd.Index
) -> "pd.Series[str]":
    """Return the stretch that holds more than half of each incident's interval, missing for the others."""
    names = pd.Series(np.full(len(low), None, dtype=object), index=index, dtype="str")
    for row in segments.itertuples():
        shared = np.minimum(high, row.end_km) - np.maximum(low, row.start_km)
        # an exact point has an interval of no length: it is in the stretch, or not
        held = np.where(high > low, shared > (high - low) / 2, shared >= 0)
        names[held & (weight > 0)] = row.hotspot
    return names


def _power(spreads: Spreads, grid: Grid, chance: Chance, seed: int) -> pd.DataFrame:
    """Return how often stretches of several strengths would be found with incidents like these."""
    cells = min(max(1, round(STRETCH_KM / grid.cell_km)), grid.cells - 1)
    found = []
    for i, fold in enumerate(FOLDS):
        rates, start = simulate_rates(spreads, grid, POWER_ROWS, seed + 1 + i, Planted(cells, fold))
        hot = adjusted(chance.p_values(rates)) <= FALSE_DISCOVERY_RATE
        after = np.arange(grid.cells) - start[:, None]
        found.append(float((hot & (after >= 0) & (after < cells)).any(axis=1).mean()))
    return pd.DataFrame({"times": FOLDS, "found": found})


def _pairs(weight: Floats, low: Floats, high: Floats, length_km: float) -> pd.DataFrame:
    """Return how many times as many pairs as by chance lie within several distances along the line."""
    rows = []
    for distance in PAIR_DISTANCES_KM:
        known = (weight > 0) & (high - low <= distance)
        count = int(known.sum())
        enough = count > 1 and distance < length_km
        middle = (low[known] + high[known]) / 2
        ratio = (
            line_k(middle, length_km, [distance])[0] / chance_k(count, length_km, [distance])[0]
            if enough
            else np.nan
        )
        rows.append((distance, count, ratio))
    return pd.DataFrame(rows, columns=["distance_km", "incidents", "times"])
