"""Those told wounded of whom the same sentence says that they died: "was hit and died"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.of_several import ONE_OF_THEM
from geo.incidents.reports.tolls.people import category_at, clause_ends

_HE = {"he", "she", "он", "она", "у", "ӯ", "او", "وی"}
_PARTICIPLES = ("да", "та")  # ends of Tajik verbs whose sentence goes on
_AND_TG, _VERB_TG = ("шуду", "гардиду", "гашту", "бардошту", "хурду"), 2  # ends; words to the verb
_WOUNDS_TG = {"чарохати", "чарохатхои", "захми", "захмхои", "осеби", "осебхои"}
_KILLING, _HIM = "killing", {"him", "her"}
_HIMSELF = {"худаш", "худашон", "خود", "خودش", "خودشان"}  # of who did it, in Tajik and Dari
_DID = ("кард", "намуд", "сохт", "کرد", "نمود", "ساخت")
_ONE_FA, _WAS = "یکی", "was"
_THEN = {"and", "but", "then", "later", "и", "но", "затем", "позже", "ва", "و"}
_THEN |= {"аммо", "вале", "лекин", "اما", "ولی", "لیکن", "سپس"}
_WHILE = {"а", "но"}  # before what befell somebody else
_OF_MANY = ("ых", "ими")  # ends of Russian participles for people: "ранены двое, убитых нет"
_DESTROYED = ("уничтож", "ликвидир")  # of things, or of others than those wounded


def died_of_it(passage: Passage, markers: Sequence[Marker], number: int, figures: Sequence[Figure]) -> bool:
    """Return whether those just told wounded died: "was hit in the neck and died in the boat"."""
    if not number or not figures:
        return False
    before, marker = markers[number - 1], markers[number]
    if (before.kind, marker.kind, figures[-1].kind) != ("wounded", "killed", "wounded"):
        return False
    norm = passage.words[marker.first].norm
    losses = passage.language == "tg" and not marker.back  # "ду толиб захмӣ шуданд ва талафоти дигар нест"
    of_others = losses or norm.startswith(_DESTROYED) or norm.endswith(_OF_MANY)
    if of_others or passage.has("killed.body", marker.first):
        return False  # "پنج تن زخمی شده و جسدهای سه تن آنها مانده است"
    if passage.language == "fa":  # "مرمی به سر یک سرباز خورد و او جان داد"
        before = before._replace(last=min(marker.first, max(before.last, figures[-1].last)))
        things = passage.has("killed.of_things", marker.first)
        others = not marker.back or passage.has("killed.them", marker.first)  # "شمار کشته‌شدگان روشن نیست"
        if others or (things and passage.numbers_in(before.last, marker.first)):
            return False  # "هفت تن زخمی شدند؛ ۴ موترسایکل نیز از بین رفت"
    gap = [word.norm for word in passage.words[before.last : marker.first]]
    did = figures[-1].value > 1 and not ONE_OF_THEM.isdisjoint(
        gap
    )  # "чор сарбоз захмӣ шуда, яке дар … ҷон дод"
    did = did or (figures[-1].value > 1 and _ONE_FA in gap)  # "یکی‌شان که ۱۴ سال داشت درگذشت"
    did = did or (not _HIMSELF.isdisjoint(gap) and passage.words[before.last - 1].norm.startswith(_DID))
    did = did or (figures[-1].value > 1 and _WAS in gap)  # "wounding two, and was killed by return fire"
    if did or (figures[-1].value > 1 and not _HE.isdisjoint(gap)):
        return False  # "two were wounded, he later succumbed"; "посбонро захмӣ кард ва худаш кушта шуд"
    aside = clause_ends(passage, before.first) and any(
        clause_ends(passage, index) for index in range(before.last, marker.first + 1)
    )  # "the cook, hit in the neck, bled to death"
    fell = passage.language == "tg" and _goes_on(passage, before, marker)
    joined = aside or fell or any(word in _THEN for word in gap)  # fell: "мулло тир хӯрда, дар роҳ ҷон дод"
    joined = joined and figures[-1].last >= before.last and not subject_between(passage, before, marker)
    return joined or _is_who_died(passage, gap, figures[-1], marker)


def _goes_on(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether a Tajik participle goes on: "захмӣ шуда, …", "захми сахт бардошта, …", "захмӣ шуду"."""
    for verb in range(before.last - 1, min(marker.first, before.last + _VERB_TG)):
        norm = passage.words[verb].norm
        if norm.endswith(_AND_TG) or (norm.endswith(_PARTICIPLES) and clause_ends(passage, verb + 1)):
            return True
        if passage.words[before.last - 1].norm not in _WOUNDS_TG or clause_ends(passage, verb + 1):
            break
    return False


def _is_who_died(passage: Passage, gap: Sequence[str], hurt: Figure, marker: Marker) -> bool:
    """Return whether an English "who" speaks of those told wounded: "wounded its owner, who died"."""
    if passage.language != "en" or gap[-1:] not in (["who"], ["later"]) or "who" not in gap:
        return False
    who = marker.first - 1 - gap[::-1].index("who")
    others = any(category_at(passage, index) for index in range(hurt.last, who))
    return hurt.last <= who and clause_ends(passage, who) and not others


def subject_between(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether somebody else, or an animal, is named between two markers."""
    if passage.has_any("object.beasts", before.last, marker.first):
        return True
    heads = [index for index in range(before.last, marker.first - 1) if clause_ends(passage, index)]
    if passage.language == "ru" and any(
        passage.words[index].norm in _WHILE and passage.words[index + 1].capital for index in heads
    ):
        return True  # "сержант был ранен, но выбрался, а Бобоев погиб"
    return any(category_at(passage, index) for index in range(before.last, marker.first)) or any(
        passage.number_covering(index) is not None
        and passage.number_covering(index + 1) is None
        and category_at(passage, index + 1) != ""
        for index in range(before.last, marker.first)
    )


def without_killed(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return English figures without one wounded of whom it goes on: "wounded the driver, killing him"."""
    if passage.language != "en" or [one.value for one in figures if one.kind == "wounded"] != [1]:
        return figures
    hurt = next(one for one in figures if one.kind == "wounded")
    dead = [one for one in figures if one.kind == "killed" and one.first >= hurt.last]
    him = [
        one
        for one in dead
        if passage.words[one.first].norm == _KILLING and passage.words[one.last - 1].norm in _HIM
    ]
    return [one for one in figures if one is not hurt] if him else figures
