"""Incidents part by part: the same result as in one process, whatever happens to a worker."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from gazetteer.errors import OutputError
from geo.border.neighbours import neighbour_border
from geo.cli.incidents import locate as command
from geo.errors import FormatError, IncidentError
from geo.incidents.harm import Harmless
from geo.incidents.selection import Selection

needed = "pyarrow, dask-geopandas and distributed (the extra panj[dask])"
pa = pytest.importorskip("pyarrow", reason=f"needs {needed}")
pytest.importorskip("dask_geopandas", reason=f"needs {needed}")
pytest.importorskip("distributed", reason=f"needs {needed}")

import pyarrow.parquet as pq  # noqa: E402 - only where it is installed

from geo.incidents.partitions import (  # noqa: E402 - only where its extra is installed
    Part,
    Work,
    common_schema,
    locate_partitions,
    measure_part,
    split_files,
)

ROWS, FILES = 40, 14
PLACES = ["Khorugh", "suburb of Khorugh", "Panj district", "Kunduz", "no such place at all", None]
# two workers of one thread, each in a process of its own; it ends when its standard input does
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        print(cluster.scheduler_address, *[nanny.pid for nanny in cluster.workers.values()], flush=True)
        sys.stdin.read()
"""


def incidents(rows: int, seed: int) -> pd.DataFrame:
    """Return incidents of which some have coordinates, exact or not, and the others a name, known or not."""
    random = np.random.default_rng(seed)
    named = random.random(rows) < 0.4
    return pd.DataFrame(
        {
            "event_id": [f"{seed}-{i}" for i in range(rows)],
            "event_date": pd.Timestamp("2025-01-01")
            + pd.to_timedelta(random.integers(0, 300, rows), unit="D"),
            "location": random.choice(np.array(PLACES, dtype=object), rows),
            "latitude": np.where(named, np.nan, random.uniform(36.6, 38.5, rows)),
            "longitude": np.where(named, np.nan, random.uniform(67.8, 74.8, rows)),
            "geo_precision": pd.array(random.choice([1, 1, 2, 3], rows), dtype="Int64"),
            "fatalities": pd.array(np.where(random.random(rows) < 0.3, None, 2), dtype="Int64"),
            "remark": pd.Series([f"note {i}" if seed % 2 else None for i in range(rows)], dtype=object),
        }
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with Parquet files, in every other of which one column is empty."""
    path = tmp_path_factory.mktemp("in")
    for i in range(FILES):
        table = pa.Table.from_pandas(incidents(ROWS, i), preserve_index=False)
        pq.write_table(table, path / f"{i:02}.parquet")
    return path


@pytest.fixture(scope="module")
def sources(folder: Path) -> list[Path]:
    """Give the Parquet files in order."""
    return sorted(folder.glob("*.parquet"))


@pytest.fixture(scope="module")
def whole(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> gpd.GeoDataFrame:
    """Give the table that one process makes of all rows at once."""
    schema = common_schema(sources)
    tables = [pq.read_table(path).cast(schema) for path in sources]
    path = tmp_path_factory.mktemp("whole") / "all.parquet"
    pq.write_table(pa.concat_tables(tables), path)
    return measure_part(Part(str(path), 0, 0, ROWS * FILES), schema)


def read_parts(folder: Path) -> gpd.GeoDataFrame:
    """Return the parts of a folder as one table, in their order."""
    paths = sorted(folder.glob("part.*.parquet"), key=lambda path: int(path.name.split(".")[1]))
    return gpd.GeoDataFrame(pd.concat([gpd.read_parquet(path) for path in paths], ignore_index=True))


def assert_same_to_the_last_bit(one: gpd.GeoDataFrame, other: gpd.GeoDataFrame) -> None:
    """Assert that two tables have the same columns, types and values, floating-point numbers bit by bit."""
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other), check_exact=True)
    for name in one.select_dtypes("float64"):
        assert one[name].to_numpy().tobytes() == other[name].to_numpy().tobytes(), name
    assert one.geometry.to_wkb().tolist() == other.geometry.to_wkb().tolist()


def test_split_files_covers_every_row_once(tmp_path: Path) -> None:
    """Parts are runs of rows within a row group, none longer than asked for, in the order of the file."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"location": ["x"] * 25}), path, row_group_size=10)

    parts = [tuple(part)[1:] for part in split_files([path], rows=7)]
    assert parts == [(0, 0, 7), (0, 7, 3), (1, 0, 7), (1, 7, 3), (2, 0, 5)]


def test_measure_part_does_not_depend_on_how_rows_are_parted(
    sources: list[Path], whole: gpd.GeoDataFrame
) -> None:
    """Parts of seven rows, put together, are the table that all rows at once give."""
    schema = common_schema(sources)
    parts = [measure_part(part, schema) for part in split_files(sources[:3], rows=7)]

    together = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True))
    assert_same_to_the_last_bit(together, whole.iloc[: 3 * ROWS])


def test_files_with_other_columns_are_refused(tmp_path: Path) -> None:
    """A file that does not belong is named, with the columns that differ."""
    pq.write_table(pa.table({"location": ["x"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"location": ["x"], "lage": ["y"]}), tmp_path / "b.parquet")

    with pytest.raises(IncidentError, match=r"b\.parquet has other columns than .*a\.parquet: lage"):
        split_files([tmp_path / "a.parquet", tmp_path / "b.parquet"])


def test_files_with_other_types_are_refused(tmp_path: Path) -> None:
    """A column that is text in one file and a number in another is no one column."""
    pq.write_table(pa.table({"location": ["x"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"location": [1.5]}), tmp_path / "b.parquet")

    with pytest.raises(IncidentError, match=r"the files differ in the type of a column: .*location"):
        common_schema([tmp_path / "a.parquet", tmp_path / "b.parquet"])


def test_files_that_are_not_parquet_are_refused(tmp_path: Path) -> None:
    """A CSV under a false name, a file that is missing and one without rows are told apart."""
    path = tmp_path / "a.parquet"
    path.write_text("location\nKhorugh\n", encoding="utf-8")

    with pytest.raises(FormatError, match=r"a\.parquet is no Parquet file, or damaged: give \.parquet files"):
        split_files([path])
    with pytest.raises(IncidentError, match=r"cannot read .*missing\.parquet: No such file"):
        split_files([tmp_path / "missing.parquet"])
    pq.write_table(pa.table({"location": pa.array([], pa.string())}), path)
    with pytest.raises(IncidentError, match="there are no rows"):
        split_files([path])


def test_the_folder_must_be_new(sources: list[Path], tmp_path: Path) -> None:
    """What stands in the way is left alone."""
    (tmp_path / "out").mkdir()

    with pytest.raises(OutputError, match="out: it exists already; give the name of a new folder"):
        locate_partitions(sources, tmp_path / "out")
    with pytest.raises(OutputError, match=r"the folder .*nowhere does not exist; make it first"):
        locate_partitions(sources, tmp_path / "nowhere" / "out")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.parquet", "b.parquet"], "2 files were given: give one, or Parquet files with --engine dask"),
        (["a.csv", "--scheduler", "tcp://127.0.0.1:1"], "--scheduler goes with --engine dask"),
        (["a.parquet", "--engine", "dask"], "name a new one with -o"),
        (["a.parquet", "--engine", "dask", "-o", "x", "--format", "csv"], "name a new one with -o"),
        (["a.parquet", "--engine", "dask", "-o", "x", "--anonymise", "actor1"], "another code in each part"),
    ],
)
def test_locate_command_says_what_goes_together(arguments: list[str], message: str) -> None:
    """Options that contradict each other are usage errors."""
    result = CliRunner().invoke(command, arguments)

    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    "work",
    [
        Work(selection=Selection(since="2025-03-01", until="2025-08-01", within_km=60)),
        Work(selection=Selection(where="fatalities > 0"), harmless=Harmless(drop=("remark",))),
        Work(harmless=Harmless(coarsen="20km")),
        Work(columns={"remark": "notes"}, border=neighbour_border("CN")),
        # what no row fulfils leaves a table without rows, with the same columns
        Work(selection=Selection(since="2031-01-01"), harmless=Harmless(coarsen="district")),
    ],
)
def test_filters_and_coarser_places_are_those_of_one_process(sources: list[Path], work: Work) -> None:
    """Whatever is asked for, parts of nine rows, put together, are what all rows of a file at once give."""
    schema = common_schema(sources)
    parts = [measure_part(part, schema, work) for part in split_files(sources[:1], rows=9)]

    together = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=4326)
    alone = measure_part(Part(str(sources[0]), 0, 0, ROWS), schema, work).reset_index(drop=True)
    assert_same_to_the_last_bit(together, alone)


def test_codes_for_names_are_refused_in_parts(sources: list[Path], tmp_path: Path) -> None:
    """A name would have another code in each part."""
    work = Work(harmless=Harmless(anonymise=("location",)))

    with pytest.raises(IncidentError, match="other codes in each"):
        locate_partitions(sources, tmp_path / "out", work=work)


@pytest.mark.service
def test_the_command_filters_on_dask(sources: list[Path], tmp_path: Path) -> None:
    """The rows that are wanted are written, and counted; parts without any are no trouble."""
    out = tmp_path / "out"
    arguments = ["--since", "2025-10-20", "--map", "remark=notes", "-o", out]
    with panj("locate", "--engine", "dask", *sources, *arguments) as running:
        _, told = running.communicate(timeout=120)

    assert running.returncode == 0, told
    written = read_parts(out)
    assert written["event_date"].min() >= pd.Timestamp("2025-10-20")
    assert f"panj: {len(written)} rows placed and measured" in told
    assert "notes" in written.columns


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[int]]]:
    """Give the address of a cluster of two workers, and the processes of these."""
    process = subprocess.Popen(
        [sys.executable, "-c", CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    address, *pids = process.stdout.readline().split()
    yield address, [int(pid) for pid in pids]
    process.stdin.close()
    process.stdout.close()
    process.wait(timeout=60)


def panj(*arguments: str | Path) -> "subprocess.Popen[str]":
    """Start the command."""
    script = shutil.which("panj", path=str(Path(sys.executable).parent))
    assert script is not None
    return subprocess.Popen([script, *map(str, arguments)], stderr=subprocess.PIPE, text=True)


def wait_for(found: Path, pattern: str, running: "subprocess.Popen[str]") -> None:
    """Wait until a file that matches a pattern is there, or fail if the job that writes it has ended."""
    end = time.monotonic() + 300
    while not any(found.glob(pattern)):
        assert running.poll() is None, running.stderr and running.stderr.read()
        assert time.monotonic() < end, f"no {pattern} in {found}"
        time.sleep(0.02)


@pytest.mark.service
def test_a_killed_worker_changes_nothing(
    cluster: tuple[str, list[int]], sources: list[Path], whole: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    """With one of two workers killed midway, the result is that of one process, to the last bit."""
    address, pids = cluster
    out = tmp_path / "out"
    with panj("locate", "--engine", "dask", "--scheduler", address, *sources, "-o", out) as running:
        wait_for(tmp_path, ".out-*/part.*.parquet", running)
        os.kill(pids[0], signal.SIGKILL)
        assert running.poll() is None, "the job had ended before the worker was killed"
        assert not out.exists()
        _, told = running.communicate(timeout=120)

    assert running.returncode == 0, told
    assert f"{ROWS * FILES} rows placed and measured" in told
    assert list(tmp_path.iterdir()) == [out]
    # Parquet has no type for whole seconds: compare with what one process writes
    whole.to_parquet(tmp_path / "whole.parquet", index=False)
    assert_same_to_the_last_bit(read_parts(out), gpd.read_parquet(tmp_path / "whole.parquet"))


@pytest.mark.service
def test_without_a_scheduler_the_command_says_so(sources: list[Path], tmp_path: Path) -> None:
    """An address at which nothing answers is named in one line, and nothing is left behind."""
    arguments = ["locate", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", *sources]
    with panj(*arguments, "-o", tmp_path / "out") as running:
        _, told = running.communicate(timeout=120)

    assert running.returncode == 1
    assert "panj: no Dask scheduler answers at tcp://127.0.0.1:9: start one with" in told
    assert list(tmp_path.iterdir()) == []
