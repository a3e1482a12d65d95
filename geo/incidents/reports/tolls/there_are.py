"""Russian harmed whose number the next sentence tells: "Есть погибшие. …", "Сколько погибло? – Пятеро"."""

from collections.abc import Collection

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_REACH = 9  # words from the head of a sentence to the number
_HOW_MANY = "сколько"
_HARMED = {kind: (f"{kind}.back", f"{kind}.forward", f"{kind}.them") for kind in KINDS}
_AT_END = 4  # words of a sentence within which it says that there are some


def counted_since(
    passage: Passage, sentence: Sentence, taken: Collection[int]
) -> tuple[Figure, Sentence] | None:
    """Return the number that a sentence begins with, as that of those before, and the rest of it."""
    there = passage.language == "ru" and any(f"{kind}.there" in passage.marks for kind in KINDS)
    if not (there or (passage.language == "ru" and "?" in passage.text)):
        return None
    kind = _told_before(passage, sentence)
    if not kind:
        return None
    for index in range(sentence.first, min(sentence.last, sentence.first + _REACH)):
        number = passage.number_covering(index)
        if number is None:
            if index in passage.event_words or category_at(passage, index) not in {"", "civilians"}:
                return None
            continue  # "По словам главврача, их не менее семи"
        end = number.last + (number.last < sentence.last and passage.has("person.generic", number.last))
        ends = end >= sentence.last or clause_ends(passage, end) or passage.words[end].norm == "и"
        if index in taken or not ends:
            return None
        figure = Figure(kind, number.value, frozenset({"generic"}), number.first, end)
        return figure, sentence._replace(first=end)
    return None


def _told_before(passage: Passage, sentence: Sentence) -> str:
    """Return the kind of harmed with whom the sentence before ends, without their number, or ""."""
    number = passage.sentence_number(sentence.first) if sentence.first < len(passage.words) else 0
    if not number:
        return ""
    before = passage.sentences[number - 1]
    if before.last != sentence.first:  # a part of this one
        return ""
    if passage.text[before.end - 1] == "?":
        return _asked_for(passage, before)
    first = max(before.first, before.last - _AT_END)
    kinds = [kind for kind in KINDS if passage.has_any(f"{kind}.there", first, before.last)]
    return kinds[0] if len(kinds) == 1 and not any(passage.numbers_in(first, before.last)) else ""


def _asked_for(passage: Passage, question: Sentence) -> str:
    """Return the kind of harmed whose number a question asks for: "Сколько человек погибло?"; or ""."""
    words = passage.words[question.first : question.last]
    asked = next((at for at, word in enumerate(words, question.first) if word.norm == _HOW_MANY), 0)
    if not asked and words[0].norm != _HOW_MANY:
        return ""
    last = question.last
    kinds = [kind for kind in KINDS if passage.has_one_of(_HARMED[kind], max(asked, question.first), last)]
    return kinds[0] if len(kinds) == 1 and not passage.numbers_in(question.first, last) else ""
