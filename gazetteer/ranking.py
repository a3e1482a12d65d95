"""Which of the recorded names that a query may stand for is meant, and how sure that is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gazetteer.context import FORMER, NOTHING_KNOWN, Context, apart_km
from gazetteer.place import Match, Place
from gazetteer.query import Query
from gazetteer.store import NameRow

MIN_CONFIDENCE = 0.5  # what is less sure than this is not answered

_OTHER_KIND = 0.6  # of its weight is left to a place of another kind than was said
_LONGER_NAME = 0.85  # of its weight is left to a place whose recorded name has a unit word that was not said
_LONGER_FORMER = 0.5  # ... if it is not even called so today
_OTHERWISE_WRITTEN = 0.93  # of its weight is left to a place whose recorded name is written otherwise
_BESIDE_KM = 50
_SAME_SOUND = 0.5  # of an error is made good when a name is spelt otherwise but sounds the same
_TIERS = {"exact": 0, "normalised": 1, "unit": 2, "sound": 3, "fuzzy": 4, "script": 5}
_SURE_TIER = 2  # up to which the recorded name is the one that was asked for


class Trust(NamedTuple):
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
    Trust(8, 2.8, 0.995, 0.85, 0.8),
    Trust(7, 2.05, 0.995, 0.7, 0.8),
    Trust(5, 1.75, 0.99, 0.65, 0.45),
    Trust(0, 1.2, 0.95, 0.6, 0.4),
)
_TRUST_OF = [next(one for one in _TRUST if length >= one.letters) for length in range(_TRUST[0].letters + 1)]
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


class _Bearer(NamedTuple):
    """A place by the best of its names; ordered as places are ranked, but for `found`."""

    cost: float
    tier: int
    unlike: float
    lightness: float  # 1 less how likely this bearer of the name is meant
    found: Found


def trust_in(length: int) -> Trust:
    """Return what a misspelling of a name of this many letters is worth."""
    return _TRUST_OF[min(length, len(_TRUST_OF) - 1)]


def rank(found: Iterable[Found], query: Query, context: Context) -> list[Match]:
    """
    Return one match a place, the surest first; of equally sure ones the one that is usually meant.

    None below MIN_CONFIDENCE.
    """
    best: dict[str, _Bearer] = {}
    for one in found:
        place_id = one.row.place.place_id
        cost, tier = one.spelt + one.heard, _TIERS[one.match_type]
        known = best.get(place_id)
        if known is None or (cost, tier, one.unlike) <= known[:3]:
            bearer = _Bearer(cost, tier, one.unlike, 1 - _weight(one, query, context), one)
            if known is None or bearer[:4] < known[:4]:
                best[place_id] = bearer
    if not best:
        return []
    ordered = sorted(best.values(), key=_order) if len(best) > 1 else list(best.values())
    first = ordered[0]
    rivals = count_rivals([bearer.found for bearer in ordered]) if first.cost else 0
    judged = context.near is not None or bool(context.mentioned)
    most = context.supports(first.found.row.place) if judged else 1.0
    matches: list[Match] = []
    least = 1.0
    for cost, _, _, lightness, one in ordered:
        sure = certainty(one, rivals) * (1 - _LESS_BY_WEIGHT * lightness)
        if cost != first.cost:
            sure *= _LESS_BY_RANK ** (cost - first.cost)
        if 0 < most < 1 or context.mentioned:
            supported = min(1.0, context.supports(one.row.place) / most) if most else 1.0
            sure *= 1 - _LESS_BY_CONTEXT * (1 - supported)
        least = min(least, round(sure, 3))
        if least < MIN_CONFIDENCE:
            break
        matches.append(Match(one.row.place, one.match_type, one.row.name, one.row.kind, least))
    return matches


def count_rivals(ordered: Sequence[Found]) -> int:
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
    if _TIERS[one.match_type] <= _SURE_TIER:
        return 1.0
    trust = trust_in(one.length)
    strained = min(1.0, one.unlike / trust.most)
    return (trust.near - (trust.near - trust.far) * strained**2) * trust.shared**rivals


def _order(bearer: _Bearer) -> tuple[float, float, float, float, str]:
    """Return what places are sorted by."""
    cost, _, unlike, lightness, one = bearer
    if cost and not one.heard:
        cost -= _SAME_SOUND
    return cost, one.spelt, unlike, lightness, one.row.place.place_id


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
    if context is NOTHING_KNOWN:
        return weight * FORMER if row.kind == "former" else weight
    weight *= context.name_weight(row.kind, row.valid_from, row.valid_to)
    return weight if context.near is None and not context.mentioned else weight * context.supports(row.place)
