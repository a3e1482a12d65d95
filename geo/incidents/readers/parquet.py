"""GeoParquet and Parquet → raw rows, through Arrow."""

import io
import json
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import CRS

from geo.errors import IncidentError
from geo.incidents.readers.arrow import rows_of
from geo.incidents.readers.shapes import add_coordinates
from geo.incidents.readers.source import Source


def read(source: Source) -> pd.DataFrame:
    """
    Return the rows of a Parquet file; the geometries of a GeoParquet file give their coordinates.

    Raises
    ------
    IncidentError
        If it cannot be read.
    """
    try:
        return raw_rows(pq.read_table(io.BytesIO(source.content)), source.title)
    except (
        pa.ArrowException,
        OSError,
        ValueError,
        LookupError,
        TypeError,
        shapely.errors.GEOSException,
    ) as error:
        told = " ".join(str(error).split())
        raise IncidentError(f"{source.title} cannot be read: {told}; is it whole?") from error


def raw_rows(table: pa.Table, title: str) -> pd.DataFrame:
    """Return Arrow rows as raw rows; the geometries of GeoParquet give coordinates."""
    return _with_places(rows_of(table), json.loads((table.schema.metadata or {}).get(b"geo", b"{}")), title)


def _with_places(rows: pd.DataFrame, geo: dict[str, Any], title: str) -> pd.DataFrame:
    """Return rows with the coordinates of GeoParquet's primary column; without the columns of geometries."""
    if not geo:
        return rows
    name = geo["primary_column"]
    column = geo["columns"][name]
    if column["encoding"] != "WKB":
        raise ValueError(f"geometries are encoded as {column['encoding']}, not as WKB")
    # No CRS is (lon, lat) of OGC:CRS84; null says that it is not known, and is taken for the same.
    crs = CRS.from_user_input(column.get("crs") or "OGC:CRS84")
    geometry = gpd.GeoSeries(shapely.from_wkb(rows[name].to_numpy()), index=rows.index, crs=crs)
    covering = column.get("covering", {}).get("bbox", {}).get("xmin", [None])[0]
    return add_coordinates(
        rows.drop(columns=[*geo["columns"], *([covering] if covering else [])]), geometry, title
    )
