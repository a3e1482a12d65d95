"""Sentences that tell an incident only by whom it harmed: "ранен учитель", on a day, at a place."""

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.events.apart import in_another_district
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told, is_slaying
from geo.incidents.reports.tolls.figures import Figure

_TREATED = ("wounded.where", "place.carried", "moved.died")
_WOUNDED = {"ранен", "ранена", "ранено", "ранены"}
_BY_ARMS = {"attack", "fire", "blast", "mine", "grenade", "suicide", "drone"}
_WOUNDS = ("ранил", "ранив", "ранени", "пострадал", "подстрел")


def hurts(passage: Passage, one: Told) -> bool:
    """Return whether a sentence says on what day and where people were wounded by others."""
    day = one.day
    if day is None or day.precision > 1 or day.after or one.aftermath:
        return False
    return is_wounding(passage, one) and firm_place(passage, one) is not None


def is_wounding(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells that somebody was wounded as by a weapon, and not what came of it."""
    crowd = passage.language == "en" and passage.has_any(
        "person.protesters", one.sentence.first, one.sentence.last
    )  # "used tear gas to break up a rally, wounding 12"
    if "wounded.violent" not in passage.marks and not crowd:
        return False
    if passage.has_one_of(_TREATED, one.sentence.first, one.sentence.last):
        return False
    return any(
        figure.kind == "wounded"
        and figure.value
        and not (figure.earlier or figure.toll or figure.moved or figure.part)
        and (crowd or passage.has_any("wounded.violent", figure.first, figure.last))
        for figure in one.figures
    )


def harms_elsewhere(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether Russian goes on with who was harmed on the day of an event in another district."""
    if passage.language != "ru" or one.aftermath or one.denied or one.unreal or not one.places:
        return False
    if any(not when.same or when.back for when in one.dates):
        return False  # not "в тот же день"
    day = event.day()
    if day is None or day.precision > 1 or not (is_slaying(passage, one) or is_wounding(passage, one)):
        return False
    return _is_elsewhere(passage, event, one)


def _is_elsewhere(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells of another district than an event."""
    here, there = firm_place(passage, one), event.firm_place(passage)
    far = here is not None and here.place is not None and not in_zone(here.place)
    if passage.language == "en" and far and there is not None and there.place is not None:
        return in_zone(there.place)  # "on Friday two died in Baghlan"
    return in_another_district(here, there)


def befell_elsewhere(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether people died, or came to harm, on another day in another district than an event."""
    day, before = one.day, event.day()
    if day is None or before is None or not day.precision == before.precision == 1 or one.aftermath:
        return False
    if day.after or day.day == before.day or one.denied or one.unreal:
        return False
    hurt = passage.language == "ru" and not passage.has_one_of(_TREATED, *one.sentence[:2])
    harmed = any(
        figure.value
        and not (figure.earlier or figure.toll or figure.moved)
        and (figure.kind == "killed" or (hurt and _tells_wounds(passage, figure)))
        for figure in one.figures
    )
    return harmed and _is_elsewhere(passage, event, one)


def _tells_wounds(passage: Passage, figure: Figure) -> bool:
    """Return whether Russian words of a figure say that people were wounded: not "раненый рассказал"."""
    return any(
        word.norm in _WOUNDED or word.norm.startswith(_WOUNDS) or passage.text[word.end : word.end + 1] == ")"
        for word in passage.words[figure.first : figure.last]
    )


def harms_officer_of_court(passage: Passage, one: Told) -> bool:
    """Return whether Dari tells that an officer of a court was hit: "یک قاضی محکمه هدف تیراندازی"."""
    armed = one.triggers.keys() & _BY_ARMS
    if passage.language != "fa" or not (armed and one.victims) or firm_place(passage, one) is None:
        return False
    marks = passage.marks_in("context.court", one.sentence.first, one.sentence.last)
    hurt = [figure for figure in one.figures if figure.value]
    return any(figure.first < mark.first < figure.last for figure in hurt for mark in marks)


def killer_dies(passage: Passage, one: Told) -> bool:
    """Return whether Russian goes on with the killer's own death: "Затем убийца покончил с собой"."""
    if passage.language != "ru" or "killed.himself" not in passage.marks:
        return False
    himself = passage.has_any("killed.himself", one.sentence.first, one.sentence.last)
    return himself and any(figure.more for figure in one.figures)
