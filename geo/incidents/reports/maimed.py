"""Wounds told by what was broken, in Russian: "сторожу сломали прикладом руку", "пуля раздробила ключицу"."""

from collections.abc import Mapping, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.words import Word

_REACH = 4  # words between "сломали" and "руку"
_SIGNS = frozenset(",;:()")
_THEM = {"им", "всем"}


def with_maimed(
    text: str, words: Sequence[Word], marks: Mapping[str, list[Mark]], spans: Sequence[tuple[int, int]]
) -> dict[str, list[Mark]]:
    """
    Return the classes of a text, with verbs and their part of the body as words that say wounded.

    Parameters
    ----------
    text, words
        The text and its words.
    marks
        Its classes.
    spans
        The first word of each sentence and the one after its last.
    """
    found = dict(marks)
    limbs = {mark.first for mark in marks.get("wounded.limbs", ())}
    if not limbs:
        return found
    pairs = []
    for first, _ in marks.get("wounded.maims", ()):
        begin, end = next(span for span in spans if span[0] <= first < span[1])
        near = [
            index
            for index in range(max(begin, first - _REACH), min(end, first + _REACH + 1))
            if index in limbs and not _parted(text, words, *sorted((first, index)))
        ]
        if near:
            limb = min(near, key=lambda index: (index < first, abs(index - first)))
            pairs.append(Mark(min(first, limb), max(first, limb) + 1))
    if pairs:
        found["wounded.back"] = sorted({*marks.get("wounded.back", ()), *pairs})
        one = [mark for mark in pairs if not _of_them(words, mark)]
        found["wounded.single"] = sorted({*marks.get("wounded.single", ()), *one})
    return found


def _parted(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether a sign that parts clauses stands between two words."""
    return not _SIGNS.isdisjoint(text[words[first].end : words[last].start])


def _of_them(words: Sequence[Word], mark: Mark) -> bool:
    """Return whether it befell several whom nobody counts: "им переломали ноги"."""
    return any(word.norm in _THEM for word in words[max(0, mark.first - 1) : mark.last])
