"""GeoJSON → raw rows."""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
import shapely.geometry
from pyproj import CRS

from geo.crs import crs_of_geojson
from geo.errors import IncidentError
from geo.incidents.readers.shapes import add_coordinates
from geo.incidents.readers.source import Source
from geo.incidents.reports.records import flat

# What shapely raises when it is given something else than a geometry.
_NO_GEOMETRY = (shapely.errors.ShapelyError, ValueError, TypeError, AttributeError, LookupError)


def read(source: Source) -> pd.DataFrame:
    """
    Return the features of a GeoJSON text as raw rows: their properties, and the coordinates of their points.

    One FeatureCollection, one feature, an array of records (JSON objects that are no features), or one of
    either a line (RFC 8142 and newline-delimited JSON). A feature's `id` is its `event_id` where its
    properties have none. Coordinates in another CRS, named as in the GeoJSON of 2008, are brought to WGS 84.

    Raises
    ------
    IncidentError
        If the text is no JSON, or JSON without features or records.
    """
    title = source.title
    document, features = _parse(source.content, title)
    records = [_record(feature, number, title) for number, feature in enumerate(features, start=1)]
    rows = pd.DataFrame([record for record, _ in records], dtype=object)
    if not len(rows):
        return pd.DataFrame({"location": pd.Series(dtype="str")})
    geometry = gpd.GeoSeries(_shapes([shape for _, shape in records]), index=rows.index)
    if geometry.isna().all():
        return rows
    return add_coordinates(rows, geometry.set_crs(_crs(document, title)), title)


def _parse(content: bytes, title: str) -> tuple[Any, list[Any]]:
    """Parse JSON, whole or line by line; what is wrong with it is said with its line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IncidentError(f"{title} is no UTF-8 text (byte {error.start}): save it as UTF-8") from error
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise IncidentError(f"{title} is nested too deep to be GeoJSON: give a FeatureCollection") from error
    except json.JSONDecodeError as error:
        lines = [line.strip("\x1e \r") for line in text.split("\n")]
        if not text.startswith("\x1e") and error.msg != "Extra data":
            told = f"{error.msg} in line {error.lineno}; was it cut off?"
            raise IncidentError(f"{title} is no whole JSON: {told}") from error
        return None, [_line(line, number, title) for number, line in enumerate(lines, start=1) if line]
    return document, _features(document, title)


def _line(line: str, number: int, title: str) -> Any:
    """Parse one line of newline-delimited JSON."""
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        told = f"line {number} is no JSON; was it cut off?"
        raise IncidentError(f"{title} is no whole JSON: {told}") from error


def _crs(document: Any, title: str) -> CRS:
    """Return the CRS that a document names; WGS 84 where it names none."""
    try:
        return crs_of_geojson(document)
    except ValueError as error:
        raise IncidentError(f"{title} {error}") from error


def _features(document: Any, title: str) -> list[Any]:
    """Return the features or records of a document."""
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        features = document.get("features")
        if isinstance(features, list):
            return features
    elif isinstance(document, dict) and (document.get("type") == "Feature" or "location" in document):
        return [document]
    elif isinstance(document, list):
        return document
    raise IncidentError(f"{title} is JSON without features: give a FeatureCollection, or an array of records")


def _record(feature: Any, number: int, title: str) -> tuple[dict[str, Any], Any]:
    """Return the row of one feature or record, and its geometry."""
    if not isinstance(feature, dict):
        raise IncidentError(f"{title}: item {number} is no feature; give JSON objects")
    if feature.get("type") != "Feature":
        return flat(feature), None
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    if record.get("event_id") is None and isinstance(feature.get("id"), str | int):
        record["event_id"] = str(feature["id"])
    geometry = feature.get("geometry")
    try:
        return record, _shape(geometry)
    except _NO_GEOMETRY:
        told = json.dumps(geometry, ensure_ascii=False)
        return record | {"latitude": told, "longitude": told}, None  # quoted in the row's problem


def _shape(geometry: Any) -> Any:
    """Return a GeoJSON geometry as a shape; a plain point as coordinates, which become a shape later."""
    if geometry is None or geometry.get("coordinates") == []:
        return None
    if geometry.get("type") == "Point":
        lon, lat, *z = geometry["coordinates"]
        if not z:
            return float(lon), float(lat)
        return shapely.Point(float(lon), float(lat), float(z[0]))
    return shapely.geometry.shape(geometry)


def _shapes(found: list[Any]) -> npt.NDArray[np.object_]:
    """Return shapes of shapes and coordinates, all points at once."""
    shapes: npt.NDArray[np.object_] = np.empty(len(found), dtype=object)
    at = [row for row, shape in enumerate(found) if isinstance(shape, tuple)]
    shapes[:] = [None if isinstance(shape, tuple) else shape for shape in found]
    if at:
        shapes[at] = shapely.points(np.array([found[row] for row in at]))
    return shapes
