"""Those who killed or wounded others and then came to harm: "killed two guards and was then shot dead"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities

_WAS, _WERE = {"was", "being"}, {"were", "being"}
_BETWEEN = {
    "then",
    "later",
    "himself",
    "themselves",
    "herself",
    "also",
    "eventually",
    "in",
    "turn",
    "finally",
}
_BETWEEN |= {"subsequently", "soon", "afterwards", "quickly", "both", "fatally", "been"}
_JOINS, _BEFORE = {"and", "but"}, {"before", "until"}
_THEY = {"he", "she", "they"}


def killers_harmed(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those at the head of an English sentence who did harm, and to whom harm was done then."""
    if passage.language != "en" or not any(one.value for one in figures):
        return []
    for kind in KINDS:
        for mark in passage.marks_in(f"{kind}.back", sentence.first, sentence.last):
            free = not any(one.first <= mark.first < one.last for one in figures)
            aux = _auxiliary(passage, sentence, mark.first) if free else 0
            killer = _killer(passage, sentence, taken, aux, figures) if aux else None
            if killer is not None:
                return [Figure(kind, killer.value, frozenset({killer.category}), aux, mark.last)]
    return []


def _auxiliary(passage: Passage, sentence: Sentence, verb: int) -> int:
    """Return the auxiliary of a verb whose subject is that of the clause before: "and | was then shot"."""
    index = verb - 1
    while index > sentence.first and (
        passage.words[index].norm in _BETWEEN or passage.has("part.gravely", index)
    ):
        index -= 1
    if passage.words[index].norm not in _WAS | _WERE or index <= sentence.first:
        return 0
    before = passage.words[index - 1].norm
    if before in _THEY:
        return index if passage.words[index - 2].norm in _JOINS | _BEFORE else 0
    return index if before in _JOINS | _BEFORE else 0


def _killer(
    passage: Passage, sentence: Sentence, taken: Collection[int], aux: int, figures: Sequence[Figure]
) -> Quantity | None:
    """Return who opens a sentence and harmed others before it befell them, if the verb agrees with them."""
    first = min(one.first for one in figures)
    heads = [one for one in find_quantities(passage, sentence, taken) if one.last <= first]
    if len(heads) != 1 or any(clause_ends(passage, at) for at in range(sentence.first + 1, heads[0].last)):
        return None
    one = heads[0]
    agrees = passage.words[aux].norm in (_WAS if one.value == 1 else _WERE)
    others = {each.value for each in figures if each.value}
    clear = one.value > 1 or others != {1} or passage.words[aux - 1].norm not in _THEY  # "killed a man … he"
    harmed = not passage.casualty_words.isdisjoint(range(one.last, aux))
    return one if agrees and clear and harmed else None
