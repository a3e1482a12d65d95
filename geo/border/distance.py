"""
How far points lie from a line, where on it they are nearest, and on which side: geodesics on WGS 84.

The search in space leaves one piece of the line, rarely two, for a point. The foot on it is then found on the
ellipsoid: the geodesic from the foot to the point must leave the line at a right angle, and where it does
not, the foot moves along the line by the leg of the spherical right triangle (a Newton step), until moving it
changes the distance by less than 1e-11 of it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from os import cpu_count
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry
from tqdm import tqdm

from geo.border.polyline import Polyline, prepare_line
from geo.border.search import Pairs, Pieces, candidate_pairs, cut_pieces, spatial_order
from geo.crs import FULL_TURN_DEG, QUARTER_TURN_DEG, RADIUS_MEAN_M, WGS84, surface_shift, to_ecef
from geo.errors import GeometryError
from geo.numbers import as_floats

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# rows worked on at a time by one thread: about 60 MB
CHUNK_ROWS = 100_000
# a foot is good when moving it on would change the distance by no more than this
RELATIVE_TOLERANCE = 1e-11
ABSOLUTE_TOLERANCE_M = 1e-10
# a point this near to the line is on it: a tenth of a micrometre, what an angle in double precision can tell
ON_LINE_M = 1e-7


class LineDistance(NamedTuple):
    """
    How far points are from a line.

    Attributes
    ----------
    distance_m
        Geodesic distance in metres; NaN where a coordinate is missing.
    foot_lon, foot_lat
        The nearest point of the line, degrees.
    segment
        Index of the segment of the line that holds it, counted from its first vertex (over all parts of a
        MultiLineString); −1 where a coordinate is missing.
    """

    distance_m: Floats
    foot_lon: Floats
    foot_lat: Floats
    segment: Ints


@dataclass(frozen=True)
class Feet:
    """
    Feet of points on a line.

    Attributes
    ----------
    point
        Index of the point.
    segment
        Index among the segments of the `Polyline`; at a shared vertex, the segment that begins there.
    along_m
        How far along the segment.
    distance_m
        Geodesic distance from the foot to the point.
    lon, lat
        The foot, degrees.
    side
        1 where the point lies left of the line, −1 right, 0 on it.
    """

    point: Ints
    segment: Ints
    along_m: Floats
    distance_m: Floats
    lon: Floats
    lat: Floats
    side: NDArray[np.int8]

    def take(self, at: Ints) -> "Feet":
        """Return the feet at these places."""
        return Feet(
            self.point[at],
            self.segment[at],
            self.along_m[at],
            self.distance_m[at],
            self.lon[at],
            self.lat[at],
            self.side[at],
        )


def distance_to_line(
    lon: ArrayLike,
    lat: ArrayLike,
    line: BaseGeometry,
    *,
    chunk_rows: int = CHUNK_ROWS,
    progress: bool = False,
) -> LineDistance:
    """
    Return the geodesic distance from points to a line, and the nearest points of the line.

    Parameters
    ----------
    lon, lat
        Points in degrees, EPSG:4326, shape (n,) or single numbers; NaN or infinite where unknown.
    line
        LineString or MultiLineString in degrees; between two vertices it is the geodesic.
    chunk_rows
        Points worked on at a time by each thread; bounds the memory (about 0.6 kB a row and thread).
    progress
        Show a progress bar on standard error.

    Returns
    -------
    distance
        Four arrays of shape (n,); distances are right to 1e-9 of themselves or 10 nm.

    Raises
    ------
    GeometryError
        If the line is empty or invalid, a point is not on the earth, or `lon` and `lat` differ in shape.

    Examples
    --------
    >>> from shapely import LineString
    >>> equator = LineString([(0, 0), (2, 0)])
    >>> near = distance_to_line([1.0, float("nan")], [1.0, 1.0], equator)
    >>> near.distance_m.round(3).tolist(), near.segment.tolist()
    ([110574.389, nan], [0, -1])
    """
    ready = prepare_line(line)
    feet, total = nearest_feet(lon, lat, ready, chunk_rows=chunk_rows, progress=progress)
    distance, foot_lon, foot_lat = (np.full(total, np.nan) for _ in range(3))
    segment = np.full(total, -1, dtype=np.int64)
    distance[feet.point] = feet.distance_m
    foot_lon[feet.point] = feet.lon
    foot_lat[feet.point] = feet.lat
    segment[feet.point] = ready.start[feet.segment]
    return LineDistance(distance, foot_lon, foot_lat, segment)


def side_of_line(lon: ArrayLike, lat: ArrayLike, line: BaseGeometry) -> NDArray[np.int8]:
    """
    Return on which side of a line points lie, looking from its first vertex to its last.

    Beyond an end of the line, the side is that of the geodesic that goes on straight.

    Parameters
    ----------
    lon, lat
        Points in degrees, EPSG:4326, shape (n,) or single numbers.
    line
        LineString or MultiLineString in degrees that does not cross itself.

    Returns
    -------
    side
        1 left, −1 right, 0 on the line (within 0.1 µm) or where a coordinate is missing; shape (n,).

    Raises
    ------
    GeometryError
        As `distance_to_line`.
    """
    feet, total = nearest_feet(lon, lat, prepare_line(line))
    side = np.zeros(total, dtype=np.int8)
    side[feet.point] = feet.side
    return side


def nearest_feet(
    lon: ArrayLike, lat: ArrayLike, line: Polyline, *, chunk_rows: int = CHUNK_ROWS, progress: bool = False
) -> tuple[Feet, int]:
    """Return the nearest foot of each point with known coordinates, and how many points there are in all."""
    lons, lats, known = check_points(lon, lat)
    found = [
        feet.take(first_nearest(feet))
        for feet in feet_in_chunks(
            lons, lats, known, line, slack_m=0.0, chunk_rows=chunk_rows, progress=progress
        )
    ]
    return join_feet(found), len(lons)


def first_nearest(feet: Feet) -> Ints:
    """Return where the nearest foot of each point stands; of two as near, the first along the line."""
    order = np.lexsort((feet.segment, feet.distance_m, feet.point))
    points = feet.point[order]
    return order[np.flatnonzero(np.concatenate([[True], points[1:] != points[:-1]]))]


def join_feet(parts: list[Feet]) -> Feet:
    """Return the feet of several chunks as one."""
    if not parts:
        nothing, none = np.empty(0), np.empty(0, np.int64)
        return Feet(none, none, nothing, nothing, nothing, nothing, np.empty(0, np.int8))
    return Feet(
        np.concatenate([p.point for p in parts]),
        np.concatenate([p.segment for p in parts]),
        np.concatenate([p.along_m for p in parts]),
        np.concatenate([p.distance_m for p in parts]),
        np.concatenate([p.lon for p in parts]),
        np.concatenate([p.lat for p in parts]),
        np.concatenate([p.side for p in parts]),
    )


def check_points(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats, Ints]:
    """
    Return coordinates as arrays, and the indexes of those that are known.

    Raises
    ------
    GeometryError
        If they are no numbers, the shapes differ, or a finite coordinate is not on the earth.
    """
    lons = np.atleast_1d(as_floats(lon, "longitude"))
    lats = np.atleast_1d(as_floats(lat, "latitude"))
    if lons.shape != lats.shape or lons.ndim != 1:
        raise GeometryError(
            f"lon has shape {lons.shape} and lat {lats.shape}: give two numbers or two lists of one length"
        )
    finite = np.isfinite(lons) & np.isfinite(lats)
    wrong = finite & ((np.abs(lats) > QUARTER_TURN_DEG) | (np.abs(lons) > FULL_TURN_DEG))
    if wrong.any():
        at = int(np.argmax(wrong))
        raise GeometryError(
            f"point {at} is at longitude {lons[at]:g}, latitude {lats[at]:g}: latitude must be −90 to 90, "
            "longitude −180 to 180 degrees; are the two swapped, or projected?"
        )
    return lons, lats, np.flatnonzero(finite)


def feet_in_chunks(
    lon: Floats, lat: Floats, known: Ints, line: Polyline, *, slack_m: float, chunk_rows: int, progress: bool
) -> Iterator[Feet]:
    """Yield, chunk by chunk on all cores, every foot that is at most `slack_m` farther than the nearest."""
    if chunk_rows < 1:
        raise GeometryError(f"chunk_rows is {chunk_rows}: at least 1 is needed")
    pieces = cut_pieces(line)
    # neighbours in space are worked on together: that is what makes the search quick
    known = known[spatial_order(to_ecef(lon[known], lat[known]))] if len(known) else known

    def work(rows: Ints) -> Feet:
        pairs = candidate_pairs(to_ecef(lon[rows], lat[rows]), pieces, slack_m)
        feet = _feet_on_ellipsoid(lon[rows], lat[rows], _without_doubles(pairs, pieces), pieces, line)
        return replace(feet, point=rows[feet.point])

    parts = np.array_split(known, -(-len(known) // chunk_rows)) if len(known) else []
    with (
        ThreadPoolExecutor(cpu_count()) as pool,
        tqdm(total=len(known), unit=" points", disable=not progress) as bar,
    ):
        for rows, feet in zip(parts, pool.map(work, parts), strict=True):
            bar.update(len(rows))
            yield feet


def _without_doubles(pairs: Pairs, pieces: Pieces) -> Pairs:
    """Where two pieces share the vertex that is the foot, keep only the piece that begins there."""
    same_point = pairs.point[1:] == pairs.point[:-1]
    next_piece = (pairs.piece[1:] == pairs.piece[:-1] + 1) & pieces.joined[pairs.piece[:-1]]
    double = same_point & next_piece & (pairs.along[:-1] >= 1) & (pairs.along[1:] <= 0)
    return pairs.keep(np.append(~double, values=True))


def _feet_on_ellipsoid(lon: Floats, lat: Floats, pairs: Pairs, pieces: Pieces, line: Polyline) -> Feet:
    """Return the feet of pairs on the ellipsoid."""
    point = pairs.point
    segment = pieces.segment[pairs.piece]
    along = np.minimum(
        pieces.offset_m[pairs.piece] + pairs.along * pieces.length_m[pairs.piece], line.length_m[segment]
    )
    # a foot at the end of a segment is a foot at the beginning of the next
    at_end = (along >= line.length_m[segment]) & (line.following[segment] >= 0)
    segment = np.where(at_end, line.following[segment], segment)
    along[at_end] = 0
    distance, foot_lon, foot_lat = np.empty((3, len(point)))
    feet = Feet(point, segment, along, distance, foot_lon, foot_lat, np.empty(len(point), np.int8))
    todo = np.arange(len(point))
    for _ in range(20):
        todo = todo[_improve(feet, todo, lon[point[todo]], lat[point[todo]], line)]
        if not len(todo):
            break
    return feet


def _improve(feet: Feet, at: Ints, lon: Floats, lat: Floats, line: Polyline) -> NDArray[np.bool_]:
    """Measure the feet at these places and move them along the line; say which have to be measured again."""
    segment, along = feet.segment[at], feet.along_m[at]
    foot_lon, foot_lat, heading = _place_on_line(segment, along, line)
    azimuth, _, distance = WGS84.inv(foot_lon, foot_lat, lon, lat)
    angle = np.radians(azimuth - heading)
    forward = _leg(angle, distance)
    incoming, bend = _incoming(segment, along, heading, line)
    backward = _leg(angle + bend, distance)
    length = line.length_m[segment]
    step = np.clip(forward, -along, length - along)
    # at a vertex the foot may have to go back into the segment before it
    back = (incoming >= 0) & (step <= 0) & (backward < 0)
    step = np.where(back, np.maximum(backward, -line.length_m[incoming]), step)
    lon_shift, lat_shift = surface_shift(foot_lat, np.where(back, heading - np.degrees(bend), heading), step)
    feet.distance_m[at], feet.lon[at], feet.lat[at] = distance, foot_lon + lon_shift, foot_lat + lat_shift
    feet.side[at] = _side(angle, bend, along, distance)
    feet.segment[at] = np.where(back, incoming, segment)
    feet.along_m[at] = np.where(back, line.length_m[incoming] + step, along + step)
    gain = step**2 / (2 * np.maximum(distance, ON_LINE_M))
    again: NDArray[np.bool_] = gain > np.maximum(RELATIVE_TOLERANCE * distance, ABSOLUTE_TOLERANCE_M)
    return again


def _place_on_line(segment: Ints, along: Floats, line: Polyline) -> tuple[Floats, Floats, Floats]:
    """Return where the place `along` metres along each segment is, and the azimuth of the line there."""
    start, end = line.start[segment], line.end[segment]
    lon, lat, heading = line.lon[start], line.lat[start], line.azimuth_deg[segment]
    inside = np.flatnonzero((along > 0) & (along < line.length_m[segment]))
    lon[inside], lat[inside], back = WGS84.fwd(lon[inside], lat[inside], heading[inside], along[inside])
    heading[inside] = back + 180
    last = np.flatnonzero((along > 0) & (along >= line.length_m[segment]))
    lon[last], lat[last] = line.lon[end[last]], line.lat[end[last]]
    heading[last] = line.azimuth_end_deg[segment[last]]
    return lon, lat, heading


def _leg(angle: Floats, distance: Floats) -> Floats:
    """Return how far along the line the perpendicular stands: Napier's rule for right spherical triangles."""
    reach = distance / RADIUS_MEAN_M
    leg: Floats = RADIUS_MEAN_M * np.arctan2(np.sin(reach) * np.cos(angle), np.cos(reach))
    return leg


def _incoming(segment: Ints, along: Floats, heading: Floats, line: Polyline) -> tuple[Ints, Floats]:
    """Return the segment that ends at a foot (−1: none does) and how far the line bends right there."""
    incoming = np.where(along <= 0, line.previous[segment], -1)
    bend = np.where(incoming >= 0, np.radians(heading - line.azimuth_end_deg[incoming]), 0.0)
    return incoming, np.remainder(bend + np.pi, 2 * np.pi) - np.pi


def _side(angle: Floats, bend: Floats, along: Floats, distance: Floats) -> NDArray[np.int8]:
    """
    Return the side of points seen from their feet.

    Inside a segment it is the sign of the angle. At a vertex the point lies in the sector outside the bend:
    left of the line where the line bends to the right.
    """
    side = -np.sign(np.sin(angle))
    at_bend = (along <= 0) & (bend != 0)
    side = np.where(at_bend, np.sign(bend), side)
    return np.where(distance <= ON_LINE_M, 0, side).astype(np.int8)
