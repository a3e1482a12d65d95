"""Measure incidents against the border: distance, probability of a zone, side, chainage, reach."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray
from shapely import LineString

from geo.border.chainage import feet_chainage_km
from geo.border.distance import nearest_feet
from geo.border.line import Border, given_border
from geo.border.polyline import Polyline, prepare_line
from geo.errors import IncidentError
from geo.frontiers import LINE_DOUBT_KM, line_doubt_km
from geo.incidents.proximity import Proximity, proximity
from geo.incidents.spread import Places
from geo.incidents.units import stated_countries, unit_shapes
from geo.layers import country_of
from geo.numbers import as_floats

Floats = NDArray[np.float64]
Texts = NDArray[np.object_]

WGS84_CODE = 4326
FARTHEST_KM = 1000.0
# a third of the way to the other side of the earth: no place that has a name is larger
LARGEST_RADIUS_KM = 6000.0
HOME_COUNTRIES = {"TJ", "AF"}
# a side is told when this much of where a place may be lies on it
SURE = 0.975


@dataclass(frozen=True)
class _Measured:
    """The points and their feet in degrees and km: a row for each incident, NaN where it has no place."""

    lon: Floats
    lat: Floats
    km: Floats
    chainage_km: Floats
    foot_lon: Floats
    foot_lat: Floats
    countries: tuple[str, ...]

    @property
    def doubt_km(self) -> Floats:
        """How far off the line itself may be at each foot."""
        if set(self.countries) == HOME_COUNTRIES:
            return line_doubt_km(self.foot_lon)
        return np.full(len(self.foot_lon), LINE_DOUBT_KM)  # a line of one's own is held to be as good


@dataclass(frozen=True)
class _Figures:
    """The columns that a radius spreads: one row for each incident, NaN where the place is missing."""

    distance_km: Floats
    chainage_km: Floats
    within: Floats
    side: Texts


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
        Points in EPSG:4326; a missing geometry is a place that is not known. Where there are such columns,
        `radius_km` says how far off a point may be (a row without one counts as exact), `place_id` which
        unit's polygon or line it stands for, and `country` in which country it lies.
    border
        The line to measure against; the packaged border by default. For a line with gaps, chainage and reach
        are missing.
    distances_km
        Widths of the zones.
    progress
        Show a progress bar on standard error.

    Returns
    -------
    measured
        A new table with the same rows and `border_km, border_km_low, border_km_high, within_…_km, zone, side,
        chainage_km, chainage_km_low, chainage_km_high, reach, nearest_lon, nearest_lat`; missing values where
        the place is missing. The side is one of the border's countries, by the packaged polygons.

    Raises
    ------
    IncidentError
        If the table has no point geometry or another CRS, a distance is not between 0 and 1,000 km, a radius
        is none, or the border is no `Border`.
    GeometryError
        If a point is not on the earth.
    """
    zones = check_distances(distances_km)
    lon, lat = _coordinates(incidents)
    border = given_border(border, IncidentError)
    line = prepare_line(border.course)
    measured = _measured(lon, lat, line, border, progress=progress)
    figures = _exact(measured, zones)
    _spread(figures, incidents, measured, line, zones, progress=progress)
    km, chainage = measured.km, measured.chainage_km
    added: dict[str, object] = {"border_km": km}
    added |= {"border_km_low": figures.distance_km[:, 0], "border_km_high": figures.distance_km[:, 1]}
    added |= {within_column(width): figures.within[:, i] for i, width in enumerate(zones)}
    added |= {"zone": _zone(km, zones), "side": figures.side, "chainage_km": chainage}
    added |= {"chainage_km_low": figures.chainage_km[:, 0], "chainage_km_high": figures.chainage_km[:, 1]}
    added |= {"reach": border.reach_at(chainage)}
    added |= {"nearest_lon": measured.foot_lon, "nearest_lat": measured.foot_lat}
    columns = {name: pd.Series(values, index=incidents.index) for name, values in added.items()}
    for name in ("side", "reach"):
        columns[name] = columns[name].where(columns[name] != "").astype("str")
    return incidents.assign(**columns)


def check_measured(incidents: gpd.GeoDataFrame, border: Border) -> None:
    """
    Refuse a table whose chainages are those of another line.

    Raises
    ------
    IncidentError
        If it is no table, or names a reach that the border has not.
    """
    if not isinstance(incidents, gpd.GeoDataFrame):
        raise IncidentError(
            f"the incidents are a {type(incidents).__name__}: give a table that measure() has been over"
        )
    if "reach" in incidents:
        known = {reach.name for reach in border.reaches}
        foreign = sorted({str(name) for name in incidents["reach"].dropna()} - known)
        if foreign:
            raise IncidentError(
                f"the table was measured against another line, with the reach {foreign[0]!r}: measure it "
                f"anew against {border.called}, with measure(incidents, border=…)"
            )


def within_column(width_km: float) -> str:
    """Return the name of the column with the probability of lying within a distance: `within_2.5_km`."""
    return f"within_{width_km:g}_km"


def check_distances(distances_km: Sequence[float]) -> tuple[float, ...]:
    """
    Return zone widths in rising order, each once.

    Raises
    ------
    IncidentError
        If there is none, or one is not above 0 and at most 1,000 km.
    """
    widths = sorted(set(np.atleast_1d(as_floats(distances_km, "distances", IncidentError)).ravel().tolist()))
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
    if incidents.crs is None or incidents.crs.to_epsg() != WGS84_CODE:
        given = "no CRS" if incidents.crs is None else incidents.crs.name
        raise IncidentError(f"the incidents are in {given}: EPSG:4326 is needed (set_crs, or to_crs)")
    points = np.asarray(incidents.geometry)
    known = ~(shapely.is_missing(points) | shapely.is_empty(points))
    other = known & (shapely.get_type_id(points) != shapely.GeometryType.POINT)
    if other.any():
        raise IncidentError(f"incidents are points, not {points[other][0].geom_type}s: give their centres")
    lon, lat = np.full((2, len(points)), np.nan)
    lon[known], lat[known] = shapely.get_x(points[known]), shapely.get_y(points[known])
    return lon, lat


def _measured(lon: Floats, lat: Floats, line: Polyline, border: Border, *, progress: bool) -> _Measured:
    """Return the points with distance, chainage and foot."""
    feet, total = nearest_feet(lon, lat, line, progress=progress)
    km, chainage, foot_lon, foot_lat = np.full((4, total), np.nan)
    km[feet.point] = feet.distance_m / 1000
    if isinstance(border.course, LineString):
        chainage[feet.point] = feet_chainage_km(feet, line)
    foot_lon[feet.point], foot_lat[feet.point] = feet.lon, feet.lat
    return _Measured(lon, lat, km, chainage, foot_lon, foot_lat, border.countries)


def _radius_km(incidents: gpd.GeoDataFrame) -> Floats:
    """Return how far off each point may be; 0 where the table does not say."""
    if "radius_km" not in incidents:
        return np.zeros(len(incidents))
    given = incidents["radius_km"]
    radius = pd.to_numeric(given, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    wrong = (radius < 0) | (radius > LARGEST_RADIUS_KM) | (np.isnan(radius) & given.notna().to_numpy())
    if wrong.any():
        raise IncidentError(
            f"radius_km is {given[wrong].iloc[0]} in a row: it must be 0 to {LARGEST_RADIUS_KM:,.0f} "
            "kilometres, or empty"
        )
    known: Floats = np.nan_to_num(radius)
    return known


def _exact(measured: _Measured, zones: tuple[float, ...]) -> _Figures:
    """Return the figures of points that are where they are said to be."""
    km, chainage = measured.km, measured.chainage_km
    within = np.where(np.isnan(km)[:, None], np.nan, km[:, None] <= np.asarray(zones))
    code = country_of(measured.lon, measured.lat)
    side = np.where(np.isin(code, measured.countries), code, "elsewhere").astype(object)
    side[km <= measured.doubt_km] = "uncertain"
    side[np.isnan(km)] = ""
    return _Figures(np.column_stack([km, km]), np.column_stack([chainage, chainage]), within, side)


def _spread(
    figures: _Figures,
    incidents: gpd.GeoDataFrame,
    measured: _Measured,
    line: Polyline,
    zones: tuple[float, ...],
    *,
    progress: bool,
) -> None:
    """Replace the figures of places that are known to a radius; each different place is worked out once."""
    radius = _radius_km(incidents)
    vague = np.flatnonzero((radius > 0) & np.isfinite(measured.km))
    if not len(vague):
        return
    lon, lat, radius = measured.lon[vague], measured.lat[vague], radius[vague]
    country = stated_countries(incidents)[vague]
    unit = unit_shapes(incidents.iloc[vague], radius)
    shape = [id(one) for one in unit]
    key = pd.DataFrame({"lon": lon, "lat": lat, "radius": radius, "country": country, "shape": shape})
    of_place = key.groupby(list(key.columns), sort=False).ngroup().to_numpy()
    first = ~key.duplicated().to_numpy()
    places = Places(lon[first], lat[first], radius[first], country[first], unit[first])
    doubt = measured.doubt_km[vague[first]]
    countries = measured.countries
    near = proximity(places, line, zones, countries=countries, doubt_km=doubt, progress=progress)
    figures.distance_km[vague] = _holding(near.distance_km[of_place], measured.km[vague])
    figures.chainage_km[vague] = _holding(near.chainage_km[of_place], measured.chainage_km[vague])
    figures.within[vague] = near.within[of_place]
    known = np.where(near.known_country, places.country, "")
    figures.side[vague] = _likely_side(near, countries, known)[of_place]


def _holding(interval: Floats, point: Floats) -> Floats:
    """Return intervals, shape (n, 2), that hold the figure of the point, reported beside them."""
    return np.column_stack([np.minimum(interval[:, 0], point), np.maximum(interval[:, 1], point)])


def _likely_side(near: Proximity, countries: tuple[str, ...], known: NDArray[np.str_]) -> Texts:
    """Return the side on which a place surely lies; a country that is known leaves nothing open."""
    side = np.full(len(known), "uncertain", dtype=object)
    for column, code in enumerate(countries):
        side[near.country_share[:, column] >= SURE] = code
        side[known == code] = code
    side[near.elsewhere_share >= SURE] = "elsewhere"
    return side


def _zone(km: Floats, zones: tuple[float, ...]) -> ExtensionArray:
    """Return the width of the smallest band that holds each point, missing beyond the widest."""
    widths = np.asarray([*zones, np.nan])
    zone = widths[np.where(np.isnan(km), len(zones), np.searchsorted(zones, km))]
    whole = all(width.is_integer() for width in zones)
    return pd.array(zone, dtype=pd.Int64Dtype() if whole else pd.Float64Dtype())
