"""Where English tells people by whose they are: "two of his rival's", "six of their accomplices"."""

from geo.incidents.reports.numbers import Number
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends, is_casualty_soon

_REACH = 5  # words between a number and the noun it counts
_FOLK = {"family", "household", "clan", "tribe", "crew", "convoy", "party", "team"}
_THEIR = {"their", "his", "her"}


def of_his_people(passage: Passage, number: Number, sentence: Sentence) -> int:
    """Return where "two of his rival's" ends, whose noun was told before, or 0."""
    index = number.last
    if passage.language != "en" or index >= sentence.last or passage.words[index].norm != "of":
        return 0
    held = index + 3  # "one of those arrested"
    whose = passage.words[index + 1].norm if held < sentence.last else ""
    if whose == "those" and not passage.has("trigger.arrest", held - 1):
        return held * is_casualty_soon(passage, held, sentence, _REACH)  # "three of those on board were"
    if whose == "those" or whose in _THEIR:  # "six of their accomplices were"
        return held * is_casualty_soon(passage, held, sentence)
    for step in range(index + 1, min(sentence.last - 1, index + _REACH)):
        if clause_ends(passage, step):
            return 0
        if passage.words[step].norm in _FOLK or passage.words[step].possessive:
            return (step + 1) * is_casualty_soon(passage, step + 1, sentence, 2)  # "three of her family"
    return 0
