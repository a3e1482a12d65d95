"""What a name that is written as another language writes it would be in English letters."""

import re

_GERMAN_LETTERS = {"tsch": "ch", "dsch": "j", "sch": "sh", "ch": "kh", "j": "y", "w": "v"}
_TURKISH = re.compile("[çşğıİöü]", re.IGNORECASE)
_TURKISH_LETTERS = {"ch": "j", "c": "j"}
_FRENCH_LETTERS = {"tch": "ch", "dj": "j", "ch": "sh", "gu": "g", "qu": "k"}


def readings(key: str, written: str) -> list[str]:
    """
    Return the keys that a Latin key has if it follows German, Turkish or French spelling; often none.

    Parameters
    ----------
    key
        A search key.
    written
        The name as it was written: letters with cedilla, breve or dotless i are Turkish.

    >>> readings("badachschan", "Badachschan")
    ['badakhshan']
    >>> readings("vanch", "Vanç")
    ['vanj']
    >>> readings("darvoz", "Darvoz")
    []
    """
    found = []
    if _TURKISH.search(written):
        found.append(_spell(key, _TURKISH_LETTERS))
    found.append(_spell(key, _GERMAN_LETTERS))
    found.append(_spell(key, _FRENCH_LETTERS))
    return [one for one in dict.fromkeys(found) if one != key]


def _spell(key: str, letters: dict[str, str]) -> str:
    """Return the key with the letters of one language in those of English, the longest first."""
    return re.sub("|".join(letters), lambda found: letters[found.group()], key)
