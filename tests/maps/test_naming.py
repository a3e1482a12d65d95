"""What places are called on a map."""

import re

import pandas as pd
import pytest

from maps.backdrop import load_backdrop
from maps.naming import map_names, plain_name, row_names

TOWNS = {"tj-dushanbe": "Dushanbe", "gn-1135689": "Kunduz", "tj-rushon": "Rushon", "tj-khorugh": "Khorugh"}
# Letters that a map in the language may use; Latin for a place that has no name in its script.
SCRIPTS = {
    "en": r"[A-Za-z' .,–/()0-9-]+",
    "ru": r"[А-Яа-яёЁ \-–—]+|[A-Za-z' .,–/()0-9-]+",
    "tg": r"[А-Яа-яёЁҒғӢӣҚқӮӯҲҳҶҷ \-–—]+|[A-Za-z' .,–/()0-9-]+",
    "fa": "[\u0621-\u063a\u0641-\u0648پچژکگی\u200c ]+|[A-Za-z' .,–/()0-9-]+",
}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Dushanbe", "Kunduz", "Rushon", "Khorugh"]),
        ("ru", ["Душанбе", "Кундуз", "Рушан", "Хорог"]),
        ("tg", ["Душанбе", "Қундуз", "Рӯшон", "Хоруғ"]),
        ("fa", ["دوشنبه", "قندز", "روشان", "خاروغ"]),
    ],
)
def test_map_names_gives_todays_name(language: str, names: list[str]) -> None:
    """No Stalinabad; a Cyrillic name of unsaid language by its letters; Rushan, not its village Vamar."""
    assert list(map_names(TOWNS, language).values()) == names


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
def test_map_names_writes_each_language_one_way(language: str) -> None:
    """Every name on the map is of that language's letters, or plain Latin: no marks, no mixture in a name."""
    names = map_names(load_backdrop().names, language)

    odd = [name for name in names.values() if not re.fullmatch(SCRIPTS[language], name)]
    assert odd == []


@pytest.mark.parametrize(("language", "least"), [("ru", 0.8), ("tg", 0.8), ("fa", 0.5)])
def test_map_names_knows_the_towns_along_the_border(language: str, least: float) -> None:
    """Of the towns within 50 km of the border, so many have a name in the script of the language."""
    backdrop = load_backdrop()
    near = backdrop.towns[backdrop.towns.intersects(backdrop.border.union_all().buffer(0.45))]
    names = map_names(dict(zip(near["place_id"], near["name"], strict=True)), language)

    local = [name for name in names.values() if not name.isascii()]
    assert len(local) / len(names) >= least


def test_map_names_fills_gaps_from_the_neighbour() -> None:
    """Abdurahmoni Jomi has no Russian name but the Kuybyshev of old: the Tajik one is written in Russian."""
    names = {"tj-abdurahmoni-jomi": "Abdurahmoni Jomi"}

    assert map_names(names, "ru") == {"tj-abdurahmoni-jomi": "Абдурахмони Джоми"}


def test_map_names_keeps_what_is_not_recorded() -> None:
    """A place without a name in Persian, and one of no gazetteer, keep their own, without marks."""
    own = {"tj-vravz": "Vravz", "my-own-1": "Chāh-e Āb"}

    assert map_names(own, "fa") == {"tj-vravz": "Vravz", "my-own-1": "Chah-e Ab"}


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Mazār-e Sharīf", "Mazar-e Sharif"), ("Qal'ai Khumb", "Qal'ai Khumb"), ("Ḩukūmatī", "Hukumati")],
)
def test_plain_name_has_no_marks(name: str, plain: str) -> None:
    """Letters stay, marks above and below them go; an apostrophe inside a name stays."""
    assert plain_name(name) == plain


def test_row_names_speaks_the_language_or_the_tables_words() -> None:
    """The gazetteer's name in the language; without an id the table's; without a name the words."""
    table = pd.DataFrame(
        {
            "place_id": ["tj-khorugh", None, None],
            "place_name": ["Khorugh", "Our  camp", None],
            "location": ["suburb of Khorugh", "camp", "somewhere\nnorth"],
        }
    )

    assert row_names(table, "ru") == ["Хорог", "Our camp", "somewhere north"]
    assert row_names(table[["location"]], "ru")[0] == "suburb of Khorugh"
