"""What an English sentence names at its head as known: "The drone fell near the post"."""

from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_NAMED_BY = 3  # words of "The shelling of", before a place that tells which


def names_known(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether English goes on with what was told, at its head: "The drone fell near the post"."""
    first = one.sentence.first
    if passage.language != "en" or passage.words[first].norm != "the" or one.separate or one.dates:
        return False
    if one.victims or any(spot.first <= first + _NAMED_BY for spot in one.places):
        return False  # "The shelling of Dusti"
    at_head = {name for name, marks in one.triggers.items() if any(mark.first == first + 1 for mark in marks)}
    beside = event.told[-1].position == one.position - 1
    return beside and any(at_head & told.triggers.keys() for told in event.told)
