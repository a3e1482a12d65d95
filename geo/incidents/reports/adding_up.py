"""The killed and wounded of an event, its sentences taken one by one: who died since, who is told again."""

from collections.abc import Sequence

from geo.incidents.reports.casualties import Casualties
from geo.incidents.reports.hurt_beside import with_sides
from geo.incidents.reports.told import Told
from geo.incidents.reports.told_twice import (
    not_told_twice,
    with_buried,
    with_fates,
    without_explained,
    without_victims_of_both,
)
from geo.incidents.reports.tolls.figures import STRUCK, Figure


def _in_one(mine: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a sentence, "one body, and one of the wounded died" as two dead."""
    moved = [one for one in mine if one.moved]
    if not moved:
        return list(mine)
    other = next((one for one in mine if not (one.moved or one.toll or one.earlier or one.part)), None)
    if other is None:
        return list(mine)
    whole = other._replace(value=other.value + sum(one.value for one in moved))
    return [whole if one is other else one for one in mine if not one.moved]


def add_up(told: Sequence[Told], kind: str, corrections: set[int]) -> Casualties:
    """
    Return the killed (or wounded) of an event.

    Parameters
    ----------
    told
        Its sentences in order.
    kind
        "killed" or "wounded".
    corrections
        Numbers of the sentences that say a figure was corrected.
    """
    result = Casualties()
    told = with_fates(without_explained(with_buried(without_victims_of_both(told))))
    if not any(figure.kind == kind or figure.moved for one in told for figure in one.figures):
        return result
    harmed = any(one.victims for one in told)
    told = not_told_twice(with_sides(told) if kind == "wounded" else told)
    whole = max((figure.value for one in told for figure in _dead(one)), default=0)
    apart = _died_besides(told)
    died = 0  # of their wounds, so far as is told
    for one in told:
        dead = [figure for figure in one.figures if kind == "wounded" and figure.moved and not figure.earlier]
        known = died
        mine = _in_one([figure for figure in one.figures if figure.kind == kind])
        for figure in sorted((*mine, *dead), key=lambda figure: figure.first) if dead else mine:
            if "survived" in figure.categories and harmed:
                continue  # "the driver was killed; two others escaped unhurt" is no count of the wounded
            alone = figure.who == STRUCK and figure.value == whole == 1 and not _dead(one)
            if alone and result.best is None:
                continue  # "A guard was shot dead. A bullet struck him in the neck"
            if figure.kind == kind:
                then = whole if apart else whole - known
                since = 0 < known < figure.value and _told_before(one, figure, then)
                still = figure._replace(value=figure.value - known, then=False) if since else figure
                still = still._replace(more=still.more and not _is_retold(one, still, result.rest_on))
                if figure.more and result.is_as_many(figure) and _after_dead(told, one):
                    continue
                result.add(one, still, correction=one.number in corrections)
            elif figure.value == died > 1 and not figure.more:
                continue  # "two of the wounded died", told by the hospital as well
            elif not (result.is_apart(figure) or _is_in_toll(told, result.rest_on, one)):
                result.move(figure.value)  # of those told before it
                died += figure.value
    return result


def _after_dead(told: Sequence[Told], one: Told) -> bool:
    """Return whether the sentence before one counts the dead, and one who besides: "Three more were hurt"."""
    before = next((each for each in told if each.position == one.position - 1), one)
    hurt = any(figure.kind == "wounded" for figure in before.figures)
    return before is not one and bool(_dead(before)) and not (hurt or _dead(one))


def _is_retold(told: Told, figure: Figure, before: Sequence[tuple[Told, Figure]]) -> bool:
    """Return whether "one more wounded" is the one told with as many dead: "трое убиты, ещё один ранен"."""
    if not figure.more or figure.moved:
        return False
    other = {one.value for one in told.figures if one.kind != figure.kind and one.value}
    return any(
        known.more
        and known.value == figure.value
        and any(one.value in other for one in each.figures if one.kind != figure.kind)
        for each, known in before
    )


def _died_besides(told: Sequence[Told]) -> bool:
    """Return whether all who died of wounds did so besides the dead counted: "the third died in hospital"."""
    dead = [figure for one in told for figure in one.figures if figure.kind == "killed" and figure.value]
    more = all(one.more for one in dead if one.moved)
    then = all(one.then for one in dead if not one.moved)
    return not any(one.toll for one in dead) and (more or then)


def _is_in_toll(told: Sequence[Told], hurt: Sequence[tuple[Told, Figure]], died: Told) -> bool:
    """
    Return whether the toll with the hurt, or right before them, counts who `died`.

    "The toll rose to five dead and nine hurt", "rose to six. Another 14 remain in hospital".
    """
    tolls = {one.position for one in told if any(figure.toll for figure in _dead(one))}
    return bool(hurt) and all(
        one is not died and (one.position in tolls or (figure.more and one.position - 1 in tolls))
        for one, figure in hurt
    )


def _dead(told: Told) -> list[Figure]:
    """Return the figures of the dead of a sentence, but for wounded who died."""
    return [figure for figure in told.figures if figure.kind == "killed" and not figure.moved]


def _told_before(told: Told, hurt: Figure, dead: int) -> bool:
    """Return whether a sentence tells how many were hurt before some died: with fewer dead than the toll."""
    then = [figure for figure in _dead(told) if figure.value]
    if all(figure.categories == {"attackers"} != hurt.categories for figure in then):
        return False  # "один из нарушителей убит, двое солдат ранены"
    return bool(then) and not (hurt.toll or hurt.earlier) and sum(figure.value for figure in then) == dead
