"""`panj reverse --input`: tables of points."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import panj

POINTS = """id,lat,lon,country
a,37.49,71.55,mine
b,,,
c,"37°12'N","68,6",
d,71.55,37.49,
e,95,71,
a,37.49,71.55,mine
f,soon,71,
g,-33.9,18.4,
"""


def run(*arguments: str, text: str | None = None) -> Result:
    """Run `panj reverse`; an error that main() would print is raised."""
    return CliRunner().invoke(panj.cli, ["reverse", *arguments], input=text, catch_exceptions=False)


def test_every_row_comes_out_in_its_order_with_the_answer_or_the_reason(tmp_path: Path) -> None:
    """Rows without a usable point stay; a column of the table is not overwritten."""
    path = tmp_path / "points.csv"
    path.write_text(POINTS, encoding="utf-8")
    result = run("--input", str(path))
    rows = list(csv.DictReader(io.StringIO(result.stdout)))

    assert result.exit_code == 0
    assert [(row["id"], row["country_code"]) for row in rows] == [
        ("a", "TJ"), ("b", ""), ("c", "TJ"), ("d", ""), ("e", ""), ("a", "TJ"), ("f", ""), ("g", ""),
    ]  # fmt: skip
    assert (rows[0]["country"], rows[0]["panj_country"]) == ("mine", "Tajikistan")
    assert [row["problem"] for row in rows[:4]] == [
        "",
        "the row has no point",
        "",
        "latitude “71.55”: latitude 71.55 and longitude 37.49 look swapped; exchange the two",
    ]
    assert "is off the globe" in rows[4]["problem"]
    assert "is no number of degrees" in rows[6]["problem"]
    assert "8 rows: 3 in a packaged country, 1 outside, 4 without a point" in result.stderr


def test_bare_lines_of_standard_input_are_points() -> None:
    """As they are given on the command line, without a heading."""
    rows = list(csv.DictReader(io.StringIO(run("--input", "-", text="37.49,71.55\n37.0,72.68\n").stdout)))

    assert [(row["latitude"], row["country_code"]) for row in rows] == [("37.49", "TJ"), ("37.0", "AF")]


def test_the_ending_of_the_output_says_the_format(tmp_path: Path) -> None:
    """JSON has the cells under "row"; the same answer as for the point alone."""
    path, output = tmp_path / "points.csv", tmp_path / "where.json"
    path.write_text("latitude,longitude,id\n37.49,71.55,7\n", encoding="utf-8")
    run("--input", str(path), "-o", str(output))
    (entry,) = json.loads(output.read_text(encoding="utf-8"))
    (alone,) = json.loads(run("37.49,71.55", "--format", "json").stdout)

    assert entry.pop("row") == {"latitude": "37.49", "longitude": "71.55", "id": "7"}
    assert {"latitude": 37.49, "longitude": 71.55} | entry == alone | {"problem": ""}


def test_the_ending_of_the_output_says_the_format_of_points(tmp_path: Path) -> None:
    """A file whose name ends in .geojson holds GeoJSON."""
    run("37.49,71.55", "-o", str(tmp_path / "where.geojson"))

    assert json.loads((tmp_path / "where.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    "text",
    ["широта;долгота\n37,49;71,55\n", "Y,X\n37.49,71.55\n", "lat,latitude,lon\n1,37.49,71.55\n"],
)
def test_columns_are_found_under_their_usual_headings(text: str) -> None:
    """As in a table of incidents; of two, the one that is called latitude counts."""
    (row,) = csv.DictReader(io.StringIO(run("--input", "-", text=text).stdout))

    assert row["admin2_id"] == "tj-khorugh-city"


def test_a_table_without_points_keeps_its_rows() -> None:
    """Nothing is added but the reason."""
    assert (
        run("--input", "-", text="lat,lon,n\n,,1\n").stdout == "lat,lon,n,problem\n,,1,the row has no point\n"
    )


def test_a_table_without_the_columns_is_an_error() -> None:
    """The columns that it has are named."""
    with pytest.raises(ValueError, match="has no column longitude: its columns are lat, b"):
        run("--input", "-", text="lat,b\n1,2\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give a point such as 37.49,71.55, or --input FILE"),
        (("37.49,71.55", "--input", "x.csv"), "not both"),
        (("--input", "x.csv", "--format", "geojson"), "use csv or json"),
        (("--inptu", "x.csv"), "No such option"),
    ],
)
def test_usage_errors_say_what_to_give(arguments: tuple[str, ...], message: str) -> None:
    """Exit status 2 and the remedy; an option that is none is no point either."""
    result = run(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr
