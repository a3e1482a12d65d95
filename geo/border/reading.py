"""Lines that a user brings: from any file that GDAL reads, in any CRS."""

from pathlib import Path

import pyogrio
import shapely
from pyogrio.errors import DataSourceError
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from geo.border.line import Border, Reach
from geo.border.polyline import join_parts, prepare_line
from geo.crs import LONLAT
from geo.errors import FormatError, GeometryError


def read_line(path: str | Path) -> LineString | MultiLineString:
    """
    Return the line in a file: its lines, or the edges of its polygons, joined where they touch.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, Shapefile or another vector file that GDAL reads; in any CRS that the file names.

    Returns
    -------
    line
        (lon, lat) in degrees, EPSG:4326. A MultiLineString where there are gaps.

    Raises
    ------
    FormatError
        If the file does not exist, is no vector file, or names no CRS.
    GeometryError
        If it holds no line, or one that is not on the earth.
    """
    if not Path(path).is_file():
        raise FormatError(f"there is no file {path}")
    try:
        rows = pyogrio.read_dataframe(path, columns=[])
    except DataSourceError as error:
        raise FormatError(
            f"{path} is not a vector file that GDAL reads: give GeoJSON or GeoPackage"
        ) from error
    geometry = getattr(rows, "geometry", None)
    if geometry is None or geometry.dropna().empty:
        raise GeometryError(f"{path} holds no geometry: give a line")
    if geometry.crs is None:
        raise FormatError(f"{path} names no CRS, so that its numbers are open: give a .prj, or use GeoJSON")
    parts = []
    for shape in shapely.get_parts(geometry.dropna().to_crs(LONLAT).to_numpy()):
        edge = shape.boundary if isinstance(shape, Polygon | MultiPolygon) else shape
        parts += shapely.get_parts(edge).tolist()
    others = [part.geom_type for part in parts if not isinstance(part, LineString)]
    if others:
        raise GeometryError(f"{path} holds a {others[0]}: lines or polygons are needed")
    merged = shapely.get_parts(shapely.line_merge(MultiLineString(parts))).tolist()
    line = merged[0] if len(merged) == 1 else MultiLineString(merged)
    prepare_line(line)
    return line


def own_border(line: LineString | MultiLineString, name: str) -> Border:
    """
    Return a line of one's own as a border, to measure incidents against.

    Parameters
    ----------
    line
        (lon, lat) in degrees; parts must join end to end. Chainage counts from its first vertex.
    name
        What its one reach is called.

    Raises
    ------
    GeometryError
        If it has gaps.
    """
    joined = join_parts(line)
    length_km = prepare_line(joined).total_m / 1000
    return Border(joined, (Reach(name, 0.0, length_km),), length_km, "as given", "as given", "as given")
