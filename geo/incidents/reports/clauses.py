"""Clauses of one sentence that tell of another day each: "killed on Friday, while on Sunday gunmen …"."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from geo.incidents.reports.words import Word

_DAYS = ("weekdays.", "months.", "solar.")  # families of the lexicon
_YESTERDAY = ("time.day0", "time.day1", "time.day2")
_NEXT_DAY, _SEMICOLONS = "time.day_after", frozenset(";؛")  # which opens a clause behind a semicolon alone
# What both clauses tell: harm, or a capture or find; who was caught on one day may be killed on the next.
_HARM = ("killed.back", "killed.forward", "wounded.back", "wounded.forward")
_CAUGHT = ("trigger.arrest", "trigger.seize")
_LATER = ("context.aftermath", "moved.late")  # "…, and on Monday a third died in hospital"
_BODY, _HIS, _WHOSE = ("killed.body",), {"его", "ее", "их"}, 2  # words of "his bullet-ridden body"
_BEFORE_DAY = ("time.at_day",)  # "on", "late on"
_DASHES = {"–", "—"}
_SIGNS = frozenset(",;،؛—–")
_ANDS = {"and", "while", "и", "а", "ва", "و"}  # before a clause without a sign
_HEAD = 4  # words at the head of a clause, within which its day stands
_SHORTEST = 6  # words of a clause that tells when, where, who and what befell them
_TAIL = 2  # words at the end of a clause, within which its day stands: "March 6"
_OF_THEM = {
    "died",
    "dies",
    "succumbed",
    "third",
    "fourth",
    "fifth",
    "another",
    "them",
    "he",
    "she",
    "they",
    "bodies",
}
_OF_THEM |= {"body", "funeral", "buried", "toll", "rest", "other", "suspect", "suspects", "second", "later"}
Spans = Sequence[tuple[int, int]]
Marks = Mapping[str, Sequence[tuple[int, int]]]


def clauses_apart(text: str, words: Sequence[Word], marks: Marks, sentences: Spans) -> dict[int, int]:
    """
    Return the words at which a sentence goes over to what happened on another day, by its first word.

    Parameters
    ----------
    text, words, marks
        A text, its words, and the classes of the lexicon in it.
    sentences
        The first word of each sentence and the one after its last.
    """
    days = sorted([(first, name) for name in day_classes(marks) for first, _ in marks[name]])
    next_days = {first for first, _ in marks.get(_NEXT_DAY, ()) if _is_behind_semicolon(text, words, first)}
    days = sorted([*days, *((first, _NEXT_DAY) for first in next_days)]) if next_days else days
    if len(days) < 2:  # noqa: PLR2004 - there is no other day
        return {}
    kinds = [_first_words(marks, names) for names in (_HARM, _CAUGHT)]
    later, before_day = (_first_words(marks, names) for names in (_LATER, _BEFORE_DAY))
    later |= {at for at in _first_words(marks, _BODY) if _is_theirs(words, at)}
    found = {}
    for first, last in sentences:
        if last - first < 2 * _SHORTEST:
            continue
        told = days[bisect_left(days, (first,)) : bisect_left(days, (last,))]
        if len(told) < 2:  # noqa: PLR2004 - as above
            continue
        acts = [[index for index in range(first, last) if index in kind] for kind in kinds]
        for index in range(first + _SHORTEST, last - _SHORTEST + 1):
            if (
                any(mine and mine[0] < index <= mine[-1] for mine in acts)
                and _may_begin(text, words, index)
                and (_tells_another(words, told, before_day, index) or _ends_other(words, told, index, last))
                and later.isdisjoint(range(index, last))
            ):
                found[first] = index
                break
    return found


def _first_words(marks: Marks, names: Iterable[str]) -> set[int]:
    """Return the words at which marks of some classes begin."""
    return {first for name in names for first, _ in marks.get(name, ())}


def _is_behind_semicolon(text: str, words: Sequence[Word], index: int) -> bool:
    """Return whether a semicolon stands before a word: "…; the next day, in Argo, a mine …"."""
    return index > 0 and not _SEMICOLONS.isdisjoint(text[words[index - 1].end : words[index].start])


def _is_theirs(words: Sequence[Word], index: int) -> bool:
    """Return whether a Russian body is of somebody told before: "… а в пятницу его тело нашли"."""
    return any(word.norm in _HIS for word in words[max(0, index - _WHOSE) : index])


def day_classes(marks: Marks) -> Iterable[str]:
    """Return the classes of days that a text has."""
    return [name for name in marks if name.startswith(_DAYS) or name in _YESTERDAY]


def _may_begin(text: str, words: Sequence[Word], index: int) -> bool:
    """Return whether a clause may begin at a word: behind a sign, or with "and"."""
    between = text[words[index - 1].end : words[index].start]
    if between.strip() in _DASHES and "," in text[words[index - 2].end : words[index - 1].start]:
        return False  # "трое убиты в субботу в Рустаке, двое – в среду в Джурме"
    return not _SIGNS.isdisjoint(between) or words[index].norm in _ANDS


def _tells_another(
    words: Sequence[Word], days: Sequence[tuple[int, str]], before_day: Collection[int], index: int
) -> bool:
    """Return whether a clause has a day at its head that none of those before it is."""
    start = index + (words[index].norm in _ANDS)
    head = next((day for day in days if start <= day[0] < start + _HEAD), None)
    if head is None:
        return False
    leads = (at in before_day or words[at].digits for at in range(start, head[0]))
    others = {day_key(words, day) for day in days if day[0] < index}
    return all(leads) and bool(others) and day_key(words, head) not in others


def _ends_other(words: Sequence[Word], days: Sequence[tuple[int, str]], index: int, last: int) -> bool:
    """Return whether English clauses end in a day each: "killed there on 6 March | and hurt on 8 March"."""
    if words[index].norm != "and" or any(word.norm in _OF_THEM for word in words[index + 1 : last]):
        return False
    then = [day for day in days if index - _TAIL <= day[0] < index]
    now = [day for day in days if max(index + 1, last - _TAIL) <= day[0]]
    return bool(then) and bool(now) and day_key(words, then[-1]) != day_key(words, now[-1])


def day_key(words: Sequence[Word], day: tuple[int, str]) -> tuple[str, str]:
    """Return what tells a day from another: the class of its word, and the number beside that of a month."""
    index, name = day
    beside = [words[at].norm for at in (index - 1, index + 1) if 0 <= at < len(words)]
    month = name.startswith(("months", "solar"))
    number = next((norm for norm in beside if norm[:1].isdigit()), "") if month else ""
    return name, number
