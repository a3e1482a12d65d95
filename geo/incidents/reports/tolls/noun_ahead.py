"""The Russian noun that stands before its verb and its number: "Боевиков убито шестеро"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.about import before_about
from geo.incidents.reports.tolls.asides import before_aside
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import category_at, clause_ends

_GENITIVE = ("ов", "ев", "ей", "их", "ых", "щин", "вец", "коз")  # ends of plural nouns that are counted
_ADJECTIVE = ("их", "ых")
_BETWEEN = {"было", "уже", "всего", "также", "тоже", "еще", "сразу", "при", "этом", "же", "и"}
_DID, _GUARDS = ("ли", "ла"), {"охрана", "полиция", "милиция", "стража"}  # of verbs; who shot
_NOMINATIVES = ("и", "ы", "е")  # of several: "пограничники", "военные"
_OPENS = {"и", "а", "но"}


def noun_ahead(passage: Passage, number: int, first: int) -> int:
    """
    Return the noun before a verb of harm whose people or beasts the number after the verb counts, or -1.

    Parameters
    ----------
    passage
        The text.
    number, first
        The first word of the number, and of its sentence.
    """
    step = before_about(passage, number - 1, first)
    if passage.language != "ru" or step <= first or step not in passage.casualty_words:
        return -1
    while step > first and (step in passage.casualty_words or passage.words[step].norm in _BETWEEN):
        if category_at(passage, step) or passage.has("object.beasts", step):
            break
        step -= 1
    noun = before_aside(passage, step, first)
    if not passage.words[noun].norm.endswith(_GENITIVE) or (noun == step and clause_ends(passage, noun + 1)):
        return -1
    head = noun
    while (
        head > first and passage.words[head - 1].norm.endswith(_ADJECTIVE) and not clause_ends(passage, head)
    ):
        head -= 1
    opens = head == first or clause_ends(passage, head) or passage.words[head - 1].norm in _OPENS
    return noun if opens else -1


def kind_ahead(passage: Passage, number: int) -> str:
    """Return the kind of people that such a noun names, also for "… убито шестеро, ранено | двое"; or ""."""
    first = passage.sentence_first(number)
    noun = noun_ahead(passage, number, first)
    if noun < 0 and _opens_clause(passage, number - 1, first):
        before = (noun_ahead(passage, one.first, first) for one in passage.numbers_in(first, number))
        noun = next((one for one in before if one >= 0), noun)
    return category_at(passage, noun) if noun >= 0 else ""


def _opens_clause(passage: Passage, verb: int, first: int) -> bool:
    """Return whether a verb before a number opens its clause."""
    told = verb > first and verb in passage.casualty_words
    return told and (clause_ends(passage, verb) or passage.words[verb - 1].norm in _OPENS)


def shot_by_forces(passage: Passage, marker: Marker, number: int) -> str:
    """
    Return "attackers" for those whom Russian forces shot, if any were told before; or "".

    "Пограничники убили троих", "Двоих охрана застрелила".
    """
    who, verb = marker.first - 1, passage.words[marker.last - 1].norm
    if passage.language != "ru" or who < passage.sentence_first(marker.first) or not verb.endswith(_DID):
        return ""
    forces = category_at(passage, who) == "security" and passage.words[who].norm.endswith(_NOMINATIVES)
    forces = forces or (number < who and passage.words[who].norm in _GUARDS)
    told = forces and any(category_at(passage, index) == "attackers" for index in range(who))
    return "attackers" if told else ""
