"""Tajik verbs of which things are the subject, and no people: "шаш танк ва панҷ мотосикл аз байн рафт"."""

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends

_AND, _WHICH = "ва", "ки"
_THESE = {"ин", "он", "хар"}
_DID = ("д", "т", "анд")  # ends of finite verbs
_MANY = "анд"  # end of verbs in the plural, which are of people: "шуданд", but "панҷ мошин нобуд шуд"
_SOME = "е"  # end of a noun before a clause about it: "мусофирбаре, ки"
_AGENT = 4  # words of "аз ҷониби афроди мусаллаҳ"
_THINGS = ("object.owned", "object.post", "object.weapons", "object.drugs")


def tells_of_things(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a verb for "destroyed" or "shot up" tells of things that its clause counts or names."""
    if not passage.has("killed.destroyed", mark.first):
        return False
    words, aside = _clause(passage, sentence, mark.first)
    if not words:
        return False
    by = passage.marks_in("part.by", words[0], mark.first)
    agents = {index for one in by for index in range(one.first, one.last + _AGENT)}
    if any(category_at(passage, index) for index in words if index not in agents):
        return False
    many = passage.words[mark.last - 1].norm.endswith(_MANY)
    counted = not many and any(
        _counts_thing(passage, number, words) for number in passage.numbers_in(words[0], mark.first)
    )
    named = passage.has_one_of(_THINGS, words[0], mark.first) or aside
    return counted or named


def _counts_thing(passage: Passage, number: Number, words: list[int]) -> bool:
    """Return whether a noun right behind a number may be of things: no month, "in" or "of them"."""
    noun = number.last
    if noun not in words or clause_ends(passage, noun) or noun in passage.month_words:
        return False
    if passage.words[number.first - 1].norm in _THESE or passage.has("place.never_first", noun):
        return False
    return noun not in passage.casualty_words


def _clause(passage: Passage, sentence: Sentence, verb: int) -> tuple[list[int], bool]:
    """Return the words of the clause that ends in a verb, without a clause about its first noun, if any."""
    words: list[int] = []
    index, aside = verb - 1, False
    while index >= sentence.first:
        words.append(index)
        begins = clause_ends(passage, index)
        if index > sentence.first and (begins or passage.words[index].norm == _AND):
            before = index - 1
            if before in passage.casualty_words and index + 1 < verb:
                return words[-2::-1] if not begins else words[
                    ::-1
                ], aside  # "15 нафар захмӣ ва ду мошин нобуд"
            if passage.words[before].norm.endswith(_DID):
                head = _head_of_relative(passage, sentence, before) if begins else 0
                if not head:
                    break
                index, aside = head, True
        index -= 1
    return words[::-1], aside


def _head_of_relative(passage: Passage, sentence: Sentence, verb: int) -> int:
    """Return the comma's place before "ки", if a clause about "мошине" ends at a verb; else 0."""
    for index in range(verb, sentence.first, -1):
        if passage.words[index].norm == _WHICH and clause_ends(passage, index):
            noun = index - 1
            some = passage.words[noun].norm.endswith(_SOME) and not category_at(passage, noun)
            return index if some else 0
        if clause_ends(passage, index) and not passage.words[index].capital:  # "дар Фархор, Панҷ ва Ванҷ"
            return 0
    return 0
