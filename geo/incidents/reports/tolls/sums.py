"""Numbers that make up a whole told before them: "nine (five men and four women)"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import dashed, past_list
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.whole_nouns import are_of_other_nations, is_whole_noun

_LIST_GAP = 3  # words between the parts of a list
_MOST_PARTS = 4  # of a whole
_APART = frozenset(",،:–—(")
_ASIDE = frozenset(":–—(")
_WITH, _AND, _MORE = {"с", "со"}, "و", {"еще", "ещё"}
_COUNTED_IN = 12  # words from "с учётом" to the toll
_BRACKET = 120  # signs from the last number in brackets to their end
_TOLL = {"погибли", "погибло", "погиб", "погибших", "убиты", "убито", "убитых", "жертв", "жертвами"}
_TOLL |= {"число", "количество", "счет", "список", "скончались", "потери"}
_TOLD_APART, _PAUSES, _WHICH = frozenset("؛;:"), frozenset("،,"), "که"  # before the parts of a Dari whole
_LONGEST = 8  # words from a whole to its parts
_ENCLOSED = 16  # words of the parts of a whole
_ANYBODY = {"", "generic"}  # kinds of people that tell no side
_WHOLE_AND_PARTS, _OPENS_LIST = 3, ":"  # figures of a whole and its parts, and the sign between them
_OF_WHOLE = {"از", "میان", "جمع", "جمله", "مجموع"}  # right before a whole
_OPENS = {"а", "но", "и"}  # before who has a verb of his own
_SHOT_AT = "расстрел"  # who was shot at need not be dead

_ONE_RU = {"один", "одна", "одно"}
_WERE_RU = {"были", "был", "была", "оказались", "оказался", "являлись"}
_BEFELL = ("ены", "аны", "иты", "ен", "ан", "ит", "ена", "ана", "ита")  # ends of short participles
_HARMED = 4  # words from "ранены" to how many, and of "в крайне тяжёлом состоянии"


def is_of_sum(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a number is one of those that make a whole before them: "nine (5 men, 4 women)"."""
    for start in range(max(0, number - _MOST_PARTS), number):
        whole = found[start]
        if not whole.spoken:
            continue
        total = 0
        for last in range(start + 1, min(len(found), start + 1 + _MOST_PARTS)):
            total += found[last].value
            if total >= whole.value:
                break
        if total != whole.value or not start + 1 < last or not number <= last:
            continue
        if _in_brackets(passage, whole, found[start + 1 : last + 1]):
            return True  # "11 soldiers were killed (3 officers and 8 privates) and five wounded"
        told = _told_harmed(passage, found[start + 1].first, found[last].first)
        told = told or _has_verb(passage, found[last])
        told = told or (passage.language == "ru" and passage.has("person.other", found[last].first))
        told = told or are_of_other_nations(passage, whole, found[start + 1 : last + 1])
        if told or _are_told_apart(passage, whole, found[start + 1], found[last]):
            continue  # "fifteen were hit: three died, twelve were wounded"
        first = found[start + 1].first
        gap = passage.text[passage.words[first - 1].end : passage.words[first].start]
        listed = all(
            after.first - before.last <= _LIST_GAP for before, after in pairwise(found[start + 1 : last + 1])
        )
        if listed and passage.has_any("part.before", whole.last, first):
            return True  # "سیزده تن شامل هشت طالب، سه سرباز و دو غیرنظامی"
        if (
            (gap == " - " or not _APART.isdisjoint(gap))
            and ";" not in gap
            and (gap.strip() not in {",", "،"} or is_whole_noun(passage, whole, found[start + 1 : last + 1]))
        ):
            return True
    return False


def _has_verb(passage: Passage, one: Quantity) -> bool:
    """Return whether a bare Russian number has a verb of harm: "пять, из них двое детей, а двое ранены"."""
    bare = passage.language == "ru" and one.last - one.first == 1
    opens = clause_ends(passage, one.first) or passage.words[one.first - 1].norm in _OPENS
    return bare and opens and one.last in passage.casualty_words


def without_some_of(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return Dari figures without those of a whole that "of" opens: "از پنج زخمی، دو تن با گلوله زخمی"."""
    if passage.language != "fa" or len(figures) < 2:  # noqa: PLR2004 - nobody besides
        return figures
    wholes = [one for one in figures if one.first and passage.words[one.first - 1].norm in _OF_WHOLE]
    return [
        one
        for one in figures
        if not any(
            whole.kind == one.kind and whole.last <= one.first and one.value <= whole.value
            for whole in wholes
            if whole is not one and passage.casualty_words.issuperset((whole.last - 1,))
            if not passage.has_any("speech.verbs", whole.last, one.first)  # "از ده کشته خبر دادند، ولی"
        )
    ]


def with_those_counted(passage: Passage, sentence: Sentence) -> tuple[Sentence, Sentence] | None:
    """
    Return the parts of a Russian sentence around who is counted in its toll, the toll in the second.

    "С учётом найденного солдата погибли трое" tells of three, and of no fourth.
    """
    for mark in passage.marks_in("part.counted_in", sentence.first, sentence.last)[:1]:
        until = range(mark.last, min(sentence.last, mark.last + _COUNTED_IN))
        toll = next((index for index in until if passage.words[index].norm in _TOLL), None)
        if toll is not None and passage.words[mark.first - 1].norm != "не":
            return sentence._replace(last=mark.first), sentence._replace(first=toll)
    return None


def says_who_some_are(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether Russian only says who some of a number are: "погибли девять человек, трое — дети"."""
    one, whole = found[number], found[number - 1]
    if passage.language != "ru" or not number or one.first == 0:
        return False
    if not one.spoken and dashed(passage, one.first):  # "один — полицейский", "двое — женщины"
        alone = whole.last == one.first - 1 and passage.words[whole.last].norm in _ONE_RU
        return alone or (whole.last == one.first and says_who_some_are(passage, found, number - 1))
    return whole.last == one.first and _are_some(passage, one, whole)


def _are_some(passage: Passage, one: Quantity, whole: Quantity) -> bool:
    """Return whether people right behind more of them are told by a dash or "were" who or how they are."""
    after = one.first + 1
    if whole.value <= one.value or not clause_ends(passage, one.first) or after >= len(passage.words):
        return False
    harmed = range(max(0, whole.first - _HARMED), whole.first)
    if passage.words[after].norm in _WERE_RU:  # "трое были детьми"
        told = not passage.casualty_words.isdisjoint(harmed)
        return told and after + 1 < len(passage.words) and category_at(passage, after + 1) != ""
    if not dashed(passage, after):
        return False
    hurt = passage.has_any("wounded.back", harmed.start, harmed.stop)
    grave = hurt and passage.has_any("wounded.state", after, after + _HARMED)
    return grave or (after not in passage.casualty_words and category_at(passage, after) != "")


def is_dashed_subject(passage: Passage, one: Quantity, markers: Collection[int]) -> bool:
    """Return whether a Russian dash leads to what befell people: "погибли пятеро, трое — в больнице"."""
    if passage.language != "ru" or not (clause_ends(passage, one.first) and dashed(passage, one.last)):
        return False
    norm = passage.words[one.last].norm
    return norm.endswith(_BEFELL) if one.last in markers else norm == "в" and one.last + 1 in markers


def is_in_dashes(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether English dashes hold who those counted before them are: "three men – A; his son; B –"."""
    if passage.language == "tg":
        return _is_enclosed(passage, found, number)
    if passage.language != "en":
        return False
    for position in range(number - 1, max(-1, number - 1 - _MOST_PARTS), -1):
        whole = found[position]
        if not whole.spoken or whole.value < 2:  # noqa: PLR2004 - nobody is one of one
            continue
        end = past_list(passage, whole.last, len(passage.words) - 1)
        if end <= whole.last or found[number].last > end:
            return False
        inside = [one for one in found[position + 1 :] if one.last <= end]
        return sum(one.value for one in inside) <= whole.value
    return False


def _is_enclosed(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether Tajik signs hold those who make a whole: "даҳ тан (ҳафт кӯчӣ ва | се деҳнишин)"."""
    for whole in found[max(0, number - _MOST_PARTS) : number]:
        end = _enclosure_end(passage, whole.last) if whole.spoken and whole.value > 1 else 0
        if end and found[number].last <= end:
            return 0 < sum(one.value for one in passage.numbers_in(whole.last, end)) <= whole.value
    return False


def _enclosure_end(passage: Passage, first: int) -> int:
    """Return where brackets or dashes end that open before a word, or 0."""
    if first >= len(passage.words):
        return 0
    bracket = "(" in passage.text[passage.words[first - 1].end : passage.words[first].start]
    if not (bracket or dashed(passage, first)):
        return 0
    for index in range(first + 1, min(len(passage.words), first + _ENCLOSED)):
        gap = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if ")" in gap if bracket else dashed(passage, index):
            return index
    return 0


def is_of_side(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether English says how many of those counted were of a side: "five dead – three from one"."""
    if passage.language != "en" or not any(
        mark.first == one.last for mark in passage.marks_in("part.side", one.last, sentence.last)
    ):
        return False
    text, words = passage.text, passage.words
    for whole in passage.numbers_in(sentence.first, one.first):
        between = text[words[whole.last - 1].end : words[one.first].start]
        apart = " - " in between or not _ASIDE.isdisjoint(between)
        harmed = not passage.casualty_words.isdisjoint(range(max(sentence.first, whole.first - 2), one.first))
        if whole.value > one.value and apart and harmed:
            return True
    return False


def without_rest(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures without the wounded left after some died: "двое умерли, трое лечатся"."""
    if passage.language == "en":
        return _without_told_apart(passage, figures)
    if passage.language == "ru":
        figures = _without_retold(passage, _without_shot_at(passage, figures))
    if passage.language == "fa":
        figures = [one for kind in KINDS for one in _without_parts(passage, figures, kind)]
    if passage.language not in {"ru", "fa"} or len(figures) < len(("whole", "dead", "rest")):
        return list(figures)
    for dead in figures:
        whole = [one for one in figures if one.kind == "wounded" and one.last <= dead.first]
        rest = [one for one in figures if one.kind == "wounded" and one.first >= dead.last]
        if dead.moved and len(whole) == len(rest) == 1 and whole[0].value == dead.value + rest[0].value:
            return [one for one in figures if one is not rest[0]]
    return list(figures)


def _without_parts(passage: Passage, figures: Sequence[Figure], kind: str) -> list[Figure]:
    """Return Dari figures of a kind, a whole without its parts: "پنج تن زخمی شدند که سه تن …"."""
    mine = [one for one in figures if one.kind == kind]
    if len(mine) < 2 or any(one.toll or one.earlier or one.moved for one in mine):  # noqa: PLR2004 - as most
        return mine
    whole, *parts = sorted(mine, key=lambda one: one.first)
    total = sum(one.value for one in parts)
    if whole.value < 2 or total > whole.value or any(one.more for one in parts):  # noqa: PLR2004 - nobody else
        return mine
    between = range(whole.last, parts[0].first)
    sign = passage.text[passage.words[whole.last - 1].end : passage.words[parts[0].first].start]
    opened = not _TOLD_APART.isdisjoint(sign) or any(passage.words[at].norm == _WHICH for at in between)
    opened = opened and len(between) <= _LONGEST and not any(category_at(passage, at) for at in between)
    any_whom = all(one.categories <= _ANYBODY for one in parts)
    alike = any_whom or whole.categories <= _ANYBODY
    exact = total == whole.value and alike and (opened or not _PAUSES.isdisjoint(sign))
    return [whole] if exact or (opened and any_whom) else mine


def _without_shot_at(passage: Passage, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return Russian figures, of those shot at only the dead: "расстрелял двоих: один погиб"."""
    text, words = passage.text, passage.words
    for whole in figures:
        if whole.kind != "killed" or whole.value < 2 or whole.earlier:  # noqa: PLR2004 - nobody else
            continue
        if not any(words[index].norm.startswith(_SHOT_AT) for index in range(whole.first, whole.last)):
            continue
        parts = [one for one in figures if one.first >= whole.last and one.value]
        if not parts or ":" not in text[words[whole.last - 1].end : words[parts[0].first].start]:
            break
        left = whole.value - sum(one.value for one in parts)
        if left < 0:
            break
        dead = any(one.kind == "killed" for one in parts)
        rest = [] if dead or not left else [whole._replace(value=left)]
        return [*(one for one in figures if one.last <= whole.first), *rest, *parts]
    return figures


def _without_retold(passage: Passage, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return Russian figures without those told again behind a colon: "стоило жизни солдату: погиб"."""
    text, words = passage.text, passage.words
    for whole in figures:
        mine = [one for one in figures if one.kind == whole.kind and one.first >= whole.last]
        if not mine or ":" not in text[words[whole.last - 1].end : words[mine[0].first].start]:
            continue
        same = all(one.categories & {"", "generic", *whole.categories} for one in mine)
        if same and not mine[0].more and sum(one.value for one in mine) == whole.value:
            return [one for one in figures if one not in mine]
    return figures


def _without_told_apart(passage: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """Return English figures without who is told one by one after a colon: "three were hurt: A lost"."""
    text, words = passage.text, passage.words
    for whole in figures:
        mine = [one for one in figures if one.kind == whole.kind and one.first >= whole.last]
        colon = bool(mine) and ":" in text[words[whole.last - 1].end : words[mine[0].first].start]
        told = sum(one.value for one in mine)
        apart = all(one.value == 1 for one in mine) and told <= whole.value
        if colon and whole.value > 1 and (apart or told == whole.value):
            return [one for one in figures if one not in mine]
    return list(figures)


def _are_told_apart(passage: Passage, whole: Quantity, first: Quantity, last: Quantity) -> bool:
    """Return whether verbs tell of a number and of those after it: "ду кушта, яке ярадор"."""
    if passage.language == "en":
        return False
    end = passage.sentences[passage.sentence_number(last.first)].last
    if passage.language == "ru":  # but: "двое убиты — талиб и мальчик, ещё трое ранены"
        end = next((index for index in range(last.last, end) if clause_ends(passage, index)), end)
        if passage.words[last.first - 1].norm in _MORE:  # "убиты 12, включая двоих чужих, ещё 10 ранены"
            return not passage.casualty_words.isdisjoint(range(last.last, end))
    hurt = passage.casualty_words
    return not (hurt.isdisjoint(range(whole.last, first.first)) or hurt.isdisjoint(range(last.last, end)))


def _told_harmed(passage: Passage, first: int, last: int) -> bool:
    """Return whether verbs say what befell people; Russian wounds with "с" only tell how they are."""
    harmed = passage.casualty_words.intersection(range(first, last))
    if not harmed or passage.language != "ru":
        return bool(harmed)
    marks = passage.marks_in("wounded.back", first, last)
    state = {
        index
        for mark in marks
        if passage.words[mark.first].norm in _WITH
        for index in range(mark.first, mark.last)
    }
    return not harmed <= state


def _in_brackets(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether brackets hold all the parts of a number."""
    text, words = passage.text, passage.words
    before = text[words[whole.last - 1].end : words[parts[0].first].start]
    after = text[words[parts[-1].last - 1].end :]
    if passage.language == "ru":  # "(двое сапёров и трое солдат, в том числе старшина)"
        closed = after.find(")")
        within = text[words[parts[0].first].start : words[parts[-1].last - 1].end]
        return (
            before.endswith("(")
            and ")" not in within
            and 0 <= closed < _BRACKET
            and "(" not in after[:closed]
        )
    return before.endswith("(") and after[:1] == ")"


def follows_named_part(passage: Passage, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether Dari names a part before another: "بشمول دو فرمانده بنام نادر و صمد و شش جنگجو"."""
    joined = quantity.first - 1 > sentence.first and passage.words[quantity.first - 1].norm == _AND
    before = passage.numbers_in(sentence.first, quantity.first)
    next_part = bool(before) and quantity.first - before[-1].last <= _LIST_GAP
    if not joined and not (next_part and clause_ends(passage, quantity.first)):
        return False
    if len(before) < len(("whole", "part")) or not passage.has("part.before", before[-1].first - 1):
        return False
    whole, part = before[-2:]
    between = range(whole.last, quantity.first)
    harmed = not passage.casualty_words.isdisjoint(between)
    return not harmed and part.value + quantity.value <= whole.value


def without_whole(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return figures without the whole of the others: "nine were hurt: four killed, five wounded"."""
    if len(figures) < _WHOLE_AND_PARTS:
        return figures
    for whole in figures:
        parts = [one for one in figures if one.first >= whole.last]
        gap = passage.words[whole.last - 1].end
        if (
            {one.kind for one in parts} == set(KINDS)
            and sum(one.value for one in parts) == whole.value
            and _OPENS_LIST in passage.text[gap : passage.words[parts[0].first].start]
        ):
            return [one for one in figures if one is not whole]
    return figures


def without_denied(figures: Sequence[Figure], none: Sequence[Figure]) -> list[Figure]:
    """Return figures without those that lie in words for nobody: "захмӣ" in "Захмӣ нест"."""
    return [one for one in figures if not any(no.first <= one.first and one.last <= no.last for no in none)]
