"""A text as the rules see it: its words, its sentences, and the classes of the lexicon at each word."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import chain, starmap
from operator import attrgetter
from typing import NamedTuple

from geo.incidents.reports.begun import without_begun
from geo.incidents.reports.clauses import clauses_apart
from geo.incidents.reports.datelines import PARAGRAPHS, Dateline, find_dateline, is_entry
from geo.incidents.reports.executed import with_executed
from geo.incidents.reports.gapped_days import gapped_days
from geo.incidents.reports.lexicon import Mark, lexicon
from geo.incidents.reports.maimed import with_costs, with_maimed, with_victims
from geo.incidents.reports.numbers import Number, find_numbers
from geo.incidents.reports.photos import photo_lines
from geo.incidents.reports.sentences import sentences
from geo.incidents.reports.set_phrases import offices, surnames_of_harm, without_cancelled
from geo.incidents.reports.typed import as_printed
from geo.incidents.reports.words import Word, words

_UNIT = "unit."
_CASUALTY = (
    *(f"killed.{name}" for name in ("back", "forward", "number_after")),
    *(f"wounded.{name}" for name in ("back", "forward", "number_after")),
)
_FIGURES = (
    "killed.toll",
    "wounded.toll",
    "wounded.hospital",
    "wounded.where",
    *(f"killed.{name}" for name in ("lost", "loss", "list", "list_after", "suicide", "himself")),
    "killed.he",
    "wounded.he",
    "killed.every",
    "killed.fell",
    "killed.body_found",
    "killed.shot",
    "wounded.missile",
    "wounded.limb_of",
    "killed.none_lived",
    "killed.nth",
    "killed.survivor",
    "killed.bereaved",
    "killed.some",
    "wounded.some",
    "killed.of_people",
    "killed.number_after",
    "wounded.number_after",
    "wounded.list",
    "part.toll",
    "part.fatal",
    "zero.all",
    "zero.killed",
    "zero.wounded",
    "zero.survived",
    "zero.harm",
    "zero.neither",
    "part.echo",
    "context.earlier_figure",
    "context.not_counted",
)
_PEOPLE = ("person.attackers", "person.security", "person.civilians", "person.generic")
_BEFORE_PLACE = ("place.locative", "place.aside", "place.parts", "place.headed")
_NONE: frozenset[int] = frozenset()
_ORDINAL = {"й", "я", "е", "го", "му", "м", "ый", "ой", "ая", "ое", "ого", "ому", "ом", "ую"}
_MAKE, _HYPHENS = 3, "-‑"  # letters of a make before its number, and what joins them
_LONGEST_SENTENCE = 200  # words
_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"\W{0,3}[^\W\d][\w’'\u200c-]*(?:[^\S\n][\w’'\u200c-]+){0,3}:\s")
_first, _start = attrgetter("first"), attrgetter("start")
_UNIT_KINDS = ("ADM2", "ADM1", "P", "H", "S", "T")


class Sentence(NamedTuple):
    """A sentence: its words `first` to `last` (not included), where it stands, and its paragraph."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int

    def number_of_words(self) -> int:
        """Return how many words the sentence has."""
        return self.last - self.first


def _dateline(text: str, spans: Sequence[tuple[int, int]]) -> Dateline | None:
    """Return the dateline of a text; where several paragraphs begin with one, they are a list of events."""
    found = (find_dateline(text, start, end) for start, end in spans[:PARAGRAPHS])
    first = next((line for line in found if line is not None), None)
    if first is None or any(
        find_dateline(text, *span) or is_entry(text, span[0]) for span in spans if span[0] > first.start
    ):
        return None
    return first


class _WordsOf(dict[str, frozenset[int]]):
    """The words of each class of the lexicon, gathered when first asked for."""

    def __init__(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, name: str) -> frozenset[int]:
        """Gather the words of a class; none where the text has none."""
        marks = self._marks.get(name)
        words = self[name] = frozenset(chain.from_iterable(starmap(range, marks))) if marks else _NONE
        return words


class Passage:
    """
    A text in one language, looked through once.

    Parameters
    ----------
    text
        The whole article.
    language
        "en", "ru", "tg" or "fa".
    """

    def __init__(self, text: str, language: str) -> None:
        self.written = text
        self.text = text = as_printed(text, language)
        self.language = language
        self.words: list[Word] = words(text)
        self.sentences: list[Sentence] = []
        spans = [line.span() for line in _LINE.finditer(text)]
        self.photo_lines = photo_lines(text, spans)
        self.dateline = _dateline(text, spans)
        for number, (start, end) in enumerate(spans):
            begins = start
            if self.dateline and start == self.dateline.start and self.dateline.alone:
                begins = self.dateline.end
                self._add_sentence(start, begins, number)
            for begin, stop in sentences(text, begins, end):
                self._add_sentence(begin, stop, number)
        self.marks = self._find_marks()
        while apart := clauses_apart(text, self.words, self.marks, [one[:2] for one in self.sentences]):
            self.sentences = [part for one in self.sentences for part in self._parted(one, apart)]
            self.marks = self._find_marks()
        self.gapped: dict[int, str] = {}  # what befell those of clauses without a verb, by their first word
        if language == "ru":
            self._part_gapped()
        self._sentence_of = list(
            chain.from_iterable(
                [number] * (one.last - one.first) for number, one in enumerate(self.sentences)
            )
        )
        self._at = _WordsOf(self.marks)
        self._unions: dict[tuple[str, ...], frozenset[int]] = {}
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._families: dict[str, list[tuple[int, int, str]]] = {}
        self.casualty_words = self.words_of(*_CASUALTY)
        self.figure_words = self.casualty_words | self.words_of(*_FIGURES)
        events = self.words_of("context.follow_up", *self._classes("trigger"))
        self.event_words = self.casualty_words | events
        self.act_words = events - self.casualty_words  # of what was done, not of who came to harm
        self.month_words = self.words_of(*self._classes("months"), *self._classes("solar"))
        self._units = self._units_by_word()
        beside = self._at["place.near"].union(self._units, self._at["unit.border"])
        self._near_unit = {index + step for index in beside for step in (-1, 0, 1, 2)}
        self.numbers: list[Number] = [
            one
            for one in find_numbers(self.words, language)
            if not (self._names_thing(one.first) or self._counts_nothing(one.first))
        ]
        self.people_words = self.words_of(*_PEOPLE)
        self.people: dict[int, str] = {}  # the kinds of people that words name, as far as they were asked for
        self._numbered = {
            index: number for number in self.numbers for index in range(number.first, number.last)
        }

    def _find_marks(self) -> dict[str, list[Mark]]:
        """Return the classes of the lexicon at the words of each sentence."""
        spans = [(one.first, one.last) for one in self.sentences]
        found = lexicon(self.language).marks(self.words, spans)
        meant = set[int]()  # by words that are a name, or an office
        if self.language == "tg":
            meant = surnames_of_harm(self.text, self.words, found) | offices(self.text, self.words, found)
        marks = without_begun(without_cancelled(found, meant))
        marks = with_executed(self.words, marks, spans) if "killed.led_out" in marks else marks
        marks = with_costs(self.text, self.words, marks, spans) if "killed.costs" in marks else marks
        marks = with_victims(marks, spans) if "killed.as_victims" in marks else marks
        return with_maimed(self.text, self.words, marks, spans) if "wounded.maims" in marks else marks

    def _part_gapped(self) -> None:
        """Part the Russian sentences that go on to another day without a verb."""
        while found := gapped_days(
            self.text, self.words, self.marks, [one[:2] for one in self.sentences], self.gapped
        ):
            self.gapped.update(found.values())
            apart = {first: index for first, (index, _) in found.items()}
            self.sentences = [part for one in self.sentences for part in self._parted(one, apart)]

    def _parted(self, one: Sentence, apart: Mapping[int, int]) -> list[Sentence]:
        """Return both parts of a sentence that goes over to another day at a word (`apart`), else itself."""
        at = apart.get(one.first)
        if at is None:
            return [one]
        end, start = self.words[at - 1].end, self.words[at].start
        return [one._replace(last=at, end=end), one._replace(first=at, start=start)]

    def _classes(self, family: str) -> list[str]:
        """Return the classes of a family ("actor") that the text has."""
        if not self._names:
            for name in self.marks:
                self._names[name.partition(".")[0]].append(name)
        return self._names[family]

    def is_dateline(self, sentence: Sentence) -> bool:
        """Return whether a sentence is a dateline with a full stop that names a place or an agency."""
        line = self.dateline
        return line is not None and line.alone and not line.bare and sentence.start == line.start

    def _add_sentence(self, begin: int, stop: int, paragraph: int) -> None:
        """Add `text[begin:stop]` as a sentence; one without an end is cut: no text takes for ever."""
        first = self.sentences[-1].last if self.sentences else 0
        last = bisect_left(self.words, stop, lo=first, key=_start)
        while last - first > _LONGEST_SENTENCE:
            cut = first + _LONGEST_SENTENCE
            end = self.words[cut - 1].end
            self.sentences.append(Sentence(first, cut, begin, end, paragraph))
            first, begin = cut, self.words[cut].start
        if last > first:
            self.sentences.append(Sentence(first, last, begin, stop, paragraph))

    def _names_thing(self, index: int) -> bool:
        """Return whether digits end the name of a make: "Ф-1", "AK-47"."""
        before, word = self.words[index - 1], self.words[index]
        if index == 0 or not word.digits or word.start - before.end != 1:
            return False
        short = before.capital and len(before.norm) <= _MAKE
        return short and self.text[before.end] in _HYPHENS

    def _counts_nothing(self, index: int) -> bool:
        """Return whether digits are the hours or the minutes of "21:00", or an ordinal: "209-й"."""
        word, text = self.words[index], self.text
        if not word.digits:
            return False
        ending = self.words[index + 1].norm if index + 1 < len(self.words) else ""
        if ending in _ORDINAL and text[word.end : word.end + 1] in _HYPHENS:
            return self.language == "ru"
        before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 2]
        return (after[:1] == ":" and after[1:].isdecimal()) or (before[1:] == ":" and before[:1].isdecimal())

    def _units_by_word(self) -> dict[int, str]:
        """Return the kind of place that each word says."""
        units: dict[int, str] = {}
        for kind in _UNIT_KINDS:
            for mark in self.marks.get(_UNIT + kind, ()):
                for index in range(mark.first, mark.last):
                    units.setdefault(index, kind)
        return units

    @cached_property
    def digit_words(self) -> list[int]:
        """The words in digits."""
        return [index for index, word in enumerate(self.words) if word.digits]

    @cached_property
    def labelled_lines(self) -> int:
        """How many paragraphs begin with a few words and a colon: "RUSTAQ: two were killed"."""
        heads = {one.paragraph: one for one in reversed(self.sentences)}
        return sum(_LABEL.match(self.text, one.start, one.end) is not None for one in heads.values())

    @cached_property
    def placed_words(self) -> set[int]:
        """The words that the one before, or a unit near them, lets be the name of a place."""
        return self._near_unit.union(index + 1 for index in self.words_of(*_BEFORE_PLACE))

    def without(self, silent: range) -> "Passage":
        """Return the passage as it is if some of its words tell of nobody and of nothing that was done."""
        other = copy(self)
        kept = (
            (name, [mark for mark in found if mark.first not in silent]) for name, found in self.marks.items()
        )
        other.marks = {name: found for name, found in kept if found}
        other._at, other._unions, other._families = _WordsOf(other.marks), {}, {}  # noqa: SLF001 - its own
        other._names, other.people = defaultdict(list), {}  # noqa: SLF001
        for name in ("casualty_words", "figure_words", "event_words", "act_words", "people_words"):
            setattr(other, name, getattr(self, name).difference(silent))
        return other

    def has(self, name: str, index: int) -> bool:
        """Return whether a word belongs to a class of the lexicon."""
        return index in self._at[name]

    def has_any(self, name: str, first: int, last: int) -> bool:
        """Return whether one of the words `first` to `last` (not included) belongs to a class."""
        found = self._at[name]
        return bool(found) and not found.isdisjoint(range(first, last))

    def has_one_of(self, names: tuple[str, ...], first: int, last: int) -> bool:
        """Return whether one of the words `first` to `last` (not included) belongs to one of the classes."""
        found = self._unions.get(names)
        if found is None:
            found = self.words_of(*names)
        return bool(found) and not found.isdisjoint(range(first, last))

    def covers(self, name: str, first: int, last: int) -> bool:
        """Return whether all of the words `first` to `last` (not included) belong to a class."""
        return self._at[name].issuperset(range(first, last))

    def words_of(self, *names: str) -> frozenset[int]:
        """Return the words that belong to one of the classes: to ask of many words at once."""
        words = self._unions.get(names)
        if words is None:
            marks = chain.from_iterable(self.marks.get(name, ()) for name in names)
            words = self._unions[names] = frozenset(chain.from_iterable(starmap(range, marks)))
        return words

    def near_unit(self, index: int) -> bool:
        """Return whether a word for a kind of place, "near" or "border" stands within two words."""
        return index in self._near_unit

    def unit_at(self, index: int) -> str:
        """Return the kind of place a word says ("ADM2" for district), or ""."""
        return self._units.get(index, "")

    def number_at(self, first: int, last: int) -> bool:
        """Return whether words are a number."""
        number = self._numbered.get(first)
        return number is not None and number.last >= last

    def number_covering(self, index: int) -> Number | None:
        """Return the number that a word belongs to, or None."""
        return self._numbered.get(index)

    def sentence_number(self, index: int) -> int:
        """Return the number of the sentence that a word belongs to."""
        return self._sentence_of[index]

    def sentence_first(self, index: int) -> int:
        """Return the first word of the sentence that a word belongs to."""
        return self.sentences[self._sentence_of[index]].first

    def marks_in(self, name: str, first: int, last: int) -> list[Mark]:
        """Return the marks of a class among the words `first` to `last` (not included)."""
        marks = self.marks.get(name)
        if marks is None or marks[-1].first < first:
            return []
        low = bisect_left(marks, (first,))
        if marks[low].first >= last:
            return []
        high = bisect_left(marks, (last,), lo=low)
        return [mark for mark in marks[low:high] if mark.last <= last]

    def family_in(self, family: str, first: int, last: int) -> list[tuple[int, int, str]]:
        """
        Return the marks of a family of classes ("actor") among the words `first` to `last` (not included).

        Each is its first word, the word after its last, and the name of its class without the family's.
        """
        marks = self._families.get(family)
        if marks is None:
            start = len(family) + 1
            marks = self._families[family] = sorted(
                (mark.first, mark.last, name[start:])
                for name in self._classes(family)
                for mark in self.marks[name]
            )
        if not marks or marks[-1][0] < first:
            return []
        low = bisect_left(marks, (first,))
        if marks[low][0] >= last:
            return []
        high = bisect_left(marks, (last,), lo=low)
        return [mark for mark in marks[low:high] if mark[1] <= last]

    def numbers_in(self, first: int, last: int) -> list[Number]:
        """Return the numbers that begin among the words `first` to `last` (not included)."""
        low = bisect_left(self.numbers, first, key=_first)
        return self.numbers[low : bisect_left(self.numbers, last, lo=low, key=_first)]
