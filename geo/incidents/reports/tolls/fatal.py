"""English casualties some of whom are said to be the dead: "seven casualties, three of them fatal"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import clause_ends

_CASUALTIES = {"casualties", "victims"}
_FATAL = ("part.fatal", "killed.them")
_OF_THEM = 4  # words from "of them" to "fatal"


def fatal_part(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return the dead and the wounded of casualties that are told together, and how many were fatal."""
    if passage.language != "en" or not passage.has_one_of(_FATAL, sentence.first, sentence.last):
        return []
    numbers = passage.numbers_in(sentence.first, sentence.last)
    told = (one for one in numbers if one.last < sentence.last)
    whole = next((one for one in told if passage.words[one.last].norm in _CASUALTIES), None)
    for one in numbers if whole is not None else ():
        marks = passage.marks_in("part.after", one.last, min(sentence.last, one.last + _OF_THEM))
        of_them = bool(marks) and marks[0].first == one.last
        if not of_them or whole is None or not 0 < one.value <= whole.value or one.first < whole.last:
            continue
        last = min(sentence.last, marks[0].last + _OF_THEM)
        said = passage.marks_in("killed.them", marks[0].last, last)[:1]  # "three of them dead"
        if any(clause_ends(passage, mark.last) for mark in said) or passage.has_any(
            "part.fatal", marks[0].last, last
        ):
            rest = whole.value - one.value
            kinds = frozenset({"generic"})
            dead = Figure("killed", one.value, kinds, one.first, last)
            return [dead, Figure("wounded", rest, kinds, whole.first, whole.last)] if rest else [dead]
    return []
