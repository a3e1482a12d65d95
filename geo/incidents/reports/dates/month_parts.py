"""Parts of a month that is not named: "at the end of the month", "ҳафтаи аввали моҳ", "early last month"."""

from collections.abc import Iterator
from datetime import date, timedelta

from geo.incidents.reports.dates.bare_days import is_solar
from geo.incidents.reports.dates.calendars import month_span, part_of_month, week_of_month
from geo.incidents.reports.dates.solar import solar_month, solar_year
from geo.incidents.reports.dates.when import MONTH, WEEK, When
from geo.incidents.reports.passage import Passage

PARTS = ("early", "middle", "late")
_WEEK_WORDS = 4  # of "the first week of the month"
_DAY = timedelta(days=1)


def month_parts(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield parts of a month, of the one of publication unless others beside them settle it."""
    marks = [(mark, True) for mark in passage.marks.get("time.the_month", ())]
    marks += [
        (mark, False) for name in ("this", "last") for mark in passage.marks.get(f"time.{name}_month", ())
    ]
    if published is None:
        return
    for mark, open_month in marks:
        if any(
            index in passage.month_words for index in range(mark.last, min(mark.last + 2, len(passage.words)))
        ):
            continue  # "охири моҳи апрел"
        back = any(passage.has("time.last_month", index) for index in range(*mark))
        told = _month_of(published, solar=is_solar(passage))[0] - _DAY if back else published
        found = _part(passage, mark.first, _month_of(told, solar=is_solar(passage)))
        if found is not None:
            start, end, precision, first = found
            yield When(first, mark.last, start, end, precision, partial=open_month)


def in_month_of(when: When, told: date, *, solar: bool) -> When:
    """Return a part of a month as the same part of the month that a day lies in."""
    if when.day is None or when.end is None:
        return when
    first, last = _month_of(told, solar=solar)
    own_first, own_last = _month_of(when.day, solar=solar)
    start = first + (when.day - own_first)
    end = last if when.end == own_last else start + (when.end - when.day)
    if when.precision == WEEK and when.end == own_last:
        start = last - (when.end - when.day)
    return when._replace(day=start, end=end)


def _month_of(day: date, *, solar: bool) -> tuple[date, date]:
    """Return the first and the last day of the month that a day lies in."""
    year, month = (solar_year(day), solar_month(day)) if solar else (day.year, day.month)
    span = month_span(None, year, month, solar=solar)
    return span if span is not None else (day, day)


def _part(passage: Passage, index: int, month: tuple[date, date]) -> tuple[date, date, int, int] | None:
    """Return the part of a month that the words before `index` say, how exact it is, and where they begin."""
    low = max(passage.sentence_first(index), index - _WEEK_WORDS)
    weeks = passage.marks_in("time.week_of", low, index)
    for number in range(5):
        marks = passage.marks_in(f"ordinals.{number}", low, index + 1)
        if weeks and marks:
            return *week_of_month(month, number), WEEK, min(weeks[0].first, marks[0].first)
    for number, name in enumerate(PARTS):
        marks = [mark for mark in passage.marks_in(f"time.{name}", low, index + 1) if mark.last >= index]
        if marks:
            return *part_of_month(month, number), MONTH, marks[0].first
    return None
