"""The vector backdrop that needs no network: the packaged shapes, thinned for display."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import load_countries, load_lakes, load_provinces, load_rivers

# The smallest water body that is worth drawing, in km2, on a map of the whole border.
SMALLEST_LAKE_KM2 = 1.5


@dataclass(frozen=True)
class Backdrop:
    """
    Shapes for display in EPSG:4326, neighbours still edge to edge; no figure may be taken from them.

    `countries` has `country_code, name`; `provinces` has `country_code, place_id, name, name_ru, name_fa`;
    `province_lines`, the edges between provinces of one country, has `country_code`; `rivers` has `name,
    scalerank`; `lakes` has `name, area_km2`.
    """

    countries: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    province_lines: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame


@lru_cache(maxsize=4)
def load_backdrop(tolerance_deg: float = 0.003) -> Backdrop:
    """
    Return the packaged layers, thinned so that nothing moves that could be seen on a map of the border.

    Countries and provinces are thinned as coverages (`shapely.coverage_simplify`), so that no slivers open
    between neighbours.

    Parameters
    ----------
    tolerance_deg
        The square root of the area, in square degrees, of the smallest triangle of vertices that is kept;
        0.003 leaves about a quarter of the vertices.
    """
    countries = load_countries()
    countries.geometry = shapely.coverage_simplify(countries.geometry.array, tolerance_deg)
    provinces = load_provinces()
    # Rounded to six decimals, the neck of a province can close upon itself.
    valid = shapely.make_valid(provinces.geometry.array, method="structure", keep_collapsed=False)
    provinces.geometry = shapely.coverage_simplify(valid, tolerance_deg)
    rivers = load_rivers()
    rivers.geometry = shapely.simplify(rivers.geometry.array, tolerance_deg)
    lakes = load_lakes()
    lakes = lakes[lakes["area_km2"] >= SMALLEST_LAKE_KM2].reset_index(drop=True)
    lakes.geometry = shapely.simplify(lakes.geometry.array, tolerance_deg / 2)
    return Backdrop(countries, provinces, _inner_lines(provinces), rivers, lakes)


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
        rows.append(
            {"country_code": str(code), "geometry": shapely.line_merge(shapely.multilinestrings(lines))}
        )
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=provinces.crs)
