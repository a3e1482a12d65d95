"""What a day is counted from is not what happened on it: "three days before the blast"."""

from collections.abc import Sequence

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage

_COUNTED = {"before", "after", "the"}  # the last word of "three days before the"
_CAME = {"came", "comes", "coming"}  # "the shooting came four days after villagers clashed with guards"


def without_anchors(
    passage: Passage, triggers: dict[str, list[Mark]], dates: Sequence[When]
) -> tuple[dict[str, list[Mark]], list[When]]:
    """Return the triggers and dates of a sentence without what its days are only counted from."""
    counted = [when for when in dates if when.back]
    if not counted:
        return triggers, list(dates)
    anchors: set[int] = set()
    if any(when.day is not None and when.precision == 1 for when in dates):
        ends = [when.last for when in counted if _is_before_event(passage, when)]
        anchors = {end + step for end in ends for step in (0, 1)}
        dates = [when for when in dates if not (when.back and when.last in ends)]
    for when in counted:
        if when.first and passage.words[when.first - 1].norm in _CAME:
            anchors.update(range(passage.sentence_first(when.first), when.first))
    kept = {name: [mark for mark in marks if mark.first not in anchors] for name, marks in triggers.items()}
    return {name: marks for name, marks in kept.items() if marks}, list(dates)


def _is_before_event(passage: Passage, when: When) -> bool:
    """Return whether an event is named that a day is counted from: "three days before the blast"."""
    words = range(when.last, min(len(passage.words), when.last + 2))
    return passage.words[when.last - 1].norm in _COUNTED and not passage.event_words.isdisjoint(words)
