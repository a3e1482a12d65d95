"""What country contraband was bound for: it was caught before it came to a place there."""

from collections.abc import Sequence

from gazetteer.place import Place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, adjoins

_CONTRABAND = ("object.drugs", "object.weight")
_TOWARDS = {"to", "into", "в", "ба", "به"}


def bound_for(passage: Passage, number: int, spots: Sequence[Spot], guesses: Sequence[Place]) -> str:
    """Return the country that contraband of a sentence was bound for, told after a name; "" if none."""
    sentence = passage.sentences[passage.sentence_number(spots[number].first)]
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
