"""Years that a text tells by the one it came out in: "18 November last year", "۲۸ عقرب سال گذشته"."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.solar import solar_year
from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.passage import Passage

_BESIDE = 2  # words between a date and its year, at most: "last year, on the 18th of November"
_LINKS = {"of", "in", "on", "the", "в", "во", "дар", "санаи", "рӯзи", "در", "به", "روز", "تاریخ"}
_BACKGROUND = timedelta(days=45)  # from a month "last year" to publication, from which on it is no news


def years_back(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Return how many years before publication a date is told to be (0 if it is not), and its new end."""
    low, high = passage.sentence_first(first), passage.sentences[passage.sentence_number(last - 1)].last
    for back, name in ((1, "time.year1"), (2, "time.year2")):
        for mark in passage.marks_in(name, low, high):
            if last <= mark.first and _joined(passage, last, mark.first):
                return back, mark.last
            if mark.last <= first and _joined(passage, mark.last, first):
                return back, last
    return 0, last


def year_of(published: date, back: int, *, solar: bool) -> int:
    """Return the year `back` years before that of a day, in the calendar that is asked for."""
    return (solar_year(published) if solar else published.year) - back


def _joined(passage: Passage, first: int, last: int) -> bool:
    """Return whether nothing but prepositions stands between two words of a sentence."""
    if last - first > _BESIDE or passage.sentence_number(first - 1) != passage.sentence_number(last):
        return False
    return all(passage.words[index].norm in _LINKS for index in range(first, last))


def in_last_years_month(passage: Passage, found: Sequence[When], published: date | None) -> list[When]:
    """Return dates, the days of a month that was told as one of last year as past: "on 25 November", then."""
    if published is None or "time.year1" not in passage.marks:
        return list(found)
    months = [
        when
        for when in found
        if when.is_whole_month and when.end is not None and published - when.end >= _BACKGROUND
        if passage.has_any("time.year1", when.first, when.last)
    ]
    return [
        when._replace(past=True) if when.precision == DAY and _is_in(when, months) else when for when in found
    ]


def _is_in(when: When, months: Sequence[When]) -> bool:
    """Return whether a day is one of months told before it."""
    return when.day is not None and any(
        month.first < when.first
        and month.day is not None
        and month.end is not None
        and month.day <= when.day <= month.end
        for month in months
    )
