"""Incident table → Shapefile, and a sidecar that keeps what a Shapefile cannot hold."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.incidents.export import Export
from geo.incidents.writers.cells import as_text, date_texts, distinct
from geo.incidents.writers.gdal import write_layer
from geo.incidents.writers.sidecar import sidecar_path

_NAME_BYTES, _TEXT_BYTES = 10, 254  # dBASE's limits
_MOST_WHOLE, _MOST_DECIMAL = 10**17, 1e8  # as GDAL lays out its cells


def write(export: Export, path: Path) -> None:
    """
    Write the one layer as .shp, .dbf, .shx, .prj and .cpg (UTF-8), and `.panj.json` beside them.

    Names of columns are cut to ten letters, and texts to 254 bytes; the sidecar has the names whole, every
    text that was cut or is empty, dates with a time of day, truth values, and numbers that are too large or
    too small for its cells.
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
    if pd.api.types.is_bool_dtype(column.dtype):
        column = column.astype(object)
    elif pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = date_texts(column.where(column.dt.normalize() != column))
    elif pd.api.types.is_numeric_dtype(column.dtype):
        size = column.abs()
        held = (size <= _MOST_WHOLE) if pd.api.types.is_integer_dtype(column.dtype) else _has_digits(size)
        held = held.fillna(value=True).astype(bool)
        if held.all():
            return {}
        column = column.astype(object).where(~held)
    else:
        column = as_text(column)
        codes, uniques = distinct(column)
        changed = [
            code
            for code, text in enumerate(uniques)
            if not text or text.strip(" ") != text or _cut(text) != text
        ]
        if not changed:
            return {}
        column = column.where(np.isin(codes, changed))
    rows = np.flatnonzero(column.notna().to_numpy())
    return {str(row): value for row, value in zip(rows.tolist(), column.iloc[rows].tolist(), strict=True)}


def _has_digits(size: "pd.Series[Any]") -> "pd.Series[Any]":
    """Say which numbers keep ten digits or more in a cell of dBASE, which has eight before and 15 behind."""
    return ((size < _MOST_DECIMAL) & (size >= 1 / _MOST_DECIMAL)) | (size == 0) | size.isna()


def _for_dbase(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the table as dBASE can hold it: days without hours, truth values as 0 and 1, texts cut."""
    plain = table.copy()
    for name in table.columns:
        if name == table.geometry.name:
            continue
        column = table[name]
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            plain[name] = column.dt.normalize()
        elif pd.api.types.is_bool_dtype(column.dtype):
            plain[name] = column.astype("Int64")
        elif pd.api.types.is_integer_dtype(column.dtype):
            plain[name] = column.astype("Int64").where(column.abs() <= _MOST_WHOLE)
        elif not pd.api.types.is_numeric_dtype(column.dtype):
            plain[name] = _all_cut(as_text(column))
    return plain


def _all_cut(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return texts cut to what a cell of dBASE holds; each distinct one is looked at once."""
    codes, uniques = distinct(column)
    texts = np.array([*(_cut(text) for text in uniques), None], dtype=object)
    return pd.Series(texts[codes], index=column.index, dtype="str")


def _cut(text: str) -> str:
    """Return a text cut to what a cell of dBASE holds, between two letters of UTF-8."""
    encoded = text.encode()
    return text if len(encoded) <= _TEXT_BYTES else encoded[:_TEXT_BYTES].decode(errors="ignore")
