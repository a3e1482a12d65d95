"""The others of a whole: "of the four one was killed and the rest were wounded"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure

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
            if of and number.value > part > 0:
                value = number.value - part
                return Figure(kind, value, frozenset({"generic"}), number.first, befell[0].last)
    return None
