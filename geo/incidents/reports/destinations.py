"""Countries that contraband was bound for, or smugglers came from or got away to: it was not there."""

from collections.abc import Sequence

from gazetteer.place import Place
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import Spot, adjoins
from geo.incidents.reports.tolls.people import clause_ends

_CONTRABAND = ("object.drugs", "object.weight")
_CROSS = (  # who come over the border, or are taken over it
    *("actor.smugglers", "person.crossers", "trigger.infiltration"),
    *("trigger.abduct", "context.took"),
)
_WAY, _VERB = 3, 4  # words before a name of "to the bank of", after it to the verb
_WENT = ("гурехт", "фирор", "баргашт", "рафт", "гузашт", "убур", "бурд", "рабуд", "кашид")
_CAME = ("омад", "гузашт", "убур", "ворид", "даромад")
_TOWARDS = {"to", "into", "в", "ба", "به"}


def bound_for(passage: Passage, number: int, spots: Sequence[Spot], guesses: Sequence[Place]) -> str:
    """Return the country that contraband of a sentence was bound for, told after a name; "" if none."""
    sentence = passage.sentences[passage.sentence_number(spots[number].first)]
    if passage.language == "tg" and passage.has_one_of(_CROSS, sentence.first, sentence.last):
        return _other_bank(passage, number, spots, guesses)
    if passage.words_of(*_CONTRABAND).isdisjoint(range(sentence.first, sentence.last)):
        return ""
    for spot, place in zip(spots[number + 1 :], guesses[number + 1 :], strict=True):
        if spot.first >= sentence.last:
            return ""
        before = passage.words[spot.first - 1].norm
        if place.feature_code == "PCLI" and before in _TOWARDS and adjoins(passage, spot.first):
            moved = passage.language != "ru" or passage.words[spot.last - 1].norm.endswith("стан")
            return place.country_code if moved else ""
    return ""


def _other_bank(passage: Passage, number: int, spots: Sequence[Spot], guesses: Sequence[Place]) -> str:
    """Return the country that Tajik smugglers came from or got away to: "дигарон ба Зебок гурехтанд"."""
    sentence = passage.sentences[passage.sentence_number(spots[number].first)]
    if passage.has_any("actor.taliban", sentence.first, sentence.last):
        return ""  # who hunt them on their own bank
    mine = _way(passage, spots[number], sentence)
    for spot, place in zip(spots, guesses, strict=True):
        if spot is spots[number] or not sentence.first <= spot.first < sentence.last:
            continue
        way = _way(passage, spot, sentence)
        if way and way != mine:
            return place.country_code
    return ""


def _way(passage: Passage, spot: Spot, sentence: Sentence) -> str:
    """Return "ба" before where somebody went, "аз" before from where he came, or ""."""
    before = range(spot.first - 1, max(sentence.first, spot.first - _WAY) - 1, -1)
    way = next((passage.words[at].norm for at in before if passage.words[at].norm in {"ба", "аз", "дар"}), "")
    verbs: tuple[str, ...] = {"ба": _WENT, "аз": _CAME}.get(way, ())
    for index in range(spot.last, min(sentence.last, spot.last + _VERB)):
        if clause_ends(passage, index):
            break
        if passage.words[index].norm.startswith(verbs):
            return way
    return ""
