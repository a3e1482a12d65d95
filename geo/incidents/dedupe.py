"""
The same event told twice: which rows tell of one event, and which of them tells it best.

Pairs of rows are compared as Fellegi and Sunter do ("A Theory for Record Linkage", JASA 64, 1969): each thing
compared (day, distance, type, casualties, actors, text) adds the logarithm of how much likelier what is
seen is for two reports of one event than for two events; what a row does not say adds nothing. Only pairs
near in time and space are compared. The weights below, in bits, were set by reasoning and by planted
duplicates, not fitted to real rows.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gazetteer.normalize import words_of
from geo.crs import WGS84

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

WINDOW_DAYS = 3
THRESHOLD_BITS = 9.0
# How far off the day may be, by time_precision: as told, within a week, within a month.
_TOLERANCE_DAYS = {1: 0, 2: 7, 3: 31}
_FARTHEST_KM = 30.0  # beyond the radii of both places, two reports hardly mean one event
_WIDEST_KM = 40.0  # a radius counts up to this: a province is not near everything in it
_DAYS_AT_ONCE = 60
_PLANE = "+proj=laea +lat_0=37.5 +lon_0=70.5 +datum=WGS84 +units=m"
_SLACK = 1.02  # of the plane's distances against geodesic ones in the region


@dataclass(frozen=True, slots=True)
class Duplicates:
    """
    What was found.

    Parameters
    ----------
    table
        The rows as given, with `duplicate_of` filled for those that another row tells better.
    groups
        Rows (from 0) that tell one event, the best first.
    """

    table: gpd.GeoDataFrame
    groups: list[list[int]]


def find_duplicates(
    incidents: gpd.GeoDataFrame, *, days: int = WINDOW_DAYS, threshold_bits: float = THRESHOLD_BITS
) -> Duplicates:
    """
    Mark the rows that tell the same event as another row.

    Parameters
    ----------
    incidents
        Placed incidents. Rows without a place or a day are compared with none; so are rows that already
        have a `duplicate_of`.
    days
        How many days apart two reports may be, beyond what their time_precision leaves open.
    threshold_bits
        From how many bits of evidence on two rows are one event.

    Returns
    -------
    duplicates
        The table, in which the other rows of a group name its best one in `duplicate_of` (by event_id, or as
        `row N` where it has none); no row is changed otherwise or dropped, and nothing of a source is lost.
    """
    rows = _Rows.of(incidents)
    first, second = _near(rows, days)
    scores = np.array([_score(rows, one, two) for one, two in zip(first, second, strict=True)])
    groups = _groups(rows, first, second, scores, threshold_bits)
    table = incidents.copy()
    marks = table["duplicate_of"].to_numpy(dtype=object, na_value=None, copy=True)
    ids = table["event_id"].to_numpy(dtype=object, na_value=None)
    for group in groups:
        best = group[0]
        for other in group[1:]:
            marks[other] = ids[best] or f"row {best + 1}"
    table["duplicate_of"] = pd.Series(marks, index=table.index).astype("str")
    return Duplicates(table, groups)


@dataclass(frozen=True)
class _Rows:
    """What is compared of each row, as arrays; days since 1970, degrees, km; NaN and -1 where not known."""

    compared: Ints
    day: Ints
    tolerance: Ints
    lon: Floats
    lat: Floats
    radius_km: Floats
    kind: Ints
    sub_kind: Ints
    low: Floats
    high: Floats
    injured: Floats
    actors: list[frozenset[str]]
    words: list[frozenset[str]]
    rarity: dict[str, float]
    fullness: Floats

    @classmethod
    def of(cls, table: gpd.GeoDataFrame) -> "_Rows":
        """Take what is compared out of a table."""
        shapes = np.asarray(table.geometry.array, dtype=object)
        lon, lat = shapely.get_x(shapes), shapely.get_y(shapes)
        day = table["event_date"].dt.normalize().to_numpy(dtype="datetime64[D]").astype("int64")
        usable = (
            np.isfinite(lon)
            & table["event_date"].notna().to_numpy()
            & table["duplicate_of"].isna().to_numpy()
        )
        best = _numbers(table, "fatalities")
        notes = _word_sets(table, ("notes",))
        counted = Counter(word for words in notes for word in words)
        radius_km = _numbers(table, "radius_km") if "radius_km" in table.columns else np.zeros(len(table))
        return cls(
            compared=np.flatnonzero(usable),
            day=day,
            tolerance=table["time_precision"].map(_TOLERANCE_DAYS).fillna(0).to_numpy(dtype="int64"),
            lon=lon,
            lat=lat,
            radius_km=np.minimum(np.nan_to_num(radius_km), _WIDEST_KM),
            kind=pd.factorize(table["event_type"])[0].astype("int64"),
            sub_kind=pd.factorize(table["sub_event_type"])[0].astype("int64"),
            low=np.fmin(best, _numbers(table, "fatalities_low")),
            high=np.fmax(best, _numbers(table, "fatalities_high")),
            injured=_numbers(table, "injured"),
            actors=_word_sets(table, ("actor1", "actor2")),
            words=notes,
            rarity={word: math.log2(1 + len(notes) / count) for word, count in counted.items()},
            fullness=_fullness(table, radius_km),
        )


def _numbers(table: pd.DataFrame, name: str) -> Floats:
    """Return a column of numbers, NaN where it is missing."""
    return np.asarray(table[name].to_numpy(dtype="float64", na_value=np.nan))


def _word_sets(table: pd.DataFrame, names: tuple[str, ...]) -> list[frozenset[str]]:
    """Return the folded words of each row's texts; each distinct text is folded once."""
    known: dict[str, frozenset[str]] = {}
    texts = (
        table[list(names)].fillna("").agg(" ".join, axis=1) if len(names) > 1 else table[names[0]].fillna("")
    )
    sets = []
    for text in texts:
        if text not in known:
            known[text] = frozenset(words_of(text))
        sets.append(known[text])
    return sets


def _fullness(table: pd.DataFrame, radius_km: Floats) -> Floats:
    """Return how much a row tells: filled columns, exact place and day, sources, notes."""
    filled = table.drop(columns="geometry", errors="ignore").notna().sum(axis=1).to_numpy(dtype=float)
    precise = -np.log2(1 + np.nan_to_num(radius_km, nan=100.0))
    day = -table["time_precision"].fillna(1).to_numpy(dtype=float)
    sources = np.nan_to_num(_numbers(table, "sources"), nan=1.0)
    length = table["notes"].fillna("").str.len().to_numpy(dtype=float) / 200
    return np.asarray(filled + precise + day + sources + np.minimum(length, 3))


def _near(rows: _Rows, days: int) -> tuple[Ints, Ints]:
    """Return the pairs of rows that are near in time and space, the earlier row of the table first."""
    order = rows.compared[np.argsort(rows.day[rows.compared], kind="stable")]
    if not len(order):
        return order, order
    day = rows.day[order]
    points = gpd.points_from_xy(rows.lon[order], rows.lat[order], crs="EPSG:4326").to_crs(_PLANE)
    reach = days + int(rows.tolerance[order].max())
    pairs = list(_near_in_time(np.asarray(points), day, reach, float(rows.radius_km[order].max())))
    one = order[np.concatenate([pair[0] for pair in pairs])]
    two = order[np.concatenate([pair[1] for pair in pairs])]
    gap = np.abs(rows.day[one] - rows.day[two])
    kept = gap <= days + np.maximum(rows.tolerance[one], rows.tolerance[two])
    one, two = one[kept], two[kept]
    _, _, metres = WGS84.inv(rows.lon[one], rows.lat[one], rows.lon[two], rows.lat[two])
    kept = np.asarray(metres) / 1000 <= _FARTHEST_KM + rows.radius_km[one] + rows.radius_km[two]
    return np.minimum(one[kept], two[kept]), np.maximum(one[kept], two[kept])


def _near_in_time(points: Any, day: Ints, reach: int, widest_km: float) -> Iterator[tuple[Ints, Ints]]:
    """Give the pairs of positions that are near, some weeks at a time, so that few are held at once."""
    metres = (_FARTHEST_KM + 2 * widest_km) * 1000 * _SLACK
    for start in range(int(day[0]), int(day[-1]) + 1, _DAYS_AT_ONCE):
        low, high = np.searchsorted(day, [start, start + _DAYS_AT_ONCE])
        until = np.searchsorted(day, start + _DAYS_AT_ONCE + reach)
        if low == high:
            continue
        tree = shapely.STRtree(points[low:until])
        asked, found = tree.query(points[low:high], predicate="dwithin", distance=metres)
        later = (found > asked) & (day[low + found] - day[low + asked] <= reach)
        yield low + asked[later], low + found[later]


def _score(rows: _Rows, one: int, two: int) -> float:
    """Return the evidence that two rows tell one event, in bits."""
    return (
        _day_bits(rows, one, two)
        + _distance_bits(rows, one, two)
        + _kind_bits(rows, one, two)
        + _death_bits(rows, one, two)
        + _injured_bits(float(rows.injured[one]), float(rows.injured[two]))
        + _actor_bits(rows.actors[one], rows.actors[two])
        + _text_bits(rows, rows.words[one], rows.words[two])
    )


def _day_bits(rows: _Rows, one: int, two: int) -> float:
    """Weigh the day: the same one speaks for one event, the more so the more exact it is."""
    vague = max(int(rows.tolerance[one]), int(rows.tolerance[two]))
    gap = abs(int(rows.day[one]) - int(rows.day[two]))
    if vague:
        return 1.5 if gap <= vague else -1.0
    return (5.0, 3.0, 1.0, 0.0)[min(gap, 3)]


def _distance_bits(rows: _Rows, one: int, two: int) -> float:
    """Weigh the place: the same one speaks for one event, the more so the more exact it is."""
    _, _, metres = WGS84.inv(rows.lon[one], rows.lat[one], rows.lon[two], rows.lat[two])
    radii = float(rows.radius_km[one] + rows.radius_km[two])
    beyond_km = max(0.0, metres / 1000 - radii)
    near = 4.0 if beyond_km <= 2 else 2.5 if beyond_km <= 8 else 1.0 if beyond_km <= 15 else -2.0  # noqa: PLR2004
    return near - min(3.0, math.log2(1 + radii / 5)) if near > 0 else near


def _kind_bits(rows: _Rows, one: int, two: int) -> float:
    """Weigh the type: the same one speaks a little for one event, another against it."""
    if rows.kind[one] < 0 or rows.kind[two] < 0:
        return 0.0
    if rows.kind[one] != rows.kind[two]:
        return -2.0
    return 1.5 if rows.sub_kind[one] == rows.sub_kind[two] >= 0 else 0.5


def _death_bits(rows: _Rows, one: int, two: int) -> float:
    """Weigh the deaths: the same number speaks for one event, the more so the rarer it is."""
    low1, high1, low2, high2 = rows.low[one], rows.high[one], rows.low[two], rows.high[two]
    if math.isnan(low1) or math.isnan(low2):
        return 0.0
    if (low1, high1) == (low2, high2):
        return min(3.0, 0.5 + math.log2(1 + low1) / 1.5)
    if low1 <= high2 and low2 <= high1:
        return 0.5
    apart = max(low1 - high2, low2 - high1)
    return -0.5 if apart <= max(1.0, 0.25 * max(high1, high2)) else -3.0


def _injured_bits(one: float, two: float) -> float:
    """Weigh the wounded as the deaths; their numbers differ more from report to report."""
    if math.isnan(one) or math.isnan(two):
        return 0.0
    if one == two:
        return min(2.5, math.log2(1 + one) / 1.5)
    return 0.0 if abs(one - two) <= max(2.0, 0.3 * max(one, two)) else -1.0


def _actor_bits(one: frozenset[str], two: frozenset[str]) -> float:
    """Weigh the actors: words that both names have speak for one event."""
    if not one or not two:
        return 0.0
    shared = len(one & two) / min(len(one), len(two))
    return 1.5 if shared >= 0.75 else 0.5 if shared >= 0.4 else -1.5  # noqa: PLR2004


def _text_bits(rows: _Rows, one: frozenset[str], two: frozenset[str]) -> float:
    """Weigh the texts: rare words in both speak for one event, no word in both against it."""
    if not one or not two:
        return 0.0
    shared = sum(rows.rarity[word] for word in one & two)
    smaller = min(sum(rows.rarity[word] for word in words) for words in (one, two))
    share = shared / smaller if smaller else 0.0
    return min(6.0, 10 * share - 2.5)


def _groups(rows: _Rows, first: Ints, second: Ints, scores: Floats, threshold: float) -> list[list[int]]:
    """Join pairs from the surest on; two groups only if what is between them speaks for it."""
    score_of = {
        (int(one), int(two)): float(bits) for one, two, bits in zip(first, second, scores, strict=True)
    }
    group_of: dict[int, list[int]] = {}
    for at in np.argsort(-scores, kind="stable"):
        if scores[at] < threshold:
            break
        one, two = (group_of.setdefault(int(row), [int(row)]) for row in (first[at], second[at]))
        if one is two:
            continue
        between = [score_of.get((min(a, b), max(a, b)), -threshold) for a in one for b in two]
        if sum(between) / len(between) < threshold / 2:
            continue
        one.extend(two)
        group_of.update(dict.fromkeys(two, one))
    distinct = {id(group): group for group in group_of.values() if len(group) > 1}
    return [sorted(group, key=lambda row: (-rows.fullness[row], row)) for group in distinct.values()]
