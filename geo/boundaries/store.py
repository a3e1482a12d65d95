"""The polygons a user has added: kept in the user's data folder, one file a set."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from gazetteer import Gazetteer
from gazetteer.files import replace_file
from gazetteer.sources.checks import clean
from gazetteer.userdata import data_dir, make_folder, write_radii
from geo.boundaries.matching import match_places
from geo.boundaries.reading import read_polygons
from geo.crs import LONLAT, WGS84
from geo.errors import BoundaryError
from geo.layers import country_of

LEVELS = (1, 2)
COLUMNS = ("name", "place_id", "country_code", "radius_km", "level", "licence", "credit", "added")
_SET_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_DRIVER, _SUFFIX = "FlatGeobuf", ".fgb"
_PART = "boundaries"  # of the user's folder


@dataclass(frozen=True, slots=True)
class Added:
    """
    What came of adding a file.

    Attributes
    ----------
    name
        What the set is called from now on.
    matched
        The source's name of each polygon that is a place of the gazetteer, and that place's id and name.
    unmatched
        The source's names of the others; points in them are still told the name.
    abroad
        Names of polygons that lie in no packaged country, and were left out.
    repaired, left_out
        How many outlines were made valid; how many features had no name or no area.
    """

    name: str
    matched: tuple[tuple[str, str, str], ...]
    unmatched: tuple[str, ...]
    abroad: tuple[str, ...]
    repaired: int
    left_out: int


@dataclass(frozen=True, slots=True)
class BoundarySet:
    """A set that was added: level, countries, how many polygons, how many of them places, whose, and when."""

    name: str
    level: int
    countries: tuple[str, ...]
    polygons: int
    matched: int
    licence: str
    credit: str
    added: str


def add_boundaries(
    path: str | os.PathLike[str],
    *,
    level: int,
    name_field: str | None = None,
    layer: str | None = None,
    name: str | None = None,
    replace: bool = False,
    licence: str = "",
    credit: str = "",
    gazetteer: Gazetteer | None = None,
) -> Added:
    """
    Keep the polygons of a file: from now on they tell the radius of a place, and what a point lies in.

    Parameters
    ----------
    path, name_field, layer
        The file, the field of the names and the layer; see `read_polygons`.
    level
        1 for provinces, 2 for districts.
    name
        What to call the set: small letters, digits and hyphens; by default after the file.
    replace
        Put the set in the place of one of the same name.
    licence, credit
        Of the source; kept with the polygons.
    gazetteer
        Where the names are looked up; the packaged gazetteer by default.

    Raises
    ------
    BoundaryError
        If the file cannot be read as polygons, none lies in a packaged country, or the name is taken or
        not allowed.
    """
    if level not in LEVELS:
        raise BoundaryError(f"level must be 1 (provinces) or 2 (districts), not {level!r}")
    target = _target(path, name, replace=replace)
    read = read_polygons(path, level=level, name_field=name_field, layer=layer)
    middles = read.frame.geometry.representative_point()
    country = country_of(middles.x, middles.y)
    rows = read.frame[country != ""].reset_index(drop=True)
    if rows.empty:
        swapped = "" if (country_of(middles.y, middles.x) == "").all() else "; its axes look swapped"
        raise BoundaryError(
            f"no polygon of {path} lies in Tajikistan, Afghanistan or beside them: not added{swapped}"
        )
    rows["country_code"] = country[country != ""]
    known = gazetteer if gazetteer is not None else Gazetteer()
    places = match_places(list(rows["name"]), list(rows.geometry), list(rows["country_code"]), level, known)
    rows["place_id"] = [place.place_id if place else "" for place in places]
    rows["radius_km"] = [_radius_km(shape) for shape in rows.geometry]
    rows["level"], rows["licence"], rows["credit"] = level, clean(licence), clean(credit)
    rows["added"] = datetime.now(UTC).isoformat(timespec="microseconds")
    for other in _files():
        if other != target:
            _read(other, geometry=False)  # raises where one is damaged, before this one is kept
    _write(rows[[*COLUMNS, "geometry"]], target)
    _renew_radii()
    pairs = list(zip(rows["name"], places, strict=True))
    return Added(
        name=target.stem,
        matched=tuple((given, place.place_id, place.name) for given, place in pairs if place is not None),
        unmatched=tuple(given for given, place in pairs if place is None),
        abroad=tuple(read.frame["name"][country == ""]),
        repaired=read.repaired,
        left_out=read.left_out,
    )


def list_boundaries() -> list[BoundarySet]:
    """Return the sets that were added, by name; raises BoundaryError if one cannot be read."""
    found = []
    for path in _files():
        rows = _read(path, geometry=False)
        first = rows.iloc[0]
        found.append(
            BoundarySet(
                name=path.stem,
                level=int(first["level"]),
                countries=tuple(sorted(set(rows["country_code"]))),
                polygons=len(rows),
                matched=int((rows["place_id"] != "").sum()),
                licence=first["licence"],
                credit=first["credit"],
                added=first["added"],
            )
        )
    return found


def is_kept(name: str) -> bool:
    """Return whether there is a set of this name."""
    return name in {path.stem for path in _files()}


def remove_boundaries(name: str) -> None:
    """Forget a set of boundaries, readable or not; raises BoundaryError if there is none of that name."""
    path = _folder() / f"{name}{_SUFFIX}"
    if path not in _files():
        there = ", ".join(file.stem for file in _files()) or "none"
        raise BoundaryError(f"there are no boundaries {name!r}: those added are {there}")
    path.unlink()
    _renew_radii()


def load_boundaries(level: int) -> gpd.GeoDataFrame:
    """
    Return the polygons that were added at a level.

    Returns
    -------
    polygons
        Columns `name` (the source's), `place_id` ("" where it is no place of the gazetteer),
        `country_code`, `radius_km` (of the circle of the same area), `level`, `licence`, `credit`,
        `added`, `geometry` (EPSG:4326); the set added last comes first.

    Raises
    ------
    BoundaryError
        If a set cannot be read.
    """
    frames = [frame for path in _files() if (frame := _read(path)).iloc[0]["level"] == level]
    frames.sort(key=lambda frame: str(frame.iloc[0]["added"]), reverse=True)
    if not frames:
        return gpd.GeoDataFrame({column: [] for column in COLUMNS}, geometry=[], crs=LONLAT)
    return gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=LONLAT)


def _renew_radii() -> None:
    """Write the radius of every place that has a polygon; of two sets, the one added last counts."""
    radii: dict[str, float] = {}
    sets = [_read(path, geometry=False) for path in _files()]
    sets.sort(key=lambda rows: str(rows.iloc[0]["added"]))
    for rows in sets:
        radii |= dict(zip(rows["place_id"], rows["radius_km"], strict=True))
    radii.pop("", None)  # polygons that are no place of the gazetteer
    write_radii(radii)


def _folder() -> Path:
    """Return the folder of the sets; it need not exist."""
    return data_dir() / _PART


def _files() -> list[Path]:
    """Return the files of the sets, by name."""
    return sorted(_folder().glob(f"[!.]*{_SUFFIX}"))


def _target(path: str | os.PathLike[str], name: str | None, *, replace: bool) -> Path:
    """Return the file of a set: of the name asked for, or of one after the file that is added."""
    if name is None:
        name = re.sub(r"[^a-z0-9_-]+", "-", Path(path).stem.lower()).strip("-_")[:64] or "boundaries"
    if not _SET_NAME.fullmatch(name):
        raise BoundaryError(
            f"{name!r} cannot name boundaries: use small letters, digits and hyphens, such as tj-2024"
        )
    target = _folder() / f"{name}{_SUFFIX}"
    if target.exists() and not replace:
        raise BoundaryError(
            f"boundaries {name!r} are there already: use --replace, or --as with another name"
        )
    return target


def _radius_km(shape: shapely.Geometry) -> float:
    """Return the radius of the circle whose area is the geodesic area of a polygon."""
    area_m2 = abs(WGS84.geometry_area_perimeter(shapely.orient_polygons(shape))[0])
    return round(float(np.sqrt(area_m2 / np.pi)) / 1000, 3)


def _write(rows: gpd.GeoDataFrame, target: Path) -> None:
    """Write a set, whole or not at all."""
    make_folder(_PART)
    with replace_file(target) as temporary:
        temporary.unlink()  # the driver makes the file itself
        pyogrio.write_dataframe(
            rows, temporary, layer=target.stem, driver=_DRIVER, promote_to_multi=True, SPATIAL_INDEX="NO"
        )


def _read(path: Path, *, geometry: bool = True) -> gpd.GeoDataFrame:
    """Return a set as it was written."""
    try:
        rows = pyogrio.read_dataframe(path, layer=0, read_geometry=geometry)
        if rows.empty or not set(COLUMNS) <= set(rows.columns):
            raise BoundaryError(f"the boundaries {path} are damaged: panj boundaries remove {path.stem}")
    except (DataSourceError, DataLayerError, RuntimeError, shapely.errors.ShapelyError) as error:
        raise BoundaryError(
            f"the boundaries {path} are damaged ({error}): panj boundaries remove {path.stem}"
        ) from error
    text = [column for column in COLUMNS if column not in {"radius_km", "level"}]
    rows[text] = rows[text].fillna("").astype(object)
    return rows
