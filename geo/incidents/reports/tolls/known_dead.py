"""The harmed of whom Russian speaks again as known: "убитый командир", "солдата похоронили в Восе"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_SLAIN = ("убит", "погибш", "застреленн", "расстрелянн", "ликвидированн", "уничтоженн", "скончавш", "умерш")
_HURT = ("ранен", "тяжелоранен", "легкоранен", "пострадавш")
_OF_ONE = ("ый", "ий", "ая", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ой", "ей", "ую")
_NOUN = 3  # words from such a participle to its noun: "убитый полевой командир"
_BURIED = ("похорон", "хорон")
_BURIALS = ("похорон", "хорон", "погреб", "поминают", "тело", "гроб")
_DEATHS = ("смерт", "гибел")
_KIN = ("сын", "муж", "брат", "доч", "отц", "внук", "племянник", "сестр", "жен", "мат")
_WHO_HEARD = (
    "мать",
    "матер",
    "отец",
    "жена",
    "вдов",
    "родител",
    "родн",
    "родственник",
    "семь",
    "брат",
    "сестр",
)
_ANYBODY = {"", "generic"}
# Stems of nouns that may be of anybody who was told dead before.
_BROAD = (
    *("командир", "человек", "мужчин", "женщин", "жител", "гражданин", "уроженец", "уроженц", "юнош", "парн"),
    *("молод", "односельчан", "главар", "член", "участник", "глава", "главу", "главы"),
)


_OUT_OF, _WHICH = {"из", "числе", "среди"}, {"который", "которая"}
_OUT_OF_TG, _THOSE_WHO = "аз", ("гон", "гони", "гонро")
_TOO = 3  # words of "this event and", between "about" and the death
_OF_FA, _THEM_FA = "از", ("killed.them", "wounded.them")
_ABOUT_FA = {
    "درباره",
    "درمورد",
    "باره",
    "مورد",
    "پیرامون",
    "خصوص",
}  # the death that somebody does not speak of
_FINITE_FA = {"است", "اند", "بود", "بودند", "باشد", "و"}  # what ends a verb, or goes on to another
_SLAIN_FA, _EVERY = ["کشته", "شده"], "هر"


def is_known_dead(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether a participle speaks of one of those told before: "убитый командир отвечал за"."""
    first = passage.words[marker.first].norm
    if passage.language != "ru" or one.spoken or marker.last - marker.first > 1:
        return False
    if first.startswith(_DEATHS):
        return _is_heard_by_kin(passage, marker, one)
    stems = _SLAIN if marker.kind == "killed" else _HURT
    noun = one.last - 1
    if first.startswith(_BURIED):  # "Похоронили парня в родном селе", "Парня похоронили"
        near = abs(noun - marker.first) <= _NOUN
    else:
        near = first.startswith(stems) and first.endswith(_OF_ONE) and 0 <= noun - marker.last < _NOUN
    return near and one.value == 1 and _is_of_known_kind(passage, marker, one)


def _is_of_known_kind(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether somebody may be one of those whose harm the sentences before tell."""
    noun = one.last - 1
    broad = passage.words[noun].norm.startswith(_BROAD)
    return any(
        broad or not kinds or one.category in kinds
        for kinds in _kinds_of_harmed(passage, marker.first, marker.kind)
    )


def _is_heard_by_kin(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether the kin of somebody dead speak of his death: "мать узнала о смерти сына из новостей"."""
    first = passage.sentence_first(marker.first)
    kin = passage.words[one.last - 1].norm.startswith(_KIN) and one.first >= marker.last
    heard = kin and any(passage.words[at].norm.startswith(_WHO_HEARD) for at in range(first, marker.first))
    return heard and bool(_kinds_of_harmed(passage, marker.first, "killed"))


def _kinds_of_harmed(passage: Passage, index: int, kind: str) -> Sequence[set[str]]:
    """Return the kinds of people in each sentence before that of a word which tells of the dead, or hurt."""
    before = passage.sentences[: passage.sentence_number(index)]
    return [
        {category_at(passage, at) for at in range(one.first, one.last)} - _ANYBODY
        for one in before
        if passage.has_one_of((f"{kind}.back", f"{kind}.forward"), one.first, one.last)
    ]


def buries_known(passage: Passage, marker: Marker, mine: Sequence[Quantity], told: Sequence[Figure]) -> bool:
    """Return whether Russian tells of the burial of the one dead before: "о гибели …, бойца похоронили"."""
    if passage.language != "ru" or not passage.words[marker.first].norm.startswith(_BURIALS):
        return False
    if len(mine) != 1 or mine[0].spoken or mine[0].value != 1:
        return False
    kinds = {mine[0].category, *_ANYBODY}
    return any(one.kind == "killed" and one.value == 1 and one.categories & kinds for one in told)


def is_told_as_known(passage: Passage, marker: Marker) -> bool:
    """Return whether the words before the dead say that they were told: "из погибших", "кушташудагон"."""
    known = {"ru": _is_told_as_known, "tg": _is_told_as_one_of, "fa": _is_told_as_slain}.get(passage.language)
    return known is not None and marker.first > 0 and known(passage, marker.first - 1)


def _is_told_as_known(passage: Passage, index: int) -> bool:
    """Return whether a Russian word goes back to one told: "из | погибших", "Сафаров, который | погиб"."""
    if passage.words[index].norm in _OUT_OF:
        return True  # "Один из погибших — командир, второй — его водитель"
    named = index > 1 and passage.words[index - 1].capital and passage.words[index - 2].capital
    return named and passage.words[index].norm in _WHICH and clause_ends(passage, index)


def _is_told_as_one_of(passage: Passage, index: int) -> bool:
    """Return whether Tajik goes on from a word to the dead that were told: "яке аз | кушташудагон"."""
    return passage.words[index].norm == _OUT_OF_TG and passage.words[index + 1].norm.endswith(_THOSE_WHO)


def _is_told_as_slain(passage: Passage, index: int) -> bool:
    """Return whether a Dari sentence opens behind a word with the slain as known: "| کشته‌شده پدر"."""
    opens = passage.sentence_first(index + 1)
    slain = [word.norm for word in passage.words[index + 1 : index + 3]] == _SLAIN_FA
    every = index - 1 == opens and passage.words[opens].norm == _EVERY
    if slain and (opens == index + 1 or every) and not clause_ends(passage, index + 3):
        return True
    if slain and opens == index and category_at(passage, index):  # "فرمانده | کشته‌شده قاری سعید نام داشت"
        finite = clause_ends(passage, index + 3) or passage.words[index + 3].norm in _FINITE_FA
        return not finite and passage.has_one_of(("killed.back", "killed.forward"), 0, opens)
    if passage.words[index].norm == _OF_FA and passage.has_one_of(_THEM_FA, index + 1, index + 2):
        counted = passage.numbers_in(max(opens, index - 2), index)  # "دو تن از | قربانیان مرد و یک تن زن است"
        return bool(counted)
    if "speech.silent" not in passage.marks:
        return False  # "دربارهٔ این رویداد و | کشته شدن فرمانده‌شان چیزی نگفته‌اند"
    sentence = passage.sentences[passage.sentence_number(index)]
    about = passage.words[max(sentence.first, index - _TOO) : index + 1]
    known = any(word.norm in _ABOUT_FA for word in about)
    return known and passage.has_any("speech.silent", index, sentence.last)
