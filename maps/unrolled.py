"""The figures of the strip: what happened where along the border, when, on which bank, and how often."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.border.chainage import chainage_on_line
from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import Border, given_border
from geo.incidents.clustering import (
    kernel_rates,
    make_grid,
    observed_mass,
    simulate_rates,
    spread_over,
)
from geo.incidents.measure import check_measured
from maps.backdrop import Backdrop, load_villages
from maps.errors import StyleError
from maps.line_words import shown_name
from maps.style import VAGUE_KM, event_style, is_imprecise
from maps.symbols import numbers

Floats = NDArray[np.float64]

# Half-width of the kernel of the rate, as in `geo.incidents.hotspots`.
BANDWIDTH_KM = 12.0
SIMULATIONS = 999
SEED = 1
# Towns this near to the border, in km, are named on the strip; if there are fewer than `FEW_TOWNS`, villages
# too; if these are few as well, all within the larger distance.
TOWN_KM, FAR_TOWN_KM, FEW_TOWNS = 12.0, 50.0, 5
# A line has room for so many kernels at least: on a short one they are narrower.
_FEWEST_KERNELS = 4
_CROSSING_ORDER = 3.5


@dataclass(frozen=True)
class Unrolled:
    """
    The incidents of a strip, one row each in every array.

    Attributes
    ----------
    chainage_km, low_km, high_km
        Where along the border, and the stretch that a rough place may belong to.
    day
        Days since 1970-01-01.
    left
        Whether the place, as it was placed, lies on the left side, of the packaged border the Tajik bank.
    event_type, fatalities, imprecise
        As on a map; NaN for an unknown number of dead.
    length_km
        Length of the border.
    far, vague, unplaced, undated
        How many incidents are not on the strip: too far from the border, too vague, without a place or a
        date.
    """

    chainage_km: Floats
    low_km: Floats
    high_km: Floats
    day: Floats
    left: NDArray[np.bool_]
    event_type: NDArray[np.str_]
    fatalities: Floats
    imprecise: NDArray[np.bool_]
    length_km: float
    far: int
    vague: int
    unplaced: int
    undated: int


@dataclass(frozen=True)
class Rates:
    """
    How many incidents there are for each kilometre of the border, and what chance would give.

    Attributes
    ----------
    at_km
        Middles of the cells of the border.
    rate, low, high
        Incidents per km; and the limits between which, in each cell, 95 % of `SIMULATIONS` even spreads lie,
        of as many incidents that are known as well as these.
    """

    at_km: Floats
    rate: Floats
    low: Floats
    high: Floats


def unroll(incidents: gpd.GeoDataFrame, within_km: float, border: Border | None = None) -> Unrolled:
    """
    Return what a strip shows of a table that `geo.measure` has been over.

    Parameters
    ----------
    incidents
        The incident table with `border_km` and `chainage_km`.
    within_km
        How near the border an incident must be to be on the strip.
    border
        The line that `geo.measure` used; the packaged border by default.

    Raises
    ------
    StyleError
        If the table has not been measured, or the line has gaps.
    IncidentError
        If it was measured against another line.
    """
    line = given_border(border, StyleError)
    check_unrolls(line)
    check_measured(incidents, line)
    if "chainage_km" not in incidents or "border_km" not in incidents:
        raise StyleError("the table has no column chainage_km: measure it first, with geo.measure")
    chainage, away = numbers(incidents, "chainage_km"), numbers(incidents, "border_km")
    radius = np.nan_to_num(numbers(incidents, "radius_km"))
    unplaced = np.isnan(chainage)
    vague = ~unplaced & (radius > VAGUE_KM)
    far = ~unplaced & ~vague & (away > within_km)
    days = _days(incidents)
    undated = ~(unplaced | vague | far) & np.isnan(days)
    kept = ~(unplaced | vague | far | undated)
    shown = incidents[kept]
    low, high = _stretches(shown, chainage[kept], line.length_km)
    points = shown.geometry
    left = side_of_line(points.x.to_numpy(), points.y.to_numpy(), line.line) > 0
    kinds = [event_style(kind).event_type for kind in shown.get("event_type", pd.Series("", shown.index))]
    return Unrolled(
        chainage_km=chainage[kept],
        low_km=low,
        high_km=high,
        day=days[kept],
        left=np.asarray(left, dtype=np.bool_),
        event_type=np.asarray(kinds, dtype=np.str_),
        fatalities=numbers(shown, "fatalities"),
        imprecise=is_imprecise(shown),
        length_km=line.length_km,
        far=int(far.sum()),
        vague=int(vague.sum()),
        unplaced=int(unplaced.sum()),
        undated=int(undated.sum()),
    )


def _days(incidents: gpd.GeoDataFrame) -> Floats:
    """Return the days since 1970 of the dates, NaN where there is none."""
    column = incidents.get("event_date", pd.Series(np.nan, incidents.index))
    dates = pd.to_datetime(column, errors="coerce").to_numpy("datetime64[D]")
    days = dates.astype(np.int64).astype(np.float64)
    return np.where(np.isnat(dates), np.nan, days)


def _stretches(shown: gpd.GeoDataFrame, chainage_km: Floats, length_km: float) -> tuple[Floats, Floats]:
    """Return the stretch of the border that each place may belong to: a point's is its chainage alone."""
    low, high = numbers(shown, "chainage_km_low"), numbers(shown, "chainage_km_high")
    radius = np.nan_to_num(numbers(shown, "radius_km"))
    low = np.where(np.isfinite(low), low, chainage_km - radius)
    high = np.where(np.isfinite(high), high, chainage_km + radius)
    return np.clip(low, 0, length_km), np.clip(high, 0, length_km)


def rates(strip: Unrolled) -> Rates:
    """Return the rate along the border, and the limits of chance; rough places count along their stretch."""
    grid = make_grid(strip.length_km, min(BANDWIDTH_KM, strip.length_km / _FEWEST_KERNELS))
    spreads = spread_over(strip.low_km, strip.high_km, np.ones(len(strip.day)), grid)
    edges = grid.edges_km
    middles = (edges[:-1] + edges[1:]) / 2
    if not len(strip.day):
        nothing = np.zeros(grid.cells)
        return Rates(middles, nothing, nothing, nothing)
    simulated, _ = simulate_rates(spreads, grid, SIMULATIONS, SEED)
    low, high = np.quantile(simulated, [0.025, 0.975], axis=0)
    return Rates(middles, kernel_rates(observed_mass(spreads, grid)[None, :], grid)[0], low, high)


def check_unrolls(border: Border) -> None:
    """
    Refuse a line without chainage.

    Raises
    ------
    StyleError
        If the line has gaps.
    """
    if not border.reaches:
        count = shapely.get_num_geometries(border.course)
        raise StyleError(
            f"{shown_name(border)}: its {count} pieces do not join end to end, so that there are no "
            "kilometres along it and no strip; give one piece with --line FILE, or draw it with panj map"
        )


def places_along(backdrop: Backdrop, border: Border | None = None) -> gpd.GeoDataFrame:
    """
    Return towns and crossings near the border, the most important first.

    Parameters
    ----------
    backdrop
        Where towns and crossings are taken from.
    border
        The packaged one by default.

    Returns
    -------
    places
        Columns `place_id, name, chainage_km, left` (bank), `rank` (as in the backdrop; 0 for a crossing).
    """
    line = given_border(border).line
    # where hardly any town is near, villages, and what lies farther off, say what part of the line it is
    for towns, km in ((backdrop.towns, TOWN_KM), (load_villages(), TOWN_KM), (load_villages(), FAR_TOWN_KM)):
        known = pd.concat([towns, backdrop.crossings.assign(rank=0)], ignore_index=True)
        away_m = distance_to_line(known.geometry.x.to_numpy(), known.geometry.y.to_numpy(), line).distance_m
        close = known[away_m <= km * 1000]
        if len(close) >= FEW_TOWNS:
            break
    lon, lat = close.geometry.x.to_numpy(), close.geometry.y.to_numpy()
    along, left = chainage_on_line(lon, lat, line), side_of_line(lon, lat, line) > 0
    places = close[["place_id", "name", "rank", "geometry"]].assign(chainage_km=along, left=left)
    # seats go before crossings, and those before villages
    order = places["rank"].replace(0, _CROSSING_ORDER)
    return gpd.GeoDataFrame(places.loc[order.sort_values(kind="stable").index])
