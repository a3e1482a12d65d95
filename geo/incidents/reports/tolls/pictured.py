"""People seen in pictures of what was told before: "…, publishing a video in which three bodies lie"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import Quantity


def is_pictured(passage: Passage, one: Quantity, sentence: Sentence) -> bool:
    """Return whether people are only seen in a picture of the dead that were counted before it."""
    marks = passage.marks_in("context.pictured", sentence.first, one.first)
    return bool(marks) and not passage.casualty_words.isdisjoint(range(sentence.first, marks[-1].first))
