"""GeoJSON → raw rows."""

import json
from typing import Any

import pandas as pd
import shapely
import shapely.geometry

from geo.errors import IncidentError

# What shapely raises when it is given something else than a geometry.
_NO_GEOMETRY = (shapely.errors.ShapelyError, ValueError, TypeError, AttributeError, LookupError)


def read(content: bytes, title: str) -> pd.DataFrame:
    """
    Return the features of a GeoJSON text as raw rows: their properties, and the coordinates of their points.

    A feature's `id` is its `event_id` where its properties have none. An array of records (JSON objects that
    are no features) is read as rows, too.

    Raises
    ------
    IncidentError
        If the text is no JSON, or JSON without features or records.
    """
    features = _features(_parse(content, title), title)
    records = [_record(feature, number, title) for number, feature in enumerate(features, start=1)]
    return pd.DataFrame(records, dtype=object)


def _parse(content: bytes, title: str) -> Any:
    """Parse JSON; what is wrong with it is said with its line."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise IncidentError(f"{title} is no UTF-8 text (byte {error.start}): save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise IncidentError(
            f"{title} is no whole JSON: {error.msg} in line {error.lineno}; was it cut off?"
        ) from error
    except RecursionError as error:
        raise IncidentError(f"{title} is nested too deep to be GeoJSON: give a FeatureCollection") from error


def _features(document: Any, title: str) -> list[Any]:
    """Return the features or records of a document."""
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        features = document.get("features")
        if isinstance(features, list):
            return _not_empty(features, title)
    elif isinstance(document, dict) and document.get("type") == "Feature":
        return [document]
    elif isinstance(document, list):
        return _not_empty(document, title)
    raise IncidentError(f"{title} is JSON without features: give a FeatureCollection, or an array of records")


def _not_empty(features: list[Any], title: str) -> list[Any]:
    """Refuse a collection without features."""
    if not features:
        raise IncidentError(f"{title} has no features: give at least one incident")
    return features


def _record(feature: Any, number: int, title: str) -> dict[str, Any]:
    """Return the row of one feature or record."""
    if not isinstance(feature, dict):
        raise IncidentError(f"{title}: item {number} is no feature; give JSON objects")
    if feature.get("type") != "Feature":
        return feature
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    if record.get("event_id") is None and isinstance(feature.get("id"), str | int):
        record["event_id"] = str(feature["id"])
    return record | _coordinates(feature.get("geometry"))


def _coordinates(geometry: Any) -> dict[str, Any]:
    """Return latitude and longitude of a feature's geometry; a representative point where it is no point."""
    if geometry is None:
        return {}
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        position = geometry.get("coordinates")
        if position == []:
            return {}
        if isinstance(position, list) and len(position) > 1:
            return {"latitude": position[1], "longitude": position[0]}
    try:
        point = shapely.geometry.shape(geometry).representative_point()
    except _NO_GEOMETRY:
        told = json.dumps(geometry, ensure_ascii=False)
        return {"latitude": told, "longitude": told}  # quoted in the row's problem as no degrees
    return {} if point.is_empty else {"latitude": point.y, "longitude": point.x}
