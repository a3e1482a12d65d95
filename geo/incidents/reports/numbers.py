"""Numbers in running text, in digits and in words, in four languages."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from geo.incidents.reports.negation import is_not
from geo.incidents.reports.number_words import TABLES
from geo.incidents.reports.words import Word, normal

_MOST = 100_000  # larger figures are no toll of a border incident


class Number(NamedTuple):
    """A number at the words `first` to `last` (not included)."""

    first: int
    last: int
    value: int


_PLURAL_TOO, _PLURAL = {"ده", "صد", "هزار", "میلیون"}, {"ها", "های", "هایی"}
_AND = {"and", "у", "ва", "و"}
_DOZENS = {"dozen", "درجن", "دوجین"}
_TENFOLD = {"десятка", "десятков", "десятками"}  # "два десятка"
_VAGUE = frozenset(
    map(
        normal,
        [
            *("several", "few", "many", "несколько", "десятки", "сотни", "десятков", "сотен"),
            *("чанд", "чандин", "якчанд", "даҳҳо", "садҳо", "چند", "چندین", "دهها", "صدها"),
            *_PLURAL,  # "ده ها هزار"
        ],
    )
)
_THIRTY, _BBC, _CNN = "سی", "بی", {"ان"}  # "بی‌بی‌سی", "سی‌ان‌ان"
_OF_SEVEN = ("ми", "мя")  # what goes with "семью" when it is seven, and no family: "семью ранеными"
_TIMES = {"برابر", "баробар"}
_SOME_PARTS, _PARTS_OF_WHOLE = {"یک", "دو", "سه"}, {"سوم", "چهارم", "پنجم", "ششم", "دهم"}  # "two thirds"
_HALF = {
    "half": 2,
    "полтора": 1,
    "نیم": 1,
}  # words from "half" on to "dozen": "half a dozen"
_BEGINNINGS = {language: {*table, *_HALF, *_PLURAL_TOO} for language, table in TABLES.items()}
_GROUP = 3  # digits between the separators of thousands
_DOZEN = 12
_TENS = 20
_HUNDRED = 100
_THOUSAND = 1_000


def find_numbers(words: Sequence[Word], language: str) -> list[Number]:
    """
    Return the whole numbers in `words`, in order.

    Parameters
    ----------
    words
        The words of a text.
    language
        "en", "ru", "tg" or "fa".
    """
    table, found = TABLES[language], []
    begins, since = _BEGINNINGS[language], 0
    for index in [index for index, word in enumerate(words) if word.digits or word.norm in begins]:
        if index < since:
            continue
        norm = words[index].norm
        number = None
        before = words[index - 1].norm if index else ""
        plural = before in _PLURAL and norm not in _PLURAL_TOO  # "گزارش‌ها، شانزده تن"
        if before in _VAGUE and not plural and table.get(norm, 0) >= _DOZEN:
            continue  # "several hundred"
        if _is_no_number(words, index):
            continue
        if norm in _PLURAL_TOO and index + 1 < len(words) and words[index + 1].norm in _PLURAL:
            since = index + 2  # "ده ها" is dozens
            continue
        if norm in table and not _one_after_another(words, index):
            number = _told_twice(words, _spelt_at(words, index, table))
        elif norm in _HALF:
            number = _half_at(words, index)
        elif words[index].digits:
            number = _in_thousands(words, _digits_at(words, index), table)
        if number is not None:
            found.append(number)
            since = number.last
    return found


def _is_no_number(words: Sequence[Word], index: int) -> bool:
    """Return whether a word that may be a number is another one here: "семью" a family, "نه" "not"."""
    norm = words[index].norm
    if norm == _THIRTY and (words[index - 1].norm == _BBC or _follows(words, index, _CNN)):
        return True
    if norm == "pair" and not _follows(words, index, {"of"}):
        return True  # "the pair were shot"
    if _follows(words, index, _TIMES):
        return True  # "دو برابر آن": twice as many
    if norm in _SOME_PARTS and _follows(words, index, _PARTS_OF_WHOLE):
        return True  # "یک‌سوم آنها زن": a third of them
    return is_not(words, index) or (norm == "семью" and not _is_seven(words, index))


def _follows(words: Sequence[Word], index: int, norms: Collection[str]) -> bool:
    """Return whether one of certain words follows another."""
    return index + 1 < len(words) and words[index + 1].norm in norms


def _is_seven(words: Sequence[Word], index: int) -> bool:
    """Return whether "семью" is seven, as in "семью ранеными", and no family."""
    return index + 1 < len(words) and words[index + 1].norm.endswith(_OF_SEVEN)


def _one_after_another(words: Sequence[Word], index: int) -> bool:
    """Return whether a Russian "one" begins "один за другим"."""
    following = [word.norm for word in words[index + 1 : index + 3]]
    return following[:1] == ["за"] and following[1:] in (["другим"], ["другой"])


def _told_twice(words: Sequence[Word], number: Number | None) -> Number | None:
    """Return a number in words with the digits in brackets that repeat it: "five (5) border guards"."""
    if number is None or number.last >= len(words) or not words[number.last].digits:
        return number
    return number._replace(last=number.last + 1) if words[number.last].norm == str(number.value) else number


def _digits_at(words: Sequence[Word], index: int) -> Number | None:
    """Return the number written in digits at a word: 21, 1,200; no fraction."""
    norm = words[index].norm
    if not norm[0].isdecimal():
        return None
    plain = norm.replace("٬", ",")
    if not plain.isdecimal():
        head, *groups = plain.replace(".", ",").split(",")
        if (
            not head.isdecimal()
            or not groups
            or any(len(group) != _GROUP or not group.isdecimal() for group in groups)
        ):
            return None
        plain = head + "".join(groups)
    if len(plain) > len(str(_MOST)):
        return None
    value = int(plain)
    return Number(index, index + 1, value) if value <= _MOST else None


def _in_thousands(words: Sequence[Word], number: Number | None, table: dict[str, int]) -> Number | None:
    """Return a number in digits with the thousands that follow it: "60 thousand", "60 тысяч"."""
    if number is None or number.last >= len(words) or table.get(words[number.last].norm) != _THOUSAND:
        return number
    return Number(number.first, number.last + 1, number.value * _THOUSAND)


def _half_at(words: Sequence[Word], index: int) -> Number | None:
    """Return "half a dozen" as six and "полтора десятка" as fifteen."""
    last = index + _HALF[words[index].norm]
    if last >= len(words):
        return None
    if words[last].norm in _DOZENS:
        return Number(index, last + 1, 6)
    return Number(index, last + 1, 15) if words[last].norm in _TENFOLD else None


def _spelt_at(words: Sequence[Word], index: int, table: dict[str, int]) -> Number | None:
    """Return the number spelt at a word: "twenty-three", "бисту як", "two dozen"."""
    value = table.get(words[index].norm)
    if value is None:
        return None
    last = index + 1
    while last < len(words):
        step = last + 1 if words[last].norm in _AND and last + 1 < len(words) else last
        following = table.get(words[step].norm)
        if words[last].norm in _TENFOLD and 1 < value < _TENS:
            return Number(index, last + 1, value * 10)
        if following is None or words[step].start - words[step - 1].end > 1:  # a comma parts numbers
            break
        dozens = following != _DOZEN or words[step].norm in _DOZENS  # "two dozen", not "ten-twelve"
        if step == last and value < following and dozens and _multiplies(value, following):
            value *= following
        elif value >= _TENS and following < _lowest_step(value):
            value += following
        else:
            break
        last = step + 1
    return Number(index, last, value)


def _multiplies(value: int, unit: int) -> bool:
    """Return whether a number may stand before dozens, hundreds (up to 19) or thousands (any)."""
    return unit == _THOUSAND or (unit in (_DOZEN, _HUNDRED) and value < _TENS)


def _lowest_step(value: int) -> int:
    """Return what may be added to a number: below 10 to the tens, below 100 to the hundreds."""
    if value % 1000 == 0:
        return 1000
    if value % _HUNDRED == 0:
        return _HUNDRED
    return 10 if value % 10 == 0 else 1
