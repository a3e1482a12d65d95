"""Answers as text."""

from click.testing import CliRunner

from gazetteer.cli import geocode
from gazetteer.place import Answer
from gazetteer.tables import format_answers


def test_a_long_name_does_not_push_the_columns_apart() -> None:
    """In the table a query stands on one line, cut after 60 signs."""
    table = format_answers([Answer("a" * 10_000 + "\nb", ())], "table")

    assert max(len(line) for line in table.splitlines()) < 150
    assert table.splitlines()[1] == "a" * 59 + "…  not found"


def test_json_keeps_a_long_name_whole() -> None:
    """What is cut in the table is whole in the other formats."""
    assert "a" * 200 in format_answers([Answer("a" * 200, ())], "json")


def test_a_name_known_only_in_another_country_is_said_to_be_there() -> None:
    """Asked for Kulob in Afghanistan, the command says that it is in Tajikistan, and ends with 1."""
    result = CliRunner().invoke(geocode, ["Kulob", "--country", "AF"], catch_exceptions=False)

    assert result.exit_code == 1
    assert "no place there is called 'Kulob'; elsewhere Kulob" in result.stderr
    assert ", TJ (tj-kulob" in result.stderr
