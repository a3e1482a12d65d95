"""Words for harm that count nobody: they reach too far, say that none lived, or how one came to hospital."""

from collections.abc import Collection

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import category_at, clause_ends

Span = tuple[int, int, str]  # first word, word after the last, killed or wounded

_LONG = 5  # words of a phrase in which people may stand
_GAP = 3  # words of a phrase with a word of another clause in it
_ASKS_TG, _AT_HEAD = {"оё", "ое", "магар"}, 4  # words of a question, among the first of it
_ANDS = {"and", "while", "but"}
_NOBODY = {"никто", "ни", "никого", "никому"}
_FOR_TG = {"ба", "барои"}
_WITH, _THEY = {"с", "со"}, {"он", "она", "они"}
_OF_HIM = {"он", "она", "ему", "ей", "его", "ее", "у"}  # before what else is told of one told before
_HIS = {"его", "ее"}
_OF_SEVERAL = ("ли", "лись", "ны", "ты")  # ends of Russian verbs of more than one


def reaches_over(passage: Passage, span: Span, others: Collection[Span]) -> bool:
    """Return whether words reach over other people to a word for them: "brought to …, 14 to hospital"."""
    first, last, kind = span
    if passage.language == "ru" and last - first >= _GAP and _into_next_clause(passage, first, last):
        return True
    if last - first < _LONG:
        return False
    within = [other[0] for other in others if other[1:] == (last, kind) and first < other[0]]
    if passage.language == "en" and within and _over_and(passage, first, max(within)):
        return True
    if not passage.numbers_in(first + 1, last - 1):
        return False
    any_kind = passage.language in {"tg", "fa"}  # "чор қурбонӣ дошт ва шаш нафар захмӣ шуд"
    if passage.language == "ru" and any(other[2] == kind and other[0] == last - 1 for other in others):
        return True  # "ранения, несовместимые с жизнью, ещё четверо получили | ранения"
    return any((any_kind or other[2] == kind) and first < other[0] and other[1] == last for other in others)


def _over_and(passage: Passage, first: int, last: int) -> bool:
    """Return whether English "and" and people stand between: "lost his life and a guard | lost an arm"."""
    ands = (index for index in range(first + 1, last) if passage.words[index].norm in _ANDS)
    joint = next(ands, last)
    return any(category_at(passage, index) for index in range(joint, last))


def _into_next_clause(passage: Passage, first: int, last: int) -> bool:
    """Return whether Russian words reach past people into another clause: "получил пограничник, травмы"."""
    ends = [index for index in range(first + 1, last) if clause_ends(passage, index)]
    if len(ends) != 1 or ends[0] == first + 1:
        return False  # "получил, по словам врачей, травмы"
    people = any(category_at(passage, index) for index in range(first + 1, ends[0]))
    return people or bool(passage.numbers_in(first + 1, ends[0]))


def none_lived(passage: Passage, sentence: Sentence) -> list[Mark]:
    """Return the words that say that nobody lived, which counts nobody: "هیچ کدام زنده نماند"."""
    if passage.language != "ru":
        return list(passage.marks_in("killed.none_lived", sentence.first, sentence.last))
    return [  # "никто из нарушителей не выжил"
        mark
        for mark in passage.marks_in("killed.every", sentence.first, sentence.last)
        if any(passage.words[index].norm in _NOBODY for index in range(*mark))
    ]


def is_asked(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a Tajik sentence only asks whether it is so: "Оё сарбоз кушта шудааст?"."""
    if passage.language != "tg" or passage.text[sentence.end - 1] != "?":
        return False
    head = passage.words[sentence.first : min(sentence.last, sentence.first + _AT_HEAD)]
    return any(word.norm in _ASKS_TG for word in head)


def only_how(passage: Passage, span: Span, others: Collection[Span]) -> bool:
    """Return whether Russian wounds only say how somebody came to hospital: "с травмами госпитализирован"."""
    return any(
        first <= span[0]
        and span[1] <= last
        and passage.words[first].norm in _WITH
        and not (first and passage.words[first - 1].norm in _THEY)  # "он с ранениями доставлен в госпиталь"
        for first, last, kind in others
        if kind == span[2] == "wounded"
        and not clause_ends(passage, last)
        and any(other[0] == last and other[2] == kind for other in others)
    )


def is_of_subject(passage: Passage, span: Span, others: Collection[Span]) -> bool:
    """Return whether Russian goes on about one just told: "Пострадал также водитель: ему оторвало стопу"."""
    if passage.language != "ru":
        return False
    here = passage.sentence_first(span[0])
    clause = next((at for at in range(span[0], here, -1) if clause_ends(passage, at)), here)
    if clause == here or passage.words[clause].norm not in _OF_HIM:
        return False
    if passage.words[clause].norm in _HIS and span[0] > clause + 1:
        return False  # "его жене оторвало ногу"
    if any(category_at(passage, at) or passage.number_covering(at) for at in range(clause, span[0])):
        return False  # "ранен водитель, у него двое детей убиты"
    before = next((at for at in range(clause - 1, here, -1) if clause_ends(passage, at)), here)
    return any(
        kind == span[2]
        and before <= first
        and last <= clause
        and not passage.words[first].norm.endswith(_OF_SEVERAL)
        for first, last, kind in others
    )


def are_helped(passage: Passage, marker: Marker) -> bool:
    """Return whether Tajik tells for whom others did something: "барои захмиён 12 нафар хун супурд"."""
    helped = passage.language == "tg" and marker.first > 0
    helped = helped and passage.words[marker.first - 1].norm in _FOR_TG
    return helped and passage.has(f"{marker.kind}.them", marker.first)
