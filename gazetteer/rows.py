"""Rows of a table that somebody brings: CSV or XLSX, from a file or standard input."""

import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from gazetteer.errors import TableUnreadableError

_SHEETS = (".xlsx", ".xlsm")
_ZIP = b"PK\x03\x04"  # what a workbook begins with
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"  # what XLS begins with, and a workbook with a password
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how Excel's "Unicode text" begins
_MOST_UNPACKED = 2_000_000_000  # bytes of a workbook
_SUSPICIOUS, _HIGHEST_RATIO = 50_000_000, 200  # workbooks shrink about tenfold
_LARGEST_CELL = 10_000_000  # signs; the csv module refuses more than 131,072 unless told
_END = '""'  # read as a row of its own, unless a quotation mark before it is still open


def read_rows(source: str, *, encoding: str = "utf-8") -> tuple[list[str], list[list[str]]]:
    """
    Return the header and the rows of a table.

    Parameters
    ----------
    source
        A CSV or XLSX file; "-" reads either from standard input.
    encoding
        Of a CSV file; a byte order mark is taken off, and one of UTF-16 tells the encoding.

    Returns
    -------
    header, rows
        Every row is as long as the header: short ones are filled up with empty cells.

    Raises
    ------
    TableUnreadableError
        If the file is missing, empty, not in this encoding or no table, or has a row longer than its header
        or a quotation mark that is never closed.
    """
    what = "standard input" if source == "-" else source
    content = sys.stdin.buffer.read() if source == "-" else _content(Path(source))
    if content.startswith(_ZIP) or source.lower().endswith(_SHEETS):
        return _whole(_sheet(content, what), what)
    if content.startswith(_OLD_WORKBOOK):
        raise TableUnreadableError(
            f"{what} is an old Excel workbook, or one with a password: save it as XLSX or CSV, without one"
        )
    try:
        text = content.decode(text_encoding(encoding, content))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TableUnreadableError(
            f"{what} is not {encoding} (about line {line}): save it as UTF-8, or give --encoding, such as "
            f"cp1251"
        ) from error
    return _whole(_parse(io.StringIO(text, newline=""), what), what)


def text_encoding(wanted: str, content: bytes) -> str:
    """
    Return the encoding that a text is read in, which takes off a byte order mark.

    Parameters
    ----------
    wanted
        The one that somebody names; a mark of UTF-16 is surer.
    content
        The text, or its beginning.

    Raises
    ------
    TableUnreadableError
        If the one that is named is none of texts.
    """
    try:
        "".encode(wanted)
    except (LookupError, UnicodeError) as error:
        raise TableUnreadableError(f"{wanted!r} is no encoding: use utf-8, cp1251 or the like") from error
    if content.startswith(_UTF_16):
        return "utf-16"
    return "utf-8-sig" if wanted.lower().replace("_", "-") in ("utf-8", "utf8") else wanted


def _content(path: Path) -> bytes:
    """Return what is in a file."""
    if path.is_dir() or not path.exists():
        fault = "is a folder" if path.is_dir() else "does not exist"
        raise TableUnreadableError(f"{path} {fault}: give a CSV or XLSX file, or - for standard input")
    return path.read_bytes()


class RowError(ValueError):
    """Raised when a row of CSV text cannot be told from the next; `line`: where it begins, from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def parse_rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """
    Yield the rows of CSV text, each with the line in which it begins; a blank line is an empty row.

    The delimiter is the one of , ; and tab that the first line has most of. Null bytes are left out.

    Raises
    ------
    RowError
        If a quotation mark is never closed, which makes all that follows one cell, or a cell is too long.
    """
    csv.field_size_limit(_LARGEST_CELL)
    written = iter(lines)
    header = next(written, "")
    text = (line.replace("\0", "") for line in chain([header], written, [_END]))
    reader = csv.reader(text, delimiter=delimiter_of(header))
    begins, before = 1, None
    try:
        for row in reader:
            if before is not None:
                yield before
            before, begins = (begins, row), reader.line_num + 1
    except csv.Error as error:
        raise RowError(begins, str(error)) from error
    if before is not None and before[1] != [""]:
        raise RowError(before[0], "a quotation mark is never closed: close it")


def delimiter_of(header: str) -> str:
    """Return the one of , ; and tab that parts the cells of a header."""
    return max(",;\t", key=header.count)


def _parse(stream: io.StringIO, what: str) -> Iterator[list[str]]:
    """Yield the rows of CSV text."""
    try:
        yield from (row for _, row in parse_rows(stream))
    except RowError as error:
        raise TableUnreadableError(f"{what}, {error}") from error


def _sheet(content: bytes, what: str) -> Iterator[list[str]]:
    """Yield the rows of the first sheet of a workbook; blank ones behind the last were only formatted."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it

    blank: list[list[str]] = []
    try:
        _refuse_bomb(content, what)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            blank.append([_text(cell) for cell in row])
            if any(blank[-1]):
                yield from blank
                blank = []
        book.close()
    except TableUnreadableError:
        raise
    except Exception as error:
        raise TableUnreadableError(
            f"{what} is no XLSX workbook that can be read ({error}): save it as XLSX or CSV"
        ) from error


def _refuse_bomb(content: bytes, what: str) -> None:
    """Raise TableUnreadableError if a workbook unpacks to more than a table has."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > _MOST_UNPACKED or (size > _SUSPICIOUS and size > _HIGHEST_RATIO * len(content)):
        raise TableUnreadableError(f"{what} unpacks to {size:,} bytes: it is no table of names")


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
