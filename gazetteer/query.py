"""What somebody asked: the name taken apart, and what else they know of the place."""

import re
from functools import lru_cache
from typing import NamedTuple

from gazetteer.normalize import fold, search_key, words_of
from gazetteer.sounds import sound_key
from gazetteer.units import says_kind, split_unit

# Words that only say in which country a place is → its code.
_COUNTRIES = {
    "TJ": (
        "tajikistan tadjikistan tadzhikistan tojikiston tajik "
        "таджикистан таджикистана таджикистане тоҷикистон таджикский تاجیکستان"
    ),
    "AF": (
        "afghanistan afganistan afghoniston afgoniston afghan "
        "афганистан афганистана афганистане афғонистон افغانستان"
    ),
    "UZ": "uzbekistan узбекистан узбекистана ўзбекистон ازبکستان",
    "PK": "pakistan пакистан пакистана پاکستان",
    "CN": "china китай китая چین",
    "KG": "kyrgyzstan киргизия кыргызстан قرقیزستان",
}
COUNTRY_OF = {fold(word): code for code, words in _COUNTRIES.items() for word in words.split()}


_QUALIFIER = re.compile(r"\s*[,;()،؛/]\s*|\s+(?:of|in)\s+")


class Query(NamedTuple):
    """
    A name, taken apart.

    `key` is the search key of the whole name, `core` that of the name without unit and country words; `kind`
    is what the unit words say ("ADM2", "P" …); `country_code` what the country words say; both may be empty.
    `words` are the folded words of the core, `words_as_written` all folded words.
    """

    text: str
    key: str
    core: str
    sound: str
    kind: str
    country_code: str
    words: tuple[str, ...]
    words_as_written: tuple[str, ...]


def read_query(text: str) -> Query:
    """Take a name apart."""
    words = words_of(text)
    key = "".join(words) or search_key(text)
    if COUNTRY_OF.keys().isdisjoint(words) and not says_kind(words):
        return Query(text, key, key, sound_key(key), "", "", tuple(words), tuple(words))
    named = [word for word in words if word not in COUNTRY_OF]
    country = ""
    if 0 < len(named) < len(words):
        country = next(COUNTRY_OF[word] for word in words if word in COUNTRY_OF)
    else:
        named = words
    core_words, kind = split_unit(named)
    core = "".join(core_words) or key
    return Query(text, key, core, sound_key(core), kind, country, tuple(core_words), tuple(words))


def split_qualifiers(text: str) -> tuple[str, list[str]]:
    """
    Part a name from what is added to say where it is: behind a comma, in brackets, after "of" or "in".

    Returns
    -------
    name, qualifiers
        "" and none where nothing is added.

    >>> split_qualifiers("Chal district of Takhar (Afghanistan)")
    ('Chal district', ['Takhar', 'Afghanistan'])
    """
    head, *tail = [part for part in _QUALIFIER.split(text) if part.strip()] or [""]
    return (head, tail) if tail else ("", [])


@lru_cache(maxsize=50_000)
def core_key(name: str) -> str:
    """Return the search key of a recorded name without its unit words."""
    words = words_of(name)
    return "".join(split_unit(words)[0]) or search_key(name)
