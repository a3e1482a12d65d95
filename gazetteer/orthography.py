"""What a name that is written as another language writes it would be in English letters."""

import re
from functools import cache
from unicodedata import normalize

from gazetteer.units import noun

_GERMAN_LETTERS = {"tsch": "ch", "dsch": "j", "sch": "sh", "ch": "kh", "j": "y", "w": "v"}
_TURKISH = re.compile("[çşğıİöü]", re.IGNORECASE)
_TURKISH_LETTERS = {"ch": "j", "c": "j"}
_TURKISH_C = re.compile("c(?![hk])")  # also without the letters above
_VOICED_S = re.compile("s(?=[aeiou]|[lmn]|$)(?<!ss)")  # German has it for z
_SHIFTED = re.compile("[^\\W_]{2}")  # a small letter before a capital: dArvoz, vDarvoz
_ENGLISH = re.compile("ee+|oo+")
_ENGLISH_LETTERS = {"eee": "ei", "ee": "i", "ooo": "ou", "oo": "u"}
_RUSSIAN = re.compile("[а-яё]+", re.IGNORECASE)
_RUSSIAN_CASE = re.compile("(?<=[^aeiou]{2})(?:a|e|u|y|om|oy|ey)$|(?<=[aeiou][^aeiou])(?:a|e|u|y|om|oy|ey)$")
_FRENCH_LETTERS = {"tch": "ch", "dj": "j", "ch": "sh", "gu": "g", "qu": "k"}


def readings(key: str, written: str) -> list[str]:
    """
    Return the keys that a Latin key has in English, German, Turkish or French spelling; often none.

    Also as a noun, where it may be a Russian adjective or stand in another case.

    Also without a first letter, or with the first two exchanged, where a capital follows a small one.

    Parameters
    ----------
    key
        A search key.
    written
        The name as it was written: letters with cedilla, breve or dotless i are Turkish.

    >>> readings("pandsch", "Pandsch")[0]
    'panj'
    >>> readings("vanch", "Vanç")[0]
    'vanj'
    >>> readings("adrvoz", "aDrvoz")
    ['drvoz', 'darvoz']
    >>> readings("darvoz", "Darvoz")
    []
    """
    found = []
    written = normalize("NFC", written)  # a letter and its accent are one sign
    start = _SHIFTED.search(written)
    if len(key) > 1 and start and start.group()[0].islower() and start.group()[1].isupper():
        found += [key[1:], key[1] + key[0] + key[2:]]
    if _TURKISH.search(written):
        found.append(_spell(key, _TURKISH_LETTERS))
    elif _TURKISH_C.search(key):
        found.append(_TURKISH_C.sub("j", key))
    found.append(noun(key))
    if _RUSSIAN.fullmatch(written):
        found.append(_RUSSIAN_CASE.sub("", key))
    if _ENGLISH.search(key):
        found.append(_spell(key, _ENGLISH_LETTERS))
    found.append(_spell(key, _GERMAN_LETTERS))
    found.append(_spell(key, _FRENCH_LETTERS))
    if _VOICED_S.search(key):
        found.append(_spell(_VOICED_S.sub("z", key), _GERMAN_LETTERS))
    return [one for one in dict.fromkeys(found) if one != key]


def _spell(key: str, letters: dict[str, str]) -> str:
    """Return the key with the letters of one language in those of English, the longest first."""
    return _pattern(tuple(letters)).sub(lambda found: letters[found[0]], key)


@cache
def _pattern(letters: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of these letters, the longest first."""
    return re.compile("|".join(letters))
