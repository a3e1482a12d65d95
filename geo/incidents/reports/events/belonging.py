"""Which event a sentence belongs to: days and places that can be the same."""

from collections.abc import Sequence
from datetime import timedelta

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.dates.when import DAY, WEEK, When
from geo.incidents.reports.events.apart import (
    apart,
    counts_others,
    distance_km,
    is_across,
    is_another,
    is_eve,
    is_mourned,
    is_other_scene,
    may_be_at,
)
from geo.incidents.reports.events.day import day_of
from geo.incidents.reports.events.days_after import (
    crossed_before,
    dates_find,
    dates_from_statement,
    ends,
    fights_anew,
    finds_again,
    finds_dead,
    finds_his,
    finds_left,
    finds_theirs,
    found_after_crossing,
    is_manhunt,
    meets,
    tells_coming,
    told_by_suspects,
)
from geo.incidents.reports.events.definite import names_known
from geo.incidents.reports.events.event import LOOK_BACK, Event, counted_then
from geo.incidents.reports.events.finds import befell_the_found, went_before
from geo.incidents.reports.events.harmed import harms_elsewhere
from geo.incidents.reports.events.named_places import named_by_place, told_just_before
from geo.incidents.reports.events.roads import ends_road, is_stretch
from geo.incidents.reports.events.scene import best_place, firm_place, is_beside, locates
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.saying import past_source
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends

_LONG_BEFORE, _THIS, _GERUND = timedelta(days=7), "این", "ing"  # what one without a trigger recalls
_AT_HEAD, _HAD = 1, 2  # words before a day that a paragraph begins with; from "killed" to "had"
_DEEDS = frozenset({"abduct", "mine", "drone", "suicide", "grenade", "shelling", "arson"})
_REACH, _VICTIMS_REACH = 3, 6  # sentences after the last of the event, in which it, its victims are told on
_NAMED = 2  # words at the head of a sentence in which it names what was told: "the attack"
_STORY_REACH = 14  # the same where no victims were told yet: a witness comes to them late
_LEAD_KM = 45  # between the district that a lead names and the village of the details


def home_of(passage: Passage, events: Sequence[Event], one: Told) -> Event | None:
    """Return the event that a sentence with a trigger tells on, or None if it tells a new one."""
    counted = _counted(events, one) or told_by_suspects(passage, events, one)
    just = told_just_before(events, one)
    if just and counted is None and just is not events[-1] and not _is_otherwise_done(just, one):
        counted = just  # "In Archi it began at dawn. Four were hurt in the fight"
    if counted is not None:
        return counted
    told_on = (
        finds_dead,
        finds_again,
        finds_his,
        finds_left,
        finds_theirs,
        meets,
        ends,
        dates_find,
        befell_the_found,
        crossed_before,
        tells_coming,
        _dates_story,
    )
    if events and any(tells(passage, events[-1], one) for tells in told_on):
        return events[-1]
    if events and (
        _is_other_act(passage, events[-1], one)
        or _is_older(events[-1], one)
        or counts_others(events[-1], one)
        or is_another(passage, events[-1], one)
        or is_mourned(passage, events[-1].opening, one)
        or (one.dates and harms_elsewhere(passage, events[-1], one))
    ):
        return None
    exact = one.day is not None and one.day.precision == DAY
    back = any(when.back and not _is_since_own_act(passage, when) for when in one.dates)
    of_those = passage.language == "ru" and speaks_of(passage, one) and not fights_anew(passage, one)
    if back and not exact and not (of_those or dates_from_statement(passage, events, one)):
        return None
    day = None if any(when.same for when in one.dates) and not exact else one.day
    day = None if day is not None and _is_before_fight(passage, one, day) else day
    for number in range(len(events) - 1, max(-1, len(events) - 1 - LOOK_BACK), -1):
        event = events[number]
        if _sums_up(event, one) or (day and _other_day(event, one, day, events[:number])):
            continue
        if _is_told_on(passage, event, one, day, latest=event is events[-1]):
            return event
    return None


def _is_since_own_act(passage: Passage, when: When) -> bool:
    """Return whether English counts days from what the same people did: "a day after crossing the river"."""
    after = when.last < len(passage.words) and passage.words[when.last].norm.endswith(_GERUND)
    return passage.language == "en" and after


def _is_before_fight(passage: Passage, one: Told, day: When) -> bool:
    """Return whether a Russian day is of a clause before "при перестрелке": "оцепили ещё 25 мая, а при"."""
    if passage.language != "ru" or one.separate or day.first < one.sentence.first:
        return False
    marks = passage.marks_in("context.this_event", day.last, one.sentence.last)
    return any(clause_ends(passage, index) for mark in marks[:1] for index in range(day.last, mark.first))


def _sums_up(event: Event, one: Told) -> bool:
    """Return whether an event only sums up others; what was found on those held may be told of all."""
    whole = event.opening
    tells_part = one.victims or bool(one.dates or one.places)  # not "The first blast hit a car, the second …"
    return whole.several > 0 and ((whole.victims and tells_part) or one.day is not None)


def _is_regained(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells that a place was taken back."""
    return passage.has_any("context.regained", one.sentence.first, one.sentence.last)


def _is_other_act(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence with a day tells a capture after a flight or a loss, or a flight after it."""
    if "overtake" in one.triggers and one.day is not None and _is_regained(passage, one):
        return any(
            "overtake" in told.triggers and told.day != one.day and not _is_regained(passage, told)
            for told in event.told
        )
    mine = one.triggers.keys() & {"overtake", "surrender"}
    if not one.dates or len(mine) != 1 or len(one.triggers) > 1:
        return False
    acts = {frozenset(told.triggers.keys() & {"overtake", "surrender"}) for told in event.told}
    return acts - {frozenset()} == ({frozenset({"overtake", "surrender"}) - mine})


def _is_older(event: Event, one: Told) -> bool:
    """Return whether a paragraph begins with a day weeks before, below news of the dead without a day."""
    when, lead = one.day, event.opening
    if not one.weeks_back or when is None or event.day() is not None or lead.heading:
        return False
    apart_from_lead = one.sentence.paragraph > event.told[-1].sentence.paragraph
    begins = apart_from_lead and 0 <= when.first - one.sentence.first <= _AT_HEAD
    return begins and lead.victims and bool(lead.places) and bool(one.triggers.keys() - {"infiltration"})


def _counted(events: Sequence[Event], one: Told) -> Event | None:
    """Return the event before the latest whose dead a sentence counts as they were earlier, or None."""
    if one.separate or one.day is not None or not events:
        return None
    kinds = {figure.kind for figure in one.figures}
    old = bool(kinds) and all(figure.earlier for figure in one.figures)
    if not old or _counts(events[-1], kinds):
        return None
    return next((event for event in reversed(events[-LOOK_BACK:]) if _counts(event, kinds)), None)


def _mourned(events: Sequence[Event], one: Told) -> Event | None:
    """Return the event before the latest whose dead a sentence tells the burial of, or None."""
    dead = {"killed"}
    if not one.aftermath or one.separate or not one.victims or _counts(events[-1], dead):
        return None
    if any(figure.moved for figure in one.figures) and _counts(events[-1], {"wounded"}):
        return None  # who died of wounds was of the wounded
    return next((event for event in reversed(events[-LOOK_BACK:]) if _counts(event, dead)), None)


def _counts(event: Event, kinds: set[str]) -> bool:
    """Return whether an event has figures of one of the kinds."""
    return any(figure.kind in kinds and figure.value for told in event.told for figure in told.figures)


def _is_told_on(passage: Passage, event: Event, one: Told, day: When | None, *, latest: bool) -> bool:
    """Return whether a sentence of no other day tells on an event, by its words or by its place."""
    if latest and (
        speaks_of(passage, one) or is_manhunt(passage, event, one) or names_known(passage, event, one)
    ):
        return True
    if latest and _continues(passage, one) and event.day() is None:
        return True
    if day and _only_aftermath(event) and not (one.aftermath or one.separate):
        return True  # told before by what came after it, at another place perhaps
    place, there = firm_place(passage, one), event.firm_place(passage)
    if there and latest and _is_named_beside(event, there):
        there = None
    elif there is None and place and (_is_of_day(event, day) or _turns_elsewhere(passage, one, place)):
        there = best_place(passage, event.context)  # "Thursday's blast was in Faizabad", told before
    if place and there:
        if latest and day and event.day() is None and _details(event, one, place, there):
            return True
        told_where = latest and (locates(passage, one) or _only_counts(passage, one))
        road = latest and ends_road(passage, one, place) and event.day() is None
        too = passage.language == "fa" and latest and day is None and _names_too(one, there)
        return (
            road
            or told_where
            or too
            or _on_the_way(passage, event, place, there)
            or (latest and passage.language == "fa" and is_across(event.opening, one, place, there))
            or may_be_at(one, place, there)
        )
    on_its_day = place is None and _is_of_day(event, day)  # "was behind Wednesday's bombing"
    on_its_day = on_its_day and not _is_otherwise_done(event, one)
    return not one.separate and (latest or on_its_day or not (one.day or place))


def _turns_elsewhere(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a sentence turns to what befell far away, or Dari with "از سوی دیگر" to what goes on."""
    beyond = spot.place is not None and one.victims and not in_zone(spot.place)
    return bool(one.triggers) and (beyond or passage.has("context.turns_to", one.sentence.first))


def _is_otherwise_done(event: Event, one: Told) -> bool:
    """Return whether a sentence tells another deed than an event: an abduction on the day of a bombing."""
    mine = one.triggers.keys() & _DEEDS
    theirs = {name for told in event.told for name in told.triggers.keys() & _DEEDS}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_of_day(event: Event, day: When | None) -> bool:
    """Return whether an event is told to be of the exact day of a sentence."""
    known = event.day()
    exact = day is not None and known is not None and day.precision == known.precision == DAY
    return exact and day is not None and known is not None and day.day is not None and day.day == known.day


def _is_named_beside(event: Event, spot: Spot) -> bool:
    """Return whether an event without a day has a place only from sentences that tell nothing of it."""
    day = event.day()
    return (day is None or day.precision == WEEK) and all(
        is_beside(told, spot) for told in event.told if spot in told.places
    )


def _details(event: Event, one: Told, spot: Spot, other: Spot) -> bool:
    """Return whether a sentence gives the day and the village of what a lead told without a day."""
    place, there = spot.place, other.place
    if place is None or there is None or one.separate or event.opening.several:
        return False
    if there.feature_code != "ADM2" or place.feature_code == "ADM2" or place.admin1_id != there.admin1_id:
        return False
    return distance_km(place, there) <= _LEAD_KM


def _only_counts(passage: Passage, one: Told) -> bool:
    """Return whether somebody somewhere only counts the harmed: "the command in Kunduz confirmed"."""
    if one.triggers or one.separate or one.day is not None:
        return False
    return passage.has_any("speech.verbs", one.sentence.first, one.sentence.last)


def _dates_story(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence gives the day of what only later days were told of: "It took place on"."""
    first = one.sentence.first
    named = passage.has_any("context.follow_up", first, min(one.sentence.last, first + _NAMED))
    if not (named and one.fixes_day) or event.opening.day is not None:
        return False
    if any(told.day is not None and (told.triggers or told.fixes_day) for told in event.told):
        return False
    if any(is_other_scene(passage, told, one.day) for told in event.context):
        return False  # "On Thursday, an incident occurred at a funeral. … The attack occurred on Tuesday"
    place, there = firm_place(passage, one), event.firm_place(passage)
    return place is None or there is None or may_be_at(one, place, there)


def speaks_of(passage: Passage, one: Told) -> bool:
    """Return whether a sentence points back to what was told: "in this clash", "Нападавшие стреляли"."""
    first = one.sentence.first
    by_those = one.day is None and passage.has("context.those", first)
    this = passage.language == "fa" and passage.words[first].norm == _THIS  # "این انفجار"
    by_those = by_those or (this and passage.has("context.follow_up", first + 1))
    return not one.separate and (
        by_those or passage.has_any("context.this_event", one.sentence.first, one.sentence.last)
    )


def _continues(passage: Passage, one: Told) -> bool:
    """Return whether who has told the event goes on in a sentence: "According to him, on Friday …"."""
    return not one.separate and past_source(passage, one.sentence) > one.sentence.first


def _names_too(one: Told, there: Spot) -> bool:
    """Return whether a sentence names the place of an event among others: "در مسیر بهارک – شهدا"."""
    return any(
        spot.place is not None and there.place is not None and spot.place.place_id == there.place.place_id
        for spot in one.places
    )


def _on_the_way(passage: Passage, event: Event, spot: Spot, other: Spot) -> bool:
    """Return whether a place lies in the province of a stretch of road that an event was told at."""
    place, there = spot.place, other.place
    if place is None or there is None or place.admin1_id != there.admin1_id:
        return False
    return any(is_stretch(passage, one, other) for one in event.told if other in one.places)


def follow(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Add a sentence without a trigger to the latest event, unless its day is another's; return if it did."""
    found = _counted(events, one) or _mourned(events, one) or named_by_place(passage, events, one)
    event = found or told_just_before(events, one) or events[-1]
    told_last = max(
        (told.position for told in event.told if told.triggers or told.figures or told.dates_it), default=0
    )
    reach = _VICTIMS_REACH if one.victims else _REACH
    if one.victims and not any(told.figures for told in event.told):
        reach = _STORY_REACH
    if one.position - told_last > reach:
        return False
    if found_after_crossing(passage, event, one) or went_before(passage, event, one):
        event.add(one)
        return True
    if _recalls(passage, event, one) or _begins_part(passage, event, one):
        return False
    if one.day and (one.separate or not one.counted) and _other_day(event, one, one.day, ()):
        return False
    if (one.separate or _is_elsewhere(passage, event, one)) and not one.figures:
        return False
    event.add(one)
    return True


def _begins_part(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence gives day and place of the first of several incidents that a lead sums up."""
    if not event.opening.several or len(event.told) > 1:
        return False
    if passage.has_any("context.one_of_several", one.sentence.first, one.sentence.last):
        return firm_place(passage, one) is not None
    if event.opening.day is not None:
        return False
    return one.day is not None and firm_place(passage, one) is not None


def _recalls(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence recalls victims of long before: "on 18 November two were killed there"."""
    day, known = one.day, event.day()
    if day is None or day.day is None or known is None or known.day is None or known.precision > 1:
        return False
    if day.day >= known.day or one.aftermath or not one.victims or _only_aftermath(event):
        return False
    return known.day - (day.end or day.day) >= _LONG_BEFORE or had_befallen(passage, one)


def had_befallen(passage: Passage, one: Told) -> bool:
    """Return whether Tajik or Dari says of victims that it was so before: "кушта шуда буданд"."""
    return any(
        passage.words[index].norm in HAD
        for figure in one.figures
        if figure.value
        for index in range(figure.last - 1, min(one.sentence.last, figure.last + _HAD))
    )


def _is_elsewhere(passage: Passage, event: Event, one: Told) -> bool:
    """Return whether a sentence tells of the event's day, or one counted from it, at another place."""
    if not any(when.back or when.same for when in one.dates) or locates(passage, one):
        return False  # locates: "the incident happened two days earlier on an islet opposite Kalai-Khumb"
    place = firm_place(passage, one)
    there = event.firm_place(passage) or best_place(passage, event.context)
    return place is not None and there is not None and not may_be_at(one, place, there)


def _other_day(event: Event, one: Told, day: When, before: Sequence[Event]) -> bool:
    """Return whether an event is known to be of another day; the dead are counted on later ones."""
    known = event.day() or day_of(event, before)
    if known is None or known.day is None or day.day is None or not apart(day, known):
        return False
    if is_eve(day, known) and not any(spot.place and spot.place.admin1 for spot in one.places):
        return False  # "в ночь на 9 июня … вечером в понедельник": no other place is told
    if _only_aftermath(event):
        return day.day > known.day or one.aftermath
    return not (one.aftermath and day.day > known.day)


def _only_aftermath(event: Event) -> bool:
    """Return whether all that gives an event a day tells of what came after it: a burial, a later death."""
    dated = [told for told in event.told if told.day is not None and told.day.precision == 1]
    if not dated:  # "в воскресенье в больнице умер ещё один. Жертвами нападения стали шестеро"
        dated = [told for told in event.context[-1:] if told.day is not None and told.aftermath]
    return bool(dated) and all(
        told.aftermath or (told.day and told.day.after) or counted_then(told) for told in dated
    )
