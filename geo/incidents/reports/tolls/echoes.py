"""Who shared the fate just told, by an echo of its verb: "So did a shepherd", "; so are two of his men"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities

_DASHES, _NOUN = {"—", "–", "-"}, 1  # what stands for a verb; words of who they are
_NAME = 3  # words of a title or an article between the echo and who it is
_JOINED = 3  # words of "and his", "and also two"
_AND = {"and"}
_NTH_TG = {
    "дуюми",
    "дувуми",
    "дуввуми",
    "сеюми",
    "савуми",
    "чоруми",
    "чахоруми",
    "панчуми",
    "дуюмаш",
    "сеюмаш",
}
_IN_TG, _WAY_TG = "дар", "рохи"  # "on the way to hospital"
_HOSPITALS = ("беморхона", "шифохона", "бемористон", "госпитал", "дармонгох", "клиника")


def echoed(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those of whom a sentence says that they fared as those before did."""
    found = _dead_elsewhere(passage, sentence, figures)
    for mark in passage.marks_in("part.echo", sentence.first, sentence.last):
        if passage.language == "ru" and not _is_without_verb(passage, sentence, mark):
            continue
        kind = _kind_before(passage, sentence, mark.first, figures)
        people = _who(passage, sentence, mark.last, taken) if kind else []
        if people and not any(one.first < people[-1].last and people[0].first < one.last for one in figures):
            whom = frozenset(one.category for one in people)
            value = sum(one.value for one in people)
            found.append(Figure(kind, value, whom, mark.first, people[-1].last, more=True))
    return found


def of_gapped(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return those of a clause without a verb whom the same befell: "…, | директор — в понедельник"."""
    people = find_quantities(passage, sentence, taken) if sentence.first in passage.gapped else []
    if not people:
        return []
    whom = frozenset(one.category for one in people)
    value = sum(one.value for one in people)
    return [Figure(passage.gapped[sentence.first], value, whom, people[0].first, people[-1].last)]


def _dead_elsewhere(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the other whose Tajik verb is left out: "як нафар дар ҷояш ҷон дод, дигаре дар беморхона"."""
    dead = [one for one in figures if one.kind == "killed" and one.value]
    if passage.language != "tg" or len(dead) != 1 or dead[0].last >= sentence.last:
        return []
    at_once = passage.has_any("killed.at_once", sentence.first, dead[0].last)
    other = dead[0].last
    if not (at_once and clause_ends(passage, other)) or other + 2 >= sentence.last:
        return []
    if not (passage.has("person.other", other) or passage.words[other].norm in _NTH_TG):
        return []
    where = other + 2 + (passage.words[other + 2].norm == _WAY_TG)
    placed = passage.words[other + 1].norm == _IN_TG and passage.words[where].norm.startswith(_HOSPITALS)
    end = next((at for at in range(where + 1, sentence.last) if clause_ends(passage, at)), sentence.last)
    alive = any(one.first <= other < one.last for one in figures)  # "дигаре дар беморхона аст"
    if alive or not placed or end - where > _NAME:
        return []
    return [Figure("killed", 1, dead[0].categories, other, where + 1, more=True)]


def _is_without_verb(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether a dash stands for a Russian verb: "В понедельник у Кокуля — ещё трое"."""
    if not clause_ends(passage, mark.first) or mark.last >= sentence.last:
        return False
    if not passage.casualty_words.isdisjoint(range(sentence.first, sentence.last)):
        return False
    if passage.has_any("wounded.where", sentence.first, sentence.last):
        return False  # "В больнице — ещё трое"
    number = passage.number_covering(mark.last)
    dash = passage.text[passage.words[mark.first - 1].end : passage.words[mark.first].start].strip()
    return dash in _DASHES and number is not None and number.last >= sentence.last - _NOUN


def _kind_before(passage: Passage, sentence: Sentence, index: int, figures: Sequence[Figure]) -> str:
    """Return what befell those told last before a word: in its sentence, or in the one before it."""
    told = [one for one in figures if one.first < index and one.value]
    if told:
        return max(told, key=lambda one: one.last).kind
    number = passage.sentence_number(sentence.first)
    if number == 0 or (index > sentence.first + 1 and passage.language != "ru"):
        return ""
    before = passage.sentences[number - 1]
    marks = [
        (mark.last, kind)
        for kind in KINDS
        for name in ("back", "forward", "fell")
        for mark in passage.marks_in(f"{kind}.{name}", before.first, before.last)
    ]
    return max(marks)[1] if marks else ""


def _who(passage: Passage, sentence: Sentence, index: int, taken: Collection[int]) -> list[Quantity]:
    """Return the people right after an echo, and those whom "and" joins to them."""
    free = [one for one in find_quantities(passage, sentence, taken) if one.first >= index]
    if not free or not _is_near(passage, index, free[0].first):
        last = index
        while last < sentence.last and passage.words[last].capital and last not in taken:
            last += 1
        return [Quantity(index, last, 1, "civilians", spoken=False)] if last > index + 1 else []
    people = free[:1]
    for one in free[1:]:
        between = passage.words[people[-1].last : one.first]
        if len(between) > _JOINED or not any(word.norm in _AND for word in between):
            break
        people.append(one)
    return people


def _is_near(passage: Passage, first: int, last: int) -> bool:
    """Return whether only a name or a title may stand between two words."""
    return last - first <= _NAME and not any(clause_ends(passage, index) for index in range(first, last + 1))
