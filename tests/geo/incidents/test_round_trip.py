"""100,000 rows there and back, and as readers of others see them; each format's own tests are smaller."""

import sqlite3
import subprocess
from pathlib import Path

import duckdb
import geopandas as gpd
import pandas as pd
import pytest

from geo.incidents.formats import FORMATS
from geo.incidents.readers import read_incidents
from geo.incidents.writers import write_incidents

from .hard_rows import assert_same, hard_rows

ROWS = 100_000
FAST = [".csv", ".gpkg", ".fgb", ".parquet"]  # the others with as many rows: benchmarks/bench_round_trip.py
OTHERS = [known.suffixes[0] for known in FORMATS if known.suffixes and known.suffixes[0] not in FAST]


@pytest.fixture(scope="module")
def table() -> gpd.GeoDataFrame:
    """Make the hard rows once."""
    return hard_rows(ROWS)


@pytest.mark.parametrize("suffix", FAST)
def test_100_000_rows_come_back_as_they_were(tmp_path: Path, table: gpd.GeoDataFrame, suffix: str) -> None:
    """Coordinates to 1e-7 degrees; days, whole numbers beyond 2^53 with gaps, and texts exactly."""
    write_incidents(table, tmp_path / f"a{suffix}")

    assert_same(read_incidents(tmp_path / f"a{suffix}"), table, suffix)


@pytest.mark.parametrize("suffix", OTHERS)
@pytest.mark.parametrize("unplaced", [True, False])
def test_fewer_rows_come_back_in_every_other_format(tmp_path: Path, suffix: str, *, unplaced: bool) -> None:
    """The same of 3,000 rows in the formats that take longer, with and without rows that have no place."""
    few = hard_rows(3_000, unplaced=unplaced)
    write_incidents(few, tmp_path / f"a{suffix}")

    assert_same(read_incidents(tmp_path / f"a{suffix}"), few, suffix)


def test_sqlite_and_duckdb_see_every_digit_of_100_000_rows(tmp_path: Path, table: gpd.GeoDataFrame) -> None:
    """Readers that share no code with the writers find the same sums, gaps, empty texts and days."""
    asked = (
        "count(*), count(their_whole), sum(their_whole % 1000), min(their_whole), max(their_whole), "
        "sum(fatalities), count(notes), count(CASE WHEN notes = '' THEN 1 END), count(event_date)"
    )
    whole = table["their_whole"].dropna().map(lambda number: abs(number) % 1000 * (1 if number > 0 else -1))
    notes = table["notes"]
    wanted = (
        ROWS, len(whole), int(whole.sum()), -(2**63) + 1, 2**63 - 1, int(table["fatalities"].sum()),
        int(notes.notna().sum()), int((notes == "").sum()), int(table["event_date"].notna().sum()),
    )  # fmt: skip
    write_incidents(table, tmp_path / "a.gpkg")
    write_incidents(table, tmp_path / "a.parquet")
    with sqlite3.connect(tmp_path / "a.gpkg") as database:
        by_sqlite = database.execute(f"SELECT {asked} FROM incidents").fetchone()  # noqa: S608 - ours
    by_duckdb = duckdb.read_parquet(str(tmp_path / "a.parquet")).aggregate(asked).fetchall()[0]

    assert by_sqlite == wanted
    assert tuple(int(value) for value in by_duckdb) == wanted


def test_ogr2ogr_sees_100_000_rows_of_flatgeobuf(tmp_path: Path, table: gpd.GeoDataFrame) -> None:
    """Debian's GDAL gives back the whole numbers, the texts and the points of each row."""
    write_incidents(table, tmp_path / "a.fgb")
    command = [
        "ogr2ogr",
        "-f",
        "CSV",
        "-lco",
        "GEOMETRY=AS_XY",
        str(tmp_path / "b.csv"),
        str(tmp_path / "a.fgb"),
    ]
    subprocess.run(command, check=True)
    seen = pd.read_csv(
        tmp_path / "b.csv", dtype="str", keep_default_na=False, na_values={"their_whole": [""]}
    )

    assert len(seen) == ROWS
    assert seen["their_whole"].astype("Int64").equals(table["their_whole"])
    assert seen["notes"].tolist() == table["notes"].fillna("").tolist()
    there = table.geometry.notna().to_numpy()
    assert (pd.to_numeric(seen["X"])[there] - table.geometry.x[there]).abs().max() <= 1.01e-7


def test_an_old_index_does_not_hide_new_rows_of_a_shapefile(tmp_path: Path) -> None:
    """A spatial index that another program made of earlier rows goes when the file is written again."""
    write_incidents(hard_rows(50, unplaced=False), tmp_path / "a.shp")
    index = ["ogrinfo", "-q", str(tmp_path / "a.shp"), "-sql", "CREATE SPATIAL INDEX ON a"]
    subprocess.run(index, check=True)
    there = (tmp_path / "a.qix").exists()
    write_incidents(hard_rows(60, unplaced=False), tmp_path / "a.shp")

    assert (there, (tmp_path / "a.qix").exists()) == (True, False)
