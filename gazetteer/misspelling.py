"""
How unlike two spellings are, weighed by how easily one is written for the other.

Letters that romanisations write for one sound cost little; vowels, and sounds that translation engines
confuse, half; other letters one; and a name begins otherwise only seldom. What is far by this measure is
another name, though few letters differ.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from gazetteer.sounds import blur, letters_and_sounds, one_letter_each

_SAME_SOUND = 0.15  # dz for z, kh for h, o for a
_CONFUSED = 0.4  # v and b, l and r, sh and ch
_VOWELS = 0.5  # one vowel for another
_VOWEL = 0.6  # put in or left out
_WEAK = 0.4  # h, y, an apostrophe's letter, a letter doubled: put in or left out
_OTHER = 1.0
_EXCHANGED = 0.8  # two neighbours
_FIRST = 0.2  # added for a name that begins otherwise
_UNWRITTEN = 0.1  # a short vowel, which Arabic script does not write
_UNWRITTEN_END = 0.4  # ... at the end, where it has a letter
# Arabic letters of one shape, which dots alone tell apart.
_SHAPES = ("بپتثنی", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ")
_SHAPE_OF = {letter: shape for shape in _SHAPES for letter in shape}
# What Arabic script tells apart and the sound of a romanisation does not: letters → their spellings → the cost.
_TOLD_APART = {
    "هح": {"kh": 0.6, "x": 0.3}, "خ": {"h": 0.2}, "سصث": {"sh": 0.8, "ts": 0.4, "sch": 0.8}, "ش": {"s": 0.5, "ts": 0.8},
    "گ": {"gh": 0.4}, "ک": {"q": 0.3}, "ق": {"k": 0.1}, "چ": {"c": 0.1}, "ج": {"zh": 0.4}, "ژ": {"j": 0.3},
}  # fmt: skip
_COST_ACROSS = {letter: costs for letters, costs in _TOLD_APART.items() for letter in letters}
_NOT_COMPARED = frozenset("aiuv")  # vowels, and vav, which may be one
_CONSONANTS = re.compile(r"([^aiu])\1*")
_SOUND_VOWELS = frozenset("aiu")
_SOUND_WEAK = frozenset(["h", ""])


@lru_cache(maxsize=20_000)
def unlikeness(key: str, other: str) -> float:
    """
    Return the least sum of the costs of what turns one search key into the other.

    A slip of the keyboard may tear a sound apart (Kohrugh); then its letters are counted.

    >>> unlikeness("darvaz", "darwoz") < 1 < unlikeness("hartung", "bartang")
    True
    """
    by_letters = wrong_letters(key, other) * _OTHER + (_FIRST if key[:1] != other[:1] else 0)
    return min(by_letters, _by_sounds(key, other))


@lru_cache(maxsize=20_000)
def wrong_letters(key: str, other: str, most: int | None = None) -> int:
    """
    Return how many letters differ, in the alphabet in which fewer do; `most` + 1 where it is more than `most`.

    >>> wrong_letters("urobod", "shurobod")  # one in Cyrillic
    1
    """
    apart = OSA.distance(key, other, score_cutoff=most)
    if apart < 2:  # noqa: PLR2004 - not fewer in another alphabet
        return apart
    return min(apart, OSA.distance(one_letter_each(key), one_letter_each(other), score_cutoff=most))


def _by_sounds(key: str, other: str) -> float:
    """Return the least sum of the costs, sound by sound (Damerau's distance, neighbours exchanged once)."""
    ours, theirs = letters_and_sounds(key), letters_and_sounds(other)
    # What both begin and end with costs nothing.
    begin, our_end, their_end = 0, len(ours), len(theirs)
    while begin < our_end and begin < their_end and ours[begin] == theirs[begin]:
        begin += 1
    while our_end > begin and their_end > begin and ours[our_end - 1] == theirs[their_end - 1]:
        our_end -= 1
        their_end -= 1
    put_in = [_left_out(theirs, at) for at in range(begin, their_end)]
    before: list[float] = []
    row = [0.0]
    for cost in put_in:
        row.append(row[-1] + cost)
    for i in range(begin, our_end):
        our, left_out = ours[i], _left_out(ours, i)
        last, before, row = before, row, [row[0] + left_out]
        for at, cost in enumerate(put_in):
            j = begin + at
            their = theirs[j]
            first = i == j == 0
            best = min(before[at] + _replaced(our, their, first), before[at + 1] + left_out, row[at] + cost)
            if i > begin and at and our[1] == theirs[j - 1][1] != ours[i - 1][1] == their[1]:
                best = min(best, last[at - 1] + _EXCHANGED + (_FIRST if i == j == 1 else 0))
            row.append(best)
    return row[-1]


def _left_out(letters: list[tuple[str, str]], at: int) -> float:
    """Return what it costs that one of the letters is put in or left out."""
    sound = letters[at][1]
    if at and letters[at - 1][1] == sound:
        return _SAME_SOUND
    cost = _WEAK if sound in _SOUND_WEAK else _VOWEL if sound in _SOUND_VOWELS else _OTHER
    return cost if at else cost + _FIRST


@lru_cache(maxsize=20_000)
def _replaced(one: tuple[str, str], other: tuple[str, str], first: bool) -> float:  # noqa: FBT001 - for the cache
    """Return what it costs that one letter stands for another."""
    if one == other:
        return 0.0
    if one[1] == other[1]:
        return _SAME_SOUND
    if blur(one[1]) == blur(other[1]) or other[0] in _SHAPE_OF.get(one[0], ()):
        return _CONFUSED
    if one[1] in _SOUND_VOWELS and other[1] in _SOUND_VOWELS:
        return _VOWELS
    return _OTHER + (_FIRST if first else 0)


def unlikeness_across(written: str, heard: str) -> float:
    """
    Return the least sum of the costs of the vowels that keep a name in Arabic script and one in another apart.

    Parameters
    ----------
    written
        What the name in Arabic script sounds like, its vowels as far as they are written (`sounds.sounds`).
    heard
        The sound key of a name with the same consonants.

    >>> unlikeness_across("sgnan", "sugnan") < unlikeness_across("sgnan", "asgan")
    True
    """
    ours, theirs = _between_consonants(written), _between_consonants(heard)
    if len(ours) != len(theirs):
        return _VOWEL * Levenshtein.distance(written, heard)
    last = len(ours) - 1
    return sum(
        _vowels_across(one, other, first=not at, last=at == last)
        for at, (one, other) in enumerate(zip(ours, theirs, strict=True))
        if one != other
    )


def _between_consonants(sound: str) -> list[str]:
    """Return the vowels before, between and behind the consonants of a sound key."""
    return _CONSONANTS.sub(" ", sound).split(" ")


def _vowels_across(written: str, heard: str, *, first: bool, last: bool) -> float:
    """Return what it costs that these vowels are written where others are heard."""
    if not written:
        return _UNWRITTEN_END if last else _VOWEL if first else _UNWRITTEN
    if not heard:
        return _VOWEL
    if written in heard or (first and written[0] == "a"):  # alef carries any vowel
        return _UNWRITTEN
    return _VOWELS


@lru_cache(maxsize=20_000)
def consonants_across(key: str, other: str) -> float:
    """
    Return what it costs that consonants of a key in Arabic script are not quite those of another, heard alike.

    >>> consonants_across("خاروغ", "khorugh") < consonants_across("هارک", "khoroq")
    True
    """
    ours, theirs = _compared(key), _compared(other)
    if len(ours) != len(theirs):
        return 0.0
    return sum(_COST_ACROSS.get(one, {}).get(their, 0.0) for one, their in zip(ours, theirs, strict=True))


def _compared(key: str) -> list[str]:
    """Return the consonants of a key, as they are spelt; one of those that are heard twice in a row."""
    found: list[str] = []
    before = ""
    for spelling, sound in letters_and_sounds(key):
        if sound and sound not in _NOT_COMPARED:
            if sound != before:
                found.append(spelling)
            before = sound
    return found
