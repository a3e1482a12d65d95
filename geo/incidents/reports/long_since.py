"""Days that lie long before the news, or since which something has been so: "fighting since Tuesday"."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.passage import Passage, Sentence

_FROM = {"с", "со"}  # before the month since which something has been so
_RUMOUR = 5  # words of "в соцсетях писали"
_OLD, _OLD_MONTH = timedelta(days=180), timedelta(days=45)  # a day, a month as a whole
_TO_COME = timedelta(days=3)  # from publication, by which a page that was added to later may be off
_LONG = timedelta(days=12)  # for which something may have been so "since 4 March"
_MONTH_PRECISION = 3  # of a month or a year
_SINCE_DAY = 3  # words of "since early on", before a day since which something goes on
_SINCE_FA = 14  # the same of "از زمان آغاز خروج نیروها از این کشور در ماه مه"
_SINCE = 9  # words of "since the group seized power in Kabul in August 2021"
_SINCE_IT_BEGAN, _BEGAN = 14, {"began", "started"}  # the same before such a verb
CLAUSE = 10  # words that a sign between two clauses weighs as much as
_PAUSES = frozenset(",;:،؛")  # signs that part clauses


def counts_to_now(passage: Passage, sentence: Sentence, dates: Sequence[When]) -> bool:
    """Return whether "to this day" stands in a sentence, and is no part of a date: "в ночь на сегодня"."""
    marks = passage.marks_in("time.until_now", sentence.first, sentence.last)
    return bool(marks) and any(
        not any(when.first <= mark.first < when.last for when in dates) for mark in marks
    )


def is_long(when: When, published: date | None) -> bool:
    """Return whether a date is a month or long before publication."""
    if when.precision == _MONTH_PRECISION:
        return True
    return when.day is not None and published is not None and published - when.day >= _LONG


def is_old(when: When, published: date | None) -> bool:
    """Return whether a date lies so long before publication that it can only be background."""
    if when.day is None or published is None:
        return False
    return published - (when.end or when.day) >= (_OLD_MONTH if when.precision > 1 else _OLD)


def is_by_the_way(passage: Passage, when: When, published: date | None) -> bool:
    """Return whether a date ends a count ("to this day"), is to come, or tells since when somebody works."""
    if passage.has("time.until_now", when.first) or _is_of_rumour(passage, when):
        return True
    if when.day is not None and published is not None and when.day - published > _TO_COME:
        return True  # "the last soldier is to leave on 11 September 2021"
    start = since(passage, when)
    if start is not None and (is_long(when, published) or _tells_before(passage, start, when)):
        return True
    low = when.first - 1 - passage.has("time.year_words", when.first - 1)  # "متولد سال ۱۹۹۸"
    return passage.has_any("time.born", max(0, low), min(len(passage.words), when.last + 1))


def is_since_month(passage: Passage, when: When) -> bool:
    """Return whether Russian tells since what month something has been so: "ещё с июня пытались взять"."""
    month = passage.language == "ru" and when.precision == _MONTH_PRECISION and when.first > 0
    return month and passage.words[when.first - 1].norm in _FROM


def _is_of_rumour(passage: Passage, when: When) -> bool:
    """Return whether a date beside a rumour says when it went round: "накануне в соцсетях писали о двух"."""
    if "context.rumour" not in passage.marks or passage.language != "ru":
        return False
    marks = passage.marks_in("context.rumour", max(0, when.first - _RUMOUR), when.last + _RUMOUR)
    return any(when.first in (mark.last, mark.first + 1) or mark.first == when.last for mark in marks)


def _tells_before(passage: Passage, start: int, when: When) -> bool:
    """Return whether violence is told of since a day in a clause: "fighting since they came on 4 April"."""
    if when.first - start <= _SINCE_DAY or passage.has("context.missing", start):
        return False  # "fighting since Tuesday", "missing since shells hit a pasture on Tuesday"
    return not passage.act_words.isdisjoint(range(passage.sentence_first(start), start))


def since(passage: Passage, when: When) -> int | None:
    """Return where it begins to say since when: "since November", "since they took Kabul in August 2021"."""
    reach = _SINCE_FA if passage.language == "fa" else _SINCE  # its words of "began" stand before the day
    low = max(passage.sentence_first(when.first), when.first - reach)
    marks = passage.marks_in("time.since", low, when.first)
    start = next((mark.first for mark in marks if words_between(passage, mark, when) <= reach), None)
    return _since_it_began(passage, when) if start is None else start


def _since_it_began(passage: Passage, when: When) -> int | None:
    """Return where it begins to say since when: "since the withdrawal of the last troops began on 1 May"."""
    verb = when.first - 2
    if passage.language != "en" or verb < 0 or passage.words[verb].norm not in _BEGAN:
        return None
    low = max(passage.sentence_first(when.first), when.first - _SINCE_IT_BEGAN)
    marks = passage.marks_in("time.since", low, verb)
    return next((mark.first for mark in marks if words_between(passage, mark, when) <= _SINCE_IT_BEGAN), None)


def words_between(passage: Passage, span: tuple[int, int], when: When) -> int:
    """Return how many words lie between a date and other words, more where a sign parts their clauses."""
    first, last = (when.last, span[0]) if when.first < span[0] else (span[1], when.first)
    if last <= first:
        return 0
    between = passage.text[passage.words[first - 1].end : passage.words[last].start]
    return last - first + CLAUSE * (not _PAUSES.isdisjoint(between))
