"""Victims told one by one without a verb of their own: "among the dead were two officers and a cook"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.quantities import find_quantities


def listed_victims(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return the sum of a list of victims, as what the whole is at least, for a kind without a figure."""
    found = []
    for kind in KINDS:
        marks = passage.marks_in(f"{kind}.list", sentence.first, sentence.last)[:1]
        if not marks or any(figure.kind == kind for figure in figures):
            continue
        mark = marks[0]
        mine = [
            one
            for one in find_quantities(passage, sentence, taken, listed=True)
            if one.first >= mark.last
            and passage.casualty_words.isdisjoint({*range(mark.last, one.first)} - {*range(*mark)})
        ]
        if mine:
            whom = frozenset(one.category for one in mine)
            value = sum(one.value for one in mine)
            found.append(Figure(kind, value, whom, mark.first, mine[-1].last, part=True))
    return found
