"""The words of the interactive map: those of all maps, and the page's own."""

import json
from functools import lru_cache
from pathlib import Path

from maps.words import LANGUAGES, words

PAGE = Path(__file__).parent / "page"


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    """Read the page's own words: by key, in the order of `LANGUAGES`."""
    table: dict[str, list[str]] = json.loads((PAGE / "words.json").read_text(encoding="utf-8"))
    return table


def page_words(language: str) -> dict[str, str]:
    """
    Return the words of a language, by key; `field:NAME` is the label of a column.

    Raises
    ------
    StyleError
        If there are no words in that language.
    """
    shared = words(language)
    place = LANGUAGES.index(language)
    return {**shared, **{key: row[place] for key, row in _table().items()}}
