"""Columns of the table → Arrow, as GDAL, Parquet and PostGIS take them."""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import shapely

from geo.incidents.progress import progress
from geo.incidents.writers.cells import DECIMALS, as_text

GEOMETRY = "geometry"
_ROWS_AT_ONCE = 20_000  # so that not all of a large table is held twice


def schema_of(table: pd.DataFrame) -> pa.Schema:
    """
    Return the types of the columns of a whole table, so that each part of it has the same.

    Days are days, or date-times where a time of day stands; integers and truth values keep their gaps; what
    has no type of its own (lists, objects) is JSON. The geometry, if there is one, comes last, as WKB.
    """
    fields = [pa.field(str(name), _type(table[name])) for name in _plain_columns(table)]
    if isinstance(table, gpd.GeoDataFrame):
        fields.append(pa.field(GEOMETRY, pa.binary()))
    return pa.schema(fields)


def batches(
    table: pd.DataFrame, schema: pa.Schema, rows_at_once: int = _ROWS_AT_ONCE
) -> Iterator[pa.RecordBatch]:
    """Give the rows of a table some thousands at once; a table without rows gives one batch without any."""
    names = _plain_columns(table)
    with progress("writing", len(table)) as bar:
        for start in range(0, max(len(table), 1), rows_at_once):
            part = table.iloc[start : start + rows_at_once]
            columns = [_array(part[name], kind) for name, kind in zip(names, schema.types, strict=False)]
            if isinstance(part, gpd.GeoDataFrame):
                columns.append(pa.array(_wkb(part), type=pa.binary()))
            yield pa.record_batch(columns, schema=schema)
            bar.update(len(part))


def kinds_of(table: gpd.GeoDataFrame) -> list[str]:
    """Return the kinds of a table's geometries, in alphabetical order."""
    shapes = np.asarray(table.geometry.array, dtype=object)
    ids, first = np.unique(shapely.get_type_id(shapes), return_index=True)
    return sorted(shapes[row].geom_type for row in first[ids >= 0])


def _plain_columns(table: pd.DataFrame) -> list[Any]:
    """Return the names of the columns beside the geometry."""
    geometry = table.geometry.name if isinstance(table, gpd.GeoDataFrame) else None
    return [name for name in table.columns if name != geometry]


def _type(column: "pd.Series[Any]") -> pa.DataType:
    """Return the type of Arrow for a column."""
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        timed = (column.notna() & (column.dt.normalize() != column)).any()
        return pa.timestamp("ms") if timed else pa.date32()
    if pd.api.types.is_bool_dtype(column.dtype):
        return pa.bool_()
    if pd.api.types.is_integer_dtype(column.dtype):
        return pa.int64()
    return pa.float64() if pd.api.types.is_float_dtype(column.dtype) else pa.string()


def _array(column: "pd.Series[Any]", kind: pa.DataType) -> pa.Array:
    """Return some rows of a column as Arrow."""
    if pa.types.is_string(kind):
        column = as_text(column)
    if pa.types.is_date(kind):
        return pa.array(column.to_numpy(dtype="datetime64[D]"), type=kind, from_pandas=True)
    if pa.types.is_timestamp(kind):
        return pa.array(column.to_numpy(dtype="datetime64[ms]"), type=kind, from_pandas=True)
    array = pa.array(column, from_pandas=True)
    whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return whole.cast(kind)


def _wkb(table: gpd.GeoDataFrame) -> npt.NDArray[np.object_]:
    """Return the geometries as WKB with coordinates of 7 decimals; None where there is none."""
    shapes = np.array(table.geometry.array, dtype=object)
    shapes[shapely.is_empty(shapes)] = None
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, DECIMALS))
    encoded: npt.NDArray[np.object_] = np.asarray(shapely.to_wkb(rounded), dtype=object)
    return encoded
