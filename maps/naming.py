"""What places are called on a map, in one way of writing for each language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

import pandas as pd
from rapidfuzz.distance import Indel

from gazetteer import Gazetteer, Name
from gazetteer.errors import PlaceNotFoundError
from gazetteer.misspelling import unlikeness
from gazetteer.normalize import search_key, words_of
from gazetteer.shown import one_line
from gazetteer.sounds import skeletons

# Of each language: its script (ISO 15924) and its letters; letters that only it has among its neighbours.
_SCRIPTS = {"ru": "Cyrl", "tg": "Cyrl", "fa": "Arab"}
_LETTERS = {
    "ru": re.compile(r"[а-яё -]+", re.IGNORECASE),
    "tg": re.compile(r"[абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя -]+", re.IGNORECASE),
    "fa": re.compile("[ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤء\u200c ]+"),
}
_OWN = {"ru": "", "tg": "ғӣқӯҳҷ", "fa": "پچژگ"}
# Kinds of names that are in use, the best first.
_TODAYS = ("official", "variant")
# Of two names of a place that share fewer of their consonants than this, one may be its name of old.
_ALIKE = 0.5
# Alef with a madda begins a word; inside one, a blank before it was lost.
_LOST_BLANK = re.compile("(?<=[^ \u200c])آ")
# How Russian writes the letters that only Tajik has.
_TAJIK_LETTERS = {"ғ": "г", "ӣ": "и", "қ": "к", "ӯ": "у", "ҳ": "х", "ҷ": "дж"}
_TAJIK_TO_RUSSIAN = str.maketrans(
    _TAJIK_LETTERS | {small.upper(): other.capitalize() for small, other in _TAJIK_LETTERS.items()}
)
# "Province of" and "city of" before a single word, which the size of the lettering says.
_UNIT = re.compile(r"^(Вилояти|ولایت|город) (?=\S+$)")
# "Town of" and "village of" behind a name in Uzbek.
_UZBEK_UNIT = re.compile(r" (Shahri|Shaharchasi|Qishlog.i)$")
_APOSTROPHES = re.compile("[‘’ʻʼʿʾ`]")


def map_names(places: Mapping[str, str], language: str) -> dict[str, str]:
    """
    Return what places are called on a map.

    English names are written without marks above and below letters, whatever their source's romanisation. Of
    the names in another language, one recorded as of that language goes first, the official one of today
    before others; then one spelt with its letters, since GeoNames does not say of which language most of its
    names are. Of equal ones that is taken which sounds most like the gazetteer's own name; one that hardly
    sounds like it may be a name of old, and is not taken. Russian and Tajik fill gaps from each other, Tajik
    letters in the way that Russian writes them, and a namesake among the places lends its name; the last
    resort is the English name.

    Parameters
    ----------
    places
        Name by place id, the most important first.
    language
        One of en, ru, tg, fa.

    Returns
    -------
    names
        Name by place id, for all of the places.
    """
    return {place_id: _UNIT.sub("", name) for place_id, name in _full_names(places, language).items()}


def _full_names(places: Mapping[str, str], language: str) -> dict[str, str]:
    """Return what places are called, provinces as such."""
    plain = {place_id: plain_name(name) for place_id, name in places.items()}
    if language == "en":
        return plain
    gazetteer = Gazetteer()
    local = {
        place_id: _local(_recorded(gazetteer, place_id), name, language) for place_id, name in plain.items()
    }
    namesakes = {plain[place_id]: name for place_id, name in reversed(local.items()) if name}
    return {place_id: local[place_id] or namesakes.get(name, name) for place_id, name in plain.items()}


def row_names(incidents: pd.DataFrame, language: str) -> list[str]:
    """
    Return what the place of each incident is called, on one line; its words in the table if it has no id.

    Parameters
    ----------
    incidents
        The incident table; `place_id`, `place_name` and `location` are used if they are there.
    language
        One of en, ru, tg, fa.
    """
    blank = pd.Series("", index=incidents.index)
    ids, names, told = (
        incidents.get(column, blank).astype(object).where(lambda cell: cell.notna(), "").map(str)
        for column in ("place_id", "place_name", "location")
    )
    called = _full_names({one: name for one, name in zip(ids, names, strict=True) if one and name}, language)
    rows = zip(ids, names, told, strict=True)
    return [one_line(called.get(one, name) or words) for one, name, words in rows]


def plain_name(name: str) -> str:
    """
    Return a Latin name without marks above and below letters, and without an Uzbek word for town.

    >>> plain_name("‘Alīābād"), plain_name("Ḩāfiz̧ Moghul"), plain_name("Juma Shahri")
    ('Aliabad', 'Hafiz Moghul', 'Juma')
    """
    letters = unicodedata.normalize("NFD", _UZBEK_UNIT.sub("", name))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"(?<!\S)'", "", _APOSTROPHES.sub("'", unicodedata.normalize("NFC", bare)))


def _recorded(gazetteer: Gazetteer, place_id: str) -> list[Name]:
    """Return every recorded name of a place; none of one that another gazetteer numbered."""
    try:
        return gazetteer.names(place_id)
    except PlaceNotFoundError:
        return []


def _local(names: Iterable[Name], plain: str, language: str) -> str:
    """Return the name in a language, from its neighbour if it has none; nothing if none will do."""
    names = list(names)
    own = _best(names, plain, language)
    if own or language == "fa":
        return own
    if language == "tg":
        return _best(names, plain, "ru")
    return _best(names, plain, "tg").translate(_TAJIK_TO_RUSSIAN)


def _best(names: Iterable[Name], plain: str, language: str) -> str:
    """Return the name recorded as of a language, or spelt with its letters; nothing if none will do."""
    fitting = [name for name in names if name.script == _SCRIPTS[language] and name.kind in _TODAYS]
    named = [name for name in fitting if name.language == language]
    if named:

        def rank(name: Name) -> tuple[object, ...]:
            return bool(name.valid_to), _TODAYS.index(name.kind), _distance(name.name, plain)

        return min(named, key=rank).name
    unsaid = [name.name for name in fitting if not name.language and _LETTERS[language].fullmatch(name.name)]
    alike = [name for name in unsaid if _distance(name, plain)[0] <= 1 - _ALIKE]
    own = set(_OWN[language])

    def order(name: str) -> tuple[object, ...]:
        consonants, letters = _distance(name, plain)
        foreign = not own & set(name.casefold())
        if language == "fa":  # the letters of two scripts do not compare; short vowels are not written
            return consonants, foreign, len(_LOST_BLANK.findall(name)), len(name), name
        added = max(len(name.split()) - len(plain.split()), 0)
        return added, consonants, foreign, letters, len(name), name

    return min(alike, key=order, default="")


def _distance(name: str, plain: str) -> tuple[float, float]:
    """Return how unlike two names are: by consonants, 0 to 1, in any script; then by letters."""
    ours, theirs = skeletons(words_of(plain)), skeletons(words_of(name))
    consonants = min(Indel.normalized_distance(one, other) for one in ours for other in theirs)
    return consonants, unlikeness(search_key(name), search_key(plain))
