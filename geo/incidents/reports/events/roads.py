"""Places that only end a road, or where somebody was going or taken: "between Rushon and Khorugh"."""

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, adjoins
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends

_UP_TO_IT = 4  # words of "до моста в" before a place
_UP_TO, _WAY = {"до", "то", "تا"}, 3  # words of "до Нусая ещё четыре часа"
_MEASURES = ("час", "км", "километр", "соат", "ساعت", "کیلومتر")
_SINCE = 8  # words from where a road leads to "closed"
STRETCH, _NEXT = 4, 3  # words after "between"; between the two ends of a road
_TAKEN = 9  # words from "abducted" to where it was
_GONE, _UNTO_TG = 4, "ба"  # words from where they went to the Tajik verb
_OTHERS = ("part.remaining", "person.other")  # those who got away
_WHICH = "که"  # before what had been done to somebody
_DASHES = "-–—‑ـ"
_FROM = {"из", "от", "с", "со"}
_INTO = {"в", "во", "на", "до"}
# Ends of Russian names after "в" that are no locative: "в Куляб"; words that make them the place after all.
_UNDECLINED = tuple("бвгджзклмнпрстфхцчшщ")
_ON = {"далее", "дальше"}  # "and on to Dushanbe"
_ENTRANCES = ("въезд", "выезд", "поворот", "дорог", "трасс", "мост")
_CARRYING = {"carrying", "taking", "transporting", "ferrying", "bringing", "driving"}
TO = {"to", "and", "до", "на", "и", "то", "ба", "ва", "تا", "به", "و", "الی"}
_TOWARDS = {"в", "во", "на", "к", "до", "из"}  # not "близ"
_ON_THE_WAY = 5  # words from "возвращавшийся" to a place
# Ends of Russian participles of the past.
_PARTICIPLES = (
    "вший",
    "вшая",
    "вшее",
    "вшие",
    "вшего",
    "вшей",
    "вшему",
    "вших",
    "вшими",
    "вшую",
    "вшем",
    "вшим",
)
_REFLEXIVES = tuple(f"{end}ся" for end in _PARTICIPLES)


def is_stretch(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is one end of a stretch: "between Rushon and Khorugh", "the road to Vanj"."""
    first = max(one.sentence.first, spot.first - STRETCH)
    return passage.has_any("place.stretch", first, spot.first) or ends_road(passage, one, spot)


def ends_road(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is one of two that only name a road: "the Dushanbe–Khorugh road"."""
    if len(one.places) < 2 or "place.road" not in passage.marks:  # noqa: PLR2004 - the two ends
        return False
    return any(
        _is_road(passage, one, start, end)
        for other in one.places
        for start, end in ((spot, other), (other, spot))
        if 0 <= end.first - start.last <= _NEXT
    )


def is_destination(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a name is where somebody was going: "следовавшую из Душанбе в Хорог"."""
    if passage.language == "en":
        return _is_on_to(passage, one, spot)
    if passage.language == "tg":
        return _left_for(passage, one, spot)
    before = spot.first - 1 - (passage.unit_at(spot.first - 1) != "" and spot.first - 1 > one.sentence.first)
    if passage.language != "ru" or passage.words[before].norm not in _INTO or ends_road(passage, one, spot):
        return False
    if passage.words[before - 1].norm in _ON:
        return True
    caught = bool(one.triggers) and one.triggers.keys() <= {"arrest", "seize"}
    if caught and not spot.unit and passage.words[spot.last - 1].norm.endswith(_UNDECLINED):
        return not passage.words[before - 1].norm.startswith(_ENTRANCES)  # "перевозили опий в Куляб"
    return any(
        other.last == before
        and _follows_from(passage, other.first)
        and not (other.place and other.place.feature_class == "H")  # "выловили из Пянджа в районе …"
        for other in one.places
    )


def _left_for(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Tajik tells to where others got away: "дигарон ба тарафи Имом Соҳиб рафтанд"."""
    after = range(spot.last, min(one.sentence.last, spot.last + _GONE))
    until = next((at for at in after if clause_ends(passage, at)), after.stop)
    if not passage.has_any("place.went", spot.last, until):
        return False
    before = range(spot.first - 1, max(one.sentence.first, spot.first - _TAKEN) - 1, -1)
    low = next((at for at in before if clause_ends(passage, at)), before.stop + 1)
    if _UNTO_TG not in {word.norm for word in passage.words[low : spot.first]}:
        return False
    others = passage.has_one_of(_OTHERS, low, spot.first)
    crossed = passage.has_any("trigger.infiltration", spot.first, until)
    return others or (not crossed and passage.has_any("place.way_to", spot.first - _WAY, spot.first))


def _is_on_to(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether an English name is where somebody was going: "a bus taking twelve men to Vanj"."""
    before = spot.first - 1
    if passage.words[before].norm != "to" or ends_road(passage, one, spot):
        return False
    for index in range(before - 1, max(one.sentence.first, before - _ON_THE_WAY) - 1, -1):
        if passage.words[index].norm in _CARRYING:
            return True
        if clause_ends(passage, index):
            break
    return any(other.last == before and passage.words[other.first - 1].norm == "from" for other in one.places)


def is_closed(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is only where a road leads that is closed: "роҳи Файзобод баста аст"."""
    low = max(one.sentence.first, spot.first - 2)
    if not passage.has_any("place.road", low, spot.first):
        return False
    reach = _SINCE if passage.language in {"fa", "tg"} else _NEXT  # "راه به فیض‌آباد از دو ماه به این سو بسته"
    high = min(one.sentence.last, spot.last + reach)
    return passage.has_any("place.closed", spot.last, high)


def is_far_end(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where a stretch ends that begins at another of the border provinces."""
    return "place.road" in passage.marks and any(
        other.place is not None and in_zone(other.place) and _is_road(passage, one, other, spot)
        for other in one.places
        if 0 <= spot.first - other.last <= _NEXT
    )


def _is_road(passage: Passage, one: Told, start: Spot, end: Spot) -> bool:
    """Return whether two places next to each other are the ends of a road: "the Hairatan to Mazar road"."""
    between = [passage.words[index].norm for index in range(start.last, end.first)]
    dashed = not between and any(sign in passage.text[start.end : end.start] for sign in _DASHES)
    between_commas = passage.language == "ru" and "," in passage.text[start.end : end.start]
    leads = between[:1] in (["в"], ["к"]) and _follows_from(passage, start.first)
    if not (dashed or leads or (between and between[0] in TO)) or between_commas:
        return False  # "на дороге Душанбе — Хорог, на территории Рушанского района"
    first = start.first - leads  # "дороге, ведущей из города Кундуз"
    before = passage.has_any("place.road", max(one.sentence.first, first - STRETCH), first)
    after = 2 + any(
        passage.text.startswith(sign, end.end) for sign in _DASHES
    )  # "Dushanbe-Khorog-Kulma road"
    return before or passage.has_any("place.road", end.last, min(one.sentence.last, end.last + after))


def _follows_from(passage: Passage, index: int) -> bool:
    """Return whether Russian "из" leads to a place that begins at a word: "из города Кундуз в Ханабад"."""
    before = index - 1 - (passage.unit_at(index - 1) != "")
    return passage.language == "ru" and before >= 0 and passage.words[before].norm in _FROM


def goes_there(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a Russian participle says where somebody was going: "возвращавшийся с ярмарки в X"."""
    beside = [word.norm for word in passage.words[max(one.sentence.first, spot.first - 2) : spot.first]]
    if passage.language != "ru" or _TOWARDS.isdisjoint(beside):
        return False
    for index in range(spot.first - 1, max(one.sentence.first, spot.first - _ON_THE_WAY) - 1, -1):
        if clause_ends(passage, index + 1):
            return False
        if passage.words[index].norm.endswith((*_PARTICIPLES, *_REFLEXIVES)):
            return passage.has("place.aside", index)
    return False


def is_way_off(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is only so many hours or km away: "до Нусая четыре часа на осле"."""
    before, last = spot.first - 1, min(one.sentence.last, spot.last + _WAY)
    if passage.language == "ru" and _is_so_far(passage, one, spot):
        return True
    if before < one.sentence.first or passage.words[before].norm not in _UP_TO:
        return False
    return any(
        number.last < one.sentence.last and passage.words[number.last].norm.startswith(_MEASURES)
        for number in passage.numbers_in(spot.last, last)
    )


def _is_so_far(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Russian says how far off a place is: "до моста в Нижнем Пяндже всего час езды"."""
    low, high = max(one.sentence.first, spot.first - _UP_TO_IT), min(one.sentence.last, spot.last + _WAY)
    to = next((at for at in range(spot.first - 1, low - 1, -1) if passage.words[at].norm == "до"), None)
    far = any(passage.words[at].norm.startswith(_MEASURES) for at in range(spot.last, high))
    return far and to is not None and all(adjoins(passage, at) for at in range(to + 1, spot.last + 1))


def was_taken_there(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a text only says where one found elsewhere was abducted: "abducted in X was found"."""
    if passage.language == "fa":
        return _had_been_taken(passage, one, spot)
    if passage.language != "en" or len(one.places) < 2:  # noqa: PLR2004 - there is no other place
        return False
    low = max(one.sentence.first, spot.first - _TAKEN)
    words = range(low, spot.first)
    taken = any(passage.has("trigger.abduct", at) or passage.words[at].norm == "missing" for at in words)
    after = [other.first for other in one.places if other.first > spot.last]
    return taken and any(
        passage.words[at].norm == "found" for first in after[:1] for at in range(spot.last, first)
    )


def _had_been_taken(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Dari tells of others harmed than one "که ده روز پیش از شهر کندز ربوده شده بود"."""
    marks = [mark for mark in one.triggers.get("abduct", ()) if 0 <= mark.first - spot.last < _WAY]
    if not any(word.norm in HAD for mark in marks for word in passage.words[mark.last : mark.last + 2]):
        return False
    words = range(spot.first - 1, max(one.sentence.first, spot.first - _TAKEN), -1)
    which = next((index for index in words if passage.words[index].norm == _WHICH), None)
    return which is not None and any(figure.value and figure.last < which for figure in one.figures)


def is_where_died(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether one of the wounded died at a place later: "and one later died in Dushanbe"."""
    if not passage.has_any("moved.later", one.sentence.first, spot.first):
        return False
    late = [figure for figure in one.figures if figure.moved]
    if passage.language == "fa":  # "یکی از زخمیان در راه تالقان از دنیا رفت"
        return len(late) == len(one.figures) > 0 and not one.triggers
    return any(0 <= spot.first - figure.last <= 1 for figure in late)
