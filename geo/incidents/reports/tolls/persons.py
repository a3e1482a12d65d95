"""One person told without a number: "a shepherd", "his son", "женщина", "himself"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon

_REACH = 5  # words between a number and the noun it counts
_OF_THEM = 3  # words from a number to the end of "of them"
_SINGULAR_DETERMINERS = "singular.determiners"  # of English, "a"; other languages have nouns that say one
_NOUNS_OF_ONE = "person.one"
CLASSES_OF_ONE = (_SINGULAR_DETERMINERS, _NOUNS_OF_ONE)
_PLURAL_ENDINGS = ("s", "men", "women", "people", "children", "police", "troops", "taliban")
_HIMSELF = {"himself", "herself"}
_OWNERS = {"his", "her", "their", "a", "an"}
_UNKNOWN_REACH = 3  # words of an unknown noun between its number and "killed"
_ORDINALS = {"second", "third", "fourth"}
_THE_OTHER = {"another", "второй", "вторая", "третий", "другой", "дуюми", "сеюми", "دومی", "دیگری"}
_SPOKEN = frozenset(_HIMSELF | _ORDINALS | _THE_OTHER)


def may_be_one(passage: Passage, index: int) -> bool:
    """Return whether `single` may find a person at a word that belongs to none of CLASSES_OF_ONE."""
    words = passage.words
    return words[index].norm in _SPOKEN or (
        passage.language == "en" and index > 0 and words[index - 1].norm == "and"
    )


def single(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return one person told without a number: "a shepherd", "his son", "женщина", "a third", "himself"."""
    norm = passage.words[index].norm
    if norm in _HIMSELF:
        return Quantity(index, index + 1, 1, "attackers", spoken=False)
    third = (
        norm in _ORDINALS
        and index > sentence.first
        and passage.words[index - 1].norm == "a"
        and (
            index - 2 in passage.casualty_words or is_casualty_soon(passage, index + 1, sentence, _REACH + 1)
        )
    )
    other = norm in _THE_OTHER and (
        (index + 1 < sentence.last and is_casualty_soon(passage, index + 1, sentence))
        or (index > sentence.first and index - 1 in passage.casualty_words)
    )
    numbered = index + 1 < sentence.last and passage.number_covering(index + 1) is not None
    other = other and not numbered  # "another five"
    if third or (other and _determined(passage, index, sentence) is None):
        return Quantity(index, index + 1, 1, "", spoken=False)
    if passage.language == "en":
        if not passage.has(_SINGULAR_DETERMINERS, index):
            return _coordinated(passage, index, sentence)
        return _determined(passage, index, sentence) or _unknown_one(passage, index, sentence)
    if not passage.has(_NOUNS_OF_ONE, index):
        return None
    return Quantity(index, index + 1, 1, category_at(passage, index) or "civilians", spoken=False)


def _coordinated(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the second person of "his wife and daughter", who has no determiner of her own."""
    word = passage.words[index]
    if word.norm.endswith(_PLURAL_ENDINGS) or word.possessive or index - _OF_THEM < sentence.first:
        return None
    owner, noun, joined = (passage.words[index - step].norm for step in (3, 2, 1))
    if joined != "and" or owner not in _OWNERS or noun.endswith(_PLURAL_ENDINGS):
        return None
    if not (category_at(passage, index - 2) and category_at(passage, index)):
        return None
    return Quantity(index, index + 1, 1, category_at(passage, index), spoken=False)


def _unknown_one(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return somebody whom the lexicon lacks: "his colleague was injured"; "the" may stand before a thing."""
    if passage.words[index].norm == "the":
        return None
    for step in range(index + 1, min(index + _UNKNOWN_REACH + 1, sentence.last)):
        if clause_ends(passage, step):
            return None
        if (
            step > index + 1
            and passage.words[step].norm == "was"
            and is_casualty_soon(passage, step + 1, sentence)
        ):
            return Quantity(index, step, 1, "", spoken=False)
    return None


def _determined(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the person of an English noun in the singular after "a", "the" or "his"."""
    noun = 0
    for step in range(index + 1, min(index + _REACH, sentence.last)):
        if clause_ends(passage, step) or step in passage.casualty_words:
            break
        if passage.has("speech.verbs", step):
            break  # "the Front said five guards"
        if category_at(passage, step) and not passage.words[step].possessive:
            noun = step
        elif noun:
            break
    if not noun or passage.words[noun].norm.endswith(_PLURAL_ENDINGS):
        return None
    return Quantity(index, noun + 1, 1, category_at(passage, noun), spoken=False)
