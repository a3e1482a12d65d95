"""Dead or wounded who head a clause, and how many they are: "کشته‌ها اکنون چهار تن اند"."""

from collections.abc import Collection

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_TO, _NOW = "به", {"اکنون", "حالا", "حال", "تاکنون", "هم", "دیگر", "نیز", "مجموعا", "جمعا"}
_AND = {"و", "پس", "اکنون", "حالا", "یعنی"}  # before the noun
_ARE = {"اند", "است", "هستند", "شد", "شدند", "شده", "شده‌اند"}
_REACHED = ("رسید", "می", "افزایش", "بالا")
_COUNTED = ("killed.toll", "wounded.toll")  # "شمار کشته‌ها", of which others tell
_AMONG = 4  # words of "among the dead"
_WHERE = 9  # words of "درگیری قومی در رستاق"


def headed(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return the figures of a Dari sentence that are tolls of all dead or wounded."""
    if passage.language != "fa" or passage.has_one_of(_COUNTED, sentence.first, sentence.last):
        return []
    nouns = {
        mark.last: (mark.first, kind)
        for kind in KINDS
        for mark in passage.marks_in(f"{kind}.them", sentence.first, sentence.last)
        if _opens(passage, sentence, mark.first)
    }
    if not nouns:
        return []
    found = []
    for number in passage.numbers_in(sentence.first + 1, sentence.last):
        after = number.last + 1
        if number.first in taken or after >= sentence.last or category_at(passage, after - 1) != "generic":
            continue
        to = passage.words[number.first - 1].norm == _TO and passage.words[after].norm.startswith(_REACHED)
        are = passage.words[_past_including(passage, after, sentence)].norm in _ARE
        noun = _noun(passage, number, set(nouns), far=to or are)
        if noun and (to or are):
            first, kind = nouns[noun]
            found.append(Figure(kind, number.value, frozenset({"generic"}), first, number.last, toll=True))
    return found


def _past_including(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return the word after "including three children," at a word, the verb of the whole, or that word."""
    if not any(mark.first == index for mark in passage.marks_in("part.before", index, sentence.last)):
        return index
    ends = (at for at in range(index + 1, sentence.last) if clause_ends(passage, at))
    end = next(ends, sentence.last - 1)
    return end if passage.figure_words.isdisjoint(range(index + 1, end)) else index


def _opens(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether a noun stands at the head of a clause: not "از کشته‌ها سه تن"."""
    if index == sentence.first or clause_ends(passage, index):
        return True
    return passage.words[index - 1].norm in _AND


def _noun(passage: Passage, number: Number, nouns: Collection[int], *, far: bool) -> int:
    """Return where the noun ends that a number counts, right before it or (`far`) behind more; or 0."""
    for index in range(number.first, max(0, number.first - _WHERE), -1):
        if index in nouns:
            return index
        norm = passage.words[index - 1].norm
        if clause_ends(passage, index) or passage.number_covering(index - 1) is not None:
            return 0
        if not (far or norm in _NOW):
            return 0
    return 0


def is_of_victims(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether its clause begins with the victims: "the dead are two guards and a cook"."""
    head = quantity.first
    if passage.language == "fa" and any(passage.has(f"{kind}.them", sentence.first) for kind in KINDS):
        return passage.figure_words.isdisjoint(
            range(sentence.first + 2, head)
        )  # "کشته‌ها معلم، همسرش و پسرش اند"
    while head > sentence.first and not clause_ends(passage, head):
        head -= 1
    begins = min(head + _AMONG, quantity.first)  # "the dead", "among the dead"
    touching = passage.language == "tg" and any(
        passage.has(f"{kind}.them", quantity.first - 1) for kind in KINDS
    )  # "дар ин ҳамла кушташудагон се сарбоз буданд"
    return touching or (
        passage.number_covering(head) is None
        and any(passage.has_any(f"{kind}.them", head, begins) for kind in KINDS)
    )
