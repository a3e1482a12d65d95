"""Dari victims told by nothing but their names: "سمیع، نوید و رحیم کشته شدند", "قتل محمد نعیم در درقد"."""

from collections.abc import Collection
from typing import NamedTuple

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.his_people import is_his
from geo.incidents.reports.tolls.own_verbs import is_verb
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, several_follow

_AND, _THEY, _OBJECT, _LIFE = "و", "ند", "را", "جان"
# Participles whose verb may stand after what befell another.
_BARE = {"کشته", "زخمی", "مجروح", "شهید", "باخته", "برداشته", "دیده"}
_HAVE = "اند"
_ARE = {"شامل", "اند", "است", "بودند", "هستند", "نیز", "هم", "دیده", "می", "شوند", "شود", "بوده"}
_OTHERS, _TOO = "دیگر", {"نیز", "هم"}
_THEIR = {"آنان", "انان", "آنها", "انها", "ایشان"}  # after men of several: "سه جنگجوی آنان"
_BROTHERS = {"برادران", "خواهران", "آقایان", "اقایان"}  # before their names
_NAME, _MOST, _REACH = 3, 24, 9  # words of a name, of all of them, from an object to its verb
_LIST = 2  # names of a list, or words of a name in full
_AGE = 2  # words of "۴۲ ساله"
_SOURCE = 6  # words of "به گفته مقام‌های محلی،"
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
    if passage.language != "fa" or things:
        return []
    other = _goes_on_with_other(passage, marker, sentence)
    if not (other or _is_of_several(passage, marker)):
        return []
    end = marker.first - (passage.words[marker.first - 1].norm in _TOO)  # "سمیع و نوید نیز زخمی شدند"
    row = _row_before(passage, end, sentence, taken)
    row = row or _row_at_head(passage, marker, sentence, taken)  # "سمیع و نوید روز دوشنبه در درقد کشته شدند"
    return _people(row) if row is not None and (other or row.many >= _LIST) else []


def _is_of_several(passage: Passage, marker: Marker) -> bool:
    """Return whether a verb is of several: "کشته شدند", "زخمی شده | اند"."""
    several = passage.words[marker.last - 1].norm.endswith(_THEY) or several_follow(passage, marker.last)
    return several or (marker.last < len(passage.words) and passage.words[marker.last].norm == _HAVE)


def named_among(passage: Passage, first: int, sentence: Sentence, taken: Collection[int]) -> list[Quantity]:
    """Return those whose names end a sentence that says among whom they are: "… سمیع و نوید شامل اند"."""
    last = sentence.last
    while last > first and passage.words[last - 1].norm in _ARE:
        last -= 1
    row = _row_before(passage, last, sentence._replace(first=first), taken) if last > first else None
    return _people(row) if row is not None and row.many >= _LIST else []


def several_named(
    passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return several named before a participle that may be of one, too: "سمیع و نوید جان باخته و"."""
    if passage.language != "fa" or not _goes_on_with_other(passage, marker, sentence):
        return []
    row = _row_before(passage, marker.first, sentence, taken)
    return _people(row) if row is not None and row.many >= _LIST else []


def _goes_on_with_other(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether the verb is told with what befell another: "نورالله کشته و برادرش زخمی شد"."""
    words, end = passage.words, marker.last - (passage.words[marker.last - 1].norm == _AND)
    if end + 1 >= sentence.last or words[end].norm != _AND or words[end - 1].norm not in _BARE:
        return False
    if end + 1 in passage.casualty_words:
        return False  # "سبب کشته و زخمی شدن پنج تن شد"
    other = "wounded" if marker.kind == "killed" else "killed"
    return passage.has_any(f"{other}.back", end + 1, min(sentence.last, end + 1 + _MOST))


def with_others(
    passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return others with those who are named before them: "سمیع، نوید | و دو تن دیگر زخمی شدند"."""
    if passage.language != "fa" or not mine or passage.words[mine[0].first - 1].norm != _AND:
        return mine
    one = mine[0]
    others = one.spoken and _OTHERS in {word.norm for word in passage.words[one.first : one.last + 1]}
    theirs = one.last < sentence.last and passage.words[one.last].norm in _THEIR
    if not (others or is_his(passage, one) or theirs):
        return mine
    after = marker.last <= one.first and not marker.back
    since = sentence._replace(first=marker.last) if after else sentence  # "کشته شدن | سمیع، نوید و دو"
    row = _row_before(passage, one.first - 1, since, taken, anded=True)
    if row is None or row.many < _LIST:
        return mine
    return [one._replace(first=row.first, last=row.last, value=row.many, spoken=False), *mine]


def with_titled(
    passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence, taken: Collection[int]
) -> list[Quantity]:
    """Return one told by title or age with who is named beside him: "ملا غنی و قاری نصیر کشته شدند"."""
    if passage.language != "fa" or len(mine) != 1 or mine[0].spoken or mine[0].value != 1:
        return mine
    known = passage.has("place.titles", mine[0].first) or passage.has("time.aged", mine[0].last - 1)
    if not known or mine[0].last > marker.first:
        return mine
    if not (_is_of_several(passage, marker) or _goes_on_with_other(passage, marker, sentence)):
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
    known = row is not None and (row.many >= _LIST or is_surely_one(passage, row.first, end))
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
    row = _row_after(passage, marker.last, sentence, taken, life=noun == _LIFE)
    behind = passage.words[row.last : row.last + 1] if row is not None else []
    if row is None or (noun == _LIFE and all(word.norm != _OBJECT for word in behind)):
        return []  # "جان سمیع و نوید را گرفت"
    full = row.last - row.first >= _LIST and noun.endswith(_INFINITIVES)
    known = row.many >= _LIST or full or is_surely_one(passage, row.first, row.last)
    return _people(row) if known else []


def _people(row: Row) -> list[Quantity]:
    """Return the people of some names."""
    return [Quantity(row.first, row.last, row.many, "civilians", spoken=False)]


def is_surely_one(passage: Passage, first: int, end: int) -> bool:
    """Return whether a name is one by how it begins, or by the age behind it."""
    norm = passage.words[first].norm
    begins = norm in _FIRST or passage.has("place.titles", first) or norm.startswith(_SERVANT)
    return begins or passage.has("time.aged", end - 1)


def _row_before(
    passage: Passage, end: int, sentence: Sentence, taken: Collection[int], *, anded: bool = False
) -> Row | None:
    """Return the names that end before a word, or None; `anded`: "and" stands behind them."""
    words, first = passage.words, _before_age(passage, end)
    count, length = 1, 0
    while first > max(sentence.first, end - _MOST):
        norm = words[first - 1].norm
        verb = first - 1 in passage.casualty_words or is_verb(passage, first - 1)
        opens = norm in _OPENS or (norm in _BROTHERS and length) or first - 1 in taken
        if opens or (anded and not length and verb):
            break
        parted = first < len(words) and ":" in passage.text[words[first - 1].end : words[first].start]
        if length and (parted or (verb and clause_ends(passage, first))):
            break  # "هفت نفر کشته شدند؛ سمیع، نوید و جمیل"
        if norm == _AND or (length and clause_ends(passage, first)):
            if not length or (norm != _AND and not anded):
                break
            count, length, anded = count + 1, 0, True
            first = _before_age(passage, first - (norm == _AND))
            continue
        if length and (words[first - 2].norm in _SAID or _is_no_name(passage, first - 1)):
            break  # "به گفته پولیس | سمیع و نوید", "در تیراندازی | سمیع", "مهاجمان | سمیع و نوید را"
        if length == _NAME or not may_be_of_name(passage, first - 1):
            return None
        first, length = first - 1, length + 1
    if not length and anded:  # "آتش گشودند و | سمیع را کشتند"
        return Row(first + 1, end, count - 1)
    return Row(first, end, count) if length else None


def _is_no_name(passage: Passage, index: int) -> bool:
    """Return whether a word before a name is of an act, or of those who did it."""
    return index in passage.act_words or ends_attackers(passage, index)


def ends_attackers(passage: Passage, index: int) -> bool:
    """Return whether a word is the last of those for armed men: "مردان نقاب‌دار | سمیع را کشتند"."""
    if category_at(passage, index) == "attackers":
        return True
    armed = passage.marks_in("person.attackers", max(0, index - _LIST), index + 1)
    return any(mark.last == index + 1 for mark in armed)


def _row_at_head(passage: Passage, marker: Marker, sentence: Sentence, taken: Collection[int]) -> Row | None:
    """Return the names that a sentence begins with, where nobody else is told before their verb, or None."""
    words, first = passage.words, sentence.first
    if any(word.norm in _SAID for word in words[first : first + _SOURCE]):  # "به گفته پولیس، | سمیع و نوید"
        first = next((at for at in range(first, first + _SOURCE) if clause_ends(passage, at)), first)
    row = _row_after(passage, first, sentence, taken)
    if row is None:  # "در ولسوالی درقد | سمیع و نوید در حمله‌ای کشته شدند"
        low = max(first + 1, marker.first - _MOST)
        heads = (at for at in range(low, marker.first) if at - 1 in taken and at not in taken)
        rows = (_row_after(passage, at, sentence, taken) for at in heads)
        row = next((one for one in rows if one is not None and one.many >= _LIST), None)
    if row is None or row.last >= marker.first:
        return None
    last = marker.first
    if words[last - 1].norm == _AND and words[last - 2].norm.endswith(_THEY):
        last -= 2  # "سمیع و نوید در کمین افراد مسلح افتادند | و کشته شدند"
    between = [at for at in range(row.last, last) if at not in taken]
    others = any(passage.number_covering(at) is not None or is_verb(passage, at) for at in between)
    people = any(category_at(passage, at) not in {"", "attackers"} for at in between)
    return None if others or people or any(clause_ends(passage, at) for at in between) else row


def _row_after(
    passage: Passage, first: int, sentence: Sentence, taken: Collection[int], *, life: bool = False
) -> Row | None:
    """Return the names that begin with a word, up to a preposition, a day or a sign, or None."""
    words, count, length = passage.words, 0, 0
    if first >= sentence.last:
        return None
    first += words[first].norm in _BROTHERS
    last = first
    while last < min(sentence.last, first + _MOST):
        if last in taken or words[last].norm in _ENDS:
            break
        if length and words[last].digits and passage.has("time.aged", last + 1):
            last += _AGE  # "محمد نعیم، ۴۲ ساله"
            break
        if length and (words[last].norm == _AND or clause_ends(passage, last)):
            count, length = count + 1, 0
            last += words[last].norm == _AND
        if length == _NAME or not may_be_of_name(passage, last, life=life):
            return None
        last, length = last + 1, length + 1
    count += length > 0
    return Row(first, last, count) if count else None


def _before_age(passage: Passage, index: int) -> int:
    """Return where an age begins that ends before a word, or that word: "محمد نعیم، | ۴۲ ساله"."""
    aged = index > _AGE and passage.has("time.aged", index - 1) and passage.words[index - _AGE].digits
    return index - _AGE if aged else index


def may_be_of_name(passage: Passage, index: int, *, life: bool = False) -> bool:
    """
    Return whether a word may be of somebody's name: no number, act or noun that the lexicon knows.

    Where somebody's `life` was taken ("جان سمیع را گرفت") the words between are of that act.
    """
    if index >= len(passage.words):
        return False
    norm = passage.words[index].norm
    if norm in _NO_NAME or passage.number_covering(index) is not None or passage.words[index].digits:
        return False
    titled = norm in _FIRST or passage.has("place.titles", index)
    known = not titled and category_at(passage, index) != ""
    acts = passage.casualty_words if life else passage.event_words
    if index in acts or index in passage.figure_words or known:
        return False
    thing = not titled and any(passage.has(name, index) for name in _THINGS)  # "گل محمد" is no clay
    if thing or is_verb(passage, index) or passage.unit_at(index):
        return False
    return norm in _ALIKE or norm.endswith(_FAITH) or norm.startswith(_SERVANT) or not norm.endswith(_PLURALS)
