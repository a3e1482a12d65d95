"""panj locate and panj export."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = """event_id,event_date,country,admin1,location,latitude,longitude
A,2021-06-22,Tajikistan,GBAO,near Khorugh,,
B,not a date,Tajikistan,GBAO,Tem,,
C,2021-06-23,Afghanistan,,Ishkashim,95,71
D,2021-06-24,,,Qwzrtplk,,
"""


def _panj(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("panj")), *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Four rows: one good, one with a bad date, one with a bad latitude, one that has no known place."""
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_locate_writes_all_rows_and_counts_them(rows: Path) -> None:
    """Bad rows come through with their reason; the closing line on standard error counts them."""
    out = rows.parent / "out.csv"
    done = _panj("locate", str(rows), "-o", str(out))

    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.strip().startswith("panj: 4 rows: 3 placed (")
    assert "1 not placed; 3 with a problem, see the column locate_problem" in done.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 5
    assert "border_km" in out.read_text(encoding="utf-8").splitlines()[0]


def test_export_reads_standard_input_and_writes_standard_output() -> None:
    """A hyphen reads; without -o, GeoJSON goes to standard output."""
    done = _panj("export", "-", given=ROWS)
    document = json.loads(done.stdout)

    assert done.returncode == 0
    assert [feature["properties"]["event_id"] for feature in document["features"]] == ["A", "B", "C", "D"]
    assert document["features"][3]["geometry"] is None
    assert 0 < document["features"][0]["properties"]["border_km"] < 10


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("locate", "none.csv", "-o", "out.csv"), "none.csv does not exist"),
        (("locate", "rows.csv", "-o", "out.docx"), "unknown format the ending .docx"),
        (("locate", "rows.csv", "-o", "nowhere/out.csv"), "the folder nowhere does not exist"),
    ],
)
def test_errors_are_one_line_and_exit_1(
    rows: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    """What cannot be done is said in one line on standard error."""
    monkeypatch.chdir(rows.parent)
    done = _panj(*arguments)

    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in rows.parent.iterdir()) == ["rows.csv"]


@pytest.mark.parametrize("command", ["locate", "export"])
def test_help_shows_an_example(command: str) -> None:
    """Each command shows how it is used."""
    done = _panj(command, "--help")

    assert "Example:" in done.stdout
    assert f"panj {command} " in done.stdout
