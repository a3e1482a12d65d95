"""Which sentences say that contraband was seized, or somebody held for it."""

from collections.abc import Sequence

from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_CONTRABAND = ("object.drugs", "object.weapons", "object.weight", "object.contraband")
_ADDICTED = {"معتاد", "معتادان", "اعتیاد"}  # to drugs, which nobody seized
_GUARDS = "actor.border_guards"
_SUSPECTED = ("person.attackers", "context.suspected")
_HUNTED = ("actor.islamic_state", "actor.ansarullah")
_ENTRY = 3  # sentences of an entry before the one that tells who was held


def seizure(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether drugs or weapons were seized, or attackers or smugglers held."""
    if not one.triggers.keys() & {"arrest", "seize"}:
        return False
    first, last = one.sentence.first, one.sentence.last
    held = "arrest" in one.triggers
    # "پنج تن به اتهام عضویت در داعش بازداشت شدند"
    suspected = held and passage.has_one_of(_SUSPECTED, first, last)
    suspected = suspected or (held and passage.language == "fa" and passage.has_one_of(_HUNTED, first, last))
    if tells_contraband(passage, one) or suspected:
        return True
    if held and passage.has_any("context.wanted", first, last) and passage.has_any(_GUARDS, first, last):
        return True  # "a man wanted for murder was picked up by border guards"
    told_next = any(
        tells_contraband(passage, each) and not (each.past or each.topic) for each in following[:1]
    )
    dated = one.day is not None or any(when.same for when in one.dates)
    if not (dated and told_next):
        return False
    if "arrest" in one.triggers:
        return bool(one.places)
    shots = any(each.triggers.keys() - {"seize"} for each in following[:1])
    return firm_place(passage, one) is not None and not shots  # "found a hideout. In it lay three rifles"


def opens_entry(passage: Passage, told: Sequence[Told], number: int) -> bool:
    """Return whether somebody is held in an entry whose line gives the day: "… гашиш. Водитель задержан"."""
    one, before = told[number], told[max(0, number - _ENTRY) : number]
    if passage.language == "tg" and before and _held_for_it(passage, one, before[-1]):
        return True
    held = one.captioned and bool(one.triggers.keys() & {"arrest", "seize"} and one.places)
    if not held or one.denied or one.unreal or one.day is None or one.day.precision > 1:
        return False
    entry = (each for each in before if each.sentence.paragraph == one.sentence.paragraph)
    return any(tells_contraband(passage, each) for each in (*entry, *told[number : number + 2]))


def _held_for_it(passage: Passage, one: Told, find: Told) -> bool:
    """Return whether Tajik tells on what day those were held for whose goods the sentence before has told."""
    if "arrest" not in one.triggers or one.day is None or one.day.precision > 1 or one.topic or one.unreal:
        return False
    told = not (find.past or find.topic or find.heading or find.denied or one.denied)
    return told and tells_contraband(passage, find) and firm_place(passage, find) is not None


def tells_contraband(passage: Passage, one: Told) -> bool:
    """Return whether a sentence speaks of drugs or weapons, or of something by its weight."""
    first, last = one.sentence.first, one.sentence.last
    if passage.language == "fa" and any(word.norm in _ADDICTED for word in passage.words[first:last]):
        return passage.has_one_of(_CONTRABAND[1:], first, last)  # "عامل که به مواد مخدر معتاد است"
    return passage.has_one_of(_CONTRABAND, first, last)
