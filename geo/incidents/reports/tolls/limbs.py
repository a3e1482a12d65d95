"""People told hurt by what of them was: "a soldier's arm was broken", "a bullet went through the leg of"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends, is_casualty_soon

_NOUN = 4  # words of "a young border guard's"
_ARTICLES = {"a", "an", "the", "one", "another"}


def whose_limb(passage: Passage, index: int, sentence: Sentence) -> Quantity | None:
    """Return the English person, told without a number, whose limb was hurt."""
    if passage.words[index].norm not in _ARTICLES:
        return None
    for step in range(index + 1, min(sentence.last - 1, index + _NOUN)):
        if clause_ends(passage, step) or step in passage.casualty_words:
            return None
        if passage.words[step].possessive:
            hurt = passage.has_any("wounded.limb", step + 1, min(sentence.last, step + 3))
            told = category_at(passage, step) and hurt and is_casualty_soon(passage, step + 1, sentence)
            return Quantity(index, step + 1, 1, category_at(passage, step), spoken=False) if told else None
    return None


def struck_limbs(passage: Passage, sentence: Sentence) -> list[Marker]:
    """Return the words for limbs that something struck: "shrapnel tore into the legs of two women"."""
    missiles = passage.marks_in("wounded.missile", sentence.first, sentence.last)
    if not missiles:
        return []
    return [
        Marker("wounded", mark.first, mark.last + 1, back=False, forward=True)
        for mark in passage.marks_in("wounded.limb", missiles[0].last, sentence.last - 1)
        if passage.words[mark.last].norm == "of" and not clause_ends(passage, mark.last)
    ]
