"""Numbers in running text, in digits and in words, in four languages."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from geo.incidents.reports.negation import is_not
from geo.incidents.reports.words import Word, normal

_MOST = 100_000  # larger figures are no toll of a border incident


class Number(NamedTuple):
    """A number at the words `first` to `last` (not included)."""

    first: int
    last: int
    value: int


def _table(text: str) -> dict[str, int]:
    """Return spelling → value of a table of lines "value: spellings"."""
    entries: dict[str, int] = {}
    for line in text.strip().splitlines():
        value, spellings = line.split(":")
        entries |= dict.fromkeys(map(normal, spellings.split()), int(value))
    return entries


_ENGLISH = _table("""
1: one
2: two both couple
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
11: eleven
12: twelve dozen
13: thirteen
14: fourteen
15: fifteen
16: sixteen
17: seventeen
18: eighteen
19: nineteen
20: twenty
30: thirty
40: forty
50: fifty
60: sixty
70: seventy
80: eighty
90: ninety
100: hundred hundreds
1000: thousand
""")
_RUSSIAN = _table("""
1: один одна одного одну одной одному одним одном
2: два две двух двое двоих двум оба обе обоих обеих обоим обеим двумя двоим двоими пара пару
3: три трое трёх троих трем тремя троим троими
4: четыре четверо четырёх четверых четырьмя четверым четырём четверыми
5: пять пятеро пяти пятерых пятью пятерым пятерыми
6: полдюжины шесть шестеро шести шестерых шестью шестерым шестерыми
7: семь семеро семи семерых семью семерым семерыми
8: восемь восьмеро восьми восьмерых восемью восьмью восьмерым
9: девять девятеро девяти девятерых девятью девятерым
10: десять десятеро десяти десятерых десятью десятерым десяток десятка десятку
11: одиннадцать одиннадцати одиннадцатью
12: двенадцать двенадцати двенадцатью дюжина дюжину дюжины
13: тринадцать тринадцати тринадцатью
14: четырнадцать четырнадцати четырнадцатью
15: пятнадцать пятнадцати пятнадцатью
16: шестнадцать шестнадцати шестнадцатью
17: семнадцать семнадцати семнадцатью
18: восемнадцать восемнадцати восемнадцатью
19: девятнадцать девятнадцати девятнадцатью
20: двадцать двадцати двадцатью
30: тридцать тридцати тридцатью
40: сорок сорока
50: полсотни пятьдесят пятидесяти пятьюдесятью
60: шестьдесят шестидесяти
70: семьдесят семидесяти
80: восемьдесят восьмидесяти
90: девяносто девяноста
100: сто ста сотня сотню
200: двести двухсот
300: триста трехсот трёмстам
400: четыреста четырёхсот
500: пятьсот пятисот
600: шестьсот
700: семьсот
800: восемьсот
900: девятьсот
1000: тысяча тысячи тысяч
""")
_TAJIK = _table("""
1: як яке якто якеро якашро яктаро якеаш якеашро якеашон якеашонро яктош яктошон яктоаш яктоашон
1: яктояш яктояшон яктояшро яктояшонро якташро якташонро
2: ду дуи дуто дуву ҳарду ҳардуро ҳардуи ҳардуяш ҳардуяшро ҳардуяшон ҳардуяшонро дуро дуяш дуашон
3: се сето сеи сеюро ҳарсе ҳарсеро ҳарсеяшон
4: чор чаҳор чорто чори чаҳорто
5: панҷ панҷто панҷи
6: шаш шашто шаши
7: ҳафт ҳафтто ҳафти
8: ҳашт ҳаштто
9: нӯҳ нӯҳто
10: даҳ даҳто
11: ёздаҳ
12: дувоздаҳ
13: сездаҳ
14: чордаҳ чаҳордаҳ
15: понздаҳ
16: шонздаҳ
17: ҳабдаҳ ҳафдаҳ
18: ҳаждаҳ ҳаштдаҳ
19: нуздаҳ
20: бист бисту
30: сӣ сию сиву
40: чил чилу чиҳил чиҳилу
50: панҷоҳ панҷоҳу
60: шаст шасту
70: ҳафтод ҳафтоду
80: ҳаштод ҳаштоду
90: навад наваду
100: сад саду
1000: ҳазор ҳазору
""")
_PERSIAN = _table("""
1: یک یکی
2: دو هردو هردوی دوتا دوتای
3: سه هرسه هرسهٔ سه‌تا
4: چهار هرچهار
5: پنج
6: شش
7: هفت
8: هشت
9: نه
10: ده
11: یازده
12: دوازده درجن دوجین
13: سیزده
14: چهارده
15: پانزده
16: شانزده
17: هفده
18: هجده هژده
19: نوزده نزده
20: بیست
30: سی
40: چهل
50: پنجاه
60: شصت
70: هفتاد
80: هشتاد
90: نود
100: صد یکصد
200: دوصد دویست
300: سیصد سه‌صد
400: چهارصد چارصد
500: پانصد پنجصد پنج‌صد
600: ششصد شش‌صد
700: هفتصد هفت‌صد
800: هشتصد هشت‌صد
900: نهصد نه‌صد
1000: هزار یکهزار
""")
_FEW = [
    "ду",
    "се",
    "чор",
    "чаҳор",
    "панҷ",
    "шаш",
    "ҳафт",
    "ҳашт",
    "нӯҳ",
    "даҳ",
    "ёздаҳ",
    "дувоздаҳ",
    "сездаҳ",
    "чордаҳ",
    "чаҳордаҳ",
    "понздаҳ",
]
_NOT_FEW = {normal("панҷро")}  # the river
_OF_PEOPLE = (
    *("ро", "то", "тои", "торо", "тоаш", "тоашон", "тояш", "тоашро", "тояшро", "аш", "ашон", "ашро"),
    *("тош", "тошон", "тошро", "тошонро", "тояшон", "та", "таш", "ташон", "таро", "ташро"),  # as people speak
)
_NOT_JOINED = {"ونه", "وسی", "نهتن"}  # "and not", a name, ...


def _with_joined(table: dict[str, int], people: Sequence[str], conjunction: str) -> dict[str, int]:
    """Return a table with what is written in one word: "سه تن" as "سهتن", "و دو" as "ودو"."""
    joined = table | {norm + normal(noun): value for norm, value in table.items() for noun in people}
    if conjunction:
        joined |= {conjunction + norm: value for norm, value in joined.items() if norm[0] != conjunction}
    return {spelling: value for spelling, value in joined.items() if spelling not in _NOT_JOINED}


def _with_endings(table: dict[str, int]) -> dict[str, int]:
    """Return the Tajik numbers with what they take when they stand for people: "чаҳортои", "сеашро"."""
    counted = {normal(word + ending): table[normal(word)] for word in _FEW for ending in _OF_PEOPLE}
    return {norm: value for norm, value in counted.items() if norm not in _NOT_FEW} | table


_TABLES = {
    "en": _ENGLISH,
    "ru": _RUSSIAN,
    "tg": _with_endings(_with_joined(_TAJIK, ["нафар", "нафара", "нафараи", "тан"], "")),
    "fa": _with_joined(_PERSIAN, ["تن", "نفر", "تنه", "نفره", "نفری", "عضوی"], "و"),
}
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
_THIRTY, _BROADCASTERS = "سی", {"بی", "ان"}  # "بی‌بی‌سی", "سی‌ان‌ان"
_OF_SEVEN = ("ми", "мя")  # what goes with "семью" when it is seven, and no family: "семью ранеными"
_TIMES = {"برابر", "баробар"}
_SOME_PARTS, _PARTS_OF_WHOLE = {"یک", "دو", "سه"}, {"سوم", "چهارم", "پنجم", "ششم", "دهم"}  # "two thirds"
_HALF = {
    "half": 2,
    "полтора": 1,
    "نیم": 1,
}  # words from "half" on to "dozen": "half a dozen"
_BEGINNINGS = {language: {*table, *_HALF, *_PLURAL_TOO} for language, table in _TABLES.items()}
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
    table, found = _TABLES[language], []
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
    if norm == _THIRTY and (words[index - 1].norm in _BROADCASTERS or _follows(words, index, _BROADCASTERS)):
        return True
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
        if step == last and value < following and _multiplies(value, following):
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
