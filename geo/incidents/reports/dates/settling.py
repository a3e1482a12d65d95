"""Dates that others settle: a day named twice, "on the 16th", days of the week that a line above names."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.bare_days import is_solar, nearest_such
from geo.incidents.reports.dates.month_parts import in_month_of
from geo.incidents.reports.dates.solar import solar_day
from geo.incidents.reports.dates.when import DAY, WEEK, When
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import normal

_LINK_WORDS = 2  # "of that week"
_BETWEEN = {
    normal(word)
    for word in ("the", "a", "on", "в", "во", "рӯзи", "буд", "روز", "بود", "برابر", "با", "мутобиқ", "соли")
}
_HEAD = 3  # paragraphs, and dates, among which a text names the week that it sums up
_LONG = timedelta(days=62)  # from a day told to "the 16th" at most
_SEVEN, _WORK_WEEK = timedelta(days=7), timedelta(days=4)
_COMMAS = frozenset(",،(")
_AT_NIGHT, _NIGHT_OF, _NEXT = "ночью", ["ночь", "на"], timedelta(days=1)
_EVE = "накануне"
_STOPS = frozenset(".;!?؛؟…")
_ARTICLES = {"a", "an", "the", "this"}  # before "overnight clash"
_LEAP = (2, 29)
_FEW_DAYS, _SOON = timedelta(days=3), 4  # before that night; sentences from it


def settled(passage: Passage, found: list[When]) -> list[When]:
    """Return dates in order as they are once each is read beside the others."""
    found = _in_told_month(passage, _in_told_year(passage, found))
    found = _of_told_night(passage, _named_twice(passage, found))
    if passage.language == "ru":
        found = [when for when in found if not _is_dated_night(passage, when, found)]
    if passage.language == "ru" and "time.night_before" in passage.marks:
        found = _on_eve_of_told(passage, found)
    if passage.language == "en" and "time.overnight" in passage.marks:
        found = [when for when in found if not _is_told_night(passage, when, found)]
    return _of_that_week(passage, _in_named_week(passage, found))


def _is_dated_night(passage: Passage, when: When, found: Sequence[When]) -> bool:
    """Return whether a bare Russian "ночью" is of a day on which a sentence soon says that it took place."""
    if [word.norm for word in passage.words[when.first : when.last]] != [_AT_NIGHT]:
        return False
    here = passage.sentence_number(when.first)
    for other in found:
        number = passage.sentence_number(other.first)
        near = other.day is not None and other.precision == DAY and 0 < number - here <= _SOON - 2
        span = passage.sentences[number]
        if near and passage.has_any("context.took_place", span.first, span.last):
            return passage.family_in("weekdays", other.first, other.last) != [] or not other.partial
    return False


def _on_eve_of_told(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with a Russian "Накануне …" of what happened on the eve of a day told before."""
    result: list[When] = []
    for when in found:
        first = when.first
        eve = passage.words[first].norm == _EVE and first == passage.sentence_first(first)
        told = [one.day for one in result if one.day and one.precision == DAY and one.end in {None, one.day}]
        if eve and told and when.day and told[-1] < when.day and _tells_harm(passage, first):
            day = told[-1] - _NEXT
            when = when._replace(day=day, end=day)  # noqa: PLW2901 - the same date, settled
        result.append(when)
    return result


def _tells_harm(passage: Passage, index: int) -> bool:
    """Return whether the sentence of a word tells of an act or of who came to harm, and not who said so."""
    sentence = passage.sentences[passage.sentence_number(index)]
    said = passage.has_any("speech.verbs", sentence.first, sentence.last)
    return not (said or passage.event_words.isdisjoint(range(sentence.first, sentence.last)))


def _is_told_night(passage: Passage, when: When, found: Sequence[When]) -> bool:
    """Return whether "an overnight clash" was on a day soon told: the text came out some days later."""
    first, words = when.first, passage.words
    if not passage.has("time.overnight", first) or first == 0:
        return False
    here = passage.sentence_number(first)
    beside = [one for one in found if one is not when and passage.sentence_number(one.first) == here]
    if when.last in passage.event_words and any(one.day and one.precision == DAY for one in beside):
        return True  # "in overnight fighting on Monday"
    article = not _ARTICLES.isdisjoint(word.norm for word in words[max(0, first - 2) : first])
    return article and any(  # "a targeted overnight raid"
        other.day is not None
        and when.day is not None
        and other.precision == DAY
        and timedelta() < when.day - other.day <= _FEW_DAYS
        and 0 < passage.sentence_number(other.first) - here <= _SOON
        and not passage.has_any("context.separate", passage.sentence_first(other.first), other.first)
        for other in found
    )


def _in_told_year(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates, those behind another of their month in its year: "3 May 2015 … 5 May"."""
    placed: list[When] = []
    for when in found:
        told = placed[-1] if placed else None
        bare = when.precision == DAY and when.end in {None, when.day}
        if bare and told is not None and told.day and when.day and told.day.year < when.day.year:
            same = passage.sentence_number(told.first) == passage.sentence_number(when.first)
            day = _on_day_of(when.day, told.day.year) if same and not when.partial else None
            years = {word.norm for word in passage.words[told.first : told.last]}
            if day and day.month == told.day.month and day >= told.day and str(told.day.year) in years:
                when = when._replace(day=day, end=day)  # noqa: PLW2901 - the same date, settled
        placed.append(when)
    return placed


def _on_day_of(day: date, year: int) -> date | None:
    """Return the same day of another year, if it has one."""
    return None if (day.month, day.day) == _LEAP else day.replace(year=year)


def _in_told_month(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with "on the 16th" in the month that was told before, or the one after it."""
    told: When | None = None
    placed: list[When] = []
    for when in found:
        bare = when.partial and not passage.family_in("weekdays", when.first, when.last)
        if bare and told is not None and told.day is not None and when.day is not None:
            placed.append(_near(passage, told.day, when, when.day, solar=_is_of_solar(passage, told)))
        else:
            placed.append(when)
        last = placed[-1]
        if last.day is not None and not last.partial and last.precision != WEEK:
            told = last
    return placed


def _near(passage: Passage, told: date, when: When, last: date, *, solar: bool) -> When:
    """Return "on the 16th" on the day of that number soonest after one told."""
    if when.precision > DAY:
        near = timedelta() <= last - told + _LONG and told <= last + _LONG
        return in_month_of(when, told, solar=solar) if near else when
    number = solar_day(last) if is_solar(passage) else last.day
    if not timedelta() <= last - told <= _LONG and not solar:
        return when
    day = nearest_such(told, number, told + _LONG if solar else last, solar=solar)
    return when._replace(day=day, end=day)


def _is_of_solar(passage: Passage, told: When) -> bool:
    """Return whether a date is one of the Solar Hijri calendar."""
    return is_solar(passage) or bool(passage.family_in("solar", told.first, told.last))


def _in_named_week(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with days of the week in the one that a round-up is of: "10-16 November"."""
    week = next((when for when in found[:_HEAD] if _is_week(passage, when)), None)
    if week is None or week.day is None or week.end is None:
        return found
    start, end = week.day, week.end
    return [
        when._replace(day=when.day - _SEVEN, end=(when.end or when.day) - _SEVEN)
        if when.partial
        and when.day is not None
        and when.day > end
        and start <= when.day - _SEVEN
        and when.first > week.first
        else when
        for when in found
    ]


def _is_week(passage: Passage, when: When) -> bool:
    """Return whether a date at the head of a text is the week that it sums up."""
    head = passage.sentences[passage.sentence_number(when.first)].paragraph < _HEAD
    if not head or when.day is None or when.end is None or when.precision != WEEK:
        return False
    digits = any(word.digits for word in passage.words[when.first : when.last])
    if not digits and passage.language == "tg" and passage.has("time.last_week", when.first):
        sentence = passage.sentences[passage.sentence_number(when.first)]  # "Ҳафтаи гузашта ду ҳамла шуд"
        digits = passage.has_any("context.several", sentence.first, sentence.last)
    return digits and _WORK_WEEK <= when.end - when.day <= _SEVEN


def _named_twice(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with a day that is named twice as one: "Tuesday, 12 August", "۲۶ اسد (۱۷ اوت)"."""
    kept: list[When] = []
    for when in found:
        before = kept[-1] if kept else None
        day = _day_named_twice(passage, before, when) if before is not None else None
        if before is not None and day is not None:
            kept[-1] = day._replace(first=before.first, last=when.last)
        else:
            kept.append(when)
    return kept


def _day_named_twice(passage: Passage, one: When, other: When) -> When | None:
    """Return the day that two dates side by side both name, the exacter of them, or None."""
    if not (one.precision == other.precision == DAY and _side_by_side(passage, one, other)):
        return None
    if one.same and other.day is not None and not passage.family_in("weekdays", other.first, other.last):
        beside = passage.text[passage.words[one.last - 1].end]
        return other if beside in _COMMAS else None  # "в тот же день, 12-го"
    if _is_its_night(passage, one, other):
        one = one._replace(day=None, partial=True)
    if one.day is None or other.day is None:
        of_no_week = one.partial and (
            passage.family_in("weekdays", one.first, one.last) or _is_its_night(passage, one, other)
        )
        return other if of_no_week and other.day is not None else None
    if one.day == other.day:
        return other if other.end != other.day else one
    named = [bool(passage.family_in("weekdays", when.first, when.last)) for when in (one, other)]
    if one.day.weekday() != other.day.weekday() or not any(named):
        return None
    return other if named[0] else one  # "Friday, 8 August", two weeks ago


def _is_its_night(passage: Passage, one: When, other: When) -> bool:
    """Return whether a Russian "ночью" is that of the day of the week right after it: "ночью в субботу"."""
    bare = [word.norm for word in passage.words[one.first : one.last]] == [_AT_NIGHT]
    return bare and bool(passage.family_in("weekdays", other.first, other.last))


def _side_by_side(passage: Passage, one: When, other: When) -> bool:
    """Return whether nothing that tells anything stands between two dates."""
    between = range(one.last, other.first)
    if len(between) > _LINK_WORDS or any(passage.words[index].norm not in _BETWEEN for index in between):
        return False
    if passage.sentence_first(other.first) > one.first:
        return False
    line, at = passage.dateline, passage.words[other.first].start
    if line is not None and passage.words[one.first].start < line.end <= at:
        return False  # "Қундуз, 10 март: Имрӯз дар …"
    return _STOPS.isdisjoint(passage.text[passage.words[one.last - 1].end : passage.words[other.first].start])


def _of_told_night(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with a Russian "минувшей ночью" on the day on which "в ночь на 5 июля" puts it."""
    if passage.language != "ru":
        return found
    words = passage.words
    nights = {
        when.day
        for when in found
        if when.day and [word.norm for word in words[max(0, when.first - 2) : when.first]] == _NIGHT_OF
    }
    return [
        when._replace(day=when.day + _NEXT, end=when.day + _NEXT)
        if nights and when.day and when.day + _NEXT in nights and words[when.last - 1].norm == _AT_NIGHT
        else when
        for when in found
    ]


def _of_that_week(passage: Passage, found: list[When]) -> list[When]:
    """Return the dates with "on Friday of that week" in the week of the day told before."""
    if "time.same_week" not in passage.marks:
        return found
    moved: list[When] = []
    for when in found:
        anchor = next((one.day for one in reversed(moved) if one.day and one.precision == DAY), None)
        told = passage.has_any("time.same_week", when.last, min(len(passage.words), when.last + _LINK_WORDS))
        if told and anchor and when.day and when.day == when.end and when.precision == DAY:
            day = anchor + timedelta(days=when.day.weekday() - anchor.weekday())
            moved.append(when._replace(day=day, end=day))
        else:
            moved.append(when)
    return moved
