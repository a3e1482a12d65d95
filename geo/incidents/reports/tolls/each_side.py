"""Numbers told of each of two sides or families in Tajik and Dari: "аз ҳар тараф ду", "هر دو طرف یک"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence

_SIDES = {"طرف", "جانب", "سو", "тараф", "чониб", "су", "гурух", "кавм", "оила", "хонавода"}  # after "of each"
_OVER = ("شد", "شدند", "شده", "گردید", "باخت", "باختند")  # ends of Dari verbs, after which others are told
_AND_OTHERS = 3  # words of "нафар кушта ва"
_BAND = 7  # words to a number told of each before
_ON = {"аз", "дар", "از", "در"}  # before two sides taken together


def of_each(passage: Passage, number: Number) -> bool:
    """Return whether as many are told of each of two sides: "از هر طرف یک تن"."""
    before = [word.norm for word in passage.words[max(0, number.first - 2) : number.first]]
    if before[-1:] in (["ва"], ["و"]) and not before[0].endswith(_OVER):
        # "аз ҳар тараф як нафар кушта ва як нафар захмӣ"
        told = passage.numbers_in(max(0, number.first - _BAND), number.first)
        return any(of_each(passage, one) and _count_alike(passage, one, number) for one in told)
    if before[:1] in (["دو"], ["ду"]):  # "هر دو طرف یک کشته دادند"
        before = [word.norm for word in passage.words[max(0, number.first - 3) : number.first]]
        if number.first >= len(before) + 1 and passage.words[number.first - len(before) - 1].norm in _ON:
            return False  # "аз ҳар ду тараф панҷ кас кушта шуд" counts both
    return before[:1] in (["هر"], ["хар"]) and before[-1] in _SIDES


def groups_of(passage: Passage, number: Number, sentence: Sentence) -> int:
    """Return of how many groups each lost so many: of two, or "се хонавода …: аз ҳар хонавода як нафар"."""
    each = passage.words[number.first - 1].norm
    for one in passage.numbers_in(sentence.first, number.first):
        if passage.language == "tg" and passage.words[one.last].norm == each and one.last < number.first - 1:
            return one.value
    return 2


def _count_alike(passage: Passage, one: Number, other: Number) -> bool:
    """Return whether the same noun, or none, follows two numbers: "як кушта ва як захмӣ"."""
    if other.last >= len(passage.words) or other.first - one.last > _AND_OTHERS:
        return False  # "از هر طرف یک تن کشته شد و چهار تن زخم برداشتند"
    if {one.last, other.last} <= passage.casualty_words:
        return True
    return passage.words[one.last].norm == passage.words[other.last].norm
