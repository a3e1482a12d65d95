"""Killed and wounded: which numbers of people belong to which words, sentence by sentence."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from geo.incidents.reports.figures import Figure, Marker
from geo.incidents.reports.later_deaths import (
    HAD,
    died_since,
    is_of_wounded,
    opens_with_them,
    wounded_who_died,
)
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.people import Quantity, category_at, clause_ends
from geo.incidents.reports.quantities import base_category, find_quantities

KINDS = ("killed", "wounded")
_PASSIVE = {
    "was",
    "were",
    "been",
    "be",
    "being",
    "got",
    "is",
    "are",
    "left",
    "seriously",
    "badly",
    "slightly",
    "also",
    "critically",
}
_FOLLOWS = 2  # words between "killed" and the number that it takes after it
_FOLLOWS_LOOSELY = 5  # the same in Russian, whose verb may open the sentence
_VAGUE = 6  # words before a verb in which "several" may be its subject
_ANDS = (["and"], ["и"], ["ва"], ["و"])
_OF_THEM = 2  # words of "of them"
_ALSO = 3  # words at the head of a sentence in which "also" may stand
_WITH_REACH = 4  # words after "killed" in which "together with" may stand
_TOWARDS = {"to", "at", "до", "ба", "به"}
_HARD, _PAUSES = frozenset(";؛"), frozenset(",،—-")
_LARGEST = 5000


def find_figures(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """
    Return the figures of a sentence.

    Parameters
    ----------
    passage, sentence
        The text and one of its sentences.
    taken
        The words that belong to dates and places.
    """
    if passage.figure_words.isdisjoint(range(sentence.first, sentence.last)):
        return []
    turn = _turn(passage, sentence)
    figures = _tolls(passage, sentence, taken) + ([] if turn else _outdated(passage, sentence, taken))
    if figures and figures[0].earlier:
        return figures
    tolled = {figure.kind for figure in figures}
    markers = [marker for marker in _markers(passage, sentence) if marker.kind not in tolled]
    since_dead = wounded_who_died(passage, markers)
    markers = [marker for number, marker in enumerate(markers) if number not in since_dead]
    died = {number - position for position, number in enumerate(since_dead)}
    if not markers:
        return _summed(figures) + _nobody(passage, sentence)
    quantities = find_quantities(passage, sentence, taken)
    base = base_category(passage, sentence, taken)
    claimed = {one for one in quantities if any(one.first < toll.last <= one.last for toll in figures)}
    for number, marker in enumerate(markers):
        if died_since(passage, marker, markers[number + 1 :]):
            continue
        following = markers[number + 1] if number + 1 < len(markers) else None
        before = markers[number - 1].last if number else sentence.first
        free = [one for one in quantities if one not in claimed]
        mine = _claims(passage, marker, following, free, since=before, end=sentence.last)
        mine = _of_singular(passage, marker, mine, sentence)
        claimed.update(mine)
        mine = _without_apposition(passage, mine)
        told_twice = number > 0 and markers[number - 1].kind == marker.kind and before == marker.first
        if not mine and not told_twice:
            mine = _implied(passage, marker, sentence) or _him(passage, marker, sentence)
        if mine:
            figure = _beside(passage, sentence, marker, mine, _figure(marker, mine, base))
            figures += _besides(passage, sentence, mine, figure, figures, died=number in died)
    if turn:
        first = _outdated_first(passage, sentence, turn)
        figures = [one._replace(earlier=(one.first < turn) is first) for one in figures]
    return _summed(figures) + _nobody(passage, sentence)


def _of_singular(
    passage: Passage, marker: Marker, mine: list[Quantity], sentence: Sentence
) -> list[Quantity]:
    """Return the first person after a verb in the singular: "погиб водитель, его помощник ранен"."""
    if len(mine) < 2 or mine[0].first < marker.last or not _is_singular(passage, marker, sentence):  # noqa: PLR2004
        return mine
    return mine if _joined(passage, mine) else mine[:1]


def _joined(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether "and" joins the first two: "погибла женщина и трое её детей"."""
    first, last = mine[0].last, mine[1].first
    return passage.words[last - 1].norm == "и" and not any(
        clause_ends(passage, index) for index in range(first, last + 1)
    )


def _besides(
    passage: Passage,
    sentence: Sentence,
    mine: Sequence[Quantity],
    figure: Figure,
    before: Sequence[Figure],
    *,
    died: bool,
) -> list[Figure]:
    """Return a figure with whether it counts wounded who died; nothing if it is part of one before."""
    if died or is_of_wounded(passage, sentence, mine, figure, before):
        figure = figure._replace(moved=True)
    return [] if _is_part_of(passage, mine, figure, before) else [figure]


def _is_part_of(passage: Passage, mine: Sequence[Quantity], figure: Figure, before: Sequence[Figure]) -> bool:
    """Return whether a figure is part of one before: "three in hospital, one of them in intensive care"."""
    whole = any(one.kind == figure.kind and one.value >= figure.value for one in before)
    near = passage.has_any("part.after", mine[0].first, mine[-1].last + _OF_THEM)
    return whole and near and not figure.moved


def _turn(passage: Passage, sentence: Sentence) -> int:
    """Return the "but" that parts an earlier figure from the present one in a sentence, or 0."""
    if not passage.marks_in("context.earlier_figure", sentence.first, sentence.last):
        return 0
    marks = passage.marks_in("part.but", sentence.first + 1, sentence.last)
    return marks[0].first if marks else 0


def _outdated_first(passage: Passage, sentence: Sentence, turn: int) -> bool:
    """Return whether the earlier figure stands before the "but"."""
    return bool(passage.marks_in("context.earlier_figure", sentence.first, turn))


def _beside(
    passage: Passage, sentence: Sentence, marker: Marker, mine: Sequence[Quantity], figure: Figure
) -> Figure:
    """Return a figure with whether it counts wounded who died, or people besides those told before."""
    low, high = max(sentence.first, mine[0].first - 1), min(sentence.last, mine[-1].last + 2)
    if marker.kind == "killed":
        near = min(sentence.last, mine[-1].last + 2)
        of_wounded = bool(passage.marks_in("moved.wounded", mine[0].first, near + 2))
        of_them = passage.has_any("moved.them", mine[0].first, near + 1) or (
            mine[0].value == 1 and opens_with_them(passage, sentence)
        )
        of_them = of_them or (mine[0].value == 1 and passage.has_any("part.base", mine[0].first, near))
        if of_wounded or (of_them and passage.has_any("moved.later", sentence.first, sentence.last)):
            return figure._replace(moved=True)
    more = any(one.spoken for one in mine) and passage.has_any("part.more", low, high)
    more = more and not passage.has_any("part.before", sentence.first, sentence.last)
    also = passage.has_any("part.also", sentence.first, min(sentence.last, sentence.first + _ALSO))
    return figure._replace(more=more or also)


def _figure(marker: Marker, mine: Sequence[Quantity], base: str) -> Figure:
    """Return the figure of the numbers that a marker claims."""
    categories = frozenset(base if base and one.category in {"", "generic"} else one.category for one in mine)
    first, last = min(marker.first, mine[0].first), max(marker.last, mine[-1].last)
    return Figure(marker.kind, sum(one.value for one in mine), categories, first, last)


def _markers(passage: Passage, sentence: Sentence) -> list[Marker]:
    """Return the words of a sentence that say killed or wounded, the longest where they overlap."""
    found: dict[tuple[int, int, str], set[str]] = {}
    for kind in KINDS:
        for direction in ("back", "forward"):
            for mark in passage.marks_in(f"{kind}.{direction}", sentence.first, sentence.last):
                if kind == "wounded" and passage.has("moved.wounded", mark.first):
                    continue  # "three of the injured died"
                found.setdefault((mark.first, mark.last, kind), set()).add(direction)
    nobody = [
        mark
        for name in ("all", *KINDS)
        for mark in passage.marks_in(f"zero.{name}", sentence.first, sentence.last)
    ]
    for span in list(found):
        if any(mark.first <= span[0] and span[1] <= mark.last for mark in nobody):
            del found[span]  # "nobody was hurt" counts nobody
    spans = sorted(found, key=lambda span: (span[0] - span[1], span[0]))
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return [
        Marker(kind, first, last, "back" in found[first, last, kind], "forward" in found[first, last, kind])
        for first, last, kind in sorted(kept)
    ]


def _claims(
    passage: Passage,
    marker: Marker,
    following: Marker | None,
    free: Sequence[Quantity],
    *,
    since: int,
    end: int,
) -> list[Quantity]:
    """Return the numbers that belong to a marker, of those that no other has claimed."""
    before = [
        one
        for one in free
        if since <= one.first and one.last <= marker.first and not _parted(passage, one.last, marker.first)
    ]
    before = _of_the_last_verb(passage, before)
    until = following.first if following else end
    after = [
        one
        for one in free
        if marker.last <= one.first < until and not _parted(passage, marker.last, one.first)
    ]
    touching = bool(after) and after[0].first == marker.last and marker.forward and not marker.back
    if touching:
        return after[:1] + _joined_after(passage, after)
    if after and following is not None and following.back and not (following.forward and not following.back):
        after = _before_next_clause(passage, after, following) or (
            [] if before else after[:1] if not following.back else []
        )
    near = bool(after) and after[0].first - marker.last <= (
        _FOLLOWS_LOOSELY if passage.language == "ru" else _FOLLOWS
    )
    if _looks_back(passage, marker, before, near=near):
        return before + _company(passage, marker, after)
    touching = bool(before) and before[-1].last == marker.first and before[-1].category == ""
    if passage.language == "ru" and touching and not near:
        return before[-1:]  # "ещё двоих ранили"
    return after if near or (marker.forward and not marker.back) else []


def _joined_after(passage: Passage, after: Sequence[Quantity]) -> list[Quantity]:
    """Return those whom "and" joins to the first number after a word: "killing two guards and a cook"."""
    joined = []
    for one, other in pairwise(after):
        between = [word.norm for word in passage.words[one.last : other.first]]
        if between[:1] not in _ANDS or len(between) > _OF_THEM:
            break
        joined.append(other)
    return joined


def _company(passage: Passage, marker: Marker, after: Sequence[Quantity]) -> list[Quantity]:
    """Return who is told after "killed together with", besides those told before it."""
    for mark in passage.marks_in("part.with", marker.last, marker.last + _WITH_REACH):
        mine = [one for one in after if 0 <= one.first - mark.last <= 1]
        if mine:
            return mine[:1]
    return []


def _without_apposition(passage: Passage, mine: list[Quantity]) -> list[Quantity]:
    """Return the numbers without those who tell who they are: "four men – three Turks and a Tajik –"."""
    if len(mine) < 2 or not mine[0].spoken or mine[0].value != sum(one.value for one in mine[1:]):  # noqa: PLR2004
        return mine
    between = passage.text[passage.words[mine[0].last - 1].end : passage.words[mine[1].first].start]
    signs = ",–—-:(" if len(mine) > 2 else "–—("  # noqa: PLR2004 - two sides of the same size are no apposition
    return mine[:1] if any(sign in between for sign in signs) else mine


def _is_singular(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether a Russian verb says that it was one: "погиб", "ранена"."""
    marks = passage.marks_in(f"{marker.kind}.single", sentence.first, sentence.last)
    return any(mark.first == marker.first for mark in marks)


def _implied(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where no number is told: "погиб лейтенант", "Colonel Safarov was killed"."""
    if _is_singular(passage, marker, sentence):
        if marker.last < sentence.last and passage.words[marker.last].norm in HAD:
            return []  # "who had been wounded"
        if passage.has_any(
            "part.vague", max(sentence.first, marker.first - _VAGUE), marker.first
        ) and not opens_with_them(passage, sentence):
            return []  # "several were killed"
        near = range(max(sentence.first, marker.first - 3), min(sentence.last, marker.last + 3))
        category = next((found for index in near if (found := category_at(passage, index))), "")
        return [Quantity(marker.first, marker.last, 1, category, spoken=False)]
    before = marker.first - 2
    if passage.language != "en" or before <= sentence.first or passage.words[before + 1].norm != "was":
        return []
    if not (passage.words[before].capital and passage.words[before - 1].capital):
        return []
    return [Quantity(before, marker.last, 1, category_at(passage, before - 1), spoken=False)]


def _him(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where a pronoun is the object: "shot him dead", "او را کشتند"."""
    after = 1 if passage.language in {"en", "ru"} else 0
    low, high = max(sentence.first, marker.first - _VAGUE), min(sentence.last, marker.last + after)
    marks = passage.marks_in("person.him", low, high)
    if passage.language == "en":
        marks = [mark for mark in marks if mark.first in (marker.first - 1, marker.last)]
    return [Quantity(marks[-1].first, marks[-1].last, 1, "", spoken=False)] if marks else []


def _looks_back(passage: Passage, marker: Marker, before: Sequence[Quantity], *, near: bool) -> bool:
    """Return whether a marker takes the numbers before it and not those after it."""
    if not marker.back:
        return False
    if passage.language != "ru" and not marker.forward:
        return True
    if passage.language == "ru":
        return bool(before) or not near
    touching = bool(before) and before[-1].last == marker.first and not before[-1].category  # "40 injured"
    passive = passage.words[marker.first - 1].norm in _PASSIVE if marker.first else False
    return touching or passive or not near


def _before_next_clause(passage: Passage, after: Sequence[Quantity], following: Marker) -> list[Quantity]:
    """Return the numbers that stand before the clause of the next marker."""
    start = 0
    joiners = {"and", "и", "ва", "و", "while", "а", "еще", "another"}
    for index in range(following.first, after[0].last - 1, -1):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if not (_PAUSES | _HARD).isdisjoint(between) or passage.words[index].norm in joiners:
            start = index
            break
    return [one for one in after if one.last <= start]


def _parted(passage: Passage, left: int, right: int) -> bool:
    """Return whether a sign that parts statements, or a verb of speech, stands between two words."""
    if left >= right:
        return False
    text = passage.text[passage.words[left - 1].end : passage.words[right].start]
    return (
        not _HARD.isdisjoint(text)
        or passage.has_any("speech.verbs", left, right)
        or passage.has_any("trigger.arrest", left, right)
    )


def _of_the_last_verb(passage: Passage, before: list[Quantity]) -> list[Quantity]:
    """Return the numbers without those with a verb of their own: "23 were saved and two were found dead"."""
    for position in range(len(before) - 1, 0, -1):
        between = passage.words[before[position - 1].last : before[position].first]
        if any(word.norm in _PASSIVE for word in between):
            return before[position:]
    return before


def _tolls(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return "death toll … 21": the number after the words, the one after "to" where there are several."""
    figures = []
    for kind in KINDS:
        for mark in passage.marks_in(f"{kind}.toll", sentence.first, sentence.last)[-1:]:
            numbers = [
                one
                for one in passage.numbers_in(mark.last, sentence.last)
                if one.first not in taken
                and one.value < _LARGEST
                and not (one.last < sentence.last and passage.has("object.money", one.last))
            ]
            if not numbers:  # "До семи увеличилось число погибших"
                numbers = [
                    one
                    for one in passage.numbers_in(sentence.first, mark.first)
                    if one.first not in taken and passage.words[one.first - 1].norm in _TOWARDS
                ]
            towards = [one for one in numbers if passage.words[one.first - 1].norm in _TOWARDS]
            if numbers:
                number = (towards or numbers)[-1 if towards else 0]
                figures.append(
                    Figure(kind, number.value, frozenset({"generic"}), mark.first, number.last, toll=True)
                )
    return figures


def _outdated(passage: Passage, sentence: Sentence, taken: Collection[int]) -> list[Figure]:
    """Return a figure that the text itself calls an earlier one: "It had first spoken of five"."""
    if not passage.marks_in("context.earlier_figure", sentence.first, sentence.last):
        return []
    if any(passage.marks_in(f"{kind}.toll", sentence.first, sentence.last) for kind in KINDS):
        return []
    numbers = [
        one
        for one in passage.numbers_in(sentence.first, sentence.last)
        if one.first not in taken and not passage.has("object.money", one.last)
    ]
    found: dict[str, Figure] = {}
    for number in numbers:
        near = range(number.first - 1, min(sentence.last, number.last + 3))
        wounded = any(passage.has("wounded.back", index) for index in near)
        kind = "wounded" if wounded else "killed"
        value = Figure(kind, number.value, frozenset({"generic"}), number.first, number.last, earlier=True)
        found.setdefault(kind, value)
    return list(found.values())


def _nobody(passage: Passage, sentence: Sentence) -> list[Figure]:
    """Return "nobody was hurt" as no killed and no wounded."""
    figures = []
    for name, kinds in (("all", KINDS), ("killed", ("killed",)), ("wounded", ("wounded",))):
        for mark in passage.marks_in(f"zero.{name}", sentence.first, sentence.last)[:1]:
            figures += [Figure(kind, 0, frozenset({"nobody"}), mark.first, mark.last) for kind in kinds]
    return figures


def _summed(figures: Sequence[Figure]) -> list[Figure]:
    """Return one figure of each kind: in one sentence, numbers of the same kind are of different people."""
    result = []
    for kind in KINDS:
        mine = [figure for figure in figures if figure.kind == kind]
        if any(figure.toll or figure.earlier for figure in mine):
            current = [figure for figure in mine if not figure.earlier]
            tolls = [figure for figure in mine if figure.toll or figure.earlier]
            result += tolls if any(figure.toll for figure in mine) else [*tolls, *current]
            continue
        result += [figure for figure in mine if figure.moved]
        mine = [figure for figure in mine if not figure.moved]
        if mine:
            result.append(
                mine[0]._replace(
                    value=sum(figure.value for figure in mine),
                    first=min(figure.first for figure in mine),
                    last=max(figure.last for figure in mine),
                    categories=frozenset().union(*(figure.categories for figure in mine)),
                    more=all(figure.more for figure in mine),
                )
            )
    return result
