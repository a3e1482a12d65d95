"""The day on which a report was sent: what it calls "yesterday" counts from there."""

from datetime import date, timedelta

from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.statements import is_statement

_LATE = timedelta(days=7)  # from sending to publication
_YEARS = timedelta(days=700)  # from what befell to a text that only retells it
_ACTS = (
    "trigger.clash",
    "trigger.attack",
    "trigger.shelling",
    "trigger.blast",
    "trigger.fire",
    "trigger.drone",
)
_FIRST = 3  # paragraphs, heading and standfirst among them


def day_sent(passage: Passage, published: date | None) -> date | None:
    """
    Return the day of the dateline, if it is one of the days before publication; else that day.

    Where publication is not known, the day of the first statement that is told with its year.
    """
    if published is None:
        return _day_of_statement(passage)
    line = passage.dateline
    if line is None or line.bare:
        return (_day_after_old(passage, published) if passage.language == "ru" else None) or published
    head = Passage(passage.text[line.start : line.end], passage.language)
    days = [  # not the Monday that the Persian for Dushanbe is, too
        when.day
        for when in find_dates(head, published)
        if when.precision == DAY and any(word.digits for word in head.words[when.first : when.last])
    ]
    sent = days[0] if days else None
    return sent if sent is not None and sent < published <= sent + _LATE else published


def _day_after_old(passage: Passage, published: date) -> date | None:
    """
    Return the day after that of which a Russian text tells years later and begins with, or None.

    "13 июля 1993 года на заставу напали … Позднее в тот же день": all that follows counts from there.
    """
    days = find_dates(passage, published)
    old = days[0] if days else None
    if old is None or old.day is None or old.precision != DAY or published - old.day < _YEARS:
        return None
    sentence = passage.sentences[passage.sentence_number(old.first)]
    if not any(passage.marks_in(name, sentence.first, sentence.last) for name in _ACTS):
        return None
    for when in days[1:]:
        again = when.day is not None and (when.day.month, when.day.day) == (old.day.month, old.day.day)
        if when.day is not None and published - when.day < _YEARS and not again:
            return None
    return old.day + timedelta(days=1)


def _day_of_statement(passage: Passage) -> date | None:
    """Return the first whole date of the first paragraphs on which somebody said something, or None."""
    for when in find_dates(passage, None):
        sentence = passage.sentences[passage.sentence_number(when.first)]
        if sentence.paragraph >= _FIRST:
            break
        if when.day is not None and when.precision == DAY and is_statement(passage, when, sentence):
            return when.day
    return None
