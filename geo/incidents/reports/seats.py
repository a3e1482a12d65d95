"""The seat of a province that a text does not name: "in the provincial capital", "маркази вилоят"."""

from bisect import bisect_right
from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, adjoins

_NAMED_NEAR = (
    3  # words between such words and the name that they stand beside: "Taloqan, the provincial capital"
)
_SURE = 0.8
_OF = "of"


def with_seats(passage: Passage, names: Names, spots: Sequence[Spot]) -> list[Spot]:
    """Return place names in order, and among them the seats of the provinces that were told last before."""
    marks = passage.marks.get("place.capital", ())
    found = list(spots)
    for mark in marks:
        own = _province_after(passage, spots, mark)
        bare = passage.words[mark.last - 1].norm == _OF  # "the capital of the country"
        if not own and (bare or _is_named(spots, mark)):
            continue
        province = own or _province_before(spots, mark)
        matches = names.seat(province) if province else ()
        if matches:
            start, end = passage.words[mark.first].start, passage.words[mark.last - 1].end
            spot = Spot(mark.first, mark.last, start, end, matches, "P")
            found.append(spot.meaning(matches[0].place, _SURE))
    return sorted(found)


def _is_named(spots: Sequence[Spot], mark: Mark) -> bool:
    """Return whether a name stands beside the words, which are its apposition or its unit."""
    return any(
        spot.first < mark.last + _NAMED_NEAR and mark.first - _NAMED_NEAR < spot.last for spot in spots
    )


def _province_after(passage: Passage, spots: Sequence[Spot], mark: Mark) -> str:
    """Return the id of the one province named beside such words: "в центре провинции Тахар"; or ""."""
    opens = passage.sentence_first(mark.first) == mark.first
    if passage.language == "en":
        return _province_behind_of(passage, spots, mark)
    if passage.language != "ru" or not (opens or adjoins(passage, mark.first)):
        return ""  # "Талукан — центр провинции Тахар"
    near = [
        spot
        for spot in spots
        if spot.first < mark.last + _NAMED_NEAR and mark.first - _NAMED_NEAR < spot.last
    ]
    if len(near) != 1 or near[0].first != mark.last or near[0].place is None:
        return ""
    return near[0].place.place_id if near[0].place.feature_code == "ADM1" else ""


def _province_behind_of(passage: Passage, spots: Sequence[Spot], mark: Mark) -> str:
    """Return the id of the province in English "in the capital of Takhar", or ""; not where a name is by."""
    head = mark.first - (mark.first > 0 and passage.words[mark.first - 1].norm == "the")
    opens = passage.sentence_first(mark.first) == head
    if passage.words[mark.last - 1].norm != _OF or not (opens or adjoins(passage, head)):
        return ""  # "Taloqan, the capital of Takhar"
    near = [spot for spot in spots if mark.last - _NAMED_NEAR < spot.last <= mark.last + 2 * _NAMED_NEAR]
    if len(near) != 1 or not 0 <= near[0].first - mark.last <= 1 or near[0].place is None:
        return ""
    return near[0].place.place_id if near[0].place.feature_code == "ADM1" else ""


def _province_before(spots: Sequence[Spot], mark: Mark) -> str:
    """Return the id of the province of the place that was named last before some words, or ""."""
    before = bisect_right(spots, mark.first, key=lambda spot: spot.first)
    for spot in reversed(spots[:before]):
        place = spot.place
        if place is not None and (place.feature_code == "ADM1" or place.admin1_id):
            return place.place_id if place.feature_code == "ADM1" else place.admin1_id or ""
    return ""
