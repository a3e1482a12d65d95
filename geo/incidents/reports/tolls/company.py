"""Who shared somebody's fate: "and his son", "together with two guards", "as did a driver"."""

from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.agents import is_object, named_object_joined
from geo.incidents.reports.tolls.english_clauses import has_other_verb
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.his_people import is_his
from geo.incidents.reports.tolls.links import are_linked, has_verb
from geo.incidents.reports.tolls.markers import is_singular
from geo.incidents.reports.tolls.objects import is_with_him
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.russian_clauses import past_bracket

_ANDS = (["and"], ["и"], ["ва"], ["و"])
_DEED_NOUNS = ("دن", "تن", "گیری", "لیمی", "اشت", "یابی")  # ends of Dari nouns for deeds: "دستگیری"
# Before another whom a Russian verb goes on to: "убили отца, затем сына", "не только врача, но и его жену".
_THEN = {("потом",), ("затем",), ("а", "потом"), ("а", "затем"), ("потом", "и"), ("затем", "и"), ("но", "и")}
_THEN |= {("но", "и", "его"), ("но", "и", "ее"), ("но", "и", "их"), ("а", "за", "ним", "и")}
_AND_MORE = (["и", "еще"], ["and", "another"])  # after whose son it was: "сына моего дяди и ещё одного"
HIS = {"his", "her", "their", "его", "ее", "их"}
_APART = 14  # words from one to "and his son"
_ANDED = 5  # the same after "and": "и его двенадцатилетний сын"
_OF_THEM = 2  # words of "of them"
_OFFICE = 10  # words of "the police commander for the north,"
_WITH = 3  # words of "together with"
_WITH_REACH = 12  # words after "killed" in which "together with" may stand
_JOINERS = {"and", "и"}
_OTHERS = {"other", "others"}
_BEFELL = ("ли", "лись", "ны", "ты")  # ends of verbs in the plural
_TAKING = {"taking", "capturing", "abducting", "arresting", "detaining", "seizing", "freeing", "forcing"}
_PASSIVE = {"was", "were", "been", "is", "are"}
_AND_ANOTHER, _AND_AT_LEAST = 2, 3  # words of "and another", of "and at least"
_WITH_THEM = (["с"], ["со"])  # in Russian, before those who were with somebody
# Ends of Tajik and Dari verbs in the past.
_FINITE = (
    *("шуд", "кард", "дод", "гирифт", "рафт", "бурд", "зад", "анд", "аст", "ёфт", "расид", "гашт", "гардид"),
    *("شد", "کرد", "داد", "گرفت", "رفت", "برد", "زد", "ند", "است", "یافت", "رسید", "گشت", "گردید"),
)
_COMPLEMENT, _LONG_COMPLEMENT = 2, 3  # words of "Чин ва", of "شورای قریه" before "و"
_BY_NAME = ["به", "نام"]
_NEW_PHRASE = {"در", "به", "بر", "با", "را", "که", "تا", "برای", "پس", "بعد"}  # not of the noun before


def joined_after(passage: Passage, after: Sequence[Quantity]) -> list[Quantity]:
    """Return those who follow in a list that ends in "and": "killing two guards, a cook and his son"."""
    joined: list[Quantity] = []
    pending: list[Quantity] = []
    for person, other in pairwise(after):
        one = _with_name(passage, person, other)
        between = [word.norm for word in passage.words[one.last : other.first]]
        acts = not passage.event_words.isdisjoint(range(one.last, other.first))  # "and kidnapped two"
        complement = _past_complement(passage, one.last, between) or is_with_him(passage, other)
        acts = (acts and between not in _ANDS and not complement) or _is_of_next_noun(passage, between)
        anded = between[:1] in _ANDS or between[-2:] in _AND_MORE or _ends_in_and(passage, one, other)
        anded = anded or complement or (passage.language == "ru" and tuple(between) in _THEN)
        acts = acts or (other.spoken and any(word in _TAKING for word in between))
        acts = acts or "left" in between  # "killed the driver and left his assistant without legs"
        if not acts and len(between) <= _APART and between[-2:-1] in _ANDS and between[-1] in HIS:
            joined.append(other)  # "застрелили муллу Абдула, 70 лет, и его внука"
            continue
        if not acts and len(between) <= _WITH and passage.has_any("part.with", one.last, other.first):
            joined, pending = [*joined, *pending, other], []  # "killed an official along with his driver"
            continue
        beside = _past_office(passage, one, other) or _with_them(one, other, between)
        beside = beside or _past_source(passage, one, other, between) or _is_linked(passage, one, other)
        if not acts and (beside or _past_origin(passage, one, other, between)):
            joined, pending = [*joined, *pending, other], []
            continue
        if not acts and (named_object_joined(passage, one, other) or _past_genitive(passage, one, other)):
            joined, pending = [*joined, *pending, other], []
            continue
        if has_other_verb(passage, other) or _is_harmed_itself(passage, other):
            break
        parted = any(clause_ends(passage, index) for index in range(one.last, other.first))
        if len(between) > (_ANDED if anded and not parted else _OF_THEM) or acts:
            break
        pending.append(other)
        if anded or _listed(passage, one, other):
            joined, pending = joined + pending, []
        elif not clause_ends(passage, one.last):
            break
    return joined


def _is_linked(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether Russian links two people of one verb over an aside, or a clause about the first."""
    linked = passage.language == "ru" and are_linked(passage, one, other)
    return linked and not has_verb(passage, other)


def with_linked(
    passage: Passage, marker: Marker, mine: list[Quantity], free: Sequence[Quantity]
) -> list[Quantity]:
    """Return the people of a Russian verb with those whom "and" links to them over an aside or a clause."""
    if passage.language != "ru" or not mine or len(mine) == len(free):
        return mine
    for other in free:
        if other.first >= mine[-1].last and mine[-1].first >= marker.last:
            if not _is_linked(passage, mine[-1], other):
                break
            mine = [*mine, other, *joined_after(passage, [one for one in free if one.first >= other.first])]
    for other in reversed(free):
        if other.last <= mine[0].first and mine[0].last <= marker.first:
            if not are_linked(passage, other, mine[0]):
                break
            mine = [other, *mine]
    return mine


def _past_source(passage: Passage, one: Quantity, other: Quantity, between: list[str]) -> bool:
    """Return whether only who says so parts people: "three guards and, according to residents, two women"."""
    last = other.first - passage.has("part.more", other.first - 1)  # "и, по словам жителей, ещё двое"
    if between[:1] not in _ANDS or not (clause_ends(passage, one.last + 1) and clause_ends(passage, last)):
        return False
    told = passage.has_any("speech.of", one.last + 1, last)
    return told and not any(clause_ends(passage, index) for index in range(one.last + 2, last))


def _past_origin(passage: Passage, one: Quantity, other: Quantity, between: list[str]) -> bool:
    """Return whether only whence or of whom one is parts him from his: "a teacher from Kulob and his son"."""
    if passage.language != "en" or one.spoken or has_other_verb(passage, other):
        return False
    his = passage.words[other.first].norm in HIS
    whence = between[:1] == ["from"] or (his and between[:1] == ["of"])
    whence = whence and between[-1:] in _ANDS and len(between) <= _ANDED
    return whence and not any(clause_ends(passage, index) for index in range(one.last, other.first))


def _with_name(passage: Passage, one: Quantity, other: Quantity) -> Quantity:
    """Return a Tajik with his name or age, which part him from the next: "муаллим | Карим Саидов | ва"."""
    last = one.last
    if passage.language != "tg" or one.spoken:
        return one
    while last < other.first and passage.words[last].capital and not clause_ends(passage, last):
        last += 1
    if last + 1 == other.first and clause_ends(passage, other.first):
        return one._replace(last=other.first)  # "раиси | деҳа, ҳамсараш ва ду писараш"
    aged = last + 1 < other.first and passage.words[last].digits and passage.has("time.aged", last + 1)
    return one._replace(last=last + 2 if aged else last)


def _past_complement(passage: Passage, index: int, between: list[str]) -> bool:
    """Return whether "and" follows a word that belongs to a noun: "ду шаҳрванди | Чин ва | як шаҳрванди"."""
    if passage.language not in {"tg", "fa"} or between[-1:] not in _ANDS:
        return False
    named = len(_BY_NAME) * (between[: len(_BY_NAME)] == _BY_NAME)  # "یک معلم به نام شریف و پسرش"
    if (
        passage.language == "fa" and 1 < len(between) - 1 <= _LONG_COMPLEMENT + named
    ):  # "جان رئیس شورای قریه و محافظش"
        inside = range(index + named, index + len(between) - 1)
        return _is_one_noun(passage, inside)
    if len(between) != _COMPLEMENT:
        return False
    return not (between[0].endswith(_FINITE) or index in passage.figure_words)


def _is_one_noun(passage: Passage, words: range) -> bool:
    """Return whether Dari words may all belong to the noun before them: no verb, act or preposition."""
    return passage.figure_words.isdisjoint(words) and not any(
        passage.words[index].norm.endswith(_FINITE)
        or passage.words[index].norm in _NEW_PHRASE
        or clause_ends(passage, index)
        for index in words
    )


def _ends_in_and(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether Tajik says "and" by an ending: "се марзбону чор сокинро"."""
    ending = passage.language == "tg" and passage.words[one.last - 1].norm.endswith("у")
    return ending and one.last == other.first and not clause_ends(passage, other.first)


def _is_harmed_itself(passage: Passage, one: Quantity) -> bool:
    """Return whether English people have a verb of their own: "killed Nazar Odinaev; two were hurt"."""
    harmed = passage.language == "en" and one.last + 1 in passage.casualty_words
    return harmed and clause_ends(passage, one.first) and passage.words[one.last].norm in _PASSIVE


def _is_of_next_noun(passage: Passage, between: list[str]) -> bool:
    """Return whether another Dari noun governs the next people: "کشته شدن دو تن و تسلیمی سه تن"."""
    if passage.language != "fa" or len(between) < 2 or between[:1] not in _ANDS:  # noqa: PLR2004
        return False
    return between[-1].endswith(_DEED_NOUNS)


def without_subject(
    passage: Passage, marker: Marker, joined: list[Quantity], following: Marker | None
) -> list[Quantity]:
    """Return people without the subject of the next verb: "the death of two and a driver was hurt"."""
    if passage.language != "en" or following is None or not joined or following.first < 1:
        return joined
    verb = following.first - 1
    passive = passage.words[verb].norm in _PASSIVE and joined[-1].last == verb
    head = joined[-1].first
    more = [word.norm for word in passage.words[head - _AND_AT_LEAST : head]] == ["and", "at", "least"]
    if not passive or not (more or clause_ends(passage, head - _AND_ANOTHER) or not marker.back):
        return joined
    pair = passage.words[verb].norm == "were" and joined[-1].value == 1  # "…, a cook and a driver were hurt"
    return joined[: -1 - pair]


def _with_them(one: Quantity, other: Quantity, between: list[str]) -> bool:
    """Return whether Russian tells who was with somebody: "застрелили пастуха с двумя сыновьями"."""
    return between in _WITH_THEM and other.spoken and one.category == other.category


def _past_office(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only an office parts two: "Mullah Rahim, a local commander, and two of his guards"."""
    last = other.first - 1
    if passage.language != "en" or not 0 < last - one.last <= _OFFICE or not clause_ends(passage, one.last):
        return False
    ends = [index for index in range(one.last + 1, other.first) if clause_ends(passage, index)]
    return ends == [last] and passage.words[last].norm == "and"


def _past_genitive(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only an office parts two Russian objects: "убили начальника полиции, его сына"."""
    if passage.language != "ru" or one.spoken or not (is_object(passage, one) and is_object(passage, other)):
        return False
    head = other.first - (passage.words[other.first - 1].norm in HIS)
    others = (
        other.spoken or head < other.first
    )  # a comma alone may be before who he was: "главу района, отца"
    parted = [index for index in range(one.last, head + 1) if clause_ends(passage, index)]
    return others and parted == [head] and 0 < head - one.last <= _OFFICE


def _listed(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only a comma stands between two numbers of people, and no clause begins there."""
    if (
        passage.language == "fa"
        and other.last < len(passage.words)
        and passage.words[other.last].norm == "را"
    ):
        return False  # "پس از کشتن دو محافظ، سه انجنیر را بردند"
    head = one.last
    if (
        passage.language == "fa"
        and not one.spoken
        and other.first - head <= _COMPLEMENT
        and is_his(passage, other)
    ):
        head = other.first * _is_one_noun(passage, range(head, other.first))  # "رئیس شورا، پسرش و دو مهمانش"
    return head == other.first and clause_ends(passage, other.first)


def company(passage: Passage, marker: Marker, after: Sequence[Quantity], end: int) -> list[Quantity]:
    """Return who is told after "killed together with", besides those before it; a sentence ends at `end`."""
    if not after:
        return []
    marks = passage.marks_in("part.with", marker.last, marker.last + _WITH_REACH)
    for head, last in [*marks, *_with_others(passage, marker, after)]:
        mine = [one for one in after if one.first >= last]
        goes_on = passage.words[head - 1].norm in _JOINERS  # "and, together with a third man, got away"
        others = any(one.last <= head for one in after)  # "and his driver along with four was hurt"
        at_least = [word.norm for word in passage.words[last : last + 2]] == ["at", "least"]
        if mine and mine[0].first - last <= (2 if at_least else 1) and not (goes_on or others):
            return [mine[0], *joined_after(passage, mine)]
    return _left_without_verb(passage, marker, after, end)


def is_with_whom(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether English only tells with whom somebody was killed: "He was killed along with two"."""
    if passage.language != "en" or one.first <= marker.last:
        return False
    head = one.first - 1
    head -= passage.words[head].norm in HIS
    with_him = passage.words[head].norm == "with"  # "She was shot dead with her two sons"
    return with_him or passage.has_any("part.with", marker.last, one.first)


def _with_others(passage: Passage, marker: Marker, after: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Return where a bare "with" stands before others: "the governor was killed with 11 other fighters"."""
    head = after[0].first - 1
    his = head > marker.last and passage.words[head].norm in HIS  # "shot dead with his three brothers"
    head -= his
    if passage.language != "en" or not 0 <= head - marker.last <= 1 or passage.words[head].norm != "with":
        return []
    others = passage.words[after[0].first : after[0].last + 1]
    return [(head, head + 1 + his)] if his or any(word.norm in _OTHERS for word in others) else []


def _left_without_verb(
    passage: Passage, marker: Marker, after: Sequence[Quantity], end: int
) -> list[Quantity]:
    """Return who ends a statement after "and" without a verb: "four gunmen died, and one of the raiders"."""
    head = marker.last + 1
    joined = head < end and passage.words[marker.last].norm in _JOINERS
    his = joined and passage.language == "en" and passage.words[head].norm in HIS  # "died, and his two sons"
    next_to = joined and head <= after[0].first <= head + his
    mine = (
        [after[0], *joined_after(passage, after)]
        if next_to and not (has_other_verb(passage, after[0]) or _acts_within(passage, after[0]))
        else []
    )
    return mine if mine and _ends_with(passage, mine[-1].last, end) else []


def _acts_within(passage: Passage, one: Quantity) -> bool:
    """Return whether Russian people come with a verb of what else befell them: "и трое взяты в плен"."""
    return passage.language == "ru" and any(
        passage.words[index].norm.endswith(_BEFELL) for index in range(one.first + 1, one.last)
    )


def _ends_with(passage: Passage, index: int, end: int) -> bool:
    """Return whether only an age or a clause about them follows people: "and an uncle who had come"."""
    if index == end or passage.language != "en":
        return index == end
    if any(clause_ends(passage, step) for step in range(index, end)):
        return False
    age = passage.words[index].norm == "of" and passage.number_covering(index + 1) is not None
    return (age and index + 2 == end) or passage.words[index].norm == "who"


def of_singular(passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence) -> list[Quantity]:
    """Return the first person after a verb in the singular: "погиб водитель, его помощник ранен"."""
    if len(mine) < 2 or not is_singular(passage, marker, sentence):  # noqa: PLR2004
        return mine
    if mine[-1].last <= marker.first and _are_one(passage, mine):
        sided = [one.category for one in mine if one.category in {"attackers", "security"}]
        return [mine[-1]._replace(first=mine[0].first, category=[*sided, mine[-1].category][0])]
    if mine[0].first < marker.last:
        return mine
    if passage.language == "ru" and passage.has_any("part.group", marker.last, mine[0].first):
        return mine  # "погибла семья: муж, жена и трое детей"
    return mine if _joined(passage, mine) else mine[:1]


def _are_one(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether nouns before a verb of one are of one: "Сотрудник фонда, сапёр Ибодов погиб"."""
    alone = passage.language in {"ru", "fa"} and not any(one.spoken or one.value != 1 for one in mine)
    if passage.language == "fa" and any(is_his(passage, one) for one in mine):
        return False
    return alone and not any(
        passage.words[index].norm in {"и", "و"} for index in range(mine[0].last, mine[-1].first)
    )


def _joined(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether "and" joins the first two: "погибла женщина и трое её детей"."""
    first, last = mine[0].last, mine[1].first
    last -= passage.words[last - 1].norm in {*HIS, "еще"}  # "а также его водитель"
    if passage.language == "ru" and passage.has_any("part.with_him", first, last):
        return True  # "а с ним ещё трое"
    if past_bracket(passage, last):
        return True  # "погиб Хайдаров (41 год) и двое подростков"
    return passage.words[last - 1].norm in {"и", "также", "ва", "و"} and not any(
        clause_ends(passage, index) and passage.words[index].norm != "а" for index in range(first, last + 1)
    )
