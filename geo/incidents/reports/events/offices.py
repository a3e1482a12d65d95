"""Where somebody only holds office: "the head of intelligence in Yaftal" was hit elsewhere."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_HOLDING_AT, _OFFICE = {"در", "برای"}, 4  # before where an office is held, words from it to the officer
_OFFICERS = {"فرماندار", "فرمانده", "قوماندان", "قومندان", "ولسوال", "والی", "رییس", "مسیول", "مسوول"}
_OFFICERS |= {"امر", "عضو", "استاندار"}
_SPOKESMAN, _OBJECT = "سخنگو", "را"
_IN = "در"  # before where it was


def is_of_officer(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Dari tells where a man held office who fell elsewhere, or speaks: "آمر در X در Y"."""
    head = spot.first - 1 - bool(passage.unit_at(spot.first - 1))
    low = max(one.sentence.first, head - _OFFICE)
    if passage.language != "fa" or head <= low or passage.words[head].norm not in _HOLDING_AT:
        return False
    if any(passage.words[index].norm.startswith(_SPOKESMAN) for index in range(low, head)):
        return passage.has_any("speech.verbs", spot.last, one.sentence.last)
    offices = [index for index in range(low, head) if passage.words[index].norm in _OFFICERS]
    if not offices or any(clause_ends(passage, index) for index in range(offices[-1] + 1, spot.first)):
        return False
    if spot.last < one.sentence.last and passage.words[spot.last].norm == _OBJECT:
        return True  # "موتر مسئول استخبارات در یفتل را هدف گرفت"
    return spot.place is not None and any(
        other.first > spot.last
        and other.place is not None
        and other.place.feature_code == spot.place.feature_code
        and _IN in {word.norm for word in passage.words[spot.last : other.first]}
        for other in one.places
    )
