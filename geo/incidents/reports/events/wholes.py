"""Sentences that only count the dead of all events of a text together."""

from collections.abc import Sequence

from geo.incidents.reports.events.apart import district_of
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told


def without_sum(passage: Passage, events: list[Event]) -> list[Event]:
    """Leave out of the events a sentence without an exact day that counts the dead of all of them."""
    if len(events) < 2:  # noqa: PLR2004 - one has nothing to sum up
        return events
    dead = [_most_killed(event.told) for event in events]
    for number, event in enumerate(events):
        leads = number == 0
        for position, one in enumerate(event.told):
            dated = _has_exact_day(passage, one)
            leads = leads and not dated
            all_told = passage.has_any("context.several", one.sentence.first, one.sentence.last)
            if dated or not (leads or all_told):
                continue
            counted = _most_killed([one])
            leads = leads and not 0 < _most_killed(event.told[:position]) < counted  # parts come after it
            if not (leads or all_told):
                continue
            rest = [told for told in event.told if told is not one]
            alone = (
                number == 0 and one.day is not None and one.day.precision == 1
            )  # of the past 24 hours, and nothing else
            whole = counted if rest or alone else 0
            parts = [*dead[:number], _most_killed(rest), *dead[number + 1 :]]
            if whole and max(parts) < whole == sum(parts) and not _is_of_one_place(passage, events, one):
                if rest:
                    event.keep(rest)
                return events if rest else events[1:]
    return events


def _is_of_one_place(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether English names one district alone, and the next event is of another one."""
    if passage.language != "en":
        return False
    here, there = firm_place(passage, one), events[1].firm_place(passage)
    if here is None or here.place is None or there is None or there.place is None:
        return False
    mine, other = district_of(here.place), district_of(there.place)
    named = {district_of(spot.place) for spot in one.places if spot.place is not None} - {""}
    return named == {mine} and bool(other) and mine != other


def _has_exact_day(passage: Passage, one: Told) -> bool:
    """Return whether a sentence gives an exact day, not only a week, several days or the past 24 hours."""
    day = one.day
    if day is None or day.precision > 1 or (day.day != day.end and not day.late):
        return False
    return not passage.has_any("time.whole_day", day.first, day.last)


def _most_killed(told: Sequence[Told]) -> int:
    """Return the largest number of dead that one of several sentences tells."""
    dead = (figure.value for one in told for figure in one.figures if figure.kind == "killed")
    return max(dead, default=0)
