"""What is proposed: an incident, its values, and the words that each rests on."""

import hashlib
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

from gazetteer.place import Place

_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a value rests on: `text[start:end]`, and the sentence around them."""

    field: str
    value: str
    start: int
    end: int
    text: str
    sentence: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as it stands in JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Incident:
    """An incident that a report tells: values under the names of the incident table, evidence and doubts."""

    values: dict[str, Any]
    evidence: list[Evidence]
    doubts: list[str] = field(default_factory=list)
    place: Place | None = None


def visible(text: str) -> str:
    """Return a name without characters that do not show, except the joiner that Persian spelling needs."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign == "\u200c" or category(sign) not in {"Cc", "Cf"})


def shorten(text: str, most: int = _QUOTE) -> str:
    """Return a quotation of at most `most` characters on one line, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"


def event_id(source: str, values: dict[str, Any]) -> str:
    """Return an identifier that stays the same when the same report is read again."""
    words = "|".join(
        str(part)
        for part in (source, values.get("event_date"), values.get("place_id"), values.get("sub_event_type"))
    )
    return "PX-" + hashlib.sha256(words.encode()).hexdigest()[:12]
