"""Victims whom Russian verbs in the plural tell by names alone: "погибли Саид Каримов и Умед Назаров"."""

from collections.abc import Collection

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_PLURAL = ("ли", "ны", "ты", "лись", "шие", "тые", "ные", "ими", "ыми")  # of a verb or a participle
_LEAD = 4  # words between the verb and the names: "военнослужащие погранвойск"
_MOST_WORDS = 20  # of the names
_AGES = {"лет", "года", "год", "летний", "летняя"}


def names_told(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return the people whom names after or before a verb in the plural tell, two at least."""
    verb = passage.words[marker.first : marker.last]
    if passage.language != "ru" or not any(word.norm.endswith(_PLURAL) for word in verb):
        return []
    first = _first_name(passage, marker, sentence, taken)
    last = first
    while last < min(sentence.last, first + _MOST_WORDS) and _may_be_listed(passage, last, taken):
        last += 1
    spans = [(first, last)]
    before = marker.first
    while before > sentence.first and _may_be_listed(passage, before - 1, taken):
        before -= 1
    spans.append((before, marker.first))
    for start, end in spans:
        count = _count(passage, start, end)
        if count > 1:
            return [Quantity(start, end, count, category_at(passage, first - 1), spoken=False)]
    return []


def _first_name(passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]) -> int:
    """Return the first name after a verb: the nouns that say who they were may stand before it."""
    first = marker.last
    while first < min(sentence.last - 1, marker.last + _LEAD):
        named = passage.words[first].capital and first not in taken
        if named or clause_ends(passage, first):
            break
        first += 1
    return first


def _may_be_listed(passage: Passage, index: int, taken: Collection[int]) -> bool:
    """Return whether a word may stand in a list of names: a name, a rank, an age, "и"."""
    word = passage.words[index]
    if index in taken:
        return False
    return (
        word.capital
        or word.digits
        or word.norm == "и"
        or word.norm in _AGES
        or bool(category_at(passage, index))
    )


def _count(passage: Passage, first: int, last: int) -> int:
    """Return how many names stand among the words `first` to `last` (not included)."""
    count, inside = 0, False
    for index in range(first, last):
        word = passage.words[index]
        inside = inside and not clause_ends(passage, index)
        if word.capital and not word.digits and not category_at(passage, index):
            count += not inside
            inside = True
        else:
            inside = False
    return count
