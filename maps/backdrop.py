"""The vector backdrop that needs no network: the packaged shapes, thinned for display."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely import ops
from shapely.geometry.base import BaseGeometry

from gazetteer import Gazetteer, Place
from geo.border.chainage import point_at_chainage
from geo.border.line import Border, load_border
from geo.layers import WINDOW, load_countries, load_lakes, load_provinces, load_rivers
from maps.errors import StyleError
from maps.line_words import own_line

# The smallest water body that is worth drawing, in km2, on a map of the whole border.
SMALLEST_LAKE_KM2 = 1.5
# Ranks of towns by the gazetteer's feature codes; others have to be this large to be of rank 4.
TOWN_RANKS = {"PPLC": 1, "PPLA": 2, "PPLA2": 3}
SMALLEST_TOWN = 5000
LOWEST_RANK = 4
# Half a turn between two vertices is the way over the antimeridian; maps leave out the poles.
HALF_TURN_DEG, FARTHEST_DEG = 180.0, 84.0
# Towns of one name that are nearer to each other than this are one town.
DOUBLE_DEG = 0.25
# What the sign of a crossing says already.
_BRIDGE = re.compile(r" (Friendship )?([Bb]ridge|crossing)\b.*")
# How far a line that was given may be moved for display, and how near to it another border is the same one.
_LINE_DEG = 0.0003
_SAME_DEG = 0.01
# The reach of the border that follows no river.
DRY_REACH = "Zorkul and beyond"


@dataclass(frozen=True)
class Backdrop:
    """
    Shapes for display in EPSG:4326, neighbours still edge to edge; no figure may be taken from them.

    `countries` has `country_code, name`; `provinces` has `country_code, place_id, name, name_ru, name_fa`;
    `province_lines`, the edges between provinces of one country, has `country_code`; `rivers` has `name,
    scalerank`; `lakes` has `name, area_km2`; `border`, one row a reach, west to east, has `reach`;
    `frontiers` is the other borders between countries; `towns`
    has `place_id, name, country_code, population, rank`, the most important first: 1 capital, 2 provincial
    seat, 3 district seat, 4 other; `crossings` has `place_id, name`; `own` is the line that was given in
    place of the packaged border, if one was.
    """

    countries: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    province_lines: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    border: gpd.GeoDataFrame
    frontiers: gpd.GeoDataFrame
    towns: gpd.GeoDataFrame
    crossings: gpd.GeoDataFrame
    own: Border | None = None

    def along(self, border: Border | None) -> "Backdrop":
        """Return the backdrop with this line as its border, the packaged one then being a frontier."""
        own = own_line(border)
        if own is None:
            return self
        check_on_map(own)
        course = shapely.simplify(own.course, _LINE_DEG)
        parts = shapely.get_parts(course)
        others = shapely.union_all([*self.frontiers.geometry, *self.border.geometry])
        # the thinned edge of two countries beside the line itself would show as a second line
        others = shapely.difference(others, shapely.buffer(course, _SAME_DEG))
        return replace(
            self,
            border=gpd.GeoDataFrame({"reach": [own.name] * len(parts)}, geometry=parts, crs=4326),
            frontiers=gpd.GeoDataFrame(geometry=[others], crs=4326),
            own=own,
        )

    @property
    def home(self) -> tuple[str, ...]:
        """The codes of the countries on the sides of the border."""
        return self.own.countries if self.own else ("TJ", "AF")

    @property
    def names(self) -> dict[str, str]:
        """The packaged names of provinces, towns and crossings by place id."""
        layers = (self.towns, self.provinces, self.crossings)
        return {
            str(place_id): str(name)
            for layer in layers
            for place_id, name in zip(layer["place_id"], layer["name"], strict=True)
        }


def check_on_map(border: Border) -> None:
    """
    Refuse a line that no map here can show.

    Raises
    ------
    StyleError
        If it crosses the antimeridian, or comes too near to a pole.
    """
    remedy = "panj locate measures against it, panj strip unrolls it"
    for part in shapely.get_parts(border.course):
        lon, lat = shapely.get_coordinates(part).T
        if np.abs(np.diff(lon)).max() > HALF_TURN_DEG:
            raise StyleError(f"{border.called} crosses the antimeridian, and no map can show that; {remedy}")
        if np.abs(lat).max() >= FARTHEST_DEG:
            raise StyleError(
                f"{border.called} comes to latitude {lat[np.abs(lat).argmax()]:.1f}, and maps end at "
                f"{FARTHEST_DEG:g}; {remedy}"
            )


@lru_cache(maxsize=4)
def load_backdrop(tolerance_deg: float = 0.003) -> Backdrop:
    """
    Return the packaged layers, thinned so that nothing moves that could be seen on a map of the border.

    Countries, and the provinces of each country, are thinned as coverages (`shapely.coverage_simplify`), so
    that no slivers open between neighbours.

    Parameters
    ----------
    tolerance_deg
        The square root of the area, in square degrees, of the smallest triangle of vertices that is kept;
        0.003 leaves about a quarter of the vertices.
    """
    countries = load_countries()
    countries.geometry = shapely.coverage_simplify(countries.geometry.array, tolerance_deg)
    provinces = load_provinces()
    for code in provinces["country_code"].unique():
        own = provinces["country_code"] == code
        thinned = shapely.coverage_simplify(provinces.geometry[own].array, tolerance_deg)
        provinces.loc[own, "geometry"] = thinned
    rivers = load_rivers()
    rivers.geometry = shapely.simplify(rivers.geometry.array, tolerance_deg)
    lakes = load_lakes()
    lakes = lakes[lakes["area_km2"] >= SMALLEST_LAKE_KM2].reset_index(drop=True)
    lakes.geometry = shapely.simplify(lakes.geometry.array, tolerance_deg / 2)
    border = _reaches(countries)
    return Backdrop(
        countries=countries,
        provinces=provinces,
        province_lines=_inner_lines(provinces),
        rivers=rivers,
        lakes=lakes,
        border=border,
        frontiers=_frontiers(countries, border),
        towns=_towns(SMALLEST_TOWN),
        crossings=_crossings(),
    )


def _inner_lines(provinces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the edges that two provinces of one country share."""
    rows: list[dict[str, str | BaseGeometry]] = []
    for code, group in provinces.groupby("country_code"):
        edges = [
            shapely.intersection(first.boundary, second.boundary)
            for first, second in combinations(group.geometry, 2)
            if first.intersects(second)
        ]
        lines = [part for edge in edges for part in shapely.get_parts(edge) if part.length > 0]
        joined = shapely.line_merge(shapely.multilinestrings(lines))
        rows.append({"country_code": str(code), "geometry": joined})
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=provinces.crs)


def _reaches(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the edge that the thinned countries share, west to east, cut where one reach ends."""
    border = load_border()
    tajik, afghan = (countries.geometry[countries["country_code"] == code].iloc[0] for code in ("TJ", "AF"))
    edge = shapely.line_merge(shapely.intersection(tajik.boundary, afghan.boundary))
    line = edge if edge.coords[0][0] < edge.coords[-1][0] else shapely.reverse(edge)
    cuts = [point_at_chainage(border.line, reach.end_km) for reach in border.reaches[:-1]]
    ends = [0.0, *(line.project(cut) for cut in cuts), line.length]
    parts = [ops.substring(line, start, end) for start, end in pairwise(ends)]
    return gpd.GeoDataFrame({"reach": [reach.name for reach in border.reaches]}, geometry=parts, crs=4326)


def _frontiers(countries: gpd.GeoDataFrame, border: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the edges between countries, but for the one that is the border."""
    lines = []
    for first, second in combinations(countries.geometry, 2):
        if first.intersects(second):
            lines.append(shapely.intersection(first.boundary, second.boundary))
    others = shapely.difference(shapely.union_all(lines), shapely.union_all(border.geometry.array))
    return gpd.GeoDataFrame(geometry=[shapely.line_merge(others)], crs=countries.crs)


@lru_cache(maxsize=1)
def load_villages() -> gpd.GeoDataFrame:
    """Return the towns of the backdrop and, after them, all smaller settlements that the gazetteer knows."""
    return _towns(0)


def _without_doubles(towns: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Leave out what bears the name of a more important town beside it: that town in another source."""
    names, points = towns["name"].to_numpy(), towns.geometry.array
    single = [
        not shapely.dwithin(points[:i][names[:i] == names[i]], points[i], DOUBLE_DEG).any()
        for i in range(len(towns))
    ]
    return towns[single].reset_index(drop=True)


def _places() -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield the places of the gazetteer in the window of the shapes, with what a map shows of them."""
    west, south, east, north = WINDOW
    for place in Gazetteer().places():
        if not (west <= place.longitude <= east and south <= place.latitude <= north) or place.valid_to:
            continue
        point = shapely.Point(place.longitude, place.latitude)
        # "Balkh (Kolkhozobod)": what stands in brackets tells namesakes apart, which a map does by position
        yield place, {"place_id": place.place_id, "name": place.name.split(" (")[0], "geometry": point}


def _crossings() -> gpd.GeoDataFrame:
    """Return the border crossings."""
    rows = [
        {**row, "name": _BRIDGE.sub("", row["name"])}
        for place, row in _places()
        if place.feature_code == "BDG"
    ]
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=4326)


def _towns(smallest: int) -> gpd.GeoDataFrame:
    """Return the seats, and the other settlements from a population on, the most important first."""
    rows = []
    for place, row in _places():
        rank = TOWN_RANKS.get(place.feature_code, LOWEST_RANK)
        if place.feature_class == "P" and (rank < LOWEST_RANK or place.population >= smallest):
            more = {"country_code": place.country_code, "population": place.population, "rank": rank}
            rows.append({**row, **more})
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs=4326)
    frame = frame.sort_values(["rank", "population", "place_id"], ascending=[True, False, True])
    return _without_doubles(frame)
