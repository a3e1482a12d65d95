"""What goes on while it is told, in English: "fighting was underway, an official said on Friday"."""

from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.events.event import FIGHTS, Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told


def is_going_on(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells of a fight that goes on."""
    if "context.under_way" not in passage.marks or one.triggers.keys().isdisjoint(FIGHTS):
        return False
    return not one.past and passage.has_any("context.under_way", one.sentence.first, one.sentence.last)


def day_going_on(passage: Passage, event: Event) -> When | None:
    """Return the day on which somebody speaks of a fight that goes on: it is the day of the fight, too."""
    if not any(is_going_on(passage, one) for one in event.told):
        return None
    spoken = (when for one in event.told for when in one.statement_days)
    return next((when for when in spoken if when.day is not None and when.precision == DAY), None)
