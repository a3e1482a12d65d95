"""The one dead whom only his burial or those he left behind tell: "از او یک همسر و چهار طفل مانده است"."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import BURIED, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_MANY = ("ان", "ها", "شان", "هایشان", "انشان")  # ends of words for several dead
_OF_MANY = {"آنان", "انان", "آنها", "انها", "هردو", "همه", "آن", "ان"}
_BOTH, _COUNTED = "харду", 7  # words from how many to their burial
_AT, _DURING = {"در", "بر", "به"}, {"هنگام", "جریان", "زمان", "حین"}  # before a mourning at which a blast was
_BURIALS = {"به", "دفن", "تشییع"}  # first words of a burial
_BURY = "دفن"  # what is done to arms, too
_CLAUSE = 9  # words from Dari people to their burial
_WHOSE = 4  # words before burial in which several may be told


def buried(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the dead whose burial, widow or orphans a sentence tells, where it counts no dead itself."""
    marks = passage.marks_in("killed.bereaved", sentence.first, sentence.last)
    if not marks or any(figure.kind == "killed" for figure in figures):
        return []
    mark = marks[0]
    if passage.language == "fa" and (
        _is_target(passage, sentence, mark.first) or _is_of_arms(passage, sentence, mark)
    ):
        return []
    for index in range(max(sentence.first, mark.first - _WHOSE), mark.last):
        norm = passage.words[index].norm
        if norm in _OF_MANY or (passage.has("killed.them", index) and norm.endswith(_MANY)):
            return []
    several = {"tg": _told_number, "fa": _counted_before}.get(passage.language)
    value = several(passage, sentence, mark.first) if several is not None else 1
    value = _counted_after(passage, sentence, mark.last) or value
    return [Figure("killed", value, frozenset({"civilians"}), mark.first, mark.last, part=True, who=BURIED)]


def _is_of_arms(passage: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Return whether Dari tells what was buried, and nobody: "۲۲۰۰ مرمی که در یک خانه دفن شده بود"."""
    clause = range(max(sentence.first, mark.first - _CLAUSE), mark.first)
    return passage.words[mark.first].norm == _BURY and not any(category_at(passage, at) for at in clause)


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


def _counted_before(passage: Passage, sentence: Sentence, index: int) -> int:
    """Return how many Dari says were buried: "سه سرباز امروز در قبرستان قریه به خاک سپرده شدند"."""
    if passage.words[index].norm not in _BURIALS:
        return 1  # "پنج فرزند نوراحمد یتیم شدند"
    for step in range(index - 1, max(sentence.first, index - _CLAUSE) - 1, -1):
        if clause_ends(passage, step + 1):
            break
        number = passage.number_covering(step)
        if number is not None and category_at(passage, number.last):
            return number.value
    return 1


def _counted_after(passage: Passage, sentence: Sentence, index: int) -> int:
    """Return how many Dari names after a burial, or 0: "نماز جنازهٔ | سه سرباز"."""
    number = passage.number_covering(index) if passage.language == "fa" and index < sentence.last else None
    return number.value if number is not None and category_at(passage, number.last) else 0


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
