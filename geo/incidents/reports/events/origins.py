"""Places that somebody came from, fled to, or spoke at: not where it happened."""

from itertools import pairwise, takewhile

from geo.incidents.reports.border_zone import within
from geo.incidents.reports.described import described_head
from geo.incidents.reports.events.facing import is_faced, is_on_side_of
from geo.incidents.reports.events.lives import is_home_attacked, is_of_life
from geo.incidents.reports.events.no_origins import (
    driven_out,
    is_the_district,
    lies_in,
    sets_out,
)
from geo.incidents.reports.events.offices import is_of_officer
from geo.incidents.reports.events.roads import STRETCH, ends_road, goes_there, is_closed, was_taken_there
from geo.incidents.reports.events.spoken_at import is_outlet, is_spoken_from
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.sent_from import is_dateline
from geo.incidents.reports.spot import Spot, adjoins
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_CARRIED, _BROUGHT = 8, ("انتقال", "منتقل", "آورد", "رساند")  # words from a place to "brought"
_OF_IT = {"of", "in", "the"}  # between the home of somebody and the district or province it lies in
_DISTANT = 3  # words of "far from the"
_CROSSING, _CROSSED = 9, {"crossed", "entered", "come", "came", "sneaked", "waded"}  # after "who had"
_LIES_IN = 4  # words of "что в тахарском уезде"
_REPORTED, _WERE = 9, {"was", "were", "been", "is", "are"}  # words of "was reported on Monday from the"
_WITHIN = 2  # words between a village and its district
_NAMED_OF = 3  # words of "Umed Safarov of"
_CHAIN = 7  # words of "селения Джамарч-и-Боло уезда" at most
_INTO = {"وارد", "داخل", "гузашта", "омада"}  # before where those came who came from a place
_BEFORE_KIND = 3  # words before the kind of a place
_ADJECTIVE = (
    "северо",
    "юго",
    "ого",
    "его",
    "ой",
    "ей",
    "ых",
    "их",
)  # ends of Russian adjectives in the genitive
_OF_PROVINCE = ("кой", "кого")  # ends of the name of what a Russian district lies in
_CAR, _THEIRS, _THEIR_CAR = "мошини", "онхо", {"мошинашон", "мошинаш", "мотосиклашон"}
_CAME = ("бармегашт", "баргашт", "меомад")  # beginnings of Tajik verbs of coming back
_AT_CROSSING = ("place.near", "place.bridge")
_FROM = {"аз", "از"}
_LEADING = {"из", "от"}  # before where a Russian road begins: "дороге из города Кундуз в Ханабад"
_ONE = {"одном", "одной", "одну", "один", "двух", "трех", "нескольких"}  # before "из постов"
_SINCE = {"پیش", "قبل", "بعد", "پس", "пеш", "пас", "баъд"}
_KNOWN = {"the", "it", "they"}  # before what was told
_NEWS = {"خبر", "گزارش"}
_SHOTS, _TO, _TOWARDS = {"fire", "shelling"}, "به", {"سوی", "طرف", "سمت", "جانب"}
_PLURAL = "های"  # an ending that stands apart
_IN = "در"  # before where it was


def is_aside(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where somebody came from, fled to, or spoke: not where it happened."""
    place = spot.place
    first = one.sentence.first
    beside = _lies_aside(passage, one, spot) or _holds_aside(passage, one, spot)
    beside = beside or is_closed(passage, one, spot) or _only_heard(passage, one)
    beside = beside or was_taken_there(passage, one, spot)
    beside = beside or _is_measured_from(passage, one, spot) or _came_over_at(passage, one, spot)
    beside = beside or passage.has("place.governor", spot.first - 1) or is_of_officer(passage, one, spot)
    beside = beside or is_of_life(passage, one, spot)
    named = is_the_district(passage, one, spot)
    beside = beside and not named
    if beside or is_dateline(passage, spot) or is_outlet(passage, spot):
        return True
    norms = [word.norm for word in passage.words[max(first, spot.first - 3) : spot.first]]
    if place is not None and place.feature_code == "PCLI":
        return bool(norms) and passage.has("place.away", spot.first - 1)
    speech = passage.has_any("speech.verbs", first, one.sentence.last)
    capital = place is not None and place.feature_code == "PPLC" and place.outside
    if capital and (speech or is_on_side_of(passage, first, spot)):
        return True  # "the embassy in Dushanbe said", "south of the capital, Dushanbe"
    if named or _is_pointed_at(passage, one, spot) or is_home_attacked(passage, one, spot):
        return False
    there = goes_there(passage, one, spot) or _came_back_from(passage, one, spot)
    there = there or _is_where_car_was(passage, one, spot)
    if (
        there
        or is_spoken_from(passage, one, spot)
        or _is_named_after(passage, spot)
        or is_faced(passage, one, spot)
    ):
        return True
    return passage.has_any("place.aside", first, spot.first) and _is_origin(passage, one, spot, norms)


def _is_where_car_was(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Tajik tells where the car of who fled was found: "мошини онҳо дар Алиобод ёфт шуд"."""
    if passage.language != "tg" or one.triggers.keys() != {"seize"} or one.victims:
        return False
    words = passage.words[max(one.sentence.first, spot.first - _BEFORE_KIND - 1) : spot.first]
    return any(
        word.norm in _THEIR_CAR or (word.norm == _CAR and after.norm == _THEIRS)
        for word, after in pairwise(words)
    )


def _came_back_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Tajik tells from where people were on their way: "аз бозори Толуқон бармегаштанд"."""
    low = max(one.sentence.first, spot.first - _BEFORE_KIND - 1)
    away = next((at for at in range(spot.first - 1, low - 1, -1) if passage.words[at].norm in _FROM), None)
    if passage.language != "tg" or away is None:
        return False
    for index in range(away + 1, one.sentence.last):
        if clause_ends(passage, index):
            return False
        if passage.words[index].norm.startswith(_CAME):
            return True
    return False


def _is_origin(passage: Passage, one: Told, spot: Spot, norms: list[str]) -> bool:
    """Return whether somebody came from a place after the words `norms`, or is from there."""
    first = one.sentence.first
    person = spot.first - first > 1 and any(
        passage.has(f"person.{name}", spot.first - 2) for name in ("civilians", "security")
    )
    if (
        "abduct" in one.triggers
        and not (person or norms[-1:] == ["от"])  # "депутат от"
        and passage.has_any("place.away", max(first, spot.first - 2), spot.first)
        and not any(word.norm in _INTO for word in passage.words[spot.last : spot.last + _BEFORE_KIND])
    ):
        return False  # "taken from the village"; not "از درقد وارد ناحیه فرخار شده، چوپانی را ربودند"
    if passage.language == "fa" and passage.has_any("person.protesters", spot.last, one.sentence.last):
        return False  # "باشندگان ولسوالی ارگو تظاهرات کردند": there
    after = [word.norm for word in passage.words[spot.last : spot.last + 2]]
    towards = one.triggers.keys() & _SHOTS and after[:1] == [_TO] and not _TOWARDS.isdisjoint(after)
    if passage.language == "fa" and "از" in norms and (towards or not _INTO.isdisjoint(after[:1])):
        return True  # "از سمت ولسوالی شهر بزرگ وارد خاک تاجیکستان شد", "هاوان از دربندک به سوی قرارگاه"
    reported = "from" in norms and _is_reported_from(passage, first, spot)
    led = norms[-1:] == ["from"] or not _LEADING.isdisjoint(norms[-2:])  # "the road from Vanj"
    reported = reported or (led and ends_road(passage, one, spot))
    reported = reported or (
        spot.last < one.sentence.last and passage.words[spot.last].norm in _NEWS
    )  # "از اشکمش خبر می‌رسد"
    reported = reported or (passage.language == "fa" and _is_launched_from(passage, one, spot, norms))
    reported = reported or (passage.language == "fa" and _is_carried_from(passage, one, spot))
    plural = spot.first - 1 > first and passage.words[spot.first - 1].norm == _PLURAL  # "از دشت‌های کلدار"
    reported = reported or _is_crossed_at(passage, one, spot) or _is_found_at(passage, one, spot, norms)
    reported = reported or passage.has_any("place.distant", max(first, spot.first - _DISTANT), spot.first)
    reported = reported or passage.has("place.edge", spot.first - 1)  # "at the exit from the village of"
    reported = reported or sets_out(passage, one, spot) or driven_out(passage, one, spot)
    reported = reported or lies_in(passage, first, spot, norms)
    home = _before_age(passage, first, _chain_head(passage, one, spot.first))
    low = max(first, home - 2 - plural - _adjectives(passage, home))
    since = low > first and passage.words[low].norm in _FROM and passage.words[low - 1].norm in _SINCE
    if since and low + 1 not in passage.event_words:
        low += 2  # "پیش از چاشت شیرخان بندر …": before noon, not from a place
    if passage.language in {"fa", "tg"} and any(
        passage.words[index].norm == _IN for index in range(low + 1, home)
    ):
        return False  # "با گذشتن از رود در ناحیه اشکاشم": in the district
    if passage.language == "ru" and any(
        (passage.words[index].norm == "из" and passage.words[index - 1].norm in _ONE)
        or (
            passage.has("place.holder", index)
            and passage.has("place.buildings", index - 1)
            and adjoins(passage, index)  # not "нарушитель рубежа – житель провинции"
        )
        for index in range(low, home)
    ):
        return False  # "на одном из постов", "на участке погранотряда"
    return not reported and passage.has_any("place.aside", low, home)


def _is_reported_from(passage: Passage, first: int, spot: Spot) -> bool:
    """Return whether English says from where a thing was told: "was reported on Monday from"."""
    words = [word.norm for word in passage.words[max(first, spot.first - _REPORTED) : spot.first]]
    return "reported" in words and not _WERE.isdisjoint(words[: words.index("reported")])


def _is_carried_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Dari tells from where dead or hurt were brought: "سه زخمی از چال به شفاخانه رسید"."""
    last = one.sentence.last
    if not one.victims or spot.last >= last or passage.words[spot.last].norm != "به":
        return False
    way = passage.words[spot.last : min(last, spot.last + _CARRIED)]
    return any(word.norm.startswith(_BROUGHT) for word in way)


def _is_launched_from(passage: Passage, one: Told, spot: Spot, norms: list[str]) -> bool:
    """Return whether Dari says from where an attack was: "این حمله از شهرستان خواجه‌غار صورت گرفت"."""
    if "از" not in norms or not passage.has_any("context.took_place", spot.last, one.sentence.last):
        return False
    before = spot.first - len(norms) + norms.index("از") - 1
    return before >= one.sentence.first and before in passage.event_words


def _adjectives(passage: Passage, index: int) -> int:
    """Return how many Russian adjectives stand before the kind of a place: "северной афганской провинции"."""
    if passage.language != "ru" or not passage.unit_at(index - 1):
        return 0
    words = passage.words[max(0, index - 1 - _BEFORE_KIND) : index - 1]
    alike = takewhile(lambda word: not word.capital and word.norm.endswith(_ADJECTIVE), reversed(words))
    return sum(1 for _ in alike)


def _is_measured_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether it was so far from a place, but in a district told: "in Nusay, 5 km from Kevron"."""
    distant = passage.has_any("place.distant", max(one.sentence.first, spot.first - _DISTANT), spot.first)
    if not distant or spot.place is None or spot.place.feature_class != "P":
        return False
    return any(
        other is not spot
        and other.place is not None
        and other.first < spot.first
        and other.place.feature_code == "ADM2"
        and not within(spot.place, other.place)
        for other in one.places
    )


def _came_over_at(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether those killed elsewhere crossed there: "four who had crossed at Farkhor died in …"."""
    if passage.language != "en" or len(one.places) < 2:  # noqa: PLR2004 - there is no other place
        return False
    low = max(one.sentence.first, spot.first - _CROSSING)
    who = next((index for index in range(spot.first - 1, low, -1) if passage.words[index].norm == "who"), 0)
    if not (who and _CROSSED & {word.norm for word in passage.words[who : spot.first]}) or any(
        index in passage.casualty_words for index in range(who, spot.first)
    ):
        return False
    after = [other.first for other in one.places if other.first > spot.last]
    return bool(after) and any(index in passage.casualty_words for index in range(spot.last, after[0]))


def _lies_aside(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place only says where that lies from which somebody is: "of Chah Ab in Takhar"."""
    if passage.language == "ru":
        return any(
            _is_told_where(passage, other, spot) and is_aside(passage, one, other) for other in one.places
        )
    if passage.language != "en":
        return False
    inner = [other for other in one.places if other.place and other.place.feature_code != "PCLI"]
    before = next((other for other in reversed(inner) if other.last <= spot.first), None)
    if before is None or spot.first - before.last > STRETCH:
        return False
    if before.place is not None and before.place.feature_class == "H":
        return False  # "pulled from the Panj in Farkhor district"
    between = range(before.last, spot.first)
    countries = {
        index for other in one.places if other not in inner for index in range(other.first, other.last)
    }
    linked = any(passage.words[index].norm in {"of", "in"} for index in between) and all(
        index in countries or passage.words[index].norm in _OF_IT for index in between
    )
    countries_of = {other.place.country_code for other in (before, spot) if other.place is not None}
    linked = linked and not len(countries_of) > 1  # not "opposite Khorog, in Shighnan"
    joined = [passage.words[index].norm for index in between] == ["and"]  # "sent men from Takhar and Kunduz"
    return (linked or joined) and is_aside(passage, one, before)


def _is_told_where(passage: Passage, spot: Spot, other: Spot) -> bool:
    """Return whether a Russian clause says that a place lies in another: "Самти, что в уезде Чах-Аб"."""
    words = passage.words[spot.last : spot.last + 2]
    near = 2 <= other.first - spot.last <= _LIES_IN  # noqa: PLR2004 - of "что в"
    return near and [word.norm for word in words] == ["что", "в"]


def _only_heard(passage: Passage, one: Told) -> bool:
    """Return whether a sentence only says where the shots were heard as well: "Садои тирҳо дар X низ …"."""
    span = one.sentence.first, one.sentence.last
    if one.dates or "place.heard" not in passage.marks:
        return False
    known = passage.language == "en" and passage.words[one.sentence.first].norm in _KNOWN  # "The shots were"
    heard = passage.has_any("place.heard", *span) and (known or passage.has_any("place.even", *span))
    return heard and not one.victims


def _holds_aside(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a district only says where a village lies that somebody came from: "from X in Y"."""
    return spot.place is not None and any(
        other.place is not None
        and one.sentence.first <= other.first
        and (passage.language not in {"fa", "tg"}) <= spot.first - other.last <= _WITHIN
        and within(other.place, spot.place)
        and is_aside(passage, one, other)
        for other in one.places
    )


def _chain_head(passage: Passage, one: Told, index: int) -> int:
    """Return where a village within the district named at `index` begins: "аз деҳаи X, ноҳияи Y"."""
    if passage.language == "ru":
        return _long_chain_head(passage, one, index)
    if passage.language == "en":
        index = described_head(passage, index)
    rivers = (spot for spot in one.places if spot.place and spot.place.feature_class == "H")
    named = {inner for spot in rivers for inner in range(spot.first, spot.last)}
    unknown = index - 2 not in named and index - 3 > one.sentence.first
    chained = unknown and passage.unit_at(index - 1) and passage.unit_at(index - 3)
    return index - 2 if chained else index


def _long_chain_head(passage: Passage, one: Told, index: int) -> int:
    """Return where an unknown Russian village within a district begins: "из селения Джамарч-и-Боло уезда"."""
    low = max(one.sentence.first, index - _CHAIN)
    index = _before_adjective(passage, low, index)
    units = [step for step in range(index - 1, low, -1) if passage.unit_at(step)]
    if not units or units[0] != index - 1 or len(units) == 1:
        return index
    head = units[1]
    names = range(head + 1, _before_within(passage, head, units[0]))
    named = names and all(passage.words[step].capital or passage.words[step].norm == "и" for step in names)
    return head if named else index


def _before_within(passage: Passage, head: int, unit: int) -> int:
    """Return where "в афганской" begins before a Russian province: "села X | в афганской провинции Y"."""
    step = unit
    if passage.unit_at(unit) != "ADM1":
        return unit
    while step - 1 > head and not passage.words[step - 1].capital:
        step -= 1
        if passage.words[step].norm == "в":
            return step if adjoins(passage, step) else unit
        if not passage.words[step].norm.endswith(_ADJECTIVE):
            break
    return unit


def _before_adjective(passage: Passage, low: int, index: int) -> int:
    """Return where the name before a Russian province begins: "села X уезда | Арчи Кундузской области"."""
    words = passage.words
    of_province = words[index].norm.endswith(_OF_PROVINCE) and passage.unit_at(index + 1) == "ADM1"
    if not of_province or clause_ends(passage, index):
        return index
    step = index
    while step - 1 > low and words[step - 1].capital and not passage.unit_at(step - 1):
        step -= 1
    return step if step < index and passage.unit_at(step - 1) else index


def _before_age(passage: Passage, first: int, index: int) -> int:
    """Return the word after "resident" where an age stands between it and the place: "сокини 34-солаи"."""
    age = index - 2 - bool(passage.unit_at(index - 1))  # "باشنده ۳۴ ساله شهر کولاب"
    return age if age > first and passage.words[age].digits and passage.has("time.aged", age + 1) else index


def _is_named_after(passage: Passage, spot: Spot) -> bool:
    """Return whether a place only tells where who is named is from: "private Umed Safarov of Vose"."""
    if passage.language != "en" or spot.unit or spot.first - passage.sentence_first(spot.first) < _NAMED_OF:
        return False
    before = passage.words[spot.first - _NAMED_OF : spot.first]
    return before[2].norm == "of" and before[0].capital and before[1].capital


def _is_pointed_at(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether English goes on with where it was: "sources in Argo say … in this district"."""
    if passage.language != "en" or spot.unit not in {"ADM2", "P"}:
        return False
    return any(
        passage.unit_at(index) == spot.unit and passage.words[index - 1].norm in {"this", "that", "same"}
        for index in range(spot.last + 2, one.sentence.last)
    )


def _is_crossed_at(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a Tajik place is where somebody crossed: "аз пули (назди деҳаи) Тем гузаштанд"."""
    return passage.language == "tg" and any(
        mark.first <= spot.first < mark.last and passage.has_one_of(_AT_CROSSING, mark.first, spot.first)
        for mark in one.triggers.get("infiltration", ())
    )


def _is_found_at(passage: Passage, one: Told, spot: Spot, norms: list[str]) -> bool:
    """Return whether Tajik or Dari words say that a thing was found at a place: "аз деҳаи X ёфт шуд"."""
    if one.triggers.keys() != {"seize"} or _FROM.isdisjoint(norms[-2:]) or spot.place is None:
        return False
    first, last = one.sentence.first, one.sentence.last
    brought = passage.has_any("place.carried", first, last) or passage.has_any("place.brought", first, last)
    if brought or passage.has_any("unit.folk", max(first, spot.first - 2), spot.first):
        return False
    return all(
        other.place is None or within(other.place, spot.place) or within(spot.place, other.place)
        for other in one.places
        if other is not spot
    )
