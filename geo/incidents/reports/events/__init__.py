"""Sentences → events: which of them open one, which belong to it, which tell of something else."""

from collections.abc import Sequence

from geo.incidents.reports.events.belonging import follow, home_of
from geo.incidents.reports.events.event import LOOK_BACK, Event, event_day
from geo.incidents.reports.events.openings import beats_topic, opens, opens_with, refutes, stands
from geo.incidents.reports.events.scene import locates
from geo.incidents.reports.features import Told
from geo.incidents.reports.passage import Passage

_MONTH = 3  # precision of a month or a part of one
_BARE = 4  # words of such a line that are no name and no day
_HEADING_WORDS = 8  # of a line that gives the day of what follows


def find_events(passage: Passage, told: Sequence[Told]) -> list[Event]:
    """Return the events of a passage in the order in which it tells them."""
    headings = [one for one in told if one.heading]
    events = _events(passage, [one for one in told if not one.heading], headings[-1:])
    return events or _events(passage, told, [])


def _events(passage: Passage, told: Sequence[Told], before: Sequence[Told]) -> list[Event]:
    """Return the events of sentences; `before` is what stands over them."""
    events: list[Event] = []
    topic = ""
    refuted = False
    pending = list(before)
    captions: list[Told] = []
    for number, one in enumerate(told):
        if _is_caption(passage, one):
            captions = [*captions, one] if captions and captions[-1].number == one.number - 1 else [one]
            pending = [one] if events else [*pending[-1:], one]
            continue
        refuted = refuted or refutes(passage, events, one)
        if one.topic == "accident" and events and not topic and locates(passage, one) and follow(events, one):
            continue  # "the accident, as they call it, took place at"
        if one.topic and not beats_topic(passage, one):
            topic = one.topic
            pending = []
            continue
        if one.past:
            continue
        if _is_earlier_month(events, one):
            continue
        new = opens(passage, one, told[number + 1 : number + 3]) or (
            not events and opens_with(passage, one, pending)
        )
        if new and not (topic and one.day is None) and not (refuted and not stands(passage, one)):
            _take_heading(one, pending)
            _take_captions(one, captions)
            home = home_of(passage, events, one)
            if home is None:
                events.append(Event([one], context=pending if events else [*_dated(told, one), *pending]))
                _join_sum(events)
            else:
                home.add(one)
            topic, pending = "", []
        elif events and not topic and _is_part_of_sum(events, one):
            events.append(Event([one], context=pending))
            _join_sum(events)
        elif events and not topic and not one.unreal and not one.denied:
            pending = [] if follow(events, one) else [one]
        elif not topic:
            pending = [*pending[-1:], one]
    return events


def _dated(told: Sequence[Told], one: Told) -> list[Told]:
    """Return the last sentence before one that gives its paragraph a day: a story begins with it."""
    if not (one.victims or one.places):
        return []
    return [
        other
        for other in told
        if other.number < one.number
        and other.day is not None
        and other.day.precision == 1
        and not other.heading
        and other.sentence.paragraph == one.sentence.paragraph
    ][-1:]


def _is_earlier_month(events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence tells of a month before the day of what was told: "in January two died"."""
    month = one.day
    if month is None or month.precision != _MONTH or month.end is None or not (one.triggers or one.victims):
        return False
    days = [when for event in events if (when := event_day(event)) is not None and when.precision == 1]
    return bool(days) and all(when.day is not None and month.end < when.day for when in days)


def _take_heading(one: Told, pending: Sequence[Told]) -> None:
    """Give a sentence without a day that of a line right before it ("4 September, Rushon district")."""
    if one.day is None and not any(when.same for when in one.dates) and pending:
        last = pending[-1]
        near = one.number - last.number == 1 and last.sentence.number_of_words() <= _HEADING_WORDS
        if near and last.day is not None and not last.heading:
            one.day = last.day


def _is_caption(passage: Passage, one: Told) -> bool:
    """Return whether a line only gives the day or the place of what follows: "26 March.", "Chah Ab district:"."""
    if one.triggers or one.figures or one.topic or one.heading or not (one.dates or one.places):
        return False
    first, last = one.sentence.first, one.sentence.last
    names = ("speech.verbs", "place.carried", "place.aside")
    if last - first > _HEADING_WORDS or any(passage.has_any(name, first, last) for name in names):
        return False
    named = sum(span.last - span.first for span in (*one.dates, *one.places))
    return last - first - named <= _BARE and all(
        not passage.has_any(f"context.{name}", first, last)
        for name in ("follow_up", "aftermath", "took_place")
    )


def _take_captions(one: Told, captions: Sequence[Told]) -> None:
    """Give a sentence that lacks them the day and the places of the lines right over it."""
    if not captions or captions[-1].number != one.number - 1:
        return
    days = [line.day for line in captions if line.day is not None]
    if one.day is None and days and not any(when.same for when in one.dates):
        one.day = days[-1]
    if not one.places:
        one.places, one.ranked = [spot for line in captions for spot in line.places], None


def _is_part_of_sum(events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence without a trigger tells one of the incidents summed up before it."""
    whole = events[-1]
    if not whole.opening.several:
        return False
    total = sum(figure.value for figure in whole.opening.figures if figure.kind == "killed")
    return any(
        figure.kind == "killed" and 0 < figure.value < total and not figure.earlier for figure in one.figures
    )


def _join_sum(events: Sequence[Event]) -> None:
    """Note the latest event as a part of the sum before it, if there is one that lacks parts."""
    for event in reversed(events[-LOOK_BACK:-1]):
        if event.opening.several > len(event.parts):
            event.parts.append(events[-1])
            return
