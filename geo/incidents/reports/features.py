"""What each sentence of a passage holds: triggers, figures, dates, places, and what makes it no news."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from geo.incidents.reports.anaphora import told_again
from geo.incidents.reports.anchors import (
    tell_of_act,
    tell_of_anchor,
    tells_old_deaths,
    without_anchors,
    without_deaths,
)
from geo.incidents.reports.bearers import find_places
from geo.incidents.reports.besides import (
    counts_year,
    is_among_recent,
    is_besides,
    is_earlier_abroad,
    is_no_accident,
    is_no_sign,
    is_recalled,
    is_separate,
    opens_with_earlier,
    recalls_other,
    reminds,
    tells_previous,
    tells_since,
)
from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.chronicles import Chronicle
from geo.incidents.reports.comparisons import compares_from, count_without, earlier_clause
from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.day_told import before_news, take_day, tells_same_day, without_those_of_people
from geo.incidents.reports.districts import as_told_before
from geo.incidents.reports.furniture import article
from geo.incidents.reports.headings import Headings
from geo.incidents.reports.left_out import leave_out, topics
from geo.incidents.reports.long_since import counts_to_now, is_by_the_way, is_long, is_old, since
from geo.incidents.reports.names import Names
from geo.incidents.reports.officials import only_former, with_governed
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.places_apart import places_apart
from geo.incidents.reports.quotations import spoken_on
from geo.incidents.reports.reasons import (
    after_earlier,
    after_named,
    burial_clause,
    find_reason,
    held_for,
    told_apart,
)
from geo.incidents.reports.seats import with_seats
from geo.incidents.reports.sent_from import is_seat
from geo.incidents.reports.sentence_days import at_night, take_dates
from geo.incidents.reports.spot import Spot, name_locality
from geo.incidents.reports.statements import sent_on
from geo.incidents.reports.summaries import several, sums_up
from geo.incidents.reports.suppositions import denies_other, denies_other_report, supposes_all
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.sought import sought_for
from geo.incidents.reports.tolls.totals import may_tell_earlier
from geo.incidents.reports.triggers import find_triggers

# Contexts in which the same words tell no incident; a sentence in one of them opens nothing.
OTHER_TOPICS = ("exercise", "court", "accident", "sport", "ceremony")
_SUM = 5  # incidents that are only summed up together, on no day
_AT_HEAD = 6  # words at the head of a sentence that say where it goes on
_CONTEXTS = (
    *(f"context.{topic}" for topic in OTHER_TOPICS),
    "context.unreal",
    "context.denial",
    "context.refutation",
    "context.separate",
    "context.nth",
    "context.besides",
    "context.background",
    "context.aftermath",
    "context.several",
    "context.abroad",
    "context.other_part",
    "context.compared",
)
_ELSEWHERE = frozenset({"context.abroad", "context.other_part"})
Span = TypeVar("Span", When, Spot)
# In "last year", "months ago", "the previous year", "за прошлый год", "года назад".
_FAR_BACK = {"last", "ago", "previous"} | {"назад", "прошлый", "прошлом", "прошлого", "прошлой", "прошлым"}
_FAR_BACK |= {"سال", "پارسال", "минувший", "минувшем", "прошедший", "прошедшем", "истекший", "истекшем"}
_YEARS = {"сол", "соли", "порсол", "سال", "پارسال"}  # the same in Tajik and Dari
_MONTH_PRECISION = 3  # of a month or a year
_WEEK = timedelta(days=7)  # from the news to its report


def tell(passage: Passage, names: Names, published: date | None) -> list[Told]:
    """Return what each sentence of a passage holds, in order."""
    places = _all_places(passage, names)
    dates = find_dates(passage, published)
    taken = {index for spot in places for index in range(spot.first, spot.last)}
    dates = [one for one in dates if one.first not in taken or one.precision == 1]  # not "May-May"
    dated = {index for when in dates for index in range(when.first, when.last)}
    places = [spot for spot in places if spot.first not in dated]  # "شب میان دوشنبه و سه‌شنبه"
    taken |= dated
    triggers = find_triggers(passage, {index for spot in places for index in range(spot.first, spot.last)})
    contexts = _contexts(passage, dated)
    places_in = _by_sentence(passage, places)
    dates_in = _by_sentence(passage, dates)
    result: list[Told] = []
    headings, chronicle = Headings(passage), Chronicle(passage, published)
    sent = any(when.day not in {None, published} for when in dates)
    case = False  # whether the sentence before is of a case before a court
    for number, sentence in article(passage):
        if passage.is_dateline(sentence) and all(is_seat(spot) for spot in places_in.get(number, [])):
            continue
        earlier = earlier_clause(passage, sentence)
        context = topics(passage, sentence, earlier, contexts.get(number, set()))
        told = Told(
            number,
            sentence,
            triggers.get(number, {}),
            partial(count_without, passage, sentence, taken, earlier),
            [],
            places_in.get(number, []),
            position=len(result),
        )
        aside = earlier or sought_for(passage, sentence)
        leave_out(told, aside, places)
        mine = [when for when in dates_in.get(number, ()) if when.first not in aside]
        if mine:
            mine = without_those_of_people(passage, sentence, mine, result)
            told.statement_days = sent_on(passage, mine, published, others=sent)
            mine = [when for when in mine if when not in told.statement_days]
        if mine or "context.background" in context:
            compared = compares_from(passage, sentence)
            if not passage.has_any("context.background", sentence.first, compared):
                context = set(context) - {"context.background"}
            news = [when for when in mine if when.first < compared]
            take_dates(passage, told, at_night(passage, told, news, result))
        there = _AT_HEAD if told.triggers or mine else 0
        if (
            not told.places
            and result
            and passage.has_any("place.there", sentence.first, min(sentence.last, sentence.first + there))
        ):
            told.places = result[-1].places  # "There, on Saturday, …"
        told.places = told_again(passage, names, told)
        if told.dates:
            told.dates = spoken_on(passage, told, result, published)
        told.heading = headings.stands_over(told, published, sent=sent)
        if told.heading:  # the day of publication, alone or at the end of the heading
            told.dates = [
                when for when in told.dates if when.last < sentence.last and (told.triggers or told.victims)
            ]
        told.several = several(passage, told, result)
        if told.dates or told.places:
            _leave_out_reason(passage, told)
        _judge(passage, told, context, published)
        chronicle.take(told, dates_in.get(number, ()))
        case = _judge_beside(passage, result, told, context, published, case=case)
        result.append(told)
    return [part for one in result for part in places_apart(passage, one, taken)]


def _speaks_of_all(passage: Passage, told: Told) -> bool:
    """Return whether a sentence opens with all that were counted before it: "В ходе стычек убиты 23"."""
    head = min(told.sentence.last, told.sentence.first + _AT_HEAD)
    return passage.has_any("context.these_events", told.sentence.first, head)


def _goes_on_recalling(passage: Passage, before: Told, told: Told) -> bool:
    """Return whether a sentence without a day or place goes on with the old story of the one before it."""
    if not (before.past or before.recalls or before.far_back):
        return False  # as after most
    beside = before.number == told.number - 1 and (
        before.sentence.paragraph == told.sentence.paragraph or _speaks_of_all(passage, told)
    )
    if not beside or told.statement_days or told.separate:
        return False
    if passage.has_any("killed.bereaved", told.sentence.first, told.sentence.last):
        return False  # whom the dead of the news left behind
    then = before.past and passage.words[told.sentence.first].norm == "тогда"  # "Год назад … Тогда …"
    if told.dates:  # "In the past year 17 were killed. In December three guards died in Shuroobod"
        if any(when.precision != _MONTH_PRECISION for when in told.dates):
            return False
    elif (
        name_locality(told.places) and not then
    ):  # "Дар ҳафтаҳои охир мардум эътироз дошт. Дар Аргу ду нафар кушта шуда буданд"
        return before.past and passage.words[told.sentence.last - 1].norm in HAD
    told_there = before.far_back or is_earlier_abroad(passage, before)
    return then or before.recalls or (told_there and (bool(before.triggers) or before.victims))


def _judge_beside(
    passage: Passage,
    before: list[Told],
    told: Told,
    context: Collection[str],
    published: date | None,
    *,
    case: bool,
) -> bool:
    """
    Note what a sentence is beside those `before` it: old news that goes on, a case before a court.

    `case`: whether the one before is of such a case. Return whether this one is.
    """
    if (not _ELSEWHERE.isdisjoint(context) and _is_abroad(passage, told, before)) or (
        before and _goes_on_recalling(passage, before[-1], told)
    ):
        told.past = told.recalls = True
    if before and before[-1].topic == "exercise" and told.triggers and not (told.topic or told.places):
        told.topic = "exercise"
    if told.day is not None and told.day.precision > 1 and passage.language == "en":
        told.day = before_news(passage, before, told.day)
    if sums_up(passage, before, told) or (before and recalls_other(passage, told)):
        told.past = told.recalls = True
    if told.several >= _SUM and told.day is None and not told.dates:
        told.past = told.recalls = True  # "eleven clashes, in which five smugglers were killed"
    told.recalls |= told.past and ("context.compared" in context or reminds(passage, told))
    of_case = case and _is_of_case(told, published)
    told.topic = "court" if of_case else told.topic
    if told.refuted and not told.figures and before and not denies_other_report(passage, told):
        before[-1] = before[-1].counting(
            [figure._replace(doubted=not figure.more) for figure in before[-1].figures]
        )  # but for what a side lost besides
    acts = told.triggers and told.day is not None  # "a clerk of the court was shot on Monday"
    return of_case or (told.topic == "court" and not acts)


def _is_of_case(told: Told, published: date | None) -> bool:
    """Return whether a sentence behind one of a court tells of the case: what was done over a week before."""
    days = [when.day for when in told.dates if when.day is not None]
    if told.topic or published is None or not days:
        return False
    return all(published - day > _WEEK for day in days)


def _leave_out_reason(passage: Passage, told: Told) -> None:
    """Leave out the days and places of a capture that is only the reason, where others are told beside it."""
    burial = burial_clause(passage, told.sentence)
    apart = {*burial, *told_apart(passage, told.sentence, told.triggers)}
    told.dates = [when._replace(after=when.after or when.first in apart) for when in told.dates]
    if burial:
        inside = told.places if passage.language == "ru" else []  # the only place may be where they are from
        told.places = [spot for spot in told.places if spot.first not in burial] or inside
    wake = after_named(passage, told.sentence)
    if wake is not None:
        told.dates = [when for when in told.dates if when.first not in wake]
    earlier = after_earlier(passage, told.sentence, told.dates, told.triggers)
    if earlier is not None:
        told.dates = [when for when in told.dates if when.first not in earlier]
        told.places = [spot for spot in told.places if spot.first not in earlier]
        counted = told.count
        told.count = lambda: [figure for figure in counted() if figure.first not in earlier]
    deed = held_for(passage, told.sentence, told.triggers)
    if deed is not None:  # when and where somebody was held is not when and where he did it
        told.dates = [when._replace(after=when.after or when.first not in deed) for when in told.dates]
        told.places = [spot for spot in told.places if spot.first in deed] or told.places
    clause = find_reason(passage, told.sentence, told.triggers)
    if clause is not None:
        told.dates = [when for when in told.dates if when.first not in clause] or told.dates
        told.places = [spot for spot in told.places if spot.first not in clause] or told.places


def _by_sentence(passage: Passage, spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Return dates or places by the number of the sentence that they begin in."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(passage.sentence_number(span.first), []).append(span)
    return found


def _all_places(passage: Passage, names: Names) -> list[Spot]:
    """Return the places that a passage names, in order, and those that it means by seats and governors."""
    spots = as_told_before(passage, find_places(passage, names))
    return with_seats(passage, names, with_governed(passage, names, spots))


def _contexts(passage: Passage, of_days: Collection[int]) -> dict[int, set[str]]:
    """Return the classes of context that each sentence holds, by its number; words of dates are none."""
    found: dict[int, set[str]] = {}
    for name in _CONTEXTS:
        for mark in passage.marks.get(name, ()):
            if name in {"context.unreal", "context.background"} and mark.first in of_days:
                continue
            if is_no_sign(passage, name, mark):
                continue
            found.setdefault(passage.sentence_number(mark.first), set()).add(name)
    return found


def _judge(passage: Passage, told: Told, context: Collection[str], published: date | None) -> None:
    """Note what makes a sentence no news: another topic, a supposition, a denial, the past."""
    if context:
        _note_context(passage, told, context)
    for_long = False
    if told.dates:
        for_long = _tells_since(passage, told, published) or tells_since(passage, told.sentence, told.dates)
        told.dates = [when for when in told.dates if not is_by_the_way(passage, when, published)]
        told.triggers, told.dates = without_anchors(passage, told.triggers, told.dates)
        told.dates = without_deaths(told)
    if not (told.dates and tell_of_act(passage, told)):
        tell_of_anchor(passage, told, published)
    if not told.dates:
        spoken = bool(told.statement_days) and all(is_old(when, published) for when in told.statement_days)
        told.past = for_long or spoken or _is_background(passage, told, context)
        told.far_back = told.past and (
            any(is_old(when, published) for when in told.statement_days) or _looks_far_back(passage, told)
        )
        return
    old = [when for when in told.dates if when.past or is_old(when, published)]
    exact = any(when.day and when.precision == 1 for when in told.dates if when not in old)
    year = published is not None and all(  # "in 2024": a year is summed up
        when.day is None and not when.same and when.precision == _MONTH_PRECISION for when in told.dates
    )
    same = any(tells_same_day(passage, told, when) for when in told.dates)  # "Напомним, в ту же ночь …"
    background = not same and _is_background(passage, told, context)
    told.past = (not exact and (bool(old) or year or background)) or tells_previous(passage, told)
    told.past = told.past or (exact and tells_old_deaths(passage, told, old))
    told.far_back = told.past and (bool(old or year or exact) or _looks_far_back(passage, told))
    told.dates = [when for when in told.dates if when not in old]
    known = [when for when in told.dates if when.day is not None]
    take_day(passage, told, known, context)
    told.weeks_back = told.day is not None and told.day.precision == 1 and is_long(told.day, published)
    if told.weeks_back and background and passage.language in {"tg", "fa"}:
        told.past = True  # "Таври маълум, 24 июл дар Хоруғ …", in October
    late = not known and any(when.back < 0 for when in told.dates)  # "handed over the next day"
    told.aftermath = told.aftermath or (late and "context.aftermath" in context)


def _looks_far_back(passage: Passage, told: Told, words: Collection[str] = _FAR_BACK) -> bool:
    """Return whether a sentence says that it tells of last year, years or months ago, by one of `words`."""
    marks = passage.marks_in("context.background", told.sentence.first, told.sentence.last)
    return any(passage.words[index].norm in words for mark in marks for index in range(*mark))


def _note_context(passage: Passage, told: Told, context: Collection[str]) -> None:
    """Note another topic, a supposition, a denial, whether it is told as another incident."""
    told.topic = next((topic for topic in OTHER_TOPICS if f"context.{topic}" in context), "")
    if told.topic == "court" and passage.language == "ru" and only_former(passage, told.sentence):
        told.topic = ""
    thought = passage.has_any("context.thought", told.sentence.first, told.sentence.last)
    if told.topic == "accident" and (thought or is_no_accident(passage, told)):
        told.topic = ""  # "at first we thought it was thunder", "the district collapsed on Saturday"
    told.unreal = "context.unreal" in context and supposes_all(passage, told)
    told.denied = "context.denial" in context and not denies_other(passage, told)
    told.refuted = told.denied and "context.refutation" in context
    apart = "context.separate" in context or "context.nth" in context
    told.separate = apart and is_separate(passage, told.sentence)
    if "context.besides" in context and not told.separate:
        told.separate = is_besides(passage, told.sentence, told.places, told.dates)
    told.separate = told.separate or ("context.background" in context and is_among_recent(passage, told))


def _is_abroad(passage: Passage, told: Told, before: Sequence[Told]) -> bool:
    """Return whether a sentence tells of violence in another country or another part of Afghanistan."""
    first = told.sentence.first
    head = passage.has_any("context.abroad", first, min(told.sentence.last, first + _AT_HEAD))
    if not head and passage.has_any("context.other_part", first, min(told.sentence.last, first + _AT_HEAD)):
        lands = {spot.place.country_code for one in before for spot in one.places if spot.place is not None}
        head = bool(before) and lands == {"AF"}  # the south of Tajikistan is the border
    if not head or any(spot.place is not None and in_zone(spot.place) for spot in told.places):
        return False
    return bool(told.triggers) or told.victims


def _is_background(passage: Passage, told: Told, context: Collection[str]) -> bool:
    """Return whether a sentence tells what was before, or counts victims "to this day"."""
    if is_recalled(passage, told) or opens_with_earlier(passage, told) or counts_year(passage, told):
        return True
    if "context.background" not in context and not (
        counts_to_now(passage, told.sentence, told.dates) and told.victims  # the dearer question last
    ):
        return False
    if _looks_far_back(passage, told, _YEARS) or not may_tell_earlier(passage, told.sentence):
        return True
    return not any(figure.earlier for figure in told.figures)


def _tells_since(passage: Passage, told: Told, published: date | None) -> bool:
    """Return whether a sentence tells nothing but what has been so for long."""
    long = [when for when in told.dates if is_long(when, published)]
    spans = [(start, when.last) for when in long if (start := since(passage, when)) is not None]
    if not spans:
        return False
    marks = [mark.first for found in told.triggers.values() for mark in found]
    marks += [figure.first for figure in told.figures if figure.value]
    return all(any(start <= mark < end for start, end in spans) for mark in marks)
