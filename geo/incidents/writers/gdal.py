"""One layer → a file of GDAL."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyarrow as pa
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from gazetteer.errors import OutputError
from geo.incidents.table import CRS
from geo.incidents.writers.fields import GEOMETRY, batches, kinds_of, schema_of


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
        Options of the dataset and the layer, for GDAL, and of `pyogrio.raw.write_arrow`.

    Raises
    ------
    OutputError
        If GDAL cannot write it.
    """
    kinds = kinds_of(table)
    if len(kinds) > 1 and all(kind.endswith("Polygon") for kind in kinds):
        table, kinds = _as_multi(table), ["MultiPolygon"]
    place = {
        "geometry_name": GEOMETRY,
        "geometry_type": kinds[0] if len(kinds) == 1 else "Unknown" if kinds else "Point",
        "crs": CRS,
    }
    schema = schema_of(table)
    write_batches(batches(table, schema), schema, path, driver, **place, **options)


def write_batches(
    rows: Iterator[pa.RecordBatch], schema: pa.Schema, path: Path, driver: str, **options: Any
) -> None:
    """
    Write rows as `write_layer` does, with or without geometries.

    Raises
    ------
    OutputError
        If GDAL cannot write them.
    """
    stopped: list[BaseException] = []

    def given() -> Iterator[Any]:
        try:
            yield None  # so far before it is handed on: where Ctrl-C comes first, it is noted too
            yield from rows
        except BaseException as error:  # GDAL would make a text of it; it is raised again below
            stopped.append(error)
            raise

    feed = given()
    next(feed)
    stream = pa.RecordBatchReader.from_batches(schema, feed)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # that a name was shortened, a text cut: as meant
            pyogrio.raw.write_arrow(stream, path, driver=driver, encoding="UTF-8", **options)
    except (DataSourceError, DataLayerError, pa.ArrowException, RuntimeError, ValueError) as error:
        if stopped:
            raise stopped[0] from error
        told = " ".join(str(error).split())
        raise OutputError(f"cannot write {driver}: {told}; is there room on the disk?") from error


def _as_multi(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a table whose polygons are all multipolygons."""
    shapes = [
        shapely.MultiPolygon([shape]) if shape is not None and shape.geom_type == "Polygon" else shape
        for shape in table.geometry
    ]
    return table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=table.crs))
