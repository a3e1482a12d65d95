"""The gazetteer behaves as a geopy geocoder should."""

import inspect
import math
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from geopandas.tools import geocode, reverse_geocode
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from shapely import Point as Shape

from gazetteer.errors import IndexUnreadableError
from geo.geocoder import NoNetwork, PanjGeocoder


@pytest.fixture(scope="module")
def geocoder() -> PanjGeocoder:
    """One geocoder for the questions of this file."""
    return PanjGeocoder()


def test_constructor_takes_what_every_geopy_geocoder_takes() -> None:
    """All arguments are keywords; those of the base class are among them, and are kept."""
    taken = inspect.signature(PanjGeocoder).parameters
    asked = set(inspect.signature(Geocoder).parameters)
    made = PanjGeocoder(timeout=7, user_agent="me", scheme="http", proxies={})

    assert asked <= set(taken)
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in taken.values())
    assert isinstance(made, Geocoder)
    assert (made.timeout, made.headers["User-Agent"], made.scheme) == (7, "me", "http")


@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_methods_are_called_as_those_of_nominatim(method: str) -> None:
    """Arguments that both know stand in the same place and have the same default."""
    ours = inspect.signature(getattr(PanjGeocoder, method)).parameters
    theirs = inspect.signature(getattr(Nominatim, method)).parameters
    shared = (set(ours) & set(theirs)) - {"self"}

    assert {"query", "exactly_one", "timeout", "language"} <= shared
    for name in shared:
        assert (ours[name].kind, ours[name].default) == (theirs[name].kind, theirs[name].default)


def test_geocode_gives_a_location_with_the_match_as_raw(geocoder: PanjGeocoder) -> None:
    """The address goes from the place to the country; the point is (latitude, longitude); raw is the JSON."""
    found = geocoder.geocode("Qal'ai Khumb")

    assert isinstance(found, Location)
    assert found.address.startswith("Qal'ai Khumb, Darvoz District, Gorno-Badakhshan")
    assert found.address.endswith(", Tajikistan")
    assert (found.latitude, found.longitude) == pytest.approx((38.46, 70.79), abs=0.03)
    assert found.raw["country_code"] == "TJ"
    assert list(found.raw)[:3] == ["place_id", "name", "latitude"]


def test_geocode_many_returns_both_badakhshans(geocoder: PanjGeocoder) -> None:
    """With exactly_one=False all bearers of a name come back, in a list."""
    found = geocoder.geocode("Badakhshan", exactly_one=False)

    assert {place.raw["country_code"] for place in found} >= {"TJ", "AF"}
    assert len(geocoder.geocode("Badakhshan", exactly_one=False, limit=1)) == 1


@pytest.mark.parametrize("query", ["Qwzxwqzx", "", "   ", None, math.nan, pd.NA, pd.NaT, {}, {"city": ""}])
@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found_is_none_in_both_modes(
    geocoder: PanjGeocoder,
    query: object,
    exactly_one: bool,  # noqa: FBT001 - geopy's own argument
) -> None:
    """An unknown name, and a missing one, are None: a RateLimiter would try an exception again."""
    assert geocoder.geocode(query, exactly_one=exactly_one) is None


@pytest.mark.parametrize(
    ("codes", "country"),
    [("af", "AF"), ("TJ", "TJ"), ("", "AF"), (["AF"], "AF"), (["kg", "tj"], "TJ"), ("kg,af", "AF")],
)
def test_country_codes_narrow_the_answer(geocoder: PanjGeocoder, codes: object, country: str) -> None:
    """One code, a list, or a text with commas, in any case."""
    assert geocoder.geocode("Badakhshan", country_codes=codes).raw["country_code"] == country


def test_viewbox_prefers_and_bounded_restricts(geocoder: PanjGeocoder) -> None:
    """Places in the box come first; with `bounded`, no others come; the corners may stand in any order."""
    afghan = [Point(35.5, 69.5), (37.5, 72.0)]
    preferred = geocoder.geocode("Badakhshan", exactly_one=False, viewbox=afghan)
    bounded = geocoder.geocode("Badakhshan", exactly_one=False, viewbox=afghan[::-1], bounded=True)

    assert [preferred[0].raw["country_code"], len(preferred) > 1] == ["AF", True]
    assert {place.raw["country_code"] for place in bounded} == {"AF"}
    assert geocoder.geocode("Badakhshan", viewbox=["10, 10", "11, 11"], bounded=True) is None
    assert geocoder.geocode("Badakhshan", viewbox=np.array([(35.5, 69.5), (37.5, 72.0)])) == preferred[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("tg", ["Хоруғ", "Тоҷикистон"]),
        ("ru-RU,en;q=0.5", ["Хорог", "Таджикистан"]),
        ("xx, tg", ["Хоруғ", "Тоҷикистон"]),
        (["xx", "tg"], ["Хоруғ", "Тоҷикистон"]),
        (False, ["Khorugh", "Tajikistan"]),
        ("en", ["Khorugh", "Tajikistan"]),
    ],
)
def test_language_chooses_the_names_of_the_address(
    geocoder: PanjGeocoder,
    language: object,
    words: list[str],
) -> None:
    """The address is in the first language asked for that has a name, else in English."""
    address = geocoder.geocode("Khorugh", language=language).address

    assert (address.split(", ")[0], address.split(", ")[-1]) == tuple(words)


def test_structured_query_takes_the_narrowest_part(geocoder: PanjGeocoder) -> None:
    """A mapping is looked up by its city, else its county, state or country."""
    asked = {"country": "Afghanistan", "state": "Takhar Province"}

    assert geocoder.geocode(asked).raw["place_id"] == "af-takhar-province"
    assert geocoder.geocode(asked | {"city": math.nan}).raw["place_id"] == "af-takhar-province"


@pytest.mark.parametrize(
    ("around", "country"),
    [({"country": "Tajikistan"}, "TJ"), ({"state": "Samangan"}, "AF"), ({"country": "Uzbekistan"}, "UZ")],
)
def test_structured_query_is_of_a_place_in_the_wider_parts(
    geocoder: PanjGeocoder, around: dict[str, str], country: str
) -> None:
    """There is a Langar in each of them."""
    assert geocoder.geocode({"city": "Langar"} | around).raw["country_code"] == country


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        (7, {}, "a query must be text or a mapping, not 7"),
        ({"planet": "Mars"}, {}, "a structured query has city, county, state, country, not planet"),
        ("Vanj", {"limit": 0}, "limit must be a whole number from 1, not 0"),
        ("Vanj", {"limit": True}, "limit must be a whole number from 1, not True"),
        ("Vanj", {"country_codes": "TJK"}, "country must be a two-letter code"),
        ("Vanj", {"country_codes": 5}, "country_codes must be two-letter codes such as TJ or AF, not 5"),
        ("Vanj", {"country_codes": [5]}, r"country_codes must be two-letter codes .* not \[5\]"),
        ({"city": 5}, {}, "a query must be text or a mapping, not 5"),
        ("Vanj", {"bounded": True}, "bounded needs a viewbox"),
        ("Vanj", {"viewbox": [(1, 2)]}, "a viewbox is two corners"),
        ("Vanj", {"viewbox": ["a", "b"]}, "a viewbox is two corners"),
    ],
)
def test_bad_arguments_are_query_errors(
    geocoder: PanjGeocoder, query: object, options: dict[str, object], message: str
) -> None:
    """What geopy calls a bad query raises GeocoderQueryError, which says what is wrong."""
    with pytest.raises(GeocoderQueryError, match=message):
        geocoder.geocode(query, **options)


@pytest.mark.parametrize(
    "query", [Point(37.49, 71.55), (37.49, 71.55), np.array([37.49, 71.55]), "37.49, 71.55", "37.49,71.55"]
)
def test_reverse_takes_what_geopy_takes(geocoder: PanjGeocoder, query: object) -> None:
    """A Point, a pair or text: the location is the point asked for, its address says where it is."""
    found = geocoder.reverse(query)

    assert (found.latitude, found.longitude) == (37.49, 71.55)
    assert "of Khorugh, " in found.address
    assert found.address.endswith("Tajikistan")
    assert found.raw["country_code"] == "TJ"
    assert [place.address for place in geocoder.reverse(query, exactly_one=False)] == [found.address]


@pytest.mark.parametrize("exactly_one", [True, False])
def test_reverse_of_a_point_elsewhere_is_none(geocoder: PanjGeocoder, exactly_one: bool) -> None:  # noqa: FBT001
    """A point in no packaged country has no answer."""
    assert geocoder.reverse((10, 10), exactly_one=exactly_one) is None


@pytest.mark.parametrize("query", ["Khorugh", None, "", object()])
def test_reverse_of_no_point_is_a_value_error(geocoder: PanjGeocoder, query: object) -> None:
    """What is no point raises the error that geopandas and geopy expect."""
    with pytest.raises(ValueError, match=r"(?i)point|latitude"):
        geocoder.reverse(query)


def test_reverse_of_a_latitude_off_the_globe_is_a_value_error(geocoder: PanjGeocoder) -> None:
    """Geopy warns of it and refuses it."""
    with pytest.warns(UserWarning, match="order is"), pytest.raises(ValueError, match="Latitude must be"):
        geocoder.reverse((95, 70))


def test_rate_limiter_passes_answers_on(geocoder: PanjGeocoder) -> None:
    """Under a RateLimiter an unknown name is None at once, without a retry."""
    limited = RateLimiter(geocoder.geocode, max_retries=2, error_wait_seconds=60, swallow_exceptions=False)

    assert limited("Vanj").raw["place_id"] == "tj-vanj-district"
    assert limited("Qwzxwqzx") is None


def test_threads_and_processes_can_share_one(geocoder: PanjGeocoder) -> None:
    """It answers from several threads, and after being pickled, before and after its first question."""
    names = ["Vanj", "Darvoz", "Ishkoshim", "Taluqan"] * 5
    with ThreadPoolExecutor(4) as threads:
        apart = [place.raw["place_id"] for place in threads.map(geocoder.geocode, names)]
    copy = pickle.loads(pickle.dumps(geocoder))  # noqa: S301 - made here
    fresh = pickle.loads(pickle.dumps(PanjGeocoder(timeout=3)))  # noqa: S301 - made here

    assert apart == [geocoder.geocode(name).raw["place_id"] for name in names]
    assert copy.geocode("Vanj").raw == geocoder.geocode("Vanj").raw
    assert copy.reverse((37.49, 71.55)).raw == geocoder.reverse((37.49, 71.55)).raw
    assert (fresh.timeout, fresh.geocode("Vanj").raw["place_id"]) == (3, "tj-vanj-district")


def test_geopandas_geocodes_with_it() -> None:
    """geopandas.tools.geocode takes the class; every row comes back, unknown and missing names empty."""
    names = pd.Series(["Vanj", float("nan"), "Qwzxwqzx", "Хоруғ"], index=list("abcd"))
    placed = geocode(names, provider=PanjGeocoder)

    assert isinstance(placed, gpd.GeoDataFrame)
    assert list(placed.index) == list("abcd")
    assert placed.geometry.is_empty.tolist() == [False, True, True, False]
    assert placed.geometry["d"].x == pytest.approx(71.55, abs=0.02)


def test_geopandas_reverse_geocodes_with_it() -> None:
    """geopandas.tools.reverse_geocode takes points as (lon, lat) and gives addresses."""
    named = reverse_geocode([Shape(71.55, 37.49), Shape(69.53, 36.73)], provider=PanjGeocoder)

    assert named["address"].str.contains("of Khorugh|of Taloqan").all()
    assert named.geometry.iloc[0].equals(Shape(71.55, 37.49))


def test_it_asks_nobody(geocoder: PanjGeocoder) -> None:
    """Its adapter refuses whatever address it is given."""
    adapter = geocoder.adapter

    assert isinstance(adapter, NoNetwork)
    for ask in (adapter.get_json, adapter.get_text):
        with pytest.raises(NotImplementedError, match="needs no network"):
            ask("https://example.org", timeout=1, headers={})
    with geocoder as same:
        assert same is geocoder


def test_another_index_is_used(tmp_path: Path) -> None:
    """`path` names the index; one that is not there is the gazetteer's own error."""
    with pytest.raises(IndexUnreadableError, match=r"none\.sqlite"):
        PanjGeocoder(path=tmp_path / "none.sqlite").geocode("Vanj")
