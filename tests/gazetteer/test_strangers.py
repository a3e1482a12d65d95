"""Queries as strangers write them: spellings_strangers.csv, written before they were asked."""

import csv
from pathlib import Path

import pytest

from gazetteer import Gazetteer

TABLE = Path(__file__).parents[1] / "data" / "spellings_strangers.csv"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Return the queries, the places that each may mean (none where it must stay outside), and its kind."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_strangers_queries_are_read_right(rows: list[dict[str, str]]) -> None:
    """The first answer is a place that was meant; most of the others are its namesakes."""
    gazetteer = Gazetteer()
    asked = [row for row in rows if row["place_ids"]]
    right = [
        row
        for row in asked
        for match in gazetteer.geocode(row["query"], limit=1)
        if match.place.place_id in row["place_ids"].split("|")
    ]

    assert len(asked) >= 5000
    assert len(right) / len(asked) >= 0.935


def test_strangers_other_names_stay_outside(rows: list[dict[str, str]]) -> None:
    """Towns, people, bodies and words elsewhere are refused, or lie more than 50 km from the border."""
    gazetteer = Gazetteer()
    asked = [row["query"] for row in rows if not row["place_ids"]]
    inside = [name for name in asked for match in gazetteer.geocode(name, limit=1) if not match.place.outside]

    assert len(asked) >= 1000
    assert len(inside) / len(asked) <= 0.02
