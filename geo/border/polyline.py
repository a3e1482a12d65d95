"""A line made ready for measuring: its vertices, and the geodesic between each two of them."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geo.crs import FULL_TURN_DEG, QUARTER_TURN_DEG, WGS84
from geo.errors import GeometryError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# the geodesic between nearly antipodal points is not unique, so a line cannot mean it
LONGEST_SEGMENT_M = 15_000_000.0


@dataclass(frozen=True)
class Polyline:
    """
    The vertices of a line and its geodesic segments; segments of no length are left out.

    Attributes
    ----------
    lon, lat
        Vertices in degrees, shape (v,), all parts one after the other.
    start, end
        Index of the first and the last vertex of each segment, shape (s,).
    azimuth_deg, azimuth_end_deg
        Azimuth of each segment at its first and at its last vertex.
    length_m, chainage_m
        Geodesic length of each segment, and of all that lies before it.
    previous, following
        Index of the segment that joins at the first and at the last vertex, −1 where a part ends.
    """

    lon: Floats
    lat: Floats
    start: Ints
    end: Ints
    azimuth_deg: Floats
    azimuth_end_deg: Floats
    length_m: Floats
    chainage_m: Floats
    previous: Ints
    following: Ints

    @property
    def total_m(self) -> float:
        """Geodesic length of the whole line in metres."""
        return float(self.chainage_m[-1] + self.length_m[-1])


def prepare_line(line: BaseGeometry) -> Polyline:
    """
    Return `line` with the length and the azimuth of each of its geodesic segments.

    Parameters
    ----------
    line
        LineString or MultiLineString; (lon, lat) in degrees, EPSG:4326.

    Raises
    ------
    GeometryError
        If the line is of another type, empty, not on the earth, or without length.
    """
    if not isinstance(line, LineString | MultiLineString):
        name = getattr(line, "geom_type", type(line).__name__)
        raise GeometryError(f"a line is needed, not a {name}: give a LineString or a MultiLineString")
    if line.is_empty:
        raise GeometryError("the line is empty: give a LineString of at least two points")
    coordinates, part = shapely.get_coordinates(shapely.get_parts(line), return_index=True)
    lon, lat = np.ascontiguousarray(coordinates.T)
    _check_vertices(lon, lat)
    first = np.flatnonzero(part[:-1] == part[1:])
    azimuth, back, length = WGS84.inv(lon[first], lat[first], lon[first + 1], lat[first + 1])
    if (length > LONGEST_SEGMENT_M).any():
        worst = int(np.argmax(length))
        raise GeometryError(
            f"segment {worst} of the line is {length[worst] / 1000:,.0f} km long, and its course open: "
            f"add vertices, at most {LONGEST_SEGMENT_M / 1000:,.0f} km apart"
        )
    real = length > 0
    if not real.any():
        raise GeometryError("the line has no length: give at least two different points")
    start, length, part = first[real], length[real], part[first[real]]
    previous, following = _neighbours(part, coordinates[start], coordinates[start + 1])
    return Polyline(
        lon=lon,
        lat=lat,
        start=start,
        end=start + 1,
        azimuth_deg=azimuth[real],
        azimuth_end_deg=(back[real] + 180) % 360,
        length_m=length,
        chainage_m=np.concatenate([[0.0], np.cumsum(length)[:-1]]),
        previous=previous,
        following=following,
    )


def _neighbours(part: Ints, first: Floats, last: Floats) -> tuple[Ints, Ints]:
    """Return the segments before and after each, −1 at the ends of a part; a closed part has no ends."""
    number = np.arange(len(part))
    same = part[:-1] == part[1:]
    previous = np.concatenate([[-1], np.where(same, number[:-1], -1)])
    following = np.concatenate([np.where(same, number[1:], -1), [-1]])
    heads, tails = np.flatnonzero(previous < 0), np.flatnonzero(following < 0)
    closed = (first[heads] == last[tails]).all(axis=1)
    previous[heads[closed]], following[tails[closed]] = tails[closed], heads[closed]
    return previous, following


def densify(line: Polyline, step_m: float) -> list[Floats]:
    """Return the parts of a line, shape (k, 2), with points along its geodesics at most `step_m` apart."""
    count = np.maximum(np.ceil(line.length_m / step_m), 1).astype(np.int64)
    segment = np.repeat(np.arange(len(count)), count)
    rank = np.arange(len(segment)) - np.repeat(np.cumsum(count) - count, count)
    lon, lat = line.lon[line.start][segment], line.lat[line.start][segment]
    inside = rank > 0
    lon[inside], lat[inside], _ = WGS84.fwd(
        lon[inside],
        lat[inside],
        line.azimuth_deg[segment][inside],
        (rank * (line.length_m / count)[segment])[inside],
    )
    new_part = (segment[1:] != segment[:-1]) & (line.previous[segment[1:]] != segment[:-1])
    parts = np.split(np.arange(len(segment)), np.flatnonzero(new_part) + 1)
    ends = [line.end[segment[part[-1]]] for part in parts]
    return [
        np.column_stack([np.append(lon[part], line.lon[end]), np.append(lat[part], line.lat[end])])
        for part, end in zip(parts, ends, strict=True)
    ]


def _check_vertices(lon: Floats, lat: Floats) -> None:
    """Raise GeometryError at the first vertex that is not a place on the earth."""
    wrong = ~((np.abs(lon) <= FULL_TURN_DEG) & (np.abs(lat) <= QUARTER_TURN_DEG))
    if wrong.any():
        at = int(np.argmax(wrong))
        raise GeometryError(
            f"vertex {at} of the line is ({lon[at]:g}, {lat[at]:g}): "
            "(lon, lat) in degrees are needed, latitude −90 to 90; is the line in a projected CRS?"
        )


def join_parts(line: BaseGeometry) -> LineString:
    """
    Return a line as one LineString, its parts joined where they touch.

    Raises
    ------
    GeometryError
        If it is no line, or its parts leave gaps or branch, so that there is no chainage along it.
    """
    prepare_line(line)
    if isinstance(line, LineString):
        return line
    merged = shapely.line_merge(line, directed=True)
    if not isinstance(merged, LineString):
        merged = shapely.line_merge(line)
    if not isinstance(merged, LineString):
        count = len(shapely.get_parts(merged))
        raise GeometryError(
            f"the line is in {count} pieces that do not join end to end: close the gaps, or give one piece"
        )
    return merged
