"""Places whose names a text writes in Persian letters and the gazetteer knows in Latin or Cyrillic ones."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import search_key
from gazetteer.place import Match, Place
from gazetteer.query import core_key
from gazetteer.sounds import is_arabic, skeletons

# The sounds of a folded name, the longest spelling first → the Persian letters that may stand for them.
# Short vowels are not written; a long one, and one at the beginning or end, has a letter of its own.
_LETTERS = (
    ("shch", "ش"), ("dzh", "ج"), ("sh", "ش"), ("ch", "چ"), ("kh", "خ"), ("gh", "[غق]"), ("zh", "[ژج]"),
    ("dj", "ج"), ("ts", "ت?س"), ("ya", "یا?"), ("yo", "ی[او]"), ("yu", "یو?"), ("ye", "یی?"),
    ("aw", "ا?و"), ("ow", "ا?و"), ("ou", "ا?و"), ("ay", "ا?ی"), ("ai", "ا?ع?یی?"), ("ey", "ی"), ("iy", "یی?"),
    ("oo", "ا?و"), ("ee", "ی"),
    ("a", "[اع]{0,2}"), ("o", "(?:[اع]{1,2}|و)"), ("u", "[عو]{0,2}"), ("i", "[عی]{0,2}"), ("e", "[عی]?"),
    ("b", "ب"), ("c", "[جچ]"), ("d", "د"), ("f", "ف"), ("g", "[گغ]"), ("h", "[هح]"), ("j", "[جژ]"),
    ("k", "[کق]"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("p", "[پف]"), ("q", "[قغ]"), ("r", "ر"),
    ("s", "[سصث]"), ("t", "[تط]"), ("v", "[وب]"), ("w", "و"), ("x", "خ"), ("y", "ا?یی?"), ("z", "[زذضظ]"),
)  # fmt: skip
_AT_THE_START = {
    "a": "[اع]",
    "o": "(?:او|[اع])",
    "u": "(?:او|ع)",
    "i": "(?:ای?|ع)",
    "e": "(?:ای?|ع)",
    "h": "[هح]",
}
_AT_THE_END = {
    "a": "(?:ع?ه|ا|ی|ع)",
    "o": "(?:[اه]|ا?و)",
    "u": "و",
    "i": "ا?ی",
    "e": "(?:ع?ه|ی|ع)",
    "h": "[هح]?",
    "ya": "ی[اه]?",
}
_PERSIAN = dict(_LETTERS)
_SOUND = re.compile("|".join(spelling for spelling, _ in _LETTERS))
_DOUBLE = re.compile(r"([bcdfgjklmnpqrstvwxz])\1")
_ONE_SOUND = str.maketrans("ذضظصثطحقأؤ", "زززسستهغاو", "عء")
_VOWELS = str.maketrans("", "", "یو")
_NEAR_KM, _COUNTRIES = 100, {"TJ", "AF"}  # farther names are seldom written so
_OF_COUNTRY = ("afghanistan", "afganistan", "tajikistan", "tojikiston", "tadzhikistan")
_BORDERS = "l-border-"  # the borders themselves, which the gazetteer lists as areas
_SHORTEST = 2  # consonants; what has fewer is spelt like too much else
_SURE = 0.95  # of a name that is only spelt so
_REMEMBERED = 100_000  # spellings; a long run on hostile text must not fill the memory
_RENAMED = {"ADM2", "PPLA"}  # districts and seats of provinces, of which texts keep the former names
_LONG = 4  # letters; shorter words are others with a vowel more


@lru_cache(maxsize=20_000)
def _pattern(key: str) -> re.Pattern[str]:
    """Return what may spell a folded name in Persian letters."""
    plain = _DOUBLE.sub(r"\1", key)

    def letters(sound: re.Match[str]) -> str:
        spelling = sound.group()
        if sound.start() == 0 and spelling in _AT_THE_START:
            return _AT_THE_START[spelling]
        if sound.end() == len(plain) and spelling in _AT_THE_END:
            return _AT_THE_END[spelling]
        return _PERSIAN[spelling]

    return re.compile(_SOUND.sub(letters, plain))


def spells(written: str, name: str) -> bool:
    """
    Return whether a word or words in Persian letters spell a name.

    Parameters
    ----------
    written
        As the text has it.
    name
        In any script; of Persian letters, those of one sound are the same, and a vowel may be left out.

    >>> spells("خیرمنجو", "Хирманҷо")
    True
    >>> spells("سرک", "Sharak")
    False
    """
    key, other = search_key(written), search_key(name)
    if not is_arabic(other):
        return _pattern(other).fullmatch(key) is not None
    one, two = key.translate(_ONE_SOUND), other.translate(_ONE_SOUND)
    if one == two:
        return True
    same = one.translate(_VOWELS) == two.translate(_VOWELS) and one[-1:] == two[-1:] and one[:1] == two[:1]
    return same and len(one) > _LONG and abs(len(one) - len(two)) == 1


class _Recorded(NamedTuple):
    """A name that a place of the zone has, without the word for what kind of place it is."""

    name: str
    kind: str
    place: Place


class Spellings:
    """
    The names of the zone by their consonants, gathered when first asked for.

    Parameters
    ----------
    gazetteer
        Whose places and names are meant.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, tuple[Match, ...]] = {}

    @cached_property
    def _by_consonants(self) -> dict[str, list[_Recorded]]:
        """Every name by each way to read its consonants."""
        found: dict[str, list[_Recorded]] = {}
        for recorded in self._names():
            for consonants in skeletons([recorded.name]):
                if len(consonants) >= _SHORTEST:
                    found.setdefault(consonants, []).append(recorded)
        return found

    def _names(self) -> Iterator[_Recorded]:
        """Yield the names of the places of the zone, each spelling of a place once."""
        for place in self._gazetteer.places():
            if (
                place.place_id.startswith(_BORDERS)
                or place.border_km > _NEAR_KM
                or not _COUNTRIES & {*place.country_code.split(",")}
            ):
                continue
            names = self._gazetteer.names(place.place_id)
            kept = place.feature_code in _RENAMED  # texts go on to call Jayhun Qumsangir
            spelt = {core_key(name.name): name.kind for name in names if kept or name.kind != "former"}
            for key, kind in spelt.items():
                if key.endswith(_OF_COUNTRY) and place.feature_code != "PCLI":
                    continue  # "Ishkashim, Afghanistan" are two names
                yield _Recorded(key, kind, place)

    def bearers(self, parts: Sequence[str]) -> tuple[Match, ...]:
        """Return the places of the zone whose name the words `parts`, in Persian letters, spell."""
        written = " ".join(parts)
        known = self._known.get(written)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[written] = self._look_up(search_key(written))
        return known

    def _look_up(self, written: str) -> tuple[Match, ...]:
        """Look up what words spell; where several names of a place fit, the first counts."""
        found: dict[str, Match] = {}
        for consonants in skeletons([written]):
            for name, kind, place in self._by_consonants.get(consonants, ()):
                if place.place_id not in found and spells(written, name):
                    found[place.place_id] = Match(place, "script", name, kind, _SURE)
        return tuple(found.values())
