"""Answers as text: a table to read, JSON, CSV, GeoJSON."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath
from typing import Any

from gazetteer.errors import OutputError
from gazetteer.place import Answer, Match
from gazetteer.shown import one_line

_WIDEST = 60  # signs of a query in the table
FORMATS = ("table", "json", "csv", "geojson")
_NO_ENDINGS = ("", ".txt")  # they say nothing of the format
_COLUMNS = [
    "query",
    "place_id",
    "name",
    "latitude",
    "longitude",
    "radius_km",
    "country_code",
    "admin1",
    "admin1_id",
    "admin2",
    "admin2_id",
    "outside",
    "feature_class",
    "feature_code",
    "match_type",
    "matched_name",
    "confidence",
    "source",
]


def format_of(output: str | None, allowed: Collection[str], default: str) -> str:
    """
    Return the format that the ending of a file asks for, where none was named.

    Parameters
    ----------
    output
        The file that is written; None or "-" for standard output.
    allowed
        The formats, which are endings too.
    default
        What standard output gets, and a file without an ending.

    Raises
    ------
    OutputError
        If the ending is that of none of them: a table in a workbook's name opens nowhere.
    """
    ending = PurePath(output or "").suffix.lower()
    if ending in _NO_ENDINGS:
        return default
    if ending[1:] in allowed:
        return ending[1:]
    endings = ", ".join(f".{form}" for form in allowed if form != "table")
    raise OutputError(f"{output}: this ending is not known; use {endings}, or give --format")


def format_answers(answers: Sequence[Answer], form: str) -> str:
    """
    Return `answers` as text that ends with a line feed.

    Parameters
    ----------
    answers
        What the gazetteer said.
    form
        One of FORMATS. JSON: an array with one object a query. CSV: one row a match, and one with empty
        columns for a name that was not found. GeoJSON: one feature a match, (lon, lat) in degrees.
    """
    if form == "table":
        return _table(answers)
    if form == "csv":
        return _csv(answers)
    import json  # noqa: PLC0415 - a table needs none

    data: Any = [answer.to_dict() for answer in answers] if form == "json" else _collection(answers)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _csv(answers: Iterable[Answer]) -> str:
    """Return one line a match."""
    import csv  # noqa: PLC0415 - as above
    import io  # noqa: PLC0415

    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for answer in answers:
        for match in answer:
            writer.writerow({"query": answer.query} | match.to_dict())
        if not answer:
            writer.writerow({"query": answer.query})
    return stream.getvalue()


def _collection(answers: Iterable[Answer]) -> dict[str, Any]:
    """Return an RFC 7946 feature collection of every match."""
    features = []
    for answer in answers:
        for match in answer:
            facts = {"query": answer.query} | match.to_dict()
            point = [round(facts.pop("longitude"), 7), round(facts.pop("latitude"), 7)]
            features.append(
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": facts}
            )
    return {"type": "FeatureCollection", "features": features}


def _table(answers: Iterable[Answer]) -> str:
    """Return aligned columns, one line a match."""
    lines: list[tuple[str, ...]] = [
        ("NAME", "PLACE", "IN", "LATITUDE", "LONGITUDE", "± KM", "MATCH", "SURE", "")
    ]
    for answer in answers:
        asked = _short(answer.query)
        lines += [(asked if i == 0 else "", *_cells(match)) for i, match in enumerate(answer)]
        if not answer:
            lines.append((asked, "not found", *[""] * 7))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    right = (3, 4, 5, 7)  # figures
    return "".join(
        "  ".join(
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        + "\n"
        for line in lines
    )


def _short(query: str) -> str:
    """Return a query on one line, cut where it would push the columns apart."""
    line = one_line(query)
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"


def _cells(match: Match) -> tuple[str, ...]:
    """Return what the table says of a match, without the query."""
    place = match.place
    found = match.match_type
    if match.matched_name != place.name:
        found += f": {match.matched_name}"
    if match.matched_kind == "former":
        found += " (former name)"
    inside = ", ".join(filter(None, (place.admin2, place.admin1, place.country_code)))
    return (
        f"{place.name}",
        inside,
        f"{place.latitude:.4f}",
        f"{place.longitude:.4f}",
        f"{round(place.radius_km, 1):g}",
        found,
        f"{match.confidence:.2f}",
        "outside the zone" if place.outside else "",
    )
