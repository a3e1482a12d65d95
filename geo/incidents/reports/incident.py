"""An event's sentences → an incident: its values, the words each rests on, and what was in doubt."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from unicodedata import category

from gazetteer.place import Place
from geo.incidents.reports.actors import find_actors, find_claim, find_victims
from geo.incidents.reports.casualties import Casualties, add_up
from geo.incidents.reports.classify import classify
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.events.event import Event, event_day
from geo.incidents.reports.events.scene import best_place
from geo.incidents.reports.features import Told
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot

# The provinces that have a part of the border; an incident elsewhere belongs to another border.
BORDER_PROVINCES = (
    "tj-khatlon-region",
    "tj-gbao",
    "af-badakhshan-province",
    "af-takhar-province",
    "af-kunduz-province",
    "af-balkh-province",
)
_THE_BORDER = "l-border-tj-af"
_COUNTRY_NAMES = {"TJ": "Tajikistan", "AF": "Afghanistan", "TJ,AF": "Tajikistan"}
_QUOTE = 300
_RECENT = timedelta(days=7)
_DAY, _WEEK = 1, 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a value rests on: `text[start:end]`, and the sentence around them."""

    field: str
    value: str
    start: int
    end: int
    text: str
    sentence: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as it stands in JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Incident:
    """An incident that a report tells: values under the names of the incident table, evidence and doubts."""

    values: dict[str, Any]
    evidence: list[Evidence]
    doubts: list[str] = field(default_factory=list)
    place: Place | None = None


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
    """

    def __init__(self, passage: Passage, names: Names, published: date | None) -> None:
        self._passage = passage
        self._names = names
        self._published = published

    def build(self, event: Event, earlier: Sequence[Event]) -> Incident | None:
        """Return the incident that an event tells, or None if it is of another border or too vague."""
        if self._other_border(event) or (event.opening.several and len(event.parts) >= event.opening.several):
            return None
        spot = self._place_of(event)
        place = spot.place if spot is not None else self._the_border(event)
        if place is None or not in_zone(place):
            return None
        incident = Incident({}, [], [], place)
        self._put_date(incident, event, earlier)
        killed, wounded = (self._put_casualties(incident, event, kind) for kind in ("killed", "wounded"))
        if incident.values.get("event_date") is None and not (
            killed.best or wounded.best or (spot and spot.unit)
        ):
            return None
        if (
            place.feature_code in {"ADM1", "RGN"}
            and not (killed.best or wounded.best)
            and event_day(event) is None
        ):
            return None
        self._put_kind(incident, event)
        self._put_place(incident, event, spot, place)
        self._put_actors(incident, event)
        return incident

    def _other_border(self, event: Event) -> bool:
        """Return whether the opening sentence tells of the border of two other countries."""
        passage, sentence = self._passage, event.opening.sentence
        first, last = sentence.first, sentence.last
        others = any(
            passage.marks_in(f"nation.{nation}", first, last) for nation in ("Uzbekistan", "Kyrgyzstan")
        )
        return (
            others
            and passage.has_any("unit.border", first, last)
            and not passage.has_any("place.afghan", first, last)
        )

    def _place_of(self, event: Event) -> Spot | None:
        """Return the place of an event: from its own sentences, then from what stands before them."""
        spot = event.best_place(self._passage)
        place = spot.place if spot is not None else None
        firm = event.firm_place(self._passage) is not None
        vague = (
            not firm or place is None or place.feature_code in {"PCLI", "ADM1"} or place.feature_class == "H"
        )
        before = best_place(self._passage, event.context) if vague else None
        nearer = before.place if before is not None else None
        if (
            nearer is not None
            and nearer.feature_code != "PCLI"
            and (place is None or not firm or place.feature_code == "PCLI" or _within(nearer, place))
        ):
            return before
        return None if place is not None and place.feature_code == "PCLI" else spot

    def _the_border(self, event: Event) -> Place | None:
        """Return the border itself as the place, where the text speaks of it and names nothing nearer."""
        passage = self._passage
        spans = [(one.sentence.first, one.sentence.last) for one in (*event.context, *event.told)]
        afghan = any(
            passage.has_any("place.afghan", *span) or passage.has_any("nation.Afghanistan", *span)
            for span in spans
        )
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
        return self._names.place(_THE_BORDER) if border and across and tajik else None

    def _put_date(self, incident: Incident, event: Event, earlier: Sequence[Event]) -> None:
        """Enter the date; where the text says only the day of publication, that week, and the doubt."""
        when = self._when(event, earlier)
        values = incident.values
        if when is not None and when.day is not None:
            values["event_date"] = when.day.isoformat()
            values["event_date_end"] = when.end.isoformat() if when.end and when.end != when.day else None
            values["time_precision"] = when.precision
            told = next(
                (
                    one
                    for one in (*event.told, *event.context)
                    if one.sentence.first <= when.first < one.sentence.last
                ),
                event.opening,
            )
            incident.evidence.append(
                self._evidence(
                    "event_date",
                    values["event_date"],
                    told,
                    (when.first, when.last),
                    0.95 if when.precision == _DAY else 0.7,
                )
            )
            return
        if (
            any(when.day is None and not when.same for one in event.told for when in one.dates)
            and self._published is None
        ):
            incident.doubts.append(
                "the text counts days from its publication, whose day is not known: give --published"
            )
        if self._published is not None:
            values["event_date"] = (self._published - _RECENT).isoformat()
            values["event_date_end"] = self._published.isoformat()
            values["time_precision"] = _WEEK
            incident.doubts.append("the text gives no day: the week before publication is entered")
        else:
            values["event_date"] = values["event_date_end"] = values["time_precision"] = None
            incident.doubts.append("no date in the text, and the day of publication is not known")

    def _when(self, event: Event, earlier: Sequence[Event]) -> When | None:
        """Return the date of an event; "the same evening", "two days later" count from the day before."""
        same = next((when for one in event.told for when in one.dates if when.same), None)
        said = event.opening.day
        if same is None or not (said is None or same.back):
            return event_day(event)
        if not same.back and event_day(event) is not None:
            return event_day(event)
        nearest = next(self._days_before(event, earlier, same), None)
        if nearest is None:
            return event_day(event)
        found, day = nearest
        day -= timedelta(days=same.back)
        end = found.end - timedelta(days=same.back) if found.end else None
        if said is None or said.day is None or said.day.weekday() == day.weekday():
            return found._replace(day=day, end=end, first=same.first, last=same.last)
        return event_day(event)

    def _days_before(self, event: Event, earlier: Sequence[Event], same: When) -> Iterator[tuple[When, date]]:
        """Yield the dates that "the same day" may count from, each with its day, the nearest first."""
        for one in reversed((*event.context, *event.told)):
            for when in sorted((*one.dates, *one.statement_days), key=lambda when: -when.first):
                if when.first < same.first and when.day is not None and when.precision == _DAY:
                    yield when, when.day
        for other in reversed(earlier):
            found = event_day(other)
            if found is not None and found.day is not None:
                yield found, found.day

    def _put_casualties(self, incident: Incident, event: Event, kind: str) -> Casualties:
        """Enter the killed or the wounded."""
        corrections = {
            one.number
            for one in event.told
            if self._passage.has_any("context.correction", one.sentence.first, one.sentence.last)
        }
        tolls = [
            replace(one, figures=[figure for figure in one.figures if figure.toll])
            for one in event.context
            if one.heading
        ]
        result = add_up([*event.told, *tolls], kind, corrections)
        if result.best is None:  # "Two were hurt. The attack took place in Darvoz"
            result = add_up(
                [one for one in event.context if not one.past and not one.topic], kind, corrections
            )
        column = "fatalities" if kind == "killed" else "injured"
        if event.parts and result.best is not None:
            self._take_parts_off(result, event, kind)
        incident.values[column] = result.best
        if kind == "killed":
            incident.values["fatalities_low"], incident.values["fatalities_high"] = result.low, result.high
        for told, figure in result.rest_on:
            sure = 0.6 if result.doubts or figure.categories == {"nobody"} else 0.9
            incident.evidence.append(
                self._evidence(column, str(figure.value), told, (figure.first, figure.last), sure)
            )
        incident.doubts += [f"{column}: {doubt}" for doubt in result.doubts]
        return result

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

    def _put_kind(self, incident: Incident, event: Event) -> None:
        """Enter ACLED's types and the words that say them."""
        kind, sub_kind = classify(self._passage, event.told)
        incident.values["event_type"], incident.values["sub_event_type"] = kind, sub_kind
        marks = [mark for found in event.opening.triggers.values() for mark in found]
        if marks:
            mark = min(marks, key=lambda one: one.first)
            incident.evidence.insert(
                0, self._evidence("sub_event_type", sub_kind, event.opening, (mark.first, mark.last), 0.8)
            )

    def _put_place(self, incident: Incident, event: Event, spot: Spot | None, place: Place) -> None:
        """Enter the place, its district and province."""
        values = incident.values
        values["country"] = _COUNTRY_NAMES.get(place.country_code, place.country_code)
        values["admin1"] = place.name if place.feature_code == "ADM1" else place.admin1
        values["admin2"] = place.name if place.feature_code == "ADM2" else place.admin2
        values["location"] = visible(self._passage.text[spot.start : spot.end]) if spot else place.name
        values["latitude"], values["longitude"] = place.latitude, place.longitude
        values["radius_km"], values["place_id"], values["place_name"] = (
            place.radius_km,
            place.place_id,
            place.name,
        )
        near = spot is not None and spot.first > 0 and self._passage.has("place.near", spot.first - 1)
        wide = place.feature_code in {"ADM1", "RGN"}
        values["geo_precision"] = 3 if wide else 2 if place.feature_code == "ADM2" or near else 1
        values["match_type"] = spot.bearers[0].match_type if spot else "border"
        values["confidence"] = spot.confidence if spot else 0.3
        if spot is None:
            incident.doubts.append("the text names no place on the border: the whole border is entered")
            return
        told = next(
            one
            for one in (*event.told, *event.context)
            if one.sentence.first <= spot.first < one.sentence.last
        )
        incident.evidence.append(
            self._evidence("location", place.name, told, (spot.first, spot.last), spot.confidence)
        )
        rivals = [
            match.place
            for match in spot.bearers
            if match.place.place_id != place.place_id
            and not _within(match.place, place)
            and not _within(place, match.place)
        ]
        if rivals and spot.confidence < 0.75:  # noqa: PLR2004 - where a person should look
            others = "; ".join(f"{one.name} ({one.country_code})" for one in rivals[:3])
            values["candidates"] = others
            incident.doubts.append(f"location: {values['location']} may also be {others}")

    def _put_actors(self, incident: Incident, event: Event) -> None:
        """Enter who acted, upon whom, whose citizens the victims were, who claims it and who says so."""
        values, passage = incident.values, self._passage
        values["actor1"], values["actor2"] = find_actors(
            passage, event.told, values["country"], values["sub_event_type"]
        )
        values["victims"] = find_victims(passage, event.told)
        values["claimed_by"] = find_claim(passage, event.told)
        values["notes"] = shorten(passage.text[event.opening.sentence.start : event.opening.sentence.end])
        for one in event.told:
            marks = passage.marks_in("speech.verbs", one.sentence.first, one.sentence.last)
            if marks:
                values["said_by"] = self._clause(one, marks[0].first)
                incident.evidence.append(
                    self._evidence("said_by", values["said_by"], one, (marks[0].first, marks[0].last), 0.5)
                )
                return
        values["said_by"] = ""

    def _clause(self, one: Told, index: int) -> str:
        """Return the clause around a word."""
        text = self._passage.text
        word = self._passage.words[index]
        start = (
            max(text.rfind(sign, one.sentence.start, word.start) for sign in ",;—،؛:") + 1
            or one.sentence.start
        )
        ends = [found for sign in ",;—،؛:" if (found := text.find(sign, word.end, one.sentence.end)) >= 0]
        return shorten(
            text[max(start, one.sentence.start) : min(ends, default=one.sentence.end)].strip(' .«»"“”'), 160
        )

    def _evidence(
        self, name: str, value: str, told: Told, span: tuple[int, int], confidence: float
    ) -> Evidence:
        """Return the evidence for a value: the words of `span` (the last not included) and their sentence."""
        text, words = self._passage.text, self._passage.words
        first, last = span
        start, end = words[first].start, words[last - 1].end
        sentence = text[told.sentence.start : told.sentence.end]
        return Evidence(name, value, start, end, text[start:end], sentence, round(confidence, 2))


def visible(text: str) -> str:
    """Return a name without characters that do not show, except the joiner that Persian spelling needs."""
    return "".join(sign for sign in text if sign == "\u200c" or category(sign) not in {"Cc", "Cf"})


def shorten(text: str, most: int = _QUOTE) -> str:
    """Return a quotation of at most `most` characters on one line, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"


def in_zone(place: Place) -> bool:
    """Return whether a place lies in a province that has a part of the border, or near the border."""
    countries = set(place.country_code.split(","))
    provinces = {place.place_id, place.admin1_id}
    if not countries & {"TJ", "AF"} or place.feature_code == "PCLI":
        return False
    if provinces & set(BORDER_PROVINCES) or place.place_id == _THE_BORDER:
        return True
    return (
        not place.outside
        and place.feature_code != "ADM1"
        and not (place.admin1_id and place.admin1_id not in BORDER_PROVINCES)
    )


def _within(one: Place, other: Place) -> bool:
    """Return whether a place lies in another."""
    if other.feature_code == "PCLI":
        return bool(set(one.country_code.split(",")) & set(other.country_code.split(",")))
    return other.place_id in (one.admin1_id, one.admin2_id)


def event_id(source: str, values: dict[str, Any]) -> str:
    """Return an identifier that stays the same when the same report is read again."""
    words = "|".join(
        str(part)
        for part in (source, values.get("event_date"), values.get("place_id"), values.get("sub_event_type"))
    )
    return "PX-" + hashlib.sha256(words.encode()).hexdigest()[:12]
