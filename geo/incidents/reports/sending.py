"""The day on which a report was sent: what it calls "yesterday" counts from there."""

from datetime import date, timedelta

from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.statements import is_statement

_LATE = timedelta(days=7)  # from sending to publication
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
        return published
    head = Passage(passage.text[line.start : line.end], passage.language)
    days = [  # not the Monday that the Persian for Dushanbe is, too
        when.day
        for when in find_dates(head, published)
        if when.precision == DAY and any(word.digits for word in head.words[when.first : when.last])
    ]
    sent = days[0] if days else None
    return sent if sent is not None and sent < published <= sent + _LATE else published


def _day_of_statement(passage: Passage) -> date | None:
    """Return the first whole date of the first paragraphs on which somebody said something, or None."""
    for when in find_dates(passage, None):
        sentence = passage.sentences[passage.sentence_number(when.first)]
        if sentence.paragraph >= _FIRST:
            break
        if when.day is not None and when.precision == DAY and is_statement(passage, when, sentence):
            return when.day
    return None
