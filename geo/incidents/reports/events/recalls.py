"""What a report recalls after its news: days weeks before, months, "the third case since January"."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

from geo.incidents.reports.besides import reminds
from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.events.apart import may_be_at
from geo.incidents.reports.events.belonging import had_befallen
from geo.incidents.reports.events.digests import (
    had_been,
    is_digest,
    is_next_entry,
    is_part_of_lead,
    only_names,
    stands_alone,
)
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.later_deaths import HAD

_WEEK = timedelta(days=7)  # between the news and what it recalls
_MONTHS = timedelta(days=60)  # the same where only the day is known on which the news was told
_WEEKS = timedelta(days=21)  # between other news and what it recalls
_TAKEN = {"overtake", "abduct", "arrest"}
_VERB = 2  # words from a capture to the end of its verb
_MONTH = 3  # precision of a month or a part of one


class Recalled:
    """
    Which sentences of a report recall what was before its news.

    Parameters
    ----------
    passage
        The text.
    told
        Its sentences.
    headline
        The lines that stand over them.
    """

    def __init__(self, passage: Passage, told: Sequence[Told], headline: Sequence[Told]) -> None:
        self._passage = passage
        self._told = told
        self._headline = headline
        self._last: Told | None = None  # that went back weeks before the news

    def takes(self, events: Sequence[Event], number: int) -> bool:
        """Return whether a sentence recalls what was before the events told so far, or goes on to do so."""
        one = self._told[number]
        earlier = (_is_earlier_month, _reminds, _had_fallen)
        if any(tells(self._passage, events, one) for tells in earlier):
            return True
        goes_on = self._last is not None and _goes_on(self._last, one)
        back = self._looks_back(events, number) or self._was_months_before(events, number)
        back = back or self._is_behind_other_news(events, number)
        if not (
            goes_on or back or self._had_been(events, one) or _was_told_before(self._passage, events, one)
        ):
            return False
        self._last = one
        return True

    def _was_months_before(self, events: Sequence[Event], number: int) -> bool:
        """Return whether a sentence is of months before news of which only the day of telling is known."""
        one = self._told[number]
        if not (one.weeks_back and events) or one.day is None or one.day.day is None:
            return False
        if any(event.day() is not None for event in events):
            return False
        spoken = [when.day for told in self._told[:number] for when in told.statement_days]
        return any(when is not None and when - one.day.day >= _MONTHS for when in spoken)

    def _is_behind_other_news(self, events: Sequence[Event], number: int) -> bool:
        """
        Return whether what was weeks before is told behind a lead that tells nothing of the kind.

        "The ministers discussed the border on Tuesday. In January four armed men were shot dead near it."
        """
        one, lead = self._told[number], next((each for each in self._told if not each.heading), None)
        if events or lead is None or lead is one or lead.triggers or lead.victims or lead.statement_days:
            return False
        if one.day is None or lead.day is None or lead.day.precision > DAY or lead.day.day is None:
            return False
        end = one.day.end or one.day.day
        return end is not None and lead.day.day - end >= _WEEKS

    def _had_been(self, events: Sequence[Event], one: Told) -> bool:
        """Return whether victims of a week before are told of: "Ду ҳафта пеш … кушта шуда буданд"."""
        wide = one.day is not None and one.day.precision > DAY
        return wide and had_befallen(self._passage, one) and _ends_before(events, one)

    def _was_last_year(self, one: Told) -> bool:
        """Return whether a Russian day is told with "в прошлом году"."""
        when, passage = one.day, self._passage
        if when is None or passage.language != "ru":
            return False
        return passage.has_any("time.year1", when.first, when.last)

    def _looks_back(self, events: Sequence[Event], number: int) -> bool:
        """Return whether a sentence of weeks before is told after the news, or beside "the third case"."""
        one = self._told[number]
        if not _is_long_before(events, one):
            return False
        if had_befallen(self._passage, one) or self._was_last_year(one):
            return True
        if _is_news_told(events) and not self._is_news_too(events, number):
            return True
        return any(
            self._passage.has_any("context.recalled", other.sentence.first, other.sentence.last)
            for other in self._told[: number + 1]
            if other.sentence.paragraph == one.sentence.paragraph
        )

    @cached_property
    def _digest(self) -> bool:
        """Whether the head of the report says that it lists incidents."""
        return is_digest(self._passage, (*self._headline, *self._told))

    def _is_news_too(self, events: Sequence[Event], number: int) -> bool:
        """Return whether a sentence of weeks before is as much news as what was told: an entry of a list."""
        one, passage = self._told[number], self._passage
        if only_names(passage, one) or had_been(passage, one):
            return False
        return (
            self._digest
            or is_next_entry(passage, events, one)
            or is_part_of_lead(self._headline, events, one)
            or stands_alone(passage, one)
        )


def _had_fallen(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether Tajik says what had been before the news: "шаҳр рӯзи шанбе ба дасти онҳо афтода буд"."""
    mine = one.triggers.keys()
    if (
        passage.language != "tg"
        or not events
        or not mine & _TAKEN
        or mine - _TAKEN - {"clash"}
        or one.victims
    ):
        return False
    last = max(mark.last for marks in one.triggers.values() for mark in marks)
    if not any(word.norm in HAD for word in passage.words[last - 1 : min(one.sentence.last, last + _VERB)]):
        return False
    days = [when.day for event in events if (when := event.day()) is not None and when.day is not None]
    if not days:  # of those killed since on no day that is told
        theirs = {name for told in events[-1].told for name in told.triggers}
        return events[-1].opening.victims and mine.isdisjoint(theirs)
    before = one.day.day if one.day is not None else None
    return before is None or all(before < day for day in days)


def _is_earlier_month(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence tells of a month or a week before the day of what was told."""
    month = one.day
    if month is None or month.precision == DAY or month.end is None or not (one.triggers or one.victims):
        return False
    named = passage.language == "en" and passage.words[month.last - 1].possessive  # "Last week's blast in"
    if month.precision != _MONTH and (one.places or one.separate) and not named:
        return False  # "last week" is background where it names no other place
    days = [when for event in events if (when := event.day()) is not None and when.precision == DAY]
    return bool(days) and all(when.day is not None and month.end < when.day for when in days)


def _reminds(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether Russian reminds of what befell another place, without a day: "Напомним, талибы …"."""
    if not events or not reminds(passage, one) or one.dates or one.statement_days:
        return False
    place = firm_place(passage, one)
    if place is None:
        return False
    known = [there for event in events if (there := event.firm_place(passage)) is not None]
    return bool(known) and not any(may_be_at(one, place, there) for there in known)


def _goes_on(last: Told, one: Told) -> bool:
    """Return whether a sentence right after one that recalls stays in its time: "a week earlier, two …"."""
    beside = last.position == one.position - 1 and last.sentence.paragraph == one.sentence.paragraph
    back = any(when.same and when.back for when in one.dates)
    return beside and one.day is None and (back or not (one.dates or one.separate)) and not one.heading


def _is_news_told(events: Sequence[Event]) -> bool:
    """Return whether one event was told with its day, and none is a sum of others or what came after one."""
    if any(event.opening.several or event.opening.captioned for event in events):
        return False  # a list of incidents may go back in time
    return any(_dates_act(told) for event in events for told in event.told)


def _dates_act(told: Told) -> bool:
    """Return whether a sentence gives the exact day of what happened, not of what came after it."""
    exact = told.day is not None and told.day.precision == DAY and not (told.aftermath or told.day.after)
    return exact and (bool(told.triggers) or told.victims or told.fixes_day)


def _ends_before(events: Sequence[Event], one: Told) -> bool:
    """Return whether the week or month of a sentence ends before the days of all that was told."""
    end = one.day.end or one.day.day if one.day is not None else None
    days = [when.day for event in events if (when := event.day()) is not None and when.day is not None]
    return end is not None and bool(days) and all(end < day for day in days)


def _was_told_before(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether what a sentence tells was told before the news happened: "had said last Thursday"."""
    if not (one.statement_days and events) or one.day is not None or one.dates:
        return False
    if passage.language == "ru":
        return False  # "Как рассказали в отряде, засада была выставлена ещё в понедельник"
    said = [when.day for when in one.statement_days if when.day is not None and when.precision == DAY]
    if not (said and all(any(_dates_act(told) for told in event.told) for event in events)):
        return False
    return all((when := event.day()) is None or when.day is None or max(said) < when.day for event in events)


def _is_long_before(events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence tells of a day a week or more before all that was told."""
    if one.day is None or one.day.precision > DAY or one.day.day is None:
        return False
    dated = False
    for event in reversed(events):  # the latest is seldom so far off
        when = event.day()
        if when is None or when.day is None:
            continue
        if when.day - one.day.day < _WEEK:
            return False
        dated = True
    return dated
