"""Part of a buffer: one side of the line, or all but what lies beyond its ends."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from geo.border.distance import nearest_feet
from geo.border.polyline import Polyline, densify
from geo.crs import WGS84, unwrap

Floats = NDArray[np.float64]

# how far the cuts run beyond the buffer, and how many points draw the geodesic that they are
OVERSHOOT = 1.05
CUT_POINTS = 50
# spacing of the points that draw the line's own geodesics
STEP_M = 2000.0


def keep_faces(
    whole: BaseGeometry, line: Polyline, about_lon: float, reach_m: float, *, side: str, ends: str
) -> BaseGeometry:
    """
    Return the part of a buffer that lies on one side of its line, or not beyond its ends.

    The buffer is cut along the line, along the geodesics that continue it and along those across its ends;
    the faces whose inside lies right are kept.

    Parameters
    ----------
    whole
        The buffer; (lon, lat) in degrees, longitudes within 180° of `about_lon`.
    line
        The line.
    about_lon
        Longitude of the middle.
    reach_m
        The distance of the buffer.
    side
        "both", "left" or "right".
    ends
        "round" or "flat".

    Returns
    -------
    part
        One polygon or several, valid.
    """
    turns = (0.0,) if ends == "round" else (-90.0, 90.0)
    cuts = densify(line, STEP_M)
    cuts += [_ray(*end, turn, reach_m * OVERSHOOT) for end in _loose_ends(line) for turn in turns]
    strings = [LineString(np.column_stack([unwrap(cut[:, 0], about_lon), cut[:, 1]])) for cut in cuts]
    noded = shapely.union_all([whole.boundary, *strings])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    lon, lat = shapely.get_coordinates(shapely.point_on_surface(faces)).T
    feet, _ = nearest_feet(lon, lat, line)
    order = np.argsort(feet.point)
    keep = shapely.contains_xy(whole, lon, lat)
    if side != "both":
        keep &= feet.side[order] == (1 if side == "left" else -1)
    if ends == "flat":
        at_start = (feet.along_m <= 0) & (line.previous[feet.segment] < 0)
        at_end = (feet.along_m >= line.length_m[feet.segment]) & (line.following[feet.segment] < 0)
        keep &= ~(at_start | at_end)[order]
    return shapely.union_all(faces[keep])


def _loose_ends(line: Polyline) -> list[tuple[float, float, float]]:
    """Return the ends of the line's parts: longitude, latitude, and the azimuth away from the line."""
    heads, tails = np.flatnonzero(line.previous < 0), np.flatnonzero(line.following < 0)
    return [
        (float(line.lon[line.start[i]]), float(line.lat[line.start[i]]), float(line.azimuth_deg[i]) + 180)
        for i in heads
    ] + [
        (float(line.lon[line.end[i]]), float(line.lat[line.end[i]]), float(line.azimuth_end_deg[i]))
        for i in tails
    ]


def _ray(lon: float, lat: float, azimuth_deg: float, turn_deg: float, length_m: float) -> Floats:
    """Return the geodesic from a point at an azimuth turned by some degrees: (lon, lat), shape (k, 2)."""
    along = np.linspace(0, length_m, CUT_POINTS)
    lons, lats, _ = WGS84.fwd(
        np.full(CUT_POINTS, lon), np.full(CUT_POINTS, lat), np.full(CUT_POINTS, azimuth_deg + turn_deg), along
    )
    return np.column_stack([np.append(lon, lons[1:]), np.append(lat, lats[1:])])
