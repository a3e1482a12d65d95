"""Figures of an entry in a list: "Fatalities: 2; injured: at least 3", Dari "کشته سه نفر، زخمی نه نفر"."""

from collections.abc import Collection

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends

_OPENS_LIST = frozenset(":")
_OPENS = {"tg": frozenset(":—–-")}  # where a dash may stand in its place: "Кушта — чор нафар, захмӣ — ду"
_LISTED, _STOPS = 4, frozenset(";:.(")  # words between two of a list, and signs that end it
_LINKS = frozenset({",", "and", "ва"})  # between two of a list
_NUMBER_RU = {"число", "количество"}  # before the word of an entry: "Число погибших: 4, раненых: 5"
_NEXT = 3  # words from the colon to the number
_ENTRIES, _AND = {"کشته", "زخمی", "مجروح", "شهید"}, {"و", "پس", "اکنون", "حالا"}  # in and before Dari entries
_ARE = {"است", "اند", "بود", "بودند", "و"}  # behind them


def entered(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return the figures of an entry in a list: "Fatalities: 2; injured: at least 3"."""
    figures = []
    for number in passage.numbers_in(sentence.first + 1, sentence.last):
        if passage.language == "fa" and _heads_entry(passage, sentence, number):
            figures += _of_label(passage, number.first - 1, number, taken)
            continue
        for index in range(number.first, max(sentence.first, number.first - _NEXT), -1):
            between = passage.text[passage.words[index - 1].end : passage.words[index].start]
            if between.strip() not in _OPENS.get(passage.language, _OPENS_LIST):
                continue
            parted = any(clause_ends(passage, step) for step in range(index + 1, number.first + 1))
            another = bool(passage.numbers_in(index, number.first))  # "Раненые: трое мужчин, один тяжело"
            if not (parted and (another or passage.language == "en")):
                opens = index - 1 == sentence.first or clause_ends(passage, index - 1)
                opens = opens or passage.words[index - 2].norm in _NUMBER_RU
                figures += _of_label(passage, index - 1, number, taken) if opens else []
                break
    return figures


def _heads_entry(passage: Passage, sentence: Sentence, number: Number) -> bool:
    """Return whether Dari tells dead or wounded as in a list: "کشته سه نفر است، زخمی نه نفر"."""
    head, after = number.first - 1, number.last
    if head not in passage.casualty_words or category_at(passage, after) != "generic":
        return False
    opens = head == sentence.first or clause_ends(passage, head) or passage.words[head - 1].norm in _AND
    ended = after + 1 >= sentence.last or clause_ends(passage, after + 1)
    ended = ended or passage.words[after + 1].norm in _ARE
    return opens and ended and passage.words[head].norm in _ENTRIES


def _of_label(passage: Passage, index: int, number: Number, taken: Collection[int]) -> list[Figure]:
    """Return the figure of a number after a colon, where the word before it says killed or wounded."""
    aged = "(" in passage.text[passage.words[number.first - 1].end : passage.words[number.first].start]
    if aged or number.first in taken or passage.has("object.money", number.last):
        return []  # aged: "Погибшие: Абдул Рауф (61)"
    known = passage.language == "tg" and category_at(passage, number.last) not in {"", "generic"}
    value = number.value + (_further(passage, number) if passage.language == "en" or known else 0)
    return [
        Figure(kind, value, frozenset({"generic"}), index, number.last)
        for kind in KINDS
        if passage.has(f"{kind}.number_after", index) or passage.has(f"{kind}.back", index)
    ][:1]


def _further(passage: Passage, number: Number) -> int:
    """Return how many are listed after the first of an entry: "Dead: 2 Chinese nationals, 1 Tajik".

    In Tajik, too, where the first are no whole: "Захмиён: ду зан ва ду кӯдак", not "панҷ нафар, ду зан".
    """
    more, last = 0, number.last
    end = passage.sentences[passage.sentence_number(number.first)].last
    for other in passage.numbers_in(number.last, end):
        between = passage.text[passage.words[last - 1].end : passage.words[other.first].start]
        people = other.last < end and (
            category_at(passage, other.last) or passage.family_in("nation", other.last, other.last + 1)
        )
        if passage.language == "tg" and people == "generic":
            break  # "чор марзбон, ду нафарашон вазнин"
        if (
            other.first - last > _LISTED
            or not people
            or _LINKS.isdisjoint(between.replace(",", " , ").split())
        ):
            break
        if not _STOPS.isdisjoint(between) or not passage.casualty_words.isdisjoint(range(last, other.first)):
            break
        more, last = more + other.value, other.last
    return more
