"""
Publishing without doing harm: coarser places, columns left out, names replaced.

To coarsen is to move each point to the middle of a cell of a grid, or to its district's point, and to take
away every field from which the point could be found again: the place, its candidates, the texts that name
it or link to what does. Distances, chainage, side and the nearest point are computed again, from the coarse
point. Names of actors and sources that hold the name of a place smaller than a region are emptied.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from gazetteer import Gazetteer, Place, find_toponyms
from geo.border.line import Border
from geo.errors import IncidentError
from geo.incidents.evidence import read_evidence
from geo.incidents.measure import measure
from geo.incidents.table import with_points

DISTRICT = "district"
# Columns that stay when places are coarsened: they say nothing of where within a cell or a district.
_SAFE = (
    "event_id", "event_date", "event_date_end", "time_precision", "event_type", "sub_event_type", "actor1",
    "actor2", "country", "source", "fatalities", "fatalities_low", "fatalities_high", "injured",
    "source_licence", "sources", "duplicate_of",
)  # fmt: skip
# Of these, the texts that may hold the name of a place ("residents of Zigar").
_SCRUBBED = ("actor1", "actor2", "source")
_KM = re.compile(r"(\d+(?:\.\d+)?)\s*km", re.IGNORECASE)
_SMALLEST_KM, _LARGEST_KM = 0.1, 500.0
_NEAR_KM = 25.0  # a cell of this size is still "near, or in the district"; a larger one is a region


@dataclass(frozen=True, slots=True)
class Harmless:
    """
    What is done to rows before they are shown.

    Parameters
    ----------
    coarsen
        Size of the grid's cells such as "5km", or "district"; None to leave places as they are.
    keep
        Columns to keep although they may tell the place.
    drop
        Columns to leave out.
    anonymise
        Columns whose texts are replaced by codes: the same text has the same code within one file only.
    """

    coarsen: str | None = None
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    anonymise: tuple[str, ...] = ()

    def told(self) -> tuple[str, ...]:
        """Return what was done, for the file's metadata."""
        done = []
        if self.coarsen is not None:
            done.append(f"places coarsened to {self.coarsen}; finer fields left out")
        if self.drop:
            done.append(f"left out: {', '.join(self.drop)}")
        if self.anonymise:
            done.append(f"names replaced by codes: {', '.join(self.anonymise)}")
        return tuple(done)

    def told_after(self, text: str) -> str:
        """Return a text, such as what a picture says of itself, and a sentence for each thing done."""
        return " ".join([text, *(f"{done[0].upper()}{done[1:]}." for done in self.told())])


NO_CHANGE = Harmless()


def make_harmless(
    incidents: gpd.GeoDataFrame,
    wanted: Harmless,
    *,
    gazetteer: Gazetteer | None = None,
    border: Border | None = None,
) -> gpd.GeoDataFrame:
    """
    Return incidents that may be shown.

    Parameters
    ----------
    incidents
        Placed and measured incidents.
    wanted
        What is to be done.
    gazetteer
        Where districts are looked up; the packaged one by default.
    border
        The line that they were measured against, and coarse places are again; the packaged one by default.

    Raises
    ------
    IncidentError
        If a size or a column is not what it must be.
    """
    for name in (*wanted.drop, *wanted.anonymise, *wanted.keep):
        if name not in incidents.columns or name == incidents.geometry.name:
            raise IncidentError(f"there is no column {name} to drop, keep or anonymise: see the heading")
    table = incidents
    if wanted.coarsen is not None:
        coarse = _coarse(table, wanted.coarsen, wanted.keep, gazetteer or Gazetteer())
        table = measure(coarse, border=border)
    table = table.drop(columns=[name for name in wanted.drop if name in table.columns])
    key = secrets.token_bytes(32)  # thrown away: nobody can compute the codes of known names again
    for name in wanted.anonymise:
        if name in table.columns:
            table = table.assign(**{name: _codes(table[name], key)})
    return table


def _coarse(
    incidents: gpd.GeoDataFrame, size: str, keep: Collection[str], gazetteer: Gazetteer
) -> gpd.GeoDataFrame:
    """Move the points, lower geo_precision, leave out what is finer."""
    if size == DISTRICT:
        lon, lat, radius_km, names = _districts(incidents, gazetteer)
    else:
        lon, lat, radius_km = _cells(incidents, _size_km(size))
        names = {}
    kept = [name for name in incidents.columns if name in _SAFE or name in keep]
    table = pd.DataFrame(incidents[kept]).assign(**names)
    table["latitude"], table["longitude"], table["radius_km"] = lat, lon, radius_km
    unplaced = np.isnan(lat)
    lowered = 2 if size == DISTRICT or _size_km(size) <= _NEAR_KM else 3
    earlier = incidents["geo_precision"].to_numpy(dtype=float, na_value=1)
    precision = np.fmax(earlier, lowered).astype("int64")
    table["geo_precision"] = pd.Series(precision, index=table.index).astype("Int64").mask(unplaced)
    table["match_type"] = pd.Series("coarsened", index=table.index, dtype="str").mask(unplaced)
    lost = unplaced & incidents.geometry.notna().to_numpy()
    told = "not placed: its district is not known, and its place may not be shown"
    table["locate_problem"] = pd.Series(told, index=table.index, dtype="str").where(lost)
    for name in _SCRUBBED:
        if name in table.columns and name not in keep:
            table[name] = _without_places(table[name], gazetteer)
    return with_points(table)


def _without_places(column: "pd.Series[Any]", gazetteer: Gazetteer) -> "pd.Series[Any]":
    """Return texts, empty where one names a place smaller than a region."""
    telling = [
        text
        for text in column.dropna().unique()
        for toponym in find_toponyms(text, gazetteer, limit=1)
        if toponym.matches[0].place.feature_code not in ("PCLI", "ADM1")
    ]
    return column.mask(column.isin(telling))


def _cells(
    incidents: gpd.GeoDataFrame, size_km: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """
    Return the middle of each point's cell, and a radius that holds the cell and the place's own radius.

    Rows of cells are parallel bands, `size_km` high along the meridian; each band is parted into cells as
    near to `size_km` wide as goes into the whole circle of its latitude. All is fixed to the equator and
    Greenwich, so that the same place gives the same cell in every file.
    """
    lat, lon = incidents.geometry.y.to_numpy(), incidents.geometry.x.to_numpy()
    step = size_km / 111.2  # degrees; the length of one differs by 1 % between equator and poles
    middle_lat = (np.floor(lat / step) + 0.5) * step
    width = step / np.maximum(np.cos(np.radians(middle_lat)), 1e-3)
    middle_lon = (np.floor(lon / width) + 0.5) * width
    radius = np.hypot(size_km, size_km) / 2
    own = incidents["radius_km"].to_numpy(dtype=float, na_value=0.0)
    return middle_lon, middle_lat, np.where(np.isnan(lat), np.nan, np.maximum(radius, own))


def _districts(
    incidents: gpd.GeoDataFrame, gazetteer: Gazetteer
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64], dict[str, Any]]:
    """Return the point and radius of each row's district, and the names of district and region."""
    known: dict[tuple[object, ...], Place | None] = {}
    ids = incidents["place_id"] if "place_id" in incidents.columns else pd.Series(None, index=incidents.index)
    found: list[Place | None] = []
    for row in zip(ids, incidents["country"], incidents["admin1"], incidents["admin2"], strict=True):
        words = tuple(value if isinstance(value, str) else None for value in row)
        if words not in known:
            known[words] = _district(words, gazetteer)
        found.append(known[words])
    placed = incidents.geometry.notna().to_numpy()
    found = [place if there else None for place, there in zip(found, placed, strict=True)]
    names = {
        "admin2": pd.Series(
            [place.name if place else None for place in found], index=incidents.index, dtype="str"
        ),
        "admin1": pd.Series(
            [place.admin1 if place else None for place in found], index=incidents.index, dtype="str"
        ),
    }
    degrees = [(p.longitude, p.latitude, p.radius_km) if p else (np.nan,) * 3 for p in found]
    lon, lat, radius_km = np.array(degrees, dtype=float).reshape(-1, 3).T
    return lon, lat, radius_km, names


def _district(words: Sequence[str | None], gazetteer: Gazetteer) -> Place | None:
    """Return the district of a row by its place or admin2, else its region, if known."""
    place_id, country, admin1, admin2 = words
    if place_id:
        place = gazetteer.get(place_id)
        for area_id in (place.admin2_id, place_id if place.feature_class == "A" else "", place.admin1_id):
            if area_id:
                return gazetteer.get(area_id)
    evidence = read_evidence(country, admin1, admin2, gazetteer)
    areas = evidence.admin2 or evidence.admin1
    return areas[0].place if areas else None


def _size_km(text: str) -> float:
    """Return the size of the grid's cells."""
    match = _KM.fullmatch(text.strip())
    if match is None or not _SMALLEST_KM <= float(match[1]) <= _LARGEST_KM:
        raise IncidentError(
            f"--coarsen {text!r}: write a size such as 5km, up to {_LARGEST_KM:g}km, or {DISTRICT}"
        )
    return float(match[1])


def _codes(column: "pd.Series[Any]", key: bytes) -> "pd.Series[str]":
    """Return texts as codes that cannot be computed from them without the key."""
    codes = column.map(
        lambda text: "anon-" + hmac.new(key, str(text).encode(), hashlib.sha256).hexdigest()[:12],
        na_action="ignore",
    )
    return codes.astype("str")
