"""Tables that somebody brings, as they are: from spreadsheets, pipes and other systems."""

import csv
import datetime as dt
import io
import json
import os
import threading
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from gazetteer.cli import geocode
from gazetteer.errors import TableUnreadableError
from gazetteer.rows import read_rows


def place(source: str, *arguments: str, content: bytes | None = None) -> Result:
    """Place the rows of a table by its column "place"."""
    command = ["--input", source, "--column", "place", *arguments]
    return CliRunner().invoke(geocode, command, input=content, catch_exceptions=False)


def found(result: Result) -> list[tuple[str, str]]:
    """Return status and place id of each row."""
    return [(row["status"], row["place_id"]) for row in csv.DictReader(io.StringIO(result.stdout))]


def workbook(*rows: list[object]) -> bytes:
    """Return a workbook with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr] # a new workbook has a sheet
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "arguments"),
    [
        ("\ufeffplace\nХорог\n".encode(), ()),
        ("place\nХорог\n".encode("cp1251"), ("--encoding", "cp1251")),
        ("place\nХорог\n".encode("utf-16"), ("--encoding", "utf-16")),
        ("place\nХорог\n".encode("utf-16"), ()),
        (workbook(["place"], ["Хорог"]), ()),
    ],
    ids=["byte order mark", "cp1251", "utf-16", "utf-16 by its mark", "workbook"],
)
def test_standard_input_is_read_as_a_file_is(content: bytes, arguments: tuple[str, ...]) -> None:
    """A mark is taken off, the encoding is the one given, and a workbook is told by its content."""
    assert found(place("-", *arguments, content=content)) == [("placed", "tj-khorugh")]


def test_standard_input_in_another_encoding_is_an_error() -> None:
    """Half a letter is not taken for a name."""
    with pytest.raises(
        TableUnreadableError, match=r"standard input is not utf-8 \(about line 2\).*--encoding"
    ):
        place("-", content="place\nХорог\n".encode("cp1251"))


def test_the_hour_of_a_workbook_day_does_not_refuse_the_row(tmp_path: Path) -> None:
    """Date cells with a time of day are dates too."""
    path = tmp_path / "names.xlsx"
    path.write_bytes(workbook(["place", "day"], ["Shuroobod", dt.datetime(2010, 5, 1, 13, 0)]))  # noqa: DTZ001 - a workbook has no zones

    assert found(place(str(path), "--date-column", "day")) == [("placed", "tj-shamsiddin-shohin-district")]


def test_blank_rows_at_the_end_of_a_workbook_are_no_rows(tmp_path: Path) -> None:
    """A sheet is often formatted farther down than it is filled; a blank row between others stays."""
    path = tmp_path / "names.xlsx"
    path.write_bytes(
        workbook(["n", "place"], [1, "Khorugh"], [None, None], [2, "Rushon"], ["", ""], ["", ""])
    )

    assert len(read_rows(str(path))[1]) == 3


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    """The rows behind it would be one cell: the line of the mark is told instead."""
    path = tmp_path / "names.csv"
    path.write_text('place,n\nKhorugh,1\n"Rushon,2\nDarvoz,3\n', encoding="utf-8")

    with pytest.raises(TableUnreadableError, match="line 3: a quotation mark is never closed"):
        read_rows(str(path))


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
def test_quoted_line_feeds_are_part_of_a_cell(tmp_path: Path, end: str) -> None:
    """In the heading and below it, whatever ends the lines."""
    path = tmp_path / "names.csv"
    path.write_text(f'"pl\nace",n\n"Kho ""r""\nugh",1{end}', encoding="utf-8", newline="")

    assert read_rows(str(path)) == (["pl\nace", "n"], [['Kho "r"\nugh', "1"]])


def test_a_column_is_found_by_its_name_without_the_spaces_around_it(tmp_path: Path) -> None:
    """Nobody sees them in a heading; they stay there."""
    path = tmp_path / "names.csv"
    path.write_text("n, place \n1,Khorugh\n", encoding="utf-8")
    result = place(str(path))

    assert result.stdout.startswith("n, place ,status")
    assert found(result) == [("placed", "tj-khorugh")]


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    """It does exist."""
    with pytest.raises(TableUnreadableError, match="is a folder: give a CSV or XLSX file"):
        read_rows(str(tmp_path))


def test_json_keeps_the_cells_of_the_row_and_says_why_it_was_refused(tmp_path: Path) -> None:
    """An object a row, from which the table can be made again."""
    path = tmp_path / "names.csv"
    path.write_text("id,place\n7,Qwzx\n8,Khorugh\n9,\n", encoding="utf-8")
    data = json.loads(place(str(path), "--format", "json").stdout)

    assert [(entry["row"]["id"], entry["query"], entry["status"], entry["problem"]) for entry in data] == [
        ("7", "Qwzx", "refused", "no place is called so"),
        ("8", "Khorugh", "placed", ""),
        ("9", "", "empty", "the row names no place"),
    ]


def test_options_hold_for_rows_that_say_nothing_else(tmp_path: Path) -> None:
    """The whole table may be of one country; a row that names another is of that one."""
    path = tmp_path / "names.csv"
    path.write_text("place,land\nDarvoz,\nDarvoz,TJ\n", encoding="utf-8")
    result = place(str(path), "--country", "AF", "--country-column", "land")

    assert [place_id[:2] for _, place_id in found(result)] == ["af", "tj"]


def test_an_option_that_is_wrong_is_told_once(tmp_path: Path) -> None:
    """Not by every row."""
    path = tmp_path / "names.csv"
    path.write_text("place\nDarvoz\n", encoding="utf-8")
    with pytest.raises(ValueError, match="country must be a two-letter code"):
        place(str(path), "--country", "Tajikistan", "-o", str(tmp_path / "out.csv"))
    assert [one.name for one in tmp_path.iterdir()] == ["names.csv"]


def test_a_folder_that_does_not_exist_is_told_before_a_name_is_asked(tmp_path: Path) -> None:
    """As of any output, and of the file that was named, not of the journal beside it."""
    path = tmp_path / "names.csv"
    path.write_text("place\nDarvoz\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"out\.csv: the folder .* does not exist; make it first"):
        place(str(path), "-o", str(tmp_path / "none" / "out.csv"))


def test_the_ending_of_the_output_says_the_format(tmp_path: Path) -> None:
    """JSON where it ends in .json; an ending of neither is refused before a name is asked."""
    path, output = tmp_path / "names.csv", tmp_path / "placed.json"
    path.write_text("place\nKhorugh\n", encoding="utf-8")
    place(str(path), "-o", str(output))

    assert json.loads(output.read_text(encoding="utf-8"))[0]["status"] == "placed"
    with pytest.raises(ValueError, match=r"this ending is not known; use \.csv, \.json, or give --format"):
        place(str(path), "-o", str(tmp_path / "placed.xlsx"))


def test_a_country_that_is_wrong_does_not_deny_the_place(tmp_path: Path) -> None:
    """The reason says where there is one of that name, as it does for a name of the command line."""
    path = tmp_path / "names.csv"
    path.write_text("place,land\nKhorugh,AF\nQwzx,AF\n", encoding="utf-8")
    rows = csv.DictReader(io.StringIO(place(str(path), "--country-column", "land").stdout))

    told, unknown = [row["problem"] for row in rows]
    assert told.startswith("no place there is called 'Khorugh'; elsewhere Khorugh, TJ (tj-khorugh)")
    assert unknown == "no place is called so"


def test_columns_of_one_name_all_come_out_in_json(tmp_path: Path) -> None:
    """An object has each key once; the others get a number, and no cell is lost."""
    path = tmp_path / "names.csv"
    path.write_text("place,note,note,note\nKhorugh,a,b,c\n", encoding="utf-8")
    (entry,) = json.loads(place(str(path), "--format", "json").stdout)

    assert entry["row"] == {"place": "Khorugh", "note": "a", "note.1": "b", "note.2": "c"}


def test_a_table_that_was_placed_twice_can_be_placed_again(tmp_path: Path) -> None:
    """No two of its columns ever have one name."""
    path = tmp_path / "names.csv"
    path.write_text("place\nKhorugh\n", encoding="utf-8")
    for _ in range(3):
        place(str(path), "-o", str(path))
    header, rows = read_rows(str(path))

    assert len(set(header)) == len(header) == len(rows[0])
    assert [name for name in header if name.endswith("status")] == [
        "status",
        "panj_status",
        "panj_panj_status",
    ]


def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    """A shell hands over the output of another command as /dev/fd/63."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("place\nKhorugh\n",))
    writer.start()
    header, rows = read_rows(str(pipe))
    writer.join()

    assert (header, rows) == (["place"], [["Khorugh"]])


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    """A small file may hold a sheet that fills the memory."""
    content = io.BytesIO(workbook(["place"], ["Khorugh"]))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings2.xml", bytes(60_000_000))

    with pytest.raises(TableUnreadableError, match=r"unpacks to 60,.* bytes: it is no table of names"):
        place("-", content=content.getvalue())


def test_a_workbook_of_an_old_kind_says_what_to_do() -> None:
    """XLS, and a workbook with a password, are no text in another encoding."""
    with pytest.raises(TableUnreadableError, match=r"old Excel workbook.*save it as XLSX or CSV"):
        place("-", content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))


@pytest.mark.parametrize("output", [".", "/"])
def test_an_output_that_is_a_folder_is_told(tmp_path: Path, output: str) -> None:
    """One without a name of its own, too."""
    path = tmp_path / "names.csv"
    path.write_text("place\nDarvoz\n", encoding="utf-8")
    with pytest.raises(ValueError, match="it is a folder; give the name of a file in it"):
        place(str(path), "--format", "csv", "-o", output)
