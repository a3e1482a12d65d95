"""Delimited texts whose rows do not fit their heading: such a row is kept, with the reason."""

import csv
import io
from itertools import chain

import numpy as np
import pandas as pd

from geo.errors import IncidentError
from geo.incidents.problems import Problem

_QUOTE = ord('"')
_TOO_MANY = "put text that holds the separator between quotes"
_TOO_FEW = "give every cell its separator, an empty one too"
_END = '""'  # read as a row of its own, unless a quotation mark before it is still open


def is_even(content: bytes, separator: str, rows: int, width: int) -> bool:
    """Say whether a text has as many separators outside quotation marks as so many rows of cells have."""
    letters = np.frombuffer(content, dtype=np.uint8)
    found = letters == ord(separator)
    if b'"' in content:
        found &= ~np.logical_xor.accumulate(letters == _QUOTE)
    return int(np.count_nonzero(found)) == rows * (width - 1)


def parse_uneven(
    content: bytes, separator: str, width: int, title: str, skip: int
) -> tuple[pd.DataFrame, list[Problem]]:
    """
    Return the rows of a text, each cut or filled to a width, and a problem for each that had another one.

    Parameters
    ----------
    content
        The text in UTF-8.
    separator
        What parts the cells.
    width
        Number of headings. Empty cells beyond them are let go without a word.
    title
        Name of the source, for messages.
    skip
        Number of rows before the first one, such as a heading.

    Raises
    ------
    IncidentError
        If a quotation mark is never closed, or a cell is too long.
    """
    lines = chain(io.StringIO(content.decode(), newline=""), [_END])
    reader = csv.reader(lines, delimiter=separator)
    rows: list[list[str]] = []
    problems: list[Problem] = []
    line = 1  # in which the row begins
    try:
        for cells in reader:
            if len(cells) > 1 or "".join(cells).strip():
                rows.append(cells)
                if len(rows) > skip:
                    problems += _problem(cells, width, len(rows) - skip, line, separator)
            last, line = cells, reader.line_num + 1
    except csv.Error as error:
        raise IncidentError(f"{title} is no whole table: {error} in line {reader.line_num}") from error
    if last != [""]:
        told = "a quotation mark is opened and never closed; close it"
        raise IncidentError(f"{title} is no whole table: {told}")
    cut = [[cell or None for cell in cells[:width]] + [None] * (width - len(cells)) for cells in rows[skip:]]
    return pd.DataFrame(cut, columns=range(width), dtype="str"), problems


def _problem(cells: list[str], width: int, row: int, line: int, separator: str) -> list[Problem]:
    """Return what is wrong with the number of cells of a row, if anything is."""
    if len(cells) == width or (len(cells) > width and not any(cell.strip() for cell in cells[width:])):
        return []
    told = f"line {line} has {len(cells)} cells under {width} headings"
    remedy = _TOO_MANY if len(cells) > width else _TOO_FEW
    return [Problem(row, "cells", separator.join(cells), told, remedy)]
