"""Days of a month that is not named: "on the 26th", "Monday 20:", "рӯзи 16-ум", "در دوازدهم"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from geo.incidents.reports.dates.month_days import DAY_ENDINGS, day_at
from geo.incidents.reports.dates.solar import solar_day
from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.words import gap, normal

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
_LONGEST_MONTH = 31
_MONTH_REACH = 4  # words after "5-го на 6-е" in which its month stands
_THIS = ("time.this_month", "time.last_month")
_OF = {"of", "числа"}  # before "this month"
_TG_DAY = {normal(word) for word in ("рӯзи", "санаи", "шаби", "субҳи", "шоми", "бегоҳии", "рӯзҳои")}
_FA_DAY = {normal(word) for word in ("در", "تاریخ", "مورخ", "مؤرخ", "مورخه")}
_COUNTED = re.compile(
    r"\w+[ое]го$"
    r"|(взвод|батальон|полк|отряд|погранотряд|пост|отделени|участк|район|микрорайон|управлени|километр)а?я?$"
    r"|(отдел|департамент|центр|корпус|округ|сектор|квартал|полугоди|этап)а?я?$"
)
_AFTER_NUMBER = frozenset(":,;.)،؛")  # after "Monday 10"


def bare_days(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield days of a month that is not named: the last such day up to publication."""
    if published is None:
        return
    yield from _with_weekday(passage, published)
    for index in passage.digit_words:
        number = day_at(passage, index)
        if number is not None:
            yield from _found(passage, published, index, _end(passage, index), number)
    if passage.language != "en":
        for first, last, name in passage.family_in("day_words", 0, len(passage.words)):
            yield from _found(passage, published, first, last, int(name) + 1)


def _found(passage: Passage, published: date, first: int, last: int, number: int) -> Iterator[When]:
    """Yield the day that the words `first` to `last` (not included) write, if they are one."""
    spelt = not passage.words[first].norm.isdecimal() or last > first + 1 or _of(passage, last) > last
    months = _THIS if spelt else _THIS[:1]  # "۹ ماه گذشته" are nine months
    month = next((name for name in months if passage.has(name, _of(passage, last))), None)
    begins: int | None = first
    if month is None:
        begins = _begins(passage, first, last)
    if begins is None:
        return
    day = _last_such(published, number, solar=is_solar(passage))
    if month is not None and passage.language == "fa" and not _names_month(passage):
        days = (day, _last_such(published, number, solar=False))  # the press of both banks says "this month"
        day = max((one for one in days if one is not None), default=None)
    if month is not None:
        marks = passage.marks_in(month, last, min(len(passage.words), last + _MONTH_REACH))
        last = marks[0].last if marks else last
    if day is not None:
        yield When(begins, last, day, day, DAY, partial=True)


def _counts(passage: Passage, last: int) -> bool:
    """Return whether a Russian number before a word counts it: "1-го пограничного поста", "3-го взвода"."""
    return not clause_ends(passage, last) and _COUNTED.match(passage.words[last].norm) is not None


def _of(passage: Passage, last: int) -> int:
    """Return the word after a day, but for "of": "the 16th of this month"."""
    return last + (last < len(passage.words) and passage.words[last].norm in _OF)


def _begins(passage: Passage, first: int, last: int) -> int | None:
    """Return where the words begin that say that a number is a day, or None if none do."""
    words = passage.words
    if passage.language == "en":
        told = words[first].norm.endswith(_ENDINGS) and first and _ends(passage, first + 1)
        return _first_of(passage, first) if told else None
    if any(index in passage.month_words for index in range(last, last + _MONTH_REACH)):
        return None  # "5-го на 6-е марта"
    if passage.language == "ru":
        told = words[last - 1].norm == "го" or (last < len(words) and words[last].norm == "числа")
        return first if told and not _counts(passage, last) else None
    before = words[first - 1].norm if first > passage.sentence_first(first) else ""
    if passage.language == "tg":
        bracket = first > 0 and "(" in gap(passage.text, words[first - 1], words[first])
        placed = last < len(words) and words[last].norm == "дар" and not before.endswith("и")
        return (
            first
            if last - first > 1 and words[first].digits and (before in _TG_DAY or bracket or placed)
            else None
        )
    of_month = last < len(words) and words[last].norm == "ماه" and not words[first].digits
    return first if before in _FA_DAY and (of_month or clause_ends(passage, last)) else None


def _end(passage: Passage, index: int) -> int:
    """Return the word after a day in digits and the ending that follows it: "16-ум"."""
    last = index + 1
    joined = last < len(passage.words) and passage.words[last].norm in DAY_ENDINGS
    return last + joined


def _with_weekday(passage: Passage, published: date) -> Iterator[When]:
    """Yield "Monday 10:", "вторник, двадцатое": days of the month whose day of the week is right."""
    words = passage.words
    calendars = (True, False) if passage.language == "fa" else (False,)
    for weekday in range(7):
        for mark in passage.marks.get(f"weekdays.{weekday}", ()):
            index = mark.last + (mark.last < len(words) and words[mark.last].norm == "the")
            if index >= len(words) or passage.sentence_first(index) > mark.first:
                continue
            number, last = _number_after(passage, index)
            days = (_last_such(published, number, solar=solar) for solar in calendars if number)
            day = next((day for day in days if day is not None and day.weekday() == weekday), None)
            if day is not None:
                yield When(mark.first, last, day, day, DAY)


def _number_after(passage: Passage, index: int) -> tuple[int, int]:
    """Return the day of the month that words at `index` write, or 0, and the word after them."""
    number, last = day_at(passage, index), _end(passage, index)
    if number is not None and last > index + 1:
        return number, last  # "20-е"
    if number is None and passage.language != "en":  # "on Tuesday, the third was wounded"
        spelt = passage.family_in("day_words", index, index + 2)
        number, last = (int(spelt[-1][2]) + 1, spelt[-1][1]) if spelt else (None, last)
    end = passage.words[last - 1].end
    return (number or 0) if passage.text[end : end + 1] in _AFTER_NUMBER else 0, last


def _names_month(passage: Passage) -> bool:
    """Return whether a text names a month, by which its calendar can be told."""
    return any(name.startswith(("solar.", "months.")) for name in passage.marks)


def is_solar(passage: Passage) -> bool:
    """Return whether a text counts its days by the Solar Hijri calendar."""
    if passage.language != "fa":
        return False
    named = [name.partition(".")[0] for name in passage.marks]
    return "solar" in named or "months" not in named


def _last_such(published: date, number: int, *, solar: bool) -> date | None:
    """Return the last day of a month up to publication that has a number."""
    for back in range(_LONGEST_MONTH):
        day = published - timedelta(days=back)
        if (solar_day(day) if solar else day.day) == number:
            return day
    return None


def nearest_such(told: date, number: int, last: date, *, solar: bool) -> date:
    """Return the day of a month that has a number, soonest after one told, or else before: up to `last`."""
    steps = (*range(_LONGEST_MONTH), *range(-1, -_LONGEST_MONTH, -1))
    days = (told + timedelta(days=step) for step in steps)
    return next(
        (day for day in days if (solar_day(day) if solar else day.day) == number and day <= last), last
    )


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
