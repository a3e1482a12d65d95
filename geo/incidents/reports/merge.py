"""The same event in several reports → one incident with all its sources and the range of its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from geo.incidents.reports.events.apart import SAME_SPOT_KM, distance_km
from geo.incidents.reports.extract import Report
from geo.incidents.reports.incident import Evidence, Incident

_DAY = timedelta(days=1)
_GROUPS = {
    "Arrests": "police",
    "Disrupted weapons use": "police",
    "Other": "police",
    "Abduction/forced disappearance": "abduction",
    "Change to group/activity": "crossing",
}
_FIGURES = ("fatalities", "injured")
_RATIO, _DIFFERENCE = 3, 10  # figures farther apart than both are of two events


@dataclass(slots=True)
class Merged:
    """One event: the incident of each report that tells it, the first of them the one merged into."""

    tellings: list[tuple[Report, Incident]] = field(default_factory=list)

    def values(self) -> dict[str, Any]:
        """Return the values of the event: from the most exact telling, with figures from all."""
        best = min(self.tellings, key=lambda one: _vagueness(one[1]))[1]
        result = dict(best.values)
        dated = [one.values for _, one in self.tellings if one.values.get("event_date")]
        if dated:
            exact = min(dated, key=lambda values: values["time_precision"])
            for name in ("event_date", "event_date_end", "time_precision"):
                result[name] = exact[name]
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
        """Return what was in doubt in any telling, each once."""
        return list(dict.fromkeys(doubt for _, incident in self.tellings for doubt in incident.doubts))


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
            for day in _days(incident):
                same_day = by_day.setdefault(day, [])
                if not any(event is other for other in same_day):
                    same_day.append(event)
    return events


def _candidates(
    events: Sequence[Merged], by_day: dict[date, list[Merged]], incident: Incident
) -> Sequence[Merged]:
    """Return the events that may be an incident's: those of its days, or all where it has no date."""
    days = _days(incident)
    if not days:
        return [event for event in events if event.tellings]
    near = {day + step * _DAY for day in days for step in (-1, 0, 1)}
    return list({id(event): event for day in sorted(near) for event in by_day.get(day, ())}.values())


def _days(incident: Incident) -> list[date]:
    """Return the days on which an incident may have happened."""
    start = incident.values.get("event_date")
    if not start:
        return []
    first = date.fromisoformat(start)
    last = date.fromisoformat(incident.values.get("event_date_end") or start)
    return [first + step * _DAY for step in range(min((last - first).days, 62) + 1)]


def _same_event(event: Merged, incident: Incident) -> bool:
    """Return whether an incident may be of an event: its kind, day, place and figures fit."""
    return all(_may_be_one(other, incident) for _, other in event.tellings)


def _may_be_one(one: Incident, other: Incident) -> bool:
    """Return whether two incidents may be one."""
    if _GROUPS.get(one.values["sub_event_type"], "violence") != _GROUPS.get(
        other.values["sub_event_type"], "violence"
    ):
        return False
    if not _near(one, other) or not all(
        _alike(one.values.get(name), other.values.get(name)) for name in _FIGURES
    ):
        return False
    mine, theirs = _days(one), _days(other)
    if mine and theirs:
        return mine[0] - _DAY <= theirs[-1] and theirs[0] - _DAY <= mine[-1]
    return one.values["place_id"] == other.values["place_id"] and one.values.get(
        "fatalities"
    ) == other.values.get("fatalities")


def _near(one: Incident, other: Incident) -> bool:
    """Return whether two places may be one: the same, one in the other, or two points close together."""
    here, there = one.place, other.place
    if here is None or there is None or here.place_id == there.place_id:
        return True
    if here.place_id in (there.admin1_id, there.admin2_id) or there.place_id in (
        here.admin1_id,
        here.admin2_id,
    ):
        return True
    if here.feature_code == "RGN" or there.feature_code == "RGN":
        return True
    return distance_km(here, there) <= SAME_SPOT_KM


def _alike(one: int | None, other: int | None) -> bool:
    """Return whether two figures may be of one event."""
    if one is None or other is None:
        return True
    low, high = sorted((one, other))
    return high <= low * _RATIO or high - low <= _DIFFERENCE


def _vagueness(incident: Incident) -> tuple[int, int]:
    """Return how vague the place and the date of an incident are, for sorting: the most exact first."""
    return incident.values.get("geo_precision") or 3, incident.values.get("time_precision") or 3
