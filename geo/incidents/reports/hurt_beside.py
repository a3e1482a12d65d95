"""Of which side the wounded are who are told beside the dead of two sides, each in a sentence of its own."""

from collections.abc import Sequence

from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.figures import Figure

_SIDES = (frozenset({"security"}), frozenset({"attackers"}), frozenset({"civilians"}))
_BARE = {"", "generic"}


def with_sides(told: Sequence[Told]) -> Sequence[Told]:
    """
    Return sentences with wounded of no kind as of the side of the dead beside them, if both sides are told.

    "Five policemen were killed and three were wounded. … Seven militants were killed, six others wounded".
    """
    dead = [_dead(one) for one in told]
    late = [figure for one in told for figure in one.figures if figure.kind == "killed" and figure.moved]
    sides = {figure.categories for figure in (*dead, *late) if figure is not None}
    if len(sides & set(_SIDES)) < 2:  # noqa: PLR2004 - no other side is told
        return told
    return [
        one if figure is None or one.heading else one.counting(_of_side(one.figures, figure))
        for one, figure in zip(told, dead, strict=True)
    ]


def _dead(one: Told) -> Figure | None:
    """Return the one figure of the dead of a sentence, if it is of an armed side."""
    killed = [figure for figure in one.figures if figure.kind == "killed" and figure.value]
    alone = len(killed) == 1 and killed[0].categories in _SIDES
    return killed[0] if alone and not (killed[0].toll or killed[0].earlier or killed[0].moved) else None


def _of_side(figures: Sequence[Figure], dead: Figure) -> list[Figure]:
    """Return figures, wounded told by their number alone behind the dead as of the side of those."""
    return [
        one._replace(categories=dead.categories)
        if one.kind == "wounded"
        and one.first >= dead.last
        and one.categories <= _BARE
        and not (one.toll or one.earlier)
        else one
        for one in figures
    ]
