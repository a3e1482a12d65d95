"""Incident table → newline-delimited GeoJSON: one feature a line, for streams; it has no metadata."""

from pathlib import Path

from geo.incidents.export import Export
from geo.incidents.writers.geojson import chunks


def write(export: Export, path: Path) -> None:
    """Write the one layer, one feature a line, without the record separators of RFC 8142."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for lines in chunks(export.only):
            stream.writelines(f"{line}\n" for line in lines)
