"""The same event in several reports → one incident with all its sources and the range of its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from geo.incidents.reports.extract import Report
from geo.incidents.reports.incident import Evidence, Incident
from geo.incidents.reports.likeness import days_of, may_be_one

_DAY = timedelta(days=1)
# What doubts about the day and the place of a telling begin with.
_OF_DAY = ("the text gives no day", "no date in the text", "the text counts days")
_OF_PLACE = ("location:", "the text gives no place", "the text names no place")
_FIGURES = ("fatalities", "injured")


@dataclass(slots=True)
class Merged:
    """One event: the incident of each report that tells it, the first of them the one merged into."""

    tellings: list[tuple[Report, Incident]] = field(default_factory=list)

    def values(self) -> dict[str, Any]:
        """Return the values of the event: from the most exact telling, with figures from all."""
        result, dated = dict(self._best().values), self._dated()
        if dated is not None:
            for name in ("event_date", "event_date_end", "time_precision"):
                result[name] = dated.values[name]
        disputed = [text for name in _FIGURES if (text := self._settle(name, result))]
        for name in ("victims", "claimed_by", "actor1", "actor2", "said_by"):
            result[name] = result.get(name) or next(
                (one.values[name] for _, one in self.tellings if one.values.get(name)), ""
            )
        result["disputed"] = "; ".join(disputed) or None
        return result

    def _settle(self, name: str, result: dict[str, Any]) -> str:
        """Put the latest figure, low and high of all into `result`; return who said which if they differ."""
        known = [(report, one) for report, one in self.tellings if one.values.get(name) is not None]
        if not known:
            return ""
        latest = max(known, key=lambda told: told[0].published or date.min)
        figures = {told[1].values[name] for told in known}
        newer = (
            latest[0].published is not None
            and sum(told[0].published == latest[0].published for told in known) == 1
        )
        result[name] = latest[1].values[name] if newer else max(figures)
        if name == "fatalities":
            lows = [
                one.values["fatalities_low"]
                for _, one in known
                if one.values.get("fatalities_low") is not None
            ]
            highs = [
                one.values["fatalities_high"]
                for _, one in known
                if one.values.get("fatalities_high") is not None
            ]
            result["fatalities_low"], result["fatalities_high"] = (
                min([*lows, *figures]),
                max([*highs, *figures]),
            )
        if len(figures) == 1:
            return ""
        return f"{name}: " + ", ".join(
            f"{one.values[name]} ({report.source or 'unnamed'})" for report, one in known
        )

    def evidence(self) -> list[tuple[Report, Evidence]]:
        """Return the evidence of all tellings, each with its report."""
        return [(report, one) for report, incident in self.tellings for one in incident.evidence]

    def doubts(self) -> list[str]:
        """Return what was in doubt in any telling, each once; not of a day or place another one gives."""
        placed, dated = self._best(), self._dated()
        return list(
            dict.fromkeys(
                doubt
                for _, incident in self.tellings
                for doubt in incident.doubts
                if (incident is placed or not doubt.startswith(_OF_PLACE))
                and (dated in (None, incident) or not doubt.startswith(_OF_DAY))
            )
        )

    def _best(self) -> Incident:
        """Return the most exact telling, whose place counts."""
        return min(self.tellings, key=lambda one: _vagueness(one[1]))[1]

    def _dated(self) -> Incident | None:
        """Return the telling with the most exact day, which counts."""
        dated = [one for _, one in self.tellings if one.values.get("event_date")]
        return min(dated, key=lambda one: one.values["time_precision"], default=None)


def merge(found: Sequence[tuple[Report, Sequence[Incident]]]) -> list[Merged]:
    """
    Return the events that reports tell, in the order in which they first tell them.

    Parameters
    ----------
    found
        Each report with its incidents. Two incidents of one report are never the same event.
    """
    events: list[Merged] = []
    by_day: dict[date, list[Merged]] = {}
    for report, incidents in found:
        fresh: list[tuple[Merged, Incident]] = []
        for incident in incidents:
            home = next(
                (event for event in _candidates(events, by_day, incident) if _same_event(event, incident)),
                None,
            )
            taken = home is not None and any(home is event for event, _ in fresh)
            if home is None or taken:
                home = Merged()
                events.append(home)
            fresh.append((home, incident))
        for event, incident in fresh:
            event.tellings.append((report, incident))
            for day in days_of(incident):
                same_day = by_day.setdefault(day, [])
                if not any(event is other for other in same_day):
                    same_day.append(event)
    return events


def _candidates(
    events: Sequence[Merged], by_day: dict[date, list[Merged]], incident: Incident
) -> Sequence[Merged]:
    """Return the events that may be an incident's: those of its days, or all where it has no date."""
    days = days_of(incident)
    if not days:
        return [event for event in events if event.tellings]
    near = {day + step * _DAY for day in days for step in (-1, 0, 1)}
    return list({id(event): event for day in sorted(near) for event in by_day.get(day, ())}.values())


def _same_event(event: Merged, incident: Incident) -> bool:
    """Return whether an incident may be of an event: its kind, day, place and figures fit."""
    return all(may_be_one(other, incident) for _, other in event.tellings)


def _vagueness(incident: Incident) -> tuple[int, int]:
    """Return how vague the place and the date of an incident are, for sorting: the most exact first."""
    return incident.values.get("geo_precision") or 3, incident.values.get("time_precision") or 3
