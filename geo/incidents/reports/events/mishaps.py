"""Blasts that were none of anybody's doing: gas that leaked, and the sentences that go on telling of that."""

from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_BLAST = {"blast"}


def was_gas(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Russian says of the blast just told that gas did it: "Причина — утечка газа"."""
    if one.topic != "accident" or "context.gas" not in passage.marks or one.places:
        return False
    gas = passage.has_any("context.gas", one.sentence.first, one.sentence.last)
    acts = {kind for told in (*event.told, one) for kind in told.triggers}
    return gas and acts == _BLAST


def goes_on_with_gas(passage: Passage, one: Told, topic: str) -> bool:
    """
    Return whether a sentence only tells when the blast of a gas bottle was: "Взрыв произошёл 10 марта".

    Or whose bodies an accident left: "Six bodies had been recovered by Tuesday".
    """
    if topic == "accident" and passage.language == "en" and set(one.triggers) == {"seize"}:
        return not one.places and passage.has_any("killed.body", one.sentence.first, one.sentence.last)
    if topic != "accident" or "context.gas" not in passage.marks or one.places:
        return False
    happened = passage.has_any("context.took_place", one.sentence.first, one.sentence.last)
    return happened and set(one.triggers) == _BLAST
