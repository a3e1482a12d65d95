"""The lexicons: for each language, the words that say what happened, to whom, when and where."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from geo.incidents.reports.words import Word, normal

LANGUAGES = ("en", "ru", "tg", "fa")
_LISTS_OF_SETS = (
    "months",
    "solar",
    "weekdays",
    "ordinals",
    "day_words",
)  # whose entries are numbered, each with its spellings
_REMEMBERED = 200_000  # words, some 20 MB: a long run must not fill the memory
_GAP, _LONGEST_GAP = "~", 8  # words that may stand between the parts of a pattern
_OPEN = {"*", _GAP}  # what a part of a pattern may end in that is not a whole word
_PARTS = re.compile(r"[\s_\-\u200c]+")


class Mark(NamedTuple):
    """The words `first` to `last` (not included) of a text, at which a class of the lexicon was found."""

    first: int
    last: int


_mark = partial(tuple.__new__, Mark)  # a text has hundreds: without a call of Python's own for each


class Pattern(NamedTuple):
    """What follows the first word of a pattern (empty: nothing), and the class that it stands for."""

    rest: tuple[str, ...]
    name: str


class Starting(NamedTuple):
    """
    The patterns that start with one word, so that few of them need be tried.

    `alone` are the classes that it stands for by itself, `before` the patterns whose second word is whole, by
    that word, and `open` the others. `stems` are what the second word must begin with for one of `open` to
    fit; they are ("",) where one of these has a gap, and any word may follow.
    """

    alone: tuple[str, ...]
    before: dict[str, list[Pattern]]
    open: tuple[Pattern, ...]
    stems: tuple[str, ...]


@dataclass(slots=True)
class Lexicon:
    """
    One language's patterns, arranged so that a text is looked through once, word by word.

    `_heads` leads from a whole first word, `_stems` from the beginning of one, to the patterns that start so.
    """

    language: str
    _heads: dict[str, list[Pattern]] = field(default_factory=dict)
    _stems: dict[str, list[Pattern]] = field(default_factory=dict)
    _lengths: tuple[int, ...] = ()
    _of_word: dict[str, Starting | None] = field(default_factory=dict)

    def add(self, pattern: str, name: str) -> None:
        """Add a pattern under a class name."""
        words = tuple(
            part if part == _GAP else normal(part.rstrip("*")) + "*" * part.endswith("*")
            for part in _PARTS.split(pattern)
        )
        table = self._stems if words[0].endswith("*") else self._heads
        table.setdefault(words[0].rstrip("*"), []).append(Pattern(words[1:], name))

    def settle(self) -> None:
        """Note which lengths the stems have, once all patterns are in."""
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))

    def marks(self, words: Sequence[Word]) -> dict[str, list[Mark]]:
        """Return every class found in `words` with its marks, by their first word; overlapping ones all."""
        known = self._of_word
        found: defaultdict[str, list[Mark]] = defaultdict(list)
        norms = [word.norm for word in words]
        for first, (norm, following) in enumerate(zip_longest(norms, norms[1:], fillvalue="")):
            starting = known[norm] if norm in known else self._starting(norm)
            if starting is None:
                continue
            alone, before, others, stems = starting
            if alone:
                mark = _mark((first, first + 1))
                for name in alone:
                    found[name].append(mark)
            for rest, name in before.get(following, ()):
                last = first + 2 if len(rest) == 1 else _end_of(rest, norms, first)
                if last:
                    found[name].append(_mark((first, last)))
            if others and following.startswith(stems):
                for rest, name in others:
                    last = _end_of(rest, norms, first)
                    if last:
                        found[name].append(_mark((first, last)))
        return dict(found)

    def _starting(self, norm: str) -> Starting | None:
        """Return the patterns that may start with a word; remembered, since texts repeat their words."""
        patterns = list(self._heads.get(norm, ()))
        for length in self._lengths:
            if length > len(norm):
                break
            patterns += self._stems.get(norm[:length], ())
        if len(self._of_word) >= _REMEMBERED:
            self._of_word.clear()
        before: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            if pattern.rest and pattern.rest[0][-1] not in _OPEN:
                before.setdefault(pattern.rest[0], []).append(pattern)
        alone = tuple(pattern.name for pattern in patterns if not pattern.rest)
        others = tuple(one for one in patterns if one.rest and one.rest[0][-1] in _OPEN)
        stems = tuple({"" if one.rest[0] == _GAP else one.rest[0][:-1] for one in others})
        self._of_word[norm] = Starting(alone, before, others, stems) if patterns else None
        return self._of_word[norm]


def _end_of(rest: Sequence[str], norms: Sequence[str], first: int) -> int:
    """Return where a pattern that starts at `first` ends, or 0 where the rest of it does not follow."""
    index = first + 1
    gap = 0
    for part in rest:
        if part == _GAP:
            gap = _LONGEST_GAP
            continue
        while index < len(norms) and gap and not _fits(part, norms[index]):
            index, gap = index + 1, gap - 1
        if index >= len(norms) or not _fits(part, norms[index]):
            return 0
        index, gap = index + 1, 0
    return index


def _fits(part: str, norm: str) -> bool:
    """Return whether a word fits one part of a pattern."""
    return norm.startswith(part[:-1]) if part[-1] == "*" else norm == part


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
