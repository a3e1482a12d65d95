"""Nouns that may be of all those told one by one after them: "three people, two men and a boy"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity, category_at

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

_SEX_TG = (
    "мард",
    "зан",
    "писар",
    "духтар",
    "кудак",
    "бача",
    "тифл",
    "наврас",
    "чавон",
    "пир",
    "модар",
    "падар",
)
_ANY_TG = (
    *("гайринизоми", "шахрванд", "сокин", "узв", "аъзо", "мусофир", "сарнишин", "одам", "хоричи", "бошанда"),
    *("низоми", "неру", "чанги", "чангчу", "хамлагар", "террорист", "кочокбар", "толиб", "афгон", "точик"),
    *("чини", "осоишта", "дехоти", "курбони", "касон", "хешованд", "пайванд", "гаравгон"),
)  # stems: of whom Tajik tells parts by other nouns
_CHILD_TG, _OF_CHILDREN_TG = ("кудак", "фарзанд", "тифл", "наврас"), ("писар", "духтар", "бача")


def _may_be_all_tajik(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether a Tajik noun may be of all: "шаш коргар, ду тоҷик ва чор чинӣ"; not "се мард"."""
    people = (at for at in range(whole.first, whole.last) if category_at(passage, at) not in {"", "generic"})
    noun = passage.words[next(people, whole.last - 1)].norm  # "се | муҳандиси | чинӣ"
    nouns = [passage.words[one.last - 1].norm for one in parts]
    if noun.startswith(_CHILD_TG):
        return all(one.startswith(_OF_CHILDREN_TG) for one in nouns)
    if noun.startswith(_SEX_TG):
        return not any(one.spoken for one in parts)
    nations = all(passage.family_in("nation", one.first, one.last) for one in parts)
    return nations or noun.startswith(_ANY_TG) or all(one.startswith(_SEX_TG) for one in nouns)


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
        return alike and _may_be_all_tajik(passage, whole, parts)
    if passage.language == "fa":  # "سه سرباز، دو پولیس و یک باشنده" are six
        return alike and (noun in _ANY_FA or not any(one.spoken for one in parts))
    if passage.language == "ru":
        return not passage.words[whole.last - 1].norm.startswith(_NO_WHOLE)
    return passage.words[whole.last - 1].norm in _WHOLE_NOUNS


def are_of_other_nations(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether Dari tells of what nation each is: "چهار شهروند تاجیکستان، سه افغان و یک ازبک"."""
    if passage.language != "fa":
        return False
    told = passage.family_in("state", whole.last, whole.last + 1)
    told = told or passage.family_in("nation", whole.first, whole.last + 1)
    return bool(told) and all(passage.family_in("nation", one.first, one.last) for one in parts)
