"""What was on the day on which it is told: "fighting was underway, he said on Friday", "at 8 a.m."."""

import re
from datetime import date

from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.events.event import FIGHTS, Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

# A time in the morning without a day: what happened then was told later on that day.
_MORNING = re.compile(r"\b(?:at|around|about) (?:\w+ )?[\w:.]{1,8} ?(?:a\.?m\b|(?:o'clock )?in the morning)")


def is_going_on(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells of a fight that goes on."""
    if "context.under_way" not in passage.marks or one.triggers.keys().isdisjoint(FIGHTS):
        return False
    return not one.past and passage.has_any("context.under_way", one.sentence.first, one.sentence.last)


def day_going_on(passage: Passage, event: Event, published: date | None) -> When | None:
    """Return the day on which somebody speaks of a fight that goes on, or of what was "at 8 a.m."."""
    going = next((one.sentence for one in event.told if is_going_on(passage, one)), None)
    if going is None and not _was_in_the_morning(passage, event):
        return None
    spoken = (when for one in event.told for when in one.statement_days)
    said = next((when for when in spoken if when.day is not None and when.precision == DAY), None)
    heard = said is None and passage.language == "fa"  # "صدای فیر به گوش می‌رسد"
    if heard and going is not None and published is not None:
        return When(going.first, going.last, published, published, DAY)
    return said


def _was_in_the_morning(passage: Passage, event: Event) -> bool:
    """Return whether an English event without a day has a time in the morning."""
    return passage.language == "en" and any(
        _MORNING.search(passage.text, one.sentence.start, one.sentence.end) is not None for one in event.told
    )
