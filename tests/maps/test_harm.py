"""What does no harm, on everything that is drawn: no place finer than was said, and the file says so."""

import subprocess
import sys
from pathlib import Path

import pytest

ROWS = """event_id,event_date,event_type,location,actor1,latitude,longitude,fatalities,notes,source
A,2021-06-22,Battles,Murghob-at-the-ford,Group Zarrin,37.52413,71.50781,2,Shots by the blue mill,Agency
B,2021-07-01,Protests,Murghob-at-the-ford,Group Zarrin,37.49112,71.55223,0,A crowd by the blue mill,Agency
"""
SECRETS = ("Murghob-at-the-ford", "blue mill", "Zarrin", "37.52413", "71.50781", "37.49112", "71.55223")
COMMANDS = {
    "map.html": ("map",), "map.svg": ("map",), "strip.svg": ("strip",), "strip.html": ("strip",),
    "report.html": ("report",),
}  # fmt: skip


def _panj(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("panj")), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_coarsened_and_anonymised_rows_give_nothing_away(tmp_path: Path, name: str) -> None:
    """Neither place, notes nor name stands in the file; what was done does."""
    (tmp_path / "in.csv").write_text(ROWS, encoding="utf-8")
    options = ("--coarsen", "20km", "--drop", "source", "--anonymise", "actor1")
    done = _panj(tmp_path, *COMMANDS[name], "in.csv", "-o", name, *options)
    text = (tmp_path / name).read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert "places coarsened to 20km; finer fields left out" in " ".join(text.split()).lower()
    assert "left out: source" in " ".join(text.split()).lower()
    assert [secret for secret in SECRETS if secret in text] == []


def test_filters_are_those_of_every_command(tmp_path: Path) -> None:
    """A strip and a report take the same rows as a map does; a strip is as wide as --within says."""
    (tmp_path / "in.csv").write_text(ROWS, encoding="utf-8")
    where = ("--where", "fatalities > 0")
    strip = _panj(tmp_path, "strip", "in.csv", "-o", "a.svg", *where, "--within", "10")
    report = _panj(tmp_path, "report", "in.csv", "-o", "a.html", *where)
    odd = _panj(tmp_path, "strip", "in.csv", "-o", "b.svg", "--within", "7")

    assert "1 row: 1 placed" in strip.stderr
    assert "1 row: 1 placed" in report.stderr
    assert (odd.returncode, "a strip reaches 5, 10, 25 or 50 km" in odd.stderr) == (2, True)
