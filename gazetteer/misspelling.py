"""
How unlike two spellings are, weighed by how easily one is written for the other.

Letters that romanisations write for one sound cost little; vowels, and sounds that translation engines
confuse, half; other letters one; and a name begins otherwise only seldom. What is far by this measure is
another name, though few letters differ.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from gazetteer.sounds import blur, letters_and_sounds

_SAME_SOUND = 0.15  # dz for z, kh for h, o for a
_CONFUSED = 0.4  # v and b, l and r, sh and ch
_VOWELS = 0.5  # one vowel for another
_VOWEL = 0.6  # put in or left out
_WEAK = 0.4  # h, y, an apostrophe's letter, a letter doubled: put in or left out
_OTHER = 1.0
_EXCHANGED = 0.8  # two neighbours
_FIRST = 0.2  # added for a name that begins otherwise
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
    by_letters = OSA.distance(key, other) * _OTHER + (_FIRST if key[:1] != other[:1] else 0)
    return min(by_letters, _by_sounds(key, other))


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
    if blur(one[1]) == blur(other[1]):
        return _CONFUSED
    if one[1] in _SOUND_VOWELS and other[1] in _SOUND_VOWELS:
        return _VOWELS
    return _OTHER + (_FIRST if first else 0)
