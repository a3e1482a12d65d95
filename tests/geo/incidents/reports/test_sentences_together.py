"""Plain sentences made of parts whose meaning is known: clauses, people, lists, what follows, who says so."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from geo.incidents.reports.extract import Extractor, Report

FILE = Path(__file__).resolve().parents[3] / "data" / "reports" / "sentences.json"
PARTS: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
PUBLISHED = date(2026, 3, 11)
# Thousands of texts through lines that the cases run too: measuring coverage doubles the time it takes.
pytestmark = pytest.mark.no_cover

Toll = tuple[int | None, int | None]
Made = tuple[str, Toll]


def begun(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def put(frame: str, **parts: str) -> str:
    """Return a frame with its parts, `{Part}` with a capital; a comma before a stop gives way to it."""
    for name, part in parts.items():
        frame = frame.replace(f"{{{name.capitalize()}}}", begun(part)).replace(f"{{{name}}}", part)
    for sign in (",", " –", " —"):
        frame = frame.replace(f"{sign}.", ".")
    return frame


def plus(known: int | None, more: int) -> int | None:
    """Return a toll with some more; what was not told stays untold if nobody is added."""
    return known if not more else (known or 0) + more


def clauses(parts: dict[str, Any]) -> Iterator[Made]:
    """Yield clauses on the killed and the wounded, in each frame."""
    for (dead, killed), (hurt, wounded), frame in product(parts["killed"], parts["wounded"], parts["frames"]):
        yield put(frame, killed=dead, wounded=hurt), (killed, wounded)


def people(parts: dict[str, Any]) -> Iterator[Made]:
    """Yield people counted in every way, killed and wounded."""
    for (nominative, accusative, count), frame in product(parts["counted"], parts["killed"]):
        yield put(frame, people=nominative, object=accusative), (count, None)
    for (nominative, accusative, count), frame in product(parts["counted"], parts["wounded"]):
        yield put(frame, people=nominative, object=accusative), (None, count)


def lists(parts: dict[str, Any]) -> Iterator[Made]:
    """Yield lists of victims in each frame, which says who they are: killed, wounded, or both with others."""
    for (nominative, accusative, genitive, count), (kind, frame) in product(
        parts["victims"], parts["frames"]
    ):
        toll = {"killed": (count, None), "wounded": (None, count), "killed, 3 wounded": (count, 3)}
        text = put(frame, people=nominative, object=accusative, genitive=genitive)
        yield text, toll.get(kind, (1, count))


def after(parts: list[dict[str, Any]]) -> Iterator[Made]:
    """Yield a lead with a sentence that adds to its toll, moves wounded to the dead, or does neither."""
    for part in parts:
        for (lead, killed, wounded), (sentence, dead, hurt) in product(part["leads"], part["sentences"]):
            yield f"{lead} {sentence}", (plus(killed, dead), plus(wounded, hurt))


def said(parts: dict[str, Any]) -> Iterator[Made]:
    """Yield what somebody says: two killed and three wounded, whoever says so."""
    for told, by in product(parts["told"], parts["by"]):
        yield put(by, told=told), (2, 3)


def none(parts: dict[str, Any]) -> Iterator[Made]:
    """Yield what is told where nobody came to harm, or nothing is known."""
    for sentence, killed, wounded in parts["sentences"]:
        yield f"{parts['lead']} {sentence}", (killed, wounded)


MAKERS = {maker.__name__: maker for maker in (clauses, people, lists, after, said, none)}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all: it remembers the names it has looked up."""
    return Extractor()


@pytest.mark.parametrize("what", MAKERS)
@pytest.mark.parametrize("language", PARTS)
def test_plain_sentences_are_read_however_they_are_put_together(
    extractor: Extractor, language: str, what: str
) -> None:
    """Killed and wounded of each combination are what its parts say, but for those known to be misread."""
    known = set(PARTS[language]["misread"])
    misread = []
    for text, toll in MAKERS[what](PARTS[language][what]):
        found = [incident.values for incident in extractor.incidents(Report(text, published=PUBLISHED))]
        if [(one["fatalities"], one["injured"]) for one in found] != [toll] and text not in known:
            misread.append((text, toll))

    assert not misread
