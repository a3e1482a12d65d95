"""Attackers who died by their own bomb: left out by a toll, or told by "blew himself up, killing two"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure

_NEXT = 3  # words from "not counting" to the bomber


def uncounted(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the attacker whom a toll leaves out: "the bomber is not included in the toll"."""
    for mark in passage.marks_in("context.not_counted", sentence.first, sentence.last)[:1]:
        before = any(figure.kind == "killed" for figure in figures)
        near = range(mark.last, min(sentence.last, mark.last + _NEXT))
        for index in near if before else (*range(sentence.first, mark.first), *near):
            if passage.has("person.bomber", index):
                whom = frozenset({"attackers"})
                return [Figure("killed", 1, whom, index, mark.last, more=True)]
    return []


def bomber_besides(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the attacker whom a sentence leaves out of its dead: "помимо самого смертника, погибли трое"."""
    if not any(figure.kind == "killed" and figure.value for figure in figures):
        return []
    for mark in passage.marks_in("part.except", sentence.first, sentence.last):
        for index in range(mark.last, min(sentence.last, mark.last + _NEXT)):
            if passage.has("person.bomber", index):
                whom = frozenset({"attackers"})
                return [Figure("killed", 1, whom, mark.first, index + 1, more=True)]
    return []


def blew_himself_up(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return the attacker who "blew himself up", unless the dead after it count him."""
    for mark in passage.marks_in("killed.suicide", sentence.first, sentence.last)[:1]:
        dead = [one for one in figures if one.kind == "killed" and one.value]
        if all(one.first >= mark.last and "attackers" not in one.categories for one in dead):
            return [Figure("killed", 1, frozenset({"attackers"}), mark.first, mark.last, part=not dead)]
    return []
