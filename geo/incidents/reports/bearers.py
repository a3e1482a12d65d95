"""Which of several places of one name a text means: its unit, its neighbours and the country decide."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from gazetteer.normalize import words_of
from gazetteer.place import Match, Place
from gazetteer.sounds import is_arabic, skeletons
from geo.incidents.reports.at_home import at_home
from geo.incidents.reports.border_zone import remoteness
from geo.incidents.reports.destinations import bound_for
from geo.incidents.reports.districts import (
    country_of_taliban,
    is_afghan_unit,
    is_hit_from_afghan_soil,
    is_namesake,
    is_unknown,
    with_afghan,
    with_districts,
)
from geo.incidents.reports.kinship import Kin, Others
from geo.incidents.reports.names import Names
from geo.incidents.reports.owners import is_of_detachment
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import LINK_WORDS, Spot, adjoins, right_after
from geo.incidents.reports.told_area import as_told_once, with_told_areas
from geo.incidents.reports.toponyms import spot_names

# What each hint adds to the confidence of a candidate: the word beside the name most, the article least.
_UNIT_FITS, _UNIT_FAILS = 0.6, -0.3
_JUST_THAT = 1.0  # of the valley, the bridge where a word beside the name says that it is one
_CROSSED = 1.0  # of a river that is crossed or has a bank
_IN = {"in", "at", "near"}  # before no river: "by the river in Vanj"
_ON = {"T": 1.2, "H": 0.8}  # "на Пяндже", "на Памире": towns and districts have "в"
_COUNTRY_AFTER = 0.6
_REST_OF_TEXT = 0.3  # the share that a neighbour in another sentence counts
_NAMESAKE = 0.4  # the share of what is said beside other mentions of the name
_SAID_OUTRIGHT = 2.0  # before that share is taken, of an area right after another mention
_NATION_NEAR = 0.2
_NATION_REACH = 6
_HIT_FROM = 1.2  # of a place across the border from where the shots came
_OF_DISTRICT = 0.8  # of a Tajik place, for "Ишкашимский район": an Afghan one is called an уезд
_RIGHT_BEFORE, _TOLD = 4, 0.8  # how much more "Afghan" says right before the name, and what it says then
_NATIONS = (("place.afghan", "AF"), ("place.tajik", "TJ"))
_NOT_YET_THERE = -0.8  # of a place in the country that contraband was bound for: it was caught before
_SEATS = {"PPLA": 0.3, "PPLC": 2.0}  # "the city of", of seats rather than smaller towns of the name
_IN_ITS_DISTRICT = 0.1  # "the town of", of the one whose district has the same name
_SENT_FROM = 2.0  # a capital, of a report sent from there
_PROVINCE = 0.2  # a bare name is a province rather than a town abroad: "Balkh"
_OF_KIND = {"former": -0.3, "variant": -0.03}  # names that a place has beside its own
_ALIAS = -0.1  # of a name that is not a spelling of a place's own: "Pyandzh" for Dusti
_RIVER_ALIAS = 6  # how much more that says of a river, which is called after towns on it: "Khanabad"
_OF_A_PART = -0.1  # of a name that only a part of several words is: "Badakhshan" of "Gorno-Badakhshan"
_PART_OF_PROVINCE = -0.35  # of a province by a word of its name: "Badakhshan" is seldom Gorno-Badakhshan
_UNIT_AND_NAME = 2  # words: "Вилояти Бадахшон"
_FORMER_AREA = -0.5  # of an area that once had the name of its seat: "Курган-Тюбе"
_NO_UNIT_DISTRICT = 0.05  # a bare name is the district rather than its seat
_NEAR_TOWN = 0.2  # one is near a town rather than a district
_CAPITAL = 2.0  # a bare name of a capital is that, whatever else is near: "в Москве"
_NO_UNIT_STRUCTURE = -0.4  # a bridge or post that is called as the town beside it
_VALLEYS, _ROAD = {"VAL", "STM"}, 3  # words from one end of a road to "road"
_NO_UNIT_RIVER = -0.2  # a river that nothing beside it says is one
_ADJECTIVES, _DISTRICT = ("ский", "ского", "скому", "ским", "ском"), "район"
_AREAS = {"ADM1", "ADM2", "PCLI"}


def find_places(passage: Passage, names: Names, *, owned: bool = False) -> list[Spot]:
    """Return the place names of a passage, each with the place it means; `owned`: "the mayor of X", too."""
    named = spot_names(passage, names, owned=owned)
    spots = [
        with_districts(with_afghan(passage, spot, names), names, afghan=is_afghan_unit(passage, spot))
        for spot in named
    ]
    spots = with_told_areas(passage, as_told_once(passage, named, spots), names)
    spots = [spot for spot in spots if not is_unknown(passage, spot, spots)]
    own = _with_namesakes(passage, spots, [_own_scores(passage, spot) for spot in spots])
    guesses = _likeliest(spots, own)
    scores = _scores(passage, spots, own, guesses)
    meant = _likeliest(spots, scores)
    changed = [number for number, one in enumerate(meant) if one.place_id != guesses[number].place_id]
    if changed:
        first, scores = scores, _scores(passage, spots, own, meant)
        if len(changed) > 1 and _likeliest(spots, scores) == guesses:  # each follows what the other was
            surest = max(
                changed,
                key=lambda number: max(first[number]) - first[number][own[number].index(max(own[number]))],
            )
            scores = _scores(passage, spots, own, [*guesses[:surest], meant[surest], *guesses[surest + 1 :]])
    found = [_chosen(spot, mine) for spot, mine in zip(spots, scores, strict=True)]
    return [spot for number, spot in enumerate(found) if not is_namesake(passage, found, number)]


def _likeliest(spots: Sequence[Spot], scores: Sequence[Sequence[float]]) -> list[Place]:
    """Return the place that each name means by its scores, the first of equals."""
    return [spot.bearers[mine.index(max(mine))].place for spot, mine in zip(spots, scores, strict=True)]


def _with_namesakes(passage: Passage, spots: Sequence[Spot], own: Sequence[list[float]]) -> list[list[float]]:
    """Return scores with a share of what words beside other mentions of the same name say of its country."""
    mentions: dict[frozenset[str], list[int]] = {}
    for number, spot in enumerate(spots):
        if len(spot.bearers) > 1:
            key = frozenset([match.place.place_id for match in spot.bearers])
            mentions.setdefault(key, []).append(number)
    result = list(own)
    for numbers in mentions.values():
        codes = {match.place.country_code for match in spots[numbers[0]].bearers}
        if len(numbers) == 1 or not codes.issuperset(country for _, country in _NATIONS):
            continue
        told = {
            country: [
                _nation_hint(passage, spots[number], name) + _area_hint(passage, spots, number, country)
                for number in numbers
            ]
            for name, country in _NATIONS
        }
        share = _NAMESAKE / (len(numbers) - 1)
        for position, number in enumerate(numbers):
            if passage.language == "fa" and sum(said[position] >= _TOLD for said in told.values()) == 1:
                continue  # "در ناحیهٔ شغنان", and below it "باشندهٔ ولسوالی شغنان افغانستان"
            others = {country: share * (sum(said) - said[position]) for country, said in told.items()}
            result[number] = [
                score + others.get(match.place.country_code, 0.0)
                for match, score in zip(spots[number].bearers, own[number], strict=True)
            ]
    return result


def _area_hint(passage: Passage, spots: Sequence[Spot], number: int, country: str) -> float:
    """Return what an area of a country right after a name says of it: "Дарқади вилояти Тахор"."""
    if number + 1 == len(spots) or not right_after(passage, spots[number], spots[number + 1]):
        return 0.0
    areas = [match.place for match in spots[number + 1].bearers]
    sure = all(area.country_code == country and area.feature_code in _AREAS for area in areas)
    return _SAID_OUTRIGHT if sure else 0.0


def _scores(
    passage: Passage, spots: Sequence[Spot], own: Sequence[list[float]], guesses: list[Place]
) -> list[list[float]]:
    """Return how likely each name means each of its bearers, given what the others are taken to mean."""
    result: list[list[float]] = []
    rest = Others(guesses)
    for low, high in _by_sentence(passage, spots):
        if all(len(spot.bearers) == 1 for spot in spots[low:high]):
            result += own[low:high]
            continue
        rest.leave_out(low, high)
        near = _near(guesses, low, high)
        for number in range(low, high):
            spot = spots[number]
            if len(spot.bearers) == 1:
                result.append(own[number])
                continue
            if high - low > 1:
                near.remove(guesses[number : number + 1])
            places = [match.place for match in spot.bearers]
            parts = zip(
                own[number],
                _beside_scores(passage, number, places, spots, guesses),
                near.kinships(places),
                rest.kinships(places),
                strict=True,
            )
            result.append(
                [score + beside + close + _REST_OF_TEXT * far for score, beside, close, far in parts]
            )
            if high - low > 1:
                near.add(guesses[number : number + 1])
    return result


def _near(guesses: Sequence[Place], low: int, high: int) -> Kin:
    """Return the places of one sentence; the one before it where it names a single one."""
    alone = high - low == 1
    return Kin(guesses[max(0, low - 1) : low] if alone else guesses[low:high])


def _by_sentence(passage: Passage, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """Yield which spots, the last not included, stand in one sentence."""
    low = 0
    while low < len(spots):
        end = passage.sentences[passage.sentence_number(spots[low].first)].last
        high = low + 1
        while high < len(spots) and spots[high].first < end:
            high += 1
        yield low, high
        low = high


def _chosen(spot: Spot, scores: Sequence[float]) -> Spot:
    """Return a spot with the likeliest of its bearers: the one with the best score, the first of equals."""
    if len(spot.bearers) == 1:
        return spot.meaning(spot.bearers[0].place, spot.bearers[0].confidence)
    best = scores.index(max(scores))
    others = [*scores[:best], *scores[best + 1 :]]
    second = others.index(max(others))
    match, rival = spot.bearers[best], spot.bearers[second + (second >= best)]
    lead = scores[best] - others[second]
    doubt = 1.0 if _nested(match.place, rival.place) else min(1.0, 0.6 + 2 * lead)
    return spot.meaning(match.place, match.confidence * doubt)


def _own_scores(passage: Passage, spot: Spot) -> list[float]:
    """Return how well each candidate fits the name and the words beside it; a single one needs no score."""
    if len(spot.bearers) == 1:
        return [0.0]
    unit = _unit_hint(passage, spot)
    long = spot.last - spot.first > 1
    town = spot.first > 0 and passage.has("place.town", spot.first - 1)
    abroad = len({match.place.country_code for match in spot.bearers}) > 1
    bare = abroad and not (spot.unit or town)
    namesakes = {match.place.place_id for match in spot.bearers}
    nation = {country: _nation_hint(passage, spot, name) for name, country in _NATIONS}
    line = passage.dateline  # agencies report from capitals: "Москва. 14 марта."
    sent = line is not None and not line.bare and line.start <= spot.start < line.end
    for home, hint in at_home(passage, spot) if abroad else ():
        nation[home] += hint
    if spot.unit == "ADM2" and passage.language == "ru" and _is_of_tajik_district(passage, spot):
        nation["TJ"] += _OF_DISTRICT
    if is_hit_from_afghan_soil(passage, spot):
        nation["TJ"] += _HIT_FROM
    return [
        match.confidence
        + unit(match.place)
        + nation.get(match.place.country_code, 0.0)
        + (_SEATS.get(match.place.feature_code, 0.0) if town else 0.0)
        + (_IN_ITS_DISTRICT if town and match.place.admin2_id in namesakes else 0.0)
        + (_SENT_FROM if sent and match.place.feature_code == "PPLC" else 0.0)
        + _of_kind(match.matched_kind, long=long)
        + (_ALIAS * (_RIVER_ALIAS if match.place.feature_class == "H" else 1) if _is_alias(match) else 0.0)
        + (_OF_A_PART if long and match.match_type == "unit" else 0.0)
        + (_PART_OF_PROVINCE if abroad and _is_part_of_province(match) else 0.0)
        + (_FORMER_AREA if match.match_type == "unit" and match.matched_kind == "former" else 0.0)
        + remoteness(match.place)
        + (_PROVINCE if bare and match.place.feature_code == "ADM1" else 0.0)
        for match in spot.bearers
    ]


def _of_kind(kind: str, *, long: bool) -> float:
    """Return what the kind of name says; a former one of several words is no other place's by chance."""
    return _OF_KIND.get("variant" if long and kind == "former" else kind, 0.0)


def _is_part_of_province(match: Match) -> bool:
    """Return whether the name is a word of the longer name of a province."""
    longer = match.place.feature_code == "ADM1" and match.match_type == "unit"
    return longer and len(words_of(match.matched_name)) > _UNIT_AND_NAME


@lru_cache(maxsize=10_000)
def _begin_alike(name: str, other: str) -> bool:
    """Return whether two names in Latin or Cyrillic letters begin with the same consonant."""
    one, two = (skeletons(words_of(text))[0] for text in (name, other))
    return one[:1] == two[:1]


def _is_alias(match: Match) -> bool:
    """Return whether the name is no spelling of the place's own, nor its former one."""
    name = match.matched_name
    return (
        match.matched_kind == "variant" and not is_arabic(name) and not _begin_alike(name, match.place.name)
    )


def _beside_scores(
    passage: Passage,
    number: int,
    places: Sequence[Place],
    spots: Sequence[Spot],
    guesses: Sequence[Place],
) -> list[float]:
    """Return what the names right before and after say of each: "Afghanistan's Khost", "Rustaq in Takhar"."""
    spot, areas = spots[number], list[Place]()
    if number:
        before = spots[number - 1]
        if passage.words[before.last - 1].possessive and right_after(passage, before, spot):
            areas.append(guesses[number - 1])
    if number + 1 < len(spots):
        beside = guesses[number + 1]
        if beside.feature_code in _AREAS and right_after(passage, spot, spots[number + 1]):
            touching = spots[number + 1].first == spot.last and adjoins(passage, spot.last)
            areas += [beside] * (1 + (touching and passage.language == "fa"))  # "اشکاشم تاجیکستان"
    bound = bound_for(passage, number, spots, guesses)
    if not (areas or bound):
        return [0.0] * len(places)
    return [
        sum((_COUNTRY_AFTER for area in areas if _belongs(place, area)), 0.0)
        + (_NOT_YET_THERE if place.country_code == bound else 0.0)
        for place in places
    ]


def _unit_hint(passage: Passage, spot: Spot) -> Callable[[Place], float]:
    """Return what the word beside the name says of a candidate."""
    if spot.unit:
        said = spot.unit
        codes = _VALLEYS if said == "T" and _is_valley(passage, spot) else set()
        codes = {"BDG"} if said == "S" and _is_bridge(passage, spot) else codes
        if codes:
            return lambda place: _JUST_THAT if place.feature_code in codes else _UNIT_FAILS
        return lambda place: _UNIT_FITS if said in (place.feature_code, place.feature_class) else _UNIT_FAILS
    meant = "PSTB" if is_of_detachment(passage, spot) else "H" if _crossed(passage, spot) else ""
    if meant:
        return lambda place: _CROSSED if meant in (place.feature_class, place.feature_code) else 0.0
    if passage.language == "ru" and spot.first > 0 and passage.words[spot.first - 1].norm == "на":
        return lambda place: _ON.get(place.feature_class, 0.0)
    near = spot.first > 0 and passage.has("place.near", spot.first - 1)
    sector = spot.first > 0 and passage.has("place.sector", spot.first - 1)
    seat = any(one.place.feature_code in {"PPLA", "PPLC"} for one in spot.bearers)
    if near or (seat and not sector):  # "дар қитъаи дастаи сарҳадии Маскав" is in no capital
        return _near_town if near and passage.language != "fa" else _bare_town
    return _bare_name


def _is_bridge(passage: Passage, spot: Spot) -> bool:
    """Return whether a bridge of the name is known, and a word beside it says bridge or crossing."""
    beside = passage.has_any("place.bridge", max(0, spot.first - 1), min(spot.last + 1, len(passage.words)))
    return beside and any(match.place.feature_code == "BDG" for match in spot.bearers)


def _is_valley(passage: Passage, spot: Spot) -> bool:
    """Return whether a word beside a name says valley or gorge: that of a river, no range."""
    before = spot.first > 0 and passage.has("place.valley", spot.first - 1)
    return before or (spot.last < len(passage.words) and passage.has("place.valley", spot.last))


def _bare_town(place: Place) -> float:
    """Return what is said for a candidate where a bare name is rather a town."""
    if place.feature_code == "PPLC":
        return _CAPITAL
    return {"P": _NO_UNIT_DISTRICT, "S": _NO_UNIT_STRUCTURE, "H": _NO_UNIT_RIVER}.get(
        place.feature_class, 0.0
    )


def _near_town(place: Place) -> float:
    """Return what is said for a candidate where something is near it."""
    return _NEAR_TOWN if place.feature_class == "P" else _bare_town(place)


def _bare_name(place: Place) -> float:
    """Return what is said for a candidate where a bare name is rather a district than its seat."""
    if place.feature_class in {"S", "H"}:
        return _NO_UNIT_STRUCTURE if place.feature_class == "S" else _NO_UNIT_RIVER
    return _NO_UNIT_DISTRICT if place.feature_code == "ADM2" else 0.0


def _crossed(passage: Passage, spot: Spot) -> bool:
    """Return whether the words before a name speak of a river: "along the Panj", "перешли Пяндж"."""
    before = passage.words[spot.first - 1].norm if passage.language == "en" and spot.first > 0 else ""
    if before == "the":
        road = passage.has_any("place.road", spot.last, spot.last + _ROAD)  # "the Taloqan-Kunduz highway"
        return not (road or passage.has_one_of(("place.sector", "place.holder"), spot.last, spot.last + 1))
    low = max(passage.sentence_first(spot.first), spot.first - 4)
    marks = [] if before in _IN else passage.marks_in("place.crossing", low, spot.first)
    return any(not passage.has("place.road", mark.last) for mark in marks)  # "ماین کنار جاده در رستاق"


def _nation_hint(passage: Passage, spot: Spot, name: str) -> float:
    """Return what "Afghan" or "Tajik" near the name says of a candidate of that country."""
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    if not passage.has_any(
        name, max(sentence.first, spot.first - _NATION_REACH), min(sentence.last, spot.last + _NATION_REACH)
    ):
        return 0.0
    if country_of_taliban(passage, spot, name):
        return _NATION_NEAR * (_RIGHT_BEFORE + 1)
    beside = passage.has_any(
        name, max(sentence.first, spot.first - LINK_WORDS), min(sentence.last, spot.last + 2)
    )
    right_before = spot.first > sentence.first and passage.has(name, spot.first - 1)
    after = passage.language in {"tg", "fa"} and spot.last < sentence.last and adjoins(passage, spot.last)
    right_after = after and passage.has(name, spot.last)  # adjectives follow: "Шуғнони афғон"
    return _NATION_NEAR * (_RIGHT_BEFORE if right_before or right_after else 2 if beside else 1)


def _is_of_tajik_district(passage: Passage, spot: Spot) -> bool:
    """Return whether a Russian adjective and "район" name a district: "в Ишкашимском районе"."""
    follows = spot.last < len(passage.words) and adjoins(passage, spot.last)
    unit = spot.last if follows else spot.last - 1  # a unit word at the end of the name
    adjective = passage.words[unit - 1].norm.endswith(_ADJECTIVES)
    return adjective and passage.words[unit].norm.startswith(_DISTRICT)


def _belongs(place: Place, area: Place) -> bool:
    """Return whether a place lies in an area."""
    if area.feature_code == "PCLI":
        return place.feature_code != "PCLI" and area.country_code in place.country_code.split(",")
    return area.place_id in (place.admin1_id, place.admin2_id)


def _nested(one: Place, other: Place) -> bool:
    """Return whether one place lies in the other: a district and its seat are no doubt that matters."""
    return one.place_id in (other.admin1_id, other.admin2_id) or other.place_id in (
        one.admin1_id,
        one.admin2_id,
    )
