"""How single values are written in text formats."""

import json
import re
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.incidents.formulas import FORMULA, MARK

# RFC 7946 advises six or seven decimals: 1e-7 degrees are 11 mm.
DECIMALS = 7

# Decimals of the table's own numbers in texts: kilometres to the millimetre, which nobody measures.
_DECIMALS_OF = (
    (re.compile(r"latitude|longitude|nearest_(lat|lon)"), DECIMALS),
    (re.compile(r"(radius|border|chainage)_km(_low|_high)?"), 6),
    (re.compile(r"within_[\d.]+_km"), 4),
    (re.compile(r"confidence"), 3),
)


def decimals_of(name: str) -> int | None:
    """Return how many decimals a column's numbers are written with as text; None for all that they have."""
    return next((decimals for names, decimals in _DECIMALS_OF if names.fullmatch(name)), None)


def date_texts(dates: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return dates as YYYY-MM-DD, with a time of day only where one was given; missing ones stay missing."""
    texts: pd.Series[Any] = dates.dt.strftime("%Y-%m-%d").astype("object").where(dates.notna(), None)
    timed = (dates.dt.normalize() != dates) & dates.notna()
    texts[timed] = dates[timed].dt.strftime("%Y-%m-%dT%H:%M:%S")
    return texts


def as_text(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column of texts; what has no type of its own (lists, objects) is written as JSON."""
    if isinstance(column.dtype, pd.StringDtype):
        return column
    missing = column.isna().to_numpy()
    texts = [
        None
        if gone
        else value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, default=str)
        for value, gone in zip(column, missing, strict=True)
    ]
    return pd.Series(texts, index=column.index, dtype="str")


def distinct(column: "pd.Series[Any]") -> tuple[npt.NDArray[np.intp], list[Any]]:
    """Return for each row the number of its value (-1: missing), and the distinct values."""
    codes, uniques = pd.factorize(column)
    return codes, np.asarray(uniques, dtype=object).tolist()  # one at a time, Arrow gives them slowly


def with_mark(texts: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return texts with an apostrophe before those that a spreadsheet would run as a formula."""
    risky = texts.str.match(FORMULA).fillna(value=False).astype(bool)
    return texts.where(~risky, MARK + texts)


def without_mark(texts: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return texts without the apostrophe that `with_mark` gave them."""
    marked = texts.str.match("^" + MARK + FORMULA[1:]).fillna(value=False).astype(bool)
    return texts.where(~marked, texts.str[1:])


def sheet_rows(table: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Return a table as the rows of a sheet: points as two columns, dates as text, formulas marked, rounded.

    Parameters
    ----------
    table
        The incident table; a geometry that is no point is written as WKT.
    """
    rows = pd.DataFrame(table.drop(columns=table.geometry.name))
    shapes = table.geometry
    if (shapes.isna() | (shapes.geom_type == "Point")).all():
        rows["latitude"] = shapes.y.round(DECIMALS)
        rows["longitude"] = shapes.x.round(DECIMALS)
    else:
        rows["geometry"] = shapes.to_wkt()
    for name in rows.columns:
        if pd.api.types.is_datetime64_any_dtype(rows[name].dtype):
            rows[name] = date_texts(rows[name])
        elif pd.api.types.is_bool_dtype(rows[name].dtype):
            rows[name] = rows[name].map(str, na_action="ignore").astype("object")
        elif pd.api.types.is_float_dtype(rows[name].dtype):
            decimals = decimals_of(str(name))
            rows[name] = rows[name] if decimals is None else rows[name].round(decimals)
        elif not pd.api.types.is_numeric_dtype(rows[name].dtype):
            rows[name] = with_mark(as_text(rows[name]))
    return rows
