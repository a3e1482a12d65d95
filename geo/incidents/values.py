"""Raw values → typed columns. Each distinct value is parsed once, for columns repeat themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import infer_dtype, is_bool_dtype, is_numeric_dtype

from geo.incidents.columns import BY_NAME, Kind
from geo.incidents.problems import BadValueError, Problem

Column: TypeAlias = "pd.Series[Any]"
Value = TypeVar("Value")
# Kinds of objects of which no two that are equal are written in two ways, as 1 and True are.
_ALIKE = ("string", "integer", "floating", "empty")
_DTYPES = {
    "integer": "Int64",
    "floating": "float64",
    "mixed-integer-float": "float64",
    "boolean": "boolean",
    "string": "str",
}


@dataclass(frozen=True, slots=True)
class ParsedColumn(Generic[Value]):
    """
    The parsed values of a column, each distinct one once.

    Parameters
    ----------
    codes
        For each row, the number of its value; -1 where it is missing.
    distinct
        The distinct values; None where one cannot be used.
    index
        The index of the rows.
    """

    codes: npt.NDArray[np.intp]
    distinct: list[Value | None]
    index: pd.Index

    def column(self, part: Callable[[Value], object], dtype: str) -> Column:
        """Return one part of each value as a column; missing where the value or the part is."""
        parts: npt.NDArray[np.object_] = np.full(len(self.distinct) + 1, None, dtype=object)
        parts[:-1] = [None if value is None else part(value) for value in self.distinct]
        return as_type(pd.Series(parts[self.codes], index=self.index, dtype=object), dtype)


def parse_each(
    raw: Column, name: str, parse: Callable[[str], Value], problems: list[Problem]
) -> ParsedColumn[Value]:
    """
    Parse a column; what cannot be used is added to `problems`, and so is what was read with a doubt.

    Parameters
    ----------
    raw
        Raw values: strings, numbers, None or NaN.
    name
        Name of the column, for the problems.
    parse
        Parses a text that is not blank, or raises BadValueError; the value may have a `doubt`.
    problems
        List to which problems are added.
    """
    codes, uniques = _distinct(raw)
    values: list[Value | None] = []
    faults: dict[int, tuple[str, str, str]] = {}
    for code, text in enumerate(uniques):
        value = None
        try:
            value = parse(text.strip()) if text.strip() else None
            doubt = getattr(value, "doubt", None)
            if doubt is not None:
                faults[code] = (*doubt, "warning")
        except BadValueError as error:
            faults[code] = (error.message, error.remedy, "error")
        values.append(value)
    for position in np.flatnonzero(np.isin(codes, list(faults))) if faults else ():
        code = int(codes[position])
        problems.append(Problem(int(position) + 1, name, uniques[code], *faults[code]))  # type: ignore[arg-type] # a severity
    return ParsedColumn(codes, values, raw.index)


def _distinct(raw: Column) -> tuple[npt.NDArray[np.intp], list[str]]:
    """Return for each row the number of its value (-1: missing), and the distinct values as text."""
    alike = is_numeric_dtype(raw.dtype) or infer_dtype(raw, skipna=True) in _ALIKE
    codes, uniques = pd.factorize(raw if alike else plain_text(raw))
    return codes, plain_text(pd.Series(uniques)).to_numpy(dtype=object).tolist()


def parse_column(raw: Column, name: str, kind: Kind | None, problems: list[Problem]) -> Column:
    """
    Return a raw column of text, codes or numbers as its kind.

    Parameters
    ----------
    raw
        Raw values: strings, numbers, None or NaN.
    name
        Name of the column, for the problems.
    kind
        Kind of the column; None for a column that the table does not know, which is kept as it is.
    problems
        List to which problems are added: what cannot be used comes out empty.
    """
    if kind is None:
        return _foreign(raw)
    if kind == "text":
        return plain_text(raw)
    if kind == "code":
        return parse_each(raw, name, _code_parser(name), problems).column(int, "Int64")
    if kind == "number" and is_numeric_dtype(raw.dtype) and not is_bool_dtype(raw.dtype):
        return raw.astype("float64")
    numbers = parse_each(raw, name, _parse_number, problems)
    return numbers.column(round, "Int64") if kind == "count" else numbers.column(float, "float64")


def plain_text(raw: Column) -> Column:
    """Return the column as text: what is no string is written as one, missing values stay missing."""
    if isinstance(raw.dtype, pd.StringDtype):
        return raw.astype("str")
    if pd.api.types.is_datetime64_any_dtype(raw.dtype):
        return raw.dt.strftime("%Y-%m-%dT%H:%M:%S").str.removesuffix("T00:00:00").astype("str")
    if infer_dtype(raw, skipna=True) in {"string", "empty"}:
        return raw.astype("str")
    missing = raw.isna().to_numpy()
    texts = [None if gone else _text(value) for value, gone in zip(raw, missing, strict=True)]
    return pd.Series(texts, index=raw.index, dtype="str")


def as_type(raw: Column, dtype: str) -> Column:
    """Return the column under another type."""
    column: Column = raw.astype(dtype)  # type: ignore[call-overload] # the stubs want a literal
    return column


def _foreign(raw: Column) -> Column:
    """Keep a column as it is, under the narrowest type that holds its values and its gaps."""
    if isinstance(raw.dtype, pd.StringDtype):
        return raw.astype("str")
    if raw.dtype != object:
        return raw
    dtype = _DTYPES.get(infer_dtype(raw, skipna=True), "object")
    try:
        return as_type(raw, dtype)
    except OverflowError:  # an integer beyond 64 bits stays what it is
        return raw


def _code_parser(name: str) -> Callable[[str], int]:
    """Return the parser of a coded column."""
    codes = BY_NAME[name].codes
    known = {code.split()[0]: int(code.split()[0]) for code in codes}

    def parse(text: str) -> int:
        whole = re.sub(r"\.0+$", "", text)
        if whole not in known:
            raise BadValueError("is no code of this column", f"use {', '.join(codes)}")
        return known[whole]

    return parse


def _parse_number(text: str) -> float:
    """Parse a number that the toolkit itself wrote."""
    try:
        return float(text)
    except ValueError:
        raise BadValueError("is no number", "write it with a decimal point, or leave it empty") from None


def _text(value: object) -> str:
    """Write a value as text; a whole float (from a spreadsheet or JSON) as the integer it stands for."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
