"""The SQLite index, made from the text tables when the wheel is built."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer.fuzzy import pack_remains, pack_sums
from gazetteer.layout import (
    CORE,
    EXACT,
    KEYS_OF,
    LAYOUT,
    ORDERED_KEYS,
    PLACE_COLUMNS,
    SKELETON,
    SOUND,
    VERSION,
)
from gazetteer.normalize import search_key, words_of
from gazetteer.sounds import blur, skeletons, sound_key
from gazetteer.units import split_unit

SHORTEST_SKELETON = 3  # consonants; fewer say nothing
_NAME_COLUMNS = ("name", "language", "script", "kind", "valid_from", "valid_to", "source")

Row = dict[str, str]


def name_keys(name: str) -> Iterator[tuple[str, int]]:
    """Yield the keys under which `name` is found, each with its level."""
    key = search_key(name)
    words = split_unit(words_of(name))[0]
    core = "".join(words) or key
    yield key, EXACT
    if core != key:
        yield core, CORE
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
    names = _unique_names(_rows(tables / "names.csv"), _rows(tables / "geonames_names.csv"), places)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript(LAYOUT)
        connection.execute(f"PRAGMA user_version = {VERSION:d}")
        fill(connection, places, names)
        elsewhere = pack_sums(row["key"] for row in _rows(tables / "elsewhere.csv"))
        connection.execute("INSERT INTO elsewhere VALUES (?)", (elsewhere,))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def fill(connection: sqlite3.Connection, places: Iterable[Row], names: Iterable[Row]) -> None:
    """Write places, names and all that is looked up by them into the empty tables of LAYOUT."""
    numbers = {}
    for number, row in enumerate(places, 1):
        numbers[row["place_id"]] = number
        values = [row[column] or (0 if column == "population" else "") for column in PLACE_COLUMNS]
        connection.execute(f"INSERT INTO place VALUES (?{', ?' * len(values)})", [number, *values])  # noqa: S608 - a count of question marks
    keys: set[tuple[str, int, int]] = set()
    for number, row in enumerate(names, 1):
        values = [row[column] or "" for column in _NAME_COLUMNS]
        connection.execute(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [number, numbers[row["place_id"]], *values]
        )
        keys.update((key, level, number) for key, level in name_keys(row["name"]))
    connection.executemany("INSERT INTO key VALUES (?, ?, ?)", sorted(keys))
    write_remains(connection)


def write_remains(connection: sqlite3.Connection) -> None:
    """Write what misspelt names are found by, from the keys that are there."""
    connection.execute("DELETE FROM remains")
    for what, levels in KEYS_OF.items():
        keys = [str(row[0]) for row in connection.execute(ORDERED_KEYS, levels)]
        connection.execute(
            "INSERT INTO remains VALUES (?, ?, ?)", (what, *pack_remains(keys, sound=what == "sound"))
        )


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
