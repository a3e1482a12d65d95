"""One dead told by nothing but his body: "A body was found in the river", "Another body was recovered"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure

_MORE = {"another", "more", "further"}  # before the body of one who was not told of before


def body_found(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return one dead whose body somebody found, where a sentence counts no other dead."""
    marks = passage.marks_in("killed.body_found", sentence.first, sentence.last)
    if not marks or any(one.kind == "killed" for one in figures):
        return []
    first, last = marks[0]
    more = any(word.norm in _MORE for word in passage.words[first:last])
    return [Figure("killed", 1, frozenset({""}), first, last, more=more)]
