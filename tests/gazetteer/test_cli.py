"""The command `panj geocode`."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from gazetteer import batch
from gazetteer.batch import Journal, Reply
from gazetteer.cli import geocode

NEWS = "id,place,day,country\n1,Shuroobod,2010-08-05,TJ\n2,Badakhshan,,\n3,,,\n4,Qwzx,,\n1,Khorog,1995,\n"


def run(*arguments: str, text: str | None = None) -> Result:
    """Run the command; an error that main() would print is raised."""
    return CliRunner().invoke(geocode, arguments, input=text, catch_exceptions=False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a table of names with a duplicate id, an empty cell and an unknown name."""
    path = tmp_path / "news.csv"
    path.write_text(NEWS, encoding="utf-8")
    return path


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


def test_geocode_prints_a_table() -> None:
    """One line a match, the name only before the first."""
    lines = run("Badakhshan", "Darvoz", "--limit", "2").stdout.splitlines()

    assert lines[0].split() == ["NAME", "PLACE", "IN", "LATITUDE", "LONGITUDE", "±", "KM", "MATCH", "SURE"]
    assert [line.split()[0] for line in lines[1:]] == ["Badakhshan", "Gorno-Badakhshan", "Darvoz", "Darvaz"]


def test_geocode_json_is_whole_when_a_name_is_not_found() -> None:
    """An object for each name, in order, and exit status 1."""
    result = run("Darvoz", "Zurich", "--format", "json")
    data = json.loads(result.stdout)

    assert result.exit_code == 1
    assert [(entry["query"], bool(entry["matches"])) for entry in data] == [
        ("Darvoz", True),
        ("Zurich", False),
    ]


def test_geocode_of_an_unknown_name_suggests_three() -> None:
    """The line on standard error names what is most like it, with ids."""
    result = run("Khorugton")

    assert "did you mean" in result.stderr
    assert result.stderr.count(";") == 3
    assert "(tj-khorugh)" in result.stderr


def test_geocode_geojson_puts_longitude_first() -> None:
    """Khorugh lies at 37.5 N, 71.6 E."""
    feature = json.loads(run("Khorugh", "--format", "geojson", "--limit", "1").stdout)["features"][0]

    assert feature["geometry"]["coordinates"] == pytest.approx([71.55, 37.49], abs=0.02)
    assert feature["properties"]["query"] == "Khorugh"


def test_geocode_csv_has_a_row_for_a_name_that_is_not_found() -> None:
    """Its other columns are empty."""
    rows = table(run("Zurich", "--format", "csv").stdout)

    assert [(row["query"], row["place_id"]) for row in rows] == [("Zurich", "")]


def test_geocode_writes_to_a_file(tmp_path: Path) -> None:
    """With -o, nothing goes to standard output."""
    result = run("Darvoz", "--format", "json", "-o", str(tmp_path / "out.json"))

    assert result.stdout == ""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[0]["query"] == "Darvoz"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give a NAME"),
        (("Darvoz", "--column", "x"), "--column goes with --input"),
        (("Darvoz", "--input", "x.csv"), "not both"),
        (("--input", "x.csv"), "--input needs --column"),
        (("--input", "x.csv", "--column", "a", "--format", "table"), "use csv or json"),
        (("--input", "x.csv", "--column", "a", "--resume"), "--resume needs -o"),
        (("Darvoz", "--near", "north"), "is not LAT,LON"),
    ],
)
def test_geocode_usage_errors_say_what_to_give(arguments: tuple[str, ...], message: str) -> None:
    """Exit status 2 and the remedy."""
    result = run(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_batch_keeps_every_row_and_column_in_order(news: Path) -> None:
    """Duplicates, empty cells and unknown names come out where they stood."""
    result = run(
        "--input", str(news), "--column", "place", "--date-column", "day", "--country-column", "country"
    )
    rows = table(result.stdout)

    assert result.exit_code == 0
    assert [(row["id"], row["place"], row["status"]) for row in rows] == [
        ("1", "Shuroobod", "placed"),
        ("2", "Badakhshan", "ambiguous"),
        ("3", "", "empty"),
        ("4", "Qwzx", "refused"),
        ("1", "Khorog", "placed"),
    ]
    assert rows[0]["place_id"] == "tj-shamsiddin-shohin-district"
    assert "5 rows: 2 placed, 1 ambiguous, 2 refused, 1 of them empty" in result.stderr


def test_batch_a_blank_line_under_a_single_column_is_an_empty_cell(tmp_path: Path) -> None:
    """The rows stay as many as in the list it came from; blank lines at its end are none."""
    path = tmp_path / "names.csv"
    path.write_text("place\nKhorugh\n\nRushon\n\n\n", encoding="utf-8")

    rows = table(run("--input", str(path), "--column", "place").stdout)

    assert [(row["place"], row["status"]) for row in rows] == [
        ("Khorugh", "placed"),
        ("", "empty"),
        ("Rushon", "placed"),
    ]


def test_batch_prefixes_columns_that_the_table_has_already(news: Path) -> None:
    """The table's own column country_code is not overwritten."""
    news.write_text("place,country_code\nDarvoz,mine\n", encoding="utf-8")
    (row,) = table(run("--input", str(news), "--column", "place").stdout)

    assert (row["country_code"], row["panj_country_code"]) == ("mine", "TJ")


def test_batch_json_has_one_object_a_row(news: Path) -> None:
    """The same shape as for single names."""
    data = json.loads(run("--input", str(news), "--column", "place", "--format", "json").stdout)

    assert [entry["query"] for entry in data] == ["Shuroobod", "Badakhshan", "", "Qwzx", "Khorog"]
    assert data[4]["matches"][0]["place_id"] == "tj-khorugh"


def test_batch_all_or_fail_exits_with_1(news: Path) -> None:
    """When a row was not placed; the output is there all the same."""
    result = run("--input", str(news), "--column", "place", "--all-or-fail")

    assert result.exit_code == 1
    assert len(table(result.stdout)) == 5


def test_batch_reads_standard_input() -> None:
    """A dash is standard input."""
    rows = table(run("--input", "-", "--column", "place", text="place\nDarvoz\n").stdout)

    assert rows[0]["place_id"] == "tj-darvoz-district"


def test_batch_reads_a_workbook(tmp_path: Path) -> None:
    """The first sheet; numbers and dates become text."""
    book = openpyxl.Workbook()
    for row in (["n", "place"], [1, "Darvoz"], [2, None], [3, "Хоруғ"]):
        book.active.append(row)  # type: ignore[union-attr] # a new workbook has a sheet
    book.save(tmp_path / "names.xlsx")

    rows = table(run("--input", str(tmp_path / "names.xlsx"), "--column", "place").stdout)
    assert [(row["n"], row["place_id"]) for row in rows] == [
        ("1", "tj-darvoz-district"),
        ("2", ""),
        ("3", "tj-khorugh"),
    ]


def test_batch_a_row_with_a_bad_date_is_refused_with_the_reason(news: Path) -> None:
    """The other rows are placed."""
    news.write_text("place,day\nDarvoz,soon\nDarvoz,2020\n", encoding="utf-8")
    rows = table(run("--input", str(news), "--column", "place", "--date-column", "day").stdout)

    assert [row["status"] for row in rows] == ["refused", "placed"]
    assert "date must be YYYY" in rows[0]["problem"]


def test_batch_resume_does_not_ask_again(news: Path, tmp_path: Path) -> None:
    """What the interrupted run has noted is taken over as it is."""
    output = tmp_path / "out.csv"
    arguments = ("--input", str(news), "--column", "place", "-o", str(output))
    rows = [line.split(",")[1] for line in NEWS.splitlines()[1:]]
    asked = [(name, "", "", "", "") for name in rows]
    for_all = dict.fromkeys(("country", "admin1", "date", "context", "near", "feature")) | {"limit": 5}
    journal = Journal(output, (asked, for_all))
    journal.start({asked[0]: Reply("placed", [{"name": "noted before"}], "")})
    journal.flush()

    assert run(*arguments, "--resume").exit_code == 0
    found = table(output.read_text(encoding="utf-8"))
    assert [row["place_name"] for row in found][::4] == ["noted before", "Khorugh"]
    assert {path.name for path in tmp_path.iterdir()} == {"news.csv", "out.csv"}


def test_batch_that_is_interrupted_says_how_to_go_on(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the journal is left, and the run that goes on asks for the names that are not in it."""
    arguments = ("--input", str(news), "--column", "place", "-o", str(tmp_path / "out.csv"))
    ask = batch.ask
    asked: list[str] = []

    def watched(question: batch.Question, *others: Any) -> Reply:
        asked.append(question[0])
        if asked.count("Qwzx") == 1 and question[0] == "Qwzx":
            raise KeyboardInterrupt
        return ask(question, *others)

    monkeypatch.setattr(batch, "ask", watched)
    interrupted = run(*arguments)
    left = sorted(path.name for path in tmp_path.iterdir())
    run(*arguments, "--resume")

    assert "give --resume too to go on from there" in interrupted.stderr
    assert left == [".out.csv.journal", "news.csv"]
    assert asked == ["Shuroobod", "Badakhshan", "", "Qwzx", "Qwzx", "Khorog"]
    assert len(table((tmp_path / "out.csv").read_text(encoding="utf-8"))) == 5


@pytest.mark.parametrize(
    "left",
    [b'[["b", "", "", "", ""], "pla', bytes(40) + b"\n", b'[["\xd1'],
    ids=["half", "nulls", "half a letter"],
)
def test_batch_journal_survives_a_half_written_line(tmp_path: Path, left: bytes) -> None:
    """A run that was killed while it wrote can be gone on with, and one whose machine lost its power."""
    journal = Journal(tmp_path / "out.csv", "subject")
    journal.start({("a", "", "", "", ""): Reply("placed", [], "")})
    journal.flush()
    with journal.path.open("ab") as stream:
        stream.write(left)

    assert list(journal.read()) == [("a", "", "", "", "")]


def test_batch_takes_countries_by_name(tmp_path: Path) -> None:
    """A table may have countries in full, in any language; what is no country is refused with the reason."""
    path = tmp_path / "named.csv"
    path.write_text(
        "place,country\nDarvoz,Tajikistan\nDarvoz,Афганистан\nDarvoz,Wonderland\n", encoding="utf-8"
    )
    rows = table(run("--input", str(path), "--column", "place", "--country-column", "country").stdout)

    assert [row["country_code"] for row in rows] == ["TJ", "AF", ""]
    assert "not 'Wonderland'" in rows[2]["problem"]


@pytest.mark.parametrize("subject", [None, "another input"])
def test_batch_resume_without_a_fitting_run_is_an_error(
    news: Path, tmp_path: Path, subject: str | None
) -> None:
    """Nothing is resumed that was not interrupted, or was of another input."""
    output = tmp_path / "out.csv"
    if subject:
        Journal(output, subject).start({})

    with pytest.raises(ValueError, match="leave --resume out"):
        run("--input", str(news), "--column", "place", "-o", str(output), "--resume")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty: the first line must name the columns"),
        ("place\nПанҷ\n".encode("utf-16-le"), "is not utf-8"),
        (
            "place\nПяндж\n".encode("cp1251"),
            r"is not utf-8 \(about line 2\).*give --encoding, such as cp1251",
        ),
        (b"place,day\nDarvoz,2010,x\n", r"row 2: 3 cells under 2 columns"),
        (b"name\nDarvoz\n", "has no column 'place': its columns are name"),
        (b"place,place\na,b\n", "has more than one column 'place'"),
    ],
)
def test_batch_says_what_is_wrong_with_a_table(tmp_path: Path, content: bytes, message: str) -> None:
    """File, line and reason; nothing is written."""
    path = tmp_path / "bad.csv"
    path.write_bytes(content)

    with pytest.raises(ValueError, match=message):
        run("--input", str(path), "--column", "place", "-o", str(tmp_path / "out.csv"))
    assert not (tmp_path / "out.csv").exists()


def test_batch_reads_other_encodings_and_delimiters(tmp_path: Path) -> None:
    """A semicolon table from a Russian Windows."""
    path = tmp_path / "names.csv"
    path.write_bytes("№;место\n1;Хорог\n".encode("cp1251"))

    rows = table(run("--input", str(path), "--column", "место", "--encoding", "cp1251").stdout)
    assert rows[0]["place_id"] == "tj-khorugh"


def test_batch_a_workbook_that_is_none_is_an_error(tmp_path: Path) -> None:
    """A file that is not what its name says."""
    path = tmp_path / "names.xlsx"
    path.write_text("place\nDarvoz\n")

    with pytest.raises(ValueError, match="is no XLSX workbook that can be read"):
        run("--input", str(path), "--column", "place")
