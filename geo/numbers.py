"""Numbers that somebody gives: refused with what to do where they are none."""

import reprlib

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.errors import GeoError, GeometryError

Floats = NDArray[np.float64]


def as_floats(values: ArrayLike, what: str, error: type[GeoError] = GeometryError) -> Floats:
    """
    Return numbers as an array of floats, in the shape they have.

    Parameters
    ----------
    values
        A number or numbers; None is NaN.
    what
        What they are, for the message, such as "longitude".
    error
        What is raised.

    Raises
    ------
    GeoError
        If they are texts, days, complex or no numbers at all, or are too large.
    """
    try:
        # a day would become the number of days since 1970
        if getattr(getattr(values, "dtype", None), "kind", "") in {"m", "M"}:
            raise TypeError("days and times are no numbers")  # noqa: TRY301 - told as the others are
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as given:
        raise error(f"{what} {reprlib.repr(values)}: give a number, or a list of numbers") from given


def as_number(value: object, what: str, error: type[GeoError] = GeometryError) -> float:
    """
    Return one number as a float.

    Parameters
    ----------
    value, what, error
        As of `as_floats`.

    Raises
    ------
    GeoError
        If it is none, or too large.
    """
    try:
        return float(value)  # type: ignore[arg-type] # what is none is refused below
    except (TypeError, ValueError, OverflowError) as given:
        raise error(f"{what} {reprlib.repr(value)}: give a number") from given
