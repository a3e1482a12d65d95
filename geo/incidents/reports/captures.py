"""What words for captures, arrests, shelter and bombers mean: people taken, a place, nobody who struck."""

from collections.abc import Collection, Iterator, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import category_at, clause_ends

_TAKEN, _BY = {"seized", "captured"}, "by"
_PLACED, _ARTICLE = (
    {"in", "at", "from", "of", "near", "to", "outside", "into", "on"},
    3,
)  # "from the gold mine"
_SHELTER, _INTO, _IT, _HIDES = "панох", {"дар", "ба"}, "он", 10  # the last: words from "in" to "hid"
_BANKS = ("чониб", "тараф", "су", "сохил", "чо")  # "that side", over the river
_HELD_ON = ("удерж", "держал")
_NTH = 3  # words from "the third" to what he did
_ONE_OF_SEVERAL = {"один", "второй", "третий", "четвертый", "пятый", "другой", "последний", "еще"}
_FELL_TG = "афтод"  # beginning of "fell"
_BOMBS, _SOON = ("взрывчатк", "бомб", "взрывн", "устройств", "сву"), 4  # what is laid; sentences of it
_TAKEN_REACH = 8  # words from "захватили" to whom


def is_of_people_at(passage: Passage, mark: Mark) -> bool:
    """Return whether people at a place were seized, not the place: "men from the mine were seized by"."""
    if passage.language != "en" or passage.words[mark.last - 1].norm != _BY:
        return False
    if passage.words[mark.last - 2].norm not in _TAKEN:
        return False
    before = passage.words[max(0, mark.first - _ARTICLE) : mark.first]
    return any(word.norm in _PLACED for word in before)


def only_hides(passage: Passage, mark: Mark) -> bool:
    """Return whether Tajik tells of who hid in a house: "хонае, ки дар он узви гурӯҳ паноҳ бурда буд"."""
    if passage.language != "tg" or passage.words[mark.first].norm != _SHELTER:
        return False
    before = range(mark.first - 1, max(passage.sentence_first(mark.first), mark.first - _HIDES), -1)
    to = next((index for index in before if passage.words[index - 1].norm in _INTO), 0)
    there = passage.words[to].norm == _IT and passage.words[to + 1].norm not in _BANKS
    return to > 0 and (there or passage.has("place.indoors", to))


def fell_to_guards(passage: Passage, first: int, mark: Mark) -> bool:
    """Return whether a Tajik fell into the hands of guards: "сокини деҳа … ба дасти марзбонон афтод"."""
    if passage.language != "tg" or not passage.words[mark.last - 1].norm.startswith(_FELL_TG):
        return False
    guards = passage.has_any("person.security", mark.first, mark.last)
    return guards and passage.has_one_of(("person.civilians", "person.attackers"), first, mark.first)


def named_captures(passage: Passage, of_places: Collection[int]) -> Iterator[Mark]:
    """Yield Russian verbs that say right before a place's name that it was taken: "взяли Кундуз"."""
    for mark in passage.marks.get("context.takes", ()):
        told = mark.last in of_places and not clause_ends(passage, mark.last)
        if told and passage.text[passage.words[mark.last].end : passage.words[mark.last].end + 1] != "»":
            yield mark  # not the heading that somebody quotes


def were_held(passage: Passage, before: Sequence[Told]) -> bool:
    """Return whether a dated sentence before an event, or one of the last, tells who was held: "… Изъяли"."""
    undated = before[-2:] if passage.language == "tg" else before[-1:]
    return any(
        "arrest" in one.triggers and (one.day is not None or one in undated) and not one.heading
        for one in before
    )


def _are_men_taken(one: Told) -> bool:
    """Return whether a Russian verb of a capture is one of an arrest: "захватили пятерых торговцев"."""
    taken = {mark.first for mark in one.triggers["arrest"]}
    return all(mark.first in taken for mark in one.triggers["overtake"])


def _are_people_seized(passage: Passage, one: Told) -> bool:
    """Return whether a Russian verb of a capture has civilians for its object: "захватили девять рабочих"."""
    for mark in one.triggers["overtake"]:
        for number in passage.numbers_in(mark.last, min(one.sentence.last, mark.last + _TAKEN_REACH)):
            between = range(mark.last, number.last + 1)
            parted = any(passage.unit_at(index) or clause_ends(passage, index) for index in between)
            if not parted and category_at(passage, number.last) == "civilians":
                return True
    return False


def not_meant_in_russian(passage: Passage, told: Sequence[Told], opening: set[str]) -> set[str]:
    """Return the triggers that are no capture of a place, and no bomber who struck: "укрывал смертников"."""
    not_meant = set()
    if "overtake" in opening:
        held = "arrest" in opening and _are_men_taken(told[0])
        if held or ("arrest" not in opening and _are_people_seized(passage, told[0])):
            not_meant.add("overtake")
    bombers = [passage.words[mark.last - 1].norm for one in told for mark in one.triggers.get("suicide", ())]
    if "suicide" not in opening and all(norm.endswith(("ов", "и", "ам", "ами", "ах")) for norm in bombers):
        not_meant.add("suicide")
    if {"overtake", "abduct"} <= opening and all(
        passage.words[mark.first].norm.startswith(_HELD_ON) for mark in told[0].triggers.get("abduct", ())
    ):
        not_meant.add("abduct")  # "захватила пост и удерживала его два часа"
    if "suicide" in opening and _is_one_of_raided(passage, told[0]):
        not_meant |= {"suicide", "blast", "mine"}
    return not_meant


def _is_one_of_raided(passage: Passage, one: Told) -> bool:
    """Return whether one of several who were shot blew himself up: "двое застрелены, третий взорвал себя"."""
    fallen = [figure for figure in one.figures if figure.kind == "killed" and figure.value > 1]
    whose = {kind for figure in fallen for kind in figure.categories} - {"", "generic"}
    marks = one.triggers["suicide"]
    if whose != {"attackers"}:
        return False
    others = [passage.words[at].norm for mark in marks for at in range(mark.first - _NTH, mark.first)]
    shot = passage.has_any("killed.violent", one.sentence.first, one.sentence.last)
    return shot and not _ONE_OF_SEVERAL.isdisjoint(others)


def blast_was_attack(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether a next sentence says that a blast was the attack: "нападению подвергся … взрыв"."""
    after = next((one for one in told[1:_SOON] if one.triggers), None)
    if after is None or after.triggers.keys() != {"blast"} or after.victims:
        return False
    laid = (passage.words[mark.first].norm for mark in after.triggers["blast"])
    return any(norm.startswith(_BOMBS) for norm in laid) or passage.has_any(
        "context.took_place", after.sentence.first, after.sentence.last
    )
