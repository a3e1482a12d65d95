"""Incident table → GeoParquet 1.1, through Arrow."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from geo.incidents.export import Export
from geo.incidents.writers.fields import field_arrays, wkb


def write(export: Export, path: Path) -> None:
    """
    Write the one layer, geometries as WKB in (lon, lat) of OGC:CRS84, GeoParquet's default.

    What the file says of itself stands in the schema's metadata under the key `panj`.
    """
    table = export.only
    names, values, missing = field_arrays(table)
    columns = {name: _arrow(array, gone) for name, array, gone in zip(names, values, missing, strict=True)}
    columns["geometry"] = pa.array(wkb(table), type=pa.binary())
    metadata = {
        "geo": json.dumps(_geo(table)),
        "panj": json.dumps(export.metadata.texts(), ensure_ascii=False),
    }
    pq.write_table(pa.table(columns).replace_schema_metadata(metadata), path, compression="zstd")


def _arrow(values: np.ndarray, missing: np.ndarray) -> pa.Array:
    """Return one column of Arrow; a column that has nothing at all is one of text."""
    if values.dtype == object:
        return pa.array(values, type=pa.string(), mask=missing)
    return pa.array(values, mask=missing)


def _geo(table: gpd.GeoDataFrame) -> dict[str, object]:
    """Return the file metadata of GeoParquet 1.1.0."""
    kinds = sorted({shape.geom_type for shape in table.geometry if shape is not None})
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": kinds}
    bounds = table.geometry.total_bounds
    if np.isfinite(bounds).all():
        column["bbox"] = [float(degree) for degree in bounds]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
