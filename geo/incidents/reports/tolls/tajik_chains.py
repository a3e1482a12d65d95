"""Tajik nouns in a chain, each linked to the next: "се сарбози | Толибон", "се ҷангӣ | раисро"."""

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import clause_ends

_LINK, _OBJECT, _AND = "и", "ро", "ва"


def is_linked(passage: Passage, index: int) -> bool:
    """Return whether a word goes on to the next, which tells more of it: "сарбози", not "ҷангӣ"."""
    word = passage.words[index]
    return passage.text[word.start : word.end].endswith(_LINK)


def is_object(passage: Passage, index: int) -> bool:
    """Return whether a word ends what a verb is done to: "писарашро"."""
    return passage.words[index].norm.endswith(_OBJECT)


def is_next_object(passage: Passage, index: int) -> bool:
    """Return whether an object begins at a word that nothing links to the one before: "се ҷангӣ | раисро"."""
    if is_linked(passage, index - 1):
        return False
    last = passage.sentences[passage.sentence_number(index)].last
    while index < last:
        if is_object(passage, index):
            return True
        joined = index + 1 < last and passage.words[index + 1].norm == _AND
        if not (is_linked(passage, index) or joined or passage.words[index].norm == _AND):
            following = index + 1 < last and is_object(passage, index + 1)
            return following and passage.words[index + 1].capital  # "раиси ҷамоат Карим Шоевро"
        index += 1
        if index < last and clause_ends(passage, index):
            return False
    return False
