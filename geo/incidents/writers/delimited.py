"""Incident table → CSV or TSV: UTF-8, one heading line, missing values as empty cells."""

from pathlib import Path

from geo.incidents.export import Export
from geo.incidents.writers.cells import sheet_rows


def write(export: Export, path: Path, *, separator: str = ",") -> None:
    """
    Write the table as delimited text; its points stand in latitude and longitude, with 7 decimals.

    A missing text and an empty one look the same: both come back as missing. A text that a spreadsheet would
    run as a formula gets an apostrophe before it, which reading takes away.
    """
    sheet_rows(export.only).to_csv(path, index=False, sep=separator, encoding="utf-8", lineterminator="\n")
