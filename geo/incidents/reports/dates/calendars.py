"""Days, months and weeks that a text leaves partly unsaid → civil dates, counted back from publication."""

from calendar import monthrange
from datetime import date, timedelta

from geo.incidents.reports.dates.solar import civil_date, month_length, solar_year

YEARS = range(1900, 2101)  # that a text may speak of
SOLAR_YEARS = range(1342, 1478)  # the same in the Solar Hijri calendar, without what could be a civil year
_AHEAD = timedelta(days=1)  # a report may come out a calendar day before its place's clock says so
_THIRD, _HALF = 10, 15
_NEARLY_A_YEAR = timedelta(days=300)
_YEARS_BACK = 2  # 29 February may need more than one step, but not a news report's


def nearest_before(
    published: date | None, year: int | None, month: int, day: int, *, solar: bool
) -> date | None:
    """
    Return the day that `day` of `month` means: of `year` if it is given, else the last one up to `published`.

    None if there is no such day, or if neither the year nor the day of publication is known.
    """
    if year is not None:
        return _civil(year, month, day, solar=solar)
    if published is None:
        return None
    this_year = solar_year(published) if solar else published.year
    for back in range(_YEARS_BACK):
        found = _civil(this_year - back, month, day, solar=solar)
        if found is not None and found <= published + _AHEAD:
            return found
    return None


def year_beside(told: date, month: int, day: int, *, solar: bool) -> int:
    """Return the year of a day told after another: the same, but for "30 December 2025 … 2 January"."""
    year = solar_year(told) if solar else told.year
    found = _civil(year, month, day, solar=solar)
    if found is None or abs(found - told) < _NEARLY_A_YEAR:
        return year
    return year + 1 if found < told else year - 1


def _civil(year: int, month: int, day: int, *, solar: bool) -> date | None:
    """Return the civil date, or None if the calendar has no such day."""
    if solar:
        return civil_date(year, month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(
    published: date | None, year: int | None, month: int, *, solar: bool
) -> tuple[date, date] | None:
    """Return the first and last day of a month: of `year` if given, else the last begun by `published`."""
    start = nearest_before(published, year, month, 1, solar=solar)
    if start is None:
        return None
    days = month_length(solar_year(start), month) if solar else monthrange(start.year, start.month)[1]
    return start, start + timedelta(days=days - 1)


def part_of_month(span: tuple[date, date], part: int) -> tuple[date, date]:
    """Return the first, second or last third (`part` 0, 1, 2) of a month: ten days, ten days, the rest."""
    start = span[0] + timedelta(days=_THIRD * part)
    return start, span[1] if part == 2 else start + timedelta(days=_THIRD - 1)  # noqa: PLR2004 - the last third


def half_of_month(span: tuple[date, date], half: int) -> tuple[date, date]:
    """Return the first (0) fifteen days of a month, or the others (1)."""
    middle = span[0] + timedelta(days=_HALF)
    return (middle, span[1]) if half else (span[0], middle - timedelta(days=1))


def week_of_month(span: tuple[date, date], number: int) -> tuple[date, date]:
    """Return the first to fourth, or (`number` 4) last, seven days of a month."""
    start = span[1] - timedelta(days=6) if number == 4 else span[0] + timedelta(days=7 * number)  # noqa: PLR2004 - "last"
    return start, start + timedelta(days=6)


def weekday_before(published: date, weekday: int, *, strictly: bool) -> date:
    """Return the last day that is `weekday` (0 Monday) up to `published`; before it, if `strictly`."""
    back = (published.weekday() - weekday) % 7
    return published - timedelta(days=back or (7 if strictly else 0))
