"""One row's words → one place, with the radius that the words support."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from gazetteer import Gazetteer, Match, Place
from gazetteer.normalize import search_key
from gazetteer.sounds import sound_key
from geo.incidents.circles import Circle, enclosing_circle, moved
from geo.incidents.evidence import Evidence, holds, read_evidence
from geo.incidents.phrases import Mention, guessed_mentions, read_phrase
from geo.incidents.problems import quoted

BORDER = "l-border-tj-af"
# What a row's own geo_precision says of its radius: 1 exact, 2 near the place or its district, 3 its region.
PRECISION_KM = {1: 0.0, 2: 5.0, 3: 25.0}
_POST_KM = 15.0  # a post or crossing that is known only by the name of the village behind it
_DISTRICT_KM = 10.0
_SMALL_AREA_KM = 8.0  # a city as an area: its suburbs lie outside
_EXACT, _REGION = 1, 3
_FIT_REGION = 2
# A name that is this much less sure than the surest of its phrase is not taken for being more precise.
_TOLERANCE = 0.4
# How sure a misspelt name must be: more where the row says less of its place.
_FUZZY_IN_COUNTRY, _FUZZY_ANYWHERE = 0.6, 0.7
_CANDIDATES = 5
_DISTINCTION = re.compile(r"\s*\(.*\)$")


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says of its place; None where it says nothing. `geo_precision` is 1 to 3, `year` YYYY."""

    location: str | None
    admin2: str | None
    admin1: str | None
    country: str | None
    geo_precision: int | None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """
    Where a row's words place it.

    Parameters
    ----------
    circle
        Centre (lon, lat) in degrees and radius in km; None where the row cannot be placed.
    place_id, place_name
        The gazetteer's place; the id is None where the circle spans several places.
    match_type
        What placed it: location, toponym, admin2 or admin1.
    confidence
        0 to 1.
    candidates
        What else the words could mean.
    problem
        Why it could not be placed.
    is_point
        Whether the place is a settlement or a spot, which is never exchanged for the district around it.
    """

    circle: Circle | None
    place_id: str | None = None
    place_name: str | None = None
    match_type: str | None = None
    confidence: float | None = None
    candidates: str | None = None
    problem: str | None = None
    is_point: bool = False


@dataclass(frozen=True, slots=True)
class _Option:
    """One reading of a mention, with its score and the circle that it supports."""

    mention: Mention
    match: Match
    score: float
    circle: Circle


def place_words(words: Words, gazetteer: Gazetteer) -> Placing:
    """
    Return where a row's words place it.

    The location is taken whole, then the place name inside it, then admin2, then admin1. What the row says of
    country, region and district decides between namesakes; a reading that contradicts it is not taken, and is
    noted among the candidates.
    """
    evidence = read_evidence(words.country, words.admin1, words.admin2, gazetteer)
    mentions = read_phrase(words.location, gazetteer, words.year) if words.location else []
    evidence = _with_country_of(mentions, evidence)
    mentions = [mention for mention in mentions if not _is_country(mention)] or _border(mentions, gazetteer)
    readings = [_options(mention, mentions, words, evidence) for mention in mentions]
    chosen = _choose([options for options in readings if options])
    if chosen is None and words.location:
        guessed = guessed_mentions(words.location, lambda name: _believed(name, gazetteer, evidence))
        readings = [_options(mention, [], words, evidence) for mention in guessed]
        chosen = _choose([options for options in readings if options])
        mentions = [*mentions, *guessed]
    noted = _candidates(mentions, chosen)
    area = _area(evidence, words)
    if chosen is None or (area is not None and _is_vaguer(chosen, area)):
        return replace(area, candidates=noted) if area is not None else _unplaced(words, evidence, noted)
    return replace(chosen, candidates=noted)


def _options(mention: Mention, mentions: list[Mention], words: Words, evidence: Evidence) -> list[_Option]:
    """Return the readings of a mention that the row does not contradict, best first."""
    codes_known = {match.place.feature_code for match in mention.matches} & set(mention.codes)
    container = mention.container or bool(mention.codes and not codes_known)
    options = []
    for match in mention.matches:
        fit = evidence.fit(match.place)
        if fit < 0 and mention.role != "away":
            continue
        score = match.confidence + 0.05 * fit + _precision_score(match.place, words.geo_precision)
        score += 0.1 if container and match.place.feature_class == "A" else 0.0
        if match.place.feature_code in mention.codes and match.match_type != "fuzzy":
            score += 0.45  # "Maymay district" is no village, however well its name fits
        score += _wording_score(mention, match, words.year)
        score += sum(_support(match.place, other) for other in mentions if other is not mention)
        options.append(_Option(mention, match, score, _circle(mention, match.place, words.geo_precision)))
    return sorted(options, key=lambda option: -option.score)


def _wording_score(mention: Mention, match: Match, year: str | None) -> float:
    """Return how much the words around a name, and the name itself, speak for one of its bearers."""
    from_town = mention.role != "at" or mention.loose_km or mention.offset is not None
    score = 0.1 if from_town and not mention.container and match.place.feature_class == "P" else 0.0
    named = [_plain_name(place) for place in (match.place, *(rival.place for rival in mention.matches))]
    asked = search_key(mention.text)
    # Its present name, not a variant that a source gives to a neighbour. Where one bearer is spelt just as
    # asked, so are those that only another romanisation of the same name tells from it, and in a dated row
    # those that were called so (the gazetteer says which name held then).
    formerly = bool(year) and match.matched_kind == "former" and match.match_type != "fuzzy"
    if asked == named[0] or formerly or (asked in named and sound_key(asked) == sound_key(named[0])):
        score += 0.05
    return score


def _plain_name(place: Place) -> str:
    """Return the search key of a name without what tells namesakes apart: Langar of "Langar (Ishkoshim)"."""
    return search_key(_DISTINCTION.sub("", place.name))


def _precision_score(place: Place, precision: int | None) -> float:
    """Return how much a row's own precision speaks for a place of this size."""
    if precision == _EXACT:
        return {"ADM1": -0.15, "ADM2": -0.08, "RGN": -0.15}.get(place.feature_code, 0.08)
    if precision == _REGION:
        return 0.08 if place.feature_code == "ADM1" else 0.0
    return 0.03 if place.feature_code == "ADM2" and precision is not None else 0.0


def _support(place: Place, other: Mention) -> float:
    """Return what another name in the phrase speaks for a reading: the same place most, its district some."""
    if any(match.place.place_id == place.place_id for match in other.matches):
        return 0.15
    return 0.06 if any(_is_nested(place, match.place) for match in other.matches) else 0.0


def _is_nested(one: Place, other: Place) -> bool:
    """Say whether the larger of two places is an area that holds the other."""
    larger, smaller = sorted((one, other), key=lambda place: -place.radius_km)
    if larger.feature_class != "A" or (
        larger.feature_code == "ADM2" and smaller.admin2_id not in ("", larger.place_id)
    ):
        return False
    return holds(larger, smaller)


def _circle(mention: Mention, place: Place, precision: int | None) -> Circle:
    """Return the circle in which an event lies of which the phrase says this."""
    loose_km = mention.loose_km
    if place.feature_class == "A" and mention.role == "at" and place.radius_km > _SMALL_AREA_KM:
        loose_km = 0.0  # a forest, a suburb, an unnamed village of a district lies in it
    called = mention.codes[0] if mention.codes else place.feature_code
    if called.startswith("ADM") and place.feature_class == "S":
        loose_km = max(loose_km, _DISTRICT_KM)
    if place.feature_class == "P" and not called.startswith("PPL"):
        # A post or a crossing that is known only by the village behind it; a district only by a place in it.
        loose_km = max(loose_km, _DISTRICT_KM if called.startswith("ADM") else _POST_KM)
    circle = Circle(place.longitude, place.latitude, place.radius_km + loose_km)
    if mention.offset is not None:
        distance_km, azimuth = mention.offset
        if azimuth is None:
            circle = replace(circle, radius_km=circle.radius_km + distance_km)
        else:
            # A direction of the compass is good to an eighth of a turn at most, a distance to a quarter.
            circle = moved(
                replace(circle, radius_km=circle.radius_km + 0.4 * distance_km), distance_km, azimuth
            )
    return replace(circle, radius_km=max(circle.radius_km, PRECISION_KM.get(precision or _EXACT, 0.0)))


def _choose(readings: list[list[_Option]]) -> Placing | None:
    """Choose among the best readings of all mentions: where it is said to be, as precisely as it is said."""
    best = [options[0] for options in readings]
    there = [option for option in best if option.mention.role in ("at", "near")]
    if not there:
        apart = _spanning(best) if len(best) > 1 else None
        if apart is not None or not best:
            return apart
        only = best[0]
        wide = replace(only.circle, radius_km=only.circle.radius_km + 10)
        return _placing(replace(only, circle=wide), "toponym")
    joined = _joined(there)
    if joined is not None:
        return joined
    surest = max(option.match.confidence for option in there)
    sure = [option for option in there if option.match.confidence >= surest - _TOLERANCE]
    chosen = min(sure, key=lambda option: option.circle.radius_km)
    return _placing(chosen, "location" if chosen.mention.whole else "toponym")


def _joined(options: list[_Option]) -> Placing | None:
    """Return the circle of several places that the phrase joins, unless one of them lies in the other."""
    for before, after in pairwise(options):
        if not (after.mention.joined or before.mention.between):
            continue
        if before.match.place.place_id == after.match.place.place_id:
            continue
        if not _is_nested(before.match.place, after.match.place):
            return _spanning([before, after])
    return None


def _spanning(options: list[_Option]) -> Placing:
    """Return the circle that holds those of all options."""
    circle = options[0].circle
    for option in options[1:]:
        circle = enclosing_circle(circle, option.circle)
    names = dict.fromkeys(option.match.place.name for option in options)
    confidence = min(option.match.confidence for option in options) * 0.9
    return Placing(circle, None, " / ".join(names), "toponym", round(confidence, 3))


def _placing(option: _Option, match_type: str) -> Placing:
    """Return the placing by one option."""
    place = option.match.place
    confidence = option.match.confidence * (1.0 if match_type == "location" else 0.95)
    return Placing(
        option.circle,
        place.place_id,
        place.name,
        match_type,
        round(confidence, 3),
        is_point=place.feature_class in ("P", "S"),
    )


def _area(evidence: Evidence, words: Words) -> Placing | None:
    """Return the district, else the region, that the row names."""
    for match_type, areas, certainty in (("admin2", evidence.admin2, 0.9), ("admin1", evidence.admin1, 0.8)):
        if areas:
            place = areas[0].place
            radius_km = max(place.radius_km, PRECISION_KM.get(words.geo_precision or _EXACT, 0.0))
            if place.feature_class != "A":
                radius_km += _POST_KM  # a district known only by its seat
            circle = Circle(place.longitude, place.latitude, radius_km)
            confidence = round(areas[0].confidence * certainty, 3)
            return Placing(circle, place.place_id, place.name, match_type, confidence)
    return None


def _is_vaguer(chosen: Placing, area: Placing) -> bool:
    """Say whether the location tells less than the district or region that the row names beside it."""
    if chosen.circle is None or area.circle is None or chosen.place_id == area.place_id or chosen.is_point:
        return False
    return chosen.circle.radius_km > area.circle.radius_km * 1.2


def _is_country(mention: Mention) -> bool:
    """Say whether a mention names a country."""
    return mention.matches[0].place.feature_code == "PCLI"


def _with_country_of(mentions: list[Mention], evidence: Evidence) -> Evidence:
    """Take the country that the phrase names where the row names none."""
    codes = {mention.matches[0].place.country_code for mention in mentions if _is_country(mention)}
    if evidence.country_code or len(codes) != 1:
        return evidence
    return replace(evidence, country_code=codes.pop())


def _border(mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Return the border between Tajikistan and Afghanistan where a phrase names just these two countries."""
    codes = {mention.matches[0].place.country_code for mention in mentions}
    if codes != {"TJ", "AF"}:
        return []
    match = Match(gazetteer.get(BORDER), "unit", "", "variant", 0.8)
    return [
        replace(mentions[0], matches=(match,), role="at", codes=(), joined=False, between=False, whole=False)
    ]


def _believed(name: str, gazetteer: Gazetteer, evidence: Evidence) -> tuple[Match, ...]:
    """Return what a name may mean, misspelt as it may be, if the row bears it out."""
    return tuple(match for match in gazetteer.geocode(name, limit=12) if _is_believed(match, evidence))


def _is_believed(match: Match, evidence: Evidence) -> bool:
    """Say whether a misspelt name is near enough, given what the row says of its place."""
    fit = evidence.fit(match.place)
    if fit < 0 or match.place.feature_code == "PCLI":
        return False
    if match.match_type != "fuzzy" or fit >= _FIT_REGION:
        return True
    if evidence.stated:
        return False  # the row names a region that is not known: the place may be anywhere
    return match.confidence >= (_FUZZY_IN_COUNTRY if fit else _FUZZY_ANYWHERE)


def _candidates(mentions: list[Mention], chosen: Placing | None) -> str | None:
    """List what else the names in the phrase could mean."""
    others = {
        match.place.place_id: f"{match.place.name} ({match.place.place_id})"
        for mention in mentions
        if mention.role in ("at", "near")
        for match in mention.matches
        if chosen is None or match.place.place_id != chosen.place_id
    }
    return "; ".join(list(others.values())[:_CANDIDATES]) or None


def _unplaced(words: Words, evidence: Evidence, noted: str | None) -> Placing:
    """Say why a row cannot be placed."""
    if not words.location:
        told = "the row has neither coordinates nor a location"
        return Placing(None, candidates=noted, problem=f"{told}; give one of them")
    if noted:
        told = f"location {quoted(words.location)} is known only where the row says it is not"
        return Placing(None, candidates=noted, problem=f"{told} ({noted}); check country, admin1 and admin2")
    beside = "" if evidence.stated else ", and the row names no district or region"
    remedy = "name a district or region, or give coordinates"
    return Placing(
        None, problem=f"location {quoted(words.location)} names no place that is known{beside}; {remedy}"
    )
