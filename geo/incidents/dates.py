"""Dates as people write them, in English, Russian and Tajik → the days they mean."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from geo.incidents.problems import BadValueError

_DAY, _MONTH = 1, 3
_EXCEL_DAY_0 = date(1899, 12, 30)  # ECMA-376, 18.17.4.1: the 1900 date base, with its leap year of 1900
_EXCEL_RANGE = (18_264, 73_050)  # 1950 to 2099
_MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "май", "мая", "маи"),
    ("jun", "июн"), ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"),
    ("dec", "дек"),
)  # fmt: skip
_FILLERS = re.compile(
    r"\b(г|год|года|соли|сол|of|the|on|night|ночь на|шаби|c|с|от|from|day)\b\.?|"
    r"(?<=\d)(st|nd|rd|th|-?юми|-?уми|-?ми|-?го|-?е)\b"
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_DASH = r"\s*(?:-|–|—|to|по|до|то|/|\.\.)\s*"
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_DAY_NAME = re.compile(r"(\d{1,2})[\s.-]*([^\W\d_]{3,})[\s.,-]*(\d{4})")
_NAME_DAY = re.compile(r"([^\W\d_]{3,})[\s.-]*(\d{1,2})[\s.,-]+(\d{4})")
_NAME_YEAR = re.compile(r"([^\W\d_]{3,})[\s.,-]+(\d{4})")
_DAYS_OF_MONTH = re.compile(rf"(\d{{1,2}}){_DASH}(\d{{1,2}})[\s.-]+([^\W\d_]{{3,}})[\s.,-]*(\d{{4}})")
_REMEDY = "write it as YYYY-MM-DD, or leave it empty"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """
    The days that a text means.

    Parameters
    ----------
    start
        The day, or the first of several; with the time of day where one was written.
    end
        The last day, None where it is one day or one month.
    precision
        1 day, 2 week, 3 month: how exact `start` is.
    doubt
        What was decided in reading it, and what to do about it; None where nothing was.
    """

    start: datetime
    end: datetime | None = None
    precision: int = _DAY
    doubt: tuple[str, str] | None = None


def parse_date(text: str) -> DateSpan:
    """
    Return the days that `text` means.

    Numbers alone are read with the day first (22.06.2021), as in the languages of the region; where the month
    could as well come first, `doubt` says so. A time of day is kept as it stands, and its zone is left out:
    the date is that of the place, as written. Five-digit numbers are the day numbers of Excel.

    Raises
    ------
    BadValueError
        If it is none.
    """
    plain = " ".join(text.translate(_DIGITS).split())
    whole = _single(plain)
    if whole is not None:
        return whole
    lower = _FILLERS.sub(" ", plain.lower())
    lower = " ".join(lower.split()).strip(" .,")
    named = _named(lower)
    if named is not None:
        return named
    for dash in re.finditer(_DASH, lower):
        first, last = _any(lower[: dash.start()]), _any(lower[dash.end() :])
        if first is None and last is not None:  # 28 June to 3 July 2021: the year is said once
            first = _any(f"{lower[: dash.start()]} {last.start.year}")
        if first is not None and last is not None and first.start <= last.start:
            return DateSpan(first.start, last.start)
    if re.fullmatch(r"(19|20)\d{2}", plain):
        raise BadValueError(
            "is only a year", "add month and day, or leave it empty and say the year in notes"
        )
    raise BadValueError("is no date", _REMEDY)


def _any(text: str) -> DateSpan | None:
    """Return one date of any form, or None."""
    try:
        return _single(text) or _named(text)
    except BadValueError:
        return None


def _single(text: str) -> DateSpan | None:
    """Return a date that is written in numbers."""
    if match := _ISO.fullmatch(text):
        year, month, day, clock = match.groups()
        return DateSpan(_day(int(year), int(month), int(day), clock))
    if (match := _COMPACT.fullmatch(text)) or (match := _YEAR_FIRST.fullmatch(text)):
        return DateSpan(_day(int(match[1]), int(match[2]), int(match[3])))
    if match := _ISO_MONTH.fullmatch(text):
        return DateSpan(_day(int(match[1]), int(match[2]), 1), precision=_MONTH)
    if match := _NUMERIC.fullmatch(text):
        return _numeric(int(match[1]), int(match[3]), match[4], match[2])
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and _EXCEL_RANGE[0] <= float(text) <= _EXCEL_RANGE[1]:
        found = _EXCEL_DAY_0 + timedelta(days=int(float(text)))
        doubt = (f"is read as a day number of Excel, {found:%Y-%m-%d}", "format the column as dates")
        return DateSpan(datetime(found.year, found.month, found.day), doubt=doubt)  # noqa: DTZ001 - a day has no zone
    return None


def _numeric(first: int, second: int, year: str, mark: str) -> DateSpan:
    """Return a date in numbers, day first unless that cannot be."""
    full = int(year) if len(year) == 4 else _full_year(int(year))  # noqa: PLR2004 - digits of a year
    doubt = None
    if second > 12 >= first:  # noqa: PLR2004 - months
        found = _day(full, first, second)
        doubt = (f"is read with the month first, {found:%Y-%m-%d}", _REMEDY)
    else:
        found = _day(full, second, first)
        if len(year) == 2 or (mark != "." and first <= 12 and first != second):  # noqa: PLR2004
            doubt = (f"is read with the day first, {found:%Y-%m-%d}", _REMEDY)
    return DateSpan(found, doubt=doubt)


def _named(text: str) -> DateSpan | None:
    """Return a date whose month is a word."""
    if match := _DAYS_OF_MONTH.fullmatch(text):
        month = _month(match[3])
        first, last = _day(int(match[4]), month, int(match[1])), _day(int(match[4]), month, int(match[2]))
        return DateSpan(first, last) if first < last else None
    if match := _DAY_NAME.fullmatch(text):
        return DateSpan(_day(int(match[3]), _month(match[2]), int(match[1])))
    if match := _NAME_DAY.fullmatch(text):
        return DateSpan(_day(int(match[3]), _month(match[1]), int(match[2])))
    if match := _NAME_YEAR.fullmatch(text):
        doubt = ("names only a month, whose first day is taken", "add the day, or leave time_precision at 3")
        return DateSpan(_day(int(match[2]), _month(match[1]), 1), precision=_MONTH, doubt=doubt)
    return None


def _month(name: str) -> int:
    """Return the number of a month by its name in English, Russian or Tajik."""
    for number, stems in enumerate(_MONTHS, start=1):
        if name.startswith(stems):
            return number
    raise BadValueError(f"names no month that is known ({name})", _REMEDY)


def _full_year(year: int) -> int:
    """Return the year of two digits: of this century unless it would be more than a year ahead."""
    return 2000 + year if 2000 + year <= date.today().year + 1 else 1900 + year  # noqa: DTZ011 - any zone's year will do


def _day(year: int, month: int, day: int, clock: str | None = None) -> datetime:
    """Return a day of the calendar."""
    try:
        return datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}" + (f"T{clock}" if clock else ""))
    except ValueError as error:
        raise BadValueError(f"is no date of the calendar ({error})", _REMEDY) from error
