"""Answers as text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from gazetteer import Gazetteer
from gazetteer.cli import geocode
from gazetteer.place import Answer
from gazetteer.tables import format_answers


def test_a_long_name_does_not_push_the_columns_apart() -> None:
    """In the table a query stands on one line, cut after 60 signs."""
    table = format_answers([Answer("a" * 10_000 + "\nb", ())], "table")

    assert max(len(line) for line in table.splitlines()) < 150
    assert table.splitlines()[1] == "a" * 59 + "…  not found"


def test_the_radius_of_a_polygon_is_told_to_a_tenth() -> None:
    """That of a user's own polygon is known to the metre, which the table need not say."""
    answer = Gazetteer().geocode("Khorugh", limit=1)
    place = replace(answer[0].place, radius_km=32.856)
    table = format_answers([Answer("Khorugh", (replace(answer[0], place=place),))], "table")

    assert " 32.9 " in table


def test_json_keeps_a_long_name_whole() -> None:
    """What is cut in the table is whole in the other formats."""
    assert "a" * 200 in format_answers([Answer("a" * 200, ())], "json")


def test_a_name_known_only_in_another_country_is_said_to_be_there() -> None:
    """Asked for Kulob in Afghanistan, the command says that it is in Tajikistan, and ends with 1."""
    result = CliRunner().invoke(geocode, ["Kulob", "--country", "AF"], catch_exceptions=False)

    assert result.exit_code == 1
    assert "no place there is called 'Kulob'; elsewhere Kulob" in result.stderr
    assert ", TJ (tj-kulob" in result.stderr


def test_a_table_has_no_signs_that_a_terminal_obeys() -> None:
    """Escape sequences and marks that turn the writing of the line are shown or left out, joiners stay."""
    table = format_answers([Answer("\x1b[31mred\x07 \u202eturned\u202c می\u200cشود", ())], "table")

    assert table.splitlines()[1] == "\ufffd[31mred\ufffd turned می\u200cشود  not found"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.csv", "query,place_id"),
        ("a.json", "[\n"),
        ("a.geojson", '{\n  "type": "Feature'),
        ("a.txt", "NAME"),
    ],
)
def test_the_ending_of_the_output_says_the_format(tmp_path: Path, name: str, begins: str) -> None:
    """What is written into a file is what its name says; a table where the name says nothing."""
    CliRunner().invoke(geocode, ["Khorugh", "-o", str(tmp_path / name)], catch_exceptions=False)

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_an_ending_of_no_format_is_refused(tmp_path: Path) -> None:
    """A table in a workbook's name would open nowhere."""
    path = tmp_path / "a.xlsx"
    with pytest.raises(ValueError, match=r"use \.json, \.csv, \.geojson, or give --format"):
        CliRunner().invoke(geocode, ["Khorugh", "-o", str(path)], catch_exceptions=False)
    assert not path.exists()


def test_a_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is standard input with --input, and no file of that name."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(geocode, ["Khorugh", "-o", "-"], catch_exceptions=False)

    assert result.stdout.startswith("NAME")
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_no_text_in_utf_8_can_be_written(tmp_path: Path) -> None:
    """A shell hands bytes of another encoding over as lone surrogates, which no file can hold."""
    path = tmp_path / "a.json"
    CliRunner().invoke(geocode, ["Kh\udcffrog", "-o", str(path)], catch_exceptions=False)

    assert json.loads(path.read_text(encoding="utf-8"))[0]["query"] == "Kh?rog"
