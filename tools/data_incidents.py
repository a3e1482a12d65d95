"""The packaged incidents: the compiled table in the column order of the toolkit, with its licence."""

import csv
import json
from pathlib import Path

_COLUMNS = [
    "event_id",
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "country",
    "admin1",
    "admin2",
    "location",
    "geo_precision",
    "fatalities",
    "fatalities_low",
    "fatalities_high",
    "injured",
    "source",
    "source_url",
    "sources",
    "notes",
    "disputed",
]
# The compiled table calls two of its sources by names that mean nothing to a reader of the map.
_WORDING = (
    (". Same event as the undated row N30 of the news table", ""),
    ("carry no year: the news table has 2011, but", "carry no year: one list has 2011, but"),
    ("the news table lists the crossing date", "one list has the date of the crossing"),
    (" (referred to in a seed article)", ""),
    (" (referred to in the seed articles)", ""),
    ("the seed articles mention", "other reports mention"),
    ("the seed articles say", "other reports say"),
    ("one of the seed articles calls", "one report calls"),
    ("in a seed article", "in one report"),
    ("A seed article", "One report"),
)
_DATASET = {
    "file": "incidents.csv",
    "title": "62 incidents on and near the Tajikistan–Afghanistan border, 1993–2026",
    "vintage": "13 July 1993 to 17 April 2026; compiled 21 November 2026 from search excerpts of the reports",
    "licence": "ODbL-1.0",
    "licence_file": "incidents.LICENSE",
    "attribution": "Compiled for panj; each row names its reports and links to one of them",
    "source": "press reports, named and linked in each row",
}
_LICENCE = """\
62 incidents on and near the Tajikistan–Afghanistan border, 1993–2026 (incidents.csv)

Compiled for panj; each row names its reports and links to one of them
(`source`, `source_url`). The wording is our own. Only facts were taken over; nothing is
taken from ACLED, GTD or the like. What the reports disagree on stands in `disputed`.

This database is made available under the Open Database License 1.0:
https://opendatacommons.org/licenses/odbl/1-0/
Rights in individual contents of the database are licensed under the Database Contents License 1.0:
https://opendatacommons.org/licenses/dbcl/1-0/
"""


def _reworded(text: str) -> str:
    """Return a remark in words that its readers know."""
    for compiled, plain in _WORDING:
        text = text.replace(compiled, plain)
    return text


def build(facts: Path, target: Path) -> None:
    """
    Write incidents.csv, its licence, and its entry in datasets.json.

    Parameters
    ----------
    facts
        Folder with the compiled incidents.csv.
    target
        geo/data, where datasets.json already lists the shapes.
    """
    with (facts / "incidents.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        for column in ("notes", "disputed"):
            row[column] = _reworded(row[column])
        # The compiled table separates the reports that it names by semicolons.
        row["sources"] = str(len([name for name in row["source"].split(";") if name.strip()]))
    with (target / "incidents.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["event_id"]))
    (target / "incidents.LICENSE").write_text(_LICENCE, encoding="utf-8")
    listing = target / "datasets.json"
    datasets = [
        data for data in json.loads(listing.read_text(encoding="utf-8")) if data["file"] != _DATASET["file"]
    ]
    text = json.dumps([*datasets, _DATASET], ensure_ascii=False, indent=2)
    listing.write_text(text + "\n", encoding="utf-8")
