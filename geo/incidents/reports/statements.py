"""Which dates are not those of an event: the day of a statement about it, or of what followed it."""

import re
from collections.abc import Sequence
from datetime import date

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.words import normal

_STATEMENT_BEFORE, _STATEMENT_AFTER = 8, 6
_DATELINE_WORDS, _DATELINE_SIGNS = 4, 40
_DATELINE = re.compile(
    r"[.,]?\s*(?:\([^)]{1,30}\)|/[^/]{1,30}/)?\s*(?:[–—]|--|-\s)|[.,]?\s*(?:\([^)]{1,30}\)|/[^/]{1,30}/)"
)
_AFTERMATH = 8  # words between a day and the funeral
_TOLD_REACH = 16  # words between what a day was told of and the verb
_THAT = {"that", "что", "ки", "که", "как"}
_SAID = frozenset(map(normal, ["گوید", "گویند", "گفت", "گفتند", "мегӯяд", "мегӯянд", "гуфт", "гуфтанд"]))
_AFTER_SPEECH = {"en", "ru"}  # languages whose verb of speech stands before its day
_STOPS, _PAUSES = frozenset(",;:()—،؛"), frozenset(",;:،؛")  # signs that part clauses


def is_statement(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date is the day on which somebody said something, or the one of a dateline."""
    if _is_dateline(passage, when, sentence):
        return True
    if passage.words[when.last - 1].possessive and when.last in passage.event_words:
        return False  # "said of Tuesday's attack"
    said = _said_before(passage, when, sentence)
    if said is None and passage.language not in _AFTER_SPEECH and _is_told_of(passage, when, sentence):
        return True
    return _said_after(passage, when, sentence) if said is None else said


def spoken_on(
    passage: Passage, sentence: Sentence, dates: list[When], said: date | None, published: date | None
) -> list[When]:
    """Return the dates of a sentence; a "yesterday" in a quotation is the day before the statement."""
    if not dates or said is None or published is None or said >= published:
        return dates
    late = published - said
    return [
        when._replace(day=when.day - late, end=when.end - late if when.end else None)
        if when.day is not None and _is_quoted(passage, sentence, when)
        else when
        for when in dates
    ]


def _is_quoted(passage: Passage, sentence: Sentence, when: When) -> bool:
    """Return whether "today", "yesterday" stand in a quotation that the sentence opens."""
    if not any(passage.has_any(f"time.{name}", when.first, when.last) for name in ("day0", "day1", "day2")):
        return False
    before = passage.text[sentence.start : passage.words[when.first].start]
    return any(before.rfind(start) > before.rfind(end) for start, end in ("«»", "“”")) or (
        before.count('"') % 2 == 1
    )


def _said_before(passage: Passage, when: When, sentence: Sentence) -> bool | None:
    """Return whether a verb of speech before a date is the verb of the date; None where there is none."""
    reach = _STATEMENT_BEFORE if passage.language in _AFTER_SPEECH else _STATEMENT_AFTER
    for index in range(when.first - 1, max(sentence.first, when.first - reach) - 1, -1):
        between = passage.text[passage.words[index].end : passage.words[index + 1].start]
        if passage.has("speech.verbs", index):
            if passage.words[index].norm in _SAID:
                break  # "می گویند روز دوشنبه": what follows is what they say
            return _STOPS.isdisjoint(between)
        event = index in passage.event_words
        if event or passage.words[index].norm in _THAT or not _STOPS.isdisjoint(between):
            break
    return None


def _said_after(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a verb of speech soon after a date is the verb of the date."""
    first_spoken = passage.language in _AFTER_SPEECH
    for index in range(when.last, min(sentence.last, when.last + _STATEMENT_AFTER)):
        if index in passage.event_words or passage.words[index].norm in _THAT:
            return False
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if not _PAUSES.isdisjoint(between) and first_spoken:
            return False
        if passage.has("speech.verbs", index) or passage.has("claim.made", index):
            near = not first_spoken or index - when.last < 2  # noqa: PLR2004 - "on Friday said"
            return near or _says_that(passage, index, sentence)
    return False


def _says_that(passage: Passage, verb: int, sentence: Sentence) -> bool:
    """Return whether "that" follows a Russian verb of speech: "6 мая полиция сообщила, что …"."""
    after = range(verb + 1, min(sentence.last, verb + _STATEMENT_AFTER))
    that = next((index for index in after if passage.words[index].norm == "что"), None)
    if passage.language != "ru" or that is None:
        return False
    return passage.event_words.isdisjoint(range(verb + 1, that))


def _is_told_of(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether Tajik or Dari says of what it was told that day: "сешанбе аз даргирӣ хабар дод"."""
    if when.last >= sentence.last or not passage.has("time.told_of", when.last):
        return False
    for index in range(when.last + 1, min(sentence.last, when.last + _TOLD_REACH)):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if passage.words[index].norm in _THAT or not _PAUSES.isdisjoint(between):
            return False
        if passage.has("speech.verbs", index):
            return True
    return False


def counts_to_now(passage: Passage, sentence: Sentence, dates: Sequence[When]) -> bool:
    """Return whether "to this day" stands in a sentence, and is no part of a date: "в ночь на сегодня"."""
    marks = passage.marks_in("time.until_now", sentence.first, sentence.last)
    return any(not any(when.first <= mark.first < when.last for when in dates) for mark in marks)


def is_aftermath(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date is the day of what followed an event: "was buried on Sunday"."""
    low, high = max(sentence.first, when.first - _AFTERMATH), min(sentence.last, when.last + _AFTERMATH)
    return any(
        _adjacent(passage, (mark.first, mark.last), (when.first, when.last))
        for mark in passage.marks_in("time.aftermath", low, high)
    )


def _adjacent(passage: Passage, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether no sign that parts clauses and nothing of another event stands between words."""
    first, last = (one[1], other[0]) if one[0] < other[0] else (other[1], one[0])
    if last <= first:
        return True
    between = passage.text[passage.words[first - 1].end : passage.words[last].start]
    return _PAUSES.isdisjoint(between) and not any(
        passage.words[index].norm in _THAT for index in range(first, last)
    )


def _is_dateline(passage: Passage, when: When, sentence: Sentence) -> bool:
    """Return whether a date stands in "DUSHANBE, March 11 (Agency) –" at the head of a sentence."""
    if when.first == sentence.first and sentence.paragraph:
        return False  # "03.02 - Officers detained": an entry of a list
    after = passage.text[
        passage.words[when.last - 1].end : passage.words[when.last - 1].end + _DATELINE_SIGNS
    ]
    return when.first - sentence.first < _DATELINE_WORDS and _DATELINE.match(after) is not None
