"""Tajik numbers whose noun stands only after a later one: "аз як тараф се ва аз тарафи дигар чор нафар"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.words import normal

_AND = "ва"
_PLACED = frozenset(map(normal, ["аз", "дар", "ба"]))  # begin both of two phrases alike
_SIDES = frozenset(map(normal, ["ҷониби", "тарафи", "дастаи", "гурӯҳи"]))
_FIRST = frozenset(map(normal, ["аввал", "нахуст", "ибтидо", "пештар"]))
_THEN = frozenset(map(normal, ["баъд", "сипас", "пасон", "баъдтар", "дертар"]))
_PHRASE = 4  # words of "аз ҷониби дигар"


def shares_noun(passage: Passage, number: Number, sentence: Sentence) -> bool:
    """Return whether a bare Tajik number counts what the next one of a phrase like its own counts."""
    joint = number.last
    if passage.language != "tg" or joint + 2 >= sentence.last or passage.words[joint].norm != _AND:
        return False
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
    between = range(number.first, following[0].first + 1)
    apart = any(clause_ends(passage, index) for index in between)
    return bool(counts) and not apart and passage.casualty_words.isdisjoint(between)
