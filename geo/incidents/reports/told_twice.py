"""The dead whom a text tells more than once: of his wounds, by a burial, by how a toll came about."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.figures import BURIED, KINDS, NAMED, SUFFERED, THE, VICTIMS, Figure


def not_told_twice(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences without "died of his wounds" where the one dead was told and nobody hurt: it is he."""
    if not any(figure.moved for one in told for figure in one.figures):
        return told
    told = _without_again(told)
    if whole := _whole_of_lead(told):
        return [
            one.counting(
                [
                    each
                    for each in one.figures
                    if not each.moved and (each.kind, each.value) != ("wounded", whole)
                ]
            )
            for one in told
        ]
    if _are_all_told(told):
        return [one.counting([figure for figure in one.figures if not figure.moved]) for one in told]
    dead, hurt, whose = 0, False, frozenset[str]()
    together = False  # whether the first sentence with dead tells of wounded, too: of all, then
    of_kind: Counter[frozenset[str]] = Counter()
    nouns: set[str] = set()  # of those told dead, in English
    for one in told:
        moved = [figure for figure in one.figures if figure.moved and figure.kind == "killed"]
        whom = moved[0].categories if len(moved) == 1 and moved[0].who == NAMED else None
        alone = dead == 1 and (not hurt or (together and one.day is None))
        named = whom is not None and (of_kind[whom] == 1 or (whom == {""} and alone))
        again = len(moved) == 1 and moved[0].value == dead == 1 and not (moved[0].more or hurt)
        again = again and not moved[0].whose  # "his son" is another than he
        again = again and not any(
            each.kind == "wounded" and each.first < moved[0].first and each.value > moved[0].value
            for each in one.figures
        )  # "Двое ранены; один из них скончался"
        named = named or (len(moved) == 1 and moved[0].who.removeprefix(THE) in nouns - {moved[0].who})
        if named or (again and moved[0].categories == whose != {"civilians"}):
            rest = [figure for figure in one.figures if figure is not moved[0]]
            return [other.counting(rest) if other is one else other for other in told]
        killed = [figure for figure in one.figures if figure.kind == "killed"]
        together = together or (not dead and bool(killed) and len(killed) < len(one.figures))
        dead += sum(figure.value for figure in killed)
        for figure in killed if not one.heading else ():
            of_kind[figure.categories] += figure.value
            nouns |= {figure.who} - {""}
        whose = killed[0].categories if killed else whose
        hurt = hurt or any(figure.kind == "wounded" for figure in one.figures)
    return told


def _without_again(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences without who died of wounds told again in a later paragraph: "one later died"."""
    first, result = None, []
    for one in told:
        mine = [figure for figure in one.figures if figure.moved and figure.kind == "killed"]
        paragraph = one.sentence.paragraph
        if first and paragraph > first[0] and len(mine) == 1 and _is_as_before(first[1], mine[0]):
            result.append(one.counting([figure for figure in one.figures if not figure.moved]))
            continue
        if mine and not first:
            first = paragraph, mine[0]
        result.append(one)
    return result


def _is_as_before(known: Figure, figure: Figure) -> bool:
    """Return whether a figure may be of the same people who died of wounds, and tells of no others."""
    alike = known.who == figure.who or "" in {known.who, figure.who}
    return known.value == figure.value and alike and not (figure.more or figure.part)


def _whole_of_lead(told: Sequence[Told]) -> int:
    """Return all the hurt of whom a lead has counted the dead: "one dead, four hurt. … Five hurt"; or 0."""
    for number, one in enumerate(told):
        dead, hurt = (
            sum(figure.value for figure in one.figures if figure.kind == kind and not figure.moved)
            for kind in KINDS
        )
        if not (dead and hurt):
            continue
        since = told[number + 1 :]
        moved = sum(figure.value for each in since for figure in each.figures if figure.moved)
        again = any(
            [(figure.kind, figure.value) for figure in each.figures] == [("wounded", dead + hurt)]
            for each in since
        )
        return dead + hurt if again and moved == dead else 0
    return 0


def _are_all_told(told: Sequence[Told]) -> bool:
    """Return whether who died of wounds is of the dead told first: "Погибли двое. Охранник … Рабочий"."""
    killed = [
        [figure for figure in one.figures if figure.kind == "killed"] for one in told if not one.heading
    ]
    moved = [figure for mine in killed for figure in mine if figure.moved]
    first, *others = [mine for mine in killed if mine] or [[]]
    if len(moved) != 1 or moved[0].more or moved[0].categories <= {"", "generic"} or moved[0] in first:
        return False
    alone = sum(figure.value == 1 and not figure.more for mine in others for figure in mine)
    whole = sum(figure.value for figure in first)
    return alone > 1 and alone == whole


def with_buried(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences with who was buried as dead of the wound told of him, unless they count the dead."""
    told = list(told)
    buried = next((one for one in told for figure in one.counted if figure.who == BURIED), None)
    if buried is None or any(figure.kind == "killed" for one in told for figure in one.figures):
        return told
    hurt = next((one for one in told if any(figure.kind == "wounded" for figure in one.figures)), None)
    if hurt is not None and [figure.value for figure in hurt.figures] == [1] and not hurt.figures[0].more:
        told[told.index(hurt)] = hurt.counting([])
    dead = [figure._replace(who="") for figure in buried.counted if figure.who == BURIED]
    at = next(number for number, one in enumerate(told) if one.number == buried.number)
    told[at] = told[at].counting([*told[at].figures, *dead])
    return told


def with_fates(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences without a number of sufferers of whom the next ones tell who died and who lived."""
    told = _without_wounds_of_dead(told)
    whole = [figure.value for one in told for figure in one.figures if figure.who == SUFFERED]
    if not whole:
        return _with_fates_next(told)
    first = next(number for number, one in enumerate(told) if _sufferers(one))
    dead = hurt = 0
    for number in range(first + 1, len(told)):
        parts = [figure for figure in told[number].figures if figure.who != SUFFERED]
        dead += sum(figure.value for figure in parts if figure.kind == "killed")
        hurt += sum(figure.value for figure in parts if figure.kind == "wounded")
        if dead and hurt and dead + hurt == whole[0]:
            return [
                one.counting(_of_fates([figure for figure in one.figures if figure.who != SUFFERED]))
                if position <= number
                else one
                for position, one in enumerate(told)
            ]
    return told


def _without_wounds_of_dead(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences without the wound of one told dead: "killed a trader. The trader was stabbed"."""
    dead: set[str] = set()  # nouns of those told
    result = []
    for one in told:
        kept = [
            figure
            for figure in one.figures
            if not (figure.kind == "wounded" and figure.who in dead and figure.value == 1)
        ]
        result.append(one if len(kept) == len(one.figures) else one.counting(kept))
        dead |= {
            THE + figure.who
            for figure in one.figures
            if figure.kind == "killed" and figure.value == 1 and figure.who and not figure.doubted
        }
    return result


def _with_fates_next(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences, those only hit as nobody where the next tells of all: "Two died, one is in"."""
    for one, after in pairwise(told):
        mine = [figure for figure in one.figures if figure.value]
        alone = len(mine) == 1 and mine[0].kind == "wounded" and mine[0].value > 1 and not mine[0].toll
        if not alone or any(figure.more or figure.moved or figure.toll for figure in after.figures):
            continue
        dead, hurt = (sum(each.value for each in after.figures if each.kind == kind) for kind in KINDS)
        if dead and hurt and dead + hurt == mine[0].value:
            return [other.counting([]) if other is one else other for other in told]
    return told


def without_victims_of_both(told: Sequence[Told]) -> Sequence[Told]:
    """Return sentences without those named of both kinds: "36 died, 71 were hurt. Victims were 81 boys"."""
    named = [figure for one in told for figure in one.figures if figure.who == VICTIMS]
    if not named:
        return told
    dead, hurt = (
        max(
            (
                figure.value
                for one in told
                for figure in one.figures
                if figure.kind == kind and not figure.part
            ),
            default=0,
        )
        for kind in KINDS
    )
    both = [figure for figure in named if dead < figure.value <= dead + hurt]
    return [one.counting([figure for figure in one.figures if figure not in both]) for one in told]


def _sufferers(told: Told) -> bool:
    """Return whether a sentence counts sufferers."""
    return any(figure.who == SUFFERED for figure in told.figures)


def _of_fates(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of some of the sufferers as one of each kind, besides those told before it."""
    found: list[Figure] = []
    for kind in KINDS:
        mine = [figure for figure in figures if figure.kind == kind]
        if mine:
            value = sum(figure.value for figure in mine)
            found.append(mine[0]._replace(value=value, moved=False, part=False, more=True))
    return found


def without_explained(told: Sequence[Told]) -> list[Told]:
    """Return sentences, one that only tells how an earlier toll became the one known without who died."""
    if not any(figure.moved for one in told for figure in one.figures):
        return list(told)
    result: list[Told] = []
    known = 0  # dead so far: "Погибли 12. Сначала говорили о девяти, но трое раненых скончались"
    for one in told:
        dead = [figure for figure in one.figures if figure.kind == "killed"]
        since = [figure for figure in dead if figure.moved]
        before = sum(figure.value for figure in dead if figure.earlier)
        explained = bool(since and before) and before + sum(figure.value for figure in since) <= known
        kept = [figure for figure in one.figures if not figure.moved]
        result.append(one.counting(kept) if explained else one)
        known = max([known, *(figure.value for figure in dead if not (figure.earlier or figure.moved))])
    return result
