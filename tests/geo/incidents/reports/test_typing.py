"""A report reads the same however it was typed: lines broken, another keyboard, hyphens for dashes."""

import json
import re
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.records import flat
from geo.incidents.reports.typed import as_printed

CASES = Path(__file__).parents[3] / "data" / "reports" / "cases.jsonl"
EACH = 4  # of the cases that a way of typing changes, one in so many is read: for the time it takes
NAMES = ("event_date", "place_id", "fatalities", "injured", "sub_event_type", "actor1", "actor2")
WIDTH = 66  # signs of a line, as mail programs break it
MANY_LINES = 3  # of fewer it cannot be told whether they are broken or written so
# What is written differently, in which language.
SPELLINGS: dict[tuple[str, str], tuple[str, str]] = {
    ("fa", "the ezafe as a letter behind a joiner"): ("هٔ|ۀ", "ه\u200cی"),
    ("fa", "the ezafe as a letter behind a space"): ("هٔ|ۀ", "ه ی"),
    ("fa", "no sign for the ezafe"): ("هٔ|ۀ", "ه"),
    ("fa", "yeh of an Arabic keyboard"): ("ی", "ي"),
    ("fa", "kaf of an Arabic keyboard"): ("ک", "ك"),
    ("fa", "commas of a Latin keyboard"): ("،(?= )", ","),
    ("fa", "spaces for joiners"): ("\u200c", " "),
    ("ru", "no ё"): ("ё", "е"),
    ("ru", "hyphens for dashes"): (" [—–] ", " - "),
    ("ru", "straight quotation marks"): ("[«»“”]", '"'),
    ("tg", "hyphens for dashes"): (" [—–] ", " - "),
    ("tg", "straight quotation marks"): ("[«»“”]", '"'),
    ("en", "hyphens for dashes"): (" [—–] ", " - "),
    ("en", "apostrophes of a printer"): ("'", "’"),
}
# Texts in which the sign itself says something that other letters do not.
TELLING = {
    "ru: of how many somebody helped to carry is no toll",  # a quotation before a dash
}
# Thousands of words through lines that the cases run too: measuring coverage doubles the time it takes.
pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all texts."""
    return Extractor()


def changed(language: str, change: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """Return what some cases in a language show, their text, and their text changed."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case["shows"].startswith(f"{language}: ") or case["shows"] in TELLING:
            continue
        text = re.sub(r"\n+", "\n\n", case["text"])
        other = change(text)
        if other != text:
            found.append((case["shows"], text, other))
    return found[::EACH]


def read(extractor: Extractor, text: str) -> list[list[object]]:
    """Return day, place, killed, wounded and type of the incidents of a text."""
    found = extractor.incidents(Report(text, published=date(2026, 3, 11)))
    return [[one.values[name] for name in NAMES] for one in found]


@pytest.mark.parametrize(("language", "how"), SPELLINGS, ids=list(map(" ".join, SPELLINGS)))
def test_spelling_changes_nothing(extractor: Extractor, language: str, how: str) -> None:
    """Signs that keyboards lack, or that writers leave out, say nothing."""
    sign, other = SPELLINGS[language, how]
    texts = changed(language, lambda text: re.sub(sign, other, text))

    assert texts
    assert [shows for shows, text, typed in texts if read(extractor, text) != read(extractor, typed)] == []


def broken(text: str) -> str:
    """Return a text with each paragraph in lines of a width, if there are enough of them."""
    paragraphs = [textwrap.fill(one, WIDTH, break_on_hyphens=False) for one in text.split("\n\n")]
    enough = max(one.count("\n") for one in paragraphs) >= MANY_LINES
    return "\n\n".join(paragraphs) if enough else text


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
def test_lines_broken_at_a_width_are_one_paragraph(extractor: Extractor, language: str) -> None:
    """A mail program breaks lines; what is told does not change, and evidence stands where it stood."""
    texts = changed(language, broken)

    assert texts
    assert [shows for shows, text, typed in texts if read(extractor, text) != read(extractor, typed)] == []


def test_evidence_quotes_the_text_as_it_was_typed(extractor: Extractor) -> None:
    """What is quoted is the very text of the report, hyphens and line ends with it."""
    text = (
        "В Имам-Сахибе 9 марта неизвестный бросил гранату в лавку. Хозяин\n"
        "скончался на месте, его сын - через два часа в больнице, ранен\n"
        "покупатель, который в это время выходил из лавки на улицу."
    )

    (incident,) = extractor.incidents(Report(text, published=date(2026, 3, 11)))

    assert incident.values["fatalities"] == 2
    assert all(text[one.start : one.end] == one.text for one in incident.evidence)
    assert all(one.sentence in text for one in incident.evidence)
    cell = flat({"evidence": [one.to_dict() for one in incident.evidence]})["evidence"]
    assert "\n" not in cell
    assert "Хозяин скончался на месте, его сын - через два часа" in cell


LINES = st.lists(
    st.text(st.sampled_from("aAяЯا.,،- \t\u3000\u200c•–9)(«"), max_size=130), min_size=1, max_size=12
)


@given(LINES, st.sampled_from(["en", "ru", "tg", "fa"]))
@example(["   ", "A" * 50, "more text that goes on"], "en")
def test_a_text_as_printed_has_its_signs_where_they_were(lines: list[str], language: str) -> None:
    """Only ends of lines, hyphens, letters and commas of keyboards are others; nothing is lost or moved."""
    text = "\n".join(lines)
    printed = as_printed(text, language)

    others = {("\n", " "), ("-", "—"), (",", "،")}
    assert len(printed) == len(text)
    assert {(old, new) for old, new in zip(text, printed, strict=True) if old != new} <= others
