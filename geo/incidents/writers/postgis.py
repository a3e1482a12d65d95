"""Incident table → PostGIS: the table is made where there is none, rows are matched by event_id."""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import pandas as pd
import psycopg
import pyarrow as pa
from psycopg import sql

from gazetteer.errors import OutputError
from geo.incidents.database import Address, table_name
from geo.incidents.export import Export
from geo.incidents.writers.fields import batches, schema_of

_TYPES = {
    pa.date32(): "date",
    pa.timestamp("ms"): "timestamp",
    pa.bool_(): "boolean",
    pa.int64(): "bigint",
    pa.float64(): "double precision",
}


def write(export: Export, url: str) -> None:
    """
    Write the one layer in one transaction: a row whose event_id is there is replaced, others are added.

    Columns that the table lacks are added to it; rows without an event_id are always added.

    Raises
    ------
    OutputError
        If an event_id comes twice, or the database cannot be reached or refuses: nothing is changed then.
    """
    table, address = export.only, Address.of(url)
    _check_ids(table)
    try:
        with psycopg.connect(address.dsn, connect_timeout=10) as connection, connection.cursor() as cursor:
            schema = schema_of(table)
            names, types = _columns(schema)
            _prepare(cursor, address.table, names, types)
            _copy(cursor, names, _rows(table, schema))
            _upsert(cursor, address.table, names)
            comment = "; ".join(f"{name}: {text}" for name, text in export.metadata.texts().items())
            told = sql.SQL("COMMENT ON TABLE {} IS {}").format(
                table_name(address.table), sql.Literal(comment)
            )
            cursor.execute(told)
    except psycopg.Error as error:
        raise OutputError(
            f"cannot write to {address.shown}: {address.masked(error)}; nothing was changed"
        ) from error


def _check_ids(table: gpd.GeoDataFrame) -> None:
    """Refuse rows that would replace each other."""
    ids = table["event_id"].dropna() if "event_id" in table.columns else pd.Series(dtype="str")
    if ids.duplicated().any():
        twice = ids[ids.duplicated()].iloc[0]
        raise OutputError(
            f"event_id {twice} comes more than once: give each row its own before writing to a database"
        )


def _columns(schema: pa.Schema) -> tuple[list[str], list[str]]:
    """Return names and types of the columns of a table; the geometry comes last."""
    names = [*schema.names[:-1], "geom"]
    types = [_TYPES.get(kind, "text") for kind in schema.types[:-1]]
    return names, [*types, "geometry(Geometry, 4326)"]


def _rows(table: gpd.GeoDataFrame, schema: pa.Schema) -> Iterator[tuple[Any, ...]]:
    """Give rows for COPY; the geometry as WKB in hex with its SRID."""
    for batch in batches(table, schema):
        *parts, geometry = [column.to_pylist() for column in batch.columns]
        for *values, shape in zip(*parts, geometry, strict=True):
            yield (*map(_plain, values), None if shape is None else _with_srid(shape))


def _with_srid(shape: bytes) -> str:
    """Return little-endian WKB as EWKB in hex: the type with the flag of an SRID, and 4326 after it."""
    kind = int.from_bytes(shape[1:5], "little") | 0x20000000
    return (shape[:1] + kind.to_bytes(4, "little") + (4326).to_bytes(4, "little") + shape[5:]).hex()


def _plain(item: Any) -> Any:
    """Return text without NUL, which PostgreSQL has no way to hold."""
    return item.replace("\x00", "") if isinstance(item, str) else item


def _prepare(cursor: psycopg.Cursor[Any], table: str, names: list[str], types: list[str]) -> None:
    """Make the table and the columns that it lacks, and a temporary table of the same columns."""
    cursor.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    target = table_name(table)
    fields = [
        sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(kind))
        for name, kind in zip(names, types, strict=True)
    ]
    cursor.execute(sql.SQL("CREATE TABLE IF NOT EXISTS {} ({})").format(target, sql.SQL(", ").join(fields)))
    for field in fields:
        cursor.execute(sql.SQL("ALTER TABLE {} ADD COLUMN IF NOT EXISTS {}").format(target, field))
    staged = sql.SQL("CREATE TEMPORARY TABLE panj_staged ({}) ON COMMIT DROP").format(
        sql.SQL(", ").join(fields)
    )
    cursor.execute(staged)


def _copy(cursor: psycopg.Cursor[Any], names: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """Copy all rows into the temporary table."""
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in names)
    with cursor.copy(sql.SQL("COPY panj_staged ({}) FROM STDIN").format(columns)) as copy:
        for row in rows:
            copy.write_row(row)


def _upsert(cursor: psycopg.Cursor[Any], table: str, names: list[str]) -> None:
    """Replace the rows whose event_id is staged, and add all staged ones."""
    target = table_name(table)
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in names)
    if "event_id" in names:
        gone = sql.SQL("DELETE FROM {} WHERE event_id IN (SELECT event_id FROM panj_staged)").format(target)
        cursor.execute(gone)
    cursor.execute(sql.SQL("INSERT INTO {} ({}) SELECT {} FROM panj_staged").format(target, columns, columns))
