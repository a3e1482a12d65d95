"""The days that stand beside the name of a month: "12", "15th", "24-го", "third"."""

import re
from typing import NamedTuple

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import gap, normal

_LONGEST_MONTH = 31
_MOST_DAYS = 4  # of a list before a month
_TO_EN = {"and", "to", "through"}
_AFTER_DAY = {"in", "at", "near", "on", "and", "when", "the", "by", "between", "outside", "inside"}
_JOINS = {"ба", "бар", "то", "ва", "на", "по", "до", "и", "to", "and", "through", "till", "until"} | {
    "و",
    "تا",
    "به",
    "بر",
    normal("الی"),
}  # between two days of one month
_PARTS = {"the", "night", "morning", "evening", "early", "of", "dawn"}
_PARTS |= {"утра", "вечера", "ночи", "утро", "рассвета"}
_PART_WORDS = 4  # of "to the morning of"
_CLOCK = re.compile(r"\d:")  # before the minutes
_BETWEEN = {"of", "числа", "мохи", "ماه", "روز", "برج"}  # a day and its month: "the 3rd of May", "۲۴ برج اسد"
_AND = {
    normal("الی"),
    "and",
    "to",
    "и",
    "на",
    "ва",
    "و",
    "ба",
    "бар",
    "به",
    "بر",
    "تا",
}  # between two days in words
DAY_ENDINGS = {
    "го",
    "ого",
    "е",
    "ое",
    "уми",
    "юми",
    "ум",
    "юм",
    "ми",
    "м",
    "ام",
    "م",
}  # of a day in digits: "24-го", "6-уми"


class _DayWord(NamedTuple):
    """A day of a month in words, and the first of them."""

    day: int
    first: int


def _before_weekday(passage: Passage, index: int, low: int) -> int:
    """Return the word before a day of the week that follows "to", or that word: "28 to Thursday 29 May"."""
    weekday = index > low and any(passage.has(f"weekdays.{number}", index) for number in range(7))
    return index - 1 if weekday and passage.words[index - 1].norm in _TO_EN else index


def days_beside(passage: Passage, first: int, last: int) -> tuple[int, list[int], int]:
    """Return the days that stand beside a month's name, and where the whole begins and ends."""
    words, days = passage.words, list[int]()
    low = passage.sentence_first(first)
    before = first - 1
    while before >= low and words[before].norm in _BETWEEN:
        before -= 1
    word = _day_word(passage, before) if before >= low else None
    if word is not None and word.first > low and passage.has("time.parts_before", word.first - 1):
        return first, [], last  # "ҳафтаи дуюми феврал" is a week, "нимаи дуюми феврал" a half
    if word is not None:
        return *_days_in_words(passage, word, low), last
    for count in range(_MOST_DAYS):
        day = day_at(passage, before) if before >= low else None
        if day is None or _is_no_day(passage, before, first, alone=not days):
            break
        if count > 1 and (day >= days[0] or "," not in gap(passage.text, words[before], words[first])):
            break  # further days only of a list: "20, 21 and 22 December"
        days.insert(0, day)
        first = before - (words[before].norm in DAY_ENDINGS or _is_ending(passage, before))
        before = _before_part_of_day(passage, first - 1, low) if count == 0 else first - 1
        before = _before_weekday(passage, before, low)
        joined = before >= low and words[before].norm in _JOINS and not _is_ending(passage, before)
        if joined and day_at(passage, before - 1) is not None:
            before -= 1
    if days or passage.language != "en":
        return first, days, last
    return first, *_days_after(passage, last)


def _before_part_of_day(passage: Passage, before: int, low: int) -> int:
    """Return the word before a part of the day, if another day is there: "24 to the morning of 25 May"."""
    step = before
    while step >= low and before - step < _PART_WORDS:
        norm = passage.words[step].norm
        if norm in _JOINS and not _is_ending(passage, step):
            return step if day_at(passage, step - 1) is not None else before
        part = norm in _PARTS or passage.has("time.weekday_before", step)
        if not part and not passage.family_in("weekdays", step, step + 1):
            return before
        step -= 1
    return before


def _is_ending(passage: Passage, index: int) -> bool:
    """Return whether "и" ends a Tajik number ("соати 3-и шаби 7 март"), and is not the Russian "and"."""
    return passage.language == "tg" and passage.words[index].norm == "и"


def _days_after(passage: Passage, last: int) -> tuple[list[int], int]:
    """Return the days that follow an English month's name, and the word after them: "September 12-13"."""
    words, days = passage.words, list[int]()
    end = passage.sentences[passage.sentence_number(last - 1)].last
    while last < end and len(days) < 2:  # noqa: PLR2004 - "September 12-13"
        step = last + (bool(days) and words[last].norm in _TO_EN)
        day = day_at(passage, step) if step < end else None
        if day is None or (days and not _goes_on(passage, days[-1], last, step)):
            break
        days.append(day)
        last = step + 1
    return days, last


def _goes_on(passage: Passage, day: int, last: int, step: int) -> bool:
    """Return whether the number at `step` is the later of two days: "September 12-13", "May 3 and 4, …"."""
    between = gap(passage.text, passage.words[last - 1], passage.words[last])
    if step == last:
        return "-" in between or "–" in between
    after = step + 1
    other = day_at(passage, step) or 0
    return day < other and (
        after >= len(passage.words)
        or passage.words[after].norm in _AFTER_DAY
        or not gap(passage.text, passage.words[step], passage.words[after]).isspace()
    )


def _is_no_day(passage: Passage, before: int, first: int, *, alone: bool) -> bool:
    """Return whether a number before a day is no day: "1) 27 мая", a list; "в 23:30 23 декабря"."""
    between = gap(passage.text, passage.words[before], passage.words[first])
    start = passage.words[before].start
    if _CLOCK.fullmatch(passage.text, max(0, start - 2), start):
        return True  # "соати 23:30-и 6 март"
    if alone:  # right before the month: "11:04, April 28, 2021", "2) August 13"
        return ")" in between or (passage.language == "en" and "," in between)
    if "\u20e3" in between:
        return True  # the sign of a key: "1️⃣ 4 сентября"
    return ")" in between or (before + 1 == first and between.isspace())


def _days_in_words(passage: Passage, word: _DayWord, low: int) -> tuple[int, list[int]]:
    """Return where a day in words begins, and it; with the one before: "شب میان شانزدهم و هفدهم عقرب"."""
    joined = word.first - 2 >= low and passage.words[word.first - 1].norm in _AND
    other = _day_word(passage, word.first - 2) if joined else None
    if other is not None and low <= other.first and other.day < word.day:
        return other.first, [other.day, word.day]
    return word.first, [word.day]


def _day_word(passage: Passage, index: int) -> _DayWord | None:
    """Return the day of a month that words ending at `index` spell out: "third", "بیست و سوم"."""
    found = [
        _DayWord(int(number) + 1, first)
        for first, last, number in passage.family_in("day_words", max(0, index - 2), index + 1)
        if last == index + 1
    ]
    return min(found, key=lambda one: one.first, default=None)


def day_at(passage: Passage, index: int) -> int | None:
    """Return the day of a month that a word writes: 15, 15th, 24-го."""
    if index < 0:
        return None
    norm = passage.words[index].norm
    digits = norm.rstrip("stndrhо")
    if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= _LONGEST_MONTH:  # noqa: PLR2004 - two digits
        return int(digits)
    if norm in DAY_ENDINGS or _is_ending(passage, index):
        return day_at(passage, index - 1)
    return None
