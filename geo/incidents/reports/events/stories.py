"""Stories that tell who came to harm before they tell when, where and how."""

from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.reasons import burial_clause
from geo.incidents.reports.told import Told

_WIDE = {"PCLI", "RGN", "ADM1", "MTS"}  # "на Памире"
_OPERATION = 4  # sentences from where an operation began to its dead


def opened_before(passage: Passage, one: Told, pending: Sequence[Told]) -> list[Told]:
    """Return the sentence with the victims of which one only says when and where they came to harm."""
    if pending[-1:] and _counts_all(one, pending[-1]):
        return [pending[-1]]
    if one.victims or not pending[-1:]:
        return []
    told = not one.triggers or _dates_victims(one, pending[-1]) or _tells_how(passage, one, pending[-1])
    return [*pending[-1:]] if told else []


def tells_burial(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether Russian leads with the burial of those of whose death the next sentence tells."""
    if passage.language != "ru" or one.heading or not one.victims:
        return False
    clause = burial_clause(passage, one.sentence)
    if not clause or any(spot.first >= clause.stop for spot in one.places):
        return False
    if any(mark.first < clause.stop for marks in one.triggers.values() for mark in marks):
        return False
    return any(each.triggers and each.places and each.day is not None for each in following[:1])


def without_burial_places(passage: Passage, told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences, those that lead with a burial without where it was: no one fell there."""
    if passage.language != "ru" or "time.aftermath" not in passage.marks:
        return told
    return [
        replace(one, places=[], ranked=None) if tells_burial(passage, one, told[number + 1 :]) else one
        for number, one in enumerate(told)
    ]


def _counts_all(one: Told, before: Told) -> bool:
    """Return whether the sentence right before one only gives the toll of what it goes on to tell."""
    beside = before.position == one.position - 1 and not (before.heading or before.past or before.topic)
    bare = beside and not (before.triggers or before.places or before.dates)
    return bare and bool(before.figures) and all(figure.toll for figure in before.figures)


def _tells_how(passage: Passage, one: Told, before: Told) -> bool:
    """Return whether Russian tells on what day those died of whom the sentence right before it tells."""
    beside = before.position == one.position - 1 and before.sentence.paragraph == one.sentence.paragraph
    placed = any(spot.place and spot.place.feature_code not in _WIDE for spot in before.places)
    bare = not (before.triggers or placed or before.dates or before.statement_days)
    if passage.language != "ru" or not (beside and bare) or one.day is None or one.separate:
        return False
    return _tells_victims(before)


def story_before(told: Sequence[Told], number: int) -> list[Told]:
    """
    Return the sentences that tell the harmed before one that only says when and where it was.

    "Two boys died. A third was wounded. The tragedy took place on Thursday in Qala-e Zal": what blew up, or
    who shot, is told by a sentence after it.
    """
    one = told[number]
    if not (one.dates_it and one.day is not None and one.places) or one.topic or one.past or one.triggers:
        return []
    if not any(
        each.triggers.keys() & {"mine", "blast", "fire", "shelling"} for each in told[number + 1 :][:2]
    ):
        return []
    first = number
    while first and _tells_victims(told[first - 1]):
        first -= 1
    return list(told[first:number])


def scene_of_operation(passage: Passage, one: Told, before: Sequence[Told]) -> Sequence[Told]:
    """Return the Russian sentence above that gives day and place of what it names: "началась операция"."""
    if passage.language != "ru" or one.dates or one.places:
        return ()
    for each in reversed(before[-_OPERATION:]):
        named = each.dates_it and each.sentence.paragraph == one.sentence.paragraph
        if named and each.day is not None and each.places and not (each.past or each.topic or each.unreal):
            return (each,)
    return ()


def _dates_victims(one: Told, before: Told) -> bool:
    """Return whether a sentence gives the day of what the one before counts: "Бои начались 3 мая"."""
    beside = before.position == one.position - 1 and before.sentence.paragraph == one.sentence.paragraph
    return (
        _tells_victims(before)
        and beside
        and one.dates_it
        and not one.places
        and before.day is None
        and bool(before.places)
    )


def _tells_victims(one: Told) -> bool:
    """Return whether a sentence below the heading tells of victims as news."""
    return one.victims and not (one.heading or one.past or one.topic or one.unreal)
