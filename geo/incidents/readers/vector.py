"""GeoPackage, FlatGeobuf, Shapefile and KML → raw rows, through GDAL."""

import warnings
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from geo.errors import IncidentError
from geo.incidents.readers.shapes import add_coordinates
from geo.incidents.readers.source import Source
from geo.incidents.writers.sidecar import restore

LAYER = "incidents"
_SUFFIXES = {b"SQLite": ".gpkg", b"fgb\x03": ".fgb", b"\x00\x00\x27\x0a": ".shp"}
# The columns that GDAL makes of the elements of every placemark.
_KML = {"Name": "location", "description": "notes", "timestamp": "event_date", "begin": "event_date"}
_KML_OWN = (
    "id", "Name", "description", "timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude",
    "visibility", "drawOrder", "icon", "snippet",
)  # fmt: skip


def read(source: Source) -> pd.DataFrame:
    """
    Return the features of the layer `incidents`, or of the first layer that has any, as raw rows.

    Raises
    ------
    IncidentError
        If GDAL cannot read the file, or it has no layer.
    """
    suffix = next((end for magic, end in _SUFFIXES.items() if source.head.startswith(magic)), ".kml")
    with source.local_path(suffix) as path, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # what GDAL finds odd is for `panj check`, row by row
        try:
            layer = _layer(path, source.title)
            info = pyogrio.read_info(path, layer=layer)
            frame = pyogrio.read_dataframe(path, layer=layer, use_arrow=False)
        except (DataSourceError, DataLayerError, ValueError, UnicodeDecodeError) as error:
            told = " ".join(str(error).split())
            raise IncidentError(f"{source.title} cannot be read: {told}; is it whole?") from error
        rows = _own_types(pd.DataFrame(frame), info)
        if suffix == ".shp":
            rows = restore(rows, path)
        elif suffix == ".kml":
            rows = _from_kml(rows)
    if isinstance(frame, gpd.GeoDataFrame):
        rows = add_coordinates(rows.drop(columns=frame.geometry.name), frame.geometry, source.title)
    return rows


def _layer(path: Path, title: str) -> str:
    """Return the layer to read."""
    layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    if not layers:
        raise IncidentError(f"{title} has no layer: give a file with incidents")
    return LAYER if LAYER in layers else layers[0]


def _own_types(rows: pd.DataFrame, info: dict[str, Any]) -> pd.DataFrame:
    """Give integers and truth values with gaps, which come as floats or objects, their types back."""
    for name, dtype in zip(info["fields"], info["dtypes"], strict=True):
        if str(dtype).startswith("int") and name in rows.columns and rows[name].dtype == np.float64:
            rows[name] = rows[name].astype("Int64")
        elif str(dtype) == "bool" and name in rows.columns and rows[name].dtype != np.bool_:
            rows[name] = rows[name].astype("boolean")
    return rows


def _from_kml(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of KML without the columns that GDAL adds, unless ours are lacking."""
    lacking = {theirs: ours for theirs, ours in _KML.items() if ours not in rows.columns}
    rows = rows.rename(columns={theirs: ours for theirs, ours in lacking.items() if theirs in rows.columns})
    return rows.drop(columns=[name for name in _KML_OWN if name in rows.columns])
