"""The gazetteer: names in, places out."""

import os
import warnings
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from gazetteer.context import NOTHING_KNOWN, Context, check_date, check_near
from gazetteer.contradiction import told_elsewhere
from gazetteer.errors import (
    AmbiguousPlaceError,
    IndexUnreadableError,
    PlaceNotFoundError,
    QueryError,
    UserDataWarning,
)
from gazetteer.match import EVERY, Matcher
from gazetteer.place import Answer, Match, Name, Place
from gazetteer.ready import ReadyMatches, look_up_all, read_ready
from gazetteer.store import Store
from gazetteer.userdata import user_index

PACKAGED_INDEX = Path(__file__).parent / "data" / "gazetteer.sqlite"
LONGEST_NAME = 300  # signs; no place has a longer name, and a page of text is none
_CLASSES, _LONGEST_CODE = "AHLPRSTUV", 5  # GeoNames' feature classes; letters of its longest codes
_NOTHING_ASKED = (None,) * 6  # beside the name
_REMEMBERED = 100_000  # answers; a table of incidents repeats its places
_SOME = 50  # names looked up one by one, before the answers to all that are recorded are read
_MANY = 10_000  # ... before they are looked up, where they cannot be read


class Gazetteer:
    """
    The places of the Tajik–Afghan border zone and around it, found by name in any script and spelling.

    Parameters
    ----------
    path
        An index made by `gazetteer.indexing.build_index`; the packaged one by default.

    Examples
    --------
    >>> Gazetteer().geocode("Дарвоз")[0].place.name
    'Darvoz District'
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = Path(path) if path is not None else PACKAGED_INDEX
        self._answers: dict[tuple[object, ...], Answer] = {}
        self._ready: ReadyMatches | None = None
        self._looked_up = 0  # names of which nothing else was known

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs to open the same gazetteer."""
        return {"_path": self._path, "_answers": {}, "_ready": None, "_looked_up": 0}

    @cached_property
    def store(self) -> Store:
        """The opened index; opened at the first question."""
        return Store(self._path)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._stores)

    @cached_property
    def _stores(self) -> list[Store]:
        """The index and, beside the packaged one, that of the user's own places, if it can be read."""
        own = user_index() if self._path == PACKAGED_INDEX else None
        if own is None or not own.is_file():
            return [self.store]
        try:
            store = Store(own, remedy="delete it, then add the files again").beside(self.store)
        except IndexUnreadableError as error:
            message = f"your own places are left out: {error}"
            warnings.warn(message, UserDataWarning, stacklevel=2)
            return [self.store]
        return [self.store, store]

    def geocode(
        self,
        name: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        near: tuple[float, float] | None = None,
        date: str | None = None,
        context: str | None = None,
        feature: str | None = None,
        on_ambiguous: str = "first",
        limit: int = 5,
    ) -> Answer:
        """
        Return the places that `name` may mean, best first.

        Parameters
        ----------
        name
            A place name in any script; may contain a unit word ("Darvoz district") or a country ("Khorog,
            Tajikistan").
        country
            ISO 3166-1 alpha-2 code; only places in or on the border of that country are answered.
        admin1
            Name or place id of a province; only places in it are answered.
        near
            (latitude, longitude) in degrees, EPSG:4326; of several bearers of the name the nearer comes
            first.
        date
            ISO 8601 date, or its year; a name in use then comes first.
        context
            The sentence the name stood in; places named in it, and a word such as "district" beside the name,
            say which bearer is meant.
        feature
            A GeoNames feature class or code that is preferred ("A", "P", "ADM2").
        on_ambiguous
            "first" answers all bearers, ranked; "raise" raises AmbiguousPlaceError where another place may as
            well be meant as the first.
        limit
            The most matches to return.

        Raises
        ------
        QueryError
            If `name` is no text, or another argument is not what it must be. Text that can be no name (empty,
            without letter and digit, or longer than 300 signs), and a name with a country, province or
            district that no bearer is in, is answered by no match, with the reason in `problem`.
        AmbiguousPlaceError
            See `on_ambiguous`; the matches are its `candidates`.
        """
        if not isinstance(name, str):
            raise QueryError(f"a place name must be text, not {name!r}")
        if on_ambiguous not in ("first", "raise"):
            raise QueryError(f'on_ambiguous must be "first" or "raise", not {on_ambiguous!r}')
        beside = (country, admin1, check_near(near), date, context, feature)
        if beside == _NOTHING_ASKED:
            answer = self._answer_alone(name, _limit(limit))
        else:
            _check_texts(country=country, admin1=admin1, context=context, feature=feature)
            answer = self._answer(name, beside, _limit(limit))
        if on_ambiguous == "raise" and answer.ambiguous:
            bearers = "; ".join(f"{match.place.name} ({match.place.place_id})" for match in answer)
            raise AmbiguousPlaceError(
                f"{name!r} may be {bearers}: narrow it by country, admin1, near, date or context",
                answer.matches,
            )
        return answer

    def geocode_many(
        self, names: Iterable[str], *, country: str | None = None, limit: int = 5
    ) -> list[Answer]:
        """
        Return one answer for each of `names`, in their order; see `geocode`.

        What is no text (None, NaN) is answered by no match, with the reason in `problem`.

        Raises
        ------
        QueryError
            As `geocode`; also where one text is given in the place of several.
        """
        if isinstance(names, str):
            raise QueryError(f"names must be several, such as a list, not {names!r}")
        return [
            self.geocode(name, country=country, limit=limit)
            if isinstance(name, str)
            else Answer("", (), f"a place name must be text, not {name!r}")
            for name in names
        ]

    def prepare(self) -> None:
        """
        Have the answers to all recorded names at hand, so that they need not be looked up one by one.

        Without it that is done after 50 different questions. The index has them, and they are read in a
        moment; where the user has added places or boundaries, it takes about a second, is done after 10,000
        questions, and not with a great many places.
        """
        if self._ready is not None:
            return
        if self._is_as_built:
            self._ready = read_ready(self.store)
        elif all(store.read_all() for store in self._stores):
            names = {name for store in self._stores for name in store.recorded()}
            self._ready = look_up_all(names, lambda name: self._matcher.match(name, NOTHING_KNOWN, EVERY))

    @cached_property
    def _is_as_built(self) -> bool:
        """Whether nothing of the user's own may change the answers that the index was built with."""
        return len(self._stores) == 1 and not self.store.has_own_radii

    @property
    def notes(self) -> list[str]:
        """What the user is to be told of the answers so far; of those of this gazetteer, nothing."""
        return []

    @property
    def failure(self) -> str:
        """Why names that are not known here were asked nowhere else; of this gazetteer, nothing is."""
        return ""

    def suggest(self, name: str, *, count: int = 3) -> list[Match]:
        """
        Return the places whose names are most like `name`, however little: "did you mean …".

        Raises
        ------
        QueryError
            If `name` is no text, or `count` no whole number from 1.
        """
        if not isinstance(name, str):
            raise QueryError(f"a place name must be text, not {name!r}")
        return self._matcher.suggest(name, _limit(count, "count"))

    def get(self, place_id: str) -> Place:
        """Return the place with this id; raises PlaceNotFoundError."""
        store = self._store_of(place_id)
        return store.place(store.number(place_id))

    def names(self, place_id: str) -> list[Name]:
        """Return every recorded name of a place, the user's own last; raises PlaceNotFoundError."""
        stores = [store for store in self._stores if store.has(place_id)] or [self.store]
        return [name for store in stores for name in store.names(store.number(place_id))]

    def places(self) -> list[Place]:
        """Return every place, sorted by id."""
        return sorted(self.store.all_places() + self.own_places(), key=lambda place: place.place_id)

    def own_places(self) -> list[Place]:
        """Return the places that the user has added, sorted by id; not those that only got more names."""
        own = [place for store in self._stores[1:] for place in store.all_places()]
        packaged = {place.place_id for place in self.store.all_places()} if own else set()
        return [place for place in own if place.place_id not in packaged]

    def own_names(self) -> dict[str, list[Name]]:
        """Return the names that the user has added to packaged places, by place id."""
        own = [(store, place.place_id) for store in self._stores[1:] for place in store.all_places()]
        return {
            place_id: store.names(store.number(place_id))
            for store, place_id in own
            if self.store.has(place_id)
        }

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """Every key that a name has, at whatever level: a cheap test before a name is looked up."""
        return frozenset().union(*(store.key_set for store in self._stores))

    def _store_of(self, place_id: str) -> Store:
        """Return the index that has this place; the packaged one where none has it."""
        return next((store for store in self._stores if store.has(place_id)), self.store)

    def _answer_alone(self, name: str, limit: int) -> Answer:
        """Return the places that a name may mean of which nothing else is known."""
        if self._ready is not None:
            matches = self._ready.get(name)
            if matches:
                return Answer(name, matches[:limit])
        elif (name, _NOTHING_ASKED) not in self._answers:
            self._looked_up += 1
            if self._looked_up == (_SOME if self._is_as_built else _MANY):
                self.prepare()
                return self._answer_alone(name, limit)
        return self._answer(name, _NOTHING_ASKED, limit)

    def _answer(self, name: str, beside: tuple[Any, ...], limit: int) -> Answer:
        """Return the places that a name may mean; what has been asked already is remembered."""
        answer = self._answers.get((name, beside))
        if answer is None:
            problem = _problem(name)
            if problem:
                return Answer(name, (), problem)
            known = NOTHING_KNOWN if beside == _NOTHING_ASKED else self._context(name, beside)
            matches, others = self._matcher.match_or_contradict(name, known)
            answer = Answer(name, matches, told_elsewhere(name, others) if others else "")
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[name, beside] = answer
        return answer if len(answer) <= limit else Answer(name, answer.matches[:limit], answer.problem)

    def _context(self, name: str, beside: tuple[Any, ...]) -> Context:
        """Return what is known of the place beside its name; `beside`: arguments of `geocode`, in order."""
        country, admin1, near, date, sentence, feature = beside
        if sentence:
            from gazetteer.toponyms import read_sentence  # noqa: PLC0415 - it imports this module

            mentioned, kind = read_sentence(sentence, name, self)
        else:
            mentioned, kind = (), ""
        return Context(
            country=_country(country),
            regions=self._regions(admin1) if admin1 else (),
            near=near,
            date=check_date(date),
            mentioned=mentioned,
            feature=_feature(feature) or kind,
        )

    def _regions(self, admin1: str) -> tuple[Place, ...]:
        """Return the provinces that `admin1` names, or has the id of."""
        matches = self._matcher.match(admin1, Context(feature="ADM1"), limit=20)
        regions = tuple(match.place for match in matches if match.place.feature_code == "ADM1")
        if regions:
            return regions
        try:
            return (self.get(admin1),)
        except PlaceNotFoundError:
            raise QueryError(
                f"admin1 must be a province such as Khatlon or af-takhar-province; {admin1!r} is none"
            ) from None


def _problem(name: str) -> str:
    """Return why a text can be no name; "" where it can."""
    if not name.strip():
        return "the name is empty: give one"
    if len(name) > LONGEST_NAME:
        return (
            f"the name has {len(name):,} signs, and no place name more than {LONGEST_NAME}: give the name "
            f"alone"
        )
    if not any(map(str.isalnum, name)):
        return f"{name!r} has neither letter nor digit: give a place name"
    return ""


def _check_texts(**given: object) -> None:
    """Raise QueryError at the first argument that is given and is no text."""
    for argument, value in given.items():
        if value is not None and not isinstance(value, str):
            raise QueryError(f"{argument} must be text, not {value!r}")


def _country(country: str | None) -> str:
    """Return the code in capitals; "" where none was given."""
    if country is None:
        return ""
    code = country.strip().upper()
    if len(code) != 2 or not code.isalpha():  # noqa: PLR2004 - the length of the code
        raise QueryError(f"country must be a two-letter code such as TJ or AF, not {country!r}")
    return code


def _feature(feature: str | None) -> str:
    """Return the feature class or code in capitals; "" where none was given."""
    if not feature:
        return ""
    code = feature.strip().upper()
    if not (code in _CLASSES if len(code) == 1 else code.isalnum() and len(code) <= _LONGEST_CODE):
        raise QueryError(
            f"feature must be a GeoNames class (A, P, H …) or code (ADM2, PPL …), not {feature!r}"
        )
    return code


def _limit(limit: int, called: str = "limit") -> int:
    """Return `limit` if it is a whole number from 1; `called`: the argument."""
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise QueryError(f"{called} must be a whole number from 1, not {limit!r}")
    return limit
