"""What a name that is written as another language writes it would be in English letters."""

import re

from gazetteer.units import noun


class _Spelling:
    """How a language spells: its letters, the longest first, in those of English."""

    def __init__(self, letters: dict[str, str]) -> None:
        self._letters = letters
        self._found = re.compile("|".join(letters))

    def read(self, key: str) -> str:
        """Return a key with the letters of English."""
        return self._found.sub(lambda found: self._letters[found[0]], key)


_GERMAN = _Spelling({"tsch": "ch", "dsch": "j", "sch": "sh", "ch": "kh", "j": "y", "w": "v"})
_TURKISH_SIGN = re.compile("[çşğıİöü]", re.IGNORECASE)
_TURKISH = _Spelling({"ch": "j", "c": "j"})
_TURKISH_C = re.compile("c(?![hk])")  # also without the letters above
_VOICED_S = re.compile("s(?=[aeiou]|[lmn]|$)(?<!ss)")  # German has it for z
_SHIFTED = re.compile("[^\\W_]{2}")  # a small letter before a capital: dArvoz, vDarvoz
_ENGLISH = _Spelling({"eee": "ei", "ee": "i", "ooo": "ou", "oo": "u"})
_PERSIAN_DIPHTHONG = re.compile("o[uw](?=[^aeiou]|$)")  # Dowlat, Khosrow
_RUSSIAN = re.compile("[а-яё]+", re.IGNORECASE)
_RUSSIAN_CASE = re.compile("(?<=[^aeiou]{2})(?:a|e|u|y|om|oy|ey)$|(?<=[aeiou][^aeiou])(?:a|e|u|y|om|oy|ey)$")
_CASES = (re.compile("(?:и|i)$"), re.compile("(?<=[^аеёиоуыэюяaeiou])(?:ом|ой|ей|om|oy|ey|[ауыеaeuy])$"))
_SHORTEST = 3  # letters that are left at least
_FRENCH = _Spelling(
    {"oua": "va", "oue": "ve", "oui": "vi", "tch": "ch", "dj": "j", "ch": "sh", "gu": "g", "qu": "k"}
)


def other_cases(name: str) -> list[str]:
    """
    Return what a Russian or Tajik name, or its key, may be without the ending of its case or an ezafe.

    >>> other_cases("Кундуза"), other_cases("khatloni")
    (['Кундуз'], ['khatlon'])
    """
    return [
        shorter for ending in _CASES if (shorter := ending.sub("", name)) != name and len(shorter) > _SHORTEST
    ]


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
        The name as it was written, in NFC: letters with cedilla, breve or dotless i are Turkish.

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
    # The letters that a spelling changes are sought first: most names have none of them.
    begin = written[:2]
    start = None if begin.istitle() and begin.isalpha() else _SHIFTED.search(written)
    if len(key) > 1 and start and start.group()[0].islower() and start.group()[1].isupper():
        found += [key[1:], key[1] + key[0] + key[2:]]
    if "c" in key:
        turkish = _TURKISH_SIGN.search(written)
        found.append(_TURKISH.read(key) if turkish else _TURKISH_C.sub("j", key))
    found.append(noun(key))
    if not written.isascii() and _RUSSIAN.fullmatch(written):
        found += [_RUSSIAN_CASE.sub("", key), _RUSSIAN_CASE.sub("a", key)]  # Хорога, Майману
    if "ou" in key or "ow" in key:
        found.append(_PERSIAN_DIPHTHONG.sub("av", key))
    if "ee" in key or "oo" in key:
        found.append(_ENGLISH.read(key))
    soft = "ch" in key or "j" in key
    if soft or "w" in key:
        found.append(_GERMAN.read(key))
    if soft or "u" in key:
        found.append(_FRENCH.read(key))
    if "s" in key and _VOICED_S.search(key):
        found.append(_GERMAN.read(_VOICED_S.sub("z", key)))
    return [one for one in dict.fromkeys(found) if one != key]
