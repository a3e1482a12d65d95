"""Russian people of one verb whom an aside or a clause about some parts: "трое, которые …, и двое"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.agents import is_object
from geo.incidents.reports.tolls.asides import begins_aside
from geo.incidents.reports.tolls.own_verbs import goes_on
from geo.incidents.reports.tolls.people import Quantity, clause_ends

_AND, _ALSO = "и", ("а", "также")
_HIS = {"его", "ее", "их"}
_LONGEST = 16  # words from one to the next
_WHICH = ("котор",)
_PARTICIPLES = (
    *("вшие", "вший", "вшая", "вших", "вшего", "вшую", "вшей", "вшиеся", "вшихся", "вшийся", "вшегося"),
    *("щие", "щий", "щая", "щих", "щего", "щую", "щей", "щиеся", "щихся", "щийся", "щегося"),
    *("нные", "нный", "нная", "нных", "нного", "нную", "нной"),
)
_BEFORE_WHICH = 2  # words of "один из | которых", "у | которых"


def are_linked(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether "and" links two people although an aside, or a clause about the first, parts them."""
    head = other.first - 1
    last = other.first - (passage.has("part.more", head) or passage.words[head].norm in _HIS)
    words = range(one.last, last)
    if not 1 < len(words) <= _LONGEST or not passage.casualty_words.isdisjoint(words):
        return False
    if one.spoken and other.spoken and is_object(passage, one) != is_object(passage, other):
        return False
    return _past_aside(passage, one.last, last) or _past_clause(passage, one.last, last)


def _past_aside(passage: Passage, first: int, last: int) -> bool:
    """Return whether words are "and" with an aside: "и, по словам жителей,"."""
    aside = _past_and(passage, first)
    if aside in {first, last} or not begins_aside(passage, aside):
        return False
    inside = range(aside + 1, last)
    return clause_ends(passage, last) and not any(clause_ends(passage, index) for index in inside)


def _past_clause(passage: Passage, first: int, last: int) -> bool:
    """Return whether words are a clause about people before them and "and": ", которые стояли там, и"."""
    joiner = last - 1 if passage.words[last - 1].norm == _AND else last - len(_ALSO)
    if joiner <= first or _past_and(passage, joiner) != last or not clause_ends(passage, joiner):
        return False
    if not clause_ends(passage, first):
        return False
    head = passage.words[first : first + _BEFORE_WHICH + 1]
    which = passage.has("part.before", first) or any(word.norm.startswith(_WHICH) for word in head)
    return which or passage.words[first].norm.endswith(_PARTICIPLES)


def _past_and(passage: Passage, index: int) -> int:
    """Return the word after "and", "as well as" that begins at a word, or that word."""
    head = [word.norm for word in passage.words[index : index + len(_ALSO)]]
    return index + len(_ALSO) if tuple(head) == _ALSO else index + (head[:1] == [_AND])


def has_verb(passage: Passage, one: Quantity) -> bool:
    """Return whether a clause goes on from people with a verb of their own: "двое прохожих ранены"."""
    end = passage.sentences[passage.sentence_number(one.first)].last
    clause = range(one.last, next((at for at in range(one.last, end) if clause_ends(passage, at)), end))
    return goes_on(passage, one) or not passage.casualty_words.isdisjoint(clause)
