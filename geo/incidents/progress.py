"""How far the reading or writing of a large table is, on the terminal of the person who waits."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

_LEAST_ROWS = 20_000  # fewer are read and written before a bar could be looked at


@contextmanager
def progress(what: str, rows: int, *, steps: int | None = None, unit: str = " rows") -> "Iterator[tqdm[Any]]":
    """
    Give a bar on standard error, whose `update` is told how many more are done.

    It is shown only for 20,000 rows or more, only on a terminal, and is gone at the end.

    Parameters
    ----------
    what
        What is being done, in a word.
    rows
        Number of rows.
    steps
        Number of steps, where they are no rows.
    unit
        What the steps are.
    """
    hidden = rows < _LEAST_ROWS or not sys.stderr.isatty()
    bar: tqdm[Any] = tqdm(total=steps or rows, desc=what, unit=unit, leave=False, disable=hidden)
    with bar:
        yield bar
