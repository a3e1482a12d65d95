"""
Keys that are a few wrong letters away, found without comparing against every key.

A wrong letter costs the query one of its letters; the others stand in the right key where they stood, or as many
places beside as letters are wrong. For each letter at each place one number says which keys have it there: bit by
bit, one bit a key. So a handful of operations on large integers tells for all keys at once which of them lack no
more letters than may be wrong; these are compared afterwards, so that a chance likeness costs a comparison, not an
error.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

_ONE_FROM, _TWO_FROM = 4, 7  # letters a name must have to be found with one or two of them wrong
_SHARE = 5  # letters of a long name of which one may be wrong
_LOOKED_AT = 7  # letters at the beginning of a long name, of which no more than two may be wrong


def allowed_errors(length: int) -> int:
    """Return how many letters of a key of this length may be wrong: none below 4, one below 7, else two."""
    return 0 if length < _ONE_FROM else 1 if length < _TWO_FROM else 2


def most_errors(errors: int, length: int) -> int:
    """Return how many letters may be wrong where `errors` are looked for: two, or a fifth of a long name."""
    return errors if errors < 2 else max(errors, length // _SHARE)  # noqa: PLR2004 - as said


def _bytes(numbers: "array[int]") -> bytes:
    """Return the numbers little-endian."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def pack_sums(keys: Iterable[str]) -> bytes:
    """Return the CRC-32 sums of `keys`, sorted: unsigned 32-bit integers, little-endian."""
    return _bytes(array("I", sorted({crc32(key.encode()) for key in keys})))


def unpack(numbers: bytes) -> "array[int]":
    """Return little-endian unsigned 32-bit integers as an array."""
    unpacked = array("I", numbers)
    if sys.byteorder == "big":
        unpacked.byteswap()
    return unpacked


def has_sum(sums: "array[int]", key: str) -> bool:
    """
    Return whether the sum of `key` is among the sorted sums.

    By chance in one of 60,000 for 70,000 sums.
    """
    total = crc32(key.encode())
    at = bisect_left(sums, total)
    return at < len(sums) and sums[at] == total


class Neighbours:
    """
    All keys of one sort, ready to be asked for those that are nearly as a given one.

    `keys`: the longest first, so that the numbers of the far letters are short.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = sorted(keys, key=lambda key: (-len(key), key))
        self._holding = _holding(self.keys)
        self._windows: dict[int, _Window] = {}

    def near(self, key: str) -> Iterator[list[str]]:
        """Yield the keys that may be one wrong letter away, and some others; then those that may be two away."""
        window = self._windows.get(len(key))
        if window is None:
            window = self._windows[len(key)] = _Window(self.keys, self._holding, len(key))
        lacking_none = lacking_one = lacking_two = window.all
        for holding, letter in zip(window.places, key, strict=False):
            hold = holding[letter]
            lacking_two = lacking_two & hold | lacking_one
            lacking_one = lacking_one & hold | lacking_none
            lacking_none &= hold
        yield window.keys_of(lacking_one)
        yield window.keys_of(lacking_two)


def _holding(keys: Sequence[str]) -> list[dict[str, int]]:
    """Return for each place in a key: which keys hold a letter there, one bit a key, by letter."""
    numbers: list[dict[str, list[int]]] = [{} for _ in range(len(keys[0]) if keys else 0)]
    for number, key in enumerate(keys):
        for place, letter in zip(numbers, key, strict=False):
            place.setdefault(letter, []).append(number)
    return [{letter: _bits(those) for letter, those in place.items()} for place in numbers]


def _bits(numbers: Sequence[int]) -> int:
    """Return a number with these bits, of which the highest comes last."""
    held = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


class _Window:
    """
    The keys that are long enough, and not too long, for a key of some length.

    `all` has a bit for each of them; `places` says for each place which of them hold a letter there, or near there.
    """

    def __init__(self, keys: Sequence[str], holding: Sequence[dict[str, int]], length: int) -> None:
        most = most_errors(2, length)
        first = bisect_left(keys, -length - most, key=lambda key: -len(key))
        behind = bisect_left(keys, 1 - max(length - most, 1), key=lambda key: -len(key))
        self.all = (1 << behind - first) - 1
        self.places = [
            _Place(holding[max(0, at - most) : at + most + 1], first, self.all)
            for at in range(length if most == 2 else _LOOKED_AT)  # noqa: PLR2004 - as most names
        ]
        self._keys = keys
        self._first = first

    def keys_of(self, bits: int) -> list[str]:
        """Return the keys whose bits are set."""
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self._keys[self._first + lowest.bit_length() - 1])
            bits ^= lowest
        return found


class _Place(dict[str, int]):
    """Which keys of a window hold a letter at a place or near it; put together when a letter is first asked for."""

    def __init__(self, near: Sequence[dict[str, int]], first: int, every: int) -> None:
        super().__init__()
        self._near, self._first, self._every = near, first, every

    def __missing__(self, letter: str) -> int:
        hold = 0
        for place in self._near:
            hold |= place.get(letter, 0)
        hold = hold >> self._first & self._every
        if hold:
            self[letter] = hold
        return hold


def nearest(key: str, keys: Sequence[str], count: int) -> list[tuple[str, float]]:
    """Return the `count` keys most like `key`, most alike first, with their Jaro-Winkler likeness."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415 - only names that are not found need it
    from rapidfuzz.process import extract  # noqa: PLC0415

    return [
        (other, like) for other, like, _ in extract(key, keys, scorer=JaroWinkler.similarity, limit=count)
    ]
