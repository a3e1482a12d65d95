"""The day of an event; "the same evening", "two days later" count from a day told before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.events.event import Event, event_day
from geo.incidents.reports.told import Told


def day_of(event: Event, earlier: Sequence[Event]) -> When | None:
    """Return the date of an event; "the same evening", "two days later" count from the day before."""
    same = next((when for one in _up_to_a_day(event.told) for when in one.dates if when.same), None)
    said = event.opening.day
    if same is None or not (said is None or same.back):
        return event_day(event)
    known = event_day(event)
    own = any(one.day is not None for one in event.told)  # not that of the sentences before alone
    if not same.back and own and known is not None and not (known.after and same in event.opening.dates):
        return known
    fixed = next((one.day for one in event.told if one.dates_it and one.sentence.last <= same.first), None)
    if same.back and fixed is not None:
        return fixed
    nearest = next(_days_before(event, earlier, same), None)
    if nearest is None:
        return event_day(event)
    found, day = nearest
    day -= timedelta(days=same.back)
    end = found.end - timedelta(days=same.back) if found.end else None
    after = (
        said is not None and said.after and same.back > 0
    )  # "handed over on Friday, a day after they fell"
    if after or said is None or said.day is None or said.day.weekday() == day.weekday():
        return found._replace(day=day, end=end, first=same.first, last=same.last)
    return event_day(event)


def _up_to_a_day(told: Sequence[Told]) -> Iterator[Told]:
    """Yield the sentences up to the first with a day; what later ones tell of "the next day" is no act."""
    known = False
    for one in told:
        if not known or one.triggers or not one.figures:
            yield one
        known = known or (one.day is not None and one.day.precision == DAY and one.day.day is not None)


def _days_before(event: Event, earlier: Sequence[Event], same: When) -> Iterator[tuple[When, date]]:
    """Yield the dates that "the same day" may count from, each with its day, the nearest first."""
    for one in reversed((*event.context, *event.told)):
        for when in sorted((*one.dates, *one.statement_days), key=lambda when: -when.first):
            if when.first < same.first and when.day is not None and when.precision == DAY:
                yield when, when.day
    for number in reversed(range(len(earlier))):
        found = day_of(earlier[number], earlier[:number])
        if found is not None and found.day is not None:
            yield found, found.day


def only_day(told: Sequence[Told]) -> tuple[Told, When] | None:
    """Return the one exact day that a text names as news, with its sentence; None if it names several."""
    found = [
        (one, when)
        for one in told
        if not (one.past or one.topic or one.heading)
        for when in one.dates
        if when.day is not None and when.precision == DAY
    ]
    return found[0] if found and len({when.day for _, when in found}) == 1 else None
