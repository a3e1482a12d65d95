"""The frozen sets: how many spellings are read right, and how many other names are refused."""

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest

from gazetteer import Gazetteer

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from spellings import Row, answers, calibration_error, main, read_set, verdict  # noqa: E402 - a script beside the tests

Found = list[tuple[Row, list[tuple[str, float, str]]]]


@pytest.fixture(scope="module")
def found() -> Found:
    """Return what is answered to the frozen test set, each name left out of the index that it is asked of."""
    return answers(read_set("test"))


def shares(found: Found, *, without: tuple[str, ...] = (), only: str = "") -> dict[str, float]:
    """Return the shares right, wrong and refused."""
    judged = Counter(
        verdict(row, matches)
        for row, matches in found
        if row["kind"] not in without and (not only or row["kind"] == only)
    )
    return {what: judged[what] / judged.total() for what in ("right", "wrong", "refused")}


def test_the_frozen_set_is_large_enough(found: Found) -> None:
    """At least 1,000 spellings of at least 300 places."""
    assert len(found) >= 1000
    assert len({place for row, _ in found for place in row["place_ids"].split("|")}) >= 300


def test_rows_of_the_frozen_set_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is scored, not read: what was read would be tuned for."""
    monkeypatch.setattr(sys, "argv", ["spellings.py", "--show", "wrong"])

    with pytest.raises(SystemExit):
        main()

    assert "--set tuning" in capsys.readouterr().err


def test_spellings_are_read_right(found: Found) -> None:
    """What is reached and must not be lost (wanted: 0.97); docs/gazetteer.md has the figures by kind."""
    assert shares(found, without=("former",))["right"] >= 0.967


def test_spellings_are_seldom_read_wrong(found: Found) -> None:
    """A name that is not known is refused rather than guessed (wanted: 0.01)."""
    assert shares(found, without=("former",))["wrong"] <= 0.016


def test_former_names_that_are_recorded_are_found(found: Found) -> None:
    """Regar is Tursunzoda."""
    assert shares(found, only="former")["right"] == 1


def test_two_wrong_letters_in_long_names_are_read_right(found: Found) -> None:
    """At least nine of ten names of seven letters and more."""
    assert shares(found, only="typo2")["right"] >= 0.9


def test_confidence_is_calibrated(found: Found) -> None:
    """What is answered at 0.9 is right nine times of ten: the expected calibration error is at most 0.03."""
    judged = [(matches[0][1], verdict(row, matches) == "right") for row, matches in found if matches]

    assert calibration_error(judged) <= 0.03


def test_names_that_no_list_has_are_seldom_put_inside_the_zone() -> None:
    """Surnames from eight countries and words of chance syllables; tools/unlisted_names.py made them."""
    with (ROOT / "tests/data/unlisted.csv").open(encoding="utf-8", newline="") as stream:
        names = [row["name"] for row in csv.DictReader(stream) if row["set"] == "test"]
    gazetteer = Gazetteer()
    answered = [gazetteer.geocode(name, limit=1) for name in names]

    inside = sum(1 for answer in answered if answer and not answer[0].place.outside)
    assert len(names) >= 1500
    assert inside / len(names) <= 0.02


@pytest.mark.parametrize(("what", "most"), [("world", 0.005), ("neighbours", 0.01)])
def test_names_of_elsewhere_are_not_put_inside_the_zone(what: str, most: float) -> None:
    """Cities of the world, and of the neighbouring countries, of which none lies in the zone."""
    with (ROOT / "tests/data/refuse.csv").open(encoding="utf-8", newline="") as stream:
        names = [row["name"] for row in csv.DictReader(stream) if row["set"] == what]
    gazetteer = Gazetteer()
    answered = [gazetteer.geocode(name, limit=1) for name in names]

    inside = sum(1 for answer in answered if answer and not answer[0].place.outside)
    assert inside / len(names) <= most
