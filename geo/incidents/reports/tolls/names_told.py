"""Victims told by nothing but their names: "Rustam Nazarov, 46, and his sons Behruz and Umed were killed"."""

from collections.abc import Collection

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_VERBS = {"were", "was", "been", "had", "have", "both", "also", "all"}  # between the names and "killed"
_DIED = {"died", "perished", "fell", "lost", "succumbed"}  # verbs that need no "were"
_OF_AGE = {"aged", "years", "year", "old", "age"}
_OWNERS = {"his", "her", "their"}
_NO_NAMES = {"the", "a", "an", "they", "these", "those", "it", "this", "that", "all", "both", "others", "he"}
_MOST_WORDS = 40  # of the names


def named_before(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return the people whom names before "were killed" tell, two at least, or one with his age; English."""
    if passage.language != "en" or not marker.back:
        return []
    last = marker.first
    while last > sentence.first and passage.words[last - 1].norm in _VERBS:
        last -= 1
    if last == marker.first and passage.words[last].norm not in _DIED:
        return []
    first = last
    while first > sentence.first and last - first < _MOST_WORDS and _may_be_listed(passage, first - 1, taken):
        first -= 1
    count = _count(passage, first, last)
    aged = count == 1 and last > first and passage.words[last - 1].digits and last - first > 2  # noqa: PLR2004
    if count < 2 and not aged:  # noqa: PLR2004 - one name is told by other rules
        return []
    return [Quantity(first, last, count, "", spoken=False)]


def aged_before(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return the people whom names with ages tell before a Dari verb: "لیو جیان ۴۴ ساله و وانگ ۳۸ ساله"."""
    if passage.language != "fa" or not marker.back:
        return []
    first = last = marker.first
    count = 0
    for index in range(marker.first - 1, max(sentence.first, marker.first - _MOST_WORDS), -1):
        if index in passage.casualty_words:
            break
        if passage.has("time.aged", index) and passage.words[index - 1].digits:
            count, first = count + (not category_at(passage, index - 2)), index - 1
    return [Quantity(first, last, count, "civilians", spoken=False)] if count > 1 else []


def named_victims(passage: Passage, sentence: Sentence, taken: Collection[int], kind: str) -> Figure | None:
    """Return the dead or wounded of "the dead were identified as A, 20, and B": they are so many at least."""
    if passage.language != "en":
        return None
    for mark in passage.marks_in("part.named_as", sentence.first, sentence.last):
        told = [
            one
            for name in ("back", "number_after")
            for one in passage.marks_in(f"{kind}.{name}", sentence.first, mark.first)
        ]
        last = mark.last
        while last < sentence.last and _may_be_listed(passage, last, taken):
            last += 1
        count = _count(passage, mark.last, last)
        if told and count > 1:
            return Figure(kind, count, frozenset({"generic"}), mark.first, last, part=True)
    return None


def _may_be_listed(passage: Passage, index: int, taken: Collection[int]) -> bool:
    """Return whether a word may stand in a list of names: a name, an age, "and", "his sons"."""
    word = passage.words[index]
    if index in taken or word.possessive or word.norm in _NO_NAMES:
        return False
    if word.norm in _OF_AGE or word.norm == "and" or word.norm in _OWNERS or word.digits:
        return True
    if word.capital:
        return passage.has("person.title", index) or not category_at(passage, index)
    kin = category_at(passage, index) == "civilians" or passage.has("person.title", index)
    return kin and index + 1 < len(passage.words) and passage.words[index + 1].capital


def _count(passage: Passage, first: int, last: int) -> int:
    """Return how many names stand among the words `first` to `last` (not included)."""
    count, inside = 0, False
    for index in range(first, last):
        word = passage.words[index]
        parted = index > first and clause_ends(passage, index)
        if word.norm == "and" or word.norm in _OWNERS or word.digits or word.norm in _OF_AGE:
            inside = False
        elif word.capital:
            count += parted or not inside
            inside = True
    return count
