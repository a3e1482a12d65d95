"""Russian harmed of whom a sentence only says that there are some, and the next how many: "Есть погибшие"."""

from collections.abc import Collection

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_REACH = 9  # words from the head of a sentence to the number
_AT_END = 4  # words of a sentence within which it says that there are some


def counted_since(
    passage: Passage, sentence: Sentence, taken: Collection[int]
) -> tuple[Figure, Sentence] | None:
    """Return the number that a sentence begins with, as that of those before, and the rest of it."""
    if passage.language != "ru" or not any(f"{kind}.there" in passage.marks for kind in KINDS):
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
    first = max(before.first, before.last - _AT_END)
    kinds = [kind for kind in KINDS if passage.has_any(f"{kind}.there", first, before.last)]
    return kinds[0] if len(kinds) == 1 and not any(passage.numbers_in(first, before.last)) else ""
