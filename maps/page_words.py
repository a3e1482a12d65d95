"""The words of the interactive map: those of all maps, and the page's own."""

import json
from functools import lru_cache
from pathlib import Path

from geo.border.line import Border
from maps.line_words import line_words
from maps.words import LANGUAGES, words

PAGE = Path(__file__).parent / "page"


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    """Read the page's own words: by key, in the order of `LANGUAGES`."""
    table: dict[str, list[str]] = json.loads((PAGE / "words.json").read_text(encoding="utf-8"))
    return table


def page_words(language: str, border: Border | None = None) -> dict[str, str]:
    """
    Return the words of a language, by key; `field:NAME` is the label of a column, `reach:NAME` a reach.

    Parameters
    ----------
    language
        en, ru, tg or fa.
    border
        The line that the words are about; the packaged border by default.

    Raises
    ------
    StyleError
        If there are no words in that language.
    """
    shared = words(language)
    place = LANGUAGES.index(language)
    own = {key: row[place] for key, row in _table().items()}
    return shared | own | line_words(language, border)
