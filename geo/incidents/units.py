"""What a row says of the unit that its place stands for: the country it lies in, the polygon it covers."""

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from gazetteer import Gazetteer
from geo.crs import WGS84
from geo.incidents.evidence import country_code
from geo.layers import WINDOW, load_provinces

# a place whose radius exceeds that of its unit by more than this was widened: "near Khatlon" is not Khatlon
WIDENED = 1.1


def stated_countries(incidents: gpd.GeoDataFrame) -> NDArray[np.str_]:
    """Return the country that each row states (ISO 3166-1 alpha-2), "" where it states none that is known."""
    codes = np.full(len(incidents), "", dtype="<U2")
    if "country" not in incidents:
        return codes
    stated = incidents["country"].astype("object")
    known = stated.notna().to_numpy()
    if not known.any():
        return codes
    gazetteer = Gazetteer()
    code_of = {name: country_code(str(name).strip(), gazetteer)[:2] for name in stated[known].unique()}
    codes[known] = [code_of[name] for name in stated[known]]
    return codes


def unit_polygons(incidents: gpd.GeoDataFrame, radius_km: NDArray[np.float64]) -> NDArray[np.object_]:
    """
    Return the polygon of the province that each row stands for, None where it stands for something else.

    Provinces that the packaged layer cuts off are left out: their polygon is not the whole of them.
    """
    polygons = np.full(len(incidents), None, dtype=object)
    if "place_id" not in incidents:
        return polygons
    whole = {}
    for place_id, polygon in load_provinces().set_index("place_id").geometry.items():
        west, south, east, north = polygon.bounds
        if west > WINDOW[0] and south > WINDOW[1] and east < WINDOW[2] and north < WINDOW[3]:
            area_m2, _ = WGS84.geometry_area_perimeter(polygon)
            whole[place_id] = (polygon, np.sqrt(abs(area_m2) / np.pi) / 1000)
    place_ids = incidents["place_id"].to_numpy(dtype=object)
    for place_id, (polygon, own_radius_km) in whole.items():
        polygons[(place_ids == place_id) & (radius_km <= WIDENED * own_radius_km)] = polygon
    return polygons
