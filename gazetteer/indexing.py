"""The SQLite index, made from the text tables when the wheel is built."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from gazetteer.context import NOTHING_KNOWN
from gazetteer.fuzzy import pack_remains, pack_sums
from gazetteer.layout import (
    CORE,
    EXACT,
    KEYS_OF,
    LAYOUT,
    NAME_COLUMNS,
    ORDERED_KEYS,
    PLACE_COLUMNS,
    SHORTEST_SKELETON,
    SKELETON,
    SOUND,
    VERSION,
)
from gazetteer.match import EVERY, Matcher
from gazetteer.normalize import search_key, words_of
from gazetteer.query import border_key
from gazetteer.ready import look_up_all
from gazetteer.sounds import blur, skeletons, sound_key
from gazetteer.store import Store
from gazetteer.units import other_orders, split_unit

_AT_ONCE = 40_000  # names
_INSERT_NAME = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_KEY = "INSERT OR IGNORE INTO key VALUES (?, ?, ?)"

Row = dict[str, str]


def name_keys(name: str) -> Iterator[tuple[str, int]]:
    """Yield the keys under which `name` is found, each with its level."""
    whole = words_of(name)
    key = "".join(whole) or search_key(name)
    words = split_unit(whole)[0]
    core = border_key(whole) or "".join(words) or key
    yield key, EXACT
    if core != key:
        yield core, CORE
    for turned in other_orders(words):
        yield turned, CORE
    yield blur(sound_key(core)), SOUND
    for skeleton in skeletons(words):
        if len(skeleton) >= SHORTEST_SKELETON:
            yield skeleton, SKELETON


def build_index(tables: Path, target: Path) -> None:
    """
    Write the index of the text tables in `tables` to `target`; the same tables give the same bytes.

    Parameters
    ----------
    tables
        Folder with places.csv, names.csv, geonames_names.csv and elsewhere.csv.
    target
        The SQLite file to be written; replaced if it exists.
    """
    places = _rows(tables / "places.csv")
    called = {row["place_id"]: row["name"] for row in places} | {"": ""}
    for row in places:
        row["admin1_id"], row["admin2_id"] = row["admin1"], row["admin2"]
        row["admin1"], row["admin2"] = called[row["admin1_id"]], called[row["admin2_id"]]
    names = _unique_names(_rows(tables / "names.csv"), _rows(tables / "geonames_names.csv"), places)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript(LAYOUT)
        connection.execute(f"PRAGMA user_version = {VERSION:d}")
        insert_names(connection, names, insert_places(connection, places))
        write_remains(connection)
        elsewhere = pack_sums(row["key"] for row in _rows(tables / "elsewhere.csv"))
        connection.execute("INSERT INTO elsewhere VALUES (?)", (elsewhere,))
        connection.commit()
        _write_answers(connection, target)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def insert_places(connection: sqlite3.Connection, places: Iterable[Row], first: int = 1) -> dict[str, int]:
    """Write places, numbered from `first`; return the number of each place id."""
    numbers: dict[str, int] = {}

    def rows() -> Iterator[list[object]]:
        for number, row in enumerate(places, first):
            numbers[row["place_id"]] = number
            yield [
                number,
                *(row[column] or (0 if column == "population" else "") for column in PLACE_COLUMNS),
            ]

    marks = ", ?" * len(PLACE_COLUMNS)
    connection.executemany(f"INSERT INTO place VALUES (?{marks})", rows())  # noqa: S608 - question marks
    return numbers


def insert_names(
    connection: sqlite3.Connection, names: Iterable[Row], numbers: Mapping[str, int], first: int = 1
) -> int:
    """Write names of the places in `numbers`, and their keys, numbered from `first`; return how many."""
    keys: list[tuple[str, int, int]] = []
    number = first - 1

    def rows() -> Iterator[list[object]]:
        nonlocal number
        for number, row in enumerate(names, first):
            keys.extend([(key, level, number) for key, level in name_keys(row["name"])])
            yield [number, numbers[row["place_id"]], *(row[column] or "" for column in NAME_COLUMNS)]

    named = rows()
    while some := list(islice(named, _AT_ONCE)):
        connection.executemany(_INSERT_NAME, some)
        keys.sort()  # what is near in the tree of the index is written together
        connection.executemany(_INSERT_KEY, keys)
        keys.clear()
    return number - first + 1


def write_remains(connection: sqlite3.Connection) -> None:
    """Write what misspelt names are found by, from the keys that are there."""
    connection.execute("DELETE FROM remains")
    for what, levels in KEYS_OF.items():
        keys = [str(row[0]) for row in connection.execute(ORDERED_KEYS, levels)]
        connection.execute(
            "INSERT INTO remains VALUES (?, ?, ?)", (what, *pack_remains(keys, sound=what == "sound"))
        )


def _write_answers(connection: sqlite3.Connection, index: Path) -> None:
    """Look up all recorded names in an index that is otherwise whole, and write what they may mean."""
    # read as it is now; nothing of the user's own has a say in it
    matcher = Matcher([Store(index, radii_km={})])
    sql = (
        "SELECT name.number, place_id, name.name, kind FROM name JOIN place ON place = place.number "
        "ORDER BY name.number"
    )
    named = connection.execute(sql).fetchall()
    names = dict.fromkeys(name for _, _, name, _ in named)
    ready = look_up_all(names, lambda name: matcher.match(name, NOTHING_KNOWN, EVERY))
    connection.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)", ready.rows(named))


def _rows(path: Path) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _unique_names(names: list[Row], geonames: list[Row], places: list[Row]) -> list[Row]:
    """Return all names, those of the compiled table first; each name of a place once."""
    blank = dict.fromkeys(("language", "valid_from", "valid_to"), "") | {"source": "GeoNames"}
    known = {(row["place_id"], row["name"]) for row in names}
    rows = names + [row | blank for row in geonames if (row["place_id"], row["name"]) not in known]
    spelt = {(row["place_id"], row["name"]) for row in rows}
    blank |= {"script": "Latn", "kind": "official"}
    return rows + [
        blank | {key: row[key] for key in ("place_id", "name", "source")}
        for row in places
        if (row["place_id"], row["name"]) not in spelt
    ]
