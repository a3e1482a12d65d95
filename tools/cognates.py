"""
Print the names that may be left out of the index and asked for, for a reader to judge.

    python tools/cognates.py  # place_id, name, and the other names of the place, the most similar first

For maintainers; needs `pip install anyascii`. A leave-out is fair only when a cognate of the name stays
recorded. Whether one does is settled by reading, not by a rule of letters: is one of the other names a
transliteration or spelling variant of this name, or the same name with another unit word? The judgement, with
the name that decided it, goes into tests/data/cognates.csv (place_id, name, cognate, judged), which
tools/spelling_sets.py reads. Printed are the names not yet judged whose search key would be gone: all of
places in the zone, and one of each place outside, drawn with a seed.
"""

import random
from collections import defaultdict
from difflib import SequenceMatcher

from spelling_sets import DATA, OWNERS, SEED, Row, older_spellings, read, recorded_names, skeleton

from gazetteer.normalize import search_key


def main() -> None:
    """Print the names to judge."""
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in recorded_names():
        by_place[row["place_id"]].append(row)
    done = {(row["place_id"], row["name"]) for row in read(DATA / "cognates.csv")}
    older = older_spellings()
    rng = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    for place_id, rows in sorted(by_place.items()):
        free = [row for row in rows if row["name"] not in older and OWNERS[search_key(row["name"])] == 1]
        if rows[0]["outside"] == "1":
            free = rng.sample(free, min(1, len(free)))
        for row in free:
            consonants = skeleton(row["name"])
            others = sorted(
                (other["name"] for other in rows if other is not row),
                key=lambda name, mine=consonants: -SequenceMatcher(None, mine, skeleton(name)).ratio(),  # type: ignore[misc]
            )
            if others and (place_id, row["name"]) not in done:
                print(place_id, row["name"], " ; ".join(others), sep=" | ")


if __name__ == "__main__":
    main()
