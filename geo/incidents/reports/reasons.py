"""Clauses that tell a capture as the reason of something else: "after the district fell on Thursday"."""

from collections.abc import Mapping, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence

_PAUSES = frozenset(",;:،؛")


def find_reason(passage: Passage, sentence: Sentence, triggers: Mapping[str, Sequence[Mark]]) -> range | None:
    """Return the words of the clause that tells a capture as a reason, if the sentence tells more."""
    captures = triggers.get("overtake", ())
    if not captures:
        return None
    for mark in passage.marks_in("context.after_that", sentence.first, sentence.last):
        clause = range(mark.last, _clause_end(passage, mark.last, sentence))
        captured = any(one.first in clause for one in captures)
        others = (one for name, marks in triggers.items() if name != "overtake" for one in marks)
        if captured and any(one.first not in clause for one in others):
            return clause
    return None


def _clause_end(passage: Passage, first: int, sentence: Sentence) -> int:
    """Return the word before which a sign ends the clause that begins at a word, or the sentence ends."""
    for index in range(first + 1, sentence.last):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if not _PAUSES.isdisjoint(between):
            return index
    return sentence.last
