"""Besides whom others are told: "Besides the governor, it killed two", "кроме майора, погиб прапорщик"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_BESIDES = 3  # words of "in addition to"
_HEAD = 3  # words of "her, luckily, nobody"
_CLAUSE = 8  # words that tell besides whom
_STEM = 5  # letters of a Russian noun that its cases share
_THOSE = {"the", "those", "these"}  # before people told already
_HIM, _ANYBODY = {"him", "her", "me"}, frozenset({"civilians"})


def besides_whom(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return the one whom a sentence begins with: "Besides the governor, it killed two guards"."""
    head, end = _opening(passage, sentence)
    if head is None or not passage.has("singular.determiners", head.last):
        return [] if head is None else _named(passage, marker, sentence, range(head.last, end))
    noun = _noun(passage, head, end)
    harmed = not passage.casualty_words.isdisjoint(range(head.last, marker.first))
    if not noun or marker.first < end or harmed or _is_told_harmed(passage, sentence, noun):
        return []
    plural = passage.words[noun].norm.endswith("s") or passage.words[noun].possessive
    plural = plural or passage.has("person.bomber", noun)  # whom other rules tell
    return [] if plural else [Quantity(head.last, noun + 1, 1, category_at(passage, noun), spoken=False)]


def _named(passage: Passage, marker: Marker, sentence: Sentence, words: range) -> list[Quantity]:
    """Return the one whose bare name a sentence begins with, untold so far: "Besides Hakim, a guide died"."""
    named = bool(words) and all(passage.words[index].capital for index in words)
    if not named or len(words) > _HEAD or marker.first < words.stop:
        return []
    name = passage.words[words.start].norm
    told = any(
        not passage.casualty_words.isdisjoint(range(one.first, one.last))
        and any(word.norm == name for word in passage.words[one.first : one.last])
        for one in passage.sentences[: passage.sentence_number(sentence.first)]
    )
    return [] if told else [Quantity(words.start, words.stop, 1, "", spoken=False)]


def besides_those_told(passage: Passage, sentence: Sentence) -> range:
    """Return words that only go back to those told: "Besides the man killed, two guards were wounded"."""
    if passage.language != "en" or "part.besides_whom" not in passage.marks:
        return range(0)
    head, end = _opening(passage, sentence)
    if head is None or passage.words[head.last].norm not in _THOSE:
        return range(0)
    harmed = sentence.first and not passage.casualty_words.isdisjoint(range(sentence.first))
    clause = range(head.last, end)
    again = not passage.casualty_words.isdisjoint(clause)
    return (
        clause
        if harmed and (again or _is_told_harmed(passage, sentence, _noun(passage, head, end)))
        else range(0)
    )


def _opening(passage: Passage, sentence: Sentence) -> tuple[Mark | None, int]:
    """Return "besides" at the head of a sentence, and where the words end that say besides whom."""
    reach = min(sentence.last, sentence.first + _BESIDES)
    head = next(iter(passage.marks_in("part.besides_whom", sentence.first, reach)), None)
    if head is None or head.first != sentence.first:
        return None, 0
    until = min(sentence.last, head.last + _CLAUSE)
    end = next((index for index in range(head.last + 1, until) if clause_ends(passage, index)), 0)
    return (head, end) if end else (None, 0)


def _noun(passage: Passage, head: Mark, end: int) -> int:
    """Return the last noun for people in the words that say besides whom, or 0."""
    return next((index for index in range(end - 1, head.last, -1) if category_at(passage, index)), 0)


def _is_told_harmed(passage: Passage, sentence: Sentence, noun: int) -> bool:
    """Return whether a sentence before tells with the same noun of "the guard" that he came to harm."""
    norm = passage.words[noun].norm
    return passage.words[noun - 1].norm in _THOSE and any(
        not passage.casualty_words.isdisjoint(range(one.first, one.last))
        and any(word.norm == norm for word in passage.words[one.first : one.last])
        for one in passage.sentences[: passage.sentence_number(sentence.first)]
    )


def all_but_one(passage: Passage, sentence: Sentence, none: Sequence[Figure]) -> list[Figure]:
    """Return figures of nobody, of one wounded who is left out: "apart from her no one was hurt"."""
    if passage.language == "tg":
        return _all_but_some(passage, sentence, none)
    if passage.language != "en" or not (none and "part.but_for" in passage.marks):
        return list(none)
    return [
        one._replace(value=1, categories=_ANYBODY)
        if one.kind == "wounded"
        and (_but_one(passage, sentence, one.first) or _but_one_after(passage, sentence, one.last))
        else one
        for one in none
    ]


def _but_one_after(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether one person is left out right behind "nobody was hurt": "apart from a shepherd"."""
    mark = next(iter(passage.marks_in("part.but_for", index, sentence.last)), None)
    if mark is None or mark.first != index or not passage.has("singular.determiners", mark.last):
        return False
    until = min(sentence.last, mark.last + _HEAD)
    noun = next((step for step in range(mark.last + 1, until) if category_at(passage, step)), 0)
    return bool(noun) and not passage.words[noun].norm.endswith("s")


def _all_but_some(passage: Passage, sentence: Sentence, none: Sequence[Figure]) -> list[Figure]:
    """Return figures of nobody, of those whom Tajik leaves out: "ба ҷуз ду захмӣ касе осеб надид"."""
    mark = next(iter(passage.marks_in("part.except", sentence.first, sentence.last - 1)), None)
    if not none or mark is None or mark.first > none[0].first:
        return list(none)
    number = passage.number_covering(mark.last)
    index = mark.last if number is None else number.last
    told = not passage.casualty_words.isdisjoint(range(sentence.first))
    kind = "killed" if passage.has_any("killed.back", index, index + 1) else "wounded"
    if index not in passage.casualty_words and (told or not category_at(passage, index)):
        return list(none)
    if not passage.casualty_words.isdisjoint(range(index + 1, none[0].first)):
        return list(none)  # "ба ҷуз се марзбон, ки захмӣ шуданд, ба касе зиён нарасид"
    value = 1 if number is None else number.value
    return [one._replace(value=value, categories=_ANYBODY) if one.kind == kind else one for one in none]


def _but_one(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether one person, not told as harmed so far, is left out right before "nobody" at a word."""
    mark = next(reversed(passage.marks_in("part.but_for", sentence.first, index)), None)
    if mark is None or not passage.casualty_words.isdisjoint(range(mark.last, index)):
        return False  # "apart from the owner, who was cut by glass, nobody was hurt"
    if passage.words[mark.last].norm in _HIM:
        before = range(sentence.first)
        return index - mark.last <= _HEAD and passage.casualty_words.isdisjoint(before)
    if not passage.has("singular.determiners", mark.last):
        return False
    noun = next((step for step in range(mark.last + 1, index) if category_at(passage, step)), 0)
    end = next((step for step in range(mark.last + 1, index + 1) if clause_ends(passage, step)), index)
    one = 0 < noun <= end and not passage.words[noun].norm.endswith("s")
    return one and index - noun <= _CLAUSE and not _is_told_harmed(passage, sentence, noun)


def leaves_out_known(passage: Passage, sentence: Sentence, one: Quantity) -> bool:
    """Return whether Russian tells of others than one told before: "кроме майора, погиб прапорщик"."""
    if passage.language != "ru" or "part.except" not in passage.marks:
        return False
    for mark in passage.marks_in("part.except", sentence.first, one.first)[:1]:
        stem = passage.words[mark.last].norm[:_STEM]
        after = mark.last + 1
        ends = clause_ends(passage, after) or passage.words[after].capital or after in passage.casualty_words
        known = category_at(passage, mark.last) and ends
        told = (index for index in range(sentence.first) if passage.words[index].norm.startswith(stem))
        return bool(known) and any(not _far_from_harm(passage, index) for index in told)
    return False


def _far_from_harm(passage: Passage, index: int) -> bool:
    """Return whether nobody comes to harm in the sentence of a word."""
    sentence = passage.sentences[passage.sentence_number(index)]
    return passage.casualty_words.isdisjoint(range(sentence.first, sentence.last))
