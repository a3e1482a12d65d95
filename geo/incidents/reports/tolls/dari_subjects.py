"""Which people before a Dari verb are its subject: not "۱۲ تن" in "در تعقیب ۱۲ تن سه سرباز کشته شدند"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity, clause_ends

_JOINS = {"و", "یا", "با", "همراه", "همرای", "نیز", "هم", "تا"}  # between people who are told together
_WITH, _ONE = "با", {"یک", "این", "همین", "همان"}
_PREPOSITIONS = {"در", "با", "از", "بر", "به", "هنگام", "حین", "علیه", "توسط", "زیر"}
_NOUNS = 3  # words of "به ضرب گلولهٔ گروهی", before a number that they govern
_FIGHTS = {"جنگ", "نبرد", "مبارزه", "مقابله", "رویارویی", "مواجهه", "زدوخورد"}


def subjects(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """
    Return people before a Dari verb without those whom the words before them govern.

    Two numbers that nothing joins are no list: one of them is of those fought with, chased, or carried.
    """
    if passage.language != "fa" or len(before) < 2:  # noqa: PLR2004 - nothing to choose from
        return before
    kept = [one for one in before if not _is_fought_with(passage, one)] or before
    for position in range(len(kept) - 1, 0, -1):
        one, other = kept[position - 1 : position + 1]
        if not (one.spoken and other.spoken) or one.value < 2 or _are_joined(passage, one, other):  # noqa: PLR2004
            continue
        if _is_governed(passage, other):
            return subjects(passage, [each for each in kept if each is not other])
        return kept[position:]
    return kept


def _are_joined(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether a sign or a word joins people, or both are objects of the same kind."""
    between = range(one.last, other.first)
    if any(clause_ends(passage, index) for index in range(one.last, other.first + 1)):
        return True
    return any(passage.words[index].norm in _JOINS for index in between)


def _is_governed(passage: Passage, one: Quantity) -> bool:
    """Return whether people are only of what words before them name: "در حملهٔ ده مهاجم"."""
    head = one.first - 1
    if passage.words[head].norm in _PREPOSITIONS:
        return True
    if head not in passage.act_words and not passage.has("part.groups", head):
        return False
    return any(passage.words[index].norm in _PREPOSITIONS for index in range(head - _NOUNS, head))


def _is_fought_with(passage: Passage, one: Quantity) -> bool:
    """Return whether Dari tells of people only as those fought with: "در درگیری با یک گروه پنج‌نفری"."""
    first = passage.sentence_first(one.first)
    head = one.first - 1
    while head > first and (
        passage.has("part.groups", head)
        or passage.words[head].norm in _ONE
        or passage.number_covering(head) is not None
    ):
        head -= 1
    fought = head - 1 in passage.event_words or passage.words[head - 1].norm in _FIGHTS
    return head > first and passage.words[head].norm == _WITH and fought
