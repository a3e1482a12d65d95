"""PostGIS there and back, on a server of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import psycopg
import pytest

from gazetteer.errors import OutputError
from geo.errors import IncidentError
from geo.incidents.database import Address
from geo.incidents.locate import locate
from geo.incidents.readers import read_incidents
from geo.incidents.table import build_table
from geo.incidents.writers import write_incidents

from .hard_rows import assert_same, hard_rows

_BIN = Path("/usr/lib/postgresql/15/bin")
_EXTENSION = Path("/usr/share/postgresql/15/extension/postgis.control")

ASKED = "SELECT event_id, location, geom FROM upsert WHERE fatalities > 0"
WRITES = "DELETE FROM kept RETURNING *"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server that listens on a socket in a folder of its own, and give the URL of its database."""
    if not (_BIN / "initdb").exists() or not _EXTENSION.exists():
        told = "PostGIS is not installed (Debian: postgresql-15-postgis-3)"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    with tempfile.TemporaryDirectory(prefix="panj-pg-") as folder:
        data, account = Path(folder) / "data", _account(Path(folder))
        subprocess.run(
            [_BIN / "initdb", "-D", data, "-U", "panj", "-A", "trust", "-E", "UTF8"],
            check=True,
            capture_output=True,
            user=account,
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        start = [_BIN / "pg_ctl", "-D", data, "-o", options, "-w", "-l", Path(folder) / "log", "start"]
        subprocess.run(start, check=True, capture_output=True, user=account)
        try:
            yield f"postgresql://panj@/postgres?host={folder}"
        finally:
            subprocess.run(
                [_BIN / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
                check=True,
                capture_output=True,
                user=account,
            )


def _account(folder: Path) -> str | None:
    """Return the account that the server runs under: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    name = "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else "nobody"
    shutil.chown(folder, name)
    return name


def _table() -> pd.DataFrame:
    raw = pd.DataFrame(
        {
            "event_id": ["A", "B", "C", None],
            "event_date": ["2021-06-22", None, "2021-06-22T04:30", None],
            "location": ["Хоруғ", "چاه آب", "Qwzrtplk", "Tem 😀"],
            "latitude": ["37.1234567", "37", None, "36.5"],
            "longitude": ["71.5", "70", None, "68"],
            "fatalities": ["3", None, "0", None],
            "notes": ["", None, "a\tb\\n'\"", "x"],
            "my_flag": [True, None, False, None],
            "my_number": [1, None, 2**53 + 1, None],
        },
        dtype=object,
    )
    return locate(build_table(raw).table)


@pytest.mark.service
def test_postgis_reads_back_as_it_was(server: str) -> None:
    """Every type, gap and letter comes back; rows keep their places."""
    url = f"{server}&table=there_and_back"
    table = _table()
    write_incidents(table, url)
    back = read_incidents(url)

    assert set(back.columns) == set(table.columns)
    for name in table.columns.drop("geometry"):
        pd.testing.assert_series_equal(back[name], table[name])
    assert back.geometry.isna().tolist() == table.geometry.isna().tolist()
    assert np.nanmax(np.abs(back.geometry.x - table.geometry.x)) <= 1e-7


@pytest.mark.service
def test_postgis_replaces_rows_by_event_id_and_adds_columns(server: str) -> None:
    """Writing again replaces, adds what is new, and leaves what is not told of; a query selects."""
    url = f"{server}&table=upsert"
    table = _table()[:3]
    write_incidents(table, url)
    newer = table[:1].assign(notes="newer", more=5)
    write_incidents(newer, url)
    back = read_incidents(url).set_index("event_id")
    asked = read_incidents(f"{server}&query={ASKED}")

    assert back["notes"]["A"] == "newer"
    assert back["more"].dropna().to_dict() == {"A": 5}
    assert sorted(back.index) == ["A", "B", "C"]
    assert asked["event_id"].tolist() == ["A"]


@pytest.mark.service
def test_a_failure_midway_leaves_the_table_as_it_was(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that drops after the rows are copied changes nothing."""
    url = f"{server}&table=dropped"
    write_incidents(_table()[:2], url)

    def drop(cursor: psycopg.Cursor[object], *_: object) -> None:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr("geo.incidents.writers.postgis._upsert", drop)
    with pytest.raises(OutputError, match="nothing was changed"):
        write_incidents(_table()[:1].assign(notes="half"), url)

    assert read_incidents(url)["notes"].tolist() == ["", np.nan]


@pytest.mark.service
def test_a_query_cannot_write(server: str) -> None:
    """A query runs in a read-only transaction."""
    write_incidents(_table()[:1], f"{server}&table=kept")

    with pytest.raises(IncidentError, match="read-only transaction"):
        read_incidents(f"{server}&query={WRITES}")
    assert len(read_incidents(f"{server}&table=kept")) == 1


def test_an_event_id_that_comes_twice_is_refused() -> None:
    """Rows that would replace each other are named before anything is sent."""
    table = _table().assign(event_id="A")

    with pytest.raises(OutputError, match="event_id A comes more than once"):
        write_incidents(table, "postgresql://nobody@127.0.0.1:9/none")


def test_secrets_of_a_url_are_not_shown() -> None:
    """Neither the address that messages show nor what the database says has the password."""
    address = Address.of("postgresql://me:s3cret@host:5432/news?table=a.b&sslpassword=hush&sslmode=require")

    assert address.table == "a.b"
    assert address.dsn == "postgresql://me:s3cret@host:5432/news?sslpassword=hush&sslmode=require"
    assert address.shown == "postgresql://me@host:5432/news?sslmode=require"
    assert address.masked(ValueError("no s3cret\nhere")) == "no *** here"


def test_a_database_that_cannot_be_reached_is_one_line() -> None:
    """The message names the database without its password."""
    with pytest.raises(IncidentError, match=r"postgresql://me@127\.0\.0\.1:9/none cannot be read") as caught:
        read_incidents("postgresql://me:s3cret@127.0.0.1:9/none")
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.service
def test_100_000_rows_come_back_as_they_were(server: str) -> None:
    """Every row, digit, gap and letter; psql's own functions see the points and the largest whole numbers."""
    table = hard_rows(100_000)
    write_incidents(table, f"{server}&table=hard")
    asked = (
        "SELECT count(geom), max(their_whole), max(ST_X(geom)), count(*) FILTER (WHERE notes = '') FROM hard"
    )
    with psycopg.connect(Address.of(server).dsn) as connection:
        points, largest, east, empty = connection.execute(asked).fetchone()  # type: ignore[misc] # one row

    assert_same(read_incidents(f"{server}&table=hard"), table, "postgis")
    assert (points, largest) == (int(table.geometry.notna().sum()), 2**63 - 1)
    assert east == pytest.approx(table.geometry.x.max(), abs=1e-9)
    assert empty == int((table["notes"] == "").sum())
