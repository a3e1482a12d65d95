"""People that a clause of its own tells of: "20 боевиков напали на пост, погибли двое солдат"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_ONE_DID = ("ал", "ил", "ел", "ул", "ял", "ыл", "исчез")  # ends of what one man did
_PAST = (
    "ли",
    "лись",
    "лся",
    "лась",
    "лось",
    "овал",
    "ывал",
    "ивал",
    "ил",
    "ыл",
    "ял",
    "ются",
    "ятся",
    "утся",
)  # of Russian verbs
_SHORT = ("ены", "аны", "яты", "ваны")  # ends of Russian participles: "спасены", "задержаны"
_UNKNOWN = {"неизвестна", "неясна"}  # of somebody's fate
_NOUNS = ("тели", "рубли", "земли", "были", "тыл")  # that end so, and a verb that only links
_DOING = ("нии", "ния", "нием", "ии", "ке", "ки")  # of Russian nouns for what is done: "при освобождении"
_BY_RU = {
    "результате",
    "при",
    "ходе",
    "время",
    "от",
    "после",
}  # before a noun: "в результате обстрела мать, …"
_OUT_OF, _AMONG = "из", {"из", "числе", "среди"}
_DURING = {"при", "во", "время", "ходе", "после", "в", "попытке", "попытки", "ради", "для"}
_MANY_DID = {"tg": ("анд", "анду"), "fa": ("ند",)}
_WE_DID = ("دیم", "ستیم", "شتیم", "فتیم")  # ends of Dari verbs of "us"
_NO_VERBS = {"فرزند", "مانند", "بلند", "هند", "کارمند", "بند", "چند", "هرچند", "گوسفند", "ارجمند", "خداوند"}
_HE_DID = {
    "tg": {
        "кард",
        "намуд",
        "шуд",
        "буд",
        "бурд",
        "кушод",
        "зад",
        "овард",
        "партофт",
        "гирифт",
        "рафт",
        "омад",
    }
    | {"дод", "бархурд", "таркид", "афтод", "даромад", "расид"},
    "fa": {"کرد", "شد", "بود", "زد", "داد", "انداخت", "رفت", "آمد", "امد", "گرفت", "برد", "گشود", "برخورد"}
    | {"نمود", "افتاد", "رسید", "ریخت", "دید", "یافت", "داشت", "ساخت"},
}
_AND = {"ва", "و"}
_WHICH, _NOUN = {"ки", "که"}, 3  # words of who people are before "who"
_RESULT = (["дар", "натича"], ["در", "نتیجه"])

_PARTICIPLES = ("нный", "нная", "нные", "нного", "нную")  # ends of Russian ones behind whom they tell of


def of_own_clause(
    passage: Passage, marker: Marker, before: list[Quantity], free: Sequence[Quantity]
) -> list[Quantity]:
    """
    Return people before a word for killed or wounded without those of whom a clause before it tells.

    `free`: all numbers that the word may claim; nothing is left out where its own clause has none of them.
    """
    if not before or passage.language == "en":
        return before
    if passage.language == "ru":
        return _of_own_russian(passage, marker, before, free)
    for position in range(len(before) - 1, -1, -1):
        one = before[position]
        following = before[position + 1].first if position + 1 < len(before) else marker.first
        ends = range(one.last + 1, max(marker.first, following) + 1)
        start = next((at for at in reversed(ends) if _opens_clause(passage, at, one)), 0)
        if start and any(start <= other.first < _end(passage, marker.last) for other in free):
            return before[position + 1 :]
    return before


def before_own_verb(passage: Passage, marker: Marker, after: list[Quantity]) -> list[Quantity]:
    """Return Russian numbers up to one with a verb of its own before it: "ранены трое, пропали шестеро"."""
    if passage.language != "ru":
        return after
    if marker.first and passage.words[marker.first - 1].norm in _AMONG:
        return after[:1]  # "Из убитых 30 боевиков трое – граждане Пакистана"
    for position in range(1, len(after)):
        between = range(after[position - 1].last, after[position].first)
        parted = next(
            (index for index in range(between.start, between.stop + 1) if clause_ends(passage, index)), 0
        )
        number = passage.number_covering(after[position].first)
        verb = number.last if number else after[position].last
        verbs = (*range(parted, between.stop), min(verb, len(passage.words) - 1))
        if parted and any(_is_past(passage, index) or _is_done(passage, index) for index in verbs):
            return after[:position]
        if not parted and goes_on(passage, after[position]):
            return after[:position]  # "убит нарушитель и ещё трое задержаны"
        if parted and not after[position].spoken and _he_did(passage, verbs[-1]):
            return after[:position]  # "убиты двое рабочих, повар пропал"
    return after


def goes_on(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian verb that says no harm follows people in their clause: "трое | задержаны"."""
    verb = one.last
    if verb >= passage.sentences[passage.sentence_number(one.first)].last or clause_ends(passage, verb):
        return False
    return _is_past(passage, verb) or _is_done(passage, verb) or _he_did(passage, verb)


def _he_did(passage: Passage, index: int) -> bool:
    """Return whether a Russian word is a verb in the past of one man that says no harm: "пропал"."""
    word = passage.words[index]
    alone = word.norm.endswith(_ONE_DID) and not (word.capital or category_at(passage, index))
    return alone and index not in passage.casualty_words and not clause_ends(passage, index)


def _is_done(passage: Passage, index: int) -> bool:
    """Return whether a short Russian participle says what else was done: "спасены двое", "пятеро взяты"."""
    if index in passage.casualty_words:
        return False
    norm = passage.words[index].norm
    return norm in _UNKNOWN or (norm.endswith(_SHORT) and not category_at(passage, index))


def _opens_clause(passage: Passage, index: int, one: Quantity) -> bool:
    """Return whether a Tajik or Dari clause begins at a word: after a verb, or with "as a result"."""
    parted = clause_ends(passage, index)
    if parted:
        head = index + (passage.words[index].norm in _WHICH)
        if [word.norm for word in passage.words[head : head + 2]] in _RESULT:
            return True
    if not (parted or passage.words[index].norm in _AND) or not is_verb(passage, index - 1):
        return False
    return index - 1 != _verb_of_relative(passage, one)


def is_verb(passage: Passage, index: int) -> bool:
    """Return whether a Tajik or Dari word is a finite verb that says neither killed nor wounded."""
    norm, language = passage.words[index].norm, passage.language
    if index in passage.casualty_words or norm in _NO_VERBS:
        return False
    if norm.endswith(_MANY_DID[language]) or norm in _HE_DID[language]:
        return True
    return language == "fa" and (
        norm.endswith(_WE_DID) or (norm[:1] == "ن" and norm[1:] in _HE_DID[language])
    )


def _verb_of_relative(passage: Passage, one: Quantity) -> int:
    """Return the verb of a clause that tells who people are: "سه تن که از دریا می‌گذشتند،"; 0 if none."""
    last = passage.sentences[passage.sentence_number(one.first)].last
    which = (at for at in range(one.last, min(last, one.last + _NOUN)) if passage.words[at].norm in _WHICH)
    head = next(which, 0)
    if any(is_verb(passage, at) for at in range(one.last, head)):
        return 0  # "۱۴ نفر بودیم که بر ما فیر شد، سه نفر کشته شد"
    if not head or [word.norm for word in passage.words[head + 1 : head + 3]] in _RESULT:
        return 0
    return next((at for at in range(head + 1, last) if is_verb(passage, at)), 0)


def _end(passage: Passage, index: int) -> int:
    """Return where the clause ends that goes on at a word."""
    last = passage.sentences[passage.sentence_number(index - 1)].last
    return next((at for at in range(index, last) if clause_ends(passage, at)), last)


def _of_own_russian(
    passage: Passage, marker: Marker, before: list[Quantity], free: Sequence[Quantity]
) -> list[Quantity]:
    """Do it for Russian, whose signs part clauses."""
    first, last = _clause(passage, marker.first, marker.last)
    if before[-1].last == first and passage.words[marker.first].norm.endswith(_PARTICIPLES):
        first = before[-1].first  # "двое ушли, один, раненный в ногу, задержан"
    if not any(first <= one.first < last for one in free):
        return before
    objects = [one for one in before if _is_object_of_noun(passage, one)]
    if (
        len(before) > 1
        and passage.words[_clause(passage, before[0].first, before[0].last)[0]].norm == _OUT_OF
    ):
        objects.append(before[0])  # "Из захваченных 32 заложников четверо убиты"
    if any(first <= one.first < last and one not in objects for one in free):
        before = [one for one in before if one not in objects]
    for position in range(len(before) - 1, -1, -1):
        if before[position].first < first and _acts(passage, before[position]):
            return before[position + 1 :]
    return before


def _is_object_of_noun(passage: Passage, one: Quantity) -> bool:
    """Return whether something was only being done to people: "при освобождении 14 заложников"."""
    head = one.first - 1
    if head < 1 or not passage.words[head].norm.endswith(_DOING):
        return False
    return head not in passage.casualty_words and passage.words[head - 1].norm in _DURING


def _acts(passage: Passage, one: Quantity) -> bool:
    """Return whether the clause of a number has a verb of its own that says neither killed nor wounded."""
    return any(
        _is_past(passage, index)
        or (index in passage.act_words and not (index and passage.words[index - 1].norm in _BY_RU))
        for index in range(*_clause(passage, one.first, one.last))
    )


def _is_past(passage: Passage, index: int) -> bool:
    """Return whether a Russian word is a verb in the past that says neither killed nor wounded."""
    norm = passage.words[index].norm
    verb = norm.endswith(_PAST) and not norm.endswith(_NOUNS) and not passage.words[index].capital
    return verb and index not in passage.casualty_words


def _clause(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Return where the words between two signs begin and end that hold the words `first` to `last`."""
    sentence = passage.sentences[passage.sentence_number(first)]
    begin = next((index for index in range(first, sentence.first, -1) if clause_ends(passage, index)), 0)
    return begin or sentence.first, _end(passage, last)
