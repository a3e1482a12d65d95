"""Days not of what happened: what one is counted from ("three days before the blast"), later deaths."""

from collections.abc import Sequence
from datetime import timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told

_COUNTED = {"before", "after", "the"}  # the last word of "three days before the"
_THEY = {"he", "she", "they"}
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
        if when.back < 0 and passage.words[when.last - 1].norm == "after":
            anchors.update((when.last, when.last + 1))  # "a gunfight came four days after the abduction"
        if when.back > 0 and when.first and passage.words[when.first - 1].norm in _CAME:
            anchors.update(range(passage.sentence_first(when.first), when.first))
    kept = {name: [mark for mark in marks if mark.first not in anchors] for name, marks in triggers.items()}
    return {name: marks for name, marks in kept.items() if marks}, list(dates)


def _is_before_event(passage: Passage, when: When) -> bool:
    """Return whether an event is named that a day is counted from: "three days before the blast"."""
    words = range(when.last, min(len(passage.words), when.last + 2))
    if when.last < len(passage.words) and passage.words[when.last].norm in _THEY:
        return False  # "a day after they were shot" tells of the act itself
    return passage.words[when.last - 1].norm in _COUNTED and not passage.event_words.isdisjoint(words)


def tell_of_act(passage: Passage, told: Told) -> None:
    """Give "was buried on Friday in Vose, two days after he was shot in Vanj" day and place of the act."""
    for when in told.dates:
        since = when.last < len(passage.words) and passage.words[when.last].norm in _THEY
        known = [one for one in told.dates if one.day is not None and one.precision == 1 and one is not when]
        if not (when.back > 0 and since and known):
            continue
        back = timedelta(days=when.back)
        first = known[0]
        day = first.day - back if first.day else None
        end = first.end - back if first.end else None
        told.dates = [first._replace(day=day, end=end, after=False)]
        told.places = [spot for spot in told.places if spot.first >= when.last] or told.places
        return


def without_deaths(told: Told) -> list[When]:
    """Return the dates of a sentence without a later day on which only one of its wounded died."""
    if not any(when.same and when.back < 0 for when in told.dates):
        return told.dates
    hurt = [figure.last for figure in told.figures if figure.kind == "wounded" and figure.value]
    died = [figure for figure in told.figures if figure.moved and hurt and figure.first >= min(hurt)]
    return [when for when in told.dates if not any(one.first <= when.first < one.last for one in died)]
