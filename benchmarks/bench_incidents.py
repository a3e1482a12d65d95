"""A large table in and out: CSV → measured GeoParquet; exports beside ogr2ogr; planted duplicates."""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate_incidents import generate_incidents

from geo.incidents.dedupe import find_duplicates
from geo.incidents.locate import locate
from geo.incidents.measure import measure
from geo.incidents.readers import read_incidents
from geo.incidents.writers import write_incidents

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "geo" / "incidents"))
from planted import planted

MOST_S, MOST_GB, MOST_RATIO, LEAST_F1 = 60.0, 2.0, 1.5, 0.95
DRIVERS = {
    "geojson": "GeoJSON", "geojsonl": "GeoJSONSeq", "gpkg": "GPKG", "fgb": "FlatGeobuf", "csv": "CSV",
    "kml": "KML", "shp": "ESRI Shapefile", "xlsx": "XLSX",
}  # fmt: skip


def main() -> None:
    """Print seconds, memory, ratios and F1, each beside its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="20,000 rows, 500 duplicates")
    small = parser.parse_args().small
    with tempfile.TemporaryDirectory(prefix="panj-") as name:
        folder = Path(name)
        table = _through(folder, 20_000 if small else 1_000_000)
        if shutil.which("ogr2ogr"):
            _beside_ogr2ogr(folder, table[: 20_000 if small else 100_000])
        else:
            print("exports beside ogr2ogr: skipped, ogr2ogr is missing (Debian: gdal-bin)")
    _duplicates(*((2_000, 500) if small else (40_000, 10_000)))


def _through(folder: Path, rows: int):  # noqa: ANN202 - a GeoDataFrame
    """Take a CSV through reading, placing, measuring and writing."""
    # Exact points: what a radius costs is measured by bench_uncertainty.py.
    generate_incidents(rows).drop(columns="geo_precision").to_csv(folder / "in.csv", index=False)
    start = time.perf_counter()
    table = measure(locate(read_incidents(folder / "in.csv")))
    write_incidents(table, folder / "out.parquet")
    seconds = time.perf_counter() - start
    most_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    bar = f"bar for 1,000,000: {MOST_S:g} s, {MOST_GB:g} GB"
    print(f"{rows:,} rows CSV → located, measured GeoParquet: {seconds:.1f} s, {most_gb:.2f} GB ({bar})")
    return table


def _beside_ogr2ogr(folder: Path, table) -> None:  # noqa: ANN001 - a GeoDataFrame
    """Write the same rows with the toolkit and with ogr2ogr, from a GeoPackage of them; by processor time."""
    write_incidents(table, folder / "same.gpkg")
    for suffix, driver in DRIVERS.items():
        write_incidents(table[:10], folder / f"warm.{suffix}")  # what is imported at the first use
        start = _processor_s(resource.RUSAGE_SELF)
        write_incidents(table, folder / f"ours.{suffix}")
        ours = _processor_s(resource.RUSAGE_SELF) - start
        start = _processor_s(resource.RUSAGE_CHILDREN)
        target = folder / f"theirs.{suffix}"
        command = ["ogr2ogr", "-f", driver, str(target), str(folder / "same.gpkg"), "incidents"]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)  # it warns of names that it shortens
        ratio = ours / (_processor_s(resource.RUSAGE_CHILDREN) - start)
        print(f"{len(table):,} rows to {driver}: {ratio:.2f} times ogr2ogr's time (bar {MOST_RATIO:g})")


def _processor_s(who: int) -> float:
    """Return the processor time of this process, or of those that it has started and seen end."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _duplicates(events: int, duplicates: int) -> None:
    """Find planted duplicates among events."""
    table, numbers = planted(events, duplicates, seed=5)
    located = locate(table)
    start = time.perf_counter()
    found = {
        (min(a, b), max(a, b))
        for group in find_duplicates(located).groups
        for a in group
        for b in group
        if a != b
    }
    seconds = time.perf_counter() - start
    rows_of: dict[int, list[int]] = {}
    for row, number in enumerate(numbers):
        rows_of.setdefault(number, []).append(row)
    true = {(rows[0], rows[1]) for rows in rows_of.values() if len(rows) > 1}
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / len(true)
    f1 = 2 * precision * recall / (precision + recall)
    told = f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} (bar {LEAST_F1:g})"
    print(f"{duplicates:,} duplicates among {events + duplicates:,} rows: {told}, {seconds:.1f} s")


if __name__ == "__main__":
    main()
