"""Candidates for a name, how they rank, and how sure the answer is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gazetteer.context import Context, apart_km
from gazetteer.fuzzy import allowed_errors
from gazetteer.layout import CORE, EXACT, SKELETON, SOUND
from gazetteer.misspelling import unlikeness
from gazetteer.normalize import search_key
from gazetteer.place import Match, Place
from gazetteer.query import Query, core_key, read_query, split_qualifiers
from gazetteer.sounds import blur, is_arabic, skeletons, sound_key, sounds
from gazetteer.store import NameRow, Store
from gazetteer.units import loose_cores

MIN_CONFIDENCE = 0.5  # what is less sure than this is not answered

_OTHER_KIND = 0.6  # of its weight is left to a place of another kind than was said
_LONGER_NAME = 0.85  # of its weight is left to a place whose recorded name has a unit word that was not said
_LONGER_FORMER = 0.5  # ... if it is not even called so today
_OTHERWISE_WRITTEN = 0.93  # of its weight is left to a place whose recorded name is written otherwise
_SOUND_COST = 1  # of a name that sounds like the query, beside one that is spelt like it
_SCRIPT_COST = 1  # of a name in another script with the same consonants
_FEW = 2  # wrong letters, beyond which a unit word may be misspelt too
_GLUED = 10  # letters from which on one word may be a name with its unit glued on
_BESIDE_KM = 50
_SAME_SOUND = 0.5  # of an error is made good when a name is spelt otherwise but sounds the same
_TOO_FAR = 6  # wrong letters in spelling and sound, beyond which a name is another one
_FAR = 4  # wrong letters are not counted beyond this
_TIERS = ("exact", "normalised", "unit", "sound", "fuzzy", "script")
_CERTAINTY = {"exact": 1.0, "normalised": 1.0, "unit": 1.0}


class _Trust(NamedTuple):
    """
    What a misspelling of a name of at least so many letters is worth.

    Beyond `most` (`misspelling.unlikeness`) it is another name; `near` and `far` say how sure it is where
    nothing and where `most` is amiss, `shared` what is left of that for each other name as near as this.
    """

    letters: int
    most: float
    near: float
    far: float
    shared: float


_TRUST = (
    _Trust(8, 2.8, 0.995, 0.85, 0.8),
    _Trust(7, 2.05, 0.995, 0.7, 0.8),
    _Trust(5, 1.75, 0.99, 0.65, 0.45),
    _Trust(0, 1.2, 0.95, 0.6, 0.4),
)
_LESS_BY_WEIGHT = 0.015  # is lost at most for being seldom meant
_LESS_BY_CONTEXT = 0.4  # is lost at most for not fitting what else is known
_LESS_BY_RANK = 0.6  # of the certainty is left to a name that is one wrong letter farther off than the best


class Found(NamedTuple):
    """
    A recorded name that the query may stand for.

    `spelt` and `heard` count the wrong letters in spelling and in sound, `length` the letters of the
    shorter key.
    Between scripts, where short vowels are not written, a letter counts half. `unlike` weighs the wrong
    letters of a misspelling (`misspelling.unlikeness`).
    """

    row: NameRow
    match_type: str
    spelt: float
    heard: float
    length: int
    unlike: float = 0.0

    @property
    def cost(self) -> float:
        """What the candidates are ranked by: an error that is also heard counts twice."""
        return self.spelt + self.heard


class Matcher:
    """Finds the candidates for a name in one or several indexes."""

    def __init__(self, stores: Iterable[Store]) -> None:
        self._stores = list(stores)

    def match(self, name: str, context: Context, limit: int) -> tuple[Match, ...]:
        """Return the best `limit` matches for `name`, best first."""
        matches = self._match_whole(name, context)
        return (matches or self._match_qualified(name, context))[:limit]

    def _match_qualified(self, name: str, context: Context) -> tuple[Match, ...]:
        """Return the matches for what stands before a comma, a bracket or "of"; the rest narrows them."""
        head, tail = split_qualifiers(name)
        if not head or any(store.is_elsewhere(search_key(name)) for store in self._stores):
            return ()
        areas = tuple(self._areas(tail))
        matches = self._match_whole(head, context._replace(mentioned=(*context.mentioned, *areas)))
        # Without an area that is known, nothing bears out a misspelt name.
        return matches if areas else tuple(match for match in matches if match.match_type != "fuzzy")

    def _match_whole(self, name: str, context: Context) -> tuple[Match, ...]:
        """Return the matches for a name without qualifiers."""
        query = read_query(name)
        if query.country_code and not context.country:
            context = context._replace(country=query.country_code)
        trusted = bool(context.country or context.regions)
        found = [one for one in self.find(query, trusted=trusted) if context.admits(one.row.place)]
        return tuple(match for match in rank(found, query, context) if match.confidence >= MIN_CONFIDENCE)

    def _areas(self, names: Iterable[str]) -> Iterator[Place]:
        """Yield the provinces, districts and countries that are called so."""
        for name in names:
            for match in self._match_whole(name, Context()):
                if match.place.feature_class == "A":
                    yield match.place

    def suggest(self, name: str, count: int) -> list[Match]:
        """Return `count` places with the names most like `name`."""
        from gazetteer.fuzzy import nearest  # noqa: PLC0415 - only names that are not found need it

        query = read_query(name)
        found: dict[str, Match] = {}
        for store in self._stores:
            for key, likeness in nearest(query.core, store.spellings(), 10 * count):
                for row in store.find(key):
                    if row.level in (EXACT, CORE):
                        match = Match(row.place, "suggestion", row.name, row.kind, round(likeness / 2, 3))
                        found.setdefault(row.place.place_id, match)
        return sorted(found.values(), key=lambda match: -match.confidence)[:count]

    def find(self, query: Query, *, trusted: bool) -> list[Found]:
        """
        Return the recorded names that the query may stand for.

        Misspelt ones only where there is no other, and not where the query is the name of something
        elsewhere, unless the place is `trusted` to be here.
        """
        if not query.key:
            return []
        found = list(self._recorded(query))
        if any(one.match_type != "sound" for one in found):
            return found
        # What only sounds like the query is found again below, with its wrong letters counted.
        if not trusted and any(store.is_elsewhere(query.key) for store in self._stores):
            return []
        found = [*self._other_script(query), *self._misspelt(query.core)]
        may_hold_a_unit = len(query.words_as_written) > 1 or len(query.key) >= _GLUED
        if may_hold_a_unit and min((one.cost for one in found), default=_FAR) > _FEW:
            for core in loose_cores(query.words_as_written):
                found += [one for one in self._misspelt(core) if one.cost <= _FEW or not one.heard]
        return found

    def _recorded(self, query: Query) -> Iterator[Found]:
        """Yield the names with the same spelling, with and without unit word, or the same sound."""
        keys = {query.key, query.core, blur(query.sound)}
        for store in self._stores:
            for row in store.find(*keys):
                if row.level == EXACT and row.key == query.key:
                    match_type = "exact" if row.name == query.text else "normalised"
                    yield Found(row, match_type, 0, 0, len(query.key))
                elif row.level in (EXACT, CORE) and row.key in (query.key, query.core):
                    yield Found(row, "unit", 0, 0, len(query.core))
                elif row.level == SOUND:
                    yield Found(row, "sound", _SOUND_COST, 0, len(query.sound))

    def _misspelt(self, core: str) -> Iterator[Found]:
        """Yield names at most two wrong letters away: none below four letters, one below seven."""
        sound = sound_key(core)
        for store in self._stores:
            for errors in (1, 2):
                found = [*_spelt_like(store, core, sound, errors), *_heard_like(store, core, sound, errors)]
                if errors == 2 or min((one.cost for one in found), default=_FAR) <= _FEW:  # noqa: PLR2004 - the last
                    yield from found
                    break

    def _other_script(self, query: Query) -> Iterator[Found]:
        """Yield names in Latin or Cyrillic whose consonants are those of a query in Arabic script."""
        if not is_arabic(query.core):
            return
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as below

        words = list(query.words)
        spoken = sounds(words)
        for store in self._stores:
            for row in store.find(*skeletons(words)):
                if row.level == SKELETON and not is_arabic(row.name):
                    sound = sound_key(core_key(row.name))
                    heard = min(Levenshtein.distance(sound, one, score_cutoff=_FAR) for one in spoken)
                    yield Found(row, "script", heard / 2, _SCRIPT_COST, len(row.key))


def _spelt_like(store: Store, core: str, sound: str, errors: int) -> Iterator[Found]:
    """Yield names whose spelling is near."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most names are found without it

    for key in store.near("spelling", core, errors):
        spelt = OSA.distance(core, key, score_cutoff=errors)
        if spelt <= min(errors, allowed_errors(len(key))):
            heard, unlike = _heard(sound, sound_key(key)), unlikeness(core, key)
            length = _letters(core, key)
            if not _is_another(unlike, length):
                for row in store.find(key):
                    if row.level in (EXACT, CORE):
                        yield Found(row, "fuzzy", spelt, heard, length, unlike)


def _heard_like(store: Store, core: str, sound: str, errors: int) -> Iterator[Found]:
    """Yield names whose sound is near."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    blurred = blur(sound)
    for key in store.near("sound", blurred, errors):
        apart = OSA.distance(blurred, key, score_cutoff=errors)
        if apart > errors:
            continue
        rows = [(core_key(row.name), row) for row in store.find(key) if row.level == SOUND]
        for other in {other for other, _ in rows if apart <= allowed_errors(len(other))}:
            heard = _heard(sound, sound_key(other))
            spelt = OSA.distance(core, other, score_cutoff=_FAR)
            unlike, length = unlikeness(core, other), _letters(core, other)
            if not heard or (spelt + heard <= _TOO_FAR and not _is_another(unlike, length)):
                match_type = "fuzzy" if heard else "sound"
                for own, row in rows:
                    if own == other:
                        yield Found(row, match_type, spelt, heard, length, unlike)


def _letters(key: str, other: str) -> int:
    """Return the letters of the shorter key; in Arabic script a third more, for its unwritten vowels."""
    length = min(len(key), len(other))
    return length * 4 // 3 if is_arabic(key) else length


def _is_another(unlike: float, length: int) -> bool:
    """Return whether a name of this length is too unlike what was asked to be meant by it."""
    return unlike > _trust(length).most


def _trust(length: int) -> _Trust:
    """Return what a misspelling of a name of this many letters is worth."""
    return next(trust for trust in _TRUST if length >= trust.letters)


def _heard(sound: str, other: str) -> float:
    """Return how many sounds differ; one that is easily taken for the other counts half."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    apart = OSA.distance(sound, other, score_cutoff=_FAR)
    if not apart:
        return 0.0
    return (apart + OSA.distance(blur(sound), blur(other), score_cutoff=_FAR)) / 2


def rank(found: Iterable[Found], query: Query, context: Context) -> list[Match]:
    """Return one match a place, the surest first; of equally sure ones the one that is usually meant."""
    best: dict[str, tuple[tuple[float, int, float], Found]] = {}
    for one in found:
        place_id = one.row.place.place_id
        tier = (one.cost, _TIERS.index(one.match_type))
        if place_id not in best or tier <= best[place_id][0][:2]:
            nearness = (*tier, -_weight(one, query, context))
            if place_id not in best or nearness < best[place_id][0]:
                best[place_id] = nearness, one
    if not best:
        return []
    weights = {place_id: -nearness[2] for place_id, (nearness, _) in best.items()}
    ordered = sorted((one for _, one in best.values()), key=lambda one: _order(one, weights))
    first = ordered[0]
    rivals = count_rivals(ordered) if first.cost else 0
    most = context.supports(first.row.place)
    matches: list[Match] = []
    for one in ordered:
        sure = certainty(one, rivals) * _LESS_BY_RANK ** (one.cost - first.cost)
        sure *= 1 - _LESS_BY_WEIGHT * (1 - weights[one.row.place.place_id])
        if 0 < most < 1 or context.mentioned:
            supported = min(1.0, context.supports(one.row.place) / most) if most else 1.0
            sure *= 1 - _LESS_BY_CONTEXT * (1 - supported)
        sure = min(sure, matches[-1].confidence if matches else 1.0)
        matches.append(Match(one.row.place, one.match_type, one.row.name, one.row.kind, round(sure, 3)))
    return matches


def count_rivals(ordered: list[Found]) -> int:
    """Return how many other names are as near as the first, and borne by places far from it."""
    first = ordered[0]
    names = {first.row.key}
    for one in ordered[1:]:
        if (
            (one.cost, one.spelt) == (first.cost, first.spelt)
            and one.row.key not in names
            and not _beside(one.row.place, first.row.place)
        ):
            names.add(one.row.key)
    return len(names) - 1


def _beside(one: Place, other: Place) -> bool:
    """Return whether two places are less than 50 km apart, or one lies in the other."""
    distance_km = apart_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return distance_km <= max(_BESIDE_KM, one.radius_km, other.radius_km)


def certainty(one: Found, rivals: int) -> float:
    """
    Return how sure it is that the query stands for this recorded name.

    The figures are smoothed shares that were right on the tuning set (tests/data/spellings_tuning.csv)
    together with surnames and syllables of tests/data/unlisted.csv: a misspelling of a long name can hardly
    be another name; of a short one, it can.
    """
    if one.match_type in _CERTAINTY:
        return _CERTAINTY[one.match_type]
    trust = _trust(one.length)
    strained = min(1.0, one.unlike / trust.most)
    return (trust.near - (trust.near - trust.far) * strained**2) * trust.shared**rivals


def _order(one: Found, weights: dict[str, float]) -> tuple[float, float, float, float, str]:
    """Return what places are sorted by."""
    cost = one.cost - _SAME_SOUND if one.cost and not one.heard else one.cost
    place_id = one.row.place.place_id
    return cost, one.spelt, one.unlike, -weights[place_id], place_id


def _weight(one: Found, query: Query, context: Context) -> float:
    """Return from 0 to 1 how likely this bearer of the name is meant."""
    row = one.row
    kind = context.feature or query.kind
    weight = row.place_weight
    if kind:
        weight *= 1.0 if kind in (row.place.feature_code, row.place.feature_class) else _OTHER_KIND
    elif one.match_type == "unit":
        weight *= _LONGER_FORMER if row.kind == "former" else _LONGER_NAME
    if one.match_type == "normalised" and row.name.casefold() != query.text.casefold():
        weight *= _OTHERWISE_WRITTEN
    weight *= context.name_weight(row.kind, row.valid_from, row.valid_to)
    return weight if context.near is None and not context.mentioned else weight * context.supports(row.place)
