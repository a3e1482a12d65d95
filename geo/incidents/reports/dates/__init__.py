"""Dates in running text: absolute, partial and relative, by the civil and the Solar Hijri calendar."""

from collections.abc import Iterator
from datetime import date

from geo.incidents.reports.dates.month_dates import month_dates
from geo.incidents.reports.dates.relative_dates import days_apart, relative_dates, same_days
from geo.incidents.reports.dates.weekdays import weekdays
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.dates.written_dates import bare_years, written_dates
from geo.incidents.reports.passage import Passage


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
    return sorted(found, key=lambda when: when.first)


def _all_dates(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield what may be a date, that which says most first: words that it takes are no other date's."""
    yield from written_dates(passage, published)
    yield from month_dates(passage, published)
    yield from weekdays(passage, published)
    yield from days_apart(passage)
    yield from same_days(passage)
    yield from relative_dates(passage, published)
    yield from bare_years(passage, published)
