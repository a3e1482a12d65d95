"""Distances, feet and sides, against a minimisation that shares nothing with the search but the geodesic."""

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import Geod
from shapely import LineString, MultiLineString, Point, Polygon

from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import load_border
from geo.errors import GeometryError
from geo.layers import country_of

Floats = NDArray[np.float64]

GEOD = Geod(ellps="WGS84")
DEGREE_M = 111319.490793273  # a degree of the WGS 84 equator: pi * 6378137 / 180
# a degree of latitude beside the equator, and the quarter meridian: Karney's GeodSolve
FIRST_DEGREE_OF_LATITUDE_M = 110574.388557799
QUARTER_MERIDIAN_M = 10001965.729312733

MEANDER = LineString([(70 + 0.002 * i, 38 + 0.02 * np.sin(i / 7) + 0.004 * np.cos(i)) for i in range(300)])
STRAIGHT = LineString([(68.0, 37.0), (74.0, 39.0)])
LINES = {
    "straight": LineString([(68 + 0.1 * i, 37 + 0.01 * i) for i in range(60)]),
    "meandering": MEANDER,
    "antimeridian": LineString([(178.5, -17.0), (179.7, -16.2), (-179.6, -16.5), (-178.8, -15.9)]),
    "pole": LineString([(0, 88.5), (60, 89.4), (150, 89.7), (-140, 89.2)]),
    "one pair": STRAIGHT,
    "repeated": LineString([(70, 38), (70, 38), (70.5, 38.2), (70.5, 38.2), (70.5, 38.2), (71, 38)]),
}


def brute_force(lon: Floats, lat: Floats, vertices: Floats) -> Floats:
    """
    Return the least distance to a line, in metres, by golden-section search on its segments.

    A segment can hold the foot if its nearer end is not farther than the nearest vertex by more than it is
    long. Vertices are first sifted on the sphere, which differs from the ellipsoid by less than 0.6 %.
    """
    azimuth, _, length = GEOD.inv(*vertices[:-1].T, *vertices[1:].T)
    on_sphere = np.arccos(np.clip(_unit(lon, lat) @ _unit(*vertices.T).T, -1, 1)) * 6371008.8
    beside = np.maximum(np.append(length, 0), np.append(0, length))
    reach = 1.012 * on_sphere.min(axis=1, keepdims=True) + beside + 1
    point, vertex = np.nonzero(on_sphere <= reach)
    to_vertex = GEOD.inv(lon[point], lat[point], *vertices[vertex].T)[2]
    best = np.full(len(lon), np.inf)
    np.minimum.at(best, point, to_vertex)
    possible = to_vertex - beside[vertex] <= best[point]
    point, vertex = point[possible], vertex[possible]
    pairs = np.unique(
        np.concatenate([np.column_stack([point, vertex - 1]), np.column_stack([point, vertex])]), axis=0
    )
    point, segment = pairs[(pairs[:, 1] >= 0) & (pairs[:, 1] < len(length))].T
    points = np.column_stack([lon[point], lat[point]])
    found = _golden(points, vertices[segment], azimuth[segment], length[segment])
    np.minimum.at(best, point, found)
    return best


def _unit(lon: Floats, lat: Floats) -> Floats:
    """Return unit vectors on the sphere."""
    lam, phi = np.radians(lon), np.radians(lat)
    return np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


def _golden(points: Floats, starts: Floats, azimuth: Floats, length: Floats) -> Floats:
    """Return the least distance from points to geodesics, by golden-section search."""

    def distance(along: Floats) -> Floats:
        lon, lat, _ = GEOD.fwd(*starts.T, azimuth, along)
        result: Floats = GEOD.inv(lon, lat, *points.T)[2]
        return result

    ratio = (5**0.5 - 1) / 2
    low, high = np.zeros_like(length), length.copy()
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    at_left, at_right = distance(left), distance(right)
    for _ in range(60):
        shrink = at_left < at_right
        low, high = np.where(shrink, low, left), np.where(shrink, right, high)
        probe = np.where(shrink, high - ratio * (high - low), low + ratio * (high - low))
        value = distance(probe)
        left, right = np.where(shrink, probe, right), np.where(shrink, left, probe)
        at_left, at_right = np.where(shrink, value, at_right), np.where(shrink, at_left, value)
    return np.minimum(at_left, at_right)


def assert_exact(found: Floats, expected: Floats) -> None:
    """Hold the bar: 1e-9 of the distance or 10 nm, whichever is larger."""
    assert (np.abs(found - expected) <= np.maximum(1e-9 * expected, 1e-8)).all()


def scattered(line: LineString, count: int, spread_km: float, seed: int) -> tuple[Floats, Floats]:
    """Return points around random vertices of a line, from centimetres to `spread_km` away."""
    rng = np.random.default_rng(seed)
    lon, lat = np.asarray(line.coords)[rng.integers(0, len(line.coords), count)].T
    away = spread_km * 1000 * 10 ** -rng.uniform(0, 7, count)
    lon, lat, _ = GEOD.fwd(lon, lat, rng.uniform(0, 360, count), away)
    return lon, lat


def test_distance_to_the_border_equals_an_independent_minimisation() -> None:
    """3,000 points from centimetres to 400 km off the packaged border are right to 1e-9 or 10 nm."""
    line = load_border().line
    rng = np.random.default_rng(20)
    near = scattered(line, 1000, 400, 21)
    lon = np.concatenate([near[0], rng.uniform(66, 76, 2_000)])
    lat = np.concatenate([near[1], rng.uniform(35.5, 41.5, 2_000)])

    found = distance_to_line(lon, lat, line)

    for rows in np.array_split(np.arange(len(lon)), 3):
        assert_exact(found.distance_m[rows], brute_force(lon[rows], lat[rows], np.asarray(line.coords)))
    assert_exact(found.distance_m, GEOD.inv(lon, lat, found.foot_lon, found.foot_lat)[2])


@pytest.mark.parametrize("name", LINES)
def test_distance_to_synthetic_lines_equals_an_independent_minimisation(name: str) -> None:
    """Straight, meandering, over the antimeridian, by the pole, of one segment, with repeated vertices."""
    line = LINES[name]
    lon, lat = scattered(line, 1000, 900, 22)

    found = distance_to_line(lon, lat, line)

    assert_exact(found.distance_m, brute_force(lon, lat, np.asarray(line.coords)))


def test_distance_from_the_far_side_of_the_earth_is_found_too() -> None:
    """Points anywhere on the globe, up to 15,000 km away, get the least distance."""
    rng = np.random.default_rng(23)
    lon, lat = rng.uniform(-180, 180, 600), np.degrees(np.arcsin(rng.uniform(-1, 1, 600)))
    expected = brute_force(lon, lat, np.asarray(MEANDER.coords))

    found = distance_to_line(lon, lat, MEANDER)

    reached = expected < 15_000_000
    assert_exact(found.distance_m[reached], expected[reached])
    assert reached.sum() > 500


def test_distance_agrees_with_geographiclib() -> None:
    """The distance to the foot by Karney's own library is the distance given."""
    line = load_border().line
    lon, lat = scattered(line, 60, 200, 24)

    found = distance_to_line(lon, lat, line)

    inverse = Geodesic.WGS84.Inverse
    theirs = [inverse(*row)["s12"] for row in zip(lat, lon, found.foot_lat, found.foot_lon, strict=True)]
    assert found.distance_m == pytest.approx(theirs, rel=1e-9, abs=2e-8)


def test_distance_on_the_equator_is_that_of_the_meridian() -> None:
    """From one degree north, the equator is one degree of latitude away, straight south."""
    found = distance_to_line([1.0, 3.0], [1.0, 0.0], LineString([(0, 0), (2, 0)]))

    assert found.distance_m == pytest.approx([FIRST_DEGREE_OF_LATITUDE_M, DEGREE_M], abs=1e-6)
    assert found.foot_lon == pytest.approx([1.0, 2.0], abs=1e-12)
    assert found.foot_lat == pytest.approx([0.0, 0.0], abs=1e-12)


def test_distance_from_the_pole_to_the_equator_is_a_quarter_meridian() -> None:
    """The pole lies a quarter of the meridian from the equator."""
    found = distance_to_line(0.0, 90.0, LineString([(0, 0), (2, 0)]))

    assert found.distance_m == pytest.approx([QUARTER_MERIDIAN_M], abs=1e-6)


def test_distance_segment_counts_vertices_of_the_given_line() -> None:
    """Repeated vertices are counted, though nothing can be nearest to them."""
    found = distance_to_line([70.2, 70.9], [38.3, 38.3], LINES["repeated"])

    assert found.segment.tolist() == [1, 4]


def test_distance_is_the_same_in_any_chunks() -> None:
    """Cutting the rows otherwise changes nothing, to the last bit."""
    lon, lat = scattered(MEANDER, 700, 300, 25)

    whole = distance_to_line(lon, lat, MEANDER)
    parts = distance_to_line(lon, lat, MEANDER, chunk_rows=37)

    for one, other in zip(whole, parts, strict=True):
        assert np.array_equal(one, other)


def test_distance_of_a_reversed_line_is_the_same() -> None:
    """The direction of the line matters to its sides, not to distances."""
    lon, lat = scattered(MEANDER, 500, 100, 26)

    there = distance_to_line(lon, lat, MEANDER)
    back = distance_to_line(lon, lat, MEANDER.reverse())

    assert there.distance_m == pytest.approx(back.distance_m, rel=1e-10, abs=1e-8)
    assert (side_of_line(lon, lat, MEANDER) == -side_of_line(lon, lat, MEANDER.reverse())).all()


def test_distance_takes_the_nearest_part_of_several() -> None:
    """A MultiLineString is measured as what it is, gaps and all."""
    parts = MultiLineString([[(0, 0), (1, 0)], [(5, 0), (6, 0)]])

    found = distance_to_line([2.0, 4.0], [0.0, 0.0], parts)

    assert found.distance_m == pytest.approx([DEGREE_M, DEGREE_M], abs=1e-6)
    assert found.segment.tolist() == [0, 2]


@pytest.mark.parametrize("missing", [float("nan"), float("inf"), float("-inf")])
def test_distance_of_a_missing_point_is_missing(missing: float) -> None:
    """A point without coordinates gets NaN and segment −1, and the others their figures."""
    found = distance_to_line([missing, 1.0], [1.0, 1.0], LineString([(0, 0), (2, 0)]))

    assert np.isnan(found.distance_m).tolist() == [True, False]
    assert np.isnan(found.foot_lon).tolist() == [True, False]
    assert found.segment.tolist() == [-1, 0]


def test_distance_of_no_points_is_no_distances() -> None:
    """An empty table is measured without complaint."""
    found = distance_to_line([], [], MEANDER)

    assert [len(column) for column in found] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("lon", "lat", "message"),
    [
        ([70.0], [95.0], "latitude 95"),
        ([500.0], [38.0], "longitude 500"),
        ([4e5], [4.1e6], "projected"),
        ([70.0, 71.0], [38.0], "one length"),
    ],
)
def test_distance_refuses_points_that_are_not_on_the_earth(
    lon: list[float], lat: list[float], message: str
) -> None:
    """The message quotes the coordinate."""
    with pytest.raises(GeometryError, match=message):
        distance_to_line(lon, lat, MEANDER)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (LineString(), "empty"),
        (LineString([(70, 38), (70, 38)]), "no length"),
        (LineString([(7e5, 4e6), (7.1e5, 4e6)]), "projected CRS"),
        (LineString([(0, 0), (179, 0.1)]), "add vertices"),
        (Point(70, 38), "not a Point"),
        (Polygon([(0, 0), (1, 0), (1, 1)]), "not a Polygon"),
    ],
)
def test_distance_refuses_what_is_no_line(line: LineString, message: str) -> None:
    """The message says what was given and what is needed."""
    with pytest.raises(GeometryError, match=message):
        distance_to_line(70.0, 38.0, line)


def test_distance_refuses_a_line_with_a_missing_vertex() -> None:
    """A line through nowhere is no line; the message names the vertex."""
    with np.errstate(invalid="ignore"):
        line = LineString([(70, 38), (float("nan"), 38)])

    with pytest.raises(GeometryError, match=r"vertex 1 of the line is \(nan, 38\)"):
        distance_to_line(70.0, 38.0, line)


def test_distance_refuses_chunks_of_nothing() -> None:
    """A chunk holds at least a row."""
    with pytest.raises(GeometryError, match="at least 1"):
        distance_to_line(70.0, 38.0, MEANDER, chunk_rows=0)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=8).filter(
        lambda c: len(set(c)) > 1
    ),
    st.floats(-180, 180),
    st.floats(-90, 90),
)
def test_distance_never_exceeds_that_to_a_vertex(
    vertices: list[tuple[float, float]], lon: float, lat: float
) -> None:
    """Whatever the line, its nearest point is at least as near as its nearest vertex."""
    line = LineString(vertices)
    try:
        found = distance_to_line(lon, lat, line)
    except GeometryError as error:
        assert "add vertices" in str(error) or "no length" in str(error)  # noqa: PT017 - either outcome is right
        return

    _, _, to_vertices = GEOD.inv(
        np.full(len(vertices), lon), np.full(len(vertices), lat), *np.array(vertices).T
    )
    assert found.distance_m[0] <= to_vertices.min() * (1 + 1e-9) + 1e-8


def test_side_is_that_of_the_country_polygons() -> None:
    """Up to 60 km from the border, left is Tajikistan and right Afghanistan, save within 1 m."""
    border = load_border()
    rng = np.random.default_rng(27)
    lon, lat = scattered(border.line, 40_000, 60, 27)
    lon, lat = np.append(lon, rng.uniform(67.5, 75, 40_000)), np.append(lat, rng.uniform(36.2, 38.8, 40_000))

    side = side_of_line(lon, lat, border.line)

    country = country_of(lon, lat)
    sure = np.isin(country, ["TJ", "AF"]) & (distance_to_line(lon, lat, border.line).distance_m > 1)
    assert (side[sure] == np.where(country[sure] == "TJ", 1, -1)).all()
    assert sure.sum() > 40_000


def test_side_on_the_line_is_zero() -> None:
    """A vertex and the middle of a segment lie on neither side."""
    assert side_of_line([68.0, 1.0], [37.0, 0.0], STRAIGHT).tolist() == [0, 1]
    assert side_of_line(0.5, 0.0, LineString([(0, 0), (1, 0)])).tolist() == [0]


def test_side_at_a_sharp_bend_follows_the_bend() -> None:
    """Points whose foot is the tip of a hairpin lie outside the bend."""
    hairpin = LineString([(0, 0), (1, 0.01), (0, 0.02)])  # turns left at the tip

    assert side_of_line([1.2, 0.2, 1.2], [0.01, 0.01, 0.012], hairpin).tolist() == [-1, 1, -1]


def test_side_of_a_missing_point_is_zero() -> None:
    """No coordinates, no side."""
    assert side_of_line([float("nan")], [38.0], MEANDER).tolist() == [0]
