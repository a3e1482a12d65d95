"""
Fit what misspelt names are ranked by (gazetteer/ranking.py, gazetteer/writing.py), and print it.

For maintainers; needs `pip install scipy anyascii`. The rows are those of the tuning sets and a draw of
slips, swaps and other romanisations that tools/spelling_sets.py makes with another seed, beside leave-outs
that no reader has judged: names with a name of the same place that is alike by its consonants and letters.
What any other set asks is not drawn. The model is a conditional logit over the places that are found for a
name: the likelier a place is meant, the less it is punished for what it differs in. The costs are printed as
ranking.py has them: SHARPNESS times as much is what the logit says.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from zlib import crc32

import numpy as np
import spelling_sets as drawn
from anyascii import anyascii
from numpy.typing import NDArray
from scipy.optimize import minimize

from gazetteer.context import NOTHING_KNOWN
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.match import Matcher
from gazetteer.normalize import search_key
from gazetteer.query import read_query
from gazetteer.ranking import SHARPNESS, SHORTEST, USUAL_LENGTH, Bearer, bearers
from gazetteer.store import Store
from gazetteer.writing import as_asked, signs_apart

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from spellings import Row, index_without, left_out_of, namesakes, read_set  # noqa: E402 - beside the tools

SEED = 777
WANTED = {"typo1": 3000, "typo2": 2000, "swap": 1000, "roman": 1500, "leave-out": 0}
LEAVE_OUTS, ALIKE = 2000, 0.6
MOST_PLACES = 12  # that are compared for a name
COLUMNS = ("unlike", "spelt", "another script", "unlike across", "lightness", "signs apart")
Choice = tuple[NDArray[np.float64], NDArray[np.bool_]]  # a row of figures a place, and which are right


def draw() -> list[Row]:
    """Return spellings that no set asks for."""
    names = drawn.recorded_names()
    asked = {row["query"] for path in drawn.DATA.glob("spellings_*.csv") for row in drawn.read(path)}
    maker = drawn.Maker(names, asked, SEED)
    maker.wanted = dict(WANTED)
    near = [row for row in names if row["outside"] == "0" or crc32(row["place_id"].encode()) % 4 == 0]
    for kind in ("typo1", "typo2", "swap", "roman"):
        maker.draw(kind, list(near), getattr(maker, kind))
    maker.rows += list(leave_outs(names, maker))
    return maker.rows


def leave_outs(names: list[Row], maker: drawn.Maker) -> Iterator[Row]:
    """Yield names to be left out, one of a place in each fold, whose key nothing else has."""
    judged = [row for file in ("cognates.csv", "cognates_split.csv") for row in drawn.read(drawn.DATA / file)]
    refused = {(row["place_id"], row["name"]) for row in judged if row["judged"] != "yes"}
    by_place = defaultdict(list)
    for row in names:
        by_place[row["place_id"]].append(row)
    order, taken = list(by_place), 0
    maker.rng.shuffle(order)
    for fold in range(1, drawn.FOLDS + 1):
        for place_id in order:
            rows = by_place[place_id]
            cores = [drawn.core_key(row["name"]) for row in rows]
            free = [
                row
                for row, core in zip(rows, cores, strict=True)
                if (place_id, row["name"]) not in refused
                and row["name"] not in maker.asked
                and drawn.OWNERS[search_key(row["name"])] == 1
                and cores.count(core) == 1
                and any(alike(row["name"], other["name"]) for other in rows if other is not row)
            ]
            if free and taken < LEAVE_OUTS:
                row = maker.rng.choice(free)
                maker.asked.add(row["name"])
                taken += 1
                right = "|".join(sorted(drawn.BEARERS[drawn.core_key(row["name"])] | {place_id}))
                yield {"query": row["name"], "place_ids": right, "made_from": row["name"], "fold": f"d{fold}"}


def alike(name: str, other: str) -> bool:
    """Return whether two names are alike by their consonants and by their letters."""
    plain = anyascii(name).lower(), anyascii(other).lower()
    return drawn.cognate(name, other) and SequenceMatcher(None, *plain).ratio() > ALIKE


def choices(rows: list[Row]) -> Iterator[Choice]:
    """Yield for each misspelt name the figures of the places found for it, and which are right."""
    related = namesakes()
    folds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        folds[row.get("fold") or ""].append(row)
    for fold, asked in folds.items():
        with tempfile.TemporaryDirectory() as folder:
            path = index_without(left_out_of(asked), Path(folder)) if fold else PACKAGED_INDEX
            store = Store(path)
            matcher = Matcher([store])
            for row in asked:
                query = read_query(row["query"])
                found = bearers(matcher.find(query, trusted=False), query, NOTHING_KNOWN)[:MOST_PLACES]
                named = row["place_ids"].split("|")
                meant = {other for one in named for other in related[one] | {one}}
                right = np.array([one.found.row.place.place_id in meant for one in found])
                if len(found) > 1 and found[0].cost and right.any():
                    yield np.array([figures(one, as_asked(row["query"]), store) for one in found]), right


def figures(bearer: Bearer, asked: list[tuple[str, str]], store: Store) -> list[float]:
    """Return the figures of a place: see COLUMNS."""
    one = bearer.found
    scale = USUAL_LENGTH / max(one.length, SHORTEST)
    script = one.match_type == "script"
    return [
        one.unlike * scale * (not script),
        one.spelt * scale * (not script),
        scale * script,
        one.unlike * scale * script,
        (1 + one.row.place.outside) * bearer.lightness,
        signs_apart(asked, bearer, store.written),
    ]


def fit(data: list[Choice]) -> NDArray[np.float64]:
    """Return the costs that make the right places likeliest."""
    table = np.vstack([places for places, _ in data])
    right = np.concatenate([one for _, one in data]).astype(float)
    lengths = [len(places) for places, _ in data]
    starts = np.r_[0, np.cumsum(lengths)[:-1]]

    def loss(costs: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = -table @ costs
        weight = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), lengths))
        whole, meant = np.add.reduceat(weight, starts), np.add.reduceat(weight * right, starts)
        meant = np.maximum(meant, 1e-300)
        pull = weight * right / np.repeat(meant, lengths) - weight / np.repeat(whole, lengths)
        return float(-np.log(meant / whole).sum() + costs @ costs / 2), table.T @ pull + costs

    costs: NDArray[np.float64] = minimize(loss, np.ones(len(COLUMNS)), jac=True, method="L-BFGS-B").x
    return costs


def main() -> None:
    """Print the costs."""
    data = list(choices([*read_set("tuning"), *draw()]))
    print(f"{len(data)} names of which several places are found")
    costs = fit(data)
    best = sum(bool(right[np.argmin(places @ costs)]) for places, right in data)
    told = ", ".join(f"{what} {cost / SHARPNESS:.2f}" for what, cost in zip(COLUMNS, costs, strict=True))
    print(f"{told}: right first of {best}")


if __name__ == "__main__":
    main()
