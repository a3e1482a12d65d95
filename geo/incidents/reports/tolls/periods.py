"""Tolls that count the dead of a year and not of one event: "bringing to seven the number this year"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import clause_ends

_BEFORE = 3  # words between "this year" and the words of a toll


def words_of_period(passage: Passage, sentence: Sentence, toll: Figure) -> range | None:
    """Return the words of a toll that counts the dead of a year, from its number to its noun; else None."""
    first, last = min(toll.first, toll.last - 1), max(toll.first, toll.last)
    end = next((index for index in range(last, sentence.last) if clause_ends(passage, index)), sentence.last)
    low = max(sentence.first, first - _BEFORE)
    events = passage.event_words - passage.casualty_words
    for mark in passage.marks_in("part.so_far", low, end):
        if events.isdisjoint(range(last, mark.first)):  # "seven in the worst attack this year"
            return range(first, max(last, min(mark.first, end)))
    return None
