"""Tajiks told by nothing but their names: "Умед Каримов, 23-сола, ва Сафар Назаров аз тир кушта шуданд"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.his_people import is_his
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.tajik_chains import is_linked

_AND, _WHICH = "ва", "ки"
_AGED = {"сола", "солаи"}
_NAMES = 30  # words before a verb in which they stand
_ADVERBS = 12  # words from the last of them to the verb
_FULL_NAME = 2  # words of "Саид Каримов"
_APART = 4  # words from a name and a comma to who he was
_AGENT = 5  # words of "бо тири ду нафари ношинос"
_DID = ("анд", "аст", "шуд", "кард", "дод", "буд")  # ends of finite verbs


def named_together(passage: Passage, marker: Marker, sentence: Sentence) -> tuple[int, int]:
    """Return where several names begin that are the subject of a verb, and how many they are, or 0."""
    low = max(sentence.first, marker.first - _NAMES)
    names = _runs(passage, low, marker.first, sentence)
    while names and not names[-1]:
        names.pop()  # "рӯзи душанбе дар Ванҷ" behind the names
    if not names or not _leads_on(passage, names[-1].stop, marker.first):
        return 0, 0
    chain = names[-1:]
    for before in reversed(names[:-1]):
        if not _joined(passage, before.stop, chain[0].start):
            break
        if not before and any(category_at(passage, at) for at in range(before.stop, chain[0].start)):
            break  # "дар ноҳияи Дарвоз сарбозон Назир Шоев ва Умед Раҳмонов"
        if not before:
            return 0, 0  # "дар ноҳияҳои Дарвоз, Ванҷ ва Рӯшон": places
        chain.insert(0, before)
    joined = any(passage.words[at].norm == _AND for at in range(chain[0].start, chain[-1].start))
    subject = len(chain) > 1 and joined and _may_be_subject(passage, chain[0].start, sentence)
    return (chain[0].start, len(chain)) if subject else (0, 0)


def since_named(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return people before a Tajik verb, none where its clause names who: "…, ки Саид Каримов мурд"."""
    if passage.language != "tg" or not before or not passage.has(f"{marker.kind}.single", marker.last - 1):
        return before
    first = marker.first
    while first > before[-1].last and _may_be_name(passage, first - 1):
        first -= 1
    listed = clause_ends(passage, marker.first) or category_at(passage, first - 1) != ""
    if marker.first - first != _FULL_NAME or listed or _leads_to_place(passage, first - 1):
        return before  # "ҳафт сарҳадчӣ, аз ҷумла лейтенант В. Токарев, қурбон шуд"
    apart = range(before[-1].last, first + 1)
    clause = any(clause_ends(passage, at) or passage.words[at].norm == _WHICH for at in apart)
    return [] if clause and all(passage.words[at].norm != _AND for at in apart) else before


def tells_of_named(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether "and" goes on to tell who a Tajik was: "Саид Каримов, ронанда ва мулло, мурд"."""
    if passage.language != "tg" or not number:
        return False
    before, one = found[number - 1], found[number]
    if before.value != 1 or one.value != 1 or one.spoken:
        return False
    titled = any(word.capital for word in passage.words[one.last : one.last + 1])  # "ва аскар Алӣ Карим"
    if titled or is_his(passage, one) or passage.words[one.first].capital:
        return False
    back = range(before.first, max(0, before.first - _APART), -1)
    head = next((at for at in back if clause_ends(passage, at)), 0)
    named = head > 1 and all(passage.words[at].capital for at in (head - 1, head - 2))
    between = range(before.last, one.first)
    joined = any(passage.words[at].norm == _AND for at in between)
    return named and joined and not any(clause_ends(passage, at) for at in between)


def ends_name(passage: Passage, index: int) -> bool:
    """Return whether the name of somebody, or his age after it, ends at a word: "Карим Шоев, 25-сола"."""
    while index > 0 and (passage.words[index].digits or passage.words[index].norm in _AGED):
        index -= 1
    first = index + 1
    while (
        first > 0 and _may_be_name(passage, first - 1) and (first > index or not clause_ends(passage, first))
    ):
        first -= 1
    if first in {0, index + 1}:
        return first == 0
    titled = category_at(passage, first - 1) != "" and not clause_ends(passage, first)
    first += _leads_to_place(passage, first - 1)
    return titled or index + 1 - first >= _FULL_NAME


def _runs(passage: Passage, low: int, last: int, sentence: Sentence) -> list[range]:
    """Return the runs of capital words that may be the name of one person each, without a place; or empty."""
    found: list[range] = []
    index = low
    while index < last:
        first = index
        while (
            index < last
            and _may_be_name(passage, index)
            and (index == first or not clause_ends(passage, index))
        ):
            index += 1
        if index == first:
            index += 1
            continue
        first += first > sentence.first and _leads_to_place(passage, first - 1)
        if index - first != 1 or first != sentence.first:  # a lone word at the head is seldom a name
            found.append(range(first, index))
    return found


def _may_be_name(passage: Passage, index: int) -> bool:
    """Return whether a word may be of a name."""
    word = passage.words[index]
    group = bool(passage.family_in("actor", index, index + 1))
    return word.capital and not (
        word.digits or group or category_at(passage, index) or passage.unit_at(index)
    )


def _leads_to_place(passage: Passage, index: int) -> bool:
    """Return whether the name of a place may follow a word: "дар ноҳияи | Ҳамадонӣ Умед Каримов"."""
    if passage.words[index].norm == _AND:
        return False
    return bool(passage.unit_at(index)) or passage.has("place.locative", index)


def _joined(passage: Passage, first: int, last: int) -> bool:
    """Return whether only ages, what people are and "and" stand between two names."""
    return all(
        passage.words[index].digits
        or passage.words[index].norm in _AGED | {_AND}
        or category_at(passage, index)
        for index in range(first, last)
    ) and (last > first or clause_ends(passage, last))


def _leads_on(passage: Passage, first: int, verb: int) -> bool:
    """Return whether only an age and words that say how stand between the last name and a verb."""
    while first < verb and (passage.words[first].digits or passage.words[first].norm in _AGED):
        first += 1
    if verb - first > _ADVERBS:
        return False
    by = {
        index
        for mark in passage.marks_in("part.by", first, verb)
        for index in range(mark.first, mark.last + _AGENT)
    }
    return not any(
        (index > first and clause_ends(passage, index))
        or passage.words[index].norm in {_WHICH, _AND}
        or passage.words[index].norm.endswith(_DID)
        or (category_at(passage, index) and index not in by)
        for index in range(first, verb)
    )


def _may_be_subject(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether names may be a subject: not "аз Умед Каримов ва Сафар Назаров", "падари Умед ва"."""
    before = index - 1
    if before < sentence.first or clause_ends(passage, index):
        return True
    place = passage.words[before].capital and _leads_to_place(passage, before - 1)
    governed = passage.has("place.never_first", before) or passage.has("person.kin_of", before)
    return place or not (governed or (is_linked(passage, before) and not category_at(passage, before)))
