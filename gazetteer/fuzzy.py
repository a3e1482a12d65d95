"""
Keys that are a few wrong letters away, found without comparing against every key.

Each key is filed under itself and under what remains of its beginning when one or two letters are left out
(Garbe's symmetric deletes, https://github.com/wolfgarbe/SymSpell). A misspelt key shares one of these remains
with the right one, whether a letter was put in, left out, replaced or exchanged with its neighbour. The
remains are kept as CRC-32 sums, sorted, each with the number of its key; what a sum finds is compared
afterwards, so that a chance equality costs a comparison, not an error.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, combinations
from zlib import crc32

_PREFIX = 7  # letters; errors behind them need no remains of their own
_PORTION_BITS = 5
_HIGH = int(sys.byteorder == "little")  # where the high half of a number of 64 bits stands
_MANY = 200  # keys asked for
LEAST_LETTERS = (0, 4, 7)  # that a name must have to be found with none, one or two of them wrong


def allowed_errors(length: int, *, sound: bool = False) -> int:
    """
    Return how many letters of a key of this length may be wrong: none below 4, one below 7, else two.

    A sound key is shorter than the spelling (kh is one sound): it may have them from 3 and 6 letters on.
    """
    length += sound
    _, one, two = LEAST_LETTERS
    return 0 if length < one else 1 if length < two else 2


def pack_remains(keys: Iterable[str], *, sound: bool = False) -> tuple[bytes, bytes]:
    """
    Return the sums of the remains of all keys, sorted, and the numbers of the keys they belong to.

    Parameters
    ----------
    keys
        The keys; the first has number 0.
    sound
        Whether they are sound keys (see `allowed_errors`).

    Returns
    -------
    sums, numbers
        Unsigned integers, little-endian: of 32 bits, the numbers of 16 where there are not more keys.
    """
    # Sorted in portions, by the highest bits of the sums, so that many keys need little memory.
    portions = [array("Q") for _ in range(1 << _PORTION_BITS)]
    into = [portion.append for portion in portions]
    begins, totals = ("", 0), set[int]()
    for number, key in enumerate(keys):
        errors = allowed_errors(len(key), sound=sound)
        if begins != (key[:_PREFIX], errors):  # keys that begin alike follow each other
            begins, totals = (key[:_PREFIX], errors), set(_sums_of_remains(key, 0, errors))
        for total in totals:
            into[total >> 32 - _PORTION_BITS](total << 32 | number)
    sums, numbers = array("I"), array("I")
    for portion in portions:
        halves = array("I", array("Q", sorted(portion)).tobytes())
        del portion[:]  # whose room the next ones take
        sums += halves[_HIGH::2]
        numbers += halves[1 - _HIGH :: 2]
    few = max(numbers, default=0) < 1 << 16
    return _bytes(sums), _bytes(array("H", numbers) if few else numbers)


def _bytes(numbers: "array[int]") -> bytes:
    """Return the numbers little-endian."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def pack_sums(keys: Iterable[str]) -> bytes:
    """Return the CRC-32 sums of `keys`, sorted: unsigned 32-bit integers, little-endian."""
    return _bytes(array("I", sorted({crc32(key.encode()) for key in keys})))


def unpack(numbers: bytes, typecode: str = "I") -> "array[int]":
    """Return little-endian unsigned integers as an array: of 32 bits, or with the typecode H of 16."""
    unpacked = array(typecode, numbers)
    if sys.byteorder == "big":
        unpacked.byteswap()
    return unpacked


def has_sum(sums: "array[int]", key: str) -> bool:
    """
    Return whether the sum of `key` is among the sorted sums.

    By chance in one of 60,000 for 70,000 sums.
    """
    return _has(sums, crc32(key.encode()))


def _has(sums: "array[int]", total: int) -> bool:
    """Return whether a sum is among sorted ones."""
    at = bisect_left(sums, total)
    return at < len(sums) and sums[at] == total


class Neighbours:
    """
    The packed remains, ready to be asked.

    Parameters
    ----------
    keys
        The keys, in the order in which they were packed; for `beginning` they must be sorted.
    sums, numbers
        What `pack_remains` returned.
    """

    def __init__(self, keys: Sequence[str], sums: bytes, numbers: bytes) -> None:
        self.keys = keys
        self._sums = unpack(sums)
        self._keys_of = _KeysOf(keys, self._sums, unpack(numbers, "I" if len(numbers) == len(sums) else "H"))
        self._asked = 0

    def near(self, key: str, errors: int, *, least: int = 0) -> list[str]:
        """
        Return the keys that may be `errors` wrong letters away, and some others.

        `least`: how many letters of `key` are left out at least; fewer have been asked already.
        """
        known = self._known_of(_sums_of_remains(key, least, errors))
        if len(known) < 2:  # noqa: PLR2004 - then no key is found twice
            return [key for total in known for key in self._keys_of[total]]
        return list(dict.fromkeys(chain.from_iterable(map(self._keys_of.__getitem__, known))))

    def _known_of(self, sums: list[int]) -> frozenset[int]:
        """Return those of the sums that keys have; sought one by one until many have been asked for."""
        self._asked += 1
        if self._asked > _MANY:
            return self._known.intersection(sums)
        return frozenset([total for total in sums if _has(self._sums, total)])

    @cached_property
    def _known(self) -> frozenset[int]:
        """All sums: quicker to ask, but it takes as long to make as some hundred questions."""
        return frozenset(self._sums)

    def beginning(self, beginning: str) -> list[str]:
        """Return the keys that begin so; they stand side by side."""
        first = behind = bisect_left(self.keys, beginning)
        while behind < len(self.keys) and self.keys[behind].startswith(beginning):
            behind += 1
        return list(self.keys[first:behind])

    def ending(self, ending: str) -> list[str]:
        """Return the keys that end so."""
        text, sought = self._lines, ending + "\n"
        found = []
        at = text.find(sought)
        while at >= 0:
            found.append(text[text.rfind("\n", 0, at) + 1 : at + len(ending)])
            at = text.find(sought, at + 1)
        return found

    @cached_property
    def _lines(self) -> str:
        """All keys, each with a line feed behind it: one text is searched faster than many."""
        return "".join(f"{key}\n" for key in self.keys)


class _KeysOf(dict[int, tuple[str, ...]]):
    """
    The keys that have a sum among their remains, by this sum; looked up when it is first asked for.

    Tuples of text, unlike lists, are nothing that the garbage collector looks at again.
    """

    def __init__(self, keys: Sequence[str], sums: "array[int]", numbers: "array[int]") -> None:
        super().__init__()
        self._keys, self._sums, self._numbers = keys, sums, numbers

    def __missing__(self, total: int) -> tuple[str, ...]:
        keys, sums = self._keys, self._sums
        first = behind = bisect_left(sums, total)
        while behind < len(sums) and sums[behind] == total:
            behind += 1
        self[total] = found = tuple([keys[number] for number in self._numbers[first:behind]])
        return found


class _Encoded(dict[str, bytes]):
    """Letters in UTF-8."""

    def __missing__(self, letter: str) -> bytes:
        self[letter] = encoded = letter.encode()
        return encoded


_ENCODED = _Encoded()


def _sums_of_remains(key: str, least: int, most: int) -> list[int]:
    """Return the sums of what remains of the beginning of a key without `least` to `most` letters."""
    letters = list(map(_ENCODED.__getitem__, key[:_PREFIX]))
    length = len(letters)
    sums: list[int] = []
    for left in range(length - least, max(length - most, 0) - 1, -1):
        sums += map(crc32, map(b"".join, combinations(letters, left)))
    return sums


def nearest(key: str, keys: Sequence[str], count: int) -> list[tuple[str, float]]:
    """Return the `count` keys most like `key`, most alike first, with their Jaro-Winkler likeness."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - only names that are not found need it
    from rapidfuzz.process import extract  # noqa: PLC0415

    return [
        (other, like) for other, like, _ in extract(key, keys, scorer=JaroWinkler.similarity, limit=count)
    ]
