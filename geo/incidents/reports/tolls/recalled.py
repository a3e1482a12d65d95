"""Clauses of a Tajik sentence that recall other dead: "моҳи гузашта панҷ нафар кушта шуда буд, душанбе …"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.words import normal

_THEN = ("part.so_far", "time.last_week", "time.last_month", "time.year1", "time.year2", "time.before_this")
_BEFORE = frozenset(
    map(normal, ["қаблӣ", "қаблии", "пешин", "пешина", "аввалӣ", "аввалин", "гузашта", "пешинӣ"])
)
_AFTER, _HEAD = frozenset(map(normal, ["пас", "баъд", "баъди"])), 2  # words of "як ҳафта пас аз он ки"
_WHICH = "ки"
_IT_WHICH = ["он", "ки"]
_DID = ("д", "т")  # ends of finite verbs
_STATEMENT = frozenset(";:")
_DAYS = tuple(f"weekdays.{day}" for day in range(7))


def recalled_clause(passage: Passage, sentence: Sentence) -> range:
    """Return the words of a clause that tells of dead of an earlier time, beside one that tells the news."""
    if passage.language != "tg":
        return range(0)
    for clause in (_after_that(passage, sentence), _had_been(passage, sentence)):
        first, last = clause.start, clause.stop
        rest = [*range(sentence.first, first), *range(last, sentence.last)]
        if (
            clause
            and not passage.casualty_words.isdisjoint(clause)
            and not passage.casualty_words.isdisjoint(rest)
            and not passage.has_one_of(_DAYS, first, last)
            and _is_of_before(passage, first, last)
        ):
            return clause
    return range(0)


def _is_of_before(passage: Passage, first: int, last: int) -> bool:
    """Return whether a clause has a word for an earlier time."""
    if passage.has_one_of(_THEN, first, last):
        return True
    return any(passage.words[index].norm in _BEFORE for index in range(first, last))


def _after_that(passage: Passage, sentence: Sentence) -> range:
    """Return the clause that a sentence begins with: "Пас аз он ки моҳи гузашта …, "."""
    after = range(sentence.first, min(sentence.last, sentence.first + 1 + _HEAD))
    head = next((index for index in after if passage.words[index].norm in _AFTER), None)
    if head is None or [word.norm for word in passage.words[head + 2 : head + 4]] != _IT_WHICH:
        return range(0)
    return range(sentence.first, _end(passage, head + 4, sentence))


def _had_been(passage: Passage, sentence: Sentence) -> range:
    """Return the clause that "had" ends: it begins behind a sign that parts statements, or the sentence."""
    for index in range(sentence.first + 2, sentence.last):
        if passage.words[index].norm in HAD and _ends(passage, index + 1, sentence):
            if {index - 1, index - 2}.isdisjoint(passage.casualty_words):
                continue
            clause = range(_start(passage, index, sentence), index + 1)
            about_one = any(passage.words[step].norm == _WHICH for step in clause)
            return range(0) if about_one else clause  # "сарбозе, ки моҳи гузашта захмӣ шуда буд, ҷон дод"
    return range(0)


def _start(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return where the clause begins that goes on up to a word: behind ";", ":", or a verb and a comma."""
    text, words = passage.text, passage.words
    for step in range(index, sentence.first, -1):
        if not clause_ends(passage, step):
            continue
        sign = not _STATEMENT.isdisjoint(text[words[step - 1].end : words[step].start])
        if sign or words[step - 1].norm.endswith(_DID):
            return step
    return sentence.first


def _end(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return where a clause ends that goes on at a word: behind its verb."""
    ends = (
        step
        for step in range(index, sentence.last)
        if clause_ends(passage, step) and passage.words[step - 1].norm.endswith(_DID)
    )
    return next(ends, sentence.last)


def _ends(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a clause ends before a word."""
    return index == sentence.last or clause_ends(passage, index)
