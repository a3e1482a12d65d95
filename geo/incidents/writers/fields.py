"""Columns of the table → the arrays that GDAL takes."""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.incidents.writers.cells import DECIMALS

Array = npt.NDArray[Any]


def field_arrays(table: gpd.GeoDataFrame) -> tuple[list[str], list[Array], list[Array]]:
    """
    Return the columns beside the geometry as names, values, and where they are missing.

    Days are days, or date-times where a time of day stands; integers and truth values keep their gaps; what
    has no type of its own (lists, objects) is JSON.
    """
    names: list[str] = []
    values: list[Array] = []
    missing: list[Array] = []
    for name in table.columns:
        if name == table.geometry.name:
            continue
        gone = table[name].isna().to_numpy()
        names.append(str(name))
        values.append(_array(table[name], gone))
        missing.append(gone)
    return names, values, missing


def wkb(table: gpd.GeoDataFrame) -> Array:
    """Return the geometries as WKB with coordinates of 7 decimals; None where there is none."""
    shapes = np.array(table.geometry.array, dtype=object)
    shapes[shapely.is_empty(shapes)] = None
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, DECIMALS))
    encoded: Array = np.asarray(shapely.to_wkb(rounded), dtype=object)
    return encoded


def _array(column: "pd.Series[Any]", gone: Array) -> Array:
    """Return one column as a numpy array; what stands in the gaps does not matter."""
    dtype = column.dtype
    if pd.api.types.is_datetime64_any_dtype(dtype):
        days = column.to_numpy(dtype="datetime64[D]")
        seconds = column.to_numpy(dtype="datetime64[s]")
        return days if ((days == seconds) | gone).all() else column.to_numpy(dtype="datetime64[ms]")
    if pd.api.types.is_bool_dtype(dtype):
        return column.to_numpy(dtype=bool, na_value=False)
    if pd.api.types.is_integer_dtype(dtype):
        return column.to_numpy(dtype="int64", na_value=0)
    if pd.api.types.is_float_dtype(dtype):
        return column.to_numpy(dtype="float64", na_value=np.nan)
    if isinstance(dtype, pd.StringDtype):
        return np.where(gone, np.array(None, dtype=object), column.to_numpy(dtype=object))
    texts = np.full(len(column), None, dtype=object)
    texts[~gone] = [
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        for value in column[~gone]
    ]
    return texts
