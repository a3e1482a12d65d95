"""Whether days, and places, can be those of one event."""

from datetime import timedelta
from math import cos, hypot, radians

from gazetteer.place import Place
from geo.incidents.reports.dates.when import WEEK, When
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

SAME_SPOT_KM = 15  # villages that one event may be told at: neighbours, or a village and the town beside it
_VAST = {"PCLI", "MTS"}  # countries, and the Pamirs
_BRIDGE, _NEXT_TO_KM = "BDG", 4  # from a crossing to the town that it is named after
_KM_PER_DEGREE = 111.2  # of latitude
_OPENING = 5  # words of "in a separate incident"
_INCIDENTS = {"incident", "case"}
_DAY = timedelta(days=1)
_WEEKS_AGO = timedelta(days=4)  # by which "two weeks ago" may be off


def may_be_at(one: Told, spot: Spot, other: Spot) -> bool:
    """Return whether what a sentence tells at a place may be the event at another."""
    place, there = spot.place, other.place
    if place is None or there is None:
        return not one.separate
    return not distinct(place, there) and not (one.separate and place.place_id != there.place_id)


def is_across(opening: Told, one: Told, spot: Spot, other: Spot) -> bool:
    """Return whether a sentence goes on with a flight where those who fled arrived, on the other bank."""
    place, there = spot.place, other.place
    if one.triggers.keys() != {"surrender"} or one.day is not None or one.separate:
        return False
    fled = place is not None and there is not None and place.country_code != there.country_code
    return fled and "surrender" in opening.triggers


def apart(one: When, other: When) -> bool:
    """Return whether two dates cannot be of the same event."""
    if one.day is None or other.day is None:
        return False
    end, other_end = one.end or one.day, other.end or other.day
    if (one.precision == WEEK and one.end == one.day) or (other.precision == WEEK and other.end == other.day):
        return abs(one.day - other.day) > _WEEKS_AGO  # "two weeks ago"
    return end < other.day or other_end < one.day


def is_eve(one: When, night: When) -> bool:
    """Return whether a date is the evening that a night begins with, which is told by the day it leads to."""
    if one.day is None or night.day is None:
        return False
    return one.late and night.eve and night.day - one.day == _DAY


def distinct(one: Place, other: Place) -> bool:
    """Return whether two places cannot be one: neither lies in the other, and their districts differ."""
    if one.place_id == other.place_id:
        return False
    mine = {one.place_id, one.admin2_id, one.admin1_id} - {""}
    theirs = {other.place_id, other.admin2_id, other.admin1_id} - {""}
    if one.place_id in theirs or other.place_id in mine:
        return False
    if one.feature_class == other.feature_class == "S":
        return True  # two posts, each with its name
    if one.admin2_id and one.admin2_id == other.admin2_id:
        return distance_km(one, other) > SAME_SPOT_KM
    if _BRIDGE in {one.feature_code, other.feature_code} and distance_km(one, other) <= _NEXT_TO_KM:
        return False  # a crossing, and the town on the bank that is counted to the other country
    return (
        one.feature_code not in _VAST
        and other.feature_code not in _VAST
        and one.feature_class != "H"
        and other.feature_class != "H"
    )


def in_another_district(here: Spot | None, there: Spot | None) -> bool:
    """Return whether both places are known, and are in two districts."""
    if here is None or here.place is None or there is None or there.place is None:
        return False
    district, other = district_of(here.place), district_of(there.place)
    return bool(district) and bool(other) and district != other and distinct(here.place, there.place)


def distance_km(one: Place, other: Place) -> float:
    """Return about how far two places are apart, to tell near from far; no reported figure rests on it."""
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(one.latitude - other.latitude, east) * _KM_PER_DEGREE


def is_mourned(passage: Passage, lead: Told, one: Told) -> bool:
    """Return whether Dari tells, with its day, of the death at whose mourning a blast was: on that day."""
    if passage.language != "fa" or one.day is None or one.day.precision > 1:
        return False
    mourned = passage.has_any("context.mourning", lead.sentence.first, lead.sentence.last)
    mourned = mourned and one.victims and "suicide" not in one.triggers.keys() & lead.triggers.keys()
    again = passage.has_any("context.mourning", one.sentence.first, one.sentence.last)
    return mourned and not again and not passage.has_any("context.this_event", *one.sentence[:2])


def district_of(place: Place) -> str:
    """Return the id of the district that a place is or lies in; "" if none is known."""
    return place.place_id if place.feature_code == "ADM2" else place.admin2_id


def is_other_scene(passage: Passage, told: Told, day: When | None) -> bool:
    """Return whether a sentence before an event says where, and on what other day, it took place."""
    mine = told.day
    if day is None or mine is None or mine.precision > 1 or mine.after or told.aftermath:
        return False
    placed = bool(told.places) and apart(mine, day)
    return placed and passage.has_any("context.took_place", told.sentence.first, told.sentence.last)


def counts_others(event: Event, one: Told) -> bool:
    """Return whether a paragraph begins with a day and other tolls than a lead of no day: "Yesterday, 4"."""
    when, lead = one.day, event.opening
    if when is None or when.precision > 1 or when.first != one.sentence.first or event.day() is not None:
        return False
    if not lead.victims or lead.heading or one.sentence.paragraph <= event.told[-1].sentence.paragraph:
        return False
    mine, known = (
        {figure.value for told in all_told for figure in told.figures if figure.kind == "killed"}
        for all_told in ([one], event.told)
    )
    hurt = any(figure.kind == "wounded" and figure.value for figure in one.figures)
    return hurt and bool(mine) and bool(known) and max(mine) < min(known)


def is_another(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether English turns to another incident, also at the same place: "in another incident"."""
    if passage.language != "en" or not (one.separate and one.triggers):
        return False
    first = one.sentence.first
    head = passage.marks_in("context.separate", first, min(one.sentence.last, first + _OPENING))
    named = any(passage.words[index].norm in _INCIDENTS for mark in head for index in range(*mark))
    also = one.day is not None and passage.words[first].norm == "also"
    acts = {name for told in event.told for name in told.triggers}
    return (named or (also and acts.isdisjoint(one.triggers))) and one.victims  # the dearer question last
