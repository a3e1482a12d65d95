"""The packaged tables: what must hold of every row."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

import gazetteer

TABLES = Path(gazetteer.__file__).parent / "data"
Row = dict[str, str]


def rows_of(table: str) -> list[Row]:
    """Return the rows of a packaged table."""
    with (TABLES / table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def places() -> dict[str, Row]:
    """Return the places by their ids."""
    rows = rows_of("places.csv")
    by_id = {row["place_id"]: row for row in rows}
    assert len(by_id) == len(rows)
    return by_id


@pytest.fixture(scope="module")
def names() -> list[Row]:
    """Return the names of both tables."""
    return rows_of("names.csv") + rows_of("geonames_names.csv")


def test_every_settlement_of_the_zone_has_its_district(places: dict[str, Row]) -> None:
    """In Tajikistan and Afghanistan, within 50 km of the border."""
    lacking = [
        row["place_id"]
        for row in places.values()
        if row["country_code"] in ("TJ", "AF")
        and row["feature_class"] == "P"
        and row["outside"] == "0"
        and not row["admin2"]
    ]

    assert lacking == []


def test_districts_and_provinces_are_places_of_their_kind(places: dict[str, Row]) -> None:
    """admin1 names a province, admin2 a district of that province; Dushanbe is both in one."""
    for row in places.values():
        if row["admin1"]:
            assert places[row["admin1"]]["feature_code"] == "ADM1"
        if row["admin2"] and row["admin2"] != row["admin1"]:
            district = places[row["admin2"]]
            assert district["feature_code"] == "ADM2"
            assert district["admin1"] == row["admin1"]
            assert district["country_code"] in row["country_code"].split(",")


def test_every_place_and_name_has_source_and_kind(places: dict[str, Row], names: list[Row]) -> None:
    """Provenance, kind and script are known of each."""
    kinds = {"official", "variant", "former", "romanisation"}

    assert all(row["source"] for row in places.values())
    assert {row["kind"] for row in names} <= kinds
    assert all(row["script"] and row["place_id"] in places for row in names)
    assert all(row["source"] or row["geonames_id"] for row in map(Counter, names))


def test_names_end_after_they_begin(names: list[Row]) -> None:
    """Years are four digits, the first before the last; a name that has ended is a former one."""
    for row in names:
        first, last = row.get("valid_from", ""), row.get("valid_to", "")
        assert all(not year or (year.isdigit() and len(year) == 4) for year in (first, last)), row
        assert not (first and last) or first < last, row
        assert not last or row["kind"] == "former", row


def test_no_name_is_half_transliterated(names: list[Row]) -> None:
    """Latin letters with Ethiopic or Cyrillic ones among them were left by a machine."""
    halves = [
        row["name"]
        for row in names
        if any("a" <= sign.lower() <= "z" for sign in row["name"])
        and any("\u0400" <= sign <= "\u052f" or "\u1200" <= sign <= "\u139f" for sign in row["name"])
    ]

    assert halves == []


def test_each_table_has_its_licence() -> None:
    """datasets.json names every table, and the licence file beside it repeats title and credit."""
    datasets = json.loads((TABLES / "datasets.json").read_text(encoding="utf-8"))

    assert {data["file"] for data in datasets} == {path.name for path in TABLES.glob("*.csv")}
    for data in datasets:
        text = (TABLES / data["licence_file"]).read_text(encoding="utf-8")
        assert data["title"] in text
        assert data["attribution"] in text


def test_the_index_is_small() -> None:
    """At most 5 MB."""
    assert (TABLES / "gazetteer.sqlite").stat().st_size <= 5_000_000


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Хоҷа Баҳоуддин", "af-khwaja-bahauddin-district"),
        ("Дарайим", "af-darayim-district"),
        ("Варсадж", "af-warsaj-district"),
        ("Ходжа-Гар", "af-khwaja-ghar-district"),
        ("نصیر خسرو", "tj-nosiri-khusrav-district"),
    ],
)
def test_districts_have_the_names_that_reports_use(names: list[Row], name: str, place_id: str) -> None:
    """In Tajik, Russian and Dari, whose spellings do not follow from the official names."""
    assert place_id in {row["place_id"] for row in names if row["name"] == name}
