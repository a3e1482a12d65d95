"""A vector file of any source → named polygons in (lon, lat)."""

import os
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from gazetteer.gazetteer import LONGEST_NAME
from gazetteer.sources.checks import clean
from geo.crs import LONLAT, check_geojson_crs
from geo.errors import BoundaryError

KINDS = "GeoJSON, GeoPackage, Shapefile (zipped or not), FlatGeobuf, KML or TopoJSON"
# drivers that read from the file itself; others follow addresses that the file holds
DRIVERS = {"GeoJSON", "TopoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML", "LIBKML"}
_OF_A_MAC = "__MACOSX"  # the folder of what a Mac puts into a zip beside the files
# what geoBoundaries and OCHA call the field of the names
NAME_FIELDS = ("shapeName", "ADM{level}_EN", "adm{level}_en", "adm{level}_name", "ADM{level}_NAME")


@dataclass(frozen=True, slots=True)
class NamedPolygons:
    """
    What a file held.

    Attributes
    ----------
    frame
        Columns `name` and `geometry` (valid MultiPolygons, EPSG:4326).
    repaired
        How many outlines crossed themselves and were made valid.
    left_out
        How many features had no name, or a page of text for one, or no area on the globe.
    """

    frame: gpd.GeoDataFrame
    repaired: int
    left_out: int


def read_polygons(
    path: str | os.PathLike[str], *, level: int, name_field: str | None = None, layer: str | None = None
) -> NamedPolygons:
    """
    Return the named polygons of a vector file.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, Shapefile (zipped or not), FlatGeobuf, KML or TopoJSON.
    level
        1 for provinces, 2 for districts; tells which of the usual fields holds the names.
    name_field
        The field that holds the names; by default that of geoBoundaries or OCHA.
    layer
        The layer to read, where the file has several.

    Raises
    ------
    BoundaryError
        If the file cannot be read, has no such field or layer, no polygon, or no known reference system.
    """
    source = Path(path)
    if not source.is_file():
        fault = f"{source} is a folder" if source.is_dir() else f"there is no file {source}"
        raise BoundaryError(f"{fault}: give {KINDS}")
    try:
        check_geojson_crs(source)
    except ValueError as error:
        raise BoundaryError(f"{source} {error}") from error
    try:
        opened = _opened(source)
        layer = _only_layer(source, opened, layer)
        info = pyogrio.read_info(opened, layer=layer)
        if info["driver"] not in DRIVERS:
            raise BoundaryError(f"{source} is {info['driver']}, which is not read: give {KINDS}")
        field = _name_field(source, [str(name) for name in info["fields"]], level, name_field)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Non closed ring|invalid value")
            rows = pyogrio.read_dataframe(opened, layer=layer, columns=[field], on_invalid="fix")
    except (DataSourceError, DataLayerError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
        if isinstance(error, BoundaryError):
            raise
        raise BoundaryError(f"{source} cannot be read as polygons: give {KINDS} ({error})") from error
    if not isinstance(rows, gpd.GeoDataFrame):
        raise BoundaryError(f"{source} has no geometry: give {KINDS}")
    rows = rows.rename(columns={field: "name"})
    return _cleaned(source, _lonlat(source, rows))


def _opened(source: Path) -> str | Path:
    """Return what holds the layers: the file, or in a zip the only folder there, where they are in one."""
    if not zipfile.is_zipfile(source):
        return source
    with zipfile.ZipFile(source) as archive:
        parts = [PurePosixPath(name) for name in archive.namelist() if not name.endswith("/")]
    folders = {part.parent for part in parts if part.parts[:1] != (_OF_A_MAC,)}
    inner = folders.pop() if len(folders) == 1 else PurePosixPath()
    if not inner.parts or ".." in inner.parts or inner.is_absolute():
        return source
    return f"/vsizip/{source.as_posix()}/{inner}"


def _only_layer(source: Path, opened: str | Path, layer: str | None) -> str:
    """Return the layer asked for, or the only one with areas."""
    layers = {str(name): str(kind) for name, kind in pyogrio.list_layers(opened)}
    if layer is not None:
        if layer not in layers:
            raise BoundaryError(f"{source} has no layer {layer!r}, but {_listed(layers)}: use --layer")
        return layer
    areas = [name for name, kind in layers.items() if "Polygon" in kind or kind in {"Unknown", "None"}]
    if len(areas) > 1:
        raise BoundaryError(f"{source} has several layers, {_listed(areas)}: choose one with --layer")
    if not areas:
        raise BoundaryError(f"{source} holds no polygons, only {_listed(set(layers.values()))}: give areas")
    return areas[0]


def _name_field(source: Path, fields: list[str], level: int, name_field: str | None) -> str:
    """Return the field of the names."""
    if name_field is not None:
        if name_field not in fields:
            raise BoundaryError(f"{source} has no field {name_field!r}, but {_listed(fields)}")
        return name_field
    if not fields:
        raise BoundaryError(f"{source} holds no area with a name: give polygons that have one")
    for usual in NAME_FIELDS:
        if usual.format(level=level) in fields:
            return usual.format(level=level)
    raise BoundaryError(
        f"which field of {source} holds the names? say so with --name-field: it has {_listed(fields)}"
    )


def _lonlat(source: Path, rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rows in EPSG:4326; without a reference system, only if they look like degrees already."""
    rows["geometry"] = shapely.force_2d(rows.geometry.to_numpy())
    if rows.crs is None:
        rows = rows.set_crs(LONLAT)
        if not _on_the_globe(rows).all():
            raise BoundaryError(f"{source} names no reference system: add its .prj file, or give GeoJSON")
    rows = rows.to_crs(LONLAT)
    there = _on_the_globe(rows)
    if len(rows) and not there.any():
        raise BoundaryError(f"{source} has coordinates off the globe: check its reference system")
    rows.loc[~there, "geometry"] = None
    return rows


def _on_the_globe(rows: gpd.GeoDataFrame) -> npt.NDArray[np.bool_]:
    """Return of which rows all coordinates are longitudes and latitudes."""
    coordinates, row = shapely.get_coordinates(rows.geometry.to_numpy(), return_index=True)
    lon, lat = np.abs(coordinates).T
    off = ~((lon <= 180) & (lat <= 90))  # noqa: PLR2004 - the globe; NaN is off it
    return ~np.isin(np.arange(len(rows)), row[off])


def _cleaned(source: Path, rows: gpd.GeoDataFrame) -> NamedPolygons:
    """Return the rows that have a name and an area, their outlines valid; a page of text is no name."""
    names = rows["name"].fillna("").astype(str).map(clean)
    names[names.str.len() > LONGEST_NAME] = ""
    shapes = rows.geometry.to_numpy()
    crossed = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    shapes = np.array([_areal(shape) for shape in shapely.make_valid(shapes)], dtype=object)
    usable = (names != "").to_numpy() & ~shapely.is_empty(shapes)
    if not usable.any():
        raise BoundaryError(f"{source} holds no polygon with a name: check the field of the names")
    frame = gpd.GeoDataFrame({"name": names[usable].to_numpy()}, geometry=shapes[usable], crs=LONLAT)
    return NamedPolygons(frame, int((crossed & usable).sum()), int((~usable).sum()))


def _areal(shape: shapely.Geometry | None) -> shapely.MultiPolygon:
    """Return what of a geometry has an area."""
    parts = [shape] if shape is not None else []
    areas: list[shapely.Polygon] = []
    while parts:
        part = parts.pop()
        if isinstance(part, shapely.Polygon):
            areas += [part] if part.area > 0 else []
        elif hasattr(part, "geoms"):
            parts += part.geoms
    return shapely.MultiPolygon(areas[::-1])


def _listed(names: object) -> str:
    """Return names as a list to read."""
    return ", ".join(sorted(map(str, names))) or "none"  # type: ignore[call-overload] # any iterable of names
