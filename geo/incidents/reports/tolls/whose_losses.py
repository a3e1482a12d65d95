"""The side whose losses an English clause begins to count: "the militants' losses are put at 60 dead"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends, is_armed_side

_ARMED = {"attackers", "security"}
_FORCES = {"police", "security", "soldiers", "border_guards"}
_GOVERNMENT = {"government", "state", "army", "ministry"}
_JOINED = {"and", "while", "but"}
_LOSSES = {"losses", "casualties", "dead", "toll", "are", "were", "own", "side", "fatalities", "deaths"}
_SIDE, _THEY = 6, {"they", "he", "it", "she", "also", "then", "who", "which"}  # words before "lost"
_POSSESSIVE = "'’"


def side_of_actor(passage: Passage, first: int, last: int) -> str:
    """Return the kind of armed people that words name as an actor: "полиция", "талибан"; or ""."""
    actors = passage.family_in("actor", first, last)
    return "" if not actors else "security" if actors[0][2] in _FORCES else "attackers"


def whose_losses(passage: Passage, sentence: Sentence, index: int) -> str:
    """Return the side whose losses the clause of a word counts, as "the militants' (losses) are put at"."""
    if passage.language != "en":
        return ""
    first = min(index, sentence.last - 1)
    while first > sentence.first and not clause_ends(passage, first):
        first -= 1
    first += passage.words[first].norm in _JOINED
    owner = first + (passage.words[first].norm == "the")
    if owner + 1 >= index or passage.words[owner + 1].norm not in _LOSSES:
        return ""
    if not (passage.words[owner].possessive or passage.text[passage.words[owner].end] in _POSSESSIVE):
        return ""
    if passage.words[owner].norm in _GOVERNMENT:
        return "security"
    side = category_at(passage, owner)
    return side if side in _ARMED else side_of_actor(passage, owner, owner + 1)


def lost_besides(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether "lost" at a word is of another side than the sentence before: "The NRF lost two"."""
    number = passage.sentence_number(sentence.first)
    if passage.language != "en" or not number or not sentence.first < index <= sentence.first + _SIDE:
        return False
    before = passage.sentences[number - 1]
    lost = passage.marks_in("killed.loss", before.first + 1, before.last)
    if not lost or before.paragraph != sentence.paragraph or not passage.has("killed.loss", index):
        return False
    theirs = {word.norm for word in passage.words[before.first : lost[0].first]}
    return passage.words[index - 1].norm not in theirs | _THEY


def names_side(passage: Passage, index: int) -> bool:
    """Return whether an English word names a side of a fight, or a group that fights: "the NRF"."""
    side = is_armed_side(passage, index) or passage.words[index].norm == "side"
    return side or bool(passage.family_in("actor", index, index + 1))
