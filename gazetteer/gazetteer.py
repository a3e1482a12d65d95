"""The gazetteer: names in, places out."""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from gazetteer.errors import QueryError
from gazetteer.match import Matcher
from gazetteer.place import Answer, Name, Place
from gazetteer.store import Store

PACKAGED_INDEX = Path(__file__).parent / "data" / "gazetteer.sqlite"


class Gazetteer:
    """
    The places of the Tajik–Afghan border zone and around it, found by name in any script and spelling.

    Parameters
    ----------
    path
        An index made by `gazetteer.store.build_index`; the packaged one by default.

    Examples
    --------
    >>> Gazetteer().geocode("Дарвоз")[0].place.name
    'Darvoz District'
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = Path(path) if path is not None else PACKAGED_INDEX

    @cached_property
    def store(self) -> Store:
        """The opened index; opened at the first question, so that a Gazetteer can be sent to another process."""
        return Store(self._path)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher([self.store])

    def geocode(self, name: str, *, country: str | None = None, limit: int = 5) -> Answer:
        """
        Return the places that `name` may mean, best first.

        Parameters
        ----------
        name
            A place name in any script; may contain a unit word ("Darvoz district").
        country
            ISO 3166-1 alpha-2 code; only places in or on the border of that country are answered.
        limit
            The most matches to return.

        Raises
        ------
        QueryError
            If `name` is no text, or `country` or `limit` is not what it must be.
        """
        if not isinstance(name, str):
            raise QueryError(f"a place name must be text, not {name!r}")
        return Answer(name, self._matcher.match(name, country=_country(country), limit=_limit(limit)))

    def geocode_many(
        self, names: Iterable[str], *, country: str | None = None, limit: int = 5
    ) -> list[Answer]:
        """Return one answer for each of `names`, in their order; see `geocode`."""
        return [self.geocode(name, country=country, limit=limit) for name in names]

    def get(self, place_id: str) -> Place:
        """Return the place with this id; raises PlaceNotFoundError."""
        return self.store.place(self.store.number(place_id))

    def names(self, place_id: str) -> list[Name]:
        """Return every recorded name of a place; raises PlaceNotFoundError."""
        return self.store.names(self.store.number(place_id))

    def places(self) -> list[Place]:
        """Return every place, sorted by id."""
        return self.store.all_places()


def _country(country: str | None) -> str | None:
    """Return the code in capitals; None where none was given."""
    if country is None:
        return None
    code = country.strip().upper()
    if len(code) != 2 or not code.isalpha():  # noqa: PLR2004 - the length of the code
        raise QueryError(f"country must be a two-letter code such as TJ or AF, not {country!r}")
    return code


def _limit(limit: int) -> int:
    """Return `limit` if it is a whole number from 1."""
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise QueryError(f"limit must be a whole number from 1, not {limit!r}")
    return limit
