"""Raw values → typed columns. Each distinct value is parsed once, for columns repeat themselves."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from geo.incidents.columns import BY_NAME, Kind
from geo.incidents.dates import parse_date
from geo.incidents.problems import Problem

Column: TypeAlias = "pd.Series[Any]"
# What a parser of one value gives: the value or None, and what is wrong with it and what to do, or None.
Parsed: TypeAlias = tuple[Any, tuple[str, str] | None]
_DTYPES = {
    "integer": "Int64",
    "floating": "float64",
    "mixed-integer-float": "float64",
    "boolean": "boolean",
    "string": "str",
}
_INTEGER = re.compile(r"[+-]?\d{1,18}(\.0+)?")


def parse_column(raw: Column, name: str, kind: Kind | None, problems: list[Problem]) -> Column:
    """
    Return a raw column as its kind; what cannot be used comes out empty and is added to `problems`.

    Parameters
    ----------
    raw
        Raw values: strings, numbers, None or NaN.
    name
        Name of the column, for the problems.
    kind
        Kind of the column; None for a column that the table does not know, which is kept as it is.
    problems
        List to which problems are added.
    """
    if kind is None:
        return _foreign(raw)
    if kind == "text":
        return plain_text(raw)
    if kind == "date" and pd.api.types.is_datetime64_any_dtype(raw.dtype):
        return raw.dt.tz_localize(None).astype("datetime64[s]")
    parse, dtype = {
        "date": (parse_date, "datetime64[s]"),
        "count": (_parse_count, "Int64"),
        "code": (_code_parser(name), "Int64"),
    }.get(kind, (_parse_number, "float64"))
    return _each(raw, name, parse, problems, dtype)


def plain_text(raw: Column) -> Column:
    """Return the column as text: what is no string is written as one, missing values stay missing."""
    if isinstance(raw.dtype, pd.StringDtype):
        return raw.astype("str")
    missing = raw.isna().to_numpy()
    texts = [None if gone else _text(value) for value, gone in zip(raw, missing, strict=True)]
    return pd.Series(texts, index=raw.index, dtype="str")


def _each(
    raw: Column, name: str, parse: Callable[[str], Parsed], problems: list[Problem], dtype: str
) -> Column:
    """Parse each distinct value once; None where it is missing or cannot be used."""
    codes, uniques = pd.factorize(plain_text(raw))
    values: list[Any] = []
    faults: dict[int, tuple[str, str]] = {}
    for code, text in enumerate(uniques):
        value, fault = parse(text.strip()) if text.strip() else (None, None)
        values.append(value)
        if fault is not None:
            faults[code] = fault
    if faults:
        for position in np.flatnonzero(np.isin(codes, list(faults))):
            code = codes[position]
            problems.append(Problem(int(position) + 1, name, uniques[code], *faults[code]))
    values.append(None)  # code -1, a missing value, takes the last
    taken: Any = np.empty(len(values), dtype=object)
    taken[:] = values
    return _as(pd.Series(taken[codes], index=raw.index, dtype=object), dtype)


def _foreign(raw: Column) -> Column:
    """Keep a column as it is, under the narrowest type that holds its values and its gaps."""
    if isinstance(raw.dtype, pd.StringDtype):
        return raw.astype("str")
    if raw.dtype != object:
        return raw
    dtype = _DTYPES.get(pd.api.types.infer_dtype(raw, skipna=True), "object")
    try:
        return _as(raw, dtype)
    except OverflowError:  # an integer beyond 64 bits stays what it is
        return raw


def _as(raw: Column, dtype: str) -> Column:
    """Return the column under another type."""
    column: Column = raw.astype(dtype)  # type: ignore[call-overload] # the stubs want a literal
    return column


def _parse_count(text: str) -> Parsed:
    """Parse a number of people or sources."""
    if _INTEGER.fullmatch(text) and float(text) >= 0:
        return int(float(text)) if "." in text else int(text), None
    return None, ("is no number of persons", "write a whole number, 0 or more, or leave it empty")


def _code_parser(name: str) -> Callable[[str], Parsed]:
    """Return the parser of a coded column."""
    codes = BY_NAME[name].codes if name in BY_NAME else ()
    known = {code.split()[0]: int(code.split()[0]) for code in codes}

    def parse(text: str) -> Parsed:
        whole = text.removesuffix(".0")
        if whole in known:
            return known[whole], None
        return None, ("is no code of this column", f"use {', '.join(codes)}")

    return parse


def _parse_number(text: str) -> Parsed:
    """Parse a number that the toolkit itself wrote."""
    try:
        return float(text), None
    except ValueError:
        return None, ("is no number", "write it with a decimal point, or leave it empty")


def _text(value: object) -> str:
    """Write a value as text; a whole float (from a spreadsheet or JSON) as the integer it stands for."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
