"""English clauses that only tell who somebody is: ", who was sweeping the floor,"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import clause_ends

_WHO = {"who", "whose", "whom", "which"}


def relative_words(passage: Passage, first: int, last: int) -> set[int]:
    """Return the words of such clauses between two words, where a comma ends them and nobody is harmed."""
    found: set[int] = set()
    if passage.language != "en":
        return found
    for index in range(first, last):
        if index in found or passage.words[index].norm not in _WHO:
            continue
        end = next((step for step in range(index + 1, last + 1) if clause_ends(passage, step)), 0)
        clause = range(index, end)
        if end and passage.casualty_words.isdisjoint(clause):
            found.update(clause)
    return found
