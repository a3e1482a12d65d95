"""Incident table → FlatGeobuf."""

import json
from pathlib import Path

from geo.incidents.export import Export
from geo.incidents.writers.gdal import write_layer


def write(export: Export, path: Path) -> None:
    """
    Write the one layer.

    Rows without a place make the file one without a spatial index, which FlatGeobuf cannot have for them.
    """
    path.unlink()
    table = export.only
    told = export.metadata.texts()
    write_layer(
        table,
        path,
        "FlatGeobuf",
        layer=next(iter(export.layers)),
        layer_options={
            "SPATIAL_INDEX": "NO" if table.geometry.isna().any() or not len(table) else "YES",
            "TITLE": told["title"],
            "DESCRIPTION": json.dumps(told, ensure_ascii=False),
        },
    )
