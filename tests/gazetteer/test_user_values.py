"""Values of the user's places that are none: refused with line and reason, or cleaned."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.errors import ImportRowError
from gazetteer.sources.checks import checked
from gazetteer.sources.record import SourceName, SourcePlace
from gazetteer.userdata import user_index
from gazetteer.userplaces import add_places

from .userfiles import folder, write

__all__ = ["folder"]

AT = {"geometry": {"type": "Point", "coordinates": [69, 37]}}
HEADER = "name,latitude,longitude,{}\nZarville,37.2,69.3,{}\n"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("radius_km", "1e300", "radius_km must be 0 to 20,000"),
        ("radius_km", "nan", "radius_km must be 0 or more"),
        ("population", "9" * 30, "population must be 0 to"),
        ("country_code", "Tajikistan", "country_code must be two letters"),
        ("feature_class", "ZZ", "feature_class must be one letter"),
        ("feature_code", "<b>", "feature_code must be a code"),
        ("valid_from", "abc", "valid_from must be a year or a date"),
        ("valid_to", "2000-13-1x", "valid_to must be a year or a date"),
        ("place_id", '"a b\tc"', "has spaces or control characters"),
        ("place_id", "x" * 301, "has spaces or control characters"),
    ],
)
def test_a_value_that_is_none_is_refused(folder: Path, column: str, value: str, reason: str) -> None:
    """The message names line, column and what is allowed; nothing is added."""
    with pytest.raises(ImportRowError, match=f"line 2: .*{reason}"):
        add_places(write(folder, "odd.csv", HEADER.format(column, value)))
    assert not user_index().is_file()


@pytest.mark.parametrize("name", ["???", "\u200f", "x" * 301, "'"])
def test_a_place_without_a_usable_name_is_refused(folder: Path, name: str) -> None:
    """A name is something that can be asked for."""
    with pytest.raises(ImportRowError, match="must have a letter or digit, and at most 300 signs"):
        add_places(write(folder, "odd.csv", f'name,latitude,longitude\n"{name}",37,69\n'))


def test_names_are_put_on_one_line(folder: Path) -> None:
    """Line ends and control characters become spaces; joiners stay; alternate names of signs alone go."""
    text = 'name,latitude,longitude,alternate_names\n"Zar\nville\x07  One",37,69,"???|می\u200cدان||"\n'
    add_places(write(folder, "odd.csv", text))
    (place,) = Gazetteer().own_places()

    assert place.name == "Zar ville One"
    assert [name.name for name in Gazetteer().names(place.place_id)] == ["Zar ville One", "می\u200cدان"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"features": ' + "[" * 100_000,
        '{"features": [{"properties": {"title": "A"}, "geometry": {"type": "Polygon", "coordinates": []}}]}',
        json.dumps({"features": [{"properties": {"title": "A", "panj": {"population": "many"}}, **AT}]}),
        json.dumps({"features": [{"properties": {"title": "A", "ccodes": [1]}, **AT}]}),
    ],
)
def test_json_that_is_no_place_is_refused_with_its_number(folder: Path, text: str) -> None:
    """However deep or odd it is."""
    with pytest.raises(ImportRowError, match=r"^line 1: "):
        add_places(write(folder, "odd.geojson", text), form="linked-places")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"geometry": None}, "is nothing: it must be or hold a Point"),
        (
            {"geometry": {"type": "GeometryCollection", "geometries": []}},
            "is nothing: it must be or hold a Point",
        ),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "is Polygon: it must be or hold a Point"),
        ({"properties": {"title": {"a": 1}}}, "the title must be text, not {'a': 1}"),
        ({"properties": {}}, "it has no 'title'"),
        ({"names": "foo"}, "a member is of another type there"),
    ],
)
def test_json_that_is_no_place_says_what_there_must_be(
    folder: Path, change: dict[str, object], reason: str
) -> None:
    """In words of the format and not of Python."""
    feature = {"properties": {"title": "A"}, **AT} | change
    with pytest.raises(ImportRowError, match=re.escape(reason)):
        add_places(write(folder, "odd.geojson", json.dumps({"features": [feature]})))


@pytest.mark.parametrize(("codes", "country"), [("TJ", "TJ"), (["TJ", "AF"], "TJ,AF"), (None, "")])
def test_countries_of_json_are_a_list_a_text_or_nothing(folder: Path, codes: object, country: str) -> None:
    """A single one is often written without the list around it."""
    feature = {"properties": {"title": "Zarville", "ccodes": codes}, **AT}
    add_places(write(folder, "odd.geojson", json.dumps({"features": [feature]})))

    assert Gazetteer().own_places()[0].country_code == country


def test_lone_surrogates_in_json_do_not_reach_the_index(folder: Path) -> None:
    """JSON can hold halves of signs, a database cannot."""
    feature = {"properties": {"title": "Zar\ud800ville", "panj": {"source": "\udfff"}}, **AT}
    add_places(write(folder, "odd.geojson", json.dumps({"features": [feature]})))

    assert Gazetteer().own_places()[0].name == "Zar ville"


@settings(max_examples=200, deadline=None)
@given(name=st.text(), alternate=st.text(), code=st.text(max_size=4), year=st.text(max_size=5))
def test_whatever_a_place_holds_it_is_refused_or_fit_for_the_index(
    name: str, alternate: str, code: str, year: str
) -> None:
    """What passes can be encoded, printed on one line and asked for."""
    names = [SourceName(name), SourceName(alternate, valid_from=year)]
    place = SourcePlace("a", name, 37, 69, 1, country_code=code, valid_to=year, names=names)
    try:
        passed = checked(place)
    except ImportRowError:
        return
    for text in (passed.name, *(one.name for one in passed.names)):
        assert text.encode()
        assert len(text.splitlines()) == 1
        assert any(sign.isalnum() for sign in text)
