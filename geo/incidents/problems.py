"""What is wrong with a row: where it stands, what was given, what to do about it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from gazetteer.shown import one_line

# In `locate_problem`, several problems of one row are joined by this.
SEPARATOR = " | "
# Under this key of their `attrs`, raw rows carry problems that are of no single value.
PROBLEMS = "problems"


class Problem(NamedTuple):
    """
    One problem of one row.

    Parameters
    ----------
    row
        Number of the row among the data rows, from 1.
    column
        Column of the table in which it stands.
    value
        What was given, as text.
    message
        What is wrong with it.
    remedy
        What to do about it.
    severity
        An error is a value that could not be used; a warning one that was used, but may be wrong.
    """

    row: int
    column: str
    value: str
    message: str
    remedy: str
    severity: Literal["error", "warning"] = "error"

    def text(self) -> str:
        """Return the problem in one line, without the row number."""
        value = f"{self.column} {quoted(self.value)}"
        told = self.message if self.message.startswith(value) else f"{value}: {self.message}"
        return f"{told}; {self.remedy}"


class BadValueError(ValueError):
    """
    Raised when a value cannot be used.

    Parameters
    ----------
    message
        What is wrong with it.
    remedy
        What to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def problem_texts(problems: Iterable[Problem], rows: int) -> npt.NDArray[np.object_]:
    """Return, for each of `rows` rows, its errors joined in one line, or None where there is none."""
    texts: npt.NDArray[np.object_] = np.full(rows, None, dtype=object)
    for problem in problems:
        if problem.severity == "error":
            texts[problem.row - 1] = add_problem(texts[problem.row - 1], problem.text())
    return texts


def add_problem(known: object, text: str) -> str:
    """Return the problems `known` of a row (text, or anything else for none) with `text` added once."""
    if not isinstance(known, str) or not known:
        return text
    return known if text in known.split(SEPARATOR) else f"{known}{SEPARATOR}{text}"


def quoted(value: str) -> str:
    """Quote a value on one line, cut to a length that a message bears."""
    return f"“{shortened(value.replace(SEPARATOR.strip(), '/'))}”"


def shortened(text: str, limit: int = 80) -> str:
    """Return a text on one line, of at most so many letters; where it was longer it ends in …."""
    flat = one_line(text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
