"""The SQLite index, opened read-only."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer.errors import IndexUnreadableError, PlaceNotFoundError
from gazetteer.fuzzy import Neighbours, has_sum, unpack
from gazetteer.layout import AREAS, CORE, EXACT, KEYS_OF, ORDERED_KEYS, PLACE_COLUMNS, SOUND, VERSION
from gazetteer.normalize import plain
from gazetteer.place import ZONE_KM, Name, Place
from gazetteer.prominence import prominence
from gazetteer.query import COUNTRY_OF, core_key
from gazetteer.userdata import read_radii

_LICENCES = {"GeoNames": "CC BY 4.0"}  # every other source's names are in the compiled table
_COMPILED = "ODbL 1.0"


_Named = tuple[Place, str, str, str, str, float]  # the fields of NameRow behind its level and key


class NameRow(NamedTuple):
    """
    A recorded name, as the index finds it by one of its keys.

    `place_weight`: from 0 to 1, how likely its place is meant among the bearers of the name (`prominence`).
    """

    level: int
    key: str
    place: Place
    name: str
    kind: str
    valid_from: str
    valid_to: str
    place_weight: float


class Store:
    """
    The index, opened read-only.

    Parameters
    ----------
    path
        The SQLite file.
    remedy
        What to do when it cannot be read.
    radii_km
        The radii in km that the user's own boundaries give to places, by place id; read when needed if None.

    Raises
    ------
    IndexUnreadableError
        If the file is missing, is no SQLite file, or has another layout.
    """

    def __init__(
        self,
        path: Path,
        *,
        remedy: str = "install panj again",
        radii_km: Mapping[str, float] | None = None,
    ) -> None:
        self.path = path
        self._remedy = remedy
        if not path.is_file():
            raise IndexUnreadableError(f"the gazetteer's index {path} is missing: {remedy}")
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            version = self._pragma("user_version")
            whole = self._pragma("page_count") * self._pragma("page_size") <= path.stat().st_size
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        if version != VERSION:
            raise IndexUnreadableError(
                f"{path} is no gazetteer index of version {VERSION} (it says {version}): {remedy}"
            )
        if not whole:
            raise self._damaged("its end is missing")
        self._places: dict[int, Place] = {}
        self._found: dict[str, list[NameRow]] = {}
        self._spelt: dict[str, list[NameRow]] = {}
        self._heard: dict[str, list[tuple[str, list[NameRow]]]] = {}
        self._written: dict[str, dict[str, list[str]]] = {}
        self._asked = 0  # times that names were read from the file
        self._complete = False  # whether all of them have been
        self._remains: dict[str, Neighbours] = {}
        # of the names that the user has added, by their numbers; "" where none was given
        self._licences: dict[int, str] | None = None
        self._radii_km = radii_km

    def _damaged(self, error: sqlite3.Error | str) -> IndexUnreadableError:
        """Return the error to raise when SQLite cannot read the file, or not in this thread."""
        if isinstance(error, sqlite3.ProgrammingError):
            return IndexUnreadableError(
                "a gazetteer answers in the thread that asked it first: make one for each thread, or share a "
                "geo.PanjGeocoder"
            )
        return IndexUnreadableError(
            f"the gazetteer's index {self.path} cannot be read ({error}): {self._remedy}"
        )

    def _pragma(self, what: str) -> int:
        """Return a number that the head of the file gives."""
        return int(self._connection.execute(f"PRAGMA {what}").fetchone()[0])

    def beside(self, packaged: "Store") -> "Store":
        """
        Return this index, the user's own, as it stands beside the packaged one.

        Places that both have are taken from the packaged one: here they only have more names.
        """
        sql = "SELECT number, place_id FROM place WHERE number NOT IN (SELECT place FROM imported)"
        for number, place_id in self._query(sql):
            if packaged.has(place_id):
                self._places[number] = packaged.place(packaged.number(place_id))
        sql = (
            "SELECT brought.name, CASE brought.licence WHEN '' THEN import.licence ELSE brought.licence END "
            "FROM brought JOIN import ON brought.import = import.number"
        )
        self._licences = {int(name): str(licence) for name, licence in self._query(sql)}
        return self

    def _query(self, sql: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        try:
            return self._connection.execute(sql, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def find(self, *keys: str) -> list[NameRow]:
        """Return the names that have any of `keys`, at every level."""
        if not self._complete:
            missing = [key for key in keys if key not in self._found]
            if missing:
                self._read(missing)
        found = self._found
        if len(keys) == 1:
            return found.get(keys[0], [])
        return [row for key in dict.fromkeys(keys) for row in found.get(key, ())]

    def spelt(self, key: str) -> list[NameRow]:
        """Return the names that are spelt so, with or without unit words; of those alike the first."""
        rows = self._spelt.get(key)
        if rows is None:
            rows = self._spelt[key] = _unlike(row for row in self.find(key) if row.level in (EXACT, CORE))
        return rows

    def heard(self, key: str) -> list[tuple[str, list[NameRow]]]:
        """Return the names that sound so (blurred), as `spelt` does, by their keys without unit words."""
        named = self._heard.get(key)
        if named is None:
            if self._complete and key not in self._found:
                return []
            by_core: dict[str, list[NameRow]] = {}
            for row in self.find(key):
                if row.level == SOUND:
                    by_core.setdefault(core_key(row.name), []).append(row)
            named = self._heard[key] = [(core, _unlike(rows)) for core, rows in by_core.items()]
        return named

    def _read(self, keys: list[str]) -> None:
        """Read the names that have these keys; all names, once many have been asked for."""
        self._asked += 1
        if self._asked == _MANY and self.read_all():
            return
        if len(self._found) > _REMEMBERED:
            for remembered in (self._found, self._spelt, self._heard):
                remembered.clear()
        self._found.update((key, []) for key in keys)
        marks = ", ".join("?" * len(keys))
        for level, key, *named in self._query(_SELECT_NAMES.format(marks), keys):
            self._found[key].append(NameRow(level, key, *self._named(named)))

    def recorded(self) -> Iterator[str]:
        """Yield the names that have been read, some of them several times."""
        return (row.name for rows in self._found.values() for row in rows)

    def read_all(self) -> bool:
        """
        Read every name: one query for each name that is asked costs more than all of them in one.

        Return whether all are read; of a large index they are not.
        """
        if self._complete or self.path.stat().st_size > _LARGE:
            return self._complete
        self._read_places()
        names = {number: self._named(named) for number, *named in self._query(_SELECT_ALL_NAMES)}
        found: dict[str, list[NameRow]] = {}
        for key, level, name in self._query("SELECT key, level, name FROM key ORDER BY key, level, name"):
            found.setdefault(key, []).append(NameRow(level, key, *names[name]))
        self._found, self._complete = found, True
        return True

    def _read_places(self) -> None:
        """Read every place."""
        for row in self._query(f"SELECT number, {', '.join(PLACE_COLUMNS)} FROM place"):  # noqa: S608 - constants
            self._places.setdefault(row[0], self._place(row[1:]))

    def _named(self, named: Sequence[Any]) -> _Named:
        """Return what the rows of a name share; `named`: its place's number, name, kind and years."""
        number, name, kind, start, end = named
        place = self.place(number)
        return place, name, kind, start, end, prominence(place, kind)

    def near(self, what: str, key: str, errors: int, *, least: int = 0) -> list[str]:
        """Return what `Neighbours.near` does; `what`: "spelling" or "sound"."""
        return self._neighbours(what).near(key, errors, least=least)

    def spellings(self) -> Sequence[str]:
        """Return the search key of every name."""
        return self._neighbours("spelling").keys

    def sounds_beginning(self, beginning: str) -> list[str]:
        """Return how those names sound, blurred, that begin so."""
        return self._neighbours("sound").beginning(beginning)

    def sounds_ending(self, ending: str) -> list[str]:
        """Return how those names sound, blurred, that end so."""
        return self._neighbours("sound").ending(ending)

    def _neighbours(self, what: str) -> Neighbours:
        """Return what finds the keys of one sort by their remains."""
        if what not in self._remains:
            keys = [str(row[0]) for row in self._query(ORDERED_KEYS, KEYS_OF[what])]
            blobs = self._query("SELECT sums, numbers FROM remains WHERE what = ?", (what,))[0]
            self._remains[what] = Neighbours(keys, *blobs)
        return self._remains[what]

    def may_name_area(self, words: Iterable[str]) -> bool:
        """Return whether a folded word begins like the name of an area; true while not all are read."""
        return not self._complete or not self._area_beginnings.isdisjoint(
            [word[:_BEGINNING] for word in words]
        )

    @cached_property
    def _area_beginnings(self) -> frozenset[str]:
        """The first letters, and fewer, of the keys of areas and of words for countries."""
        keys = [
            key
            for key, rows in self._found.items()
            if any(row.level in (EXACT, CORE) and row.place.feature_code in AREAS for row in rows)
        ]
        lengths = range(1, _BEGINNING + 1)
        return frozenset(key[:length] for key in (*keys, *COUNTRY_OF) for length in lengths)

    def is_elsewhere(self, key: str) -> bool:
        """Return whether `key` is a name of something that is not here: a city abroad, a person, a word."""
        return has_sum(self._elsewhere, key)

    @cached_property
    def _elsewhere(self) -> "array[int]":
        rows = self._query("SELECT sums FROM elsewhere")
        return unpack(rows[0][0] if rows else b"")

    @cached_property
    def key_set(self) -> frozenset[str]:
        """Every key at whatever level."""
        return frozenset(str(row[0]) for row in self._query("SELECT DISTINCT key FROM key"))

    @cached_property
    def _radii(self) -> Mapping[str, float]:
        """The radii in km that the user's own boundaries give to places, by place id."""
        return read_radii() if self._radii_km is None else self._radii_km

    @property
    def has_own_radii(self) -> bool:
        """Whether the user's own boundaries say how large places are, which may change an answer."""
        return bool(self._radii)

    def answers(self) -> Iterator[tuple[str, int, Place, str, str, int, int]]:
        """
        Yield the matches that were found for recorded names when the index was built, by name, best first.

        The name, whether in another case than it is recorded in, and place, name, kind, type and confidence
        (thousandths) of a match.
        """
        self._read_places()
        for asked, other_case, number, *match in self._query(_SELECT_ANSWERS):
            yield asked, other_case, self._places[number], *match

    def _place(self, row: tuple[Any, ...]) -> Place:
        """Return a row of _SELECT_PLACE as a place; a polygon that the user added says how large it is."""
        place = _place(row)
        radius_km = self._radii.get(place.place_id)
        if radius_km is None:
            return place
        return replace(place, radius_km=radius_km, outside=place.border_km - radius_km > ZONE_KM)

    def place(self, number: int) -> Place:
        """Return the place with this number."""
        if number not in self._places:
            row = self._query(f"{_SELECT_PLACE} WHERE number = ?", (number,))[0]
            self._places[number] = self._place(row)
        return self._places[number]

    def has(self, place_id: str) -> bool:
        """Return whether there is a place with this id."""
        return bool(self._query("SELECT 1 FROM place WHERE place_id = ?", (place_id,)))

    def number(self, place_id: str) -> int:
        """Return the number of the place with this id; raises PlaceNotFoundError."""
        rows = self._query("SELECT number FROM place WHERE place_id = ?", (place_id,))
        if not rows:
            raise PlaceNotFoundError(
                f"no place has the id {place_id!r}: panj geocode NAME --format csv prints the ids"
            )
        return int(rows[0][0])

    def all_places(self) -> list[Place]:
        """Return every place, sorted by id."""
        return [self._place(row) for row in self._query(f"{_SELECT_PLACE} ORDER BY place_id")]

    def names(self, number: int) -> list[Name]:
        """Return the recorded names of the place with this number, in the order of the tables."""
        rows = self._query(
            "SELECT name, language, script, kind, valid_from, valid_to, source, number FROM name "
            "WHERE place = ? ORDER BY number",
            (number,),
        )
        return [
            Name(name, language, script, kind, start, end, source, self._licence(source, number))
            for name, language, script, kind, start, end, source, number in rows
        ]

    def written(self, place_id: str) -> dict[str, list[str]]:
        """Return the recorded names of a place (`normalize.plain`), by script."""
        if place_id not in self._written:
            if len(self._written) > _REMEMBERED:
                self._written.clear()
            by_script: dict[str, list[str]] = {}
            for script, name in self._query(_SELECT_WRITTEN, (place_id,)):
                by_script.setdefault(str(script), []).append(plain(str(name)))
            self._written[place_id] = by_script
        return self._written[place_id]

    def _licence(self, source: str, number: int) -> str:
        """Return the licence of a name by its source and number; "" where the user has given none."""
        if self._licences is None:
            return _LICENCES.get(source, _COMPILED)
        return self._licences.get(number) or _LICENCES.get(source, "")


_BEGINNING = 3  # letters, which endings leave as they are
_REMEMBERED = 50_000  # keys
_MANY = 50  # times that names are read key by key, before all are
_LARGE = 30_000_000  # bytes of an index that is always read key by key; the packaged one has 5 million
_SELECT_NAMES = (
    "SELECT level, key, place, name.name, kind, valid_from, valid_to FROM key "
    "JOIN name ON key.name = name.number WHERE key IN ({}) ORDER BY level, name.number"
)
_SELECT_ALL_NAMES = "SELECT number, place, name, kind, valid_from, valid_to FROM name"
_SELECT_ANSWERS = (
    "SELECT asked.name, other_case, name.place, name.name, name.kind, match_type, thousandths FROM answer "
    "JOIN name AS asked ON asked.number = answer.asked JOIN name ON name.number = answer.name "
    "ORDER BY answer.asked, other_case, rank"
)
_SELECT_WRITTEN = (
    "SELECT script, name.name FROM name JOIN place ON name.place = place.number WHERE place_id = ?"
)
_SELECT_PLACE = f"SELECT {', '.join(PLACE_COLUMNS)} FROM place"  # noqa: S608 - constant names
_OUTSIDE = PLACE_COLUMNS.index("outside")


def _unlike(rows: Iterable[NameRow]) -> list[NameRow]:
    """Return the first of the rows of one place, kind and years, which are equally likely meant."""
    first: dict[tuple[str, ...], NameRow] = {}
    for row in rows:
        first.setdefault((row.place.place_id, row.kind, row.valid_from, row.valid_to), row)
    return list(first.values())


def _place(row: tuple[Any, ...]) -> Place:
    """Return a row of _SELECT_PLACE as a place."""
    values = list(row)
    values[_OUTSIDE] = bool(values[_OUTSIDE])
    return Place(*values)
