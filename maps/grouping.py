"""Incidents by period or by type."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from maps.errors import StyleError
from maps.style import EVENT_STYLES, OTHER_STYLE, event_style
from maps.words import digits

PERIODS = {"year": "Y", "quarter": "Q", "month": "M"}
BY = (*PERIODS, "type")


@dataclass(frozen=True)
class IncidentGroup:
    """Some incidents, and what they have in common."""

    name: str
    incidents: gpd.GeoDataFrame


def dates_of(incidents: gpd.GeoDataFrame) -> "pd.Series[pd.Timestamp]":
    """Return the dates of the incidents; NaT where there is none."""
    column = incidents.get("event_date", pd.Series(pd.NaT, incidents.index))
    return pd.Series(pd.to_datetime(column, errors="coerce"), incidents.index)


def types_of(incidents: gpd.GeoDataFrame) -> "pd.Series[str]":
    """Return ACLED's name of the type of each incident, or "Other"."""
    kinds = incidents.get("event_type", pd.Series("", incidents.index))
    return pd.Series([event_style(kind).event_type for kind in kinds], incidents.index, dtype=str)


def group_incidents(incidents: gpd.GeoDataFrame, by: str, words: dict[str, str]) -> list[IncidentGroup]:
    """
    Return the incidents by period, in order of time, or by type, in order of the legend; none is empty.

    Parameters
    ----------
    by
        year, quarter, month or type; incidents without a date are in no period.

    Raises
    ------
    StyleError
        If `by` is none of these.
    """
    if by == "type":
        kinds = types_of(incidents)
        names = [style.event_type for style in (*EVENT_STYLES, OTHER_STYLE)]
        return [
            IncidentGroup(words[name], incidents[kinds == name]) for name in names if (kinds == name).any()
        ]
    if by not in PERIODS:
        raise StyleError(f"incidents cannot be grouped by {by!r}: use {', '.join(BY)}")
    periods = dates_of(incidents).dt.to_period(PERIODS[by])
    found = sorted(periods.dropna().unique())
    return [IncidentGroup(period_name(period, words), incidents[periods == period]) for period in found]


def period_name(period: pd.Period, words: dict[str, str]) -> str:
    """Return a period as it is written: 2024, 2024 Q3, 2024-05."""
    text = f"{period.year} Q{period.quarter}" if period.freqstr.startswith("Q") else str(period)
    return digits(text, words)
