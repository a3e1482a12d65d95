"""One file a format: incident table → file, whole or not at all."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import geopandas as gpd

from gazetteer.files import replace_file
from geo.incidents.formats import format_for_output, writer_of

STANDARD_OUTPUT = "-"


def write_incidents(
    incidents: gpd.GeoDataFrame, path: str | os.PathLike[str], *, format_name: str | None = None
) -> None:
    """
    Write incidents to a file or standard output.

    Parameters
    ----------
    incidents
        The incident table, EPSG:4326.
    path
        The file, written whole or not at all; `-` for standard output.
    format_name
        Name of the format; by default, the one that the ending of `path` stands for.

    Raises
    ------
    FormatError
        If neither names a format that can be written.
    OutputError
        If the file cannot be written.
    """
    name = os.fspath(path)
    write = writer_of(format_for_output(format_name, name).name)
    if name != STANDARD_OUTPUT:
        with replace_file(name) as temporary:
            write(incidents, temporary)
        return
    with tempfile.TemporaryDirectory(prefix="panj-") as folder:
        passing = Path(folder) / "out"
        write(incidents, passing)
        with passing.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def write_geojson(incidents: gpd.GeoDataFrame, path: str | os.PathLike[str]) -> None:
    """Write incidents as GeoJSON (RFC 7946), whatever the file is called; see `write_incidents`."""
    write_incidents(incidents, path, format_name="geojson")


def write_csv(incidents: gpd.GeoDataFrame, path: str | os.PathLike[str]) -> None:
    """Write incidents as CSV, whatever the file is called; see `write_incidents`."""
    write_incidents(incidents, path, format_name="csv")
