"""Brackets with an earlier figure inside a sentence that tells the present one."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import clause_ends

_HEADS = {"which", "who"}  # "officials, who first gave three, now say five"


def around_aside(passage: Passage, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return what stands around brackets or a clause with an earlier figure: "six (earlier five)"."""
    for mark in passage.marks_in("context.earlier_figure", sentence.first + 1, sentence.last):
        head = _clause_head(passage, sentence, mark)
        if head:
            after = range(mark.last, sentence.last)
            rest = next((one for one in after if clause_ends(passage, one)), sentence.last)
            return sentence._replace(last=head), sentence._replace(first=rest)
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


def ahead_of_earlier(passage: Passage, sentence: Sentence, toll: Figure) -> Sentence:
    """Return the words that count the harmed before a comma: "six died, revising an earlier toll of four"."""
    nothing = sentence._replace(last=sentence.first)
    if passage.language != "en":
        return nothing
    known = passage.marks_in("context.earlier_figure", sentence.first, sentence.last)
    until = min((toll.first, *(mark.first for mark in known)))
    ends = (index for index in range(until, sentence.first, -1) if clause_ends(passage, index))
    last = next(ends, sentence.first)
    counted = passage.numbers_in(sentence.first, last)
    if not counted or passage.casualty_words.isdisjoint(range(sentence.first, last)):
        return nothing
    return sentence._replace(last=last)


def _clause_head(passage: Passage, sentence: Sentence, mark: Mark) -> int:
    """Return where an English clause with an earlier figure begins between commas; 0 if it is none."""
    index = mark.first
    while index > sentence.first and not clause_ends(passage, index):
        index -= 1
    return index if index > sentence.first and passage.words[index].norm in _HEADS else 0
