"""English people who "fell": "both sons fell at the ditch"; shells, prices and towns fall, too."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.about import ABOUT
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_WHERE = {"at", "there", "where", "beside", "near", "outside", "inside", "during", "fighting", "defending"}
_IN = {"action", "battle", "combat", "the", "this", "that"}  # after "in": not "fell in price"
_SPOT = {"spot", "battlefield", "field"}  # after "on the"
_ABOUT = ABOUT | {"between"}
_HEADS = {"and", "but", "when", "then", "that", "while"}  # words that a clause begins with
_OTHER_CLAUSE = {"when", "as", "while", "where", "that", "which", "after", "before"}
_MISSILES = ("trigger.shelling", "trigger.drone")
_ACTS = 10  # words of "put up armed resistance and"
_FIGHT = 5  # words of "in two night raids"
_ASIDE = 9  # words from people to their verb: "both sons of Ustad Karim, the carpenter, fell"


def fell(passage: Passage, sentence: Sentence, index: int, quantities: Sequence[Quantity]) -> bool:
    """Return whether the verb at a word says of people who open its clause that they died."""
    return _says_where(passage, sentence, index + 1) and any(
        _is_subject(passage, sentence, one, index) for one in quantities
    )


def _says_where(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether a clause ends with "fell", or goes on with where or in what somebody fell."""
    if index >= sentence.last or clause_ends(passage, index):
        return True
    norm, after = passage.words[index].norm, [word.norm for word in passage.words[index + 1 : index + 3]]
    if norm == "in":
        fought = not passage.event_words.isdisjoint(range(index + 1, min(sentence.last, index + _FIGHT)))
        return fought or (after[:1] != [] and after[0] in _IN)
    if norm == "on":
        return after[-1:] != [] and after[-1] in _SPOT
    return norm in _WHERE


def _is_subject(passage: Passage, sentence: Sentence, one: Quantity, index: int) -> bool:
    """Return whether people open the clause of a verb."""
    men = one.category != "" or category_at(passage, index - 1) != ""  # "one of its own men fell"
    if not 0 <= index - one.last <= _ASIDE or not (men or _are_of_men(passage, index)):
        return False
    head = one.first
    while head > sentence.first and passage.words[head - 1].norm in _ABOUT and not clause_ends(passage, head):
        head -= 1  # "at least nine fell"
    opens = head == sentence.first or clause_ends(passage, head)
    opens = opens or passage.words[one.first - 1].norm in _HEADS or passage.has("speech.verbs", one.first - 1)
    between = range(one.last, index)
    return (
        opens
        and passage.event_words.isdisjoint(between)
        and not any(passage.words[step].norm in _OTHER_CLAUSE for step in between)
    )


def _are_of_men(passage: Passage, index: int) -> bool:
    """Return whether "of them" before a verb is of people: no shells or drones were told right before it."""
    number = passage.sentence_number(index)
    if passage.words[index - 1].norm != "them" or number == 0:
        return False
    before = passage.sentences[number - 1]
    return not passage.has_one_of(_MISSILES, before.first, before.last)


def fought_and_fell(passage: Passage, one: Quantity, index: int) -> bool:
    """Return whether English people fought before a verb: "citizens put up a fight and | were destroyed"."""
    between = range(one.last, index)
    if passage.language != "en" or not 0 < len(between) <= _ACTS or one.category == "security":
        return False
    if passage.words[index - 1].norm != "and" and passage.words[index - 2].norm != "and":
        return False
    fought = passage.has_one_of(("trigger.clash", "trigger.fire"), one.last, index)
    return fought and not any(clause_ends(passage, step) for step in between)
