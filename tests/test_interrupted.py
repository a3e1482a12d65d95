"""Commands that are stopped midway, by real signals to real processes: old file whole, nothing left over."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.files import working_folder

FIVE = str(Path(__file__).parent / "data" / "five_incidents.csv")
PANJ = [str(Path(sys.executable).with_name("panj"))]
# Runs panj, and sends a signal to it when a file is written and has not yet taken its place.
STOPPED = """
import os, signal, sys
from gazetteer import files
settle, number = files._settle, getattr(signal, sys.argv.pop(1))
def stop(temporary):
    os.kill(os.getpid(), number)
    settle(temporary)
files._settle = stop
import panj
panj.main()
"""
# Every command that writes a file, but panj geocode --input, which leaves a journal to go on from.
COMMANDS = {
    "a.csv": ("locate", FIVE),
    "a.geojson": ("export", FIVE, "--i-have-permission"),
    "a.gpkg": ("export", FIVE, "--i-have-permission", "--layers", "incidents,border"),
    "a.shp": ("export", FIVE, "--i-have-permission"),
    "a.kmz": ("export", FIVE, "--i-have-permission"),
    "a.xlsx": ("export", FIVE, "--i-have-permission"),
    "a.fgb": ("dedupe", FIVE),
    "a.html": ("map", FIVE),
    "a.png": ("map", FIVE),
    "strip.svg": ("strip", FIVE),
    "report.html": ("report", FIVE),
    "zones.geojson": ("buffer", "--km", "5"),
    "hot.geojson": ("hotspots", FIVE),
}


@pytest.fixture(autouse=True)
def _heeded() -> Iterator[None]:
    """Let the commands heed Ctrl-C, also in the background, where shells make them deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _panj(folder: Path, *arguments: str, stop: str = "") -> subprocess.CompletedProcess[str]:
    """Run panj in a folder, all of whose temporary files go to `tmp` in it; `stop` names a signal."""
    (folder / "tmp").mkdir(exist_ok=True)
    environment = os.environ | {"TMPDIR": str(folder / "tmp")}
    command = [sys.executable, "-c", STOPPED, stop] if stop else PANJ
    return subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_ctrl_c_leaves_the_old_file_and_nothing_else(tmp_path: Path, name: str) -> None:
    """An interrupted command says so in one line, with exit code 130; the file is the old one."""
    (tmp_path / name).write_text("old")
    done = _panj(tmp_path, *COMMANDS[name], "-o", name, stop="SIGINT")

    assert done.returncode == 130
    assert done.stderr.split() == ["panj:", "interrupted"]
    assert (tmp_path / name).read_text() == "old"
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted([name, "tmp"])


@pytest.mark.parametrize("name", ["a.shp", "a.kmz", "a.html"])
def test_what_kill_9_leaves_is_removed_at_the_next_run(tmp_path: Path, name: str) -> None:
    """A killed process cannot clean up: the old file is whole, and the next run removes what it left."""
    (tmp_path / name).write_text("old")
    killed = _panj(tmp_path, *COMMANDS[name], "-o", name, stop="SIGKILL")
    left = [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
    old = (tmp_path / name).read_text()
    again = _panj(tmp_path, *COMMANDS[name], "-o", name)

    assert (killed.returncode, old, again.returncode) == (-signal.SIGKILL, "old", 0)
    assert left
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_working_folder_of_a_killed_process_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the folders in the system's temporary one, those of processes that are no more go."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("panj-99999999-x", f"panj-{os.getppid()}-x", "panj-notes-x"):
        (tmp_path / name).mkdir()
    with working_folder() as folder:
        inside = sorted(path.name for path in tmp_path.iterdir())

    assert inside == sorted([folder.name, f"panj-{os.getppid()}-x", "panj-notes-x"])
    assert not folder.exists()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a table whose export takes a while."""
    path = tmp_path_factory.mktemp("many") / "many.csv"
    rows = "".join(f"E{row},2021-06-22,37.5,71.5,{'words ' * 40}\n" for row in range(40_000))
    path.write_text(f"event_id,event_date,latitude,longitude,notes\n{rows}")
    return path


def _size(path: Path) -> int:
    """Return the bytes of a file that the process may take away between two looks."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".fgb"])
def test_a_signal_while_a_format_is_written(
    tmp_path: Path, many: Path, suffix: str, number: signal.Signals
) -> None:
    """A signal that comes while rows are written, whenever that is, leaves the old file whole."""
    target = tmp_path / f"a{suffix}"
    target.write_text("old")
    command = [*PANJ, "export", str(many), "-o", str(target)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not any(map(_size, tmp_path.glob(f".a-{process.pid}-*"))):
            time.sleep(0.005)
        process.send_signal(number)
        told = process.stderr.read() if process.stderr else ""

    assert process.returncode == (130 if number == signal.SIGINT else -number), told
    assert "Traceback" not in told
    assert target.read_text() == "old"
    if number == signal.SIGINT:
        assert told.split() == ["panj:", "interrupted"]
        assert list(tmp_path.iterdir()) == [target]


def _small_files() -> None:
    """Let no file grow beyond 100 kB, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.parametrize(
    "suffix", [".csv", ".xlsx", ".geojson", ".gpkg", ".fgb", ".parquet", ".shp", ".kml", ".kmz"]
)
def test_no_room_for_the_file_is_one_line(tmp_path: Path, many: Path, suffix: str) -> None:
    """Where the file cannot grow, one line says so; the old file is whole, and nothing else is left."""
    target = tmp_path / f"a{suffix}"
    target.write_text("old")
    some = tmp_path / "some.csv"
    lines = many.read_text().splitlines(keepends=True)[:4_000]
    # no two notes alike, or they would be packed into a small file
    some.write_text(
        lines[0] + "".join(f"{line[:-1]}{hash(line):x}{row**40}\n" for row, line in enumerate(lines[1:]))
    )
    done = subprocess.run(
        [*PANJ, "export", str(some), "-o", str(target)],
        capture_output=True, text=True, check=False, preexec_fn=_small_files,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith("panj: cannot write")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert target.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == sorted([target, some])


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A folder that may not be written is refused; root may write anywhere but in /proc."""
    folder = Path("/proc") if os.geteuid() == 0 else tmp_path / "locked"
    if os.geteuid() != 0:
        folder.mkdir(mode=0o500)
    done = _panj(tmp_path, "export", FIVE, "--i-have-permission", "-o", str(folder / "a.geojson"))

    assert done.returncode == 1
    assert done.stderr.startswith(f"panj: cannot write {folder / 'a.geojson'}")
    assert len(done.stderr.splitlines()) == 1
