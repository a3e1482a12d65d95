"""The day on which a report was sent, by its dateline: what it calls "yesterday" counts from there."""

from datetime import date, timedelta

from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.passage import Passage

_LATE = timedelta(days=7)  # from sending to publication


def day_sent(passage: Passage, published: date | None) -> date | None:
    """Return the day of the dateline, if it is one of the days before publication; else that day."""
    line = passage.dateline
    if line is None or line.bare or published is None:
        return published
    head = Passage(passage.text[line.start : line.end], passage.language)
    days = [  # not the Monday that the Persian for Dushanbe is, too
        when.day
        for when in find_dates(head, published)
        if when.precision == DAY and any(word.digits for word in head.words[when.first : when.last])
    ]
    sent = days[0] if days else None
    return sent if sent is not None and sent < published <= sent + _LATE else published
