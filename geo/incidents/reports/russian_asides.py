"""Russian clauses that tell of another act than their sentence: "чей брат погиб год назад"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends

_REMINDED = 4  # words of "в ходе которых, напомним"
_YEAR = 4  # digits of a year
_WHOSE = 3  # words of "брат у которого"
_LONG_AGO = ("time.year1", "time.year2", "time.last_month")
_PARTICIPLES = ("шего", "шему", "шей", "ших", "того", "тому", "той", "тых", "ного", "ному", "ной", "ных")


def clause_aside(passage: Passage, sentence: Sentence) -> range:
    """Return the words of a Russian clause that tells of another act; none where there is no such."""
    return _wanted_for(passage, sentence) or _reminded(passage, sentence) or _long_ago(passage, sentence)


def _long_ago(passage: Passage, sentence: Sentence) -> range:
    """Return a clause with what befell somebody long ago: "мужчина, чей брат погиб год назад, …"."""
    if not (_tells_long_ago(passage, sentence.first, sentence.last)):
        return range(0)
    for first in range(sentence.first + 1, sentence.last):
        if not (clause_ends(passage, first) and _says_of_whom(passage, first)):
            continue
        ends = (at for at in range(first + 1, sentence.last) if clause_ends(passage, at))
        clause = range(first, next(ends, sentence.last))
        rest = {*range(sentence.first, first), *range(clause.stop, sentence.last)}
        told = not passage.casualty_words.isdisjoint(clause) and not passage.event_words.isdisjoint(rest)
        if told and _tells_long_ago(passage, clause.start, clause.stop):
            return clause
    return range(0)


def _says_of_whom(passage: Passage, index: int) -> bool:
    """Return whether a clause says of whom or what it tells: "чей", "брат которого", "погибшего", "где"."""
    norm = passage.words[index].norm
    if norm.startswith(("чей", "чья", "чье", "чьи", "чью")) or norm in {"где", "когда"}:
        return True
    if index in passage.casualty_words and norm.endswith(_PARTICIPLES):
        return True
    return any(word.norm.startswith("котор") for word in passage.words[index : index + _WHOSE])


def _tells_long_ago(passage: Passage, first: int, last: int) -> bool:
    """Return whether words say that something was a month or years ago: "год назад", "в 2021 году"."""
    if passage.has_one_of(_LONG_AGO, first, last):
        return True
    ago = passage.marks_in("context.background", first, last)
    if any(passage.words[mark.last - 1].norm == "назад" for mark in ago):
        return True
    digits = (at for at in range(first, last) if passage.words[at].digits)
    old = any(len(passage.words[at].norm) == _YEAR and _is_year(passage, at) for at in digits)
    return old and passage.month_words.isdisjoint(range(first, last))


def _is_year(passage: Passage, index: int) -> bool:
    """Return whether four digits are a year: "в 2021 году", "в 2021-м"; not "погибли 1200 боевиков"."""
    if passage.has("time.year_words", index + 1):
        return True
    return passage.text[passage.words[index].end : passage.words[index].end + 2] in {"-м", "-г"}


def _wanted_for(passage: Passage, sentence: Sentence) -> range:
    """Return a Russian clause with what one killed was wanted for: "разыскиваемые за убийство троих"."""
    for mark in passage.marks_in("context.wanted", sentence.first + 1, sentence.last):
        if not clause_ends(passage, mark.first):
            continue
        ends = (at for at in range(mark.last, sentence.last) if clause_ends(passage, at))
        end = next((at for at in ends if not _opens_relative(passage, at)), sentence.last)
        clause = range(mark.first, end)
        years = any(passage.words[at].digits and len(passage.words[at].norm) == _YEAR for at in clause)
        before = years or passage.month_words.isdisjoint(clause)  # not: suspected of a murder of 3 May
        if before and not passage.event_words.isdisjoint(range(sentence.first, mark.first)):
            return clause
    return range(0)


def _reminded(passage: Passage, sentence: Sentence) -> range:
    """Return a Russian clause that reminds of what was before: "… событиями, в ходе которых, напомним, …"."""
    for index in range(sentence.first + _REMINDED, sentence.last):
        if passage.words[index].norm == "напомним" and clause_ends(passage, index):
            heads = range(index - _REMINDED, index)
            head = next((at for at in heads if clause_ends(passage, at)), 0)
            which = head and any(passage.words[at].norm.startswith("котор") for at in range(head, index))
            return range(head, sentence.last) if which else range(0)
    return range(0)


def _opens_relative(passage: Passage, index: int) -> bool:
    """Return whether a Russian relative clause begins with a word: "в котором", "где"."""
    words = [word.norm for word in passage.words[index : index + 2]]
    return any(norm.startswith("котор") for norm in words) or words[0] in {"где", "когда"}
