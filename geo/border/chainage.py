"""Linear referencing along a line, on the WGS 84 ellipsoid."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from geo.border.distance import CHUNK_ROWS, Feet, check_points, feet_in_chunks, join_feet, nearest_feet
from geo.border.polyline import Polyline, join_parts, prepare_line
from geo.crs import WGS84
from geo.errors import ChainageError, GeometryError
from geo.numbers import as_floats

Floats = NDArray[np.float64]


class RivalFeet(NamedTuple):
    """
    Every place of a line that is nearly as near to a point as the nearest.

    Attributes
    ----------
    point
        Index of the point; points come in order, their feet nearest first.
    chainage_km
        Where along the line the foot lies.
    distance_m
        Geodesic distance from the point to the foot.
    """

    point: NDArray[np.int64]
    chainage_km: Floats
    distance_m: Floats


def chainage_on_line(lon: ArrayLike, lat: ArrayLike, line: BaseGeometry) -> Floats:
    """
    Return how far along a line the nearest points of it lie.

    Parameters
    ----------
    lon, lat
        Points in degrees, EPSG:4326, shape (n,) or single numbers.
    line
        Line in degrees; parts of a MultiLineString must join end to end.

    Returns
    -------
    chainage_km
        Geodesic kilometres from the first vertex of the line, shape (n,); NaN where a coordinate is missing.

    Raises
    ------
    GeometryError
        If the line is invalid or has gaps, or a point is not on the earth.

    Examples
    --------
    >>> from shapely import LineString
    >>> chainage_on_line(1.0, 0.5, LineString([(0, 0), (2, 0)])).round(3).tolist()
    [111.319]
    """
    ready = prepare_line(join_parts(line))
    feet, total = nearest_feet(lon, lat, ready)
    chainage = np.full(total, np.nan)
    chainage[feet.point] = feet_chainage_km(feet, ready)
    return chainage


def feet_chainage_km(feet: Feet, line: Polyline) -> Floats:
    """Return how far along the line each foot lies, in kilometres."""
    chainage: Floats = (line.chainage_m[feet.segment] + feet.along_m) / 1000
    return chainage


def point_at_chainage(line: BaseGeometry, chainage_km: float) -> Point:
    """
    Return the point that lies `chainage_km` along a line.

    Parameters
    ----------
    line
        Line in degrees, EPSG:4326; parts of a MultiLineString must join end to end.
    chainage_km
        Geodesic distance from the first vertex, in kilometres.

    Returns
    -------
    point
        Point on the line; (lon, lat) in degrees, EPSG:4326.

    Raises
    ------
    ChainageError
        If `chainage_km` is negative or exceeds the length of the line.
    GeometryError
        If the line is invalid or has gaps.
    """
    lon, lat = points_at_chainage(line, [chainage_km])
    return Point(lon[0], lat[0])


def points_at_chainage(line: BaseGeometry, chainage_km: ArrayLike) -> tuple[Floats, Floats]:
    """
    Return the points that lie at several chainages along a line.

    Parameters
    ----------
    line
        As `point_at_chainage`.
    chainage_km
        Geodesic distances from the first vertex in kilometres, shape (n,).

    Returns
    -------
    lon, lat
        Degrees, shape (n,).

    Raises
    ------
    ChainageError
        If a chainage is negative or exceeds the length of the line.
    GeometryError
        If the line is invalid or has gaps.
    """
    ready = prepare_line(join_parts(line))
    wanted = as_floats(chainage_km, "chainage", ChainageError) * 1000
    # the length is a sum of thousands of numbers: its last digit is not worth an error
    off = ~((wanted >= 0) & (wanted <= ready.total_m + 1e-6))
    if off.any():
        first = wanted[off][0] / 1000
        raise ChainageError(f"chainage {first:g} km is off the line: use 0 to {ready.total_m / 1000:.3f} km")
    segment = np.searchsorted(ready.chainage_m, wanted, side="right") - 1
    along = np.minimum(wanted - ready.chainage_m[segment], ready.length_m[segment])
    start = ready.start[segment]
    lon, lat, _ = WGS84.fwd(ready.lon[start], ready.lat[start], ready.azimuth_deg[segment], along)
    return lon, lat


def rival_feet(
    lon: ArrayLike, lat: ArrayLike, line: LineString, *, slack_m: float, apart_m: float
) -> RivalFeet:
    """
    Return, for each point, all places of a line that are nearly as near as the nearest.

    In a meander a point may be as near to one limb as to the other, hundreds of metres or many kilometres of
    chainage apart: the one chainage that `chainage_on_line` gives is then a matter of metres.

    Parameters
    ----------
    lon, lat
        Points in degrees, EPSG:4326, shape (n,) or single numbers.
    line
        Line in degrees.
    slack_m
        How much farther than the nearest foot a rival may be.
    apart_m
        How far along the line two feet must be from each other to be told apart; of a nearer group, the
        nearest stands.

    Returns
    -------
    feet
        At least one foot for each point with known coordinates.

    Raises
    ------
    GeometryError
        As `chainage_on_line`, or if one of the lengths is negative or no number.
    """
    if not (slack_m >= 0 and apart_m >= 0):
        raise GeometryError(f"slack {slack_m:g} m, apart {apart_m:g} m: both must be 0 metres or more")
    ready = prepare_line(join_parts(line))
    lons, lats, known = check_points(lon, lat)
    feet = join_feet(
        list(feet_in_chunks(lons, lats, known, ready, slack_m=slack_m, chunk_rows=CHUNK_ROWS, progress=False))
    )
    chainage = feet_chainage_km(feet, ready)
    order = np.lexsort((chainage, feet.distance_m, feet.point))
    kept: list[int] = []
    taken: list[float] = []
    nearest = np.inf
    current = -1
    for i in order:
        if feet.point[i] != current:
            current, nearest, taken = int(feet.point[i]), feet.distance_m[i], []
        if feet.distance_m[i] > nearest + slack_m:
            continue
        if all(abs(chainage[i] - other) * 1000 >= apart_m for other in taken):
            taken.append(float(chainage[i]))
            kept.append(int(i))
    at = np.array(kept, dtype=np.int64)
    return RivalFeet(feet.point[at], chainage[at], feet.distance_m[at])
