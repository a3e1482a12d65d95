"""CSV and its relatives → raw rows."""

import csv
import io
import re
import warnings
from collections import Counter
from contextlib import suppress
from typing import Any

import pandas as pd

from geo.errors import IncidentError
from geo.incidents.columns import kind_of
from geo.incidents.layouts import GDELT_WIDTH, gdelt_heading
from geo.incidents.problems import PROBLEMS, shortened
from geo.incidents.readers.source import Source
from geo.incidents.readers.uneven import is_even, parse_uneven
from geo.incidents.writers.cells import without_mark

_HEADING = 1_000_000  # characters in which the separator is looked for
_LONGEST_LINE = 10_000_000  # bytes; a table of incidents has none that comes near
_MOST_COLUMNS = 2_000
_GDELT_START = re.compile(r"\d+\t(19|20)\d{6}\t")
_SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_TOO_LONG = re.compile(r"Expected \d+ fields in line \d+, saw \d+")  # pandas, of a row
_TRUTH = {"True": True, "False": False}
_PLAIN_INTEGER = re.compile(r"-?(0|[1-9]\d*)")
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,3})?")


def read(source: Source) -> pd.DataFrame:
    """
    Return the rows of a delimited text, all values as text, missing where a cell is empty.

    The separator is the one of comma, semicolon, tab and bar that the first line has most of. The encoding is
    UTF-8, UTF-16 with a mark, or else cp1251, as Russian spreadsheets write it. GDELT's events, which have no
    heading, get one. Columns that the incident table does not know become numbers where every value is
    plainly written as one. Cells that were marked as text against spreadsheets ('=…) lose the mark. A row
    with more or fewer cells than the heading is cut or filled, and told of in `attrs[PROBLEMS]`.

    Raises
    ------
    IncidentError
        If the text cannot be decoded, or a quotation mark is never closed.
    """
    _refuse_long_line(source.content, source.title)
    content = _in_utf8(source.content, source.title).lstrip(b"\r\n")
    text = content[:_HEADING].decode(errors="ignore")
    first_line = _QUOTED.sub("", text).partition("\n")[0]
    if len(first_line.encode()) >= _HEADING - 3:
        raise IncidentError(f"{source.title} has no line break in its first {_HEADING} letters: give rows")
    separator = max(_SEPARATORS, key=first_line.count)
    if separator == "\t" and _GDELT_START.match(first_line) and first_line.count("\t") == GDELT_WIDTH - 1:
        return as_rows(
            _parse(content, separator, gdelt_heading(), source.title), gdelt_heading(), source.title
        )
    names = _heading(text, separator, source.title)
    return as_rows(_parse(content, separator, names, source.title, skip=1), names, source.title)


def as_rows(rows: pd.DataFrame, names: list[str], title: str) -> pd.DataFrame:
    """Return rows of text under their headings, unmarked, with numbers where the table knows no better."""
    if len(names) > _MOST_COLUMNS:
        raise IncidentError(f"{title} has {len(names)} columns: no table of incidents has so many")
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise IncidentError(
            f"{title} has the column {shortened(twice[0])} more than once: give each its own name"
        )
    rows.columns = pd.Index(names)
    for name in rows.columns:
        rows[name] = without_mark(rows[name])
        if kind_of(name) is None:
            rows[name] = _numbers(rows[name])
    return rows


def _parse(content: bytes, separator: str, names: list[str], title: str, skip: int = 0) -> pd.DataFrame:
    """Parse the rows as text; those that do not fit the heading are told of in `attrs[PROBLEMS]`."""
    width = len(names)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # a row that is too long
            rows = pd.read_csv(
                io.BytesIO(content),
                sep=separator,
                dtype="str",
                keep_default_na=False,
                na_values=[""],
                index_col=False,
                header=None,
                names=list(range(width)),
                skiprows=skip,
                skip_blank_lines=width > 1,
            )
        if is_even(content, separator, len(rows) + skip, width):
            return rows
    except pd.errors.ParserWarning:
        pass
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        if not _TOO_LONG.search(str(error)):
            raise IncidentError(f"{title} is no whole table: {_plain(error)}") from error
    rows, problems = parse_uneven(content, separator, width, title, skip)
    rows.attrs[PROBLEMS] = problems
    return rows


def _refuse_long_line(content: bytes, title: str) -> None:
    """Refuse a text that has a line too long to be a row, before it is taken apart at some expense."""
    start = 0
    while len(content) - start > _LONGEST_LINE:
        end = content.rfind(b"\n", start, start + _LONGEST_LINE)
        if end < 0:
            raise IncidentError(
                f"{title} has a line of more than {_LONGEST_LINE} letters (from byte {start}): give rows"
            )
        start = end + 1


def _in_utf8(content: bytes, title: str) -> bytes:
    """Return UTF-8 of UTF-8 with or without a mark, of UTF-16 with one, or of cp1251; refuse a mixture."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16").encode(errors="replace")
        except UnicodeDecodeError as error:
            raise IncidentError(f"{title} is no whole UTF-16 text: save it as UTF-8") from error
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        content.decode()
    except UnicodeDecodeError as error:
        read_so_far = content.decode(errors="replace")
        broken = read_so_far.count("\ufffd")
        foreign = sum(1 for letter in read_so_far if letter > "\x7f") - broken
        with suppress(UnicodeDecodeError):
            # Letters that are whole in UTF-8 hardly occur by chance in cp1251: where they do, both are mixed.
            if foreign <= broken // 10:
                return content.decode("cp1251").encode()
        place = f"byte {error.start}"
        raise IncidentError(
            f"{title} is no UTF-8 text ({place}), nor all in cp1251: save it as UTF-8"
        ) from error
    return content


def _heading(text: str, separator: str, title: str) -> list[str]:
    """Return the names of the columns."""
    try:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except (csv.Error, StopIteration) as error:
        raise IncidentError(
            f"{title} has no heading that can be read; give the names of its columns"
        ) from error
    return [cell.strip() or f"column_{number}" for number, cell in enumerate(cells, start=1)]


def _numbers(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return the column as numbers if every value is plainly written as one (no leading zero, no sign +)."""
    uniques = column.dropna().unique()
    if len(uniques) and all(_PLAIN_INTEGER.fullmatch(text) for text in uniques):
        try:
            return column.astype("Int64")
        except (OverflowError, ValueError):
            return column  # beyond 64 bits: the digits stay, as text
    if len(uniques) and all(_PLAIN_NUMBER.fullmatch(text) for text in uniques):
        return column.astype("float64")
    if len(uniques) and set(uniques) <= _TRUTH.keys():
        return column.map(_TRUTH).astype("boolean")
    return column


def _plain(error: Exception) -> str:
    """Say what pandas found, in the words of a person with a spreadsheet."""
    text = " ".join(str(error).split())
    unclosed = re.search(r"EOF inside string starting at row (\d+)", text)
    if unclosed:
        return f"the quotation mark opened in data row {int(unclosed.group(1))} is never closed; close it"
    return text
