"""CSV and its relatives → raw rows."""

import csv
import io
import re
import warnings
from collections import Counter
from typing import Any

import pandas as pd

from geo.errors import IncidentError
from geo.incidents.columns import kind_of

_HEADING = 100_000  # characters in which the separator is looked for
_SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_PLAIN_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})")
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,3})?")


def read(content: bytes, title: str) -> pd.DataFrame:
    """
    Return the rows of a delimited text, all values as text, missing where a cell is empty.

    The separator is the one of comma, semicolon, tab and bar that the heading has most of. Columns that the
    incident table does not know become numbers where every value is plainly written as one.

    Raises
    ------
    IncidentError
        If the text cannot be decoded or its rows do not fit its heading.
    """
    text = _decode(content, title)
    text = text.lstrip("\r\n")
    first_line = _QUOTED.sub("", text[:_HEADING]).partition("\n")[0]
    separator = max(_SEPARATORS, key=first_line.count)
    names = _heading(text, separator, title)
    rows = _parse(text, separator, len(names), title)
    rows.columns = pd.Index(names)
    for name in rows.columns:
        if kind_of(name) is None:
            rows[name] = _numbers(rows[name])
    return rows


def _parse(text: str, separator: str, width: int, title: str) -> pd.DataFrame:
    """Parse the rows as text; cells beyond the heading are let go only where they are empty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pd.errors.ParserWarning)  # told more exactly by _check_width
        try:
            rows = pd.read_csv(
                io.StringIO(text, newline=""),
                sep=separator,
                dtype="str",
                keep_default_na=False,
                na_values=[""],
                index_col=False,
            )
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            raise IncidentError(f"{title} is no whole table: {_plain(error)}") from error
    if text.count(separator) > (len(rows) + 1) * (width - 1):
        _check_width(text, separator, width, title)
    return rows


def _check_width(text: str, separator: str, width: int, title: str) -> None:
    """Refuse a row that has something in a cell without a heading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        wide = next((cells for cells in reader if any(cell.strip() for cell in cells[width:])), None)
    except csv.Error as error:
        raise IncidentError(f"{title} is no whole table: {error} in line {reader.line_num}") from error
    if wide is not None:
        raise IncidentError(
            f"{title}: line {reader.line_num} has {len(wide)} cells under {width} headings; "
            "put text that holds the separator between quotes"
        )


def _decode(content: bytes, title: str) -> str:
    """Decode UTF-8, with or without a byte order mark, or UTF-16 with one."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise IncidentError(f"{title} is no {name} text (byte {error.start}): save it as UTF-8") from error


def _heading(text: str, separator: str, title: str) -> list[str]:
    """Return the names of the columns; refuse a heading that names one twice."""
    try:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except (csv.Error, StopIteration) as error:
        raise IncidentError(
            f"{title} has no heading that can be read; give the names of its columns"
        ) from error
    names = [cell.strip() or f"column_{number}" for number, cell in enumerate(cells, start=1)]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise IncidentError(f"{title} has the column {twice[0]} more than once: give each its own name")
    return names


def _numbers(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return the column as numbers if every value is plainly written as one (no leading zero, no sign +)."""
    uniques = column.dropna().unique()
    if len(uniques) and all(_PLAIN_INTEGER.fullmatch(text) for text in uniques):
        return column.astype("Int64")
    if len(uniques) and all(_PLAIN_NUMBER.fullmatch(text) for text in uniques):
        return column.astype("float64")
    return column


def _plain(error: Exception) -> str:
    """Say what pandas found, in the words of a person with a spreadsheet."""
    text = " ".join(str(error).split())
    ragged = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", text)
    if ragged:
        wanted, line, seen = ragged.groups()
        told = f"line {line} has {seen} cells under {wanted} headings"
        return f"{told}; put text that holds the separator between quotes"
    unclosed = re.search(r"EOF inside string starting at row (\d+)", text)
    if unclosed:
        return f"the quotation mark opened in data row {int(unclosed.group(1))} is never closed; close it"
    return text
