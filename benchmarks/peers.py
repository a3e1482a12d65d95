"""The peers of the benchmark: DuckDB spatial and PostGIS, where they are installed."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]

POSTGRES = Path("/usr/lib/postgresql/15")


@contextlib.contextmanager
def postgis() -> Iterator[Any]:
    """Start PostGIS on a socket in a folder of its own, and give a connection; None without PostGIS."""
    extension = Path("/usr/share/postgresql/15/extension/postgis.control")
    try:
        import psycopg  # noqa: PLC0415 - the benchmark runs without it
    except ImportError:
        psycopg = None  # type: ignore[assignment] # says that it is not there
    if psycopg is None or not extension.exists():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="panj-pg-") as folder:
        account = None
        if os.geteuid() == 0:
            account = "postgres" if any(row.pw_name == "postgres" for row in pwd.getpwall()) else "nobody"
            shutil.chown(folder, account)
        data = Path(folder) / "data"
        run = partial(subprocess.run, check=True, capture_output=True, user=account)
        run([POSTGRES / "bin/initdb", "-D", data, "-U", "panj", "-A", "trust"])
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        control = [POSTGRES / "bin/pg_ctl", "-D", data, "-w"]
        run([*control, "-o", options, "-l", Path(folder) / "log", "start"])
        try:
            with psycopg.connect(f"postgresql://panj@/postgres?host={folder}", autocommit=True) as connection:
                connection.execute("CREATE EXTENSION postgis")
                yield connection
        finally:
            run([*control, "-m", "immediate", "stop"])


def postgis_distances(
    connection: Any, lon: Floats, lat: Floats, line: shapely.LineString
) -> tuple[Floats, float]:
    """Return the distances that geography has, in metres, and the seconds it took."""
    connection.execute("CREATE TEMP TABLE points (id int, place geography)")
    with connection.cursor().copy("COPY points FROM STDIN") as copy:
        for number, (x, y) in enumerate(zip(lon.tolist(), lat.tolist(), strict=True)):
            copy.write_row((number, f"SRID=4326;POINT({x!r} {y!r})"))
    began = time.perf_counter()
    rows = connection.execute(
        "SELECT ST_Distance(place, ST_GeogFromWKB(%s)) FROM points ORDER BY id", [shapely.to_wkb(line)]
    ).fetchall()
    took = time.perf_counter() - began
    connection.execute("DROP TABLE points")
    return np.array(rows, dtype=float).ravel(), took


def postgis_buffer(connection: Any, line: shapely.LineString, km: float, quad_segs: int) -> tuple[Any, float]:
    """Return the buffer that geography has, and the seconds it took."""
    began = time.perf_counter()
    (found,) = connection.execute(
        "SELECT ST_AsBinary(ST_Buffer(ST_GeogFromWKB(%s), %s, %s))",
        [shapely.to_wkb(line), km * 1000, quad_segs],
    ).fetchone()
    return shapely.from_wkb(bytes(found)), time.perf_counter() - began


def postgis_version(connection: Any) -> str:
    """Return the version of PostGIS."""
    return str(connection.execute("SELECT PostGIS_Lib_Version()").fetchone()[0])


def duckdb_distances(x: Floats, y: Floats, line: shapely.LineString) -> tuple[Floats, float, str] | None:
    """Return the planar distances of DuckDB spatial, the seconds and the version; None without it."""
    try:
        import duckdb  # noqa: PLC0415 - the benchmark runs without it
        import duckdb_extension_spatial  # noqa: PLC0415
    except ImportError:
        return None
    (extension,) = Path(duckdb_extension_spatial.__file__).parent.rglob("spatial.duckdb_extension")
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.execute(f"LOAD '{extension}'")
    connection.execute("CREATE TABLE line AS SELECT ST_GeomFromWKB(?) AS shape", [shapely.to_wkb(line)])
    connection.execute("CREATE TABLE points (id INT, x DOUBLE, y DOUBLE)")
    import pandas as pd  # noqa: PLC0415 - only here

    frame = pd.DataFrame({"id": np.arange(len(x)), "x": x, "y": y})
    connection.register("frame", frame)
    connection.execute("INSERT INTO points SELECT * FROM frame")
    began = time.perf_counter()
    found = connection.execute(
        "SELECT ST_Distance(ST_Point(x, y), shape) AS metres FROM points, line ORDER BY id"
    ).fetchnumpy()
    return np.asarray(found["metres"]), time.perf_counter() - began, str(duckdb.__version__)
