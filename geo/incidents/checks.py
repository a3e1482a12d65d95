"""What is wrong with a table as a whole: ids, days, counts, codes, places."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from gazetteer import Gazetteer
from geo.incidents.dates import parse_date
from geo.incidents.evidence import country_code
from geo.incidents.locate import NOT_PLACED, locate
from geo.incidents.problems import SEPARATOR, BadValueError, Problem
from geo.incidents.table import ParsedTable

# ACLED Codebook, 2023: event types and sub-event types.
EVENT_TYPES = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
EARLIEST_YEAR = 1900  # of an incident; an earlier year is hardly meant
_PUBLISHED = ("source_date", "published", "publication_date", "report_date", "date_published")
_URL_DAY = re.compile(r"(?<!\d)(20[0-4]\d|199\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")


def check(parsed: ParsedTable, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """
    Return every problem of a table, by row.

    Parameters
    ----------
    parsed
        What reading gave.
    gazetteer
        Where places are looked up; the packaged one by default.

    Returns
    -------
    problems
        Those of reading, and: ids that come twice, days that cannot be, lowest figures above highest ones,
        types that ACLED does not have, events later than their source, places that are not known.
    """
    names = gazetteer or Gazetteer()
    table = pd.DataFrame(parsed.table)
    problems = [
        *parsed.problems,
        *_ids(table["event_id"]),
        *_days(table),
        *_figures(table),
        *_types(table),
        *_sources(table),
        *_countries(table["country"], names),
        *_places(parsed, names),
    ]
    return sorted(problems)


def _ids(ids: "pd.Series[Any]") -> Iterator[Problem]:
    """Find ids that come twice."""
    first: dict[str, int] = {}
    for row in np.flatnonzero((ids.duplicated(keep=False) & ids.notna()).to_numpy()):
        known = first.setdefault(str(ids.iloc[row]), int(row))
        if known != row:
            told = f"is also that of row {known + 1}"
            yield Problem(int(row) + 1, "event_id", str(ids.iloc[row]), told, "give each event its own")


def _days(table: pd.DataFrame) -> Iterator[Problem]:
    """Find days to come, days of long ago, and ends before the start."""
    start, end = table["event_date"], table["event_date_end"]
    today = pd.Timestamp(date.today())  # noqa: DTZ011 - the user's own day
    for row in np.flatnonzero((start.dt.normalize() > today).to_numpy()):
        yield Problem(
            int(row) + 1, "event_date", f"{start.iloc[row]:%Y-%m-%d}", "is still to come", "check the year"
        )
    for column in ("event_date", "event_date_end"):
        days = table[column]
        for row in np.flatnonzero((days.dt.year < EARLIEST_YEAR).to_numpy()):
            day = days.iloc[row].date().isoformat()
            told = f"is before {EARLIEST_YEAR}"
            yield Problem(int(row) + 1, column, day, told, "check the year", "warning")
    for row in np.flatnonzero((end < start).to_numpy()):
        told = f"lies before the event_date {start.iloc[row]:%Y-%m-%d}"
        yield Problem(int(row) + 1, "event_date_end", f"{end.iloc[row]:%Y-%m-%d}", told, "exchange the two")


def _figures(table: pd.DataFrame) -> Iterator[Problem]:
    """Find figures out of order."""
    for low, high in (
        ("fatalities_low", "fatalities"),
        ("fatalities", "fatalities_high"),
        ("fatalities_low", "fatalities_high"),
    ):
        wrong = (table[low] > table[high]).fillna(value=False).to_numpy(dtype=bool)
        for row in np.flatnonzero(wrong):
            told = f"is more than {high}, {table[high].iloc[row]}"
            yield Problem(int(row) + 1, low, str(table[low].iloc[row]), told, "check both figures")


def _types(table: pd.DataFrame) -> Iterator[Problem]:
    """Find types that ACLED does not have, and sub-types of another type."""
    all_subs = {sub: kind for kind, subs in EVENT_TYPES.items() for sub in subs}
    kinds, subs = table["event_type"], table["sub_event_type"]
    for row in np.flatnonzero((kinds.notna() & ~kinds.isin(EVENT_TYPES)).to_numpy()):
        yield _unknown(int(row), "event_type", str(kinds.iloc[row]), list(EVENT_TYPES))
    for row in np.flatnonzero((subs.notna() & ~subs.isin(all_subs)).to_numpy()):
        yield _unknown(int(row), "sub_event_type", str(subs.iloc[row]), list(all_subs))
    owners = subs.map(all_subs)
    for row in np.flatnonzero((owners.notna() & kinds.isin(EVENT_TYPES) & (owners != kinds)).to_numpy()):
        told = f"is a kind of {owners.iloc[row]}, not of {kinds.iloc[row]}"
        yield Problem(
            int(row) + 1, "sub_event_type", str(subs.iloc[row]), told, "change one of the two", "warning"
        )


def _unknown(row: int, column: str, value: str, known: list[str]) -> Problem:
    """Say that a value is not in a list, and what may be meant."""
    near = get_close_matches(value, known, n=1, cutoff=0.5)
    remedy = f"write {near[0]}" if near else f"use {', '.join(known[:6])}" + (" …" if len(known) > 6 else "")  # noqa: PLR2004
    return Problem(row + 1, column, value, "is no type of ACLED", remedy, "warning")


def _sources(table: pd.DataFrame) -> Iterator[Problem]:
    """Find events that are later than the report of them, by its own day or the day in its address."""
    for name in _PUBLISHED:
        if name in table.columns:
            told = table[name].map(_day, na_action="ignore")
            yield from _later(table["event_date"], told, table[name], name, "error")
    addresses = table["source_url"]
    yield from _later(
        table["event_date"], addresses.map(_url_day, na_action="ignore"), addresses, "source_url", "warning"
    )


def _later(
    events: "pd.Series[Any]", reports: "pd.Series[Any]", shown: "pd.Series[Any]", column: str, severity: Any
) -> Iterator[Problem]:
    """Find events more than a day after the report: a day may pass between time zones."""
    days = pd.to_datetime(reports, errors="coerce")
    late = (events.dt.normalize() > days + pd.Timedelta(days=1)).to_numpy()
    for row in np.flatnonzero(late):
        told = f"is of {days.iloc[row]:%Y-%m-%d}, before the event of {events.iloc[row]:%Y-%m-%d}"
        yield Problem(int(row) + 1, column, str(shown.iloc[row]), told, "check which day is right", severity)


def _day(value: object) -> object:
    """Return a day that a column of the user's own names, None where it names none."""
    try:
        return value if isinstance(value, pd.Timestamp) else parse_date(str(value)).start
    except BadValueError:
        return None


def _url_day(address: object) -> object:
    """Return the day in the path of an address, None where there is none."""
    try:
        match = _URL_DAY.search(urlsplit(str(address)).path)
        return pd.Timestamp(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _countries(countries: "pd.Series[Any]", gazetteer: Gazetteer) -> Iterator[Problem]:
    """Find countries that are not known."""
    codes, uniques = pd.factorize(countries)
    unknown = [code for code, name in enumerate(uniques) if not country_code(str(name), gazetteer)]
    for row in np.flatnonzero(np.isin(codes, unknown)):
        value = str(countries.iloc[row])
        yield Problem(
            int(row) + 1,
            "country",
            value,
            "is no country that is known",
            "use its English name or code",
            "warning",
        )


def _places(parsed: ParsedTable, gazetteer: Gazetteer) -> Iterator[Problem]:
    """Find rows that cannot be placed."""
    located = locate(parsed.table, gazetteer=gazetteer)
    told = located["locate_problem"]
    for row in np.flatnonzero(told.notna().to_numpy()):
        for part in str(told.iloc[row]).split(SEPARATOR):
            if part.startswith(NOT_PLACED):
                message, _, remedy = part.removeprefix(NOT_PLACED).rpartition("; ")
                value = located["location"].iloc[row]
                yield Problem(int(row) + 1, "location", "" if pd.isna(value) else str(value), message, remedy)
