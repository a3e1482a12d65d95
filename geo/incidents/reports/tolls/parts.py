"""Which numbers of people are no victims of their own: parts of a total, wholes, owners, appositions."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, clause_ends, is_casualty_soon
from geo.incidents.reports.words import normal

_REACH = 5  # words after a person in which an apposition ends

_MORE_THAN = frozenset(
    map(
        normal,
        [
            "беш",
            "зиёда",
            "бештар",
            "кам",
            "камтар",
            "بیش",
            "کم",
            "کمتر",
            "بیشتر",
            "more",
            "less",
            "fewer",
            "более",
            "менее",
            "свыше",
        ],
    )
)
_JOINERS = {"и", "ва", "و", "с", "бо", "با", "а", "ё", "یا", "или"}
_NAME = 2  # words of a name
_WHICH = {"ки", "که", "which", "что"}
_BOTH = frozenset(map(normal, ["both", "оба", "обе", "обоих", "ҳарду", "هردو"]))
_EACH = frozenset(map(normal, ["ҳар", "هر"]))


def _is_owner(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether one person only tells whose wife or car it is: "жена пастуха"."""
    one = found[number]
    if passage.language == "en" or one.value != 1:
        return False
    before = found[number - 1] if number else None
    follows = before is not None and not before.spoken and not one.spoken and _beside(passage, before, one)
    return follows or (one.first > 0 and passage.has("object.owned", one.first - 1))


def _beside(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only a name may stand between two persons: "ملا رحیم فرمانده"."""
    between = range(one.last, other.first)
    parted = any(clause_ends(passage, index) for index in (*between, other.first))
    joined = any(passage.words[index].norm in _JOINERS for index in between)
    joined = joined or (
        passage.language == "tg" and passage.words[one.last - 1].norm.endswith("у")
    )  # "ҳамсару"
    return len(between) <= _NAME and not parted and not joined and passage.casualty_words.isdisjoint(between)


def _is_whole(passage: Passage, one: Quantity, part: Quantity, sentence: Sentence) -> bool:
    """Return whether only a part of a number came to harm: "met four smugglers, two of whom were killed"."""
    if part.value > one.value or not passage.casualty_words.isdisjoint(range(one.last, part.first)):
        return False
    after = passage.marks_in("part.after", part.first, min(sentence.last, part.last + 3))
    before = [
        mark
        for mark in passage.marks_in("part.before", one.last, part.first)
        if passage.words[mark.first - 1].norm in _WHICH
    ]
    last = after[0].last if after else part.last if before else 0
    return bool(last) and is_casualty_soon(passage, last, sentence)


def _is_apposition(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether one person tells who the one before is: "an interpreter, a student,"."""
    one = found[number]
    if not number or one.spoken or one.value != 1 or passage.language != "en":
        return False
    before = found[number - 1]
    if before.spoken or before.value != 1 or passage.words[one.first].norm not in {"a", "an", "the"}:
        return False
    words, text = passage.words, passage.text
    if text[words[before.last - 1].end : words[one.first].start].strip() != ",":
        return False
    after = one.last
    while after < len(words) and after - one.last < _REACH and not clause_ends(passage, after):
        after += 1
    return after < len(words) and words[after].norm not in {"and", "or"} and clause_ends(passage, after)


def is_part(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number is only part of a total: "four of them guards", "among them two women"."""
    ahead = min(sentence.last, quantity.last + 3)
    for mark in passage.marks_in("part.after", quantity.first, ahead):
        if mark.first in passage.casualty_words or is_casualty_soon(passage, mark.last, sentence):
            continue  # "three in a grave condition"
        if _died_later(passage, mark.last, sentence):
            continue  # "two of them were wounded" counts
        if not any(clause_ends(passage, index) for index in range(quantity.first + 1, mark.first + 1)):
            return True
    index = quantity.first
    while index > sentence.first and quantity.first - index < 8:  # noqa: PLR2004 - an enumeration's length
        if passage.has("part.before", index - 1):
            return not _tells_of_whole(passage, index - 1, quantity, sentence)
        if clause_ends(passage, index) or index - 1 in passage.casualty_words:
            return False
        index -= 1
    return False


def _tells_of_whole(passage: Passage, index: int, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether the part is what came to harm: "fifteen were hit, of which three were killed"."""
    marks = passage.marks_in("part.before", max(sentence.first, index - 3), index + 1)
    which = any(mark.first > 0 and passage.words[mark.first - 1].norm in _WHICH for mark in marks)
    return which and is_casualty_soon(passage, quantity.last, sentence)


def _died_later(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether somebody died of his wounds: "one of them, a woman, did not survive"."""
    return passage.has_any("moved.later", sentence.first, sentence.last) and bool(
        passage.marks_in("killed.back", index, sentence.last)
    )


def is_base(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether others are part of a number: "of the four attackers", "из четверых", "از چهار"."""
    before = quantity.first - 1
    if before < sentence.first:
        return False
    for mark in passage.marks_in("part.base", max(sentence.first, before - 1), quantity.first):
        if mark.last == quantity.first:
            return not (mark.first > sentence.first and passage.words[mark.first - 1].norm in _MORE_THAN)
    return False


def counts(passage: Passage, found: Sequence[Quantity], number: int, sentence: Sentence) -> bool:
    """Return whether a number of people in a sentence stands for victims of its own, given the others."""
    one = found[number]
    if is_part(passage, one, sentence) or is_base(passage, one, sentence):
        return False
    if number and (passage.words[one.first].norm in _BOTH or passage.words[one.first - 1].norm in _EACH):
        return False
    if _is_owner(passage, found, number) or _is_apposition(passage, found, number):
        return False
    return not (number + 1 < len(found) and _is_whole(passage, one, found[number + 1], sentence))
