"""English people who were led out and "shot", which says that they were killed: "lined up and shot"."""

from collections.abc import Mapping, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.words import Word

_SHOT, _REACH = "shot", 22  # words from the last of "taken out" to it
_BEFORE = {"and", "then", "were", "was"}
_NOT_KILLED = {"at", "up", "down", "dead", "into", "past", "over", "but"}  # after it
_WHOM, _PREPOSITIONS = {"him", "her", "them", "each", "all"}, {"in", "through"}
_LIMBS = {"leg", "legs", "arm", "arms", "foot", "feet", "knee", "knees", "thigh", "hand", "shoulder", "ankle"}
_LIMB = 4  # words of "in both his legs"
_LIVED = {"survived", "survives", "wounded", "wounding", "injured", "injuring", "missed", "escaped", "alive"}
_CLASSES = ("killed.back", "killed.forward", "killed.violent", "trigger.attack")


def with_executed(
    words: Sequence[Word], marks: Mapping[str, list[Mark]], spans: Sequence[tuple[int, int]]
) -> dict[str, list[Mark]]:
    """
    Return the classes of a text, with "shot" as a word that says killed behind "led out", "lined up".

    Parameters
    ----------
    words
        The words of the text.
    marks
        Its classes.
    spans
        The first word of each sentence and the one after its last.
    """
    found = dict(marks)
    shots = set()
    for _, last in marks["killed.led_out"]:
        end = next(span[1] for span in spans if span[0] < last <= span[1])
        if any(word.norm in _LIVED for word in words[last:end]):
            continue  # "taken out and shot; one survived"
        near = range(last, min(end, last + _REACH))
        shots |= {index for index in near if words[index].norm == _SHOT and _kills(words, index, end)}
    if shots:
        added = [Mark(index, index + 1) for index in shots]
        found |= {name: sorted({*marks.get(name, ()), *added}) for name in _CLASSES}
    return found


def _kills(words: Sequence[Word], index: int, end: int) -> bool:
    """Return whether "shot" is done to those led out, and not at them or in a limb."""
    if words[index - 1].norm not in _BEFORE:
        return False
    after = [word.norm for word in words[index + 1 : min(end, index + 2 + _LIMB)]]
    after = after[1:] if after[:1] and after[0] in _WHOM else after
    if after[:1] and after[0] in _PREPOSITIONS:
        return _LIMBS.isdisjoint(after[:_LIMB])
    return not after or after[0] not in _NOT_KILLED
