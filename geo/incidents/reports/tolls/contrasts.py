"""A figure put in another's place: "погибли не пятеро, а трое", "هرچند از پنج کشته خبر دادند، سه تن"."""

from collections.abc import Collection

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.asides import before_aside
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.own_verbs import is_verb
from geo.incidents.reports.tolls.people import category_at, clause_ends

_NOT, _BUT = "не", {"а", "но"}
_REACH = 16  # words from the figure denied to the one that holds, with who had told of it
_LEAD = 4  # words of "а, по уточнённым данным, семь"
_BEFORE, _AFTER = 4, 3  # words from "погибли" to "не", and from the figure that holds to "человека погибли"
_THOUGH = [
    phrase.split()
    for phrase in (
        "هرچند",
        "هر چند",
        "گرچه",
        "اگرچه",
        "در حالی که",
        "درحالی که",
        "در حالیکه",
        "با وجود ان که",
        "با انکه",
    )
]
_DENIES = {
    "denied",
    "denies",
    "denying",
    "rejected",
    "rejects",
    "dismissed",
    "dismisses",
    "refuted",
    "refutes",
}
_SAYING = {"saying", "adding", "insisting", "stating", "maintaining", "claiming", "noting"}
_HAD_BEEN = {"had", "have", "been", "were", "was"}
_AND_SAID = {"and", "but"}
_SAID = {"said", "says", "insisted", "insists", "stated", "put", "spoke", "confirmed", "maintained", "added"}
_HEAD = 6  # words at the head of a sentence
_THIS, _EARLIER = ["در", "این"], {"نخست", "نخستین", "قبلی", "پیشین", "اول", "اولی", "گذشته"}
_DENYING, _THAT = "رد", "که"  # "ضمن رد گزارش کشته شدن ده تن گفت که"
_NO_OR_NINE = "نه"
_OBJECT, _CONTRARY, _REPORTS = "را", {"برخلاف", "خلاف"}, ("گزارش", "ادعا", "خبر", "شایع", "گفته")
_HAD = {"بود", "بودند"}
_DESPITE, _PARTS = "вопреки", frozenset(":;")
_SAYS_RU = ("говор", "сообща", "сообщил", "подтвер", "призна", "заяв", "утвержда", "уточн")
_SAYING_RU = (
    "подтвердив",
    "сообщив",
    "признав",
    "заявив",
    "уточнив",
    "подтверждая",
    "сообщая",
    "признавая",
    "однако",
)
_NAMES = ("back", "forward", "number_after", "toll")


def contrasted(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return the figures of a sentence that stand in the place of others which it denies."""
    if passage.language != "ru":
        return []
    figures: list[Figure] = []
    for denied in passage.numbers_in(sentence.first + 1, sentence.last):
        no = denied.first - 1
        if passage.words[no].norm != _NOT or denied.first in taken:
            continue
        holds = _that_holds(passage, sentence, denied, taken)
        kind = "" if holds is None else _kind(passage, sentence, no, holds)
        if holds is None or not kind or any(one.kind == kind for one in figures):
            continue
        whom = frozenset({category_at(passage, holds.last) or "generic"})
        figures.append(Figure(kind, holds.value, whom, no, holds.last, toll=True))
    return figures


_CONFIRM, _LIES = "подтвер", {"ложью", "ложь", "неправдой", "вымыслом"}
_DEATH, _ONE_RU = {"гибель", "смерть"}, {"одного", "одной"}
_ONLY, _THEY_SAID = {"лишь", "только"}, ("говорили", "сообщали", "писали", "утверждали", "рассказывали")


def told_against(passage: Passage, sentence: Sentence) -> tuple[Sentence, Sentence] | None:
    """
    Return a clause that only tells what others say, or what had been, and the rest of a sentence.

    "هرچند طالبان از دو کشته خبر داده‌اند، شفاخانه پنج کشته را تأیید کرد", "در حملهٔ نخست دو تن کشته شده
    بودند و در این حمله سه تن کشته شدند".
    """
    if passage.language != "fa":  # "denied that ten had died, saying two were wounded"
        at = own_account(passage, sentence)
        at = at or (sentence.last if _denies_deaths(passage, sentence) else 0)
        return (sentence._replace(last=sentence.first), sentence._replace(first=at)) if at else None
    words = [word.norm for word in passage.words[sentence.first : sentence.first + _HEAD]]
    if any(words[: len(though)] == though for though in _THOUGH):
        return _conceded(passage, sentence)
    if _DENYING in words:
        at = next((one.last for one in passage.marks_in("speech.verbs", sentence.first, sentence.last)), 0)
        said = at and at + 1 < sentence.last and passage.words[at].norm == _THAT
        return (sentence._replace(last=sentence.first), sentence._replace(first=at)) if said else None
    if words[0] != _THIS[0] or _EARLIER.isdisjoint(words):
        return None
    for at in range(sentence.first + len(words), sentence.last - 2):
        this = [word.norm for word in passage.words[at + 1 : at + 3]] == _THIS
        if this and passage.words[at - 1].norm in _HAD and at + 3 in passage.event_words:
            return sentence._replace(last=at), sentence._replace(first=at)
    return None


def own_account(passage: Passage, sentence: Sentence) -> int:
    """Return where somebody who denied what others say goes on with what he says himself, or 0."""
    if passage.language != "en":
        return _own_account_ru(passage, sentence) if passage.language == "ru" else 0
    marks = passage.marks_in("context.denial", sentence.first, sentence.last)
    denied = marks[0].last if marks and passage.words[marks[0].first].norm in _DENIES else sentence.last
    for index in range(denied, sentence.last - 1):
        norm, after = passage.words[index].norm, passage.words[index + 1].norm
        saying = norm in _SAYING and clause_ends(passage, index)
        if (saying or (norm in _AND_SAID and after in _SAID)) and passage.numbers_in(index, sentence.last):
            return index
    return 0


def _denies_deaths(passage: Passage, sentence: Sentence) -> bool:
    """Return whether English only denies that people came to harm: "denied that ten had been killed"."""
    marks = passage.marks_in("context.denial", sentence.first, sentence.last)
    that = marks[0].last if passage.language == "en" and len(marks) == 1 else sentence.last
    if that + 1 >= sentence.last or passage.words[that - 1].norm not in _DENIES:
        return False
    number = passage.number_covering(that + 1) if passage.words[that].norm == "that" else None
    dead = passage.marks_in("killed.back", that, sentence.last) if number is not None else []
    alone = passage.casualty_words.isdisjoint(range(sentence.first, that))
    return alone and any(passage.words[mark.first - 1].norm in _HAD_BEEN for mark in dead)


def without_refuted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """
    Return Dari figures without those that a side only refutes, where others stand.

    "کشته شدن سه سرباز را رد کرد و گفت یک تن زخمی شده است", "برخلاف گزارش‌ها مبنی بر کشته شدن پنج تن، دو".
    """
    if passage.language != "fa" or len(figures) < 2:  # noqa: PLR2004 - what else stands
        return figures
    spans = [
        (sentence.first, mark.first)
        for mark in passage.marks_in("context.denial", sentence.first + 1, sentence.last)
        if passage.words[mark.first - 1].norm == _OBJECT
    ][:1]
    for at in range(sentence.first, sentence.last):
        if passage.words[at].norm in _CONTRARY and passage.words[at + 1].norm.startswith(_REPORTS):
            spans.append((at, _comma_after(passage, at, sentence)))
    left = [
        one
        for one in figures
        if not any(
            first <= one.first and one.last <= last and _is_noun(passage, one) for first, last in spans
        )
    ]
    return left or figures


def _is_noun(passage: Passage, one: Figure) -> bool:
    """Return whether a figure is told by a noun: "کشته شدن سه سرباز"."""
    return passage.has(f"{one.kind}.forward", one.first)


def _comma_after(passage: Passage, index: int, sentence: Sentence) -> int:
    """Return where a sign next parts clauses behind a word."""
    ends = (at for at in range(index + 1, sentence.last) if clause_ends(passage, at))
    return next(ends, sentence.last)


def _own_account_ru(passage: Passage, sentence: Sentence) -> int:
    """Return where Russian goes on from what is denied to what holds: "…, опровергли, подтвердив |", or 0."""
    denial = next(iter(passage.marks_in("context.denial", sentence.first, sentence.last)), None)
    text, words, harmed = passage.text, passage.words, passage.casualty_words
    if words[sentence.first].norm == _DESPITE:
        ends = (at for at in range(sentence.first + 1, sentence.last) if clause_ends(passage, at))
        return next(ends, 0)  # "Вопреки слухам о десяти погибших, | убиты двое"
    if denial is None and (only := _only_some(passage, sentence)):
        return only
    for at in range(denial.last if denial else sentence.last, sentence.last - 1):
        if harmed.isdisjoint(range(sentence.first, at)) or harmed.isdisjoint(range(at, sentence.last)):
            continue
        gap = text[words[at - 1].end : words[at].start]
        says = words[at].norm == "и" and words[at + 1].norm.startswith(_SAYS_RU)
        turns = (
            words[at].norm in _BUT or words[at].norm.startswith(_SAYING_RU) or at in passage.casualty_words
        )
        turns = turns and "," in gap
        if says or turns or not _PARTS.isdisjoint(gap):
            return at
    return 0


def confirmed_only(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, none refuted, the only dead confirmed as the toll: "подтвердили гибель лишь одного"."""
    figures = without_refuted(passage, sentence, figures)
    if passage.language != "ru":
        return figures
    said = next(
        (at for at in range(sentence.first, sentence.last) if passage.words[at].norm.startswith(_CONFIRM)),
        sentence.last,
    )
    lies = any(passage.words[at].norm in _LIES for at in range(sentence.first, said))
    if not figures and said < sentence.last - 2:
        return _one_death(passage, range(said + 1, sentence.last - 1), known=lies)
    return [
        one._replace(toll=True, doubted=False, part=False)
        if one.kind == "killed"
        and said < one.last
        and one.categories <= {"", "generic"}
        and (lies or any(passage.words[at].norm in _ONLY for at in range(said, one.last)))
        else one
        for one in figures
    ]


def _one_death(passage: Passage, words: range, *, known: bool) -> list[Figure]:
    """Return the one whose death alone is confirmed: "подтвердив гибель | одного", "смерть только одного"."""
    for at in words:
        only = passage.words[at + 1].norm in _ONLY
        one = at + 1 + only
        if passage.words[at].norm not in _DEATH or not (only or known) or one not in range(words.stop + 1):
            continue
        if passage.words[one].norm in _ONE_RU and (one == words.stop or clause_ends(passage, one + 1)):
            return [Figure("killed", 1, frozenset({"generic"}), at, one + 1, toll=True)]
    return []


def _only_some(passage: Passage, sentence: Sentence) -> int:
    """Return where Russian puts right what others say: "Говорили о троих, | но это лишь один", or 0."""
    words = passage.words
    for at in range(sentence.first + 2, sentence.last - 2):
        if words[at].norm not in _BUT or not clause_ends(passage, at):
            continue
        some = any(
            words[index].norm in _ONLY and passage.number_covering(index + 1) is not None
            for index in range(at + 1, sentence.last - 1)
        )
        said = any(words[index].norm.startswith(_THEY_SAID) for index in range(sentence.first, at))
        if some and said and passage.numbers_in(sentence.first, at):
            return at
    return 0


def _conceded(passage: Passage, sentence: Sentence) -> tuple[Sentence, Sentence] | None:
    """Return the clause of "although" and the rest of a sentence, if it says what others say."""
    ends = range(sentence.first + len(_THIS), sentence.last)
    at = next((at for at in ends if clause_ends(passage, at) and is_verb(passage, at - 1)), 0)
    said = passage.has_any("speech.verbs", sentence.first, at)
    said = said or passage.has_any("context.earlier_figure", sentence.first, at)
    return (sentence._replace(last=at), sentence._replace(first=at)) if said else None


def _that_holds(
    passage: Passage, sentence: Sentence, denied: Number, taken: Collection[int]
) -> Number | None:
    """Return the number after the "а" that goes on from one denied."""
    for index in range(denied.last, min(sentence.last, denied.last + _REACH)):
        if passage.words[index].norm not in _BUT or not clause_ends(passage, index):
            continue
        numbers = passage.numbers_in(index + 1, min(sentence.last, index + 1 + _LEAD))
        number = next((one for one in numbers if one.first not in taken), None)
        if number is not None and passage.words[number.first - 1].norm != _NOT:
            return number
    return None


def _kind(passage: Passage, sentence: Sentence, no: int, holds: Number) -> str:
    """Return whether both numbers are of killed or wounded: by the words before, between or after them."""
    before = before_aside(passage, no - 1, sentence.first)
    near = [
        *range(before, max(sentence.first - 1, before - _BEFORE), -1),
        *range(no + 1, min(sentence.last, no + 1 + _AFTER)),
        *range(holds.last, min(sentence.last, holds.last + _AFTER)),
    ]
    for index in near:
        for kind in KINDS:
            if any(passage.has(f"{kind}.{name}", index) for name in _NAMES):
                return kind
    return ""


def is_denied(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether Dari denies a number, or a word is its "not", which is "nine", too: "نه پنج تن"."""
    no = index - 1 if index > sentence.first and passage.words[index - 1].norm == _NO_OR_NINE else index
    if passage.words[no].norm != _NO_OR_NINE or no + 1 >= sentence.last:
        return False
    return passage.number_covering(no + 1) is not None and (
        no == index - 1 or passage.number_covering(no) is not passage.number_covering(no + 1)
    )
