"""Numbers of people of whom a sign parts who they were: "22 people – 12 of the staff …", "двое: отец и"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_DASHES = {"-", "–", "—"}
_SIGN = 2  # letters after a number in which a sign with its space stands
_ANYBODY = {"civilians", "people", "persons", "passengers", "villagers"}
SEXES = {"men", "man", "women", "woman", "boys", "boy", "girls", "girl", "children", "child"}
_KINDS = 3  # at least, of the men, women and children that a whole is made up of
# Stems of Russian nouns that say nothing of what somebody does, so that others may say it.
_BROAD = (
    *("человек", "люд", "жител", "граждан", "мирн", "местн", "пассажир", "сотрудник", "работник", "служащ"),
    *("сельчан", "односельчан", "селян", "кишлачн", "горожан", "пострадавш", "погибш", "ранен", "убит"),
    *("родственник", "родн", "иностран", "подданн", "член", "прохож", "земляк", "сосед"),
)
_MALE = (
    *("мужчин", "отец", "отца", "сын", "брат", "дед", "внук", "дяд", "племянник", "тест", "зят", "кузен"),
    *("таджик", "афган", "китаец", "китайц", "узбек", "турок", "гражданин", "уроженец", "житель", "инди"),
    *("пакистан", "иран", "россиян", "немец", "немц", "американ", "британ", "киргиз", "туркмен", "памир"),
)
_FEMALE_KIN = (
    *("мать", "матер", "мам", "дочь", "дочер", "дочк", "сестр", "бабушк", "внучк", "тещ", "свекров", "тет"),
    *("невестк", "сноха", "сноху", "золовк", "жен", "племянниц", "супруга", "супругу"),
)
_YOUNG = (
    *("мальчик", "девочк", "брат", "сестр", "школьни", "подрост", "сын", "дочь", "дочер", "дочк", "младен"),
)
# Of nouns that tell a sex or an age, or only a trade: who those may be whom they count.
_PARTS_OF = {
    "мужчин": _MALE,
    "парн": _MALE,
    "женщин": _FEMALE_KIN,
    "дет": _YOUNG,
    "ребен": _YOUNG,
    "школьник": _YOUNG,
    "подрост": _YOUNG,
    "": (*_MALE, *_FEMALE_KIN, "подрост", "юнош", "старик"),
}
# Who may be of armed people, too: where somebody is from, or whose kin he is.
_OF_NATION = (
    *(
        "таджик",
        "афган",
        "китаец",
        "китайц",
        "узбек",
        "туркмен",
        "киргиз",
        "пакистан",
        "иран",
        "уйгур",
        "уроже",
    ),
    *("уроже", "граждан", "жител", "подданн", "отец", "сын", "брат"),
)
_FELLOWS = (
    *("ровесник", "сверстник", "сосед", "тезк", "одноклассник", "однокурсник", "друг", "коллег", "напарник"),
    *("сослужив", "товарищ", "земляк", "односельчан", "приятел", "компаньон", "попутчик", "спутник"),
)
_HIS = {"его", "ее", "их", "мой", "моему", "моего", "наш", "нашему", "нашего"}
_OF_SEVERAL = ("ты", "ны", "гибли", "умерли", "чались", "радали")  # ends of Russian verbs
_NEAR, _NEXT_BUT_ONE = 4, 2  # words from two to their verb; from one to the other
_DRIVERS = ("водител", "шофер", "таксист", "кондуктор")  # who are no passengers


def is_told_apart(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether a dash parts a number and who of them is known: "22 people – 12 of the staff and …"."""
    if len(mine) < 2 or not mine[0].spoken:  # noqa: PLR2004 - nothing follows
        return False
    if passage.language == "tg" and _are_who_they_are(passage, mine):
        return True
    if not mine[1].spoken:
        return False
    if _are_all_sexes(passage, mine):
        return True
    between = passage.text[passage.words[mine[0].last - 1].end : passage.words[mine[1].first].start]
    return between.strip() in _DASHES and mine[0].value >= sum(one.value for one in mine[1:])


def _are_who_they_are(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether Tajik says behind a sign who people are, not all of whom count: "ду нафар – имом ва"."""
    whole, parts = mine[0], mine[1:]
    if whole.category != "generic" or sum(one.value for one in parts) > whole.value:
        return False
    end = passage.words[whole.last - 1].end
    sign = passage.text[end : end + _SIGN].strip()[:1]
    if sign == ",":  # "се нафар, як зан ва ду кӯдак" are counted elsewhere
        return not parts[0].spoken and all(one.value == 1 for one in parts)
    return sign in {":", *_DASHES}


def _are_all_sexes(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether English lists the sexes of a whole, if not of all: "17 civilians, 12 women, a man …"."""
    whole, parts = mine[0], mine[1:]
    if passage.language != "en" or len(parts) < _KINDS or passage.words[whole.last - 1].norm not in _ANYBODY:
        return False
    listed = all(passage.words[one.last - 1].norm in SEXES for one in parts)
    return listed and clause_ends(passage, parts[0].first) and whole.value >= sum(one.value for one in parts)


def without_explained(passage: Passage, mine: list[Quantity]) -> list[Quantity]:
    """Return Russian numbers without those, not more, who say after a sign whom one counts: "пятеро: …"."""
    for number, whole in enumerate(mine[:-1]):
        parts = mine[number + 1 :]
        end = passage.words[whole.last - 1].end
        after = passage.text[end : end + _SIGN].strip()
        signed = whole.spoken and after[:1] in {":", *_DASHES}
        if signed and sum(one.value for one in parts) <= whole.value and not _are_further(passage, parts):
            return mine[: number + 1]
        who = parts[0]
        alone = not (whole.spoken or who.spoken) and whole.value == who.value == 1
        if alone and after[:1] in _DASHES and passage.words[who.first].start <= end + _SIGN + 1:
            return [*mine[: number + 1], *parts[1:]]  # "застрелил дядю – командира ополчения"
    return without_appositions(passage, mine)


def _are_further(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Return whether Russian words tell of others than those told before: "двое — ещё трое"."""
    return passage.words[parts[0].first - 1].norm == "еще"  # not "двое: пограничник и ещё один перевозчик"


def without_appositions(passage: Passage, listed: Sequence[Quantity]) -> list[Quantity]:
    """
    Return a Russian list without those who tell who the first of it were, as many as these.

    "двое пассажиров, подросток и его дед, ранены", not "двое рабочих, повар и сторож".
    """
    if len(listed) < 2:  # noqa: PLR2004 - nobody follows
        return list(listed)
    if _are_one_fellow(passage, listed[0], listed[1]):
        return [listed[0], *listed[2:]]
    if not listed[0].spoken or listed[0].value == 1:
        return list(listed)
    whole, known = listed[0], 0
    for number, one in enumerate(listed[1:], 1):
        known += one.value
        if known >= whole.value:
            closed = any(word.norm == "и" for word in passage.words[listed[number - 1].last : one.first])
            parts = listed[1 : number + 1]
            if known == whole.value and closed and _tell_who(passage, whole, parts):
                return [whole, *listed[number + 1 :]]
            break
    return list(listed)


def _tell_who(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether people right after a comma may be those whom a Russian noun counts."""
    nouns = [index for index in range(whole.first, whole.last) if category_at(passage, index)]
    apart = any(clause_ends(passage, index) for index in range(whole.last, parts[0].first + 1))
    if not (nouns and apart):
        return apart  # "погибли двое, отец и сын"
    noun = passage.words[nouns[0]].norm
    if noun.startswith("пассажир") and any(_begins(passage, one, _DRIVERS) for one in parts):
        return False
    same = whole.category in {"", "generic"} or all(
        one.category in {"", "generic", whole.category} for one in parts
    )
    if whole.category == "attackers" and all(_begins(passage, one, _OF_NATION) for one in parts):
        return True  # "двое контрабандистов, гражданин Афганистана и житель Пянджа"
    if noun.startswith(_BROAD) or whole.category in {"security", "attackers"}:
        return same
    kinds = next(kinds for stem, kinds in _PARTS_OF.items() if noun.startswith(stem))
    return all(one.category == "" or _begins(passage, one, kinds) for one in parts)


def _are_one_fellow(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether Russian tells one by two nouns: "его соседу и ровеснику ампутировали стопу"."""
    nouns = (one.last - 1, other.last - 1)
    if one.spoken or other.spoken or nouns[1] - nouns[0] != _NEXT_BUT_ONE:
        return False
    if passage.words[one.last].norm != "и" or not _HIS & {passage.words[nouns[0] - 1].norm}:
        return False
    if not all(passage.words[index].norm.startswith(_FELLOWS) for index in nouns):
        return False
    here = passage.sentences[passage.sentence_number(one.first)]
    near = range(max(here.first, one.first - _NEAR), min(here.last, other.last + _NEAR))
    return not any(passage.words[index].norm.endswith(_OF_SEVERAL) for index in near)


def _begins(passage: Passage, one: Quantity, stems: tuple[str, ...]) -> bool:
    """Return whether the noun of somebody is one of those that begin so."""
    return any(
        passage.words[index].norm.startswith(stems)
        for index in range(one.first, one.last)
        if category_at(passage, index)
    )
