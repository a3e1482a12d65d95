"""Who did it, to whom, and who only spoke of it: a false culprit is worse than none."""

import json
from datetime import date
from pathlib import Path

import pytest

from geo.incidents.reports.extract import Extractor, Report

REPORTS = Path(__file__).resolve().parents[3] / "data" / "reports"
PUBLISHED = date(2025, 11, 28)
# Reports of one incident each; in a clash the armed group stands first, as in the packaged table.
CASES = [json.loads(line) for line in (REPORTS / "actors.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_parties(case: dict[str, str]) -> None:
    """Who condemns, denies, investigates, rules or speaks did not do it; whose post was attacked was hit."""
    (one,) = Extractor().incidents(Report(case["text"], published=PUBLISHED))

    found = {name: one.values[name] or "" for name in ("actor1", "actor2", "claimed_by")}
    assert found == {name: case[name] for name in found}


def test_actors_rest_on_words() -> None:
    """Who acted, upon whom, who claims it, who was hit: each has its words and sentence."""
    text = (
        "Gunmen killed two Chinese engineers in Rustaq district on Tuesday. "
        "Islamic State claimed responsibility the next day."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    words = {item.field: item.text for item in one.evidence}
    assert words["actor1"] == words["claimed_by"] == "claimed responsibility"
    assert words["actor2"] == "killed two Chinese engineers"
    assert words["victims"] == "killed two Chinese engineers"
    for item in one.evidence:
        assert text[item.start : item.end] == item.text
        assert item.text in item.sentence


def test_victims_are_told_with_their_role_and_country() -> None:
    """What the people were, and whose citizens, as far as the figures' own words tell."""
    text = (
        "A Chinese driver was killed when militants attacked a convoy near Ayvaj on Tuesday. "
        "Two border guards were wounded."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["victims"] == "civilians (China); security forces"
