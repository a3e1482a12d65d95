"""Attackers counted before, of whom words say that all were killed: "they", "вся группа", "the militants"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.words import normal

THEY = frozenset(
    map(
        normal,
        [
            "they",
            "them",
            "они",
            "онҳо",
            "онон",
            "ҳамаашон",
            "ҳардуяшон",
            "ҳарсеяшон",
            "ҳарчорашон",
            "آنها",
            "آنان",
        ],
    )
)
_ALL = frozenset(map(normal, ["all", "все", "ҳама", "ҳамаи", "ҳамаашон", "همه", "همهٔ"]))
_ALL_FA = {"همه", "تمام", "تمامی", "کل"}
_WHOLLY = {"вся", "весь", "полностью", "целиком"}
_LONGEST_STORY = 8  # sentences of what "they" did
_FAR_BACK = 4  # the same where it is "all of them"
_MANY = {"en": ("s",), "ru": ("ы", "и", "ие", "ые"), "tg": ("он", "хо", "онро"), "fa": ("ان", "ها")}
_THE = {"the", "these", "those"}
_OF, _AMONG = "از", "among"
_FOUND_RU = ("нашл", "найден", "обнаруж")  # "их нашли убитыми"
_THEIR = {"their", "их"}
_STEM = 4  # letters of a noun that its number shares
_BACK, _NOUN = 2, 3  # sentences before one that may count whom "they" are; words from a number to its noun


def all_of_them(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return attackers counted before, where "they" were killed: "Five crossed. They were shot"."""
    found = passage.language == "ru" and passage.words[marker.first].norm.startswith(_FOUND_RU)
    if found or (passage.language in {"en", "ru"} and passage.has("killed.body", marker.first)):
        return _bodies_of_them(passage, marker, sentence)
    every_fa = any(_noun_of_all(passage, index) for index in range(sentence.first, marker.first))
    if not marker.back or (marker.kind != "killed" and not every_fa):
        return []
    they = [index for index in range(sentence.first, marker.first) if _is_they(passage, index)]
    they = [index for index in they if not _are_some(passage, index)]
    if _to_the_last(passage, marker.last):
        they.append(marker.last)
    if not they:
        return []
    known = any(is_known_group(passage, one) for one in they)
    whole = _is_whole_group(passage, they[-1])
    every = (
        whole
        or passage.has("part.group", they[-1])
        or not {passage.words[index].norm for index in (they[-1] - 1, they[-1])}.isdisjoint(_ALL | {"of"})
    )  # "four men had waded across; all of them"
    number = passage.sentence_number(sentence.first)
    here = [sentence._replace(last=min(they[-1], marker.first))] if every else []
    reach = _FAR_BACK if known or (every and passage.language == "ru") else _BACK
    reach = max(reach, _sentences_of_them(passage, number) + 1)
    for before in (*here, *reversed(passage.sentences[max(0, number - reach) : number])):
        if not passage.casualty_words.isdisjoint(range(before.first, before.last)):
            return []
        crossed = passage.has_any("trigger.infiltration", before.first, before.last)
        for one in passage.numbers_in(before.first, before.last):
            if one.last in passage.month_words:
                continue  # "شب ۱۶ اپریل چند تن"
            kinds = _kinds_counted(passage, before, one)
            grouped = known and one.first > 1 and passage.has("part.group", one.first - 2)
            foes = "attackers" in kinds or ((crossed or grouped) and kinds & {"generic", "civilians"})
            told = every and passage.number_covering(they[-1] + 1) is None  # not "all three of the dead"
            told = told and _may_be_all(passage, they[-1], one)
            told = told and passage.sentence_number(before.first) >= number - 1 and bool(kinds)
            if one.value > 1 and (foes or told):  # "six guards were ambushed; all were killed"
                kind = "attackers" if foes else min(kinds)
                return [Quantity(marker.first, marker.last, one.value, kind, spoken=False)]
    return []


def _noun_of_all(passage: Passage, index: int) -> str:
    """Return the Dari noun in the plural of whom all are told: "همه | سرنشینان", or ""."""
    after = index + 1
    if passage.language != "fa" or after >= len(passage.words) or passage.words[index].norm not in _ALL:
        return ""
    noun = passage.words[after].norm
    plural = noun.endswith(_MANY["fa"]) and category_at(passage, after) in {
        "civilians",
        "generic",
        "security",
    }
    return noun * plural


def _may_be_all(passage: Passage, index: int, one: Number) -> bool:
    """Return whether a number may count those of whom all are told: by their noun, where Dari names it."""
    noun = _noun_of_all(passage, index)
    return not noun or noun.startswith(passage.words[one.last].norm[:_STEM])


def _kinds_counted(passage: Passage, sentence: Sentence, one: Number) -> set[str]:
    """Return what the people are whom a number counts, by the words right behind it and before it."""
    noun = range(one.last, min(sentence.last, one.last + _NOUN))
    end = next((index for index in noun if passage.number_covering(index) is not None), noun.stop)
    kinds = {category_at(passage, index) for index in range(one.last, end)}
    kinds.add(category_at(passage, one.first - 1) if one.first > sentence.first else "")
    if passage.has("person.collective", one.last - 1):
        kinds.add("generic")  # "гурӯҳи сенафара марзро убур кард"
    return kinds - {""}


def all_of_group(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return them where Dari names the group as a whole right before: "تمام افراد گروه نابود شد"."""
    near = range(max(sentence.first, marker.first - _NOUN), marker.first)
    whole = passage.language == "fa" and any(_is_whole_group(passage, index) for index in near)
    return all_of_them(passage, marker, sentence) if whole else []


def _are_some(passage: Passage, they: int) -> bool:
    """Return whether only some of them are spoken of: "شماری از آنان را کشته‌اند", "among them two women"."""
    of = they - 1
    if passage.language == "en":
        return of > 0 and passage.words[of].norm == _AMONG
    return of > 0 and passage.words[of].norm == _OF and passage.has("part.vague", of - 1)


def _bodies_of_them(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return those counted right before whose bodies are told of: "Four did not get back. Their bodies"."""
    number = passage.sentence_number(sentence.first)
    theirs = marker.first > 0 and passage.words[marker.first - 1].norm in _THEIR
    here = passage.language == "ru" and any(
        one.last not in passage.month_words for one in passage.numbers_in(sentence.first, marker.first - 1)
    )
    if not theirs or not (here or number):
        return []  # here: "двое не вернулись с обхода — их тела обнаружены утром"
    before = sentence._replace(last=marker.first - 1) if here else passage.sentences[number - 1]
    if not passage.casualty_words.isdisjoint(range(before.first, before.last)):
        return []
    shot = any(passage.has_any(f"trigger.{name}", before.first, before.last) for name in ("fire", "abduct"))
    until = before.last if shot or passage.language == "ru" else min(before.last, before.first + _NOUN)
    for one in passage.numbers_in(before.first, until):
        if one.last in passage.month_words:
            continue
        of = passage.words[one.last].norm == "of"  # "four of the six", "four of the group"
        kind = category_at(passage, one.last)
        if one.value > 1 and (of or kind):
            return [Quantity(marker.first - 1, marker.last, one.value, kind, spoken=False)]
    return []


def _sentences_of_them(passage: Passage, number: int) -> int:
    """Return how many English sentences right before one begin with "They" or "The militants"."""
    count = 0
    while passage.language == "en" and count < min(number, _LONGEST_STORY):
        first = passage.sentences[number - 1 - count].first
        if passage.words[first].norm != "they" and not is_known_group(passage, first + 1):
            break
        count += 1
    return count


def _is_they(passage: Passage, index: int) -> bool:
    """Return whether a word says "they", "all" alone or of attackers; in Russian "террористы", too."""
    norm = passage.words[index].norm
    if norm in THEY:
        return True
    if is_known_group(passage, index) or _is_whole_group(passage, index):
        return True
    if norm not in _ALL:
        return False
    alone = index == passage.sentence_first(index) or clause_ends(passage, index)
    if _noun_of_all(passage, index):
        return True
    return category_at(passage, index + 1) == "attackers" or (alone and not category_at(passage, index + 1))


def _to_the_last(passage: Passage, index: int) -> bool:
    """Return whether Russian words after a verb say that it was all of them: "перебиты все до единого"."""
    norms = [word.norm for word in passage.words[index : index + 2]]
    return passage.language == "ru" and norms == ["все", "до"]


def _is_whole_group(passage: Passage, index: int) -> bool:
    """Return whether a word names a group as a whole: "вся группа", "банда полностью", "تمام افراد گروه"."""
    if passage.language == "fa" and passage.has("part.groups", index):
        before = passage.words[max(passage.sentence_first(index), index - _NOUN) : index]
        return not _ALL_FA.isdisjoint(word.norm for word in before)
    if passage.language != "ru" or not passage.has("part.group", index):
        return False
    around = passage.words[max(0, index - 1) : index + _NOUN]
    return not _WHOLLY.isdisjoint(word.norm for word in around)


def is_known_group(passage: Passage, index: int) -> bool:
    """Return whether attackers told before are named again: "the militants", "террористы", "тундравон"."""
    norm = passage.words[index].norm
    if not (passage.has("person.attackers", index) and norm.endswith(_MANY[passage.language])):
        return False
    if passage.has("actor.taliban", index) or passage.number_covering(index - 1) is not None:
        return False
    return passage.language != "en" or passage.words[index - 1].norm in _THE


def past_band(passage: Passage, noun: int, sentence: Sentence) -> int:
    """Return the noun of a person, past a band that it only describes: "a militant group leader"; or 0."""
    band = noun + 1
    band += band < sentence.last and passage.words[band].norm.endswith("ing")
    if band >= sentence.last or not passage.has("person.band", band):
        return noun
    return band + 1 if band + 1 < sentence.last and category_at(passage, band + 1) else 0
