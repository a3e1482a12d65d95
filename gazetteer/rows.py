"""Rows of a table that somebody brings: CSV or XLSX, from a file or standard input."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from gazetteer.errors import TableUnreadableError

_SHEETS = (".xlsx", ".xlsm")
_LARGEST_CELL = 10_000_000  # signs; the csv module refuses more than 131,072 unless told


def read_rows(source: str, *, encoding: str = "utf-8") -> tuple[list[str], list[list[str]]]:
    """
    Return the header and the rows of a table.

    Parameters
    ----------
    source
        A CSV or XLSX file; "-" reads CSV from standard input.
    encoding
        Of a CSV file; a byte order mark is taken off.

    Returns
    -------
    header, rows
        Every row is as long as the header: short ones are filled up with empty cells.

    Raises
    ------
    TableUnreadableError
        If the file is missing, empty, not in this encoding or no table, or has a row longer than its header.
    """
    if source == "-":
        return _whole(_parse(sys.stdin, "standard input"), "standard input")
    path = Path(source)
    if not path.is_file():
        raise TableUnreadableError(f"{path} does not exist: give a CSV or XLSX file, or - for standard input")
    if path.suffix.lower() in _SHEETS:
        return _whole(_sheet(path), str(path))
    name = "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding
    try:
        with path.open(encoding=name, newline="") as stream:
            return _whole(_parse(stream, str(path)), str(path))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise TableUnreadableError(
            f"{path} is not {encoding} (about line {line}): save it as UTF-8, or give --encoding, such as "
            f"cp1251"
        ) from error
    except LookupError as error:
        raise TableUnreadableError(f"{encoding!r} is no encoding: use utf-8, cp1251 or the like") from error


def _parse(stream: TextIO, what: str) -> Iterator[list[str]]:
    """Yield the rows of CSV text; the delimiter is the one of , ; and tab that the header has most of."""
    csv.field_size_limit(_LARGEST_CELL)
    header = stream.readline()
    delimiter = max(",;\t", key=header.count)
    # A header may hold a line feed in quotes; only where it does is there more to read than one line.
    while header.count('"') % 2 and (more := stream.readline()):
        header += more
    yield from csv.reader(header.splitlines(keepends=True), delimiter=delimiter)
    reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise TableUnreadableError(f"{what}, line {reader.line_num + 1}: {error}") from error


def _sheet(path: Path) -> Iterator[list[str]]:
    """Yield the rows of the first sheet of a workbook."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_text(cell) for cell in row]
        book.close()
    except Exception as error:
        raise TableUnreadableError(f"{path} is no XLSX workbook that can be read: {error}") from error


def _text(cell: Any) -> str:
    """Return what a cell shows; a date without its midnight."""
    if cell is None:
        return ""
    return str(cell).removesuffix(" 00:00:00")


def _whole(found: Iterator[list[str]], what: str) -> tuple[list[str], list[list[str]]]:
    """
    Return header and rows, each as long as the header.

    A blank line is no row, but under a single column it is one with an empty cell, unless only such follow.
    """
    header = next(found, [])
    if not any(cell.strip() for cell in header):
        raise TableUnreadableError(f"{what} is empty: the first line must name the columns")
    rows: list[list[str]] = []
    blank = 0
    for number, row in enumerate(found, 2):
        if not row:
            blank += len(header) == 1
            continue
        if blank:
            rows += [[""] for _ in range(blank)]
            blank = 0
        if len(row) == len(header):
            rows.append(row)
            continue
        if len(row) > len(header) and any(row[len(header) :]):
            raise TableUnreadableError(
                f"{what}, row {number}: {len(row)} cells under {len(header)} columns; quote cells that "
                f"hold commas"
            )
        rows.append(row[: len(header)] + [""] * (len(header) - len(row)))
    return header, rows
