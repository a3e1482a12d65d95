"""Dates in running text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.solar import civil_date, new_year, solar_year
from geo.incidents.reports.passage import Passage

WEDNESDAY = date(2026, 3, 11)


def first(
    language: str, text: str, published: date | None = WEDNESDAY
) -> tuple[date | None, date | None, int]:
    """Return day, end and precision of the first date in a text."""
    when = find_dates(Passage(text, language), published)[0]
    return when.day, when.end, when.precision


@pytest.mark.parametrize(
    ("language", "text", "day", "end", "precision"),
    [
        ("en", "It happened on 2026-02-03.", (2026, 2, 3), (2026, 2, 3), 1),
        ("en", "It happened on 03.02.2026.", (2026, 2, 3), (2026, 2, 3), 1),
        ("en", "It happened on March 9.", (2026, 3, 9), (2026, 3, 9), 1),
        ("en", "It happened on the 9th of March.", (2026, 3, 9), (2026, 3, 9), 1),
        ("en", "It happened on 30 December.", (2025, 12, 30), (2025, 12, 30), 1),
        ("en", "It happened on December 30, 2024.", (2024, 12, 30), (2024, 12, 30), 1),
        ("en", "It happened on March 7-8.", (2026, 3, 7), (2026, 3, 8), 1),
        ("en", "It happened on Wednesday.", (2026, 3, 11), (2026, 3, 11), 1),
        ("en", "It happened last Wednesday.", (2026, 3, 4), (2026, 3, 4), 1),
        ("en", "It happened two days ago.", (2026, 3, 9), (2026, 3, 9), 1),
        ("en", "It happened last week.", (2026, 3, 2), (2026, 3, 8), 2),
        ("en", "It happened in early March.", (2026, 3, 1), (2026, 3, 10), 3),
        ("en", "It happened in February 2024.", (2024, 2, 1), (2024, 2, 29), 3),
        ("en", "It happened in the last week of February.", (2026, 2, 22), (2026, 2, 28), 2),
        ("en", "It happened on Tuesday last week.", (2026, 3, 3), (2026, 3, 3), 1),
        ("en", "It happened over the weekend.", (2026, 3, 7), (2026, 3, 8), 1),
        ("en", "It happened between March 2 and March 4.", (2026, 3, 2), (2026, 3, 4), 1),
        ("en", "In the first week of March, Tajik guards met.", (2026, 3, 1), (2026, 3, 7), 2),
        ("ru", "Это было в ночь с 5-го на 6-е марта.", (2026, 3, 5), (2026, 3, 6), 1),
        ("ru", "Это было в ночь с 28 февраля на 1 марта.", (2026, 2, 28), (2026, 3, 1), 1),
        ("ru", "Это было в первых числах марта.", (2026, 3, 1), (2026, 3, 10), 3),
        ("tg", "Шаби 28 феврал ба 1 март рух дод.", (2026, 2, 28), (2026, 3, 1), 1),
        ("tg", "Ҷумъаи гузашта рух дод.", (2026, 3, 6), (2026, 3, 6), 1),
        ("tg", "Дар ҳафтаи дуюми феврал рух дод.", (2026, 2, 8), (2026, 2, 14), 2),
        ("fa", "پنجشنبهٔ هفتهٔ گذشته رخ داد.", (2026, 3, 5), (2026, 3, 5), 1),
        ("fa", "در هفتهٔ دوم فبروری رخ داد.", (2026, 2, 8), (2026, 2, 14), 2),
        ("fa", "شب از ۲ بر ۳ مارچ رخ داد.", (2026, 3, 2), (2026, 3, 3), 1),
        ("ru", "Это случилось 9 марта.", (2026, 3, 9), (2026, 3, 9), 1),
        ("ru", "Это случилось в ночь с 8 на 9 марта.", (2026, 3, 8), (2026, 3, 9), 1),
        ("ru", "Это случилось в прошлую среду.", (2026, 3, 4), (2026, 3, 4), 1),
        ("ru", "Это случилось позавчера.", (2026, 3, 9), (2026, 3, 9), 1),
        ("ru", "Это случилось в конце февраля.", (2026, 2, 21), (2026, 2, 28), 3),
        ("tg", "Ин ҳодиса рӯзи душанбе рух дод.", (2026, 3, 9), (2026, 3, 9), 1),
        ("tg", "Ин ҳодиса 9 марти соли 2026 рух дод.", (2026, 3, 9), (2026, 3, 9), 1),
        ("tg", "Ин ҳодиса шаби гузашта рух дод.", (2026, 3, 10), (2026, 3, 10), 1),
        ("fa", "این رویداد روز دوشنبه رخ داد.", (2026, 3, 9), (2026, 3, 9), 1),
        ("fa", "این رویداد ۱۸ حوت ۱۴۰۴ رخ داد.", (2026, 3, 9), (2026, 3, 9), 1),
        ("fa", "این رویداد ۱۸ اسفند رخ داد.", (2026, 3, 9), (2026, 3, 9), 1),
        ("fa", "این رویداد سه روز پیش رخ داد.", (2026, 3, 8), (2026, 3, 8), 1),
        ("en", "It happened on 06.03.26.", (2026, 3, 6), (2026, 3, 6), 1),
        ("en", "It happened on 02/16/2026.", (2026, 2, 16), (2026, 2, 16), 1),
        ("en", "Monday 2: a shell fell.", (2026, 3, 2), (2026, 3, 2), 1),
        ("en", "On Friday, 27 February, a shell fell.", (2026, 2, 27), (2026, 2, 27), 1),
        ("en", "It happened on the 6th of this month.", (2026, 3, 6), (2026, 3, 6), 1),
        ("ru", "Это случилось 06.03.26.", (2026, 3, 6), (2026, 3, 6), 1),
        ("ru", "Это случилось во вторник, третьего, под вечер.", (2026, 3, 3), (2026, 3, 3), 1),
        ("ru", "Это случилось шестого числа.", (2026, 3, 6), (2026, 3, 6), 1),
        ("ru", "Это случилось 6 числа этого месяца.", (2026, 3, 6), (2026, 3, 6), 1),
        ("ru", "Это случилось в двадцатых числах февраля.", (2026, 2, 21), (2026, 2, 28), 3),
        ("tg", "Ин ҳодиса рӯзи 6-ум рух дод.", (2026, 3, 6), (2026, 3, 6), 1),
        ("tg", "Ин ҳодиса 6-уми ҳамин моҳ рух дод.", (2026, 3, 6), (2026, 3, 6), 1),
        ("tg", "Ин ҳодиса 18 ҳути соли 1404 рух дод.", (2026, 3, 9), (2026, 3, 9), 1),
        ("tg", "Ин ҳодиса чаҳоруми март рух дод.", (2026, 3, 4), (2026, 3, 4), 1),
        ("fa", "در پانزدهم، یک مرزبان کشته شد.", (2026, 3, 6), (2026, 3, 6), 1),
        ("fa", "این رویداد پانزدهم همین ماه رخ داد.", (2026, 3, 6), (2026, 3, 6), 1),
        ("fa", "شب ۱۷ به ۱۸ حوت‌ماه رخ داد.", (2026, 3, 8), (2026, 3, 9), 1),
        ("fa", "این رویداد ۱۸ اسفندماه ۱۴۰۴ رخ داد.", (2026, 3, 9), (2026, 3, 9), 1),
        ("fa", "این رویداد ۱۸ برج حوت رخ داد.", (2026, 3, 9), (2026, 3, 9), 1),
        ("fa", "این رویداد ۱۸ام حوت رخ داد.", (2026, 3, 9), (2026, 3, 9), 1),
        ("fa", "از ۱۶ الی ۱۸ حوت جنگ بود.", (2026, 3, 7), (2026, 3, 9), 1),
        ("fa", "این رویداد ۶ آگوست رخ داد.", (2025, 8, 6), (2025, 8, 6), 1),
        ("en", "It happened on 06-03-2026.", (2026, 3, 6), (2026, 3, 6), 1),
        ("en", "It happened on 4, 5 and 6 March.", (2026, 3, 4), (2026, 3, 6), 1),
        ("en", "It happened on March 4 and 5.", (2026, 3, 4), (2026, 3, 5), 1),
        ("en", "On March 4 and 12 guards fell.", (2026, 3, 4), (2026, 3, 4), 1),
        ("en", "It happened on 18 Hut 1404.", (2026, 3, 9), (2026, 3, 9), 1),
        ("en", "It happened on the 18th of Hoot.", (2026, 3, 9), (2026, 3, 9), 1),
        ("en", "It happened in the second half of February.", (2026, 2, 16), (2026, 2, 28), 3),
        ("en", "It happened last March.", (2025, 3, 1), (2025, 3, 31), 3),
        ("en", "It happened last February.", (2026, 2, 1), (2026, 2, 28), 3),
        ("en", "It happened three nights ago.", (2026, 3, 8), (2026, 3, 8), 1),
        ("en", "It happened on Sunday evening and Monday morning.", (2026, 3, 8), (2026, 3, 9), 1),
        ("ru", "Это случилось в первой половине февраля.", (2026, 2, 1), (2026, 2, 15), 3),
        ("ru", "Это было в воскресенье вечером и в понедельник утром.", (2026, 3, 8), (2026, 3, 9), 1),
        ("tg", "Дар нимаи дуюми феврал рух дод.", (2026, 2, 16), (2026, 2, 28), 3),
        ("fa", "در نیمهٔ دوم فبروری رخ داد.", (2026, 2, 16), (2026, 2, 28), 3),
        ("fa", "سه شب پیش رخ داد.", (2026, 3, 8), (2026, 3, 8), 1),
        ("fa", "ساعت ۱۱ شب گذشته رخ داد.", (2026, 3, 10), (2026, 3, 10), 1),
        ("fa", "شب میان دوشنبه و سه‌شنبه رخ داد.", (2026, 3, 9), (2026, 3, 10), 1),
    ],
)
def test_a_date_is_the_day_a_reader_takes_it_for(
    language: str, text: str, day: tuple[int, int, int], end: tuple[int, int, int], precision: int
) -> None:
    """On a Wednesday, 11 March 2026, each expression means what a calendar says."""
    assert first(language, text) == (date(*day), date(*end), precision)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He may march on."),
        ("tg", "Дар Душанбе борон борид."),
        ("fa", "در شهر دوشنبه باران بارید."),
        ("en", "On 31 February 2026."),
        ("en", "A hut stood there; Asad came."),
        ("ru", "Группа, только что переправившаяся через реку."),
        ("tg", "Дар як ҳафта як бор меоянд."),
    ],
)
def test_words_that_look_like_dates_are_none(language: str, text: str) -> None:
    """May, march, the city of Dushanbe and days that no calendar has are no dates."""
    assert all(when.day is None for when in find_dates(Passage(text, language), WEDNESDAY))


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "On 4 March, a Wednesday, two came. On the 6th, one left.", [4, 6]),
        ("en", "They said so on Tuesday, March 10.", [10]),
        ("en", "ROUND-UP, 2-8 March\n\nWednesday: a shell fell.\n\nSunday: a mine went off.", [2, 4, 8]),
        ("ru", "СВОДКА, 2–8 марта\n\nСреда. Упал снаряд.\n\nВоскресенье. Взорвалась мина.", [2, 4, 8]),
        ("fa", "هفتهٔ ۱۱ تا ۱۷ حوت\n\nچهارشنبه: هاوان افتاد.\n\nیکشنبه: ماین انفجار کرد.", [2, 4, 8]),
        ("fa", "روز دوشنبه ۱۸ حوت (۹ مارچ) گفت.", [9]),
    ],
)
def test_dates_are_settled_by_those_beside_them(language: str, text: str, days: list[int]) -> None:
    """A day named twice is one; a day without its month, a weekday of a week named above, are in those."""
    assert [when.day.day for when in find_dates(Passage(text, language), WEDNESDAY) if when.day] == days


def test_without_a_day_of_publication_a_weekday_is_not_known() -> None:
    """A weekday alone stays open."""
    assert first("en", "It happened on Tuesday.", None)[0] is None


@pytest.mark.parametrize(
    ("solar", "civil"),
    [
        ((1404, 1, 1), (2025, 3, 21)),  # Nowruz 2025 and 2024: the Iranian calendar as published
        ((1403, 1, 1), (2024, 3, 20)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1357, 2, 7), (1978, 4, 27)),  # the Saur revolution
        ((1400, 5, 24), (2021, 8, 15)),  # the fall of Kabul
    ],
)
def test_solar_dates_are_those_of_history(solar: tuple[int, int, int], civil: tuple[int, int, int]) -> None:
    """Days known by both calendars agree."""
    assert civil_date(*solar) == date(*civil)


@pytest.mark.parametrize("solar", [(1404, 12, 30), (1404, 7, 31), (1404, 13, 1), (1300, 1, 1), (1404, 1, 0)])
def test_days_that_the_solar_calendar_lacks_are_none(solar: tuple[int, int, int]) -> None:
    """A 30th of Hut in a common year, a 31st of Mizan and years beyond the table are no days."""
    assert civil_date(*solar) is None


@given(st.integers(1343, 1477))
def test_solar_years_have_365_or_366_days(year: int) -> None:
    """New year follows new year, and the year of a new year's day is that year."""
    assert (new_year(year + 1) - new_year(year)).days in {365, 366}
    assert solar_year(new_year(year)) == year


@settings(deadline=None)  # the first text of a language loads its lexicon
@given(st.text(max_size=300), st.sampled_from(["en", "ru", "tg", "fa"]))
def test_dates_are_read_from_any_text(text: str, language: str) -> None:
    """No text breaks the reader, and its dates stand in order, inside the text."""
    found = find_dates(Passage(text, language), WEDNESDAY)

    assert [when.first for when in found] == sorted(when.first for when in found)
