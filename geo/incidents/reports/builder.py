"""An event's sentences → an incident: its values, the words each rests on, and what was in doubt."""

from collections.abc import Sequence
from datetime import date, timedelta

from gazetteer.place import Place
from geo.incidents.reports.actors import read_actors
from geo.incidents.reports.adding_up import add_up
from geo.incidents.reports.border_zone import in_zone, within
from geo.incidents.reports.casualties import Casualties
from geo.incidents.reports.classify import classify
from geo.incidents.reports.dates.when import DAY, WEEK, When
from geo.incidents.reports.events.day import day_of
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.going_on import day_going_on
from geo.incidents.reports.events.openings import only_mentioned
from geo.incidents.reports.events.outcomes import only_retreats
from geo.incidents.reports.events.same_place import is_at_same_place, is_other_day, place_before
from geo.incidents.reports.events.scene import best_place
from geo.incidents.reports.events.whereabouts import (
    dateline_place,
    of_other_border,
    place_of,
    sector_of,
    sent_from,
    the_border,
)
from geo.incidents.reports.incident import Evidence, Incident, shorten, visible
from geo.incidents.reports.kind_words import words_of_kind
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.saying import who_says
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.corrections import is_correction
from geo.incidents.reports.tolls.figures import STRUCK, Figure

_COUNTRY_NAMES = {"TJ": "Tajikistan", "AF": "Afghanistan", "TJ,AF": "Tajikistan"}
_SURE_OF_ACTORS = {"actor1": 0.7, "actor2": 0.7, "claimed_by": 0.9, "victims": 0.9}
_RECENT = timedelta(days=7)


class Builder:
    """
    Makes incidents of the events of one passage.

    Parameters
    ----------
    passage
        The text.
    names
        The gazetteer's names.
    published
        The day on which it was published; None if it is not known.
    alone
        Whether it tells of one event.
    only_day
        The one day that it names, with its sentence, if it names no other.
    only_place
        The one place that it names besides areas that it lies in, if it tells of one event.
    above
        The place that it sets before the first event, if that names none as where it was.
    """

    def __init__(
        self,
        passage: Passage,
        names: Names,
        published: date | None,
        *,
        alone: bool = False,
        only_day: tuple[Told, When] | None = None,
        only_place: Spot | None = None,
        above: Spot | None = None,
    ) -> None:
        self._passage = passage
        self._names = names
        self._published = published
        self._alone = alone
        self._only_day = only_day
        self._only_place = only_place
        self._above = above

    def build(self, event: Event, earlier: Sequence[Event]) -> Incident | None:
        """Return the incident that an event tells, or None if it is of another border or too vague."""
        passage = self._passage
        if event.opening.several and len(event.parts) >= event.opening.several:
            return None  # all that it sums up is told
        if of_other_border(passage, event):
            return None
        spot = (None if earlier else self._above) or place_of(passage, event)
        spot = sector_of(passage, self._names, event, spot) or spot
        spot = spot or (None if earlier else dateline_place(passage, event))
        spot = spot or self._only_place or (None if earlier else sent_from(passage, self._names))
        place = spot.place if spot is not None else the_border(passage, self._names, event)
        if place is not None and not in_zone(place) and place.feature_code != "PCLI":
            spot, place = self._nearer(event, spot, place)
        there = place_before(passage, event, earlier, place)
        if there is not None:  # "there, too"
            spot, place = there, there.place
        assumed = there is not None and not is_at_same_place(passage, event)
        if assumed and place is not None and is_other_day(event, earlier):
            place = self._names.place(place.admin2_id) if place.admin2_id else place
        if place is None or not in_zone(place) or (spot is None and _tells_nothing(event)):
            return None
        if earlier:
            _forget_own_losses(event)
        incident = Incident({}, [], [], place)
        self._put_date(incident, event, earlier)
        told_before = {one.number for before in earlier for one in before.told}
        event.keep_context([one for one in event.context if one.heading or one.number not in told_before])
        killed, wounded = (self._put_casualties(incident, event, kind) for kind in ("killed", "wounded"))
        if self._is_vague(incident, event, spot, (killed.best, wounded.best)):
            return None
        summed = any(part is event for whole in earlier for part in whole.parts if _is_of_clashes(whole))
        self._put_kind(incident, event, of_clashes=summed)
        self._put_place(incident, event, spot, place)
        if assumed:
            incident.values["geo_precision"] = max(2, incident.values["geo_precision"])
            incident.doubts.append(
                "the text gives no place for this event: that of the one before is entered"
            )
        self._put_actors(incident, event)
        return incident

    def _nearer(self, event: Event, spot: Spot | None, place: Place) -> tuple[Spot | None, Place]:
        """Return the place near the border that was told first: later names may be another's."""
        for first in (best_place(self._passage, [event.opening]), best_place(self._passage, event.context)):
            if first is not None and first.place is not None and in_zone(first.place):
                return first, first.place
            if first is not None and (first.unit or first is not spot):
                break  # "in the town of Sarband" is elsewhere; a mosque may bear any name
        return spot, place

    def _is_vague(
        self, incident: Incident, event: Event, spot: Spot | None, tolls: Sequence[int | None]
    ) -> bool:
        """Return whether nobody came to harm and the text says too little of when or where it was."""
        if any(tolls):
            return False
        if incident.values.get("event_date") is None and not (spot and spot.unit):
            return True
        area = incident.place is not None and incident.place.feature_code in {"ADM1", "RGN"}
        when = event.day()
        if area and (when is None or when.precision > DAY):
            return True
        return tolls == (None, None) and only_mentioned(self._passage, event)

    def _put_date(self, incident: Incident, event: Event, earlier: Sequence[Event]) -> None:
        """Enter the date; where the text says only the day of publication, that week, and the doubt."""
        when = day_of(event, earlier)
        values = incident.values
        beside = self._only_day if when is None or when.day is None or _tells_little(event, when) else None
        if beside is not None and not earlier and beside[0].number > event.opening.number:
            beside = None  # told after it, the day is of something else
        if beside is not None:
            when = beside[1]
            incident.doubts.append(
                "the text gives no day for this event: the only day that it names is entered"
            )
        if when is None or when.day is None:
            when = day_going_on(self._passage, event, self._published)
        if when is None or when.day is None:
            self._put_week_before(incident, event)
            return
        values["event_date"] = when.day.isoformat()
        values["event_date_end"] = when.end.isoformat() if when.end and when.end != when.day else None
        values["time_precision"] = when.precision
        told = beside[0] if beside else _sentence_at(event, when.first) or event.opening
        sure = 0.95 if when.precision == DAY else 0.7
        incident.evidence.append(
            self._evidence("event_date", values["event_date"], told, (when.first, when.last), sure)
        )

    def _put_week_before(self, incident: Incident, event: Event) -> None:
        """Enter the week before publication as the date, and the doubt; nothing where that is not known."""
        values, published = incident.values, self._published
        back = self._passage.language == "ru" and any(
            when.same and when.back == 1 and when.day is None for when in event.opening.dates
        )
        if published is not None and back:  # "Как сообщает агентство, днём ранее наряд заметил лодку"
            values["event_date"], values["event_date_end"] = (published - timedelta(days=1)).isoformat(), None
            values["time_precision"] = DAY
            incident.doubts.append("the text counts a day back from its publication")
            return
        if published is not None:
            values["event_date"] = (published - _RECENT).isoformat()
            values["event_date_end"] = published.isoformat()
            values["time_precision"] = WEEK
            incident.doubts.append("the text gives no day: the week before publication is entered")
            return
        if any(when.day is None and not when.same for one in event.told for when in one.dates):
            incident.doubts.append(
                "the text counts days from its publication, whose day is not known: give --published"
            )
        values["event_date"] = values["event_date_end"] = values["time_precision"] = None
        incident.doubts.append("no date in the text, and the day of publication is not known")

    def _is_among_them(self, one: Told) -> bool:
        """Return whether Dari counts some of those told right before: "در میان آنان یک کشته وجود دارد"."""
        return self._passage.language == "fa" and self._passage.has("part.among", one.sentence.first)

    def _put_casualties(self, incident: Incident, event: Event, kind: str) -> Casualties:
        """Enter the killed or the wounded."""
        corrections = {one.number for one in event.told if is_correction(self._passage, *one.sentence[:2])}
        summed = not self._alone and any(one.several for one in event.context)  # with the others' victims
        over = [] if summed else event.context
        tolls = [
            one.counting([figure for figure in one.figures if figure.toll] or self._whole(one))
            for one in over
            if one.heading and one.figures
        ]
        of_all = self._alone and self._passage.language == "fa"  # "۲۲ زخمی از هر دو انفجار"
        mine = [one for one in event.told if not one.several or one is event.opening or of_all]
        fled = "surrender" in event.opening.triggers and not only_retreats(self._passage, event.opening)
        if kind == "killed" and fled:
            # who fell in the fight that they fled from died elsewhere
            mine = [
                one for one in mine if one is event.opening or not one.victims or self._is_among_them(one)
            ]
        context = [one for one in over if not (one.past or one.topic or one.denied)]
        context = list({one.number: one for one in context if one not in event.told}.values())
        before = [one for one in context if not one.heading]
        first = next((figure for one in mine for figure in one.figures if figure.kind == kind), None)
        died = any(figure.moved for one in before for figure in one.figures)
        # "Among the dead is one"; "Eight bodies were found. … Nine were also killed", "One had died. … had"
        listed = self._passage.language == "fa"
        struck = first is not None and first.who == STRUCK  # whose body may have been told of
        some = first is not None and listed and (first.part or first.earlier)
        if first is not None and (first.more or struck or some or (first.then and died)):
            mine = [*before, *mine]
        result = add_up([*self._by_accounts(mine), *tolls], kind, corrections)
        counts = [figure.value for one in context for figure in one.figures if figure.kind == kind]
        some = all(
            figure.part or not figure.value for _, figure in result.rest_on
        )  # "two of the dead", nobody
        above = self._alone and some and max(counts, default=0) > (result.best or 0)
        if result.best is None or above:  # "Two were hurt. The attack took place in Darvoz"
            result = add_up(context, kind, corrections)
        column = "fatalities" if kind == "killed" else "injured"
        told_of_all = event.opening.several > 0 and any(told is event.opening for told, _ in result.rest_on)
        if event.parts and told_of_all:
            self._take_parts_off(result, event, kind)
        incident.values[column] = result.best
        if kind == "killed":
            incident.values["fatalities_low"], incident.values["fatalities_high"] = result.low, result.high
        for told, figure in result.rest_on:
            sure = 0.6 if result.doubts or "nobody" in figure.categories else 0.9
            incident.evidence.append(
                self._evidence(column, str(figure.value), told, (figure.first, figure.last), sure)
            )
        incident.doubts += [f"{column}: {doubt}" for doubt in result.doubts]
        return result

    def _by_accounts(self, told: Sequence[Told]) -> list[Told]:
        """Return sentences, those after "but they tell it otherwise" with figures of the same people."""
        marks = self._passage.marks_in(
            "context.another_account", told[0].sentence.last, len(self._passage.words)
        )
        if not marks:
            return list(told)
        same = frozenset({"generic"})
        return [
            one.counting([figure._replace(categories=same) for figure in one.figures])
            if one.sentence.last > marks[0].first
            else one
            for one in told
        ]

    def _whole(self, heading: Told) -> list[Figure]:
        """Return what a heading over a text of one event says that the victims are at least."""
        return [
            figure._replace(part=True, categories=frozenset({"generic"}))
            for figure in heading.figures
            # "a guard and two smugglers killed" tells of all, "a guard killed" of his side
            if self._alone and not (figure.earlier or figure.moved)
            if figure.categories <= {"", "generic"} or len(figure.categories) > 1
        ]

    def _take_parts_off(self, result: Casualties, event: Event, kind: str) -> None:
        """Leave of a sum what its parts, told one by one, do not account for."""
        parts = [add_up(part.told, kind, set()).best for part in event.parts]
        total = result.best or 0
        known = sum(part or 0 for part in parts)
        result.doubts.append(
            f"the text counts {total} in {event.opening.several} incidents together; {known} are told apart"
        )
        exact = all(part is not None for part in parts) and event.opening.several == len(parts) + 1
        result.best = total - known if exact and known <= total else None
        result.low, result.high = (result.best, result.best) if exact else (None, total - known)

    def _put_kind(self, incident: Incident, event: Event, *, of_clashes: bool) -> None:
        """Enter ACLED's types and the words that say them."""
        kind, sub_kind = classify(self._passage, event.told, event.context, of_clashes=of_clashes)
        incident.values["event_type"], incident.values["sub_event_type"] = kind, sub_kind
        words = words_of_kind(event.told, sub_kind)
        if words is not None:
            told, mark = words
            incident.evidence.insert(
                0, self._evidence("sub_event_type", sub_kind, told, (mark.first, mark.last), 0.8)
            )

    def _put_place(self, incident: Incident, event: Event, spot: Spot | None, place: Place) -> None:
        """Enter the place, its district and province."""
        values = incident.values
        values["country"] = _COUNTRY_NAMES.get(place.country_code, place.country_code)
        values["admin1"] = place.name if place.feature_code == "ADM1" else place.admin1
        values["admin2"] = place.name if place.feature_code == "ADM2" else place.admin2
        values["location"] = visible(self._passage.text[spot.start : spot.end]) if spot else place.name
        values["latitude"], values["longitude"] = place.latitude, place.longitude
        values["radius_km"] = place.radius_km
        values["place_id"], values["place_name"] = place.place_id, place.name
        near = spot is not None and spot.first > 0 and self._passage.has("place.near", spot.first - 1)
        wide = place.feature_code in {"ADM1", "RGN"}
        values["geo_precision"] = 3 if wide else 2 if place.feature_code == "ADM2" or near else 1
        values["match_type"] = spot.bearers[0].match_type if spot else "border"
        values["confidence"] = spot.confidence if spot else 0.3
        if spot is None:
            incident.doubts.append("the text names no place on the border: the whole border is entered")
            return
        told = _sentence_at(event, spot.first) or event.opening
        incident.evidence.append(
            self._evidence("location", place.name, told, (spot.first, spot.last), spot.confidence)
        )
        self._doubt_place(incident, spot, place)

    def _doubt_place(self, incident: Incident, spot: Spot, place: Place) -> None:
        """Enter what else a name may mean, where that is not sure: places that are not in one another."""
        rivals = [
            match.place
            for match in spot.bearers
            if match.place.place_id != place.place_id
            and not within(match.place, place)
            and not within(place, match.place)
        ]
        if rivals and spot.confidence < 0.75:  # noqa: PLR2004 - where a person should look
            others = "; ".join(f"{one.name} ({one.country_code})" for one in rivals[:3])
            incident.values["candidates"] = others
            incident.doubts.append(f"location: {incident.values['location']} may also be {others}")

    def _put_actors(self, incident: Incident, event: Event) -> None:
        """Enter who acted, upon whom, whose citizens the victims were, who claims it and who says so."""
        values, passage = incident.values, self._passage
        actors = read_actors(passage, event.told, values["country"], values["sub_event_type"])
        for name, confidence in _SURE_OF_ACTORS.items():
            values[name] = getattr(actors, name)
            told_in = _sentence_at(event, actors.rests[name][0]) if name in actors.rests else None
            if told_in is not None:
                span = actors.rests[name]
                incident.evidence.append(self._evidence(name, values[name], told_in, span, confidence))
        values["notes"] = shorten(passage.text[event.opening.sentence.start : event.opening.sentence.end])
        saying = who_says(passage, [one.sentence for one in event.told])
        values["said_by"] = saying.clause if saying else ""
        if saying:
            told = next(one for one in event.told if one.sentence == saying.sentence)
            incident.evidence.append(self._evidence("said_by", saying.clause, told, saying.verb, 0.5))

    def _evidence(
        self, name: str, value: str, told: Told, span: tuple[int, int], confidence: float
    ) -> Evidence:
        """Return the evidence for a value: the words of `span` (the last not included) and their sentence."""
        text, words = self._passage.written, self._passage.words
        first, last = span
        start, end = words[first].start, words[last - 1].end
        sentence = text[told.sentence.start : told.sentence.end]
        return Evidence(name, value, start, end, text[start:end], sentence, round(confidence, 2))


def _is_of_clashes(whole: Event) -> bool:
    """Return whether an event only sums up several clashes: "killed in two separate gun battles"."""
    return whole.opening.several > 0 and "clash" in whole.opening.triggers


def _tells_little(event: Event, when: When) -> bool:
    """Return whether a day is that of what came after an event, or a week of something told beside it."""
    told = _sentence_at(event, when.first)
    if when.after or (told is not None and told.aftermath and not told.triggers):
        return True
    return when.precision > DAY and told is not None and not (told.triggers or told.victims or told.dates_it)


def _tells_nothing(event: Event) -> bool:
    """Return whether an event has neither victims nor a day: attacks at the border are only spoken of."""
    whole = (*event.context, *event.told)
    return not any(one.victims or one.dates for one in whole)


def _forget_own_losses(event: Event) -> None:
    """Leave out "our forces had no losses" at the end of several incidents: it is of all of them."""
    for told in event.told[1:]:
        told.figures = [figure for figure in told.figures if "side" not in figure.categories]
    event.keep(event.told)  # what it rests on has changed


def _sentence_at(event: Event, index: int) -> Told | None:
    """Return the sentence of an event that a word stands in, or None."""
    return next(
        (one for one in (*event.told, *event.context) if one.sentence.first <= index < one.sentence.last),
        None,
    )
