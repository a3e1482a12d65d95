"""At whom an attack was aimed, and who shot at whom: armed people, or others."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told, is_slaying
from geo.incidents.reports.tolls.people import category_at, clause_ends

_TARGET_REACH = 8
_FROM, _FROM_POST = {"from", "из", "с", "со", "аз", "از"}, 2  # words of "from a Tajik post"
_TO, _OFFICERS = "ба", "кормандон"
_IN, _AT, _WHOM = "در", "بر", 4  # before where they stood who shot; before whom they shot at, and its words
_THAT, _THIS = {"که", "ки"}, "این"
_NEXT = {"و", "که", "ва", "ки"}  # what begins the next clause
_SPEECH_REACH = 4  # words from who speaks to the verb


def is_answered(passage: Passage, one: Told) -> bool:
    """Return whether fire was returned: "با پیکا پاسخ دادند"."""
    span = one.sentence.first, one.sentence.last
    return "clash" in one.triggers and passage.has_any("context.answered", *span)


def guards_shot_crossers(passage: Passage, one: Told) -> bool:
    """Return whether border guards shot at people who came over: "fired on two persons on a raft"."""
    span = one.sentence.first, one.sentence.last
    used_force = "fire" in one.triggers or (passage.language == "fa" and is_slaying(passage, one))
    guards = used_force and passage.has_any("actor.border_guards", *span)
    return guards and passage.has_any("person.crossers", *span)


def hurt_and_held(passage: Passage, told: Sequence[Told], triggers: set[str]) -> bool:
    """
    Return whether one who bears arms for a state was wounded where others were caught.

    In Tajik that may be one who came over the border: "аз дарё гузашта буд, захмӣ ва дастгир карданд".
    """
    hurt = {
        category
        for one in told[:1]
        for figure in one.figures
        if figure.value and figure.kind == "wounded"
        for category in figure.categories
    }
    crossed = passage.language == "tg" and "infiltration" in told[0].triggers and bool(hurt)
    return "arrest" in triggers and ("security" in hurt or crossed)


def aimed_at_armed(passage: Passage, one: Told) -> bool | None:
    """Return whether an attack was aimed at a post or armed people; None where its sentence tells neither."""
    for mark in (*one.triggers.get("attack", ()), *one.triggers.get("fire", ())):
        if passage.language == "tg" and passage.has("person.attackers", mark.first):
            continue  # "ҳамлагарон либоси пулис доштанд"
        if any(both.first <= mark.first < both.last for both in one.triggers.get("clash", ())):
            continue  # "تیراندازی میان نظامیان و مردان محلی"
        at_them = _at_officers(passage, one, mark.first) if passage.language == "tg" else None
        if at_them is not None:
            return at_them
        until = min(one.sentence.last, mark.last + _TARGET_REACH)
        until = next((index for index in range(mark.last, until) if clause_ends(passage, index)), until)
        starts = [mark.last]
        if passage.language in {"tg", "fa"}:  # the verb is last: what is nearer to it counts first
            joined = (index for index in range(mark.last, until) if passage.words[index].norm in _NEXT)
            until = next(joined, until)
            first = _reported_from(passage, one.sentence.first, mark.first)
            starts = [max(first, mark.first - times * _TARGET_REACH) for times in (1, 2)]
            if mark.first and passage.words[mark.first - 1].norm == _THIS:
                starts = [mark.last]  # "پولیس انگیزه این قتل را دشمنی خواند": who is before it only speaks
        for since in starts:
            aimed = _armed_target(passage, one, since, until)
            if aimed is not None:
                return aimed
    return None


def _at_officers(passage: Passage, one: Told, shots: int) -> bool | None:
    """Return whether Tajik shots went to officers, whoever fired, or to others: "ба кормандон тир кушод"."""
    before = range(shots - 1, max(one.sentence.first, shots - _TARGET_REACH) - 1, -1)
    to = next((index for index in before if passage.words[index].norm == _TO), shots)
    words = range(to + 1, shots)
    if any(clause_ends(passage, index) for index in words):
        return None
    if any(passage.words[index].norm == _OFFICERS for index in words):
        return True if passage.has_any("person.security", 0, to) else None  # told before as the police's
    civilians = any(category_at(passage, index) == "civilians" for index in words)
    forces = _forces_in(passage, to + 1, shots) or passage.has_any("object.post", to + 1, shots)
    return None if civilians is forces else forces


def _reported_from(passage: Passage, first: int, last: int) -> int:
    """Return where what is said begins behind who says so: "نیروهای مرزی اعلام کردند که این حمله"."""
    that = (index for index in range(last - 1, first, -1) if passage.words[index].norm in _THAT)
    return next((index + 1 for index in that if passage.has_any("speech.verbs", index - 2, index)), first)


def _armed_target(passage: Passage, one: Told, first: int, last: int) -> bool | None:
    """Return whether words tell of a post or armed people, and not of others; None if of neither."""
    post = not _only_civilians(one) and any(
        not passage.has_any("person.civilians", found.last, found.last + 1)  # "the camp of the workers"
        and not _is_fired_from(passage, found.first, first, last)
        for found in passage.marks_in("object.post", first, last)
    )
    if post or _forces_in(passage, first, last):
        return post or not any(
            category_at(passage, mark.first) == "civilians"  # not the "head" of "head of the intelligence"
            for mark in passage.marks_in("person.civilians", first, last)
        )
    return None


def _is_fired_from(passage: Passage, post: int, first: int, last: int) -> bool:
    """Return whether shots came from a post, and did not go to it: "از پوستهٔ آن طرف دریا فیر کردند"."""
    before = passage.words[max(passage.sentence_first(post), post - _FROM_POST) : post]
    if any(word.norm in _FROM for word in before):
        return True
    there = passage.language == "fa" and any(word.norm == _IN for word in before)
    at = (index for index in range(first, last) if passage.words[index].norm == _AT)  # "بر موتری در یک پوسته"
    return there and any(not passage.has_any("person.security", index, index + _WHOM) for index in at)


def _only_civilians(one: Told) -> bool:
    """Return whether all the harmed of a sentence are civilians: "a shepherd was shot at a post"."""
    kinds = {category for figure in one.figures if figure.value for category in figure.categories}
    return kinds == {"civilians"}


def _forces_in(passage: Passage, first: int, last: int) -> bool:
    """Return whether words name people who carry arms: not those who did once, nor those who only speak."""
    return any(
        not passage.has_any("person.former", max(first, mark.first - 2), min(last, mark.last + 2))
        and category_at(passage, mark.first) != "civilians"
        and not (mark.first and passage.has("ruling.before", mark.first - 1))
        and not passage.has_any("speech.verbs", mark.last, mark.last + _SPEECH_REACH)
        and not passage.has("person.posing", mark.last)  # "خود را کارمند استخبارات معرفی کردند"
        for mark in passage.marks_in("person.security", first, last)
    )


def two_sides(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells of shots and of armed people of a state and of none, and no others."""
    first, last = one.sentence.first, one.sentence.last
    if "fire" not in one.triggers and not (passage.language == "tg" and one.victims):
        return False
    if passage.has_any("person.civilians", first, last) and not _stopped_at_border(passage, one):
        return False
    return _forces_in(passage, first, last) and passage.has_any("person.attackers", first, last)


def _stopped_at_border(passage: Passage, one: Told) -> bool:
    """Return whether Tajik border guards shot at those who violate the border: "қаиқи сарҳадшиканонро"."""
    first = one.sentence.first
    guards = passage.marks_in("actor.border_guards", first, one.sentence.last)
    return (
        passage.language == "tg"
        and bool(guards)
        and any(
            passage.has_any("person.attackers", guards[0].last, mark.first)
            for mark in one.triggers.get("fire", ())
        )
    )
