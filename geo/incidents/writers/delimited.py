"""Incident table → CSV or TSV: UTF-8, one heading line, missing values as empty cells."""

from pathlib import Path

from geo.incidents.export import Export
from geo.incidents.progress import progress
from geo.incidents.writers.cells import sheet_rows

_ROWS_AT_ONCE = 20_000


def write(export: Export, path: Path, *, separator: str = ",") -> None:
    """
    Write the table as delimited text; its points stand in latitude and longitude, with 7 decimals.

    A missing text and an empty one look the same: both come back as missing. A text that a spreadsheet would
    run as a formula gets an apostrophe before it, which reading takes away.
    """
    rows = sheet_rows(export.only)
    with path.open("w", encoding="utf-8", newline="") as stream, progress("writing", len(rows)) as bar:
        for start in range(0, max(len(rows), 1), _ROWS_AT_ONCE):
            part = rows.iloc[start : start + _ROWS_AT_ONCE]
            part.to_csv(stream, index=False, header=not start, sep=separator, lineterminator="\n")
            bar.update(len(part))
