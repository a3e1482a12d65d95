"""A table or a query of PostGIS → raw rows."""

from typing import Any

import geopandas as gpd
import pandas as pd
import psycopg
import shapely
from psycopg import sql

from geo.errors import IncidentError
from geo.incidents.database import Address, table_name
from geo.incidents.readers.shapes import add_coordinates


def read(url: str) -> pd.DataFrame:
    """
    Return the rows that a URL names: `?table=schema.name` (by default incidents), or `?query=SELECT …`.

    The transaction is read-only. The first geometry column gives the coordinates.

    Raises
    ------
    IncidentError
        If the database cannot be reached, or refuses.
    """
    address = Address.of(url)
    try:
        with psycopg.connect(address.dsn, connect_timeout=10) as connection:
            connection.read_only = True
            with connection.cursor() as cursor:
                wanted: sql.SQL | sql.Composed = sql.SQL("SELECT * FROM {}").format(table_name(address.table))
                if address.query:
                    wanted = sql.SQL(address.query)  # the user's own, in a read-only transaction
                cursor.execute(wanted)
                told = cursor.description or []
                rows = pd.DataFrame(cursor.fetchall(), columns=[column.name for column in told], dtype=object)
                geometry = _geometry(connection, [(column.name, column.type_code) for column in told])
    except (psycopg.Error, ValueError) as error:
        raise IncidentError(f"{address.shown} cannot be read: {address.masked(error)}") from error
    return _with_places(rows, geometry, address.shown)


def _geometry(connection: psycopg.Connection[Any], columns: list[tuple[str, int]]) -> list[str]:
    """Return the names of the columns that hold geometries."""
    found = connection.execute(
        "SELECT oid FROM pg_type WHERE typname IN ('geometry', 'geography')"
    ).fetchall()
    kinds = {row[0] for row in found}
    return [name for name, kind in columns if kind in kinds]


def _with_places(rows: pd.DataFrame, geometry: list[str], title: str) -> pd.DataFrame:
    """Return rows with the coordinates of their first geometry column; PostGIS gives them as EWKB in hex."""
    if not geometry:
        return rows
    shapes = shapely.from_wkb(rows[geometry[0]].to_numpy())
    srid = next((int(number) for number in shapely.get_srid(shapes) if number > 0), 4326)
    series = gpd.GeoSeries(shapes, index=rows.index, crs=srid)
    return add_coordinates(rows.drop(columns=geometry), series, title)
