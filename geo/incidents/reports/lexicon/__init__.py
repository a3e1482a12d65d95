"""The lexicons: for each language, the words that say what happened, to whom, when and where."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from geo.incidents.reports.words import Word, normal

LANGUAGES = ("en", "ru", "tg", "fa")
_LISTS_OF_SETS = ("months", "solar", "weekdays", "ordinals")  # whose entries are numbered, each with its spellings
_PARTS = re.compile(r"[\s_\-\u200c]+")


@dataclass(frozen=True, slots=True)
class Mark:
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
        for first, word in enumerate(words):
            for pattern, name in self._starting(word.norm):
                last = first + len(pattern)
                if last <= len(words) and all(
                    _fits(part, other.norm) for part, other in zip(pattern[1:], words[first + 1 : last], strict=True)
                ):
                    yield Mark(name, first, last)

    def _starting(self, norm: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the patterns that may start with a word; remembered, since texts repeat their words."""
        known = self._of_word.get(norm)
        if known is None:
            found = list(self._heads.get(norm, ()))
            for length in self._lengths:
                if length > len(norm):
                    break
                found += self._stems.get(norm[:length], ())
            known = tuple(found)
            if len(self._of_word) < 200_000:  # noqa: PLR2004 - some 20 MB: the words of a long run, not of a hostile one
                self._of_word[norm] = known
        return known


def _fits(part: str, norm: str) -> bool:
    """Return whether a word fits one part of a pattern."""
    return norm.startswith(part[:-1]) if part.endswith("*") else norm == part


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
