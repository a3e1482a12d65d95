"""What Gazetteer.geocode and its sisters are given: names that can be none, arguments that are wrong."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from gazetteer import Gazetteer
from gazetteer.errors import IndexUnreadableError, QueryError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the packaged gazetteer."""
    return Gazetteer()


@pytest.mark.parametrize("name", ["", "   ", "\u00a0"])
def test_geocode_of_nothing_says_so(gazetteer: Gazetteer, name: str) -> None:
    """An empty name has no match, and the reason is told."""
    assert gazetteer.geocode(name).problem == "the name is empty: give one"


@pytest.mark.parametrize("name", ["%", "_ *", "😀", "--"])
def test_geocode_of_mere_signs_says_so(gazetteer: Gazetteer, name: str) -> None:
    """What has neither letter nor digit is like no name at all, so none is proposed for it."""
    assert "has neither letter nor digit" in gazetteer.geocode(name).problem


def test_geocode_takes_a_moment_for_its_day(gazetteer: Gazetteer) -> None:
    """The date cells of a workbook may tell the hour too."""
    first = [
        gazetteer.geocode("Shuroobod", date=f"2010-05-01{hour}")[0] for hour in ("", "T13:00", " 13:00:00")
    ]

    assert {match.place.place_id for match in first} == {"tj-shamsiddin-shohin-district"}


def test_geocode_of_a_page_of_text_says_so(gazetteer: Gazetteer) -> None:
    """A name of ten kilobytes is none."""
    answer = gazetteer.geocode("Darvoz " * 1500)

    assert not answer
    assert "10,500 signs" in answer.problem


@pytest.mark.parametrize("name", [None, float("nan"), 7, b"Darvoz"])
def test_geocode_of_no_text_is_an_error(gazetteer: Gazetteer, name: object) -> None:
    """What is no text is refused with what was given."""
    with pytest.raises(QueryError, match="a place name must be text, not"):
        gazetteer.geocode(name)  # type: ignore[arg-type] # the point of the test


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"country": "Tajikistan"}, "country must be a two-letter code"),
        ({"limit": 0}, "limit must be a whole number from 1"),
        ({"limit": 2.5}, "limit must be a whole number from 1"),
        ({"near": (95, 10)}, "near must be latitude -90 to 90"),
        ({"near": "here"}, "near must be latitude and longitude"),
        ({"country": 7}, "country must be text, not 7"),
        ({"admin1": float("nan")}, "admin1 must be text, not nan"),
        ({"context": ["a"]}, r"context must be text, not \['a'\]"),
        ({"feature": b"P"}, "feature must be text, not b'P'"),
        ({"date": "yesterday"}, "date must be YYYY"),
        ({"date": "2010-13"}, "date must be YYYY"),
        ({"date": "2010-02-31"}, "date must be YYYY"),
        ({"admin1": "Bavaria"}, "admin1 must be a province"),
        ({"feature": "a b"}, "feature must be a GeoNames class"),
        ({"feature": "district"}, "feature must be a GeoNames class"),
        ({"feature": "Z"}, "feature must be a GeoNames class"),
        ({"on_ambiguous": "guess"}, 'on_ambiguous must be "first" or "raise"'),
    ],
)
def test_geocode_names_the_argument_that_is_wrong(
    gazetteer: Gazetteer, options: dict[str, object], message: str
) -> None:
    """Each argument is checked, and the message says what is allowed."""
    with pytest.raises(QueryError, match=message):
        gazetteer.geocode("Darvoz", **options)  # type: ignore[arg-type] # the point of the test


@pytest.mark.parametrize(
    ("name", "count", "message"),
    [
        ("Khor", -1, "count must be a whole number from 1, not -1"),
        ("Khor", 0, "count must be a whole number from 1, not 0"),
        (None, 3, "a place name must be text, not None"),
    ],
)
def test_suggest_names_the_argument_that_is_wrong(
    gazetteer: Gazetteer, name: str, count: int, message: str
) -> None:
    """A negative count ended the process: it went as it was to a library in C."""
    with pytest.raises(QueryError, match=message):
        gazetteer.suggest(name, count=count)


def test_geocode_takes_a_point_of_any_kind(gazetteer: Gazetteer) -> None:
    """A list or an array of two numbers is as good as a tuple."""
    first = {
        gazetteer.geocode("Langar", near=near)[0].place.place_id  # type: ignore[arg-type] # the point of the test
        for near in ((37.05, 72.67), [37.05, 72.67], np.array([37.05, 72.67]))
    }

    assert first == {"tj-langar"}


def test_geocode_many_does_not_take_a_name_for_its_letters(gazetteer: Gazetteer) -> None:
    """A single name is for geocode."""
    with pytest.raises(QueryError, match="names must be several, such as a list, not 'Khorog'"):
        gazetteer.geocode_many("Khorog")


def test_a_gazetteer_of_another_thread_says_what_to_do() -> None:
    """Nothing is wrong with its index, and installing it again would not help."""
    gazetteer = Gazetteer()
    gazetteer.geocode("Darvoz")
    with (
        ThreadPoolExecutor(1) as pool,
        pytest.raises(IndexUnreadableError, match=r"make one for each thread, or share a geo\.PanjGeocoder"),
    ):
        pool.submit(gazetteer.geocode, "Rushon").result()
