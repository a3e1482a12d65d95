"""Events without a place of their own: they are taken to have been where the one before was."""

from collections.abc import Sequence

from gazetteer.place import Place
from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.events.day import day_of
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import best_place
from geo.incidents.reports.events.whereabouts import place_of
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot

_PROVINCES = {"province", "region"}
_BULLETS = tuple("-–—•*·▪●►")  # at the head of an entry of a list


def place_before(
    passage: Passage, event: Event, earlier: Sequence[Event], place: Place | None
) -> Spot | None:
    """Return the place of the event before one that has none, or only where somebody is from."""
    if not (earlier and _may_be_there(passage, event)):
        return None
    own = place is not None and (not event.is_last_resort(passage) or _stands_apart(passage, event, place))
    if own and (not is_at_same_place(passage, event) or _is_in_same_province(passage, event)):
        return None
    places = (place_of(passage, one) for one in reversed(earlier))
    return next((spot for spot in places if spot is not None), None)


def _is_in_same_province(passage: Passage, event: Event) -> bool:
    """Return whether English only says "in the same province" of an event that has a place of its own."""
    first, last = event.opening.sentence.first, event.opening.sentence.last
    marks = passage.marks_in("context.same_place", first, last)
    wide = any(passage.words[index].norm in _PROVINCES for mark in marks for index in range(*mark))
    return passage.language == "en" and wide and not event.is_last_resort(passage)


def is_at_same_place(passage: Passage, event: Event) -> bool:
    """Return whether the opening sentence, or its scene, says "in the same district" and names no place."""
    opening = event.opening
    scene = [one for one in event.context[-1:] if one.day is opening.day is not None]
    same = any(
        passage.has_any("context.same_place", one.sentence.first, one.sentence.last)
        for one in (*scene, opening)
    )
    spot = best_place(passage, [*scene, opening])
    return same and (spot is None or (spot.place is not None and spot.place.feature_code == "PCLI"))


def is_other_day(event: Event, earlier: Sequence[Event]) -> bool:
    """Return whether an event was on another day than the one before: then hardly in the very village."""
    when, then = day_of(event, earlier), day_of(earlier[-1], earlier[:-1])
    return when is not None and then is not None and when.day != then.day


def _stands_apart(passage: Passage, event: Event, place: Place) -> bool:
    """Return whether an event is set apart by its words, or is an entry of a list that names a place."""
    entry = passage.text.startswith(_BULLETS, event.opening.sentence.start)
    return event.opening.separate or ((entry or event.opening.captioned) and in_zone(place))


def _may_be_there(passage: Passage, event: Event) -> bool:
    """Return whether an event without a place may have been where the one before it was."""
    opening = event.opening
    if is_at_same_place(passage, event):
        return True
    if event.context and event.context[-1].day is opening.day:
        return False  # the sentence before it sets the scene, its place too
    if best_place(passage, event.told) is None and any(when.back for when in opening.dates):
        return True  # "Two days later a mine went off"
    return opening.day is not None and not any(when.same for when in opening.dates)
