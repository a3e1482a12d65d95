"""People told by their nation alone: "مرگ دو چینی و یک افغان", "як чинӣ"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import category_at, clause_ends

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


def is_of_thing(passage: Passage, index: int) -> bool:
    """Return whether a Tajik nation only tells whose a thing before it is: "як тарабхонаи чинӣ"."""
    if passage.language != "tg" or not passage.family_in("nation", index, index + 1):
        return False
    thing = not category_at(passage, index - 1) and passage.number_covering(index - 1) is None
    return thing and passage.words[index - 1].norm.endswith("и")
