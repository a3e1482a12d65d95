"""Dates in digits: 2025-08-24, 1404/06/02, 24.08.2025, 24-08-2025, 24.08.25, 24.08., and bare years."""

import re
from collections.abc import Iterator
from datetime import date

from geo.incidents.reports.dates.calendars import SOLAR_YEARS, YEARS, nearest_before
from geo.incidents.reports.dates.solar import solar_year
from geo.incidents.reports.dates.when import DAY, MONTH, When
from geo.incidents.reports.passage import Passage

_NUMERIC = re.compile(
    r"(?<![\d.\-/])(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})([./]|-(?=\d{1,2}-\d{4}))(\d{1,2})\5(\d{4}|\d\d))"
    r"(?![\d\-/]|\.\d)"
)
_SHORT_DATE = re.compile(r"(\d{1,2})\.(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{2})(?=\s?[–—:,.-])")
_NTH = {"-м", "-г"}  # "2015-м", "2015-го"
_ENTRY_SIGNS = {"-", "–", "—", ":"}
_MONTHS = 12
_CENTURY = 2000  # of a year in two digits: "16.08.25"


def written_dates(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield dates in digits: 2025-08-24, 1404/06/02, 24.08.2025, 24.08.25, 24.08."""
    words, text = passage.words, passage.text
    for first in passage.digit_words:
        match = _NUMERIC.match(text, words[first].start)
        when = _written(match, _weekday(passage, first)) if match else _short_date(passage, published, first)
        if when is None:
            continue
        last = first + 1 + (match is None and text[words[first].end] == "/")
        while match and last < len(words) and words[last].start < match.end():
            last += 1
        yield When(first, last, when, when, DAY)


def _written(match: re.Match[str], weekday: int | None) -> date | None:
    """Return the day that digits with a year write, or None if there is no such day."""
    if match.group(1):
        year, month, day = (int(match.group(number)) for number in (1, 2, 3))
    else:
        day, month, year = (int(match.group(number)) for number in (4, 6, 7))
        year += _CENTURY if len(match.group(7)) == 2 else 0  # noqa: PLR2004 - two digits
        if match.group(5) == "/" and is_month_first(year, day, month, weekday):
            day, month = month, day
    return nearest_before(None, year, month, day, solar=year in SOLAR_YEARS)


def is_month_first(year: int, first: int, second: int, weekday: int | None) -> bool:
    """Return whether a date has the month first: "08/16/2025", or "Wed, 03/11/2026" by its weekday."""
    if max(first, second) > _MONTHS or not first * second or weekday is None:
        return first <= _MONTHS < second
    return date(year, second, first).weekday() != weekday == date(year, first, second).weekday()


def _weekday(passage: Passage, first: int) -> int | None:
    """Return the day of the week that stands before a date, or None."""
    before = passage.family_in("weekdays", max(0, first - 1), first)
    return int(before[0][2]) if before else None


def _short_date(passage: Passage, published: date | None, first: int) -> date | None:
    """Return the day of "15.07": the last such day up to publication."""
    words = passage.words
    if published is None:
        return None
    match = _SHORT_DATE.fullmatch(words[first].norm)
    if passage.language == "en" and not _heads_an_entry(passage, first):
        return None
    if passage.language == "ru" and first == passage.sentence_first(first):
        match = match or _SLASHED.match(passage.text, words[first].start)  # "04/03 – Алиабад: …"
    following = first + 1
    if match and not (following < len(words) and passage.has("object.money", following)):
        return nearest_before(published, None, int(match.group(2)), int(match.group(1)), solar=False)
    return None


def _heads_an_entry(passage: Passage, first: int) -> bool:
    """Return whether a dash or a colon after the first word of a sentence makes it the date of an entry."""
    following = passage.text[passage.words[first].end : passage.words[first].end + 3].strip()
    return first == passage.sentence_first(first) and following[:1] in _ENTRY_SIGNS


def bare_years(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield bare years: background, unless it is the year of publication."""
    for index in passage.digit_words:
        norm = passage.words[index].norm
        if not (len(norm) == 4 and norm.isdecimal()):  # noqa: PLR2004 - a year's digits
            continue
        near = range(max(0, index - 2), min(len(passage.words), index + 2))
        year = int(norm)
        told = any(passage.has("time.year_words", one) for one in near)
        if year in SOLAR_YEARS and told:
            current = published is not None and solar_year(published) == year
        elif year in YEARS and (told or _is_year_in_persian(passage, index) or _is_nth(passage, index)):
            current = published is not None and published.year == year
        else:
            continue
        yield When(index, index + 1, None, None, MONTH, past=not current)


def _is_nth(passage: Passage, index: int) -> bool:
    """Return whether the ending of a Russian ordinal follows the digits of a year: "в 2015-м"."""
    end = passage.words[index].end
    return passage.language == "ru" and passage.text[end : end + 2] in _NTH


def _is_year_in_persian(passage: Passage, index: int) -> bool:
    """Return whether "در" stands before a Persian year, and no people after it: "در ۲۰۱۲ نبردی رخ داد"."""
    if passage.language != "fa" or not index or passage.words[index - 1].norm != "در":
        return False
    following = index + 1
    return following >= len(passage.words) or not (
        passage.has("person.generic", following) or passage.has("object.money", following)
    )
