"""Whose a name is: a person's who bears it, or a body's that it says the place of, and then no place."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, adjoins
from geo.incidents.reports.words import gap

_PORT = "بندر"  # on a river, or a gate of a town
_COUNTRIES = {"PCLI"}
_WIDE = {"PCLI", "ADM1"}
_CHARGE = 5  # words between a Tajik department and "in the province of" it has charge of
_NOMINATIVE = tuple("бвгджзйклмнпрстфхцчшщь")  # ends of Russian nouns for men
_SURNAME = (
    *("ov", "ev", "ova", "eva", "ов", "ев", "ова", "ева", "зода", "zoda", "iyon", "иен", "пур"),
    *("ovich", "ович", "ин"),
)
_ADJECTIVE = ("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ские", "ских", "скими")
_WHOSE = ("аш", "ашон", "ам", "амон")  # "his", "their", "my", "our"
_AND = {"и", "ва", "and"}
_BORDERS = {"марзи", "сархади", "марзхои", "сархадоти"}
_MAIN, _STREETS = "марказии", {"кучаи", "хиебони", "чоррахаи", "чахоррахаи"}
_REPUBLIC, _ISLAMIC = "чумхурии", "исломии"  # in the names of states
_OF_STATE = "давлатии"  # "сарҳади давлатии Ҷумҳурии Тоҷикистон"
_HOUSES_TG = {"омузишгохи", "мактаби", "мадрасаи", "литсейи", "мехмонхонаи", "тарабхонаи", "ресторани"}
_TOWN_TG = "шахри"
_SIDES = {"чониби", "тарафи", "جانب", "طرف"}  # of two states that deal with each other
_WAYS = {"аз", "ба", "дар", "он", "хар", "از", "به", "در", "آن", "هر"}  # which make a side a place
_HEAD_OF_STATE = "президенти"  # what is attached to whom is near no building
_JUDGE = "قاضی"
_ARTICLES = {"a", "the", "one"}
_BANNED = 3  # words of "запрещена на территории России"
_SECTOR_REACH = 5  # words of "area of responsibility of the"
_BODY_REACH = 3  # words between a body and the name it belongs to
_POSTS = {"post", "outpost"}  # before their own name
_KEEPERS = ("участк", "наряд", "застав", "пограничник")  # of a detachment
_POST_NAMED = 4  # words of "заставы «Сарез» пограничного отряда"
_CLOSING = {"»", "”", '"'}  # after a quoted name


def is_person(passage: Passage, spot: Spot) -> bool:
    """Return whether the name is part of a person's: a title before it, a surname after it."""
    words = passage.words
    before = [word.norm for word in words[max(0, spot.first - 2) : spot.first]]
    told_by = before == ["according", "to"] and spot.last < len(words) and words[spot.last].capital
    by = passage.language == "en" and (before[-1:] == ["by"] or told_by)
    initial = spot.last - spot.first > 1 and words[spot.last - 1].end - words[spot.last - 1].start == 1
    if _counts_people(passage, spot) or (
        not spot.unit
        and (by or initial or _is_relative(passage, spot.first - 1) or _names_somebody(passage, spot))
    ):
        return True  # "documents seen by Amu"
    if spot.first > 0 and passage.has("place.titles", spot.first - 1) and not spot.unit:
        unit = passage.unit_at(spot.first - 2) and words[spot.first - 1].norm == "named"  # "a post named X"
        return not (unit or passage.has("place.not_title", spot.first - 1))
    if spot.unit and not (spot.first > 0 and _is_unit_of_its_own(passage, spot.first - 1)):
        return False
    if _is_surname(passage, spot) or (
        spot.first > 0
        and words[spot.first].norm.endswith(_SURNAME)
        and words[spot.first - 1].capital
        and not passage.has("place.holder", spot.first - 1)
        and not passage.has("place.locative", spot.first - 1)
        and not passage.unit_at(spot.first - 2)  # "деҳаи Навободи Қубодиён"
    ):
        return True
    of_it = passage.language == "ru" and passage.has("place.holder", spot.first - 1)
    if spot.last >= len(words) or not words[spot.last].capital or of_it:
        return False  # "житель Дарваза Саймумин Раджабов"
    following = words[spot.last]
    return gap(passage.text, words[spot.last - 1], following) == " " and following.norm.endswith(_SURNAME)


def _counts_people(passage: Passage, spot: Spot) -> bool:
    """Return whether a name is a Dari number of people: "بر یک پوسته چهار سرباز"."""
    if passage.language != "fa" or spot.last not in passage.people_words:
        return False
    number = passage.number_covering(spot.first)
    return number is not None and number.last == spot.last


def _names_somebody(passage: Passage, spot: Spot) -> bool:
    """Return whether English commas hold two words that are somebody's name: "a guard, Mohammad Agha,"."""
    before = spot.first - 1
    if passage.language != "en" or spot.last - spot.first < 2 or before < 0 or adjoins(passage, spot.first):  # noqa: PLR2004
        return False
    alone = spot.last < len(passage.words) and not adjoins(passage, spot.last)
    return alone and before in passage.people_words and not passage.words[before].norm.endswith(("s", "men"))


def _is_surname(passage: Passage, spot: Spot) -> bool:
    """Return whether Russian has a rank and a first name, or who it is, before: "командира Хакима Банги"."""
    first = spot.first - 1
    if passage.language != "ru" or first < 0:
        return False
    if (
        passage.has("person.one", first)
        and not passage.has("place.holder", first)
        and adjoins(passage, spot.first)
    ):
        who, name = (passage.words[at].norm.endswith(_NOMINATIVE) for at in (first, spot.last - 1))
        return who and name  # "его водитель Зафар погиб"
    if first < 1 or not passage.has("place.ranks", first - 1):
        return False
    given = passage.words[first].capital and adjoins(passage, first) and adjoins(passage, spot.first)
    return given and not (passage.unit_at(first) or passage.has("place.locative", first))


def _is_relative(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word says whose relative or neighbour the next name is: "ҳамсояаш Шодӣ"."""
    if passage.language != "tg" or index < 0 or not passage.has("person.civilians", index):
        return False
    return passage.words[index].norm.endswith(_WHOSE) and adjoins(passage, index + 1)


def _parts(passage: Passage, index: int) -> bool:
    """Return whether a place is told between an owner and a body: "Afghanistan's Balkh province, police"."""
    return bool(passage.unit_at(index)) or not adjoins(passage, index + 1)


def _is_unit_of_its_own(passage: Passage, index: int) -> bool:
    """Return whether a Tajik word for a kind of place does not go on to a name: "полиси ноҳия Давлатшо"."""
    norm = passage.words[index].norm
    return passage.language == "tg" and bool(passage.unit_at(index)) and not norm.endswith("и")


_NO_LINK = "ӣ"  # end of a Tajik adjective that nothing follows
_OF_BORDER = {"сархадии", "марзии"}
_DETACHMENTS = ("отряд", "дастаи", "комендат", "коменданти", "раесати")
_HELD = {("ADM2", "en"), ("S", "tg")}  # kinds of places that are where their men are
_SECTORS = {"масъулияти", "масъулиятии", "китъаи", "минтакаи", "хавзаи", "худуди"}


def is_owner(passage: Passage, spot: Spot, found: Sequence[Spot], codes: set[str]) -> bool:
    """Return whether the name only says whose people or body somebody is: "Tajikistan's president"."""
    words = passage.words
    if words[spot.last - 1].possessive:
        reach = range(spot.last, min(spot.last + 4, len(words)))
        holder = next((index for index in reach if passage.has("place.holder", index)), 0)
        holder *= passage.unit_at(holder + 1) == ""  # not "in Kunduz's third police district"
        if holder and not any(_parts(passage, index) for index in range(spot.last, holder)):
            return True
    if _is_adjective_of_body(passage, spot) or (codes <= _WIDE and _is_in_charge(passage, spot.first - 1)):
        return True
    before = _before_owner(passage, spot, codes)
    if before < passage.sentence_first(spot.first) or not adjoins(passage, before + 1):
        return False
    folk = passage.has("unit.folk", before) and not (found and found[-1].last == spot.first)
    if codes & _COUNTRIES and (folk or _is_side(passage, before)):
        return True
    if (spot.unit, passage.language) in _HELD:
        return False  # "the border battalion of Shighnan district", "сардори дидбонгоҳи «Истиқлол»"
    if passage.language == "tg" and codes & _COUNTRIES and _is_possessed(passage, before):
        before -= 1  # "волии Бадахшони Афғонистон"
    before = -1 if _is_in_sector(passage, spot) else _body_before(passage, before)
    return before >= 0 and not (passage.has("unit.folk", before) and not codes & _COUNTRIES)


def _before_owner(passage: Passage, spot: Spot, codes: set[str]) -> int:
    """Return the word before the owner's name and what only joins it: "волиёни Тахор ва Қундуз"."""
    words, before = passage.words, spot.first - 1
    if before >= 0 and words[before].norm in {"of", "по"}:
        before -= 1
    if before > 1 and words[before].norm in _AND and words[before - 1].capital:
        before -= 2
    if passage.language == "tg" and codes & _COUNTRIES:
        before = _before_state(passage, before)  # "шаҳрванди Ҷумҳурии Исломии Афғонистон"
    return before


def _is_side(passage: Passage, index: int) -> bool:
    """Return whether a state is told as one side of two: "ҷониби Тоҷикистон ҷавоб дод", no "аз ҷониби"."""
    opens = index == passage.sentence_first(index)
    return passage.words[index].norm in _SIDES and (opens or passage.words[index - 1].norm not in _WAYS)


def _is_in_charge(passage: Passage, index: int) -> bool:
    """Return whether a Tajik department has charge of it: "Раёсати корҳои дохилӣ дар вилояти Хатлон"."""
    first = passage.sentence_first(index + 1)
    if passage.language != "tg" or index <= first:
        return False
    index -= bool(passage.unit_at(index))
    if passage.words[index].norm != "дар":
        return False
    for one in range(index - 1, max(first, index - _CHARGE) - 1, -1):
        if not adjoins(passage, one + 1) or passage.has("speech.verbs", one) or one in passage.event_words:
            return False
        if passage.has("place.department", one):
            return True
    return False


def is_of_border(passage: Passage, spot: Spot, codes: set[str]) -> bool:
    """Return whether a border, not as where something was, or a ban has the country: "таҳкими марзи Чин"."""
    index = spot.first - 1
    if codes & _COUNTRIES and passage.has_any("place.banned", max(0, spot.first - _BANNED), spot.first):
        return True  # "ИГ (запрещено в РФ)"
    if passage.language != "tg" or not codes & _COUNTRIES or index < passage.sentence_first(spot.first):
        return False
    if passage.words[index].capital and passage.words[index].norm.endswith("у"):
        index -= 1  # "марзи Тоҷикистону Афғонистон"
    index = _before_state(passage, index)
    index -= passage.words[index].norm == _OF_STATE
    return index > 0 and passage.words[index].norm in _BORDERS and passage.words[index - 1].norm != "дар"


def _before_state(passage: Passage, index: int) -> int:
    """Return the word before "Ҷумҳурии Исломии" of a Tajik name of a state that ends after it."""
    index -= passage.words[index].norm == _ISLAMIC
    return index - (passage.words[index].norm == _REPUBLIC)


def _is_possessed(passage: Passage, index: int) -> bool:
    """Return whether a Tajik name at a word belongs to what follows, and a word before it has the name."""
    word = passage.words[index]
    return word.capital and word.norm.endswith("и") and index > 0 and _is_body(passage, index - 1)


def _is_adjective_of_body(passage: Passage, spot: Spot) -> bool:
    """Return whether a Russian adjective says whose a body is: "Московского погранотряда"."""
    return (
        passage.language == "ru"
        and not spot.unit
        and spot.last < len(passage.words)
        and passage.words[spot.last - 1].norm.endswith(_ADJECTIVE)
        and (_is_body(passage, spot.last) or is_of_detachment(passage, spot))
        and not passage.has_any("place.buildings", max(0, spot.first - 2), spot.first)
    )


def _is_in_sector(passage: Passage, spot: Spot) -> bool:
    """Return whether Tajik tells the stretch of a border detachment: "минтақаи масъулияти отряди «Панҷ»"."""
    body = spot.first - 1
    body -= passage.words[body].norm in _OF_BORDER
    if passage.language != "tg" or body < 1 or not passage.words[body].norm.startswith(_DETACHMENTS):
        return False
    return passage.words[body - 1].norm in _SECTORS


def is_of_detachment(passage: Passage, spot: Spot) -> bool:
    """Return whether the name is that of a border detachment: "на участке Московского погранотряда"."""
    if spot.last >= len(passage.words) or not adjoins(passage, spot.last):
        return False
    before, after = passage.words[spot.first - 1].norm, passage.words[spot.last].norm
    stretch = before.startswith(_KEEPERS) and after.startswith("отряд")  # "на участке Хорогского отряда"
    return stretch or passage.has("place.detachment", spot.last)


def is_sector_name(passage: Passage, spot: Spot) -> bool:
    """Return whether a name behind a word tells a stretch of the border; not "the border post Khirmanjo"."""
    before = spot.first - 1
    return passage.has("place.sector", before) and passage.words[before].norm not in _POSTS


def _body_before(passage: Passage, index: int) -> int:
    """
    Return where the body stands that a name at `index` + 1 belongs to, or -1: "police of the province of".

    Between them may stand the word for the kind of place and, in Tajik and Dari, "local", "provincial". A
    building ("at the court of the district") is a place.
    """
    reach = _BODY_REACH + 2 * (passage.language == "tg")  # "Кумитаи давлатии амнияти миллии"
    low = max(passage.sentence_first(index), index - reach)
    last = index
    while not _is_body(passage, index):
        if not (index > low and _is_between(passage, index) and adjoins(passage, index)):
            return -1
        index -= 1
    if passage.language == "fa" and passage.text[passage.words[index].end] in _CLOSING:
        return -1  # "روستای «باغ شرکت» شهر قندوز"
    court = _is_court(passage, index)
    of_district = any(passage.unit_at(one) == "ADM2" for one in range(index + 1, last + 1))
    if of_district and (not court or passage.language == "tg"):
        return -1  # what the police or the Tajik court of a district tell, they tell of the district
    if court:
        return index  # "Суди вилояти Хатлон"
    if passage.words[index].norm == _HEAD_OF_STATE:
        return index  # "Агентии назорати маводи нашъаовари назди Президенти"
    whole = index < last  # a court is of its province as a building is
    near = max(low, index - 2)
    if passage.language == "ru" and passage.has("place.detachment", index):
        near = max(passage.sentence_first(index), index - _POST_NAMED)
    return -1 if passage.has_any("place.buildings", near, index + whole) else index


def _is_court(passage: Passage, index: int) -> bool:
    """Return whether a word is a court that judges, and not a building that something is in or near."""
    if not passage.has("place.court", index):
        return False
    before = index - 1
    if passage.words[before].norm == _JUDGE:
        return False  # "بر موتر قاضی محکمه ولسوالی رستاق حمله شد"
    while passage.has("place.court", before):
        before -= 1
    placed = before >= passage.sentence_first(index) and adjoins(passage, before + 1)
    return not (placed and (passage.has("place.locative", before) or passage.has("place.buildings", before)))


def _is_body(passage: Passage, index: int) -> bool:
    """Return whether a word is a body or a person of one, and not a kind of place."""
    return passage.has("place.holder", index) and not passage.unit_at(index)


def _is_between(passage: Passage, index: int) -> bool:
    """Return whether a word may stand between a body and the place it belongs to."""
    word = passage.words[index]
    if word.norm == _MAIN and passage.words[index - 1].norm in _STREETS:
        return False  # "кӯчаи марказии Толиқон" is in it, "кӯчаи Толиқон" has its name
    if passage.language == "tg" and word.norm.endswith("и") and (not word.capital or word.norm == _REPUBLIC):
        # each word has the next: "Раёсати тандурустии Хатлон", not "нерӯҳои амниятӣ маркази шаҳри"
        return passage.text[word.end - 1] != _NO_LINK
    return bool(passage.unit_at(index)) or (passage.language == "fa" and passage.has("place.local", index))


def is_named_after(passage: Passage, spot: Spot) -> bool:
    """Return whether a road or a paper has its name from the place: "the Pamir Highway", "Тахар ньюс"."""
    index = spot.last
    if passage.language == "tg" and _is_of_house(passage, spot):
        return True
    if passage.language == "ru" and spot.first and passage.has("place.named_for", spot.first - 1):
        return True  # "в доме по улице Чкалова"
    if passage.language == "ru" and spot.first and passage.has("place.street", spot.first - 1):
        of_place = passage.words[spot.last - 1].norm.endswith(("а", "ы", "я"))
        return not of_place  # "улица Исмоили Сомони", not "улица Хорога", "площадь Янги-Калы"
    if passage.language == "fa" and spot.first and passage.has("place.named_for", spot.first - 1):
        gate = passage.words[spot.first - 1].norm == _PORT  # "بندر حیرتان", but "بندر خان‌آباد در شهر قندوز"
        return not gate or passage.has_any("place.town", index, min(index + 2, len(passage.words)))
    if (
        index >= len(passage.words)
        or not passage.has("place.named_after", index)
        or not adjoins(passage, index)
    ):
        return False
    return passage.words[index].capital or passage.language != "en"


def _is_of_house(passage: Passage, spot: Spot) -> bool:
    """Return whether a school or an inn of a Tajik town bears a name: "омӯзишгоҳи Коҷи шаҳри Файзобод"."""
    after = passage.words[spot.last].norm if spot.last < len(passage.words) else ""
    house = spot.first > 0 and passage.words[spot.first - 1].norm in _HOUSES_TG
    return house and after == _TOWN_TG and adjoins(passage, spot.last)


def is_organisation(passage: Passage, spot: Spot, *, owned: bool) -> bool:
    """
    Return whether an English name stands before the body it belongs to: "Khatlon regional court".

    `owned`: not that of a border detachment, which keeps a stretch of the border that its name tells.
    """
    if passage.language != "en" or (spot.unit and not _after_the(passage, spot)):
        return False
    if owned and is_of_detachment(passage, spot):
        return False
    index = spot.last + bool(spot.unit and spot.last < len(passage.words) and passage.unit_at(spot.last))
    while index < len(passage.words) and passage.has("place.local", index) and index < spot.last + 2:
        index += 1
    if index >= len(passage.words) or not all(adjoins(passage, one) for one in range(spot.last, index + 1)):
        return False
    if passage.has("place.hospital", index) and _is_within(passage, spot):
        return False  # "died in a Khorog hospital"
    if passage.has("place.sector", index) and _is_sector(passage, spot.first):
        return False  # "in the area of responsibility of the Panj border detachment"
    holder = passage.has("place.holder", index) and not passage.words[spot.last - 1].possessive
    return holder and not _is_target_of(passage, spot.first)


def _is_target_of(passage: Passage, index: int) -> bool:
    """Return whether what was hit is told by whose it is: "a Ranger of the Khulm district police"."""
    before = [word.norm for word in passage.words[max(passage.sentence_first(index), index - 2) : index]]
    return before == ["of", "the"] and passage.has("place.targets", index - 3)


def _is_sector(passage: Passage, index: int) -> bool:
    """Return whether the words before one say that it names whose stretch of the border it is."""
    low = max(passage.sentence_first(index), index - _SECTOR_REACH)
    return passage.has_any("place.sector", low, index)


def _is_within(passage: Passage, spot: Spot) -> bool:
    """Return whether a preposition stands before an English name and its article: "in a Khorog hospital"."""
    before = spot.first - 1
    if before >= 0 and passage.words[before].norm in _ARTICLES:
        before -= 1
    return before >= passage.sentence_first(spot.first) and passage.has("place.locative", before)


def _after_the(passage: Passage, spot: Spot) -> bool:
    """Return whether "the" stands before a name: "the Darvaz district administration"."""
    within = (
        spot.first > 1 and passage.words[spot.first - 2].norm == "in"
    )  # "in the Vanj district guards found"
    return not within and spot.first > 0 and passage.words[spot.first - 1].norm == "the"
