"""Ask an online geocoder, when the user wants it, for the names that the gazetteer does not know."""

import json
import logging
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon

from gazetteer import Gazetteer
from gazetteer.download import is_allowed, masked, user_agent
from gazetteer.errors import UserDataError
from gazetteer.place import Answer, Match, Place
from gazetteer.userdata import make_folder
from geo.errors import OnlineError
from geo.layers import WINDOW
from geo.online_places import place_of_nominatim, place_of_photon

# Nominatim's usage policy: at most one request a second, a user agent that says who asks, answers kept.
# operations.osmfoundation.org/policies/nominatim; Photon's public server asks for the same restraint.
DELAY_S = 1.0
RETRIES = 2
RETRY_S = 5.0
TIMEOUT_S = 20.0
KEPT_DAYS = 180
LONGEST_NAME = 200
CONFIDENCE = 0.5
"""Of every online answer: how often such an answer is right was never measured."""

# geopy logs each failed try with its traceback, which Python prints where there is no handler; `notes` says
# it in a line.
logging.getLogger("geopy").addHandler(logging.NullHandler())
_LAYOUT = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, query TEXT NOT NULL, country TEXT NOT NULL, number INTEGER NOT NULL, day INTEGER
    NOT NULL, found TEXT NOT NULL, PRIMARY KEY (service, query, country, number));
CREATE TABLE IF NOT EXISTS asked (service TEXT PRIMARY KEY, at REAL NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Service:
    """An online geocoder: where it is, geopy's class for it, and how its records become places."""

    name: str
    url: str
    geocoder: Callable[..., Any]
    options: Callable[[str | None, int], dict[str, Any]]
    place: Callable[[dict[str, Any]], Place | None]


def _nominatim_options(country: str | None, limit: int) -> dict[str, Any]:
    """Return what Nominatim is asked with a name; places in the packaged window come first."""
    west, south, east, north = WINDOW
    return {
        "limit": limit,
        "country_codes": [country.lower()] if country else None,
        "viewbox": [(south, west), (north, east)],
        "addressdetails": True,
        "language": "en",
    }


def _photon_options(country: str | None, limit: int) -> dict[str, Any]:
    """Return what Photon is asked with a name; it knows no countries, so that more are asked for."""
    west, south, east, north = WINDOW
    return {
        "limit": limit * 4 if country else limit,
        "location_bias": ((south + north) / 2, (west + east) / 2),
        "language": "en",
    }


SERVICES = {
    service.name: service
    for service in (
        Service(
            "nominatim",
            "https://nominatim.openstreetmap.org",
            Nominatim,
            _nominatim_options,
            place_of_nominatim,
        ),
        Service(
            "photon",
            "https://photon.komoot.io",
            Photon,
            _photon_options,
            place_of_photon,
        ),
    )
}


class OnlineGazetteer(Gazetteer):
    """
    The gazetteer, and behind it an online service for the names that it does not know.

    Only those names are sent. What the service says is kept in the user's data folder for 180 days, and
    not asked again. When the service fails, no more is asked of it, and `notes` says why.

    Parameters
    ----------
    service
        "nominatim" or "photon".
    url
        Another server of that service; https, or http on this machine.
    path
        An index to use instead of the packaged one.
    delay_s
        The least time between two requests, over all processes of this user.
    retry_s
        How long to wait before a failed request is tried again, at most twice.

    Raises
    ------
    OnlineError
        If the service is unknown, or its address is not allowed.
    """

    def __init__(
        self,
        service: str,
        *,
        url: str | None = None,
        path: str | os.PathLike[str] | None = None,
        delay_s: float = DELAY_S,
        retry_s: float = RETRY_S,
    ) -> None:
        super().__init__(path)
        self._client = _Client(_service(service), _address(service, url), delay_s, retry_s)
        self._again = partial(type(self), service, url=url, path=path, delay_s=delay_s, retry_s=retry_s)
        self._problem = ""
        self._origins: set[str] = set()

    def __reduce__(self) -> tuple[Callable[[], "OnlineGazetteer"], tuple[()]]:
        """Return what another process makes the same gazetteer with."""
        return self._again, ()

    def geocode(self, name: str, *, country: str | None = None, limit: int = 5, **options: Any) -> Answer:
        """
        Return the places that `name` may mean, best first; see `Gazetteer.geocode`.

        A match found online has the `match_type` "online", its origin as `source`, and a confidence of
        0.5, since how often such a match is right was not measured.

        Raises
        ------
        UserDataError
            If the kept answers cannot be read.
        """
        answer = super().geocode(name, country=country, limit=limit, **options)
        if answer or self._problem or not _can_be_sent(name):
            return answer
        try:
            matches = self._client.matches(name, country, limit)
        except GeopyError as error:
            reason = " ".join(str(error).split())
            self._problem = f"{masked(self._client.address)} could not be asked ({reason}): try again later"
            return answer
        self._origins |= {match.place.source for match in matches}
        return Answer(name, matches, "" if matches else answer.problem)

    @property
    def failure(self) -> str:
        """Why the service is not asked any more; "" as long as it answers."""
        return self._problem

    @property
    def notes(self) -> list[str]:
        """What the user should be told: why the service was not asked, and whose answers there are."""
        notes = [f"some answers are from {origin}" for origin in sorted(self._origins)]
        return [self._problem, *notes] if self._problem else notes


def _service(name: str) -> Service:
    """Return a service by its name."""
    if name not in SERVICES:
        raise OnlineError(f"no online service {name!r} is known: use {' or '.join(SERVICES)}")
    return SERVICES[name]


def _address(service: str, url: str | None) -> str:
    """Return where to ask: the address given, or the service's own."""
    address = (SERVICES[service].url if url is None else url).rstrip("/")
    if not is_allowed(address):
        raise OnlineError(f"{masked(address)} is not an https address: only https is asked")
    return address


def _can_be_sent(name: str) -> bool:
    """Return whether a name is one to ask a service for: some letters, not too many, nothing unprintable."""
    return len(name) <= LONGEST_NAME and name.isprintable() and any(sign.isalpha() for sign in name)


class _Client:
    """Asks one service, at its pace, and keeps what it says."""

    def __init__(self, service: Service, address: str, delay_s: float, retry_s: float) -> None:
        self.service, self.address = service, address
        self._key = f"{service.name} {address}"
        scheme, _, domain = address.partition("://")
        geocoder = service.geocoder(
            domain=domain,
            scheme=scheme,
            user_agent=user_agent(),
            timeout=TIMEOUT_S,
            adapter_factory=URLLibAdapter,
        )
        self._geocode = geocoder.geocode
        self._delay_s = delay_s
        self._limited = RateLimiter(
            self._ask, max_retries=RETRIES, error_wait_seconds=retry_s, swallow_exceptions=False
        )

    def matches(self, name: str, country: str | None, limit: int) -> tuple[Match, ...]:
        """Return what the service, or what was kept of it, says of a name."""
        records = self._kept(name, country, limit)
        if records is None:
            records = self._limited(name, country, limit)
            self._keep(name, country, limit, records)
        places = [self.service.place(record) for record in records]
        return tuple(
            Match(
                place=place,
                match_type="online",
                matched_name=place.name,
                matched_kind="",
                confidence=CONFIDENCE,
            )
            for place in places
            if place is not None and (country is None or place.country_code == country.upper())
        )[:limit]

    def _ask(self, name: str, country: str | None, limit: int) -> list[dict[str, Any]]:
        """Send one request, when it is our turn, and return the service's records."""
        self._wait_turn()
        try:
            found = self._geocode(name, exactly_one=False, **self.service.options(country, limit))
        except (GeocoderParseError, ValueError, TypeError, LookupError, AttributeError) as error:
            # Not one of the errors after which the request is tried again: the answer would be the same.
            raise GeopyError(f"it does not answer as {self.service.name} does: {error}") from error
        return [location.raw for location in found or []]

    def _wait_turn(self) -> None:
        """Wait until the last request of any process is long enough ago, and note that one is made now."""
        with closing(_open_kept()) as kept, kept:
            kept.execute("BEGIN IMMEDIATE")
            last = kept.execute("SELECT at FROM asked WHERE service = ?", (self._key,)).fetchone()
            wait_s = min(last[0] + self._delay_s - time.time(), self._delay_s) if last else 0.0
            time.sleep(max(wait_s, 0.0))
            kept.execute("INSERT OR REPLACE INTO asked VALUES (?, ?)", (self._key, time.time()))

    def _kept(self, name: str, country: str | None, limit: int) -> list[dict[str, Any]] | None:
        """Return the records kept of an earlier request; None if there are none, or they are too old."""
        with closing(_open_kept()) as kept:
            row = kept.execute(
                "SELECT found FROM answer "
                "WHERE service = ? AND query = ? AND country = ? AND number >= ? AND day >= ?",
                (self._key, name, country or "", limit, _today() - KEPT_DAYS),
            ).fetchone()
        return json.loads(row[0]) if row else None

    def _keep(self, name: str, country: str | None, limit: int, records: list[dict[str, Any]]) -> None:
        """Keep the records of a request."""
        with closing(_open_kept()) as kept, kept:
            kept.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)",
                (self._key, name, country or "", limit, _today(), json.dumps(records, ensure_ascii=False)),
            )


def _today() -> int:
    """Return the number of the day, to tell how old an answer is."""
    return int(time.time() // 86400)


def _open_kept() -> sqlite3.Connection:
    """Open the file of kept answers; make it if it is not there."""
    return _opened(make_folder() / "online.sqlite")


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file of kept answers at `path`."""
    kept = sqlite3.connect(path, timeout=60)
    try:
        kept.executescript(_LAYOUT)
    except sqlite3.Error as error:
        kept.close()
        raise UserDataError(
            f"the online answers kept in {path} cannot be read ({error}): delete it"
        ) from error
    return kept
