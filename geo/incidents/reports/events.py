"""Sentences → events: which of them open one, which belong to it, which tell of something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians

from gazetteer.place import Place
from geo.incidents.reports.dates import When
from geo.incidents.reports.features import Told
from geo.incidents.reports.naming import is_dateline
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot

_PLAIN = frozenset(
    {"suicide", "drone", "grenade", "mine", "shelling", "abduct", "clash", "attack", "fire", "arson"}
)
_REACH = 3  # sentences after the last that tells of the event, in which it may still be spoken of
SAME_SPOT_KM = 15  # villages that one event may be told at: neighbours, or a village and the town beside it
_MOST_SENTENCES = 50  # of one event
_LOOK_BACK = 20  # events that a sentence may still belong to
_ARMED = ("attackers", "security")
_HOLDING = {"abduct", "arrest", "seize"}  # whose place may be told as the home of whom it befell
_KM_PER_DEGREE = 111.2  # of latitude
_MONTH = 3  # precision of a month or a part of one
_HEADING_WORDS = 8  # of a line that gives the day of what follows
_CARRIED = 6  # words between a place and the verb that says somebody was taken there
_CARRIED_ORDER = 0.4  # how exact such a place is: hardly more than a country
_WHOLE = {"P", "A"}
_AREA_ORDER = {"PCLI": 0.0, "RGN": 1.0, "ADM1": 2.0, "H": 3.0, "ADM2": 4.0}
_POINT_ORDER, _BETWEEN_ORDER = 5.0, 4.5  # a village; a village at one end of a stretch
_BESIDES_ORDER = 1.5  # a place in a sentence that tells nothing of the event
_FINER = 100  # among such places the more exact one counts
_ASIDE_ORDER = 0.5  # where the victims are from
_STRETCH = 4  # words after "between"


@dataclass(slots=True)
class Event:
    """
    An event: the sentences that tell it, the first of them the one that opened it.

    `parts` are the events that are told one by one after a sentence that sums several up.
    """

    told: list[Told]
    context: list[Told] = field(default_factory=list)
    parts: list["Event"] = field(default_factory=list)
    _best: Spot | None = None
    _looked_at: int = 0  # sentences that `_best` rests on

    def add(self, one: Told) -> None:
        """Add a sentence, unless there are so many that more would tell nothing."""
        if len(self.told) < _MOST_SENTENCES:
            self.told.append(one)

    def best_place(self, passage: Passage) -> Spot | None:
        """Return the most exact place that its sentences name as where it happened."""
        if self._looked_at < len(self.told):
            self._best, self._looked_at = best_place(passage, self.told), len(self.told)
        return self._best

    def firm_place(self, passage: Passage) -> Spot | None:
        """Return that place, or None if somebody only came from it or was taken there."""
        spot = self.best_place(passage)
        return spot if any(_is_firm(one, spot) for one in self.told) else None

    @property
    def opening(self) -> Told:
        """The sentence that opened the event."""
        return self.told[0]

    def triggers(self) -> set[str]:
        """Return the kinds of trigger in all its sentences."""
        return {name for told in self.told for name in told.triggers}


def find_events(passage: Passage, told: Sequence[Told]) -> list[Event]:
    """Return the events of a passage in the order in which it tells them."""
    headings = [one for one in told if one.heading]
    events = _events(passage, [one for one in told if not one.heading], headings[-1:])
    return events or _events(passage, told, [])


def _events(passage: Passage, told: Sequence[Told], before: Sequence[Told]) -> list[Event]:
    """Return the events of sentences; `before` is what stands over them."""
    events: list[Event] = []
    topic = ""
    refuted = False
    pending = list(before)
    for one in told:
        refuted = refuted or _refutes(passage, events, one)
        if one.topic and not _beats_topic(one):
            topic = one.topic
            pending = []
            continue
        if one.past:
            continue
        if _is_earlier_month(events, one):
            continue
        opens = _opens(passage, one) or (not events and _opens_with(passage, one, pending))
        if opens and not (topic and one.day is None) and not (refuted and not (one.triggers and one.day)):
            _take_heading(one, pending)
            home = _home(passage, events, one)
            if home is None:
                events.append(Event([one], context=pending))
                _join_sum(events)
            else:
                home.add(one)
            topic, pending = "", []
        elif events and not topic and _is_part_of_sum(events, one):
            events.append(Event([one], context=pending))
            _join_sum(events)
        elif events and not topic and not one.unreal and not one.denied:
            pending = [] if _follow(events, one) else [one]
        elif not topic:
            pending = [*pending[-1:], one]
    return events


def _refutes(passage: Passage, events: Sequence[Event], one: Told) -> bool:
    """Return whether a report begins by denying that what it speaks of happened."""
    if not one.denied or events or one.victims:
        return False
    words = range(one.sentence.first, one.sentence.last)
    return bool(one.triggers) or not passage.casualty_words.isdisjoint(words)


def _is_earlier_month(events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence tells of a month before the day of what was told: "in January two died"."""
    month = one.day
    if month is None or month.precision != _MONTH or month.end is None or not (one.triggers or one.victims):
        return False
    days = [when for event in events if (when := event_day(event)) is not None and when.precision == 1]
    return bool(days) and all(when.day is not None and month.end < when.day for when in days)


def _take_heading(one: Told, pending: Sequence[Told]) -> None:
    """Give a sentence without a day that of a line right before it ("4 September, Rushon district")."""
    if one.day is None and not any(when.same for when in one.dates) and pending:
        last = pending[-1]
        near = one.number - last.number == 1 and last.sentence.number_of_words() <= _HEADING_WORDS
        if near and last.day is not None and not last.heading:
            one.day = last.day


def _opens_with(passage: Passage, one: Told, pending: Sequence[Told]) -> bool:
    """Return whether a sentence tells of victims of what the sentences before it began to tell."""
    if one.denied or one.unreal or not one.victims or not pending:
        return False
    whole = (*pending, one)
    dated = any(each.day is not None for each in whole)
    armed = any(
        passage.family_in("actor", each.sentence.first, each.sentence.last) or each.triggers for each in whole
    )
    return dated and armed and any(each.places for each in whole)


def _is_part_of_sum(events: Sequence[Event], one: Told) -> bool:
    """Return whether a sentence without a trigger tells one of the incidents summed up before it."""
    whole = events[-1]
    if not whole.opening.several:
        return False
    total = sum(figure.value for figure in whole.opening.figures if figure.kind == "killed")
    return any(
        figure.kind == "killed" and 0 < figure.value < total and not figure.earlier for figure in one.figures
    )


def _join_sum(events: Sequence[Event]) -> None:
    """Note the latest event as a part of the sum before it, if there is one that lacks parts."""
    for event in reversed(events[-_LOOK_BACK:-1]):
        if event.opening.several > len(event.parts):
            event.parts.append(events[-1])
            return


def _beats_topic(one: Told) -> bool:
    """Return whether a sentence tells an incident although a word of another topic stands in it."""
    return (
        one.topic in {"exercise", "sport", "accident"}
        and one.victims
        and bool(one.triggers.keys() & _PLAIN)
        and one.day is not None
    )


def _opens(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells that an incident happened."""
    if (one.denied and not one.victims) or (one.unreal and not (one.victims and (one.day or one.places))):
        return False
    if one.triggers.keys() & _PLAIN - {"mine"}:
        return True
    return (
        _explosion(passage, one)
        or _crossing(passage, one)
        or _seizure(passage, one)
        or _gunmen_killed(passage, one)
        or _armed_harmed(passage, one)
        or _slain(passage, one)
    )


def _explosion(passage: Passage, one: Told) -> bool:
    """Return whether something exploded, and not merely lay there."""
    follows = passage.has_any("context.follow_up", one.sentence.first, one.sentence.last)
    return bool(one.triggers.keys() & {"mine", "blast"}) and (one.victims or follows or one.day is not None)


def _crossing(passage: Passage, one: Told) -> bool:
    """Return whether armed people crossed, gave themselves up or took a place."""
    first, last = one.sentence.first, one.sentence.last
    if one.triggers.keys() & {"overtake", "surrender"}:
        return any(passage.has_any(f"person.{name}", first, last) for name in _ARMED)
    caught = one.triggers.keys() & {"arrest", "seize"}
    return "infiltration" in one.triggers and bool(one.victims or one.day or caught)


def _seizure(passage: Passage, one: Told) -> bool:
    """Return whether drugs or weapons were seized, or attackers or smugglers held."""
    first, last = one.sentence.first, one.sentence.last
    if not one.triggers.keys() & {"arrest", "seize"}:
        return False
    smuggled = any(passage.has_any(f"object.{name}", first, last) for name in ("drugs", "weapons"))
    return smuggled or ("arrest" in one.triggers and passage.has_any("person.attackers", first, last))


def _armed_harmed(passage: Passage, one: Told) -> bool:
    """Return whether people who carry arms came to harm, on a day or at a place that the sentence names."""
    harmed = any(figure.value and figure.categories & set(_ARMED) for figure in one.figures)
    return harmed and (one.day is not None or _firm_place(passage, one) is not None)


def _slain(passage: Passage, one: Told) -> bool:
    """Return whether people were killed on a day and at a place that the sentence names: "убит мулла"."""
    killed = any(
        figure.kind == "killed"
        and figure.value
        and not (figure.earlier or figure.toll or figure.moved)
        and passage.has_any("killed.violent", figure.first, figure.last)
        for figure in one.figures
    )
    exact = one.day is not None and one.day.precision == 1
    return killed and exact and _firm_place(passage, one) is not None


def _gunmen_killed(passage: Passage, one: Told) -> bool:
    """Return whether somebody armed killed people: "gunmen killed a teacher"."""
    first, last = one.sentence.first, one.sentence.last
    armed = any(
        passage.has_any(f"actor.{name}", first, last)
        for name in ("gunmen", "militants", "taliban", "islamic_state")
    )
    killed = any(figure.kind == "killed" and figure.value and not figure.earlier for figure in one.figures)
    return armed and killed and (one.day is not None or bool(one.places))


def _home(passage: Passage, events: Sequence[Event], one: Told) -> Event | None:
    """Return the event that a sentence with a trigger tells on, or None if it tells a new one."""
    if any(when.back for when in one.dates):
        return None
    place = _firm_place(passage, one)
    day = None if any(when.same for when in one.dates) else one.day
    for event in reversed(events[-_LOOK_BACK:]):
        if not event.opening.several and not (day and _other_day(event, day)):
            there = event.firm_place(passage)
            if place and there:
                if _may_be_at(one, place, there):
                    return event
            elif not one.separate and (event is events[-1] or not (one.day or place)):
                return event
    return None


def _firm_place(passage: Passage, one: Told) -> Spot | None:
    """Return the place that a sentence tells of, or None if somebody only came from it or was taken there."""
    spot = best_place(passage, [one])
    return spot if _is_firm(one, spot) else None


def _is_firm(one: Told, spot: Spot | None) -> bool:
    """Return whether a place is one that a sentence tells of as where it happened."""
    return any(found is spot and rank > _ASIDE_ORDER for rank, found in one.ranked or ())


def _other_day(event: Event, day: When) -> bool:
    """Return whether an event is known to be of another day."""
    known = event_day(event)
    return known is not None and _apart(day, known)


def _may_be_at(one: Told, spot: Spot, other: Spot) -> bool:
    """Return whether what a sentence tells at a place may be the event at another."""
    place, there = spot.place, other.place
    if place is None or there is None:
        return not one.separate
    return not _distinct(place, there) and not (one.separate and place.place_id != there.place_id)


def _follow(events: Sequence[Event], one: Told) -> bool:
    """Add a sentence without a trigger to the latest event, unless its day is another's; return if it did."""
    event = events[-1]
    told_last = max((told.number for told in event.told if told.triggers or told.figures), default=0)
    if one.number - told_last > _REACH:
        return False
    day, known = one.day, event_day(event)
    if day and known and _apart(day, known) and not one.figures:
        return False
    if one.separate and not one.figures:
        return False
    event.add(one)
    return True


def _apart(one: When, other: When) -> bool:
    """Return whether two dates cannot be of the same event."""
    if one.day is None or other.day is None:
        return False
    end, other_end = one.end or one.day, other.end or other.day
    return end < other.day or other_end < one.day


def event_day(event: Event) -> When | None:
    """Return the date of an event: by the sentence that opened it, the others, what stood before it."""
    for told in (*event.told, *reversed(event.context)):
        if told.day is not None and (told.day.precision == 1 or told in event.told):
            exact = [one.day for one in event.told if one.day is not None and one.day.precision == 1]
            return exact[0] if told.day.precision > 1 and exact else told.day
    return None


def _distinct(one: Place, other: Place) -> bool:
    """Return whether two places cannot be one: neither lies in the other, and their districts differ."""
    if one.place_id == other.place_id:
        return False
    mine = {one.place_id, one.admin2_id, one.admin1_id} - {""}
    theirs = {other.place_id, other.admin2_id, other.admin1_id} - {""}
    if one.place_id in theirs or other.place_id in mine:
        return False
    if one.admin2_id and one.admin2_id == other.admin2_id:
        return distance_km(one, other) > SAME_SPOT_KM
    return (
        one.feature_code != "PCLI"
        and other.feature_code != "PCLI"
        and one.feature_class != "H"
        and other.feature_class != "H"
    )


def distance_km(one: Place, other: Place) -> float:
    """Return about how far two places are apart, to tell near from far; no reported figure rests on it."""
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(one.latitude - other.latitude, east) * _KM_PER_DEGREE


def best_place(passage: Passage, told: Sequence[Told]) -> Spot | None:
    """Return the most exact place that sentences name as the place of what they tell."""
    best, found = -1.0, None
    for one in told:
        if one.ranked is None:
            one.ranked = list(_ranked(passage, one))
        for rank, spot in one.ranked:
            if rank > best:
                best, found = rank, spot
    return found


def _ranked(passage: Passage, one: Told) -> Iterator[tuple[float, Spot]]:
    """Yield the places of a sentence that it may have happened at, with how exact they are."""
    for spot in one.places:
        place = spot.place
        if place is None:
            continue
        if is_aside(passage, one, spot):
            if _is_home(passage, one, spot, place):
                yield _ASIDE_ORDER, spot
            continue
        code = place.feature_code if place.feature_code in _AREA_ORDER else place.feature_class
        order = _AREA_ORDER.get(code, _POINT_ORDER)
        if _is_carried(passage, one, spot):
            order = _CARRIED_ORDER
        elif not _tells(passage, one):
            order = min(order, _BESIDES_ORDER + order / _FINER)
        elif _is_between(passage, one, spot):
            order = min(order, _BETWEEN_ORDER)
        yield order, spot


def _is_home(passage: Passage, one: Told, spot: Spot, place: Place) -> bool:
    """Return whether a place is where victims or guards are from: "residents of Zebak were killed"."""
    if is_dateline(passage, spot) or place.feature_code in {"PCLI", "PPLC"}:
        return False
    return one.victims or place.feature_class == "S" or bool(one.triggers.keys() & _HOLDING)


def _is_between(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is one end of a stretch: "between Rushon and Khorugh"."""
    return passage.has_any("place.stretch", max(one.sentence.first, spot.first - _STRETCH), spot.first)


def _is_carried(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where the wounded were taken or somebody fled: a last resort."""
    if spot.place is None or spot.place.feature_class not in _WHOLE:
        return False
    after = _CARRIED if passage.language in {"tg", "fa"} else 2  # languages whose verb ends the sentence
    low, high = max(one.sentence.first, spot.first - _CARRIED), min(one.sentence.last, spot.last + after)
    return passage.has_any("place.carried", low, high)


def is_aside(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a place is where somebody came from, fled to, or spoke: not where it happened."""
    place = spot.place
    first = one.sentence.first
    before = range(max(first, spot.first - 3), spot.first)
    norms = [passage.words[index].norm for index in before]
    if is_dateline(passage, spot):
        return True
    if place is not None and place.feature_code == "PCLI":
        return bool(norms) and passage.has("place.away", spot.first - 1)
    speech = passage.has_any("speech.verbs", first, one.sentence.last)
    if place is not None and place.feature_code == "PPLC" and place.outside and speech:
        return True  # "the embassy in Dushanbe said"
    if passage.has_any("place.speakers", max(first, spot.first - 2), spot.first) and passage.has_any(
        "speech.verbs", max(first, spot.first - 6), min(one.sentence.last, spot.last + 6)
    ):
        return True
    if "abduct" in one.triggers and passage.has_any("place.away", max(first, spot.first - 2), spot.first):
        return False  # "taken from the village"
    return passage.has_any("place.aside", max(first, spot.first - 2), spot.first)


def _tells(passage: Passage, one: Told) -> bool:
    """Return whether a sentence speaks of the event at all, and not only of what is around it."""
    if one.triggers or one.figures or one.dates or one.heading:
        return True
    return passage.has_any("context.follow_up", one.sentence.first, one.sentence.last)
