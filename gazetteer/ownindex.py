"""The index of the user's own places and names: which file brought what; changed as a whole or not at all."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import UserDataError
from gazetteer.files import replace_file
from gazetteer.indexing import write_remains
from gazetteer.layout import LAYOUT, VERSION
from gazetteer.userdata import make_folder, user_index

# imported: every place but those that the packaged index has too, and here only have more names.
# brought: every name; its licence, or "" where it is that of the file.
_OWN_LAYOUT = """
CREATE TABLE import (
    number INTEGER PRIMARY KEY, title TEXT UNIQUE NOT NULL, format TEXT NOT NULL, licence TEXT NOT NULL,
    places INTEGER NOT NULL, names INTEGER NOT NULL, added TEXT NOT NULL);
CREATE TABLE imported (place INTEGER PRIMARY KEY, import INTEGER NOT NULL);
CREATE TABLE brought (name INTEGER PRIMARY KEY, import INTEGER NOT NULL, licence TEXT NOT NULL);
"""
_LOCK, _PATIENCE_S = ".places.lock", 600.0  # a world file takes some minutes
_PRIMARY = 0xFF  # the bits of an error's code that tell its kind
_CACHE_KIB = 64_000  # of pages: keys are written all over the tree of the index
_FORGOTTEN = (
    "SELECT number FROM name WHERE place IN (SELECT place FROM imported WHERE import = :import) "
    "UNION SELECT name FROM brought WHERE import = :import"
)
_FORGET = (
    f"DELETE FROM key WHERE name IN ({_FORGOTTEN})",  # noqa: S608 - constant
    f"DELETE FROM name WHERE number IN ({_FORGOTTEN})",  # noqa: S608 - constant
    "DELETE FROM brought WHERE name NOT IN (SELECT number FROM name)",
    "DELETE FROM imported WHERE import = :import",
    (
        "DELETE FROM place WHERE number NOT IN (SELECT place FROM imported) "
        "AND number NOT IN (SELECT place FROM name)"
    ),
    "DELETE FROM import WHERE number = :import",
)


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
    with changed_index() as connection:
        (number,) = connection.execute("SELECT number FROM import WHERE title = ?", (title,)).fetchone()
        for sql in _FORGET:
            connection.execute(sql, {"import": number})
        write_remains(connection)
        connection.commit()
        connection.execute("VACUUM")  # every change copies the file
    return found[title]


@contextmanager
def changed_index() -> Iterator[sqlite3.Connection]:
    """Give a copy of the user's index that takes its place when the block ends well."""
    target = user_index()
    with _alone(), replace_file(target) as temporary:
        if target.is_file():
            shutil.copyfile(target, temporary)
        connection = sqlite3.connect(temporary)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")  # replace_file puts it to disk at the end
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB:d}")
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


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process changes the index: of two that change it at once, one would be lost."""
    folder = make_folder()
    lock = sqlite3.connect(folder / _LOCK, timeout=_PATIENCE_S)
    try:
        lock.execute("BEGIN EXCLUSIVE")  # the system ends it when the process is killed
    except sqlite3.Error as error:
        lock.close()
        raise UserDataError(
            f"your own places in {folder} cannot be changed ({error}): try again when no other panj does it, "
            "and see that the folder can be written"
        ) from error
    try:
        yield
    finally:
        lock.close()


def highest(connection: sqlite3.Connection, table: str) -> int:
    """Return the highest number in a table that is numbered; 0 where it is empty."""
    sql = f"SELECT max(number) FROM {table}"  # noqa: S608 - a table of the layout
    return int(connection.execute(sql).fetchone()[0] or 0)


def _unreadable(path: Path, error: sqlite3.Error) -> UserDataError:
    """Return the error to raise when the user's index is damaged, or the disk that it is on has no room."""
    if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return UserDataError(
            f"{path} cannot be written ({error}), and stays as it was: see that there is room on its disk"
        )
    return UserDataError(f"{path} cannot be used ({error}): delete it, then add the files again")
