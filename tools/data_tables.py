"""What the tools that make the tables of places share: columns, reading, writing, scripts, distances."""

import csv
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyproj import Geod

WGS84 = Geod(ellps="WGS84")

PLACE_COLUMNS = [
    "place_id",
    "name",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "radius_km",
    "area_km2",
    "population",
    "border_km",
    "outside",
    "geonames_id",
    "wof_id",
    "pcode",
    "valid_from",
    "valid_to",
    "source",
    "note",
    "geonames_code",
]
NAME_COLUMNS = ["place_id", "name", "language", "script", "kind", "valid_from", "valid_to", "source"]
GEONAMES_COLUMNS = ["place_id", "geonames_id", "name", "script", "kind"]

_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "CJK": "Hani",
    "HANGUL": "Hang",
    "KATAKANA": "Kana",
    "HIRAGANA": "Hira",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "ETHIOPIC": "Ethi",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAI": "Thai",
    "MALAYALAM": "Mlym",
    "KANNADA": "Knda",
}

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write rows as UTF-8 CSV with LF ends."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(columns), extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def scripts_of(name: str) -> list[str]:
    """Return the ISO 15924 codes of the scripts of the letters of `name`, in order; "Zyyy" for others."""
    signs = (sign for sign in name if unicodedata.category(sign) in ("Lu", "Ll", "Lt", "Lo"))
    return list(
        dict.fromkeys(_SCRIPTS.get(unicodedata.name(sign, "").split(" ", 1)[0], "Zyyy") for sign in signs)
    )


def script_of(name: str) -> str:
    """Return the ISO 15924 code of the script of the first letter of `name`; "Zyyy" where it has none."""
    return next(iter(scripts_of(name)), "Zyyy")


def distance_km(a: Row, b: Row) -> float:
    """Return the geodesic distance of two rows, in kilometres."""
    lon1, lat1, lon2, lat2 = (float(row[c]) for row in (a, b) for c in ("longitude", "latitude"))
    return float(WGS84.inv(lon1, lat1, lon2, lat2)[2]) / 1000
