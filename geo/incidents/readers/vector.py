"""GeoPackage, FlatGeobuf, Shapefile and KML → raw rows, through GDAL."""

import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.errors import IncidentError
from geo.incidents.columns import kind_of
from geo.incidents.readers.arrow import rows_of
from geo.incidents.readers.shapes import add_coordinates
from geo.incidents.readers.source import Source
from geo.incidents.readers.whole import require_whole
from geo.incidents.writers.sidecar import restore

LAYER = "incidents"
# GDAL's own stream of FlatGeobuf has broken offsets where a row has no place: its general one is right.
pyogrio.set_gdal_config_options({"OGR_FLATGEOBUF_STREAM_BASE_IMPL": "YES"})
_NAMELESS = "wkb_geometry"  # what GDAL calls a geometry column that has no name
_UNREADABLE = (DataSourceError, DataLayerError, pa.ArrowException, ValueError, RuntimeError)
_SUFFIXES = {b"SQLite": ".gpkg", b"fgb\x03": ".fgb", b"\x00\x00\x27\x0a": ".shp"}
# The columns that GDAL makes of the elements of every placemark.
_KML = (
    ("Name", "location"), ("description", "notes"), ("timestamp", "event_date"), ("begin", "event_date"),
    ("end", "event_date_end"),
)  # fmt: skip
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
        warnings.simplefilter("ignore")  # what GDAL finds odd is for `panj check`, row by row
        try:
            require_whole(path)
            info, table = _features(path, source.title)
            table.validate(full=True)
            name = info["geometry_name"] or _NAMELESS
            shapes = (
                shapely.from_wkb(table[name].to_pandas().to_numpy()) if name in table.column_names else None
            )
            rows = rows_of(table.drop_columns([name] if shapes is not None else []))
        except (*_UNREADABLE, shapely.errors.GEOSException) as error:
            told = " ".join(str(error).split())
            raise IncidentError(f"{source.title} cannot be read: {told}; is it whole?") from error
        rows = _days(rows, info)
        if suffix == ".shp":
            rows = restore(rows, path)
        elif suffix == ".kml":
            rows = _from_kml(rows)
    if shapes is None:
        return rows
    return add_coordinates(rows, gpd.GeoSeries(shapes, index=rows.index, crs=info["crs"]), source.title)


def _features(path: Path, title: str) -> tuple[dict[str, Any], pa.Table]:
    """
    Return what a file says of a layer, and its features; days as text, for GDAL has them with a zone.

    Where the file ends before the last feature, GDAL gives those that it has, and no error: they are counted.
    """
    layer = LAYER
    try:
        info, table = pyogrio.raw.read_arrow(path, layer=layer, datetime_as_string=True)
    except DataLayerError:
        layers = pyogrio.list_layers(path)
        if not len(layers):
            raise IncidentError(f"{title} has no layer: give a file with incidents") from None
        layer = next((str(name) for name, kind in layers if kind is not None), str(layers[0][0]))
        info, table = pyogrio.raw.read_arrow(path, layer=layer, datetime_as_string=True)
    if path.suffix != ".kml":  # whose features are counted by reading them all again
        said = pyogrio.read_info(path, layer=layer)["features"]
        if said > table.num_rows:
            raise ValueError(f"it ends after {table.num_rows} of {said} features")
    return info, table


def _days(rows: pd.DataFrame, info: dict[str, Any]) -> pd.DataFrame:
    """Return days and times, which come as text, as such, in columns that the table does not know."""
    for name, dtype in zip(info["fields"], info["dtypes"], strict=True):
        if str(dtype).startswith("datetime") and name in rows.columns and kind_of(str(name)) is None:
            with suppress(ValueError, OverflowError):
                days = pd.to_datetime(rows[name], format="ISO8601")
                if days.dt.tz is None:  # a time with a zone stays as it was written
                    rows[name] = days
    return rows


def _from_kml(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of KML without the columns that GDAL adds, unless ours are lacking."""
    own = set(rows.columns)
    for theirs, ours in _KML:
        if theirs in own and ours not in own:
            rows[ours] = rows[ours].fillna(rows[theirs]) if ours in rows.columns else rows[theirs]
    return rows.drop(columns=[name for name in _KML_OWN if name in own])
