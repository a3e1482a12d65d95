"""The vector backdrop that needs no network: the packaged shapes, thinned for display."""

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import shapely

from geo.layers import load_countries, load_lakes, load_provinces, load_rivers

# The smallest water body that is worth drawing, in km2, on a map of the whole border.
SMALLEST_LAKE_KM2 = 1.5


@dataclass(frozen=True)
class Backdrop:
    """
    Shapes for display in EPSG:4326, neighbours still edge to edge; no figure may be taken from them.

    `countries` has `country_code, name`; `provinces` has `place_id, name, name_ru, name_fa`; `rivers` has
    `name, scalerank`; `lakes` has `name, area_km2`.
    """

    countries: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame


@lru_cache(maxsize=4)
def load_backdrop(tolerance_deg: float = 0.003) -> Backdrop:
    """
    Return the packaged layers, thinned so that nothing moves that could be seen on a map of the border.

    Countries and provinces are thinned as coverages (`shapely.coverage_simplify`), so that no slivers open between
    neighbours.

    Parameters
    ----------
    tolerance_deg
        The square root of the area, in square degrees, of the smallest triangle of vertices that is kept; 0.003
        leaves about a quarter of the vertices.
    """
    countries = load_countries()
    countries.geometry = shapely.coverage_simplify(countries.geometry.array, tolerance_deg)
    provinces = load_provinces()
    provinces.geometry = shapely.coverage_simplify(provinces.geometry.array, tolerance_deg)
    rivers = load_rivers()
    rivers.geometry = shapely.simplify(rivers.geometry.array, tolerance_deg)
    lakes = load_lakes()
    lakes = lakes[lakes["area_km2"] >= SMALLEST_LAKE_KM2].reset_index(drop=True)
    lakes.geometry = shapely.simplify(lakes.geometry.array, tolerance_deg / 2)
    return Backdrop(countries, provinces, rivers, lakes)
