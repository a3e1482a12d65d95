"""Shots at people who carry no arms for a state: an ambush of workers, a raid that kills a firm's guard."""

from collections.abc import Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_TARGET, _UNDER = 8, 4  # words after "ambushed", before "came under fire" in which the target stands
_FORCES = {"border_guards", "soldiers"}
_ARMED = {"attackers", "security"}
_RESISTED, _WITH = ("мукобилият", "муковимат"), "бо"  # the latter: sticks or stones that people were hit with
_STEM = 4  # letters by which a word for a soldier is known again
_HIRED = {"guard", "guards"}
_AT, _FIRM_REACH = {"at", "of", "for", "outside"}, 6  # between guards and their firm; words to it
_FIRMS = {"company", "firm", "mine", "mill", "factory", "plant", "school", "clinic", "bank", "hotel", "shop"}
_FIRMS |= {"camp", "site", "warehouse", "contractor", "project", "hospital", "market", "business", "tower"}
_OF_FIRM = {"security", "private", "local", "company", "night", "camp", "mine", "site"}  # before "guard"


def only_civilian(passage: Passage, told: Sequence[Told], hit: set[str]) -> bool:
    """
    Return whether an event hit people alone who did not shoot back.

    These are civilians, in English their own guards, too, in Dari captives who were executed.
    """
    if passage.language == "tg":
        unarmed = hit.isdisjoint(_ARMED) and _only_resisted(passage, told)
        return ("civilians" in hit and unarmed) or _only_former(passage, told, hit)
    if passage.language == "fa":
        return any(_are_captives(passage, one) for one in told)
    if passage.language != "en" or "attackers" in hit:
        return False
    if "security" in hit:
        firm = any(
            _is_of_firm(passage, mark, one)
            for one in told
            for mark in passage.marks_in("person.security", one.sentence.first, one.sentence.last)
            if passage.words[mark.last - 1].norm in _HIRED
        )
        spans = [(one.sentence.first, one.sentence.last) for one in told]
        forces = (found for span in spans for found in passage.family_in("actor", *span))
        if any(name in _FORCES and not (firm and _may_be_hired(passage, *span)) for *span, name in forces):
            return False
        return all(_is_hired(passage, one, hit, firm=firm) for one in told if one.victims)
    marks = [mark for one in told for mark in one.triggers.get("clash", ())]
    return "civilians" in hit and bool(marks) and all(_is_fired_upon(passage, mark) for mark in marks)


def _only_resisted(passage: Passage, told: Sequence[Told]) -> bool:
    """Return whether Tajik tells no fight but that people without arms resisted, or were hit with sticks."""
    clashes = [(one, mark) for one in told for mark in one.triggers.get("clash", ())]
    if any(passage.has_any("object.rivals", one.sentence.first, one.sentence.last) for one, _ in clashes):
        return False
    fired = (one.sentence for one in told if "fire" in one.triggers)
    if any(passage.has_any("object.weapons", sentence.first, sentence.last) for sentence in fired):
        return False  # "яке аз онҳо бо автомат тир кушод"
    return bool(clashes) and all(
        passage.words[mark.first].norm.startswith((*_RESISTED, _WITH))
        and not passage.has_any("person.security", one.sentence.first, one.sentence.last)
        for one, mark in clashes
    )


def _only_former(passage: Passage, told: Sequence[Told], hit: set[str]) -> bool:
    """Return whether the only soldiers of whom Tajik tells had once been such: "афсари пешини артиш"."""
    if "security" not in hit or "attackers" in hit or "person.former" not in passage.marks:
        return False
    once, others = set[str](), set[str]()
    for mark in passage.marks_in("person.security", 0, told[-1].sentence.last):
        near = passage.has_any("person.former", max(0, mark.first - 2), mark.last + 2)
        here = any(one.sentence.first <= mark.first < one.sentence.last for one in told)
        if near or here:
            (once if near else others).add(passage.words[mark.first].norm[:_STEM])
    return bool(once) and others <= once


def _are_captives(passage: Passage, one: Told) -> bool:
    """Return whether Dari tells that captives were killed, and of no fight: "پنج اسیر را تیرباران کردند"."""
    captive = passage.has_any("context.captive", one.sentence.first, one.sentence.last)
    return captive and "attack" in one.triggers and "clash" not in one.triggers and one.victims


def _may_be_hired(passage: Passage, first: int, last: int) -> bool:
    """Return whether words say only "guard", whose ever they are."""
    return last == first + 1 and passage.words[first].norm in _HIRED


def _is_hired(passage: Passage, one: Told, hit: set[str], *, firm: bool) -> bool:
    """Return whether the only guards that a sentence names are those of a firm, or may be (`firm`)."""
    for mark in passage.marks_in("person.security", one.sentence.first, one.sentence.last):
        words = [word.norm for word in passage.words[mark.first : mark.last]]
        if words[-1] not in _HIRED or not _OF_FIRM.issuperset(words[:-1]):
            return False
        if not ("civilians" in hit or firm or _is_of_firm(passage, mark, one)):
            return False
    return True


def _is_of_firm(passage: Passage, mark: Mark, one: Told) -> bool:
    """Return whether words say for whom guards stand: "private guards", "the guards of a gold mine"."""
    words, last = passage.words, one.sentence.last
    before = words[mark.first - 1].norm if mark.first > one.sentence.first else ""
    if mark.last > mark.first + 1 or before in _OF_FIRM:
        return True
    if mark.last >= last or words[mark.last].norm not in _AT:
        return False
    after = range(mark.last + 1, min(last, mark.last + _FIRM_REACH))
    end = next((index for index in after if clause_ends(passage, index)), after.stop)
    return any(words[index].norm in _FIRMS for index in range(mark.last + 1, end))


def _is_fired_upon(passage: Passage, mark: Mark) -> bool:
    """Return whether words say that somebody without a post or a uniform was ambushed or came under fire."""
    norms = [word.norm for word in passage.words[mark.first : mark.last]]
    ambush = norms[0].startswith("ambush")
    if not (ambush or "under" in norms):
        return False
    first = max(passage.sentence_first(mark.first), mark.first - _UNDER)
    last = min(len(passage.words), mark.last + _TARGET)  # whom they ambushed, from whom the fire came
    return not passage.has_one_of(("person.security", "object.post"), first, last)
