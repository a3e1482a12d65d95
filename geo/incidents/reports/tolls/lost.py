"""People whom somebody lost, told without a word for death: "سه سرباز خود را از دست دادند"."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.agents import is_object
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_NO_ONE = {"توان", "توانایی", "قدرت", "کنترل", "کنترول", "امید", "روحیه", "فرصت", "حمایت", "اعتماد", "حاکمیت"}
_LONG, _OBJECT_MARK = 9, "را"  # words from whom somebody lost to the verb
_AFTER_ONE = {"и", "а", "но", "своего", "нашего"}
_WHERE = 10  # words that tell where and when between "lost" and whom


def with_lost(passage: Passage, sentence: Sentence, markers: list[Marker]) -> list[Marker]:
    """Return the words with those that say that people were lost: "سه سرباز خود را از دست دادند"."""
    weak = []
    for mark in passage.marks_in("killed.lost", sentence.first, sentence.last):
        index = _object_of_loss(passage, sentence, mark.first - 1)
        while index > sentence.first and passage.has("killed.own", index):
            index -= 1
        free = (
            index >= sentence.first
            and not _is_no_one(passage, sentence, index)
            and all(one.last <= mark.first or mark.last <= one.first for one in markers)
        )
        if free and category_at(passage, index):
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


def _is_no_one(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether what Dari says was lost is nobody: "توان مقاومت در برابر طالبان | را از دست داده"."""
    near = passage.words[max(sentence.first, index - _LONG) : index]
    return passage.language == "fa" and any(word.norm in _NO_ONE for word in near)


def is_lost(passage: Passage, index: int) -> bool:
    """Return whether Russian people stand before "lost" as whom one lost: "ещё троих мы потеряли"."""
    number = passage.number_covering(index - 1) or passage.number_covering(index - 2)
    if passage.language != "ru" or number is None:
        return False
    return passage.words[number.first].norm.endswith(("х", "одного"))


def is_lost_there(passage: Passage, mark: Mark, one: Quantity) -> bool:
    """Return whether only where and when part Russian people from "lost": "потерял вчера в бою … троих"."""
    if passage.language != "ru" or not mark.last <= one.first <= mark.last + _WHERE or not one.spoken:
        return False
    counted = is_object(passage, one) or passage.words[one.first].digits
    return counted and not any(clause_ends(passage, at) for at in range(mark.last, one.first + 1))


def is_lost_one(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether Russian tells of a loss beside "one": "потеряли одного, двое ранены"."""
    if passage.words[number.first].norm != "одного" or "killed.loss" not in passage.marks:
        return False
    last = number.last
    if number.first > sentence.first and passage.has("killed.loss", number.first - 1):
        ends = last >= sentence.last or clause_ends(passage, last)
        return ends or passage.words[last].norm in _AFTER_ONE or last in passage.casualty_words
    return passage.has_any("killed.loss", last, min(sentence.last, last + 2))


def may_be_rendered(passage: Passage, one: Quantity) -> bool:
    """Return whether people may have been "rendered harmless": attackers, in Dari anybody counted."""
    return one.category == "attackers" or (
        passage.language == "fa" and one.spoken and one.category == "generic"
    )
