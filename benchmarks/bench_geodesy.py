"""
Distances to the border and buffers of it, beside geopandas, DuckDB spatial and PostGIS, in one run.

Prints its tables; with --write, puts them into docs/geodesy.md with date and versions. What is not installed
is left out, and said. Errors are against an independent minimisation (golden-section search on every segment
that can hold the foot), the one that the tests use; the side is held against the country polygons.

    python benchmarks/bench_geodesy.py --write
"""

import argparse
import datetime as dt
import importlib.util
import platform
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import peers
import pyproj
import shapely
from numpy.typing import NDArray
from page import put
from pyproj import Geod, Transformer

from geo.border.buffer import buffer_line
from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import load_border
from geo.layers import country_of

Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
GEOD = Geod(ellps="WGS84")
UTM_42N = "EPSG:32642"
LAEA = "+proj=laea +lat_0=37.6 +lon_0=71.3 +datum=WGS84"
BUFFER_KM = 50.0


class Distances(NamedTuple):
    """What a method took for how many points, and its errors against the reference."""

    name: str
    points: int
    seconds: float
    worst_of_bar: float
    worst_m: float
    median_m: float


class Buffer(NamedTuple):
    """A buffer: time, error of its edge, points on the wrong side in a million, vertices, validity."""

    name: str
    seconds: float
    least_percent: float
    most_percent: float
    wrong: float
    vertices: int
    valid: bool


def tests() -> Any:
    """Return the tests of the distance: their lines, and their independent minimisation."""
    path = ROOT / "tests" / "geo" / "border" / "test_distance.py"
    spec = importlib.util.spec_from_file_location("reference", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def true_distances(lon: Floats, lat: Floats, line: shapely.LineString) -> Floats:
    """Return the distances that the independent minimisation finds, in metres."""
    vertices, least_distance = np.asarray(line.coords), tests().brute_force
    parts = np.array_split(np.arange(len(lon)), max(len(lon) // 1000, 1))
    return np.concatenate([least_distance(lon[i], lat[i], vertices) for i in parts])


def worst_of_bar(metres: Floats, true: Floats) -> float:
    """Return the largest error as a multiple of what is allowed: 1e-9 of the distance, or 10 nm."""
    return float((np.abs(metres - true) / np.maximum(1e-9 * true, 1e-8)).max())


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return the result of some work, and the seconds it took."""
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


class Scatter(NamedTuple):
    """Points around the border, and the true distances of the first of them, in metres."""

    lon: Floats
    lat: Floats
    true: Floats

    def row(self, name: str, metres: Floats, seconds: float) -> Distances:
        """Return the row of a method that gave these distances for the first points."""
        some = min(len(metres), len(self.true))
        error = np.abs(metres[:some] - self.true[:some])
        worst = worst_of_bar(metres[:some], self.true[:some])
        return Distances(name, len(metres), seconds, worst, float(error.max()), float(np.median(error)))


def scatter(number: int) -> Scatter:
    """Return points with the distances that the independent minimisation finds for up to 20,000 of them."""
    rng = np.random.default_rng(61)
    lon, lat = rng.uniform(67, 75.5, number), rng.uniform(36, 39.5, number)
    return Scatter(lon, lat, true_distances(lon[:20_000], lat[:20_000], load_border().line))


def measure_kinds(number: int) -> list[tuple[str, int, float]]:
    """Return, for lines of several kinds, how many points and the worst error as a multiple of the bar."""
    lines = {"the packaged border": load_border().line, **tests().LINES}
    rows = []
    for seed, (name, line) in enumerate(lines.items()):
        lon, lat = tests().scattered(line, number, 400, seed)
        metres = distance_to_line(lon, lat, line).distance_m
        rows.append((name, number, worst_of_bar(metres, true_distances(lon, lat, line))))
    return rows


def measure_sides(number: int) -> str:
    """Return how many points are on the side that the country polygons say."""
    rng = np.random.default_rng(63)
    line = load_border().line
    lon, lat = rng.uniform(67, 75.5, 2 * number), rng.uniform(36, 39.5, 2 * number)
    code = country_of(lon, lat)
    some = np.flatnonzero(np.isin(code, ("TJ", "AF")))[:number]
    lon, lat, code = lon[some], lat[some], code[some]
    other = side_of_line(lon, lat, line) != np.where(code == "TJ", 1, -1)
    near = distance_to_line(lon, lat, line).distance_m <= 1
    wrong = np.count_nonzero(other & ~near)
    return (
        f"Side: of {len(some):,} points of the two countries in that window, {wrong} lie on another side of "
        f"the line than the country polygons say, leaving out the {np.count_nonzero(near)} within 1 m of it."
    )


def measure_distances(number: int, connection: Any) -> tuple[list[Distances], list[str]]:
    """Return the rows of the table of distances, and the versions of the peers."""
    line = load_border().line
    points = scatter(number)
    lon, lat, _ = points
    ours, seconds = timed(partial(distance_to_line, lon, lat, line))
    rows = [points.row("**panj** `distance_to_line`", ours.distance_m, seconds)]
    floor, seconds = timed(lambda: GEOD.inv(lon, lat, ours.foot_lon, ours.foot_lat)[2])
    rows.append(points.row("one `pyproj.Geod.inv` to the known foot (the floor)", floor, seconds))
    drawn = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=4326).to_crs(UTM_42N)
    segments = gpd.GeoDataFrame(geometry=_segments(line), crs=4326).to_crs(UTM_42N)
    joined, seconds = timed(lambda: gpd.sjoin_nearest(drawn, segments, distance_col="metres"))
    metres = joined.groupby(level=0)["metres"].first().to_numpy()
    rows.append(points.row("geopandas `sjoin_nearest`, UTM 42N", metres, seconds))
    few = slice(min(number, 20_000))
    versions = ["DuckDB spatial not installed", "PostGIS not installed"]
    x, y = _utm(np.column_stack([lon[few], lat[few]])).T.copy()
    duck = peers.duckdb_distances(x, y, shapely.transform(line, _utm))
    if duck is not None:
        rows.append(points.row("DuckDB spatial `ST_Distance`, UTM 42N", *duck[:2]))
        versions[0] = f"DuckDB {duck[2]}"
    if connection is not None:
        found = peers.postgis_distances(connection, lon[few], lat[few], line)
        rows.append(points.row("PostGIS geography `ST_Distance`", *found))
        versions[1] = f"PostGIS {peers.postgis_version(connection)}"
    return rows, versions


def _segments(line: shapely.LineString) -> list[shapely.LineString]:
    """Return the segments of a line, for the search tree of the peer."""
    coordinates = np.asarray(line.coords)
    return list(shapely.linestrings(np.stack([coordinates[:-1], coordinates[1:]], axis=1)))


def _utm(points: Floats) -> Floats:
    """Return (lon, lat) as UTM 42N metres."""
    return np.column_stack(Transformer.from_crs(4326, UTM_42N, always_xy=True).transform(*points.T))


def measure_buffers(number: int, connection: Any) -> list[Buffer]:
    """Return the rows of the table of buffers."""
    line = load_border().line
    rng = np.random.default_rng(62)
    lon, lat = rng.uniform(66.8, 76, number), rng.uniform(35.8, 39.4, number)
    near = distance_to_line(lon, lat, line).distance_m <= BUFFER_KM * 1000
    rows = []

    def add(name: str, zone: Any, seconds: float) -> None:
        edge = shapely.get_coordinates(shapely.segmentize(zone.boundary, BUFFER_KM / 111 * 0.002))
        off = distance_to_line(edge[:, 0], edge[:, 1], line).distance_m / (BUFFER_KM * 10) - 100
        shapely.prepare(zone)
        wrong = np.count_nonzero(shapely.contains_xy(zone, lon, lat) != near) * 1_000_000 / number
        vertices = int(shapely.get_num_coordinates(zone))
        rows.append(Buffer(name, seconds, off.min(), off.max(), wrong, vertices, bool(zone.is_valid)))

    add("**panj** `buffer_line`", *timed(lambda: buffer_line(line, BUFFER_KM)))
    for name, crs, quad_segs in (("UTM 42N", UTM_42N, 16), ("UTM 42N", UTM_42N, 64), ("LAEA", LAEA, 64)):
        add(f"shapely in {name}, quad_segs {quad_segs}", *timed(partial(_planar, line, crs, quad_segs)))
    if connection is not None:
        for quad_segs in (8, 64):
            found = peers.postgis_buffer(connection, line, BUFFER_KM, quad_segs)
            add(f"PostGIS geography `ST_Buffer`, quad_segs {quad_segs}", *found)
    return rows


def _planar(line: shapely.LineString, crs: str, quad_segs: int) -> Any:
    """Return a buffer worked out in a plane."""
    zone = gpd.GeoSeries([line], crs=4326).to_crs(crs).buffer(BUFFER_KM * 1000, quad_segs)
    return zone.to_crs(4326).iloc[0]


def tables(
    distances: list[Distances], kinds: list[tuple[str, int, float]], side: str, buffers: list[Buffer]
) -> list[str]:
    """Return the tables as lines of Markdown."""
    ours = distances[0]
    heading = "Distances to the packaged border, points scattered evenly over 67–75.5 E, 36–39.5 N; errors on"
    text = [
        f"{heading} {min(ours.points, 20_000):,} of them (the bar: 1e-9 of the distance, or 10 nm):",
        "",
        "| Method | points | seconds per million | times panj | worst, of the bar | worst | median |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in distances:
        million = row.seconds / row.points * 1e6
        ratio = million / (ours.seconds / ours.points * 1e6)
        text.append(
            f"| {row.name} | {row.points:,} | {million:.1f} | {ratio:.2f} | {_times(row.worst_of_bar)} | "
            f"{_metres(row.worst_m)} | {_metres(row.median_m)} |"
        )
    text += [
        "",
        "Lines of every kind, points from centimetres to 400 km off them:",
        "",
        "| Line | points | worst error, of the bar |",
        "|---|---|---|",
        *(f"| {name} | {points:,} | {_times(worst)} |" for name, points, worst in kinds),
        "",
        side,
    ]
    text += [
        "",
        f"The {BUFFER_KM:g} km buffer of the border; the error is that of its densified edge:",
        "",
        "| Method | seconds | least | most | wrong of 1 M points | vertices | valid |",
        "|---|---|---|---|---|---|---|",
    ]
    for zone in buffers:
        text.append(
            f"| {zone.name} | {zone.seconds:.2f} | {zone.least_percent:+.4f} % | "
            f"{zone.most_percent:+.4f} % | {zone.wrong:,.0f} | {zone.vertices:,} | "
            f"{'yes' if zone.valid else 'no'} |"
        )
    return text


def _times(multiple: float) -> str:
    """Return a multiple of the bar."""
    return f"{multiple:.2f}" if multiple < 100 else f"{multiple:,.0f}"  # noqa: PLR2004 - three digits


def _versions(peers_used: list[str]) -> str:
    """Return when and with what was measured."""
    used = [
        f"Python {platform.python_version()}",
        f"pyproj {pyproj.__version__}",
        f"shapely {shapely.__version__} (GEOS {shapely.geos_version_string})",
        f"geopandas {gpd.__version__}",
        *peers_used,
    ]
    return f"Measured on {dt.datetime.now(tz=dt.UTC):%Y-%m-%d}, two cores: {', '.join(used)}."


def _metres(value: float) -> str:
    """Return a length in the unit that suits it."""
    for unit, size in (("m", 1.0), ("mm", 1e-3), ("µm", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.2g} nm"


def main() -> None:
    """Measure, print, and write the tables if asked."""
    parser = argparse.ArgumentParser(description="Distances and buffers beside their peers.")
    parser.add_argument("--small", action="store_true", help="20,000 points instead of 1,000,000")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/geodesy.md")
    arguments = parser.parse_args()
    number = 20_000 if arguments.small else 1_000_000
    with peers.postgis() as connection:
        distances, versions = measure_distances(number, connection)
        buffers = measure_buffers(number, connection)
    kinds = measure_kinds(2_000 if arguments.small else 20_000)
    text = "\n".join([*tables(distances, kinds, measure_sides(number), buffers), "", _versions(versions)])
    print(text)
    if arguments.write:
        put("geodesy.md", [text])


if __name__ == "__main__":
    main()
