"""Latitudes and longitudes as they are written → degrees; what cannot be right is named."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.incidents.problems import BadValueError, Problem
from geo.incidents.values import parse_each

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# Tajikistan and Afghanistan together lie in 60-76 E, 29-42 N: a point that falls there only once its two
# figures are exchanged had them swapped. Unswapped, such a point is in the Arctic between Lapland and the Ob.
_LON_RANGE = (60.0, 76.0)
_LAT_RANGE = (29.0, 42.0)
_LAT_END, _LON_END = 90.0, 180.0
_PAIR = "give both in degrees, or leave both empty"
_DEGREES = re.compile(
    r"(?P<before>[NSEWСЮВЗ])?\s*(?P<sign>[+-])?(?P<deg>\d+(?:[.,]\d+)?)\s*(?:[°º˚d:\s]\s*"
    r"(?:(?P<min>\d+(?:[.,]\d+)?)\s*(?:['′’m:\s]\s*(?:(?P<sec>\d+(?:[.,]\d+)?)\s*(?:\"|″|”|''|s)?)?)?)?)?"
    r"\s*(?P<after>[NSEWСЮВЗ])?",
    re.IGNORECASE,
)
_SOUTH_OR_WEST = "SWЮЗ"
_AXIS = {"latitude": "NSСЮ", "longitude": "EWВЗ"}
_FULL_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees on WGS 84, float64; both NaN where a row has no usable pair."""

    latitude: "pd.Series[float]"
    longitude: "pd.Series[float]"


def parse_coordinates(
    latitude: "pd.Series[Any]", longitude: "pd.Series[Any]", problems: list[Problem]
) -> Coordinates:
    """
    Return the usable coordinates of raw columns.

    A pair is used only whole and on the globe. A pair that looks exchanged is named as such and not used, and
    so is (0, 0), which stands for a missing pair. A point far from the region is used, with a warning.

    Parameters
    ----------
    latitude, longitude
        Raw values: numbers, or text in degrees with a decimal point or comma, or in degrees, minutes and
        seconds.
    problems
        List to which problems are added.
    """
    before = len(problems)
    lat, lat_bad = _degrees(latitude, "latitude", problems)
    lon, lon_bad = _degrees(longitude, "longitude", problems)
    faults = _Faults(lat, lon, problems)
    with np.errstate(invalid="ignore"):
        faults.add((np.isnan(lat) ^ np.isnan(lon)) & ~lat_bad & ~lon_bad, _half)
        faults.add((np.abs(lat) > _LAT_END) | (np.abs(lon) > _LON_END), _off)
        faults.add(_within(lat, _LON_RANGE) & _within(lon, _LAT_RANGE), _swapped)
        faults.add((lat == 0) & (lon == 0), _null)
    usable = ~(faults.any | lat_bad | lon_bad | np.isnan(lat))
    problems[before:] = [_with_other_half(one, lat, lon) for one in problems[before:]]
    faults.add(usable & ~(_within(lon, (55.0, 80.0)) & _within(lat, (25.0, 45.0))), _far)
    return Coordinates(
        pd.Series(np.where(usable, lat, np.nan), index=latitude.index),
        pd.Series(np.where(usable, lon, np.nan), index=longitude.index),
    )


def parse_degrees(text: str, axis: str) -> float:
    """
    Return decimal degrees of a latitude or longitude in any usual notation.

    Parameters
    ----------
    text
        "37.49", "37,49", "37°29'24\\"N", "37 29 24 N", "N 37° 29.4'"; Russian letters for the quarters, too.
    axis
        "latitude" or "longitude".

    Raises
    ------
    BadValueError
        If it is none, or has a letter of the other axis.
    """
    match = _DEGREES.fullmatch(text.strip())
    if match is None:
        raise BadValueError("is no number of degrees", _PAIR)
    parts = [float((match[name] or "0").replace(",", ".")) for name in ("deg", "min", "sec")]
    quarter = (match["before"] or match["after"] or "").upper()
    if parts[1] >= _FULL_MINUTES or parts[2] >= _FULL_MINUTES:
        raise BadValueError("has 60 or more minutes or seconds", "write degrees with a decimal point")
    if quarter and quarter not in _AXIS[axis]:
        raise BadValueError(f"is no {axis}", "exchange latitude and longitude")
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -degrees if match["sign"] == "-" or (quarter and quarter in _SOUTH_OR_WEST) else degrees


def _degrees(raw: "pd.Series[Any]", axis: str, problems: list[Problem]) -> tuple[Floats, Flags]:
    """Return degrees (NaN where there are none), and where something was given that is none."""
    if pd.api.types.is_numeric_dtype(raw.dtype) and not pd.api.types.is_bool_dtype(raw.dtype):
        numbers = raw.to_numpy(dtype=float, na_value=np.nan)
    else:
        numbers = pd.to_numeric(raw, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    numbers = np.where(np.isfinite(numbers), numbers, np.nan)
    others = (np.isnan(numbers) & raw.notna().to_numpy()).astype(bool)
    if not others.any():
        return numbers, others
    odd = raw.where(pd.Series(others, index=raw.index), None)
    parsed = parse_each(odd, axis, lambda text: parse_degrees(text, axis), problems)
    numbers[others] = parsed.column(float, "float64").to_numpy()[others]
    blank = np.array([parsed.distinct[code] is None for code in parsed.codes])
    told = {problem.row - 1 for problem in problems if problem.column == axis}
    bad = np.zeros(len(numbers), dtype=bool)
    bad[sorted(told)] = True
    return numbers, bad & blank


class _Faults:
    """Rows whose pair of coordinates is wrong in some way; each is told once."""

    def __init__(self, lat: Floats, lon: Floats, problems: list[Problem]) -> None:
        self.any = np.zeros(len(lat), dtype=bool)
        self._lat, self._lon, self._problems = lat, lon, problems

    def add(self, rows: Flags, tell: Any) -> None:
        """Add the problem that `tell` makes of latitude and longitude for the rows not told of yet."""
        for row in np.flatnonzero(rows & ~self.any):
            self._problems.append(Problem(int(row) + 1, *tell(float(self._lat[row]), float(self._lon[row]))))
        self.any |= rows


def _with_other_half(problem: Problem, lat: Floats, lon: Floats) -> Problem:
    """Return a problem that also tells the other figure of the pair, which goes from the table with it."""
    other, values = ("longitude", lon) if problem.column == "latitude" else ("latitude", lat)
    value = values[problem.row - 1]
    if np.isnan(value) or other in problem.message:
        return problem
    return problem._replace(message=f"{problem.message} (beside {other} {value:.9g})")


def _half(lat: float, lon: float) -> tuple[str, ...]:
    del lon
    return ("latitude" if np.isnan(lat) else "longitude", "", "is missing", _PAIR)


def _off(lat: float, lon: float) -> tuple[str, ...]:
    if abs(lat) > _LAT_END:
        return ("latitude", f"{lat:g}", "is off the globe", "use degrees from -90 to 90")
    return ("longitude", f"{lon:g}", "is off the globe", "use degrees from -180 to 180")


def _swapped(lat: float, lon: float) -> tuple[str, ...]:
    told = f"latitude {lat:g} and longitude {lon:g} look swapped"
    return ("latitude", f"{lat:g}", told, "exchange the two")


def _null(lat: float, lon: float) -> tuple[str, ...]:
    del lat, lon
    return ("latitude", "0", "latitude 0 and longitude 0 stand for a missing pair", "leave both empty")


def _far(lat: float, lon: float) -> tuple[str, ...]:
    told = f"the point {lat:g} N, {lon:g} E is far from Tajikistan and Afghanistan"
    return ("latitude", f"{lat:g}", told, "check both", "warning")


def _within(values: Floats, limits: tuple[float, float]) -> Flags:
    """Say which values lie between two limits."""
    return (values >= limits[0]) & (values <= limits[1])
