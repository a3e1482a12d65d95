"""One file a format: file → raw rows. The format is known by what is in a source, not by its name."""

import os
from collections.abc import Mapping

import geopandas as gpd
import pandas as pd

from geo.errors import IncidentError
from geo.incidents.formats import is_database, reader_of
from geo.incidents.headings import with_our_headings
from geo.incidents.layouts import known_layout
from geo.incidents.problems import PROBLEMS, shortened
from geo.incidents.readers.content import format_of
from geo.incidents.readers.source import Source
from geo.incidents.table import ParsedTable, build_table


def read_incidents(
    source: str | os.PathLike[str], *, columns: Mapping[str, str] | None = None
) -> gpd.GeoDataFrame:
    """
    Read incidents from a file, standard input or a database.

    Parameters
    ----------
    source
        Path of a file; `-` for standard input; or a URL such as `postgresql://localhost/news?table=incidents`.
        The format of a file is known by its content; `panj formats` lists the formats.
    columns
        Foreign headings → columns of the table, for headings that are not known.

    Returns
    -------
    incidents
        The incident table, one row for each row of the source, in its order; points (lon, lat) in EPSG:4326,
        None where a row has no usable coordinates. What could not be read stands in `locate_problem`.

    Raises
    ------
    IncidentError
        If the source cannot be read, is empty, or has no columns that could place an incident.
    FormatError
        If the content is of no known format.
    """
    return parse_incidents(source, columns=columns).table


def parse_incidents(
    source: str | os.PathLike[str], *, columns: Mapping[str, str] | None = None
) -> ParsedTable:
    """Read incidents as `read_incidents` does, and return what is wrong with them beside them."""
    name = os.fspath(source)
    if is_database(name):
        title, raw = "the database", reader_of("postgis")(name)
    else:
        given = Source(name)
        title = given.title
        if not given.head.strip():
            raise IncidentError(f"{title} is empty: give a table of incidents with a heading and rows")
        raw = reader_of(format_of(given))(given)
    return parse_raw(raw, title, columns=columns)


def parse_raw(raw: pd.DataFrame, title: str, *, columns: Mapping[str, str] | None = None) -> ParsedTable:
    """Return the incident table of raw rows under the headings of their source, `title` in messages."""
    problems = raw.attrs.pop(PROBLEMS, [])
    raw = with_our_headings(known_layout(raw), title, columns or {})
    _require_columns(raw, title)
    return build_table(raw, problems)


def _require_columns(raw: pd.DataFrame, title: str) -> None:
    """Refuse a table that nothing could be placed by."""
    names = set(raw.columns)
    if "location" in names or {"latitude", "longitude"} <= names:
        return
    lacking = {"latitude", "longitude"} - names
    if len(lacking) == 1:
        column = lacking.pop()
        raise IncidentError(f"{title} has no column {column}: give both latitude and longitude, or location")
    has = ", ".join(shortened(str(name)) for name in list(raw.columns)[:8]) or "none"
    raise IncidentError(
        f"{title} has no column that says where: give location, or latitude and longitude, "
        f"or say with --map which column is which (it has: {has})"
    )
