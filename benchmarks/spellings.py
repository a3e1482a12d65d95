"""
How many spellings of the frozen test set the gazetteer reads right, by kind and script.

    python benchmarks/spellings.py
    python benchmarks/spellings.py --set tuning --show wrong

The frozen set, and the half that is scored beside the tuning ones, are only scored: single rows are shown of
the tuning set alone.

A name that a row leaves out is taken out of the index before it is asked: there is one index for each fold.
Right: the first answer is one of the places that bear the name. Wrong: it is another. Refused: no answer at
or above the default confidence. Where a place is right, so is one that shares a recorded name with it (a town
and its district, the two Badakhshans): the spelling alone cannot tell them apart.
"""

import argparse
import csv
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.indexing import build_index
from gazetteer.query import core_key

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "gazetteer" / "data"
SETS = {
    "test": ("spellings_frozen.csv", "spellings_frozen_hand.csv"),
    "scored": ("spellings_scored.csv", "spellings_scored_hand.csv"),
    "tuning": (  # the former test set among them: its errors have been read
        "spellings_tuning.csv",
        "spellings_tuning_hand.csv",
        "spellings_tuning_hand2.csv",
        "spellings_tuning3.csv",
        "spellings_tuning_hand3.csv",
        "spellings_test.csv",
        "spellings_hand.csv",
    ),
}

BINS = (0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)  # of the confidence

Row = dict[str, str]


def read_table(name: str) -> list[Row]:
    """Return the rows of a packaged table."""
    with (TABLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def namesakes() -> dict[str, set[str]]:
    """Return for each place those that share a recorded name with it, unit words aside."""
    bearers = defaultdict(set)
    for row in read_table("names.csv") + read_table("geonames_names.csv"):
        bearers[core_key(row["name"])].add(row["place_id"])
    related: dict[str, set[str]] = defaultdict(set)
    for ids in bearers.values():
        for one in ids:
            related[one] |= ids
    return related


def read_set(name: str) -> list[Row]:
    """Return the rows of a set; hand-written ones are of kind "hand: …"."""
    rows = []
    related = namesakes()
    recorded = {row["name"] for table in ("names.csv", "geonames_names.csv") for row in read_table(table)}
    for file in SETS[name]:
        with (ROOT / "tests" / "data" / file).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                by_hand = "made_from" not in row
                row["kind"] = f"hand: {row['kind']}" if by_hand else row["kind"]
                row["script"] = row.get("script") or script_of(row["query"])
                if row["kind"] == "leave-out" and recorded.isdisjoint(row["made_from"].split("|")):
                    continue  # the name has been withdrawn from the tables since: nothing is left out
                right = row["place_ids"].split("|")
                row["right"] = "|".join(sorted({other for one in right for other in related[one] | {one}}))
                rows.append(row)
    return rows


def script_of(text: str) -> str:
    """Return the script of a text: Arab, Cyrl or Latn."""
    if any("\u0600" <= sign <= "\u06ff" for sign in text):
        return "Arab"
    return "Cyrl" if any("\u0400" <= sign <= "\u04ff" for sign in text) else "Latn"


def left_out_of(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Return the names (place_id, name) that are taken out for these rows; several are parted by "|"."""
    return {
        (place, name)
        for row in rows
        if row.get("fold")
        for place in row["place_ids"].split("|")
        for name in row["made_from"].split("|")
    }


def index_without(left_out: set[tuple[str, str]], folder: Path) -> Path:
    """Build an index in `folder` without these names (place_id, name), and return its path."""
    for table in ("places.csv", "elsewhere.csv"):
        shutil.copy(TABLES / table, folder / table)
    for table in ("names.csv", "geonames_names.csv"):
        with (TABLES / table).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        with (folder / table).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in rows if (row["place_id"], row["name"]) not in left_out)
    build_index(folder, folder / "gazetteer.sqlite")
    return folder / "gazetteer.sqlite"


def answers(rows: Iterable[Row], limit: int = 5) -> list[tuple[Row, list[tuple[str, float, str]]]]:
    """Ask every row of the index of its fold; return (place_id, confidence, match_type) of the answers."""
    folds = defaultdict(list)
    for row in rows:
        folds[row.get("fold") or ""].append(row)
    found = []
    for fold, asked in folds.items():
        with tempfile.TemporaryDirectory() as folder:
            left_out = left_out_of(asked)
            gazetteer = Gazetteer(index_without(left_out, Path(folder))) if fold else Gazetteer()
            for row, answer in zip(
                asked, gazetteer.geocode_many([row["query"] for row in asked], limit=limit), strict=True
            ):
                found.append((row, [(m.place.place_id, m.confidence, m.match_type) for m in answer]))
    return found


def verdict(row: Row, matches: list[tuple[str, float, str]]) -> str:
    """Return right, wrong or refused."""
    if not matches:
        return "refused"
    return "right" if matches[0][0] in row["right"].split("|") else "wrong"


def calibration_error(judged: list[tuple[float, bool]]) -> float:
    """Return the expected calibration error: |mean confidence - share right|, weighted by answers a bin."""
    gaps = (
        sum(confidence - right for confidence, right in judged if low <= confidence < high)
        for low, high in pairwise(BINS)
    )
    return sum(map(abs, gaps)) / len(judged)


def table(counts: dict[str, Counter[str]], head: str) -> list[str]:
    """Return the lines of a Markdown table: right, wrong and refused by key."""
    lines = [f"| {head} | asked | right | wrong | refused |", "|---|---|---|---|---|"]
    for key in sorted(counts):
        n = sum(counts[key].values())
        shares = " | ".join(f"{100 * counts[key][what] / n:.1f} %" for what in ("right", "wrong", "refused"))
        lines.append(f"| {key} | {n} | {shares} |")
    return lines


def report(found: list[tuple[Row, list[tuple[str, float, str]]]]) -> list[str]:
    """Return the lines of the report: by kind, by script, and how well the confidence is calibrated."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    by_script: dict[str, Counter[str]] = defaultdict(Counter)
    judged = []
    for row, matches in found:
        what = verdict(row, matches)
        by_kind[row["kind"]][what] += 1
        by_script[row["script"]][what] += 1
        if row["kind"] != "former":
            by_kind["all but former"][what] += 1
        if matches:
            judged.append((matches[0][1], what == "right"))
    lines = [*table(by_kind, "kind"), "", *table(by_script, "script"), ""]
    lines += ["| confidence | answers | mean confidence | right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        inside = [(confidence, right) for confidence, right in judged if low <= confidence < high]
        if inside:
            mean, share = (100 * sum(part) / len(inside) for part in zip(*inside, strict=True))
            lines.append(f"| {low:g} to {min(high, 1):g} | {len(inside)} | {mean:.1f} % | {share:.1f} % |")
    lines += ["", f"Expected calibration error: {calibration_error(judged):.3f} over {len(judged)} answers."]
    return lines


def main() -> None:
    """Print the report, and on request the rows of the tuning set that were not read right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--set", choices=sorted(SETS), default="test")
    parser.add_argument("--show", choices=("wrong", "refused"))
    arguments = parser.parse_args()
    if arguments.show and arguments.set != "tuning":
        parser.error("--show: rows of this set are not shown; use --set tuning to read single errors")
    found = answers(read_set(arguments.set))
    print("\n".join(report(found)))
    for row, matches in found:
        if verdict(row, matches) == arguments.show:
            print(
                row["kind"], row["query"], row.get("made_from", ""), row["place_ids"], matches[:2], sep=" | "
            )


if __name__ == "__main__":
    main()
