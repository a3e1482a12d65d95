"""English people told by a trade and a name without an article: "junior sergeant M. Qodirov"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_PLURAL = ("s", "men", "women", "people", "children", "police", "troops", "taliban")
_GOVERNED = {"of", "by", "under", "from", "to", "for", "with", "named", "as", "against", "like"}
_FIRST = 2  # words of a trade before its noun: "junior sergeant"
_ADJECTIVES = 3  # words of "local district" before a trade
_NAME = 2  # words of a name at least, or an initial and a name


def may_have_role(passage: Passage, index: int) -> bool:
    """Return whether a noun for a person stands before a name, in small letters or at the head."""
    after = index + 1
    if after >= len(passage.words) or not passage.words[after].capital:
        return False
    if passage.words[index].capital and index != passage.sentence_first(index):
        return False
    kind = category_at(passage, index)
    return kind in {"security", "civilians"} and not passage.words[index].norm.endswith(_PLURAL)


def _is_struck(passage: Passage, first: int, sentence: Sentence) -> bool:
    """Return whether only adjectives part a trade from what was done to its bearer: "killed local mayor"."""
    for index in range(first - 1, max(sentence.first, first - _ADJECTIVES) - 1, -1):
        if passage.has("killed.forward", index) or passage.has("wounded.forward", index):
            return True
        word = passage.words[index]
        if word.capital or clause_ends(passage, index + 1) or word.norm in _GOVERNED | {"and", "the", "a"}:
            return False
    return False


def role_and_name(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the one whose trade ends at a word and whose name follows it."""
    if not may_have_role(passage, index) or clause_ends(passage, index + 1):
        return None
    if passage.words[index].norm in _GOVERNED:
        return None  # "deputy commander of Tajik …"
    first = index
    kinds = {"", category_at(passage, index)}  # "junior sergeant" is one
    while first > sentence.first and index - first < _FIRST and category_at(passage, first - 1) in kinds:
        if clause_ends(passage, first) or passage.words[first - 1].norm in _GOVERNED | {"and", "the"}:
            break
        if first - 1 in passage.casualty_words:
            break  # "killed police chief Abdul Rahim"
        first -= 1
    before = passage.words[first - 1].norm if first > sentence.first else ""
    opens = first == sentence.first or clause_ends(passage, first) or before == "and"
    opens = opens or _is_struck(passage, first, sentence)
    if not opens or passage.number_covering(first) is not None or passage.has("singular.determiners", first):
        return None
    last = index + 1
    while last < sentence.last and passage.words[last].capital and not clause_ends(passage, last):
        last += 1
    rank = category_at(passage, index) == "security" or passage.has(
        "person.title", index
    )  # "private Safarov"
    capitals = not passage.casualty_words.isdisjoint(range(index, last))  # "BORDER GUARDS KILL THREE MEN"
    if capitals or last - index <= _NAME - rank or passage.words[last - 1].possessive:
        return None
    return Quantity(index, last, 1, category_at(passage, index), spoken=False)
