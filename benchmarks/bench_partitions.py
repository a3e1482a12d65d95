"""Millions of incidents on the cores of one machine: rows a second, and the most memory of all processes."""

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from page import put

try:
    import psutil
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError:
    print("skipped: this benchmark needs the extra panj[dask]")
    sys.exit(0)

FILE_ROWS = 500_000
MOST_GB = 2.0
PLACES = 3000
NAMES = ["Khorugh", "Darvoz", "Panji Poyon", "suburb of Khorugh", "Imam Sahib district", "Hamadoni district"]


def main() -> int:
    """Make the files, run the command over them, print, and return 1 if memory was not bounded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="100,000 rows")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--write", action="store_true", help="put the figures into docs/partitions.md")
    arguments = parser.parse_args()
    rows = 100_000 if arguments.small else arguments.rows
    with tempfile.TemporaryDirectory(prefix="panj-") as name:
        folder = Path(name)
        sources = write_sources(folder, rows)
        one_s, one_gb = run([str(sources[0]), "-o", str(folder / "one.parquet")])
        seconds, most_gb = run(["--engine", "dask", *map(str, sources), "-o", str(folder / "out")])
        first = pq.ParquetFile(sources[0]).metadata.num_rows
        written = sum(pq.ParquetFile(part).metadata.num_rows for part in (folder / "out").iterdir())
    if written != rows:
        raise SystemExit(f"{written:,} of {rows:,} rows were written")
    versions = ", ".join(
        f"{package} {version(package)}" for package in ("dask", "distributed", "dask-geopandas")
    )
    lines = [
        "| Engine | rows | seconds | rows/s | most memory of all processes |",
        "|---|---|---|---|---|",
        f"| `--engine dask` | {rows:,} | {seconds:,.0f} | {rows / seconds:,.0f} | {most_gb:.2f} GB |",
        f"| one process | {first:,} | {one_s:,.0f} | {first / one_s:,.0f} | {one_gb:.2f} GB |",
        "",
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with {versions}, {psutil.cpu_count()} cores.",
        f"Incidents at {PLACES:,} places, half of them exact; a tenth has only a name.",
    ]
    print("\n".join(lines))
    if arguments.write:
        put("partitions.md", lines)
    return int(most_gb > MOST_GB)


def write_sources(folder: Path, rows: int) -> list[Path]:
    """
    Write incidents as Parquet files, at as many different places as incidents have.

    Nine tenths have the coordinates of one of 3,000 places, with its country, and are exact (half of them),
    near the place or in its region; one tenth has a name.
    """
    random = np.random.default_rng(1)
    place_lat, place_lon = random.uniform(36.5, 39.0, PLACES), random.uniform(67.5, 75.0, PLACES)
    precision = random.choice([1, 2, 3], PLACES, p=[0.5, 0.35, 0.15])
    country = random.choice(["Tajikistan", "Afghanistan"], PLACES)
    paths = []
    for first in range(0, rows, FILE_ROWS):
        count = min(FILE_ROWS, rows - first)
        named = random.random(count) < 0.1  # noqa: PLR2004 - a tenth
        at = random.integers(PLACES, size=count)
        columns = {
            "event_id": np.arange(first, first + count).astype(str),
            "location": np.where(named, random.choice(np.array(NAMES), count), ""),
            "country": np.where(named, "", country[at]),
            "latitude": pa.array(place_lat[at], mask=named),
            "longitude": pa.array(place_lon[at], mask=named),
            "geo_precision": pa.array(precision[at], mask=named),
            "fatalities": random.integers(0, 5, count),
        }
        paths.append(folder / f"{first:09}.parquet")
        pq.write_table(pa.table(columns), paths[-1])
    return paths


def run(arguments: list[str]) -> tuple[float, float]:
    """Run `panj locate`; return its seconds and the most memory of it and its workers together, in GB."""
    command = [str(Path(sys.executable).with_name("panj")), "locate", *arguments]
    started = time.perf_counter()
    running = subprocess.Popen(command)
    watched = psutil.Process(running.pid)
    most = 0
    while running.poll() is None:
        most = max(most, _bytes(watched))
        time.sleep(0.2)
    if running.returncode:
        raise SystemExit(f"panj locate ended with {running.returncode}")
    return time.perf_counter() - started, most / 1e9


def _bytes(process: psutil.Process) -> int:
    """Return the memory of a process and its children; what they share counts once."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:  # one of them has just ended
        pass
    return total


if __name__ == "__main__":
    sys.exit(main())
