"""Whose own losses figures are: "We mourn one comrade", "Ҷабҳа талафоти худро ду кушта гуфт"."""

from collections.abc import Sequence
from itertools import pairwise

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends, on_their_side
from geo.incidents.reports.words import normal

_FRONTS = {"resistance_front", "freedom_front"}
_GROUPS = {"taliban", "islamic_state", "ansarullah", *_FRONTS}
_FORCES = {"border_guards", "police", "security", "soldiers"}
_FRONT = normal("ҷабҳа")  # named in full before: "Ҷабҳа мегӯяд"
_OF = frozenset(map(normal, ["аз", "талафоти", "сафи", "сафҳои"]))  # "аз Ҷабҳа ду нафар кушта шуд"
_OF_US = ["аз", "мо"]  # before those whom the side that speaks lost
_LOSSES, _HEAD = normal("талафоти"), 4  # words at the head of a sentence
_OURS, _SAID_BEFORE = {"we", "our", "ours"}, 4  # sentences before in which a side tells of its enemy
_THEMSELVES = {("худи", "онхо"), ("худи", "инхо"), ("худи", "хамлагарон"), ("худи", "чангиен")}
_OF_SIDE, _ARMY = "аз", ("артиш", "неру", "кувва", "кушун")  # "of the army" at the head of a sentence
_THEIRS = ("ашон", "яшон")  # ends of Tajik words for somebody's men
_OF_REACH = 3  # words from "of" to a group
_LOSER = 6  # words from who lost people to their number
_WE_RU, _OURS_RU, _SAID_LONG = {"мы", "нас"}, ("наш",), 8  # 8: sentences before, in Russian
_ARMY_RU = ("арми", "войск", "гарнизон", "правительственн")
_DEAD_RU = ("killed.back", "killed.forward", "killed.loss")
_THEIR_OWN = {"своих", "своего", "собственных", "собственного"}
_COUNTED = 3  # words from a number to the noun it counts
_WHOLE_BEFORE = 2  # sentences from a whole with its part to the rest
_NOUN = 4  # words from a number to the group that its people are of


def with_own_losses(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """
    Return figures, those of losses that a side tells of as that side's dead and wounded.

    Of two armed groups both are attackers: what one lost stands beside what the other lost.
    """
    return [
        one._replace(more=False, part=True) if one.more and _is_rest(passage, sentence, one) else one
        for one in _told_of_sides(passage, sentence, figures)
    ]


def _is_rest(passage: Passage, sentence: Sentence, figure: Figure) -> bool:
    """Return whether a side's dead are those whom a whole and its part leave: "nine died, five of them …"."""
    number = passage.sentence_number(sentence.first)
    for before in passage.sentences[max(0, number - _WHOLE_BEFORE) : number]:
        if passage.casualty_words.isdisjoint(range(before.first, before.last)):
            continue
        for whole, part in pairwise(passage.numbers_in(before.first, before.last)):
            who = range(part.last, min(before.last, part.last + _COUNTED))
            armed = any(category_at(passage, index) in {"attackers", "security"} for index in who)
            anybody = category_at(passage, whole.last) in {"", "generic"}  # not "six soldiers, four gunmen"
            if armed and anybody and whole.value - part.value == figure.value:
                return True
    return False


def _told_of_sides(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures with the sides that lost them, and whether they stand beside others."""
    if passage.language == "en":
        return [_of_ours(passage, sentence, one) if _may_be_own(one) else one for one in figures]
    if passage.language == "ru":
        return [_besides_foes(passage, sentence, _of_theirs(passage, sentence, one)) for one in figures]
    if passage.language != "tg":
        return figures
    return [
        _of_loser(passage, sentence, one) if _may_be_own(one) else _of_enemy(passage, sentence, one)
        for one in figures
    ]


def _of_theirs(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a Russian figure of "двоих своих бойцов" with the kind of people that the Taliban are."""
    words = range(figure.first, min(sentence.last, figure.last + 1))
    if not any(passage.words[index].norm in _THEIR_OWN for index in words):
        return figure
    groups = _groups(passage, sentence.first, figure.first)
    if not groups or groups[-1][1] != "taliban":
        return figure
    return figure._replace(categories=frozenset({on_their_side(passage, groups[-1][0], "attackers")}))


def _besides_foes(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a Russian figure of those whom a side lost, besides the dead of others told before."""
    if figure.kind != "killed" or figure.toll or figure.earlier or figure.moved or figure.more:
        return figure
    if figure.categories <= {"", "generic"} and _is_answered(passage, sentence, figure):
        return figure._replace(more=True)
    marks = passage.marks_in("killed.loss", sentence.first, figure.last)
    if not marks or marks[-1].last > figure.last:
        return figure
    subject = range(sentence.first, min(marks[-1].last + 1, figure.last))
    kinds = [kind for at in subject if (kind := _fighters_at(passage, at))]
    ours = any(
        passage.words[at].norm in _WE_RU or passage.words[at].norm.startswith(_OURS_RU) for at in subject
    )
    if not (kinds or ours):
        return figure
    own = next(iter(reversed(kinds)), "")
    own = own or ("attackers" if _groups(passage, sentence.first, sentence.last) else "security")
    number = passage.sentence_number(sentence.first)
    foes = False
    for before in passage.sentences[max(0, number - _SAID_LONG) : number]:
        if not passage.has_one_of(_DEAD_RU, before.first, before.last):
            continue
        told = {_fighters_at(passage, at) for at in range(before.first, before.last)} - {""}
        words = passage.words[before.first : before.last]
        mine = own in told and not (ours and own == "attackers")  # two groups may both be of such
        mine = mine or passage.has_any("killed.loss", before.first, before.last)
        if mine or any(word.norm.startswith(_OURS_RU) for word in words):
            return figure
        foes = foes or bool(told)
    return figure._replace(more=True) if foes else figure


def _is_answered(passage: Passage, sentence: Sentence, figure: Figure) -> bool:
    """Return whether Russian counts the other side of a fight after those of one: "ответным огнём убиты"."""
    if not passage.has_any("part.other_side", sentence.first, figure.last):
        return False
    number = passage.sentence_number(sentence.first)
    return any(
        passage.has_one_of(_DEAD_RU, before.first, before.last)
        for before in passage.sentences[max(0, number - _SAID_LONG) : number]
    )


def _fighters_at(passage: Passage, index: int) -> str:
    """Return the armed side that a word names as people or as a body, or ""."""
    kind = category_at(passage, index)
    if kind in {"attackers", "security"}:
        return kind
    if passage.words[index].norm.startswith(_ARMY_RU):
        return "security"
    groups = passage.family_in("actor", index, index + 1)
    return "" if not groups else "security" if groups[0][2] in _FORCES else "attackers"


def _of_ours(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return an English figure of those whom a side lost, besides the enemies whom it counted before."""
    if not _is_ours(passage, sentence, figure):
        return figure
    number = passage.sentence_number(sentence.first)
    enemies = False
    for before in passage.sentences[max(0, number - _SAID_BEFORE) : number]:
        if passage.has_any(f"{figure.kind}.back", before.first, before.last):
            if any(passage.words[index].norm in _OURS for index in range(before.first, before.last)):
                return figure
            kinds = {category_at(passage, index) for index in range(before.first, before.last)}
            counted = {
                _counted_kind(passage, one.last) for one in passage.numbers_in(before.first, before.last)
            }
            enemies = enemies or ("attackers" in kinds and "security" not in counted)
    return figure._replace(more=True) if enemies else figure


def _counted_kind(passage: Passage, index: int) -> str:
    """Return the kind of people that a number before a word counts: "two | border guards"."""
    near = range(index, min(len(passage.words), index + _COUNTED))
    return next((kind for step in near if (kind := category_at(passage, step))), "")


def _is_ours(passage: Passage, sentence: Sentence, figure: Figure) -> bool:
    """Return whether words say that the harmed are of who tells of them: "we lost two", "two of its own"."""
    before = figure.first - 1
    we = before >= sentence.first and passage.words[before].norm in _OURS
    return we or passage.has_any("part.of_own", figure.first, min(sentence.last, figure.last + 1))


def _may_be_own(figure: Figure) -> bool:
    """Return whether a figure tells of some people without saying of which side, or of attackers."""
    told = figure.value > 0 and not (figure.toll or figure.earlier or figure.moved)
    return told and figure.categories <= {"", "generic", "attackers", "own"}


def _of_loser(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a figure with whose losses it counts, if words say so."""
    side = _side_of_noun(passage, figure.first, figure.last)
    bare = figure.categories <= {"", "generic"}
    if bare and [word.norm for word in passage.words[figure.first - 2 : figure.first]] == _OF_US:
        return figure._replace(categories=frozenset({"security"}))
    fighters = figure.categories == {"attackers"}  # by the group alone: "аз нерӯҳои Толибон як тан"
    side = side or (_of_named(passage, sentence, figure) if bare or fighters else "")
    if bare and (actors := _of_those_who_acted(passage, sentence, figure)):
        return figure._replace(categories=frozenset({actors}))
    side = side or _of_speaker(passage, sentence, figure)
    if not side:
        whose = (
            (_of_subject(passage, sentence, figure) or _of_head(passage, sentence, figure)) if bare else ""
        )
        return figure._replace(categories=frozenset({whose})) if whose else figure
    if side in _FORCES:
        return figure._replace(categories=frozenset({"security"})) if bare else figure
    other, own = _told_sides(passage, sentence, figure.kind, side)
    other = other or (not own and _fought_another(passage, sentence, side))
    if not (bare or (other and not own)):
        return figure._replace(more=figure.more and not own)
    return figure._replace(categories=frozenset({"attackers"}), more=not own and (figure.more or other))


def _of_those_who_acted(passage: Passage, sentence: Sentence, figure: Figure) -> str:
    """Return the kind of those who did what the sentence before tells: "се нафари худи онҳо нобуд"."""
    themselves = _norms(passage, figure.first, figure.last)
    number = passage.sentence_number(sentence.first)
    if not number or not any(pair in _THEMSELVES for pair in pairwise(themselves)):
        return ""
    before = passage.sentences[number - 1]
    people = (category_at(passage, index) for index in range(before.first, before.last))
    return next((kind for kind in people if kind in {"attackers", "security"}), "")


def _norms(passage: Passage, first: int, last: int) -> list[str]:
    """Return words as they are compared."""
    return [word.norm for word in passage.words[first:last]]


def _besides_those(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a figure of forces besides those of their enemies: "22 шӯришӣ … Аз артиш чор сарбоз захмӣ"."""
    number = passage.sentence_number(sentence.first)
    head = _norms(passage, sentence.first, sentence.first + 2)
    forces = (
        len(head) > 1
        and head[0] == _OF_SIDE
        and (head[1].startswith(_ARMY) or category_at(passage, sentence.first + 1) == "security")
    )
    if not (forces and number) or figure.more or figure.moved or figure.toll or figure.earlier:
        return figure
    before = passage.sentences[number - 1]
    foes = any(category_at(passage, index) == "attackers" for index in range(before.first, before.last))
    told = passage.has_any(f"{figure.kind}.back", before.first, before.last)
    ours = any(category_at(passage, index) == "security" for index in range(before.first, before.last))
    return figure._replace(more=True) if foes and told and not ours else figure


def _of_enemy(passage: Passage, sentence: Sentence, figure: Figure) -> Figure:
    """Return a figure of officers as of the enemy whose they are: "Душман талафот дод: як қумондонашон"."""
    if figure.categories != {"security"} or figure.toll or figure.earlier or figure.moved:
        return figure
    figure = _besides_those(passage, sentence, figure)
    theirs = any(word.norm.endswith(_THEIRS) for word in passage.words[figure.first : figure.last])
    side = _of_head(passage, sentence, figure) if theirs else ""
    return figure._replace(categories=frozenset({side})) if side else figure


def _side_of_noun(passage: Passage, first: int, last: int) -> str:
    """Return the one group that the words of a figure name: "ду размандаи Ҷабҳа кушта шуд"; or ""."""
    sides = {
        side
        for index, side in _groups(passage, first, last)
        if not passage.has("part.by", index - 1) and not clause_ends(passage, index)
    }
    return sides.pop() if len(sides) == 1 else ""


def _of_named(passage: Passage, sentence: Sentence, figure: Figure) -> str:
    """Return the side that "of" names before a figure: "аз Ҷабҳа ду нафар", "талафоти толибон ду кушта"."""
    for index in range(sentence.first, min(figure.first, sentence.first + _HEAD)):
        if passage.words[index].norm == _LOSSES:  # "Аз талафоти толибон волӣ рақаме надод, … се ҷасад"
            sides = _sides(passage, index + 1, min(figure.first, index + 1 + _OF_REACH))
            return sides[0] if sides else ""
    for index in range(figure.first - 1, sentence.first - 1, -1):
        harm = index in passage.casualty_words and not passage.has("killed.forward", index)
        if harm or clause_ends(passage, index + 1):
            return ""
        if passage.words[index].norm in _OF:
            sides = _sides(passage, index + 1, min(figure.first, index + 1 + _OF_REACH))
            return sides[0] if sides else ""
    return ""


def _of_speaker(passage: Passage, sentence: Sentence, figure: Figure) -> str:
    """Return the side that a sentence begins with, where a word says that the figure is of its own."""
    low = max(sentence.first, figure.first - _NOUN)
    own = [*passage.marks_in("part.theirs", low, min(sentence.last, figure.last + 1))]
    if not own:
        return ""
    sides = _sides(passage, sentence.first, own[0].first)
    return sides[0] if sides else ""


def _of_subject(passage: Passage, sentence: Sentence, figure: Figure) -> str:
    """Return the kind of people who lost those whom a figure counts: "Қочоқбарон ду нафарро талаф доданд"."""
    if not passage.has_any("killed.loses", figure.first, min(sentence.last, figure.last + 1)):
        return ""
    opening = range(figure.first - 1, max(sentence.first - 1, figure.first - 1 - _LOSER), -1)
    kinds = (category_at(passage, index) for index in opening if index not in passage.casualty_words)
    return next((kind for kind in kinds if kind in {"attackers", "security"}), "")


def _of_head(passage: Passage, sentence: Sentence, figure: Figure) -> str:
    """Return the kind of people who lost men by the head of a sentence: "Толибон низ талафот доданд: се"."""
    lost = next(iter(passage.marks_in("killed.loses", sentence.first, figure.first)), None)
    if lost is None or not clause_ends(passage, lost.last) or passage.numbers_in(sentence.first, lost.first):
        return ""
    kinds = {category_at(passage, index) for index in range(sentence.first, lost.first)}
    armed = kinds & {"attackers", "security"}
    return armed.pop() if len(armed) == 1 else ""


def _sides(passage: Passage, first: int, last: int) -> list[str]:
    """Return the sides that words name, in order."""
    forces = [(one[0], one[2]) for one in passage.family_in("actor", first, last) if one[2] in _FORCES]
    return [side for _, side in sorted([*forces, *_groups(passage, first, last)])]


def _groups(passage: Passage, first: int, last: int) -> list[tuple[int, str]]:
    """Return the armed groups that words name, each with its place; the fronts are one side."""
    found = [
        (one[0], "front" if one[2] in _FRONTS else one[2])
        for one in passage.family_in("actor", first, last)
        if one[2] in _GROUPS
    ]
    bare = [
        (index, "front")
        for index in range(first, last)
        if passage.words[index].norm == _FRONT and passage.words[index].capital
    ]
    return sorted({*found, *bare})


def _told_sides(passage: Passage, sentence: Sentence, kind: str, side: str) -> tuple[bool, bool]:
    """Return whether sentences before count the dead (or wounded) of another group, and of this one."""
    other = own = False
    for before in passage.sentences[: passage.sentence_number(sentence.first)]:
        if not passage.has_any(f"{kind}.back", before.first, before.last):
            continue
        for counted in _counted(passage, before):
            other = other or counted != side
            own = own or counted == side
    return other, own


def _fought_another(passage: Passage, sentence: Sentence, side: str) -> bool:
    """Return whether a text names another armed group than one before, whose dead it may have counted."""
    first = passage.sentences[0].first
    return any(group != side for _, group in _groups(passage, first, sentence.first))


def _counted(passage: Passage, sentence: Sentence) -> Sequence[str]:
    """Return the groups whose people a sentence counts: "чаҳор толиб", "се тан аз ҷангҷӯёни толибон"."""
    found = []
    for number in passage.numbers_in(sentence.first, sentence.last):
        end = min(sentence.last, number.last + _NOUN)
        stop = next((one for one in range(number.last, end) if _stops(passage, one)), end)
        found += [side for _, side in _groups(passage, number.last, stop)]
    return found


def _stops(passage: Passage, index: int) -> bool:
    """Return whether what a number counts has ended before a word."""
    if clause_ends(passage, index) or passage.number_covering(index) is not None:
        return True
    return index in passage.casualty_words and not category_at(passage, index)
