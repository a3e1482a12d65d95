"""CSV and its relatives → raw rows."""

import csv
import io
import re

import pandas as pd

from geo.errors import IncidentError
from geo.incidents.columns import kind_of

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
    heading = text.lstrip("\r\n").split("\n", 1)[0]
    bare = _QUOTED.sub("", heading)
    separator = max(_SEPARATORS, key=bare.count)
    names = [name.strip() for name in next(csv.reader([heading.rstrip("\r")], delimiter=separator))]
    _check_headings(names, title)
    try:
        rows = pd.read_csv(
            io.StringIO(text), sep=separator, dtype="str", keep_default_na=False, na_values=[""], index_col=False
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error) as error:
        raise IncidentError(f"{title} is no whole table: {_plain(error)}") from error
    rows.columns = pd.Index(names)
    for name in rows.columns:
        if kind_of(name) is None:
            rows[name] = _numbers(rows[name])
    return rows


def _decode(content: bytes, title: str) -> str:
    """Decode UTF-8, with or without a byte order mark, or UTF-16 with one."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise IncidentError(
            f"{title} is no {encoding.removesuffix('-sig').upper()} text (byte {error.start}): save it as UTF-8"
        ) from error


def _check_headings(names: list[str], title: str) -> None:
    """Refuse a heading that names a column twice."""
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise IncidentError(f"{title} has the column {twice[0]} more than once: give each its own name")


def _numbers(column: pd.Series) -> pd.Series:
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
        return f"line {line} has {seen} cells under {wanted} headings; put text with commas between quotes"
    unclosed = re.search(r"EOF inside string starting at row (\d+)", text)
    if unclosed:
        return f"the quotation mark opened in data row {int(unclosed.group(1)) + 1} is never closed; close it"
    return text
