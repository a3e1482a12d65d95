"""False alarms and power of the hotspots on the packaged border, and their K function beside PySAL's."""

import argparse
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

import geopandas as gpd
import numpy as np
import shapely
from page import put
from shapely import LineString

from geo.border.chainage import chainage_on_line, points_at_chainage
from geo.border.line import load_border
from geo.border.polyline import prepare_line
from geo.incidents.clustering import (
    Chance,
    Grid,
    Planted,
    Spreads,
    adjusted,
    line_k,
    make_grid,
    simulate_chance,
    simulate_rates,
)
from geo.incidents.hotspots import BANDWIDTH_KM, FALSE_DISCOVERY_RATE, PERMUTATIONS, SEED, STRETCH_KM

FOLDS = (2.0, 3.0, 5.0, 10.0, 20.0)
COUNTS = (62, 200, 1000)
# the seeds of the tables under test; the seed of chance is the default one
TEST_SEED = 20_000
# a plane in which the border's length is true to 0.05 %: the K function of PySAL knows no ellipsoid
PLANE = "+proj=laea +lat_0=37.8 +lon_0=71 +datum=WGS84 +units=m"
K_DISTANCES_KM = (5.0, 10.0, 20.0, 50.0, 100.0)
MOST_ALARMS, LEAST_POWER, K_TOLERANCE = 0.05, 0.90, 0.01


def main() -> int:
    """Measure, print, write the table into the docs, and return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a tenth of the simulations; the docs stay")
    small = parser.parse_args().small
    rows = 100 if small else 1000
    started = time.perf_counter()
    lines, alarms, power = rates_table(rows)
    lines += ["", *(k_lines := k_table())]
    took = time.perf_counter() - started
    print("\n".join(lines), f"\n\n{took:.0f} s")
    if small:
        return 0
    put("hotspots.md", [*header(rows), "", *lines])
    worst = max((abs(float(line.split("|")[4])) for line in k_lines if line[2:3].isdigit()), default=0.0)
    return int(max(alarms) > MOST_ALARMS or power < LEAST_POWER or worst > K_TOLERANCE)


def rates_table(rows: int) -> tuple[list[str], list[float], float]:
    """Return the table of false alarms and power, the false alarms, and the power that the bar is about."""
    grid = make_grid(load_border().length_km, BANDWIDTH_KM)
    head = " | ".join(f"{fold:g} times" for fold in FOLDS)
    lines = [
        f"| incidents | places known to | false alarms | {head} |",
        "|---|---|---" + "|---" * len(FOLDS) + "|",
    ]
    alarms, bar = [], 0.0
    for count in COUNTS:
        for known, spreads in (("1 km", exact(count)), ("a third each: 1, 20, 60 km", vague(count, grid))):
            chance = simulate_chance(spreads, grid, PERMUTATIONS, SEED)
            alarms.append(found_share(spreads, grid, chance, rows, Planted(grid.cells, 1.0)))
            power = [
                found_share(spreads, grid, chance, rows, Planted(round(STRETCH_KM / grid.cell_km), f))
                for f in FOLDS
            ]
            if count == max(COUNTS) and known == "1 km":
                bar = power[FOLDS.index(3.0)]
            figures = " | ".join(f"{share:.1%}" for share in power)
            lines.append(f"| {count:,} | {known} | {alarms[-1]:.1%} | {figures} |")
    return lines, alarms, bar


def exact(count: int) -> Spreads:
    """Return points that are known to a cell; where they are does not matter to a simulation."""
    return Spreads(np.zeros(count, np.int64), np.zeros(count, np.int64), np.ones(count))


def vague(count: int, grid: Grid) -> Spreads:
    """Return points that are known to 1, 20 and 60 km, a third each."""
    reach = np.resize(np.round(np.array([0.0, 20.0, 60.0]) / grid.cell_km).astype(np.int64), count)
    return Spreads(np.zeros(count, np.int64), reach, np.ones(count))


def found_share(spreads: Spreads, grid: Grid, chance: Chance, rows: int, planted: Planted) -> float:
    """Return the share of simulated tables in which a part of the planted stretch is named."""
    rates, start = simulate_rates(spreads, grid, rows, TEST_SEED + round(planted.fold), planted)
    hot = adjusted(chance.p_values(rates)) <= FALSE_DISCOVERY_RATE
    after = np.arange(grid.cells) - start[:, None]
    return float((hot & (after >= 0) & (after < planted.cells)).any(axis=1).mean())


def k_table() -> list[str]:
    """
    Return the K function of 200 random points, half of them in a stretch of 100 km, by both.

    The line is the border with a vertex every 10 km: PySAL's paths between 7,351 vertices take hours.
    """
    try:
        import spaghetti  # noqa: PLC0415 - not needed for the rest, and not always there
    except ImportError:
        return ["PySAL's spaghetti is not installed: its K function was not compared."]
    border = load_border()
    course = LineString(np.column_stack(points_at_chainage(border.line, np.arange(0, border.length_km, 10))))
    length_km = prepare_line(course).total_m / 1000
    random = np.random.default_rng(SEED)
    known = np.concatenate([random.uniform(0, length_km, 100), random.uniform(500, 600, 100)])
    lon, lat = points_at_chainage(course, known)
    km = chainage_on_line(lon, lat, course)
    line = gpd.GeoDataFrame(geometry=[course], crs=4326).to_crs(PLANE)
    points = gpd.GeoDataFrame(geometry=shapely.points(lon, lat), crs=4326).to_crs(PLANE)
    network = spaghetti.Network(in_data=line)
    network.snapobservations(points, "points", attribute=False)
    # PySAL takes equal steps: 21 of them, 0 to 100 km, hold all distances asked for
    peer = network.GlobalAutoK(
        network.pointpatterns["points"], nsteps=21, permutations=1, upperbound=max(K_DISTANCES_KM) * 1000
    )
    theirs = np.interp(np.array(K_DISTANCES_KM) * 1000, peer.xaxis, peer.observed) / 1000
    ours = line_k(km, length_km, K_DISTANCES_KM)
    rows = [
        f"| {d:g} | {a:.3f} | {b:.3f} | {a / b - 1:+.5f} |"
        for d, a, b in zip(K_DISTANCES_KM, ours, theirs, strict=True)
    ]
    return ["| distance, km | K, km | K by PySAL, km | difference |", "|---|---|---|---|", *rows]


def header(rows: int) -> list[str]:
    """Return when, with what and how the tables were measured."""
    names = ("panj", "numpy", "shapely", "pyproj", "spaghetti", "libpysal")
    versions = ", ".join(f"{name} {_version(name)}" for name in names)
    python = ".".join(str(part) for part in sys.version_info[:3])
    figures = f"{rows:,} simulated tables for each figure, {PERMUTATIONS:,} permutations"
    text = (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with Python {python}, {versions}; {figures}, bandwidth "
        f"{BANDWIDTH_KM:g} km. Written by `python benchmarks/bench_hotspots.py`."
    )
    return [text]


def _version(name: str) -> str:
    """Return the version of a package, or say that it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    sys.exit(main())
