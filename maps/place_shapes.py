"""The ground that a roughly known place covers, where more is known of it than a radius."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.boundaries.store import LEVELS, load_boundaries
from geo.crs import WGS84
from geo.incidents.units import unit_shapes
from maps.steps import steps
from maps.style import is_imprecise

# How far an outline may be moved for display, as a share of its size; and a line, in degrees.
_SHARE = 0.004
_LINE_DEG = 0.0008
_DEGREE_KM = 111.2


def place_shapes(incidents: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """
    Return the shapes of the roughly known places in a table.

    Those are the districts and provinces that the user has added with `panj boundaries`, the packaged
    provinces that are whole, the border, and the rivers that it follows.

    Parameters
    ----------
    incidents
        The incident table; without `place_id` there are none.

    Returns
    -------
    shapes
        By place id: `area`, whether it is one; `km`, of an area, the radius of the circle that is as large;
        `lines`, the outline or the course in steps (`maps.steps`).
    """
    if "place_id" not in incidents:
        return {}
    rough = incidents.loc[is_imprecise(incidents), "place_id"].dropna()
    ids = pd.unique(rough[rough.astype(str) != ""])
    if not len(ids):
        return {}
    packaged = unit_shapes(gpd.GeoDataFrame({"place_id": ids}), np.zeros(len(ids)))
    shapes = {str(key): shape for key, shape in zip(ids, packaged, strict=True) if shape is not None}
    shapes |= {key: shape for key, shape in _own_polygons().items() if key in set(ids)}
    return {key: _drawn(shape) for key, shape in shapes.items()}


def _own_polygons() -> dict[str, BaseGeometry]:
    """Return the polygons that the user has added, by place id; of several, the one added last."""
    added = (load_boundaries(level) for level in LEVELS)
    return {
        str(key): shape
        for frame in added
        for key, shape in reversed(list(zip(frame["place_id"], frame.geometry, strict=True)))
        if key
    }


def _drawn(shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape as the page takes it."""
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return {"area": False, "lines": steps(shapely.simplify(shape, _LINE_DEG))}
    area_m2, _ = WGS84.geometry_area_perimeter(shape)
    km = float(np.sqrt(abs(area_m2) / np.pi) / 1000)
    thinned = shapely.simplify(shape, _SHARE * km / _DEGREE_KM)
    return {"area": True, "km": round(km, 1), "lines": steps(thinned)}
