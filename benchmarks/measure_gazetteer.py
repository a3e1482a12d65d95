"""
Measure how well the gazetteer reads and refuses names, and write the tables of docs/gazetteer.md.

    python benchmarks/measure_gazetteer.py          # prints them
    python benchmarks/measure_gazetteer.py --write  # puts them into docs/gazetteer.md, with date and versions
"""

import argparse
import csv
import platform
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version

from spellings import ROOT, answers, read_set, report

from gazetteer import Gazetteer
from gazetteer.files import replace_file

DOCS = ROOT / "docs" / "gazetteer.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def refusals() -> list[str]:
    """Return the lines of the table of names that must be refused."""
    gazetteer = Gazetteer()
    asked: Counter[str] = Counter()
    inside: dict[str, list[str]] = {}
    with (ROOT / "tests" / "data" / "refuse.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            asked[row["set"]] += 1
            answer = gazetteer.geocode(row["name"], limit=1)
            if answer and not answer[0].place.outside:
                inside.setdefault(row["set"], []).append(f"{row['name']} ({answer[0].match_type})")
    lines = ["| names of | asked | put inside the zone | which |", "|---|---|---|---|"]
    for what, number in asked.items():
        wrong = inside.get(what, [])
        lines.append(f"| {what} | {number} | {len(wrong)} ({100 * len(wrong) / number:.2f} %) | {', '.join(wrong)} |")
    return lines


def measured() -> str:
    """Return everything that is measured, as Markdown."""
    stamp = f"{datetime.now(UTC):%Y-%m-%d}, panj {version('panj')}, Python {platform.python_version()}"
    lines = [f"Measured on {stamp}, rapidfuzz {version('rapidfuzz')}.", "", *report(answers(read_set("test"))), ""]
    return "\n".join([*lines, *refusals()])


def main() -> None:
    """Print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--write", action="store_true", help="put the tables into docs/gazetteer.md")
    write = parser.parse_args().write
    tables = measured()
    print(tables)
    if write:
        text = DOCS.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        after = rest.split(END)[1]
        with replace_file(DOCS) as temporary:
            temporary.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
