"""Place names in running text: which runs of words name a place, and which only look so."""

import re
from functools import lru_cache

from gazetteer.place import Match
from geo.incidents.reports.halves import WITHIN, fits_district, is_cut, is_half
from geo.incidents.reports.names import Names
from geo.incidents.reports.naming import names_a_place
from geo.incidents.reports.numbered_posts import numbered_posts
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot, adjoins, is_quoted, number_between, surface, surfaces
from geo.incidents.reports.words import gap, tied

_TIES = re.compile("[\u200c@]")  # which cut words off
_LONGEST, _PREPOSITION = 4, 3  # words of "Gorno-Badakhshan Autonomous Region"; letters of what may follow
_GUESS_SHORTEST = 5
_MIN_GUESS, _SURE_GUESS, _SURE_VILLAGE = 0.6, 0.85, 0.93
_VILLAGE = 2  # words of "the village of"
_COUNTRIES, _DISTRICTS, _CITIES = {"PCLI"}, {"ADM1", "ADM2"}, {"PPLA", "PPLC"}
_AS_WRITTEN = {"exact", "normalised", "script"}
_SEAT_SIGNS = {",", "(", "–", "—", "-"}  # between a name and what it is the centre of
_NEVER_WITHIN = {"بود", "بودند", "شد", "است", "می", "نمی"}  # "نوع بود" is no Navobod
_NEVER_LAST = {"و", "ی", "از"}  # "دست و" is no Dusti, "چین از" no Chinoz
_STRETCHES = ("участк", "участок", "направлени")  # of the border
_BEFORE_NAME = {
    "en": {"of", "the", "named", "called"},
    "tg": {"хамсояи", "назди", "дурдасти", "кухистонии", "сархадии", "марзии"},
    "fa": {"های", "همسایه", "همجوار", "دورافتاده", "دوردست", "کوهستانی", "ناآرام"},
}  # between a unit word and the name it belongs to


def spot_names(passage: Passage, names: Names, *, owned: bool = False) -> list[Spot]:
    """
    Return the place names of a passage in order, the longest where they overlap, with all bearers.

    `owned`: those, too, that only say whose people or body somebody is: "the mayor of Kunduz".
    """
    found: list[Spot] = []
    first = 0
    spots = _spots_of(passage, names)
    for index in spots.openings:
        if index < first:
            continue
        spot = spots[index]
        if spot is None or is_half(passage, spot, found, names):
            continue
        if names_a_place(passage, spot, found, owned=owned):
            found.append(spot)
            first = spot.last
        elif spot.last - index > 1:
            first = spot.last
    return found


class _Spots(dict[int, Spot | None]):
    """The longest name that starts at each word of a passage, or None, looked up when first asked for."""

    def __init__(self, passage: Passage, names: Names) -> None:
        super().__init__()
        self._passage = passage
        self._names = names
        self._posts = numbered_posts(passage, names)
        self.openings = _openings(passage)
        if passage.language == "fa":  # most of whose words begin no name
            self.openings = [
                index
                for index in self.openings
                if index in passage.placed_words
                or names.may_start(surface(passage, index), "fa", sound=False)
            ]
        if self._posts:
            self.openings = sorted({*self.openings, *self._posts})

    def __missing__(self, first: int) -> Spot | None:
        """Look up what starts at a word."""
        spot = self[first] = self._posts.get(first) or _longest(self._passage, first, self._names)
        return spot


@lru_cache(maxsize=1)  # the text at hand: its names are asked for with and without those that owners have
def _spots_of(passage: Passage, names: Names) -> _Spots:
    """Return the names of a passage."""
    return _Spots(passage, names)


def _longest(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return the longest name that starts at a word, or None."""
    if passage.language == "fa":
        spot = _longest_persian(passage, first, names)
    elif names.may_start(surface(passage, first), passage.language, sound=True):
        spot = _longest_lettered(passage, first, names)
    else:
        spot = _guessed(passage, first, names) if passage.near_unit(first) else None
    return _without_towns(passage, spot) if spot is not None and spot.unit == "P" else spot


def _without_towns(passage: Passage, spot: Spot) -> Spot | None:
    """Return a spot without the cities and far places that a village is not; None if that is all."""
    low = max(passage.sentence_first(spot.first), spot.first - _VILLAGE)
    if not passage.has_any("place.village", low, min(spot.last + 1, len(passage.words))):
        return spot
    left = tuple(
        match
        for match in spot.bearers
        if match.place.feature_code not in _CITIES
        and not (match.place.feature_code in _DISTRICTS and match.match_type in {"fuzzy", "unit"})
        and not (match.matched_kind == "former" and match.place.feature_class == "A")
        and not (match.place.outside and match.match_type not in _AS_WRITTEN)
    )
    return spot._replace(bearers=left) if left else None


def _openings(passage: Passage) -> list[int]:
    """Return the words that a name may begin with."""
    never = passage.words_of("place.never_first")
    every = passage.language == "fa"  # whose letters have no capitals
    never = never | _wards(passage) if every else never
    adjectives = set[int]()
    if passage.language == "ru":
        units = {at for at, word in enumerate(passage.words) if word.norm.startswith(_STRETCHES)}
        units |= passage.words_of("unit.ADM1", "unit.ADM2", "unit.S")
        before = (unit - step for unit in units for step in (1, 2) if unit >= step)
        adjectives = {first for first in before if _adjective_of_unit(passage, first)}
    tied = {sign.end() for sign in _TIES.finditer(passage.text)}  # where words may begin that are cut off
    return [
        index
        for index, word in enumerate(passage.words)
        if (every or word.capital or index in adjectives)
        and not word.digits
        and index not in never
        and not (word.start in tied and is_cut(passage, index))
    ]


def _wards(passage: Passage) -> set[int]:
    """Return the words of numbers after "ward" in Dari: "ناحیهٔ چهارم شهر مزارشریف"."""
    nth = [name for name in passage.marks if name.startswith("day_words.")]
    return {
        mark.first
        for name in nth
        for mark in passage.marks[name]
        if passage.unit_at(mark.first - 1) == "ADM2"
    }


def _longest_lettered(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return the longest name that starts at a word in letters that have capitals, or None."""
    end = _run_end(passage, first)
    parts = surfaces(passage, first, end)
    spare: Spot | None = None  # "вулусволии Кӯҳистони Бадахшон" is not Gorno-Badakhshan
    for last in range(end, _units_end(passage, first, end), -1):
        opening = last - first == 1 and first == passage.sentence_first(first) and not _and(passage, first)
        bearers = names.known(parts[: last - first], "" if opening else passage.language, sound=not opening)
        if bearers and fits_district(passage, first, bearers):
            return _spot(passage, first, last, bearers)
        spare = spare or (_spot(passage, first, last, bearers) if bearers else None)
    return spare or _with_its_unit(passage, first, names) or _guessed(passage, first, names)


def _and(passage: Passage, index: int) -> bool:
    """Return whether "and" is the ending of a Tajik name and another follows: "Қундузу Тахор"."""
    both = passage.words[index : index + 2]
    return passage.language == "tg" and both[0].norm.endswith("у") and both[-1].capital and len(both) > 1


def _units_end(passage: Passage, first: int, end: int) -> int:
    """Return where the words end that only say what kind of place it is: they are no name by themselves."""
    while first < end and passage.unit_at(first):
        first += 1
    return first


def _longest_persian(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return the longest name that starts at a Dari word; in other letters only where places stand."""
    recorded = names.may_start(surface(passage, first), "fa", sound=False)
    placed = first in passage.placed_words
    end = _run_end(passage, first)
    parts = surfaces(passage, first, end)
    spare: Spot | None = None  # "ولسوالی کوهستان بدخشان" is not Gorno-Badakhshan
    for last in range(end, _units_end(passage, first, end), -1):
        if last - first > 1 and passage.unit_at(last - 1) in _DISTRICTS:
            continue  # they go on to the name of a district: "قریهٔ دشت ولسوالی درایم"
        if passage.words[last - 1].norm in _NEVER_LAST:
            continue
        bearers = names.known(parts[: last - first], "fa", sound=False) if recorded else ()
        if not bearers and placed:
            bearers = names.spelt(parts[: last - first])
        if bearers:
            spot = _spot(passage, first, last, bearers)
            if fits_district(passage, first, bearers):
                return spot
            spare = spare or spot
    return spare or _with_its_unit(passage, first, names) or _guessed(passage, first, names)


def _with_its_unit(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return a name whose own part the unit word before it is: "бандари Шерхон" is Sher Khan Bandar."""
    if (
        passage.language not in {"tg", "fa"}
        or first == 0
        or passage.unit_at(first - 1) != "P"
        or not adjoins(passage, first)
    ):
        return None
    unit = surface(passage, first - 1).removesuffix("и")
    for last in range(_run_end(passage, first), first, -1):
        parts = surfaces(passage, first, last)
        bearers = names.known([*parts, unit], passage.language, sound=True)
        if bearers:
            return _spot(passage, first, last, bearers)
    return None


def _run_end(passage: Passage, first: int) -> int:
    """Return where the run of words ends that a name starting at `first` may take."""
    last = first + 1
    words = passage.words
    russian = passage.language == "ru"
    every = passage.language == "fa" or not words[first].capital
    while last < len(words) and last - first < _LONGEST and tied(passage.text, words[last - 1], words[last]):
        word = words[last]
        ends = word.digits or word.norm in _NEVER_WITHIN or words[last - 1].possessive
        if ends or not (word.capital or every or _may_belong(passage, last)):
            break
        if russian and _adjective_of_unit(passage, last) and not _hyphenated(passage, last):
            break  # "села Вишхарв Дарвазского района" names two
        last += 1
    return last


def _hyphenated(passage: Passage, index: int) -> bool:
    """Return whether a hyphen ties a word to the one before it: "Имам-Сахибский"."""
    return "-" in gap(passage.text, passage.words[index - 1], passage.words[index])


def _may_belong(passage: Passage, index: int) -> bool:
    """Return whether a later word in small letters may be part of a name: a unit word, or after a hyphen."""
    if passage.unit_at(index):
        return True
    follows = index + 1 < len(passage.words) and passage.words[index + 1].capital
    return (follows and passage.words[index].norm in WITHIN) or _hyphenated(passage, index)


def _spot(passage: Passage, first: int, last: int, bearers: tuple[Match, ...]) -> Spot:
    """Return the spot of a name; a unit word at its edge goes to the unit, not to the name."""
    unit = _unit_beside(passage, first, last)
    end = passage.words[last - 1].end - (2 if passage.words[last - 1].possessive else 0)
    return Spot(first, last, passage.words[first].start, end, bearers, unit)


def _unit_beside(passage: Passage, first: int, last: int) -> str:
    """Return the kind that the name's own words or the word before or after it say; "" if they say none."""
    kind = _unit_within(passage, first, last)
    if kind:
        return kind
    before = first - 1
    passed = _BEFORE_NAME.get(passage.language, ())
    while before >= 0 and passage.words[before].norm in passed:
        before -= 1
    before -= number_between(passage, before)
    after = _unit_after(passage, last) if last < len(passage.words) and adjoins(passage, last) else ""
    same = before >= passage.sentence_first(first)  # and no heading's: "Ҷанг дар он рӯйи дарё / Хоруғ, …"
    ahead = passage.unit_at(before) if same and adjoins(passage, first) else ""
    if passage.language in {"tg", "fa"} and before < first - 1 and ahead not in {"ADM1", "ADM2", "P"}:
        ahead = ahead if is_quoted(passage, first, last) else ""  # "پوسته‌های تاجیکستان"
    if passage.language == "tg" and before >= 0 and passage.words[before].norm == "вилоятии":
        ahead = ""  # "беморхонаи вилоятии Кӯлоб": the hospital is the region's
    if passage.language == "ru":
        adjective = passage.words[last - 1].norm.endswith(
            ("ский", "ском", "ского", "скому", "ским", "ская", "ской", "скую", "кого", "ком")
        )
        if not adjective and _is_seat(passage, last):
            return "P"
        agrees = ahead == "P" and passage.words[first].capital  # "посёлок Московский"
        return (after or (ahead if agrees else "")) if adjective else ahead
    if passage.language == "en":
        of = before < first - 1 and passage.words[before + 1].norm in {"of", "named", "called"}
        if before > passage.sentence_first(first) and passage.words[before - 1].capital:
            ahead = ""  # "Darvoz district of Gorno-Badakhshan": the unit is another's
        return after or (ahead if of or ahead in {"H", "S"} else "")
    return ahead


def _unit_after(passage: Passage, index: int) -> str:
    """Return the kind of place a word says; a stretch of the border has its name from a district."""
    russian, words = passage.language == "ru", passage.words
    if russian and words[index].norm.endswith("ом") and words[index - 1].norm.endswith("ском"):
        index = min(index + 1, len(words) - 1)  # "на ванчском горном участке"
    stretch = russian and words[index].norm.startswith(_STRETCHES)
    return "ADM2" if stretch else passage.unit_at(index)  # "на Ванчском участке"


def _unit_within(passage: Passage, first: int, last: int) -> str:
    """Return the kind that the name's own words say, unless a district is before: "ноҳияи Шаҳри Бузург"."""
    kind = next(filter(None, map(passage.unit_at, range(first, last))), "")
    if kind and first and passage.language in {"tg", "fa"} and passage.unit_at(first) == "P":
        above = passage.unit_at(first - 1)
        return above if above in {"ADM1", "ADM2"} and adjoins(passage, first) else kind
    return kind


def _is_seat(passage: Passage, index: int) -> bool:
    """Return whether words after a Russian name say that it is a seat: "в Файзабаде, центре провинции"."""
    if index >= len(passage.words) or not passage.has("place.seat", index):
        return False
    gap_before = passage.text[passage.words[index - 1].end : passage.words[index].start].strip()
    return gap_before in _SEAT_SIGNS and passage.sentence_first(index) < index


def _adjective_of_unit(passage: Passage, first: int) -> bool:
    """Return whether a Russian adjective names a district or a post: "в дарвазском районе"."""
    following = first + 1
    return (
        passage.language == "ru"
        and following < len(passage.words)
        and passage.words[first].norm.endswith(("ском", "ский", "ского", "ской", "скую", "ская"))
        and _unit_after(passage, following) in {"ADM1", "ADM2", "S"}
    )


def _guessed(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return a misspelt name, where a word beside it says that it must be a place."""
    word = passage.words[first]
    if (
        not passage.near_unit(first)
        or passage.unit_at(first)
        or (passage.language != "fa" and word.end - word.start < _GUESS_SHORTEST)
    ):
        return None
    if (
        passage.family_in("actor", first, first + 1)
        or _is_plain_adjective(passage, first)
        or (passage.language != "fa" and _goes_on(passage, first, names))
    ):
        return None  # "комендатуры «Талибана»", "у Голубой мечети", "the village of Khwaja Gulgun"
    unit = _unit_beside(passage, first, first + 1)
    near = first > 0 and (passage.has("place.near", first - 1) or passage.has("unit.border", first - 1))
    if passage.language == "fa":
        return _guessed_persian(passage, first, names, unit, near=near)
    if unit not in {"ADM1", "ADM2", "P", "S"} and not near:
        return None
    bearers = names.guess([surface(passage, first)], passage.language)
    if unit:
        fitting = tuple(one for one in bearers if unit in (one.place.feature_code, one.place.feature_class))
        bearers = fitting or bearers
    if not bearers or bearers[0].confidence < _MIN_GUESS:
        return None
    return _spot(passage, first, first + 1, bearers)._replace(unit=unit)


def _goes_on(passage: Passage, first: int, names: Names) -> bool:
    """Return whether a name goes on in the next word, which is no place by itself."""
    after = first + 1
    if after >= len(passage.words) or not passage.words[after].capital or passage.unit_at(after):
        return False
    if not adjoins(passage, after) or passage.family_in("nation", after, after + 1):
        return False
    return not names.known([surface(passage, after)], passage.language, sound=False)


def _is_plain_adjective(passage: Passage, first: int) -> bool:
    """Return whether a Russian word only says which one the noun after it is: "у Голубой мечети"."""
    after = first + 1
    if passage.language != "ru" or after >= len(passage.words) or not adjoins(passage, after):
        return False
    noun = not (passage.words[after].capital or passage.unit_at(after) or passage.words[after].digits)
    long = len(passage.words[after].norm) > _PREPOSITION
    return noun and long and passage.words[first].norm.endswith(("ой", "ей", "ая", "ую", "ого", "ому", "ое"))


def _guessed_persian(passage: Passage, first: int, names: Names, unit: str, *, near: bool) -> Spot | None:
    """Return a misspelt name after a word for a kind of place; as no capital marks it, nearly right."""
    if not near and unit not in {"ADM1", "ADM2", "P", "S"}:
        return None
    for last in (first + 2, first + 1):
        if last > len(passage.words):
            continue
        if last - first > 1 and passage.unit_at(last - 1) in _DISTRICTS:
            continue
        country = last < len(passage.words) and _is_country(passage, last, names)
        if not country and unit not in {"ADM1", "ADM2", "P", "S"}:
            continue
        bearers = names.guess(surfaces(passage, first, last), passage.language)
        fitting = tuple(one for one in bearers if unit in (one.place.feature_code, one.place.feature_class))
        if unit in {"P", "S"} and not country:
            bearers = tuple(one for one in fitting if one.match_type == "script" and not one.place.outside)
            sure = _SURE_VILLAGE
        else:
            bearers, sure = fitting or bearers, _MIN_GUESS if country else _SURE_GUESS
        if bearers and bearers[0].confidence >= sure:
            return _spot(passage, first, last, bearers)
    return None


def _is_country(passage: Passage, index: int, names: Names) -> bool:
    """Return whether a word is the name of a country."""
    found = names.known([surface(passage, index)], passage.language, sound=False)
    return bool(found) and found[0].place.feature_code in _COUNTRIES
