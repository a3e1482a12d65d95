"""Figures that another side gives in the same sentence: "one dead, officials said; the group spoke of 20"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Figure

_BUT = {"but", "while", "whereas", "though", "although"}


def with_rivals_doubted(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures, one that somebody else gives of the same people after another as not sure; English."""
    if passage.language != "en":
        return list(figures)
    result: list[Figure] = []
    for figure in figures:
        before = [one for one in result if one.kind == figure.kind and one.last <= figure.first]
        rival = before and not (figure.toll or figure.moved or figure.earlier)
        if (
            rival
            and _may_be_same(before[-1], figure)
            and _other_speaks(passage, before[-1].last, figure.first)
        ):
            result.append(figure._replace(doubted=True))
        else:
            result.append(figure)
    return result


def _may_be_same(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be of the same people."""
    told = one.categories | other.categories
    return bool(told & {"", "generic"}) or one.categories == other.categories


def _other_speaks(passage: Passage, first: int, last: int) -> bool:
    """Return whether a new statement with a verb of speech begins between two figures."""
    for index in range(first, last):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if ";" in between or passage.words[index].norm in _BUT:
            return passage.has_any("speech.verbs", index, last) or passage.has_any(
                "speech.count", index, last
            )
    return False
