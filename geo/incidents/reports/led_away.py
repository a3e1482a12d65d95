"""Who was taken away: abductions told by verbs of taking ("and took the driver"), raids that are arrests."""

from collections.abc import Iterator, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import category_at, clause_ends

_ARMED = (
    "person.attackers",
    "person.security",
    "actor.gunmen",
    "actor.taliban",
    "object.weapons",
    "context.uniform",
)
_BODY = ("killed.body", "wounded.them", "wounded.back", "object.beasts")
_GOOD = ("place.hospital", "object.post", "object.money")  # whither, or what of theirs
_THEM = {"او", "وی", "انها", "انان", "ایشان", "شان", "هردو", "هرسه", "همه", "همگی", "پسرش", "ها"}
_OBJECT, _WHITHER, _WHAT_FOR = "را", "به", {"برای", "تا", "جهت"}
_AWAY = {"ان", "جای", "سوی", "طرف", "سمت", "کوه", "نقطه", "مکان", "محل", "زور", "اسارت", "گروگان"}
_OBJECT_TG, _WHITHER_TG, _REACH_TG = "ро", "ба", 12
_AND = "ва"
_ALONG = "бо"  # before what was taken besides
_AGED = "соларо"  # of those of whom only the age is told
_GUNMEN = ("person.attackers", "actor.gunmen", "actor.taliban", "object.weapons")
_AWAY_TG = {"тарафи", "самти", "суи", "чониби", "хоки", "сохили", "каик", "мошин", "он", "кух", "чои", "чойи"}
_REACH, _WHOM = 10, 4  # words from the object to the verb, and of the object
_RAIDS, _RAIDED, _IN_RAID = {"raid", "raids"}, "raided", {"in", "during", "after"}
_LED = 5  # words of "in a series of raids", "during an overnight raid"


def led_away(passage: Passage) -> Iterator[Mark]:
    """Yield Dari, Tajik and English words that say that armed men took people away."""
    if passage.language == "tg":
        yield from (
            mark for mark in passage.marks.get("context.took", ()) if _is_tajik_abduction(passage, mark)
        )
        return
    if passage.language == "en":
        yield from (mark for mark in passage.marks.get("context.took", ()) if _gunmen_took(passage, mark))
        return
    for mark in passage.marks.get("context.took", ()):
        first, last, *_ = passage.sentences[passage.sentence_number(mark.first)]
        if not passage.casualty_words.isdisjoint(range(first, last)):
            continue  # "از بین بردند", "او را بردند و جسدش پیدا شد"
        if passage.has_any("trigger.arrest", first, mark.first):
            continue
        at = next(
            (
                index
                for index in range(mark.first - 1, max(first, mark.first - _REACH), -1)
                if passage.words[index].norm == _OBJECT and _is_whom(passage, index)
            ),
            0,
        )
        if at and passage.has_one_of(_ARMED, first, at) and _is_away(passage, at + 1, mark.first):
            yield mark


def _is_tajik_abduction(passage: Passage, mark: Mark) -> bool:
    """Return whether armed Tajiks took people along: "панҷ афғони мусаллаҳ ду бародарро ба қаиқ бурданд"."""
    first, last, *_ = passage.sentences[passage.sentence_number(mark.first)]
    if not passage.casualty_words.isdisjoint(range(first, last)) or passage.has_any(
        "trigger.arrest", first, mark.first
    ):
        return False
    whom = next(
        (
            index
            for index in range(mark.first - 1, max(first, mark.first - _REACH_TG), -1)
            if passage.words[index].norm.endswith(_OBJECT_TG)
        ),
        0,
    )
    near = range(max(first, whom - _WHOM), whom)  # "ду бародари 19 ва 23-соларо"
    aged = whom > 0 and passage.words[whom].norm.endswith(_AGED)
    people = whom > 0 and any(
        category_at(passage, index) in {"civilians", "generic"} for index in (*(near if aged else ()), whom)
    )
    before = passage.words[whom - 1].norm if whom > first else ""
    if before.endswith("и") and not category_at(passage, whom - 1):
        return False  # "тиллои занашро бурданд"
    if not people or not passage.has_one_of(_GUNMEN, first, whom):
        return False
    ends = [passage.words[at + 1] for at in range(whom, mark.first) if passage.words[at].norm == _WHITHER_TG]
    return all(end.capital or end.norm in _AWAY_TG for end in ends)


def _gunmen_took(passage: Passage, mark: Mark) -> bool:
    """Return whether gunmen are said to have taken people: "armed men stopped a car and took the driver"."""
    first, last, *_ = passage.sentences[passage.sentence_number(mark.first)]
    if not passage.casualty_words.isdisjoint(range(first, last)) or passage.has_one_of(
        _GOOD, mark.last, last
    ):
        return False
    whom = next(
        (
            index
            for index in range(mark.last, min(last, mark.last + _WHOM))
            if clause_ends(passage, index + 1)
        ),
        min(last, mark.last + _WHOM) - 1,
    )
    people = any(
        category_at(passage, index) == "civilians" and not passage.words[index].possessive
        for index in range(mark.last, whom + 1)
    )
    return people and passage.has_one_of(("person.attackers", "actor.gunmen"), first, mark.first)


def _is_whom(passage: Passage, index: int) -> bool:
    """Return whether people who are alive and well stand before the mark of an object."""
    before = range(max(passage.sentence_first(index), index - _WHOM), index)
    if passage.has_one_of(_BODY, before.start, before.stop):
        return False
    return passage.words[index - 1].norm in _THEM or any(
        category_at(passage, one) in {"civilians", "generic"} for one in before
    )


def _is_away(passage: Passage, first: int, last: int) -> bool:
    """Return whether no good end of the way is told: not "به شفاخانه", "برای دیدن پل"."""
    norms = [word.norm for word in passage.words[first:last]]
    if not _WHAT_FOR.isdisjoint(norms):
        return False
    ends = [norms[at + 1] for at, norm in enumerate(norms[:-1]) if norm == _WHITHER]
    return all(end in _AWAY for end in ends)


def taken_with_flock(passage: Passage, one: Told) -> bool:
    """Return whether Tajik tells of people taken, not of a flock alone: "писарашро бо 60 сар гӯсфанд"."""
    first, last = one.sentence.first, one.sentence.last
    people = {mark.last - 1 for mark in passage.marks_in("person.civilians", first, last - 1)}
    if any(_and_flock(passage, index + 1, last) for index in people):
        return True
    return any(
        passage.words[index + 1].norm == _ALONG
        and passage.words[index].norm.endswith(_OBJECT_TG)
        and (index in people or (index > first and passage.words[index].capital))  # "Умедро бо 60 сар гов"
        for index in range(first, last - 1)
    )


def leave_raid(passage: Passage, mine: dict[str, list[Mark]]) -> None:
    """Take the attack out of a raid in which somebody was arrested: "held six men in a raid on a flat"."""
    if "attack" not in mine or "arrest" not in mine:
        return
    kept = [one for one in mine.pop("attack") if not _is_search(passage, one, mine["arrest"])]
    if kept:
        mine["attack"] = kept


def _is_search(passage: Passage, mark: Mark, arrests: Sequence[Mark]) -> bool:
    """Return whether a raid is one in which people were held: "raided a flat and held six", "in a raid"."""
    norm = passage.words[mark.last - 1].norm
    if norm == _RAIDED:
        return any(one.first > mark.first for one in arrests)
    led = [word.norm for word in passage.words[max(0, mark.last - _LED) : mark.last - 1]]
    return norm in _RAIDS and "the" not in led and not _IN_RAID.isdisjoint(led)


def _and_flock(passage: Passage, first: int, last: int) -> bool:
    """Return whether "and" leads from people to a flock: "чор чӯпон | ва 200 сар гӯсфандро рабуданд"."""
    if passage.words[first].norm != _AND:
        return False
    end = next((at for at in range(first, last) if passage.words[at].norm.endswith(_OBJECT_TG)), last)
    parted = any(clause_ends(passage, at) for at in range(first, min(end + 1, last)))
    return end < last and passage.has("object.beasts", end) and not parted
