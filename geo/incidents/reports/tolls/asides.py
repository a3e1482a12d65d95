"""Asides between a word and its number: "раненых, по уточнённым данным, 44"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.relatives import relative_words

_WHICH_FA = "که"
_SAID = 6  # words of "— местный житель, повар"
_OF_THEM = (["из", "них"], ["среди", "них"], ["из", "которых"], ["том", "числе"])
_HEADS = {
    "по",
    "как",
    "согласно",
    "со",
    "если",
    "судя",
    "к",
    "таким",
    "стало",
    "значит",
    "вопреки",
    "помимо",
    "кроме",
}  # words that an aside begins with
_LATER = {"позднее", "позже", "потом", "затем", "вскоре", "сразу", "тяжело", "легко", "уже"}
_DASHES = {"-", "–", "—"}
_FOLLOWS = 2  # words from a verb to the number that it takes after it
_OF_WHOM = 4  # words from people to a dash: "three citizens of Tajikistan –"
_NAMES = 2  # words of a name
_AGED = ("летний", "летняя")  # "61-летний Курбон Назаров"
_LONGEST = 8  # words of an aside
_DID = (
    "ил",
    "ила",
    "или",
    "ал",
    "ала",
    "али",
    "жит",
    "дится",
    "ется",
)  # ends of a verb whose subject follows
_LONGEST_WORDS = 12  # words of one with who says so: "seven people, a doctor in Kulob said, were hurt"
_GOVERNING = {"of", "at", "near", "outside", "beside", "by", "from", "for", "to"}  # before who is no victim
_SUBORDINATE = {"whose", "where", "which", "when", "while", "whereas"}  # words that begin a clause


def past_aside(passage: Passage, index: int, end: int) -> int:
    """Return the word after a Russian aside or an English "a group of" that begins at a word."""
    if passage.language == "en":
        words = [word.norm for word in passage.words[index : min(end, index + 3)]]
        grouped = words[:1] == ["a"] and words[2:] == ["of"] and passage.has("person.band", index + 1)
        return index + 3 if grouped else index  # "killed a group of five smugglers"
    if passage.language != "ru" or index >= end or not begins_aside(passage, index):
        return index
    after = range(index + 2, min(end, index + _LONGEST))
    return next((step for step in after if clause_ends(passage, step)), index)


def past_commas(passage: Passage, index: int, end: int) -> int:
    """Return the word after a Russian or English clause between commas that begins at a word, or it."""
    if passage.language not in {"ru", "en"} or index >= end or not clause_ends(passage, index):
        return index
    after = range(index + 1, min(end, index + _LONGEST))
    stop = next((step for step in after if clause_ends(passage, step)), index)
    harmed = passage.language == "en" and not passage.casualty_words.isdisjoint(range(index, stop))
    return index if harmed else stop  # harmed: "one of them, wounded in the stomach, is held"


def past_words(passage: Passage, index: int, end: int) -> int:
    """Return the word after a clause with who says so, or with what is not so, that begins at a word."""
    if passage.language == "en":
        index = past_list(passage, index, end)
    if passage.language not in {"en", "ru"} or index >= end or not clause_ends(passage, index):
        return index
    after = range(index + 1, min(end + 1, len(passage.words), index + _LONGEST_WORDS))
    stop = next((step for step in after if clause_ends(passage, step)), 0)
    denied = passage.words[index].norm == "not" or (stop > 0 and passage.words[index + 1].norm == "не")
    return stop if stop and (denied or passage.has_any("speech.verbs", index, stop)) else index


def past_list(passage: Passage, index: int, end: int) -> int:
    """Return the word after English dashes soon behind people: "three citizens – A; his son; B – died"."""
    for head in range(index, min(end, index + _OF_WHOM)):
        if dashed(passage, head):
            close = past_dashes(passage, head, end + 1)
            return close if close > head else index  # not "two sisters and a brother – were shot"
    return index


def past_dashes(passage: Passage, index: int, end: int) -> int:
    """Return the word after what stands between dashes from a word on, or that word if nothing does."""
    if passage.language not in {"en", "ru"} or index >= end or not dashed(passage, index):
        return index
    after = range(index + 1, min(end, index + _LONGEST_WORDS))
    return next((step for step in after if dashed(passage, step)), index)


def dashed(passage: Passage, index: int) -> bool:
    """Return whether a dash between spaces stands before a word."""
    if index >= len(passage.words):
        return False
    between = passage.text[passage.words[index - 1].end : passage.words[index].start]
    return between.strip(" ") in _DASHES and " " in between


def lone_dash(passage: Passage, index: int, end: int) -> bool:
    """Return whether a Russian dash before a word says who people are: "двое из них — дети, убиты"."""
    alone = passage.language == "ru" and index < end and dashed(passage, index)
    if not alone or past_dashes(passage, index, end) > index or index in passage.casualty_words:
        return False  # "двое из них — дети — погибли", "двое из них — убиты"
    comma = next(
        (step for step in range(index + 1, min(end, index + _LONGEST)) if clause_ends(passage, step)), 0
    )
    return passage.casualty_words.isdisjoint(range(index, comma or end))


def tells_of_part(passage: Passage, index: int) -> bool:
    """Return whether a Russian noun behind a dash says who some of those told are: "из них один — повар"."""
    first = passage.sentence_first(index)
    for dash in range(index, max(first + 2, index - _SAID), -1):
        if dash in passage.casualty_words:
            return False
        if dashed(passage, dash):
            number = passage.number_covering(dash - 1)
            low = number.first if number is not None else first
            return [word.norm for word in passage.words[max(first, low - 2) : low]] in _OF_THEM
    return False


def is_next_part(passage: Passage, first: int, last: int) -> bool:
    """Return whether a Russian number goes on with who some are: "из них один — повар, | двое | — дети"."""
    start = passage.sentence_first(first)
    if not (clause_ends(passage, first) and last < len(passage.words) and dashed(passage, last)):
        return False
    return first > start + 2 and tells_of_part(passage, first - 1)


def before_including(passage: Passage, index: int, after: int) -> int:
    """Return the word before a Russian aside that ends before a verb: "четверо, включая ребёнка, ранены"."""
    verb = index
    if passage.words[index - 1].norm in _LATER and not clause_ends(passage, index):
        index -= 1  # "один из них, по слухам, позднее умер"
    sign = passage.text[passage.words[index - 1].end : passage.words[index].start]
    here = passage.sentences[passage.sentence_number(index)]
    one = after + (
        after < here.last and passage.words[after].norm.endswith(_DID)
    )  # "контузию получил | офицер"
    told = one < here.last and not clause_ends(passage, one) and bool(category_at(passage, one))
    counts = told or passage.numbers_in(after, min(here.last, after + _FOLLOWS))
    if passage.language != "ru" or sign.strip() != "," or counts:
        return verb  # but: "погибли четверо, включая ребёнка, ранены шестеро"
    before = range(index - 1, max(passage.sentence_first(index), index - _LONGEST), -1)
    head = next((step for step in before if clause_ends(passage, step)), index)
    aside = passage.has("part.before", head) or begins_aside(passage, head)
    return head - 1 if head < index and aside else verb


def before_aside(passage: Passage, index: int, first: int) -> int:
    """Return the word before a Russian aside that ends with a word, or that word if none does."""
    if passage.language != "ru" or not clause_ends(passage, index + 1):
        return index
    before = range(index - 1, max(first, index - _LONGEST), -1)
    return next((step - 1 for step in before if begins_aside(passage, step)), index)


def begins_aside(passage: Passage, index: int) -> bool:
    """Return whether an aside begins with a word."""
    return passage.words[index].norm in _HEADS and clause_ends(passage, index)


def since_relative(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """Return the people of the last English clause: "the house of a teacher, whose son was killed"."""
    if passage.language == "fa":
        return _since_some_of_them(passage, before)
    if passage.language != "en":
        return before
    for position in range(len(before) - 1, 0, -1):
        first, last = before[position - 1].last, before[position].first
        aside = relative_words(passage, first, last)
        between = [passage.words[index] for index in range(first, last + 1) if index not in aside]
        if any(word.norm in _SUBORDINATE for word in between):
            return before[position:]
        wholes = passage.numbers_in(before[position].first + 1, before[position].last)
        if any(whole.value == before[position - 1].value for whole in wholes):
            return before[position:]  # "five crossed, and one of the five was killed"
    return before


def _since_some_of_them(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """Return the people from those on of whom Dari says that they are some of others: "که دو تن‌شان مردند"."""
    for position in range(len(before) - 1, 0, -1):
        one = before[position]
        which = passage.words[one.first - 1].norm == _WHICH_FA
        if which and one.spoken and passage.has_any("moved.them", one.first, one.last + 1):
            return before[position:]
    return before


def without_governed(passage: Passage, after: list[Quantity]) -> list[Quantity]:
    """Return the people after an English verb but for those of "hurt nine at the grave of a judge, Karim"."""
    if passage.language != "en":
        return after
    kept, governed = after[:1], False
    for one in after[1:]:
        before = passage.words[one.first - 1].norm
        governed = before in _GOVERNING or (governed and before != "and")
        kept += [] if governed else [one]
    return kept


def since_colon(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return the people after a colon, which parts the whole from what befell some: "of five: two died"."""
    if before and passage.language == "ru" and _is_of_named(passage, before[-1].last, marker.first):
        return []  # "обстрелял двоих: Назар Саидов погиб"
    for position in range(len(before) - 1, 0, -1):
        one, other = before[position - 1], before[position]
        if ":" in passage.text[passage.words[one.last - 1].end : passage.words[other.first].start]:
            return before[position:]
    return before


def _is_of_named(passage: Passage, index: int, verb: int) -> bool:
    """Return whether nothing but a name stands between a colon and a verb, from a word on."""
    first = verb
    while first > index and passage.words[first - 1].capital and not clause_ends(passage, first):
        first -= 1
    while first > index and (
        passage.words[first - 1].norm.endswith(_AGED) or passage.words[first - 1].digits
    ):
        first -= 1
    colon = ":" in passage.text[passage.words[first - 1].end : passage.words[first].start]
    return verb - first >= _NAMES and colon


def before_list(
    passage: Passage, marker: Marker, following: Marker | None, after: list[Quantity]
) -> list[Quantity]:
    """Return those before a Russian colon, behind which another verb tells: "семью: он убит"."""
    if passage.language != "ru" or following is None or not following.back or not after:
        return after
    if passage.has_any("part.group", marker.last, after[0].first):
        return [
            one
            for one in after
            if ":" not in passage.text[passage.words[marker.last - 1].end : passage.words[one.first].start]
            or ";" in passage.text[passage.words[one.last - 1].end : passage.words[following.first].start]
        ]  # the latter: "погибла семья: муж, жена и двое детей; четвёртый ребёнок ранен"
    return after
