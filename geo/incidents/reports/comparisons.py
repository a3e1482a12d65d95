"""Where a sentence begins to compare what it tells with what was before: "…, the worst raid since 2019"."""

import re
from bisect import bisect_left
from operator import attrgetter

from geo.incidents.reports.passage import Passage, Sentence

_TELLING = 5  # words that tell what happened, before such a comparison
_RECORD = re.compile(
    r"(?:[,–—-]|\b(?:in|as))\s+the\s+"
    r"(?:first|second|third|fourth|fifth|latest|deadliest|bloodiest|worst|biggest|heaviest|gravest|most)\b"
)
_start = attrgetter("start")


def compares_from(passage: Passage, sentence: Sentence) -> int:
    """Return the word from which an English sentence only compares; the one after its last if it does not."""
    if passage.language != "en":
        return sentence.last
    found = _RECORD.search(passage.text, sentence.start, sentence.end)
    if found is None:
        return sentence.last
    index = bisect_left(passage.words, found.start(), sentence.first, sentence.last, key=_start)
    return index if index - sentence.first >= _TELLING else sentence.last
