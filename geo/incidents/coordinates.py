"""Latitudes and longitudes as they are written → degrees; what cannot be right is named."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.incidents.problems import Problem
from geo.incidents.values import plain_text

# Tajikistan and Afghanistan together lie in 60-76 E, 29-42 N: a point that falls there only once its two
# figures are exchanged had them swapped. Unswapped, such a point is in the Arctic between Lapland and the Ob.
_LON_RANGE = (60.0, 76.0)
_LAT_RANGE = (29.0, 42.0)
_LAT_END, _LON_END = 90.0, 180.0
_PAIR = "give both in degrees, or leave both empty"


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees on WGS 84, float64; both NaN where a row has no usable pair."""

    latitude: "pd.Series[Any]"
    longitude: "pd.Series[Any]"


def parse_coordinates(
    latitude: "pd.Series[Any]", longitude: "pd.Series[Any]", problems: list[Problem]
) -> Coordinates:
    """
    Return the usable coordinates of raw columns.

    A pair is used only whole and on the globe; a pair that looks exchanged is named as such and not used.

    Parameters
    ----------
    latitude, longitude
        Raw values: numbers, or text in decimal degrees.
    problems
        List to which problems are added.
    """
    lat, lat_given = _degrees(latitude)
    lon, lon_given = _degrees(longitude)
    unread = (np.isnan(lat) & lat_given) | (np.isnan(lon) & lon_given)
    half = ~unread & (np.isnan(lat) ^ np.isnan(lon))
    with np.errstate(invalid="ignore"):
        swapped = _within(lat, _LON_RANGE) & _within(lon, _LAT_RANGE)
        off = (np.abs(lat) > _LAT_END) | (np.abs(lon) > _LON_END)
    for row in np.flatnonzero(unread):
        column, raw = (
            ("latitude", latitude) if np.isnan(lat[row]) and lat_given[row] else ("longitude", longitude)
        )
        problems.append(Problem(int(row) + 1, column, str(raw.iloc[row]), "is no number of degrees", _PAIR))
    for row in np.flatnonzero(half):
        column = "latitude" if np.isnan(lat[row]) else "longitude"
        problems.append(Problem(int(row) + 1, column, "", "is missing beside the other", _PAIR))
    for row in np.flatnonzero(swapped):
        told = f"latitude {lat[row]:g} and longitude {lon[row]:g} look swapped"
        problems.append(Problem(int(row) + 1, "latitude", f"{lat[row]:g}", told, "exchange the two"))
    for row in np.flatnonzero(off & ~swapped & ~unread):
        column, value, limit = ("latitude", lat, 90) if abs(lat[row]) > _LAT_END else ("longitude", lon, 180)
        remedy = f"use degrees from -{limit} to {limit}"
        problems.append(Problem(int(row) + 1, column, f"{value[row]:g}", "is off the globe", remedy))
    usable = ~(unread | half | swapped | off | np.isnan(lat))
    return Coordinates(
        pd.Series(np.where(usable, lat, np.nan), index=latitude.index),
        pd.Series(np.where(usable, lon, np.nan), index=longitude.index),
    )


def _degrees(raw: "pd.Series[Any]") -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Return degrees (NaN where none can be read), and whether anything was given."""
    if pd.api.types.is_numeric_dtype(raw.dtype) and not pd.api.types.is_bool_dtype(raw.dtype):
        numbers = raw.to_numpy(dtype=float, na_value=np.nan)
        return np.where(np.isfinite(numbers), numbers, np.nan), raw.notna().to_numpy()
    text = plain_text(raw).str.strip()
    given = (text.notna() & (text != "")).to_numpy()
    numbers = pd.to_numeric(text, errors="coerce").to_numpy(dtype=float)
    return np.where(np.isfinite(numbers), numbers, np.nan), given


def _within(values: npt.NDArray[np.float64], limits: tuple[float, float]) -> npt.NDArray[np.bool_]:
    """Say which values lie between two limits."""
    return (values >= limits[0]) & (values <= limits[1])
