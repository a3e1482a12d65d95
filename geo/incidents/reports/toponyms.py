"""Place names in running text: which runs of words name a place, and which only look so."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazetteer.place import Match, Place
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import gap, joined

_LONGEST = 4  # words; "Gorno-Badakhshan Autonomous Region" has four
_UNIT_KINDS = ("ADM2", "ADM1", "P", "H", "S", "T")
_SHORT = 4  # letters; a shorter name needs a word beside it that says it is a place
_GUESS_SHORTEST = 5
_AS_GOOD = 0.01  # confidences as close as this tell nothing
_MIN_GUESS, _SURE_GUESS = 0.6, 0.85
_COUNTRIES = {"PCLI"}
_PROVINCES = {"ADM1"}
_SPEAKERS = {"PCLI", "PPLC"}  # that newspapers let speak: "Kabul denied"
_BEFORE_NAME = {"en": {"of", "the"}}  # between a unit word and the name it belongs to
_SURNAME = (
    "ov",
    "ev",
    "ova",
    "eva",
    "ов",
    "ев",
    "ова",
    "ева",
    "зода",
    "zoda",
    "iyon",
    "иён",
    "пур",
    "ovich",
    "ович",
    "ин",
    "ода",
)
_SPEECH_REACH = 3  # words between a speaker and the verb
_DATELINE = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """
    A place name in a passage.

    Parameters
    ----------
    first, last
        Its words in the passage, the last not included.
    start, end
        Where it stands in the text.
    bearers
        What it may mean, best first.
    unit
        The kind of place that a word beside it says: ADM1, ADM2, P, H, S, T or "".
    """

    first: int
    last: int
    start: int
    end: int
    bearers: tuple[Match, ...]
    unit: str = ""
    place: Place | None = None
    confidence: float = 0.0
    roles: frozenset[str] = field(default_factory=frozenset)


def spot_names(passage: Passage, names: Names) -> list[Spot]:
    """Return the place names of a passage in order, the longest where they overlap; bearers not yet chosen."""
    found: list[Spot] = []
    first = 0
    while first < len(passage.words):
        spot = _longest_at(passage, first, names)
        if spot is not None and _names_a_place(passage, spot, found):
            found.append(spot)
            first = spot.last
        elif spot is not None and spot.last - spot.first > 1:
            first = spot.last
        else:
            first += 1
    return found


def _longest_at(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return the longest name that starts at a word, or None."""
    words = passage.words
    word = words[first]
    lettered = passage.language != "fa"
    if (
        word.digits
        or passage.has("place.never_first", first)
        or (lettered and not word.capital and not _adjective_of_unit(passage, first))
    ):
        return None
    if not names.may_start(_surface(passage, first), passage.language, sound=lettered):
        return _guessed(passage, first, names)
    for last in range(_run_end(passage, first), first, -1):
        if all(passage.unit_at(index) for index in range(first, last)):
            continue
        parts = [_surface(passage, index) for index in range(first, last)]
        opening = lettered and last - first == 1 and first == passage.sentence_first(first)
        bearers = _real_places(
            names.known(parts, "" if opening else passage.language, sound=lettered and not opening)
        )
        if bearers:
            return _spot(passage, first, last, bearers)
    return _with_its_unit(passage, first, names) or _guessed(passage, first, names)


def _real_places(bearers: Sequence[Match]) -> tuple[Match, ...]:
    """Return the bearers without the border itself, which the gazetteer lists as an area."""
    return tuple(match for match in bearers if not match.place.place_id.startswith("l-border-"))


def _with_its_unit(passage: Passage, first: int, names: Names) -> Spot | None:
    """Return a name that has the unit word before it as its own part: "бандари Шерхон" is Sher Khan Bandar."""
    if (
        passage.language not in {"tg", "fa"}
        or first == 0
        or passage.unit_at(first - 1) != "P"
        or not _adjoins(passage, first)
    ):
        return None
    unit = _surface(passage, first - 1).removesuffix("и")
    for last in range(_run_end(passage, first), first, -1):
        parts = [_surface(passage, index) for index in range(first, last)]
        bearers = names.known([*parts, unit], passage.language, sound=True)
        if bearers:
            return _spot(passage, first, last, bearers)
    return None


def _run_end(passage: Passage, first: int) -> int:
    """Return where the run of words ends that a name starting at `first` may take."""
    last = first + 1
    words = passage.words
    while (
        last < len(words) and last - first < _LONGEST and joined(passage.text, words[last - 1], words[last])
    ):
        if words[last].digits or words[last - 1].possessive or not _may_belong(passage, first, last):
            break
        last += 1
    return last


def _may_belong(passage: Passage, first: int, index: int) -> bool:
    """Return whether a word after the first may be part of a name: a capital, a unit word, or after a hyphen."""
    word = passage.words[index]
    if passage.language == "fa" or word.capital or not passage.words[first].capital or passage.unit_at(index):
        return True
    return "-" in gap(passage.text, passage.words[index - 1], word)


def _surface(passage: Passage, index: int) -> str:
    """Return a word as the text has it, without the English possessive."""
    word = passage.words[index]
    return passage.text[word.start : word.end - 2 if word.possessive else word.end]


def _spot(passage: Passage, first: int, last: int, bearers: tuple[Match, ...]) -> Spot:
    """Return the spot of a name; a unit word at its edge goes to the unit, not to the name."""
    unit = _unit_beside(passage, first, last)
    end = passage.words[last - 1].end - (2 if passage.words[last - 1].possessive else 0)
    return Spot(first, last, passage.words[first].start, end, bearers, unit)


def _unit_beside(passage: Passage, first: int, last: int) -> str:
    """Return the kind that the name's own words or the word before or after it say; "" if they say none."""
    for index in range(first, last):
        if passage.unit_at(index):
            return passage.unit_at(index)
    before = first - 1
    while before >= 0 and passage.words[before].norm in _BEFORE_NAME.get(passage.language, set()):
        before -= 1
    after = passage.unit_at(last) if last < len(passage.words) and _adjoins(passage, last) else ""
    ahead = passage.unit_at(before) if before >= 0 and _adjoins(passage, first) else ""
    if passage.language == "ru":
        adjective = passage.words[first].norm.endswith(
            ("ский", "ском", "ского", "скому", "ским", "ская", "ской", "скую", "кого", "ком")
        )
        return after if adjective else ahead
    if passage.language == "en":
        of = before < first - 1 and passage.words[before + 1].norm == "of"
        return after or (ahead if of or ahead in {"H", "S"} else "")
    return ahead


def _adjoins(passage: Passage, index: int) -> bool:
    """Return whether a word follows the one before it without a sign that parts them."""
    return index > 0 and joined(passage.text, passage.words[index - 1], passage.words[index])


def _adjective_of_unit(passage: Passage, first: int) -> bool:
    """Return whether a Russian adjective in small letters names a district: "в дарвазском районе"."""
    following = first + 1
    return (
        passage.language == "ru"
        and following < len(passage.words)
        and passage.words[first].norm.endswith(("ском", "ский", "ского", "ской", "скую", "ская"))
        and passage.unit_at(following) in {"ADM1", "ADM2"}
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
    unit = _unit_beside(passage, first, first + 1)
    near = first > 0 and (passage.has("place.near", first - 1) or passage.has("unit.border", first - 1))
    if passage.language == "fa":
        return _guessed_persian(passage, first, names, unit, near=near)
    if unit not in {"ADM1", "ADM2", "P", "S"} and not near:
        return None
    bearers = names.guess([_surface(passage, first)], passage.language)
    if unit:
        fitting = tuple(one for one in bearers if unit in (one.place.feature_code, one.place.feature_class))
        bearers = fitting or bearers
    if not bearers or bearers[0].confidence < _MIN_GUESS:
        return None
    return replace(_spot(passage, first, first + 1, bearers), unit=unit)


def _guessed_persian(passage: Passage, first: int, names: Names, unit: str, *, near: bool) -> Spot | None:
    """Return a misspelt name after a word for a kind of place; no capital marks it, so it must be nearly right."""
    if not near and unit not in {"ADM1", "ADM2", "P"}:
        return None
    for last in (first + 2, first + 1):
        if last >= len(passage.words):
            continue
        country = _is_country(passage, last, names)
        if not country and unit not in {"ADM1", "ADM2"}:
            continue
        bearers = names.guess([_surface(passage, index) for index in range(first, last)], passage.language)
        fitting = tuple(one for one in bearers if one.place.feature_code == unit)
        bearers = fitting or bearers
        if bearers and bearers[0].confidence >= (_MIN_GUESS if country else _SURE_GUESS):
            return _spot(passage, first, last, bearers)
    return None


def _is_country(passage: Passage, index: int, names: Names) -> bool:
    """Return whether a word is the name of a country."""
    found = names.known([_surface(passage, index)], passage.language, sound=False)
    return bool(found) and found[0].place.feature_code in _COUNTRIES


def _names_a_place(passage: Passage, spot: Spot, found: Sequence[Spot]) -> bool:
    """Return whether a name that the gazetteer knows stands for a place here."""
    codes = _codes(spot)
    if spot.unit == "ADM1" and not any(match.place.feature_code in _PROVINCES for match in spot.bearers):
        return False  # a province that the gazetteer does not know, named after a town that it does
    if _is_person(passage, spot) or _is_owner(passage, spot, found, codes) or _is_organisation(passage, spot):
        return False
    beside = _beside_place(passage, spot, found)
    if codes & _SPEAKERS:
        return _is_located(passage, spot) or beside or _is_dateline(passage, spot)
    if _speaks(passage, spot) or not _certain_enough(passage, spot, beside=beside):
        return False
    return True


def _codes(spot: Spot) -> set[str]:
    """Return what kinds of place the likeliest bearers of a name are."""
    best = spot.bearers[0].confidence
    return {match.place.feature_code for match in spot.bearers if best - match.confidence <= _AS_GOOD}


def _certain_enough(passage: Passage, spot: Spot, *, beside: bool) -> bool:
    """Return whether a name that is also a common word, or short, has a word beside it that says it is a place."""
    if any(passage.has(f"months.{month}", spot.first) for month in range(12)) and not spot.unit:
        return False
    written = " ".join(passage.words[index].norm for index in range(spot.first, spot.last))
    common = any(passage.has("place.ambiguous", index) for index in range(spot.first, spot.last)) and (
        spot.last - spot.first == 1
    )
    common = common or passage.number_at(spot.first, spot.last)
    short = len(written) < _SHORT
    if passage.language == "fa":
        if passage.number_at(spot.first, spot.last):
            return bool(spot.unit)
        return bool(spot.unit) or beside or not (common or short)
    best = spot.bearers[0]
    outdated = (
        best.match_type not in {"exact", "normalised"} and best.matched_kind == "former" and not spot.unit
    )
    if outdated:
        return False  # "former Soviet republic" is not the district once called Sovet
    weak = common or short or best.match_type == "fuzzy"
    if not weak:
        return True
    return bool(spot.unit) or (
        spot.first > passage.sentence_first(spot.first) and (_is_located(passage, spot) or beside)
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
    norm = passage.words[before].norm
    if norm in {"of"}:
        return before > 0 and (passage.has("unit.of_heads", before - 1) or bool(passage.unit_at(before - 1)))
    if norm in {"with", "с", "бо", "با"}:
        return any(passage.has("unit.border", index) for index in range(max(0, before - 4), before))
    if norm in {"and", "и", "ва", "و"}:
        return False
    return passage.has("place.locative", before)


def _adjoins_after(passage: Passage, index: int) -> bool:
    """Return whether the word after `index` follows it without a sign that parts them."""
    return _adjoins(passage, index + 1)


def _beside_place(passage: Passage, spot: Spot, found: Sequence[Spot]) -> bool:
    """Return whether a place stands right before the name: "Darvoz, Tajikistan", "Khorugh and Ishkoshim"."""
    if not found:
        return False
    last = found[-1].last
    if passage.sentence_number(last - 1) != passage.sentence_number(spot.first):
        return False
    if any(sign in passage.text[passage.words[last - 1].end : spot.start] for sign in ";:؛("):
        return False
    linked = {"and", "и", "ва", "و", "in", "of"}
    between = [passage.words[index].norm for index in range(last, spot.first)]
    units = all(word in linked or passage.unit_at(last + step) for step, word in enumerate(between))
    return units and len(between) <= 2 and passage.words[last - 1].end <= spot.start  # noqa: PLR2004 - a unit and "and"


def _is_dateline(passage: Passage, spot: Spot) -> bool:
    """Return whether the name opens a text as the place it was sent from: "DUSHANBE - …"."""
    if spot.first >= _DATELINE or spot.last >= len(passage.words):
        return False
    after = passage.text[spot.end : passage.words[spot.last].start]
    return passage.text[spot.start : spot.end].isupper() or any(dash in after for dash in ("—", " - ", "–"))  # noqa: RUF001


def _is_person(passage: Passage, spot: Spot) -> bool:
    """Return whether the name is part of a person's: a title before it, a surname after it."""
    words = passage.words
    if spot.first > 0 and passage.has("place.titles", spot.first - 1) and not spot.unit:
        return not passage.has("place.not_title", spot.first - 1)
    if spot.unit:
        return False
    if spot.first > 0 and words[spot.first].norm.endswith(_SURNAME) and words[spot.first - 1].capital:
        return True
    if spot.last >= len(words) or not words[spot.last].capital:
        return False
    following = words[spot.last]
    return gap(passage.text, words[spot.last - 1], following) == " " and following.norm.endswith(_SURNAME)


def _is_owner(passage: Passage, spot: Spot, found: Sequence[Spot], codes: set[str]) -> bool:
    """Return whether the name only says whose people or body somebody is: "Tajikistan's president"."""
    words = passage.words
    if words[spot.last - 1].possessive:
        reach = range(spot.last, min(spot.last + 4, len(words)))
        if any(passage.has("place.holder", index) for index in reach):
            return True
    before = spot.first - 1
    if before >= 0 and words[before].norm == "of":
        before -= 1
    if before < 0 or not _adjoins_after(passage, before):
        return False
    if (
        codes & _COUNTRIES
        and passage.has("unit.folk", before)
        and not (found and found[-1].last == spot.first)
    ):
        return True
    return (
        passage.has("place.holder", before)
        and not passage.unit_at(before)
        and not (passage.has("unit.folk", before) and not codes & _COUNTRIES)
    )


def _is_organisation(passage: Passage, spot: Spot) -> bool:
    """Return whether an English name stands before the body it belongs to: "Khatlon police", "Khatlon regional court"."""
    if passage.language != "en" or spot.unit:
        return False
    index = spot.last
    while index < len(passage.words) and passage.has("place.local", index) and index < spot.last + 2:
        index += 1
    if index >= len(passage.words) or not all(_adjoins(passage, one) for one in range(spot.last, index + 1)):
        return False
    return passage.has("place.holder", index) and not passage.words[spot.last - 1].possessive


def _speaks(passage: Passage, spot: Spot) -> bool:
    """Return whether a town at the head of a sentence speaks: "Faizabad has not commented"."""
    if spot.unit or spot.first != passage.sentence_first(spot.first):
        return False
    reach = range(spot.last, min(spot.last + _SPEECH_REACH, len(passage.words)))
    return any(passage.has("speech.verbs", index) for index in reach)
