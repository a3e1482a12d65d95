"""Districts and towns that a text names only by who governs them: "the mayor of Khorugh", «ولسوال درقد»."""

from collections.abc import Sequence
from functools import lru_cache

from geo.incidents.reports.bearers import find_places
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import Spot, adjoins

# Before whose house or wife it is, or who only speaks.
_OWNERS_OF = ("person.former", "object.owned", "person.civilians", "speech.of")
_PROVINCE = "ADM1"  # whose name a district may share, and then it is not sure of which one they are


@lru_cache(maxsize=1)  # the text at hand: rules ask sentence by sentence
def find_owned(passage: Passage, names: Names) -> list[Spot]:
    """Return the place names of a passage with those that only say whose people or body somebody is."""
    return find_places(passage, names, owned=True)


def with_governed(passage: Passage, names: Names, spots: Sequence[Spot]) -> list[Spot]:
    """Return place names in order, and among them the districts and towns that officials are of."""
    marks = passage.marks.get("place.governor", ())
    if not spots:  # "Полиция Рустака сообщила о взрыве": nobody says that it was elsewhere
        marks = [*marks, *passage.marks.get("place.authority", ())]
    taken = {spot.first for spot in spots}
    heads = {mark.last for mark in marks if mark.last not in taken and adjoins(passage, mark.last)}
    if not heads:
        return list(spots)
    owned = find_owned(passage, names)
    return sorted([*spots, *(spot for spot in owned if spot.first in heads and _is_governed(spot))])


def only_former(passage: Passage, sentence: Sentence) -> bool:
    """Return whether Russian names officers of a court only as former ones, or as whose kin it is."""
    marks = passage.marks_in("context.court", sentence.first, sentence.last)
    return bool(marks) and all(
        passage.has_any("context.office", *mark)
        and passage.has_one_of(_OWNERS_OF, mark.first - 1, mark.first)
        for mark in marks
    )


def _is_governed(spot: Spot) -> bool:
    """Return whether a place is a district or a town, and no province bears its name."""
    kinds = {match.place.feature_code for match in spot.bearers}
    return spot.place is not None and spot.place.feature_class in {"A", "P"} and _PROVINCE not in kinds
