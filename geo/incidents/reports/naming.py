"""Which names stand for a place in a text: not those of persons, bodies, owners or speakers."""

import re
from collections.abc import Sequence

from geo.incidents.reports.owners import is_named_after, is_of_border, is_organisation, is_owner, is_person
from geo.incidents.reports.owners import is_of_detachment as of_detachment
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.sent_from import is_dateline
from geo.incidents.reports.spot import (
    Spot,
    adjoins,
    heads_alone,
    is_district_of_zone,
    is_in_charge,
    is_of_guards,
    is_quoted,
)

_OF_BORDER = {"марзии", "сархадии"}
_SHORT = 4  # letters; a shorter name needs a word beside it that says it is a place
_AS_GOOD = 0.01  # confidences as close as this tell nothing
_AREAS, _WATERS = {"ADM1", "PCLI"}, {"H", "T"}
_DASHES = {"-", "–", "—", "‑"}
_SPEAKERS = {"PCLI", "PPLC"}  # that newspapers let speak: "Kabul denied"
_ROAD, _QUOTED_REACH = 3, 3  # words between "road" and its ends; before a quoted name, what it is of
_AROUND = {"حومه", "مربوطات", "نزدیکی", "حوالی"}  # between "in" and a district
_NO_PLACE_AFTER = {"و", "با", "بر"}  # which join persons and things as well
_AFGHANISTAN = "AF"
_IN, _ENDS = "در", {"،", ",", "."}
_AFTER_WHERE = {"روز", "شب", "بامداد", "صبح", "دیروز", "دیشب", "امروز", "از", "بر", "به", "یک"}
_AFTER_WHERE |= {"هدف", "مورد", "طالبان", "افراد", "مردان", "شورشیان", "نیروهای"}  # after where it was
_TAKING_PART = {"شریک", "سهیم", "دست", "دخیل", "همدست", "داشتن"}  # before "در جرم": in a crime
_ARTICLE = 3  # words of "the upper Panj"
_OWNED = 4  # words of "northern Balkh province"
_SAID_REACH = 4  # words between a capital and what is said there
_LINK, _LINKS = 2, {"and", "и", "ва", "و", "in", "of"}  # words between two places, and which
_ENTRY_HEAD = 5  # words before the place of an entry: its day
# What stands between the place of a dateline and a place within the name of an agency, and after that.
_AGENCY_HEAD = re.compile(r"\s?[،,(/]\s?((?:[\w\u200c]+\s){0,2})")
_AGENCY_END = re.compile(r"((?:\s[\w\u200c]+){0,2})\s?(?::|\)|–|—)")
_SPEECH_REACH = 3  # words between a speaker and the verb


def names_a_place(passage: Passage, spot: Spot, found: Sequence[Spot], *, owned: bool = False) -> bool:
    """Return whether a name that the gazetteer knows stands for a place here."""
    codes = _codes(spot)
    misspelt = codes & _SPEAKERS and all(match.match_type == "fuzzy" for match in spot.bearers)  # "Кабут"
    if misspelt or _is_unknown_area(passage, spot) or (not owned and is_owner(passage, spot, found, codes)):
        return False
    body = is_organisation(passage, spot, owned=owned)
    if body or is_person(passage, spot) or _is_in_agency(passage, spot, found):
        return False
    if is_of_border(passage, spot, codes) or _is_in_title(passage, spot) or _is_bare_water(passage, spot):
        return False
    beside = _beside_place(passage, spot, found)
    if codes & _SPEAKERS:
        if passage.language == "fa" and _is_asked(passage, spot):
            return False
        located = _is_located(passage, spot) and not _is_capital_that_speaks(passage, spot)
        sited = passage.language == "fa" and spot.first > 0 and passage.has("place.site", spot.first - 1)
        placed = located or beside or sited or is_dateline(passage, spot) or of_detachment(passage, spot)
        return placed or _owns_place(passage, spot) or _names_road(passage, spot)
    return not _speaks(passage, spot) and _certain_enough(passage, spot, found, beside=beside)


def _is_in_agency(passage: Passage, spot: Spot, found: Sequence[Spot]) -> bool:
    """Return whether a name is part of an agency's after a comma or a bracket: "کندز، باختر شمال: …"."""
    if passage.language != "fa" or spot.unit or not found:
        return False
    if found[-1].first != passage.sentence_first(spot.first):
        return False
    before = _AGENCY_HEAD.fullmatch(passage.text, found[-1].end, spot.start)
    after = _AGENCY_END.match(passage.text, spot.end) if before else None
    return (
        before is not None
        and after is not None
        and (bool(before[1] or after[1]) or passage.has("place.agency", spot.first))
    )


def _is_unknown_area(passage: Passage, spot: Spot) -> bool:
    """Return whether a place of that kind is not known, and its name only that of a town elsewhere."""
    if spot.unit == "H" and passage.language == "tg":
        return not any(match.place.feature_class in _WATERS for match in spot.bearers)
    if spot.unit == "S" and is_quoted(passage, spot.first, spot.last):
        return all(match.place.outside for match in spot.bearers)
    if spot.unit == "ADM1":  # not "в столице провинции Файзабаде"
        seat = passage.language == "ru" and spot.first > 0 and passage.has("place.capital", spot.first - 1)
        return not (seat or any(match.place.feature_code in _AREAS for match in spot.bearers))
    if passage.language != "fa" or spot.unit != "ADM2" or not passage.has("place.afghan", spot.first - 1):
        return False
    return all(
        match.place.feature_class == "P" and match.place.country_code != _AFGHANISTAN
        for match in spot.bearers
    )


def _is_bare_water(passage: Passage, spot: Spot) -> bool:
    """Return whether an English river has neither "the" nor a word for it: "told Amu", "a red Pamir"."""
    if passage.language != "en" or spot.unit or spot.last - spot.first > 1:
        return False
    if any(match.place.feature_class not in {"H", "T"} for match in spot.bearers):
        return False
    low = max(passage.sentence_first(spot.first), spot.first - _ARTICLE)
    article = any(passage.words[index].norm == "the" for index in range(low, spot.first))
    return not (article or passage.has_any("place.crossing", low, spot.first))


def _owns_place(passage: Passage, spot: Spot) -> bool:
    """Return whether a name says where something is: "Tajikistan's Vanj district", "аэропорта Кабула"."""
    if spot.first and passage.has("place.of_town", spot.first - 1) and adjoins(passage, spot.first):
        return True
    if not passage.words[spot.last - 1].possessive:
        return False
    for index in range(spot.last, min(spot.last + _OWNED, len(passage.words))):
        if not adjoins(passage, index) or passage.has("place.holder", index):
            return False
        if passage.unit_at(index):
            return True
    return False


def _is_in_title(passage: Passage, spot: Spot) -> bool:
    """Return whether a name begins that of a road or a paper, or, quoted, is of a team: "«Фергана»"."""
    if is_named_after(passage, spot) or passage.has("actor.islamic_state", spot.first):
        return True  # "шохаи Хуросони «Давлати исломӣ»"
    if passage.language == "en" or spot.unit or not is_quoted(passage, spot.first, spot.last):
        return False
    low = max(passage.sentence_first(spot.first), spot.first - _QUOTED_REACH)
    if passage.language != "ru":  # "دسته سرحدی «مومن‌آباد»", not "در ساحه مسئولیت دسته سرحدی"
        return passage.has_any("place.unit_of_force", low, spot.first) and not is_in_charge(passage, spot)
    return not passage.has_any("place.quoted", low, spot.first) and not any(
        passage.unit_at(index) for index in range(low, spot.first)
    )


def _codes(spot: Spot) -> set[str]:
    """Return what kinds of place the likeliest bearers of a name are."""
    best = spot.bearers[0].confidence
    return {match.place.feature_code for match in spot.bearers if best - match.confidence <= _AS_GOOD}


def _certain_enough(passage: Passage, spot: Spot, found: Sequence[Spot], *, beside: bool) -> bool:
    """Return whether a name that is short, or also a common word, has a word beside it that says place."""
    if (spot.first in passage.month_words and not spot.unit) or _is_common_word(passage, spot):
        return False
    written = " ".join(passage.words[index].norm for index in range(spot.first, spot.last))
    common = spot.last - spot.first == 1 and passage.has("place.ambiguous", spot.first)
    common = common or passage.number_at(spot.first, spot.last)
    short = len(written) < _SHORT
    if passage.language == "fa":
        return _certain_persian(passage, spot, found, common=common, short=short, beside=beside)
    best = spot.bearers[0]
    outdated = (
        best.match_type not in {"exact", "normalised"} and best.matched_kind == "former" and not spot.unit
    )
    if outdated:
        return False  # "former Soviet republic" is not the district once called Sovet
    within = spot.first - 1 > passage.sentence_first(spot.first) and _is_possessed(passage, spot.first - 1)
    if common and within and not (spot.unit or beside):
        return bool(passage.unit_at(spot.first - 2))  # "деҳаи Тугуланди Панҷ", not "Осиёи Марказӣ"
    weak = common or short or best.match_type == "fuzzy"
    if not weak or (spot.first > 1 and _ends_unit(passage, spot.first - 1)):
        return True
    placed = bool(spot.unit) or is_of_guards(passage, spot) or heads_alone(passage, spot)
    return placed or (
        spot.first > passage.sentence_first(spot.first) and (_is_located(passage, spot) or beside)
    )


def _is_common_word(passage: Passage, spot: Spot) -> bool:
    """Return whether a name is only a word of the language: "ДАР САРҲАД", but "Сарҳади Бруғел"."""
    if spot.unit or spot.last - spot.first > 1 or not passage.has("place.common", spot.first):
        return False
    goes_on = adjoins(passage, spot.last) and passage.words[spot.last].capital
    return not goes_on or passage.text[spot.start : spot.end].isupper()


def _ends_unit(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word goes on from a kind of place to its name: "гузаргоҳи марзии Тем"."""
    return (
        passage.language == "tg"
        and passage.words[index].norm in _OF_BORDER
        and bool(passage.unit_at(index - 1))
        and _adjoins_after(passage, index)
    )


def _certain_persian(
    passage: Passage, spot: Spot, found: Sequence[Spot], *, common: bool, short: bool, beside: bool
) -> bool:
    """Return the same for a name in Persian letters, which have no capitals."""
    if common and spot.first > 0 and passage.has("place.crossing", spot.first - 1):
        return spot.last not in passage.casualty_words  # "آن سوی پنج", not "در کنار پنج کشته"
    if passage.number_at(spot.first, spot.last):
        return bool(spot.unit) or _has_province(passage, spot)
    if common and spot.first > 0 and passage.number_at(spot.first - 1, spot.first):
        return False  # "ساعت ده پیش": ده is ten here, no village
    if common and beside and not spot.unit and _follows_by_chance(passage, spot, found):
        return False
    if common and spot.first > 0 and passage.has("place.area", spot.first - 1):
        of_district = spot.last < len(passage.words) and passage.unit_at(spot.last) == "ADM2"
        if of_district or _is_district(spot):  # "در منطقه «چوبک» ناحیه همدانی", "در ساحه بنگی"
            return adjoins(passage, spot.first)
    weak = short or spot.bearers[0].match_type == "script"
    placed = weak and (_is_placed(passage, spot) or is_dateline(passage, spot))
    valley = common and spot.unit == "T" and not any(one.place.feature_class in "TH" for one in spot.bearers)
    sure = (bool(spot.unit) and not valley) or beside or (not common and (placed or not weak))
    rules = _heads_entry, _has_province, _has_residents, _ends_where
    return sure or any(holds(passage, spot) for holds in rules)


def _ends_where(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari district ends the words that say where something was: "در جرم، بمب"."""
    before = spot.first - 1 - (passage.words[spot.first - 1].norm in _AROUND)  # "در حومه خواهان هدف"
    opening = before == passage.sentence_first(spot.first)
    if before < passage.sentence_first(spot.first) or passage.words[before].norm != _IN:
        return False
    if not adjoins(passage, spot.first) or (not opening and passage.words[before - 1].norm in _TAKING_PART):
        return False
    ends = passage.text[spot.end : spot.end + 1] in _ENDS or passage.number_covering(spot.last) is not None
    if ends and _is_district(spot):
        return True  # "در جرم دو کشته داشت"
    if spot.last >= len(passage.words) or not adjoins(passage, spot.last):
        return False
    goes_on = passage.words[spot.last].norm in _AFTER_WHERE or spot.last in passage.event_words
    goes_on = goes_on or _has_province(passage, spot)
    return goes_on and any(is_district_of_zone(one) for one in spot.bearers)  # "در خواهان راکتی به"


def _has_province(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari district is told with its province: "در خاش بدخشان", "در پنج، ولایت ختلان"."""
    after, before, opens = spot.last, spot.first - 1, spot.first == passage.sentence_first(spot.first)
    area = not opens and passage.has("place.area", before)  # "در منطقه پنج استان ختلان"
    if not (opens or area or passage.words[before].norm == _IN) and adjoins(passage, spot.first):
        return False
    after += area and after < len(passage.words) and passage.words[after].norm == _IN
    if after < len(passage.words) and passage.unit_at(after) == "ADM1":
        after += 1
    return passage.has("place.province", after) and any(is_district_of_zone(one) for one in spot.bearers)


def _is_asked(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari verb right after a state says that it was asked: "از پاکستان خواست"."""
    of = spot.first > 0 and passage.words[spot.first - 1].norm in {"از", "و"}
    return of and spot.last < len(passage.words) and passage.words[spot.last].norm.startswith("خواست")


def _heads_entry(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari name stands at the head of an entry, after its day: "— جمعه، خلم: …"."""
    head = spot.first - passage.sentence_first(spot.first)
    listed = head or passage.labelled_lines > 1  # "– کشم: سه‌شنبه‌شب …"
    if not (listed and head <= _ENTRY_HEAD) or not passage.text.startswith(":", spot.end):
        return False
    return not adjoins(passage, spot.first) and _is_district(spot)


def _has_residents(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari district has its residents or governor right before its name: "باشندگان جرم"."""
    whose = passage.has("unit.folk", spot.first - 1) or passage.has("place.governor", spot.first - 1)
    return whose and adjoins(passage, spot.first) and _is_district(spot)


def _is_district(spot: Spot) -> bool:
    """Return whether a name is just so that of a district."""
    return any(one.place.feature_code == "ADM2" and one.match_type == "exact" for one in spot.bearers)


def _follows_by_chance(passage: Passage, spot: Spot, found: Sequence[Spot]) -> bool:
    """Return whether a common Dari word after a place only stands there: "سفارت در دوشنبه خواهان …"."""
    before = found[-1]
    touching = not passage.text[passage.words[before.last - 1].end : spot.start].strip()
    return before.last == spot.first and (
        touching or is_dateline(passage, before)
    )  # "مزارشریف، باختر، ۱۷ حوت:"


def _is_placed(passage: Passage, spot: Spot) -> bool:
    """Return whether a Dari name, short or of other letters, stands where a place does: "از نسی"."""
    before = spot.first - 1
    return (
        before >= 0
        and _adjoins_after(passage, before)
        and passage.words[before].norm not in _NO_PLACE_AFTER
        and spot.first in passage.placed_words
    )


def _is_located(passage: Passage, spot: Spot) -> bool:
    """Return whether a preposition or a direction before the name says that it is where something is."""
    before = spot.first - 1
    if before >= 0 and passage.words[before].norm == "the":
        before -= 1
    if spot.unit:
        return True
    if before < 0 or not _adjoins_after(passage, before):
        return False
    if _is_possessed(passage, before) or passage.has("place.aside", before) or _is_act(passage, before):
        return True
    norm = passage.words[before].norm
    if norm == "of":
        return before > 0 and (passage.has("unit.of_heads", before - 1) or bool(passage.unit_at(before - 1)))
    if norm in {"with", "с", "бо", "با"}:
        return passage.has_any("unit.border", max(0, before - 4), min(len(passage.words), spot.last + 2))
    return norm not in {"and", "и", "ва", "و"} and passage.has("place.locative", before)


def _is_possessed(passage: Passage, index: int) -> bool:
    """Return whether a Tajik name at a word belongs to the one after it: "вилояти Боткени Қирғизистон"."""
    word = passage.words[index]
    return passage.language == "tg" and word.capital and word.norm.endswith("и")


def _is_act(passage: Passage, index: int) -> bool:
    """Return whether a Tajik verb used as a noun has the name after it: "баъди гирифтани Кобул"."""
    norm = passage.words[index].norm
    return passage.language == "tg" and norm.endswith(("дани", "тани"))


def _adjoins_after(passage: Passage, index: int) -> bool:
    """Return whether the word after `index` follows it without a sign that parts them."""
    return adjoins(passage, index + 1)


def _beside_place(passage: Passage, spot: Spot, found: Sequence[Spot]) -> bool:
    """Return whether a place stands right before the name: "Darvoz, Tajikistan", "Khorugh and Ishkoshim"."""
    if not found:
        return False
    last = found[-1].last
    if spot.first - last > _LINK or passage.sentence_number(last - 1) != passage.sentence_number(spot.first):
        return False
    if any(sign in passage.text[passage.words[last - 1].end : spot.start] for sign in ";:؛("):
        return False
    between = range(last, spot.first)
    units = all(passage.words[index].norm in _LINKS or passage.unit_at(index) for index in between)
    return units and passage.words[last - 1].end <= spot.start


def _names_road(passage: Passage, spot: Spot) -> bool:
    """Return whether a dash ties a capital to another name for a road: "the Dushanbe–Khorugh highway"."""
    after = spot.last
    if after >= len(passage.words) or not passage.words[after].capital:
        return False
    low, high = (
        max(passage.sentence_first(spot.first), spot.first - _ROAD),
        min(len(passage.words), after + _ROAD),
    )
    dashed = passage.text[spot.end : passage.words[after].start].strip() in _DASHES
    return dashed and passage.has_any("place.road", low, high)


def _is_capital_that_speaks(passage: Passage, spot: Spot) -> bool:
    """Return whether a sentence opens with a capital and what is said there: "В Кабуле это отвергли"."""
    first = passage.sentence_first(spot.first)
    if passage.language != "ru" or spot.first != first + 1 or passage.words[first].norm not in {"в", "из"}:
        return False
    return passage.has_any("place.said_there", spot.last, min(spot.last + _SAID_REACH, len(passage.words)))


def _speaks(passage: Passage, spot: Spot) -> bool:
    """Return whether a town at the head of a sentence speaks: "Faizabad has not commented"."""
    if spot.unit or spot.first != passage.sentence_first(spot.first) or is_dateline(passage, spot):
        return False
    reach = range(spot.last, min(spot.last + _SPEECH_REACH, len(passage.words)))
    return not passage.text.startswith(":", spot.end) and any(passage.has("speech.verbs", at) for at in reach)
