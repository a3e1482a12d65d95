"""
Make tests/data/spellings_frozen.csv: spellings of places that the index does not hold.

For maintainers; needs `pip install anyascii`. The file is frozen: this script says how it was made, and is
run again only when the tables of names change, never because of how the gazetteer answers. Nothing here calls
the matcher. How each kind is made:

leave-out   a recorded name is taken out of the index and asked for. Only names whose search key is then gone,
            while a cognate stays: a reader found among the other names of the place one that is a
            transliteration or spelling variant of it, or the same name with another unit word
            (tests/data/cognates.csv; tools/cognates.py). At most a quarter differ from a remaining name by
            the unit word alone. `fold` says which names are lost together: a place loses at most one a fold.
former      former names that resemble no name of today (Regar for Tursunzoda): scored apart, with the name
            in the index; in other dress where an older set asks for the name itself.
typo1       one letter wrong (put in, left out, replaced, exchanged with its neighbour), from four letters.
typo2       two such errors in different places, names from seven letters.
swap        v/b, l/r, o/a, sh/ch (and в/б, л/р, о/а, ш/ч) exchanged once or throughout.
roman       the Cyrillic name in the manner of a German, French, Uzbek or hasty English text, or of ALA-LC;
            Dari names in Latin letters with ee/oo, -i- for -e-, w/v.
writing     the same letters in other dress: case, no apostrophes and hyphens, words joined, Arabic kaf and
            yeh, vowel signs, joiners, composed and decomposed Unicode.

A typo, swap or romanisation whose search key is a recorded name's is left out, and so is every spelling that
an older set has. Right is every place that has a recorded name with the search key of the name the spelling
was made from, unit words aside. spellings_frozen_hand.csv beside it was written by hand.

The older sets (spellings_test.csv, spellings_tuning.csv) were made by this script before cognates were judged
by a reader: there a name was a cognate when its consonants were alike by two thirds. They serve for tuning.
"""

import csv
import random
import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from zlib import crc32

from anyascii import anyascii

from gazetteer.normalize import search_key, words_of
from gazetteer.unit_words import UNIT_KIND
from gazetteer.units import split_unit

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SEED = 20261122
WANTED = {
    "leave-out": 320,
    "former": 30,
    "typo1": 240,
    "typo2": 210,
    "swap": 180,
    "roman": 190,
    "writing": 110,
}
OLDER_SETS = (
    "spellings_test.csv",
    "spellings_hand.csv",
    "spellings_tuning.csv",
    "spellings_tuning_hand.csv",
    "spellings_frozen_hand.csv",
    "spellings_tuning_hand2.csv",
)
FOLDS = 4
UNIT_ONLY = 1 / 4  # of the leave-outs, at most
SHORTEST, ONE_WRONG_FROM, TWO_WRONG_FROM = 3, 4, 7  # letters of a name
ONE_SWAP, SWAP_ONCE = 0.7, 0.5  # shares
SCRIPTS = ("Latn", "Cyrl", "Arab")
ALPHABETS = {
    "Latn": "abcdefghijklmnopqrstuvwyz",
    "Cyrl": "абвгдезийклмнопрстуфхчшя",
    "Arab": "ابتجحخدرزسشغفقکلمنوهی",
}
SWAPS = {
    "Latn": [("v", "b"), ("l", "r"), ("o", "a"), ("sh", "ch")],
    "Cyrl": [("в", "б"), ("л", "р"), ("о", "а"), ("ш", "ч")],
}
MANNERS = {
    "german": {
        "х": "ch",
        "ҳ": "h",
        "ҷ": "dsch",
        "ш": "sch",
        "ч": "tsch",
        "в": "w",
        "з": "s",
        "ж": "sch",
        "й": "i",
    },
    "french": {"ш": "ch", "ч": "tch", "ҷ": "dj", "у": "ou", "ӯ": "ou", "ж": "j", "й": "ï"},
    "ala-lc": {"ҳ": "ḣ", "ӯ": "ū", "ӣ": "ī", "й": "ĭ", "ё": "ë", "э": "ė", "ю": "i͡u", "я": "i͡a", "ъ": "ʺ"},
    "uzbek": {"х": "x", "ғ": "gʻ", "ӯ": "oʻ", "ж": "j", "ъ": "ʼ", "я": "ya", "ю": "yu"},
    "hasty": {"х": "h", "қ": "k", "ғ": "g", "ҷ": "dzh", "ӯ": "u", "ж": "zh", "й": "y"},
}
PLAIN = dict(
    zip(
        "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюяьыц",
        [
            "a",
            "b",
            "v",
            "g",
            "gh",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "i",
            "y",
            "k",
            "q",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "u",
            "f",
            "kh",
            "h",
            "ch",
            "j",
            "sh",
            "'",
            "e",
            "yu",
            "ya",
            "'",
            "y",
            "ts",
        ],
        strict=True,
    )
)

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def core_key(name: str) -> str:
    """Return the search key without unit words."""
    return "".join(split_unit(words_of(name))[0]) or search_key(name)


def skeleton(name: str) -> str:
    """Return the consonants of the ASCII transliteration of `name`."""
    return re.sub(r"[^b-df-hj-np-tv-xz]", "", anyascii(name).lower())


def cognate(name: str, other: str) -> bool:
    """Return whether the consonants of two names are alike by two thirds."""
    return SequenceMatcher(None, skeleton(name), skeleton(other)).ratio() >= 2 / 3


class Maker:
    """Draws the spellings of the set; `asked` are those that are not to be drawn."""

    def __init__(self, names: list[Row], asked: set[str], seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
        self.names = names
        self.wanted = dict(WANTED)
        self.rows: list[Row] = []
        self.asked = asked

    def draw(self, kind: str, pool: list[Row], change) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Add up to the wanted number of spellings that `change` makes of names of `pool`."""
        self.rng.shuffle(pool)
        taken = 0
        for row in pool:
            if taken == self.wanted[kind]:
                return
            query = change(row["name"], row["script"])
            if not query or query in self.asked or (kind != "writing" and search_key(query) in KEYS):
                continue
            self.add(query, kind, row, "")
            taken += 1

    def add(self, query: str, kind: str, row: Row, fold: str) -> None:
        """Add one spelling."""
        self.asked.add(query)
        right = "|".join(sorted(BEARERS[core_key(row["name"])] | {row["place_id"]}))
        self.rows.append(
            {
                "query": query,
                "place_ids": right,
                "kind": kind,
                "script": row["script"],
                "made_from": row["name"],
                "fold": fold,
            }
        )

    def edit(self, name: str, script: str) -> str:
        """Return `name` with one letter wrong."""
        at = self.rng.randrange(len(name))
        letter = self.rng.choice(ALPHABETS[script])
        kind = self.rng.choice(("put in", "left out", "replaced", "exchanged"))
        if kind == "put in":
            return name[:at] + letter + name[at:]
        if kind == "left out":
            return name[:at] + name[at + 1 :]
        if kind == "replaced":
            return name[:at] + letter + name[at + 1 :]
        return name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]

    def typo1(self, name: str, script: str) -> str:
        """Return a name of four letters or more with one letter wrong."""
        return self.edit(name, script) if len(core_key(name)) >= ONE_WRONG_FROM and " " not in name else ""

    def typo2(self, name: str, script: str) -> str:
        """Return a name of seven letters or more with two letters wrong."""
        if min(len(core_key(name)), len(name)) < TWO_WRONG_FROM:
            return ""
        middle = len(name) // 2
        return self.edit(name[:middle], script) + self.edit(name[middle:], script)

    def swap(self, name: str, script: str) -> str:
        """Return the name with letters exchanged that translation engines exchange."""
        pairs = [pair for pair in SWAPS.get(script, []) if pair[0] in name.lower() or pair[1] in name.lower()]
        if not pairs or len(core_key(name)) < ONE_WRONG_FROM:
            return ""
        chosen = self.rng.sample(pairs, 1 if len(pairs) == 1 or self.rng.random() < ONE_SWAP else 2)
        for one, other in chosen:
            once = self.rng.random() < SWAP_ONCE
            name = re.sub(
                f"{one}|{other}",
                lambda hit, a=one, b=other: b if hit.group().lower() == a else a,
                name,
                count=1 if once else 0,
                flags=re.IGNORECASE,
            )
        return name[:1].upper() + name[1:]

    def roman(self, name: str, script: str) -> str:
        """Return the name in the manner of another romanisation."""
        if script == "Cyrl":
            manner = MANNERS[self.rng.choice(sorted(MANNERS))]
            letters = "".join(manner.get(sign, PLAIN.get(sign, sign)) for sign in name.lower())
            return letters.title().replace("'", "")
        if script == "Latn":
            changes = [
                ("i", "ee"),
                ("u", "oo"),
                ("w", "v"),
                ("-e ", "-i-"),
                ("q", "k"),
                ("aw", "au"),
                ("kh", "x"),
            ]
            fitting = [change for change in changes if change[0] in name]
            for old, new in self.rng.sample(fitting, min(2, len(fitting))):
                name = name.replace(old, new)
            return name
        return ""

    def writing(self, name: str, script: str) -> str:
        """Return the same letters in other dress."""
        dresses = [
            str.upper,
            str.lower,
            str.swapcase,
            lambda s: s.replace(" ", "").replace("-", ""),
            lambda s: s.replace("'", "").replace("-", " "),
            lambda s: f"  {s}\u200e ",
            lambda s: s.replace(" ", "-"),
            lambda s: unicodedata.normalize("NFD", s),
        ]
        if script == "Arab":
            dresses = [
                lambda s: s.replace("ک", "ك").replace("ی", "ي"),
                lambda s: s.replace(" ", "\u200c"),
                lambda s: s[:1] + "\u064e" + s[1:2] + "\u0650" + s[2:],
                lambda s: s.replace(" ", ""),
                lambda s: s.replace("ا", "آ", 1),
                lambda s: f"\u202b{s}\u202c",
            ]
        query = self.rng.choice(dresses)(name)
        return query if query != name else ""

    def leave_out(self) -> None:
        """Take names out of which a reader found a cognate, a place's names in different folds."""
        judged = {(r["place_id"], r["name"]) for r in read(DATA / "cognates.csv") if r["judged"] == "yes"}
        by_place = defaultdict(list)
        for row in self.names:
            by_place[row["place_id"]].append(row)
        order = list(by_place)
        self.rng.shuffle(order)
        units = int(self.wanted["leave-out"] * UNIT_ONLY)
        for fold in range(1, FOLDS + 1):
            for place_id in order:
                cores = Counter(core_key(row["name"]) for row in by_place[place_id])
                free = [
                    row
                    for row in by_place[place_id]
                    if (place_id, row["name"]) in judged
                    and row["name"] not in self.asked
                    and OWNERS[search_key(row["name"])] == 1
                    and (units or cores[core_key(row["name"])] == 1)
                ]
                if free and self.wanted["leave-out"]:
                    row = self.rng.choice(free)
                    self.wanted["leave-out"] -= 1
                    units -= cores[core_key(row["name"])] > 1
                    self.add(row["name"], "leave-out", row, str(fold))

    def former(self) -> None:
        """Ask for former names that resemble no name of today."""
        today = defaultdict(list)
        for row in self.names:
            if row["kind"] != "former":
                today[row["place_id"]].append(row["name"])
        pool = [
            row
            for row in self.names
            if row["kind"] == "former"
            and not any(cognate(row["name"], name) for name in today[row["place_id"]])
        ]
        self.rng.shuffle(pool)
        for row in pool[: self.wanted["former"]]:
            query = row["name"]
            while query in self.asked:
                query = self.writing(row["name"], row["script"]) or query
            self.add(query, "former", row, "")


def usable(row: Row) -> bool:
    """Return whether variants are made of a name: three letters at least, and not bare unit words."""
    words = words_of(row["name"])
    return (
        row["script"] in SCRIPTS
        and len(core_key(row["name"])) >= SHORTEST
        and any(w not in UNIT_KIND for w in words)
    )


def recorded_names() -> list[Row]:
    """Return the recorded names whose spellings may be asked, and note whose the others are."""
    places = {row["place_id"]: row for row in read(ROOT / "gazetteer/data/places.csv")}
    names = read(ROOT / "gazetteer/data/names.csv") + read(ROOT / "gazetteer/data/geonames_names.csv")
    rows = list({(row["place_id"], row["name"]): row for row in reversed(names)}.values())[::-1]
    for row in rows:
        row["outside"] = places[row["place_id"]]["outside"]
        KEYS.update((search_key(row["name"]), core_key(row["name"])))
        BEARERS[core_key(row["name"])].add(row["place_id"])
        OWNERS[search_key(row["name"])] += 1
    return [r for r in rows if places[r["place_id"]]["country_code"][:2] in ("TJ", "AF") and usable(r)]


def older_spellings() -> set[str]:
    """Return the spellings that the other sets ask for."""
    return {row["query"] for name in OLDER_SETS for row in read(DATA / name)}


def main() -> None:
    """Write the set."""
    names = recorded_names()
    maker = Maker(names, older_spellings(), SEED)
    maker.leave_out()
    maker.former()
    near = [r for r in names if r["outside"] == "0" or crc32(r["place_id"].encode()) % 4 == 0]
    for kind in ("typo1", "typo2", "swap", "roman", "writing"):
        maker.draw(kind, list(near), getattr(maker, kind))
    with (DATA / "spellings_frozen.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(maker.rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(maker.rows)
    covered = {i for r in maker.rows for i in r["place_ids"].split("|")}
    print(len(maker.rows), "spellings of", len(covered), "places", Counter(r["kind"] for r in maker.rows))


KEYS: set[str] = set()
BEARERS: defaultdict[str, set[str]] = defaultdict(set)
OWNERS: defaultdict[str, int] = defaultdict(int)

if __name__ == "__main__":
    main()
