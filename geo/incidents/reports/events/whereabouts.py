"""The place of an event: from its own sentences, from what stands before them, or the border itself."""

from gazetteer.place import Place
from geo.incidents.reports.bearers import find_places
from geo.incidents.reports.border_zone import THE_BORDER, in_zone, within
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import ASIDE_ORDER, best_place, firm_place, is_beside, is_taken_to
from geo.incidents.reports.names import Names
from geo.incidents.reports.officials import find_owned
from geo.incidents.reports.owners import is_of_detachment
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.sent_from import is_dateline, is_seat
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

_GUARDS = ("actor.border_guards", "place.sector")  # "сарҳадбонони Шӯрообод", "дастаи «Панҷ»"
_LARGE = {"PCLI", "ADM1"}
_TRAVELLERS = {"arrest", "seize", "infiltration"}
_FACED = 4  # words of "рӯ ба рӯи деҳаи"
_FOLK = 3  # words of "residents of the village of"
_SOURCES = 6  # words of "منابع رادیو آزادی از ناحیهٔ"
_AFGHAN = ("afghan", "афган", "афғон", "افغان")
_TAJIK = ("tajik", "таджик", "тоҷик", "تاجیک")


def place_of(passage: Passage, event: Event) -> Spot | None:
    """Return the place of an event: from its own sentences, then from what stands before them."""
    spot = _taken(passage, event) or event.best_place(passage)
    if spot is not None and event.is_last_resort(passage):  # "from the direction of", "the hospital in"
        spot = _told_within(passage, event) or dateline_place(passage, event) or spot
    place = spot.place if spot is not None else None
    firm = event.firm_place(passage) is not None
    beside = spot is not None and all(is_beside(one, spot) for one in event.told if spot in one.places)
    vague = (
        not firm
        or beside
        or place is None
        or place.feature_code in {"PCLI", "ADM1"}
        or place.feature_class == "H"
    )
    if place is not None and place.feature_class == "H":
        told = _home_of_taken(event) or _told_from(passage, event) or _village_of(passage, event)
        spot = told or _sent_from_there(passage, event) or spot
    if place is not None and place.feature_code == "ADM1":
        spot = _home_within(passage, event, place, of_victims=beside) or _place_near(passage, event) or spot
        place = spot.place if spot is not None else None
    before = best_place(passage, event.context) if vague else None
    if before is not None and not firm and _is_of_entry_before(passage, event, before):
        home = _told_from(passage, event)
        before = before if home is None or _came_over_from(passage, event, home, before) else home
    nearer = before.place if before is not None else None
    if (
        nearer is not None
        and nearer.feature_code != "PCLI"
        and (
            place is None
            or not firm
            or beside
            or place.feature_code == "PCLI"
            or within(nearer, place)
            or _is_destination(event, place, nearer)
            or (
                place.feature_class == "H"
                and (_mourns(event, before) or _is_scene(event, before, russian=passage.language == "ru"))
            )
        )
    ):
        if nearer.feature_code == "ADM1":  # "Kunduz: a mine kills three. Residents of Imam Sahib say …"
            return _home_within(passage, event, nearer, of_victims=False) or before
        return (_told_from(passage, event) if nearer.feature_class == "H" else None) or before
    if place is not None and place.feature_code == "ADM2" and not vague:
        spot = _in_headline(passage, event, place) or spot
    country = place is not None and place.feature_code == "PCLI"  # "the others fled to Afghanistan"
    if not firm and any(is_taken_to(one, spot) for one in event.told):
        spot = _told_from(passage, event) or (None if country else spot)
        return spot  # "sources in Warduj say … Three were taken to Baharak"
    return None if country else spot


def _in_headline(passage: Passage, event: Event, district: Place) -> Spot | None:
    """Return the village of a district that the headline names: "Post in Shah Rawan attacked"; or None."""
    lines = (one for one in event.context if one.heading and (one.triggers or one.victims))
    spots = [spot for one in lines if (spot := firm_place(passage, one)) is not None]
    villages = [
        spot
        for spot in spots
        if spot.place is not None
        and spot.place.feature_class == "P"
        and within(spot.place, district)
        and all(match.place.place_id != district.place_id for match in spot.bearers)  # not its seat
    ]
    return villages[0] if len(villages) == 1 else None


def _taken(passage: Passage, event: Event) -> Spot | None:
    """Return the place that was taken, where others tell to where its defenders fell back; or None."""
    took = [one for one in event.told if "overtake" in one.triggers]
    if not took or not any("surrender" in one.triggers for one in event.told if one not in took):
        return None
    spots = [spot for one in took if (spot := firm_place(passage, one)) is not None]
    named = (spot for spot in spots if spot.place is not None and spot.place.feature_code not in _LARGE)
    return next(named, None)


def _is_of_entry_before(passage: Passage, event: Event, spot: Spot) -> bool:
    """Return whether a place stands in a paragraph before the one that an event begins with."""
    paragraph = passage.sentences[passage.sentence_number(spot.first)].paragraph
    return paragraph < event.opening.sentence.paragraph


def _came_over_from(passage: Passage, event: Event, home: Spot, scene: Spot) -> bool:
    """Return whether smugglers of an event are from the other bank than where a text has put them before."""
    if home.place is None or scene.place is None or scene.place.feature_class == "H":
        return False
    return home.place.country_code != scene.place.country_code and any(
        passage.has_any("actor.smugglers", one.sentence.first, one.sentence.last) for one in event.told
    )


def _is_scene(event: Event, spot: Spot | None, *, russian: bool) -> bool:
    """
    Return whether a sentence before an event gives its day and a place: "Шаби 16 март дар Фархор …".

    In Russian the lead may give the place alone.
    """
    return any(
        spot in one.places
        and ((one.day is not None and one.day.precision == 1) or (russian and not one.position))
        for one in event.context
        if not (one.heading or one.past)
    )


def _told_within(passage: Passage, event: Event) -> Spot | None:
    """Return the district whose people tell in Dari what was sent from the seat of its province."""
    sent, told = dateline_place(passage, event), _told_from(passage, event)
    if passage.language != "fa" or sent is None or told is None or not is_seat(sent):
        return None
    place, seat = told.place, sent.place
    alike = place is not None and seat is not None and place.admin1_id in (seat.admin1_id, seat.place_id)
    return told if alike else None


def _mourns(event: Event, spot: Spot | None) -> bool:
    """Return whether a sentence before an event at a river tells its dead at a place: where they are from."""
    return any(one.victims and spot in one.places for one in event.context)


def _home_within(passage: Passage, event: Event, province: Place, *, of_victims: bool) -> Spot | None:
    """Return the one place of a province whose people, official or victims an event tells of; or None."""
    homes: dict[str, Spot] = {}
    sources: dict[str, Spot] = {}
    if all(one.triggers.keys() <= _TRAVELLERS for one in event.told):
        return None  # who is held or crosses is seldom at home
    for one in event.told:
        for rank, spot in one.ranked or ():
            place = spot.place
            low = max(one.sentence.first, spot.first - _SOURCES)
            lies = is_beside(one, spot) and passage.has_any("place.lies", low, spot.first)
            if place is None or (rank > ASIDE_ORDER and not lies) or place.feature_code == "PPLA":
                continue
            inside = place.feature_class in {"A", "P"} and within(place, province)
            if inside and (
                lies
                or (of_victims and rank == ASIDE_ORDER)
                or passage.has_any("unit.folk", max(one.sentence.first, spot.first - _FOLK), spot.first)
                or passage.has("place.governor", spot.first - 1)
            ):
                homes[place.place_id] = spot
            elif inside and passage.has_any("place.sources", low, spot.first):
                sources[place.place_id] = spot
    homes = homes or sources
    return next(iter(homes.values())) if len(homes) == 1 else None


def _place_near(passage: Passage, event: Event) -> Spot | None:
    """Return the one place near which Tajik puts those of whom only a province was told; or None."""
    if passage.language != "tg":
        return None
    found = {
        spot.place.place_id: spot
        for one in event.told
        for spot in one.places
        if spot.place is not None
        and in_zone(spot.place)
        and spot.place.feature_code != "ADM1"
        and is_beside(one, spot)
        and passage.has_any("place.near", max(one.sentence.first, spot.first - 2), spot.first)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _village_of(passage: Passage, event: Event) -> Spot | None:
    """Return the one village at which sentences of an event are, whose men came over a river; or None."""
    triggers = {name for one in event.told for name in one.triggers}
    if triggers <= _TRAVELLERS or "abduct" in triggers:
        return None
    found = [spot for one in event.told if (spot := firm_place(passage, one)) is not None]
    villages = {
        spot.place.place_id: spot
        for spot in found
        if spot.place is not None and spot.place.feature_class == "P" and in_zone(spot.place)
    }
    return next(iter(villages.values())) if len(villages) == 1 else None


def _is_destination(event: Event, river: Place, nearer: Place) -> bool:
    """Return whether a river is only what was crossed, or was to be: "героин для переброски за Аму"."""
    held = all(one.triggers.keys() <= {"arrest", "seize"} for one in event.told)
    return river.feature_class == "H" and nearer.feature_class in ({"P", "A"} if held else {"P"})


def _home_of_taken(event: Event) -> Spot | None:
    """Return where somebody is from who was taken from the bank of a river: most likely near it."""
    for one in event.told:
        for rank, spot in one.ranked or ():
            place = spot.place
            near = place is not None and in_zone(place) and place.feature_class in {"A", "P"}
            if near and rank == ASIDE_ORDER and "abduct" in one.triggers:
                return spot
    return None


def _told_from(passage: Passage, event: Event) -> Spot | None:
    """
    Return the one village or district whose people tell what happened at a river, or whom it befell.

    "Sources in Shughnan say", "residents of Ruzvayak, in Maymay district".
    """
    triggers = {name for one in event.told for name in one.triggers}
    if triggers and triggers <= _TRAVELLERS:
        return None  # who was caught on the one bank may be told of on the other
    villages: dict[str, Spot] = {}
    districts: dict[str, Spot] = {}
    for one in (*event.told, *(one for one in event.context if one.victims and not one.heading)):
        for spot in one.places:
            place = spot.place
            if place is None or not in_zone(place) or place.feature_code == "PPLA":
                continue
            low = max(one.sentence.first, spot.first - _FOLK - 1)
            if place.feature_code == "ADM2" and (
                passage.has_any("place.sources", max(one.sentence.first, spot.first - _SOURCES), spot.first)
                or passage.has_any("unit.folk", low, spot.first)
                or (passage.language == "ru" and passage.has_any("place.authority", low, spot.first))
                or passage.has("place.governor", spot.first - 1)
            ):
                districts[place.place_id] = spot
            elif place.feature_class == "P" and passage.has_any("unit.folk", low, spot.first):
                villages[place.place_id] = spot
    for found in (villages, districts):
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def dateline_place(passage: Passage, event: Event) -> Spot | None:
    """Return the town of the border provinces that a report was sent from, where it names nothing else."""
    for one in (*event.context, *event.told):
        for spot in one.places:
            if spot.place is not None and is_dateline(passage, spot) and in_zone(spot.place):
                return spot
    return None


def sent_from(passage: Passage, names: Names) -> Spot | None:
    """Return the town of the border provinces that a dateline with a full stop names: "Хорог, 10 марта."."""
    line = passage.dateline
    if line is None or line.bare or not line.alone:
        return None
    spots = (spot for spot in find_places(passage, names) if line.start <= spot.start < line.end)
    return next((spot for spot in spots if spot.place is not None and in_zone(spot.place)), None)


def _sent_from_there(passage: Passage, event: Event) -> Spot | None:
    """Return the district that a report of what was on a river was sent from: no seat of a province."""
    sent = dateline_place(passage, event)
    return None if sent is None or is_seat(sent) else sent


def sector_of(passage: Passage, names: Names, event: Event, known: Spot | None) -> Spot | None:
    """Return the detachment, or of another incident the province, whose men or officials it tells of."""
    russian, tajik = passage.language == "ru", passage.language == "tg"
    river = known is not None and known.place is not None and known.place.feature_class == "H"
    wide = known is None or (known.place is not None and known.place.feature_code == "PCLI")
    river = river or (known is not None and event.is_last_resort(passage))  # or the home of a smuggler
    faced = range(max(0, known.first - _FACED), known.first) if tajik and known is not None else range(0)
    river = river or passage.has_any("place.opposite", faced.start, faced.stop)
    area = known.place if passage.language == "en" and known is not None else None
    if area is not None and area.feature_code != "ADM1":
        area = None  # but: "men of the Yol border unit in Khatlon province"
    if known is not None and area is None and not ((russian or tajik) and (river or wide)):
        return known  # but: "наряд погранотряда заметил лодку на реке Пяндж"
    apart = russian and (event.opening.separate or wide)
    guarded = tajik  # "Сарҳадбонони Шӯрообод … нест карданд"
    if not (apart or guarded or "place.detachment" in passage.marks):
        return None
    owned = find_owned(passage, names)
    for one in (*event.told, *event.context):
        for spot in owned:
            of_it = is_of_detachment(passage, spot) or passage.has("place.detachment", spot.first - 1)
            of_it = of_it or (guarded and passage.has_one_of(_GUARDS, spot.first - 1, spot.first))
            of_it = of_it or (apart and spot.unit == "ADM1")  # "В другом месте, сообщил губернатор провинции"
            if of_it and one.sentence.first <= spot.first < one.sentence.last and spot.place is not None:
                if area is not None and not within(spot.place, area):
                    continue
                return (_across_from(spot, known) if tajik else spot) if in_zone(spot.place) else None
    return None


def _across_from(spot: Spot, known: Spot | None) -> Spot:
    """Return a detachment's place on the other bank than what lies across from where it was."""
    if known is None or known.place is None or spot.place is None or known.place.feature_class == "H":
        return spot
    across = known.place.country_code
    other = next((one for one in spot.bearers if one.place.country_code != across), None)
    same = spot.place.country_code == across
    return spot.meaning(other.place, other.confidence) if same and other else spot


def the_border(passage: Passage, names: Names, event: Event) -> Place | None:
    """Return the border itself as the place, where the text speaks of it and names nothing nearer."""
    spans = [(one.sentence.first, one.sentence.last) for one in (*event.context, *event.told)]
    afghan = any(
        passage.has_any("place.afghan", *span) or passage.has_any("nation.Afghanistan", *span)
        for span in spans
    )
    if not afghan and any(one.victims for one in event.told):  # whose border it was is said once
        afghan = any(word.norm.startswith(_AFGHAN) for word in passage.words)
    countries = {
        spot.place.place_id for one in (*event.context, *event.told) for spot in one.places if spot.place
    }
    border = any(passage.has_any("unit.border", *span) for span in spans)
    across = afghan or "n-afghanistan" in countries
    tajik = (
        "n-tajikistan" in countries
        or bool(passage.marks.get("place.tajik"))
        or bool(passage.marks.get("nation.Tajikistan"))
    )
    if not tajik and border and across and any(one.victims for one in event.told):
        tajik = any(word.norm.startswith(_TAJIK) for word in passage.words)  # "Tajikistan's committee"
    return names.place(THE_BORDER) if border and across and tajik else None


def _is_at_other_border(passage: Passage, one: Told) -> bool:
    """Return whether a Dari sentence has a place at another border: "در مرز تاجیکستان و ازبکستان است"."""
    marks = passage.marks_in("context.abroad", one.sentence.first, one.sentence.last)
    return any(passage.has_any("unit.border", *mark) for mark in marks)


def of_other_border(passage: Passage, event: Event) -> bool:
    """Return whether the opening sentence tells of the border of two other countries."""
    if passage.language == "fa" and event.firm_place(passage) is None:
        return any(_is_at_other_border(passage, one) for one in event.told)
    sentence = event.opening.sentence
    first, last = sentence.first, sentence.last
    others = any(passage.marks_in(f"nation.{nation}", first, last) for nation in ("Uzbekistan", "Kyrgyzstan"))
    return (
        others
        and passage.has_any("unit.border", first, last)
        and not passage.has_any("place.afghan", first, last)
    )
