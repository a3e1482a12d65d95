"""Districts of several words by the consonants of their names, however vowels are written: "Khawja Ghar"."""

import re
from collections.abc import Sequence
from functools import cached_property

from gazetteer import Gazetteer
from gazetteer.normalize import fold
from gazetteer.place import Match
from gazetteer.sounds import sound_key

_VOWELS = str.maketrans("", "", "aeiouvwy")  # "w" of "Khwaja" is heard, or not
_UNITS = {"district", "nohiyai", "raion", "rayon"}
_WORD = re.compile(r"[\w'’`ʻ]+")
_SURE = 0.97
_LEAST = 4  # consonants of a name that tell it


def skeleton(words: Sequence[str]) -> str:
    """Return the consonants of folded words as they sound."""
    return sound_key("".join(words)).translate(_VOWELS)


class Skeletons:
    """
    Districts whose names have several words, by their consonants.

    Parameters
    ----------
    gazetteer
        Whose districts they are.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """Return the districts by the consonants of their names, and under "" those of the first words."""
        found: dict[str, set[str]] = {"": set()}
        for place in self._gazetteer.places():
            if place.feature_code != "ADM2":
                continue
            for name in self._gazetteer.names(place.place_id):
                words = [word for part in _WORD.findall(name.name) if (word := fold(part)) not in _UNITS]
                whole = skeleton(words) if name.script != "Arab" and len(words) > 1 else ""
                if len(whole) >= _LEAST:
                    found.setdefault(whole, set()).add(place.place_id)
                    found[""].add(skeleton(words[:1]))
        return found

    def may_start(self, word: str) -> bool:
        """Return whether a folded word may be the first of such a name."""
        first = skeleton([word])
        return bool(first) and first in self._names[""]

    def districts(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Return the districts that folded words name by their consonants, if they are like enough."""
        places = self._names.get(skeleton(words)) if len(words) > 1 else None
        if not places:
            return ()
        matches = self._gazetteer.geocode(" ".join(words), limit=len(places) + 3).matches
        if not matches or matches[0].confidence < _SURE:
            return ()
        return tuple(one for one in matches if one.place.place_id in places)
