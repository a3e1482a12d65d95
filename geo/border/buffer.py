"""
Geodesic buffers of a line: everything within a distance of it on the WGS 84 ellipsoid.

The shape is worked out in a plane, its place on the ellipsoid. A planar buffer has the right rings and
corners, but lies off by as much as the plane's scale. Each of its points is therefore moved along the
geodesic from its foot on the line until it is exactly as far from the line as asked; points that by this came
within reach of another part of the line are dropped, and a corner is put where the arcs of their neighbours
meet. The dense outline is then thinned within 0.0027 % of the distance, and the vertices left stand as far
outside it as makes the area that the chords cut off smallest.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.border.distance import nearest_feet
from geo.border.outline import find_corners, forward_points, outward_of, stand_out, thin_ring
from geo.border.polyline import Polyline, densify, prepare_line
from geo.border.split import keep_faces
from geo.crs import RADIUS_MIN_M, WGS84, local_plane, to_ecef, unwrap
from geo.errors import GeometryError

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
TOLERANCE = 2.7e-5
# how far a corner may be from its place before another arc is looked for, as a share of the distance
CORNER_MOVES = 5e-6
# a point nearer than this share of the distance has come within reach of another part of the line
WITHIN = 1 - 1e-7
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
        If the line is invalid, the distance or an option is none of the above, or the zone holds a pole.
    """
    _check_options(km, side, ends)
    ready = prepare_line(line)
    about_lon, plane, lines = _in_plane(ready, km * 1000)
    rough = shapely.buffer(lines, km * 1000, quad_segs=QUAD_SEGS)
    shells = []
    for polygon in shapely.get_parts(rough):
        rings = [
            _exact_ring(ring, ready, plane, km * 1000, outer=number == 0)
            for number, ring in enumerate(shapely.get_rings(polygon))
        ]
        shell, *holes = [np.column_stack([unwrap(ring[:, 0], about_lon), ring[:, 1]]) for ring in rings]
        shells.append(Polygon(shell, [hole for hole in holes if len(hole)]))
    whole = shapely.orient_polygons(shells[0] if len(shells) == 1 else shapely.multipolygons(shells))
    if side != "both" or ends == "flat":
        whole = keep_faces(whole, ready, about_lon, km * 1000, side=side, ends=ends)
    return _cut_at_antimeridian(whole)


def buffer_bands(line: BaseGeometry, distances_km: Sequence[float]) -> list[Polygon | MultiPolygon]:
    """
    Return the bands between rising distances from a line: rings, so that each place is in one band only.

    Parameters
    ----------
    line
        As `buffer_line`.
    distances_km
        Outer edges of the bands, rising; the first band begins at the line.

    Returns
    -------
    bands
        One geometry for each distance.

    Raises
    ------
    GeometryError
        As `buffer_line`, or if the distances do not rise.
    """
    if not distances_km or any(one >= other for one, other in pairwise(distances_km)):
        given = ", ".join(f"{km:g}" for km in distances_km)
        raise GeometryError(f"distances [{given}] km: give at least one, in rising order, each once")
    zones = [buffer_line(line, km) for km in distances_km]
    rings = [shapely.orient_polygons(shapely.difference(outer, inner)) for inner, outer in pairwise(zones)]
    return zones[:1] + rings


def _check_options(km: float, side: str, ends: str) -> None:
    """Raise GeometryError for a distance or an option that is not offered."""
    if not 0 < km <= FARTHEST_KM:
        raise GeometryError(f"distance {km:g} km: it must be above 0 and at most {FARTHEST_KM:,.0f} km")
    if side not in {"both", "left", "right"}:
        raise GeometryError(f"side {side!r} is not known: use both, left or right")
    if ends not in {"round", "flat"}:
        raise GeometryError(f"ends {ends!r} are not known: use round or flat")


def _in_plane(line: Polyline, reach_m: float) -> tuple[float, Transformer, BaseGeometry]:
    """Return the middle longitude of a line, the plane about its middle, and the line in it, bent as its geodesics are."""
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
    plane = local_plane(lon, lat)
    lines = [shapely.linestrings(np.column_stack(plane.transform(*part.T))) for part in parts]
    return lon, plane, shapely.multilinestrings(lines)


def _exact_ring(
    ring: BaseGeometry, line: Polyline, plane: Transformer, reach_m: float, *, outer: bool
) -> Floats:
    """Return a planar ring moved to exactly the distance and thinned: (lon, lat), shape (k, 2), empty if nothing is left."""
    dense = shapely.get_coordinates(shapely.segmentize(ring, SPACING * reach_m))[:-1]
    lon, lat = plane.transform(*dense.T, direction="INVERSE")
    ring_lat = lat
    lon, lat, foot_lon, foot_lat = _moved_out(lon, lat, line, reach_m)
    true = _feet(lon, lat, line)[2] >= WITHIN * reach_m
    points = np.column_stack(plane.transform(lon[true], lat[true]))
    feet = np.column_stack(plane.transform(foot_lon[true], foot_lat[true]))
    direction = bool(ring.is_ccw == outer)
    forward = forward_points(points, feet, counter_clockwise=direction)
    if np.count_nonzero(forward) < 4:  # noqa: PLR2004 - no ring has fewer
        return np.empty((0, 2))
    points, outward = _with_corners(points[forward], feet[forward], line, plane, reach_m, ahead=direction)
    kept = thin_ring(points, TOLERANCE * reach_m, _longest_chord_m(ring_lat, reach_m))
    vertices = stand_out(points, outward, kept, STAND_OUT)
    return np.column_stack(plane.transform(*vertices.T, direction="INVERSE"))


def _with_corners(
    points: Floats, feet: Floats, line: Polyline, plane: Transformer, reach_m: float, *, ahead: bool
) -> tuple[Floats, Floats]:
    """Return an outline with its corners, and its outward unit vectors, which are zero at the corners."""
    at, corners = find_corners(points, feet, SPACING * reach_m, counter_clockwise=ahead)
    lon, lat, foot_lon, foot_lat = _moved_out(
        *plane.transform(*corners.T, direction="INVERSE"), line, reach_m
    )
    moved = np.column_stack(plane.transform(lon, lat))
    # where a corner had to move out, a third arc, too short for a point of its own, cuts it off
    cut_off = np.hypot(*(moved - corners).T) > CORNER_MOVES * reach_m
    points = np.insert(points, at[cut_off], moved[cut_off], axis=0)
    its_feet = np.column_stack(plane.transform(foot_lon, foot_lat))
    feet = np.insert(feet, at[cut_off], its_feet[cut_off], axis=0)
    at, corners = find_corners(points, feet, SPACING * reach_m, counter_clockwise=ahead)
    return np.insert(points, at, corners, axis=0), np.insert(outward_of(points, feet), at, 0.0, axis=0)


def _moved_out(
    lon: Floats, lat: Floats, line: Polyline, reach_m: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return points moved away from their feet until they are at the distance, and the feet."""
    foot_lon, foot_lat, _ = _feet(lon, lat, line)
    azimuth, _, _ = WGS84.inv(foot_lon, foot_lat, lon, lat)
    lon, lat, _ = WGS84.fwd(foot_lon, foot_lat, azimuth, np.full(len(lon), reach_m))
    return lon, lat, foot_lon, foot_lat


def _longest_chord_m(lat: Floats, reach_m: float) -> float:
    """Return how long a straight stroke in degrees may be so as to keep within a third of the tolerance of the geodesic."""
    steepest = np.tan(np.radians(min(float(np.abs(lat).max()), 89.0)))
    return float(np.sqrt(8 * RADIUS_MIN_M * TOLERANCE * reach_m / 3 / max(steepest, 1e-3)))


def _feet(lon: Floats, lat: Floats, line: Polyline) -> tuple[Floats, Floats, Floats]:
    """Return the foot of each point, and how far it is."""
    feet, _ = nearest_feet(lon, lat, line)
    order = np.argsort(feet.point)
    return feet.lon[order], feet.lat[order], feet.distance_m[order]


def _cut_at_antimeridian(zone: BaseGeometry) -> Polygon | MultiPolygon:
    """Return a zone whose longitudes run past ±180° in pieces that do not (RFC 7946, section 3.1.9)."""
    west, _, east, _ = zone.bounds
    if west >= -180 and east <= 180:  # noqa: PLR2004 - half a turn
        return zone
    pieces = []
    for turn in (-360, 0, 360):
        window = shapely.box(-180 + turn, -90, 180 + turn, 90)
        piece = shapely.intersection(zone, window)
        pieces += [
            shapely.transform(part, lambda xy, turn=turn: xy - [turn, 0])
            for part in shapely.get_parts(piece)
            if isinstance(part, Polygon) and not part.is_empty
        ]
    return shapely.orient_polygons(shapely.multipolygons(pieces))
