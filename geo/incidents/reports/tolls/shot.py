"""English people who were "shot" and of whom other words say that they are dead: "the bodies lie"."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.quantities import find_quantities

_NEAR = 3  # sentences around one that may tell of the bodies


def shot_dead(
    passage: Passage, sentence: Sentence, taken: Collection[int], figures: Sequence[Figure]
) -> list[Figure]:
    """Return those whom a sentence says were shot, where one near it speaks of them as dead."""
    if passage.language != "en" or figures or not _are_dead(passage, sentence):
        return []
    for index in range(sentence.first, sentence.last - 1):
        if passage.words[index].norm != "shot":
            continue
        for one in find_quantities(passage, sentence, taken):
            after = one.first == index + 1
            if after or (one.last == index - 1 and passage.words[one.last].norm in {"was", "were"}):
                first, last = min(index, one.first), max(index + 1, one.last)
                return [Figure("killed", one.value, frozenset({one.category}), first, last, part=True)]
    return []


def _are_dead(passage: Passage, sentence: Sentence) -> bool:
    """Return whether the sentences around one speak of bodies, and none of them counts the dead."""
    if not passage.has_any("trigger.fire", sentence.first, sentence.last):
        return False
    place = passage.sentence_number(sentence.first)
    near = passage.sentences[max(0, place - _NEAR) : place + _NEAR + 1]
    first, last = near[0].first, near[-1].last
    return any(
        passage.number_covering(mark.first - 1) is None
        for mark in passage.marks_in("killed.known", first, last)
    )
