"""Numbers of people told in a sentence before: "این دو کشته شدند", "Ҳардуро парронданд", "One died"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.sides import opens_sentence
from geo.incidents.reports.words import normal

THESE = frozenset(map(normal, ["ин", "он", "ҳар", "این", "آن", "هر"]))
_THEM = frozenset(map(normal, ["онҳо", "онон", "эшон", "آنان", "آنها", "ایشان"]))  # behind "three of"
_EVERY = frozenset(
    map(normal, ["ҳарду", "ҳардуро", "ҳардуяшон", "ҳардуяшонро", "ҳарсе", "ҳарсеро", "هردو", "هرسه"])
)
_NO_NOUNS = frozenset(
    map(
        normal,
        [
            *("дар", "ба", "аз", "бо", "баъди", "ҳангоми", "низ", "ҳам"),
            *("در", "به", "از", "با", "بعد", "پس", "هنگام", "نیز", "هم", "را"),
            *("انجامید", "انجامیده", "منجر", "ختم", "анҷомид", "анҷомида"),  # "به مرگ هر دو انجامید"
        ],
    )
)  # words after a number that say nothing of what it counts


def of_those_told(passage: Passage, one: Quantity) -> bool:
    """Return whether a number without a noun counts people of whom the sentence before speaks."""
    if one.category:
        return one.category == "generic" and _are_of_them(passage, one)
    return is_these(passage, one.first, one.last) or (one.value == 1 and opens_sentence(passage, one))


def _are_of_them(passage: Passage, one: Quantity) -> bool:
    """Return whether Dari or Tajik counts some of people told before: "سه تن آنان", "се нафари онҳо"."""
    if passage.language not in {"tg", "fa"} or one.last >= len(passage.words):
        return False
    ends = passage.words[one.last].norm in _THEM and not clause_ends(passage, one.last)
    return ends or passage.words[one.last - 1].norm in _THEM


def is_these(passage: Passage, first: int, last: int) -> bool:
    """Return whether a number is of people told before: "این دو کشته شدند", "ҳардуро парронданд"."""
    words = passage.words
    if passage.language not in {"tg", "fa"}:
        return False
    these = first > passage.sentence_first(first) and words[first - 1].norm in THESE
    if not (these or words[first].norm in _EVERY) or words[first].digits:
        return False
    if last >= len(words) or last == passage.sentence_first(last) or clause_ends(passage, last):
        return True
    return last in passage.casualty_words or words[last].norm in _NO_NOUNS
