"""
How unlike two spellings are, weighed by how easily one is written for the other.

Letters that romanisations write for one sound cost little; vowels, and sounds that translation engines
confuse, half; other letters one; and a name begins otherwise only seldom. What is far by this measure is
another name, though few letters differ.
"""

import re
from functools import lru_cache
from itertools import accumulate, product
from operator import add
from string import ascii_lowercase
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein, Postfix, Prefix

from gazetteer.persian import ANY_VOWEL
from gazetteer.sounds import blur, is_arabic, one_letter_each, signs, sound_of_signs, sounds_of_signs

distance = OSA.distance
"""How many letters differ; neighbours that are exchanged count as one."""

_SAME_SOUND = 0.15  # dz for z, kh for h, o for a
# ... of spellings that only one romanisation or another writes for the same sound.
_SELDOM_SAME = (
    ("sh sch shch", "s", 0.3), ("sh sch shch", "ts", 0.6), ("s", "ts", 0.3), ("zh", "j dj", 0.3),
    ("ya yo ia io iya iyo", "a o", 0.4), ("yu iu", "u ou oo ow", 0.3),
)  # fmt: skip
_CONFUSED = 0.4  # v and b, l and r, sh and ch
_VOWELS = 0.5  # one vowel for another
_VOWEL = 0.6  # put in or left out
_WEAK = 0.4  # h, y, an apostrophe's letter, a letter doubled: put in or left out
_OTHER = 1.0
_EXCHANGED = 0.8  # two neighbours
_FIRST = 0.2  # added for a name that begins otherwise
_UNWRITTEN = 0.1  # a short vowel, which Arabic script does not write
_UNWRITTEN_END = 0.4  # ... at the end, where it has a letter
# Arabic letters of one shape, which dots alone tell apart; and two that Persian of Iran does not tell apart.
_SHAPES = ("بپتث", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ", "غق")
_SHAPE_OF = {letter: "".join(shape for shape in _SHAPES if letter in shape) for letter in "".join(_SHAPES)}
# What Arabic script tells apart and the sound of a romanisation does not: its spellings → cost.
_TOLD_APART = {
    "هح": {"kh": 0.6, "x": 0.3}, "خ": {"h": 0.2},
    "سصث": {"sh": 0.8, "ts": 0.4, "sch": 0.8}, "ش": {"s": 0.5, "ts": 0.8},
    "گ": {"gh": 0.4}, "ک": {"q": 0.3}, "ق": {"k": 0.1}, "چ": {"c": 0.1}, "ج": {"zh": 0.4}, "ژ": {"j": 0.3},
}  # fmt: skip
_COST_ACROSS = {
    letter: {signs(spelling): cost for spelling, cost in costs.items()}
    for letters, costs in _TOLD_APART.items()
    for letter in letters
}
_NOT_COMPARED = frozenset("aiuv'")  # vowels, vav, which may be one, and ayn
_CONSONANTS = re.compile(rf"([^aiu{ANY_VOWEL}])\1*")
_SOUND_VOWELS = "aiu"
_LEFT_OUT = dict.fromkeys(_SOUND_VOWELS, _VOWEL) | dict.fromkeys("h'", _WEAK)
# Of sounds that are not the same: what it costs that the one is taken for the other, if not _OTHER.
_TAKEN = {
    one: {
        other: _CONFUSED if blur(one) == blur(other) else _VOWELS
        for other in ascii_lowercase
        if blur(one) == blur(other) or (one in _SOUND_VOWELS and other in _SOUND_VOWELS)
    }
    for one in ascii_lowercase
}
_NOTHING: dict[str, float] = {}
_START = " "  # stands before the first sign
_NOT_QUITE: dict[str, float] = {}  # by the two signs
for _some, _others, _cost in _SELDOM_SAME:
    for _one, _other in product(map(signs, _some.split()), map(signs, _others.split())):
        _NOT_QUITE[_one + _other] = _NOT_QUITE[_other + _one] = _cost
_Sign = tuple[str, str, float]
_Signs = tuple[_Sign, ...]


class Form(NamedTuple):
    """
    A search key, and what is compared of it.

    `blurred`: its sound without what translation engines swap. `weighed`: of each of its signs
    (`sounds.signs`) the sound, and what it costs to put it in or leave it out.
    """

    key: str
    one_letter_each: str
    sound: str
    blurred: str
    is_arabic: bool
    signs: str
    weighed: _Signs


def form_of(key: str) -> Form:
    """Return what is compared of a search key."""
    written = signs(key)
    sound = sound_of_signs(written)
    weighed = tuple(map(_WEIGHED.__getitem__, map(add, _START + written[:-1], written)))
    return Form(key, one_letter_each(key), sound, blur(sound), is_arabic(key), written, weighed)


def unlikeness(key: str, other: str) -> float:
    """
    Return the least sum of the costs of what turns one search key into the other.

    >>> unlikeness("darvaz", "darwoz") < 1 < unlikeness("hartung", "bartang")
    True
    """
    ours, theirs = form_of(key), form_of(other)
    return weighed_unlikeness(ours, theirs, wrong_letters(ours, theirs))


def weighed_unlikeness(ours: Form, theirs: Form, wrong: float) -> float:
    """
    Return the least sum of the costs of what turns one key into the other.

    A slip of the keyboard may tear a sound apart (Kohrugh); then its letters are counted: `wrong` of them
    (`wrong_letters`).
    """
    by_letters = wrong * _OTHER
    if ours.key[:1] != theirs.key[:1]:
        by_letters += _FIRST
    return min(by_letters, _by_sounds(ours, theirs))


def wrong_letters(ours: Form, theirs: Form, most: int | None = None) -> int:
    """
    Return how many letters differ, in the alphabet in which fewer do; `most` + 1 where it is more.

    >>> wrong_letters(form_of("urobod"), form_of("shurobod"))  # one in Cyrillic
    1
    """
    apart = distance(ours.key, theirs.key, score_cutoff=most)
    if apart < 2:  # noqa: PLR2004 - not fewer in another alphabet
        return apart
    return min(apart, distance(ours.one_letter_each, theirs.one_letter_each, score_cutoff=most))


def _by_sounds(ours: Form, theirs: Form) -> float:
    """Return the least sum of the costs, sound by sound."""
    our_signs, their_signs = ours.signs, theirs.signs
    # What both begin and end with costs nothing.
    begin = Prefix.similarity(our_signs, their_signs)
    our_end, their_end = len(our_signs), len(their_signs)
    if begin < our_end and begin < their_end:
        end = min(Postfix.similarity(our_signs, their_signs), our_end - begin, their_end - begin)
        our_end -= end
        their_end -= end
    left_out, put_in = ours.weighed[begin:our_end], theirs.weighed[begin:their_end]
    if not left_out or not put_in:
        return sum([cost for _, _, cost in left_out or put_in])
    first = 0.0 if begin else _FIRST
    if len(left_out) == len(put_in) == 1:
        (our, our_sound, out), (their, their_sound, put) = left_out[0], put_in[0]
        return min(out + put, _replaced(our, our_sound, their, their_sound, first))
    return _least(left_out, put_in, first)


def _replaced(our: str, our_sound: str, their: str, their_sound: str, first: float) -> float:
    """Return what it costs that a sign is written for another; `first` is added where they may begin."""
    if our_sound == their_sound:
        return _NOT_QUITE.get(our + their, _SAME_SOUND)
    if their in _SHAPE_OF.get(our, ""):
        return _CONFUSED
    return _TAKEN.get(our_sound, _NOTHING).get(their_sound) or _OTHER + first


class _WeighedSigns(dict[str, _Sign]):
    """A sign with its sound and what it costs to put it in or leave it out, by the sign before it and it."""

    def __missing__(self, pair: str) -> _Sign:
        last, sound = map(sounds_of_signs, (pair[0], pair[1]))
        cost = _SAME_SOUND if sound == last else _LEFT_OUT.get(sound, _OTHER)
        self[pair] = weighed = (pair[1], sound, cost + _FIRST if last == _START else cost)
        return weighed


_WEIGHED = _WeighedSigns()


def _least(ours: _Signs, theirs: _Signs, first: float) -> float:
    """
    Return the least sum of the costs of turning signs into others (Damerau's, neighbours exchanged once).

    `first` is added where they begin otherwise. Comparisons, not `min`, which takes three times as long.
    """
    at_start = first
    row = start = list(accumulate([cost for _, _, cost in theirs], initial=0.0))
    before: list[float] = []
    our_last = ""
    for (
        our,
        our_sound,
        out,
    ) in ours:  # a row: what it costs to turn ours up to this one into theirs up to each
        last, before = before, row
        taken, shape = _TAKEN.get(our_sound, _NOTHING), _SHAPE_OF.get(our, "")
        cost = before[0] + out
        row = [cost]
        their_last = ""
        for at, (their, their_sound, put) in enumerate(theirs):
            cost += put
            other = before[at + 1] + out
            if other < cost:  # noqa: PLR1730 - see above
                cost = other
            other = before[at]
            if our != their:
                if our_sound == their_sound:
                    other += _NOT_QUITE.get(our + their, _SAME_SOUND)
                else:
                    other += _CONFUSED if their in shape else taken.get(their_sound) or _OTHER + first
            if other < cost:  # noqa: PLR1730 - see above
                cost = other
            if our_sound == their_last and our_last == their_sound != our_sound:
                other = last[at - 1] + _EXCHANGED + (at_start if last is start and at == 1 else 0)
                if other < cost:  # noqa: PLR1730 - see above
                    cost = other
            row.append(cost)
            their_last = their_sound
            first = 0.0
        our_last = our_sound
    return row[-1]


def unlikeness_across(written: str, heard: str) -> float:
    """
    Return the least sum of the costs of the vowels in which a name in Arabic script and another differ.

    Parameters
    ----------
    written
        What the name in Arabic script sounds like, its vowels as far as they are written
        (`persian.hearings`).
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
        # Of two vowels in a row one has a letter, as a long one has.
        return _UNWRITTEN_END if last else _VOWEL if first or len(heard) > 1 else _UNWRITTEN
    if ANY_VOWEL in written:
        return _UNWRITTEN if heard else _UNWRITTEN_END
    if not heard:
        return 1.0
    if written in heard or (first and written[0] == "a"):  # alef carries any vowel
        return _UNWRITTEN
    return 0.8


@lru_cache(maxsize=1_000)
def consonants_across(key: str, other: str) -> float:
    """
    Return what it costs that consonants of a key in Arabic script are only nearly those of another.

    >>> consonants_across("خاروغ", "khorugh") < consonants_across("هارک", "khoroq")
    True
    """
    ours, theirs = _compared(key), _compared(other)
    if len(ours) != len(theirs):
        return 0.0
    return sum(_COST_ACROSS.get(one, {}).get(their, 0.0) for one, their in zip(ours, theirs, strict=True))


def _compared(key: str) -> list[str]:
    """Return the signs of the consonants of a key; one of those that are heard twice in a row."""
    found: list[str] = []
    before = ""
    written = signs(key)
    for sign, sound in zip(written, sounds_of_signs(written), strict=True):
        if sound not in _NOT_COMPARED:
            if sound != before:
                found.append(sign)
            before = sound
    return found
