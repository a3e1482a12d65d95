"""Sentences that say by whose hand people came to harm: "were shot by border guards"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told, is_slaying
from geo.incidents.reports.tolls.figures import Figure

_OBJECT, _WOUNDED = "را", {"زخمی", "مجروح"}
_FOES = ("person.attackers", "actor.gunmen", "actor.taliban")
_THIS, _HEAD = "این", 8  # words of a sentence in which "this fight" may stand
_AGENT = 4  # words of "by two unknown gunmen"
_OPERATION = "عملیات"
_ARMED = ("person.attackers", "person.security", "actor.gunmen")


def by_armed(passage: Passage, one: Told) -> bool:
    """Return whether a sentence says that armed people harmed those of its figures: "از سوی مرزبانان"."""
    if not one.figures:
        return False
    if passage.language == "en":
        first = min(figure.first for figure in one.figures)
        ends = [
            index + 1 for index in range(first, one.sentence.last - 1) if passage.words[index].norm == "by"
        ]
        return any(_are_armed(passage, end, end + _AGENT) for end in ends)
    if passage.language == "fa" and any(_did_it(passage, one, figure) for figure in one.figures):
        return True
    if passage.language == "fa" and any(
        passage.words[at].norm == _OPERATION and _are_armed(passage, at + 1, at + _AGENT)
        for at in range(one.sentence.first, min(figure.last for figure in one.figures))
    ):
        return True  # "در جریان عملیات نیروهای امنیتی کشته شد"
    marks = passage.marks_in("part.by", one.sentence.first, one.sentence.last)
    return any(_are_armed(passage, mark.last, min(one.sentence.last, mark.last + _AGENT)) for mark in marks)


def leads_by_armed(passage: Passage, one: Told, following: Sequence[Told]) -> bool:
    """Return whether Dari leads with who was harmed, and only then says when: "این درگیری دیروز رخ داد"."""
    if passage.language != "fa" or one.triggers or one.day is not None or one.past or not following:
        return False
    then = following[0]
    if one.heading or then.day is None or then.day.precision > 1 or then.past or then.aftermath:
        return False
    if not (then.places or one.places):
        return False
    if passage.has_any("part.by", one.sentence.first, one.sentence.last) and then.places:
        return by_armed(passage, one)
    harmed = is_slaying(passage, one) or (one.victims and bool(then.triggers))
    return _goes_back(passage, then) and harmed


def _goes_back(passage: Passage, then: Told) -> bool:
    """Return whether a sentence dates what was told right before it: "این درگیری دیروز … روی داد"."""
    first = then.sentence.first
    head = range(first, min(then.sentence.last - 1, first + _HEAD))
    this = (index for index in head if passage.words[index].norm == _THIS)
    return then.dates_it and any(index + 1 in passage.event_words for index in this)


def _did_it(passage: Passage, one: Told, figure: Figure) -> bool:
    """Return whether armed people are who did it to others in Dari: "طالبان سه تن را زخمی کردند"."""
    words = {passage.words[index].norm for index in range(figure.first, figure.last)}
    wounded = _OBJECT in words and not _WOUNDED.isdisjoint(words)
    active = wounded and passage.has_any("killed.active", figure.first, figure.last)
    return active and passage.has_one_of(_FOES, one.sentence.first, figure.first)


def _are_armed(passage: Passage, first: int, last: int) -> bool:
    """Return whether words name people who carry arms."""
    return passage.has_one_of(_ARMED, first, last)


def killed_by_guards(passage: Passage, one: Told, figure: Figure) -> bool:
    """Return whether a sentence says that border guards killed people: "марзбонон ду сокинро куштаанд"."""
    active = {"tg": "killed.active", "fa": "killed.active", "en": "killed.forward"}.get(passage.language)
    if active is None or figure.categories != {"civilians"}:
        return False
    guards = passage.has_any("actor.border_guards", one.sentence.first, figure.first)
    return guards and passage.has_any(active, figure.first, figure.last)
