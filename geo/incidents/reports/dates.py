"""Dates in running text: absolute, partial and relative, by the civil and the Solar Hijri calendar."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from geo.incidents.reports.calendars import (
    month_span,
    nearest_before,
    part_of_month,
    week_of_month,
    weekday_before,
)
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import gap

DAY, WEEK, MONTH = 1, 2, 3  # ACLED's time precision
_NUMERIC = re.compile(
    r"(?<![\d.\-/])(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))(?![\d\-/]|\.\d)"
)
_SHORT_DATE = re.compile(r"(\d{1,2})\.(\d{2})")
_MONTH = timedelta(days=31)
_DAYS_OF = {"day0": 0, "day1": 1, "day2": 2, "day3": 3}
_YEARS = range(1900, 2101)
_SOLAR_YEARS = range(1342, 1478)
_LONGEST_MONTH = 31
_FEW_DAYS = 30  # that a text counts back from an event
_PERIOD = timedelta(days=5)  # days so far apart are a period that a text sums up, not the days of an event
_THAT = {"that", "что", "ки", "که", "как"}
_NAMES_THAT_ARE_WORDS = {
    "may",
    "march",
    "mar",
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
}


class When(NamedTuple):
    """
    A date in a passage, at the words `first` to `last` (not included).

    Parameters
    ----------
    day, end
        The first and the last day; None where the text does not let them be known.
    precision
        ACLED's: 1 day, 2 week, 3 month.
    statement
        Whether it is the day somebody said something, not that of an event.
    past
        Whether it is a bare year, or so long before publication that it can only be background.
    same
        Whether it only says "the same day", `back` days before it (after it, where negative).
    """

    first: int
    last: int
    day: date | None
    end: date | None
    precision: int
    statement: bool = False
    past: bool = False
    same: bool = False
    back: int = 0


class _DayWord(NamedTuple):
    """A day of a month in words, and the first of them."""

    day: int
    first: int


class DateReader:
    """
    Reads the dates of one passage.

    Parameters
    ----------
    passage
        The text.
    published
        The day that relative dates count from; None if it is not known.
    """

    def __init__(self, passage: Passage, published: date | None) -> None:
        self._passage = passage
        self._published = published
        self._taken: set[int] = set()

    def read(self) -> list[When]:
        """Return the dates of the passage in order."""
        found: list[When] = []
        for reader in (
            self._numeric,
            self._months,
            self._weekdays,
            self._days_earlier,
            self._same_day,
            self._relative,
            self._years,
        ):
            for when in reader():
                if self._taken.isdisjoint(range(when.first, when.last)):
                    self._taken.update(range(when.first, when.last))
                    found.append(when)
        return sorted(found, key=lambda when: when.first)

    def _numeric(self) -> Iterator[When]:
        """Yield dates in digits: 2025-08-24, 1404/06/02, 24.08.2025, 24.08."""
        words, text = self._passage.words, self._passage.text
        for first, word in enumerate(words):
            if not word.digits:
                continue
            match = _NUMERIC.match(text, word.start)
            when = self._written(match) if match else self._short_date(first)
            if when is None:
                continue
            last = first + 1
            while match and last < len(words) and words[last].start < match.end():
                last += 1
            yield When(first, last, when, when, DAY)

    def _written(self, match: re.Match[str]) -> date | None:
        """Return the day that digits with a year write, or None if there is no such day."""
        if match.group(1):
            year, month, day = (int(match.group(number)) for number in (1, 2, 3))
        else:
            year, month, day = (int(match.group(number)) for number in (6, 5, 4))
        return nearest_before(None, year, month, day, solar=year in _SOLAR_YEARS)

    def _short_date(self, first: int) -> date | None:
        """Return the day of "15.07" or "27-го": the last such day up to publication."""
        words, published = self._passage.words, self._published
        if published is None or self._passage.language == "en":
            return None
        match = _SHORT_DATE.fullmatch(words[first].norm)
        following = first + 1
        if match and not (following < len(words) and self._passage.has("object.money", following)):
            return nearest_before(published, None, int(match.group(2)), int(match.group(1)), solar=False)
        day = self._day_at(first)
        if day is None or following >= len(words) or words[following].norm != "го":
            return None
        if following + 1 < len(words) and following + 1 in self._passage.month_words:
            return None
        months = (published.month, published.month - 1 or 12)
        days = (nearest_before(published, None, month, day, solar=False) for month in months)
        return next((found for found in days if found is not None and published - found < _MONTH), None)

    def _months(self) -> Iterator[When]:
        """Yield dates with the name of a month."""
        for calendar, name in (("civil", "months"), ("solar", "solar")):
            for month in range(12):
                for mark in self._passage.marks.get(f"{name}.{month}", ()):
                    when = self._of_month(mark.first, mark.last, month + 1, solar=calendar == "solar")
                    if when is not None:
                        yield when

    def _of_month(self, first: int, last: int, month: int, *, solar: bool) -> When | None:
        """Return the date that a month's name is part of."""
        first, days, last = self._days_beside(first, last)
        year, last = self._year_after(last, solar=solar)
        if days:
            start = nearest_before(self._published, year, month, days[0], solar=solar)
            end = nearest_before(self._published, year, month, days[-1], solar=solar)
            if start is None and end is None and (year or solar):
                return None
            end = max(end, start) if start and end else start
            period = start is not None and end is not None and end - start >= _PERIOD
            return When(first, last, start, end, WEEK if period else DAY)
        if not self._is_month(first, year):
            return None
        span = month_span(self._published, year, month, solar=solar)
        return self._part_of_month(first, last, span)

    def _part_of_month(self, first: int, last: int, span: tuple[date, date] | None) -> When:
        """Return a month, or the part of it that the words before say."""
        passage = self._passage
        low = max(first - 4, passage.sentence_first(first))
        for number, name in enumerate(("early", "middle", "late")):
            if passage.has_any(f"time.{name}", low, first):
                start, end = part_of_month(span, number) if span else (None, None)
                return When(first, last, start, end, MONTH)
        if passage.has_any("time.week_of", low, first):
            for number in range(5):
                if passage.has_any(f"ordinals.{number}", low, first):
                    start, end = week_of_month(span, number) if span else (None, None)
                    return When(first, last, start, end, WEEK)
        start, end = span or (None, None)
        return When(first, last, start, end, MONTH)

    def _days_beside(self, first: int, last: int) -> tuple[int, list[int], int]:
        """Return the days that stand beside a month's name, and where the whole begins and ends."""
        words, days = self._passage.words, list[int]()
        low = self._passage.sentence_first(first)
        before = first - 1
        while before >= low and words[before].norm in {"of", "числа", "ماه"}:
            before -= 1
        word = self._day_word(before) if before >= low else None
        if word is not None:
            return word.first, [word.day], last
        for _ in range(2):
            day = self._day_at(before) if before >= low else None
            if day is None or (days and ")" in gap(self._passage.text, words[before], words[first])):
                break  # "1) 27 мая" is the first entry of a list
            days.insert(0, day)
            first, before = before, before - 1
            if (
                before >= low
                and words[before].norm
                in {"ба", "бар", "то", "на", "to", "و", "and", "по", "до", "и", "تا", "به"}
                and self._day_at(before - 1) is not None
            ):
                before -= 1
        if days or self._passage.language != "en":
            return first, days, last
        while last < len(words) and len(days) < 2:  # noqa: PLR2004 - "September 12-13"
            day = self._day_at(last)
            if day is None or (
                days
                and "-" not in gap(self._passage.text, words[last - 1], words[last])
                and "–" not in gap(self._passage.text, words[last - 1], words[last])
            ):
                break
            days.append(day)
            last += 1
        return first, days, last

    def _day_word(self, index: int) -> "_DayWord | None":
        """Return the day of a month that words ending at `index` spell out: "third", "بیست و سوم"."""
        found = [
            _DayWord(number + 1, mark.first)
            for number in range(_LONGEST_MONTH)
            for mark in self._passage.marks_in(f"day_words.{number}", max(0, index - 2), index + 1)
            if mark.last == index + 1
        ]
        return min(found, key=lambda one: one.first, default=None)

    def _day_at(self, index: int) -> int | None:
        """Return the day of a month that a word writes: 15, 15th, 24-го."""
        if index < 0:
            return None
        norm = self._passage.words[index].norm
        digits = norm.rstrip("stndrhо")
        if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= _LONGEST_MONTH:  # noqa: PLR2004 - two digits
            return int(digits)
        if norm in {"го", "уми"}:
            return self._day_at(index - 1)
        return None

    def _year_after(self, last: int, *, solar: bool) -> tuple[int | None, int]:
        """Return the year that follows a month's name, and where it ends."""
        words = self._passage.words
        step = last
        while (
            step < len(words)
            and step - last < 2  # noqa: PLR2004 - "of the year"
            and (self._passage.has("time.year_words", step) or words[step].norm == "of")
        ):
            step += 1
        if step < len(words) and words[step].digits and words[step].norm.isdecimal():
            year = int(words[step].norm)
            if year in (_SOLAR_YEARS if solar else _YEARS):
                return year, step + 1
        return None, last

    def _is_month(self, first: int, year: int | None) -> bool:
        """Return whether a month's name without a day is one: "may" and "march" are also words."""
        passage = self._passage
        word = passage.words[first]
        if year is not None:
            return True
        if passage.language == "en" and (not word.capital or first == passage.sentence_first(first)):
            return False
        if passage.language == "fa":
            return first > 0 and passage.words[first - 1].norm in {"ماه", "اوایل", "اواخر", "اواسط"}
        return (
            word.norm not in _NAMES_THAT_ARE_WORDS
            or passage.has_any("time.last", max(0, first - 2), first)
            or (
                first > 0 and passage.words[first - 1].norm in {"in", "early", "late", "mid", "since", "this"}
            )
        )

    def _weekdays(self) -> Iterator[When]:
        """Yield days of the week: the last such day up to publication; coming ones are left out."""
        passage = self._passage
        marks = sorted(
            (mark.first, mark.last, day)
            for day in range(7)
            for mark in passage.marks.get(f"weekdays.{day}", ())
        )
        longest = [
            one
            for position, one in enumerate(marks)
            if not any(
                (other[0] <= one[0] and one[1] < other[1]) or other[0] < one[0] < other[1]
                for other in marks[max(0, position - 3) : position + 4]
            )
        ]
        for position, (first, last, day) in enumerate(longest):
            if not self._is_weekday(first, last) or self._is_coming(first, last):
                continue
            when = self._weekday(first, last, day)
            following = longest[position + 1] if position + 1 < len(longest) else None
            if (
                following
                and following[0] == last + 1
                and passage.words[last].norm in {"на", "to", "ба", "به", "and"}
            ):
                end = self._weekday(following[0], following[1], following[2]).day
                if end and when.day and end < when.day:
                    when = When(first, last, when.day - timedelta(days=7), end, DAY)
                yield When(first, following[1], when.day, end, DAY)
            else:
                yield when

    def _weekday(self, first: int, last: int, day: int) -> When:
        """Return a day of the week as a date."""
        passage = self._passage
        near = range(max(first - 2, passage.sentence_first(first)), min(last + 1, len(passage.words)))
        strictly = any(passage.has("time.last", index) for index in near)
        found = weekday_before(self._published, day, strictly=strictly) if self._published else None
        return When(first, last, found, found, DAY)

    def _is_weekday(self, first: int, last: int) -> bool:
        """Return whether the word is a day here: Душанбе is a city, душанбе Monday; so is دوشنبه."""
        passage = self._passage
        before = first > 0 and passage.has("time.weekday_before", first - 1)
        if passage.language == "en":
            return passage.words[first].capital
        if passage.language == "tg":
            return before or (not passage.words[first].capital and passage.words[first].norm != "душанбе")
        if passage.language == "fa":
            after = last < len(passage.words) and passage.words[last].norm in {"شب", "شام", "صبح", "گذشته"}
            return before or after or passage.words[first].norm == "جمعه"
        return True

    def _is_coming(self, first: int, last: int) -> bool:
        """Return whether a day lies ahead: "until Friday", "the next match is on Saturday"."""
        passage = self._passage
        low = max(first - 3, passage.sentence_first(first))
        sentence = passage.sentences[passage.sentence_number(first)]
        ahead = {
            "will",
            "состоится",
            "сохранится",
            "next",
            "until",
            "till",
            "мемонад",
            "дорад",
            "мешавад",
            "بعدی",
            "навбатӣ",
        }
        return (
            passage.has_any("time.next", low, first)
            or passage.has_any("time.next", last, min(last + 1, sentence.last))
            or (
                not passage.has_any("killed.back", sentence.first, sentence.last)
                and any(word.norm in ahead for word in passage.words[sentence.first : sentence.last])
            )
        )

    def _relative(self) -> Iterator[When]:
        """Yield "yesterday", "three days ago", "last week" and their like."""
        passage, today = self._passage, self._published
        for name, back in _DAYS_OF.items():
            for mark in sorted(
                passage.marks.get(f"time.{name}", ()), key=lambda mark: mark.first - mark.last
            ):
                day = today - timedelta(days=back) if today else None
                yield When(mark.first, mark.last, day, day, DAY)
        for name, week in (("ago_days", 1), ("ago_weeks", 7)):
            for mark in passage.marks.get(f"time.{name}", ()):
                number = passage.number_covering(mark.first - 1) if mark.first else None
                if number is not None:
                    day = today - timedelta(days=week * number.value) if today else None
                    yield When(number.first, mark.last, day, day, DAY if week == 1 else WEEK)
        for name in ("past_week", "last_week", "this_week", "last_month", "this_month"):
            for mark in passage.marks.get(f"time.{name}", ()):
                if mark.last < len(passage.words) and passage.words[mark.last].norm == "of":
                    continue  # "the last week of February"
                start, end = _frame(name, today) if today else (None, None)
                yield When(mark.first, mark.last, start, end, MONTH if name.endswith("month") else WEEK)

    def _same_day(self) -> Iterator[When]:
        """Yield "the same evening" and its like."""
        for mark in self._passage.marks.get("time.same_day", ()):
            yield When(mark.first, mark.last, None, None, DAY, same=True)
        for mark in self._passage.marks.get("time.day_before", ()):
            yield When(mark.first, mark.last, None, None, DAY, same=True, back=1)
        for mark in self._passage.marks.get("time.day_after", ()):
            yield When(mark.first, mark.last, None, None, DAY, same=True, back=-1)

    def _days_earlier(self) -> Iterator[When]:
        """Yield "two days earlier", "two days later" and their like: counted from the event told before."""
        for name, sign in (("days_earlier", 1), ("days_later", -1)):
            for mark in self._passage.marks.get(f"time.{name}", ()):
                number = self._passage.number_covering(mark.first - 1) if mark.first else None
                if number is not None and number.value <= _FEW_DAYS:
                    yield When(number.first, mark.last, None, None, DAY, same=True, back=sign * number.value)

    def _years(self) -> Iterator[When]:
        """Yield bare years: background, unless it is the year of publication."""
        passage = self._passage
        for index, word in enumerate(passage.words):
            if not (word.digits and len(word.norm) == 4 and word.norm.isdecimal()):  # noqa: PLR2004 - a year's digits
                continue
            near = range(max(0, index - 2), min(len(passage.words), index + 2))
            if int(word.norm) in _YEARS and any(passage.has("time.year_words", one) for one in near):
                year = int(word.norm)
                current = self._published is not None and self._published.year == year
                yield When(index, index + 1, None, None, MONTH, past=not current)


def _frame(name: str, today: date) -> tuple[date, date]:
    """Return the days of "last week", "this month" and their like; weeks run from Monday to Sunday."""
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    frames = {
        "past_week": (today - timedelta(days=7), today),
        "last_week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this_week": (monday, today),
        "last_month": ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
        "this_month": (month, today),
    }
    return frames[name]
