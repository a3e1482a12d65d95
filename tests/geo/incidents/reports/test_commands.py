"""panj extract and panj review as they are typed."""

import csv
import io
import json
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from click.testing import CliRunner, Result

from gazetteer import Gazetteer
from gazetteer.errors import OutputError
from geo.cli.extract import extract
from geo.cli.review import review
from geo.errors import ReportError
from geo.incidents.readers import read_incidents
from geo.incidents.reports.decisions import Decision, Decisions, parse_change, read_proposals

STORY = (
    "On 8 March 2026 gunmen killed two guards at a post near Ayvaj. "
    "A drone killed a shepherd near Vrang on 9 March 2026."
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Give a report with two incidents."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def proposals(tmp_path: Path, story: Path) -> Path:
    """Give its incidents as JSON."""
    path = tmp_path / "incidents.json"
    assert run(str(story), "-o", str(path)).exit_code == 0
    return path


def run(*arguments: str, given: str | None = None) -> Result:
    """Call panj extract."""
    return CliRunner().invoke(extract, arguments, input=given)


def test_extract_writes_csv_to_standard_output(story: Path) -> None:
    """Rows with a heading, and the count on standard error."""
    result = run(str(story))
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["place_id"] for row in rows] == ["tj-ayvaj", "tj-vrang"]
    assert "2 incidents in 1 report" in result.stderr


def test_extract_writes_csv_where_the_ending_says_nothing(story: Path, tmp_path: Path) -> None:
    """As its help says; a device has no ending, either."""
    assert run(str(story), "-o", str(tmp_path / "incidents")).exit_code == 0
    assert (tmp_path / "incidents").read_text(encoding="utf-8").startswith("event_id,")


def test_extract_reads_standard_input() -> None:
    """A dash stands for it."""
    result = run("-", "--format", "json", given=STORY)
    assert [row["fatalities"] for row in json.loads(result.stdout)] == [2, 1]


@pytest.mark.parametrize("ending", ["csv", "json", "geojson"])
def test_what_extract_writes_can_be_read_as_incidents(tmp_path: Path, story: Path, ending: str) -> None:
    """All three formats come back as the same table, with short evidence."""
    path = tmp_path / f"out.{ending}"
    run(str(story), "-o", str(path))

    table = read_incidents(path)

    assert list(table["place_id"]) == ["tj-ayvaj", "tj-vrang"]
    assert list(table["fatalities"]) == [2, 1]
    assert table.geometry.notna().all()
    assert "killed two guards" in table["evidence"][0]
    assert table["locate_problem"].isna().all()


def test_extract_without_evidence_quotes_nothing(story: Path) -> None:
    """Neither quotations nor the opening sentence come along."""
    result = run(str(story), "--no-evidence")

    assert "gunmen killed" not in result.stdout


def test_extract_prints_toponyms(story: Path) -> None:
    """As JSON, with the keys in their order."""
    found = json.loads(run(str(story), "--toponyms").stdout)

    keys = ["text", "start", "end", "place_id", "name", "latitude", "longitude", "country_code", "confidence"]
    assert [list(one) for one in found] == [keys, keys]


def test_a_report_about_something_else_gives_no_incident() -> None:
    """That is no error."""
    result = run("-", given="The team won the cup in Dushanbe.")

    assert result.exit_code == 0
    assert "0 incidents" in result.stderr


def test_a_report_in_another_language_is_told_and_not_taken_for_one_without_incidents() -> None:
    """A bare "0 incidents" would say that nothing happened; --lang says that the reader knows better."""
    text = "Trois ouvriers ont été tués mardi dans une attaque de drone dans le district de Darvoz. " * 2

    assert "seems to be in none of the languages that are read: English" in run("-", given=text).stderr
    assert "seems to be" not in run("-", "--lang", "en", given=text).stderr


def test_the_identifier_of_an_event_stays_when_its_file_is_moved(tmp_path: Path, story: Path) -> None:
    """What was decided in a review is kept under it."""
    moved = tmp_path / "elsewhere.txt"
    moved.write_bytes(story.read_bytes())
    first, second = (json.loads(run(str(path), "--format", "json").stdout) for path in (story, moved))

    assert [row["event_id"] for row in first] == [row["event_id"] for row in second]


def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path, story: Path) -> None:
    """One line for each, the count at the end, and exit status 1: somebody wanted that file."""
    empty = tmp_path / "empty.txt"
    empty.touch()

    result = run(str(empty), str(story), str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out.json"))

    assert result.exit_code == 1
    assert f"{empty}: is empty" in result.stderr
    assert "2 incidents in 1 report; 2 could not be read" in result.stderr
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 2


def test_a_bad_file_of_a_folder_is_named_and_is_no_failure(tmp_path: Path, story: Path) -> None:
    """A folder is taken for what it has."""
    (tmp_path / "empty.txt").touch()

    result = run(str(tmp_path))

    assert result.exit_code == 0
    assert "empty.txt: is empty" in result.stderr
    assert "2 incidents in 1 report; 1 could not be read" in result.stderr


@pytest.mark.parametrize(
    ("source", "told"), [("https://example.org/a.html", "save the page"), ("", "an empty name")]
)
def test_what_is_no_file_is_refused(story: Path, source: str, told: str) -> None:
    """Before any report is read: an address is not fetched, and an empty name is not the current folder."""
    result = run(str(story), source)

    assert result.exit_code == 2
    assert told in result.stderr


def test_files_of_unknown_ending_in_a_folder_are_named_in_one_line(tmp_path: Path, story: Path) -> None:
    """The others are read, and the line tells what a folder's files may end in."""
    (tmp_path / "x.docx").write_bytes(b"PK")
    (tmp_path / "two\nlines").write_text("no", encoding="utf-8")

    result = run(str(tmp_path))

    lines = [line for line in result.stderr.splitlines() if "passed over" in line]
    assert result.exit_code == 0
    assert "2 incidents in 1 report" in result.stderr
    assert len(lines) == 1
    assert str(tmp_path / "x.docx") in lines[0]
    assert "two\\nlines" in lines[0]
    assert "panj extract reads .txt .md" in lines[0]
    assert story.name not in lines[0]


def test_of_many_files_passed_over_some_are_named_and_all_counted(tmp_path: Path, story: Path) -> None:
    """A line does not grow without end."""
    for number in range(100):
        (story.parent / f"{number:03}.jpg").write_bytes(b"")

    result = run(str(tmp_path))

    assert "019.jpg and 80 more; " in result.stderr


def test_only_bad_files_are_an_error(tmp_path: Path) -> None:
    """Nothing is written then."""
    result = run(str(tmp_path / "none.txt"))

    assert isinstance(result.exception, ReportError)
    assert result.stdout == ""


def test_what_is_told_of_files_steers_no_terminal(tmp_path: Path) -> None:
    """Their names, and what is in them, are those of strangers."""
    path = tmp_path / "evil\x1b]0;title\x07.txt"
    path.write_bytes(b"")
    feed = tmp_path / "feed.eml"
    feed.write_bytes(b"From: Evil =?utf-8?q?=1b=5b31m?= <a@b>\nContent-Type: text/plain; charset=x\n\nText.")
    result = run(str(path), str(feed))

    assert "evil" in result.stderr
    assert all(line.isprintable() for line in result.stderr.splitlines())


def test_the_day_that_is_given_goes_before_that_of_the_file(tmp_path: Path) -> None:
    """Advice to give it is then none, and no doubt of the incidents."""
    path = tmp_path / "story.pdf"
    figure = plt.figure()
    figure.text(0.1, 0.5, "Gunmen killed two guards at a post near Ayvaj on Tuesday, 10 March.")
    figure.savefig(path)
    plt.close(figure)
    guessed, given = run(str(path)), run(str(path), "--published", "2020-03-11", "--format", "json")
    (row,) = json.loads(given.stdout)

    assert "when the PDF was made" in guessed.stderr
    assert "--published" not in given.stderr
    assert (row["event_date"], row["doubts"]) == ("2020-03-10", [])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--published", "2026-13-01"), "is no date"),
        (("--published", "0001-01-01"), "must be from 1900 to 2200"),
        (("--published", "9999-12-31"), "must be from 1900 to 2200"),
        (("-o", "out.xyz"), "this ending is not known"),
        (("--toponyms", "-o", "out.csv"), "--toponyms gives JSON"),
        (("--toponyms", "--format", "geojson"), "--toponyms gives JSON"),
    ],
)
def test_wrong_options_name_the_remedy(story: Path, arguments: tuple[str, ...], message: str) -> None:
    """A usage error."""
    result = run(str(story), *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_review_keeps_what_was_decided(tmp_path: Path, proposals: Path) -> None:
    """A second run asks only for what is open, and the accepted rows are written."""
    accepted = tmp_path / "accepted.csv"

    first = CliRunner().invoke(review, [str(proposals)], input="e\nfatalities\n3\na\nq\n")
    second = CliRunner().invoke(review, [str(proposals), "-o", str(accepted)], input="r\n")
    third = CliRunner().invoke(review, [str(proposals)])

    assert "[two guards]" in first.stdout or "[killed two guards]" in first.stdout
    assert "1 accepted, 0 rejected, 1 open" in first.stderr
    assert "Ayvaj" not in second.stdout
    rows = list(csv.DictReader(io.StringIO(accepted.read_text(encoding="utf-8"))))
    assert [(row["place_id"], row["fatalities"]) for row in rows] == [("tj-ayvaj", "3")]
    assert "[a]ccept" not in third.stdout
    assert "1 accepted, 1 rejected, 0 open" in third.stderr


def test_review_does_not_ask_again_when_another_report_tells_the_same(
    tmp_path: Path, proposals: Path, story: Path
) -> None:
    """The event has a new source then, and may have another id; what was decided is of the same event."""
    CliRunner().invoke(review, [str(proposals)], input="a\nr\n")
    before = read_proposals(proposals)
    other = tmp_path / "another.txt"
    other.write_text("Gunmen killed two guards at a post near Ayvaj on 8 March 2026.", encoding="utf-8")
    run(str(other), str(story), "-o", str(proposals))
    after = read_proposals(proposals)
    result = CliRunner().invoke(review, [str(proposals)])

    assert [row["sources"] for row in after] == [2, 1]
    assert before[0]["event_id"] != after[0]["event_id"]
    assert "[a]ccept" not in result.stdout
    assert "1 accepted, 1 rejected, 0 open" in result.stderr


def test_review_asks_where_one_event_was_accepted_and_rejected(
    tmp_path: Path, proposals: Path, story: Path
) -> None:
    """Two proposals may turn out to be one."""
    decisions = Decisions(proposals)
    one, other = read_proposals(proposals)
    decisions.keep(one, Decision("accept"))
    decisions.keep(other, Decision("reject"))

    assert decisions.of(one | {"reports": [*one["reports"], *other["reports"]]}) is None
    assert decisions.of({"event_id": one["event_id"]}) == Decision("accept")  # as written before


def test_what_is_typed_by_accident_is_no_part_of_a_value(proposals: Path) -> None:
    """The keys with arrows send signs that a terminal obeys; a number of people has not eight digits."""
    answers = "e\nnotes\n\x1b[Ahello\ne\nfatalities\n" + "9" * 5000 + "\na\nq\n"
    result = CliRunner().invoke(review, [str(proposals)], input=answers)

    assert "is no number of people" in result.stdout
    assert Decisions(proposals).of(read_proposals(proposals)[0]) == Decision("accept", {"notes": "[Ahello"})


def test_review_asks_again_after_a_wrong_answer(proposals: Path) -> None:
    """Unknown letters, columns and values are told; the end of the input stops."""
    answers = "x\ne\nnothing\ne\nevent_date\nsoon\na\n"

    result = CliRunner().invoke(review, [str(proposals)], input=answers)

    assert "please answer" in result.stdout
    assert "no column 'nothing'" in result.stdout
    assert "is no date" in result.stdout
    assert "1 accepted, 0 rejected, 1 open" in result.stderr


def test_review_tells_the_value_that_was_edited_last(proposals: Path) -> None:
    """Whoever corrects a correction sees it; what is unknown is called empty."""
    answers = "e\nfatalities\n3\ne\nfatalities\n4\ne\ninjured\n1\nq\n"
    shown = CliRunner().invoke(review, [str(proposals)], input=answers).stdout

    assert "fatalities (now 2)" in shown
    assert "fatalities (now 3)" in shown
    assert "injured (now empty)" in shown


def test_review_refuses_an_unknown_ending(proposals: Path) -> None:
    """Before it asks anything."""
    result = CliRunner().invoke(review, [str(proposals), "-o", "x.xls"])

    assert result.exit_code == 2
    assert ".geojson" in result.stderr


def test_review_refuses_an_output_that_cannot_be_before_it_asks(proposals: Path, tmp_path: Path) -> None:
    """The work would be kept, and the file that was asked for not be there."""
    result = CliRunner().invoke(review, [str(proposals), "-o", str(tmp_path / "none" / "x.csv")], input="a\n")

    assert isinstance(result.exception, OutputError)
    assert "[a]ccept" not in result.stdout


def test_an_incident_without_coordinates_has_no_geometry(tmp_path: Path) -> None:
    """A program that made the file, or changed it, may have left them out."""
    path, output = tmp_path / "incidents.json", tmp_path / "accepted.geojson"
    path.write_text('[{"event_id": "a", "location": "somewhere"}]', encoding="utf-8")
    CliRunner().invoke(review, [str(path), "-o", str(output)], input="a\n", catch_exceptions=False)
    (feature,) = json.loads(output.read_text(encoding="utf-8"))["features"]

    assert (feature["geometry"], feature["properties"]["location"]) == (None, "somewhere")


@pytest.mark.parametrize("name", ["incidents.json", "incidents.review.json"])
def test_review_does_not_write_over_what_it_reads(proposals: Path, name: str) -> None:
    """The proposals that are not accepted yet would be gone."""
    before = proposals.read_text(encoding="utf-8")
    result = CliRunner().invoke(review, [str(proposals), "-o", str(proposals.parent / name)], input="q\n")

    assert result.exit_code == 2
    assert "write to another file" in result.stderr
    assert proposals.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("content", ["{", "{}", "[1]", '[{"a": 1}]'])
def test_what_extract_did_not_write_is_refused(tmp_path: Path, content: str) -> None:
    """The message says which file is wanted."""
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ReportError, match=r"panj extract -o incidents\.json"):
        read_proposals(path)


def test_a_missing_file_and_broken_decisions_are_told(tmp_path: Path) -> None:
    """Each in one line."""
    (tmp_path / "y.review.json").write_text("[]", encoding="utf-8")

    with pytest.raises(ReportError, match="cannot read"):
        read_proposals(tmp_path / "x.json")
    with pytest.raises(ReportError, match="holds no decisions"):
        Decisions(tmp_path / "y.json")


def test_a_change_of_place_brings_its_coordinates() -> None:
    """District and country come from the gazetteer; wrong values are refused."""
    gazetteer = Gazetteer()

    change = parse_change("location", "Vrang", gazetteer)

    assert (change["place_id"], change["country"], change["geo_precision"]) == ("tj-vrang", "Tajikistan", 1)
    assert parse_change("injured", "", gazetteer) == {"injured": None}
    assert parse_change("event_date", "2026-03-09", gazetteer) == {"event_date": "2026-03-09"}
    assert parse_change("actor1", " Smugglers ", gazetteer) == {"actor1": "Smugglers"}
    for name, text, message in (
        ("location", "Wellington", "the gazetteer knows no"),
        ("injured", "many", "is no number of people"),
        ("place_id", "x", "cannot be changed"),
    ):
        with pytest.raises(ReportError, match=message):
            parse_change(name, text, gazetteer)


def test_what_review_shows_cannot_steer_a_terminal(proposals: Path) -> None:
    """A report is the text of a stranger."""
    text = proposals.read_text(encoding="utf-8").replace("killed two", "killed\\u001b[2J two")
    proposals.write_text(text, encoding="utf-8")
    shown = CliRunner().invoke(review, [str(proposals)], input="q\n").stdout

    assert "\x1b" not in shown
    assert "killed\ufffd[2J two" in shown
