"""Reading incidents: formats by content, typed columns, and clear words for what cannot be read."""

import csv
import io
import json
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import FormatError, IncidentError
from geo.incidents.example import example_incidents
from geo.incidents.readers import parse_incidents, read_incidents
from geo.incidents.table import build_table

CSV = """event_id,event_date,location,latitude,longitude,fatalities,ward
A1,2021-06-22,Tem,37.5241,71.5078,2,007
A2,,Khorugh,,,,
"""


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_read_incidents_gives_typed_columns(tmp_path: Path) -> None:
    """Dates are dates, counts are integers with gaps, unknown columns are kept as they were written."""
    table = read_incidents(_file(tmp_path, "a.csv", CSV))

    assert table["event_date"].tolist() == [pd.Timestamp("2021-06-22"), pd.NaT]
    assert table["fatalities"].dtype == "Int64"
    assert table["fatalities"].tolist() == [2, pd.NA]
    assert table["ward"].tolist()[0] == "007"
    assert (table.geometry[0].x, table.geometry[0].y) == (71.5078, 37.5241)
    assert table.geometry[1] is None
    assert table.crs == "EPSG:4326"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tabs.csv", CSV.replace(",", "\t")),
        ("semicolons.csv", CSV.replace(",", ";")),
        ("bars.txt", CSV.replace(",", "|")),
        ("windows.csv", CSV.replace("\n", "\r\n")),
        ("bom.csv", b"\xef\xbb\xbf" + CSV.encode()),
        ("utf16.csv", CSV.encode("utf-16")),
        ("named.data", CSV),
    ],
)
def test_read_incidents_knows_delimited_text_by_its_content(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    """Any separator, a byte order mark, UTF-16 and an unknown ending are read alike."""
    table = read_incidents(_file(tmp_path, name, content))

    assert table["event_id"].tolist() == ["A1", "A2"]
    assert table["location"].tolist() == ["Tem", "Khorugh"]


def test_read_incidents_takes_headings_in_other_case(tmp_path: Path) -> None:
    """Case, spaces and hyphens in a heading do not matter."""
    table = read_incidents(_file(tmp_path, "a.csv", "Event Date,LOCATION\n2020-01-02,Tem\n"))

    assert table["event_date"].tolist() == [pd.Timestamp("2020-01-02")]
    assert table["location"].tolist() == ["Tem"]


def test_read_incidents_reads_geojson(tmp_path: Path) -> None:
    """A feature gives its properties and its point; no geometry is no coordinates; the id is the event_id."""
    features = [
        {
            "type": "Feature",
            "id": 7,
            "geometry": {"type": "Point", "coordinates": [71.5, 37.25, 2100]},
            "properties": {"location": "Khorugh", "fatalities": 3, "flag": True},
        },
        {"type": "Feature", "geometry": None, "properties": {"location": "Tem", "event_id": "B"}},
    ]
    path = _file(tmp_path, "a.txt", json.dumps({"type": "FeatureCollection", "features": features}))
    table = read_incidents(path)

    assert table["event_id"].tolist() == ["7", "B"]
    assert table["fatalities"].tolist() == [3, pd.NA]
    assert table["latitude"].tolist()[0] == 37.25
    assert table.geometry[0].x == 71.5
    assert table.geometry[1] is None
    assert table["flag"].tolist() == [True, pd.NA]


def test_read_incidents_takes_a_point_of_a_polygon(tmp_path: Path) -> None:
    """A polygon counts by a point in it."""
    square = {"type": "Polygon", "coordinates": [[[70, 37], [71, 37], [71, 38], [70, 38], [70, 37]]]}
    feature = {"type": "Feature", "geometry": square, "properties": {"location": "x"}}
    table = read_incidents(_file(tmp_path, "a.geojson", json.dumps(feature)))

    assert 70 < table["longitude"][0] < 71
    assert 37 < table["latitude"][0] < 38


def test_read_incidents_reads_an_array_of_records(tmp_path: Path) -> None:
    """JSON objects that are no features are rows."""
    path = _file(tmp_path, "a.json", json.dumps([{"location": "Tem", "injured": 2}, {"location": "Yol"}]))
    table = read_incidents(path)

    assert table["injured"].tolist() == [2, pd.NA]


def test_read_incidents_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CSV.encode())))
    table = read_incidents("-")

    assert len(table) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, not a table"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"\x00\x01\x02\x03" * 9, "binary data"),
        (b"<html><body>", "XML or HTML"),
    ],
)
def test_read_incidents_refuses_other_files(tmp_path: Path, content: bytes, told: str) -> None:
    """A file that is no table is named as what it is."""
    path = _file(tmp_path, "a.csv", content)

    with pytest.raises((FormatError, IncidentError), match=told):
        read_incidents(path)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "event_id,country\n1,TJ\n", "no column that says where: give location, or latitude"),
        ("a.csv", "event_id,latitude\n1,37\n", "has no column longitude"),
        ("a.csv", "location,location\nx,y\n", "the column location more than once"),
        ("a.csv", 'location,notes\nTem,a\nTem,a,b\nYol,"x\n', "is opened and never closed"),
        ("a.csv", "location,notes\nTem,a,b\n" + "x" * 200_000, "field larger than field limit"),
        ("a.csv", "x" * 10_000 + ",b\n1,2\n", "it has: x{79}…, b"),
        ("a.csv", 'location,notes\nTem,"never closed\n', "data row 1 is never closed"),
        ("a.csv", "location\nTem\n".encode("utf-16-le"), "."),
        ("a.csv", "location\nДарвоз\n".encode("cp1251") + b"\x98", "is no UTF-8 text"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [', "no whole JSON"),
        ("a.geojson", '{"type": "Topology"}', "JSON without features"),
        ("a.geojson", "[1, 2]", "item 1 is no feature"),
        ("a.geojson", "hello", "is not what its name says: it holds text that is no JSON"),
        ("a.geojson", "[" * 100_000, "nested too deep"),
    ],
)
def test_read_incidents_says_what_is_wrong_with_a_file(
    tmp_path: Path, name: str, content: str | bytes, told: str
) -> None:
    """A file that cannot be read as incidents gives one clear line."""
    csv.field_size_limit(131_072)  # Python's own; another command in the same process may have raised it
    path = _file(tmp_path, name, content)

    with pytest.raises((FormatError, IncidentError), match=told) as caught:
        read_incidents(path)

    assert "\n" not in str(caught.value)


def test_read_incidents_names_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    """What is not there, and what is no file, is named."""
    with pytest.raises(IncidentError, match=r"none\.csv does not exist; check the name"):
        read_incidents(tmp_path / "none.csv")
    with pytest.raises(IncidentError, match=r"the folder .*nowhere does not exist"):
        read_incidents(tmp_path / "nowhere" / "a.csv")
    with pytest.raises(IncidentError, match="it is a folder; give a file in it"):
        read_incidents(tmp_path)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("yesterday-ish,Tem,,,", "event_date “yesterday-ish”: is no date"),
        ("2021-02-30,Tem,,,", "event_date “2021-02-30”: is no date of the calendar"),
        (",Tem,95,71,", "latitude “95”: is off the globe (beside longitude 71); use degrees from -90 to 90"),
        (
            ",Tem,37,190,",
            "longitude “190”: is off the globe (beside latitude 37); use degrees from -180 to 180",
        ),
        (",Tem,71.5,37.5,", "latitude 71.5 and longitude 37.5 look swapped; exchange the two"),
        (",Tem,37.5,,", "longitude “”: is missing (beside latitude 37.5)"),
        (",Tem,north,71.5,", "latitude “north”: is no number of degrees (beside longitude 71.5)"),
        (",Tem,inf,71.5,", "latitude “inf”: is no number of degrees"),
        (",Tem,,,many", "fatalities “many”: is no number of persons"),
        (",Tem,,,-3", "fatalities “-3”: is no number of persons"),
    ],
)
def test_read_incidents_keeps_bad_rows_with_the_reason(tmp_path: Path, row: str, told: str) -> None:
    """A bad value is empty in the table and quoted in locate_problem; the row and its neighbours stay."""
    heading = "event_date,location,latitude,longitude,fatalities"
    table = read_incidents(_file(tmp_path, "a.csv", f"{heading}\n{row}\n2020-01-02,Yol,37.5,70.1,1\n"))

    assert told in table["locate_problem"][0]
    assert table.geometry[0] is None
    assert table["locate_problem"].isna().tolist() == [False, True]
    assert table["location"].tolist() == ["Tem", "Yol"]


@pytest.mark.parametrize("first", ["", "E0,Tem,37.5,71.5,whole\n", 'E0,Tem,37.5,71.5,"a,b ""c""\nd"\n'])
@pytest.mark.parametrize(
    ("row", "values", "told"),
    [
        ("E1,Yol,37.9,70.1,a,b", ("Yol", 37.9, "a"), "6 cells under 5 headings; put text that holds the"),
        ("E1,Yol,37.9,70.1", ("Yol", 37.9, None), "4 cells under 5 headings; give every cell its separator"),
        ("E1,Yol", ("Yol", None, None), "2 cells under 5 headings; give every cell its separator"),
    ],
)
def test_a_row_that_does_not_fit_the_heading_is_kept_with_the_reason(
    tmp_path: Path, first: str, row: str, values: tuple[object, ...], told: str
) -> None:
    """A row with too many or too few cells stays, with its line; the rows beside it are as they were."""
    last = "E2,Khorugh,37.49,71.55,good\n"
    path = _file(tmp_path, "a.csv", f"event_id,location,latitude,longitude,notes\n{first}{row}\n\n{last}")
    parsed = parse_incidents(path)
    table = parsed.table.set_index("event_id")
    line = 2 + first.count("\n")

    assert f"cells “{row}”: line {line} has {told}" in table.loc["E1", "locate_problem"]
    got = table.loc["E1", ["location", "latitude", "notes"]]
    assert [None if pd.isna(value) else value for value in got] == list(values)
    assert table["locate_problem"].isna().tolist() == [True] * bool(first) + [False, True]
    assert table.loc["E2", ["location", "latitude", "longitude", "notes"]].tolist() == [
        "Khorugh",
        37.49,
        71.55,
        "good",
    ]
    assert {problem.row for problem in parsed.problems} == {1 + bool(first)}


def test_empty_cells_beyond_the_heading_are_no_problem(tmp_path: Path) -> None:
    """Separators that a spreadsheet leaves at the end of a row say nothing."""
    table = read_incidents(_file(tmp_path, "a.csv", "location,notes\nTem,a,,\nYol,b\nKhorugh,c,\n"))

    assert table["notes"].tolist() == ["a", "b", "c"]
    assert table["locate_problem"].isna().all()


def test_what_an_earlier_reading_said_stands_before_what_is_wrong_now(tmp_path: Path) -> None:
    """A row with a reason from before and a new fault tells both, each once."""
    content = "location,injured,locate_problem\nTem,many,not placed: x\nYol,2,\nTem,few\n"
    table = read_incidents(_file(tmp_path, "a.csv", content))

    assert table["locate_problem"][0].startswith("not placed: x | injured “many”: is no number")
    assert pd.isna(table["locate_problem"][1])
    assert "line 4 has 2 cells" in table["locate_problem"][2]


@pytest.mark.parametrize("name", ["a.geojson", "a.json", "a.geojsonl", "a.kml", "a.xlsx"])
def test_delimited_text_under_the_name_of_another_format_is_refused(tmp_path: Path, name: str) -> None:
    """A table in text that is called GeoJSON, say, is a mistake: which one, its owner must say."""
    told = r"is not what its name says: it holds delimited text, not \w+; let its name end in \.csv"

    with pytest.raises(FormatError, match=told):
        read_incidents(_file(tmp_path, name, CSV))


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.CSV", "a.gpkg"])
def test_json_under_the_name_of_another_format_is_refused(tmp_path: Path, name: str) -> None:
    """JSON that is called CSV is named as what it is."""
    told = r"is not what its name says: it holds JSON, not \w+; let its name end in \.geojson"

    with pytest.raises(FormatError, match=told):
        read_incidents(_file(tmp_path, name, '[{"location": "Tem"}]'))


def test_parse_incidents_lists_every_problem_of_a_row(tmp_path: Path) -> None:
    """Several problems of one row are all reported, and joined in the table."""
    parsed = parse_incidents(_file(tmp_path, "a.csv", "event_date,location,injured\nnever,Tem,x\n"))

    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (1, "event_date"),
        (1, "injured"),
    ]
    assert parsed.table["locate_problem"][0].count(" | ") == 1


def test_example_incidents_are_the_62_packaged() -> None:
    """62 rows of 1993 to 2026, without coordinates, without problems."""
    table = example_incidents()

    assert len(table) == 62
    assert table["event_id"].is_unique
    assert table["event_date"].min() == pd.Timestamp("1993-07-13")
    assert table["event_date"].max() == pd.Timestamp("2026-04-17")
    assert table.geometry.isna().all()
    assert table["locate_problem"].isna().all()


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_read_incidents_survives_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever a file holds, it is read or refused in one line."""
    path = _file(tmp_path_factory.mktemp("any"), "a.csv", content)
    told = ""
    try:
        rows = len(read_incidents(path))
    except (FormatError, IncidentError) as error:
        rows, told = 0, str(error)

    assert rows or "\n" not in told


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12)), max_size=5))
def test_read_incidents_never_drops_a_row(rows: list[tuple[str, str, str]]) -> None:
    """Whatever stands in the cells, each row comes through."""
    raw = pd.DataFrame(rows, columns=["event_date", "latitude", "longitude"], dtype="str")
    raw["location"] = "Tem"
    assert len(build_table(raw).table) == len(rows)
