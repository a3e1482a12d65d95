"""Namesakes in the area that stands right after a name: "Baharak, Shamsiddin Shohin district"."""

from collections.abc import Sequence

from gazetteer.place import Match, Place
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, right_after

_WHOLE = {"ADM1", "ADM2", "PCLI", "PPLC"}  # what lies in no district
_SPELT = {"P", "S"}  # towns, villages, posts: what has its name from the place around it


def with_told_areas(passage: Passage, spots: Sequence[Spot], names: Names) -> list[Spot]:
    """Return names, each as the area right after it says, without those that are no place there."""
    spots = [_with_told_area(passage, spots, number, names) for number in range(len(spots))]
    return [spot for number, spot in enumerate(spots) if not _is_of_other_area(passage, spots, number)]


def _with_told_area(passage: Passage, spots: Sequence[Spot], number: int, names: Names) -> Spot:
    """
    Return a spot with the places that bear its name in another spelling in the district right after it.

    Where no place of just this name lies there, the one of another district is not meant.
    """
    spot = spots[number]
    if number + 1 == len(spots) or not right_after(passage, spot, spots[number + 1]):
        return spot
    district = _district(spots[number + 1])
    known = {one.place.feature_code for one in spot.bearers}
    if district is None or known & _WHOLE == known or any(_lies_in(one, district) for one in spot.bearers):
        return spot
    words = [passage.text[word.start : word.end] for word in passage.words[spot.first : spot.last]]
    added = [one for one in names.within(words, passage.language, district) if _lies_in(one, district)]
    near = [one for one in added if one.place.feature_class in _SPELT]
    return spot._replace(bearers=tuple(near)) if near else spot


def as_told_once(passage: Passage, spots: Sequence[Spot], told: Sequence[Spot]) -> list[Spot]:
    """Return spots as `told` by the words beside them; a name told so once may mean that where it is bare."""
    changed = {
        (passage.text[new.start : new.end], new.unit): new.bearers
        for old, new in zip(spots, told, strict=True)
        if new.bearers != old.bearers
    }
    if not changed:
        return list(told)
    return [
        new._replace(bearers=changed.get((passage.text[new.start : new.end], new.unit), new.bearers))
        for new in told
    ]


def _is_of_other_area(passage: Passage, spots: Sequence[Spot], number: int) -> bool:
    """Return whether a name is only like that of a place which lies outside the district right after it."""
    spot = spots[number]
    if number + 1 == len(spots) or any(one.match_type != "fuzzy" for one in spot.bearers):
        return False
    if not right_after(passage, spot, spots[number + 1]):
        return False
    district = _district(spots[number + 1])
    return district is not None and not any(
        _lies_in(one, district) or one.place.place_id == district.place_id for one in spot.bearers
    )


def _district(spot: Spot) -> Place | None:
    """Return the district that a name means for certain; None where it may be something else."""
    places = [one.place for one in spot.bearers]
    district = places[0]
    sure = all(district.place_id in (one.place_id, one.admin2_id) for one in places)
    return district if sure and district.feature_code == "ADM2" else None


def _lies_in(match: Match, district: Place) -> bool:
    """Return whether a place lies in the district."""
    return match.place.admin2_id == district.place_id
