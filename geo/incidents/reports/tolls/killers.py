"""Those who killed or wounded others and then came to harm: "killed two guards and was then shot dead"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import KINDS, Figure
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.quantities import find_quantities

_WAS, _WERE = {"was", "being"}, {"were", "being"}
_BETWEEN = {
    "then",
    "later",
    "himself",
    "themselves",
    "herself",
    "also",
    "eventually",
    "in",
    "turn",
    "finally",
}
_BETWEEN |= {"subsequently", "soon", "afterwards", "quickly", "both", "fatally", "been"}
_JOINS, _BEFORE = {"and", "but"}, {"before", "until"}
_THEY = {"he", "she", "they"}
_HIM, _THEM, _BY_WHOM = {"him", "her"}, {"them", "both"}, 6  # 6: words of "before the border guards shot him"
_KILLED = "killed"
_HIM_RU = {"его", "ее", "их"}
_TURNS = {"сам", "сама", "сами", "был", "была", "были", "тоже", "также"} | _HIM_RU
_BETWEEN_RU = _TURNS | {
    "затем",
    "потом",
    "позже",
    "вскоре",
    "тут",
    "же",
    "и",
    "ответным",
    "огнем",
    "тяжело",
    "в",
    "ответ",
}
_JOINS_RU, _UNTIL_RU, _MANY_RU = {"и", "но", "однако", "чего"}, {"чем", "пока", "чего"}, ("ы", "ли", "лись")


def killers_harmed(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those at the head of a sentence who did harm, and to whom harm was done then."""
    if passage.language == "ru":
        return _russian_killers(passage, sentence, taken, figures)
    if passage.language != "en" or not any(one.value for one in figures):
        return []
    for kind in KINDS:
        for mark in passage.marks_in(f"{kind}.back", sentence.first, sentence.last):
            free = not any(one.first <= mark.first < one.last for one in figures)
            aux = _auxiliary(passage, sentence, mark.first) if free else 0
            aux = aux or (_pronoun(passage, sentence, mark) if free else 0)
            killer = _killer(passage, sentence, taken, aux, figures) if aux else None
            if killer is not None and _is_clear(passage, aux, killer, figures, kind):
                return [Figure(kind, killer.value, frozenset({killer.category}), aux, mark.last)]
    return []


def _russian_killers(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return Russian killers of whom it goes on: "убил троих и сам был убит", "прежде чем его застрелили"."""
    counted = [one for one in figures if one.value]
    if not counted or not any(
        passage.words[at].norm in _TURNS for at in range(counted[0].last, sentence.last)
    ):
        return []
    for kind in KINDS:
        for mark in passage.marks_in(f"{kind}.back", counted[0].last, sentence.last) + passage.marks_in(
            f"{kind}.forward", counted[0].last, sentence.last
        ):
            if any(one.first <= mark.first < one.last for one in figures):
                continue
            turn = _turn(passage, counted[-1].last, mark)
            killer = _russian_killer(passage, sentence, taken, mark, counted) if turn else None
            if killer is not None:
                return [Figure(kind, killer.value, frozenset({killer.category}), turn, mark.last)]
    return []


def named_killers(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return Russian figures, one who is told by name to have killed as an attacker: "…, Сафар убит"."""
    hurt = sum(one.value for one in figures if one.kind == "wounded")
    return [
        one._replace(categories=frozenset({"attackers"}), moved=False, more=True)
        if _killed_before(passage, one) or _is_of_doers(passage, one, hurt)
        else one
        for one in figures
    ]


def _is_of_doers(passage: Passage, figure: Figure, hurt: int) -> bool:
    """Return whether "of them" is of those who hurt somebody: "браконьеры ранили егеря; один из них убит"."""
    if passage.language != "ru" or not figure.moved or figure.kind != _KILLED:
        return False
    return 0 < hurt <= figure.value and passage.has_any("part.after", figure.first, figure.last)


def _killed_before(passage: Passage, figure: Figure) -> bool:
    """Return whether the name beside the word for one harmed stood before one for a killing: "Сафар убил"."""
    if passage.language != "ru" or figure.value != 1 or "attackers" in figure.categories:
        return False
    for name in range(figure.first - 2, figure.last):
        if name < 1 or not passage.words[name].capital:
            continue
        norm = passage.words[name].norm
        for mark in passage.marks.get("killed.violent", ()):
            if 0 < mark.first < name and passage.words[mark.first - 1].norm == norm:
                return not passage.has("killed.back", mark.first) and not clause_ends(passage, mark.first)
    return False


def _turn(passage: Passage, first: int, mark: Mark) -> int:
    """Return the word at which Russian turns to who did it: "и | сам был убит", "прежде чем | его убили"."""
    index = mark.first - 1
    while index > first and passage.words[index].norm in _BETWEEN_RU:
        index -= 1
    between = {word.norm for word in passage.words[index + 1 : mark.first]}
    active = not passage.has("killed.back", mark.first) and not passage.has("wounded.back", mark.first)
    him = bool(between & _HIM_RU) and active
    himself = bool(between & _TURNS - _HIM_RU) and not (between & _HIM_RU)
    head = passage.words[index].norm
    joined = index >= first and (head in _UNTIL_RU if him else head in _UNTIL_RU | _JOINS_RU)
    return index + 1 if joined and (him or himself) else 0


def _russian_killer(
    passage: Passage, sentence: Sentence, taken: Collection[int], mark: Mark, figures: Sequence[Figure]
) -> Quantity | None:
    """Return the one, or the group, that a Russian sentence tells of before whom it harmed."""
    heads = [one for one in find_quantities(passage, sentence, taken) if one.last <= figures[0].first]
    several = passage.words[mark.first].norm.endswith(_MANY_RU)
    him = passage.words[mark.first - 1].norm in _HIM_RU
    if len(heads) != 1 or (not him and several != (heads[0].value > 1)):
        return None
    return heads[0]


def _auxiliary(passage: Passage, sentence: Sentence, verb: int) -> int:
    """Return the auxiliary of a verb whose subject is that of the clause before: "and | was then shot"."""
    index = verb - 1
    while index > sentence.first and (
        passage.words[index].norm in _BETWEEN or passage.has("part.gravely", index)
    ):
        index -= 1
    if passage.words[index].norm not in _WAS | _WERE or index <= sentence.first:
        return 0
    before = passage.words[index - 1].norm
    if before in _THEY:
        return index if passage.words[index - 2].norm in _JOINS | _BEFORE else 0
    return index if before in _JOINS | _BEFORE else 0


def _killer(
    passage: Passage, sentence: Sentence, taken: Collection[int], aux: int, figures: Sequence[Figure]
) -> Quantity | None:
    """Return who opens a sentence and harmed others before it befell them, if the verb agrees with them."""
    first = min(one.first for one in figures)
    heads = [one for one in find_quantities(passage, sentence, taken) if one.last <= first]
    if len(heads) != 1 or any(clause_ends(passage, at) for at in range(heads[0].first + 1, heads[0].last)):
        return None
    opens = heads[0].first == sentence.first or clause_ends(passage, heads[0].first)  # "On Sunday, a man"
    if not opens and any(clause_ends(passage, at) for at in range(sentence.first + 1, heads[0].first)):
        return None
    one = heads[0]
    agrees = passage.words[aux].norm in (_WAS | _HIM if one.value == 1 else _WERE | _THEM)
    harmed = not passage.casualty_words.isdisjoint(range(one.last, aux))
    return one if agrees and harmed else None


def _is_clear(passage: Passage, aux: int, killer: Quantity, figures: Sequence[Figure], kind: str) -> bool:
    """Return whether a pronoun cannot be the one harmed before: not "wounded a man before he was shot"."""
    others = {each.value for each in figures if each.value}
    dead = kind == _KILLED and all(
        each.kind == kind for each in figures if each.value
    )  # who cannot be killed once more
    he = passage.words[aux].norm in _HIM or passage.words[aux - 1].norm in _THEY
    return killer.value > 1 or others != {1} or not he or dead


def _pronoun(passage: Passage, sentence: Sentence, mark: Mark) -> int:
    """Return the object of a verb that tells what others did then: "before guards shot | him | dead"."""
    low = max(sentence.first, mark.first - _BY_WHOM)
    before = next((at for at in range(mark.first - 1, low, -1) if passage.words[at].norm in _BEFORE), 0)
    if not before or any(clause_ends(passage, at) for at in range(before + 1, mark.first)):
        return 0
    armed = any(category_at(passage, at) == "security" for at in range(before + 1, mark.first))
    beside = (mark.first - 1, min(mark.last, sentence.last - 1))
    pronouns = [at for at in beside if passage.words[at].norm in _HIM | _THEM]
    return pronouns[0] if armed and pronouns else 0
