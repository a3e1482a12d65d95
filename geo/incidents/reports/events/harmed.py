"""Sentences that tell an incident only by whom it harmed: "ранен учитель", on a day, at a place."""

from geo.incidents.reports.events.apart import district_of
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told, is_slaying

_TREATED = ("wounded.where", "place.carried", "moved.died")


def hurts(passage: Passage, one: Told) -> bool:
    """Return whether a sentence says on what day and where people were wounded by others."""
    day = one.day
    if day is None or day.precision > 1 or day.after or one.aftermath:
        return False
    return is_wounding(passage, one) and firm_place(passage, one) is not None


def is_wounding(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells that somebody was wounded as by a weapon, and not what came of it."""
    if "wounded.violent" not in passage.marks:
        return False
    if passage.has_one_of(_TREATED, one.sentence.first, one.sentence.last):
        return False
    return any(
        figure.kind == "wounded"
        and figure.value
        and not (figure.earlier or figure.toll or figure.moved or figure.part)
        and passage.has_any("wounded.violent", figure.first, figure.last)
        for figure in one.figures
    )


def harms_elsewhere(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Russian goes on with who was harmed on the day of an event in another district."""
    if passage.language != "ru" or one.dates or one.aftermath or one.denied or one.unreal or not one.places:
        return False
    day = event.day()
    if day is None or day.precision > 1 or not (is_slaying(passage, one) or is_wounding(passage, one)):
        return False
    here, there = firm_place(passage, one), event.firm_place(passage)
    if here is None or here.place is None or there is None or there.place is None:
        return False
    district = district_of(here.place)
    return bool(district) and district_of(there.place) not in {"", district}
