"""One file a format: layers → file, whole or not at all."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd

from gazetteer.errors import OutputError
from gazetteer.files import replace_file, working_folder
from geo.border.line import Border
from geo.errors import FormatError
from geo.incidents.export import Export, layer
from geo.incidents.formats import format_for_output, is_database, writer_of
from geo.incidents.metadata import Metadata, describe
from geo.incidents.writers.sidecar import move_parts, remove_parts

STANDARD_OUTPUT = "-"


def write_incidents(
    incidents: gpd.GeoDataFrame,
    path: str | os.PathLike[str],
    *,
    format_name: str | None = None,
    layers: Sequence[str] = ("incidents",),
    metadata: Metadata | None = None,
    border: Border | None = None,
) -> None:
    """
    Write incidents, and layers beside them, to a file, standard output or a database.

    Parameters
    ----------
    incidents
        The incident table, EPSG:4326.
    path
        The file, written whole or not at all; `-` for standard output; or a `postgresql://` URL.
    format_name
        Name of the format; by default, the one that the ending of `path` stands for.
    layers
        Names of the layers: incidents, border, zones, provinces.
    metadata
        What the file says of itself; by default, what `describe` tells of the incidents.
    border
        The line that the layers border and zones show; the packaged one by default.

    Raises
    ------
    FormatError
        If no format that can be written is named, or it cannot hold the layers.
    OutputError
        If the file cannot be written.
    """
    name = os.fspath(path)
    known = format_for_output(format_name, name)
    if len(layers) > 1 and not known.layers:
        several = ", ".join(layers)
        raise FormatError(f"{known.name} holds one layer, not {several}: choose one, or write gpkg or kml")
    write = writer_of(known)
    shown = {wanted: layer(wanted, incidents, border) for wanted in layers}
    export = Export(shown, metadata or describe(incidents, border=border))
    if is_database(name):
        write(export, name)
    elif name != STANDARD_OUTPUT:
        _write_file(write, export, Path(name))
    elif known.name == "shp":
        raise FormatError(
            "a Shapefile is several files and cannot go to standard output: name a file with -o"
        )
    else:
        with working_folder() as folder:
            passing = folder / f"out{known.suffixes[0]}"
            passing.touch()
            write(export, passing)
            with passing.open("rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _write_file(write: Callable[..., Any], export: Export, target: Path) -> None:
    """Write a file; the others that a Shapefile has beside it follow when it is on the disk."""
    temporary = None
    try:
        with replace_file(target) as temporary:
            write(export, temporary)
        move_parts(temporary, target)
    finally:
        if temporary is not None:
            remove_parts(temporary)


def require_folder(path: str | os.PathLike[str]) -> None:
    """
    Refuse a path whose folder does not exist, before anything is computed for it.

    Raises
    ------
    OutputError
        If the folder does not exist.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {target}: the folder {target.parent} does not exist; make it first")


def write_geojson(incidents: gpd.GeoDataFrame, path: str | os.PathLike[str]) -> None:
    """Write incidents as GeoJSON (RFC 7946), whatever the file is called; see `write_incidents`."""
    write_incidents(incidents, path, format_name="geojson")


def write_csv(incidents: gpd.GeoDataFrame, path: str | os.PathLike[str]) -> None:
    """Write incidents as CSV, whatever the file is called; see `write_incidents`."""
    write_incidents(incidents, path, format_name="csv")
