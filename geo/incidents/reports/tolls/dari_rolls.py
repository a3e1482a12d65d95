"""Dari victims told one after another: "کشته شدن ملک قریه، دو پسر و دو نواسه وی", "پدر، مادر و سه کودک"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.dari_names import ends_attackers, is_surely_one, may_be_of_name
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.his_people import is_his
from geo.incidents.reports.tolls.joined import ENDS_OF_VERBS
from geo.incidents.reports.tolls.own_verbs import is_verb
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_AND, _OF, _LIFE, _JOINERS = "و", "از", "جان", {"و", "با"}
_ENDS = {"در", "بر", "به", "توسط", "را", "که", "روز", "برای", "تا", "هنگام", "پس", "بعد", "چه", "این"}
_ENDS |= {"آن", "ان"}
_OF_WHOM = {"تن", "نفر", "یکی", "کس", "عضو", "اعضای"}  # before "of": "سه تن از همراهانش"
_SAID = {"گفته", "گزارش", "نقل", "قول", "باور", "روایت"}  # before who says so
_HIS, _WHOSE = ("ش", "شان"), {"او", "وی", "اش", "شان", "آنان", "انان", "آنها", "انها", "ایشان"}
_COMMAS, _OTHERS = {"،", ","}, "دیگر"
_ABOUT = {"حدود", "حداقل", "دست", "نزدیک", "بیش", "تقریبا", "هر", "همه"}  # before a number of people
_PLURALS = ("ان", "ها", "های", "ین")
_LONGEST, _MOST = 6, 30  # words of one of a list, of all
_NAME, _LIST = 3, 2  # words of a name; of how many a list is
_NOBODY, _ROLE, _NAMED = 0, 1, 2  # what words between the signs of a list tell


def enumerated(
    passage: Passage,
    marker: Marker,
    mine: list[Quantity],
    sentence: Sentence,
    free: Sequence[Quantity],
    *,
    taken: Collection[int],
) -> list[Quantity]:
    """Return those whom a Dari list counts, if they are more than the ones known; `free`: no other verb's."""
    if passage.language != "fa":
        return mine
    if mine and not mine[-1].category and mine[-1].last - mine[-1].first == 1:
        return mine  # "5 جسد نظامی و 21 زخمی"
    known = sorted({*free, *mine})
    if marker.forward and marker.last < sentence.last and (not mine or mine[0].first >= marker.last):
        them = passage.has(f"{marker.kind}.them", marker.first)  # "کشته‌شدگان کریم و رستم نام دارند"
        listed = [] if them else _after(passage, marker, sentence, known, taken)
        if mine and not listed:  # "قربانیان انفجار دیروز پدر، مادر و سه کودک بودند"
            here = sentence._replace(first=marker.last)
            told = _to_last(passage, mine, known) if them else mine
            listed = listed_before(passage, told, here, known, taken)
    elif mine and mine[-1].last <= marker.first:
        known = sorted({*mine, *(one for one in free if one.value == 1)})  # others have a verb of their own
        listed = listed_before(passage, mine, sentence, known, taken)
    else:
        return mine
    more = sum(one.value for one in listed) > sum(one.value for one in mine)
    return listed if more and all(_is_within(one, listed) for one in mine) else mine


def _to_last(passage: Passage, mine: Sequence[Quantity], known: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return people with the last of others of whom no verb tells: "قربانیان یک مرد، پسرش و | دو برادرش"."""
    last = known[-1]
    after = last.first > mine[-1].first and last.category != ""  # not "پیکر سه نفر و شش زخمی"
    after = after and passage.casualty_words.isdisjoint(range(mine[-1].last, last.last))
    return [*mine, last] if after else mine


def _is_within(one: Quantity, listed: Sequence[Quantity]) -> bool:
    """Return whether people stand within a list."""
    return listed[0].first <= one.first and one.last <= listed[-1].last


def _after(
    passage: Passage, marker: Marker, sentence: Sentence, known: Sequence[Quantity], taken: Collection[int]
) -> list[Quantity]:
    """Return the members of a list right after a noun: "کشته شدن | یک زن، شوهرش و خسرش | در"; or nobody."""
    words, last, life = passage.words, marker.last, passage.words[marker.last - 1].norm == _LIFE
    while last < min(sentence.last, marker.last + _MOST) and not _ends_list(passage, last, taken, life=life):
        last += 1
    if all(words[index].norm not in _JOINERS for index in range(marker.last, last)):
        return []
    heads = [at for at in range(marker.last, last) if at == marker.last or _head_of(passage, at)]
    found: list[Quantity] = []
    before, comma = _NOBODY, False
    for number, start in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else last
        end -= words[end - 1].norm in _JOINERS
        kind, people = _member(passage, start, end, known, taken, life=life)
        if kind == _NOBODY:
            return []
        if not (comma and _tells_who(passage, before, kind, people)):
            found += people
        before, comma = kind, words[start - 1].norm not in _JOINERS
    return found if len(found) >= _LIST else []


def listed_before(
    passage: Passage,
    mine: Sequence[Quantity],
    sentence: Sentence,
    known: Sequence[Quantity],
    taken: Collection[int],
) -> list[Quantity]:
    """Return people with those who are told beside them in a list: "| پدر، | مادر و سه کودک"."""
    start, found, anded = mine[-1].first, [mine[-1]], False
    low = max(sentence.first, start - _MOST)
    while start > low:
        joined = passage.words[start - 1].norm == _AND
        end = start - joined
        goes_on = (joined and not clause_ends(passage, end)) or (anded and _comma(passage, start))
        if end <= low or not goes_on:
            break
        head = _head_before(passage, end, low, taken)
        kind, people = _member(passage, head, end, known, taken)
        parted = any(one.spoken and one not in mine and one.last != end for one in people)
        if kind == _NOBODY or parted or _is_source(passage, head, sentence.first):
            break  # "یک پولیس خلع سلاح و سه پولیس دیگر کشته شدند"
        named = kind == _NAMED and not (people[0] in known or is_surely_one(passage, head, end))
        if _stands_apart(passage, kind, found[0], named=named, joined=joined, taken=taken):
            break
        found = [*people, *found]
        start, anded = head, anded or joined
        if head > low and not _head_of(passage, head):
            break
    return found


def _head_before(passage: Passage, end: int, low: int, taken: Collection[int]) -> int:
    """Return where the member of a list begins that ends at a word."""
    head = end
    while head > low and not _ends_list(passage, head - 1, taken) and not _did_it(passage, head - 1, end):
        head -= 1
        if _head_of(passage, head) or clause_ends(passage, head) or _follows_men(passage, head):
            break
    return head


def _follows_men(passage: Passage, index: int) -> bool:
    """Return whether a title stands behind men who did it: "مردان نقاب‌دار | ملا جلیل و قاری صمیم را"."""
    return passage.has("place.titles", index) and any(
        passage.words[at].norm.endswith(_PLURALS) and category_at(passage, at) != ""
        for at in range(max(0, index - _NAME), index)
    )


def _stands_apart(
    passage: Passage, kind: int, after: Quantity, *, named: bool, joined: bool, taken: Collection[int]
) -> bool:
    """Return whether a member before another tells who that is, or is a name that may be anybody's."""
    who = _member(passage, after.first, after.last, [], taken)[0] if after.value == 1 else _NOBODY
    if not joined and _tells_who(passage, kind, who, [after]):
        return True
    others = any(passage.words[at].norm == _OTHERS for at in range(after.first, after.last))
    return named and who != _NAMED and not (others or _is_his_own(passage, after))  # "وزارت داخله، دو سرباز"


def _is_source(passage: Passage, index: int, first: int) -> bool:
    """Return whether the words before one say that he tells of it: "به گفته | پولیس، پدر و دو پسر"."""
    while index > first and not clause_ends(passage, index):
        index -= 1
        if passage.words[index].norm in _SAID:
            return True
    return passage.words[index - 1].norm == _OF if index > first else False


def _did_it(passage: Passage, index: int, end: int) -> bool:
    """Return whether several who did it stand before a name: "افراد مسلح | سمیع، نوید و پدرشان را"."""
    return index + 1 < end and ends_attackers(passage, index)


def _comma(passage: Passage, index: int) -> bool:
    """Return whether nothing but a comma stands between a word and the one before."""
    gap = passage.text[passage.words[index - 1].end : passage.words[index].start]
    return gap.strip() in _COMMAS


def _head_of(passage: Passage, index: int) -> bool:
    """Return whether a comma or "and" stands before a word."""
    return _comma(passage, index) or passage.words[index - 1].norm in _JOINERS


def _ends_list(passage: Passage, index: int, taken: Collection[int], *, life: bool = False) -> bool:
    """Return whether a word is of no member of a list: a place, a day, what happened, a preposition."""
    norm = passage.words[index].norm
    if norm == _OF:
        return passage.words[index - 1].norm not in _OF_WHOM
    if norm in _ENDS or norm in _SAID or index in taken:
        return True
    if index in (passage.casualty_words if life else passage.event_words):
        return True
    return norm != _AND and (is_verb(passage, index) or passage.has("speech.verbs", index))


def _member(
    passage: Passage,
    first: int,
    last: int,
    known: Sequence[Quantity],
    taken: Collection[int],
    *,
    life: bool = False,
) -> tuple[int, list[Quantity]]:
    """Return what words of a list tell, a name or a role, and the people whom they count."""
    people = [one for one in known if first <= one.first and one.last <= last]
    numbers = [one for one in passage.numbers_in(first, last) if not passage.has("time.aged", one.last)]
    bare = any(not one.category and one.spoken and one.last - one.first == 1 for one in people)
    heads = (
        bool(people) and not bare and (people[0].first == first or passage.words[first].norm in _ABOUT)
    )  # not "پیکر سه نفر و شش زخمی"
    if heads and sum(one.spoken for one in people) >= len(numbers):
        named = not people[0].spoken and passage.has("place.titles", people[0].first)
        return (_NAMED if named else _ROLE), people
    if bare or numbers or not 0 < last - first <= _LONGEST:
        return _NOBODY, []  # bare: "پیکر سه نفر و | شش | زخمی"
    span = range(first, last)
    if not _may_be_one(passage, span, taken, life=life):
        return _NOBODY, []
    if all(may_be_of_name(passage, index, life=life) for index in span) and last - first <= _NAME:
        return _NAMED, [Quantity(first, last, 1, "civilians", spoken=False)]
    known_one = category_at(passage, first) or passage.has("person.one", first) or _is_his(passage, last - 1)
    if not known_one:
        return _NOBODY, []
    return _ROLE, [Quantity(first, last, 1, category_at(passage, first) or "civilians", spoken=False)]


def _may_be_one(passage: Passage, span: range, taken: Collection[int], *, life: bool) -> bool:
    """Return whether words may be of one person: nothing that happened, no place, thing, verb or group."""
    words, acts = passage.words, passage.casualty_words if life else passage.event_words
    if any(index in taken or index in acts or words[index].norm in _ENDS for index in span):
        return False
    if words[span[-1]].norm.endswith(ENDS_OF_VERBS["fa"]) or is_verb(passage, span[-1]):
        return False
    first = span[0]
    several = words[first].norm.endswith(_PLURALS) and category_at(passage, first) != ""
    groups = (*passage.family_in("actor", first, first + 1), *passage.family_in("nation", first, first + 1))
    groups = () if passage.has("person.one", first) else groups
    return not (several or groups or passage.family_in("object", first, first + 1))


def _is_his(passage: Passage, index: int) -> bool:
    """Return whether a word ends with whose somebody is: "شوهرش", "سکرتر او"."""
    norm = passage.words[index].norm
    return norm in _WHOSE or (norm.endswith(_HIS) and len(norm) > len(_HIS[1]))


def _is_his_own(passage: Passage, one: Quantity) -> bool:
    """Return whether people are told by whose they are."""
    return is_his(passage, one) or _is_his(passage, one.last - 1)


def _tells_who(passage: Passage, before: int, kind: int, people: Sequence[Quantity]) -> bool:
    """Return whether a comma parts a name from who that is: "کریم، معلم مکتب و سه شاگرد"."""
    if {before, kind} != {_NAMED, _ROLE} or len(people) != 1 or people[0].spoken:
        return False
    return not _is_his_own(passage, people[0])
