"""Incident table → GeoParquet 1.1, through Arrow."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq

from geo.incidents.export import Export
from geo.incidents.writers.fields import batches, kinds_of, schema_of

_ROWS_IN_A_GROUP = 100_000


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
    schema = schema_of(table).with_metadata(metadata)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches(table, schema, _ROWS_IN_A_GROUP):
            writer.write_batch(batch)


def _geo(table: gpd.GeoDataFrame) -> dict[str, object]:
    """Return the file metadata of GeoParquet 1.1.0."""
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": kinds_of(table)}
    bounds = table.geometry.total_bounds
    if np.isfinite(bounds).all():
        column["bbox"] = [float(degree) for degree in bounds]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
