"""The one dead whom only his burial or those he left behind tell: "از او یک همسر و چهار طفل مانده است"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import BURIED, Figure

_MANY = ("ان", "ها", "شان", "هایشان", "انشان")  # ends of words for several dead
_OF_MANY = {"آنان", "انان", "آنها", "انها", "هردو", "همه", "آن", "ان"}
_WHOSE = 4  # words before burial in which several may be told


def buried(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the dead whose burial, widow or orphans a sentence tells, where it counts no dead itself."""
    marks = passage.marks_in("killed.bereaved", sentence.first, sentence.last)
    if not marks or any(figure.kind == "killed" for figure in figures):
        return []
    mark = marks[0]
    for index in range(max(sentence.first, mark.first - _WHOSE), mark.last):
        norm = passage.words[index].norm
        if norm in _OF_MANY or (passage.has("killed.them", index) and norm.endswith(_MANY)):
            return []
    return [Figure("killed", 1, frozenset({"civilians"}), mark.first, mark.last, part=True, who=BURIED)]
