"""People whom somebody lost, told without a word for death: "سه سرباز خود را از دست دادند"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import category_at, clause_ends

_LONG, _OBJECT_MARK = 9, "را"  # words from whom somebody lost to the verb


def with_lost(passage: Passage, sentence: Sentence, markers: list[Marker]) -> list[Marker]:
    """Return the words with those that say that people were lost: "سه سرباز خود را از دست دادند"."""
    weak = []
    for mark in passage.marks_in("killed.lost", sentence.first, sentence.last):
        index = _object_of_loss(passage, sentence, mark.first - 1)
        while index > sentence.first and passage.has("killed.own", index):
            index -= 1
        free = all(one.last <= mark.first or mark.last <= one.first for one in markers)
        if free and index >= sentence.first and category_at(passage, index):
            weak.append(Marker("killed", mark.first, mark.last, back=True, forward=False))
    return sorted((*markers, *weak), key=lambda marker: marker.first) if weak else markers


def _object_of_loss(passage: Passage, sentence: Sentence, index: int) -> int:
    """Return the word before "lost", or that which marks whom: "دو برادرش | را روز دوشنبه از دست داد"."""
    if passage.language != "fa" or passage.has("killed.own", index):
        return index
    for step in range(index, max(sentence.first, index - _LONG), -1):
        if passage.words[step].norm == _OBJECT_MARK:
            return step
        people = category_at(passage, step) or passage.number_covering(step) is not None
        if people or clause_ends(passage, step) or step in passage.casualty_words:
            break
    return index


def is_lost(passage: Passage, index: int) -> bool:
    """Return whether Russian people stand before "lost" as whom one lost: "ещё троих мы потеряли"."""
    number = passage.number_covering(index - 1) or passage.number_covering(index - 2)
    return passage.language == "ru" and number is not None and passage.words[number.first].norm.endswith("х")
