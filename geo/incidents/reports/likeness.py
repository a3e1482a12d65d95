"""Whether two incidents that different reports tell can be one event, by day, place, victims and figures."""

import re
from datetime import date, timedelta

from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.events.apart import SAME_SPOT_KM, distance_km
from geo.incidents.reports.incident import Incident

_DAY = timedelta(days=1)
_LONGEST = 62  # days of a span that are looked at
_GROUPS = {
    "Arrests": "police",
    "Disrupted weapons use": "police",
    "Other": "police",
    "Abduction/forced disappearance": "abduction",
    "Change to group/activity": "crossing",
}
_BY_HAND = frozenset({"Armed clash", "Attack"})
# With what it was done: two reports of one event may say either of a pair.
_ALIKE = (
    _BY_HAND,
    frozenset({"Air/drone strike", "Grenade"}),
    frozenset({"Air/drone strike", "Shelling/artillery/missile attack"}),
    frozenset({"Armed clash", "Shelling/artillery/missile attack"}),
    frozenset({"Remote explosive/landmine/IED", "Suicide bomb"}),
    frozenset({"Remote explosive/landmine/IED", "Grenade"}),
)
_FIGURES = ("fatalities", "injured")
_RATIO, _DIFFERENCE = 3, 10  # figures farther apart than both are of two events
_NEAR_SHARE = 0.34  # of the larger figure, by which figures of one event often differ
_NIGHT = re.compile(
    r"night|evening|dawn|early hours|ноч|вечер|рассвет|шаб[иҳ]|шом|субҳ|شب|شام|بامداد|سحر", re.IGNORECASE
)
_WHO = re.compile(r"civilians|security forces|attackers")
_NATIONS = re.compile(r"\(([^)]*)\)")


def may_be_one(one: Incident, other: Incident) -> bool:
    """
    Return whether two incidents may be one event.

    On one day, in one district and with one weapon they are, unless figures are far apart. A night apart,
    where a place is only a province, or where a text tells no day but a week, their figures have to be alike.
    """
    groups = {_GROUPS.get(each.values["sub_event_type"], "violence") for each in (one, other)}
    known = [(one.values.get(name), other.values.get(name)) for name in _FIGURES]
    figures = [(mine, theirs) for mine, theirs in known if mine is not None and theirs is not None]
    if len(groups) > 1 or not _near(one, other) or not all(_may_be_same(*pair) for pair in figures):
        return False
    mine, theirs = days_of(one), days_of(other)
    if not (mine and theirs):
        same_place = one.values["place_id"] == other.values["place_id"]
        return bool(same_place and one.values.get("fatalities") == other.values.get("fatalities"))
    if mine[0] - _DAY > theirs[-1] or theirs[0] - _DAY > mine[-1]:
        return False
    return _is_likely(one, other, figures, same_day=not set(mine).isdisjoint(theirs))


def _is_likely(one: Incident, other: Incident, figures: list[tuple[int, int]], *, same_day: bool) -> bool:
    """Return whether two incidents near each other are likely one, given the figures that both have."""
    agreed = max((mine for mine, theirs in figures if mine == theirs), default=0)
    agreed = max(agreed, *(_told_by(one) & _told_by(other) or {0}))
    sure = same_day and _is_firm(one) and _is_firm(other)
    if _are_others(one, other):
        return sure and agreed > 1
    if not _fits_weapon(one, other):
        return same_day and agreed > 0
    if not (same_day or _is_of_night(one) or _is_of_night(other)):
        return agreed > 1
    some = any(max(pair) for pair in figures)
    return sure or agreed > 0 or (some and all(_close(*pair) for pair in figures))


def _told_by(incident: Incident) -> set[int]:
    """Return the figures of the killed that a report gives: which of several is right is not known."""
    figures = {incident.values.get(name) for name in ("fatalities", "fatalities_low", "fatalities_high")}
    return {figure for figure in figures if figure}


def _is_of_night(incident: Incident) -> bool:
    """Return whether what tells the day speaks of a night, which one report counts to the day before."""
    return any(one.field == "event_date" and _NIGHT.search(one.sentence) for one in incident.evidence)


def days_of(incident: Incident) -> list[date]:
    """Return the days on which an incident may have happened."""
    start = incident.values.get("event_date")
    if not start:
        return []
    first = date.fromisoformat(start)
    last = date.fromisoformat(incident.values.get("event_date_end") or start)
    return [first + step * _DAY for step in range(min((last - first).days, _LONGEST) + 1)]


def _is_firm(incident: Incident) -> bool:
    """Return whether the day is exact, and the place a district at least."""
    return bool(incident.values["time_precision"] == DAY) and incident.values["geo_precision"] < 3  # noqa: PLR2004 - a region


def _fits_weapon(one: Incident, other: Incident) -> bool:
    """Return whether two incidents may be done with one weapon: an attack of nobody known is told of any."""
    kinds = {one.values["sub_event_type"], other.values["sub_event_type"]}
    if len(kinds) == 1 or any(kind in _GROUPS for kind in kinds) or any(kinds <= pair for pair in _ALIKE):
        return True
    vague = [each for each in (one, other) if each.values["sub_event_type"] == "Attack"]
    return any(not each.values.get("actor1") for each in vague)


def _are_others(one: Incident, other: Incident) -> bool:
    """Return whether two incidents done by hand have victims of other kinds, or of other nations."""
    if not {one.values["sub_event_type"], other.values["sub_event_type"]} <= _BY_HAND:
        return False
    mine, theirs = (str(each.values.get("victims") or "") for each in (one, other))
    kinds = [set(_WHO.findall(text)) for text in (mine, theirs)]
    nations = [set(", ".join(_NATIONS.findall(text)).split(", ")) - {""} for text in (mine, theirs)]
    return any(bool(a and b) and a.isdisjoint(b) for a, b in (kinds, nations))


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


def _may_be_same(one: int, other: int) -> bool:
    """Return whether two figures may be of one event."""
    low, high = sorted((one, other))
    return high <= low * _RATIO or high - low <= _DIFFERENCE


def _close(one: int, other: int) -> bool:
    """Return whether two figures differ by one, or by as much as first and later reports of one event do."""
    return abs(one - other) <= max(1, _NEAR_SHARE * max(one, other))
