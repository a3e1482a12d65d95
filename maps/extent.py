"""How large a sheet is, and what part of the earth is on it."""

import re
from collections.abc import Sequence
from typing import Literal

import geopandas as gpd
import numpy as np

from maps.backdrop import Backdrop
from maps.errors import StyleError
from maps.projection import KM_A_DEGREE, Extent, check_extent, extent_around
from maps.style import VAGUE_KM
from maps.symbols import numbers

MM = 72 / 25.4
"""Points in a millimetre."""

SIZES_MM = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}
LARGEST_MM = 2000.0

# Incidents on one spot are shown with this much, in degrees, around them.
_ROOM_DEG = 0.15


def sheet_size(size: str | tuple[float, float]) -> tuple[float, float]:
    """
    Return width and height of a sheet in points.

    Parameters
    ----------
    size
        a4 or a3, which lie; WIDTHxHEIGHTmm, as in 210x297mm; or a pair of millimetres.

    Raises
    ------
    StyleError
        If it is none of these, or larger than two metres.
    """
    if isinstance(size, str):
        found = re.fullmatch(r"(\d{1,5}(?:\.\d+)?)x(\d{1,5}(?:\.\d+)?)(?:mm)?", size.strip().lower())
        if size.lower() in SIZES_MM:
            across, up = SIZES_MM[size.lower()]
        elif found:
            across, up = float(found[1]), float(found[2])
        else:
            raise StyleError(
                f"{size!r} is no size: use {', '.join(SIZES_MM)} or WIDTHxHEIGHTmm, as in 210x297mm"
            )
    else:
        across, up = size
    if not (0 < across <= LARGEST_MM and 0 < up <= LARGEST_MM):
        raise StyleError(
            f"a sheet of {across:g}x{up:g} mm cannot be drawn: use up to {LARGEST_MM:g} mm a side"
        )
    return across * MM, up * MM


def choose_extent(
    extent: Extent | Literal["border", "incidents"],
    incidents: gpd.GeoDataFrame,
    backdrop: Backdrop,
    zones_km: Sequence[float],
) -> Extent:
    """
    Return the extent that a map is asked to show, in degrees.

    Raises
    ------
    StyleError
        If it is no extent, or lies where there is nothing to draw.
    """
    if extent == "border":
        return border_extent(backdrop, zones_km)
    if extent == "incidents":
        return incident_extent(incidents) or border_extent(backdrop, zones_km)
    if isinstance(extent, str):
        raise StyleError(
            f"{extent!r} is no extent: use border, incidents or W,S,E,N in degrees, as in 67,36,75,39"
        )
    west, south, east, north = check_extent(extent)
    left, bottom, right, top = backdrop.countries.total_bounds
    if west >= right or east <= left or south >= top or north <= bottom:
        raise StyleError(
            f"there is nothing to draw in {west:g},{south:g},{east:g},{north:g}: the packaged map covers "
            f"{left:.0f},{bottom:.0f},{right:.0f},{top:.0f}"
        )
    return extent


def border_extent(backdrop: Backdrop, zones_km: Sequence[float]) -> Extent:
    """Return the extent of the border with its zones."""
    west, south, east, north = (float(edge) for edge in backdrop.border.total_bounds)
    return extent_around((west, south, east, north), max(zones_km, default=15.0) * 0.9)


def incident_extent(incidents: gpd.GeoDataFrame) -> Extent | None:
    """Return the extent of the incidents that have a place, with their discs; none if none has."""
    radius_km = np.nan_to_num(numbers(incidents, "radius_km"))
    missing = incidents.geometry.isna() | incidents.geometry.is_empty
    there = (~missing).to_numpy() & (radius_km <= VAGUE_KM)
    if not there.any():
        return None
    points, up = incidents.geometry[there], radius_km[there] / KM_A_DEGREE + _ROOM_DEG
    across = up / np.cos(np.radians(points.y))
    bounds = (
        (points.x - across).min(),
        (points.y - up).min(),
        (points.x + across).max(),
        (points.y + up).max(),
    )
    west, south, east, north = (float(degrees) for degrees in bounds)
    return max(west, -180.0), max(south, -85.0), min(east, 180.0), min(north, 85.0)
