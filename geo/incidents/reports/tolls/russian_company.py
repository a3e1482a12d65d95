"""Who came to harm in Russian together with somebody: "убит вместе с водителем", "учителя с сыном убили"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.names_told import AGED
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.russian_clauses import is_of_one

_TOGETHER, _NAME = 7, 4  # words after "убит" up to whom he was with; of somebody's office and name
_LATER = 8  # words from whom he was with to a verb behind them
_HIS_WITH = {"его", "ее", "их", "своим", "своей", "своею"}
INSTRUMENTAL = (
    "ом",
    "ем",
    "ой",
    "ей",
    "ью",
    "ьми",
    "ами",
    "ями",
    "ыми",
    "ими",
)  # ends of Russian words after "with"
_ADJECTIVE = ("ым", "им", "ой", "ей", "ыми", "ими")
_WITH, _BESIDE = {"с", "со"}, {"вместе", "заодно"}
_SEVERAL = ("и", "ы", "ов", "ев", "их", "ых", "ам", "ям")  # ends of nouns for several
_ANYBODY = {"", "generic"}


def together_with(
    passage: Passage, marker: Marker, sentence: Sentence, mine: Sequence[Quantity], taken: Collection[int]
) -> list[Quantity]:
    """Return those with whom the people of a word for harm came to it, or who they were with."""
    if passage.language != "ru":
        return []
    after = _after(passage, marker, sentence)
    if after or not mine:
        return after
    tied = _tied(passage, marker, sentence)
    if tied is None:
        return []
    last, company = tied
    words = {index for one in mine for index in range(one.first, one.last)}
    others = [company] if words.isdisjoint(range(company.first, company.last)) else []
    if last - 1 in words:
        return others
    head = _with_head(passage, last, sentence, taken)
    if not head and passage.words[last].norm not in _BESIDE:
        return []
    return [*(one for one in head if words.isdisjoint(range(one.first, one.last))), *others]


def _after(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return the one with whom somebody came to harm: "глава разведки убит вместе с водителем"."""
    until = min(sentence.last, marker.last + _TOGETHER)
    for mark in passage.marks_in("part.with", marker.last, until):
        one = _past_adjectives(passage, mark.last, until)
        between = range(marker.last, one + 1)
        if one >= sentence.last or any(clause_ends(passage, index) for index in between):
            continue
        if not passage.casualty_words.isdisjoint(between):
            continue
        many = passage.number_covering(one)
        if many is not None and not is_of_one(passage, marker):
            continue
        if (company := _company(passage, one, sentence)) is not None:
            return [company]
    return []


def _past_adjectives(passage: Passage, index: int, until: int) -> int:
    """Return the word after "his", "own", "elder" and other adjectives that begin at a word."""
    while index + 1 < until and not category_at(passage, index) and passage.number_covering(index) is None:
        norm = passage.words[index].norm
        if norm not in _HIS_WITH and not norm.endswith(_ADJECTIVE):
            break
        index += 1
    return index


def _company(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the people in the instrumental case that begin at a word: "двумя сыновьями", "водителем"."""
    many = passage.number_covering(index)
    noun = _past_adjectives(passage, many.last if many is not None else index, sentence.last)
    if noun >= sentence.last:
        return None
    category = category_at(passage, noun)
    if category in _ANYBODY or not passage.words[noun].norm.endswith(INSTRUMENTAL):
        return None
    if many is None and passage.words[noun].norm.endswith(("ьми", "ами", "ями", "ыми", "ими")):
        return None  # nobody says how many
    return Quantity(index, noun + 1, many.value if many is not None else 1, category, spoken=False)


def told_together(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return the one told before a verb and who was with him: "учителя вместе с двумя сыновьями убили"."""
    tied = _tied(passage, marker, sentence) if passage.language == "ru" else None
    head = _with_head(passage, tied[0], sentence, taken) if tied is not None else []
    return [*head, tied[1]] if head and tied is not None else []


def _tied(passage: Passage, marker: Marker, sentence: Sentence) -> tuple[int, Quantity] | None:
    """Return where the words for somebody end, and who a "with" before a verb joins to him; or None."""
    for tie in range(marker.first - 2, sentence.first, -1):
        if tie + 1 in passage.casualty_words or clause_ends(passage, tie + 1):
            return None
        if clause_ends(passage, tie + 2):
            return None  # "простились с учительницей, убитой"
        if passage.words[tie].norm not in _WITH:
            continue
        company = _company(passage, _past_adjectives(passage, tie + 1, marker.first), sentence)
        if company is None or not 0 <= marker.first - company.last <= _LATER:
            continue
        if not any(category_at(passage, index) for index in range(company.last, marker.first)):
            return tie - (passage.words[tie - 1].norm in _BESIDE), company
    return None


def _with_head(passage: Passage, last: int, sentence: Sentence, taken: Collection[int]) -> list[Quantity]:
    """Return the one whose words end before a word and open their clause."""
    head = _head(passage, last, sentence, taken)
    return [Quantity(head, last, 1, _kind(passage, head, last), spoken=False)] if head >= 0 else []


def _kind(passage: Passage, first: int, last: int) -> str:
    """Return the kind of people that one of the words names, or ""."""
    return next((kind for index in range(first, last) if (kind := category_at(passage, index))), "")


def _head(passage: Passage, last: int, sentence: Sentence, taken: Collection[int]) -> int:
    """Return where the words for one person begin that end before a word and open their clause, or -1."""
    first = last - 1
    while first > sentence.first and last - first < _NAME:
        if clause_ends(passage, first) or first - 1 in taken or not _is_of_him(passage, first - 1):
            break
        first -= 1
    opens = first == sentence.first or clause_ends(passage, first) or first - 1 in taken
    if not opens or first in taken:
        return -1
    aged = passage.words[first].norm.endswith(AGED) or passage.words[min(first + 1, last - 1)].norm.endswith(
        AGED
    )
    nouns = [index for index in range(first, last) if category_at(passage, index)]
    office = any(passage.has("place.titles", index) for index in range(first, last))
    if nouns or office:
        return -1 if nouns and passage.words[nouns[0]].norm.endswith(_SEVERAL) else first
    named = all(passage.words[index].capital for index in range(last - 1, last))
    return first if named and (aged or last - first > 1) else -1


def _is_of_him(passage: Passage, index: int) -> bool:
    """Return whether a word may be of somebody's name, age or office."""
    word = passage.words[index]
    told = word.capital or word.digits or word.norm.endswith(AGED) or category_at(passage, index) != ""
    return told or passage.has("place.titles", index)
