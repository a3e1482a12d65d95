"""Days of a month that is not named: "on the 26th", "Monday the 20th", "the night of the 3rd"."""

from collections.abc import Iterator
from datetime import date, timedelta

from geo.incidents.reports.dates.calendars import nearest_before
from geo.incidents.reports.dates.month_days import day_at
from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import clause_ends

_ENDINGS = ("st", "nd", "rd", "th")
_BEFORE = {"on", "of", "until", "by", "from", "since", "between"}  # before "the 26th"
# What may follow a day; a noun may not: "the 26th anniversary".
_AFTER = {
    "and",
    "to",
    "at",
    "in",
    "near",
    "on",
    "when",
    "but",
    "as",
    "after",
    "before",
    "by",
    "a",
    "an",
    "the",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "it",
    "he",
    "they",
    "about",
    "around",
    "shortly",
    "between",
    "outside",
    "while",
    "was",
    "were",
    "had",
}
_MONTH = timedelta(days=31)


def bare_days(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield English days of a month that is not named: the last such day up to publication."""
    if passage.language != "en" or published is None:
        return
    for index in passage.digit_words:
        if passage.words[index].norm.endswith(_ENDINGS) and index:
            first = _first_of(passage, index)
            day = _day(published, day_at(passage, index))
            if first is not None and day is not None and _ends(passage, index + 1):
                yield When(first, index + 1, day, day, DAY)


def _first_of(passage: Passage, index: int) -> int | None:
    """Return where the words before a day begin that say it is one, or None if none do."""
    words, low = passage.words, passage.sentence_first(index)
    first = index - (words[index - 1].norm == "the")
    if first - 1 < low:
        return first if first < index else None
    if passage.family_in("weekdays", first - 1, first):
        return first - 1
    return first if first < index and words[first - 1].norm in _BEFORE else None


def _ends(passage: Passage, index: int) -> bool:
    """Return whether a day may end before a word, or the noun that it counts follows."""
    if index >= len(passage.words) or index == passage.sentence_first(index):
        return True
    return clause_ends(passage, index) or passage.words[index].norm in _AFTER


def _day(published: date, day: int | None) -> date | None:
    """Return the last such day of a month up to publication."""
    if day is None:
        return None
    months = (published.month, published.month - 1 or 12)
    days = (nearest_before(published, None, month, day, solar=False) for month in months)
    return next((found for found in days if found is not None and published - found < _MONTH), None)
