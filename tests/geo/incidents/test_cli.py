"""panj locate and panj export."""

import io
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import panj

ROWS = """event_id,event_date,country,admin1,location,latitude,longitude
A,2021-06-22,Tajikistan,GBAO,near Khorugh,,
B,not a date,Tajikistan,GBAO,Tem,,
C,2021-06-23,Afghanistan,,Ishkashim,95,71
D,2021-06-24,,,Qwzrtplk,,
"""


def _panj(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in this process: a fresh one takes a second to start, each time."""
    given_in, out, err = (
        io.TextIOWrapper(io.BytesIO(one), "utf-8") for one in ((given or "").encode(), b"", b"")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["panj", *arguments])
        patch.setattr(warnings, "showwarning", warnings.showwarning)  # the command sets its own
        for name, stream in (("stdin", given_in), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, stream)
        with pytest.raises(SystemExit) as ended:
            panj.main()
    printed = []
    for stream in (out, err):
        stream.flush()
        printed.append(stream.buffer.getvalue().decode())
    return subprocess.CompletedProcess(arguments, ended.value.code, *printed)


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


@pytest.mark.parametrize(
    ("since", "told"),
    [("2030-01-01", "0 of 4 rows"), ("2021-06-24", "1 of 4 rows"), ("2021-06-22", "3 of 4 rows")],
)
def test_filters_tell_how_many_rows_they_kept(rows: Path, since: str, told: str) -> None:
    """Whoever filtered all away, or some, reads so on standard error."""
    done = _panj("export", str(rows), "--since", since, "-o", str(rows.parent / "out.csv"))

    assert done.returncode == 0
    assert f"panj: {told} kept by the filters\n" in done.stderr
    assert "filters" not in _panj("export", str(rows), "-o", str(rows.parent / "all.csv")).stderr


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


def test_export_filters_coarsens_and_drops(tmp_path: Path) -> None:
    """Filters, layers, title and what does no harm reach the file."""
    out = tmp_path / "out.geojson"
    options = [
        "--since",
        "2021-06-22",
        "--where",
        "event_id != 'D'",
        "--coarsen",
        "20km",
        "--drop",
        "country",
    ]
    done = _panj("export", "-", "-o", str(out), "--title", "A title", *options, given=ROWS)
    document = json.loads(out.read_text(encoding="utf-8"))

    assert done.returncode == 0
    assert [feature["properties"]["event_id"] for feature in document["features"]] == ["A", "C"]
    assert "location" not in document["features"][0]["properties"]
    assert document["metadata"]["title"] == "A title"
    assert (
        document["metadata"]["changes"]
        == "places coarsened to 20km; finer fields left out; left out: country"
    )


def test_export_maps_foreign_headings(tmp_path: Path) -> None:
    """--map says which heading is which; a pair that is none is refused."""
    text = ROWS.replace("location", "Ort").replace("admin1", "Gebiet")
    done = _panj(
        "export", "-", "--map", "Ort=location", "--map", "Gebiet = admin1", "--format", "csv", given=text
    )
    wrong = _panj("export", "-", "--map", "Ort", given=text)

    assert "tj-khorugh" in done.stdout
    assert (wrong.returncode, "write their heading" in wrong.stderr) == (1, True)


def test_export_of_restricted_rows_needs_permission() -> None:
    """Rows of ACLED are written only with the user's word."""
    rows = ROWS.replace("event_id,", "source_licence,").replace("\nA,", "\nACLED terms,")
    refused = _panj("export", "-", given=rows)

    assert refused.returncode == 1
    assert "1 rows may not be passed on (ACLED terms)" in refused.stderr
    assert _panj("export", "-", "--i-have-permission", given=rows).returncode == 0


def test_check_lists_problems_as_a_table_and_as_json() -> None:
    """Errors give exit 1; both outputs have row, column, value and remedy."""
    table = _panj("check", "-", given=ROWS)
    found = json.loads(_panj("check", "-", "--format", "json", given=ROWS).stdout)
    fine = _panj("check", "-", given="location,country\nTem,Tajikistan\n")

    assert table.returncode == 1
    assert "row 2      error    event_date “not a date”: is no date; write it as YYYY-MM-DD" in table.stdout
    assert table.stderr == "panj: 4 rows: 3 errors, 0 warnings in 3 rows\n"
    assert {"row", "column", "value", "message", "remedy", "severity"} == set(found[0])
    assert (fine.returncode, fine.stdout) == (0, "")


def test_dedupe_marks_rows_and_drops_none() -> None:
    """The second telling names the first in duplicate_of."""
    rows = "event_id,event_date,location,country,notes,fatalities\n" + "".join(
        f"{name},2021-06-22,Tem,Tajikistan,Smugglers fired on a patrol by the ford,3\n" for name in "AB"
    )
    done = _panj("dedupe", "-", "--format", "csv", given=rows)

    assert len(done.stdout.splitlines()) == 3
    assert "2 rows: 1 tell the same event as another, in 1 groups" in done.stderr


def test_formats_lists_all() -> None:
    """Each format has its line."""
    listed = _panj("formats").stdout

    assert all(name in listed for name in ("csv", "gpkg", "parquet", "postgis", "acled"))


@pytest.mark.parametrize("command", ["locate", "export", "check", "dedupe", "formats"])
def test_help_shows_an_example(command: str) -> None:
    """Each command shows how it is used."""
    done = _panj(command, "--help")

    assert "Example:" in done.stdout
    assert f"panj {command}" in done.stdout
