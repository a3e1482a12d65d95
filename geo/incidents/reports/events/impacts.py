"""Where shells fell, wherever they were fired, and where those came who crossed: "landed in Farkhor"."""

from geo.incidents.reports.border_zone import within
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

_FALL = 7  # words of "landed near a school in"
_ONTO = "территорию"
_HIT_AT = {"P", "A", "S"}


def is_hit(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether shells fell at a place, or those came there who crossed: "landed near a school in X"."""
    if passage.language == "ru" and "infiltration" in one.triggers and _is_entered(passage, spot):
        return True
    if "shelling" not in one.triggers:
        return False
    if passage.language in {"tg", "fa"}:  # whose verb follows
        after = (other.first for other in one.places if other.first > spot.first)
        high = min(one.sentence.last, spot.last + _FALL, next(after, one.sentence.last))
        return passage.has_any("place.landed", spot.last, high)
    low = max(one.sentence.first, spot.first - _FALL)
    marks = passage.marks_in("place.landed", low, spot.first)
    return bool(marks) and not any(marks[-1].last <= other.first < spot.first for other in one.places)


def _is_entered(passage: Passage, spot: Spot) -> bool:
    """Return whether Russian says that those who crossed came to a place: "вошли на территорию района"."""
    before = spot.first - 1
    before -= bool(passage.unit_at(before))
    return before >= 0 and passage.words[before].norm == _ONTO


def is_of_who_fired(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether shells fell at another place of a sentence: "fired in Darqad, they fell in Farkhor"."""
    if "shelling" not in one.triggers or spot.place is None or is_hit(passage, one, spot):
        return False
    return any(
        other.place is not None
        and other.place.feature_class in _HIT_AT
        and not (within(other.place, spot.place) or within(spot.place, other.place))
        and is_hit(passage, one, other)
        for other in one.places
        if other is not spot
    )
