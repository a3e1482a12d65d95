"""Names that are another place's: a village unknown that bears the name of one known elsewhere."""

from math import cos, hypot, radians

from gazetteer.place import Place
from geo.incidents.reports.border_zone import in_zone, within
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_LOCALITIES = ("местност", "урочищ", "местечк")  # words for what no gazetteer has
_IN_DISTRICT = 2  # words between a village and its district: "Давлатобод в уезде Шахри-Бузург"
_FAR_KM, _DEGREE_KM = 80, 111  # how far no village is from the middle of its district
_IZOFA = "и"  # end of a Tajik name that what it lies in follows
_IN_TG = "дар"  # before where it was
_TO_DISTRICT = 3  # words between a village and its district
_LIES_IN = {"in", "of", "the", "village"}  # between an English village and its district
_OF_BANK, _NEAR_TOWN = 3, 3  # words of "в афганском селении"; after a village, up to the town it lies at


def is_namesake(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a district of the border follows a name known elsewhere only: a village unknown."""
    if spot.place is None or spot.place.feature_class != "P":
        return False
    if in_zone(spot.place):
        english = passage.language == "en"  # "of Qaraloq village in Darayim"
        return (english or passage.language == "fa") and _lies_far_off(one, spot, spot.place, bare=english)
    if passage.language == "ru" and passage.words[spot.first - 1].norm.startswith(_LOCALITIES):
        return True  # "в местности «Зарбдор»"
    after = next((other for other in one.places if other.first >= spot.last), None)
    if after is None or after.place is None or after.place.feature_code != "ADM2" or not in_zone(after.place):
        return False
    between = range(spot.last, after.first)
    units = {passage.unit_at(index) for index in between}
    if passage.language == "ru":
        return after.unit == "ADM2" and not between  # "вблизи селения Шурак Ванджского района"
    linked = {passage.words[index].norm for index in between} <= _LIES_IN  # "the village of Chinar in Rustaq"
    lies = linked if passage.language == "en" else "ADM2" in units
    izofa = passage.language == "tg" and not between  # "деҳаи Навободи Қубодиён"
    lies = lies or (izofa and passage.words[spot.last - 1].norm.endswith(_IZOFA))
    return lies and len(between) <= _TO_DISTRICT


def is_village_of(passage: Passage, spot: Spot, country: str) -> bool:
    """Return whether Tajik says that a name is a village's, known in the country: "дар деҳаи Сайёд"."""
    known = spot.place is not None and spot.place.country_code == country
    return known and passage.language == "tg" and spot.unit == "P"


def _lies_far_off(one: Told, spot: Spot, village: Place, *, bare: bool) -> bool:
    """Return whether the district right behind a village is far from the one known by that name."""
    after = next((other for other in one.places if other.first >= spot.last), None)
    if after is None or after.place is None or not in_zone(after.place):
        return False
    if after.unit != "ADM2" and not (bare and after.place.feature_code == "ADM2"):
        return False
    if after.first - spot.last > _TO_DISTRICT or within(village, after.place):
        return False
    north, east = village.latitude - after.place.latitude, village.longitude - after.place.longitude
    return hypot(north * _DEGREE_KM, east * _DEGREE_KM * cos(radians(village.latitude))) > _FAR_KM


def is_of_other_bank(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a district of the other country follows a village: one unknown there bears its name."""
    if passage.language == "fa" and spot.unit == "S":
        return _is_post_across(one, spot)
    if passage.language == "tg":
        return _is_village_across(passage, one, spot)
    if passage.language != "ru" or spot.place is None:
        return False
    if spot.place.feature_class != "P":
        return _names_post(passage, one, spot)
    return any(
        0 <= other.first - spot.last <= _IN_DISTRICT
        and other.place is not None
        and other.place.feature_code in ({"ADM1", "ADM2"} if spot.unit == "S" else {"ADM2"})
        and other.place.country_code != spot.place.country_code
        and other.place.feature_code in {other.unit, passage.unit_at(other.first - 1)}
        for other in one.places  # or "заставы «Даркад» в Хатлонской области"
    ) or any(_lies_at(passage, spot, other) for other in one.places)


def _is_village_across(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Tajik tells of an unknown village in a province: "дар Тахор …, дар деҳаи Бешкапа"."""
    if spot.unit != "P" or spot.place is None or one.triggers.keys() & {"fire", "shelling", "infiltration"}:
        return False
    areas = [
        other
        for other in one.places
        if other is not spot and other.place is not None and other.place.feature_code in {"ADM1", "ADM2"}
    ]
    return bool(areas) and all(
        area.place is not None
        and area.place.country_code != spot.place.country_code
        and _IN_TG in {word.norm for word in passage.words[max(0, area.first - 2) : area.first]}
        for area in areas
    )


def _is_post_across(one: Told, spot: Spot) -> bool:
    """Return whether a Dari post in a district bears the name of a village of the other country alone."""
    place = spot.place
    return (
        place is not None
        and place.feature_class == "P"
        and any(
            other.place.country_code != place.country_code
            for other in one.places
            if other.unit == "ADM2" and other.place is not None
        )
    )


def _names_post(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a post bears a district's name and lies in another: "заставы «Октябрь» в Фархорском"."""
    if spot.place is None or spot.place.feature_code != "ADM2" or passage.unit_at(spot.first - 1) != "S":
        return False
    return any(
        0 <= other.first - spot.last <= _IN_DISTRICT
        and other.place is not None
        and other.place.feature_code == "ADM2"
        and other.place.place_id != spot.place.place_id
        for other in one.places
    )


def _lies_at(passage: Passage, spot: Spot, other: Spot) -> bool:
    """Return whether a village is told to lie at a place of the other country: "в кишлаке X под Кулябом"."""
    if other.place is None or spot.place is None or other.place.country_code == spot.place.country_code:
        return False
    if other.place.feature_class not in {"A", "P"} or other.place.feature_code == "PCLI":
        return False
    low = max(0, spot.first - _OF_BANK)
    if passage.has_any("place.afghan", low, spot.first) or passage.has_any("place.tajik", low, spot.first):
        return False  # "в афганском селении Рузвайак"
    if spot.last < other.first <= spot.last + _NEAR_TOWN:
        between = range(spot.last, other.first)
        return all(passage.has("place.near", index) or passage.unit_at(index) == "P" for index in between)
    between = range(other.last, spot.first)
    comma = 0 < len(between) <= _OF_BANK and any(clause_ends(passage, step) for step in between[:2])
    return comma and passage.unit_at(spot.first - 1) == "P"  # "в Хатлонской области, в кишлаке Зираки"
