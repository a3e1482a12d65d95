"""People told by their nation alone: "مرگ دو چینی و یک افغان", "як чинӣ", "two Afghans and a Tajik"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends

_FOLLOWS = {"و", "ва", "را", "ё", "یا", "е"}  # what may follow the name of a nation that is a noun
AFTER_PERSON = {  # what may follow somebody told in English
    *(
        "and",
        "or",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "have",
        "who",
        "whose",
        "before",
        "after",
        "from",
        "in",
        "at",
        "on",
    ),
    *("near", "outside", "by", "with", "aged", "named", "dead", "also", "while", "when", "as", "but", "died"),
}


def is_national(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a number counts people by their nation alone: "مرگ دو چینی و یک افغان را"."""
    if index >= sentence.last or clause_ends(passage, index):
        return False
    if passage.language == "en":
        return _is_noun(passage, index, sentence)
    if (
        passage.language == "ru"
        or not passage.family_in("nation", index, index + 1)
        or passage.family_in("state", index, index + 1)
    ):
        return False
    if passage.language == "fa":  # whose adjectives stand behind a noun: "یک تاجیک در انفجار"
        return True
    after = index + 1
    ends = after >= sentence.last or clause_ends(passage, after) or after in passage.casualty_words
    if passage.language == "tg" and not ends:  # "як чинӣ рӯзи душанбе дар Рустоқ кушта шуд"
        ends = passage.has("time.weekday_before", after) or passage.has("place.never_first", after)
    return ends or passage.words[after].norm in _FOLLOWS


def is_one_national(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether the name of a people stands after "a" for one of it: "shot dead an Afghan near"."""
    before = index - 1
    if index >= sentence.last or passage.words[before].norm not in {"a", "an"}:
        return False
    if before > sentence.first and clause_ends(passage, before):
        return False  # "the interpreter, an Afghan from Kunduz,"
    return _is_noun(passage, index, sentence)


def _is_noun(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether the English name of a people is a noun: a verb or "in" follows, or nothing."""
    if not passage.family_in("nation", index, index + 1) or passage.family_in("state", index, index + 1):
        return False
    after = index + 1
    ends = after >= sentence.last or clause_ends(passage, after) or after in passage.casualty_words
    if not ends and passage.words[after].norm == "or" and passage.family_in("nation", after + 1, after + 2):
        return _is_noun(passage, after + 1, sentence)  # "a Tajik or Russian aircraft"
    return ends or passage.words[after].norm in AFTER_PERSON


def is_of_thing(passage: Passage, index: int) -> bool:
    """Return whether Tajik people only tell whose a thing before them is: "як тарабхонаи чинӣ"."""
    if passage.language != "tg":
        return False
    head = index - 1
    while head > 0 and passage.words[head].norm.endswith("и") and not category_at(passage, head):
        if passage.has("object.post", head):
            return True  # "ба як пойгоҳи толибон", "се пойгоҳи сабуки толибон"
        head -= 1
    if passage.has("object.post", index - 1):
        return False
    if not passage.family_in("nation", index, index + 1):
        return False
    thing = not category_at(passage, index - 1) and passage.number_covering(index - 1) is None
    return thing and passage.words[index - 1].norm.endswith("и")
