"""The gazetteer as a geopy geocoder: for RateLimiter, geopandas.tools.geocode and the like."""

import math
import os
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NoReturn

import pandas as pd
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer import Gazetteer, Match, Place
from gazetteer.errors import PlaceNotFoundError, QueryError
from geo.reverse import ReverseGeocoder

LIMIT = 10  # matches in a list, where the caller names no limit
CANDIDATES = 50  # matches looked at before country, box and limit narrow them
# the parts of a structured query that name places, narrowest first
STRUCTURED = ("city", "county", "state", "country")
KIND_RANK = {"official": 0, "variant": 1, "romanisation": 2, "former": 3}


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc] # geopy has no types
    """
    The adapter of a geocoder that asks nobody; geopy wants one.

    Its methods raise NotImplementedError, as geopy's own adapter does where there is nothing to ask.
    """

    def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Refuse."""
        raise NotImplementedError("this geocoder needs no network")

    def get_text(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Refuse."""
        raise NotImplementedError("this geocoder needs no network")


class PanjGeocoder(Geocoder):  # type: ignore[misc] # geopy has no types
    """
    Find the places of the border zone by name, and name points, without a network.

    Can be used from several threads, and sent to another process.

    Parameters
    ----------
    path
        An index to use instead of the packaged one.
    timeout, proxies, user_agent, ssl_context, adapter_factory, scheme
        Taken as every geopy geocoder takes them; nothing is asked of the network.

    Examples
    --------
    >>> PanjGeocoder().geocode("Хоруғ").address
    'Khorugh, Khorugh (city), Gorno-Badakhshan Autonomous Region, Tajikistan'
    """

    def __init__(
        self,
        *,
        path: str | os.PathLike[str] | None = None,
        timeout: Any = DEFAULT_SENTINEL,
        proxies: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Any = NoNetwork,
        scheme: str | None = None,
    ) -> None:
        super().__init__(
            scheme=scheme,
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=adapter_factory,
        )
        self._path = path
        self._of_thread = threading.local()

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs: not the opened index."""
        return {key: value for key, value in vars(self).items() if key not in {"_of_thread", "_countries"}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Open the index again when it is asked."""
        self.__dict__.update(state)
        self._of_thread = threading.local()

    def geocode(
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        viewbox: Sequence[object] | None = None,
        bounded: bool = False,
        language: str | Sequence[str] | bool = False,
    ) -> Location | list[Location] | None:
        """
        Return the place, or the places, that a name may mean.

        Parameters
        ----------
        query
            A name in any script, or a mapping with some of `city`, `county`, `state`, `country`: the
            narrowest is looked up, in the others. What is missing (None, NaN, NA, an empty text) is nowhere.
        exactly_one
            Return the best Location rather than a list.
        timeout
            Taken, and without effect.
        limit
            The most places in a list; 10 by default.
        country_codes
            Only places of these countries: ISO 3166-1 alpha-2 codes, in any case.
        viewbox
            Two opposite corners, each a `Point`, (latitude, longitude) or text: places in it come first.
        bounded
            Only places in the viewbox.
        language
            Languages to write the address in, best first, such as "tg", "ru,en" or ["ru", "en"]; English by
            default.

        Returns
        -------
        location
            None if nothing was found, in both modes. `raw` is the match under the keys of the gazetteer's
            JSON.

        Raises
        ------
        GeocoderQueryError
            If an argument is not what it must be; never because a name is unknown.
        """
        del timeout
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
            raise GeocoderQueryError(f"limit must be a whole number from 1, not {limit!r}")
        box = _box(viewbox, bounded=bounded)
        matches = self._matches(_name(query), _codes(country_codes))
        if box is not None:
            inside = [match for match in matches if _holds(box, match.place)]
            beyond = [match for match in matches if not _holds(box, match.place)]
            matches = inside if bounded else inside + beyond
        languages = _languages(language)
        most = 1 if exactly_one else limit or LIMIT
        found = [self._location(match, languages) for match in matches[:most]]
        return (found[0] if exactly_one else found) if found else None

    def reverse(
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        language: str | bool = False,
    ) -> Location | list[Location] | None:
        """
        Return where a point is.

        Parameters
        ----------
        query
            A `Point`, (latitude, longitude), or text such as "37.49, 71.55".
        exactly_one
            Return a Location rather than a list of one.
        timeout, language
            Taken, and without effect: the words are English.

        Returns
        -------
        location
            None outside the packaged countries. Its point is the one asked for, its address such as "7.2
            km NW of Khorugh, Shughnon District, …"; `raw` is the answer under the keys of `panj reverse
            --format json`.

        Raises
        ------
        ValueError
            If the query is no point on the globe.
        """
        del timeout, language
        try:
            # to geopy, None is the point 0, 0
            point = query if isinstance(query, Point) else Point("nothing" if query is None else query)
        except TypeError as error:
            raise ValueError(f"a point must be (latitude, longitude) in degrees, not {query!r}") from error
        place = self._reverser.reverse(point.longitude, point.latitude)
        if not place.country_code:
            return None
        location = Location(place.text, (point.latitude, point.longitude), place.to_dict())
        return location if exactly_one else [location]

    @property
    def _gazetteer(self) -> Gazetteer:
        """The gazetteer of this thread: an opened SQLite index does not change threads."""
        if not hasattr(self._of_thread, "gazetteer"):
            self._of_thread.gazetteer = Gazetteer(self._path)
        gazetteer: Gazetteer = self._of_thread.gazetteer
        return gazetteer

    @property
    def _reverser(self) -> ReverseGeocoder:
        """The reverse geocoder of this thread."""
        if not hasattr(self._of_thread, "reverser"):
            self._of_thread.reverser = ReverseGeocoder(self._gazetteer)
        reverser: ReverseGeocoder = self._of_thread.reverser
        return reverser

    @cached_property
    def _countries(self) -> dict[str, str]:
        """The place id of each country, by its code."""
        places = self._gazetteer.places()
        return {place.country_code: place.place_id for place in places if place.feature_code == "PCLI"}

    def _matches(self, name: str, codes: list[str]) -> list[Match]:
        """Return what a name may mean in these countries, or in all; the best first."""
        if not name:
            return []
        countries: list[str] | list[None] = codes or [None]
        try:
            matches = [
                match
                for code in countries
                for match in self._gazetteer.geocode(name, country=code, limit=CANDIDATES)
            ]
        except QueryError as error:
            raise GeocoderQueryError(str(error)) from error
        seen: dict[str, Match] = {}
        for match in sorted(matches, key=lambda match: -match.confidence):
            seen.setdefault(match.place.place_id, match)
        return list(seen.values())

    def _location(self, match: Match, languages: list[str]) -> Location:
        """Return a match as geopy's Location, its address from the place out to the country."""
        place = match.place
        ids = [place.place_id, place.admin2_id, place.admin1_id, self._countries.get(place.country_code, "")]
        names = [self._name_in(place_id, languages) for place_id in dict.fromkeys(ids) if place_id]
        return Location(", ".join(dict.fromkeys(names)), (place.latitude, place.longitude), match.to_dict())

    def _name_in(self, place_id: str, languages: list[str]) -> str:
        """Return the name of a place in the first language that has one, today's and official if possible."""
        try:
            names = self._gazetteer.names(place_id)
        except PlaceNotFoundError:
            return place_id
        for language in languages:
            usable = [name for name in names if name.language == language and not name.valid_to]
            if usable:
                return min(usable, key=lambda name: KIND_RANK.get(name.kind, len(KIND_RANK))).name
        return self._gazetteer.get(place_id).name


def _name(query: object) -> str:
    """Return the name to look up, behind that of a place those that it lies in; "" where there is none."""
    if not isinstance(query, Mapping):
        return _text(query)
    wrong = ", ".join(sorted(set(query) - set(STRUCTURED)))
    if wrong:
        raise GeocoderQueryError(f"a structured query has {', '.join(STRUCTURED)}, not {wrong}")
    return ", ".join(filter(None, (_text(query.get(part)) for part in STRUCTURED)))


def _text(name: object) -> str:
    """Return what was given as a name; "" where it is missing."""
    if isinstance(name, str):
        return name.strip()
    if name is None or name is pd.NA or name is pd.NaT or (isinstance(name, float) and math.isnan(name)):
        return ""
    raise GeocoderQueryError(f"a query must be text or a mapping, not {name!r}")


def _codes(country_codes: str | Sequence[str] | None) -> list[str]:
    """Return country codes as a list."""
    try:
        codes = country_codes.split(",") if isinstance(country_codes, str) else list(country_codes or [])
        return [code.strip() for code in codes if code]
    except (AttributeError, TypeError) as error:
        raise GeocoderQueryError(
            f"country_codes must be two-letter codes such as TJ or AF, not {country_codes!r}"
        ) from error


def _box(viewbox: Sequence[object] | None, *, bounded: bool) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of a viewbox."""
    if viewbox is None:
        if bounded:
            raise GeocoderQueryError("bounded needs a viewbox: give two opposite corners")
        return None
    try:
        one, other = (corner if isinstance(corner, Point) else Point(corner) for corner in viewbox)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"a viewbox is two corners (latitude, longitude), not {viewbox}") from error
    lons, lats = sorted((one.longitude, other.longitude)), sorted((one.latitude, other.latitude))
    return lons[0], lats[0], lons[1], lats[1]


def _holds(box: tuple[float, float, float, float], place: Place) -> bool:
    """Return whether a box holds the point of a place."""
    west, south, east, north = box
    return west <= place.longitude <= east and south <= place.latitude <= north


def _languages(language: object) -> list[str]:
    """Return the codes of an Accept-Language header or a list, in their order."""
    if isinstance(language, (list, tuple)):
        language = ",".join(map(str, language))
    if not isinstance(language, str):
        return []
    return [part.split(";")[0].strip().split("-")[0].lower() for part in language.split(",") if part.strip()]
