"""The formats that incidents come in and go out in: names, suffixes, and where each is read and written."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
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
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""


FORMATS = (
    Format("csv", "comma-separated values", (".csv", ".txt"), "delimited", "delimited"),
    Format("geojson", "GeoJSON, RFC 7946", (".geojson", ".json"), "geojson", "geojson"),
)
_BY_NAME = {known.name: known for known in FORMATS}
_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}


def reader_of(name: str) -> Callable[..., Any]:
    """Return the function that reads a format: `read(content, title)` → raw rows."""
    return _function("readers", _BY_NAME[name].reader, "read")


def writer_of(name: str) -> Callable[..., Any]:
    """Return the function that writes a format: `write(incidents, path)`."""
    return _function("writers", _BY_NAME[name].writer, "write")


def format_for_output(name: str | None, path: str | None) -> Format:
    """
    Return the format to write in: the one named, else the one that the path's suffix stands for.

    Raises
    ------
    FormatError
        If neither names a format that can be written.
    """
    written = [known for known in FORMATS if known.writer]
    allowed = ", ".join(known.name for known in written)
    if name is not None:
        for known in written:
            if known.name == name:
                return known
        raise FormatError(f"unknown format {name}: use {allowed}")
    suffix = PurePath(path or "").suffix.lower()
    found = _BY_SUFFIX.get(suffix)
    if found is None or not found.writer:
        endings = " ".join(known.suffixes[0] for known in written)
        given = f"the ending {suffix} of {path}" if suffix else f"{path}: a name without an ending"
        raise FormatError(f"unknown format {given}: end it in one of {endings}, or give --format ({allowed})")
    return found


def _function(package: str, module: str, attribute: str) -> Callable[..., Any]:
    """Import the module of a format when it is used, not before."""
    function: Callable[..., Any] = getattr(import_module(f"geo.incidents.{package}.{module}"), attribute)
    return function
