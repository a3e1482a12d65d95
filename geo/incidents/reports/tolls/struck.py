"""Tajiks told hurt by where something hit them: "аз пои як сарбоз тир гузашт", "пойи ду кӯдак канда шуд"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.limbs import hit_besides
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities

_BACK = 3  # sentences before one in which he may be told dead
_VERB = 14  # words from a part of the body to the verb
_PLURALS = ("он", "хо", "хои", "они", "ен", "ени", "гон")  # ends of words for several people
_FORMS = ("", "и", "е", "ро")  # of a Tajik noun: "зани", "зане", "занро"
_TO = "ба"
_OTHER = {"дигаре", "дигари", "дувуми", "дуюми", "сеюми"}  # "ба китфи дигаре"


def struck(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those whose arms, legs or bodies something hit, broke or tore off in Tajik, or hit in Dari."""
    if passage.language == "fa":
        return hit_besides(passage, sentence, figures)
    limbs = passage.marks_in("wounded.limb_of", sentence.first, sentence.last - 1)
    limbs = limbs or _reached(passage, sentence)
    if not limbs or any(one.kind == "wounded" for one in figures):
        return []
    found: list[Figure] = []
    quantities = find_quantities(passage, sentence, taken)
    for limb in limbs:
        verb = _verb(passage, sentence, limb.last)
        owner = _owner(passage, limb.last, quantities, taken) if verb else None
        if owner is None or any(one.last >= verb for one in found):
            continue  # none, or told already: "кафи пои"
        if any(one.kind == "killed" and one.last > limb.first for one in figures):
            continue  # "тир ба сари посбон расида, ӯ ҷон дод"
        known = not owner.spoken  # he may be one of those told before
        if known and _told_dead(passage, sentence, owner):
            continue
        body = known and _body_told(passage, sentence)
        kind = "killed" if body else "wounded"
        who = frozenset({owner.category})
        found.append(Figure(kind, owner.value, who, limb.first, verb, part=known and not found))
    if len(found) > 1:
        whole = sum(one.value for one in found)
        return [found[0]._replace(value=whole, last=found[-1].last, part=False)]
    return found


def _reached(passage: Passage, sentence: Sentence) -> list[Mark]:
    """Return the words before people whom something reached: "ба | ду сарҳадбон тир расид"."""
    hits = passage.marks_in("wounded.reached", sentence.first, sentence.last)
    if not hits or not passage.has_any("wounded.missile", sentence.first, sentence.last):
        return []
    return [
        Mark(index, index + 1)
        for index in range(sentence.first, hits[-1].first - 1)
        if passage.words[index].norm == _TO
        and category_at(passage, _past_number(passage, index + 1))
        and any(
            index < hit.first and not any(clause_ends(passage, step) for step in range(index + 1, hit.first))
            for hit in hits
        )
    ]


def _past_number(passage: Passage, index: int) -> int:
    """Return the word after a number that begins at a word, or that word."""
    number = passage.number_covering(index)
    return index if number is None else min(number.last, len(passage.words) - 1)


def _verb(passage: Passage, sentence: Sentence, last: int) -> int:
    """Return where the verb ends that says what became of a part of the body, or 0."""
    hits = passage.has_any("wounded.missile", sentence.first, sentence.last)
    for name in ("wounded.hit",) * hits + ("wounded.maimed",):
        for mark in passage.marks_in(name, last, min(sentence.last, last + _VERB)):
            between = range(last, mark.first)
            if not any(index in passage.casualty_words for index in between):
                return mark.last
    return 0


def _owner(
    passage: Passage, index: int, quantities: Sequence[Quantity], taken: Collection[int]
) -> Quantity | None:
    """Return whose part of the body it is: "пои | як сарбози ҷавон", "синаи | Абдулқаюм", "дасти | ӯ"."""
    for one in quantities:
        if one.first == index:
            return one
    number = passage.number_covering(index)
    if number is not None and number.first == index:  # "ба дасти ду сарбоз", which also says who did it
        return Quantity(index, number.last + 1, number.value, category_at(passage, number.last), spoken=True)
    word = passage.words[index]
    kind = category_at(passage, index)
    self_told = passage.has("person.self", index) or word.norm in _OTHER
    several = kind != "" and word.norm.endswith(_PLURALS)
    if several or index in taken or clause_ends(passage, index):
        return None
    if kind or self_told or word.capital:
        return Quantity(index, index + 1, 1, kind or "generic", spoken=False)
    return None


def _told_dead(passage: Passage, sentence: Sentence, owner: Quantity) -> bool:
    """Return whether the one hit is told dead beside: "Сержант кушта шуд. Тир ба сари ӯ расид"."""
    number = passage.sentence_number(sentence.first)
    near = passage.sentences[max(0, number - _BACK) : number + 2]
    name = passage.words[owner.first].norm
    for one in near:
        marks = passage.marks_in("killed.single", one.first, one.last)
        if one.first == sentence.first or not any(
            not passage.has("killed.body", mark.first) for mark in marks
        ):
            continue
        forms = {name + ending for ending in _FORMS}
        again = any(word.norm in forms for word in passage.words[one.first : one.last])
        before = one.first < sentence.first
        if again or passage.has("person.self", owner.first if before else one.first):
            return True
    return False


def _body_told(passage: Passage, sentence: Sentence) -> bool:
    """Return whether the text speaks of a body, and of nobody's death in other words."""
    marks = passage.marks.get("killed.body", ())
    return bool(marks) and not any(
        index in passage.casualty_words and not passage.has("killed.body", index)
        for index in range(sentence.first, sentence.last)
    )
