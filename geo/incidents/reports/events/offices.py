"""Where somebody only holds office, or an office speaks: "the head of intelligence in Yaftal" was hit."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_HOLDING_AT, _OFFICE = {"در", "برای"}, 4  # before where an office is held, words from it to the officer
_OFFICERS = {"فرماندار", "فرمانده", "قوماندان", "قومندان", "ولسوال", "والی", "رییس", "مسیول", "مسوول"}
_ENVOYS = {"سفیر", "سفارت", "کاردار"}  # in a capital
_OFFICERS |= {"امر", "عضو", "استاندار", "کنسول", "سرکنسول", "قونسل"} | _ENVOYS
_SPOKESMAN, _OBJECT = "سخنگو", "را"
_CAPITAL = "PPLC"
_IN = "در"  # before where it was
_AT, _DEPARTMENT, _NAME_OF = {"дар", "аз"}, 3, 8  # before a Tajik department, and words of its name
_IN_TG = "дар"
_THEY = "анд"  # end of verbs of several


def speaks_there(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Tajik tells what a department says: "Дар шуъбаи милисаи Фархор … тасдиқ карданд"."""
    if _acts_elsewhere(passage, one, spot):
        return True
    head = spot.first
    while head > one.sentence.first and spot.first - head < _NAME_OF and not clause_ends(passage, head):
        head -= 1
    if passage.language != "tg" or passage.words[head].norm not in _AT:
        return False
    if not passage.has_any("place.department", head + 1, min(spot.first, head + 1 + _DEPARTMENT)):
        return False
    for index in range(spot.last, one.sentence.last):
        if clause_ends(passage, index + 1) or passage.words[index].norm.endswith(_THEY):
            said = passage.has_any("speech.verbs", index - 1, index + 1)
            return said and passage.words[index].norm.endswith(_THEY)
    return False


def _acts_elsewhere(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a Tajik department in a town acts elsewhere: "Раёсати ВКД дар шаҳри Кӯлоб дар Панҷ"."""
    at = spot.first - 1 - bool(passage.unit_at(spot.first - 1))
    if passage.language != "tg" or at <= one.sentence.first or passage.words[at].norm != _IN_TG:
        return False
    if not passage.has_any("place.department", max(one.sentence.first, at - _DEPARTMENT - 1), at):
        return False
    return any(
        other.first > spot.last
        and _IN_TG in {word.norm for word in passage.words[other.first - 2 : other.first]}
        for other in one.places
    )


def is_of_officer(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Dari tells where a man held office who fell elsewhere, or speaks: "آمر در X در Y"."""
    head = spot.first - 1 - bool(passage.unit_at(spot.first - 1))
    low = max(one.sentence.first, head - _OFFICE)
    if passage.language != "fa" or head <= low or passage.words[head].norm not in _HOLDING_AT:
        return False
    if any(passage.words[index].norm.startswith(_SPOKESMAN) for index in range(low, head)):
        return passage.has_any("speech.verbs", spot.last, one.sentence.last)
    if passage.has_any("speech.silent", spot.last, one.sentence.last) and not (one.triggers or one.victims):
        return passage.has_any("place.holder", low, head)  # "پولیس طالبان در قندوز چیزی نگفته است"
    offices = [index for index in range(low, head) if passage.words[index].norm in _OFFICERS]
    if not offices or any(clause_ends(passage, index) for index in range(offices[-1] + 1, spot.first)):
        return False
    envoy = spot.place is not None and spot.place.feature_code == _CAPITAL
    envoy = envoy and passage.words[offices[-1]].norm in _ENVOYS  # "سفیر چین در دوشنبه عیادت کرد"
    if envoy or (spot.last < one.sentence.last and passage.words[spot.last].norm == _OBJECT):
        return True  # "موتر مسئول استخبارات در یفتل را هدف گرفت"
    return spot.place is not None and any(
        other.first > spot.last
        and other.place is not None
        and other.place.feature_code == spot.place.feature_code
        and _IN in {word.norm for word in passage.words[spot.last : other.first]}
        for other in one.places
    )
