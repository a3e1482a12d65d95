"""
Geodesic buffers of a line: everything within a distance of it on the WGS 84 ellipsoid.

The shape is worked out in a plane, its place on the ellipsoid. A planar buffer has the right rings and
corners, but lies off by as much as the plane's scale. Each of its points is therefore moved along the
geodesic from its foot on the line until it is exactly as far from the line as asked; points that by this came
within reach of another part of the line are dropped, and a corner is put where the arcs of their neighbours
meet. The dense outline is then thinned within 0.0027 % of the distance, and the vertices left stand as far
outside it as makes the area that the chords cut off smallest.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, MultiLineString, MultiPolygon, Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geo.border.distance import nearest_feet
from geo.border.outline import find_corners, forward_points, outward_of, stand_out, thin_ring
from geo.border.polyline import Polyline, densify, prepare_line
from geo.border.split import keep_faces
from geo.crs import RADIUS_MIN_M, WGS84, Plane, to_ecef, unwrap
from geo.errors import GeometryError
from geo.numbers import as_floats, as_number

Floats = NDArray[np.float64]
Side = Literal["both", "left", "right"]
Ends = Literal["round", "flat"]

FARTHEST_KM = 1000.0
# how far the buffer may reach from the middle of the line: the plane's scale is 4 % off at its edge
WIDEST_M = 2_500_000.0
# a geodesic of this length leaves its planar chord by less than a metre
STEP_M = 2000.0
QUAD_SEGS = 32
# spacing of the dense outline, and how far the thinned one may leave it, as shares of the distance
SPACING = 0.0037
# more points than this in the dense outline would take gigabytes and minutes
MOST_POINTS = 10_000_000
TOLERANCE = 2.7e-5
# how far a corner may be from its place before another arc is looked for, as a share of the distance
CORNER_MOVES = 5e-6
# a point nearer than this share of the distance has come within reach of another part of the line
WITHIN = 1 - 1e-7
FEWEST_POINTS = 4
# a chord that stands out by three quarters of its sagitta has the arc outside as long as inside: the least
# area between
STAND_OUT = 0.75


def buffer_line(
    line: BaseGeometry, km: float, *, side: Side = "both", ends: Ends = "round"
) -> Polygon | MultiPolygon:
    """
    Return what lies within a distance of a line.

    Parameters
    ----------
    line
        LineString or MultiLineString; (lon, lat) in degrees, EPSG:4326. It and its buffer must keep within
        2,500 km of their middle.
    km
        The distance, above 0 and at most 1,000 km.
    side
        "left" or "right" of the line, seen from its first vertex, or "both". Beyond an end, the line is
        thought to go on straight.
    ends
        "round", or "flat": without what lies beyond the ends.

    Returns
    -------
    zone
        Valid polygon, (lon, lat) in degrees, outer rings counter-clockwise as in RFC 7946; its boundary is
        within 0.005 % of the distance. A MultiPolygon where it is in pieces, or is cut at the antimeridian.

    Raises
    ------
    GeometryError
        If the line is invalid, the distance or an option is none of the above, the distance is too small for
        a line of that length, or the zone holds a pole.
    """
    km = as_number(km, "distance")
    _check_options(km, side, ends)
    ready = prepare_line(line)
    _check_fineness(km, ready.total_m / 1000)
    drawing, lines = _drawing(ready, km * 1000)
    rough = shapely.buffer(lines, km * 1000, quad_segs=QUAD_SEGS)
    whole = shapely.union_all([_exact_polygon(polygon, drawing) for polygon in _polygons(rough)])
    if side != "both" or ends == "flat":
        whole = keep_faces(whole, ready, drawing.about_lon, km * 1000, side=side, ends=ends)
    return _cut_at_antimeridian(whole)


def buffer_bands(
    line: BaseGeometry,
    distances_km: Sequence[float],
    *,
    progress: Callable[[Sequence[float]], Iterable[float]] = iter,
) -> list[Polygon | MultiPolygon]:
    """
    Return the bands between rising distances from a line: rings, so that each place is in one band only.

    Parameters
    ----------
    line
        As `buffer_line`.
    distances_km
        Outer edges of the bands, rising; the first band begins at the line.
    progress
        Wraps the distances as they are worked on.

    Returns
    -------
    bands
        One geometry for each distance.

    Raises
    ------
    GeometryError
        As `buffer_line`, or if the distances do not rise.
    """
    distances_km = as_floats(distances_km, "distances").ravel().tolist()
    if not distances_km or any(one >= other for one, other in pairwise(distances_km)):
        given = ", ".join(f"{km:g}" for km in distances_km)
        raise GeometryError(f"distances [{given}] km: give at least one, in rising order, each once")
    zones = [buffer_line(line, km) for km in progress(distances_km)]
    rings = [_oriented(_polygons(shapely.difference(outer, inner))) for inner, outer in pairwise(zones)]
    return zones[:1] + rings


def _check_options(km: float, side: str, ends: str) -> None:
    """Raise GeometryError for a distance or an option that is not offered."""
    if not 0 < km <= FARTHEST_KM:
        raise GeometryError(f"distance {km:g} km: it must be above 0 and at most {FARTHEST_KM:,.0f} km")
    if side not in {"both", "left", "right"}:
        raise GeometryError(f"side {side!r} is not known: use both, left or right")
    if ends not in {"round", "flat"}:
        raise GeometryError(f"ends {ends!r} are not known: use round or flat")


def _check_fineness(km: float, length_km: float) -> None:
    """Raise GeometryError for a distance that gives the outline of so long a line too many points."""
    least_km = 2 * length_km / (SPACING * MOST_POINTS)
    if km < least_km:
        raise GeometryError(
            f"distance {km:g} km is too small for a line of {length_km:,.0f} km, whose outline would have "
            f"more than {MOST_POINTS:,} points: use {least_km:.2g} km or more, or a part of the line"
        )


@dataclass(frozen=True)
class _Drawing:
    """What a buffer is worked out from: the line, the plane about its middle, the distance."""

    line: Polyline
    about_lon: float
    plane: Plane
    reach_m: float

    def feet(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the foot of each point on the line, and how far it is."""
        feet, _ = nearest_feet(lon, lat, self.line)
        order = np.argsort(feet.point)
        return feet.lon[order], feet.lat[order], feet.distance_m[order]

    def moved_out(self, points: Floats) -> tuple[Floats, Floats]:
        """Return points moved away from their feet until they are at the distance, and the feet."""
        lon, lat = self.plane.places(points)
        foot_lon, foot_lat, _ = self.feet(lon, lat)
        azimuth, _, _ = WGS84.inv(foot_lon, foot_lat, lon, lat)
        lon, lat, _ = WGS84.fwd(foot_lon, foot_lat, azimuth, np.full(len(lon), self.reach_m))
        return self.plane.drawn(lon, lat), self.plane.drawn(foot_lon, foot_lat)


def _drawing(line: Polyline, reach_m: float) -> tuple[_Drawing, MultiLineString]:
    """Return the plane about the middle of a line, and the line drawn in it, bent as its geodesics are."""
    parts = densify(line, STEP_M)
    points = np.concatenate(parts)
    x, y, z = to_ecef(*points.T).mean(axis=0)
    lon, lat = float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arctan2(z, np.hypot(x, y))))
    _, _, away = WGS84.inv(np.full(len(points), lon), np.full(len(points), lat), *points.T)
    widest = float(away.max()) + reach_m
    if widest > WIDEST_M:
        raise GeometryError(
            f"the buffer would reach {widest / 1000:,.0f} km from the middle of the line, "
            f"where {WIDEST_M / 1000:,.0f} km are possible: cut the line into shorter ones"
        )
    if nearest_feet([0.0, 0.0], [90.0, -90.0], line)[0].distance_m.min() <= reach_m:
        raise GeometryError(
            "the buffer would hold a pole, which no polygon in (lon, lat) can: use a smaller distance"
        )
    plane = Plane(lon, lat)
    return _Drawing(line, lon, plane, reach_m), MultiLineString([plane.drawn(*part.T) for part in parts])


def _exact_polygon(rough: Polygon, drawing: _Drawing) -> Polygon:
    """Return a planar polygon with its rings at exactly the distance; (lon, lat)."""
    shell = _exact_ring(rough.exterior, drawing, outer=True)
    holes = [_exact_ring(hole, drawing, outer=False) for hole in rough.interiors]
    return Polygon(shell, [hole for hole in holes if len(hole)])


def _exact_ring(ring: LinearRing, drawing: _Drawing, *, outer: bool) -> Floats:
    """Return a planar ring at exactly the distance, thinned: (lon, lat), shape (k, 2), or empty."""
    reach_m = drawing.reach_m
    dense = shapely.get_coordinates(shapely.segmentize(ring, SPACING * reach_m))[:-1]
    points, feet = drawing.moved_out(dense)
    true = drawing.feet(*drawing.plane.places(points))[2] >= WITHIN * reach_m
    points, feet = points[true], feet[true]
    line_on_left = bool(ring.is_ccw) == outer
    forward = forward_points(points, feet, counter_clockwise=line_on_left)
    if np.count_nonzero(forward) < FEWEST_POINTS:
        return np.empty((0, 2))
    points, outward = _with_corners(points[forward], feet[forward], drawing, line_on_left=line_on_left)
    longest = _longest_chord_m(drawing.plane.places(dense)[1], reach_m)
    kept = thin_ring(points, TOLERANCE * reach_m, longest)
    lon, lat = drawing.plane.places(stand_out(points, outward, kept, STAND_OUT))
    return np.column_stack([unwrap(lon, drawing.about_lon), lat])


def _with_corners(
    points: Floats, feet: Floats, drawing: _Drawing, *, line_on_left: bool
) -> tuple[Floats, Floats]:
    """Return an outline with its corners, and its outward unit vectors, which are zero at the corners."""
    spacing = SPACING * drawing.reach_m
    at, corners = find_corners(points, feet, spacing, counter_clockwise=line_on_left)
    moved, its_feet = drawing.moved_out(corners)
    # where a corner had to move out, a third arc, too short for a point of its own, cuts it off
    cut_off = np.hypot(*(moved - corners).T) > CORNER_MOVES * drawing.reach_m
    points = np.insert(points, at[cut_off], moved[cut_off], axis=0)
    feet = np.insert(feet, at[cut_off], its_feet[cut_off], axis=0)
    at, corners = find_corners(points, feet, spacing, counter_clockwise=line_on_left)
    return np.insert(points, at, corners, axis=0), np.insert(outward_of(points, feet), at, 0.0, axis=0)


def _longest_chord_m(lat: Floats, reach_m: float) -> float:
    """Return how long a stroke straight in degrees is that lies a third of the tolerance off its geodesic."""
    steepest = np.tan(np.radians(min(float(np.abs(lat).max()), 89.0)))
    return float(np.sqrt(8 * RADIUS_MIN_M * TOLERANCE * reach_m / 3 / max(steepest, 1e-3)))


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a shape, without the points and lines that an intersection leaves."""
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and not part.is_empty]


def _oriented(polygons: list[Polygon]) -> Polygon | MultiPolygon:
    """Return polygons as one geometry, outer rings counter-clockwise."""
    turned = [orient(polygon) for polygon in polygons]
    return turned[0] if len(turned) == 1 else MultiPolygon(turned)


def _cut_at_antimeridian(zone: BaseGeometry) -> Polygon | MultiPolygon:
    """Return a zone whose longitudes run past ±180° in pieces that do not (RFC 7946, section 3.1.9)."""
    west, _, east, _ = zone.bounds
    if west >= -180 and east <= 180:  # noqa: PLR2004 - half a turn
        return _oriented(_polygons(zone))
    pieces = []
    for turn in (-360, 0, 360):
        window = shapely.box(turn - 180, -90, turn + 180, 90)
        pieces += [translate(part, xoff=-turn) for part in _polygons(shapely.intersection(zone, window))]
    return _oriented(pieces)
