"""What a person decided about proposed incidents: kept beside the file, so that nothing is asked twice."""

import json
import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from gazetteer import Gazetteer
from gazetteer.files import replace_file
from gazetteer.sources.checks import clean
from geo.errors import ReportError

Verdict = Literal["accept", "reject"]
_COUNTS = ("fatalities", "fatalities_low", "fatalities_high", "injured")
_TEXTS = (
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "notes",
    "source",
    "source_url",
    "victims",
    "claimed_by",
    "said_by",
)
_MOST_DIGITS = 7  # of a number of people
_DATES = ("event_date", "event_date_end")
EDITABLE = (*_DATES, "location", *_COUNTS, *_TEXTS)


@dataclass(slots=True)
class Decision:
    """A verdict on one incident, and the values that were changed."""

    verdict: Verdict
    changes: dict[str, Any] = field(default_factory=dict)


class Decisions:
    """
    The decisions about the incidents of one file.

    Parameters
    ----------
    path
        The file of incidents; the decisions are kept beside it, under its name with `.review.json`.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path).with_suffix(".review.json")
        self._by_id: dict[str, Decision] = {}
        if self.path.exists():
            self._load()

    def _load(self) -> None:
        """Read the decisions of earlier runs."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))["decisions"]
            self._by_id = {
                str(event_id): Decision(
                    "accept" if one["verdict"] == "accept" else "reject", dict(one["changes"])
                )
                for event_id, one in kept.items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReportError(
                f"{self.path} holds no decisions ({error}): move it away to begin anew"
            ) from error

    def of(self, row: dict[str, Any]) -> Decision | None:
        """Return the decision about an incident, also with fewer reports; None where they contradict."""
        found = [self._by_id[one] for one in _ids(row) if one in self._by_id]
        return found[0] if len({one.verdict for one in found}) == 1 else None

    def keep(self, row: dict[str, Any], decision: Decision) -> None:
        """Note a decision and write all to the disk."""
        self._by_id |= dict.fromkeys(_ids(row), decision)
        kept = {key: {"verdict": one.verdict, "changes": one.changes} for key, one in self._by_id.items()}
        with replace_file(self.path) as temporary:
            temporary.write_text(
                json.dumps({"decisions": kept}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )

    def apply(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the accepted rows, with what was changed."""
        result = []
        for row in rows:
            decision = self.of(row)
            if decision is not None and decision.verdict == "accept":
                result.append(row | decision.changes)
        return result


def _ids(row: dict[str, Any]) -> list[str]:
    """Return what an incident is kept under: the id that each of its reports gives it, if they are told."""
    reports = row.get("reports")
    listed = [one for one in reports if isinstance(one, dict)] if isinstance(reports, list) else []
    return [str(one["event_id"]) for one in listed if one.get("event_id")] or [str(row["event_id"])]


def read_proposals(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
    """
    Return the records that panj extract wrote as JSON.

    Raises
    ------
    ReportError
        If the file is not such an array.
    """
    try:
        rows = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReportError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReportError(
            f"{path} is no JSON: give the file that panj extract -o incidents.json wrote"
        ) from error
    known = isinstance(rows, list) and all(isinstance(row, dict) and "event_id" in row for row in rows)
    if not known:
        raise ReportError(
            f"{path} is no array of incidents: give the file that panj extract -o incidents.json wrote"
        )
    return list(rows)


def parse_change(name: str, text: str, gazetteer: Gazetteer) -> dict[str, Any]:
    """
    Return the columns that change when a person gives `text` for a column.

    A new location brings its coordinates, district and province from the gazetteer.

    Raises
    ------
    ReportError
        If the column cannot be changed so.
    """
    text = clean(text)
    if name in _DATES:
        try:
            return {name: date.fromisoformat(text).isoformat() if text else None}
        except ValueError:
            raise ReportError(f"{text!r} is no date: write it as YYYY-MM-DD") from None
    if name in _COUNTS:
        if text and not (text.isdecimal() and len(text) <= _MOST_DIGITS):
            raise ReportError(
                f"{text!r} is no number of people: write digits, or nothing where it is not known"
            )
        count = int(text) if text else None
        if name == "fatalities":
            return {"fatalities": count, "fatalities_low": count, "fatalities_high": count}
        return {name: count}
    if name == "location":
        return _placed(text, gazetteer)
    if name in _TEXTS:
        return {name: text or None}
    raise ReportError(f"{name!r} cannot be changed: choose one of {', '.join(EDITABLE)}")


def _placed(text: str, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the columns of a place given by its name or id."""
    answer = gazetteer.geocode(text) if text else ()
    if not answer:
        raise ReportError(f"the gazetteer knows no {text!r}: try another spelling, or panj geocode")
    match = answer[0]
    place = match.place
    return {
        "location": text,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "place_id": place.place_id,
        "place_name": place.name,
        "match_type": match.match_type,
        "confidence": match.confidence,
        "country": {"TJ": "Tajikistan", "AF": "Afghanistan"}.get(place.country_code, place.country_code),
        "admin1": place.name if place.feature_code == "ADM1" else place.admin1,
        "admin2": place.name if place.feature_code == "ADM2" else place.admin2,
        "geo_precision": {"ADM1": 3, "ADM2": 2}.get(place.feature_code, 1),
    }
