"""Merged events → records: one JSON object an incident, and its flat form for tables."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from geo.incidents.columns import READ_COLUMNS
from geo.incidents.formulas import marked
from geo.incidents.reports.extract import Report
from geo.incidents.reports.incident import event_id, shorten
from geo.incidents.reports.merge import Merged

PLACED = ("place_id", "place_name", "match_type", "confidence", "radius_km", "candidates")
EXTRA = ("victims", "claimed_by", "said_by", "doubts")
COLUMNS = (*(column.name for column in READ_COLUMNS), *PLACED, *EXTRA)
_NAMED = {
    "event_date": "date",
    "location": "place",
    "fatalities": "killed",
    "injured": "wounded",
    "sub_event_type": "what",
}
_COORDINATE_DIGITS = 7


def records(events: Iterable[Merged], *, with_evidence: bool = True) -> list[dict[str, Any]]:
    """
    Return one record an event, under the names of the incident table.

    `evidence` is a list of objects with the field, its value, the words and where they stand in the report's
    text, their sentence, a confidence from 0 to 1, and the report; `doubts` is a list of remarks; `reports`
    lists the reports that tell the event, each with the `event_id` that it would have by that one alone.
    """
    rows = [_record(event, with_evidence=with_evidence) for event in events]
    _number(rows)
    _number([report for row in rows for report in row["reports"]])
    return rows


def _number(identified: Iterable[dict[str, Any]]) -> None:
    """Put a number behind an `event_id` that stands again."""
    seen: Counter[str] = Counter()
    for one in identified:
        seen[one["event_id"]] += 1
        if (count := seen[one["event_id"]]) > 1:
            one["event_id"] += f"-{count}"


def _record(event: Merged, *, with_evidence: bool) -> dict[str, Any]:
    """Return the record of one event."""
    values = event.values()
    sources = list(dict.fromkeys(report.source for report, _ in event.tellings if report.source))
    addresses = list(dict.fromkeys(report.url for report, _ in event.tellings if report.url))
    values |= {
        "event_id": _id(event.tellings[0][0], values),
        "source": "; ".join(sources),
        "source_url": addresses[0] if addresses else None,
        "sources": max(len(sources), 1),
        "source_licence": None,
        "duplicate_of": None,
    }
    if not with_evidence:
        values["notes"] = None
    record = {name: values.get(name) if values.get(name) != "" else None for name in COLUMNS}
    record["doubts"] = event.doubts()
    record["reports"] = [
        {
            "source": report.source,
            "url": report.url,
            "title": report.title,
            "published": report.published.isoformat() if report.published else None,
            "event_id": _id(report, incident.values),
        }
        for report, incident in event.tellings
    ]
    if with_evidence:
        record["evidence"] = [one.to_dict() | {"report": report.source} for report, one in event.evidence()]
    else:
        del record["evidence"]
    return record


def _id(report: Report, values: dict[str, Any]) -> str:
    """Return the identifier of an event with these values that a report tells."""
    return event_id(report.url or report.text, values)  # not by its file's name: files are moved


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """
    Return a record without lists, for tables: the evidence as short quotations, one a value.

    Each sentence stands once, at most 300 characters of it.
    """
    result = {
        name: value for name, value in record.items() if name != "reports" or not isinstance(value, list)
    }
    if isinstance(doubts := record.get("doubts"), list):
        result["doubts"] = "; ".join(map(str, doubts)) or None
    if isinstance(evidence := record.get("evidence"), list):
        result["evidence"] = _quotations([one for one in evidence if isinstance(one, dict)]) or None
    return result


def _quotations(evidence: Sequence[dict[str, Any]]) -> str:
    """Return quotations: which values rest on a sentence, then the sentence."""
    by_sentence: dict[str, list[str]] = {}
    for one in evidence:
        name = _NAMED.get(str(one.get("field")), str(one.get("field")))
        if name != "said_by":
            by_sentence.setdefault(str(one.get("sentence", "")), []).append(
                f"{name}: {shorten(one.get('text', ''))}"
            )
    return " | ".join(
        f"“{shorten(sentence)}” [{'; '.join(dict.fromkeys(values))}]"
        for sentence, values in by_sentence.items()
    )


def to_json(rows: Sequence[dict[str, Any]]) -> str:
    """Return records as a JSON array, one object a line."""
    text = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{text}\n]\n" if rows else "[]\n"


def to_csv(rows: Sequence[dict[str, Any]], *, with_evidence: bool = True) -> str:
    """
    Return records as CSV with a heading, which stands also where there are no rows.

    What a report says is marked, as in every table, where a spreadsheet would run it as a formula; reading
    takes the mark away.
    """
    stream = io.StringIO()
    names = [name for name in COLUMNS if with_evidence or name not in {"evidence", "notes"}]
    writer = csv.DictWriter(stream, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = flat(row).items()
        writer.writerow({name: marked(cell) if isinstance(cell, str) else cell for name, cell in cells})
    return stream.getvalue()


def _point(longitude: Any, latitude: Any) -> dict[str, Any] | None:
    """Return a point of GeoJSON, or None where it has no coordinates."""
    if not isinstance(longitude, (int, float)) or not isinstance(latitude, (int, float)):
        return None
    coordinates = [round(longitude, _COORDINATE_DIGITS), round(latitude, _COORDINATE_DIGITS)]
    return {"type": "Point", "coordinates": coordinates}


def to_geojson(rows: Sequence[dict[str, Any]]) -> str:
    """
    Return records as a GeoJSON FeatureCollection (RFC 7946): (lon, lat), the flat record as properties.

    The geometry of a record that has no coordinates is null.
    """
    features = [
        {
            "type": "Feature",
            "id": row["event_id"],
            "geometry": _point(row.get("longitude"), row.get("latitude")),
            "properties": {
                name: value for name, value in flat(row).items() if name not in {"latitude", "longitude"}
            },
        }
        for row in rows
    ]
    text = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{text}\n]}}\n'
