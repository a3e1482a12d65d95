"""Geometries of any kind and CRS → latitude, longitude, height, and the radius of what is no point."""

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj.exceptions import CRSError

from geo.crs import LONLAT, WGS84
from geo.errors import IncidentError


def add_coordinates(rows: pd.DataFrame, geometry: gpd.GeoSeries, title: str) -> pd.DataFrame:
    """
    Return raw rows with the coordinates of their geometries.

    Parameters
    ----------
    rows
        The other columns.
    geometry
        Geometries in any CRS; without one, they are taken as (lon, lat) degrees on WGS 84.
    title
        Name of the source, for messages.

    Returns
    -------
    rows
        With `latitude`, `longitude` and, for lines and polygons, which count by a point on or in them, their
        `radius_km`: of the circle of the same area, or half the length of a line. The height of 3D points
        (of other shapes, the mean of their vertices) stands in `z`, as it was given. A row without a geometry
        keeps the latitude and longitude it has.
    """
    if geometry.crs is not None:
        try:
            geometry = geometry.to_crs(LONLAT)
        except CRSError as error:
            raise IncidentError(f"{title}: its CRS cannot be brought to WGS 84: {error}") from error
    shapes = np.asarray(geometry.array, dtype=object)
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    flat = there & (shapely.get_type_id(shapes) != shapely.GeometryType.POINT.value)
    points = shapes.copy()
    points[flat] = shapely.point_on_surface(shapes[flat])
    rows = rows.copy()
    for name, degrees in (("latitude", shapely.get_y(points)), ("longitude", shapely.get_x(points))):
        earlier = rows[name] if name in rows.columns else pd.Series(None, index=rows.index, dtype=object)
        rows[name] = earlier.astype(object).where(~there, degrees)
    heights = shapely.get_z(points)
    for row in np.flatnonzero(flat & shapely.has_z(shapes)):
        heights[row] = shapely.get_coordinates(shapes[row], include_z=True)[:, 2].mean()
    if np.isfinite(heights).any() and "z" not in rows.columns:
        rows["z"] = heights
    if flat.any():
        earlier = rows["radius_km"] if "radius_km" in rows.columns else pd.Series(np.nan, index=rows.index)
        radius_km = np.full(len(rows), np.nan)
        radius_km[flat] = [_radius_km(shape) for shape in shapes[flat]]
        rows["radius_km"] = pd.to_numeric(earlier, errors="coerce").where(~flat, radius_km)
    return rows


def _radius_km(shape: Any) -> float:
    """Return the radius of the circle of a polygon's geodesic area, or half the geodesic length of a line."""
    area_m2, length_m = WGS84.geometry_area_perimeter(shape)
    if area_m2:
        return float(np.sqrt(abs(area_m2) / np.pi)) / 1000
    if shape.geom_type.startswith("Multi") and not length_m:
        points: npt.NDArray[np.float64] = shapely.get_coordinates(shape)
        ends = points[[points[:, 0].argmin(), points[:, 0].argmax()]]
        length_m = WGS84.inv(*ends[0], *ends[1])[2]
    return float(length_m) / 2000
