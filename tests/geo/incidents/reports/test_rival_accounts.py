"""What others say of the same dead: a figure beside the first is never added to it, whoever gives it."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from geo.incidents.reports.extract import Extractor, Report

FILE = Path(__file__).resolve().parents[3] / "data" / "reports" / "rivals.json"
PARTS: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
PUBLISHED = date(2026, 3, 11)
DEAD, HURT = 3, 2  # in each lead
OTHERS = ((4, 3), (2, 4))  # what others say: killed, wounded
# Thousands of texts through lines that the cases run too: measuring coverage doubles the time it takes.
pytestmark = pytest.mark.no_cover


def accounts(parts: dict[str, Any], kind: str) -> Iterator[tuple[str, int, int]]:
    """Yield a lead and what another says of it, with his killed and wounded."""
    numbers = parts["numbers"]
    for source, clause, (dead, hurt) in product(parts["sources"], parts[kind]["clauses"], OTHERS):
        said = clause.format(dead=numbers[str(dead)], hurt=numbers[str(hurt)])
        said = source.replace("{clause}", said).replace("{Clause}", said[:1].upper() + said[1:])
        yield f"{parts[kind]['lead']} {said}", dead, hurt


@pytest.mark.parametrize("kind", ["dead", "dead and hurt"])
@pytest.mark.parametrize("language", sorted(PARTS))
def test_what_another_says_of_the_same_dead_is_not_added(language: str, kind: str) -> None:
    """One incident with either figure for the best, and no other as the lowest and the highest."""
    extractor, wrong = Extractor(), []
    for text, dead, hurt in accounts(PARTS[language], kind):
        found = [one.values for one in extractor.incidents(Report(text, published=PUBLISHED))]
        killed = [(one["fatalities"], one["fatalities_low"], one["fatalities_high"]) for one in found]
        wounded = [one["injured"] for one in found]
        allowed = {None} if kind == "dead" else {HURT, hurt}
        if not (len(killed) == 1 and set(killed[0]) <= {DEAD, dead} and set(wounded) <= allowed):
            wrong.append((text, killed, wounded))

    assert not wrong


@pytest.mark.parametrize("language", sorted(PARTS))
def test_two_accounts_in_one_sentence_are_not_added(language: str) -> None:
    """Three according to police, four according to residents: three or four, not seven."""
    extractor, wrong = Extractor(), []
    numbers = PARTS[language]["numbers"]
    three = numbers[str(DEAD)]
    for frame, (dead, _) in product(PARTS[language]["one sentence"], OTHERS):
        text = frame.format(three=three, Three=three.capitalize(), dead=numbers[str(dead)])
        found = [one.values for one in extractor.incidents(Report(text, published=PUBLISHED))]
        killed = [(one["fatalities"], one["fatalities_low"], one["fatalities_high"]) for one in found]
        if not (len(killed) == 1 and set(killed[0]) <= {DEAD, dead}):
            wrong.append((text, killed))

    assert not wrong
