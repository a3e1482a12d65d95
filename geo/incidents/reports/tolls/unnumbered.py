"""One person killed or wounded whom no number tells: "погиб лейтенант", "shot him dead"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.later_deaths import (
    HAD,
    opens_with_them,
)
from geo.incidents.reports.tolls.markers import is_singular
from geo.incidents.reports.tolls.people import Quantity, category_at

_VAGUE = 6  # words before a verb in which "several" may be its subject


def implied_one(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where no number is told: "погиб лейтенант", "Colonel Safarov was killed"."""
    if is_singular(passage, marker, sentence):
        if marker.last < sentence.last and passage.words[marker.last].norm in HAD:
            return []  # "who had been wounded"
        if passage.has_any(
            "part.vague", max(sentence.first, marker.first - _VAGUE), marker.first
        ) and not opens_with_them(passage, sentence):
            return []  # "several were killed"
        near = range(max(sentence.first, marker.first - 3), min(sentence.last, marker.last + 3))
        category = next((found for index in near if (found := category_at(passage, index))), "")
        return [Quantity(marker.first, marker.last, 1, category, spoken=False)]
    before = marker.first - 2
    if passage.language != "en" or before <= sentence.first or passage.words[before + 1].norm != "was":
        return []
    if not (passage.words[before].capital and passage.words[before - 1].capital):
        return []
    return [Quantity(before, marker.last, 1, category_at(passage, before - 1), spoken=False)]


def pronoun(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return one person where a pronoun is the object: "shot him dead", "او را کشتند"."""
    after = 1 if passage.language in {"en", "ru"} else 0
    low, high = max(sentence.first, marker.first - _VAGUE), min(sentence.last, marker.last + after)
    marks = passage.marks_in("person.him", low, high)
    if passage.language == "en":
        marks = [mark for mark in marks if mark.first in (marker.first - 1, marker.last)]
    return [Quantity(marks[-1].first, marks[-1].last, 1, "", spoken=False)] if marks else []
