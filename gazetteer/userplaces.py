"""Places and names of files that the user brings, added to the user's own index."""

import csv
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote

from gazetteer.errors import ImportFileError, ImportRowError
from gazetteer.indexing import Row, Values, insert_names, insert_places, write_remains
from gazetteer.layout import PLACE_COLUMNS
from gazetteer.ownindex import Imported, changed_index, highest
from gazetteer.rows import delimiter_of
from gazetteer.shown import one_line
from gazetteer.sources import geonames, linkedplaces, tables
from gazetteer.sources.archive import open_text
from gazetteer.sources.checks import checked, checked_name, clean
from gazetteer.sources.record import SourceName, SourcePlace
from gazetteer.zone import zone_of

FORMATS = ("geonames", "geonames-names", "wof", "linked-places", "csv")
_DATA = Path(__file__).parent / "data"
# A city that is a district of its own has the GeoNames id of its town, which comes last.
_PACKAGED = f"SELECT {', '.join(PLACE_COLUMNS)} FROM place ORDER BY feature_class = 'P'"  # noqa: S608 - constants
_NO_NAMES = "none of these names is new, or of a place that is known: add the GeoNames places first"
_ADDED_BEFORE = (
    "SELECT place_id, title FROM imported JOIN place ON place.number = imported.place "
    "JOIN import ON import.number = imported.import"
)


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
        What has been added. Places that the packaged gazetteer has are passed over; alternate names are
        added to them, and to the user's own places, by the GeoNames id, and those of Linked Places by the id.

    Raises
    ------
    ImportFileError, ImportRowError
        If the file cannot be read, a line is wrong, or two places have one id. Nothing of it has been added
        then.
    TableUnreadableError
        If there is no such encoding.
    """
    wanted, licence = {_code(code) for code in countries}, clean(licence)
    with open_text(path, encoding=encoding) as (name, stream), changed_index() as connection:
        first = stream.readline()
        chosen = form or _format_of(first, name)
        lines = _from_the_start(first, stream)
        title = one_line(path.name)
        if connection.execute("SELECT 1 FROM import WHERE title = ?", (title,)).fetchone():
            raise ImportFileError(
                f"{title} has been added already: remove it first (panj gazetteer remove {quote(title)}), "
                "or give this file another name"
            )
        number = 1 + highest(connection, "import")
        try:
            if chosen == "geonames-names":
                counts = (0, _add_names(connection, geonames.read_names(lines), number), 0)
                if not counts[1]:
                    raise ImportFileError(_NO_NAMES)
            else:
                found = _READERS[chosen](lines) if chosen != "linked-places" else _read_linked(first, stream)
                found = (one for one in found if not wanted or wanted & set(one.country_code.split(",")))
                counts = _add_places(connection, progress(found), number, of_ours=chosen == "linked-places")
        except ImportRowError as error:
            raise ImportRowError(
                error.line, f"{error.reason} (in {path.name}; nothing of it was added)"
            ) from error
        if not any(counts):
            there = f" in {', '.join(sorted(wanted))}" if wanted else ""
            raise ImportFileError(f"{title} has no place{there}: nothing was added")
        added = datetime.now(UTC).isoformat(timespec="seconds")
        row = (number, title, chosen, licence, counts[0], counts[1], added)
        connection.execute("INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        write_remains(connection)
    return Imported(title, chosen, licence, counts[0], counts[1], added, counts[2])


def _code(country: str) -> str:
    """Return the code of a country in capitals."""
    code = country.strip().upper()
    if not re.fullmatch("[A-Z]{2}", code):
        raise ImportFileError(f"a country must be a two-letter code such as TJ or AF, not {country!r}")
    return code


def _format_of(first: str, name: str) -> str:
    """Return the format that the first line of a file tells."""
    if first.lstrip().startswith("{"):
        return "linked-places"
    cells = first.rstrip("\n\r").split(delimiter_of(first))
    header = {cell.strip().strip('"').lower() for cell in cells}
    if header.issuperset(tables.WOF_NEEDS):
        return "wof"
    if header.issuperset(tables.PLAIN_NEEDS):
        return "csv"
    fields = first.count("\t") + 1
    if fields == geonames.PLACE_FIELDS:
        return "geonames"
    if fields in geonames.NAME_FIELDS:
        return "geonames-names"
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
    connection: sqlite3.Connection, found: Iterable[SourcePlace], number: int, *, of_ours: bool
) -> tuple[int, int, int]:
    """
    Write places and their names; return how many of each, and how many were passed over as known.

    `of_ours`: the file may be one that `panj gazetteer export` wrote; then names that a packaged place has
    not are the user's own.
    """
    packaged, areas, called = _packaged()
    before = {str(place_id): str(title) for place_id, title in connection.execute(_ADDED_BEFORE)}
    seen: set[str] = set()
    known = 0
    named: list[tuple[str, list[SourceName]]] = []
    more: list[tuple[str, SourceName, int]] = []

    def rows() -> Iterator[Values]:
        nonlocal known
        for place in map(checked, found):
            if place.place_id in packaged or place.geonames_id in packaged:
                known += 1
                if of_ours and place.place_id in packaged:
                    more.extend((place.place_id, name, place.line) for name in place.names)
                continue
            if place.place_id in seen:
                fault = f"the id {place.place_id} is there twice: give each place one of its own"
                raise ImportRowError(place.line, fault)
            if title := before.get(place.place_id):
                remedy = f"panj gazetteer remove {quote(title)} takes it out"
                fault = f"the place {place.place_id} was added before: {remedy}"
                raise ImportRowError(place.line, fault)
            seen.add(place.place_id)
            named.append((place.place_id, place.names))
            yield _row(place, areas, called)

    first = 1 + highest(connection, "place")
    numbers = insert_places(connection, rows(), first)
    sql = "INSERT INTO imported SELECT number, ? FROM place WHERE number >= ?"
    connection.execute(sql, (number, first))
    names = (_name_row(place_id, name) for place_id, names in named for name in names)
    count = _insert_names(connection, names, numbers, number)
    return len(numbers), count + (_add_names(connection, more, number) if more else 0), known


def _add_names(
    connection: sqlite3.Connection, found: Iterable[tuple[str, SourceName, int]], number: int
) -> int:
    """
    Write names of places that the user has added, or that are packaged; return how many are new.

    Each comes with the id of its place, or with the place's GeoNames id behind "gn-".
    """
    own = connection.execute("SELECT place_id, number FROM place").fetchall()
    numbers = {str(key): int(value) for key, value in own}
    packaged = sqlite3.connect(f"{(_DATA / 'gazetteer.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        places = [dict(zip(PLACE_COLUMNS, map(str, row), strict=True)) for row in packaged.execute(_PACKAGED)]
        named = "SELECT {}, name.name FROM name JOIN place ON name.place = place.number"
        spelt = {
            (str(key), str(name).strip())
            for column in ("'gn-' || geonames_id", "place_id")
            for key, name in packaged.execute(named.format(column))
        }
    finally:
        packaged.close()
    rows = {row["place_id"]: row for row in places}
    rows |= {f"gn-{row['geonames_id']}": row for row in places if row["geonames_id"]}
    spelt |= {(str(key), str(name)) for key, name in connection.execute(named.format("place_id"))}
    new: list[tuple[str, SourceName]] = []
    for key, given, _ in found:
        name = checked_name(given)
        if name is None:
            continue
        row = rows.get(key)
        place_id = row["place_id"] if row else key
        if not spelt.isdisjoint({(key, name.name), (place_id, name.name)}):
            continue
        if row is None and place_id not in numbers:
            continue
        spelt.add((place_id, name.name))
        new.append((place_id, name))
    wanted = dict.fromkeys(place_id for place_id, _ in new if place_id not in numbers)
    copied = (row for row in places if row["place_id"] in wanted)
    numbers |= insert_places(connection, copied, 1 + highest(connection, "place"))
    return _insert_names(connection, (_name_row(*one) for one in new), numbers, number)


def _insert_names(
    connection: sqlite3.Connection, names: Iterable[Row], numbers: dict[str, int], number: int
) -> int:
    """Write names that an import brings; return how many."""
    first = 1 + highest(connection, "name")
    own: list[tuple[str, int]] = []  # licences that are not the file's

    def noted() -> Iterator[Row]:
        for name, row in enumerate(names, first):
            if row["licence"]:
                own.append((row["licence"], name))
            yield row

    count = insert_names(connection, noted(), numbers, first)
    sql = "INSERT INTO brought SELECT number, ?, '' FROM name WHERE number >= ?"
    connection.execute(sql, (number, first))
    connection.executemany("UPDATE brought SET licence = ? WHERE name = ?", own)
    return count


def _packaged() -> tuple[set[str], dict[str, str], dict[str, str]]:
    """Return the packaged ids, theirs and GeoNames'; areas by GeoNames' code; the names of those areas."""
    ids: set[str] = set()
    areas, called = {}, {}
    with (_DATA / "places.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            ids.update((row["place_id"], row["geonames_id"]))
            if row["feature_code"] in ("ADM1", "ADM2"):
                called[row["place_id"]] = row["name"]
                areas[row["geonames_code"]] = row["place_id"]
    areas.pop("", None)
    return ids - {""}, areas, called


def _row(place: SourcePlace, areas: dict[str, str], called: dict[str, str]) -> Values:
    """Return a place as a row of the index; `areas` and `called` are those of `_packaged`."""
    radius_km = place.radius()
    border_km, outside = zone_of(place.latitude, place.longitude, radius_km, place.feature_class)
    admin1_id = areas.get(place.admin1_code, place.admin1_id)
    admin2_id = areas.get(place.admin2_code, place.admin2_id)
    return {
        "place_id": place.place_id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": radius_km,
        "country_code": place.country_code,
        "admin1": called.get(admin1_id, ""),
        "admin1_id": admin1_id,
        "admin2": called.get(admin2_id, ""),
        "admin2_id": admin2_id,
        "outside": outside,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "border_km": border_km,
        "population": place.population,
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
        "licence": name.licence,
    }
