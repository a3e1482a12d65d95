"""
Make tests/data/unlisted.csv: names that are of nothing here, from no list that the gazetteer knows.

For maintainers; needs `pip install faker`. Surnames come from Faker's providers (MIT), the others are
syllables put together by chance. Confidence was tuned on the rows of set "tuning", in other languages than
those of set "test". What is by chance the search key of a recorded name is left out.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from faker import Faker

from gazetteer import Gazetteer
from gazetteer.files import replace_file
from gazetteer.normalize import search_key

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "unlisted.csv"
LOCALES = {
    "tuning": ("es_ES", "pl_PL", "nl_NL", "fi_FI", "en_US", "id_ID", "ru_RU", "fr_FR", "tr_TR"),
    "test": ("it_IT", "de_DE", "cs_CZ", "pt_PT", "sv_SE", "bg_BG", "hu_HU", "ro_RO"),
}
SEEDS = {"tuning": 5, "test": 6}
DRAWS, SYLLABIC = 400, 500
ONSETS = (*"bcdfghjklmnprstvwz", "sh", "ch", "kh", "st", "tr", "gr", "br", "pl")
CODAS = ("", "", "", "n", "r", "s", "l", "k", "t", "m", "ng")


def surnames(locale: str, seed: int) -> set[str]:
    """Return surnames of one country."""
    faker = Faker(locale)
    faker.seed_instance(seed)
    return {faker.last_name() for _ in range(DRAWS)}


def syllabic(seed: int) -> Iterator[str]:
    """Yield words of two to four syllables."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(SYLLABIC):
        number = draw.choice([2, 2, 3, 3, 4])
        parts = (draw.choice(ONSETS) + draw.choice("aeiou") + draw.choice(CODAS) for _ in range(number))
        yield "".join(parts).capitalize()


def main() -> None:
    """Write the table."""
    recorded = Gazetteer().known_keys
    with replace_file(TARGET) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["set", "kind", "name"])
        for which, locales in LOCALES.items():
            named = [(locale, name) for locale in locales for name in sorted(surnames(locale, SEEDS[which]))]
            named += [("syllables", name) for name in syllabic(SEEDS[which])]
            writer.writerows([which, kind, name] for kind, name in named if search_key(name) not in recorded)


if __name__ == "__main__":
    main()
