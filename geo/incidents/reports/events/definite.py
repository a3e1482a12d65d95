"""What an English sentence names as known, "The drone fell near the post"."""

from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_NAMED_BY = 3  # words of "The shelling of", before a place that tells which
_SAID = 8  # words of "A source told the agency that"


def names_known(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether English goes on with what was told: "The drone fell near the post"."""
    if passage.language != "en" or one.separate or one.victims or not one.triggers:
        return False
    first = _past_speech(passage, one)
    if passage.words[first].norm != "the" or not _is_same_day(event, one):
        return False
    if any(first < spot.first <= first + _NAMED_BY for spot in one.places):
        return False  # "The shelling of Dusti"
    at_head = {name for name, marks in one.triggers.items() if any(mark.first == first + 1 for mark in marks)}
    beside = event.told[-1].position == one.position - 1
    return beside and any(at_head & told.triggers.keys() for told in event.told)


def _past_speech(passage: Passage, one: Told) -> int:
    """Return the word behind "A source told the agency that", or the first one."""
    first, last = one.sentence.first, min(one.sentence.last, one.sentence.first + _SAID)
    for mark in passage.marks_in("speech.verbs", first, last):
        for index in range(mark.last, last - 1):
            if passage.words[index].norm == "that":
                return index + 1
    return first


def _is_same_day(event: Event, one: Told) -> bool:
    """Return whether a sentence gives no day, or the exact one that is known of an event."""
    if not one.dates:
        return True
    day, known = one.day, event.day()
    return day is not None and known is not None and day.precision == DAY and day.day == known.day
