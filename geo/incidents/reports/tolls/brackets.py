"""Brackets with an earlier figure inside a sentence that tells the present one."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import clause_ends

_INSTEAD, _DID = {"чойи", "чои", "ивази"}, ("д", "т")  # before an outdated number; ends of Tajik verbs
_HEADS = {"which", "who"}  # "officials, who first gave three, now say five"


def around_aside(passage: Passage, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return what stands around brackets or a clause with an earlier figure: "six (earlier five)"."""
    if passage.language == "tg" and (now := _goes_on_to_now(passage, sentence)):
        return sentence._replace(last=now), sentence._replace(first=now)
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


def _goes_on_to_now(passage: Passage, sentence: Sentence) -> int:
    """Return where Tajik goes on from what was said first: "аввал аз панҷ гуфта мешуд, се нафар"; or 0."""
    marks = passage.marks_in("context.earlier_figure", sentence.first, sentence.last)[:1]
    if not marks or passage.has_any("part.but", sentence.first, sentence.last):
        return 0
    mark = marks[0]
    before = passage.numbers_in(sentence.first, mark.first)
    instead = bool(before) and passage.words[before[0].first - 1].norm in _INSTEAD
    if before and not (instead and len(before) == 1):
        return 0  # "се нафар кушта шуд, пештар аз панҷ нафар гуфта мешуд"
    after = range(mark.last, sentence.last)
    ends = (at for at in after if clause_ends(passage, at) and passage.words[at - 1].norm.endswith(_DID))
    now = next(ends, 0)
    told = now > 0 and not passage.casualty_words.isdisjoint(range(now, sentence.last))
    outdated = instead or passage.numbers_in(mark.first, now)
    return now if told and outdated and passage.numbers_in(now, sentence.last) else 0


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
