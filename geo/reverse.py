"""A point → country, province, district, the nearest place, and whether a border leaves that in doubt."""

from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from gazetteer import Gazetteer, Place
from gazetteer.errors import PlaceNotFoundError
from geo.border.line import Border, given_border
from geo.boundaries.store import load_boundaries
from geo.errors import PointError
from geo.frontiers import border_distance_m, nearest_frontier
from geo.layers import country_of, load_countries, load_provinces
from geo.nearby import LikelyAreas, Settlements
from geo.numbers import as_floats
from geo.polygon_grid import PolygonGrid
from geo.whereabouts import NO_AREA, Area, Whereabouts

Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.str_]

PROVINCE, DISTRICT = 1, 2


class ReverseGeocoder:
    """
    Says of points where they are.

    Parameters
    ----------
    gazetteer
        Where settlements and districts are taken from; the packaged gazetteer by default.
    border
        The border that `border_km` is the distance to; the packaged one by default.

    Examples
    --------
    >>> ReverseGeocoder().reverse(71.55, 37.49).country
    'Tajikistan'
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, border: Border | None = None) -> None:
        self._gazetteer = gazetteer if gazetteer is not None else Gazetteer()
        self._border = given_border(border)

    def reverse(self, lon: float, lat: float) -> Whereabouts:
        """
        Return where a point is; degrees on WGS 84.

        Raises
        ------
        PointError
            If the point is not on the globe.
        """
        return self.reverse_many([lon], [lat])[0]

    def reverse_many(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> list[Whereabouts]:
        """
        Return where each of many points is, in their order.

        Parameters
        ----------
        lon, lat
            Degrees on WGS 84, shape (n,).

        Raises
        ------
        PointError
            If one of them is not on the globe.
        """
        lon_deg, lat_deg = _checked(lon, lat)
        if not len(lon_deg):
            return []
        code = country_of(lon_deg, lat_deg)
        frontier = nearest_frontier(lon_deg, lat_deg)
        first, second = frontier.countries.T
        beyond = np.where(first == code, second, first)
        border_m = border_distance_m(lon_deg, lat_deg, self._border)
        provinces = self._provinces.find(lon_deg, lat_deg, code, np.full(len(code), ""))
        parents = np.asarray([area.place_id for area in provinces], str)
        districts = self._districts.find(lon_deg, lat_deg, code, parents)
        near = self._settlements.nearest(lon_deg, lat_deg)
        countries = _country_names()
        return [
            Whereabouts(
                latitude=float(lat_deg[i]),
                longitude=float(lon_deg[i]),
                country_code=str(code[i]),
                country=countries[code[i]],
                uncertain=bool(frontier.distance_m[i] < frontier.doubt_m[i]),
                frontier_km=float(frontier.distance_m[i] / 1000),
                frontier_with=str(beyond[i]),
                frontier_country=countries[beyond[i]],
                border_km=float(border_m[i] / 1000),
                admin1=provinces[i],
                admin2=districts[i],
                nearest=self._settlements.places[near.place[i]] if near.place[i] >= 0 else None,
                nearest_km=float(near.distance_m[i] / 1000),
                nearest_azimuth_deg=float(near.azimuth_deg[i]),
            )
            for i in range(len(code))
        ]

    @cached_property
    def _settlements(self) -> Settlements:
        return Settlements(self._places)

    @cached_property
    def _places(self) -> list[Place]:
        return self._gazetteer.places()

    @cached_property
    def _provinces(self) -> "_Areas":
        # later polygons go before earlier ones: the user's before the packaged
        return _Areas(
            self._gazetteer, LikelyAreas(self._places, PROVINCE), load_provinces(), load_boundaries(PROVINCE)
        )

    @cached_property
    def _districts(self) -> "_Areas":
        return _Areas(self._gazetteer, LikelyAreas(self._places, DISTRICT), load_boundaries(DISTRICT))


class _Areas:
    """The areas of one level: polygons where there are any, else what the places around a point speak for."""

    def __init__(self, gazetteer: Gazetteer, likely: LikelyAreas, *polygons: gpd.GeoDataFrame) -> None:
        self._gazetteer = gazetteer
        self._likely = likely
        self._polygons = [
            (
                PolygonGrid(frame.geometry.to_numpy()),
                frame["country_code"].to_numpy(str),
                [
                    Area(self._name(place_id) or name, place_id, "polygon")
                    for name, place_id in zip(frame["name"], frame["place_id"], strict=True)
                ],
            )
            for frame in polygons
            if len(frame)
        ]

    def find(self, lon: Floats, lat: Floats, country: Texts, parent: Texts) -> list[Area]:
        """Return the area of each point, given its country and, for districts, the id of its province."""
        likely = self._likely.find(lon, lat, country, parent)
        known = {
            place_id: Area(self._name(place_id), place_id, "likely") for place_id in set(likely.tolist())
        }
        known[""] = NO_AREA
        areas = [known[place_id] for place_id in likely.tolist()]
        for grid, countries, held in self._polygons:
            index = grid.find(lon, lat)
            for row in np.flatnonzero((index >= 0) & (countries[index] == country)):
                areas[row] = held[index[row]]
        return areas

    def _name(self, place_id: str) -> str:
        """Return the name of a place; "" where the gazetteer has none of that id."""
        try:
            return self._gazetteer.get(place_id).name
        except PlaceNotFoundError:
            return ""


def _country_names() -> dict[str, str]:
    """Return the name of each packaged country; "" has none."""
    countries = load_countries()
    return {"": "", **dict(zip(countries["country_code"], countries["name"], strict=True))}


def _checked(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return the coordinates as arrays; raise PointError at the first that is not on the globe."""
    lon_deg, lat_deg = as_floats(lon, "longitude", PointError), as_floats(lat, "latitude", PointError)
    if lon_deg.ndim != 1 or lon_deg.shape != lat_deg.shape:
        raise PointError(
            "longitudes and latitudes must be two lists of one length, "
            f"not {lon_deg.shape} and {lat_deg.shape}"
        )
    wrong = np.flatnonzero(~((np.abs(lon_deg) <= 180) & (np.abs(lat_deg) <= 90)))  # noqa: PLR2004 - the globe
    if len(wrong):
        at = wrong[0]
        raise PointError(
            f"{lat_deg[at]:g},{lon_deg[at]:g} is no point: give a latitude from -90 to 90, "
            "then a longitude from -180 to 180"
        )
    return lon_deg, lat_deg
