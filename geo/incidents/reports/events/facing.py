"""Places that only say on what side of them, or across from which, it was: "opposite Nusay", "south of"."""

from geo.incidents.reports.events.roads import TO
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_FACED = 6  # words of "opposite the Afghan village of"
_AND = "و"


def is_faced(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place lies across from where it was: "opposite Nusay", "from the direction of"."""
    low = max(passage.sentence_first(spot.first), spot.first - _FACED)
    marks = passage.marks_in("place.facing", low, spot.first)
    if passage.language == "tg" and _is_of_faced(passage, one, spot):
        return True
    if not marks or any(
        marks[-1].last <= other.first < spot.first and not _joins(passage, other, spot)
        for other in one.places
    ):
        return False  # "crossed the border from Afghanistan in the district of …"
    return not any(
        clause_ends(passage, index) or passage.words[index].norm in TO
        for index in range(marks[-1].last, spot.first + 1)
    )


def _is_of_faced(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a Tajik place lies across, or holds one that does: "рӯ ба рӯи деҳаи Қозидеҳи Вахон"."""
    low = max(one.sentence.first, spot.first - _FACED)
    for mark in passage.marks_in("place.opposite", low, spot.first):
        between = range(mark.last, spot.first + 1)
        if not any(clause_ends(passage, index) or passage.words[index].norm in TO for index in between):
            return True
    return False


def _joins(passage: Passage, one: Spot, other: Spot) -> bool:
    """Return whether Dari joins two names: "در مرز با ولسوالی‌های شهر بزرگ و چاه‌آب"."""
    return other.first == one.last + 1 and passage.words[one.last].norm == _AND


def is_on_side_of(passage: Passage, first: int, spot: Spot) -> bool:
    """Return whether English only says on what side of a place it was: "northwest of the capital Kabul"."""
    if passage.language != "en":
        return False
    low = max(first, spot.first - _FACED)
    sides = passage.marks_in("place.sides", low, spot.first)
    return bool(sides) and not any(clause_ends(passage, at) for at in range(sides[-1].last, spot.first))
