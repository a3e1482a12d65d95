"""The lexicons: for each language, the words that say what happened, to whom, when and where."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.incidents.reports.words import Word, normal

LANGUAGES = ("en", "ru", "tg", "fa")
_LISTS_OF_SETS = (
    "months",
    "solar",
    "weekdays",
    "ordinals",
)  # whose entries are numbered, each with its spellings
_REMEMBERED = 200_000  # words, some 20 MB: a long run must not fill the memory
_PARTS = re.compile(r"[\s_\-\u200c]+")


class Mark(NamedTuple):
    """A class of the lexicon found at the words `first` to `last` (not included) of a text."""

    name: str
    first: int
    last: int


@dataclass(slots=True)
class Lexicon:
    """
    One language's patterns, arranged so that a text is looked through once, word by word.

    `_heads` leads from a whole first word, `_stems` from the beginning of one, to the patterns that start with it.
    """

    language: str
    _heads: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _stems: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _lengths: tuple[int, ...] = ()
    _of_word: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)

    def add(self, pattern: str, name: str) -> None:
        """Add a pattern under a class name."""
        words = tuple(normal(part.rstrip("*")) + "*" * part.endswith("*") for part in _PARTS.split(pattern))
        table = self._stems if words[0].endswith("*") else self._heads
        table.setdefault(words[0].rstrip("*"), []).append((words, name))

    def settle(self) -> None:
        """Note which lengths the stems have, once all patterns are in."""
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))

    def marks(self, words: Sequence[Word]) -> Iterator[Mark]:
        """Yield every class found in `words`, by its first word; overlapping ones all."""
        known = self._of_word
        for first, word in enumerate(words):
            starting = known.get(word.norm)
            for pattern, name in self._starting(word.norm) if starting is None else starting:
                last = first + len(pattern)
                if len(pattern) == 1 or (last <= len(words) and _goes_on(pattern, words, first)):
                    yield Mark(name, first, last)

    def _starting(self, norm: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the patterns that may start with a word; remembered, since texts repeat their words."""
        found = list(self._heads.get(norm, ()))
        for length in self._lengths:
            if length > len(norm):
                break
            found += self._stems.get(norm[:length], ())
        if len(self._of_word) >= _REMEMBERED:
            self._of_word.clear()
        known = self._of_word[norm] = tuple(found)
        return known


def _goes_on(pattern: tuple[str, ...], words: Sequence[Word], first: int) -> bool:
    """Return whether the words after the first fit the rest of a pattern."""
    for step in range(1, len(pattern)):
        part, norm = pattern[step], words[first + step].norm
        if not (norm.startswith(part[:-1]) if part[-1] == "*" else norm == part):
            return False
    return True


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of `language`, one of LANGUAGES."""
    path = Path(__file__).parent / f"{language}.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    result = Lexicon(language)
    for table, classes in tables.items():
        for name, patterns in classes.items():
            for number, pattern in enumerate(patterns):
                if name in _LISTS_OF_SETS:
                    for spelling in pattern.split():
                        result.add(spelling, f"{name}.{number}")
                else:
                    result.add(pattern, f"{table}.{name}")
    result.settle()
    return result
