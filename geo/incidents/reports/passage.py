"""A text as the rules see it: its words, its sentences, and the classes of the lexicon at each word."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from geo.incidents.reports.lexicon import Mark, lexicon
from geo.incidents.reports.numbers import Number, find_numbers
from geo.incidents.reports.sentences import paragraphs, sentences
from geo.incidents.reports.words import Word, words

_UNIT = "unit."
_CASUALTY = ("killed.back", "killed.forward", "wounded.back", "wounded.forward")
_FIGURES = (
    "killed.toll",
    "wounded.toll",
    "zero.all",
    "zero.killed",
    "zero.wounded",
    "context.earlier_figure",
)
_LONGEST_SENTENCE = 200  # words
_first = attrgetter("first")
_UNIT_KINDS = ("ADM2", "ADM1", "P", "H", "S", "T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words `first` to `last` (not included), where it stands, and its paragraph."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int

    def number_of_words(self) -> int:
        """Return how many words the sentence has."""
        return self.last - self.first


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
        self.text = text
        self.language = language
        self.words: list[Word] = []
        self.sentences: list[Sentence] = []
        for number, (start, end) in enumerate(paragraphs(text)):
            for begin, stop in sentences(text, start, end):
                first = len(self.words)
                self.words += words(text, begin, stop)
                self._add_sentence(first, begin, stop, number)
        self._sentence_of = [
            number for number, one in enumerate(self.sentences) for _ in range(one.first, one.last)
        ]
        self.marks: dict[str, list[Mark]] = {}
        self._at: dict[str, set[int]] = {}
        for mark in lexicon(language).marks(self.words):
            name, first, last = mark
            marks = self.marks.get(name)
            if marks is None:
                self.marks[name], self._at[name] = [mark], set(range(first, last))
                continue
            marks.append(mark)
            if last - first == 1:
                self._at[name].add(first)
            else:
                self._at[name].update(range(first, last))
        self.casualty_words = frozenset().union(*(self._at.get(name, ()) for name in _CASUALTY))
        self.figure_words = self.casualty_words.union(*(self._at.get(name, ()) for name in _FIGURES))
        self._units = self._units_by_word()
        self._beside_place = {*self._units, *self._at.get("place.near", ()), *self._at.get("unit.border", ())}
        self.numbers: list[Number] = find_numbers(self.words, language)
        self._numbered = {
            index: number for number in self.numbers for index in range(number.first, number.last)
        }

    def _add_sentence(self, first: int, begin: int, stop: int, paragraph: int) -> None:
        """Add the words from `first` on as a sentence; one without an end is cut: no text takes for ever."""
        last = len(self.words)
        while last - first > _LONGEST_SENTENCE:
            cut = first + _LONGEST_SENTENCE
            end = self.words[cut - 1].end
            self.sentences.append(Sentence(first, cut, begin, end, paragraph))
            first, begin = cut, self.words[cut].start
        if last > first:
            self.sentences.append(Sentence(first, last, begin, stop, paragraph))

    def _units_by_word(self) -> dict[int, str]:
        """Return the kind of place that each word says."""
        units: dict[int, str] = {}
        for kind in _UNIT_KINDS:
            for mark in self.marks.get(_UNIT + kind, ()):
                for index in range(mark.first, mark.last):
                    units.setdefault(index, kind)
        return units

    def has(self, name: str, index: int) -> bool:
        """Return whether a word belongs to a class of the lexicon."""
        return index in self._at.get(name, ())

    def has_any(self, name: str, first: int, last: int) -> bool:
        """Return whether one of the words `first` to `last` (not included) belongs to a class."""
        found = self._at.get(name)
        return found is not None and not found.isdisjoint(range(first, last))

    def near_unit(self, index: int) -> bool:
        """Return whether a word for a kind of place, "near" or "border" stands within two words."""
        return not self._beside_place.isdisjoint(range(index - 2, index + 2))

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
        found = self._at.get(name)
        if found is None or found.isdisjoint(range(first, last)):
            return []
        marks = self.marks[name]
        low = bisect_left(marks, first, key=_first)
        high = bisect_left(marks, last, lo=low, key=_first)
        return [mark for mark in marks[low:high] if mark.last <= last]

    def numbers_in(self, first: int, last: int) -> list[Number]:
        """Return the numbers that begin among the words `first` to `last` (not included)."""
        low = bisect_left(self.numbers, first, key=_first)
        return self.numbers[low : bisect_left(self.numbers, last, lo=low, key=_first)]
