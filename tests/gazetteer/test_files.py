"""Files are written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.datasets import packaged_datasets
from gazetteer.errors import IndexUnreadableError, OutputError, PanjError
from gazetteer.files import new_folder, replace_file


def test_replace_file_puts_the_new_text_in_place(tmp_path: Path) -> None:
    """After the block the target holds what was written, and nothing else is left in the folder."""
    target = tmp_path / "map.html"
    target.write_text("old")

    with replace_file(target) as temporary:
        temporary.write_text("new")

    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_replace_file_keeps_the_suffix_so_that_writers_know_the_format(tmp_path: Path) -> None:
    """The temporary path ends like the target and lies beside it."""
    with replace_file(tmp_path / "map.svg") as temporary:
        assert temporary.suffix == ".svg"
        assert temporary.parent == tmp_path


def test_replace_file_keeps_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced, there or not yet, and nothing else is left in either folder."""
    (tmp_path / "there").mkdir()
    for name, old in (("old.csv", "old"), ("new.csv", "")):
        file, link = tmp_path / "there" / name, tmp_path / name
        if old:
            file.write_text(old)
        link.symlink_to(file)
        with replace_file(link) as temporary:
            temporary.write_text("new")

        assert (link.is_symlink(), file.read_text()) == (True, "new")
    assert len(list(tmp_path.rglob("*"))) == 5


@pytest.mark.skipif(
    not hasattr(os, "mkfifo") and os.environ.get("CI") != "true", reason="this system has no named pipes"
)
def test_replace_file_writes_into_a_pipe(tmp_path: Path) -> None:
    """As into /dev/stdout: a pipe that another reads, or a device, must not become a file."""
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"print(open({str(pipe)!r}).read())"], stdout=-1) as reader:
        with replace_file(pipe) as temporary:
            temporary.write_text("new")

        assert reader.communicate(timeout=60)[0] == b"new\n"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(
    not Path("/dev/full").is_char_device() and os.environ.get("CI") != "true",
    reason="this system has no full device",
)
def test_replace_file_tells_that_a_device_takes_no_more() -> None:
    """And the device is one still."""
    with (
        pytest.raises(OutputError, match="cannot write /dev/full: No space"),
        replace_file("/dev/full") as temporary,
    ):
        temporary.write_text("new")

    assert Path("/dev/full").is_char_device()


def test_replace_file_leaves_the_old_file_when_writing_fails(tmp_path: Path) -> None:
    """An error midway leaves the old text, no temporary file, and reaches the caller."""
    target = tmp_path / "out.geojson"
    target.write_text("old")

    with pytest.raises(RuntimeError, match="midway"), replace_file(target) as temporary:
        temporary.write_text("half")
        raise RuntimeError("midway")

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_replace_file_gives_the_mode_of_an_ordinary_new_file(tmp_path: Path) -> None:
    """Others may read the result as far as the umask allows."""
    old = os.umask(0o022)
    try:
        with replace_file(tmp_path / "a.csv") as temporary:
            temporary.write_text("x")
    finally:
        os.umask(old)

    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


def test_replace_file_names_a_missing_folder(tmp_path: Path) -> None:
    """The message says which folder is missing."""
    with (
        pytest.raises(OutputError, match=r"the folder .*nowhere does not exist; make it first"),
        replace_file(tmp_path / "nowhere" / "a.csv"),
    ):
        pass


def test_replace_file_refuses_a_folder(tmp_path: Path) -> None:
    """A folder is not a file, and the message says so."""
    with pytest.raises(OutputError, match="it is a folder"), replace_file(tmp_path):
        pass


def test_replace_file_turns_a_failing_disk_into_one_error(tmp_path: Path) -> None:
    """An OSError while writing names the target, not the temporary file."""
    target = tmp_path / "a.csv"

    with pytest.raises(OutputError, match=r"cannot write .*a\.csv: No space left"), replace_file(target):
        raise OSError(28, "No space left on device")

    assert list(tmp_path.iterdir()) == []


def test_replace_file_names_a_folder_that_takes_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no temporary file can be made, the target is named and the reason given."""

    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gazetteer.files.tempfile.mkstemp", refuse)

    with pytest.raises(OutputError, match=r"a\.csv: Permission denied"), replace_file(tmp_path / "a.csv"):
        pass


def test_every_output_error_is_a_panj_error() -> None:
    """The command line turns one root class into one line."""
    assert issubclass(OutputError, PanjError)
    assert issubclass(OutputError, ValueError)


def test_data_sets_of_a_missing_package_say_what_to_do() -> None:
    """A package that is not installed is named, with the remedy."""
    with pytest.raises(
        IndexUnreadableError, match="'no_such_package' is not installed; run: pip install panj"
    ):
        packaged_datasets("no_such_package")


def test_new_folder_appears_when_all_of_it_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with new_folder(target) as temporary:
        (temporary / "part").write_text("whole", encoding="utf-8")
        assert not target.exists()
    assert (target / "part").read_text(encoding="utf-8") == "whole"
    assert list(tmp_path.iterdir()) == [target]


def test_new_folder_leaves_nothing_when_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), new_folder(tmp_path / "out"):
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_new_folder_removes_what_a_killed_process_left(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    left = tmp_path / f".out-{ended.pid}-abc"
    left.mkdir()
    (left / "part").touch()
    running = tmp_path / f".out-{os.getpid()}-abc"
    running.mkdir()
    with new_folder(tmp_path / "out"):
        assert not left.exists()
    assert running.exists()


def test_new_folder_refuses_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="exists already"), new_folder(tmp_path):
        pass
