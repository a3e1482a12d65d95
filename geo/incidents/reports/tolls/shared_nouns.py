"""Tajik and Dari numbers whose noun stands only after a later one: "дар Фархор се ва дар Панҷ чор нафар"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.words import normal

_AND = {"ва", "و"}
# What begins both of two phrases alike.
_PLACED = frozenset(map(normal, ["аз", "дар", "ба", "از", "در", "به", "بر"]))
_FIRST = frozenset(map(normal, ["аввал", "нахуст", "ибтидо", "пештар", "نخست", "اول", "ابتدا"]))
_THEN = frozenset(map(normal, ["баъд", "сипас", "пасон", "баъдтар", "дертар", "سپس", "بعد", "بعدتر", "بعداً"]))
_SIDES = frozenset(map(normal, ["ҷониби", "тарафи", "дастаи", "гурӯҳи"]))
_PHRASE = 4  # words of "аз ҷониби дигар"


def shares_noun(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a bare number counts what the next one of a phrase like its own counts."""
    joint = number.last
    if passage.language not in {"tg", "fa"} or joint + 2 >= sentence.last:
        return False
    comma = passage.language == "tg" and clause_ends(passage, joint)  # "дар аввалӣ шаш, дар дуюмӣ ду нафар"
    if passage.words[joint].norm not in _AND and not comma:
        return False
    joint -= comma
    head = passage.words[joint + 1].norm
    low = max(sentence.first, number.first - _PHRASE)
    like = (head in _PLACED or head in _SIDES) and any(
        passage.words[index].norm == head for index in range(low, number.first - 1)
    )
    then = head in _THEN and passage.words[number.first - 1].norm in _FIRST
    following = passage.numbers_in(joint + 2, min(sentence.last, joint + 2 + _PHRASE))[:1]
    if not following or not (like or then):
        return False
    noun = following[0].last
    counts = noun < sentence.last and (category_at(passage, noun) or noun in passage.casualty_words)
    between = range(number.first + 1 + comma, following[0].first + 1)
    apart = any(clause_ends(passage, index) for index in between)
    return bool(counts) and not apart and passage.casualty_words.isdisjoint(between)
