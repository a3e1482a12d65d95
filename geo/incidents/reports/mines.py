"""Mines told in English by what they did: "A mine in Farkhor district on Monday killed two"."""

from collections.abc import Collection, Iterator

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import clause_ends

_ARTICLES = {"a", "an", "one", "another", "second", "third", "old", "buried", "forgotten", "single"}
_OPENS = {"and", "but", "when", "while", "as", "after", "where", "that", "because", "before"}  # a clause
_WHERE = {
    "in",
    "on",
    "at",
    "near",
    "outside",
    "by",
    "of",
    "along",
    "beside",
    "the",
    "a",
    "this",
    "early",
    "late",
}
_WHERE |= {"morning", "afternoon", "evening", "night", "has", "have", "also", "later", "yesterday", "today"}
_WHERE |= {"early", "late", "this", "there"}
_WHERE |= {
    "road",
    "path",
    "river",
    "bank",
    "village",
    "field",
    "pasture",
    "yesterday",
    "last",
    "from",
    "there",
    "same",
}
_HARMS = {"killed", "kills", "wounded", "wounds", "injured", "injures", "maimed", "maims", "hurt", "hurts"}
_HARMS |= {"claimed", "claims", "cost", "costs", "crippled", "cripples", "tore", "took", "takes", "blew"}
_HARMS |= {"hit", "hits", "struck", "ripped", "destroyed", "shattered"}
_DAYS = tuple(f"weekdays.{day}" for day in range(7))
_REACH = 12  # words between a mine and what it did


def mines_that_harmed(passage: Passage, of_places: Collection[int]) -> Iterator[Mark]:
    """Yield the mines at the head of a clause, with their verb; pits, in which people work, have another."""
    for mark in passage.marks.get("object.mine", ()):
        head = mark.first
        opens = passage.sentence_first(head)
        while head > opens and passage.words[head - 1].norm in _ARTICLES and not clause_ends(passage, head):
            head -= 1
        at_head = head == opens or clause_ends(passage, head) or passage.words[head - 1].norm in _OPENS
        when = head - 1 in of_places or passage.unit_at(head - 1) or passage.has_one_of(_DAYS, head - 1, head)
        at_head = at_head or (head < mark.first and bool(when))  # "On Monday a mine killed two"
        last = passage.sentences[passage.sentence_number(head)].last
        for index in range(mark.last, min(last, mark.last + _REACH) if at_head else mark.last):
            word = passage.words[index]
            if word.norm in _HARMS:
                yield Mark(mark.first, index + 1)
            where = word.capital or word.digits or word.norm in _WHERE or index in of_places
            if not (where or passage.unit_at(index)):
                break
