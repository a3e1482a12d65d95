"""Russian clauses: who is the subject of "был ранен", which words only ask, what is told of each side."""

from collections.abc import Sequence

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.agents import is_object
from geo.incidents.reports.tolls.figures import KINDS, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_WHEN = {"когда", "пока", "где", "куда", "откуда", "чтобы", "поскольку", "если", "хотя"}
_ASKS = {"сколько", "ли", "насколько"}
_OR, _OR_REACH, _NOT = "или", 5, {"нет", "не"}  # 5: words from "ранены" to "или нет"
_ALIVE = (
    "жив",
    "цел",
    "невредим",
    "выжил",
    "уцелел",
    "взят",
    "попал",
    "сдал",
    "бежал",
    "сбежал",
    "скрыл",
    "ушел",
    "ушл",
    "спас",
)
_UNKNOWN, _TOLD = ("неизвест", "неясн", "непонятн", "трудно"), ("ясно", "известно", "зна", "сообща", "уточня")
_TO_HIM = {"ему", "ей", "старшему", "младшему", "старшей", "младшей", "среднему", "второму", "третьему"}
_HIM, _HE, _TOO = {"него", "нее", "ему", "ей"}, {"он", "она", "его", "ее"}, {"тоже", "также"}
_DATIVES = ("у", "ю", "е", "и")  # ends of nouns for one person whose age follows
_WAS = {"было", "исполнилось", "всего", "лишь", "только", "едва", "шел", "нет", "и"}
_WOUNDS = ("ранени", "перелом", "ожог", "контузи", "травм", "сотрясени", "ушиб")
_ACCUSATIVES = ("ого", "его", "ую", "ью")
# Ends of Russian verbs of one man or one woman.
_OF_ONE = (
    "чтожен",
    "чтожена",
    "погиб",
    "гибла",
    "убит",
    "убита",
    "чался",
    "чалась",
    "умер",
    "умерла",
    "ранен",
    "ранена",
    "релен",
)
_AMONG_THEM = (["в", "их", "числе"], ["в", "том", "числе"])
_WITH_HIM = {"ним", "ней", "еще"}
_OF_THEM = 3  # words of "of them", and of "in a grave condition"
_AGES = range(1, 100)
_REACH = 8  # words of a clause before its verb
# Words between "раненых" and how many there were: "раненых с обеих сторон набралось одиннадцать".
_COUNTING = {
    *("набралось", "оказалось", "насчитали", "насчитано", "насчиталось", "насчитывается", "подсчитали"),
    *("стало", "было", "нашлось", "вышло", "получилось", "зафиксировано", "выявлено", "учтено"),
    *("привезли", "приняли", "доставили", "доставлено", "поступило", "остаётся", "остается", "осталось"),
    *("же", "уже", "теперь", "пока", "всего", "с", "у", "на", "обеих", "обе", "стороны", "сторон"),
    *("в", "общей", "сложности", "итоге", "итого"),
}
_IN_COURSE = {"время", "результате", "при", "после", "от", "ходе", "момент"}  # before a blow: "от второго"
_OBLIQUE = ("ненных", "неных", "битых", "ибших")  # ends of "раненных", "убитых", "погибших"
_LIMBS = ("ног", "рук", "ступн", "кист", "пальц", "ребр", "ребер", "глаз", "зуб")
_OF_MANY = ("ов", "ев", "ей", "ых", "их")  # ends of Russian words after a number


def subjects_of(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return of people before a verb without an object those who may be its subject: not "заслонил сына"."""
    if passage.language != "ru" or marker.forward or len(before) < 2:  # noqa: PLR2004 - nothing to choose from
        return before
    participle = passage.words[marker.first].norm.endswith(_OBLIQUE) and clause_ends(passage, marker.first)
    if participle and before[-1].last == marker.first:
        return before[-1:]  # "навестил двух подростков, раненных осколками"
    subjects = [one for one in before if not is_object(passage, one)]
    if not subjects or (is_object(passage, before[0]) and not _are_pursued(passage, before)):
        return before
    return subjects


def _are_pursued(passage: Passage, before: Sequence[Quantity]) -> bool:
    """Return whether something else was done to the first people: "преследовал четверых, двое убиты"."""
    one, other = before[0], before[1]
    pursued = one.spoken and other.spoken and not is_object(passage, other) and one.value > other.value
    return pursued and any(clause_ends(passage, index) for index in range(one.last, other.first + 1))


def before_twice_told(
    passage: Passage, markers: Sequence[Marker], number: int, free: Sequence[Quantity]
) -> Sequence[Quantity]:
    """Return people but for those behind a second word for the same: "16 раненых лежат в палатах, троих"."""
    before, marker = markers[number - 1], markers[number]
    if passage.language != "ru" or not number or (before.kind, before.last) != (marker.kind, marker.first):
        return free
    if clause_ends(passage, marker.first):
        return free  # "все уничтожены, погибли двое пограничников"
    told = [one for one in free if one.last <= marker.first]
    head = before.first
    while head > 0 and not clause_ends(passage, head):
        head -= 1
    told_here = any(head <= one.first for one in told) or before.first > head + 1
    return told if told_here else free  # "трое погибли, с ожогами госпитализировано 11 человек"


def are_all_told(passage: Passage, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether Russian speaks of all the victims as known: "все четверо пострадавших — студенты"."""
    if passage.language != "ru" or not mine[0].spoken or mine[0].first == 0:
        return False
    harmed = passage.words[marker.first].norm == "пострадавших"
    return harmed and passage.words[mine[0].first - 1].norm in {"все", "всех"}


def is_of_one(passage: Passage, marker: Marker) -> bool:
    """Return whether a Russian verb has one man or one woman for its subject: "погиб", "ранена"."""
    alone = passage.language == "ru" and marker.last - marker.first == 1
    return alone and passage.words[marker.first].norm.endswith(_OF_ONE)


def without_many(passage: Passage, marker: Marker, after: list[Quantity]) -> list[Quantity]:
    """Return people behind a Russian verb of one, but no several of another clause: "он погиб, двое …"."""
    if passage.language != "ru" or not after:
        return after
    if not marker.back:  # not "о большем числе пострадавших: «Я сам погрузил семерых»"
        quoted = "«" in passage.text[passage.words[marker.last - 1].end : passage.words[after[0].first].start]
        return [] if quoted else after
    alone = is_of_one(passage, marker) and not passage.has_any("part.group", marker.last, after[0].first)
    beside = marker.last < len(passage.words) and passage.words[marker.last].norm == "вместе"
    if beside or not alone:  # "попал в засаду и погиб вместе с тремя охранниками"
        return [] if alone else after
    joined = marker.first > 0 and passage.words[marker.first - 1].norm == "и"  # "упал и умер, врач …"
    for position, one in enumerate(after):
        between = range(marker.last, one.first + 1)
        if not any(clause_ends(passage, at) for at in between) or past_bracket(passage, one.first):
            continue
        if clause_ends(passage, one.first) and not one.spoken and passage.has("part.further", one.first):
            return after[:position]  # "один был застрелен, второй поднял руки"
        if one.value % 10 == 1 and not joined:
            continue
        if not any(passage.words[at].norm in _WITH_HIM for at in between):
            return after[:position]  # but: "погиб командир, а с ним ещё трое"
    return after


def past_bracket(passage: Passage, index: int) -> bool:
    """Return whether "и" behind a Russian bracket leads to a word: "Хайдаров (контузия) и | двое"."""
    ended = passage.words[index - 2].end if index > 1 and passage.words[index - 1].norm == "и" else 0
    return passage.language == "ru" and passage.text[ended : ended + 1] == ")"


def in_subordinate(passage: Passage, first: int, last: int) -> bool:
    """Return whether a clause begins between two words that tells when or where: "ранен, когда с двумя"."""
    return passage.language == "ru" and any(
        passage.words[index].norm in _WHEN and clause_ends(passage, index) for index in range(first, last)
    )


def is_question(passage: Passage, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether words only ask for a number: "сколько людей ранено, не знает", "ранен ли кто"."""
    if last < sentence.last and passage.words[last].norm == "ли":
        return True
    if _is_one_of_two(passage, sentence, first, last):
        return True
    for index in range(first - 1, max(sentence.first, first - _REACH) - 1, -1):
        if passage.words[index].norm in _ASKS:
            return True
        if clause_ends(passage, index):
            break
    return False


def _is_one_of_two(passage: Passage, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether Russian leaves it open what befell somebody: "ранены они или нет, неизвестно"."""
    words = passage.words
    either = next(
        (at for at in range(last, min(sentence.last - 1, last + _OR_REACH)) if words[at].norm == _OR), 0
    )
    if either and not any(clause_ends(passage, at) for at in range(last, either + 1)):
        other = words[either + 1].norm
        if other in _NOT or other.startswith(_ALIVE):
            return True
    before = first - 1 if first > sentence.first + 1 and words[first - 1].norm == _OR else 0
    if before and words[before - 1].norm.startswith(_ALIVE):
        return True  # "живых или мёртвых, никто не видел"
    harmed = passage.casualty_words
    open_still = (either == last > 0 and either + 1 in harmed) or (before > 0 and before - 1 in harmed)
    return open_still and any(
        words[at].norm.startswith(_UNKNOWN)
        or (words[at].norm.startswith(_TOLD) and words[at - 1].norm == "не")
        for at in range(sentence.first, sentence.last)
    )


def of_aside(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return only the one between commas who was harmed: "двое, один с простреленной ногой, задержаны"."""
    if passage.language != "ru" or len(before) < 2:  # noqa: PLR2004 - nobody else
        return before
    if not any(clause_ends(passage, at) for at in (marker.last, marker.last + 1)):
        return before
    whole, one = before[-2:]
    beside = whole.value > one.value == 1 and one.spoken and one.first == whole.last
    if not beside or not clause_ends(passage, one.first) or marker.first - one.last > _OF_THEM:
        return before
    here = passage.sentences[passage.sentence_number(marker.first)]
    return before if any(at in passage.casualty_words for at in range(marker.last, here.last)) else [one]


def past_counting(passage: Passage, index: int, end: int) -> int:
    """Return the word after those between a Russian noun that ends at a word and its number."""
    if passage.language != "ru" or not _is_counted_noun(passage, index - 1):
        return index
    while index < end and passage.words[index].norm in _COUNTING and not clause_ends(passage, index):
        index += 1
    return index


def before_counting(passage: Passage, index: int, first: int) -> int:
    """Return the Russian noun before the words that lead to its number and end at a word, or that word."""
    if passage.language != "ru":
        return index
    before = index
    while before > first and passage.words[before].norm in _COUNTING and not clause_ends(passage, before + 1):
        before -= 1
    return before if _is_counted_noun(passage, before) else index


def _is_counted_noun(passage: Passage, index: int) -> bool:
    """Return whether a word is "раненых" or "убитых", whose number follows."""
    return any(passage.has(f"{kind}.them", index) for kind in KINDS)


def has_wound(passage: Passage, index: int) -> bool:
    """Return whether a noun for a wound follows whose it is: "у кондуктора ранение лица"."""
    return index < len(passage.words) and passage.words[index].norm.startswith(_WOUNDS)


def _is_among_them(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether "among them" follows people and ends a clause: "трое, и сам начальник | в их числе,"."""
    for at in range(one.last, min(sentence.last - 2, one.last + _OF_THEM)):
        if clause_ends(passage, at):
            return False
        if [word.norm for word in passage.words[at : at + 3]] in _AMONG_THEM:
            return at + 3 >= sentence.last or clause_ends(passage, at + 3)
    return False


def tells_state(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether a dash leads from "of them" to how they are: "двое, один из них — в тяжёлом"."""
    if _is_among_them(passage, one, sentence):
        return True
    for mark in passage.marks_in("part.after", one.first, min(sentence.last, one.last + _OF_THEM)):
        beside = not any(clause_ends(passage, index) for index in range(one.first + 1, mark.first + 1))
        if beside and mark.last < sentence.last and clause_ends(passage, mark.last):
            return passage.has_any("wounded.state", mark.last, mark.last + _OF_THEM)
    return False


def is_of_blow(passage: Passage, index: int) -> bool:
    """Return whether an ordinal is of what struck: "во время второго погибли …", "второй убил троих"."""
    if index and passage.words[index - 1].norm in _IN_COURSE and not clause_ends(passage, index):
        return True
    placed = index > 0 and passage.words[index - 1].norm in {"в", "во", "на"}
    if placed and passage.words[index].norm.endswith(("ой", "ей", "ом", "ем")):
        return True  # "в первой машине погибли двое, во второй ранены трое"
    verb = index + 1
    if verb >= len(passage.words) or clause_ends(passage, verb):
        return False
    active = any(passage.has(f"{kind}.forward", verb) for kind in KINDS)
    struck = active and passage.words[verb].norm.endswith(("л", "ла"))
    return struck and passage.words[index].norm.endswith(("ой", "ий", "ый", "ая", "ья"))


def is_untold_object(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether an ordinal opens a sentence as whom something is done to: "третьего довезли, но …"."""
    if index != sentence.first or index + 1 >= sentence.last:
        return False
    done = passage.words[index].norm.endswith(_ACCUSATIVES) and passage.words[index + 1].norm.endswith("ли")
    return done and not passage.casualty_words.isdisjoint(range(index + 1, sentence.last))


def of_each_side(passage: Passage, number: Number) -> bool:
    """Return whether as many are told of each of two sides: "с каждой стороны погибло по двое"."""
    if "part.each_side" not in passage.marks or number.first == 0:
        return False
    sentence = passage.sentences[passage.sentence_number(number.first)]
    if not passage.has_any("part.each_side", sentence.first, sentence.last):
        return False
    return passage.words[number.first - 1].norm == "по"


def counts_limb(passage: Passage, number: Number) -> bool:
    """Return whether a number is of limbs: "двум жителям ампутировали по одной ноге"."""
    noun = number.last
    limb = noun < len(passage.words) and passage.words[noun].norm.startswith(_LIMBS)
    return limb and not clause_ends(passage, noun)


def is_age(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a number is how old somebody is: "старшему было 14", "младшему девять"."""
    ends = number.last >= sentence.last or clause_ends(passage, number.last)
    if not ends or number.value not in _AGES or passage.has("person.collective", number.first):
        return False
    who = number.first - 1
    while who > sentence.first and passage.words[who].norm in _WAS:
        who -= 1
    if who < sentence.first or clause_ends(passage, who + 1):
        return False
    norm = passage.words[who].norm
    one = passage.has("person.one", who) and norm.endswith(_DATIVES) and bool(category_at(passage, who))
    return norm in _TO_HIM or (one and passage.words[number.first - 1].norm in _WAS)


def is_of_him(passage: Passage, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether wounds are those of one whom a pronoun tells: "у него сломаны рёбра"."""
    if passage.language != "ru" or marker.kind != "wounded":
        return False
    if mine[0].first != marker.first:  # "Мужчине 33 года, у него ожоги"
        heads = [word.norm for word in passage.words[marker.first : marker.first + 2]]
        return heads in (["у", "него"], ["у", "нее"])
    first = max(passage.sentence_first(marker.first), marker.first - 2)
    norms = {word.norm for word in passage.words[first : marker.last]}
    return not norms.isdisjoint(_HIM | _HE) and norms.isdisjoint(_TOO)  # "Он прооперирован"


def is_aside_of(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether one only says who the last of a list is: "отец и его дочь Мехрона, школьница;"."""
    before, one = found[number - 1], found[number]
    if passage.text[passage.words[one.first].start - 1] == "(":
        return True  # "ранен 1 военнослужащий (рядовой, ранение кисти)"
    head = one.first
    while head > before.last and not clause_ends(passage, head) and _goes_before(passage, head - 1):
        head -= 1
    if passage.has("person.other", before.first) and clause_ends(passage, head):
        after = range(one.last, min(len(passage.words), one.last + _OF_THEM))
        end = next((at for at in after if clause_ends(passage, at)), 0)  # "третий, гражданин Китая, в коме"
        return end > 0 and passage.casualty_words.isdisjoint(range(one.last, end))
    if number < 2 or not clause_ends(passage, one.first):  # noqa: PLR2004 - no list before it
        return False
    listed = range(found[number - 2].last, before.first)
    if not any(passage.words[index].norm == "и" for index in listed) or not clause_ends(passage, one.last):
        return False
    return all(passage.words[index].capital for index in range(before.last, one.first))


def _goes_before(passage: Passage, index: int) -> bool:
    """Return whether a Russian word says whose or what kind of a man the next one is: "их двоюродный"."""
    norm = passage.words[index].norm
    return norm in {"его", "ее", "их"} or norm.endswith(("ый", "ий", "ой", "ая", "яя", "ого", "его", "ую"))


def of_some_wounded(passage: Passage, number: Number, sentence: Sentence) -> int:
    """Return where "one of the wounded" ends, where a sentence tells of deaths, or 0."""
    if not passage.has("moved.adjective", number.last + 1) or passage.language != "ru":
        return 0
    some = passage.has("wounded.some", number.last)
    return (number.last + 2) * (some and passage.has_any("moved.died", sentence.first, sentence.last))


def beings_end(passage: Passage, index: int, end: int) -> int:
    """Return where Russian nouns that the lexicon lacks end after "двое": "двое спавших проходчиков"."""
    while passage.language == "ru" and index < end and passage.words[index].norm.endswith(_OF_MANY):
        index += 1
    return index
