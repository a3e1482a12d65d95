"""Dates in running text: absolute, partial and relative, by the civil and the Solar Hijri calendar."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from geo.incidents.reports.dates.bare_days import bare_days
from geo.incidents.reports.dates.month_dates import month_dates
from geo.incidents.reports.dates.month_parts import month_parts
from geo.incidents.reports.dates.relative_dates import (
    days_apart,
    days_since,
    days_since_act,
    relative_dates,
    same_days,
)
from geo.incidents.reports.dates.settling import settled
from geo.incidents.reports.dates.told_years import in_last_years_month
from geo.incidents.reports.dates.weekdays import weekdays
from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.dates.written_dates import bare_years, written_dates
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import normal

_TO = {"to", "until", "till", "through", "на", "по", "до", "ба", "бар", "то", "تا", "به", "بر", "الی"}
_AND = {"and", "и", "ва", "و"}  # after "between"
_LINK_WORDS = 2  # "to the"
_PART_WORDS = 5  # "evening and early on"
_PART_EN = {"evening", "night", "morning", "afternoon", "early", "late", "on", "the"}
_PART_RU = {"в", "во", "вечером", "утром", "ночью", "рано", "поздно"}
_PART_TG = set(map(normal, ("рӯзи", "шаби", "субҳи", "бегоҳии", "шоми", "саҳари")))
_PART_FA = {"روز", "شب", "صبح", "بامداد", "شام", "عصر", "شامگاه", "روزهای"}
_PARTS_OF_DAY = _PART_EN | _PART_RU | _PART_TG | _PART_FA
_DAY = timedelta(days=1)
_NIGHT_INTO = {("ночь", "на"), ("overnight", "into"), ("night", "into")}
_EVENING = {"вечером", "вечер", "поздно", "evening", "late"}
_BESIDE = 2  # words of "ночь на", "late on"
_LONGEST_SPAN = timedelta(days=4)  # of days that one event takes


def find_dates(passage: Passage, published: date | None) -> list[When]:
    """
    Return the dates of a passage in order.

    Parameters
    ----------
    passage
        The text.
    published
        The day that relative dates count from; None if it is not known.
    """
    found: list[When] = []
    taken: set[int] = set()
    for when in _all_dates(passage, published):
        words = range(when.first, when.last)
        if taken.isdisjoint(words):
            taken.update(words)
            found.append(when)
    found = [_with_era(passage, when) for when in sorted(found, key=lambda when: when.first)]
    found = in_last_years_month(passage, settled(passage, found), published)
    return [_with_eve(passage, when) for when in _joined(passage, found)]


def _with_era(passage: Passage, when: When) -> When:
    """Return a date with the words after its year that say of what calendar: "2026 года", "۱۴۰۵ خورشیدی"."""
    last = when.last
    if when.day is None or not passage.words[last - 1].digits:
        return when
    while last < len(passage.words) and last - when.last < 2 and passage.has("time.era", last):  # noqa: PLR2004 - "هجری شمسی"
        last += 1
    return when._replace(last=last) if last > when.last else when


def _with_eve(passage: Passage, when: When) -> When:
    """Return a day, noting whether a night leads to it, or it is an evening: "в ночь на вторник"."""
    if when.precision != DAY:
        return when
    low, high = max(0, when.first - _BESIDE), when.last + _BESIDE
    beside = [word.norm for word in passage.words[low:high]]
    led = any(pair in _NIGHT_INTO for pair in pairwise(beside[: when.last - low]))
    late = not _EVENING.isdisjoint(beside)
    return when._replace(eve=led, late=late) if led or late else when


def _joined(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with two that make a span as one: "the night of 31 January to 1 February"."""
    joined: list[When] = []
    for when in found:
        before = joined[-1] if joined else None
        if before is not None and _make_span(passage, before, when):
            joined[-1] = before._replace(last=when.last, end=when.end)
        else:
            joined.append(when)
    return joined


def _make_span(passage: Passage, one: When, other: When) -> bool:
    """Return whether only "to" stands between two days, the second of which comes soon after the first."""
    if one.day is None or other.day is None or not one.precision == other.precision == DAY:
        return False
    between = [passage.words[index].norm for index in range(one.last, other.first)]
    bound = one.first > 0 and passage.has("time.between", one.first - 1)
    linked = 0 < len(between) <= _LINK_WORDS and (between[0] in _TO or (bound and between[0] in _AND))
    if not linked and _goes_on_next_day(passage, one, other, between):
        return other.day - one.day == _DAY
    return linked and timedelta() < other.day - one.day <= _LONGEST_SPAN


def _goes_on_next_day(passage: Passage, one: When, other: When, between: Sequence[str]) -> bool:
    """Return whether only parts of days and "and" stand between two dates: "Sunday evening and on Monday"."""
    if not 0 < len(between) <= _PART_WORDS or _AND.isdisjoint(between):
        return False
    if any(word not in _AND and word not in _PARTS_OF_DAY for word in between):
        return False
    return passage.text[passage.words[one.last - 1].end : passage.words[other.first].start].find(",") < 0


def _all_dates(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield what may be a date, that which says most first: words that it takes are no other date's."""
    yield from written_dates(passage, published)
    yield from month_dates(passage, published)
    yield from bare_days(passage, published)
    yield from weekdays(passage, published)
    yield from days_since(passage)
    yield from days_since_act(passage, published)
    yield from days_apart(passage)
    yield from same_days(passage)
    yield from month_parts(passage, published)
    yield from relative_dates(passage, published)
    yield from bare_years(passage, published)
