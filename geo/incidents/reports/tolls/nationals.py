"""People told by their nation alone: "مرگ دو چینی و یک افغان", "як чинӣ"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends

_FOLLOWS = {"و", "ва", "را", "ё", "یا", "е"}  # what may follow the name of a nation that is a noun


def is_national(passage: Passage, index: int, sentence: Sentence) -> bool:
    """Return whether a number counts people by their nation alone: "مرگ دو چینی و یک افغان را"."""
    if passage.language not in {"tg", "fa"} or index >= sentence.last or clause_ends(passage, index):
        return False
    if not passage.family_in("nation", index, index + 1) or passage.family_in("state", index, index + 1):
        return False
    after = index + 1
    ends = after >= sentence.last or clause_ends(passage, after) or after in passage.casualty_words
    if passage.language == "tg" and not ends:  # "як чинӣ рӯзи душанбе дар Рустоқ кушта шуд"
        ends = passage.has("time.weekday_before", after) or passage.has("place.never_first", after)
    return ends or passage.words[after].norm in _FOLLOWS
