"""Names that are only the half of a longer one, which is not known: "Koh-e-Sayyad", "Shirin Tagab"."""

from collections.abc import Sequence

from gazetteer.place import Match
from geo.incidents.reports.described import described_head
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, adjoins, surface
from geo.incidents.reports.words import gap

WITHIN = {"wa", "va", "e", "i", "o", "u"}  # small words within a name: "Kuran wa Munjan"
_CLOSING = ("»", "”", '"')
_QUOTES, _QUOTED = frozenset('«"“'), 3  # before a quoted name; its words
_BUILT = {"مسجد", "مدرسه", "مکتب", "لیسه", "هوتل"}
_JOINER = "\u200c"  # which ties the parts of one Persian word
_SUFFIXES = {"ها", "های", "هایی", "ی", "ای", "اش"}
_PARTS = {"боло", "болои", "поен", "поени", "нав", "нави", "кухна", "кухнаи", "калон", "хурд"}  # of a village
_AREAS = {"area", "areas", "locality", "neighbourhood", "neighborhood", "bazaar", "village", "mosque"}
_UNITS = {"shahr", "wilayat", "welayat", "woluswali", "district", "province", "city", "markaz"}
_UNITS |= {"viloyat", "chawk", "chowk", "bazar", "bazaar"}
_OF_TOWNS = {"grand", "central", "main", "friday", "jami", "jame", "blue", "city", "old", "new"}
_TIMES = tuple(f"weekdays.{day}" for day in range(7))
_ADJECTIVES = ("ern", "an", "ik", "ese", "al")  # ends of words that may describe a district


def fits_district(passage: Passage, first: int, bearers: Sequence[Match]) -> bool:
    """Return whether a name right after a word for a district, if it stands there, is known as one."""
    if first == 0 or passage.unit_at(first - 1) != "ADM2" or not adjoins(passage, first):
        return True
    return any(match.place.feature_code == "ADM2" for match in bearers)


def is_cut(passage: Passage, index: int) -> bool:
    """Return whether a word is the end of a Persian one or of an address: "می‌خندد", "@kunduz_khabar"."""
    before = passage.text[max(0, passage.words[index].start - 1) : passage.words[index].start]
    if before == _JOINER:
        suffix = passage.words[index].norm in _SUFFIXES
        return suffix or (index > 0 and not passage.has("place.locative", index - 1))
    return before == "@"


def is_half(passage: Passage, spot: Spot, found: Sequence[Spot], names: Names) -> bool:
    """Return whether a hyphen or a joiner ties a name to a word that is none: "Рубеж-Пяндж"."""
    words, text = passage.words, passage.text
    before, after = spot.first - 1, spot.last
    if after < len(words) and gap(text, words[after - 1], words[after]) == _JOINER:
        return words[after].norm not in _SUFFIXES  # "دوشنبه‌شب", but "کندز‌ها"
    if (
        _is_second_word(passage, spot, found)
        or _is_first_word(passage, spot)
        or _is_first_of_village(passage, spot)
        or _is_quoted_end(passage, spot)
        or _is_of_mosque(passage, spot)
        or _is_of_village(passage, spot)
        or _is_of_post(passage, spot)
        or _ends_tied_name(passage, spot.first)
    ):
        return True
    tied = before >= 0 and gap(text, words[before], words[spot.first]) == "-"
    if tied and words[before].norm in WITHIN:
        return True  # "Koh-e-Sayyad" is no Sayyad
    if tied and words[before].capital:
        return not (found and found[-1].last == spot.first)
    if after >= len(words) or not words[after].capital or gap(text, words[after - 1], words[after]) != "-":
        return False
    return not names.known([surface(passage, after)], passage.language, sound=True)


def _ends_tied_name(passage: Passage, first: int) -> bool:
    """Return whether a name ends one that is not known: "Bandar-e Imam Sahib", a quarter of Kunduz."""
    words, joint = passage.words, first - 1
    if passage.language != "en" or joint < 1 or words[joint].norm not in WITHIN:
        return False
    head = words[joint - 1]
    tied = (
        gap(passage.text, head, words[joint]) == "-" and gap(passage.text, words[joint], words[first]) == " "
    )
    return tied and head.capital and head.norm not in _UNITS


def _is_of_post(passage: Passage, spot: Spot) -> bool:
    """Return whether a post that is not known is called after a river: "дидбонгоҳи «Қизилсу»"."""
    quoted = spot.unit == "S" and passage.text[spot.start - 1 : spot.start] in _QUOTES
    return quoted and all(match.place.feature_class == "H" for match in spot.bearers)


def _is_of_mosque(passage: Passage, spot: Spot) -> bool:
    """Return whether Dari quotes the name of a mosque that a place far off has, too: "مسجد «سیدآباد»"."""
    if passage.language != "fa" or not spot.first or passage.words[spot.first - 1].norm not in _BUILT:
        return False
    quoted = passage.text[spot.start - 1] in _QUOTES
    return quoted and all(match.place.outside for match in spot.bearers)


def _is_quoted_end(passage: Passage, spot: Spot) -> bool:
    """Return whether a longer name that is not known is quoted: "روستای «کنجد مزار»" is no Mazar."""
    if passage.language == "tg":
        return _is_quoted_name(passage, spot)
    if passage.language != "fa":
        return False
    words, text = passage.words, passage.text
    if spot.first and _opens_longer(passage, spot):
        return passage.unit_at(spot.first - 1) == "P"
    for index in range(spot.first, max(passage.sentence_first(spot.first), spot.first - _QUOTED), -1):
        before = gap(text, words[index - 1], words[index])
        if not _QUOTES.isdisjoint(before):
            return index < spot.first and bool(passage.unit_at(index - 1))
        if before.strip():
            return False
    return False


def _opens_longer(passage: Passage, spot: Spot) -> bool:
    """Return whether a quotation begins with a name and goes on: "روستای «باغ شرکت»" is no Bagh."""
    words, text = passage.words, passage.text
    if _QUOTES.isdisjoint(gap(text, words[spot.first - 1], words[spot.first])):
        return False
    for index in range(spot.last, min(len(words), spot.last + _QUOTED)):
        between = gap(text, words[index - 1], words[index])
        if between.strip():
            return index > spot.last and between.strip().startswith(_CLOSING)
    return False


def _is_quoted_name(passage: Passage, spot: Spot) -> bool:
    """Return whether Tajik quotes a longer name, of a firm or a paper: "ширкати «Тиллои Помир»"."""
    words, text = passage.words, passage.text
    if text[words[spot.last - 1].end : words[spot.last - 1].end + 1] not in _CLOSING:
        return False
    for index in range(spot.first - 1, max(passage.sentence_first(spot.first), spot.first - _QUOTED), -1):
        if not words[index].capital or not adjoins(passage, index + 1):
            return False
        if not _QUOTES.isdisjoint(gap(text, words[index - 1], words[index])):
            return passage.unit_at(index - 1) == ""
    return False


def _is_of_village(passage: Passage, spot: Spot) -> bool:
    """Return whether Tajik has a longer name, not known, before a district: "деҳаи Сари Намаки ноҳияи X"."""
    if passage.language != "tg":
        return False
    words, first, last = passage.words, spot.first, spot.last
    while last < len(words) and adjoins(passage, last) and words[last].capital:
        last += 1
    while first > 0 and adjoins(passage, first) and words[first - 1].capital:
        first -= 1
    if last >= len(words) or not adjoins(passage, last) or passage.unit_at(last) != "ADM2":
        return False
    if first == 0 or not adjoins(passage, first) or not passage.has("place.village", first - 1):
        return False
    rest = {words[index].norm for index in (*range(first, spot.first), *range(spot.last, last))}
    return bool(rest - _PARTS)


def _is_second_word(passage: Passage, spot: Spot, found: Sequence[Spot]) -> bool:
    """Return whether English has a longer name for it that is not known: "Shirin Tagab district"."""
    before = spot.first - 1
    if passage.language != "en" or before <= passage.sentence_first(spot.first):
        return False
    word, kind = passage.words[before], before - 2
    named = spot.unit == "ADM2" and passage.unit_at(spot.last) == "ADM2"
    hamlet = passage.words[before - 1].norm == "of" and kind >= 0 and passage.unit_at(kind) == "P"
    beside = (named or hamlet) and gap(passage.text, word, passage.words[spot.first]) == " "
    if not beside or not word.capital or word.possessive or (found and found[-1].last == spot.first):
        return False
    known = before in passage.event_words or before in passage.casualty_words or passage.unit_at(before)
    described = described_head(passage, spot.first) < spot.first
    adjective = passage.has_one_of(("place.afghan", "place.tajik", "place.never_first"), before, spot.first)
    return not (known or described or adjective or word.norm.endswith(_ADJECTIVES))


def _is_first_word(passage: Passage, spot: Spot) -> bool:
    """Return whether an English name goes on: common words ("Mir Khan"), "the Qurghan | Tepa area"."""
    after = spot.last
    if passage.language != "en" or spot.unit or spot.last - spot.first > 1 or not adjoins(passage, after):
        return False
    named = not passage.has("place.sector", after) and after + 1 < len(passage.words)
    common = (named and _goes_on_to_area(passage, after)) or passage.has("place.ambiguous", spot.first)
    return common and passage.words[after].capital and not passage.unit_at(after)


def _is_first_of_village(passage: Passage, spot: Spot) -> bool:
    """Return whether English has a longer name of a village that is not known: "village of Sarai | Sang"."""
    after, kind = spot.last, spot.first - 2
    if (
        passage.language != "en"
        or kind < 0
        or after >= len(passage.words)
        or not passage.words[after].capital
    ):
        return False
    hamlet = passage.words[kind + 1].norm == "of" and passage.unit_at(kind) == "P"
    goes_on = passage.words[after].capital
    goes_on = goes_on and gap(passage.text, passage.words[after - 1], passage.words[after]) == " "
    known = passage.unit_at(after) or passage.has_one_of(_TIMES, after, after + 1)
    return hamlet and goes_on and not (known or passage.words[after - 1].possessive)


def _goes_on_to_area(passage: Passage, after: int) -> bool:
    """Return whether one or two more words of a name lead to an area: "the Rostaq Abad mosque"."""
    words = passage.words
    if words[after].norm in _OF_TOWNS:
        return False  # "the Kunduz Grand mosque"
    further = after + 2 < len(words) and words[after + 1].capital and adjoins(passage, after + 1)
    return words[after + 1].norm in _AREAS or (further and words[after + 2].norm in _AREAS)
