"""Incident table → tab-separated values."""

from pathlib import Path

from geo.incidents.export import Export
from geo.incidents.writers import delimited


def write(export: Export, path: Path) -> None:
    """Write the table as `writers.delimited` does, with tabs."""
    delimited.write(export, path, separator="\t")
