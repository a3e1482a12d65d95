"""Buffers: their edge at the distance, their shape valid, their vertices few."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, MultiLineString, MultiPolygon, Point

from geo.border.buffer import buffer_bands, buffer_line
from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import load_border
from geo.errors import GeometryError

GEOD = Geod(ellps="WGS84")
MERIDIAN = LineString([(70.0, 37.0), (70.0, 39.0)])
BEND = LineString([(70.0, 38.0), (70.5, 38.4), (71.0, 38.0), (71.2, 38.6)])


def edge_error(zone: shapely.Geometry, line: shapely.Geometry, km: float) -> float:
    """Return the largest relative error of the distance along the densified edge of a buffer."""
    step_deg = km / 111 * 0.002
    edge = shapely.get_coordinates(shapely.segmentize(zone.boundary, step_deg))
    metres = distance_to_line(edge[:, 0], edge[:, 1], line).distance_m
    return float(np.abs(metres / (1000 * km) - 1).max())


@pytest.mark.parametrize("km", [5, 10, 25, 50, 100])
def test_buffer_of_the_border_holds_its_distance_with_few_vertices(km: float) -> None:
    """The dense edge is within 0.005 % of the distance, valid, with 1.5 vertices per 2 % of it."""
    line = load_border().line

    zone = buffer_line(line, km)

    assert zone.is_valid
    assert edge_error(zone, line, km) <= 5e-5
    units = GEOD.geometry_length(zone.boundary) / (0.02 * km * 1000)
    assert shapely.get_num_coordinates(zone) <= 1.5 * units


def test_buffer_of_the_border_holds_the_points_within_it() -> None:
    """Of 200,000 points, those within 50 km are in the buffer, but for a metre or so at the edge."""
    line = load_border().line
    rng = np.random.default_rng(31)
    lon, lat = rng.uniform(67, 76, 200_000), rng.uniform(36, 39.3, 200_000)
    metres = distance_to_line(lon, lat, line).distance_m

    inside = shapely.contains_xy(buffer_line(line, 50), lon, lat)

    assert np.count_nonzero(inside != (metres <= 50_000)) <= 2


@pytest.mark.parametrize("km", [0.01, 1, 40, 1000])
def test_buffer_of_a_short_line_is_almost_a_circle(km: float) -> None:
    """Around a line of a millimetre, the buffer has a circle's perimeter and holds its distance."""
    line = LineString([(70.0, 38.0), (70.0, 38.00000001)])

    zone = buffer_line(line, km)

    assert edge_error(zone, line, km) <= 5e-5
    # 2 pi R sin(r / R), R the radius of curvature, here within 0.3 % of 6,371 km
    expected = 2 * np.pi * 6371 * np.sin(km / 6371)
    assert GEOD.geometry_length(zone.boundary) / 1000 == pytest.approx(expected, rel=3e-4)


def test_buffer_area_is_that_of_the_closed_form() -> None:
    """Along the equator, the zone's area is a band between two parallels and two half discs."""
    line = LineString([(0, 0), (1, 0)])

    area, _ = GEOD.geometry_area_perimeter(buffer_line(line, 10))

    band, _ = GEOD.geometry_area_perimeter(
        shapely.segmentize(shapely.box(0, -10_000 / 110574.3886, 1, 10_000 / 110574.3886), 0.01)
    )
    assert area == pytest.approx(band + np.pi * 10_000**2, rel=1e-4)


def test_buffer_over_the_antimeridian_is_cut_there() -> None:
    """The two pieces stay within ±180° and together hold what is near."""
    line = LineString([(179.6, -16.0), (-179.7, -16.3)])

    zone = buffer_line(line, 30)

    assert isinstance(zone, MultiPolygon)
    assert zone.is_valid
    assert zone.bounds[0] >= -180
    assert zone.bounds[2] <= 180
    assert shapely.contains_xy(zone, [179.5, -179.5, 0.0], [-16.0, -16.2, -16.0]).tolist() == [
        True,
        True,
        False,
    ]


def test_buffer_holes_are_kept() -> None:
    """A ring of a line leaves a hole in the middle of its buffer."""
    around = LineString([(70, 38), (71, 38), (71, 38.8), (70, 38.8), (70, 38)])

    zone = buffer_line(around, 10)

    assert len(zone.interiors) == 1
    assert not zone.contains(Point(70.5, 38.4))
    assert edge_error(zone, around, 10) <= 5e-5


def test_buffer_of_parts_far_apart_is_in_parts() -> None:
    """Each part of a MultiLineString has its own zone."""
    zone = buffer_line(MultiLineString([[(70, 38), (70.1, 38)], [(72, 38), (72.1, 38)]]), 5)

    assert isinstance(zone, MultiPolygon)
    assert len(zone.geoms) == 2
    assert zone.is_valid


@pytest.mark.parametrize("line", [load_border().line, BEND], ids=["border", "bend"])
def test_buffer_sides_make_up_the_whole(line: LineString) -> None:
    """Left and right share nothing, together are the whole, and lie where side_of_line says."""
    left, right = buffer_line(line, 20, side="left"), buffer_line(line, 20, side="right")
    whole = buffer_line(line, 20)

    assert left.is_valid
    assert right.is_valid
    assert shapely.intersection(left, right).area < 1e-9
    assert left.area + right.area == pytest.approx(whole.area, rel=1e-9)
    rng = np.random.default_rng(32)
    west, south, east, north = left.bounds
    lon, lat = rng.uniform(west, east, 5000), rng.uniform(south, north, 5000)
    inside = shapely.contains_xy(left, lon, lat)
    assert (side_of_line(lon[inside], lat[inside], line) == 1).all()


def test_buffer_with_flat_ends_stops_at_the_ends() -> None:
    """A flat buffer of a meridian arc ends at the arc's own latitudes; one side is half of it."""
    flat = buffer_line(MERIDIAN, 20, ends="flat")
    half = buffer_line(MERIDIAN, 20, side="right", ends="flat")

    assert flat.is_valid
    # the geodesics across the ends leave their parallel by some metres in 20 km
    assert flat.bounds[1] == pytest.approx(37.0, abs=4e-4)
    assert flat.bounds[3] == pytest.approx(39.0, abs=4e-4)
    assert half.bounds[0] == pytest.approx(70.0, abs=1e-9)
    assert half.area == pytest.approx(flat.area / 2, rel=1e-4)
    assert not flat.contains(Point(70.0, 36.999))
    assert flat.contains(Point(70.0, 37.001))


def test_buffer_bands_are_rings() -> None:
    """Bands touch but do not overlap, and together are the widest buffer."""
    bands = buffer_bands(BEND, (5, 10, 25))

    assert [band.is_valid for band in bands] == [True, True, True]
    assert shapely.intersection(bands[0], bands[1]).area < 1e-12
    assert shapely.area(bands).sum() == pytest.approx(buffer_line(BEND, 25).area, rel=1e-12)
    assert not bands[2].contains(Point(70.5, 38.4))


def test_buffer_bands_tell_how_far_they_are() -> None:
    """Each distance is asked for once the one before it is done."""
    asked: list[float] = []

    def watched(distances_km: Sequence[float]) -> Iterator[float]:
        for km in distances_km:
            asked.append(km)
            yield km

    assert len(buffer_bands(BEND, (5, 10), progress=watched)) == 2
    assert asked == [5, 10]


def test_buffer_outer_ring_runs_counter_clockwise() -> None:
    """RFC 7946, section 3.1.6."""
    assert buffer_line(BEND, 5).exterior.is_ccw


@pytest.mark.parametrize(
    ("km", "message"),
    [(-1, "distance -1 km"), (0, "distance 0 km"), (1001, "at most 1,000 km"), (float("nan"), "nan km")],
)
def test_buffer_refuses_absurd_distances(km: float, message: str) -> None:
    """The message quotes the distance and its bounds."""
    with pytest.raises(GeometryError, match=message):
        buffer_line(BEND, km)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"side": "north"}, "both, left or right"), ({"ends": "square"}, "round or flat")],
)
def test_buffer_refuses_unknown_options(options: dict[str, str], message: str) -> None:
    """The message names the options there are."""
    with pytest.raises(GeometryError, match=message):
        buffer_line(BEND, 5, **options)  # type: ignore[arg-type] # wrong on purpose


def test_buffer_refuses_a_zone_with_a_pole_in_it() -> None:
    """No polygon of longitudes and latitudes can hold a pole."""
    with pytest.raises(GeometryError, match="hold a pole"):
        buffer_line(LineString([(0, 89), (90, 89)]), 200)


def test_buffer_refuses_a_line_across_the_globe() -> None:
    """A line too long for one plane is refused, not drawn wrongly."""
    with pytest.raises(GeometryError, match="cut the line"):
        buffer_line(LineString([(0, 0), (30, 0), (60, 0)]), 10)


def test_buffer_refuses_a_distance_too_fine_for_the_line() -> None:
    """A metre beside a long line would take hundreds of millions of points: the least distance is said."""
    with pytest.raises(GeometryError, match=r"0\.001 km is too small for a line of .* use 0\.073 km or more"):
        buffer_line(load_border().line, 0.001)


@pytest.mark.parametrize("distances", [(), (10, 5), (5, 5)])
def test_buffer_bands_refuse_distances_that_do_not_rise(distances: tuple[float, ...]) -> None:
    """Bands are made from the inside out."""
    with pytest.raises(GeometryError, match="rising order"):
        buffer_bands(BEND, distances)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.floats(69, 71), st.floats(37, 39)), min_size=2, max_size=9, unique=True),
    st.floats(0.5, 60),
)
def test_buffer_of_any_line_is_valid_and_holds_its_distance(
    vertices: list[tuple[float, float]], km: float
) -> None:
    """Lines that cross themselves, turn back and end in spikes are buffered like others."""
    line = LineString(vertices)

    zone = buffer_line(line, km)

    assert zone.is_valid
    assert edge_error(zone, line, km) <= 1e-4
