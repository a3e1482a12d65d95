"""Dates with the name of a month: "12 May 2025", "early March", "۳ قوس"."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter

from geo.incidents.reports.dates.calendars import (
    SOLAR_YEARS,
    YEARS,
    half_of_month,
    month_span,
    nearest_before,
    part_of_month,
    week_of_month,
    year_beside,
)
from geo.incidents.reports.dates.month_days import days_beside
from geo.incidents.reports.dates.told_years import year_of, years_back
from geo.incidents.reports.dates.when import DAY, MONTH, WEEK, When
from geo.incidents.reports.dates.written_dates import written_dates
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import gap

_PART_REACH = 2  # words between "early" or "the second week of" and the month
_PERIOD = timedelta(days=5)  # days so far apart are a period that a text sums up, not the days of an event
_TWO_DAYS = timedelta(days=2)  # back from the first of a month, since a report may be dated a day early
_HOURS = {"hrs", "hours", "hr", "hour"}  # after the hour in four digits
_OF = {"of", "ماه"}  # between a month's name and its year
_first = attrgetter("first")
_NAMES_THAT_ARE_WORDS = {
    "may",
    "march",
    "mar",
    "jan",
    "jun",
    "می",
    "مه",
    "دی",
    "تیر",
    "مهر",
    "میزان",
    "اسد",
    "sun",
    "sat",
    "mon",
    "wed",
    "мая",
    "mart",
    "асада",
    "асад",
    "мизан",
    "мизана",
    "хут",
    "хута",
    "каус",
    "кауса",
}


def month_dates(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield dates with the name of a month."""
    known: list[When] = []
    if published is None:
        known = sorted((*written_dates(passage, None), *_in_months(passage, None, ())), key=_first)
        known = [when for when in known if when.day is not None and not _in_background(passage, when)]
    yield from _in_months(passage, published, known)


def _in_months(passage: Passage, published: date | None, known: Sequence[When]) -> Iterator[When]:
    """Yield the dates with the name of a month; those without a year take it from `known` ones before."""
    for calendar, name in (("civil", "months"), ("solar", "solar")):
        for month in range(12):
            for mark in passage.marks.get(f"{name}.{month}", ()):
                when = _of_month(passage, published, mark, month + 1, known, solar=calendar == "solar")
                if when is not None:
                    yield when


def _in_background(passage: Passage, when: When) -> bool:
    """Return whether the sentence of a date tells what has long been so: its year is not that of the news."""
    sentence = passage.sentences[passage.sentence_number(when.first)]
    return passage.has_any("context.background", sentence.first, sentence.last)


def _of_month(
    passage: Passage, published: date | None, mark: Mark, month: int, known: Sequence[When], *, solar: bool
) -> When | None:
    """Return the date that a month's name is part of."""
    if _is_prefix(passage, mark.last - 1):
        return None
    first, days, last = days_beside(passage, mark.first, mark.last)
    year, last = _year_after(passage, last, solar=solar)
    back = 0
    if year is None:
        back, last = years_back(passage, first, last)
        if back and published is not None:
            year = year_of(published, back, solar=solar)
    if back and published is None:
        return When(first, last, None, None, DAY if days else MONTH, past=True)
    if days:
        told = next((when.day for when in reversed(known) if when.last <= first and when.day), None)
        if year is None and told is not None:
            year = year_beside(told, month, days[0], solar=solar)
        start = nearest_before(published, year, month, days[0], solar=solar)
        end = nearest_before(published, year, month, days[-1], solar=solar)
        if start is None and end is None and (year or solar):
            return None
        end = max(end, start) if start and end else start
        period = start is not None and end is not None and end - start >= _PERIOD
        return When(first, last, start, end, WEEK if period else DAY)
    if not _is_month(passage, first, year, solar=solar):
        return None
    if year is None and published is not None and _is_last_such(passage, first, last):
        published = published.replace(day=1) - _TWO_DAYS  # "last May" in May is that of the year before
    span = month_span(published, year, month, solar=solar)
    return _part_of_month(passage, first, last, span)


def _is_last_such(passage: Passage, first: int, last: int) -> bool:
    """Return whether "last" stands beside the name of a civil month: "last May", "майи гузашта"."""
    low, high = max(first - 1, passage.sentence_first(first)), min(last + 1, len(passage.words))
    return passage.has_any("time.last", low, first) or passage.has_any("time.last", last, high)


def _is_prefix(passage: Passage, index: int) -> bool:
    """Return whether the Persian "May" is the prefix of a verb: "لوای دوم می‌گوید"."""
    words = passage.words
    if words[index].norm != "می" or index + 1 >= len(words):
        return False
    return "\u200c" in gap(passage.text, words[index], words[index + 1])


def _part_of_month(passage: Passage, first: int, last: int, span: tuple[date, date] | None) -> When:
    """Return a month, or the part of it that the words before say."""
    low = max(first - 4, passage.sentence_first(first))
    if passage.has_any("time.week_of", low, first):
        for number in range(5):
            if passage.has_any(f"ordinals.{number}", low, first):
                start, end = week_of_month(span, number) if span else (None, None)
                return When(first, last, start, end, WEEK)
    for number, name in enumerate(("first_day", "last_day")):  # "в последний день февраля"
        if span and any(mark.last == first for mark in passage.marks_in(f"time.{name}", low, first)):
            return When(first - 2, last, span[number], span[number], DAY)
    for number, name in enumerate(("first_half", "second_half")):
        if span and passage.has_any(f"time.{name}", low, first):
            return When(first, last, *half_of_month(span, number), MONTH)
    for number, name in enumerate(("early", "middle", "late")):
        if passage.has_any(f"time.{name}", low, first):
            start, end = part_of_month(span, number) if span else (None, None)
            return When(first, last, start, end, MONTH)
    start, end = span or (None, None)
    return When(first, last, start, end, MONTH)


def _year_after(passage: Passage, last: int, *, solar: bool) -> tuple[int | None, int]:
    """Return the year that follows a month's name, and where it ends."""
    words = passage.words
    step = last
    while (
        step < len(words)
        and step - last < 2  # noqa: PLR2004 - "of the year"
        and (passage.has("time.year_words", step) or words[step].norm in _OF)
    ):
        step += 1
    if step < len(words) and words[step].digits and words[step].norm.isdecimal():
        year = int(words[step].norm)
        clock = step + 1 < len(words) and words[step + 1].norm in _HOURS  # "5 MAR, 2015 hrs"
        if year in (SOLAR_YEARS if solar else YEARS) and not clock:
            return year, step + 1
    return None, last


def _is_month(passage: Passage, first: int, year: int | None, *, solar: bool) -> bool:
    """Return whether a month's name without a day is one: "may" and "march" are also words."""
    word = passage.words[first]
    if year is not None:
        return True
    if passage.language == "en":
        if solar:
            return False  # "hut" and "Asad" are also a word and a name
        opening = first == passage.sentence_first(first)
        return word.capital and not opening and not _is_name(passage, first)
    if passage.language == "fa":
        if passage.has("time.aged", first + 2):
            return False  # "لی جون ۴۱ ساله"
        return _is_persian_month(passage, first) or not (solar or word.norm in _NAMES_THAT_ARE_WORDS)
    return word.norm not in _NAMES_THAT_ARE_WORDS or passage.has_any("time.last", max(0, first - 2), first)


def _is_persian_month(passage: Passage, first: int) -> bool:
    """Return whether "month", a part of it or a week of it stands before a name that may be a word."""
    low = max(first - _PART_REACH, passage.sentence_first(first))
    if first > 0 and passage.words[first - 1].norm == "ماه":
        return True
    return passage.has_one_of(
        ("time.early", "time.middle", "time.late", "time.week_of", "time.last"), low, first
    )


def _is_name(passage: Passage, index: int) -> bool:
    """Return whether "May" or "March" is part of a name: a capital stands before or right after it."""
    if passage.words[index].norm not in _NAMES_THAT_ARE_WORDS:
        return False
    before = passage.words[index - 1]
    if before.capital and index - 1 != passage.sentence_first(index):
        return True
    following = passage.words[index + 1] if index + 1 < len(passage.words) else None
    beside = following is not None and gap(passage.text, passage.words[index], following) == " "
    return beside and following is not None and following.capital and not following.digits
