"""The formats that incidents come in and go out in: names, suffixes, and where each is read and written."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any

from geo.errors import FormatError


@dataclass(frozen=True, slots=True)
class Format:
    """
    One file format.

    Parameters
    ----------
    name
        What `--format` calls it.
    title
        What it is, in words.
    suffixes
        The endings of file names that stand for it; the first is the usual one.
    reader, writer
        Modules of `geo.incidents.readers` and `.writers` with `read` and `write`; "" where there is none.
    needs
        The package that it needs beyond the toolkit's own, and the extra that installs it.
    layers
        Whether a file holds several layers.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""
    needs: tuple[str, str] | None = None
    layers: bool = False


FORMATS = (
    Format(
        "csv", "comma-separated values; reading: any separator", (".csv", ".txt"), "delimited", "delimited"
    ),
    Format("tsv", "tab-separated values", (".tsv", ".tab"), "delimited", "tabs"),
    Format("xlsx", "Excel workbook", (".xlsx",), "workbook", "workbook"),
    Format(
        "geojson", "GeoJSON, RFC 7946; reading: records, too", (".geojson", ".json"), "geojson", "geojson"
    ),
    Format(
        "geojsonseq",
        "GeoJSON, one feature a line",
        (".geojsonl", ".geojsons", ".ndjson"),
        "geojson",
        "geojsonseq",
    ),
    Format("gpkg", "GeoPackage, with QGIS styles", (".gpkg",), "vector", "geopackage", layers=True),
    Format("fgb", "FlatGeobuf", (".fgb",), "vector", "flatgeobuf"),
    Format(
        "parquet",
        "GeoParquet 1.1; reading: Parquet, too",
        (".parquet", ".geoparquet"),
        "parquet",
        "parquet",
    ),
    Format("shp", "Shapefile, with a sidecar for long names", (".shp",), "vector", "shapefile"),
    Format("kml", "KML 2.2", (".kml",), "vector", "kml", layers=True),
    Format("kmz", "KML 2.2, zipped", (".kmz",), "kmz", "kml", layers=True),
    Format("postgis", "PostGIS table, postgresql://…", (), "postgis", "postgis", ("psycopg", "postgis")),
)
_BY_NAME = {known.name: known for known in FORMATS}
_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
URL_SCHEMES = ("postgresql://", "postgres://")


def is_database(name: str) -> bool:
    """Say whether a source or target is a database URL."""
    return name.startswith(URL_SCHEMES)


def reader_of(name: str) -> Callable[..., Any]:
    """Return the function that reads a format: `read(source)` → raw rows."""
    return _function(_BY_NAME[name], "readers", _BY_NAME[name].reader, "read")


def format_by_name(name: str) -> Format | None:
    """Return the format that the ending of a file's name stands for, None where it stands for none."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def writer_of(known: Format) -> Callable[..., Any]:
    """Return the function that writes a format: `write(export, path)`."""
    return _function(known, "writers", known.writer, "write")


def format_for_output(name: str | None, path: str | None) -> Format:
    """
    Return the format to write in: the one named, else the one that the path stands for.

    Raises
    ------
    FormatError
        If neither names a format that can be written.
    """
    written = [known for known in FORMATS if known.writer]
    allowed = ", ".join(known.name for known in written)
    if name is not None:
        if name in _BY_NAME and _BY_NAME[name].writer:
            return _BY_NAME[name]
        raise FormatError(f"unknown format {name}: use {allowed}")
    if path is not None and is_database(path):
        return _BY_NAME["postgis"]
    suffix = PurePath(path or "").suffix.lower()
    found = format_by_name(path or "")
    if found is None or not found.writer:
        endings = " ".join(known.suffixes[0] for known in written if known.suffixes)
        given = f"the ending {suffix} of {path}" if suffix else f"{path}: a name without an ending"
        raise FormatError(f"unknown format {given}: end it in one of {endings}, or give --format ({allowed})")
    return found


def _function(known: Format, package: str, module: str, attribute: str) -> Callable[..., Any]:
    """Import the module of a format when it is used, not before; say what is missing."""
    if known.needs is not None and find_spec(known.needs[0]) is None:
        needed, extra = known.needs
        raise FormatError(f"{known.name} needs {needed}, which is not installed: pip install 'panj[{extra}]'")
    function: Callable[..., Any] = getattr(import_module(f"geo.incidents.{package}.{module}"), attribute)
    return function
