"""Which of several events a sentence speaks of by its place, or goes on with: "in Jurm it was a mine"."""

from collections.abc import Sequence

from gazetteer.place import Place
from geo.incidents.reports.events.apart import may_be_at
from geo.incidents.reports.events.event import LOOK_BACK, Event
from geo.incidents.reports.events.scene import best_place, firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told


def named_by_place(passage: Passage, events: Sequence[Event], one: Told) -> Event | None:
    """Return the event before the latest that a sentence speaks of by its place: "he called that in Jurm"."""
    spot = firm_place(passage, one) if len(events) > 1 and one.day is None and not one.separate else None
    if spot is None or spot.place is None:
        return None
    latest = events[-1].firm_place(passage) or best_place(passage, events[-1].context)
    if latest is None or may_be_at(one, spot, latest):
        return None
    for event in reversed(events[-LOOK_BACK:-1]):
        there = event.firm_place(passage)
        if there is not None and there.place is not None and _is_of_district(spot.place, there.place):
            return event
    return None


def _is_of_district(named: Place, place: Place) -> bool:
    """Return whether a place is the one named, or lies in the district named."""
    return named.place_id == place.place_id or (
        named.feature_code == "ADM2" and place.admin2_id == named.place_id
    )


def told_just_before(events: Sequence[Event], one: Told) -> Event | None:
    """Return the event of the sentence right before one that has no day and place of its own, or None."""
    if one.dates or one.places or one.separate:
        return None
    for event in reversed(events[-LOOK_BACK:]):
        last = event.told[-1]
        if last.position == one.position - 1 and last.sentence.paragraph == one.sentence.paragraph:
            return event
    return None
