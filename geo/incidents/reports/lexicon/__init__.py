"""The lexicons: for each language, the words that say what happened, to whom, when and where."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from geo.incidents.reports.joiners import unglued
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
_ANY_OF = re.compile(r"\(([^()]*)\)")  # one of several wordings: "(taken|flown) to (the hospital|hospital)"


class Mark(NamedTuple):
    """The words `first` to `last` (not included) of a text, at which a class of the lexicon was found."""

    first: int
    last: int


_mark = partial(tuple.__new__, Mark)  # a text has hundreds: without a call of Python's own for each


_SHARED = 2_000  # words: an article is seldom longer
_SINGLES = [_mark((first, first + 1)) for first in range(_SHARED)]  # of each word alone, for every text


class Pattern(NamedTuple):
    """What follows the first word of a pattern (empty: nothing), and the class that it stands for."""

    rest: tuple[str, ...]
    name: str


class Longer(NamedTuple):
    """A pattern of several words in a text: its rank among those that start alike, its class, its end."""

    rank: int
    name: str
    last: int


_longer = partial(tuple.__new__, Longer)


@dataclass(slots=True)
class Node:
    """
    How far the patterns that begin alike have got.

    `ends` are the classes of those that end here, each with its rank among the patterns that start with the
    same word; `next` leads on by a part that the next word must fit, `later` by one that a word within reach
    must.
    """

    ends: list[tuple[int, str]] = field(default_factory=list)
    next: dict[str, "Node"] = field(default_factory=dict)
    later: dict[str, "Node"] = field(default_factory=dict)

    def add(self, rank: int, pattern: Pattern) -> None:
        """Add the rest of a pattern."""
        node, gap = self, False
        for part in pattern.rest:
            if part != _GAP:
                node = (node.later if gap else node.next).setdefault(part, Node())
            gap = part == _GAP
        node.ends.append((rank, pattern.name))

    def follow(self, forms: Sequence["Form"], index: int, last: int, found: list[Longer]) -> None:
        """Add the patterns that go on at the word `index` and end before `last`."""
        for rank, name in self.ends:
            found.append(_longer((rank, name, index)))
        if index < last:
            for part in forms[index].fits if self.next else ():
                if part in self.next:
                    self.next[part].follow(forms, index + 1, last, found)
            if self.later:
                self.skip(forms, index, last, found)

    def skip(self, forms: Sequence["Form"], index: int, last: int, found: list[Longer]) -> None:
        """Do the same for the patterns with a gap; the first word that fits what stands after it counts."""
        tried: set[str] = set()
        for step in range(index, min(index + _LONGEST_GAP + 1, last)):
            for part in forms[step].fits:
                if part in self.later and part not in tried:
                    tried.add(part)
                    self.later[part].follow(forms, step + 1, last, found)


class Form(NamedTuple):
    """
    What the lexicon has for a word.

    `alone` are the classes that it stands for by itself, `start` leads on to those of the patterns that start
    with it, or is None; `fits` are the parts of patterns that it fits where it is not the first word.
    """

    alone: tuple[str, ...]
    start: Node | None
    fits: tuple[str, ...]


class _Forms(dict[str, Form]):
    """What a lexicon has for words, looked up when first asked for: texts repeat them."""

    def __init__(self, look_up: Callable[[str], Form]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, norm: str) -> Form:
        """Look a word up; forget all when too many are remembered."""
        if len(self) >= _REMEMBERED:
            self.clear()
        form = self[norm] = self._look_up(norm)
        return form


@dataclass(slots=True)
class Lexicon:
    """
    One language's patterns, arranged so that a text is looked through once, word by word.

    `_heads` leads from a whole first word, `_stems` from the beginning of one, to the patterns that start so;
    `_parts` are what further words must fit, `_part_stems` those of them that only a beginning must.
    `_starts` has what is found for a head and the stems that fit a word, which many words share.
    """

    language: str
    _heads: dict[str, list[Pattern]] = field(default_factory=dict)
    _stems: dict[str, list[Pattern]] = field(default_factory=dict)
    _parts: set[str] = field(default_factory=set)
    _part_stems: dict[str, str] = field(default_factory=dict)
    _lengths: tuple[int, ...] = ()
    _part_lengths: tuple[int, ...] = ()
    _starts: dict[tuple[str, ...], tuple[tuple[str, ...], Node | None]] = field(default_factory=dict)
    _of_word: _Forms = field(init=False)

    def __post_init__(self) -> None:
        """Begin without a word."""
        self._of_word = _Forms(self._form)

    def add(self, pattern: str, name: str) -> None:
        """Add a pattern under a class name."""
        parts = [one for part in _PARTS.split(pattern) for one in _without_joiner(part)]
        words = tuple(
            part if part == _GAP else normal(part.rstrip("*")) + "*" * part.endswith("*") for part in parts
        )
        table = self._stems if words[0].endswith("*") else self._heads
        table.setdefault(words[0].rstrip("*"), []).append(Pattern(words[1:], name))
        self._parts.update(words[1:])

    def settle(self) -> None:
        """Note which lengths the stems have, once all patterns are in."""
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._part_stems = {part[:-1]: part for part in self._parts if part.endswith("*")}
        self._part_lengths = tuple(sorted({len(stem) for stem in self._part_stems}))

    def marks(
        self, words: Sequence[Word], sentences: Iterable[tuple[int, int]] | None = None
    ) -> dict[str, list[Mark]]:
        """
        Return every class found in `words` with its marks, by their first word; overlapping ones all.

        Parameters
        ----------
        words
            Of a text.
        sentences
            The first word of each sentence and the one after its last; patterns reach into no other.
        """
        found: defaultdict[str, list[Mark]] = defaultdict(list)
        forms = [self._of_word[word.norm] for word in words]
        longer: list[Longer] = []
        for begin, end in sentences or ((0, len(words)),):
            for first, (alone, start, _) in enumerate(forms[begin:end], begin):
                if alone:
                    single = _SINGLES[first] if first < _SHARED else _mark((first, first + 1))
                    for name in alone:
                        found[name].append(single)
                if start is not None and (  # most words that may begin a pattern begin none here
                    start.later
                    or (first + 1 < end and not start.next.keys().isdisjoint(forms[first + 1].fits))
                ):
                    start.follow(forms, first + 1, end, longer)
                    if longer:
                        for _, name, last in sorted(longer):
                            found[name].append(_mark((first, last)))
                        longer.clear()
        return dict(found)

    def _form(self, norm: str) -> Form:
        """Return what the lexicon has for a word."""
        letters = len(norm)
        stems = [norm[:length] for length in self._lengths if length <= letters]
        key = (norm if norm in self._heads else "", *(stem for stem in stems if stem in self._stems))
        start = self._starts.get(key)
        if start is None:
            start = self._starts[key] = self._start(*key)
        parts = [norm[:length] for length in self._part_lengths if length <= letters]
        fits = [self._part_stems[part] for part in parts if part in self._part_stems]
        return Form(*start, (norm, *fits) if norm in self._parts else tuple(fits))

    def _start(self, head: str, *stems: str) -> tuple[tuple[str, ...], Node | None]:
        """Return the classes, and the patterns that go on, of words that begin so."""
        patterns = [*self._heads.get(head, ()), *chain.from_iterable(self._stems[stem] for stem in stems)]
        start = Node()
        longer = [one for one in patterns if one.rest]
        for rank, one in enumerate(sorted(longer, key=lambda one: one.rest[0][-1] in _OPEN)):
            start.add(rank, one)
        return tuple(one.name for one in patterns if not one.rest), start if longer else None


def _without_joiner(part: str) -> tuple[str, ...]:
    """Return the words that a part of a pattern is in a text: several, where joiners are missing."""
    parted = unglued(part)
    return (part[:parted], *_without_joiner(part[parted:])) if parted else (part,)


def wordings(pattern: str) -> list[str]:
    """
    Return the patterns that one with alternatives stands for.

    >>> wordings("(taken|flown) to hospital")
    ['taken to hospital', 'flown to hospital']
    """
    parts = _ANY_OF.split(pattern)  # every second one was in brackets
    if len(parts) == 1:
        return [pattern]
    return ["".join(chosen) for chosen in product(*([*part.split("|")] for part in parts))]


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
                    for wording in wordings(pattern):
                        result.add(wording, f"{table}.{name}")
    result.settle()
    return result
