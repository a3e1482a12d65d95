"""Places told again by their kind alone: «در کنار همین قریه» is at the village named before."""

from collections.abc import Sequence

from geo.incidents.reports.names import Names
from geo.incidents.reports.officials import find_owned
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.later_deaths import HAD

_THIS = {"همین", "این", "همان", "ان"}
_KINDS = {"P", "ADM2"}
_AT = 3  # words before "this village" in which a preposition stands


def told_again(passage: Passage, names: Names, told: Told) -> list[Spot]:
    """Return the places of a sentence with the one of which Dari says "this village", where it happened."""
    first, last = told.sentence.first, told.sentence.last
    if passage.language != "fa" or passage.event_words.isdisjoint(range(first, last)):
        return told.places
    these = [index for index in range(first, last - 1) if passage.words[index].norm in _THIS]
    if not these or any(passage.words[index].norm in HAD for index in range(first, last)):
        return told.places  # "یک هفته پیش در همین ولسوالی دو تن کشته شده بودند"
    for index in (this + 1 for this in these):
        kind = passage.unit_at(index)
        if kind in _KINDS and _is_at(passage, index, first):
            named = [spot for spot in find_owned(passage, names) if spot.last < index]
            found = _last_named(passage, [spot for spot in named if _is_of_kind(spot, kind)])
            if found is None or found.place is None:
                return told.places
            start, end = passage.words[index - 1].start, passage.words[index].end
            again = Spot(index - 1, index + 1, start, end, found.bearers, kind)
            again = again.meaning(found.place, found.confidence)
            return sorted((*told.places, again), key=lambda spot: spot.first)
    return told.places


def _last_named(passage: Passage, named: Sequence[Spot]) -> Spot | None:
    """Return the last place named, but for one whose people only are: "در درایم در حمایت از مردم جرم"."""
    if not named:
        return None
    last = named[-1]
    if not passage.has("unit.folk", last.first - 1):
        return last
    first = passage.sentence_first(last.first)
    beside = [spot for spot in named if spot.first >= first and not passage.has("unit.folk", spot.first - 1)]
    return beside[-1] if beside else last


def _is_at(passage: Passage, index: int, first: int) -> bool:
    """Return whether something is told to be at a place, and not who lives there."""
    if passage.has_any("unit.folk", max(first, index - 2), index):
        return False
    return passage.has_any("place.locative", max(first, index - _AT), index - 1) or index - 1 == first


def _is_of_kind(spot: Spot, kind: str) -> bool:
    """Return whether a place is of a kind by the word beside its name, or by what it is."""
    if spot.place is None:
        return False
    if kind == "P":
        return spot.unit == kind or (not spot.unit and spot.place.feature_code == "PPL")
    return spot.place.feature_code == kind
