"""What goes on while it is told: "fighting was underway, an official said on Friday", shots heard in Dari."""

from datetime import date

from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.events.event import FIGHTS, Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told


def is_going_on(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells of a fight that goes on."""
    if "context.under_way" not in passage.marks or one.triggers.keys().isdisjoint(FIGHTS):
        return False
    return not one.past and passage.has_any("context.under_way", one.sentence.first, one.sentence.last)


def day_going_on(passage: Passage, event: Event, published: date | None) -> When | None:
    """Return the day on which somebody speaks of a fight that goes on: it is the day of the fight, too."""
    going = next((one.sentence for one in event.told if is_going_on(passage, one)), None)
    if going is None:
        return None
    spoken = (when for one in event.told for when in one.statement_days)
    said = next((when for when in spoken if when.day is not None and when.precision == DAY), None)
    if said is None and passage.language == "fa" and published is not None:  # "صدای فیر به گوش می‌رسد"
        return When(going.first, going.last, published, published, DAY)
    return said
