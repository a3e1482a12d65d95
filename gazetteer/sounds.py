"""What names sound like across romanisations and scripts, so that a misspelling is a small distance."""

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

# Longest first. Each group of spellings stands for one sound of Tajik, Dari or Russian, or for sounds that
# one romanisation or another does not keep apart; $ is the end of a name.
_SOUNDS = (
    ("shch", "s"), ("dsch", "j"), ("tsch", "c"), ("sch", "s"), ("dzh", "j"), ("tch", "c"), ("tsh", "c"),
    ("kh", "h"), ("gh", "g"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ts", "s"), ("dj", "j"), ("ph", "f"),
    ("eh$", "a"), ("ah$", "a"), ("oh$", "a"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ow", "u"),
    ("uw", "u"), ("aw", "av"), ("au", "av"), ("ee", "i"), ("ai", "ai"), ("ay", "ai"), ("ei", "ai"),
    ("ey", "ai"), ("ya", "a"), ("yo", "a"), ("yu", "u"), ("ye", "i"), ("iya", "a"), ("iyo", "a"),
    ("ia", "a"), ("io", "a"), ("iu", "u"), ("iy", "i"), ("yi", "i"), ("x", "h"), ("q", "k"), ("w", "v"),
    ("o", "a"), ("e", "i"), ("y", "i"), ("c", "c"),
)  # fmt: skip
# Every spelling of several letters as one sign, of the private-use area; where it sounds as two letters do,
# another sign stands for the second. A letter is its own sign.
_SIGNS: dict[str, str] = {}
_SOUND_OF: dict[str, str] = {}  # of each sign that does not sound as it is written
_SECOND = 0xE080
for _number, (_spelling, _sound) in enumerate(_SOUNDS):
    _sign = _spelling if len(_spelling) == 1 else chr(0xE000 + _number)
    _signs = [_sign, *(chr(_SECOND + ord(_letter)) for _letter in _sound[1:])]
    _SOUND_OF |= dict(zip(_signs, _sound, strict=True))
    if len(_spelling) > 1:
        _SIGNS[_spelling.rstrip("$")] = "".join(_signs)
_DIGRAPHS = [spelling for spelling, _ in _SOUNDS if len(spelling) > 1]
# By their first letters, which is quicker to search; of one first letter the longest still come first.
_SPELLING = re.compile(
    "|".join(
        f"{first}(?:{'|'.join(spelling[1:] for spelling in spellings)})"
        for first, spellings in groupby(sorted(_DIGRAPHS, key=itemgetter(0)), itemgetter(0))
    )
)
_SOUNDED = str.maketrans(_SOUND_OF)
_DOUBLE = re.compile(r"(.)\1+")

# Letters of the Persian alphabet → the same sounds. Vav is a consonant in one word and a vowel in the next:
# both are tried.
_ARABIC_SOUNDS = str.maketrans({
    "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "c", "ح": "h", "خ": "h", "د": "d", "ذ": "z",
    "ر": "r",
    "ز": "z", "ژ": "j", "س": "s", "ش": "s", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "غ": "g", "ف": "f",
    "ق": "k",
    "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ا": "a", "آ": "a", "ی": "i", "ع": "",
})  # fmt: skip
_BLURRED = str.maketrans("blc", "vrs")
# What Cyrillic and scholarly romanisations write with one letter.
_ONE_LETTER = {
    "shch": "W", "sh": "S", "ch": "C", "kh": "H", "gh": "G", "zh": "J", "ts": "T",
    "yo": "O", "yu": "U", "ya": "A",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(_ONE_LETTER))
_CONSONANTS = str.maketrans("", "", "aiue")  # e: see persian.ANY_VOWEL
# Qala, Qalah and Qaleh; in Persian the letter only carries the vowel.
_SILENT_END = re.compile(r"eh$|(?<=[aiou])h$|ه$")
_SILENT = ("h", "ه")
_ARABIC = re.compile("[\u0600-\u06ff]")
_VAV = "و"
_HEARD = {**_SOUNDED, **_ARABIC_SOUNDS, ord("ع"): "'", ord(_VAV): "u"}
_MOST_VAVS = 3  # tried both ways; names have no more


@lru_cache(maxsize=1_000)  # several steps ask for one key
def signs(key: str) -> str:
    """
    Return a search key with one sign for each spelling of a sound: a letter for itself, `kh` as another sign.

    Where a spelling sounds as two letters do, a sign of its own stands for the second.

    >>> len(signs("shahr"))
    4
    """
    return _SPELLING.sub(lambda found: _SIGNS[found[0]], key)


def sound_of(key: str) -> str:
    """
    Return how a search key sounds: names that romanisations spell differently come out alike.

    Parameters
    ----------
    key
        A search key (`normalize.search_key`). Only its Latin letters are changed.

    >>> sound_of("darwaz") == sound_of("darvoz")
    True
    >>> sound_of("khorugh") == sound_of("xorug")
    True
    """
    return sound_of_signs(signs(key))


sound_key = lru_cache(maxsize=50_000)(sound_of)
"""`sound_of`, remembered: for words that come again."""


def sound_of_signs(written: str) -> str:
    """Return how a search key sounds, by its signs (`signs`)."""
    sound = written.translate(_SOUNDED)
    return _DOUBLE.sub(r"\1", sound) if _DOUBLE.search(sound) else sound


def sounds_of_signs(written: str) -> str:
    """
    Return the sound of each of the signs of `signs`, one letter each, those of Arabic script too.

    Vav has the sound of the vowel; ayn has none, for which an apostrophe stands.

    >>> sounds_of_signs(signs("shahr"))
    'sahr'
    """
    return written.translate(_HEARD)


def one_letter_each(key: str) -> str:
    """
    Return a search key with one sign for each pair of letters that another alphabet writes with one letter.

    >>> one_letter_each("shahr"), one_letter_each("yol")
    ('Sahr', 'Ol')
    """
    return _DIGRAPH.sub(lambda found: _ONE_LETTER[found[0]], key)


def blur(sound: str) -> str:
    """Return a sound key without the differences that translation engines lose: v/b, l/r, sh/ch."""
    return sound.translate(_BLURRED)


def is_arabic(key: str) -> bool:
    """Return whether a search key is in Arabic script."""
    return not key.isascii() and _ARABIC.search(key) is not None


def skeletons(words: list[str]) -> list[str]:
    """
    Return the consonants of a name, alike in Latin, Cyrillic and Arabic script.

    Parameters
    ----------
    words
        Folded words (`normalize.words_of`), without unit words.

    Returns
    -------
    skeletons
        One; several for a name in Arabic script in which a vav may be a consonant or a vowel.

    >>> skeletons(["درواز"])[0] == skeletons(["darwaz"])[0]
    True
    """
    spoken = sounds(words)
    return [consonants_of(spoken[0])] if len(spoken) == 1 else sorted(set(map(consonants_of, spoken)))


def consonants_of(sound: str) -> str:
    """Return the consonants of a sound key; of those that come to stand twice in a row one."""
    consonants = sound.translate(_CONSONANTS)
    return _DOUBLE.sub(r"\1", consonants) if _DOUBLE.search(consonants) else consonants


def _left(silent: re.Match[str]) -> str:
    """Return what is heard of a silent end."""
    return "a" if silent[0] == "eh" else ""


def sounds(words: list[str]) -> list[str]:
    """
    Return how a name sounds, as far as its script says: in Arabic script, without most short vowels.

    Parameters
    ----------
    words
        Folded words, without unit words.

    Returns
    -------
    sounds
        One; several for a name in Arabic script in which a vav may be a consonant or a vowel.
    """
    joined = "".join([_SILENT_END.sub(_left, word) if word.endswith(_SILENT) else word for word in words])
    if not is_arabic(joined):
        return [sound_of(joined)]
    found = [joined.translate(_ARABIC_SOUNDS)]
    for _ in range(min(joined.count(_VAV), _MOST_VAVS)):
        found = [text.replace(_VAV, other, 1) for text in found for other in ("v", "u")]
    return [text.replace(_VAV, "u") for text in found]
