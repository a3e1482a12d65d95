"""One file a format: file → incident table. The format is known by what is in a file, not by its name."""

import os
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.errors import IncidentError
from geo.incidents.columns import kind_of
from geo.incidents.formats import reader_of
from geo.incidents.readers.content import format_of
from geo.incidents.table import GEOMETRY, ParsedTable, build_table

STANDARD_INPUT = "-"


def read_incidents(source: str | os.PathLike[str]) -> gpd.GeoDataFrame:
    """
    Read incidents from a file or standard input.

    Parameters
    ----------
    source
        Path of a file, or `-` for standard input. Its format is known by its content.

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
    return parse_incidents(source).table


def parse_incidents(source: str | os.PathLike[str]) -> ParsedTable:
    """Read incidents as `read_incidents` does, and return what is wrong with them beside them."""
    name = os.fspath(source)
    title = "standard input" if name == STANDARD_INPUT else name
    content = sys.stdin.buffer.read() if name == STANDARD_INPUT else _content(Path(name))
    if not content.strip():
        raise IncidentError(f"{title} is empty: give a table of incidents with a heading and rows")
    return parse_raw(reader_of(format_of(content, title))(content, title), title)


def parse_raw(raw: pd.DataFrame, title: str) -> ParsedTable:
    """
    Return the incident table of raw rows under the headings of their source.

    Raises
    ------
    IncidentError
        If a column comes twice, or none could place an incident.
    """
    raw.columns = pd.Index([_known_name(str(heading)) for heading in raw.columns])
    if not raw.columns.is_unique:
        twice = raw.columns[raw.columns.duplicated()][0]
        raise IncidentError(f"{title} has the column {twice} more than once: give each its own name")
    _require_columns(set(raw.columns), title)
    return build_table(raw)


def _content(path: Path) -> bytes:
    """Read a file whole."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        missing = path if path.parent.is_dir() else f"the folder {path.parent}"
        raise IncidentError(f"cannot read {path}: {missing} does not exist; check the name") from None
    except IsADirectoryError:
        raise IncidentError(f"cannot read {path}: it is a folder; give a file in it") from None
    except OSError as error:
        raise IncidentError(f"cannot read {path}: {error.strerror or error}") from error


def _known_name(heading: str) -> str:
    """Return the table's name for a heading that differs from it only in case, spaces or hyphens."""
    plain = heading.strip().lower().replace(" ", "_").replace("-", "_")
    if plain == GEOMETRY:
        return f"{GEOMETRY}_given"  # the table's own column of that name holds its points
    return plain if kind_of(plain) is not None else heading


def _require_columns(names: set[str], title: str) -> None:
    """Refuse a table that nothing could be placed by."""
    if "location" in names or {"latitude", "longitude"} <= names:
        return
    lacking = {"latitude", "longitude"} - names
    wanted = "location, or latitude and longitude"
    if len(lacking) == 1:
        raise IncidentError(
            f"{title} has no column {lacking.pop()}: give both latitude and longitude, or location"
        )
    has = ", ".join(sorted(names)[:8]) or "none"
    raise IncidentError(f"{title} has no column that says where: give {wanted} (it has: {has})")
