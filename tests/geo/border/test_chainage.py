"""Linear referencing, against closed forms and Karney's own library."""

from itertools import pairwise

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from pyproj import Geod
from shapely import LineString, MultiLineString

from geo.border.chainage import chainage_on_line, point_at_chainage, points_at_chainage, rival_feet
from geo.border.line import load_border
from geo.errors import ChainageError, GeometryError

GEOD = Geod(ellps="WGS84")
EQUATOR = LineString([(0, 0), (1, 0), (2, 0)])
DEGREE_KM = 111.319490793273  # a degree of the WGS 84 equator: pi * 6378.137 / 180
# two limbs a degree of longitude long, 0.1 degrees of latitude apart; in the middle each bulges 0.001 degrees
# north
MEANDER = LineString([(70, 38), (71, 38), (71, 38.1), (70, 38.1)])


@pytest.mark.parametrize("lon", [0, 0.5, 1, 1.5, 2])
def test_point_at_chainage_follows_the_equator(lon: float) -> None:
    """On the equator, chainage is longitude times the length of a degree."""
    point = point_at_chainage(EQUATOR, lon * DEGREE_KM)

    assert (point.x, point.y) == pytest.approx((lon, 0), abs=1e-9)


@pytest.mark.parametrize("chainage_km", [-1, 223, float("nan"), float("inf")])
def test_point_at_chainage_off_the_line_names_the_range(chainage_km: float) -> None:
    """The message tells the caller which chainages exist."""
    with pytest.raises(ChainageError, match=r"use 0 to 222\.639 km"):
        point_at_chainage(EQUATOR, chainage_km)


def test_chainage_of_points_at_chainages_is_that_chainage() -> None:
    """At 10,000 stations along the border, finding the way back is right to a micrometre."""
    border = load_border()
    stations = np.linspace(0, border.length_km, 10_000)

    lon, lat = points_at_chainage(border.line, stations)

    back = chainage_on_line(lon, lat, border.line)
    assert np.abs(back - stations).max() * 1000 <= 1e-6


def test_chainage_of_vertices_is_the_sum_of_geographiclib_lengths() -> None:
    """Vertices of the border lie where Karney's own library puts them, to a millimetre."""
    line = load_border().line
    lengths = [
        Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)["s12"]
        for (lon1, lat1), (lon2, lat2) in pairwise(line.coords)
    ]
    expected = np.concatenate([[0], np.cumsum(lengths)]) / 1000

    found = chainage_on_line(*np.asarray(line.coords).T, line)

    assert np.abs(found - expected).max() < 1e-6


def test_chainage_of_points_beside_the_line_is_that_of_the_foot() -> None:
    """A point pushed off the middle of a segment, square to it, keeps its chainage within a millimetre."""
    stations = np.linspace(5, 80, 40)
    long_line = LineString([(70, 38), (71, 38.2)])
    lon, lat = points_at_chainage(long_line, stations)
    ahead = points_at_chainage(long_line, stations + 0.01)
    azimuth, _, _ = GEOD.inv(lon, lat, *ahead)
    off_lon, off_lat, _ = GEOD.fwd(lon, lat, azimuth + 90, np.full(40, 3000.0))

    found = chainage_on_line(off_lon, off_lat, long_line)

    assert found == pytest.approx(stations, abs=1e-6)


def test_chainage_is_missing_where_the_point_is() -> None:
    """NaN in, NaN out."""
    assert np.isnan(chainage_on_line([float("nan"), 1.0], [0.0, 0.0], EQUATOR)).tolist() == [True, False]


def test_chainage_joins_parts_that_touch() -> None:
    """A MultiLineString without gaps is one line, in its order."""
    parts = MultiLineString([[(0, 0), (1, 0)], [(1, 0), (2, 0)]])

    assert chainage_on_line(1.5, 0.0, parts) == pytest.approx([1.5 * DEGREE_KM], abs=1e-9)


def test_chainage_refuses_a_line_with_gaps() -> None:
    """Nobody knows how long a gap is."""
    parts = MultiLineString([[(0, 0), (1, 0)], [(1.5, 0), (2, 0)]])

    with pytest.raises(GeometryError, match="2 pieces that do not join"):
        chainage_on_line(1.2, 0.0, parts)


def test_chainage_of_a_closed_line_begins_at_its_first_vertex() -> None:
    """On a ring, the seam is chainage 0."""
    ring = LineString([(0, 0), (1, 0), (1, 1), (0, 0)])

    assert chainage_on_line([0.0, 1.0], [0.0, 0.0], ring) == pytest.approx([0.0, DEGREE_KM], abs=1e-9)


def test_rival_feet_report_both_limbs_of_a_meander() -> None:
    """Half-way between two limbs, both feet are told, the nearer first, with their chainages."""
    limb_km = chainage_on_line(71.0, 38.0, MEANDER)[0]

    feet = rival_feet([70.5, 70.5], [38.051, 38.01], MEANDER, slack_m=100, apart_m=1000)

    assert feet.point.tolist() == [0, 0, 1]
    assert feet.chainage_km[0] == pytest.approx(limb_km / 2, abs=0.1)
    whole_km = GEOD.geometry_length(MEANDER) / 1000
    assert feet.chainage_km[1] == pytest.approx(whole_km - limb_km / 2, abs=0.1)
    assert feet.distance_m[0] < feet.distance_m[1] <= feet.distance_m[0] + 100


def test_rival_feet_leave_out_what_is_beside_the_nearest() -> None:
    """Along one straight limb there is one foot, however large the slack."""
    feet = rival_feet(0.7, 0.01, EQUATOR, slack_m=500, apart_m=400_000)

    assert feet.chainage_km == pytest.approx([0.7 * DEGREE_KM], abs=1e-6)


@pytest.mark.parametrize(("slack_m", "apart_m"), [(-1, 10), (10, -1), (float("nan"), 10)])
def test_rival_feet_refuse_negative_lengths(slack_m: float, apart_m: float) -> None:
    """The message quotes both."""
    with pytest.raises(GeometryError, match="both must be 0 metres or more"):
        rival_feet(0.7, 0.01, EQUATOR, slack_m=slack_m, apart_m=apart_m)
