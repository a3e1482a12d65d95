"""The words that say what an incident was, by its type: "air strike", not what else its sentence tells."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.told import Told

_BY_HAND = ("clash", "attack", "fire")
_CLASSES = {  # of triggers that say a sub-event type
    "Armed clash": _BY_HAND,
    "Attack": _BY_HAND,
    "Air/drone strike": ("drone",),
    "Shelling/artillery/missile attack": ("shelling", "fire"),
    "Remote explosive/landmine/IED": ("mine", "blast"),
    "Suicide bomb": ("suicide", "blast"),
    "Grenade": ("grenade",),
    "Abduction/forced disappearance": ("abduct", "overtake"),
    "Arrests": ("arrest",),
    "Disrupted weapons use": ("seize",),
    "Change to group/activity": ("surrender",),
    "Looting/property destruction": ("arson",),
}
_PHRASE = 3  # words of the longest phrase that is quoted as it stands: "opened fire on"


def words_of_kind(told: Sequence[Told], sub_event_type: str) -> tuple[Told, Mark] | None:
    """
    Return the words on which a type rests, with their sentence; None if no word of the first sentence does.

    Parameters
    ----------
    told
        The sentences of the incident, the one that opened it first.
    sub_event_type
        ACLED's sub-event type. Where no word is of a class that says it, as where it follows from who came to
        harm, the first word that opened the incident stands for it.
    """
    for one in told:
        names = one.triggers.keys() & set(_CLASSES.get(sub_event_type, ()))
        if names:
            return one, _first_of(one, names)
    return (told[0], _first_of(told[0], told[0].triggers)) if told[0].triggers else None


def _first_of(one: Told, names: Collection[str]) -> Mark:
    """Return the first words of a sentence that are of some classes of triggers."""
    return min((mark for name in names for mark in one.triggers[name]), key=_order)


def _order(mark: Mark) -> tuple[int, int]:
    """Return the place of words in their order; of those that begin alike, "bomb exploded" before "bomb"."""
    length = mark.last - mark.first
    return mark.first, -length if length <= _PHRASE else 0
