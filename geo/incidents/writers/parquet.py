"""Incident table → GeoParquet 1.1, through Arrow."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.incidents.export import Export
from geo.incidents.writers.fields import field_arrays, wkb

_ROWS_AT_ONCE = 100_000  # a group of rows is held at once, not all of their text


def write(export: Export, path: Path) -> None:
    """
    Write the one layer, geometries as WKB in (lon, lat) of OGC:CRS84, GeoParquet's default.

    What the file says of itself stands in the schema's metadata under the key `panj`.
    """
    table = export.only
    metadata = {
        "geo": json.dumps(_geo(table)),
        "panj": json.dumps(export.metadata.texts(), ensure_ascii=False),
    }
    schema = _schema(table).with_metadata(metadata)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, max(len(table), 1), _ROWS_AT_ONCE):
            writer.write_table(_chunk(table.iloc[start : start + _ROWS_AT_ONCE], schema))


def _schema(table: gpd.GeoDataFrame) -> pa.Schema:
    """Return the types of the columns of the whole table, so that each group of rows has the same."""
    fields = []
    for name in table.columns.drop(table.geometry.name):
        column = table[name]
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            timed = (column.notna() & (column.dt.normalize() != column)).any()
            kind = pa.timestamp("ms") if timed else pa.date32()
        elif pd.api.types.is_bool_dtype(column.dtype):
            kind = pa.bool_()
        elif pd.api.types.is_integer_dtype(column.dtype):
            kind = pa.int64()
        else:
            kind = pa.float64() if pd.api.types.is_float_dtype(column.dtype) else pa.string()
        fields.append(pa.field(str(name), kind))
    return pa.schema([*fields, pa.field("geometry", pa.binary())])


def _chunk(table: gpd.GeoDataFrame, schema: pa.Schema) -> pa.Table:
    """Return some rows as Arrow."""
    names, values, missing = field_arrays(table)
    columns = [
        pa.array(array, mask=gone).cast(schema.field(name).type)
        for name, array, gone in zip(names, values, missing, strict=True)
    ]
    return pa.table([*columns, pa.array(wkb(table), type=pa.binary())], schema=schema)


def _geo(table: gpd.GeoDataFrame) -> dict[str, object]:
    """Return the file metadata of GeoParquet 1.1.0."""
    kinds = sorted({shape.geom_type for shape in table.geometry if shape is not None})
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": kinds}
    bounds = table.geometry.total_bounds
    if np.isfinite(bounds).all():
        column["bbox"] = [float(degree) for degree in bounds]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
