"""The dead and the wounded told by a list of their names: "the guards killed were Umed Rajabov and …"."""

from collections.abc import Collection, Iterator

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.names_told import count_names, list_end
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_LIST = 2  # names of a list, not one alone
_WERE = {"were", "are"}
_AND_FA, _THEY_FA, _NAME, _MOST = "و", "ند", 3, 24  # Dari; words of a name, and of all of them
_SAID = {"گفته", "گزارش", "نقل"}
_OPENS_FA = {"که", "آن", "ان", "نتیجه", "گفت", "افزود"}  # words that a Dari list of names may follow
# Dari words that govern others, or are of no name.
_NO_NAME = {
    "در",
    "از",
    "به",
    "با",
    "بر",
    "تا",
    "برای",
    "را",
    "این",
    "همه",
    "هم",
    "نیز",
    "دیگر",
    "شان",
    "خود",
    "هر",
}
_PLURALS = ("ان", "ین", "ها", "های", "هایی", "ات", "شان", "شدگان")
_THINGS = ("object.beasts", "object.owned", "object.post", "object.money", "part.vague", "part.groups")
_NAMES_ALIKE = {  # names that end like plurals
    *(
        "جان",
        "خان",
        "احسان",
        "رمضان",
        "سلطان",
        "عثمان",
        "نعمان",
        "سلیمان",
        "ایمان",
        "عمران",
        "رضوان",
        "قربان",
        "لقمان",
    ),
    *(
        "حسین",
        "امین",
        "یاسین",
        "شاهین",
        "الدین",
        "نسرین",
        "پروین",
        "مبین",
        "متین",
        "معین",
        "حیات",
        "برهان",
        "فرمان",
    ),
}


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


def named_before(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return those whose bare names stand before a Dari verb of several: "سمیع، نوید و رحیم کشته شدند"."""
    if passage.language != "fa" or not passage.words[marker.last - 1].norm.endswith(_THEY_FA):
        return []
    count, length, anded = 1, 0, False
    first = marker.first
    while first > max(sentence.first, marker.first - _MOST):
        norm = passage.words[first - 1].norm
        if norm in _OPENS_FA or first - 1 in taken:
            break
        if norm == _AND_FA or (length and clause_ends(passage, first)):
            if not length or (norm != _AND_FA and not anded):
                return []
            count, length, anded = count + 1, 0, True
            first -= norm == _AND_FA
            if norm == _AND_FA:
                continue
        if length and passage.words[first - 2].norm in _SAID:
            break  # "به گفته پولیس | سمیع و نوید"
        if length == _NAME or not _may_be_of_name(passage, first - 1):
            return []
        first, length = first - 1, length + 1
    return [Quantity(first, marker.first, count, "civilians", spoken=False)] if anded and length else []


def _may_be_of_name(passage: Passage, index: int) -> bool:
    """Return whether a Dari word may be of somebody's name: no number, act or noun that the lexicon knows."""
    norm = passage.words[index].norm
    if norm in _NO_NAME or passage.number_covering(index) is not None or passage.words[index].digits:
        return False
    if index in passage.event_words or index in passage.figure_words or category_at(passage, index):
        return False
    if passage.unit_at(index) or any(passage.has(name, index) for name in _THINGS):
        return False
    return norm in _NAMES_ALIKE or norm.endswith("الدین") or not norm.endswith(_PLURALS)
