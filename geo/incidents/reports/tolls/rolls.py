"""Victims enumerated in Russian, who each count: "погибли Наджибулла, его жена, их дочь и двое соседей"."""

from collections.abc import Iterator, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.agents import is_object, may_be_agent
from geo.incidents.reports.tolls.explained import without_appositions
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.indefinite import DEATHS
from geo.incidents.reports.tolls.names_told import AGED
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_VERBS = ("лся", "лась", "лись", "ал", "ил", "ел", "ла", "ли", "ют", "ет", "ут")  # ends of finite ones
_FAR = 20  # words of a list before its verb
_SEVERAL = ("ли", "ны", "ты", "лись", "ило")  # ends of verbs of several, or that several may be the object of
_SUFFERED = {"получили", "попали", "лишились", "потеряли", "отделались"}  # "жена и дочь получили ожоги"
_STRUCK = ("кло", "ело", "ило", "ало")  # of verbs without a subject: "посекло осколками"
_SUMMING = {"вот", "кто", "кого", "все", "они", "оба", "обе", "так"}  # after a dash: "— вот кто погиб"
# Of one woman after "тела"; without "его" before them they may be of several.
_GENITIVES = {
    "жены",
    "матери",
    "сестры",
    "девочки",
    "дочки",
    "бабушки",
    "невесты",
    "невестки",
    "снохи",
    "тети",
}
_GENITIVES |= {"внучки", "племянницы", "супруги", "соседки", "подруги", "свекрови", "тещи"}
_BODIES, _VICTIMS = {"тела", "трупы"}, "жертв"
_BROTHERS = ("старш", "средн", "младш")  # "Старший, Далер, и средний, Сорбон, умерли"
_LABEL_SIGNS = frozenset(":—–")
_LABELS = {"погибшие", "убитые", "раненые", "пострадавшие", "скончавшиеся"}
_ACTIVE = ("л", "ла", "ло", "ив", "ав")  # of those whose object may be several: "застрелил"
_SINGULAR = {"погиб", "погибла", "убит", "убита", "ранен", "ранена", "застрелен", "застрелена", "пострадал"}
_FEMININE = ("ы", "и")  # ends of a genitive
_GOVERNING = {"у", "от", "для", "с", "со", "из", "к", "по", "из-за", "против", "на", "в", "о", "об", "и"}
_LEAD = {"на", "месте", "сразу", "также", "тут", "же", "при", "этом", "тогда", "там", "здесь", "как"}
_WHOSE = {"его", "ее", "их", "мой", "моя", "моего", "мою", "наш", "наша", "нашего", "нашу", "свою", "своего"}
_ME = {"я", "меня", "мне", "он", "она"}
_SELF = {"сам", "сама", "самого", "саму"}
_ASIDE = {"ему", "ей", "которому", "которой", "который", "которая", "которого", "которую", "чей", "чья"}
_ADJECTIVES = (
    "ый",
    "ий",
    "ой",
    "ая",
    "яя",
    "ого",
    "его",
    "ую",
    "юю",
    "ные",
    "ных",
    "ые",
    "ых",
    "ие",
    "их",
    "летней",
)
_NAMELESS = ("ый", "ая", "ого", "ую")  # of adjectives, but hardly of a name: "Смелый и опытный командир"
_OF = "из"
_ALSO = {"также", "еще"}  # after the conjunction of the last
_TO_KIN = 6  # words from a body to the last of those whose bodies they are
_LONGEST, _LEAST = 7, 2  # words of one of a list; of how many a list is
_NO_SIGNS = ' «»„“"'
_OF_AGE = {"лет", "года", "год"}
_DAYS = tuple(f"weekdays.{day}" for day in range(7))


def roll(passage: Passage, marker: Marker, mine: Sequence[Quantity], sentence: Sentence) -> list[Quantity]:
    """Return those whom a Russian verb says harmed one by one, if they are more than the ones known."""
    of_them = (
        marker.first > 0 and passage.words[marker.first - 1].norm == _OF
    )  # "Один из погибших — …, второй"
    if passage.language != "ru" or of_them or not _is_of_several(passage, marker):
        return list(mine)
    listed, end = _after(passage, marker, sentence)
    if not listed:
        listed, end = _before(passage, marker, sentence)
        if not (marker.back or all(is_object(passage, one) for one in listed)):
            return list(mine)  # those who did it
    known = sum(one.value for one in mine)
    told, listed = listed, without_appositions(passage, listed)
    if listed and (_names_counted(passage, listed) or _opens_bracket(passage, listed)):
        return list(mine)
    if sum(one.value for one in listed) <= known and len(told) == len(listed):
        return list(mine)
    low = told[0].first
    while low > marker.last and _precedes(passage, low - 1):
        low -= 1  # "убили | 32-летнего Саидова и его сына"
    elsewhere = low >= marker.last and all(_is_of_clause_before(passage, one, marker) for one in mine)
    within = all(low <= one.first and one.last <= end for one in mine)
    return listed if within or elsewhere else list(mine)


def _is_of_clause_before(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether somebody told without a number stands in a clause before that of a verb."""
    between = range(one.last, marker.first + 1)
    return not one.spoken and any(clause_ends(passage, index) for index in between)


def _opens_bracket(passage: Passage, listed: Sequence[Quantity]) -> bool:
    """Return whether a bracket begins within a list: "15 человек (11 рабочих и четверо полицейских)"."""
    between = passage.text[passage.words[listed[0].first].end : passage.words[listed[-1].first].start]
    return between.count("(") > between.count(")")


def _names_counted(passage: Passage, listed: Sequence[Quantity]) -> bool:
    """Return whether names tell whom a number counts: "двое военнослужащих Наврузбеков и Курбонов"."""
    first, *others = listed
    name = passage.words[first.last - 1].capital and not category_at(passage, first.last - 1)
    named = name and not any(one.spoken or one.category for one in others)
    return named and first.spoken and first.value >= len(listed)


def members_before(passage: Passage, index: int, sentence: Sentence) -> list[Quantity]:
    """Return those whom a list tells that ends right before a word, or nobody."""
    return _before(passage, Marker("killed", index, index + 1, back=True, forward=False), sentence)[0]


def named_from(passage: Passage, index: int, sentence: Sentence) -> list[Quantity]:
    """Return those whom a list tells that begins at a word: several, or a number of people; or nobody."""
    members, joined, _ = _members(passage, index, sentence)
    alone = len(members) == 1 and members[0].value > 1
    return members if alone or (joined and len(members) >= _LEAST) else []


def within(people: Sequence[Quantity], listed: Sequence[Quantity]) -> list[Quantity]:
    """Return the people whom a list tells, all of whom its verb claims."""
    return [one for one in people if listed and listed[0].first <= one.first and one.last <= listed[-1].last]


def _is_of_several(passage: Passage, marker: Marker) -> bool:
    """Return whether a verb may have several subjects or objects."""
    norm = passage.words[marker.last - 1].norm
    struck = marker.last - marker.first > 1 and passage.words[marker.first].norm.endswith(_STRUCK)
    label = norm in _LABELS and marker.last < len(passage.words)
    label = label and not _LABEL_SIGNS.isdisjoint(_gap(passage, marker.last))  # "Погибшие: Абдул Рауф, …"
    suffered = marker.last - marker.first > 1 and passage.words[marker.first].norm in _SUFFERED
    return (
        struck
        or suffered
        or label
        or norm in _BODIES
        or norm.startswith(_VICTIMS)
        or norm.endswith(_SEVERAL)
        or (marker.forward and norm.endswith(_ACTIVE))
        or norm in _SINGULAR
        or norm in DEATHS
    )


def _after(passage: Passage, marker: Marker, sentence: Sentence) -> tuple[list[Quantity], int]:
    """Return the members of a list that begins right after a verb, and where it ends."""
    first = marker.last
    while first < min(sentence.last, marker.last + _LEAST) and passage.words[first].norm in _LEAD:
        first += 1
    members, joined, end = _members(passage, first, sentence)
    return (members, end) if joined and len(members) >= _LEAST else ([], end)


def _before(passage: Passage, marker: Marker, sentence: Sentence) -> tuple[list[Quantity], int]:
    """Return the members of a list that ends right before a verb: "её муж и дочь ранены"."""
    until = sentence._replace(last=marker.first)
    low = max(sentence.first, marker.first - _FAR)
    for start in range(low, marker.first - 1):
        opens = start == sentence.first or clause_ends(passage, start) or _opens_list(passage, start, low)
        if not opens:
            continue
        members, joined, end = _members(passage, start, until)
        led = all(word.norm in _SUMMING for word in passage.words[end : marker.first])
        if joined and len(members) >= _LEAST and led:
            return members, end
    return [], marker.first


def _opens_list(passage: Passage, index: int, low: int) -> bool:
    """Return whether somebody in the midst of a clause may be the first of a list: "при взрыве повар, …"."""
    if not passage.casualty_words.isdisjoint(range(low, index)):
        return False  # "убит один и четверо ранены"
    if passage.words[index - 1].norm in _GOVERNING or passage.number_covering(index - 1) is not None:
        return False
    number = passage.number_covering(index)
    if number is not None:
        return number.first == index and bool(category_at(passage, number.last))
    return passage.has("person.one", index) and not passage.has("person.object", index)


def _members(passage: Passage, first: int, sentence: Sentence) -> tuple[list[Quantity], bool, int]:
    """Return the members of a list from a word on, whether a conjunction ends it, and where it ends."""
    found: list[Quantity] = []
    joined = named = aside = False
    genitive = passage.words[first - 1].norm in DEATHS | _BODIES
    last = first
    for start, stop, conjunction in _parts(passage, first, sentence):
        end = _before_find(passage, start, stop) if conjunction else stop
        if end - start > _LONGEST or _is_clause(passage, start, end):
            break
        member, name = _member(passage, start, end, genitive=genitive)
        several = bool(found) and found[-1].value > 1 and name  # "двое братьев, Карим и Рахим"
        alone = found and not (conjunction or several)
        if alone and _tells_who(passage, start, member, name=name, named=named):
            named, aside, last = False, True, end
            continue
        clause = conjunction and not aside and _gap(passage, start - 1) == ","  # ", и двое в больнице"
        if member is None or clause or (joined and not conjunction):
            break
        found.append(member)
        joined, named, aside, last = joined or conjunction, name, False, end
    return found, joined, last


def _before_find(passage: Passage, start: int, end: int) -> int:
    """Return where the last part of a list ends: before "нашли" of "тела отца и сына нашли в"."""
    ends = (
        step for step in range(start + 1, end) if passage.has("trigger.seize", step) or _when(passage, step)
    )
    return next(ends, end)


def _when(passage: Passage, index: int) -> bool:
    """Return whether words tell in which event people came to harm: "и повара | в результате нападения"."""
    event = passage.act_words.intersection(range(index + 1, index + 3))
    dated = passage.has_one_of(_DAYS, index + 1, index + 2)  # "и водителя | в понедельник"
    return passage.words[index].norm in {"в", "во", "при"} and (dated or bool(event))


def _is_clause(passage: Passage, start: int, end: int) -> bool:
    """Return whether a part has a verb of its own: "сам начальник уцелел, его водитель и …"."""
    if not passage.event_words.isdisjoint(range(start, end)) and not _is_reached_over(passage, start, end):
        return True
    if passage.has_any("wounded.where", start + 1, end):
        return True  # "погибли двое и | трое в больнице"
    return any(
        passage.words[index].norm.endswith(_VERBS)
        and not (passage.words[index].capital or category_at(passage, index) or passage.unit_at(index))
        for index in range(start + 1, end)
    )


def _is_reached_over(passage: Passage, start: int, end: int) -> bool:
    """Return whether an act told before reaches over a part: "обстрел унёс жизни | главы | кишлака"."""
    here = passage.family_in("trigger", start, end)
    told = passage.has_any("context.follow_up", start, end)
    return not here and not told and passage.casualty_words.isdisjoint(range(start, end))


def _tells_who(passage: Passage, start: int, member: Quantity | None, *, name: bool, named: bool) -> bool:
    """Return whether a part only says who the one before is: "Гульчехру, жену мельника", ", 40 лет,"."""
    if member is None:
        word = passage.words[start]
        aged = word.digits and start + 1 < len(passage.words) and passage.words[start + 1].norm in _OF_AGE
        return word.norm in _ASIDE or aged
    if member.spoken or passage.words[start].norm in _WHOSE:
        return False
    return name != named


def _parts(passage: Passage, first: int, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Yield the words of each part of a list, with whether "и" leads to it."""
    start, conjunction = first, False
    for index in range(first, sentence.last + 1):
        over = index == sentence.last
        comma = not over and index > first and _gap(passage, index) == ","
        ends = over or (index > first and _gap(passage, index) not in {"", ","})
        joins = 0 if over else _conjunction(passage, index)
        if not (ends or comma or joins):
            continue
        if index > start:
            yield start, index, conjunction
            conjunction = False
        if ends:
            return
        conjunction = conjunction or bool(joins)
        start = max(start, index + joins)


def _gap(passage: Passage, index: int) -> str:
    """Return the signs before a word that part more than the halves of a name or a nickname from it."""
    between = passage.text[passage.words[index - 1].end : passage.words[index].start]
    if passage.words[index].digits:  # "Рауф (61), его сын"
        between = between.replace("(", "")
    if passage.words[index - 1].digits:
        between = between.replace(")", "")
    return "" if between == "-" else between.strip(_NO_SIGNS)


def _conjunction(passage: Passage, index: int) -> int:
    """Return how many words long a conjunction is that stands at a word: "и", "а также"."""
    words = passage.words[index : index + 2]
    if words[0].norm == "и":
        return 1
    return 2 * ([word.norm for word in words] == ["а", "также"])


def _member(passage: Passage, start: int, end: int, *, genitive: bool) -> tuple[Quantity | None, bool]:
    """Return the people of one part of a list, and whether they are told by a name."""
    if end == start + 1 and passage.words[start].norm.startswith(_BROTHERS):
        return Quantity(start, end, 1, "civilians", spoken=False), False
    index = start
    while index < end and _precedes(passage, index):
        index += 1
    if index >= end:
        return None, False
    number = passage.number_covering(index)
    if number is not None:
        people = [category_at(passage, step) for step in range(number.last, end)]
        category = next((one for one in people if one), "")
        counted = category or passage.has("person.collective", number.first)
        return (Quantity(index, end, number.value, category) if counted else None), False
    if passage.has("person.one", index) or may_be_agent(passage, index):
        category = category_at(passage, index) or "civilians"
        return Quantity(index, end, 1, category, spoken=False), False
    if _is_one(passage, start, index, genitive=genitive):
        return Quantity(index, end, 1, category_at(passage, index) or "civilians", spoken=False), False
    named = passage.words[index].capital and not category_at(passage, index)  # else several uncounted
    return (Quantity(index, end, 1, "", spoken=False) if named else None), named


def _is_one(passage: Passage, start: int, index: int, *, genitive: bool) -> bool:
    """Return whether a noun whose ending may be of several is of one, by the words before it."""
    norm = passage.words[index].norm
    of_body = passage.has_any("killed.body", max(0, start - _TO_KIN), start)  # "тела мужа и жены"
    if norm in _ME or (norm in _GENITIVES and (index > start or of_body or genitive)):
        return True  # "меня и сына посекло осколками"
    if not (category_at(passage, index) or passage.has("person.of_any_side", index)):
        return False  # "главы джамоата"
    adjective = index > start and passage.words[index - 1].norm.endswith(_NAMELESS)
    return (
        genitive and norm.endswith(_FEMININE)
    ) or adjective  # "гибель женщины, двоих детей и пожилого мужчины"


def _precedes(passage: Passage, index: int) -> bool:
    """Return whether a word stands before the noun of a part: "также", "его", "старший", "12-летний"."""
    word = passage.words[index]
    if word.norm in _WHOSE or word.norm in _SELF or word.norm in _ALSO:
        return True
    if word.digits:
        return index + 1 < len(passage.words) and passage.words[index + 1].norm.endswith(AGED)
    known = passage.has("person.one", index) or passage.number_covering(index) is not None
    opens = index == passage.sentence_first(index) and word.norm.endswith(_NAMELESS)
    return word.norm.endswith(_ADJECTIVES) and not known and (opens or not word.capital)
