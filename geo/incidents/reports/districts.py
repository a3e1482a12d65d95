"""Districts and provinces that a word beside a name calls for: "уезд Шугнан", "the district of Panj"."""

import math
from collections.abc import Sequence
from dataclasses import replace

from gazetteer.place import Place
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import LINK_WORDS, Spot, adjoins, right_after

_TAJIK = "تاجیک"
_BANKS = {  # marks that tell of either bank
    "AF": frozenset({"nation.Afghanistan", "state.Afghanistan"}),
    "TJ": frozenset({"nation.Tajikistan", "state.Tajikistan", "place.tajik", "actor.border_guards"}),
}
_AFGHANISTAN = ("afghanistan", "афганистан", "афгонистон", "افغانستان")

_BADAKHSHAN = {"бадахшон", "бадахшони"}  # the Afghan province, but in the name of the Tajik one
_JAMOAT = ("джамоат", "чамоат", "jamoat")
_SUBJECT = 3  # words from "the Taliban" to "in"
_POST, _QUOTES = "S", '«“"'
_SITES = {"P", "S"}
_STEPS = 2  # names from a village to its district: a rural council may stand between
_COUNCIL = 4  # words between them
_FAR, _KM_OF_DEGREE = (
    110,
    111.2,
)  # km from the middle of a district: tables and reports draw districts otherwise


def is_afghan_unit(passage: Passage, spot: Spot) -> bool:
    """Return whether a word beside a name is one for a district or province of Afghanistan: "уезд"."""
    if passage.language not in {"ru", "tg"} or spot.unit not in {"ADM1", "ADM2"}:
        return False
    return any(
        passage.has("place.afghan", index) and passage.unit_at(index)
        for index in (spot.first - 1, spot.last)
        if 0 <= index < len(passage.words)
    )


def is_unknown(passage: Passage, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Return whether the tables lack the place: Afghanistan has none of the name beside "уезд", or a post."""
    known = spot.unit != "ADM2" or any("AF" in one.place.country_code for one in spot.bearers)
    if (not known and is_afghan_unit(passage, spot)) or _is_post_of_name(passage, spot, spots):
        return True
    if spot.unit != "P" or passage.language not in {"fa", "tg"}:
        return False
    of_other = _is_of_other_bank if passage.language == "fa" else _is_across_from_district
    return of_other(passage, spot, spots)


def _is_across_from_district(passage: Passage, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Return whether a village beside a Tajik district is known only across: "Дарморахти ноҳияи Шуғнон"."""
    if not passage.has("place.village", spot.first - 1):
        return False
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    span = sentence.first, sentence.last
    there = passage.has_one_of((*_BANKS["AF"], "actor.taliban"), *span)
    there = there and not passage.has_one_of(("place.from_afghan", "actor.border_guards"), *span)
    if there or any("TJ" in one.place.country_code for one in spot.bearers):
        return False
    return any(
        other.unit == "ADM2"
        and not is_afghan_unit(passage, other)
        and (right_after(passage, spot, other) or right_after(passage, other, spot))
        and any("TJ" in one.place.country_code for one in other.bearers)
        for other in spots
    )


def _is_of_other_bank(passage: Passage, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Return whether a Dari village is known only across the river, of which the text says nothing."""
    homes = {one.place.country_code for one in spot.bearers}
    village = all(one.place.feature_class == "P" and one.place.feature_code != "PPLC" for one in spot.bearers)
    told = _BANKS.get(min(homes, default=""))  # of one country
    if not village or len(homes) > 1 or told is None or not told.isdisjoint(passage.marks):
        return False
    others = [{match.place.country_code for match in one.bearers} for one in spots if one is not spot]
    districts = any(one.unit == "ADM2" for one in spots)
    return districts and bool(others) and all(homes.isdisjoint(codes) for codes in others)


def _is_post_of_name(passage: Passage, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Return whether Tajik calls a post of one country as a place of the other: "посгоҳи «Рустоқ»"."""
    if passage.language != "tg" or spot is spots[0] or spot.first == 0:
        return False
    if passage.text[spot.start - 1] not in _QUOTES or not passage.has("object.post", spot.first - 1):
        return False
    here = {one.place.country_code for one in spots[0].bearers}
    return all(
        one.place.feature_class != _POST and one.place.country_code not in here for one in spot.bearers
    )


def with_afghan(passage: Passage, spot: Spot, names: Names) -> Spot:
    """
    Return the spot with Afghan districts of its name added, where the words beside it say that it is there.

    Tables may know a district of both banks by one spelling on the Tajik one: "Дарвози Афғонистон".
    """
    if any("AF" in one.place.country_code for one in spot.bearers) or not _is_told_afghan(passage, spot):
        return spot
    if not any(one.place.feature_code == "ADM2" for one in spot.bearers):
        return spot
    namesakes = names.namesakes(spot.bearers[0].matched_name, "AF")
    added = [match for match in namesakes if match.place.feature_code == "ADM2"]
    return spot._replace(bearers=(*added, *spot.bearers))


def _is_told_afghan(passage: Passage, spot: Spot) -> bool:
    """Return whether "Afghan" stands right before a name, or the country right after it."""
    before, after = spot.first - 1, spot.last
    if passage.language in {"en", "ru"} and before >= 0 and adjoins(passage, spot.first):
        adjective = passage.words[before].norm.startswith(("afghan", "афганск"))
        if adjective and not passage.words[before].norm.endswith("stan"):
            return True
    if after < len(passage.words) and passage.words[after].norm in {"in", "в"}:
        after += 1
    return is_of_taliban(passage, spot) or (
        after < len(passage.words)
        and adjoins(passage, spot.last)
        and passage.words[after].norm.startswith(_AFGHANISTAN)
    )


def is_of_taliban(passage: Passage, spot: Spot) -> bool:
    """Return whether Tajik tells of the Taliban, and of no guards, in a district "of Badakhshan"."""
    if passage.language != "tg" or "actor.taliban" not in passage.marks or not adjoins(passage, spot.last):
        return False
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    guards = passage.has_any("actor.border_guards", sentence.first, sentence.last)
    named = [word.norm for word in passage.words[spot.last : spot.last + 2]]
    return not guards and named[0] in _BADAKHSHAN and not named[-1].startswith("точик")


def country_of_taliban(passage: Passage, spot: Spot, name: str) -> bool:
    """Return whether the Taliban do something in a place, which is then Afghan: "Толибон дар ноҳияи"."""
    within = spot.first - 2
    if passage.language == "fa":  # which tells of Tajiks, too, if it is of their side
        return name == "place.afghan" and "actor.taliban" in passage.marks and _TAJIK not in passage.text
    if name != "place.afghan" or passage.language != "tg" or not passage.unit_at(spot.first - 1):
        return False
    first = passage.sentence_first(spot.first)
    if within <= first or passage.words[within].norm != "дар":
        return False
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    if passage.has_any("actor.border_guards", first, sentence.last):
        return False
    return passage.has_any("actor.taliban", max(first, within - _SUBJECT), within)


def with_districts(spot: Spot, names: Names, *, afghan: bool) -> Spot:
    """
    Return the spot with the district (province) of a town of its name added, where the text says so.

    A word for a unit that only Afghanistan has (`afghan`) says so of a town there, too: "уезд Шугнан", and
    lets a district be meant that is known by the name in other letters.
    """
    if spot.unit not in {"ADM1", "ADM2"}:
        return spot
    known = {one.place.country_code for one in spot.bearers if one.place.feature_code == spot.unit}
    if known and not (afghan and "AF" not in known):
        return spot
    added = []
    for match in spot.bearers:
        above = match.place.admin2_id if spot.unit == "ADM2" else match.place.admin1_id
        seat = match.place.feature_code.startswith("PPLA")
        seat = seat or (bool(above) and names.place(above).name == match.place.name)
        if above and (match.place.country_code == "AF" if known else seat):
            added.append(replace(match, place=names.place(above)))
    if afghan and not added:  # "уезд Дарваз": a name that only the Tajik district is recorded by
        namesakes = names.namesakes(spot.bearers[0].matched_name, "AF")
        added = [match for match in namesakes if match.place.feature_code == spot.unit]
    return spot._replace(bearers=(*added, *spot.bearers))


def as_told_before(passage: Passage, spots: Sequence[Spot]) -> list[Spot]:
    """Return names, an English or Dari one without a unit as the district of its name told before it."""
    if passage.language not in {"en", "fa"}:
        return list(spots)
    told: dict[str, tuple[Place, str]] = {}  # by the id of the district, with its name as it was written
    found = []
    if passage.language == "fa":  # "درگیری در رستاق … ولسوالی رستاق"
        told = {
            spot.place.place_id: (spot.place, passage.text[spot.start : spot.end])
            for spot in spots
            if spot.place is not None and spot.unit == "ADM2" == spot.place.feature_code
        }
    for spot in spots:
        place = spot.place
        name = passage.text[spot.start : spot.end].lower()
        if place is not None and spot.unit == "ADM2" and place.feature_code == "ADM2":
            told[place.place_id] = place, name
        bare = place is not None and spot.unit == "" and place.feature_class == "P"
        district, before = told.get(place.admin2_id or "", (None, "")) if place and bare else (None, "")
        if bare and district is None and place is not None:
            district, before = _elsewhere_of_name(passage, spots, name, place)
        same = district is not None and before.startswith(name)
        found.append(spot.meaning(district, spot.confidence) if district is not None and same else spot)
    return found


def _elsewhere_of_name(
    passage: Passage, spots: Sequence[Spot], name: str, village: Place
) -> tuple[Place | None, str]:
    """Return the district of whose name English has a far village, and its name: "for Khash"."""
    for spot in spots if passage.language == "en" and village.outside else ():
        place, written = spot.place, passage.text[spot.start : spot.end].lower()
        if place is None or spot.unit != "ADM2" or place.feature_code != "ADM2":
            continue
        if written.split()[0] == name and place.admin1_id != village.admin1_id:
            return place, written
    return None, ""


def is_namesake(passage: Passage, spots: Sequence[Spot], number: int) -> bool:
    """Return whether only a namesake is known of a village, far from the district or province it is in."""
    spot = spots[number]
    village = spot.place
    if spot.first and village is not None and passage.words[spot.first - 1].norm.startswith(_JAMOAT):
        return village.country_code == "AF"  # "джамоата Панджоб": only Tajikistan has them
    if village is not None and _is_half_of_name(passage, spots, number, village):
        return True
    area = _is_area_of(passage, spots, number)
    if village is None or not (area or spot.unit in _SITES):
        return False
    district = spots[number + 1].place if area else _its_district(passage, spots, number)
    within = district is None or district.place_id in (village.place_id, village.admin2_id)
    if district is not None and not within and _km_between(village, district) > _FAR:
        return True
    return _is_of_other_province(passage, spots, number, village)


def _is_half_of_name(passage: Passage, spots: Sequence[Spot], number: int, village: Place) -> bool:
    """Return whether a village is only half of what Russian calls a district: "в районе Сайед Абад"."""
    spot = spots[number]
    if passage.language != "ru" or spot.unit != "ADM2" or village.feature_class != "P":
        return False
    after = spot.last
    if number + 1 < len(spots) and spots[number + 1].first == after:
        return False
    goes_on = adjoins(passage, after) and passage.words[after].capital
    return goes_on and not passage.unit_at(after) and bool(passage.unit_at(spot.first - 1))


def _is_area_of(passage: Passage, spots: Sequence[Spot], number: int) -> bool:
    """Return whether English names an area of the district after it: "the Joma area of Yol district"."""
    if passage.language != "en" or number + 1 == len(spots) or spots[number + 1].unit != "ADM2":
        return False
    between = range(spots[number].last, spots[number + 1].first)
    return [passage.words[index].norm for index in between] in (["area", "of"], ["area", "of", "the"])


def _is_of_other_province(passage: Passage, spots: Sequence[Spot], number: int, village: Place) -> bool:
    """Return whether a village, of which tables tell little, is in no district or province right after it."""
    if spots[number].unit != "P" or village.feature_class != "P" or number + 1 == len(spots):
        return False
    if not (village.outside or passage.language == "fa") or spots[number + 1].unit not in {"ADM1", "ADM2"}:
        return False  # where tables give a village no more than one name
    area = spots[number + 1].place
    if area is None or not right_after(passage, spots[number], spots[number + 1]):
        return False
    return village.admin1_id != (area.place_id if area.feature_code == "ADM1" else area.admin1_id)


def _its_district(passage: Passage, spots: Sequence[Spot], number: int) -> Place | None:
    """Return the district right after a village, or its rural council, or right before it."""
    for after in range(number + 1, min(len(spots), number + 1 + _STEPS)):
        if not _goes_on(passage, spots[after - 1], spots[after]):
            break
        if spots[after].unit == "ADM2":
            return spots[after].place
    before = spots[number - 1] if number else None
    if before is None or before.unit != "ADM2" or spots[number].first - before.last > LINK_WORDS:
        return None
    between = range(before.last, spots[number].first)
    within = all(passage.unit_at(index) for index in between)
    return before.place if within and right_after(passage, before, spots[number]) else None


def _goes_on(passage: Passage, spot: Spot, following: Spot) -> bool:
    """Return whether the next name says where one is, a council that no table has may stand between."""
    if right_after(passage, spot, following):
        return True
    between = range(spot.last, following.first)
    known = all(
        passage.unit_at(index) or (passage.words[index].capital and passage.unit_at(index - 1) == "P")
        for index in between
    )
    return len(between) <= _COUNCIL and known and "." not in passage.text[spot.end : following.start]


def _km_between(one: Place, other: Place) -> float:
    """Return about how far apart two places are."""
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return _KM_OF_DEGREE * math.hypot(north, east)


def is_hit_from_afghan_soil(passage: Passage, spot: Spot) -> bool:
    """Return whether what came "from Afghan soil" befell a place of its sentence, which is a Tajik one."""
    if "place.from_afghan" not in passage.marks:
        return False
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    marks = passage.marks_in("place.from_afghan", sentence.first, sentence.last)
    return bool(marks) and not any(mark.first <= spot.first <= mark.last for mark in marks)
