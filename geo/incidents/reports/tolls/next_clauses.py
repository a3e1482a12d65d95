"""Where the people end whom a verb takes after it: another clause begins, of whom it tells more."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.agents import is_object
from geo.incidents.reports.tolls.asides import before_including
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.russian_clauses import is_of_one
from geo.incidents.reports.tolls.spared import lived

_CONSONANTS = tuple("бвгджзйклмнпрстфхцчшщь")  # ends of Russian nouns for men, in the nominative
_VERBS = ("ли", "лись", "лся", "лась", "лось", "ны", "ты", "ются", "ятся", "утся")  # of what several do
_DID = ("ли", "ла", "ло", "ал", "ил", "ел", "лись", "лось", "лся", "лась")  # ends of verbs in the past
_NOMINATIVES = ("вое", "рое", "еро")  # ends of numbers of people: "двое", "трое", "пятеро"
_TURNS = {"но", "اما", "ولی", "مگر", "لیکن"}
_BUT = {"а", "но", "зато"}  # before a verb whose subject follows

_FAR = 14  # words that tell where and when between a verb and its subject
_EARLIER = {"назад", "раньше", "ранее", "прошлом", "прошлой", "прошлым"}
_WITH, _WHOSE = {"с", "со"}, 2  # the latter: words of "хозяин | старого дома"
# Ends of verbs whose subject may follow far behind.
_PREDICATES = ("ли", "лись", "ны", "ты", "но", "то", "иб", "ибла", "ен", "ена", "ит", "ита", "ился", "алась")
_GOVERNING = {"с", "со", "из", "от", "у", "к", "для", "на", "в", "по", "о", "об", "над", "против", "среди"}

HARD, PAUSES = frozenset(";؛"), frozenset(",،—-")  # signs that part statements, or clauses
_IS_NOT = "نیست"
_AND_TG, _DID_TG = "ва", ("д", "т")  # and ends of Tajik verbs
_AND_FA, _WHICH, _MANY_DID, _OVER = "و", "که", "ند", ("ند", "مانده")  # "and", "who", ends of Dari verbs


def until_further(passage: Passage, marker: Marker, after: list[Quantity]) -> list[Quantity]:
    """Return the numbers up to the clause that a Russian "ещё" begins: "тела троих, ещё двое скрылись"."""
    after = _without_foes(passage, after)
    for position in range(1, len(after)):
        head = after[position].first - 1
        if passage.language != "ru":
            break
        further = passage.words[head].norm in {"еще", *_BUT} and clause_ends(passage, head)
        further = further or turns(passage, after[position - 1].last, head)
        further = further or _turns_to_others(passage, after[position - 1].last, head + 1)
        further = further or _is_another(passage, after[position])
        further = further or _says_so(passage, after[position - 1], after[position])
        one = after[position]
        subject = is_object(passage, after[0]) and (
            _is_subject(passage, one) or _counts_subject(passage, one)
        )
        if (
            further
            or subject
            or _is_object_of_next(passage, marker, after[0], one)
            or _has_own_verb(passage, after[position])
            or _is_in_hospital(passage, after[position])
            or _befell_before(passage, after[position - 1].last, after[position].first)
            or _does_to(passage, after[position - 1], one)
        ):
            return after[:position]
    return after


def is_far_subject(passage: Passage, marker: Marker, since: int, one: Quantity) -> bool:
    """Return whether only where and when, from a word on, part a Russian verb from who came to harm."""
    if passage.language != "ru" or is_object(passage, one) or one.first - since > _FAR:
        return False
    told = any(word.norm.endswith(_PREDICATES) for word in passage.words[marker.first : marker.last])
    if not told or passage.words[one.first - 1].norm in _GOVERNING:
        return False
    return not any(
        at in passage.casualty_words
        or clause_ends(passage, at + 1)
        or (passage.words[at].norm.endswith(_DID) and not (passage.unit_at(at) or at in passage.act_words))
        for at in range(since, one.first)
    )


def _without_foes(passage: Passage, after: Sequence[Quantity]) -> list[Quantity]:
    """Return Russian people without those fought with: "погиб в перестрелке с тремя контрабандистами"."""
    if passage.language != "ru":
        return list(after)
    return [
        one
        for one in after
        if not (passage.words[one.first - 1].norm in _WITH and one.first - 2 in passage.act_words)
    ]


def _says_so(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether somebody stands behind quotation marks after others: "«убиты двое», — сказал врач"."""
    between = passage.text[passage.words[before.last - 1].end : passage.words[one.first].start]
    sign = between.partition("»")[2].lstrip(" ,")[:1]
    return sign in {"—", "–"}


def _is_object_of_next(passage: Passage, marker: Marker, one: Quantity, other: Quantity) -> bool:
    """Return whether what befell the second is told next: "погиб водитель, второго спас бронежилет"."""
    alike = is_object(passage, one) or passage.words[other.first].norm.endswith("ь")  # "мать"
    head = other.first - passage.has("person.other", other.first - 1)
    return marker.back and not alike and clause_ends(passage, head) and is_object(passage, other)


def _is_another(passage: Passage, one: Quantity) -> bool:
    """Return whether a clause begins with one more, of whom an aside tells: ", пятый, раненный, умер"."""
    if not passage.has("person.other", one.first) or one.last >= len(passage.words):
        return False
    return clause_ends(passage, one.first) and clause_ends(passage, one.last)


def _turns_to_others(passage: Passage, first: int, last: int) -> bool:
    """Return whether a clause tells what others did: "убито 33 солдата, а посты обороняли до 250 человек"."""
    parted = next((index for index in range(first, last) if clause_ends(passage, index)), last)
    after = range(parted, last) if passage.words[parted].norm in _BUT else range(max(parted, last - 2), last)
    return any(
        passage.words[step].norm.endswith(_DID) and step not in passage.casualty_words for step in after
    )


def turns(passage: Passage, first: int, last: int) -> bool:
    """Return whether "но" begins another statement between two people: "трое талибов, но этому торговец"."""
    return any(passage.words[index].norm in _TURNS for index in range(first, last))


def _goes_on(passage: Passage, first: int, last: int) -> bool:
    """Return whether a Dari verb ends between two words, and "and" leads to another: "رها کردند و چهل تن"."""
    return any(
        passage.words[index].norm == _AND_FA and passage.words[index - 1].norm.endswith((_MANY_DID, _IS_NOT))
        for index in range(first + 1, last)
    )


def tells_else(passage: Passage, first: int, last: int) -> bool:
    """Return whether "but" or another verb stands between: "جسد دو تن را رها کردند و چهل تن را بردند"."""
    return turns(passage, first, last) or _goes_on(passage, first, last)


def _since_vague(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return no Tajiks whose clause is over before some others: "ду тан гурехтанд ва чанд кас захмӣ шуд"."""
    if not before or "part.vague" not in passage.marks:
        return before
    last = before[-1].last
    for mark in passage.marks_in("part.vague", last + 1, marker.first):
        end = mark.first - (passage.words[mark.first - 1].norm == _AND_TG)
        over = end > last and passage.words[end - 1].norm.endswith(_DID_TG)
        over = over and (end < mark.first or clause_ends(passage, end))
        if over and category_at(passage, mark.last):
            return []
    return before


def since_told(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return Dari numbers without those whose own clause is over: "هژده تن باقی مانده، دوازده تن شهید"."""
    if passage.language == "tg":
        return _since_vague(passage, marker, before)
    if passage.language != "fa":
        return before
    for position in range(len(before) - 1, 0, -1):
        last, head = before[position - 1].last, before[position].first
        comma = next((at for at in range(head, last, -1) if clause_ends(passage, at)), last)
        over = comma > last + 1 and passage.words[comma - 1].norm.endswith(_OVER)
        over = over and before[position - 1].spoken
        if over and all(passage.words[index].norm != _WHICH for index in range(last, comma)):
            return before[position:]
    return before


def _has_own_verb(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian clause opens with people of whom it tells more: ", двое скрылись"."""
    verb = one.last
    if clause_ends(passage, one.first) and lived(passage, one):
        return True  # "один умер, двое – 9 и 12 лет – остались живы"
    if verb + 1 < len(passage.words) and passage.words[verb].norm == "уже":
        verb += 1
    if verb >= len(passage.words) or not clause_ends(passage, one.first) or clause_ends(passage, verb):
        return False
    other = verb not in passage.casualty_words and not category_at(passage, verb)
    return other and passage.words[verb].norm.endswith(_VERBS)


def _does_to(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether a verb between two says what the second did: "раненого лесника навестил глава"."""
    if not is_object(passage, one) or is_object(passage, other):
        return False
    return any(
        passage.words[at].norm.endswith(_DID)
        and not (at in passage.casualty_words or passage.unit_at(at) or category_at(passage, at))
        for at in range(one.last, other.first)
    )


def _befell_before(passage: Passage, first: int, last: int) -> bool:
    """Return whether Russian goes on with who came to harm earlier: ", а неделю назад — их родственник"."""
    earlier = any(passage.words[at].norm in _EARLIER for at in range(first, last))
    return earlier and any(clause_ends(passage, at) for at in range(first, last))


def _is_in_hospital(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian clause says without a verb where people are: ", невеста (—) в больнице"."""
    opens = clause_ends(passage, one.first) or passage.words[one.first - 1].norm in _BUT
    return opens and passage.has("wounded.where", one.last)


def _is_subject(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian noun in the nominative opens a clause: "убили судью, сын его ранен"."""
    if one.spoken or not clause_ends(passage, one.first) or is_object(passage, one):
        return False
    return passage.words[one.first].norm.endswith(_CONSONANTS)


def _counts_subject(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian number in the nominative opens a clause: "потеряв бойца, двое ранены"."""
    return clause_ends(passage, one.first) and passage.words[one.first].norm.endswith(_NOMINATIVES)


def before_next_clause(
    passage: Passage, marker: Marker, after: Sequence[Quantity], following: Marker
) -> list[Quantity]:
    """Return the numbers that stand before the clause of the next marker."""
    start, head = 0, after[0].first
    gap = passage.text[passage.words[head - 1].end : passage.words[head].start]
    if passage.language == "fa" and head > marker.last and ":" in gap:
        return []  # "تلفات بر جا گذاشت: یک زن، شوهر و دو پسرش کشته شدند"
    joiners = {"and", "и", "ва", "و", "while", "а", "еще", "another", "before", "when", "after"}
    for index in range(before_including(passage, following.first, following.last), after[0].last - 1, -1):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        colon = ":" in between and is_of_one(passage, marker)
        if colon or not (PAUSES | HARD).isdisjoint(between) or passage.words[index].norm in joiners:
            start = _pair_head(passage, after, index, following)
            break
    return [one for one in after if one.last <= start]


def _pair_head(passage: Passage, after: Sequence[Quantity], index: int, following: Marker) -> int:
    """Return where two people of the next verb begin whom "and" joins: "…, мать и сын ранены"."""
    if passage.language == "en" and passage.words[index].norm != "and":
        some = (one for one in after if one.last < index and clause_ends(passage, one.last))
        of_whom = (one.first for one in some if passage.has_any("part.of_whom", one.first, one.last))
        return next(of_whom, index)  # "wounded five, | one of whom, a cook, died"
    if passage.language == "en":
        last = next((one for one in after if one.first == index + 1 and one.value == 1), None)
        several = last is not None and passage.words[last.last].norm in {"were", "are"}
        heads = (one.first for one in after if several and one.last == index and one.value == 1)
        return next(heads, index) if following.first - 1 == (last.last if last else 0) else index
    if passage.language != "ru":
        return index
    index -= passage.words[index].norm == "еще" and passage.words[index - 1].norm == "и"  # "муж и ещё один"
    if passage.words[index].norm == "и":
        for position, one in enumerate(after):
            near = 0 <= index - one.last <= _WHOSE  # "…, хозяин | дома | и его брат ранены"
            parted = any(clause_ends(passage, at) for at in range(one.last, index + 1))
            if near and not parted and clause_ends(passage, one.first):
                return _list_head(passage, after[: position + 1])
    return index


def _list_head(passage: Passage, mine: Sequence[Quantity]) -> int:
    """Return where people begin whom a closed list stands before: "убиты A и B, | C, D и E ранены"."""
    closed = next((at for at in range(len(mine) - 1, -1, -1) if _closes_list(passage, mine[at])), 0)
    heads = (one for one in mine[closed + 1 :] if clause_ends(passage, one.first))
    return next(heads, mine[-1]).first if closed else mine[-1].first


def _closes_list(passage: Passage, one: Quantity) -> bool:
    """Return whether Russian "and" joins somebody to those listed before him."""
    head = one.first - 1
    head -= passage.words[head].norm in {"ее", "его", "их", "еще"}
    return passage.words[head].norm == "и"
