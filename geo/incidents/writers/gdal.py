"""One layer → a file of GDAL."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio.raw
import shapely
from pyogrio.errors import DataSourceError

from gazetteer.errors import OutputError
from geo.incidents.table import CRS
from geo.incidents.writers.fields import field_arrays, wkb


def write_layer(table: gpd.GeoDataFrame, path: Path, driver: str, **options: Any) -> None:
    """
    Write one layer.

    Parameters
    ----------
    table
        Features in EPSG:4326.
    path
        The file.
    driver
        GDAL's short name of the format.
    options
        Options of the dataset and the layer, for GDAL, and of `pyogrio.raw.write`.

    Raises
    ------
    OutputError
        If GDAL cannot write it.
    """
    names, values, missing = field_arrays(table)
    kinds = {shape.geom_type for shape in table.geometry if shape is not None}
    geometry_type = kinds.pop() if len(kinds) == 1 else "Unknown" if kinds else "Point"
    geometry = wkb(table)
    if geometry_type == "Unknown" and all(kind.endswith("Polygon") for kind in _kinds(table)):
        geometry, geometry_type = _as_multi(table), "MultiPolygon"
    try:
        pyogrio.raw.write(
            path,
            geometry,
            values,
            names,
            field_mask=missing,
            driver=driver,
            geometry_type=geometry_type,
            crs=CRS,
            encoding="UTF-8",
            **options,
        )
    except (DataSourceError, RuntimeError, ValueError) as error:
        raise OutputError(f"cannot write {driver}: {' '.join(str(error).split())}") from error


def _kinds(table: gpd.GeoDataFrame) -> set[str]:
    """Return the kinds of the table's geometries."""
    return {shape.geom_type for shape in table.geometry if shape is not None}


def _as_multi(table: gpd.GeoDataFrame) -> np.ndarray[Any, np.dtype[np.object_]]:
    """Return polygons and multipolygons all as multipolygons, in WKB."""
    shapes = [
        shapely.MultiPolygon([shape]) if shape is not None and shape.geom_type == "Polygon" else shape
        for shape in table.geometry
    ]
    return wkb(table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=table.crs)))
