"""
Measure how well the gazetteer reads and refuses names, and write the tables of docs/gazetteer.md.

    python benchmarks/measure_gazetteer.py          # prints them
    python benchmarks/measure_gazetteer.py --write  # puts them into docs/gazetteer.md, with date and versions
"""

import argparse
import csv
import hashlib
import platform
import shutil
import tempfile
from collections import Counter, defaultdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from page import put
from spellings import ROOT, TABLES, Row, answers, read_set, report

from gazetteer import Gazetteer
from gazetteer.indexing import build_index

SHOWN = ("world", "neighbours")  # of the other sets only the totals


def refusals() -> list[str]:
    """Return the lines of the table of names that must be refused: as packaged, and without elsewhere.csv."""
    rows = _read("refuse.csv") + unlisted() + refused_by_hand()
    with tempfile.TemporaryDirectory() as folder:
        for table in ("places.csv", "names.csv", "geonames_names.csv"):
            shutil.copy(TABLES / table, folder)
        (Path(folder) / "elsewhere.csv").write_text("key,kind\n", encoding="utf-8")
        build_index(Path(folder), Path(folder) / "gazetteer.sqlite")
        bare = _inside(rows, Gazetteer(Path(folder) / "gazetteer.sqlite"))
    packaged = _inside(rows, Gazetteer())
    lines = [
        "| names of | asked | put inside the zone | which | without elsewhere.csv |",
        "|---|---|---|---|---|",
    ]
    for what, number in Counter(row["set"] for row in rows).items():
        wrong, without = packaged[what], len(bare[what])
        which = ", ".join(wrong) if what in SHOWN else "not shown"
        lines.append(
            f"| {what} | {number} | {len(wrong)} ({100 * len(wrong) / number:.2f} %) | {which} "
            f"| {without} ({100 * without / number:.2f} %) |"
        )
    return lines


def unlisted() -> list[Row]:
    """Return the surnames and chance syllables that no list has (tools/unlisted_names.py), for testing."""
    return [
        {"name": row["name"], "set": "syllables" if row["kind"] == "syllables" else "surnames"}
        for row in _read("unlisted.csv")
        if row["set"] == "test"
    ]


def refused_by_hand() -> list[Row]:
    """Return the frozen half of the names written by hand: those whose SHA-256 is odd."""
    return [
        {**row, "set": f"hand: {row['set']}"}
        for row in _read("refuse_hand.csv")
        if int(hashlib.sha256(row["name"].encode()).hexdigest(), 16) % 2
    ]


def _read(file: str) -> list[Row]:
    """Return the rows of a table of names to refuse."""
    with (ROOT / "tests" / "data" / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _inside(rows: list[Row], gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Return the names that are put inside the zone, by set."""
    inside: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        answer = gazetteer.geocode(row["name"], limit=1)
        if answer and not answer[0].place.outside:
            inside[row["set"]].append(f"{row['name']} ({answer[0].match_type})")
    return inside


def measured() -> str:
    """Return everything that is measured, as Markdown."""
    stamp = f"{datetime.now(UTC):%Y-%m-%d}, panj {version('panj')}, Python {platform.python_version()}"
    lines = [
        f"Measured on {stamp}, rapidfuzz {version('rapidfuzz')}.",
        "",
        *report(answers(read_set("test"))),
        "",
    ]
    return "\n".join([*lines, *refusals()])


def main() -> None:
    """Print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--write", action="store_true", help="put the tables into docs/gazetteer.md")
    write = parser.parse_args().write
    tables = measured()
    print(tables)
    if write:
        put("gazetteer.md", [tables])


if __name__ == "__main__":
    main()
