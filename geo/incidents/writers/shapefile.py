"""Incident table → Shapefile, and a sidecar that keeps what a Shapefile cannot hold."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.incidents.export import Export
from geo.incidents.writers.cells import date_texts
from geo.incidents.writers.gdal import write_layer
from geo.incidents.writers.sidecar import sidecar_path

_NAME_BYTES, _TEXT_BYTES = 10, 254  # dBASE's limits


def write(export: Export, path: Path) -> None:
    """
    Write the one layer as .shp, .dbf, .shx, .prj and .cpg (UTF-8), and `.panj.json` beside them.

    Names of columns are cut to ten letters, and texts to 254 bytes; the sidecar has the names whole, every
    text that was cut or is empty, dates with a time of day, and truth values.
    """
    table = export.only
    short = _short_names([str(name) for name in table.columns if name != table.geometry.name])
    lost = {short[str(name)]: _lost(table[name]) for name in table.columns if name != table.geometry.name}
    plain = _for_dbase(table).rename(columns=short)
    path.unlink()
    write_layer(plain, path, "ESRI Shapefile", layer="incidents")
    told = {
        "columns": {name: long for long, name in short.items()},
        "values": {name: values for name, values in lost.items() if values},
        "metadata": export.metadata.texts(),
    }
    sidecar_path(path).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _short_names(names: list[str]) -> dict[str, str]:
    """Return long name → a name of at most ten ASCII letters, each once."""
    short: dict[str, str] = {}
    for number, name in enumerate(names):
        plain = name if name.isascii() else f"column_{number}"
        cut = plain[:_NAME_BYTES]
        if cut.lower() in (known.lower() for known in short.values()):
            cut = f"{plain[: _NAME_BYTES - 3]}{number:03}"
        short[name] = cut
    return short


def _lost(column: "pd.Series[Any]") -> dict[str, object]:
    """Return row number → value, for the values of a column that dBASE would change."""
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        timed = column.notna() & (column.dt.normalize() != column)
        return {str(row): text for row, text in enumerate(date_texts(column)) if timed.iloc[row]}
    if pd.api.types.is_bool_dtype(column.dtype):
        return {str(row): bool(value) for row, value in enumerate(column) if not pd.isna(value)}
    if pd.api.types.is_numeric_dtype(column.dtype):
        return {}
    return {
        str(row): value
        for row, value in enumerate(column)
        if isinstance(value, str)
        and (value.strip(" ") != value or not value or len(value.encode()) > _TEXT_BYTES)
    }


def _for_dbase(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table as dBASE can hold it: days without hours, truth values as 0 and 1, texts cut whole."""
    plain = table.copy()
    for name in table.columns:
        if name == table.geometry.name:
            continue
        column = table[name]
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            plain[name] = column.dt.normalize()
        elif pd.api.types.is_bool_dtype(column.dtype):
            plain[name] = column.astype("Int64")
        elif not pd.api.types.is_numeric_dtype(column.dtype):
            plain[name] = column.map(_cut, na_action="ignore")
    return plain


def _cut(value: object) -> object:
    """Return a text cut to what a cell of dBASE holds, between two letters of UTF-8."""
    if not isinstance(value, str) or len(value.encode()) <= _TEXT_BYTES:
        return value
    return value.encode()[:_TEXT_BYTES].decode(errors="ignore")
