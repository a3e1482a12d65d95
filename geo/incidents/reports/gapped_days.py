"""Russian clauses that tell of another day without a verb of their own: "…, директор — в понедельник"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.incidents.reports.clauses import Marks, Spans, day_classes, day_key
from geo.incidents.reports.words import Word

_DASHES, _IN = {"–", "—"}, {"в", "во"}
_SIGNS = frozenset(",;")
_LONGEST, _SHORTEST = 9, 3  # words of such a clause
_HARMS = {"killed": ("killed.back", "killed.forward"), "wounded": ("wounded.back", "wounded.forward")}


def gapped_days(
    text: str, words: Sequence[Word], marks: Marks, sentences: Spans, known: Mapping[int, str]
) -> dict[int, tuple[int, str]]:
    """
    Return where sentences go on so, and what befell those of the clause, by the first word of the sentence.

    Parameters
    ----------
    text, words, marks
        A text, its words, and the classes of the lexicon in it.
    sentences
        The first word of each sentence and the one after its last.
    known
        What befell those of clauses that were found before, by the first word of each.
    """
    if _DASHES.isdisjoint(text):
        return {}
    days = {first: (first, name) for name in day_classes(marks) for first, _ in marks[name]}
    days = {at: day for at, day in days.items() if at and (words[at - 1].norm in _IN or words[at - 1].digits)}
    if len(days) < 2:  # noqa: PLR2004 - there is no other day
        return {}
    harms = {
        first: kind for kind, names in _HARMS.items() for name in names for first, _ in marks.get(name, ())
    }
    found = {}
    for first, last in sentences:
        starts = [at for at in range(first + 1, last) if _gap(text, words, at) & _SIGNS]
        for index, end in pairwise([*starts, last]):
            clause = range(index, end)
            now = [days[at] for at in clause if at in days]
            before = {day_key(words, days[at]) for at in range(first, index) if at in days}
            kinds = {harms[at] for at in range(first, index) if at in harms} or {known.get(first, "")}
            if (
                _SHORTEST <= len(clause) <= _LONGEST
                and len(now) == len(kinds) == 1
                and "" not in kinds
                and (before and day_key(words, now[0]) not in before)
                and any(_gap(text, words, at) & _DASHES for at in clause[1:])
                and harms.keys().isdisjoint(range(index, last))
            ):
                found[first] = index, kinds.pop()
                break
    return found


def _gap(text: str, words: Sequence[Word], index: int) -> set[str]:
    """Return the signs before a word."""
    return set(text[words[index - 1].end : words[index].start])
