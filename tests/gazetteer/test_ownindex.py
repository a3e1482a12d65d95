"""The index of the user's own places: removed from, damaged, and beside the packaged one."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazetteer import Gazetteer
from gazetteer.errors import UserDataError, UserDataWarning
from gazetteer.ownindex import changed_index, list_imports, remove_import
from gazetteer.places_cli import gazetteer as own_places
from gazetteer.userdata import user_index
from gazetteer.userplaces import add_places

from .userfiles import GEONAMES, NAMES, PLAIN, POST, folder, write

__all__ = ["folder"]


def test_a_damaged_user_index_is_named(folder: Path) -> None:
    """The message says which file to delete."""
    user_index().parent.mkdir(parents=True)
    user_index().write_text("no database" * 100)

    with pytest.raises(UserDataError, match="delete it, then add the files again"):
        add_places(write(folder, "TJ.txt", GEONAMES))
    with pytest.raises(UserDataError, match="cannot be used"):
        list_imports()


def test_remove_import_takes_its_places_and_names_away(folder: Path) -> None:
    """The places of another file stay."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    add_places(write(folder, "posts.csv", PLAIN))
    remove_import("TJ.txt")

    assert [one.title for one in list_imports()] == ["posts.csv"]
    assert not Gazetteer().geocode("Zarbulak", country="TJ")
    assert Gazetteer().geocode("Navqamar")
    with pytest.raises(UserDataError, match=r"nothing was added from 'TJ.txt': there is posts.csv"):
        remove_import("TJ.txt")


def test_removing_alternate_names_takes_them_away(folder: Path) -> None:
    """The place that they were added to stays as it was."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    before = Gazetteer().names("gn-900000001")
    add_places(write(folder, "names.txt", NAMES))
    removed = remove_import("names.txt")

    assert removed.names == 1
    assert Gazetteer().names("gn-900000001") == before
    assert "Зарбулакский" not in {m.matched_name for m in Gazetteer().geocode("Зарбулакский", country="TJ")}


def alternates_of_khorugh() -> str:
    """Return a file of alternate names: of Khorugh one that is new and one that is recorded."""
    number = Gazetteer().get("tj-khorugh").geonames_id
    return f"1\t{number}\txx\tQorqburg\t\t\t\t\t\t\n2\t{number}\ttg\tХоруғ\t\t\t\t\t\t\n"


def test_alternate_names_are_added_to_packaged_places(folder: Path) -> None:
    """By the GeoNames id; the place stays one place, with its packaged names and the user's behind them."""
    place, names = Gazetteer().get("tj-khorugh"), Gazetteer().names("tj-khorugh")
    count = len(Gazetteer().places())
    done = add_places(write(folder, "alternateNames.txt", alternates_of_khorugh()), licence="CC BY 4.0")
    gazetteer = Gazetteer()

    assert (done.places, done.names) == (0, 1)
    assert [match.place for match in gazetteer.geocode("Qorqburg")] == [place]
    assert gazetteer.get("tj-khorugh") == place
    assert gazetteer.names("tj-khorugh")[:-1] == names
    assert gazetteer.names("tj-khorugh")[-1].name == "Qorqburg"
    assert len(gazetteer.places()) == count
    assert gazetteer.own_places() == []


def test_removing_names_of_packaged_places_leaves_nothing_behind(folder: Path) -> None:
    """As if they had never been added."""
    add_places(write(folder, "alternateNames.txt", alternates_of_khorugh()))
    remove_import("alternateNames.txt")
    connection = sqlite3.connect(user_index())
    left = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]  # noqa: S608 - constants
    connection.close()

    assert left == [0] * len(TABLES)
    assert not Gazetteer().geocode("Qorqburg")


TABLES = ("place", "name", "key", "import", "imported", "brought")


def test_the_names_of_a_user_have_the_licence_that_was_given(folder: Path) -> None:
    """Not that of the packaged tables; where none was given, none is said, but that of GeoNames is known."""
    add_places(write(folder, "posts.csv", PLAIN), licence="CC0")
    add_places(write(folder, "TJ.txt", GEONAMES))
    add_places(write(folder, "more.csv", PLAIN.replace("Navkamar Post", "Navkamar Ford")))
    ford = Gazetteer().geocode("Navkamar Ford")[0].place.place_id

    assert {name.licence for name in Gazetteer().names(POST)} == {"CC0"}
    assert {name.licence for name in Gazetteer().names("gn-900000001")} == {"CC BY 4.0"}
    assert {name.licence for name in Gazetteer().names(ford)} == {""}


def no_database(path: Path) -> None:
    """Write text where the index should be."""
    path.write_text("no database" * 1000)


def foreign(path: Path) -> None:
    """Write a database of something else."""
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def halved(path: Path) -> None:
    """Cut the index in half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    """Leave nothing of the index."""
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [no_database, foreign, halved, emptied])
def test_the_packaged_gazetteer_works_beside_an_index_that_does_not(
    folder: Path, harm: Callable[[Path], None]
) -> None:
    """The user is told that their own places are left out, and what to do."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    harm(user_index())

    with pytest.warns(
        UserDataWarning, match="your own places are left out.*delete it, then add the files again"
    ):
        match = Gazetteer().geocode("Darvoz")[0]
    assert match.place.place_id == "tj-darvoz-district"


def test_the_command_says_in_a_line_that_own_places_are_left_out(folder: Path) -> None:
    """A warning is no traceback, and the answer comes."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    no_database(user_index())
    command = [sys.executable, "-c", "import panj; panj.main()", "geocode", "Darvoz", "--limit", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "Darvoz District" in done.stdout
    assert done.stderr.startswith("panj: your own places are left out: ")
    assert done.stderr.count("\n") == 1


def test_export_refuses_what_it_cannot_read(folder: Path) -> None:
    """An export without the user's own places would look whole."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    no_database(user_index())

    with pytest.raises(UserDataError, match="delete it, then add the files again"):
        CliRunner().invoke(own_places, ["export"], catch_exceptions=False)


def test_two_files_that_are_added_at_once_are_both_there(folder: Path) -> None:
    """Each process changes a copy of the index: the second waits until the first is done with it."""
    add = "import sys, pathlib, gazetteer.userplaces as own; own.add_places(pathlib.Path(sys.argv[1]))"
    files = [write(folder, f"{name}.csv", f"name,latitude,longitude\n{name},37,71\n") for name in "ABCD"]
    running = [subprocess.Popen([sys.executable, "-c", add, str(file)]) for file in files]

    assert [process.wait(timeout=120) for process in running] == [0] * 4
    assert {one.title for one in list_imports()} == {file.name for file in files}


def test_an_index_that_another_changes_for_too_long_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the lock goes with whoever held it."""
    monkeypatch.setattr("gazetteer.ownindex._PATIENCE_S", 0.1)
    with changed_index(), pytest.raises(UserDataError, match="try again when no other panj does it"):
        add_places(write(folder, "posts.csv", PLAIN))

    assert add_places(write(folder, "posts.csv", PLAIN)).places == 1


def test_what_was_removed_takes_no_room(folder: Path) -> None:
    """Every later change copies the file."""
    add_places(write(folder, "a.csv", "name,latitude,longitude\nHokiabadi,37.5,71.5\n"))
    before = user_index().stat().st_size
    rows = "".join(f"Deh{number:05d},37.5,71.5\n" for number in range(3000))
    add_places(write(folder, "many.csv", "name,latitude,longitude\n" + rows))
    remove_import("many.csv")

    assert user_index().stat().st_size == before


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE])
def test_a_full_disk_costs_nobody_their_places(folder: Path, code: int) -> None:
    """Nothing is damaged then: the message must not tell to delete it."""
    add_places(write(folder, "a.csv", "name,latitude,longitude\nHokiabadi,37.5,71.5\n"))
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = code
    with pytest.raises(UserDataError, match="stays as it was: see that there is room"), changed_index():
        raise error

    assert [one.title for one in list_imports()] == ["a.csv"]
