"""Which sentences say that what was reported did not happen, and what stands all the same."""

from collections.abc import Sequence

from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.saying import past_source
from geo.incidents.reports.told import Told

_SHORT = 6  # words of "Известие не подтвердилось"


def stands(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells another incident than was denied, with its day and place."""
    again = passage.has_one_of(
        ("context.reported_before", "context.rumour"), one.sentence.first, one.sentence.last
    )
    apart = one.day is not None and not (one.refuted or again) and (bool(one.triggers) or one.victims)
    return apart and firm_place(passage, one) is not None


def admits(passage: Passage, one: Told) -> bool:
    """Return whether a sentence says that something of what was denied did happen."""
    if not one.triggers or one.denied:
        return False
    admitted = passage.has_any("context.admitted", one.sentence.first, one.sentence.last)
    return admitted or _puts_right(passage, one)


def _puts_right(passage: Passage, one: Told) -> bool:
    """Return whether who denied something goes on, in Russian, with what there was: "По его словам, двое"."""
    goes_on = passage.language == "ru" and past_source(passage, one.sentence) > one.sentence.first
    exact = one.day is not None and one.day.precision == DAY
    return goes_on and exact and one.victims and passage.has("context.continues", one.sentence.first)


def refutes(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether a report begins by denying that what it speaks of happened."""
    if one.refuted and not events:
        return True
    if not one.denied or events or one.victims:
        return False
    words = range(one.sentence.first, one.sentence.last)
    return bool(one.triggers) or not passage.casualty_words.isdisjoint(words)


def denies_rumour(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence denies the rumour right before it: "пишут в соцсетях …; МВД опровергло"."""
    last = event.told[-1]
    if _retracts(passage, one):
        return len(event.told) == 1 and last.position == one.position - 1
    if not one.denied or one.victims or last.position != one.position - 1:
        return False
    if "taliban" in {
        family for _, _, family in passage.family_in("actor", one.sentence.first, one.sentence.last)
    }:
        return False  # who deny what was filmed
    return all(
        passage.has_any("context.rumour", told.sentence.first, told.sentence.last) for told in event.told
    )


def _retracts(passage: Passage, one: Told) -> bool:
    """Return whether a short sentence says that what was told before it is not so: "… не подтвердилось."."""
    short = one.sentence.number_of_words() <= _SHORT
    return short and passage.has_any("context.retracted", one.sentence.first, one.sentence.last)
