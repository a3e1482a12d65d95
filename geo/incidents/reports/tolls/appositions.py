"""People who only tell who somebody told before is: "an interpreter, a student,", "сам хозяин, инженер,"."""

from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.explained import SEXES, is_told_apart, without_explained
from geo.incidents.reports.tolls.his_people import is_his, past_whose
from geo.incidents.reports.tolls.names_told import is_named_office
from geo.incidents.reports.tolls.of_several import ORDINALS
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.russian_clauses import is_aside_of
from geo.incidents.reports.tolls.whole_nouns import is_whole_noun

_REACH = 5  # words after a person in which an apposition ends
_BETWEEN = {"and", "with", "was", "were", "who", "killed", "wounded"}  # what two persons are no one with
_OFFICE = 14  # words of "the commander for northern Afghanistan" after the noun
_BEFORE_WHO = 4  # words from one to who that was: ", 22-year-old private"
_APPOSED = {",", "،", "-", "–", "—"}  # before who somebody was
_CASUALTIES = "casualties"  # dead and wounded together
_COMMAS = {",", "،"}
_ANDS = {"and", "и", "ва", "و"}
_AND, _WHICH = "و", "که"  # between a Dari man and whose father he is
_JOINING = {_AND, "با", "همراه"}  # before those who came to harm with somebody
_ADJECTIVES = ("ый", "ий", "ой", "ая", "яя", "ого", "его", "ую", "юю", "ому", "ему")  # of Russian, of one
_NAME_AND_OFFICE = 9  # words from a person to his second office: "ملا رحیم صافی، امام مسجد و استاد"
_HIS_KIN = {"fa": ("ش", "شان"), "tg": ("аш", "яш", "ашон", "яшон")}  # ends of words for somebody's kin
_OF_HIS = {"of his,", "of hers,", "of theirs,", "of mine,", "of ours,"}  # after "a cousin"
_OF_WHAT = {"of", "in", "from", "at", "beside", "behind", "next", "outside", "near"}
_IN_ALL = 3  # words of "in all" before a whole
_KIN = {"mother", "father", "brother", "sister", "aunt", "uncle", "wife", "husband", "son", "daughter"}
_KIN |= {"cousin", "nephew", "niece", "grandmother", "grandfather", "grandson", "granddaughter"}
_KIN |= {"мать", "отец", "дочь", "сын", "брат", "сестра", "жена", "муж", "тетя", "дядя"}
_BY_SEX = SEXES | {"sons", "son", "daughters", "daughter", "brothers", "brother", "sisters", "sister"}
_VERBS = {"was", "were", "have", "had", "are"}
_DEFINITE, _ONE_OF = {"the", "his", "its", "their"}, {"a", "an", "the", "one", "my", "our"}

_WITH_HIM = {"همراه", "یکجا", "با"}  # after which others are told who were with somebody


def is_apposition(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether one person tells who the one before is: "an interpreter, a student,"."""
    one = found[number]
    if not number or one.spoken or passage.language not in {"en", "ru"}:
        return False
    before = found[number - 1]
    if one.value != 1:  # "two others, a father and son, were hurt"
        alone = one.first == before.last and clause_ends(passage, one.first) and _ends(passage, one.last)
        return passage.language == "en" and alone and before.spoken and one.value == before.value
    if before.value != 1 or passage.has("person.other", one.first):
        return _is_whose_trade(passage, before, one)  # "убит нарушитель, второй, получивший ранение, …"
    aside = passage.language == "ru" and is_aside_of(passage, found, number)
    if aside or _is_whose_trade(passage, before, one):
        return True
    if _is_described_so(passage, before, one):
        return not _in_list(passage, found, number)
    return _follows_comma(passage, found, number)


def _is_whose_trade(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether a trade is of the one whose kin are told: "sons of Ustad Karim, the carpenter,"."""
    between = passage.words[before.last : one.first]
    if passage.language != "en" or len(between) < 2 or between[0].norm != "of":  # noqa: PLR2004 - "of Karim"
        return False
    named = all(word.capital for word in between[1:])
    return named and clause_ends(passage, one.first) and _ends(passage, one.last)


def _follows_comma(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether one person right after a comma tells who the one before is."""
    before, one = found[number - 1], found[number]
    gap = passage.text[passage.words[before.last - 1].end : passage.words[one.first].start]
    if gap.strip() in _OF_HIS:
        gap = ","
    if gap.startswith(",") and passage.has_any("part.named_as", before.last, one.first):
        return True  # "killed the gunman, later identified as the leader of a gang"
    if not gap.strip().endswith(","):
        return False
    if gap.strip() != "," and not _tells_of_what(passage, gap):
        return _is_named_so(passage, before, one) and not _BETWEEN.intersection(gap.split())
    known = passage.words[before.first].norm in _DEFINITE | ORDINALS  # "a third, Corporal Sharipov, died"
    titled = known and passage.has("person.title", one.first)
    if titled or _is_named_so(passage, before, one) or _tells_office(passage, before, one):
        return True  # "the post's commander, Captain Nazarov, and four men", "a tribal elder, Haji Rahim,"
    if passage.language == "en" and passage.words[one.first].norm not in {"a", "an", "the", "their"}:
        return False  # "a fourth child, their cousin, was wounded"
    kin = (known or passage.language == "ru") and {
        passage.words[one.last - 1].norm,
        passage.words[before.last - 1].norm,
    } <= _KIN
    his = passage.language == "en" and known and _is_his_next(passage, one.last)
    listed = kin or _in_list(passage, found, number)  # "his mother, an aunt, two uncles and the driver"
    return (his or _ends_alone(passage, one)) and not listed


def _is_his_next(passage: Passage, index: int) -> bool:
    """Return whether "and his son" follows an aside: "the owner of the house, a businessman, and his son"."""
    joined = [word.norm for word in passage.words[index : index + 2]]
    return clause_ends(passage, index) and joined in (["and", "his"], ["and", "her"])


def _tells_of_what(passage: Passage, gap: str) -> bool:
    """Return whether words between two people only say of what the first is: "a resident of Yol, a"."""
    words = gap.split()
    inside = words[:1] != [","] and "," not in gap.strip()[:-1] and _BETWEEN.isdisjoint(words)
    return passage.language == "en" and inside and words[0] in _OF_WHAT


def _tells_office(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether commas part a title with a name and an office: "Mullah Rahim, a commander, and"."""
    words = passage.words
    named = before.last - before.first > 1 and words[before.last - 1].capital
    if passage.language != "en" or not named or words[one.first].norm not in {"a", "an", "the", "its"}:
        return False
    if any(passage.has(name, one.last) for name in ("killed.violent", "wounded.back")):
        return True  # "Sergeant Nazarov, a border guard killed by a sniper, was …"
    until = min(len(words), one.last + _OFFICE)
    end = next((index for index in range(one.last, until) if clause_ends(passage, index)), None)
    if end is None or not passage.casualty_words.isdisjoint(range(one.last, end)):
        return False
    return all(words[index].norm != "and" for index in range(one.last, end))


def _is_described_so(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether only an age or an adjective parts a Russian noun from a comma: ", 52-летний отец …,"."""
    if passage.language != "ru" or one.first == before.last or not clause_ends(passage, before.last):
        return False
    between = range(before.last, one.first)
    if any(clause_ends(passage, index + 1) for index in between) or len(between) > _BEFORE_WHO:
        return False
    if not all(
        passage.words[index].digits or passage.words[index].norm.endswith(_ADJECTIVES) for index in between
    ):
        return False
    end = next((step for step in range(one.last, one.last + _REACH) if _ends(passage, step)), 0)
    return bool(end) and passage.casualty_words.isdisjoint(range(one.last, end))


def _ends(passage: Passage, index: int) -> bool:
    """Return whether a clause or a sentence ends before a word."""
    over = index >= len(passage.words) or index == passage.sentence_first(index)
    return over or clause_ends(passage, index)


def _in_list(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a Russian list that "и" ends goes on after a person: "водитель, повар и врач"."""
    if passage.language != "ru":
        return False
    for one, other in pairwise(found[number:]):
        between = range(one.last, other.first)
        if not passage.casualty_words.isdisjoint(between) or len(between) > _REACH:
            return False
        parted = any(clause_ends(passage, index) for index in (*between, other.first))
        if any(passage.words[index].norm == "и" for index in between):
            return not parted
        if not parted:
            return False
    return False


def is_office_of(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a person between commas tells who a named one is: "ملا رحیم، آموزگار مکتب، را"."""
    one = found[number]
    if passage.language not in _HIS_KIN or not number or one.spoken or one.value != 1:
        return False
    before = next(
        (other for other in reversed(found[:number]) if not clause_ends(passage, other.first)), None
    )
    if before is None or before.spoken or not before.last <= one.first <= before.last + _NAME_AND_OFFICE:
        return False
    starts = [index for index in range(before.last, one.first + 1) if clause_ends(passage, index)]
    nth = passage.has("part.nth", before.last - 1)  # "نفر پنجم، برادرش،"
    named = starts[:1] != [before.last] and not _is_his_kin(passage, one)
    if passage.language == "tg":
        named = named and bool(starts) and is_named_office(passage, before.last, starts[0], one)
    if len(starts) != 1 or not (nth or named):
        return False
    first = passage.sentences[passage.sentence_number(one.first)]
    reach = {"fa": _NAME_AND_OFFICE, "tg": _REACH + 2}[passage.language]
    after = range(one.last, min(first.last, one.last + reach))
    ends = (at for at in after if clause_ends(passage, at) or passage.words[at].norm in _WITH_HIM)
    end = next(ends, None)
    return end is not None and passage.casualty_words.isdisjoint(range(one.last, end))


def is_named_of(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether a title and a name say who people are: "دو تن از فرماندهان، ملا رحیم و قاری نذیر،"."""
    one = found[number]
    if _is_told_by_number(passage, found, number):
        return True
    if not number or one.spoken or passage.language in {"en", "ru"}:
        return False
    titled = passage.has("place.titles", one.first) and clause_ends(passage, one.first)
    bare = one.last - one.first == 1 and one.first - 1 in passage.casualty_words  # "кушта, фармондеҳ ва се"
    if passage.language == "tg" and (bare or one.last in passage.casualty_words):
        return False  # "ба раиси маориф тир кушоданд: раис кушта, ронандааш захмӣ шуд"
    return titled and (found[number - 1].spoken or _names_office(passage, found[number - 1], one))


def _is_told_by_number(passage: Passage, found: Sequence[Quantity], number: int) -> bool:
    """Return whether Dari commas part a named one and how many they are: "و ملا صادق، دو فرمانده،"."""
    if passage.language != "fa" or found[number].spoken:
        return False
    one = found[number]
    whole = next(
        (other for other in found[number + 1 :] if not passage.has("place.titles", other.first)), one
    )
    if not (passage.has("place.titles", one.first) and whole.spoken and whole.value > 1):
        return False
    if not clause_ends(passage, whole.first) or _is_his_kin(passage, whole):
        return False
    after = range(whole.last, min(len(passage.words), whole.last + _BEFORE_WHO))
    end = next((index for index in after if clause_ends(passage, index)), 0)
    return end > 0 and passage.casualty_words.isdisjoint(range(whole.last, end))


def _names_office(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether a Tajik title and a name between commas say who an officer is: "имом, мулло Раҳим,"."""
    if passage.language != "tg" or before.value != 1 or before.spoken:
        return False
    if passage.words[before.last].capital:
        return False  # "Чӯпон Умед Каримов, мулло Раҳим"
    end = one.last
    while end < len(passage.words) and passage.words[end].capital and not clause_ends(passage, end):
        end += 1
    parted = any(clause_ends(passage, index) for index in range(before.last, one.first))
    named = end > one.last and end < len(passage.words) and clause_ends(passage, end)
    return named and not parted


def _ends_alone(passage: Passage, one: Quantity) -> bool:
    """Return whether a sign ends the clause soon after a person, and no "and" follows it."""
    words, after = passage.words, one.last
    norm = words[after].norm if after < len(words) else ""
    harmed = passage.language == "ru" and after in passage.casualty_words and not clause_ends(passage, after)
    if harmed or norm in {"and", "и"}:
        return False  # "отец, мать и трое детей", "a nurse, a midwife and a patient", "…, охранник умер"
    if norm == "who":
        return True  # "a cousin of his, a student who had come for an exam, was killed"
    while after - one.last < _REACH and not _ends(passage, after):
        after += 1
    over = after == len(words) or not clause_ends(passage, after)
    return _ends(passage, after) if over else words[after].norm not in {"and", "or", "и"}


def _is_named_so(passage: Passage, before: Quantity, one: Quantity) -> bool:
    """Return whether a title and a name between commas say who one person is: "an elder, Haji Rahim,"."""
    if passage.language != "en" or not passage.has("person.title", one.first) or one.last - one.first < 2:  # noqa: PLR2004
        return False
    return passage.words[before.first].norm in _ONE_OF and _ends(passage, one.last)


def without_apposition(passage: Passage, mine: list[Quantity]) -> list[Quantity]:
    """Return the numbers without those who tell who they are: "four men – three Turks and a Tajik –"."""
    if _ends_in_whole(passage, mine) or _are_told_after(passage, mine) or _is_whose_car(passage, mine):
        mine = mine[-1:]
    mine = mine[_opens_with_whole(passage, mine) :]
    if len(mine) > 1 and not _lists(passage, mine) and _is_one_told_twice(passage, mine[0], mine[1]):
        return [mine[0], *mine[2:]]
    if is_told_apart(passage, mine):
        return mine[:1]
    if passage.language == "tg":
        mine = _without_told_again(passage, mine)
    if passage.language == "ru":
        mine = without_explained(passage, mine)
    if passage.language == "fa":
        mine = [one for number, one in enumerate(mine) if not (number and _is_parent(passage, one))]
    if len(mine) < 2 or not mine[0].spoken or mine[0].value != sum(one.value for one in mine[1:]):  # noqa: PLR2004
        return mine
    between = passage.text[passage.words[mine[0].last - 1].end : passage.words[mine[1].first].start]
    named = passage.language == "en" and all(passage.words[one.first].capital for one in mine[1:])
    if named and between.strip() in _COMMAS:
        return mine[:1]  # "two guards, Sergeant Rajabov and Private Davlatov,"
    closed = _ends_before_verb(passage, mine[-1].last) and not _are_men_and_women(passage, mine)
    if between.strip() in _COMMAS and not (closed or is_whole_noun(passage, mine[0], mine[1:])):
        return mine  # "three women, two boys and an old man"; not "two clerks, a man and a woman, were"
    signs = ",–—-:(" if len(mine) > 2 else "–—("  # noqa: PLR2004 - two sides of the same size are no apposition
    return mine[:1] if any(sign in between for sign in signs) else mine


def _opens_with_whole(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether dead and wounded are told together before each: "25 casualties, five dead and"."""
    return len(mine) > 1 and passage.words[mine[0].last - 1].norm == _CASUALTIES


def _are_men_and_women(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether a list counts some by sex or age before others: "three women, two boys and a man"."""
    first, *others = (passage.words[one.last - 1].norm for one in mine)
    return first in _BY_SEX and not _BY_SEX.isdisjoint(others)


def _ends_before_verb(passage: Passage, index: int) -> bool:
    """Return whether a comma parts English people from an auxiliary after them."""
    ends = passage.language == "en" and index < len(passage.words) and clause_ends(passage, index)
    return ends and passage.words[index].norm in _VERBS


def _is_whose_car(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether Dari names one as a target before its toll: "در موتر رییس معادن دو تن کشته شدند"."""
    if passage.language != "fa" or len(mine) < 2 or any(one.spoken for one in mine[:-1]):  # noqa: PLR2004
        return False
    toll = mine[-1]
    if not toll.spoken or toll.category != "generic" or toll.first < mine[-2].last:
        return False
    return passage.words[toll.first - 1].norm not in _JOINING


def _is_parent(passage: Passage, one: Quantity) -> bool:
    """Return whether Dari says of one told before whose parent he is: "مردی ۳۸ ساله و پدر چهار فرزند"."""
    child = passage.number_covering(one.first - 1)
    if child is not None and passage.has("part.parent", child.first - 1):
        return True  # "مردی ۴۰ ساله و دارای پنج فرزند"
    if not passage.has("part.parent", one.first) or passage.number_covering(one.last) is None:
        return False
    before = passage.words[one.first - 1].norm
    return before == _WHICH or (before == _AND and passage.has("time.aged", one.first - 2))


def _ends_in_whole(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether people are told and then all of them: "یک سرباز و دو غیرنظامی، در مجموع سه نفر،"."""
    if len(mine) < 3 or mine[-1].value != sum(one.value for one in mine[:-1]):  # noqa: PLR2004 - parts, a whole
        return False
    return passage.has_any("part.in_all", max(0, mine[-1].first - _IN_ALL), mine[-1].first)


def _are_told_after(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether English counts the people just named: "A man and his son, two traders, were killed"."""
    if passage.language != "en" or not 1 < len(mine) <= mine[-1].value + 1:
        return False
    whole = mine[-1]
    if not whole.spoken or whole.value < 2 or any(one.spoken or one.value > 1 for one in mine[:-1]):  # noqa: PLR2004
        return False
    joined = any(passage.words[index].norm == "and" for index in range(mine[0].first, whole.first))
    between = passage.text[passage.words[whole.first - 1].end : passage.words[whole.first].start]
    if not joined or between.strip() not in _COMMAS:
        return False
    after = range(whole.last, min(len(passage.words) - 1, whole.last + _NAME_AND_OFFICE))
    return any(_ends_before_verb(passage, index) for index in after)


def _without_told_again(passage: Passage, mine: list[Quantity]) -> list[Quantity]:
    """Return Tajiks without what a comma adds of who one is: "хушдоманаш, зани 63-сола"."""
    kept = mine[:1]
    for number, other in enumerate(mine[1:], 1):
        one = kept[-1]
        apposed = one.value == other.value == 1 and not (one.spoken or other.spoken)
        apposed = apposed and _leads_to(passage, one, other)
        office = passage.words[one.last - 1].norm.endswith("и") and passage.has("place.titles", other.first)
        told = passage.words[other.first].norm.endswith("и") or office  # "сардори застава, майор Алиев"
        apposed = apposed and told and not _is_his_kin(passage, other)
        following = mine[number + 1].first - 1 if number + 1 < len(mine) else 0
        listed = following and passage.words[following].norm in _ANDS and not clause_ends(passage, following)
        if not apposed or listed or not clause_ends(passage, other.first):
            kept.append(other)
    return kept


def _leads_to(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only what a Tajik noun is of parts it from the next: "Ронандаи мошин, сокини деҳа"."""
    between = range(one.last, other.first)
    if not between:
        return True
    chain = passage.words[one.last - 1].norm.endswith("и") and len(between) <= _BEFORE_WHO
    return chain and not any(
        clause_ends(passage, index) or index in passage.event_words or passage.words[index].norm in _ANDS
        for index in between
    )


def _lists(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether a Dari or Tajik list goes on after the second: "یک نرس، راننده و دو عابر"."""
    if len(mine) < 3 or passage.language not in _HIS_KIN:  # noqa: PLR2004 - the second and another
        return False
    after = past_whose(passage, mine[1]) if passage.language == "fa" else mine[1].last
    joined = passage.words[after].norm in _ANDS and mine[2].first == after + 1
    return joined or (mine[2].first == after and clause_ends(passage, after))


def _is_one_told_twice(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether a comma parts one and who that was: "one of the injured, an engineer aged 38,"."""
    if not (one.spoken and one.value == other.value == 1) or other.spoken or _is_his_kin(passage, other):
        return False
    return (
        other.first - one.last <= _BEFORE_WHO
        and any(
            passage.text[passage.words[index - 1].end : passage.words[index].start].strip() in _APPOSED
            for index in range(one.last, other.first + 1)
        )
        and not any(passage.words[index].norm in _ANDS for index in range(one.last, other.first))
    )


def _is_his_kin(passage: Passage, one: Quantity) -> bool:
    """Return whether a Dari or Tajik word says whose kin somebody is: "як зан, шавҳараш ва духтараш"."""
    his = passage.language == "fa" and is_his(passage, one)  # "یک دکاندار، شاگرد او"
    return his or passage.words[one.last - 1].norm.endswith(_HIS_KIN.get(passage.language, ()))
