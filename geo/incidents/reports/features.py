"""What each sentence of a passage holds: triggers, figures, dates, places, and what makes it no news."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from geo.incidents.reports.anchors import tell_of_act, without_anchors, without_deaths
from geo.incidents.reports.bearers import find_places
from geo.incidents.reports.besides import is_besides, is_separate, tells_since
from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.comparisons import compares_from, count_without, earlier_clause, leave_out
from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.furniture import article
from geo.incidents.reports.headings import Headings, is_sent
from geo.incidents.reports.names import Names
from geo.incidents.reports.naming import is_seat
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.reasons import after_earlier, after_named, find_reason
from geo.incidents.reports.sentence_days import at_night, take_dates
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.statements import (
    CLAUSE,
    counts_to_now,
    is_by_the_way,
    is_long,
    is_old,
    is_recalled,
    sent_on,
    since,
    spoken_on,
    words_between,
)
from geo.incidents.reports.suppositions import denies_other, is_real, supposes_all
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls import may_tell_earlier
from geo.incidents.reports.triggers import find_triggers

# Contexts in which the same words tell no incident; a sentence in one of them opens nothing.
OTHER_TOPICS = ("exercise", "court", "accident", "sport")
_AT_HEAD = 6  # words at the head of a sentence that say where it goes on
_SPOKEN_REACH = 2  # sentences before a quotation in which the day of the statement may stand
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
)
Span = TypeVar("Span", When, Spot)
_PAUSES = frozenset(",;،؛")  # signs that part clauses
# In "last year", "months ago", "the previous year", "за прошлый год", "года назад".
_FAR_BACK = {"last", "ago", "previous"} | {"назад", "прошлый", "прошлом", "прошлого", "прошлой", "прошлым"}
_YEARS = {"сол", "соли", "порсол", "سال", "پارسال"}  # the same in Tajik and Dari
_NAMED = {"attack", "clash", "blast", "fire"}  # triggers that may only name what took place
_VERB_LAST = {"tg", "fa"}  # languages in which a day stands between people and what befell them
_UNTIL = 2  # words of "until the evening of"
_MONTH_PRECISION = 3  # of a month or a year


def tell(passage: Passage, names: Names, published: date | None) -> list[Told]:
    """Return what each sentence of a passage holds, in order."""
    places = find_places(passage, names)
    dates = find_dates(passage, published)
    taken = {index for spot in places for index in range(spot.first, spot.last)}
    dates = [one for one in dates if one.first not in taken or one.precision == 1]  # not "May-May"
    taken |= {index for when in dates for index in range(when.first, when.last)}
    triggers = find_triggers(passage, {index for spot in places for index in range(spot.first, spot.last)})
    contexts = _contexts(passage, {index for when in dates for index in range(when.first, when.last)})
    places_in = _by_sentence(passage, places)
    dates_in = _by_sentence(passage, dates)
    result: list[Told] = []
    headings = Headings(passage)
    sent = any(when.day not in {None, published} for when in dates)
    for number, sentence in article(passage):
        context = contexts.get(number, ())
        if passage.is_dateline(sentence) and all(is_seat(spot) for spot in places_in.get(number, [])):
            continue
        earlier = earlier_clause(passage, sentence)
        count = partial(count_without, passage, sentence, taken, earlier)
        told = Told(number, sentence, triggers.get(number, {}), count, [], places_in.get(number, []))
        told.position = len(result)
        mine = dates_in.get(number, [])
        leave_out(told, earlier)
        mine = [when for when in mine if when.first not in earlier]
        told.statement_days = sent_on(passage, mine, published, others=sent)
        mine = [when for when in mine if when not in told.statement_days]
        compared = compares_from(passage, sentence)
        if "context.background" in context and not passage.has_any(
            "context.background", sentence.first, compared
        ):
            context = set(context) - {"context.background"}
        news = [when for when in mine if when.first < compared]
        take_dates(passage, told, at_night(passage, told, news, result))
        dated = told.triggers or mine
        if dated and not told.places and result and passage.has("place.there", sentence.first):
            told.places = result[-1].places  # "There, on Saturday, …"
        if told.dates:
            told.dates = spoken_on(passage, sentence, told.dates, _said_on(result, told), published)
        told.heading = headings.has(number, sentence) or (sent and is_sent(passage, told, published))
        if told.heading and not told.triggers:
            told.dates = []  # the day of publication
        told.several = _several(passage, told) if "context.several" in context else 0
        if told.dates or told.places:
            _leave_out_reason(passage, told)
        _judge(passage, told, context, published)
        if ("context.abroad" in context and _is_abroad(passage, told)) or (
            result and _goes_on_recalling(result[-1], told)
        ):
            told.past = told.recalls = True
        if told.refuted and not told.figures and result:
            result[-1] = result[-1].counting([figure._replace(doubted=True) for figure in result[-1].figures])
        result.append(told)
    return result


def _goes_on_recalling(before: Told, told: Told) -> bool:
    """Return whether a sentence without a day or place goes on with the old story of the one before it."""
    beside = before.number == told.number - 1 and before.sentence.paragraph == told.sentence.paragraph
    if not (before.recalls and beside):
        return False
    return not (told.dates or told.statement_days or told.places or told.separate)


def _said_on(before: Sequence[Told], told: Told) -> date | None:
    """Return the day on which somebody spoke, by a sentence or those right before it, or None."""
    for one in (told, *reversed(before[-_SPOKEN_REACH:])):
        for when in one.statement_days:
            return when.day
    return None


def _leave_out_reason(passage: Passage, told: Told) -> None:
    """Leave out the days and places of a capture that is only the reason, where others are told beside it."""
    wake = after_named(passage, told.sentence)
    if wake is not None:
        told.dates = [when for when in told.dates if when.first not in wake]
    earlier = after_earlier(passage, told.sentence, told.dates, told.triggers)
    if earlier is not None:
        told.dates = [when for when in told.dates if when.first not in earlier]
        told.places = [spot for spot in told.places if spot.first not in earlier]
        counted = told.count
        told.count = lambda: [figure for figure in counted() if figure.first not in earlier]
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


def _contexts(passage: Passage, of_days: Collection[int]) -> dict[int, set[str]]:
    """Return the classes of context that each sentence holds, by its number; words of dates are none."""
    found: dict[int, set[str]] = {}
    for name in _CONTEXTS:
        for mark in passage.marks.get(name, ()):
            if name in {"context.unreal", "context.background"} and mark.first in of_days:
                continue
            if name == "context.unreal" and is_real(passage, mark):
                continue
            found.setdefault(passage.sentence_number(mark.first), set()).add(name)
    return found


def _several(passage: Passage, told: Told) -> int:
    """Return how many incidents a sentence sums up: "five killed in two separate attacks" two; else 0."""
    first, last = told.sentence.first, told.sentence.last
    for mark in passage.marks_in("context.several", first, last):
        for index in range(mark.first, max(first, mark.first - 2) - 1, -1):
            number = passage.number_covering(index)
            if number is not None and number.value > 1 and (told.victims or "arrest" in told.triggers):
                return number.value
    return 0


def _judge(passage: Passage, told: Told, context: Collection[str], published: date | None) -> None:
    """Note what makes a sentence no news: another topic, a supposition, a denial, the past."""
    span = told.sentence.first, told.sentence.last
    if context:
        _note_context(passage, told, context)
    for_long = "time.since" in passage.marks and (
        _tells_since(passage, told, published) or tells_since(passage, told.sentence, told.dates)
    )
    told.dates = [when for when in told.dates if not is_by_the_way(passage, when, published)]
    told.triggers, told.dates = without_anchors(passage, told.triggers, told.dates)
    told.dates = without_deaths(told)
    tell_of_act(passage, told)
    if not told.dates:
        told.past = for_long or _is_background(passage, told, context)
        far = any(is_old(when, published) for when in told.statement_days) or _looks_far_back(passage, told)
        told.recalls = told.past and far and bool(told.triggers or told.victims)
        return
    old = [when for when in told.dates if when.past or is_old(when, published)]
    exact = any(when.day and when.precision == 1 and not is_old(when, published) for when in told.dates)
    year = published is not None and all(  # "in 2024": a year is summed up
        when.day is None and not when.same and when.precision == _MONTH_PRECISION for when in told.dates
    )
    same = any(when.same for when in told.dates)  # "Напомним, в ту же ночь …"
    background = not same and _is_background(passage, told, context)
    told.past = not exact and (bool(old) or year or background)
    long_ago = bool(old or year) or _looks_far_back(passage, told)
    told.recalls = told.past and long_ago and bool(told.triggers or told.victims)
    told.dates = [when for when in told.dates if when not in old]
    known = [when for when in told.dates if when.day is not None]
    placed = _of_clause(passage, told, known) if len(known) > 1 else None
    if placed is not None:
        told.day = placed
    elif len(known) > 1:
        told.day = min(known, key=lambda when: (when.after, when.precision, *_rank(passage, told, when)))
    elif known:
        told.day = known[0]
    told.dates_it = told.day is not None and passage.has_any("context.took_place", *span)
    if told.day is not None and not told.triggers and passage.has_any("moved.later", *span):
        dead = [figure for figure in told.figures if figure.kind == "killed"]
        if dead and all(figure.moved for figure in dead):
            context = {*context, "context.aftermath"}
    if "context.aftermath" in context and told.day is not None:
        _note_aftermath(passage, told, known)
    elif told.day is not None and _is_state(passage, told, told.day):
        told.day, told.aftermath = told.day._replace(after=True), True


def _of_clause(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the date in the clause of "it took place", where others stand in another clause."""
    marks = passage.marks_in("context.took_place", told.sentence.first, told.sentence.last)
    if len(marks) != 1 or told.figures or told.triggers.keys() - _NAMED:
        return None
    nearest = min(known, key=lambda when: words_between(passage, marks[0], when))
    others = [when for when in known if when is not nearest]
    apart = all(words_between(passage, (when.first, when.last), nearest) >= CLAUSE for when in others)
    return nearest if apart else None


def _is_state(passage: Passage, told: Told, day: When) -> bool:
    """Return whether a sentence ends in how the wounded are today: "was wounded and is in hospital now"."""
    if told.triggers or not passage.has("time.day0", day.first) or not told.victims:
        return False
    last = max(figure.last for figure in told.figures)
    return last <= day.first and not _PAUSES.isdisjoint(
        passage.text[passage.words[last - 1].end : passage.words[day.first].start]
    )


def _looks_far_back(passage: Passage, told: Told, words: Collection[str] = _FAR_BACK) -> bool:
    """Return whether a sentence says that it tells of last year, years or months ago, by one of `words`."""
    marks = passage.marks_in("context.background", told.sentence.first, told.sentence.last)
    return any(passage.words[index].norm in words for mark in marks for index in range(*mark))


def _note_context(passage: Passage, told: Told, context: Collection[str]) -> None:
    """Note another topic, a supposition, a denial, whether it is told as another incident."""
    told.topic = next((topic for topic in OTHER_TOPICS if f"context.{topic}" in context), "")
    if told.topic == "accident" and passage.has_any(
        "context.thought", told.sentence.first, told.sentence.last
    ):
        told.topic = ""  # "at first we thought it was thunder"
    told.unreal = "context.unreal" in context and supposes_all(passage, told)
    told.denied = "context.denial" in context and not denies_other(passage, told)
    told.refuted = told.denied and "context.refutation" in context
    apart = "context.separate" in context or "context.nth" in context
    told.separate = apart and is_separate(passage, told.sentence)
    if "context.besides" in context and not told.separate:
        told.separate = is_besides(passage, told.sentence, told.places, told.dates)


def _is_abroad(passage: Passage, told: Told) -> bool:
    """Return whether a sentence tells of violence in another country, with which it begins."""
    first = told.sentence.first
    head = passage.has_any("context.abroad", first, min(told.sentence.last, first + _AT_HEAD))
    if not head or any(spot.place is not None and in_zone(spot.place) for spot in told.places):
        return False
    return bool(told.triggers) or told.victims


def _is_background(passage: Passage, told: Told, context: Collection[str]) -> bool:
    """Return whether a sentence tells what was before, or counts victims "to this day"."""
    if is_recalled(passage, told.dates, told.sentence):
        return True
    if "context.background" not in context and not (
        counts_to_now(passage, told.sentence, told.dates) and told.victims  # the dearer question last
    ):
        return False
    if _looks_far_back(passage, told, _YEARS) or not may_tell_earlier(passage, told.sentence):
        return True
    return not any(figure.earlier for figure in told.figures)


def _note_aftermath(passage: Passage, told: Told, known: Sequence[When]) -> None:
    """Note whether the day of a sentence is that of what came after; of several days the first is not."""
    days = [when for when in known if when.day is not None and when.precision == 1]
    if len({when.day for when in days}) > 1:
        told.day = min(days, key=lambda when: (when.day or date.max, when.first))
        return
    day = told.day
    if day is None or day.precision > 1:
        return
    if passage.language in _VERB_LAST and any(
        figure.kind == "wounded" and figure.value and figure.first <= day.first < figure.last
        for figure in told.figures
    ):
        return  # "two guards were wounded on Sunday, one of whom died in hospital"
    after = passage.marks_in("context.aftermath", told.sentence.first, told.sentence.last)
    before = [mark for found in told.triggers.values() for mark in found]
    near_after = min((words_between(passage, mark, day) for mark in after), default=0)
    told.aftermath = all(words_between(passage, mark, day) > near_after for mark in before)


def _tells_since(passage: Passage, told: Told, published: date | None) -> bool:
    """Return whether a sentence tells nothing but what has been so for long."""
    long = [when for when in told.dates if is_long(when, published)]
    spans = [(start, when.last) for when in long if (start := since(passage, when)) is not None]
    marks = [mark.first for found in told.triggers.values() for mark in found]
    marks += [figure.first for figure in told.figures if figure.value]
    return bool(spans) and all(any(start <= mark < end for start, end in spans) for mark in marks)


def _rank(passage: Passage, told: Told, when: When) -> tuple[bool, int]:
    """Return whether a date is only how long it lasted ("until Tuesday evening"), and how far it stands."""
    until = passage.has_any("time.until", max(told.sentence.first, when.first - _UNTIL), when.first)
    return until, _distance(passage, told, when)


def _distance(passage: Passage, told: Told, when: When) -> int:
    """Return how many words a date is away from what tells the event; a clause between counts as many."""
    if passage.words[when.last - 1].possessive and when.last in passage.event_words:
        return -1  # "Tuesday's attack"
    marks = [mark for found in told.triggers.values() for mark in found]
    spans = [(mark.first, mark.last) for mark in marks]
    if not spans or len({one.day for one in told.dates if one.precision == 1}) <= 1:
        spans += [(one.first, one.last) for one in told.figures]  # who was shot on one day may die on another
    return min((words_between(passage, span, when) for span in spans), default=0)
