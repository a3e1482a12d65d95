"""What is told of those whose bodies were found: what befell them, where they had gone before."""

from collections.abc import Sequence
from datetime import timedelta

from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

VIOLENT = frozenset({"attack", "fire", "abduct", "mine", "shelling", "drone"})
_BACK = 4  # sentences after the finding of a body that tell what befell the dead
_MISSED = timedelta(days=7)  # from the day somebody went out to that on which he was found


def befell_the_found(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells what befell him whose body was found: "he had been taken from home"."""
    soon = one.number - event.opening.number <= _BACK and not (one.places or one.separate)
    acts = VIOLENT | {"clash"} if passage.language == "tg" else VIOLENT
    told = bool(one.triggers.keys() & acts) or (passage.language == "en" and tells_how(passage, one))
    return soon and told and _is_find(passage, event)


def went_before(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells where those found had gone: "had gone to the field on Friday"."""
    opening = event.opening
    if one.number - opening.number > _BACK or one.separate:
        return False
    if not passage.has_any("context.went_out", one.sentence.first, one.sentence.last):
        return False
    if one.victims or not _is_find(passage, event):
        return False
    found, gone = opening.day, one.day
    if found is None or gone is None or found.day is None or gone.day is None:
        return False
    return timedelta() <= found.day - gone.day <= _MISSED


def _is_find(passage: Passage, event: Event) -> bool:
    """Return whether an event opens with bodies that were found."""
    opening = event.opening
    first, last = opening.sentence.first, opening.sentence.last
    return "seize" in opening.triggers and opening.victims and (passage.has_any("killed.body", first, last))


def only_finds(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether bodies are found whose death the next tells with its day: "shot in early June"."""
    if passage.language != "fa" or one.triggers.keys() != {"seize"} or one.day is None:
        return False
    found = passage.has_any("killed.body", one.sentence.first, one.sentence.last)
    return found and any(
        each.day is not None and each.day.day != one.day.day and each.triggers.keys() & VIOLENT
        for each in following[:1]
    )


def tells_how(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells by what violence those found died: "The men were killed by gunmen"."""
    slain = passage.language == "en" and passage.has_any(
        "killed.violent", one.sentence.first, one.sentence.last
    )
    return not one.places and (slain or bool(one.triggers.keys() & VIOLENT))
