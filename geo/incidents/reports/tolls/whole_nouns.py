"""Nouns that may be of all those told one by one after them: "three people, two men and a boy"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity

_CHILDREN = {"boy", "boys", "girl", "girls"}
_WOMEN = {"women", "woman", "girls", "girl"}
_WHOLE_NOUNS = {
    "men",
    "civilians",
    "members",
    "citizens",
    "nationals",
    "residents",
    "villagers",
    "locals",
    "workers",
    "employees",
    "servicemen",
    "militants",
    "relatives",
    "foreigners",
    "chinese",
    "afghans",
    "tajiks",
    "passengers",
    "youths",
    "brothers",
}


_NO_WHOLE = (
    "мужчин",
    "женщин",
    "дет",
    "девоч",
    "девуш",
    "мальчик",
    "подрост",
    "ребят",
    "сын",
    "дочер",
    "брат",
    "сест",
)  # stems: a sex, an age or kin
_ANY_FA = frozenset(
    [
        "غیرنظامی",
        "ملکی",
        "شهروند",
        "باشنده",
        "عضو",
        "نظامی",
        "نیرو",
        "نیروی",
        "مسافر",
        "سرنشین",
        "کارمند",
        "تبعه",
        "افغان",
        "تاجیک",
        "مهاجم",
        "جنگجو",
        "طالب",
        "مسلح",
        "کارگر",
        "خانواده",
    ]
)  # of whom Dari tells parts by other nouns


def is_whole_noun(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether a noun may be of all: "three people, two men and a boy", not "three women, two boys"."""
    nouns = {passage.words[one.last - 1].norm for one in parts}
    noun = passage.words[whole.last - 1].norm
    if passage.language == "en" and noun == "men":
        return nouns.isdisjoint(_WOMEN)
    children = passage.language == "en" and noun == "children" and nouns <= _CHILDREN
    if children or whole.category in {"", "generic"}:
        return True  # children: "three children, two boys and a girl"
    alike = {one.category for one in parts} <= {"", "generic", whole.category}
    if passage.language == "tg":
        return alike  # "чор полис, як сарбоз ва се сокин" are eight
    if passage.language == "fa":  # "سه سرباز، دو پولیس و یک باشنده" are six
        return alike and (noun in _ANY_FA or not any(one.spoken for one in parts))
    if passage.language == "ru":
        return not passage.words[whole.last - 1].norm.startswith(_NO_WHOLE)
    return passage.words[whole.last - 1].norm in _WHOLE_NOUNS
