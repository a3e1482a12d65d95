"""The others of a whole: "of the four one was killed and the rest were wounded"."""

from collections.abc import Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import category_at

_WERE = {"were", "had", "people", "persons", "men"}
_NOUN = 3  # words from a number to its noun
_NEAR = 3  # words from "the others" to what befell them
_ALIVE = ("zero.all", "zero.survived")


def remainder(passage: Passage, sentence: Sentence, kind: str, figures: Sequence[Figure]) -> Figure | None:
    """Return how many "the others" of a whole were killed or wounded, where a figure tells of its part."""
    for mark in passage.marks_in("part.remaining", sentence.first, sentence.last):
        until = min(sentence.last, mark.last + _NEAR)
        befell = passage.marks_in(f"{kind}.back", mark.last, until)
        if not befell or passage.has_one_of(_ALIVE, mark.last, until):
            continue
        part = sum(one.value for one in figures if one.last <= mark.first)
        for number in passage.numbers_in(sentence.first, mark.first):
            of = number.first > sentence.first and passage.has("part.base", number.first - 1)
            of = of or passage.words[number.last].norm == "casualties"
            if of and number.value > part > 0:
                value = number.value - part
                return Figure(kind, value, frozenset({"generic"}), number.first, befell[0].last)
        whole = _opening_number(passage, sentence, figures) or _whole_before(passage, sentence)
        if whole is not None and whole.value > part > 0:
            return Figure(kind, whole.value - part, frozenset({"generic"}), mark.first, befell[0].last)
    return None


def _opening_number(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> Number | None:
    """Return the English number that opens a sentence before its dead: "Nine were on the bus: five died"."""
    number = passage.number_covering(sentence.first) if passage.language == "en" else None
    if number is None or any(one.first < number.last for one in figures) or number.last >= sentence.last:
        return None
    told = passage.words[number.last].norm in _WERE or category_at(passage, number.last) != ""
    return number if told and number.last not in passage.casualty_words else None


def _whole_before(passage: Passage, sentence: Sentence) -> Number | None:
    """Return the one number of people in the English sentence before, where it tells of no harm."""
    if passage.language != "en":
        return None
    number = passage.sentence_number(sentence.first)
    before = passage.sentences[number - 1] if number else None
    if before is None or not passage.casualty_words.isdisjoint(range(before.first, before.last)):
        return None
    people = [
        one
        for one in passage.numbers_in(before.first, before.last)
        if any(category_at(passage, step) for step in range(one.last, min(before.last, one.last + _NOUN)))
    ]
    return people[0] if len(people) == 1 else None
