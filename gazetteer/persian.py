"""How a name in Arabic script may be heard: in several ways, for most of its vowels are not written."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gazetteer.normalize import fold
from gazetteer.sounds import sounds

ANY_VOWEL = "e"  # stands for a letter that carries one vowel or another; sounds have no e of their own
_DROPPED = 0.3  # what a reading costs, in wrong letters, in which a letter inside the name is silent
_OTHER_LETTER = 0.4  # ... in which one letter stands for another
_FEW = 16  # readings that are tried
_LONG_ENOUGH = 4  # letters that a name must have for one of them to stand for another

# The letter he at the end of a word carries a vowel, unless a long one stands before it; ye before a vowel
# makes with it what romanisations write ya and yo; alef and ayn at the beginning carry any vowel.
_CARRIES_A_VOWEL = "اعی"
_LONG_ALEF = "آ"
_YA_INSIDE = re.compile("(?<=[^اوی])ی(?=ا)")
_KHWA = "خوا"  # the vav is written, and seldom heard: Khoja
_LONG_AND_HE, _ENDS_IN_HE = re.compile("(?<=[اوی])ه$"), re.compile("(?<=.)ه$")
_HE_INSIDE = re.compile("(?<=..[^اوی])ه(?=[^اوی])|(?<=ا)ه(?=[^اوی])")
# Two consonants that a romanisation writes like one (tch, sh, kh), and what is then heard.
_RUN_TOGETHER = tuple(
    (re.compile(pair), alone)
    for pair, alone in (
        ("تچ|تش", "چ"), ("ت[سص]", "س"), ("د[جژ]", "ج"), ("زه", "ژ"), ("[سص][هح]", "س"), ("ک[هح]", "ه"),
        ("گه", "گ"),
    )
)  # fmt: skip
# Letters that Arabic keyboards lack, and what is typed for them; and jim and che, which old spellings mix.
_TYPED_FOR = {"ب": "پ", "ج": "چ", "ز": "ژ", "ک": "گ", "چ": "ج"}


def with_long_alef(words: Sequence[str], text: str) -> tuple[str, ...]:
    """
    Return folded words with the long alef that they begin with in the text: it is heard, and no other vowel.

    >>> with_long_alef(("اچین",), "آچین")
    ('آچین',)
    """
    long = {fold(word) for word in text.split() if word.startswith(_LONG_ALEF)}
    return tuple([_LONG_ALEF + word[1:] if word in long else word for word in words])


@lru_cache(maxsize=1_000)
def hearings(words: Sequence[str]) -> list[tuple[str, float]]:
    """
    Return what a name in Arabic script may sound like, each with what it costs to read it so.

    Parameters
    ----------
    words
        Folded words (`normalize.words_of`), without unit words.

    >>> hearings(("یمگ",))  # Yamg
    [('emg', 0.0)]
    """
    found: dict[str, float] = {}
    for letters, cost in _readings(words):
        for sound in sounds([letters]):
            found[sound] = min(cost, found.get(sound, cost))
        if len(found) >= _FEW:
            break
    return list(found.items())


def _readings(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield the letters that are heard, the likeliest reading first."""
    plain = "".join(map(_heard, words))
    yield plain, 0.0
    # Behind a long vowel, or in "deh", he is heard: the well is a chah, the road a rah.
    spoken = "".join([*(_heard(word, silent_end=False) for word in words[:-1]), _heard(words[-1])])
    if spoken != plain:
        yield spoken, 0.0
    if _KHWA in plain:
        yield plain.replace(_KHWA, "خا"), 0.0
    for pair, alone in _RUN_TOGETHER:
        if pair.search(plain):
            yield pair.sub(alone, plain), 0.0
    for he in _HE_INSIDE.finditer(plain):  # words joined
        yield plain[: he.start()] + ANY_VOWEL + plain[he.end() :], _DROPPED
    if len(plain) >= _LONG_ENOUGH:
        for at, letter in enumerate(plain):
            if letter in _TYPED_FOR:
                yield plain[:at] + _TYPED_FOR[letter] + plain[at + 1 :], _OTHER_LETTER


def _heard(word: str, *, silent_end: bool = True) -> str:
    """Return the letters of a word that are heard, with a sign for those that only carry a vowel."""
    word = _YA_INSIDE.sub("", word)
    if word.startswith(("یا", "یو")):
        word = word[1:]
    elif word[0] in _CARRIES_A_VOWEL:
        word = ANY_VOWEL + word[1:]
    return _ENDS_IN_HE.sub(ANY_VOWEL, _LONG_AND_HE.sub("", word)) if silent_end else word
