"""Several told as one: "two couples", «چهار خواهر و برادر», "писарони 5 ва 7-сола", "his family: a son"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.tajik_chains import is_linked
from geo.incidents.reports.tolls.these import THESE

_HALF_OF = {"half", "of", "the", "its", "their", "his"}
_HALF = 3  # words of "half of the"

_COUPLE = "пар"  # begins the noun for a couple: not "супруги"
_MANY_RU = ("и", "ы", "ья", "ей", "ов", "ек", "ев", "ий", "ьев", "ат", "та", "ям", "ками", "ами")
_GENITIVE = ("ов", "пары", "близнецов")  # of a couple whose kin somebody is
_AND_RU, _YEARS_RU, _IN_AGE, _AGED_RU = "и", {"лет", "года", "год"}, ["в", "возрасте"], "летн"

_FAMILY, _OF = {"family", "household"}, {"of", "from", "in"}
_AND, _AND_EN = "و", "and"
_BOTH_EN, _ONE_EN = {"the", "a", "an", "his", "her", "their"}, 6  # words of "both the headman and"
_AND_TG, _AGED_TG, _MANY_TG = "ва", {"сола", "солаи", "солааш"}, ("они", "хои", "гони")
_MANY_EN = ("s", "men", "women", "children", "people", "police")
# Dari nouns of which one number counts both: "four brothers and sisters".
_BOTH = {
    frozenset(both.split())
    for both in ("خواهر برادر", "زن مرد", "زن کودک", "زن طفل", "دختر پسر", "مرد کودک", "پیر جوان")
}
_NAMED, _BEFORE_MEMBERS = 9, {":", "-", "–", "—"}  # words of "a smuggler known as"; signs before a list
_WAS = 3  # words of "was also killed"


def couples(passage: Passage, number: Number) -> Quantity | None:
    """Return the couples, or those of several ages, that a number counts: "یک زوج جوان", "two couples"."""
    index = number.last
    if index >= len(passage.words) or not passage.has("person.pair", index):
        return _of_their_ages(passage, number)
    told = passage.marks_in("person.pair", index, len(passage.words))[:1]
    if not told or told[0].first != index:
        return None  # "four: a couple and their sons", in which "a couple" is a number, too
    last = told[0].last
    if passage.language != "ru" or number.value == 1:
        return Quantity(number.first, last, 2 * number.value, "civilians")
    if clause_ends(passage, index):
        return None  # "убиты двое — муж и жена"
    both = 1 + any(word.norm.startswith(_COUPLE) for word in passage.words[index:last])
    return Quantity(number.first, last, both * number.value, "civilians")  # 1: "двое супругов"


def pair(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return "husband and wife" as two."""
    if not passage.has("person.pair", index):
        return None
    marks = passage.marks_in("person.pair", index, sentence.last)
    if not marks or marks[0].first != index or passage.words[marks[0].last - 1].possessive:
        return None  # "the couple's son was injured"
    both = Quantity(index, marks[0].last, 2, "civilians", spoken=False)
    if passage.language == "ru" and index and passage.words[index].norm.endswith(_GENITIVE):
        return None if category_at(passage, index - 1) and not clause_ends(passage, index) else both
    if passage.language == "fa" and passage.words[index - 1].norm in THESE:
        return None  # "سه فرزند این زوج"
    return both


def of_ages(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return as many people as ages are told after a noun in the plural: "писарони 5, 7 ва 9-сола"."""
    if passage.language == "ru":
        return _of_russian_ages(passage, index, sentence)
    if not passage.words[index + 1].digits:
        return None
    category = category_at(passage, index)
    last, ages = index + 1, 0
    if not category or not passage.words[index].norm.endswith(_MANY_TG):
        return None
    while last < sentence.last and (passage.words[last].digits or passage.words[last].norm == _AND_TG):
        ages += passage.words[last].digits
        last += 1
    aged = last < sentence.last and passage.words[last].norm in _AGED_TG
    if not aged or ages == 1:
        return None
    owned = last + 1 < sentence.last and category_at(passage, last + 1) and is_linked(passage, last)
    return Quantity(index, last + 1 + bool(owned), ages, category)  # "писарони 5 ва 7-солаи чӯпон"


def _of_russian_ages(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return as many people as ages are told after a Russian noun in the plural: "сыновья — 12 и 14 лет"."""
    last = index + 1
    if [word.norm for word in passage.words[last : last + 2]] == _IN_AGE:
        last += 2
    if last >= sentence.last or passage.number_covering(last) is None:
        return None
    category = category_at(passage, index)
    if not category or not passage.words[index].norm.endswith(_MANY_RU):
        return None
    last, ages = _past_ages(passage, last, sentence.last)
    told = last < sentence.last and passage.words[last].norm in _YEARS_RU
    return Quantity(index, last + 1, ages, category) if told and ages > 1 else None


def _past_ages(passage: Passage, index: int, end: int) -> tuple[int, int]:
    """Return the word after Russian ages that begin at a word, and how many they are: "3, 5 и 7"."""
    last, ages = index, 0
    while last < end and (told := passage.number_covering(last) is not None) | (
        passage.words[last].norm == _AND_RU
    ):
        ages += told
        last += 1
    return last, ages


def _of_their_ages(passage: Passage, number: Number) -> Quantity | None:
    """Return as many people as Russian ages are told before their noun: "12- и 14-летние сыновья"."""
    if passage.language != "ru" or not passage.words[number.first].digits:
        return None
    noun, ages = _past_ages(passage, number.first, len(passage.words) - 1)
    if ages < 2 or not passage.words[noun].norm.startswith(_AGED_RU):  # noqa: PLR2004 - one has one age
        return None
    noun += 1
    category = category_at(passage, noun) if noun < len(passage.words) else ""
    return Quantity(number.first, noun + 1, ages, category) if category else None


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


def joins_two(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether English "both" counts nobody, but joins two: "both the headman and his son"."""
    words = passage.words
    if passage.language != "en" or words[number.first].norm != "both" or number.last >= sentence.last:
        return False
    if words[number.last].norm not in _BOTH_EN:
        return False
    for index in range(number.last + 1, min(sentence.last, number.last + _ONE_EN)):
        if words[index].norm == _AND_EN:
            return bool(category_at(passage, index - 1)) and not words[index - 1].norm.endswith(_MANY_EN)
        if clause_ends(passage, index) or index in passage.casualty_words:
            return False
    return False


def half_of(passage: Passage, found: Quantity | None, sentence: Sentence) -> Quantity | None:
    """Return half as many people where English says so: "half of the 12 men", "half the 12 men"."""
    if passage.language != "en" or found is None or not found.spoken:
        return found
    low = max(sentence.first, found.first - _HALF)
    head = next((step for step in range(low, found.first) if passage.words[step].norm == "half"), None)
    if head is None or any(passage.words[step].norm not in _HALF_OF for step in range(head, found.first)):
        return found
    return found._replace(first=head, value=found.value // 2)


def to_families(passage: Passage, sentence: Sentence, markers: list[Marker]) -> list[Marker]:
    """Return words for harm with those up to a list of a family: "killed | the family of X: his wife"."""
    marks = passage.marks_in("killed.family", sentence.first, sentence.last)
    return [_to_members(passage, sentence, one, marks) for one in markers] if marks else markers


def _to_members(passage: Passage, sentence: Sentence, marker: Marker, marks: Sequence[Mark]) -> Marker:
    """
    Return a word for harm with those between it and the members of a family behind a colon or a dash.

    Also in "A whole family was killed | on Sunday in Rustaq: a woman and her two daughters".
    """
    family = next((mark.last for mark in marks if marker.forward and mark.first == marker.last), 0)
    harmed = any(0 < marker.first - mark.last <= _WAS and mark.first == sentence.first for mark in marks)
    family = marker.last if harmed and marker.back else family
    for index in range(family, min(sentence.last, family + _NAMED)) if family else ():
        sign = passage.text[passage.words[index - 1].end : passage.words[index].start].strip()
        if sign in _BEFORE_MEMBERS or (sign == "," and index == family and not harmed):
            return marker._replace(last=index, back=marker.back and not harmed, forward=True)
        if index in passage.casualty_words or passage.number_covering(index) is not None:
            break
    return marker
