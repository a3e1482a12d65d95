"""How a name in Arabic script may be heard."""

import pytest

from gazetteer.misspelling import unlikeness_across
from gazetteer.normalize import search_key, words_of
from gazetteer.persian import hearings, with_long_alef
from gazetteer.sounds import consonants_of, sound_key


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("یمگ", "Yamg"),  # ye before an unwritten vowel
        ("یاگید", "Yoged"),
        ("یول", "Yul"),
        ("مستچاه", "Mastchoh"),  # tch
        ("خواجه غار", "Khoja Ghor"),  # a vav that is not heard
        ("عنابه", "Anaba"),  # ayn carries a vowel, and he at the end
        ("ده قاضی", "Dehi Qozi"),  # he is heard
        ("توغهلنگ", "Tughalang"),  # two words joined
        ("سیاه آب", "Siyoh Ob"),
        ("جوبک", "Chubek"),  # typed on an Arabic keyboard
    ],
)
def test_one_of_the_hearings_has_the_consonants_of_the_name(arabic: str, latin: str) -> None:
    """The romanised name is among what the letters may stand for, and its vowels fit."""
    spoken = sound_key(search_key(latin)).removesuffix("h")
    alike = [
        cost + unlikeness_across(heard, spoken)
        for heard, cost in hearings(tuple(words_of(arabic)))
        if consonants_of(heard) == consonants_of(spoken)
    ]

    assert alike
    assert min(alike) <= 1


def test_a_long_alef_at_the_beginning_is_heard() -> None:
    """The short one carries any vowel, or the name of another language has none."""
    (long, _), *_ = hearings(with_long_alef(("اچین",), "آچین"))
    (short, _), *_ = hearings(with_long_alef(("اچین",), "اچین"))

    assert unlikeness_across(long, "acin") <= unlikeness_across(short, "acin")
    assert unlikeness_across(long, "cin") > 2 * unlikeness_across(short, "cin")


def test_the_plainest_hearing_costs_nothing() -> None:
    """Letters that are taken for others, or left out, cost something."""
    costs = [cost for _, cost in hearings(("کبان",))]

    assert costs[0] == 0
    assert all(cost > 0 for cost in costs[1:])


def test_a_letter_for_any_vowel_fits_every_vowel() -> None:
    """Alef at the beginning is heard as a, i or u, and seldom as nothing."""
    fits = [unlikeness_across("eskasm", heard) for heard in ("iskasm", "askasm", "uskasm", "skasm")]

    assert fits[0] == fits[1] == fits[2] < fits[3]
