"""The one dead whom only his burial or those he left behind tell: "از او یک همسر و چهار طفل مانده است"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import BURIED, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_MANY = ("ان", "ها", "شان", "هایشان", "انشان")  # ends of words for several dead
_OF_MANY = {"آنان", "انان", "آنها", "انها", "هردو", "همه", "آن", "ان"}
_BOTH, _COUNTED = "харду", 7  # words from how many to their burial
_AT, _DURING = {"در", "بر", "به"}, {"هنگام", "جریان", "زمان", "حین"}  # before a mourning at which a blast was
_WHOSE = 4  # words before burial in which several may be told


def buried(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the dead whose burial, widow or orphans a sentence tells, where it counts no dead itself."""
    marks = passage.marks_in("killed.bereaved", sentence.first, sentence.last)
    if not marks or any(figure.kind == "killed" for figure in figures):
        return []
    mark = marks[0]
    if passage.language == "fa" and _is_target(passage, sentence, mark.first):
        return []
    for index in range(max(sentence.first, mark.first - _WHOSE), mark.last):
        norm = passage.words[index].norm
        if norm in _OF_MANY or (passage.has("killed.them", index) and norm.endswith(_MANY)):
            return []
    value = _told_number(passage, sentence, mark.first) if passage.language == "tg" else 1
    return [Figure("killed", value, frozenset({"civilians"}), mark.first, mark.last, part=True, who=BURIED)]


def _is_target(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether Dari tells of a blast at a mourning: "انفجار در مراسم فاتحهٔ", "هنگام مراسم ختم"."""
    during = False
    for step in range(index - 1, max(sentence.first, index - _COUNTED) - 1, -1):
        if passage.words[step].norm in _DURING:
            return True
        if clause_ends(passage, step + 1):
            return False
        if step in passage.act_words:
            return during
        during = during or passage.words[step].norm in _AT
    return False


def _told_number(passage: Passage, sentence: Sentence, index: int) -> int:
    """Return how many were buried: "ҳарду писарашро ба хок супурд", "се ҷанозаро"."""
    for step in range(max(sentence.first, index - _COUNTED), index):
        number = passage.number_covering(step)
        people = number is not None and (number.last == index or category_at(passage, number.last) != "")
        if people and number is not None:
            return number.value
        if passage.words[step].norm == _BOTH and category_at(passage, step + 1):
            return 2
    return 1
