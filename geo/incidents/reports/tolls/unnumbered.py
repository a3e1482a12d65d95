"""One person killed or wounded whom no number tells: "погиб лейтенант", "shot him dead"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.later_deaths import (
    HAD,
    opens_with_them,
)
from geo.incidents.reports.tolls.markers import is_singular
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends

_OBJECT_REACH = 9  # words between an object and its verb
_PLURALS = ("ان", "ها", "ین", "شان", "های")
_TAJIK_PLURALS = ("онро", "хоро", "енро")
_BODY_OF = 2  # words of whose body it is
_PLURALS_ALL = (*_PLURALS, "он", "хо", "ен", "хои", "они", "ени", "онро", "хоро")
_VAGUE = 6  # words before a verb in which "several" may be its subject


def implied_one(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where no number is told: "погиб лейтенант", "Colonel Safarov was killed"."""
    if is_singular(passage, marker, sentence):
        if marker.last < sentence.last and passage.words[marker.last].norm in HAD:
            return []  # "who had been wounded"
        if _of_many(passage, marker, sentence):
            return []
        near = range(max(sentence.first, marker.first - 3), min(sentence.last, marker.last + 3))
        category = next((found for index in near if (found := category_at(passage, index))), "")
        return [Quantity(marker.first, marker.last, 1, category, spoken=False)]
    before = marker.first - 2
    if passage.language != "en" or before <= sentence.first or passage.words[before + 1].norm != "was":
        return []
    if not (passage.words[before].capital and passage.words[before - 1].capital):
        return []
    return [Quantity(before, marker.last, 1, category_at(passage, before - 1), spoken=False)]


def _of_many(passage: Passage, marker: Marker, sentence: Sentence) -> bool:
    """Return whether words are of several whom nobody counts: "several died", "ҷасади кушташудагон"."""
    if passage.has_any("part.vague", max(sentence.first, marker.first - _VAGUE), marker.first):
        return not opens_with_them(passage, sentence)
    if not passage.has("killed.body", marker.first):
        return False
    after = range(marker.last, min(sentence.last, marker.last + _BODY_OF))
    missing = passage.has_any("killed.missing", marker.last, sentence.last)
    return missing or any(passage.words[index].norm.endswith(_PLURALS_ALL) for index in after)


def pronoun(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where a pronoun is the object: "shot him dead", "او را کشتند"."""
    after = 1 if passage.language in {"en", "ru"} else 0
    low, high = max(sentence.first, marker.first - _VAGUE), min(sentence.last, marker.last + after)
    marks = passage.marks_in("person.him", low, high)
    if passage.language == "en":
        marks = [mark for mark in marks if mark.first in (marker.first - 1, marker.last)]
    if marks:
        return [Quantity(marks[-1].first, marks[-1].last, 1, "", spoken=False)]
    return _named_object(passage, marker, sentence)


def _named_object(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person whom a name with the ending of an object tells: "عبدالواحد را کشتند"."""
    if not passage.has("killed.active", marker.last - 1):
        return []
    for index in range(marker.first - 1, max(sentence.first, marker.first - _OBJECT_REACH), -1):
        if clause_ends(passage, index + 1):
            return []
        norm = passage.words[index].norm
        if norm == "را":
            name = passage.words[index - 1].norm
            known = passage.number_covering(index - 1) is not None or any(
                passage.has_any(f"object.{thing}", max(sentence.first, index - 3), index)
                for thing in ("money", "drugs", "weapons", "post")
            )
            plural = name.endswith(_PLURALS) or passage.has("killed.own", index - 1)
            return [] if plural or known else [Quantity(index - 1, index + 1, 1, "civilians", spoken=False)]
        if passage.language == "tg" and norm.endswith("ро"):
            one = passage.words[index].capital and not norm.endswith(_TAJIK_PLURALS)
            return [Quantity(index, index + 1, 1, "civilians", spoken=False)] if one else []
    return []
