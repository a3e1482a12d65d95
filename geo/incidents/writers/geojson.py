"""Incident table → GeoJSON as RFC 7946 has it: (lon, lat), no crs member, bbox, null for what is missing."""

import json
from collections.abc import Iterator
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.incidents.export import Export
from geo.incidents.progress import progress
from geo.incidents.writers.cells import DECIMALS, date_texts, decimals_of, distinct

_ROWS_AT_ONCE = 20_000


def write(export: Export, path: Path) -> None:
    """
    Write the one layer as a FeatureCollection, one feature a line.

    A row without a geometry becomes a feature whose geometry is null; outer rings are turned
    counterclockwise. What the file says of itself stands in the foreign member `metadata` (RFC 7946,
    section 6.1).
    """
    table = export.only
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"type": "FeatureCollection"')
        bounds = table.geometry.total_bounds
        if np.isfinite(bounds).all():
            stream.write(f', "bbox": {json.dumps([round(float(degree), DECIMALS) for degree in bounds])}')
        stream.write(f', "metadata": {_dumps(export.metadata.texts())}, "features": [')
        separator = "\n"
        for lines in chunks(table):
            stream.write(separator + ",\n".join(lines))
            separator = ",\n"
        stream.write("\n]}\n")


def chunks(table: gpd.GeoDataFrame) -> Iterator[Iterator[str]]:
    """Give the features some thousands of rows at once, so that not all of their text is held."""
    with progress("writing", len(table)) as bar:
        for start in range(0, len(table), _ROWS_AT_ONCE):
            part = table.iloc[start : start + _ROWS_AT_ONCE]
            yield feature_lines(part)
            bar.update(len(part))


def feature_lines(incidents: gpd.GeoDataFrame) -> Iterator[str]:
    """Give each row as the text of a GeoJSON feature."""
    names = [name for name in incidents.columns if name != incidents.geometry.name]
    # Each column gives its members whole, name and value, so that a row is one join.
    columns = [_members(incidents[name], str(name)) for name in names]
    for geometry, *members in zip(_geometries(incidents.geometry), *columns, strict=True):
        properties = ", ".join(members)
        yield f'{{"type": "Feature", "geometry": {geometry}, "properties": {{{properties}}}}}'


def _geometries(geometry: gpd.GeoSeries) -> list[str]:
    """Return geometries as GeoJSON; null for a missing or empty one."""
    shapes = np.array(geometry.array, dtype=object)
    shapes[shapely.is_empty(shapes)] = None
    texts = np.full(len(shapes), "null", dtype=object)
    are_points = shapely.get_type_id(shapes) == shapely.GeometryType.POINT.value
    lon, lat = shapely.get_x(shapes[are_points]), shapely.get_y(shapes[are_points])
    texts[are_points] = [
        f'{{"type": "Point", "coordinates": [{x!r}, {y!r}]}}'
        for x, y in zip(_rounded(lon), _rounded(lat), strict=True)
    ]
    others = ~are_points & ~shapely.is_missing(shapes)
    if others.any():
        oriented = shapely.orient_polygons(shapes[others], exterior_cw=False)
        texts[others] = shapely.to_geojson(shapely.transform(oriented, lambda xy: np.round(xy, DECIMALS)))
    return list(texts)


def _members(column: "pd.Series[Any]", name: str) -> list[str]:
    """Return the values of a column as members of JSON objects; each distinct text is written once."""
    key = f"{encode_basestring(name)}: "
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = date_texts(column)
    missing = column.isna().to_numpy()
    if missing.all():
        return [f"{key}null"] * len(column)
    if pd.api.types.is_float_dtype(column.dtype):
        numbers = column.to_numpy(dtype=float, na_value=np.nan)
        decimals = decimals_of(name)
        numbers = numbers if decimals is None else np.round(numbers, decimals)
        known = np.isfinite(numbers)
        texts = [
            repr(number) if there else "null" for number, there in zip(numbers.tolist(), known, strict=True)
        ]
        return [key + text for text in texts]
    if pd.api.types.infer_dtype(column, skipna=True) != "string":
        values = zip(column.tolist(), missing, strict=True)
        return [f"{key}null" if gone else key + _dumps(value) for value, gone in values]
    codes, uniques = distinct(column)
    members = [*(key + encode_basestring(value) for value in uniques), f"{key}null"]
    return [members[code] for code in codes]


def _rounded(degrees: npt.NDArray[np.float64]) -> list[float]:
    """Return degrees with 7 decimals, as floats whose shortest form has no more."""
    rounded: list[float] = np.round(degrees, DECIMALS).tolist()
    return rounded


def _dumps(value: object) -> str:
    """Write one value as JSON; a value that JSON has no type for, as text."""
    return json.dumps(value, ensure_ascii=False, default=str)
