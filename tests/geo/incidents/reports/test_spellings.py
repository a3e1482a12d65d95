"""Names in Persian letters that the gazetteer has in others."""

import pytest

from gazetteer.gazetteer import Gazetteer
from geo.incidents.reports.spellings import Spellings, spells


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    """Return the names of the zone."""
    return Spellings(Gazetteer())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("خیرمنجو", "Khirmanjo"),
        ("توغالنگ", "Тугаланг"),
        ("پیانج", "Пяндж"),
        ("قاضی‌ده", "Qozideh"),
        ("قلعه زال", "قلعه ذال"),
        ("شورتپه", "شور تیپه"),
        ("اندرباگ", "Andarbag"),
    ],
)
def test_spells_knows_a_name_across_scripts(written: str, name: str) -> None:
    """Short vowels may be unwritten, and letters of one sound stand for each other."""
    assert spells(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [("سرک", "Sharak"), ("دست", "Dusti"), ("کوهستانی", "کوهستان"), ("تاخیر", "تخار"), ("زنان", "Zanon Bolo")],
)
def test_spells_keeps_words_apart_from_names(written: str, name: str) -> None:
    """Another consonant, a vowel that is not written where it must be, or an ending make another word."""
    assert not spells(written, name)


def test_bearers_are_all_places_of_the_name(spellings: Spellings) -> None:
    """A village on either bank may be meant."""
    found = {match.place.place_id for match in spellings.bearers(["قاضی", "ده"])}

    assert found == {"af-qazi-deh", "tj-qozideh"}


@pytest.mark.parametrize("written", ["", "گزارش", "abc", "\u200c"])
def test_bearers_are_none_for_other_words(spellings: Spellings, written: str) -> None:
    """What spells no name of the zone has no bearers."""
    assert spellings.bearers([written]) == ()
