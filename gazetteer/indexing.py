"""The SQLite index, made from the text tables when the wheel is built."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
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
from gazetteer.units import other_orders, says_kind, split_unit

_YO = str.maketrans("ёЁ", "еЕ")
_AT_ONCE = 40_000  # names
_REMEMBERED = 10_000  # ... whose keys are at hand
_INSERT_NAME = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_KEY = "INSERT OR IGNORE INTO key VALUES (?, ?, ?)"

Row = dict[str, str]
Values = Mapping[str, object]
_of_place = itemgetter(*PLACE_COLUMNS)
_of_name = itemgetter(*NAME_COLUMNS)


def name_keys(name: str) -> Sequence[tuple[str, int]]:
    """Return the keys under which `name` is found, each with its level; also as Russian papers write ё."""
    keys = _keys_as_written(name)
    seldom_written = name.translate(_YO)
    if seldom_written != name:  # Саед for Саёд
        keys += [one for one in _keys_as_written(seldom_written) if one[1] in (EXACT, CORE)]
    return keys


def _keys_as_written(name: str) -> list[tuple[str, int]]:
    """Return the keys of a name as it is written."""
    whole = words_of(name)
    key = "".join(whole) or search_key(name)
    words = split_unit(whole)[0] if says_kind(whole) else whole
    core = border_key(whole) or "".join(words) or key
    found = [(key, EXACT)]
    if core != key:
        found.append((core, CORE))
    found += [(turned, CORE) for turned in other_orders(words)]
    found.append((blur(sound_key(core)), SOUND))
    consonants = [skeleton for skeleton in skeletons(words) if len(skeleton) >= SHORTEST_SKELETON]
    return found + [(skeleton, SKELETON) for skeleton in consonants]


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
        row["population"] = row["population"] or "0"
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


def insert_places(connection: sqlite3.Connection, places: Iterable[Values], first: int = 1) -> dict[str, int]:
    """Write places, numbered from `first`; return the number of each place id."""
    numbers: dict[str, int] = {}

    def rows() -> Iterator[tuple[object, ...]]:
        for number, row in enumerate(places, first):
            numbers[str(row["place_id"])] = number
            yield number, *_of_place(row)

    marks = ", ?" * len(PLACE_COLUMNS)
    connection.executemany(f"INSERT INTO place VALUES (?{marks})", rows())  # noqa: S608 - question marks
    return numbers


def insert_names(
    connection: sqlite3.Connection, names: Iterable[Row], numbers: Mapping[str, int], first: int = 1
) -> int:
    """Write names of the places in `numbers`, and their keys, numbered from `first`; return how many."""
    keys: list[tuple[str, int, int]] = []
    number = first - 1
    keys_of = lru_cache(_REMEMBERED)(name_keys)  # many places share a name; what is remembered goes with this

    def rows() -> Iterator[tuple[object, ...]]:
        nonlocal number
        for number, row in enumerate(names, first):
            keys.extend([(key, level, number) for key, level in keys_of(row["name"])])
            yield number, numbers[row["place_id"]], *_of_name(row)

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
