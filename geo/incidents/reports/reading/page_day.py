"""The day on which a web page was published: as it declares it, else as it shows it beside its headline."""

import re
from datetime import date
from itertools import takewhile
from typing import Any

from geo.incidents.reports.dates.written_dates import is_month_first
from geo.incidents.reports.reading.page_data import data_day
from geo.incidents.reports.reading.plain import published_in

# "Extensive" is to guess: 1 January of any year in the page, any day in its links.
RULES: dict[str, Any] = {"original_date": True, "extensive_search": False}

_DECLARATIONS = re.compile(r"<(?:meta|link)\b[^<>]*>", re.IGNORECASE)
# "Wed, 03/11/2026", as a content system writes it that has the month first: only its weekday tells.
_WITH_WEEKDAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? (\d\d)/(\d\d)/(\d{4})\b", re.IGNORECASE
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TITLE = 30  # letters by which the headline is known again: sites add their name to it
_NO_DAY = re.compile("modified|updated|revised|image", re.IGNORECASE)  # a file picture may be years old
_BELOW = 6  # lines under the headline: standfirst, author, day, what to share it with
_ABOVE = 1  # what is higher is the day of today in the head of a site
_PROSE = 30  # words of a line that begins the article
_WRITTEN = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y")


def page_day(html: str, whole: str, body: str, *, title: str, url: str, guess: str) -> date | None:
    """
    Return the day of publication of a page, or None.

    Parameters
    ----------
    html, whole, body
        The page, all its text, and the text of its article.
    title, url
        Its headline and its address, or "".
    guess
        What htmldate takes for the day, or "": the oldest day in the page's elements for days, which may be
        that of another article, or any in its text.
    """
    return (
        _declared(html, url, title)
        or _beside_headline(whole, title)
        or published_in(body)
        or _guessed(body, guess)
    )


def _declared(html: str, url: str, title: str) -> date | None:
    """Return the day that the address, or what stands in a page for machines, gives."""
    from htmldate import find_date  # noqa: PLC0415 - comes with trafilatura, and only web pages need it

    declarations = "".join(
        _WITH_WEEKDAY.sub(_by_weekday, one)
        for one in _DECLARATIONS.findall(html)
        if not _NO_DAY.search(one)  # beside the headline the first day may stand
    )
    head = f"<html><head>{declarations}</head><body></body></html>"
    return data_day(html, title) or _day(find_date(head, url=url or None, **RULES))


def _by_weekday(match: re.Match[str]) -> str:
    """Return a date as ISO 8601 has it, where its weekday tells what of it is the month."""
    name, first, second, year = match.groups()
    weekday = _WEEKDAYS.index(name.lower())
    if is_month_first(int(year), int(first), int(second), weekday):
        return f"{year}-{first}-{second}"
    return f"{year}-{second}-{first}"


def _beside_headline(whole: str, title: str) -> date | None:
    """Return the day that stands under the headline, or over it."""
    lines = whole.split("\n\n")
    for number, line in enumerate(lines):
        if title and line.startswith(title[:_TITLE]):
            for first, last in ((number + 1, number + 1 + _BELOW), (max(0, number - _ABOVE), number)):
                day = published_in("\n".join(takewhile(_is_short, lines[first:last])))
                if day is not None:
                    return day
    return None


def _is_short(line: str) -> bool:
    """Return whether a line can be one of those about the article."""
    return len(line.split()) < _PROSE


def _guessed(body: str, guess: str) -> date | None:
    """Return the day that was guessed, unless the article tells it of something else."""
    day = _day(guess)
    return None if day is None or any(day.strftime(form) in body for form in _WRITTEN) else day


def _day(text: str | None) -> date | None:
    """Return the day of a date by ISO 8601."""
    return date.fromisoformat(text[:10]) if text else None
