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

try:
    import psutil
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError:
    print("skipped: this benchmark needs the extra panj[dask]")
    sys.exit(0)

FILE_ROWS = 500_000
MOST_GB = 2.0
PLACES = ["Khorugh", "Darvoz", "Panji Poyon", "suburb of Khorugh", "Imam Sahib district", "Hamadoni district"]


def main() -> int:
    """Make the files, run the command over them, print, and return 1 if memory was not bounded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="100,000 rows")
    parser.add_argument("--rows", type=int, default=10_000_000)
    arguments = parser.parse_args()
    rows = 100_000 if arguments.small else arguments.rows
    with tempfile.TemporaryDirectory(prefix="panj-") as name:
        folder = Path(name)
        sources = write_sources(folder, rows)
        one_s, _ = run([str(sources[0]), "-o", str(folder / "one.csv")])
        seconds, most_gb = run(["--engine", "dask", *map(str, sources), "-o", str(folder / "out")])
        first = pq.ParquetFile(sources[0]).metadata.num_rows
    versions = ", ".join(
        f"{package} {version(package)}" for package in ("dask", "distributed", "dask-geopandas")
    )
    print(f"{datetime.now(UTC):%Y-%m-%d}, {versions}, {psutil.cpu_count()} cores")
    print(f"{rows:,} rows with Dask: {seconds:.0f} s, {rows / seconds:,.0f} rows/s, at most {most_gb:.2f} GB")
    print(f"{first:,} rows in one process, to CSV: {one_s:.0f} s, {first / one_s:,.0f} rows/s")
    print(f"ratio of the rates: {rows / seconds * one_s / first:.2f}")
    return int(most_gb > MOST_GB)


def write_sources(folder: Path, rows: int) -> list[Path]:
    """Write incidents as Parquet files: nine tenths with exact coordinates, one tenth with a name."""
    random = np.random.default_rng(1)
    paths = []
    for first in range(0, rows, FILE_ROWS):
        count = min(FILE_ROWS, rows - first)
        named = random.random(count) < 0.1  # noqa: PLR2004 - a tenth
        columns = {
            "event_id": np.arange(first, first + count).astype(str),
            "location": np.where(named, random.choice(np.array(PLACES), count), ""),
            "latitude": pa.array(random.uniform(36.5, 39.0, count), mask=named),
            "longitude": pa.array(random.uniform(67.5, 75.0, count), mask=named),
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
