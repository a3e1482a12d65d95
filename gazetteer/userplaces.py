"""The user's own places: a second index, in the user's data folder, beside the packaged one."""

import csv
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gazetteer.errors import ImportFileError, ImportRowError, UserDataError
from gazetteer.files import replace_file
from gazetteer.indexing import Row, insert_names, insert_places, write_remains
from gazetteer.layout import LAYOUT, VERSION
from gazetteer.sources import geonames, linkedplaces, tables
from gazetteer.sources.archive import open_text
from gazetteer.sources.record import SourceName, SourcePlace
from gazetteer.userdata import user_index
from gazetteer.zone import zone_of

FORMATS = ("geonames", "geonames-names", "wof", "linked-places", "csv")
_OWN_LAYOUT = """
CREATE TABLE import (
    number INTEGER PRIMARY KEY, title TEXT UNIQUE NOT NULL, format TEXT NOT NULL, licence TEXT NOT NULL,
    places INTEGER NOT NULL, names INTEGER NOT NULL, added TEXT NOT NULL);
CREATE TABLE imported (place INTEGER PRIMARY KEY, import INTEGER NOT NULL);
"""
_FORGET = (
    (
        "DELETE FROM key WHERE name IN "
        "(SELECT number FROM name WHERE place IN (SELECT place FROM imported WHERE import = ?))"
    ),
    "DELETE FROM name WHERE place IN (SELECT place FROM imported WHERE import = ?)",
    "DELETE FROM place WHERE number IN (SELECT place FROM imported WHERE import = ?)",
    "DELETE FROM imported WHERE import = ?",
    "DELETE FROM import WHERE number = ?",
)
_PACKAGED_PLACES = Path(__file__).parent / "data" / "places.csv"


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file has brought: places, names, and how many of its places the gazetteer had already."""

    title: str
    format: str
    licence: str
    places: int
    names: int
    added: str
    known: int = 0


def add_places(
    path: Path,
    *,
    form: str | None = None,
    licence: str = "",
    countries: Iterable[str] = (),
    encoding: str = "utf-8",
    progress: Callable[[Iterable[SourcePlace]], Iterable[SourcePlace]] = iter,
) -> Imported:
    """
    Import a file of places into the user's own index.

    Parameters
    ----------
    path
        A GeoNames dump, its alternate names, a CSV of Who's On First, Linked Places GeoJSON, a plain CSV;
        also zipped.
    form
        One of FORMATS; found out from the file by default.
    licence
        Under which the file was published; shown by `panj gazetteer list`.
    countries
        Only places of these countries (ISO 3166-1 alpha-2); all by default.
    encoding
        Of a text file.
    progress
        Wraps the places as they are read.

    Returns
    -------
    imported
        What has been added. Places that the packaged gazetteer has are passed over.

    Raises
    ------
    ImportFileError, ImportRowError
        If the file cannot be read, a line is wrong, or two places have one id. Nothing of it has been added
        then.
    """
    wanted = {code.strip().upper() for code in countries}
    with open_text(path, encoding=encoding) as (name, stream), _changed() as connection:
        first = stream.readline()
        chosen = form or _format_of(first, name)
        lines = _from_the_start(first, stream)
        title = path.name
        if connection.execute("SELECT 1 FROM import WHERE title = ?", (title,)).fetchone():
            raise ImportFileError(
                f"{title} has been added already: remove it first (panj gazetteer remove {title})"
            )
        number = 1 + _most(connection, "SELECT max(number) FROM import")
        try:
            if chosen == "geonames-names":
                counts = (0, _add_names(connection, geonames.read_names(lines)), 0)
            else:
                found = _READERS[chosen](lines) if chosen != "linked-places" else _read_linked(first, stream)
                found = (one for one in found if not wanted or wanted & set(one.country_code.split(",")))
                counts = _add_places(connection, progress(found), number)
        except ImportRowError as error:
            raise ImportRowError(
                error.line, f"{error.reason} (in {path.name}; nothing of it was added)"
            ) from error
        added = datetime.now(UTC).isoformat(timespec="seconds")
        row = (number, title, chosen, licence, counts[0], counts[1], added)
        connection.execute("INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        write_remains(connection)
    return Imported(title, chosen, licence, counts[0], counts[1], added, counts[2])


def list_imports() -> list[Imported]:
    """Return what has been imported, the oldest first."""
    path = user_index()
    if not path.is_file():
        return []
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        sql = "SELECT title, format, licence, places, names, added FROM import ORDER BY number"
        return [Imported(*row) for row in connection.execute(sql)]
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error
    finally:
        connection.close()


def remove_import(title: str) -> Imported:
    """Remove what a file has brought; raises UserDataError if there is no such import."""
    found = {one.title: one for one in list_imports()}
    if title not in found:
        raise UserDataError(f"nothing was added from {title!r}: there is {', '.join(found) or 'nothing'}")
    with _changed() as connection:
        (number,) = connection.execute("SELECT number FROM import WHERE title = ?", (title,)).fetchone()
        for sql in _FORGET:
            connection.execute(sql, (number,))
        write_remains(connection)
    return found[title]


@contextmanager
def _changed() -> Iterator[sqlite3.Connection]:
    """Give a copy of the user's index that takes its place when the block ends well."""
    target = user_index()
    target.parent.mkdir(parents=True, exist_ok=True)
    with replace_file(target) as temporary:
        if target.is_file():
            shutil.copyfile(target, temporary)
        connection = sqlite3.connect(temporary)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")  # replace_file puts it to disk at the end
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if not target.is_file():
                connection.executescript(LAYOUT + _OWN_LAYOUT)
                connection.execute(f"PRAGMA user_version = {VERSION:d}")
            elif version != VERSION:
                raise UserDataError(
                    f"{target} is of another version of panj ({version}): delete it and add the files again"
                )
            yield connection
            connection.commit()
        except sqlite3.DatabaseError as error:
            raise _unreadable(target, error) from error
        finally:
            connection.close()


def _unreadable(path: Path, error: sqlite3.Error) -> UserDataError:
    """Return the error to raise when the user's index is damaged."""
    return UserDataError(f"{path} cannot be used ({error}): delete it, then add the files again")


def _most(connection: sqlite3.Connection, sql: str) -> int:
    """Return the one number that a query gives; 0 for none."""
    return int(connection.execute(sql).fetchone()[0] or 0)


def _format_of(first: str, name: str) -> str:
    """Return the format that the first line of a file tells."""
    if first.lstrip().startswith("{"):
        return "linked-places"
    fields = len(first.rstrip("\n\r").split("\t"))
    if fields == geonames.PLACE_FIELDS:
        return "geonames"
    if fields in geonames.NAME_FIELDS:
        return "geonames-names"
    header = {cell.strip().strip('"').lower() for cell in first.split(",")}
    if header.issuperset(tables.WOF_NEEDS):
        return "wof"
    if header.issuperset(tables.PLAIN_NEEDS):
        return "csv"
    raise ImportFileError(
        f"{name} is of no known format: its first line must be one of GeoNames, or name the columns "
        f"{', '.join(tables.PLAIN_NEEDS)}, or begin GeoJSON; --format says which it is meant to be"
    )


_READERS = {"geonames": geonames.read_places, "wof": tables.read_wof, "csv": tables.read_plain}


def _from_the_start(first: str, rest: Iterable[str]) -> Iterator[str]:
    """Yield the line that was read ahead, then the others."""
    yield first
    yield from rest


def _read_linked(first: str, stream: Iterable[str]) -> Iterator[SourcePlace]:
    """Yield the places of GeoJSON of which the first line was read ahead."""
    with tempfile.SpooledTemporaryFile(mode="w+", encoding="utf-8") as whole:
        whole.write(first)
        whole.writelines(stream)
        whole.seek(0)
        yield from linkedplaces.read_linked_places(whole)  # type: ignore[arg-type] # it reads like a text file


def _add_places(
    connection: sqlite3.Connection, found: Iterable[SourcePlace], number: int
) -> tuple[int, int, int]:
    """Write places and their names; return how many of each, and how many were passed over as known."""
    packaged, provinces = _packaged()
    seen = {str(row[0]) for row in connection.execute("SELECT place_id FROM place")}
    known = 0
    named: list[tuple[str, list[SourceName]]] = []

    def rows() -> Iterator[Row]:
        nonlocal known
        for place in found:
            if place.place_id in packaged or place.geonames_id in packaged:
                known += 1
                continue
            if place.place_id in seen:
                raise ImportRowError(
                    place.line, f"the id {place.place_id} is there twice, or was added before"
                )
            seen.add(place.place_id)
            named.append((place.place_id, place.names))
            yield _row(place, provinces)

    first = 1 + _most(connection, "SELECT max(number) FROM place")
    numbers = insert_places(connection, rows(), first)
    connection.executemany(
        "INSERT INTO imported VALUES (?, ?)", ((place, number) for place in numbers.values())
    )
    names = (_name_row(place_id, name) for place_id, names in named for name in names)
    count = insert_names(connection, names, numbers, 1 + _most(connection, "SELECT max(number) FROM name"))
    return len(numbers), count, known


def _add_names(connection: sqlite3.Connection, found: Iterable[tuple[str, SourceName, int]]) -> int:
    """Write alternate names of places that the user has added; return how many."""
    numbers = {
        str(key): int(value) for key, value in connection.execute("SELECT place_id, number FROM place")
    }
    if not numbers:
        raise ImportFileError(
            "alternate names are added to the user's own places: add the GeoNames places first"
        )
    spelt = {(int(key), str(name)) for key, name in connection.execute("SELECT place, name FROM name")}
    new = (
        _name_row(place_id, name)
        for place_id, name, _ in found
        if place_id in numbers and (numbers[place_id], name.name) not in spelt
    )
    return insert_names(connection, new, numbers, 1 + _most(connection, "SELECT max(number) FROM name"))


def _packaged() -> tuple[set[str], dict[str, tuple[str, str]]]:
    """Return the ids of the packaged places, theirs and GeoNames', and provinces by GeoNames code."""
    ids: set[str] = set()
    provinces = {}
    with _PACKAGED_PLACES.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            ids.update((row["place_id"], row["geonames_id"]))
            if row["admin1_code"]:
                provinces[row["admin1_code"]] = (row["place_id"], row["name"])
    return ids - {""}, provinces


def _row(place: SourcePlace, provinces: dict[str, tuple[str, str]]) -> Row:
    """Return a place as a row of the index."""
    radius_km = place.radius()
    border_km, outside = zone_of(place.latitude, place.longitude, radius_km, place.feature_class)
    by_id = dict(provinces.values())
    admin1_id, admin1 = provinces.get(place.admin1_code, (place.admin1_id, by_id.get(place.admin1_id, "")))
    return {
        "place_id": place.place_id,
        "name": place.name,
        "latitude": str(place.latitude),
        "longitude": str(place.longitude),
        "radius_km": str(radius_km),
        "country_code": place.country_code,
        "admin1": admin1,
        "admin1_id": admin1_id,
        "admin2": "",
        "admin2_id": place.admin2_id,
        "outside": str(int(outside)),
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "border_km": str(border_km),
        "population": str(place.population),
        "geonames_id": place.geonames_id,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
        "source": place.source or "user",
    }


def _name_row(place_id: str, name: SourceName) -> Row:
    """Return a name as a row of the index."""
    return {
        "place_id": place_id,
        "name": name.name,
        "language": name.language,
        "script": name.script,
        "kind": name.kind,
        "valid_from": name.valid_from,
        "valid_to": name.valid_to,
        "source": name.source or "user",
    }
