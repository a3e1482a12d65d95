"""Places of what English tells of somebody's life, "who had spent the winter in Takhar", and of his home."""

from geo.incidents.reports.described import described_head
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import category_at, clause_ends

_WHO, _HAD = "who", "had"
_LIVED = {"spent", "lived", "worked", "served", "studied", "taught", "moved", "returned", "fled", "married"}
_LIVED |= {"settled", "emigrated", "been", "trained", "fought", "retired"}
_BORN = {"born", "hailed", "hails", "originally", "grew", "raised", "emigrated"}
_CLAUSE = 14  # words from "who" to a place in its clause
_OF, _ON = "of", {"on", "at", "the", "of"}  # "on | the | residents of", "a group of | residents of"
_FOLK, _LAND = ("сокин", "бошанда", "мардуми"), ("замин", "хона", "деха", "кишт", "бог", "хавли", "махалла")
_THEIRS, _THEIR = {"онхо", "мо", "худ", "худашон", "эшон"}, ("ашон", "амон")
_ACTS = ("trigger.fire", "trigger.attack")
_ACT = 4  # words from what was done to whom


def is_of_life(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a clause only says where somebody had lived: "who had spent the winter in Takhar"."""
    if passage.language != "en":
        return False
    first = max(one.sentence.first, spot.first - _CLAUSE)
    who = next((at for at in range(spot.first - 1, first - 1, -1) if passage.words[at].norm == _WHO), None)
    if who is None or any(clause_ends(passage, at) for at in range(who + 1, spot.first)):
        return False
    clause = range(who + 1, spot.first)
    if not (passage.casualty_words.isdisjoint(clause) and passage.act_words.isdisjoint(clause)):
        return False
    norms = {passage.words[at].norm for at in clause}
    return bool(norms & _BORN) or (_HAD in norms and bool(norms & _LIVED))


def is_home_attacked(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether people were attacked whose home was the place: "opened fire on residents of Jarf"."""
    if passage.language == "tg":
        return _is_their_land(passage, one, spot)
    if passage.language != "en":
        return False
    of = described_head(passage, spot.first) - 1
    while of > one.sentence.first and passage.words[of].norm != _OF and passage.unit_at(of):
        of -= 1
    whom = of - 1
    if (
        whom <= one.sentence.first
        or passage.words[of].norm != _OF
        or category_at(passage, whom) != "civilians"
    ):
        return False
    low = max(one.sentence.first, whom - _ACT)
    acts = (mark for name in _ACTS for mark in passage.marks_in(name, low, whom))
    return any(all(passage.words[at].norm in _ON for at in range(mark.last, whom)) for mark in acts)


def _is_their_land(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Tajik tells what befell the land of who is from there: "ба замини онҳо мушак афтод"."""
    folk = spot.first - 1 - bool(passage.unit_at(spot.first - 1))
    if not one.triggers or folk < one.sentence.first or not passage.words[folk].norm.startswith(_FOLK):
        return False
    for index in range(spot.last, one.sentence.last - 1):
        norm, after = passage.words[index].norm, passage.words[index + 1].norm
        if norm.startswith(_LAND) and (after in _THEIRS or norm.endswith(_THEIR)):
            return True
    return False
