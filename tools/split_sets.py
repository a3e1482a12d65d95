"""
Make the spellings that tune and those that are only scored beside them.

Writes tests/data/spellings_tuning3.csv and spellings_scored.csv, and from spellings_split_hand.csv (written
by hand, one file) spellings_tuning_hand3.csv and spellings_scored_hand.csv.

For maintainers; needs `pip install anyascii`. Made once, before the matcher was tuned on the one half;
nothing here calls it. As tools/spelling_sets.py makes the frozen set, but with another seed, and here a
leave-out takes away every name of the place that has the same search key, so that names recorded in several
scripts are asked, too. tests/data/cognates_split.csv has the names of which a cognate stays. A spelling goes
to one half or the other by the hash of the place it was made from, so that no place tunes and is scored.
"""

import csv
from collections import Counter, defaultdict
from zlib import crc32

import spelling_sets
from spelling_sets import BEARERS, DATA, KEYS, Maker, Row, core_key, older_spellings, read, recorded_names

from gazetteer.normalize import search_key

SEED = 20261123
SALT = "split 3"
WANTED = {"typo1": 400, "typo2": 300, "swap": 260, "roman": 260, "writing": 60}
UNIT_ONLY = 60  # leave-outs that differ from a remaining name by the unit word alone


def half(place_ids: str) -> str:
    """Return the half that the spellings of a place belong to."""
    first = place_ids.split("|", maxsplit=1)[0]
    return "tuning3" if crc32(f"{SALT}{first}".encode()) % 2 else "scored"


def leave_out(maker: Maker) -> None:
    """Take the names out that have the same search key; those of one place in different folds."""
    by_key, of_place = defaultdict(list), defaultdict(list)
    for row in maker.names:
        by_key[search_key(row["name"])].append(row)
        of_place[row["place_id"]].append(row)
    folds: Counter[str] = Counter()
    units = 0
    asked = {search_key(query) for query in maker.asked}
    for judged in read(DATA / "cognates_split.csv"):
        key = search_key(judged["name"])
        rows, core = by_key[key], core_key(judged["name"])
        left = [row for one in rows for row in of_place[one["place_id"]] if search_key(row["name"]) != key]
        only_unit = any(core_key(row["name"]) == core for row in left)
        if judged["judged"] != "yes" or key in asked or (only_unit and units >= UNIT_ONLY):
            continue
        units += only_unit
        places = BEARERS[core] | {row["place_id"] for row in rows}
        number = max(folds[place] for place in places) + 1
        folds.update(dict.fromkeys(places, 0))
        for place in places:
            folds[place] = number
        maker.add(rows[0]["name"], "leave-out", rows[0], f"s{number}")
        maker.rows[-1]["made_from"] = "|".join(dict.fromkeys(row["name"] for row in rows))


def write(name: str, rows: list[Row]) -> None:
    """Write rows as a table of the test data."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(name, len(rows), "spellings of", len({row["place_ids"] for row in rows}), "places")


def main() -> None:
    """Write the sets."""
    names = recorded_names()
    by_hand = read(DATA / "spellings_split_hand.csv")
    older = older_spellings() | {row["query"] for row in read(DATA / "spellings_frozen.csv")}
    hand = [row for row in by_hand if row["query"] not in older and search_key(row["query"]) not in KEYS]
    maker = Maker(names, older | {row["query"] for row in hand}, SEED)
    maker.wanted = dict(WANTED)
    leave_out(maker)
    near = [r for r in names if r["outside"] == "0" or crc32(r["place_id"].encode()) % 4 == 1]
    for kind in WANTED:
        maker.draw(kind, list(near), getattr(maker, kind))
    for part in ("tuning3", "scored"):
        end = part.replace("tuning3", "tuning_hand3").replace("scored", "scored_hand")
        write(f"spellings_{part}.csv", [row for row in maker.rows if half(row["place_ids"]) == part])
        write(f"spellings_{end}.csv", [row for row in hand if half(row["place_ids"]) == part])


if __name__ == "__main__":
    assert spelling_sets.SEED != SEED  # else the older set comes again
    main()
