"""Lines that a user brings: from any file that GDAL reads, in any CRS."""

from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataSourceError
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.errors import ShapelyError

from geo.border.line import Border, Reach
from geo.border.polyline import Polyline, densify, join_parts, prepare_line
from geo.crs import LONLAT, WGS84, check_geojson_crs
from geo.errors import FormatError, GeometryError
from geo.layers import country_of

# where the countries beside a line are asked for: at so many places along it, so far to its left and right
PROBES, BESIDE_M = 200, 2000.0


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
        If the file does not exist, is no vector file, or names no CRS or one that is not known.
    GeometryError
        If it holds no line, a broken one, or one that is not on the earth.
    """
    geometry = getattr(_read_rows(path), "geometry", None)
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


def _read_rows(path: str | Path) -> Any:
    """Return the features of a file, as GDAL reads them; raises as `read_line`."""
    if not isinstance(path, str | PathLike):
        raise FormatError(f"{path!r} is no path of a file")
    if not Path(path).is_file():
        raise FormatError(f"there is no file {path}")
    try:
        check_geojson_crs(Path(path))
    except ValueError as error:
        raise FormatError(f"{path} {error}") from error
    try:
        return pyogrio.read_dataframe(path, columns=[])
    except DataSourceError as error:
        raise FormatError(
            f"{path} is not a vector file that GDAL reads: give GeoJSON or GeoPackage"
        ) from error
    except ShapelyError as error:
        told = " ".join(str(error).split())
        raise GeometryError(f"{path} holds a broken geometry: {told}") from error


def own_border(line: LineString | MultiLineString, name: str) -> Border:
    """
    Return a line of one's own as a border, to measure incidents against.

    Parameters
    ----------
    line
        (lon, lat) in degrees. Chainage counts from its first vertex; if its parts do not join end to end,
        there is none.
    name
        What it and its one reach are called.

    Returns
    -------
    border
        Its countries are those of the packaged polygons that hold a tenth of the ground 2 km beside the
        line, or more; its sides are those that hold most of the ground on the left and on the right.

    Raises
    ------
    GeometryError
        If the line is none, or not on the earth; or if the name is empty.
    """
    if not isinstance(name, str) or not name.strip():
        raise GeometryError(f"the line is called {name!r}: give it a name")
    ready = prepare_line(line)
    length_km = ready.total_m / 1000
    reaches: tuple[Reach, ...] = (Reach(name, 0.0, length_km),)
    try:
        line = join_parts(line)
    except GeometryError:
        reaches = ()
    left, right = _ground_beside(ready)
    # half of the points lie on either side; a tripoint adds a few of a third country
    codes, counts = np.unique(np.concatenate([left, right]), return_counts=True)
    countries = tuple(str(code) for code in codes[counts >= counts.sum() / 10] if code)
    sides = (_most(left), _most(right))
    if sides[0] == sides[1]:
        sides = ("", "")
    return Border(line, reaches, length_km, "", "", "", countries, name, sides)


def _most(codes: NDArray[np.str_]) -> str:
    """Return the country that most of the ground lies in, "" where none holds more than half."""
    different, counts = np.unique(codes, return_counts=True)
    return str(different[counts.argmax()]) if counts.max() * 2 > counts.sum() else ""


def _ground_beside(line: Polyline) -> list[NDArray[np.str_]]:
    """Return the countries of points 2 km to the left of a line, and of points to its right."""
    points = np.concatenate(densify(line, line.total_m / PROBES))
    lon, lat = np.ascontiguousarray(points.T)
    azimuth, _, _ = WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    beside = []
    for turn in (-90, 90):
        there = WGS84.fwd(lon[:-1], lat[:-1], azimuth + turn, np.full(len(azimuth), BESIDE_M))
        beside.append(country_of(there[0], there[1]))
    return beside
