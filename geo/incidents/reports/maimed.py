"""
Harm told by what somebody lost by it.

In Russian by what was broken: "сторожу сломали прикладом руку", "пуля раздробила ключицу"; in English by
what it cost: "cost a guard his life", "cost two farmers their legs".
"""

from collections.abc import Mapping, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.words import Word

_REACH = 4  # words between "сломали" and "руку"
_SIGNS = frozenset(",;:()")
_THEM = {"им", "всем"}
_OWN, _LIVES = {"his", "her", "their"}, {"life", "lives"}
_OTHERS = {"a", "an", "the", "his", "her", "their", "and"}
_COST, _LIMB = 9, 3  # words from "cost" to "his life"; from "his" to what he lost


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


def with_costs(
    text: str, words: Sequence[Word], marks: Mapping[str, list[Mark]], spans: Sequence[tuple[int, int]]
) -> dict[str, list[Mark]]:
    """Return the classes of an English text (as above), with the life or the limb that something cost."""
    found = dict(marks)
    limbs = {mark.first for mark in marks.get("wounded.limb", ())}
    for first, _ in marks["killed.costs"]:
        end = next(span[1] for span in spans if span[0] <= first < span[1])
        for index in range(first + 1, min(end, first + _COST)):
            if words[index].norm not in _OWN or _parted(text, words, first, index):
                continue
            lost = range(index + 1, min(end, index + _LIMB + 1))
            part = next((at for at in lost if at in limbs or words[at].norm in _LIVES), 0)
            others = any(words[at].norm in _OTHERS for at in range(index + 1, part))  # "his son a leg"
            if part and not others:
                name = "wounded.back" if part in limbs else "killed.back"
                found[name] = sorted({*found.get(name, ()), Mark(index, part + 1)})
    return found


def with_victims(marks: Mapping[str, list[Mark]], spans: Sequence[tuple[int, int]]) -> dict[str, list[Mark]]:
    """Return Russian classes (as above), with a verb far from its noun: "Жертвами …, по данным, стали"."""
    found = dict(marks)
    known = [mark for name in ("killed.forward", "killed.back") for mark in marks.get(name, ())]
    for first, last in marks["killed.as_victims"]:
        end = next(span[1] for span in spans if span[0] <= first < span[1])
        verb = next((mark for mark in marks.get("killed.became", ()) if last <= mark.first < end), None)
        if verb and not any(first <= mark.first <= verb.first < mark.last or mark == verb for mark in known):
            found["killed.forward"] = sorted({*found.get("killed.forward", ()), verb})
    return found


def _parted(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether a sign that parts clauses stands between two words."""
    return not _SIGNS.isdisjoint(text[words[first].end : words[last].start])


def _of_them(words: Sequence[Word], mark: Mark) -> bool:
    """Return whether it befell several whom nobody counts: "им переломали ноги"."""
    return any(word.norm in _THEM for word in words[max(0, mark.first - 1) : mark.last])
