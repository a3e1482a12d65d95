"""Stories that tell who came to harm before they tell when, where and how."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_WIDE = {"PCLI", "RGN", "ADM1", "MTS"}  # "на Памире"
_OPERATION = 4  # sentences from where an operation began to its dead


def opened_before(passage: Passage, one: Told, pending: Sequence[Told]) -> list[Told]:
    """Return the sentence with the victims of which one only says when and where they came to harm."""
    if one.victims or not pending[-1:]:
        return []
    told = not one.triggers or _dates_victims(one, pending[-1]) or _tells_how(passage, one, pending[-1])
    return [*pending[-1:]] if told else []


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
