"""Brackets with an earlier figure inside a sentence that tells the present one."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends


def around_aside(passage: Passage, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return what stands around brackets or a clause with an earlier figure: "six (earlier five)"."""
    for mark in passage.marks_in("context.earlier_figure", sentence.first + 1, sentence.last):
        if passage.words[mark.first - 1].norm == "which" and clause_ends(passage, mark.first - 1):
            return (sentence._replace(last=mark.first - 1),)
        if "(" in passage.text[passage.words[mark.first - 1].end : passage.words[mark.first].start]:
            after = range(mark.last, sentence.last)
            close = (
                one
                for one in after
                if ")" in passage.text[passage.words[one - 1].end : passage.words[one].start]
            )
            rest = next(close, sentence.last)
            return sentence._replace(last=mark.first), sentence._replace(first=rest)
    return ()
