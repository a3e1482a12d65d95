"""Of what kind the people are of whom the words beside a verb, or the sentence before, speak."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at

_BY_WHOM = ("ами", "ями", "ыми", "ими")  # ends of Russian words for who did it
_SHOTS = ("trigger.fire", "trigger.attack")
_TO, _HIM = "ба", {"у", "вай"}
_RESISTANCE = {"муковимат", "мукобилият"}  # to whom others put it up
_UPON = {"بر", "بالای"}  # before whom, or whose house, Dari has attacked
_TARGET, _OWNER = 8, 3  # words from "to" to the shots; of "to the house of the teacher"


def victim_at(passage: Passage, index: int) -> str:
    """Return the kind of people that a word names who did not do it: not "از سوی پولیس"."""
    first = index
    while first and category_at(passage, first - 1):
        first -= 1  # "به دست افراد ناشناس"
    number = passage.number_covering(first - 1) if first else None
    owner = (number.first if number is not None else first) - 1  # "мошини як узви шӯро"
    if first and (passage.has("part.by", first - 1) or passage.has("object.owned", owner)):
        return ""
    if first > 1 and passage.words[first - 1].norm == _TO and passage.words[first - 2].norm in _RESISTANCE:
        return ""  # "ҳангоми муқовимат ба сарҳадбонон"
    if passage.language == "ru" and passage.words[index].norm.endswith(_BY_WHOM):
        return ""  # "был убит неизвестными"
    return category_at(passage, index)


def spoken_of_before(passage: Passage, sentence: Sentence) -> str:
    """Return the kind of people of whom the sentence before speaks last, or ""."""
    number = passage.sentence_number(sentence.first)
    if number == 0 or (passage.language == "ru" and passage.has("killed.body", sentence.first)):
        return ""  # not of who did it: "Тело нашли"
    before = passage.sentences[number - 1]
    if passage.language in {"fa", "en"} and passage.has_any("moved.them", sentence.first, sentence.last):
        counted = _counted_before(passage, before)
        if len(counted) == 1:
            return counted.pop()
    for index in range(before.last - 1, before.first - 1, -1):
        if passage.language == "tg" and counts_anybody(passage, index):
            return ""  # "наряд ба ду нафари ношинос дучор омад"
        kind = victim_at if passage.language in {"fa", "tg"} else category_at
        category = kind(passage, index)
        if category and (category != "generic" or passage.words[index].norm == "men"):
            if category == "attackers" and passage.language in {"tg", "fa"}:
                attacked = _shot_at if passage.language == "tg" else _attacked
                return attacked(passage, before) or category
            return "attackers" if _crossed(passage, before, index) else category
    return ""


def counts_anybody(passage: Passage, index: int) -> bool:
    """Return whether a word is of several people who are told without their kind, behind "to"."""
    number = passage.number_covering(index - 1) if index > 1 else None
    if number is None or number.value < 2 or not number.first:  # noqa: PLR2004 - one is not several
        return False
    return category_at(passage, index) == "generic" and passage.words[number.first - 1].norm == _TO


def _shot_at(passage: Passage, sentence: Sentence) -> str:
    """Return "civilians" if those are whom Tajik attackers shot at: "ба муаллим тир андохт. Ӯ захмӣ шуд"."""
    for name in _SHOTS:
        for mark in passage.marks_in(name, sentence.first + 1, sentence.last):
            at = range(mark.first - 1, max(sentence.first, mark.first - _TARGET) - 1, -1)
            to = next((index for index in at if passage.words[index].norm == _TO), mark.first)
            whom = range(to + 1, min(mark.first, to + 1 + _OWNER))
            if any(passage.words[index].norm in _HIM for index in whom):
                told = spoken_of_before(passage, sentence)  # "ба ӯ тир андохт"
            else:
                told = next((kind for index in whom if (kind := category_at(passage, index))), "")
            if told == "civilians":
                return told
    return ""


def _attacked(passage: Passage, sentence: Sentence) -> str:
    """Return "civilians" if those are at whose house Dari has an attack: "بر خانه معلم حمله کردند. او"."""
    for name in _SHOTS:
        for mark in passage.marks_in(name, sentence.first + 1, sentence.last):
            at = range(mark.first - 1, max(sentence.first, mark.first - 2 * _TARGET) - 1, -1)
            to = next((index for index in at if passage.words[index].norm in _UPON), mark.first)
            kinds = {category_at(passage, index) for index in range(to + 1, mark.first)} - {"", "generic"}
            if kinds == {"civilians"}:
                return "civilians"
    return ""


def _crossed(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether English tells of men who crossed the border: they came armed, as a rule."""
    crossed = passage.has_any("trigger.infiltration", sentence.first, sentence.last)
    return passage.language == "en" and crossed and passage.words[index].norm in {"men", "nationals"}


def counted_in_last(passage: Passage, sentence: Sentence) -> str:
    """Return the kind of the people whom the sentence before counts, if all are of one kind, or ""."""
    number = passage.sentence_number(sentence.first)
    kinds = _counted_before(passage, passage.sentences[number - 1]) if number else set()
    return kinds.pop() if len(kinds) == 1 else ""


def _counted_before(passage: Passage, before: Sentence) -> set[str]:
    """Return the kinds of several people whom a sentence counts: "one of them" is one of those."""
    kinds = {
        category_at(passage, number.last)
        for number in passage.numbers_in(before.first, before.last)
        if number.value > 1 and number.last < before.last
    }
    return kinds - {"", "generic"}
