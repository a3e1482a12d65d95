"""The day of an event; "the same evening", "two days later" count from a day told before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.events.event import FIGHTS, Event, only_crossed
from geo.incidents.reports.told import Told

_MONTHS = timedelta(days=60)
_LONGEST_HUNT = timedelta(days=8)  # from the crossing of those who are found to the fight


def day_of(event: Event, earlier: Sequence[Event]) -> When | None:
    """Return the date of an event; "the same evening", "two days later" count from the day before."""
    fought = _fight_after_crossing(event)
    if fought is not None:
        return fought
    known = event.day()
    same = next((when for one in _up_to_a_day(event.told) for when in one.dates if when.same), None)
    said = _said_with(event, same)
    if same is None or not (said is None or same.back) or _is_dated_before(event, same):
        return known
    return _counted(event, earlier, same, known)


def _counted(event: Event, earlier: Sequence[Event], same: When, known: When | None) -> When | None:
    """Return the day that "two days later" means, or the one `known` without it."""
    said = _said_with(event, same)
    own = any(
        one.day is not None and not one.aftermath for one in event.told
    )  # not that of the sentences before alone
    if not same.back and own and known is not None and not (known.after and same in event.opening.dates):
        return known
    fixed = next((one.day for one in event.told if one.dates_it and one.sentence.last <= same.first), None)
    if same.back and fixed is not None:
        return fixed
    nearest = next(_days_before(event, earlier, same), None)
    if nearest is None:
        return known
    found, day = nearest
    day -= timedelta(days=same.back)
    end = found.end - timedelta(days=same.back) if found.end else None
    after = (
        said is not None and said.after and same.back > 0
    )  # "handed over on Friday, a day after they fell"
    if after or said is None or said.day is None or said.day.weekday() == day.weekday():
        return found._replace(day=day, end=end, first=same.first, last=same.last)
    return known


def _said_with(event: Event, same: When | None) -> When | None:
    """Return the exact day in the sentence of "two days later", or that of the opening sentence."""
    beside = next((one.day for one in event.told if same in one.dates), None)
    return beside if beside is not None and beside.precision == DAY else event.opening.day


def _is_dated_before(event: Event, same: When) -> bool:
    """Return whether a sentence before "the next day" gives the day: what is told there came after."""
    return any(
        one.sentence.last <= same.first
        and one.day is not None
        and one.day.precision == DAY
        and not (one.day.after or one.aftermath)
        for one in (*event.told, *(() if same in event.opening.dates else event.context))
    )


def _fight_after_crossing(event: Event) -> When | None:
    """Return the day of the fight with those who had crossed before: "found on the next morning"."""
    crossed = next((one for one in event.told if one.day is not None), None)
    if crossed is None or crossed.day is None or not only_crossed([crossed]) or crossed.day.day is None:
        return None
    when = crossed.day
    for one in event.told:
        if one.number <= crossed.number or one.aftermath or one.separate:
            continue
        later = next((other for other in one.dates if other.same and other.back < 0), None)
        if one.day is not None and one.day.precision == DAY:
            when = one.day
        elif later is not None and when.day is not None:
            day = when.day - timedelta(days=later.back)
            when = when._replace(day=day, end=day, first=later.first, last=later.last)
        if one.triggers.keys() & FIGHTS or one.victims:
            late = when.day - crossed.day.day if when.day is not None else timedelta()
            return when if timedelta() < late <= _LONGEST_HUNT else None
    return None


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
        if found is not None and found.day is not None and found.precision == DAY:
            yield found, found.day


def only_day(told: Sequence[Told]) -> tuple[Told, When] | None:
    """
    Return the one exact day that a text names as news, with its sentence; None if it names several.

    That of a heading only where nothing below it names a day.
    """
    spoken = [when.day for one in told for when in one.statement_days if when.day is not None]
    since = max(spoken) - _MONTHS if spoken else date.min  # what was months before was told of is no news
    found = [
        (one, when)
        for one in told
        if not (one.past or one.topic or one.aftermath)
        for when in one.dates
        if when.day is not None and when.precision == DAY and not when.after and when.day > since
    ]
    telling = [one for one in found if not one[0].heading]
    found = telling or [one for one in found if one[0].triggers or one[0].victims]
    return found[0] if found and len({when.day for _, when in found}) == 1 else None
