"""Where it happened: the places of sentences, by how exactly they say it; not where somebody came from."""

from collections.abc import Iterator, Sequence

from gazetteer.place import Place
from geo.incidents.reports.border_zone import in_zone, within
from geo.incidents.reports.events.captions import is_label
from geo.incidents.reports.events.impacts import is_hit, is_of_who_fired
from geo.incidents.reports.events.namesakes import is_namesake, is_of_other_bank, is_village_of
from geo.incidents.reports.events.no_origins import brought_from
from geo.incidents.reports.events.origins import is_aside
from geo.incidents.reports.events.provinces import is_province, is_province_of_next, narrows
from geo.incidents.reports.events.roads import (
    ends_road,
    is_destination,
    is_far_end,
    is_stretch,
    is_way_off,
    is_where_died,
)
from geo.incidents.reports.events.spoken_at import is_outlet, is_spoken_from, is_where_told
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.owners import is_of_detachment, is_sector_name
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.reasons import burial_clause
from geo.incidents.reports.saying import past_source
from geo.incidents.reports.sent_from import is_dateline
from geo.incidents.reports.spot import Spot, adjoins
from geo.incidents.reports.told import Told, fell_there
from geo.incidents.reports.tolls.people import clause_ends

_HOLDING = {"abduct", "arrest", "seize"}  # whose place may be told as the home of whom it befell
_CARRIED = 6  # words between a place and the verb that says somebody was taken there
_TRAVEL = 3  # words between where somebody was going and the verb
_CARRIED_ORDER = 0.4  # how exact such a place is: hardly more than a country
_CARRIED_TO = {"P", "A", "S", "T"}
_AREA_ORDER = {"PCLI": 0.0, "RGN": 1.0, "MTS": 1.0, "ADM1": 2.0, "H": 3.0, "ADM2": 4.0}
_POINT_ORDER, _BETWEEN_ORDER = 5.0, 4.5  # a village; a village at one end of a stretch
_FAR_END_ORDER = 3.9  # the place that a stretch leads to, where it begins at a district
_ON_ROAD_ORDER = 3.95  # a town that names a road says less than the district of another sentence
_BESIDES_ORDER, _BESIDES_END = 1.5, 1.9  # a place in a sentence that tells nothing of the event
_FINER = 100  # among such places the more exact one counts
_SOURCE = 5  # words of "یک منبع محلی در ناحیهٔ"
ASIDE_ORDER, _LAST_ORDER = 0.5, 0.2  # where the victims are from; where anybody is
_OPPOSITE_ORDER, _OPPOSITE = 3.5, 5  # of a place across the river; words of "opposite the Afghan village of"
_LANDED = 0.35  # how much more a place counts that shells fell at
_DETACHMENT_ORDER = 3.97  # of "заставу Московского погранотряда": a district or village says more
_ROAD_ORDER = 1.4  # a town that only names the road, where a nearer place stands beside
_SECTOR_ORDER = 0.45  # of a detachment's stretch of the border, called after a place: "участок «Шуроабад»"
_OUTSIDE = 0.05  # how much less exact a place far from the border is, or that heads an entry, than another
_TOWNS = {"PPLA", "PPLA2", "PPLC"}
_WIDE = {"PCLI", "RGN", "ADM1", "PPLC"}
_NOT = {"not", "на", "نه"}
_FAR_OFF = 5  # km, from which on it was rather in the district that is named
_DISTANT = 3  # words of "five kilometres from the"
_HOURS_OFF = 100  # km
_TOWARDS = 5  # words of "км к юго-востоку от"
_NEXT, _NOW = 3, 3  # words between two ends of a road; from "сейчас" to where somebody is
_AND = {"and", "и", "ва", "و", "in", "of", "the", "дар", "در", "в"}  # between two places told together
_UNTO, _CLASS_AND_TO, _GOING = {"ба", "به"}, 3, 4  # words of "به سوی شهر X", and from it to "می‌رفت"
_FORMERLY = {"formerly", "бывший", "собиқ"}  # before the name that a place once had
_LOCATED = 0.3  # how much more a sentence counts that tells nothing but where it was


def best_place(passage: Passage, told: Sequence[Told]) -> Spot | None:
    """Return the most exact place that sentences name as the place of what they tell."""
    best, found = -1.0, None
    located = None
    for one in told:
        if one.ranked is None:
            one.ranked = list(_ranked(passage, one))
        for rank, spot in one.ranked:
            out = best >= _AREA_ORDER["ADM2"] and _is_out_of(passage, found, spot)
            if not out and (rank > best or narrows(found, spot, rank)):
                best, found = rank, spot
        if located is None and one.places and len(told) > 1 and locates(passage, one):
            located = firm_place(passage, one)
    return located if _is_elsewhere(located, found) else found


def _is_out_of(passage: Passage, found: Spot | None, spot: Spot) -> bool:
    """Return whether a town, or a Tajik village, is of another district than that named as where it was."""
    if found is None or found.place is None or spot.place is None:
        return False
    district = found.place.feature_code == "ADM2" and found.unit == "ADM2" and in_zone(found.place)
    town = spot.place.feature_code in _TOWNS or is_village_of(passage, spot, found.place.country_code)
    return district and town and spot.place.admin2_id != found.place.place_id


def _is_elsewhere(located: Spot | None, found: Spot | None) -> bool:
    """Return whether the text says that it took place in a district that a village or town is not in."""
    if located is None or found is None or located.place is None or found.place is None:
        return False
    district = located.place.feature_code == "ADM2" and in_zone(located.place)
    return district and found.place.feature_class == "P" and found.place.admin2_id != located.place.place_id


def firm_place(passage: Passage, one: Told) -> Spot | None:
    """Return the place that a sentence tells of, or None if somebody only came from it or was taken there."""
    if not one.places:
        return None
    spot = best_place(passage, [one])
    return spot if is_firm(one, spot) else None


def is_firm(one: Told, spot: Spot | None) -> bool:
    """Return whether a place is one that a sentence tells of as where it happened."""
    return any(found is spot and rank > ASIDE_ORDER for rank, found in one.ranked or ())


def _span(one: Told) -> tuple[int, int]:
    """Return where a sentence begins and ends."""
    return one.sentence.first, one.sentence.last


def is_taken_to(one: Told, spot: Spot | None) -> bool:
    """Return whether a place is only where somebody was taken or fled."""
    return any(found is spot and rank == _CARRIED_ORDER for rank, found in one.ranked or ())


def is_last_resort(one: Told, spot: Spot | None) -> bool:
    """Return whether a place is only where somebody is from or speaks."""
    return any(found is spot and rank <= _LAST_ORDER for rank, found in one.ranked or ())


def is_beside(one: Told, spot: Spot) -> bool:
    """Return whether a place stands in a sentence that tells nothing of the event."""
    return any(found is spot and _BESIDES_ORDER <= rank < _BESIDES_END for rank, found in one.ranked or ())


def _ranked(passage: Passage, one: Told) -> Iterator[tuple[float, Spot]]:
    """Yield the places of a sentence that it may have happened at, with how exact they are."""
    for spot in one.places:
        place = spot.place
        if place is None or is_namesake(passage, one, spot) or is_of_other_bank(passage, one, spot):
            continue
        if passage.language == "fa" and _lies_across(passage, one, spot, place):
            continue
        if spot.first and passage.words[spot.first - 1].norm in _FORMERLY:
            continue  # "Shamsiddin Shohin (formerly Shuroobod)"
        road = passage.has("place.road", spot.first - 1)
        if place.feature_code == "PPLC" and place.outside and (road or not _tells(passage, one)):
            continue  # "the government in Dushanbe", "شاهراه دوشنبه – کولما"
        if spot.first >= one.sentence.first and is_aside(passage, one, spot):  # not in a line over it
            aside = _order_aside(passage, one, spot, place)
            if aside:
                yield aside, spot
            continue
        order = _order_of(passage, one, spot, place)
        less = order > 1 and (not in_zone(place) or is_label(passage, one, spot))
        yield order - (_OUTSIDE if less else 0), spot


def _order_of(passage: Passage, one: Told, spot: Spot, place: Place) -> float:
    """Return how exact a place is by its kind and by the words beside it."""
    order = _order(passage, one, spot, place)
    fell = fell_there(passage, one, spot)  # "Тела переданы через переход Кокуль"
    handed = fell is False or passage.has_any("place.handed_over", *_span(one))
    if not fell and (handed or _is_carried(passage, one, spot)):
        return _CARRIED_ORDER
    if not _tells(passage, one) or _only_said(passage, one, spot) or is_where_told(passage, one, spot):
        return min(order, _BESIDES_ORDER + order / _FINER)
    if is_stretch(passage, one, spot):
        return min(order, _on_stretch(passage, one, spot))
    far = passage.language == "ru" and _is_far_from(passage, one, spot)
    if far or _is_measured_from(passage, one, spot) or is_of_who_fired(passage, one, spot):
        return min(order, ASIDE_ORDER if far else _FAR_END_ORDER)
    if order > 1 and locates(passage, one) and not passage.has_any("context.goes_on", *_span(one)):
        return order + _LOCATED
    return order + (_LANDED if order > 1 and is_hit(passage, one, spot) else 0.0)


def _order_aside(passage: Passage, one: Told, spot: Spot, place: Place) -> float:
    """Return how exact a place is that somebody came from, spoke at or was across from; 0 if not at all."""
    if _is_opposite(passage, one, spot):
        return _OPPOSITE_ORDER
    if is_dateline(passage, spot) or is_outlet(passage, spot) or place.feature_code in {"PCLI", "PPLC"}:
        return 0.0
    home = _is_home(one, place) and not (one.victims and _is_carried(passage, one, spot))
    if home and passage.language == "fa" and is_spoken_from(passage, one, spot):
        low = max(one.sentence.first, spot.first - _SOURCE)  # "…، اما یک منبع در ناحیهٔ درواز گفت"
        home = low > one.sentence.first and not any(clause_ends(passage, at) for at in range(low, spot.first))
    return ASIDE_ORDER if home or brought_from(passage, one, spot) else _LAST_ORDER


def _lies_across(passage: Passage, one: Told, spot: Spot, place: Place) -> bool:
    """Return whether a place is only told as across from one of the other country: "نسی، در آن سوی درواز"."""
    return passage.has("place.opposite", spot.first - 1) and any(
        other.first < spot.first
        and other.place is not None
        and other.place.feature_code not in _WIDE
        and other.place.country_code != place.country_code
        and in_zone(other.place)
        for other in one.places
    )


def _is_opposite(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether it was across the river from a place: nearer than the river tells, "opposite Chubek"."""
    if spot.place is None or not in_zone(spot.place) or not _tells(passage, one):
        return False
    low = max(one.sentence.first, spot.first - _OPPOSITE)
    marks = passage.marks_in("place.opposite", low, spot.first)
    return bool(marks) and not any(marks[-1].last <= other.first < spot.first for other in one.places)


def _order(passage: Passage, one: Told, spot: Spot, place: Place) -> float:
    """Return how exact a place is by its kind."""
    if is_province_of_next(passage, one, spot) or is_province(one, spot):
        return _AREA_ORDER["ADM1"]
    code = place.feature_code if place.feature_code in _AREA_ORDER else place.feature_class
    order = _AREA_ORDER.get(code, _POINT_ORDER)
    if is_of_detachment(passage, spot) or passage.has_any("place.detachment", spot.first, spot.last):
        return min(order, _DETACHMENT_ORDER)
    sector = spot.first > one.sentence.first and is_sector_name(passage, spot)
    return min(order, _SECTOR_ORDER) if sector else order


def _on_stretch(passage: Passage, one: Told, spot: Spot) -> float:
    """Return how exact one end of a stretch is at most."""
    if ends_road(passage, one, spot) and _nearer_beside(passage, one, spot):
        return _ROAD_ORDER
    if is_far_end(passage, one, spot):
        return _FAR_END_ORDER
    return _ON_ROAD_ORDER if ends_road(passage, one, spot) else _BETWEEN_ORDER


def _is_measured_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place only says how far off it was: "in Nusay district, 5 km from Kalai-Khumb"."""
    marks = passage.marks_in("place.distant", max(one.sentence.first, spot.first - _DISTANT), spot.first)
    if not marks or any(word.norm in _NOT for word in passage.words[marks[0].first - 2 : marks[0].first]):
        return False  # "not far from the post"
    numbers = passage.numbers_in(max(one.sentence.first, marks[0].first - 2), marks[0].first + 1)
    return any(number.value >= _FAR_OFF for number in numbers) or _nearer_beside(passage, one, spot)


def _is_far_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether it was hours away from a city: "застава (160 км к юго-востоку от Душанбе)"."""
    marks = passage.marks_in("place.distant", max(one.sentence.first, spot.first - _TOWARDS), spot.first)
    low = marks[-1].first - 2 if marks and marks[-1].last == spot.first else spot.first
    return any(number.value >= _HOURS_OFF for number in passage.numbers_in(max(0, low), spot.first))


def _nearer_beside(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a sentence also names a district or a village that is no end of a road."""
    return any(
        other is not spot
        and other.place is not None
        and other.first >= one.sentence.first
        and other.place.feature_code not in _WIDE
        and not ends_road(passage, one, other)
        and not is_aside(passage, one, other)
        and not _is_carried(passage, one, other)
        for other in one.places
    )


def _is_home(one: Told, place: Place) -> bool:
    """Return whether a place is where victims or guards are from: "residents of Zebak were killed"."""
    return place.feature_class == "S" or not one.triggers.keys().isdisjoint(_HOLDING) or one.victims


def locates(passage: Passage, one: Told) -> bool:
    """Return whether a sentence only tells where, or how long, what was told before took place."""
    first, last = one.sentence.first, one.sentence.last
    if one.separate or passage.has("singular.indefinite", first):
        return False
    if one.day is None and passage.has_any("context.goes_on", first, last):
        return not one.victims
    head = (begins := past_source(passage, one.sentence)), min(last, begins + 2)
    named = passage.has_any("context.follow_up", *head) or (
        one.topic == "accident" and passage.has_any("context.accident", *head)
    )
    named = named or _says_where(passage, one)
    return named and passage.has_any("context.took_place", first, last) and not one.victims


def _says_where(passage: Passage, one: Told) -> bool:
    """Return whether somebody says in English where it was: "police said the incident happened in Yol"."""
    if passage.language != "en":
        return False
    first, last = one.sentence.first, one.sentence.last
    return any(
        passage.has_any("context.took_place", mark.last, min(last, mark.last + 2))
        and passage.words[mark.first - 1].norm in {"the", "this"}
        and passage.has_any("speech.verbs", first, mark.first)
        for mark in passage.marks_in("context.follow_up", first + 1, last)
    )


def _is_carried(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where the wounded were taken or somebody fled: a last resort."""
    if spot.place is None or spot.place.feature_class not in _CARRIED_TO:
        return False
    if passage.language == "ru" and spot.first in burial_clause(passage, one.sentence):
        return False  # "В Ханабаде похоронили братьев, убитых в субботу", where no other place is told
    ways = (is_where_died, _is_way, is_destination, _is_now_at, _is_going_to, is_way_off)
    if any(is_way(passage, one, spot) for is_way in ways):
        return True
    after = _CARRIED if passage.language in {"tg", "fa"} else 2  # languages whose verb ends the sentence
    low, high = max(one.sentence.first, spot.first - _CARRIED), min(one.sentence.last, spot.last + after)
    attacks = _attacks(passage, one)
    return any(
        not any(mark.first < carried.first and carried.last <= mark.last for mark in attacks)
        and not _is_of_another(passage, one, spot, carried)
        for carried in passage.marks_in("place.carried", low, high)
    )


def _is_of_another(passage: Passage, one: Told, spot: Spot, carried: Mark) -> bool:
    """Return whether a word for where somebody was taken belongs to another place beside it."""
    if carried.first >= spot.last:
        if passage.language in {"tg", "fa"} and any(
            spot.last <= other.first < carried.first and not _goes_on(passage, spot, other)
            for other in one.places
        ):
            return True  # "аз Панҷ ба Кӯлоб бурданд"
        clause = any(sign in passage.text[spot.end : passage.words[carried.first].start] for sign in ",،")
        harmed = passage.casualty_words.intersection(range(spot.last, carried.first - 1))
        clause = clause or any(passage.words[at + 1].norm == "و" for at in harmed)  # "دو تن را کشت و | گریخت"
        if clause and not passage.casualty_words.isdisjoint(range(spot.last, carried.first)):
            return True  # "who had been wounded in Shortepa, died in a hospital in Mazar"
        return any(
            0 <= other.first - carried.last <= 1 and adjoins(passage, carried.last)
            for other in one.places
            if other is not spot
        )
    before = passage.text[passage.words[carried.last - 1].end : spot.start]
    if passage.language == "fa" and any(sign in before for sign in "،؛"):
        return True  # "که به کشور برگشته بودند، در چهاردره کشته شدند"
    return any(
        carried.last <= other.first < spot.first
        and not _goes_on(passage, other, spot)
        and not (other.place and spot.place and within(other.place, spot.place))
        for other in one.places
    )


def _goes_on(passage: Passage, spot: Spot, following: Spot) -> bool:
    """Return whether two places are told in one breath: "taken to Kulob and Dushanbe"."""
    between = [passage.words[index] for index in range(spot.last, following.first)]
    return len(between) <= _NEXT and all(
        word.norm in _AND or passage.unit_at(spot.last + step) for step, word in enumerate(between)
    )


def _is_now_at(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where one of the harmed is now: "ҳоло дар Хоруғ аст"."""
    first = max(one.sentence.first, spot.first - _NOW)
    near = passage.has_any("place.now", first, spot.first)
    if passage.language == "ru" and passage.has_any("part.after", first, spot.first):
        near = any(figure.kind == "wounded" and figure.last <= spot.first for figure in one.figures)
    return near and not one.triggers and one.victims  # "ранены четверо, двое из них — в Душанбе"


def _is_way(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where somebody, or what was caught, was on the way to: "به سوی بوختر"."""
    if not passage.has_any("place.towards", max(one.sentence.first, spot.first - 2), spot.first):
        return False
    caught = one.triggers.keys() and one.triggers.keys() <= {"arrest", "seize", "infiltration"}
    went = passage.has_any("place.travel", spot.last, min(one.sentence.last, spot.last + _TRAVEL))
    return bool(caught) or went  # "lorries that were on the way from Hairatan to Kabul"


def _attacks(passage: Passage, one: Told) -> list[Mark]:
    """Return words of an attack or a death, whose verb may also carry: "یورش بردند", "аз байн бурданд"."""
    done = passage.marks_in("killed.back", *_span(one))
    return [*one.triggers.get("attack", ()), *one.triggers.get("surrender", ()), *done]


def _is_going_to(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a Tajik or Dari verb after a place says that somebody was on the way to it."""
    before = range(max(one.sentence.first, spot.first - _CLASS_AND_TO), spot.first)
    if not any(passage.words[index].norm in _UNTO for index in before):
        return False
    after = (other.first for other in one.places if other.first > spot.first)
    until = min(one.sentence.last, spot.last + _GOING, next(after, one.sentence.last))
    return passage.has_any("place.going", spot.last, until)


def _only_said(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether those who count the harmed speak at a place: "the command in Kunduz confirmed"."""
    if one.triggers or one.dates or not one.figures:
        return False
    first = min(figure.first for figure in one.figures)
    low, high = max(one.sentence.first, spot.first - _CARRIED), min(one.sentence.last, spot.last + _CARRIED)
    # "по словам жителей, в районе …": a sign parts who speaks from the place
    low = next((index for index in range(spot.first, low, -1) if not adjoins(passage, index)), low)
    return spot.last <= first and passage.has_any("speech.verbs", low, min(high, first))


def _tells(passage: Passage, one: Told) -> bool:
    """Return whether a sentence speaks of the event at all, and not only of what is around it."""
    claim = passage.has_one_of(("claim.made", "claim.none"), *_span(one))
    if one.triggers and claim and not (one.figures or one.dates or one.heading):
        return False  # "no group has claimed the Badakhshan blast"
    if one.triggers or one.figures or one.dates or one.heading:
        return True
    here = passage.has("place.there", one.sentence.first)  # "Здесь, в ущелье Зарбуз, добывают золото"
    return here or passage.has_any("context.follow_up", one.sentence.first, one.sentence.last)
