"""What places are called on a map in another language."""

import re
from collections.abc import Iterable

from gazetteer import Gazetteer, Name

# Of each language: its script (ISO 15924), its letters, and letters that tell it from its neighbours.
_SCRIPTS = {"en": "Latn", "ru": "Cyrl", "tg": "Cyrl", "fa": "Arab"}
_LETTERS = {
    "en": r"[A-Za-z' -]+",
    "ru": r"[а-яё -]+",
    "tg": r"[а-яёғӣқӯҳҷ -]+",
    "fa": r"[ا-غف-قلمنهوآپچژکگیئؤء\u200c ]+",
}
_OWN = {"en": "", "ru": "ыщ", "tg": "ғӣқӯҳҷ", "fa": "پچژگ"}
# Kinds of names that are in use, the best first.
_TODAYS = ("official", "variant")


def local_names(place_ids: Iterable[str], language: str) -> dict[str, str]:
    """
    Return what places are called in a language, for those of which that is recorded.

    A name recorded as of that language goes first, the official one of today before others. GeoNames does not
    say of which language most of its names are: of those, one that is spelt with the letters of the language
    is taken, the shortest.

    Parameters
    ----------
    language
        One of en, ru, tg, fa.
    """
    gazetteer = Gazetteer()
    best = {place_id: _best(gazetteer.names(place_id), language) for place_id in place_ids}
    return {place_id: name for place_id, name in best.items() if name}


def _best(names: Iterable[Name], language: str) -> str:
    """Return the name to be written on a map; nothing if none will do."""
    fitting = [name for name in names if name.script == _SCRIPTS[language] and name.kind in _TODAYS]
    named = [name for name in fitting if name.language == language]
    if named:
        return min(named, key=lambda name: (bool(name.valid_to), _TODAYS.index(name.kind))).name
    letters = re.compile(_LETTERS[language], re.IGNORECASE)
    unsaid = [name.name for name in fitting if not name.language and letters.fullmatch(name.name)]
    own = set(_OWN[language])
    return min(unsaid, key=lambda name: (not own & set(name.casefold()), len(name), name), default="")
