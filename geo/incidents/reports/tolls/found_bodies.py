"""One dead told by nothing but his body: "A body was found in the river", "A third body was recovered"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.ordinals import nth_told

_MORE = {"another", "more", "further"}  # before the body of one who was not told of before


def body_found(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return one dead, or as many as an ordinal makes them, where a sentence counts no other dead."""
    marks = passage.marks_in("killed.body_found", sentence.first, sentence.last)
    if not marks or any(one.kind == "killed" for one in figures):
        return []
    first, last = marks[0]
    value = nth_told(passage, first + 1)
    if value:
        return [Figure("killed", value, frozenset({""}), first, last, part=True)]
    more = any(word.norm in _MORE for word in passage.words[first:last])
    return [Figure("killed", 1, frozenset({""}), first, last, more=more)]
