"""Places after "from" at which it was: where those who fled set out, districts that some village is of."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

_SOME_VILLAGE, _KINDS = 6, {"P", "T"}  # words of "در قریه‌ای دورافتاده"; kinds of what lies in a district
_UNIT = 3  # words of "уезда" before its name
_INDEFINITE = {"ای", "هایی"}
_OUT_OF, _OF_UNIT = {"из", "с"}, ("ого", "а", "ка")  # before where they were; ends of "соседнего", "района"
_BROUGHT = ("доставл", "эвакуир", "поступ", "привез", "ранен", "пострадавш", "вывез", "перевез")
_BROUGHT_REACH = 4  # words from "brought" to "from"
_DISTRICT, _THE = "district", {"the", "this", "that"}
_NEWS_TG = {"хабар", "хабари", "хабаре", "гузориш", "гузориши"}
_IN, _FROM = "در", "از"  # before where it was; before the district


def sets_out(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether people fled from a place into the other country: "از واخان به تاجیکستان گریختند"."""
    fled = passage.language in {"fa", "ru"} and "surrender" in one.triggers
    return fled and any(
        other.first > spot.last
        and other.place is not None
        and spot.place is not None
        and other.place.feature_code == "PCLI"
        and other.place.country_code != spot.place.country_code
        for other in one.places
    )


def driven_out(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Russian tells from where fighters were driven: "выбила талибов из уезда Даркад"."""
    return passage.language == "ru" and any(
        0 <= spot.first - mark.last < _UNIT and passage.has_any("context.regained", *mark)
        for mark in one.triggers.get("overtake", ())
    )


def brought_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Russian tells from where the hurt were brought: "доставленных вертолётом из Рушана"."""
    head = spot.first - 1
    head -= head > one.sentence.first and passage.words[head].norm.endswith(_OF_UNIT)
    if passage.language != "ru" or passage.words[head].norm not in _OUT_OF:
        return False
    before = passage.words[max(one.sentence.first, head - _BROUGHT_REACH) : head]
    return any(word.norm.startswith(_BROUGHT) for word in before)


def is_the_district(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether it was "in the district" whose chief English told of before: "the chief of Yol"."""
    if passage.language != "en" or spot.place is None or spot.place.feature_code != "ADM2":
        return False
    words = passage.words
    return any(
        words[index].norm == _DISTRICT
        and words[index - 1].norm in _THE
        and passage.has("place.locative", index - 2)
        and not words[index - 1].capital
        and not (index + 2 < one.sentence.last and words[index + 1].norm == "of")
        for index in range(spot.last + 3, one.sentence.last)
    )


def lies_in(passage: Passage, first: int, spot: Spot, norms: list[str]) -> bool:
    """Return whether Dari tells of some village of a district, or Tajik heads its news with a place."""
    if passage.language == "tg":
        return _heads_news(passage, first, spot)
    if passage.language != "fa" or _FROM not in norms[-2:]:
        return False
    of = spot.first - 1 - norms[::-1].index(_FROM)
    for index in range(of - 2, max(first, of - _SOME_VILLAGE) - 1, -1):
        if passage.words[index].norm == _IN:
            kind, end = index + 1, index + 2
            some = passage.words[kind].norm.endswith("ی") or passage.words[end].norm in _INDEFINITE
            return some and (passage.unit_at(kind) in _KINDS or passage.has("place.parts", kind))
    return False


def _heads_news(passage: Passage, first: int, spot: Spot) -> bool:
    """Return whether a colon ends from where Tajik news is: "Хабари КДАМ аз Ҷайҳун: сешанбе"."""
    colon = passage.text[spot.end : spot.end + 1] == ":"
    return colon and any(word.norm in _NEWS_TG for word in passage.words[first : spot.first])
