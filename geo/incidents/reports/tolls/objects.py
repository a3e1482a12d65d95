"""Whom a verb was done to: "دو مرد مسلح یک کارمند را کشتند" tells of one dead."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.companions import head_of_with
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.his_people import is_his, past_whose
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.tajik_chains import is_linked, is_object
from geo.incidents.reports.tolls.tajik_names import ends_name
from geo.incidents.reports.words import normal

_ANDS = (["and"], ["и"], ["ва"], ["و"])
_CHASED = {"تعقیب", "پیگرد", "таъкиби"}  # before those of whom some were caught
_GROUP = {"یک", "گروه", "دسته", "باند", "як", "гурухи"}  # "a group of"
_IN = {"در", "дар"}  # before where somebody did it
_AND_TG = "у"  # at the end of the one before: "падару ду писарашро"
_WITH_FA, _OBJECT_FA = "با", "را"
_KILLED, _PASSIVE = "کشته", ("شد", "گردید", "گشت")
_TO = "ба"
_MEN = 3  # words from people in the plural to the mark of the object
_OBJECT_REACH = 9  # words between an object and its verb
PLURALS = ("ان", "ها", "ین", "شان", "های", "افراد", "اتباع", "عساکر", "اطفال")
_TAJIK_PLURALS = ("онро", "хоро", "енро")
_HIMSELF = "худи"  # in "худи ӯро"
_PARTICIPLES = ("да", "та")
_LEADERS = {"رهبر", "سرکرده", "سردسته"}
_DOING_FA = ("کردن", "کشتن", "ساختن", "رساندن", "رسانیدن", "نمودن", "درآوردن")  # ends of Dari verbs as nouns
_THEM = frozenset(  # those told before, as the object of a Tajik verb
    map(normal, ["ӯро", "вайро", "онҳоро", "эшонро", "ҳардуро", "ҳарсеро", "ҳамаро", "ҳардуяшонро"])
)
_BODY, _HIS_ENDS = "نعش", {"tg": ("аш", "ашро"), "fa": ("ش",)}  # a body, of nobody told; ends of whose it is
_SEEN = {
    "saw",
    "seen",
    "see",
    "counted",
    "washed",
    "carried",
    "carry",
    "examined",
    "identified",
    "photographed",
}
_SEEN_REACH = 3  # words of "counted at least six bodies"


def objects_of(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return of the numbers before a verb those it is done to: "دو مرد مسلح یک کارمند را کشتند"."""
    if not before:
        return before
    done_to = passage.language == "tg" and _is_marked(passage, marker.first - 1)  # "посбонро захмӣ карда"
    done_to = done_to or _has_killed(passage, before[-1], marker)
    if not (done_to or passage.has("killed.active", marker.last - 1)):
        return before
    if _are_killers(passage, before, marker) or _object_follows(passage, before[-1], marker):
        return _shot_at(passage, before, marker)
    if len(before) < 2:  # noqa: PLR2004 - nothing to choose from
        return [] if _did_it_to_another(passage, before[0], marker) else before
    ends = [index for index in range(before[-1].first, marker.first) if _is_marked(passage, index)]
    if not ends:
        return before
    position = len(before) - 1
    while position > 0:
        words = range(before[position - 1].last, before[position].first + 1)
        joined = any([passage.words[index].norm] in _ANDS for index in words)
        joined = joined or (passage.language == "tg" and passage.words[words[0] - 1].norm.endswith(_AND_TG))
        joined = joined or is_with_him(passage, before[position])
        if not joined and not any(clause_ends(passage, index) for index in words):
            break
        between = [index for index in words[:-1] if [passage.words[index].norm] not in _ANDS]
        wide = before[position].first in passage.event_words  # of an act told in parted words
        if not (wide or passage.event_words.isdisjoint(between)):
            break  # "مرزبانان در درگیری با قاچاقچیان، دو تن را از پا درآوردند"
        if not joined and _are_apart(passage, before[position - 1], before[position], words):
            break
        position -= 1
    return without_office(passage, before[position:])


def without_office(passage: Passage, mine: list[Quantity]) -> list[Quantity]:
    """Return Dari people without the first of two who are one: "ملا نصیر، فرمانده طالبان را کشتند"."""
    if passage.language != "fa" or len(mine) != 2 or any(one.spoken for one in mine):  # noqa: PLR2004 - two
        return mine
    between = range(mine[0].last, mine[1].first)
    apart = any([passage.words[index].norm] in _ANDS for index in between) or is_his(passage, mine[1])
    return mine if apart or not clause_ends(passage, mine[1].first) else mine[1:]


def is_deed(passage: Passage, marker: Marker) -> bool:
    """Return whether a Dari noun says what somebody did to others: "پس از زخمی کردن سه تن کشته شد"."""
    return passage.language == "fa" and passage.words[marker.last - 1].norm.endswith(_DOING_FA)


def is_with_him(passage: Passage, one: Quantity) -> bool:
    """Return whether Dari people were with the one before: "یک قوماندان با پنج نفرش را کشتند"."""
    if passage.language != "fa" or passage.words[one.first - 1].norm != _WITH_FA:
        return False
    return passage.words[past_whose(passage, one)].norm == _OBJECT_FA and is_his(passage, one)


def _has_killed(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether a bare Dari participle says what was done to people: "مادرش را با تیشه کشته است"."""
    verb = [word.norm for word in passage.words[marker.first : marker.last]]
    if passage.language != "fa" or verb not in ([_KILLED], [_KILLED, "است"]) or marker.first < one.last:
        return False
    passive = marker.last < len(passage.words) and passage.words[marker.last].norm.startswith(_PASSIVE)
    return not passive and any(_is_marked(passage, index) for index in range(one.last, marker.first))


def _are_apart(passage: Passage, one: Quantity, other: Quantity, words: range) -> bool:
    """Return whether a comma between people, at the words between them, lists them not as one object."""
    if any(passage.words[index].norm in _IN for index in words):
        return True  # "مردی دیروز در شهر تالقان، همسرش را کشت"
    if any(_ends_participle(passage, index) for index in words):
        return True  # "ба хонаи мулло, имоми масҷид, даромада, ду писарашро куштанд"
    return _is_other_side(passage, one, other)


def _is_other_side(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether people before a comma did it, or some of them befell it: "در تعقیب هفت تن، دو تن را"."""
    head = one.first - 1
    while passage.words[head].norm in _GROUP:
        head -= 1
    if passage.words[head].norm in _CHASED:
        return True
    if passage.language != "fa" or not one.category == "attackers" != other.category:
        return False
    return not passage.family_in("actor", passage.sentence_first(one.first), one.first)  # who did it instead


def _are_killers(passage: Passage, before: Sequence[Quantity], marker: Marker) -> bool:
    """Return whether numbers are of those who did it to "him" told first: "ӯро ду марди куштанд"."""
    sentence = passage.sentences[passage.sentence_number(marker.first)]
    if passage.language != "tg" or not passage.has_any("person.him", sentence.first, before[0].first):
        return False
    if head_of_with(passage, before[0].first, sentence) is not None:
        return False  # "ӯро бо ду писараш куштанд"
    return not any(_is_marked(passage, index) for index in range(before[0].first, marker.first))


def _did_it_to_another(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether attackers did it to another: "چهار دزد آمدند، صراف را زخمی کردند"."""
    if passage.language == "tg":
        return one.category == "attackers" and _object_after(passage, one, marker)
    if passage.language != "fa" or one.category != "attackers" or marker.first - 1 <= one.last:
        return False
    object_before = passage.words[marker.first - 1].norm == "را"
    return object_before and any(clause_ends(passage, index) for index in range(one.last + 1, marker.first))


def _object_after(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether a Tajik object follows people that it tells no more of: "се марди мусаллаҳ раисро"."""
    if is_object(passage, one.last - 1) or is_linked(passage, one.last - 1):
        return False  # "се сарбози | Толибонро"
    if passage.has_any("part.before", one.last, marker.first):
        return False  # "дувоздаҳ ҷангӣ, аз ҷумла ду фармондеҳро"
    return any(
        is_object(passage, index)
        and (category_at(passage, index) or category_at(passage, index - 1) or ends_name(passage, index))
        for index in range(one.last, marker.first)
    )


def _shot_at(passage: Passage, before: list[Quantity], marker: Marker) -> list[Quantity]:
    """Return at whom Tajiks struck before that: "ба ду сарбоз тир кушода, ҳардуро куштанд"."""
    aims = (number for number, one in enumerate(before) if passage.words[one.first - 1].norm == _TO)
    aimed = next(aims, None)
    if aimed is None or passage.act_words.isdisjoint(range(before[-1].last, marker.first)):
        return []
    return before[aimed:]


def _object_follows(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether whom it was done to follows in Tajik: "чор марди мусаллаҳ омада, ҳардуро тирборон"."""
    if passage.language != "tg" or _is_marked(passage, one.last - 1):
        return False
    return any(
        passage.words[index].norm in _THEM
        and (not passage.words[index - 1].norm.endswith("и") or passage.words[index - 1].norm == _HIMSELF)
        for index in range(one.last, marker.first)
    )


def _ends_participle(passage: Passage, index: int) -> bool:
    """Return whether a Tajik participle ends a clause before a word: "даромада, ду писарашро куштанд"."""
    norm = passage.words[index - 1].norm
    return passage.language == "tg" and norm.endswith(_PARTICIPLES) and clause_ends(passage, index)


def _is_marked(passage: Passage, index: int) -> bool:
    """Return whether a word is marked as an object: "را", "писарашро"."""
    norm = passage.words[index].norm
    return norm == "را" or (passage.language == "tg" and is_object(passage, index))


def named_object(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person whom a name with the ending of an object tells: "عبدالواحد را کشتند"."""
    done_to = passage.language == "tg" and is_object(passage, marker.first - 1)  # "Каримро кушта гурехтанд"
    active = done_to or passage.has("killed.active", marker.last - 1)
    if not active or passage.has("killed.of_things", marker.first):
        return []
    for index in range(marker.first - 1, max(sentence.first, marker.first - _OBJECT_REACH), -1):
        if clause_ends(passage, index + 1):
            return []
        norm = passage.words[index].norm
        if norm == "را":
            name = passage.words[index - 1].norm
            known = passage.number_covering(index - 1) is not None or passage.has_one_of(
                ("object.money", "object.drugs", "object.weapons", "object.post"),
                max(sentence.first, index - 3),
                index,
            )
            plural = name.endswith(PLURALS) or passage.has("killed.own", index - 1)
            plural = plural or any(
                passage.words[one].norm.endswith(PLURALS) and category_at(passage, one)
                for one in range(max(sentence.first, index - _MEN), index - 1)
            )  # "قاچاقچیان مسلح را"
            leads = plural and _is_head_of(passage, max(sentence.first, index - _MEN - 1), index)
            return (
                []
                if (plural or known) and not leads
                else [Quantity(index - 1, index + 1, 1, "civilians", spoken=False)]
            )
        if passage.language == "tg" and is_object(passage, index):
            named = passage.words[index - (norm == "ро")]  # "Азизуллоҳ-ро"
            one = named.capital and not norm.endswith(_TAJIK_PLURALS)
            return [Quantity(index, index + 1, 1, "civilians", spoken=False)] if one else []
    return []


def _is_head_of(passage: Passage, first: int, last: int) -> bool:
    """Return whether Dari tells of one by those he leads: "رهبر گروه قاچاقبران را"; not "نگهبانان رهبر"."""
    leads = (passage.has("person.one", at) or passage.words[at].norm in _LEADERS for at in range(first, last))
    one = next((at for at, leader in enumerate(leads, first) if leader), last)
    return one < last and not (one > first and passage.words[one - 1].norm.endswith(PLURALS))


def is_his_body(passage: Passage, marker: Marker) -> bool:
    """Return whether words say whose body it is, or who saw it: no number before counts it."""
    norm = passage.words[marker.first].norm
    if passage.language == "en":  # "a trader who saw the bodies", "a nurse counted six bodies"
        seen = (word.norm for word in passage.words[max(0, marker.first - _SEEN_REACH) : marker.first])
        return passage.has("killed.body", marker.first) and not _SEEN.isdisjoint(seen)
    his = norm.endswith(_HIS_ENDS.get(passage.language, ())) and norm != _BODY
    return his and passage.has("killed.body", marker.first)
