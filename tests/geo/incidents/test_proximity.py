"""What a radius makes of a distance: against closed forms on a straight line."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from shapely import LineString

from geo.border.polyline import prepare_line
from geo.incidents.expectation import expected_count
from geo.incidents.proximity import Proximity, proximity
from geo.incidents.spread import Places

Floats = NDArray[np.float64]

# a long parallel-ish line, so that near its middle the distance is north minus the line's latitude
EQUATOR = prepare_line(LineString([(60, 0), (70, 0), (80, 0)]))
KM_PER_DEGREE = 110.574  # of latitude, at the equator


def at(north_km: float, radius_km: float, polygon: object = None) -> Places:
    """Return a place some way north of the equator."""
    return Places(
        np.array([70.0]),
        np.array([north_km / KM_PER_DEGREE]),
        np.array([radius_km]),
        np.array([""]),
        np.array([polygon], dtype=object),
    )


def near_equator(places: Places, *distances_km: float) -> Proximity:
    """Return the proximity of places to the equator."""
    return proximity(places, EQUATOR, distances_km, countries=("TJ",), doubt_km=np.zeros(len(places.lon)))


def test_proximity_far_inside_or_outside_is_certain() -> None:
    """A spread that cannot reach the distance leaves no doubt."""
    assert near_equator(at(50, 5), 20).within.tolist() == [[0.0]]
    assert near_equator(at(2, 5), 30).within.tolist() == [[1.0]]


def test_proximity_at_the_very_distance_is_a_half() -> None:
    """By symmetry, half of the spread about a place 50 km off lies within 50 km."""
    assert near_equator(at(50, 10), 50).within[0, 0] == pytest.approx(0.5, abs=0.02)


def test_proximity_of_a_square_is_the_share_of_its_area() -> None:
    """A square unit from 10 to 50 km off lies a quarter within 20 km; 95 % of it between 11 and 49 km."""
    south, north = 10 / KM_PER_DEGREE, 50 / KM_PER_DEGREE
    square = shapely.box(69.8, south, 70.2, north)

    found = near_equator(at(30, 20, square), 20)

    assert found.within[0, 0] == pytest.approx(0.25, abs=0.01)
    assert found.distance_km[0] == pytest.approx((11, 49), abs=0.3)


def test_proximity_interval_of_chainage_follows_the_line() -> None:
    """Along a straight line, chainage spreads as distance does, about the chainage of the place."""
    found = near_equator(at(100, 10), 50)

    half_distance = np.diff(found.distance_km[0])[0] / 2
    half_chainage = np.diff(found.chainage_km[0])[0] / 2
    assert half_chainage == pytest.approx(half_distance, rel=0.05)
    assert found.chainage_km[0].mean() == pytest.approx(10 * 111.3195, abs=0.5)


def test_proximity_is_the_same_every_time() -> None:
    """No random stream: twice the same, to the last bit, alone or among others."""
    one, two = at(30, 12), at(44, 12)
    both = Places(*(np.concatenate(columns) for columns in zip(one, two, strict=True)))

    together, alone = near_equator(both, 10, 40), near_equator(two, 10, 40)

    assert np.array_equal(together.within[1], alone.within[0])
    assert np.array_equal(together.distance_km[1], alone.distance_km[0])


def test_proximity_of_a_river_along_the_line_is_at_the_line() -> None:
    """A place that is a line is measured along it: on the border it is at 0 km, however large it is."""
    along = LineString([(62, 0), (78, 0)])

    found = near_equator(at(0, 900, along), 5)

    assert found.distance_km[0] == pytest.approx((0, 0), abs=0.002)
    assert found.within[0, 0] == 1


def test_proximity_says_how_far_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    """Asked for it, a bar on standard error counts the places."""
    proximity(at(30, 12), EQUATOR, (10,), countries=("TJ",), doubt_km=np.zeros(1), progress=True)

    assert "1/1" in capfd.readouterr().err


def test_expected_count_of_certain_incidents_is_their_number() -> None:
    """Where nothing is open, the interval is the number itself; missing rows do not count."""
    count = expected_count([1.0, 1.0, 0.0, float("nan")])

    assert (count.expected, count.low, count.high) == (2.0, 2, 2)
    assert str(count) == "2"


def test_expected_count_of_even_chances_is_binomial() -> None:
    """A hundred coins: 50, and 95 % between 40 and 60 (the binomial's own quantiles)."""
    count = expected_count([0.5] * 100)

    assert (count.expected, count.low, count.high) == (pytest.approx(50.0), 40, 60)
    assert str(count) == "50.0 [40–60]"


def test_expected_count_of_many_follows_the_normal_law() -> None:
    """Of a million even chances, 95 % lie within 1.96 standard deviations, 980, of the middle."""
    count = expected_count(np.full(1_000_000, 0.5))

    assert count.low == pytest.approx(499_020, abs=2)
    assert count.high == pytest.approx(500_980, abs=2)


@pytest.mark.parametrize("wrong", [[-0.1], [1.5]])
def test_expected_count_refuses_what_is_no_probability(wrong: list[float]) -> None:
    """The message quotes the number."""
    with pytest.raises(ValueError, match=r"probability (-0\.1|1\.5)"):
        expected_count(wrong)
