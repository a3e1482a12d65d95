"""What the gazetteer knows around a point: the nearest settlement, and the likely district."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from gazetteer.place import Place
from geo.crs import WGS84, Plane

Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.str_]

FARTHEST_KM = 100.0
"""A settlement farther off than this says nothing of where a point is."""

# how far off a settlement's own site may be, to take bearings from it
KNOWN_SITE_KM = 5.0
# the middle of the packaged window
MIDDLE = (71.0, 38.5)
# The scale of the plane changes by less than this between a point and a settlement within FARTHEST_KM of
# it, as long as the point lies within 60° of the middle: the nearest on the earth is among those nearest
# on the plane but for this.
SCALE_SLACK = 1.02
PAIRS_AT_A_TIME = 2_000_000  # of points and places: about 50 MB


class Nearest(NamedTuple):
    """
    The nearest settlements.

    Attributes
    ----------
    place
        Index of the settlement, shape (n,); −1 where none lies within `FARTHEST_KM` or a coordinate is
        missing.
    distance_m
        Geodesic distance in metres; NaN where there is none.
    azimuth_deg
        Azimuth of the point as seen from the settlement, 0 to 360; NaN where there is none.
    """

    place: npt.NDArray[np.intp]
    distance_m: Floats
    azimuth_deg: Floats


class Settlements:
    """
    The populated places of a gazetteer whose sites are known, ready to be searched in space.

    Parameters
    ----------
    places
        All places of the gazetteer.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = [place for place in places if _has_known_site(place) and not place.valid_to]
        self._lon, self._lat = _positions(self.places)
        self._plane = Plane(*MIDDLE)
        self._tree = shapely.STRtree(self._points(self._lon, self._lat))

    def nearest(self, lon: Floats, lat: Floats) -> Nearest:
        """
        Return the nearest settlement to each point.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326, shape (n,); NaN where unknown.
        """
        index = np.full(len(lon), -1, dtype=np.intp)
        distance, azimuth = np.full(len(lon), np.nan), np.full(len(lon), np.nan)
        with np.errstate(invalid="ignore"):
            near = (np.abs(lon - MIDDLE[0]) < 45) & (np.abs(lat - MIDDLE[1]) < 45)  # noqa: PLR2004 - for SCALE_SLACK
        known = np.flatnonzero(near) if self.places else np.zeros(0, dtype=np.intp)
        points = self._points(lon[known], lat[known])
        (at, _), reach = self._tree.query_nearest(points, return_distance=True, all_matches=False)
        row, candidate = self._tree.query(points[at], predicate="dwithin", distance=reach * SCALE_SLACK + 1)
        point = known[at[row]]
        away, _, distance_m = WGS84.inv(self._lon[candidate], self._lat[candidate], lon[point], lat[point])
        order = np.lexsort((distance_m, point))
        first = order[np.unique(point[order], return_index=True)[1]]
        first = first[distance_m[first] <= FARTHEST_KM * 1000]
        index[point[first]] = candidate[first]
        distance[point[first]], azimuth[point[first]] = distance_m[first], away[first] % 360
        return Nearest(index, distance, azimuth)

    def _points(self, lon: Floats, lat: Floats) -> npt.NDArray[np.object_]:
        """Return places in degrees as points of the plane."""
        return np.asarray(shapely.points(self._plane.drawn(lon, lat)), dtype=object)


class LikelyAreas:
    """
    The districts or provinces of a gazetteer, for points that no polygon is at hand for.

    A point is likely in the area whose centre is nearest, measured in radii of the area; a settlement that
    is known to belong to an area speaks for it within some kilometres. docs/reverse.md says how often that is
    right of the packaged settlements, left out one at a time.

    Parameters
    ----------
    places
        All places of the gazetteer.
    level
        1 for provinces, 2 for districts.
    """

    SETTLEMENT_KM = 5.0  # the distance from a settlement that weighs as much as one radius from a centre
    FARTHEST_RADII = 2.0

    def __init__(self, places: Sequence[Place], level: int) -> None:
        areas = [place for place in places if place.feature_code == f"ADM{level}" and not place.valid_to]
        ids = {place.place_id for place in areas}
        members = [
            (place, place.admin2_id if level == 2 else place.admin1_id)  # noqa: PLR2004 - the level of districts
            for place in places
            if _has_known_site(place)
        ]
        members = [(place, area) for place, area in members if area in ids]
        evidence = [*areas, *(place for place, _ in members)]
        self._area = np.asarray([*(place.place_id for place in areas), *(area for _, area in members)], str)
        self._country = np.asarray([place.country_code for place in evidence], str)
        self._parent = np.asarray([place.admin1_id if level == 2 else "" for place in evidence], str)  # noqa: PLR2004
        unit_km = [*(place.radius_km for place in areas), *[self.SETTLEMENT_KM] * len(members)]
        self._unit_m = np.asarray(unit_km, float) * 1000
        self._plane = Plane(*MIDDLE)
        self._x, self._y = self._plane.drawn(*_positions(evidence)).T

    def find(self, lon: Floats, lat: Floats, country: Texts, parent: Texts) -> Texts:
        """
        Return the place id of the likely area of each point.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326, shape (n,).
        country
            Code of the country that each point lies in.
        parent
            For districts, the place id of the province that each point lies in; "" for provinces.

        Returns
        -------
        place_ids
            "" where no area of that country and province is near.
        """
        found = np.full(len(lon), "", dtype=self._area.dtype)
        step = max(1, PAIRS_AT_A_TIME // max(1, len(self._area)))
        for start in range(0, len(lon) if len(self._area) else 0, step):
            rows = slice(start, start + step)
            x, y = self._plane.drawn(lon[rows], lat[rows]).T
            radii = np.hypot(x[:, None] - self._x, y[:, None] - self._y) / self._unit_m
            other = (country[rows][:, None] != self._country) | (parent[rows][:, None] != self._parent)
            radii[other | ~np.isfinite(radii)] = np.inf
            best = radii.argmin(axis=1)
            near = radii[np.arange(len(best)), best] <= self.FARTHEST_RADII
            found[rows] = np.where(near, self._area[best], "")
        return found


def _has_known_site(place: Place) -> bool:
    """Return whether a place is a settlement to take bearings from; a town is as large as its radius."""
    return place.feature_class == "P" and (place.radius_km <= KNOWN_SITE_KM or place.population > 0)


def _positions(places: Sequence[Place]) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes of places."""
    return np.asarray([p.longitude for p in places], float), np.asarray([p.latitude for p in places], float)
