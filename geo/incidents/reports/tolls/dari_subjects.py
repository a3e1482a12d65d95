"""Which people before a Dari verb are its subject: not "۱۲ تن" in "در تعقیب ۱۲ تن سه سرباز کشته شدند"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import past_words
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.own_verbs import is_verb
from geo.incidents.reports.tolls.people import Quantity, clause_ends

_JOINS = {"و", "یا", "با", "همراه", "همرای", "نیز", "هم", "تا"}  # between people who are told together
_WHO, _IN_ALL, _CLAUSE = "که", 4, 12  # words of "که در مجموع"; of a clause about people
_AND = "و"
_CARRYING = "حامل"  # before who was in a car that was hit
_WITH, _ONE = "با", {"یک", "این", "همین", "همان"}
_THIS, _IN_THIS = {"این", "آن", "همین"}, ("this", "attack", "with")
_PREPOSITIONS = {"در", "با", "از", "بر", "به", "هنگام", "حین", "علیه", "توسط", "زیر"}
_NOUNS = 3  # words of "به ضرب گلولهٔ گروهی", before a number that they govern
_FIGHTS = {"جنگ", "نبرد", "مبارزه", "مقابله", "رویارویی", "مواجهه", "زدوخورد"}


def subjects(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """
    Return people before a Dari verb without those whom the words before them govern.

    Two numbers that nothing joins are no list: one of them is of those fought with, chased, or carried.
    """
    if passage.language == "fa" and before and passage.has(f"{marker.kind}.them", marker.last - 1):
        ends = (at for at in range(marker.first, before[0].last, -1) if clause_ends(passage, at))
        since = next(ends, 0)  # "سه زخمی رسیدند، اما شمار کشته‌شدگان روشن نیست"
        before = [one for one in before if one.first >= since]
    if passage.language != "fa" or len(before) < 2:  # noqa: PLR2004 - nothing to choose from
        return before
    kept = [
        one for one in before if not _is_fought_with(passage, one) or _is_with_him(passage, one)
    ] or before
    kept = [one for one in kept if passage.words[one.first - 1].norm != _CARRYING] or kept
    kept = [one for one in kept if one is kept[0] or not _is_of_whole(passage, one)]
    for position in range(len(kept) - 1, 0, -1):
        one, other = kept[position - 1 : position + 1]
        if not (one.spoken and other.spoken) or one.value < 2 or _are_joined(passage, one, other):  # noqa: PLR2004
            continue
        if _is_governed(passage, other):
            return subjects(passage, marker, [each for each in kept if each is not other])
        return kept[position:]
    return kept


def _is_of_whole(passage: Passage, one: Quantity) -> bool:
    """Return whether people are only some of those before a comma: "ده تن، دو زن و بقیه مرد، کشته شدند"."""
    rest = one.last + 1
    joined = rest < len(passage.words) and passage.words[one.last].norm == _AND
    return joined and clause_ends(passage, one.first) and passage.has("part.remaining", rest)


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


def _is_with_him(passage: Passage, one: Quantity) -> bool:
    """Return whether "with" stands after "in this attack", right before the verb: he died with two others."""
    this = passage.words[max(one.first - len(_IN_THIS), 0)].norm in _THIS
    return this and (one.last in passage.casualty_words or passage.has("part.more", one.last - 1))


def is_subject_of(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether those whom "who" counts came to harm: "مسافران که در مجموع ۱۲ تن بودند کشته شدند"."""
    low = max(sentence.first, quantity.first - _IN_ALL)
    if not any(passage.words[index].norm == _WHO for index in range(low, quantity.first)):
        return False
    for index in range(quantity.last + 1, sentence.last):
        if index in passage.casualty_words:
            return True
        if passage.number_covering(index) is not None or is_verb(passage, index):
            return False
    return False


def past_told(passage: Passage, index: int, end: int) -> int:
    """Return the word after what is said about people that ends before a word, or the first of both."""
    if passage.language != "fa":
        return past_words(passage, index, end)
    after = past_relative(passage, index, passage.sentences[passage.sentence_number(end - 1)])
    return after if after <= end else index


def past_relative(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return the word after a Dari clause about people: "سه تن آنان | که آتش گشودند | کشته شدند"."""
    if passage.language != "fa" or index >= sentence.last or passage.words[index].norm != _WHO:
        return index
    after = range(index + 1, min(sentence.last, index + _CLAUSE))
    return next((at + 1 for at in after if is_verb(passage, at)), index)
