"""Sentences that sum up the incidents of weeks, months or a year, and tell none of them."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.dates.when import DAY, WEEK
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.told import Told

_MANY = 20  # dead of no single incident, as a rule
_MUCH = 3  # provinces far from the border
_AT_HEAD = 6  # words at the head of a sentence that say where it goes on
_WEEKS, _LINK = timedelta(days=14), 2  # of a span that is summed up; words between its days
_MONTH_PRECISION = 3  # of a month or a year
_FROM = {"from", "с", "со", "аз", "از"}
_PAIR = ("one", "another")
_REACH = 3  # sentences before "in the same period" in which it is told
_THIS, _IS = {"it", "this", "that", "these", "the"}, {"is", "was", "were", "are", "been", "marks", "marked"}
_HAVE = {"have", "has", "are", "remain"}  # "fallen", "under the control of the Taliban"
_HAVE_BEEN = {("have", "been"), ("had", "been"), ("has", "been")}
_ARRESTS = {"arrest", "seize"}  # which a sum tells beside its dead
_TAKEN = {"districts", "posts", "checkpoints", "villages", "outposts", "crossings", "towns", "provinces"}
_RECORDS = {"deadliest", "bloodiest", "worst", "biggest", "largest", "heaviest", "gravest", "first"}

_SO_FAR = {"уже", "всего"}


def sums_up(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether a sentence behind those `before` it only counts what happened over some time."""
    if told.dates:
        of_time = _is_of_week(passage, before, told) or _is_of_months(passage, before, told)
        of_time = of_time or _is_of_land(passage, told) or _counts_so_far(passage, before, told)
        of_time = of_time or (
            _is_of_span(passage, told) and any(one.day and (one.triggers or one.victims) for one in before)
        )
    else:
        of_time = (
            _is_of_period(passage, before, told)
            or _is_recorded(passage, before, told)
            or _is_of_row(passage, before, told)
            or _is_of_year(passage, before, told)
            or _is_of_counted(passage, before, told)
            or _counts_districts(passage, before, told)
        )
    of_time = of_time or _counts_since(passage, before, told) or _lists_provinces(passage, told)
    if of_time or "time.since" not in passage.marks:
        return of_time
    return _is_record(passage, told) or _is_nth_since(passage, before, told)


def _lists_provinces(passage: Passage, told: Told) -> bool:
    """
    Return whether a sentence tells of much of the country: "جنگ در لوگر، کنر، غزنی، بلخ و هلمند".

    In Dari one that counts the dead of several provinces, too, most of them far away.
    """
    if len(told.places) <= _MUCH:
        wide = not (told.places or told.victims)  # "نبرد در چندین ولایت کشور جریان دارد"
        return wide and passage.has_any("context.countrywide", told.sentence.first, told.sentence.last)
    provinces = (spot.place for spot in told.places if spot.place is not None)
    far = {place.place_id for place in provinces if place.feature_code == "ADM1" and not in_zone(place)}
    if told.victims:
        listed = passage.has_any("context.provinces", told.sentence.first, told.sentence.last)
        return listed and 2 * len(far) >= len(told.places)
    return len(far) > _MUCH


def _is_of_period(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether a sentence begins with "in the same period", which was summed up before it."""
    first = told.sentence.first
    if not passage.has_any("time.same_period", first, min(told.sentence.last, first + _AT_HEAD)):
        return False
    near = before[-_REACH:]
    sums = passage.language == "fa" and any(  # "گزارش نه‌ماهه خود را نشر کرد"
        passage.has_any("context.background", one.sentence.first, one.sentence.last) for one in near
    )
    return sums or any(one.far_back for one in near)


def _is_recorded(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether a Tajik sentence counts the fights of a year: "14 задухӯрд ба қайд гирифта шуд"."""
    if not passage.has_any("context.recorded", told.sentence.first, told.sentence.last):
        return False
    counted = any(
        number.last == mark.first and number.value > 1
        for marks in told.triggers.values()
        for mark in marks
        for number in passage.numbers_in(max(told.sentence.first, mark.first - 1), mark.first)
    )
    return counted and any(one.far_back for one in before[-_REACH:])


def _is_of_week(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether a sentence counts those of a week's attacks, one of which was told by its day."""
    if told.day is None or told.day.precision != WEEK or not told.triggers:
        return False
    first, last = told.sentence.first, told.sentence.last
    weeks = passage.has_any("time.past_week", first, last) or passage.has_any("time.this_week", first, last)
    if not (weeks and passage.has_any("context.several", first, last) and told.victims):
        return False
    return any(
        one.day is not None and one.day.precision == DAY and one.victims and not one.past for one in before
    )


def _counts_so_far(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether Russian counts those of a week or a month with the news: "В марте — уже восемь"."""
    day = told.day
    if passage.language != "ru" or day is None or day.precision == DAY or not told.victims or not day.end:
        return False
    words = range(told.sentence.first, told.sentence.last)
    so_far = any(passage.words[at].norm in _SO_FAR or passage.has("person.other", at) for at in words)
    return so_far and any(
        one.day is not None
        and one.day.precision == DAY
        and one.day.day is not None
        and (day.day or day.end) <= one.day.day <= day.end
        and one.victims
        and not one.past
        for one in before
    )


def _is_of_land(passage: Passage, told: Told) -> bool:
    """Return whether English counts the dead of a whole country: "109 died in Afghanistan this week"."""
    if passage.language != "en" or told.day is None or told.day.precision == DAY or not told.places:
        return False
    land = all(spot.place is not None and spot.place.feature_code == "PCLI" for spot in told.places)
    return land and not told.triggers and any(figure.value >= _MANY for figure in told.figures)


def _is_of_months(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether English counts the dead of several attacks: "In late May five died in two"."""
    if passage.language != "en" or not told.several or told.day is None or told.day.precision <= WEEK:
        return False
    return told.victims and any(one.victims and one.triggers and not one.past for one in before)


def _is_of_row(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether a sentence counts those of all: "Ин ҳодисаи сеюм дар як моҳ аст. Дар натиҷа …"."""
    if not before or not before[-1].past or told.places or told.triggers:
        return False
    row, first = before[-1].sentence, told.sentence.first
    head = min(told.sentence.last, first + _AT_HEAD)
    if row.paragraph != told.sentence.paragraph or not (
        passage.has_any("part.nth", row.first, row.last)
        and passage.has_one_of(("context.these_events", "context.outcome"), first, head)
    ):
        return False
    return told.victims and any(one.victims and not (one.past or one.heading) for one in before)


def _is_of_counted(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether Tajik counts the dead of fights of a year counted before: "дар ин задухӯрдҳо 19"."""
    if passage.language != "tg" or told.places or "context.these_events" not in passage.marks:
        return False
    first = told.sentence.first
    these = passage.has_any("context.these_events", first, min(told.sentence.last, first + _AT_HEAD))
    news = any(one.day is not None and one.victims and not one.past for one in before)
    return these and not news and any(one.past and one.triggers for one in before[-_REACH:])


def _is_of_year(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether an English sentence counts those of the incidents that one before it summed up."""
    if passage.language != "en" or not before or told.places or not told.victims:
        return False
    if not _ARRESTS.issuperset(told.triggers):
        return False  # "twelve have been killed, six wounded and 15 detained" tells of no fight
    year = before[-1].sentence
    perfect = [word.norm for word in passage.words[told.sentence.first : told.sentence.last]]
    same = before[-1].past and year.paragraph == told.sentence.paragraph
    return (
        same
        and passage.has_any("time.year_sum", year.first, year.last)
        and any(pair in _HAVE_BEEN for pair in pairwise(perfect))
    )


def _counts_since(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether those of a time that goes on are counted: "14 have died this year", "Since …"."""
    first, last = told.sentence.first, told.sentence.last
    english = passage.language == "en"
    if any(when.precision < _MONTH_PRECISION for when in told.dates) or not (
        passage.has_any("time.running", first, last) or (english and passage.has("time.since", first))
    ):
        return False
    if english and not any(passage.words[index].norm in {"have", "has"} for index in range(first, last)):
        return False
    if _brings_to(passage, told):
        return False
    return told.victims and any(one.victims or (one.triggers and one.day) for one in before)


def _brings_to(passage: Passage, told: Told) -> bool:
    """Return whether Dari tells new victims, and to what those of the year have risen by them: "که …"."""
    marks = passage.marks_in("time.running", told.sentence.first, told.sentence.last)
    if passage.language != "fa" or not marks:
        return False
    return any(
        figure.value and any(passage.words[at].norm == "که" for at in range(figure.last, marks[0].first))
        for figure in told.figures
    )


def _counts_districts(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether English counts what has been lost beside one loss: "dozens of districts have fallen"."""
    if passage.language != "en" or told.triggers.keys() != {"overtake"}:
        return False
    lost = next(iter(told.triggers["overtake"])).first
    have = [index for index in range(told.sentence.first, lost + 1) if passage.words[index].norm in _HAVE]
    if not have or not any("overtake" in one.triggers for one in before):
        return False
    return any(
        passage.words[index].norm in _TAKEN and _are_many(passage, told.sentence.first, index)
        for index in range(told.sentence.first, told.sentence.last)
    )


def _are_many(passage: Passage, first: int, index: int) -> bool:
    """Return whether several or many of something are told: "eight districts", "dozens of posts"."""
    if passage.has_any("part.vague", max(first, index - 2), index):
        return True
    number = passage.number_covering(index - 1) if index > first else None
    return number is not None and number.value > 1


def _is_record(passage: Passage, told: Told) -> bool:
    """Return whether an English sentence only compares with long ago: "It was the deadliest raid since"."""
    first, last = told.sentence.first, told.sentence.last
    if passage.language != "en" or not passage.has_any("time.since", first + _AT_HEAD // 2, last):
        return False
    head = [word.norm for word in passage.words[first : min(last, first + _AT_HEAD)]]
    named = head[0] in _THIS or passage.has_any("context.follow_up", first, min(last, first + 2))
    return named and not _IS.isdisjoint(head) and any(word in _RECORDS for word in head)


def _is_nth_since(passage: Passage, before: Sequence[Told], told: Told) -> bool:
    """Return whether an English sentence counts back: "It was the third attack since May, when two died"."""
    first, last = told.sentence.first, told.sentence.last
    head = min(last, first + _AT_HEAD)
    if not (passage.has_any("context.recalled", first, head) and passage.has_any("time.since", head, last)):
        return False
    return any(one.victims for one in before)


def _is_of_span(passage: Passage, told: Told) -> bool:
    """Return whether a sentence counts over weeks: "Between 1 January and 31 May the mission recorded …"."""
    for one, other in pairwise(told.dates):
        if one.day is None or other.day is None or other.day - one.day < _WEEKS or one.first == 0:
            continue
        begins = passage.has("time.between", one.first - 1) or passage.words[one.first - 1].norm in _FROM
        if begins and other.first - one.last <= _LINK:
            return True
    return False


def counted_acts(passage: Passage, sentence: Sentence) -> int:
    """Return how many incidents a sentence counts: "two separate attacks", "три инцидента"; else 0."""
    for mark in passage.marks_in("context.several", sentence.first, sentence.last):
        for index in range(mark.first, max(sentence.first, mark.first - 2) - 1, -1):
            number = passage.number_covering(index)
            if number is not None and number.value > 1:
                return number.value
    return 0


def several(passage: Passage, told: Told, before: Sequence[Told]) -> int:
    """Return how many incidents a sentence sums up: "five killed in two separate attacks" two; else 0."""
    if passage.language == "ru" and not any(one.triggers for one in before) and _is_over_days(passage, told):
        return len(_PAIR)
    if "context.several" not in passage.marks:
        return 0
    summed = counted_acts(passage, told.sentence)
    if not summed and passage.language == "ru" and not (told.triggers or told.dates or told.places):
        last = before[-1] if before else None  # "Произошло три инцидента. Погибли семь человек"
        summed = counted_acts(passage, last.sentence) if last is not None and not last.heading else 0
    summed = summed or _in_provinces(passage, told)
    return summed if summed and (told.victims or "arrest" in told.triggers) else 0  # the dearer question last


def _in_provinces(passage: Passage, told: Told) -> int:
    """Return how many provinces, not all at the border, English tells of: "in blasts in the provinces of"."""
    span = told.sentence.first, told.sentence.last
    if (
        passage.language != "en"
        or len(told.places) < len(_PAIR)
        or not passage.has_any("context.several", *span)
    ):
        return 0
    if not any(passage.words[index].norm == "provinces" for index in range(*span)):
        return 0
    named = [
        spot.place for spot in told.places if spot.place is not None and spot.place.feature_code == "ADM1"
    ]
    return len(named) if len(named) > 1 and not all(in_zone(place) for place in named) else 0


def _is_over_days(passage: Passage, told: Told) -> bool:
    """Return whether Russian counts the harmed of several days alone: "за два дня погибли шестеро"."""
    off = passage.has_any("time.days_off", told.sentence.first, told.sentence.last)
    if told.triggers or told.heading or not (off or told.day is None):
        return False
    days = off or any(
        passage.words[number.first - 1].norm == "за" and passage.has("time.day_units", number.last)
        for number in passage.numbers_in(told.sentence.first + 1, told.sentence.last - 1)
    )
    return days and told.victims  # the dearer question last
