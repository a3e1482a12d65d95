"""Tolls that count the dead of a year and not of one event: "bringing to seven the number this year"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import clause_ends

_BEFORE = 3  # words between "this year" and the words of a toll


_HAVE, _WHILE = {"have", "has"}, {"while", "and", "but"}
_BRINGING = {"bringing", "raising", "taking", "pushing", "brings", "raises", "takes", "pushes"}
_NUMBER, _COUNT = {"number", "total", "tally", "count", "toll"}, 6  # words from "bringing" to "the number"


def words_of_periods(passage: Passage, sentence: Sentence, tolls: Sequence[Figure]) -> set[int]:
    """Return the words of a sentence that count the dead of a year, a winter, since a month."""
    found = {index for toll in tolls for index in _words_of_period(passage, sentence, toll) or ()}
    return found.union(_brought(passage, sentence), _counted_so_far(passage, sentence))


def _counted_so_far(passage: Passage, sentence: Sentence) -> range:
    """Return the English clause that counts a year's dead: ", while 17 have been killed since"."""
    if passage.language not in {"en", "ru"}:
        return range(0)
    for mark in passage.marks_in("part.so_far", sentence.first, sentence.last):
        low = next(
            (at for at in range(mark.first, sentence.first, -1) if _is_apart(passage, at)), sentence.first
        )
        after = range(mark.last, sentence.last)
        high = next((at for at in after if _is_apart(passage, at)), sentence.last)
        whole = (low, high) == (sentence.first, sentence.last)
        told = passage.language == "ru" or any(passage.words[at].norm in _HAVE for at in range(low, high))
        if not whole and told:
            return range(low, high)
    return range(0)


def _is_apart(passage: Passage, index: int) -> bool:
    """Return whether a semicolon, or a comma and "while", parts a word from those before it."""
    gap = passage.text[passage.words[index - 1].end : passage.words[index].start]
    return ";" in gap or ("," in gap and (passage.language == "ru" or passage.words[index].norm in _WHILE))


def _brought(passage: Passage, sentence: Sentence) -> range:
    """Return the words of a clause like "bringing to seven the number of Chinese killed in a year"."""
    if passage.language != "en" or "time.over_time" not in passage.marks:
        return range(0)
    for index in range(sentence.first, sentence.last):
        if passage.words[index].norm not in _BRINGING:
            continue
        after = passage.words[index : min(sentence.last, index + _COUNT)]
        if any(word.norm in _NUMBER for word in after):
            period = passage.has_any("time.over_time", index, sentence.last)
            return range(index, sentence.last) if period else range(0)
    return range(0)


def _words_of_period(passage: Passage, sentence: Sentence, toll: Figure) -> range | None:
    """Return the words of a toll that counts the dead of a year, from its number to its noun; else None."""
    first, last = min(toll.first, toll.last - 1), max(toll.first, toll.last)
    end = next((index for index in range(last, sentence.last) if clause_ends(passage, index)), sentence.last)
    low = max(sentence.first, first - _BEFORE)
    for mark in passage.marks_in("part.so_far", low, end):
        if passage.act_words.isdisjoint(range(last, mark.first)):  # "seven in the worst attack this year"
            return range(first, max(last, min(mark.first, end)))
    month = passage.marks_in("part.in_month", first, last)  # "شمار کشته‌شدگان در ماه جنوری به چهار رسید"
    whole = any(passage.act_words.isdisjoint(range(first, mark.first)) for mark in month)
    return range(first, last) if whole else None
