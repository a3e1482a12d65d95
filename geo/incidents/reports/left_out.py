"""What a clause that tells of another act takes from its sentence: triggers, places, topics."""

from collections.abc import Sequence

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told


def topics(passage: Passage, sentence: Sentence, clause: range, context: set[str]) -> set[str]:
    """Return what a sentence is about without what only a clause on an earlier act is: "after a rockfall"."""
    if not (clause and context):
        return context
    first, last = sentence.first, sentence.last
    marks = {name: passage.marks_in(name, first, last) for name in context}
    return {name for name, found in marks.items() if any(mark.first not in clause for mark in found)}


def leave_out(told: Told, earlier: range, named: Sequence[Spot]) -> None:
    """
    Leave out the triggers and places of a clause that tells of another act: "days after gunmen killed".

    Where that was none, the one place of the border that is `named` stays: "weeks after a flood in Yamgan".
    """
    if not earlier:
        return
    kept = {
        name: [mark for mark in marks if mark.first not in earlier] for name, marks in told.triggers.items()
    }
    kept = {name: marks for name, marks in kept.items() if marks}
    places = [spot for spot in told.places if spot.first not in earlier]
    near = {spot.place.place_id for spot in named if spot.place is not None and in_zone(spot.place)}
    if places or kept != told.triggers or len(near) > 1:
        told.places = places
    told.triggers = kept
