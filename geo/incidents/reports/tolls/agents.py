"""Russian nouns for people that the lexicon lacks, known by what they end in: "проходчик", "взрывника"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_NOMINATIVES = ("чик", "щик", "ник", "тель", "ист", "лог", "нин", "чица", "щица", "тельница")
_OBJECTS = ("чика", "щика", "ника", "теля", "иста", "лога", "нина", "чицу", "щицу", "тельницу")
_DATIVES = ("чику", "щику", "нику", "телю", "исту", "логу", "нину")
_ENDINGS = (*_NOMINATIVES, *_OBJECTS, *_DATIVES)
_BEFORE, _AFTER = 8, 5  # words around such a noun in which somebody is told to be harmed
_OTHER_ONE = {"второго", "третьего", "другого", "вторую", "другую", "третью", "последнего"}
_NAMED_REACH = 10  # words between two objects, the first with his office, its place and his name
_LONG = 6  # letters at least
_SNIPER, _SHOTS = "снайпер", ("огн", "огон", "выстрел", "пул")  # "от пули снайпера"


def may_be_agent(passage: Passage, index: int) -> bool:
    """Return whether a Russian word ends as nouns for people do."""
    norm = passage.words[index].norm
    return norm.endswith(_ENDINGS) and len(norm) >= _LONG and not passage.has("object.lifeless", index)


def is_object_agent(passage: Passage, index: int) -> bool:
    """Return whether such a word stands in the case of whom something is done to: "взрывника"."""
    return passage.words[index].norm.endswith(_OBJECTS) and may_be_agent(passage, index)


def is_object(passage: Passage, one: Quantity) -> bool:
    """Return whether a Russian number or noun stands in a case of the one whom something is done to."""
    norm = passage.words[one.first].norm
    if one.spoken:
        return norm.endswith(("х", "ого", "одну"))
    return (
        passage.has("person.object", one.first) or norm in _OTHER_ONE or is_object_agent(passage, one.first)
    )


def is_author(passage: Passage, index: int) -> bool:
    """Return whether a Russian noun only says whose attack it was: "атаки террориста-смертника"."""
    before = index - 1
    while before > 0 and passage.has("person.object", before):
        before -= 1
    if passage.language != "ru" or before < 0 or clause_ends(passage, before + 1):
        return False
    if passage.words[index].norm.startswith(_SNIPER) and passage.words[before].norm.startswith(_SHOTS):
        return True
    act = before in passage.event_words and before not in passage.casualty_words
    return act and category_at(passage, index) == "attackers" and passage.has("person.object", index)


def named_object_joined(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether "и" joins a Russian object to another with a name: "убили врача Ли и сторожа Назара"."""
    if passage.language != "ru" or other.first - one.last > _NAMED_REACH:
        return False
    if passage.words[other.first - 1].norm != "и" or not (
        is_object(passage, one) and is_object(passage, other)
    ):
        return False
    return not any(clause_ends(passage, index) for index in range(one.last, other.first))


def agent(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person whom a noun of such an ending tells beside words for killed or wounded."""
    if passage.language != "ru" or not may_be_agent(passage, index) or passage.has("object.money", index):
        return None
    if passage.has("person.one", index) or index in passage.casualty_words or is_author(passage, index):
        return None
    low, high = max(sentence.first, index - _BEFORE), min(sentence.last, index + _AFTER)
    if passage.casualty_words.isdisjoint(range(low, high)):
        return None
    return Quantity(index, index + 1, 1, category_at(passage, index) or "civilians", spoken=False)
