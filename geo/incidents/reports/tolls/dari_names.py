"""Dari victims told by nothing but their names: "سمیع، نوید و رحیم کشته شدند", "قتل محمد نعیم در درقد"."""

from collections.abc import Collection
from typing import NamedTuple

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.own_verbs import is_verb
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, several_follow

_AND, _THEY, _OBJECT, _LIFE = "و", "ند", "را", "جان"
_NAME, _MOST, _REACH = 3, 24, 9  # words of a name, of all of them, from an object to its verb
_LIST = 2  # names of a list, or words of a name in full
_AGE = 2  # words of "۴۲ ساله"
_SAID = {"گفته", "گزارش", "نقل"}
_OPENS = {
    "که",
    "آن",
    "ان",
    "نتیجه",
    "گفت",
    "افزود",
    "مسلح",
    "ناشناس",
}  # words that a list of names may follow
_ENDS = {"در", "از", "به", "با", "بر", "توسط", "روز", "شب", "را"}  # words that may follow a name
_NOUNS, _WAKE = {"قتل", "مرگ", "ترور", "شهادت", "هلاکت"}, 3  # and words of "in the wake of"
_INFINITIVES = ("شدن", "کشتن", "باختن", "سپردن", "دادن", "کردن", "ساختن", "رسیدن", "رساندن")
# Words that govern others, or are of no name.
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
_NO_NAME |= {"خرد", "بزرگ", "پیر", "کوچک", "عام", "دست", "حداقل", "آنان", "انان", "آنها", "انها", "او", "وی"}
_PLURALS = ("ان", "ین", "ها", "های", "هایی", "ات", "شان", "شدگان")
_THINGS = ("object.beasts", "object.owned", "object.post", "object.money", "part.vague", "part.groups")
_ALIKE = {  # names that end like plurals
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
    ),
    *(
        "لقمان",
        "حسین",
        "امین",
        "یاسین",
        "شاهین",
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
_FIRST = {"محمد", "احمد", "سید", "میر", "شیر", "گل", "نور", "غلام", "علی", "حاجی", "استاد", "خواجه", "مولانا"}
_SERVANT, _FAITH = "عبد", "الدین"  # how many names begin, and end


class Row(NamedTuple):
    """Names one after another: their words `first` to `last` (not included), and how many they are."""

    first: int
    last: int
    many: int


def named_before(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return those whose bare names stand before a verb of several: "سمیع، نوید و رحیم کشته شدند"."""
    things = passage.has("killed.of_things", marker.first)
    several = passage.words[marker.last - 1].norm.endswith(_THEY) or several_follow(passage, marker.last)
    if passage.language != "fa" or things or not several:
        return []
    row = _row_before(passage, marker.first, sentence, taken)
    row = row or _row_at_head(passage, marker, sentence, taken)  # "سمیع و نوید روز دوشنبه در درقد کشته شدند"
    return _people(row) if row is not None and row.many >= _LIST else []


def with_titled(
    passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return one told by his title with who is named beside him: "ملا غنی و قاری نصیر کشته شدند"."""
    if passage.language != "fa" or len(mine) != 1 or mine[0].spoken or mine[0].value != 1:
        return mine
    titled = passage.has("place.titles", mine[0].first) and mine[0].last <= marker.first
    if not titled or not passage.words[marker.last - 1].norm.endswith(_THEY):
        return mine
    row = _row_before(passage, marker.first, sentence, taken)
    if row is None or row.many < _LIST or not row.first <= mine[0].first < row.last:
        return mine
    return [mine[0]._replace(first=row.first, last=row.last, value=row.many)]


def named_as_object(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return those whose bare names are the object of a verb: "سمیع و نوید را کشتند", "عبدالرحمان را"."""
    things = passage.has("killed.of_things", marker.first)
    if passage.language != "fa" or things or not passage.has("killed.active", marker.last - 1):
        return []
    low = max(sentence.first, marker.first - _REACH)
    end = next((at for at in range(marker.first - 1, low, -1) if passage.words[at].norm == _OBJECT), 0)
    row = _row_before(passage, end, sentence, taken) if end else None
    known = row is not None and (row.many >= _LIST or _is_surely_one(passage, row, end))
    return _people(row) if row is not None and known else []


def named_after(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return those whose bare names follow a noun: "کشته شدن محمد نعیم در", "قتل سمیع و نوید در"."""
    if passage.language != "fa" or not marker.forward or marker.last >= sentence.last:
        return []
    noun = passage.words[marker.last - 1].norm
    before = passage.marks_in("context.in_wake_of", max(0, marker.first - _WAKE), marker.first)
    recalled = any(mark.last == marker.first for mark in before)  # "پس از قتل جنرال نظر در ۲۱ جولای"
    if recalled or not (noun in _NOUNS or noun == _LIFE or noun.endswith(_INFINITIVES)):
        return []
    row = _row_after(passage, marker.last, sentence, taken)
    if row is None or (noun == _LIFE and passage.words[row.last].norm != _OBJECT):
        return []  # "جان سمیع و نوید را گرفت"
    full = row.last - row.first >= _LIST and noun.endswith(_INFINITIVES)
    known = row.many >= _LIST or full or _is_surely_one(passage, row, row.last)
    return _people(row) if known else []


def _people(row: Row) -> list[Quantity]:
    """Return the people of some names."""
    return [Quantity(row.first, row.last, row.many, "civilians", spoken=False)]


def _is_surely_one(passage: Passage, row: Row, end: int) -> bool:
    """Return whether a name is one by how it begins, or by the age behind it."""
    first = passage.words[row.first].norm
    begins = first in _FIRST or passage.has("place.titles", row.first) or first.startswith(_SERVANT)
    return begins or passage.has("time.aged", end - 1)


def _row_before(passage: Passage, end: int, sentence: Sentence, taken: Collection[int]) -> Row | None:
    """Return the names that end before a word, or None."""
    words, first = passage.words, _before_age(passage, end)
    count, length, anded = 1, 0, False
    while first > max(sentence.first, end - _MOST):
        norm = words[first - 1].norm
        if norm in _OPENS or first - 1 in taken or (anded and not length and is_verb(passage, first - 1)):
            break
        if norm == _AND or (length and clause_ends(passage, first)):
            if not length or (norm != _AND and not anded):
                break
            count, length, anded = count + 1, 0, True
            first = _before_age(passage, first - (norm == _AND))
            continue
        if length and (words[first - 2].norm in _SAID or _is_no_name(passage, first - 1)):
            break  # "به گفته پولیس | سمیع و نوید", "در تیراندازی | سمیع", "مهاجمان | سمیع و نوید را"
        if length == _NAME or not _may_be_of_name(passage, first - 1):
            return None
        first, length = first - 1, length + 1
    if not length and anded:  # "آتش گشودند و | سمیع را کشتند"
        return Row(first + 1, end, count - 1)
    return Row(first, end, count) if length else None


def _is_no_name(passage: Passage, index: int) -> bool:
    """Return whether a word before a name is of an act, or of those who did it."""
    return index in passage.act_words or category_at(passage, index) == "attackers"


def _row_at_head(passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]) -> Row | None:
    """Return the names that a sentence begins with, where nobody else is told before their verb, or None."""
    row = _row_after(passage, sentence.first, sentence, taken)
    if row is None or row.last >= marker.first:
        return None
    between = [at for at in range(row.last, marker.first) if at not in taken]
    others = any(passage.number_covering(at) is not None or is_verb(passage, at) for at in between)
    others = others or any(category_at(passage, at) or clause_ends(passage, at) for at in between)
    return None if others else row


def _row_after(passage: Passage, first: int, sentence: Sentence, taken: Collection[int]) -> Row | None:
    """Return the names that begin with a word, up to a preposition, a day or a sign, or None."""
    words, last, count, length = passage.words, first, 0, 0
    while last < min(sentence.last, first + _MOST):
        if last in taken or words[last].norm in _ENDS:
            break
        if length and words[last].digits and passage.has("time.aged", last + 1):
            last += _AGE  # "محمد نعیم، ۴۲ ساله"
            break
        if length and (words[last].norm == _AND or clause_ends(passage, last)):
            count, length = count + 1, 0
            last += words[last].norm == _AND
        if length == _NAME or not _may_be_of_name(passage, last):
            return None
        last, length = last + 1, length + 1
    count += length > 0
    return Row(first, last, count) if count else None


def _before_age(passage: Passage, index: int) -> int:
    """Return where an age begins that ends before a word, or that word: "محمد نعیم، | ۴۲ ساله"."""
    aged = index > _AGE and passage.has("time.aged", index - 1) and passage.words[index - _AGE].digits
    return index - _AGE if aged else index


def _may_be_of_name(passage: Passage, index: int) -> bool:
    """Return whether a word may be of somebody's name: no number, act or noun that the lexicon knows."""
    norm = passage.words[index].norm
    if norm in _NO_NAME or passage.number_covering(index) is not None or passage.words[index].digits:
        return False
    titled = norm in _FIRST or passage.has("place.titles", index)
    known = not titled and category_at(passage, index) != ""
    if index in passage.event_words or index in passage.figure_words or known:
        return False
    if is_verb(passage, index) or passage.unit_at(index) or any(passage.has(name, index) for name in _THINGS):
        return False
    return norm in _ALIKE or norm.endswith(_FAITH) or norm.startswith(_SERVANT) or not norm.endswith(_PLURALS)
