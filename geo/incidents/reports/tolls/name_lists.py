"""The dead and the wounded told by a list of their names: "the guards killed were Umed Rajabov and …"."""

from collections.abc import Collection, Iterator

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.names_told import count_names, list_end
from geo.incidents.reports.tolls.people import category_at, clause_ends

_LIST = 2  # names of a list, not one alone
_WERE = {"were", "are"}


def named_victims(passage: Passage, sentence: Sentence, taken: Collection[int], kind: str) -> Figure | None:
    """Return the dead or wounded of "the dead were identified as A, 20, and B": they are so many at least."""
    if passage.language == "tg":
        return _named_after_colon(passage, sentence, taken, kind)
    told = [
        one
        for name in ("back", "number_after")
        for one in passage.marks_in(f"{kind}.{name}", sentence.first, sentence.last)
    ]
    if passage.language != "en" or not told:
        return None
    since = min(one.last for one in told)
    kinds = (category_at(passage, index) for index in range(since - 1, sentence.first - 1, -1))
    whom = next((one for one in kinds if one), "generic")
    for head, first in _heads(passage, sentence, since):
        last = list_end(passage, first, sentence, taken)
        count = count_names(passage, first, last)
        if count >= _LIST:
            return Figure(kind, count, frozenset({whom}), head, last, part=True)
    return None


def _heads(passage: Passage, sentence: Sentence, since: int) -> Iterator[tuple[int, int]]:
    """Yield the words after which names may follow, from a word on, each with where those begin."""
    for mark in passage.marks_in("part.named_as", since, sentence.last):
        yield mark.first, mark.last
    for index in range(since, sentence.last - 1):
        colon = ":" in passage.text[passage.words[index].end : passage.words[index + 1].start]
        if passage.words[index].norm in _WERE or colon:
            first = index + 1
            rank = not passage.words[first].capital and category_at(passage, first) != ""
            yield index, first + rank  # "sergeants | Umed Rajabov and"


def _named_after_colon(
    passage: Passage, sentence: Sentence, taken: Collection[int], kind: str
) -> Figure | None:
    """Return the victims of a Tajik list of names: "Номи куштаҳо: Нуриддин Сафаров ва Ҳоҷӣ Амонбек"."""
    for mark in passage.marks_in(f"{kind}.list", sentence.first, sentence.last):
        if mark.last >= sentence.last or not clause_ends(passage, mark.last):
            continue
        last = list_end(passage, mark.last, sentence, taken)
        count = count_names(passage, mark.last, last)
        if count >= _LIST:
            return Figure(kind, count, frozenset({"generic"}), mark.first, last, part=True)
    return None
