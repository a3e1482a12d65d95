"""Place names in phrases and running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, find_toponyms
from gazetteer.toponyms import read_sentence

GAZETTEER = Gazetteer()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("suburb of Khorugh", ["Khorugh"]),
        ("Clashes in Shamsiddin Shohin district, Khatlon", ["Shamsiddin Shohin district", "Khatlon"]),
        ("between Panji Poyon and Sher Khan Bandar", ["Panji Poyon", "Sher Khan Bandar"]),
        ("в Хороге и в городе Ишкашим", ["Ишкашим"]),
        ("درگیری در ولسوالی درقد", ["درقد"]),
        ("nothing to see here", []),
        ("", []),
    ],
)
def test_find_toponyms_finds_the_longest_names(text: str, found: list[str]) -> None:
    """Names of several words are taken whole; words that are no names are passed over."""
    assert [toponym.text for toponym in find_toponyms(text, GAZETTEER)] == found


@settings(deadline=None)
@given(st.text(max_size=80))
def test_find_toponyms_says_where_each_name_stands(text: str) -> None:
    """The span is that of the text, spans do not overlap, and each has a match."""
    end = 0
    for toponym in find_toponyms(text, GAZETTEER):
        assert text[toponym.start : toponym.end] == toponym.text
        assert toponym.start >= end
        assert toponym.matches
        end = toponym.end


def test_find_toponyms_keeps_to_a_country() -> None:
    """Only bearers in the country are answered."""
    (toponym,) = find_toponyms("near Ishkashim", GAZETTEER, country="AF")

    assert {match.place.country_code[:2] for match in toponym.matches} <= {"AF", "TJ"}
    assert toponym.matches[0].place.place_id == "af-ishkashim-district"


def test_read_sentence_gives_the_places_beside_the_name_and_its_kind() -> None:
    """The name itself says nothing of which bearer it is; what stands beside it does."""
    mentioned, kind = read_sentence("Guards in Darvoz district, opposite Nusay", "Darvoz", GAZETTEER)

    assert [place.place_id for place in mentioned] == ["af-darwaz-nusay-district"]
    assert kind == "ADM2"
