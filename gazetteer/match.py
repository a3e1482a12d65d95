"""Candidates for a name, how they rank, and how sure the answer is."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from gazetteer.normalize import search_key, words_of
from gazetteer.place import Match, Place
from gazetteer.sounds import sound_key
from gazetteer.store import CORE, EXACT, SOUND, NameRow, Store
from gazetteer.units import split_unit

# How sure each kind of match is before anything is known of namesakes.
_CERTAINTY = {"exact": 1.0, "normalised": 0.98, "unit": 0.95, "sound": 0.9}
_FUZZY_CERTAINTY = (0.85, 0.8, 0.65)  # by the number of wrong letters
MIN_CONFIDENCE = 0.5  # what is less sure than this is not answered

# Which of several bearers of a name is usually meant: the larger, the nearer to the border.
_PROMINENCE = {
    "PCLI": 1.0, "PPLC": 0.95, "ADM1": 0.9, "PPLA": 0.85, "ADM2": 0.8, "PPLA2": 0.7, "RGN": 0.65, "STM": 0.6,
    "PPL": 0.5, "LK": 0.5, "BDG": 0.45, "PSTB": 0.4,
}  # fmt: skip
_OF_KIND = {"official": 1.0, "variant": 0.9, "romanisation": 0.9, "former": 0.7}


class Matcher:
    """Finds the candidates for a name in the index."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def match(self, name: str, *, country: str | None, limit: int) -> tuple[Match, ...]:
        """Return the best `limit` matches for `name`, best first."""
        words = words_of(name)
        core, kind = split_unit(words)
        key = search_key(name)
        best: dict[int, tuple[float, str, NameRow]] = {}
        for match_type, certainty, row in self._candidates(name, key, "".join(core) or key):
            place = self._store.place(row.place)
            if country and country not in place.country_code.split(","):
                continue
            score = certainty * (0.75 + 0.25 * _weight(place, row, kind))
            if row.place not in best or score > best[row.place][0]:
                best[row.place] = (score, match_type, row)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], self._store.place(item[0]).place_id))
        return tuple(
            Match(self._store.place(number), match_type, row.name, row.kind, round(score, 3))
            for number, (score, match_type, row) in ranked[:limit]
            if score >= MIN_CONFIDENCE
        )

    def _candidates(self, name: str, key: str, core: str) -> Iterator[tuple[str, float, NameRow]]:
        """Yield names with the kind and certainty of the match; the fuzzy ones only where there is no other."""
        if not key:
            return
        found = False
        for row in self._store.find(key, EXACT):
            found = True
            match_type = "exact" if row.name == name else "normalised"
            yield match_type, _CERTAINTY[match_type], row
        units = self._store.find(key, CORE)
        if core != key:
            units += self._store.find(core, EXACT) + self._store.find(core, CORE)
        for row in units:
            found = True
            yield "unit", _CERTAINTY["unit"], row
        sound = sound_key(core)
        for row in self._store.find(sound, SOUND):
            found = True
            yield "sound", _CERTAINTY["sound"], row
        if not found:
            yield from self._fuzzy(sound)

    def _fuzzy(self, sound: str) -> Iterator[tuple[str, float, NameRow]]:
        """Yield names whose sound is at most two letters away: none below four letters, one below seven."""
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - most names are found without it
        from rapidfuzz.process import extract  # noqa: PLC0415

        cutoff = 0 if len(sound) < 4 else 1 if len(sound) < 7 else 2  # noqa: PLR2004
        if not cutoff:
            return
        near = extract(sound, self._sounds, scorer=Levenshtein.distance, score_cutoff=cutoff, limit=50)
        for other, distance, _ in near:
            for row in self._store.find(other, SOUND):
                yield "fuzzy", _FUZZY_CERTAINTY[int(distance)], row

    @cached_property
    def _sounds(self) -> list[str]:
        """Every sound key of the index."""
        return self._store.keys(SOUND)


def _weight(place: Place, row: NameRow, kind: str) -> float:
    """Return from 0 to 1 how likely `place` is meant among the bearers of the name."""
    weight = _PROMINENCE.get(place.feature_code, 0.4)
    if kind and kind not in (place.feature_code, place.feature_class):
        weight *= 0.6
    if place.outside:
        weight *= 0.8
    return weight * _OF_KIND[row.kind]


def known(keys: Iterable[str], store: Store) -> list[str]:
    """Return those of `keys` that the index has at any level."""
    return [key for key in keys if key in store.key_set]
