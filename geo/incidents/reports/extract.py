"""A report → its incidents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gazetteer import Gazetteer
from geo.incidents.reports.bearers import find_places
from geo.incidents.reports.builder import Builder
from geo.incidents.reports.events import find_events
from geo.incidents.reports.events.day import only_day
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.only_places import only_place, place_above
from geo.incidents.reports.features import tell
from geo.incidents.reports.incident import Incident
from geo.incidents.reports.language import detect_language, in_todays_letters
from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.sending import day_sent

_WIDE = {"PCLI", "RGN", "ADM1"}  # countries, the border, provinces
_BEFORE = 5  # events before one, to which its "two days earlier" may refer


@dataclass(frozen=True, slots=True)
class Report:
    """
    A report as it was read.

    Parameters
    ----------
    text
        The article without what surrounds it.
    source
        Who published it, or the name of the file.
    url
        Where it can be read, or "".
    published
        The day of publication, or None.
    title
        Its heading, or "".
    notes
        What was in doubt when it was read: a doubt of each of its incidents.
    """

    text: str
    source: str = ""
    url: str = ""
    published: date | None = None
    title: str = ""
    notes: tuple[str, ...] = ()


class Extractor:
    """
    Finds incidents and place names in reports.

    Parameters
    ----------
    gazetteer
        Where places are looked up; the packaged one by default.
    language
        "en", "ru", "tg", "fa", or "auto" to tell it from each text.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, language: str = "auto") -> None:
        self._names = Names(gazetteer or Gazetteer())
        self._language = language

    def incidents(self, report: Report) -> list[Incident]:
        """Return the incidents that a report tells, in its order."""
        passage = self._passage(report.text)
        if not any(name.startswith(("trigger.", "killed.", "wounded.")) for name in passage.marks):
            return []  # an article about something else: its places need not be found
        published = day_sent(passage, report.published)
        told = tell(passage, self._names, published)
        events = find_events(passage, told)
        named = only_place(told, events[0].opening) if len(events) == 1 else None
        builder = Builder(
            passage,
            self._names,
            published,
            alone=len(events) == 1,
            only_day=only_day(told),
            only_place=named,
            above=place_above(passage, told, events[0], named) if events else None,
        )
        found: list[tuple[Event, Incident]] = []
        for number, event in enumerate(events):
            incident = builder.build(event, events[max(0, number - _BEFORE) : number])
            if incident is not None:
                incident.doubts += report.notes
                found.append((event, incident))
        return [incident for event, incident in found if not _sums_up(passage, event, incident, found)]

    def toponyms(self, text: str) -> list[dict[str, Any]]:
        """
        Return the place names of a text, in order.

        Each has the keys text, start, end, place_id, name, latitude, longitude, country_code, confidence.
        """
        return list(self._toponyms(text))

    def _toponyms(self, text: str) -> Iterator[dict[str, Any]]:
        """Yield the place names of a text in order."""
        for spot in find_places(self._passage(text), self._names):
            if spot.place is not None:
                yield {
                    "text": text[spot.start : spot.end],
                    "start": spot.start,
                    "end": spot.end,
                    "place_id": spot.place.place_id,
                    "name": spot.place.name,
                    "latitude": spot.place.latitude,
                    "longitude": spot.place.longitude,
                    "country_code": spot.place.country_code,
                    "confidence": spot.confidence,
                }

    def _passage(self, text: str) -> Passage:
        """Look a text through in its language."""
        text = in_todays_letters(text)
        return Passage(text, detect_language(text) if self._language == "auto" else self._language)


def _sums_up(
    passage: Passage, event: Event, incident: Incident, found: Sequence[tuple[Event, Incident]]
) -> bool:
    """
    Return whether an incident without a place of its own only counts the dead of the others together.

    "Five people were killed in attacks over the past week": three in one, two in the other.
    """
    first, last = event.opening.sentence.first, event.opening.sentence.last
    wide = incident.place is not None and incident.place.feature_code in _WIDE
    if not (wide and passage.has_any("context.several", first, last)):
        return False
    others = [other.values.get("fatalities") for _, other in found if other is not incident]
    killed = [number for number in others if number]
    return len(killed) > 1 and incident.values.get("fatalities") == sum(killed)
