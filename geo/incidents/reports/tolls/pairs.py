"""Two told as one: "two couples", «چهار خواهر و برادر»."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity
from geo.incidents.reports.tolls.these import THESE

_FAMILY, _OF = {"family", "household"}, {"of", "from", "in"}
_AND = "و"
# Dari nouns of which one number counts both: "four brothers and sisters".
_BOTH = {
    frozenset(both.split())
    for both in ("خواهر برادر", "زن مرد", "زن کودک", "زن طفل", "دختر پسر", "مرد کودک", "پیر جوان")
}


def couples(passage: Passage, number: Number) -> Quantity | None:
    """Return the couples that a number counts: "یک زوج جوان", "two couples"."""
    index = number.last
    if index >= len(passage.words) or not passage.has("person.pair", index):
        return None
    last = next(mark.last for mark in passage.marks_in("person.pair", index, len(passage.words)))
    return Quantity(number.first, last, 2 * number.value, "civilians")


def pair(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return "husband and wife" as two."""
    if not passage.has("person.pair", index):
        return None
    marks = passage.marks_in("person.pair", index, sentence.last)
    if not marks or marks[0].first != index or passage.words[marks[0].last - 1].possessive:
        return None  # "the couple's son was injured"
    if passage.language == "fa" and passage.words[index - 1].norm in THESE:
        return None  # "سه فرزند این زوج"
    return Quantity(index, marks[0].last, 2, "civilians", spoken=False)


def family_of(passage: Passage, number: Number) -> Quantity | None:
    """Return the English family that a number is the size of: "wiped out a family of seven"."""
    family = number.first - 2
    if passage.language != "en" or family < 1 or passage.words[number.first - 1].norm != "of":
        return None
    if passage.words[family].norm not in _FAMILY or passage.has_any(
        "part.after", number.first - 1, number.last
    ):
        return None
    if passage.words[max(0, family - 2)].norm in _OF:
        return None  # "five members of a family of seven"
    return Quantity(family, number.last, number.value, "civilians")


def past_both(passage: Passage, index: int, value: int) -> int:
    """Return the word after a second Dari noun that a number counts with the first: "چهار خواهر و برادر"."""
    words = passage.words
    if passage.language != "fa" or value == 1 or index + 1 >= len(words) or words[index].norm != _AND:
        return index
    return index + 2 if frozenset((words[index - 1].norm, words[index + 1].norm)) in _BOTH else index
