"""Which of the recorded names that a query may stand for is meant, and how sure that is."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from math import exp
from typing import NamedTuple

from gazetteer.context import NOTHING_KNOWN, Context, former_weight
from gazetteer.place import MATCH_TYPES, Match, Place
from gazetteer.query import Query
from gazetteer.store import NameRow

Namesakes = Callable[[str, str], bool]

MIN_CONFIDENCE = 0.5  # what is less sure than this is not answered

_OTHER_KIND = 0.5  # of its weight is left to a place of another kind than was said
_NO_SUCH_THING = 0.3  # ... if a river, a mountain or a structure was said, and it is none
_STRUCTURES = ("BDG", "PSTB")
_THINGS = ("H", "T", "S", *_STRUCTURES)
_OF_ANOTHER_STATE = 0.5  # ... to one of another country than that whose units are called so
_FAMED = 0.5  # the weight at most of a misspelt name of a capital or country far from the border
_LONGER_NAME = 0.85  # of its weight is left to a place whose recorded name has a unit word that was not said
_LONGER_FORMER = 0.5  # ... if it is not even called so today
_OTHERWISE_WRITTEN = 0.93  # of its weight is left to a place whose recorded name is written otherwise
# How far off a name is, in wrong letters of a name of USUAL_LENGTH: what each of `Found` costs, fitted by the
# model of tools/fit_ranking.py to its rows and more.
_UNLIKE, _SPELT = 0.63, 0.63
_SCRIPT, _UNLIKE_ACROSS = 0.54, 1.26  # ... of a name in another script
APART = 0.68  # ... and each sign that is written otherwise (`Found.apart`)
# Is added at most for a place that is seldom meant; twice that where it is far from the border.
_LESS_KNOWN = 0.57
_TIERS = {match_type: tier for tier, match_type in enumerate(MATCH_TYPES)}
_OTHER_KIND_COST = 2.8  # of a wrong letter, for a misspelt name of another kind of place than was said
_OTHER_SIDE_COST = 1.0  # ... of a place of another country than that whose units are called so
_CLASSES = {"ADM1": "A", "ADM2": "A", "P": "PA", "PCLI": "A", "L": "LTAP", "BDG": "S", "PSTB": "S"}
HEARD = ("sound", "script")  # match types of names that are compared by their sound
_SURE_TIER = 2  # up to which the recorded name is the one that was asked for


# How sure a misspelling is: the logistic function of a sum of points, and of that the share that is not the
# next place's; fitted by tools/fit_confidence.py. For each figure of `measured`, in their order: the steps,
# and the points below, between and above them. Whole letters are wrong by a slip; other sums, where names
# only resemble one another.
SHARPNESS = 2.96  # of the share: of how much farther off the next place is
_AS_NEAR = 0.03  # so much farther off it counts as near as the first: others are near, too
_SURE = 1.5
_SURE_BY_SCRIPT = 0.39  # for the consonants of a name in another script, whose vowels are not written
_Steps = tuple[float, ...]
SURE_BY: tuple[tuple[_Steps, _Steps], ...] = (
    ((0.4, 0.9, 1.4, 2.1, 3.1), (0.58, 1.26, 0.67, 0.52, -1.52, -1.52)),
    ((0.1, 0.6, 1.1, 1.6, 2.1), (-0.15, 1.3, -0.18, -0.99, 0.14, -0.12)),
    (
        (0.1, 0.35, 0.7, 0.95, 1.1, 1.3, 1.65, 2.05, 2.3),
        (0.98, 0.87, 0.87, 0.96, 0.41, -0.39, -0.69, -0.46, -1.09, -1.46),
    ),
    ((3.5, 4.5, 5.5, 6.5, 7.5, 9.5), (-1.14, -1.02, -0.88, -0.07, -0.2, 1.12, 2.2)),
    ((0.2, 0.8, 1.3, 1.8, 2.5, 3.5), (0.01, 1.77, 1.87, 1.26, -0.7, -1.89, -2.32)),
)
USUAL_LENGTH = 6  # letters
WIDEST_GAP = 3.0
SHORTEST = 2
_LESS_BY_WEIGHT = 0.015  # is lost at most for being seldom meant
_LESS_BY_CONTEXT = 0.4  # is lost at most for not fitting what else is known
_LESS_BY_RANK = 0.6  # of the certainty is left to a name that is one wrong letter farther off than the best


class Found(NamedTuple):
    """
    A recorded name that the query may stand for.

    `spelt` and `heard` count the wrong letters in spelling and in sound, `length` the letters of the
    shorter key.
    Between scripts, where short vowels are not written, a letter counts half. `unlike` weighs the wrong
    letters of a misspelling (`misspelling.unlikeness`). `apart`: the signs in which the query differs from
    any recorded name of the place, a name of six letters taken (`writing.by_writing`).
    """

    row: NameRow
    match_type: str
    spelt: float
    heard: float
    length: int
    unlike: float = 0.0
    apart: float = 0.0

    @property
    def errors(self) -> float:
        """The wrong letters: one that is also heard counts twice."""
        return self.spelt + self.heard

    @property
    def cost(self) -> float:
        """The wrong letters, counted and weighed, however long the name is."""
        return self.unlike + self.errors / 2


class Bearer(NamedTuple):
    """A place by the best of its names; ordered as places are ranked, but for `found`."""

    cost: float
    tier: int
    unlike: float
    lightness: float  # 1 less how likely this bearer of the name is meant
    found: Found

    @property
    def unlikely(self) -> float:
        """What misspelt names are ranked by."""
        return self.cost + _LESS_KNOWN * (1 + self.found.row.place.outside) * self.lightness


def bearers(found: Iterable[Found], query: Query, context: Context) -> list[Bearer]:
    """
    Return the places that bear these names, each by the best of its names, the likeliest first.

    By the best of those spelt like it and, once more, by the best of those that are heard so: which of the
    two is nearer, the signs say that differ (`writing.by_writing`, `one_each`).
    """
    best: dict[tuple[str, bool], Bearer] = {}
    for one in found:
        whose = one.row.place.place_id, one.match_type in HEARD
        cost, tier = _far_off(one), _TIERS[one.match_type]
        if cost and query.kind and not of_kind(one.row.place, query.kind):
            cost += _OTHER_KIND_COST
        if cost and query.said_in not in one.row.place.country_code:
            cost += _OTHER_SIDE_COST
        known = best.get(whose)
        if known is None or (cost, tier, one.unlike) <= known[:3]:
            bearer = Bearer(cost, tier, one.unlike, 1 - _weight(one, query, context), one)
            if known is None or bearer[:4] < known[:4]:
                best[whose] = bearer
    return in_order(best.values())


def one_each(ordered: Sequence[Bearer]) -> list[Bearer]:
    """Return of every place the first."""
    if len(ordered) < 2:  # noqa: PLR2004 - no place twice
        return list(ordered)
    best: dict[str, Bearer] = {}
    for one in ordered:
        best.setdefault(one.found.row.place.place_id, one)
    return list(best.values())


def in_order(places: Iterable[Bearer]) -> list[Bearer]:
    """Return the places, the likeliest first."""
    unordered = list(places)
    return sorted(unordered, key=_order) if len(unordered) > 1 else unordered


def _far_off(one: Found) -> float:
    """Return how far off a recorded name is from what was asked: 0 where it is spelt the same."""
    _, match_type, spelt, _, length, unlike, apart = one
    wrong = _SCRIPT + unlike * _UNLIKE_ACROSS if match_type == "script" else spelt * _SPELT + unlike * _UNLIKE
    return wrong * USUAL_LENGTH / max(length, SHORTEST) + APART * apart


def rank(ordered: Sequence[Bearer], context: Context, namesakes: Namesakes) -> list[Match]:
    """
    Return one match a place, the surest first; of equally sure ones the one that is usually meant.

    None below MIN_CONFIDENCE.

    Parameters
    ----------
    ordered
        The places that bear the names, the likeliest first.
    context
        What is known of the place beside its name.
    namesakes
        Whether two places, by their ids, share a recorded name.
    """
    if not ordered:
        return []
    first = ordered[0]
    gap = gap_behind(ordered, namesakes) if first.cost else WIDEST_GAP
    judged = context.near is not None or bool(context.mentioned)
    most = context.supports(first.found.row.place) if judged else 1.0
    matches: list[Match] = []
    least = 1.0
    for cost, _, _, lightness, one in ordered:
        sure = certainty(one, gap) * (1 - _LESS_BY_WEIGHT * lightness)
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


def of_kind(place: Place, kind: str) -> bool:
    """Return whether a place may be called a place of this kind (`Query.kind`)."""
    if kind in _STRUCTURES and place.feature_code in _STRUCTURES:
        return place.feature_code == kind
    return place.feature_class in _CLASSES.get(kind, kind)


def gap_behind(ordered: Sequence[Bearer], namesakes: Namesakes) -> float:
    """Return how much farther off than the first the next place is that shares no name with it."""
    first = ordered[0].found.row.place.place_id
    for bearer in ordered[1:]:
        if not namesakes(first, bearer.found.row.place.place_id):
            return min(max(bearer.unlikely - ordered[0].unlikely, 0.0), WIDEST_GAP)
    return WIDEST_GAP


def certainty(one: Found, gap: float) -> float:
    """
    Return how sure it is that the query stands for this recorded name.

    Parameters
    ----------
    one
        The recorded name.
    gap
        How much farther off the next name of another place is.
    """
    if _TIERS[one.match_type] <= _SURE_TIER:
        return 1.0
    total = _SURE + _SURE_BY_SCRIPT * (one.match_type == "script")
    for figure, (steps, points) in zip(measured(one), SURE_BY, strict=True):
        total += points[bisect_right(steps, figure)]
    return share(gap) / (1 + exp(-total))


def share(gap: float) -> float:
    """
    Return how likely the first place is meant rather than the next, which is `gap` farther off.

    >>> share(0) < 0.5 < share(0.1)
    True
    """
    return 1 / (1 + exp(SHARPNESS * (_AS_NEAR - gap)))


def measured(one: Found) -> tuple[float, ...]:
    """Return the figures that the certainty depends on: wrong letters, letters, signs apart."""
    return one.spelt, one.heard, one.unlike, one.length, one.apart


def _order(bearer: Bearer) -> tuple[float, float, float, float, int, str]:
    """Return what places are sorted by; of equal ones the one whose recorded name is just so comes first."""
    _, tier, unlike, lightness, one = bearer
    cost = bearer.unlikely if bearer.cost else 0.0
    return cost, one.spelt, unlike, lightness, tier, one.row.place.place_id


def _weight(one: Found, query: Query, context: Context) -> float:
    """Return from 0 to 1 how likely this bearer of the name is meant."""
    row = one.row
    weight = row.place_weight
    if row.place.outside and _TIERS[one.match_type] > _SURE_TIER:
        weight = min(weight, _FAMED)
    kind = context.feature or query.kind
    if kind and kind not in (row.place.feature_code, row.place.feature_class):
        weight *= _NO_SUCH_THING if kind in _THINGS and not of_kind(row.place, kind) else _OTHER_KIND
    if query.said_in and query.said_in not in row.place.country_code:
        weight *= _OF_ANOTHER_STATE
    if one.match_type == "unit":
        weight *= _LONGER_FORMER if row.kind == "former" and not kind else _LONGER_NAME
    if one.match_type == "normalised" and row.name.casefold() != query.text.casefold():
        weight *= _OTHERWISE_WRITTEN
    if context is NOTHING_KNOWN:
        return weight * former_weight(row.valid_to) if row.kind == "former" else weight
    weight *= context.name_weight(row.kind, row.valid_from, row.valid_to)
    return weight if context.near is None and not context.mentioned else weight * context.supports(row.place)
