"""Measure incidents against the border: distance, probability of a zone, side, chainage, reach."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.border.chainage import feet_chainage_km
from geo.border.distance import nearest_feet
from geo.border.line import Border, load_border
from geo.border.polyline import prepare_line
from geo.errors import IncidentError
from geo.incidents.proximity import proximity
from geo.layers import country_of

Floats = NDArray[np.float64]

# between two vintages of OpenStreetMap the lower Panj and the Amu Darya, west of this meridian, moved by as
# much as 1 km; the rest of the line by less than the smaller figure
BRAIDED_WEST_OF_DEG = 69.4
LINE_DOUBT_BRAIDED_KM = 1.0
LINE_DOUBT_KM = 0.25
FARTHEST_KM = 1000.0


def measure(
    incidents: gpd.GeoDataFrame,
    *,
    border: Border | None = None,
    distances_km: Sequence[float] = (5, 10, 25, 50),
    progress: bool = False,
) -> gpd.GeoDataFrame:
    """
    Return incidents with the border columns added.

    Parameters
    ----------
    incidents
        Points in EPSG:4326; a missing geometry is a place that is not known. `radius_km`, where there is such
        a column, says how far off a point may be; a row without one counts as exact.
    border
        The line to measure against; the packaged border by default.
    distances_km
        Widths of the zones.
    progress
        Show a progress bar on standard error.

    Returns
    -------
    measured
        A new table with the same rows and `border_km, border_km_low, border_km_high, within_…_km, zone, side,
        chainage_km, reach, nearest_lon, nearest_lat`; missing values where the place is missing.

    Raises
    ------
    IncidentError
        If the table has no point geometry or another CRS, or a distance is not between 0 and 1,000 km.
    """
    zones = check_distances(distances_km)
    lon, lat = _coordinates(incidents)
    border = border or load_border()
    radius = _radius_km(incidents)
    ready = prepare_line(border.line)
    feet, total = nearest_feet(lon, lat, ready, progress=progress)
    km, chainage, foot_lon, foot_lat = (np.full(total, np.nan) for _ in range(4))
    km[feet.point] = feet.distance_m / 1000
    chainage[feet.point] = feet_chainage_km(feet, ready)
    foot_lon[feet.point], foot_lat[feet.point] = feet.lon, feet.lat
    low, high, within = _spread(lon, lat, radius, km, border, zones)
    added: dict[str, object] = {"border_km": km, "border_km_low": low, "border_km_high": high}
    added |= {within_column(width): within[:, i] for i, width in enumerate(zones)}
    added["zone"] = _zone(km, zones)
    added["side"] = _side(lon, lat, km, radius, foot_lon)
    added |= {"chainage_km": chainage, "reach": _reach(chainage, border)}
    added |= {"nearest_lon": foot_lon, "nearest_lat": foot_lat}
    return incidents.assign(
        **{name: pd.Series(values, index=incidents.index) for name, values in added.items()}
    )


def within_column(width_km: float) -> str:
    """Return the name of the column with the probability of lying within a distance: `within_10_km`, `within_2.5_km`."""
    return f"within_{width_km:g}_km"


def check_distances(distances_km: Sequence[float]) -> tuple[float, ...]:
    """
    Return zone widths in rising order, each once.

    Raises
    ------
    IncidentError
        If there is none, or one is not above 0 and at most 1,000 km.
    """
    widths = sorted({float(width) for width in distances_km})
    if not widths:
        raise IncidentError("no distance was given: name at least one, in kilometres")
    for width in widths:
        if not 0 < width <= FARTHEST_KM:
            raise IncidentError(
                f"distance {width:g} km: it must be above 0 and at most {FARTHEST_KM:,.0f} km"
            )
    return tuple(widths)


def _coordinates(incidents: gpd.GeoDataFrame) -> tuple[Floats, Floats]:
    """Return the coordinates of the points, NaN where there is none."""
    if not isinstance(incidents, gpd.GeoDataFrame) or incidents.active_geometry_name is None:
        raise IncidentError("measure needs a GeoDataFrame of points: read incidents with read_incidents")
    if incidents.crs is not None and incidents.crs.to_epsg() != 4326:  # noqa: PLR2004 - the EPSG code
        raise IncidentError(
            f"the incidents are in {incidents.crs.name}: turn them into EPSG:4326 with to_crs(4326)"
        )
    points = incidents.geometry
    known = (points.notna() & ~points.is_empty).to_numpy()
    kinds = set(points[known].geom_type)
    if kinds - {"Point"}:
        raise IncidentError(
            f"incidents are points, not {', '.join(sorted(kinds - {'Point'}))}: give their centres"
        )
    lon, lat = np.full(len(points), np.nan), np.full(len(points), np.nan)
    lon[known], lat[known] = points[known].x, points[known].y
    return lon, lat


def _radius_km(incidents: gpd.GeoDataFrame) -> Floats:
    """Return how far off each point may be; 0 where the table does not say."""
    if "radius_km" not in incidents:
        return np.zeros(len(incidents))
    radius = pd.to_numeric(incidents["radius_km"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    if (radius < 0).any():
        raise IncidentError(f"radius_km is {np.nanmin(radius):g} in a row: it must be 0 or more")
    return np.where(np.isfinite(radius), radius, 0.0)


def _spread(
    lon: Floats, lat: Floats, radius: Floats, km: Floats, border: Border, zones: tuple[float, ...]
) -> tuple[Floats, Floats, Floats]:
    """Return the 95 % interval and the probabilities; those of an exact point are its distance, and 0 or 1."""
    low, high = km.copy(), km.copy()
    widths = np.asarray(zones)
    within = np.where(np.isnan(km)[:, None], np.nan, (km[:, None] <= widths).astype(float))
    vague = np.flatnonzero((radius > 0) & np.isfinite(km))
    if len(vague):
        keys, of_key = np.unique(
            np.column_stack([lon[vague], lat[vague], radius[vague]]), axis=0, return_inverse=True
        )
        near = proximity(*np.ascontiguousarray(keys.T), border.line, zones)
        low[vague], high[vague], within[vague] = (
            near.low_km[of_key],
            near.high_km[of_key],
            near.within[of_key],
        )
    return low, high, within


def _zone(km: Floats, zones: tuple[float, ...]) -> "pd.arrays.IntegerArray | pd.arrays.FloatingArray":
    """Return the width of the smallest band that holds each point, missing beyond the widest."""
    widths = np.asarray([*zones, np.nan])
    zone = widths[np.where(np.isnan(km), len(zones), np.searchsorted(widths[:-1], km))]
    whole = all(width == int(width) for width in zones)
    return pd.array(zone, dtype="Int64" if whole else "Float64")  # type: ignore[call-overload,no-any-return] # stubs lack NaN for Int64


def _side(lon: Floats, lat: Floats, km: Floats, radius: Floats, foot_lon: Floats) -> NDArray[np.object_]:
    """Return the country on whose side a point surely lies, `uncertain`, or `elsewhere` for a third country."""
    code = country_of(lon, lat).astype(object)
    side = np.where(np.isin(code, ["TJ", "AF"]), code, "elsewhere")
    doubt = np.where(foot_lon < BRAIDED_WEST_OF_DEG, LINE_DOUBT_BRAIDED_KM, LINE_DOUBT_KM)
    side = np.where(km <= radius + doubt, "uncertain", side)
    return np.where(np.isnan(km), None, side)


def _reach(chainage: Floats, border: Border) -> NDArray[np.object_]:
    """Return the reach at each chainage, None where the place is missing."""
    names = border.reach_at(chainage)
    return np.where(names == "", None, names)
