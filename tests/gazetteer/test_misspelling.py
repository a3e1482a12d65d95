"""How unlike two spellings are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.misspelling import unlikeness

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
    ],
)
def test_what_is_easily_written_costs_less(easy: tuple[str, str], hard: tuple[str, str]) -> None:
    """As many letters differ, but one is the likelier slip."""
    assert unlikeness(*easy) < unlikeness(*hard)
