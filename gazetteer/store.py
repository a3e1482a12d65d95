"""The SQLite index: made from the text tables when the wheel is built, opened read-only ever after."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import IndexUnreadableError, PlaceNotFoundError
from gazetteer.normalize import search_key, words_of
from gazetteer.place import ZONE_KM, Name, Place
from gazetteer.sounds import sound_key
from gazetteer.units import split_unit
from gazetteer.userdata import read_radii

VERSION = 1  # of the layout below; an index of another version is refused

EXACT, CORE, SOUND = (
    0,
    1,
    2,
)  # what a key was made of: the whole name, the name without its unit word, its sound

_LAYOUT = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, place_id TEXT UNIQUE NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, radius_km REAL NOT NULL, country_code TEXT NOT NULL, admin1_id TEXT NOT NULL,
    admin2_id TEXT NOT NULL, outside INTEGER NOT NULL, feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
    border_km REAL NOT NULL, population INTEGER NOT NULL, geonames_id TEXT NOT NULL, valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE name (
    number INTEGER PRIMARY KEY, place INTEGER NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL,
    script TEXT NOT NULL, kind TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, source TEXT NOT NULL);
CREATE INDEX name_place ON name (place);
CREATE TABLE key (key TEXT NOT NULL, level INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (key, level, name))
    WITHOUT ROWID;
"""
_PLACE_COLUMNS = (
    "place_id name latitude longitude radius_km country_code admin1 admin2 outside feature_class feature_code "
    "border_km population geonames_id valid_from valid_to source"
).split()
_LICENCES = {"GeoNames": "CC BY 4.0"}  # every other source's names are in the compiled table
_COMPILED = "ODbL 1.0"


class NameRow(NamedTuple):
    """A name as the index keeps it: numbers instead of ids."""

    number: int
    place: int
    name: str
    kind: str
    valid_from: str
    valid_to: str


def name_keys(name: str) -> Iterator[tuple[str, int]]:
    """Yield the keys under which `name` is found, each with its level."""
    key = search_key(name)
    core = "".join(split_unit(words_of(name))[0]) or key
    yield key, EXACT
    if core != key:
        yield core, CORE
    yield sound_key(core), SOUND


def build_index(tables: Path, target: Path) -> None:
    """
    Write the index of the text tables in `tables` to `target`; the same tables give the same bytes.

    Parameters
    ----------
    tables
        Folder with places.csv, names.csv and geonames_names.csv.
    target
        The SQLite file to be written; replaced if it exists.
    """
    places = _rows(tables / "places.csv")
    names = _unique_names(_rows(tables / "names.csv"), _rows(tables / "geonames_names.csv"), places)
    numbers = {row["place_id"]: number for number, row in enumerate(places, 1)}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript(_LAYOUT)
        connection.execute(f"PRAGMA user_version = {VERSION:d}")
        connection.executemany(
            f"INSERT INTO place VALUES (?{', ?' * len(_PLACE_COLUMNS)})",  # noqa: S608 - a constant count
            (
                [number, *(row[column] or _empty(column) for column in _PLACE_COLUMNS)]
                for number, row in enumerate(places, 1)
            ),
        )
        columns = "name language script kind valid_from valid_to source".split()
        connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                [i, numbers[row["place_id"]], *(row[column] for column in columns)]
                for i, row in enumerate(names, 1)
            ),
        )
        keys = {(key, level, i) for i, row in enumerate(names, 1) for key, level in name_keys(row["name"])}
        connection.executemany("INSERT INTO key VALUES (?, ?, ?)", sorted(keys))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _empty(column: str) -> str | int:
    """Return what stands for an unknown value of `column`."""
    return 0 if column == "population" else ""


def _unique_names(
    names: list[dict[str, str]], geonames: list[dict[str, str]], places: list[dict[str, str]]
) -> list[dict[str, str]]:
    """Return all names, those of the compiled table first; a GeoNames name that is there already is left out."""
    blank = dict.fromkeys(("language", "valid_from", "valid_to"), "") | {"source": "GeoNames"}
    known = {(row["place_id"], row["name"]) for row in names}
    rows = names + [row | blank for row in geonames if (row["place_id"], row["name"]) not in known]
    spelt = {(row["place_id"], row["name"]) for row in rows}
    blank |= {"script": "Latn", "kind": "official", "source": ""}
    return rows + [
        blank | {"place_id": row["place_id"], "name": row["name"], "source": row["source"]}
        for row in places
        if (row["place_id"], row["name"]) not in spelt
    ]


class Store:
    """
    The index, opened read-only.

    Parameters
    ----------
    path
        The SQLite file.

    Raises
    ------
    IndexUnreadableError
        If the file is missing, is no SQLite file, or has another layout.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_file():
            raise IndexUnreadableError(f"the gazetteer's index {path} is missing: install panj again")
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        if version != VERSION:
            raise IndexUnreadableError(
                f"{path} is no gazetteer index of version {VERSION} (it says {version}): install panj again"
            )
        self._places: dict[int, Place] = {}

    def _damaged(self, error: sqlite3.Error) -> IndexUnreadableError:
        """Return the error to raise when SQLite cannot read the file."""
        return IndexUnreadableError(
            f"the gazetteer's index {self.path} cannot be read ({error}): install panj again"
        )

    def _query(self, sql: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """Return all rows of a query."""
        try:
            return self._connection.execute(sql, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def find(self, key: str, level: int) -> list[NameRow]:
        """Return the names that have `key` at `level`."""
        rows = self._query(
            "SELECT name.number, place, name.name, kind, valid_from, valid_to FROM key JOIN name ON key.name = name.number "
            "WHERE key = ? AND level = ?",
            (key, level),
        )
        return [NameRow(*row) for row in rows]  # type: ignore[arg-type] # the columns' types are the layout's

    def keys(self, level: int) -> list[str]:
        """Return every key at `level` once, sorted."""
        return [
            str(row[0])
            for row in self._query("SELECT DISTINCT key FROM key WHERE level = ? ORDER BY key", (level,))
        ]

    @cached_property
    def key_set(self) -> frozenset[str]:
        """Every key at whatever level."""
        return frozenset(str(row[0]) for row in self._query("SELECT DISTINCT key FROM key"))

    @cached_property
    def _radii(self) -> dict[str, float]:
        """The radii in km that the user's own boundaries give to places, by place id."""
        return read_radii()

    def _place(self, row: tuple[object, ...]) -> Place:
        """Return a row of _SELECT_PLACE as a place; a polygon that the user added says how large it is."""
        place = _place(row)
        radius_km = self._radii.get(place.place_id)
        if radius_km is None:
            return place
        return replace(place, radius_km=radius_km, outside=place.border_km - radius_km > ZONE_KM)

    def place(self, number: int) -> Place:
        """Return the place with this number."""
        if number not in self._places:
            row = self._query(f"{_SELECT_PLACE} WHERE place.number = ?", (number,))[0]
            self._places[number] = self._place(row)
        return self._places[number]

    def number(self, place_id: str) -> int:
        """Return the number of the place with this id; raises PlaceNotFoundError."""
        rows = self._query("SELECT number FROM place WHERE place_id = ?", (place_id,))
        if not rows:
            raise PlaceNotFoundError(
                f"no place has the id {place_id!r}: ids are those that panj geocode prints"
            )
        return int(str(rows[0][0]))

    def all_places(self) -> list[Place]:
        """Return every place, sorted by id."""
        return [self._place(row) for row in self._query(f"{_SELECT_PLACE} ORDER BY place.place_id")]

    def names(self, number: int) -> list[Name]:
        """Return the recorded names of the place with this number, in the order of the tables."""
        rows = self._query(
            "SELECT name, language, script, kind, valid_from, valid_to, source FROM name WHERE place = ? ORDER BY number",
            (number,),
        )
        return [Name(*map(str, row), licence=_LICENCES.get(str(row[6]), _COMPILED)) for row in rows]


_SELECT_PLACE = (
    "SELECT place.place_id, place.name, place.latitude, place.longitude, place.radius_km, place.country_code, "
    "coalesce(first.name, ''), place.admin1_id, coalesce(second.name, ''), place.admin2_id, place.outside, "
    "place.feature_class, place.feature_code, place.border_km, place.population, place.geonames_id, "
    "place.valid_from, place.valid_to, place.source FROM place "
    "LEFT JOIN place AS first ON first.place_id = place.admin1_id "
    "LEFT JOIN place AS second ON second.place_id = place.admin2_id"
)


def _place(row: tuple[object, ...]) -> Place:
    """Return a row of _SELECT_PLACE as a place."""
    values = list(row)
    values[10] = bool(values[10])
    return Place(*values)  # type: ignore[arg-type] # the columns' types are the layout's
