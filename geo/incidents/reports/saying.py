"""Who says so: the clause that names who reports an event, without what is reported."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from geo.incidents.reports.incident import shorten
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.words import gap

_PARTS = re.compile(r"[;:؛]|\s[–—-]{1,2}\s")  # what stands before them is a dateline or another clause
_CLAUSE_ENDS = re.compile(  # ... and commas, and quotations of more words than a name has
    _PARTS.pattern + r"|[,،]|[«“\"](?=(?:[^\s»”\"]+\s+){3})"
)
_SOURCE = 4  # words at the head of a sentence that say who tells it
_LONGEST = 160  # characters of a clause
_THAT = {"that", "что", "ки", "که"}
_VERB_LAST = {"tg", "fa"}  # languages in which who speaks stands before the verb
_AUXILIARIES = (  # "таъкид кард", "اعلام کردند": they end the verb
    *("кард", "мекун", "дод", "медиҳ", "намуд", "мешав", "шуд", "дошт", "аст"),
    *("کرد", "می کن", "می‌کن", "نمود", "داد", "شد", "می‌شو", "داشت", "است", "اند", "بود"),
)
_NOBODY = {"it", "he", "she", "they", "the", "have", "has"}
_NOBODY |= {"он", "она", "они", "ӯ", "вай", "онҳо", "او", "وی", "آنان"}
_EDGES = ' .,:;،؛»”"–—-'


class Saying(NamedTuple):
    """The clause that names who reports, its sentence, and the verb."""

    clause: str
    sentence: Sentence
    verb: Mark


def past_source(passage: Passage, sentence: Sentence) -> int:
    """Return the word behind "По его словам", where who has told an event goes on; else the first one."""
    first = sentence.first
    marks = passage.marks_in("context.continues", first, min(sentence.last, first + _SOURCE))
    begins = next((mark.last for mark in marks if mark.first == first), first)
    if passage.language != "ru" or begins == first:
        return begins
    name = range(begins, min(sentence.last, begins + _SOURCE))  # "По данным издания «8 субх», стычка …"
    return next(
        (index for index in name if "," in gap(passage.text, *passage.words[index - 1 : index + 1])), begins
    )


def who_says(passage: Passage, sentences: Iterable[Sentence]) -> Saying | None:
    """Return the first clause that names who reports; one that only says "it said" where no other does."""
    second_best = None
    for sentence in sentences:
        for mark in passage.marks_in("speech.verbs", sentence.first, sentence.last):
            found = Saying(_clause(passage, sentence, mark), sentence, mark)
            before, _, after = found.clause.partition(_text_of(passage, mark))
            if set((before or after).casefold().split()) - _NOBODY:
                return found
            second_best = second_best or found
    return second_best


def _text_of(passage: Passage, mark: Mark) -> str:
    """Return the words of a mark as they stand in the text."""
    return passage.text[passage.words[mark.first].start : passage.words[mark.last - 1].end]


def _clause(passage: Passage, sentence: Sentence, mark: Mark) -> str:
    """Return the clause around a verb of speech, up to what is reported."""
    text, words = passage.text, passage.words
    verb_last = passage.language in _VERB_LAST and not passage.has("speech.of", mark.first)
    start, stop = sentence.start, words[mark.last - 1].end
    # "Karim, a farmer, told the agency": where the verb is last, who speaks may be commas away
    for sign in (_PARTS if verb_last else _CLAUSE_ENDS).finditer(text, start, words[mark.first].start):
        start = sign.end()
    if verb_last:
        after = mark.last
        if after < sentence.last and words[after].norm.startswith(_AUXILIARIES):
            stop = words[after].end
    else:
        sign_after = _CLAUSE_ENDS.search(text, stop, sentence.end)
        stop = sign_after.start() if sign_after else sentence.end
        that = next((word for word in words[mark.last : sentence.last] if word.norm in _THAT), None)
        stop = min(stop, that.start) if that else stop
    return shorten(text[start:stop].strip(_EDGES), _LONGEST)
