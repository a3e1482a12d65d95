"""Provinces named without a word that says so: "in Kunduz, a post in the district of Dasht-e Archi"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import LINK_WORDS, Spot
from geo.incidents.reports.told import Told

_WIDE = {"PCLI", "RGN", "ADM1", "PPLC"}
_DISTRICT = 4.0  # how exact a district is that a sentence tells as where it was


def is_province(one: Told, spot: Spot) -> bool:
    """Return whether a bare name that a province and its seat share is of what holds a district after it."""
    place = spot.place
    if place is None or spot.unit or place.feature_code == "ADM1" or not place.admin1_id:
        return False
    if not any(match.place.place_id == place.admin1_id for match in spot.bearers):
        return False
    mine = {place.place_id, place.admin2_id}
    return any(
        other.first - spot.last > LINK_WORDS  # not "in Kunduz and Dasht-e Archi"
        and other.unit == "ADM2"
        and other.place is not None
        and other.place.admin1_id == place.admin1_id
        and other.place.place_id not in mine
        for other in one.places
    )


def is_province_of_next(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a Russian adjective tells the province of a named district: "балхский уезд Шортепа"."""
    if passage.language != "ru" or spot.unit != "ADM2":
        return False
    return any(
        0 <= other.first - spot.last <= 1
        and passage.unit_at(other.first - 1) == "ADM2"
        and other.first > spot.first
        and not (other.place and other.place.feature_code in _WIDE)  # "Дарвазский район Таджикистана"
        for other in one.places
    )


def narrows(found: Spot | None, spot: Spot, rank: float) -> bool:
    """Return whether a district is of the province that a bare name may be: "Kunduz. In Archi district"."""
    if found is None or spot.unit != "ADM2" or rank < _DISTRICT or not _may_be_province(found):
        return False
    one, other = found.place, spot.place
    return one is not None and other is not None and one.admin1_id == other.admin1_id and one is not other


def _may_be_province(spot: Spot) -> bool:
    """Return whether a name without a word for a district is one that a province and its district share."""
    place = spot.place
    bare = place is not None and not spot.unit and place.feature_code == "ADM2"
    return bare and any(
        place is not None and match.place.place_id == place.admin1_id for match in spot.bearers
    )
