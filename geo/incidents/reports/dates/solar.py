"""The Solar Hijri calendar of Afghanistan and Iran → civil dates."""

from datetime import date, timedelta

# Leap years of the astronomical calendar (Institute of Geophysics, University of Tehran); arithmetic rules
# such as Birashk's are a day off in 1404, which matters here.
_LEAP_YEARS = frozenset(
    {
        1342,
        1346,
        1350,
        1354,
        1358,
        1362,
        1366,
        1370,
        1375,
        1379,
        1383,
        1387,
        1391,
        1395,
        1399,
        1403,
        1408,
        1412,
        1416,
        1420,
        1424,
        1428,
        1432,
        1436,
        1441,
        1445,
        1449,
        1453,
        1457,
        1461,
        1465,
        1469,
        1474,
    }
)
_KNOWN_YEAR, _KNOWN_NEW_YEAR = 1400, date(2021, 3, 21)
FIRST_YEAR, LAST_YEAR = 1342, 1478
_LONG_MONTHS = 6
_MONTHS = 12


def solar_year(day: date) -> int:
    """Return the Solar Hijri year of a civil day."""
    year = day.year - 621
    return year if _known(year) and day >= new_year(year) else year - 1


def solar_day(day: date) -> int:
    """Return the day of the Solar Hijri month that a civil day is."""
    return _since_new_year(day)[1] + 1


def solar_month(day: date) -> int:
    """Return the Solar Hijri month, 1 to 12, that a civil day lies in."""
    return _since_new_year(day)[0] + 1


def _since_new_year(day: date) -> tuple[int, int]:
    """Return how many months of the Solar Hijri year are over on a civil day, and days of its month."""
    days = (day - new_year(solar_year(day))).days
    long = _LONG_MONTHS * 31
    if days < long:
        return days // 31, days % 31
    return _LONG_MONTHS + (days - long) // 30, (days - long) % 30


def _known(year: int) -> bool:
    """Return whether the calendar's table reaches a year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def new_year(year: int) -> date:
    """Return the first day of a Solar Hijri year, between FIRST_YEAR and LAST_YEAR."""
    if year >= _KNOWN_YEAR:
        days = sum(366 if one in _LEAP_YEARS else 365 for one in range(_KNOWN_YEAR, year))
    else:
        days = -sum(366 if one in _LEAP_YEARS else 365 for one in range(year, _KNOWN_YEAR))
    return _KNOWN_NEW_YEAR + timedelta(days=days)


def month_length(year: int, month: int) -> int:
    """Return the days of a month: 31 in the first half of the year, then 30, the last 29 in common years."""
    if month <= _LONG_MONTHS:
        return 31
    return 29 if month == _MONTHS and year not in _LEAP_YEARS else 30


def civil_date(year: int, month: int, day: int) -> date | None:
    """
    Return the civil day of a Solar Hijri date, or None if the calendar has no such day.

    >>> civil_date(1404, 9, 3)
    datetime.date(2025, 11, 24)
    """
    if not _known(year) or not 1 <= month <= _MONTHS or not 1 <= day <= month_length(year, month):
        return None
    before = sum(month_length(year, one) for one in range(1, month))
    return new_year(year) + timedelta(days=before + day - 1)
