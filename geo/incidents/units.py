"""What a row says of the unit that its place stands for: the country it lies in, the ground it covers."""

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from gazetteer import Gazetteer
from geo.border.line import load_border
from geo.crs import WGS84
from geo.incidents.evidence import country_code
from geo.layers import load_provinces, load_rivers

# a place whose radius exceeds that of its unit by more than this was widened: "near Khatlon" is not Khatlon
WIDENED = 1.1
# places that are lines, by place id: what happened "on the Panj" or "at the border" lies on the line, not in
# a disc about its middle
RIVERS = {"r-amu-darya": "Amu Darya", "r-panj": "Panj", "r-pamir": "Pamir"}
BORDER = "l-border-tj-af"


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


def unit_shapes(incidents: gpd.GeoDataFrame, radius_km: NDArray[np.float64]) -> NDArray[np.object_]:
    """
    Return the polygon or the line that each row stands for, None where it stands for something else.

    Polygons are those of provinces. Lines are the border and the rivers that follow it, as far as they do.
    """
    shapes = np.full(len(incidents), None, dtype=object)
    if "place_id" not in incidents:
        return shapes
    place_ids = incidents["place_id"].to_numpy(dtype=object)
    for place_id, (polygon, own_radius_km) in _provinces().items():
        shapes[(place_ids == place_id) & (radius_km <= WIDENED * own_radius_km)] = polygon
    for place_id, line in _lines().items():
        shapes[place_ids == place_id] = line
    return shapes


@lru_cache(maxsize=1)
def _provinces() -> dict[str, tuple[BaseGeometry, float]]:
    """Return the provinces, each with the radius in km of the circle of its area."""
    found = {}
    for place_id, polygon in load_provinces().set_index("place_id").geometry.items():
        area_m2, _ = WGS84.geometry_area_perimeter(polygon)
        found[str(place_id)] = (polygon, float(np.sqrt(abs(area_m2) / np.pi) / 1000))
    return found


@lru_cache(maxsize=1)
def _lines() -> dict[str, BaseGeometry]:
    """Return the border, and the rivers where they are the border."""
    border = load_border().line
    rivers = load_rivers()
    lines: dict[str, BaseGeometry] = {BORDER: border}
    for place_id, name in RIVERS.items():
        courses = rivers.geometry[(rivers["name"] == name).to_numpy()]
        # the course along the border is made of the border's own vertices
        lines[place_id] = next(course for course in courses if shapely.covers(border, course))
    return lines
