"""A name in any script → its search key."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.normalize import plain, search_key, word_spans, words_of

# Spellings of one name, as the sources and the press write it.
SAME = [
    ("Qal'ai Khumb", "QALAI-KHUMB", "Қалъаи Хумб", "Qalʼai Khumb", "qal’aikhumb"),
    ("Khorugh", "Хоруғ", "ХОРУҒ", "khorugh"),
    ("Darvoz", "Дарвоз", "DARVOZ "),
    ("Shahritus", "Шаҳритус"),
    ("قلعه ذال", "قلعه‌ذال", "قلعه\u00a0ذال"),
    ("کابل", "كابل", "کابُل", "\u202bکابل\u202c"),
    ("شیرخان بندر", "شيرخان بندر", "شیرخان‌بندر"),
    ("Chah Āb", "Cháh Áb", "CHAH-AB"),
    ("Darvoz", "Dar\u00advoz", "Dar\u200dvoz", "Darv\x00oz"),
]

letters = st.text(st.characters(categories=["L", "M", "N", "P", "Z", "C"]), max_size=40)


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_search_key_is_one_for_all_ways_of_writing_a_name(spellings: tuple[str, ...]) -> None:
    """Case, apostrophes, hyphens, diacritics, joiners and Cyrillic or Latin letters make no difference."""
    assert len({search_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Darvoz", "Darvaz"), ("Панҷ", "Пяндж"), ("خان", "خانه"), ("Kuf", "Khuf")]
)
def test_search_key_keeps_different_letters_apart(one: str, other: str) -> None:
    """Another letter is another key: what only sounds alike is for the matcher to judge."""
    assert search_key(one) != search_key(other)


@settings(deadline=None)
@given(letters)
def test_search_key_is_idempotent(name: str) -> None:
    """The key of a key is the key."""
    assert search_key(search_key(name)) == search_key(name)


@settings(deadline=None)
@given(letters)
def test_search_key_is_the_same_for_composed_and_decomposed_unicode(name: str) -> None:
    """NFC and NFD of a name have one key."""
    assert search_key(unicodedata.normalize("NFC", name)) == search_key(unicodedata.normalize("NFD", name))


@settings(deadline=None)
@given(letters)
def test_search_key_of_a_name_with_letters_is_not_empty(name: str) -> None:
    """Even a name of nothing but a hard sign has a key."""
    if any(sign.isalpha() for sign in unicodedata.normalize("NFKC", name)):
        assert search_key(name)


@settings(deadline=None)
@given(letters)
def test_word_spans_lie_in_order_within_the_text(text: str) -> None:
    """Each word says where it stands, and none overlap."""
    end = 0
    for word, start, stop in word_spans(text):
        assert word
        assert end <= start < stop <= len(text)
        end = stop


@settings(deadline=None)
@given(letters | st.text(st.characters(codec="utf-8"), max_size=40))
def test_words_of_are_the_words_of_the_spans(text: str) -> None:
    """The short way, sign by sign, reads what the long way reads."""
    assert words_of(text) == [word for word, _, _ in word_spans(text)]


def test_words_of_parts_at_spaces_and_hyphens_but_not_at_apostrophes() -> None:
    """Qal'a-i is two words, of which the first has its apostrophe inside."""
    assert words_of("Qal'a-i Khumb, Дарвоз!") == ["qala", "i", "khumb", "darvoz"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("كابل", "کابل"), ("أرغون", "ارغون"), ("اورگون\u200e", "اورگون"), ("نِیك", "نیک"), ("Nov", "nov")],
)
def test_what_looks_alike_is_plainly_the_same(one: str, other: str) -> None:
    """Keyboards have different letters of one shape, and put in signs that nobody sees."""
    assert plain(one) == plain(other)


def test_accents_are_seen() -> None:
    """They are signs of the name."""
    assert plain("Khorūgh") != plain("Khorugh")
