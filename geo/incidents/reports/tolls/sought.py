"""What one who was caught is wanted for, which is no news: "a man wanted for the murder of two was held"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.besides_whom import besides_those_told
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.tolls.recalled import recalled_clause

_FINITE = {"was", "were", "has", "have", "had", "is", "are"}
_THEN = ("time.day0", "time.day1", "time.day2", "time.this_week")
_HEAD = 4  # words of "the two Afghan men" before what they are wanted for


def sought_for(passage: Passage, sentence: Sentence) -> range:
    """Return the words of an English sentence that tell what somebody is wanted for or suspected of."""
    if passage.language != "en" or "context.wanted" not in passage.marks:
        return range(0)
    for mark in passage.marks_in("context.wanted", sentence.first + 1, sentence.last):
        after = range(mark.last, sentence.last)
        ends = (at for at in after if clause_ends(passage, at) or passage.words[at].norm in _FINITE)
        clause = range(mark.first, next(ends, sentence.last))
        if _tells_crime(passage, clause) and not _is_known(passage, mark.first, sentence):
            return clause
    return range(0)


def told_before(passage: Passage, sentence: Sentence) -> range:
    """Return the words of a sentence that only go back to those harmed before what it tells."""
    if passage.language == "tg":
        return recalled_clause(passage, sentence)
    return besides_those_told(passage, sentence) or sought_for(passage, sentence)


def _tells_crime(passage: Passage, clause: range) -> bool:
    """Return whether words tell of people killed or attacked, on no day: not "suspected of smuggling"."""
    first, last = clause.start, clause.stop
    harmed = not passage.casualty_words.isdisjoint(clause) or passage.has_any("trigger.attack", first, last)
    if not harmed or passage.has_one_of(_THEN, first, last):
        return False  # "suspected of killing two policemen today": the news
    return passage.month_words.isdisjoint(clause) and not passage.family_in("weekdays", first, last)


def _is_known(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether one is told as known, and his crime with him: "the man sought for the attack"."""
    head = passage.words[max(sentence.first, index - _HEAD) : index]
    return any(word.norm in {"the", "he", "they", "him", "them"} for word in head)
