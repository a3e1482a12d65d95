"""How unlike two spellings are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.misspelling import form_of, unlikeness, unlikeness_across, wrong_letters

KEYS = st.text("abcdeghijklmoqrsuvyzشخاوعق", max_size=12)


@given(KEYS)
def test_unlikeness_of_a_key_to_itself_is_nothing(key: str) -> None:
    """What is spelt the same is not unlike."""
    assert unlikeness(key, key) == 0


@given(KEYS, KEYS)
def test_unlikeness_is_the_same_both_ways(key: str, other: str) -> None:
    """Which of the two was asked for does not matter."""
    assert unlikeness(key, other) == pytest.approx(unlikeness(other, key))


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("khorog", "horog"),
        ("darvaz", "darwoz"),
        ("panj", "pandzh"),
        ("ضال", "زال"),
        ("shughnon", "shughnonn"),
    ],
)
def test_romanisations_of_a_name_are_hardly_unlike(key: str, other: str) -> None:
    """Letters that are written for one sound cost little, all together less than one wrong letter."""
    assert 0 < unlikeness(key, other) < 0.7


@pytest.mark.parametrize(
    ("easy", "hard"),
    [
        (("vanj", "banj"), ("vanj", "tanj")),  # v and b are confused
        (("rushon", "rushan"), ("rushon", "rushtn")),  # a vowel for a vowel
        (("bartang", "bartung"), ("bartang", "gartang")),  # the beginning is remembered
        (("khorugh", "kohrugh"), ("khorugh", "hkortgh")),  # one exchange of neighbours
        (("shodak", "sodak"), ("shodak", "tsodak")),  # sh without its sign is s, and seldom ts
        (("shohon", "shahan"), ("shohon", "shyohan")),  # ya is heard otherwise than o
        (("قندز", "غندز"), ("قندز", "لندز")),  # ghayn and qaf are one sound in Iran
    ],
)
def test_what_is_easily_written_costs_less(easy: tuple[str, str], hard: tuple[str, str]) -> None:
    """As many letters differ, but one is the likelier slip."""
    assert unlikeness(*easy) < unlikeness(*hard)


@pytest.mark.parametrize(
    ("written", "nearer", "farther"),
    [("sgnan", "sugnan", "sgan"), ("ahan", "ihan", "uhin"), ("kndz", "kunduz", "kundaza")],
)
def test_unwritten_vowels_cost_less_than_written_ones(written: str, nearer: str, farther: str) -> None:
    """Arabic script leaves short vowels out, and alef carries any; what it writes is heard."""
    assert unlikeness_across(written, nearer) < unlikeness_across(written, farther)


def test_a_letter_of_another_alphabet_counts_once() -> None:
    """Shuroobod without its first letter lacks one in Cyrillic, two in Latin letters."""
    assert wrong_letters(form_of("uroobod"), form_of("shuroobod")) == 1
    assert wrong_letters(form_of("darvaz"), form_of("darvoz")) == 1
