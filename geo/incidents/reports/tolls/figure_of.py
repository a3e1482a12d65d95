"""The figure that the people make whom a word for killed or wounded claims."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.joined import with_person
from geo.incidents.reports.tolls.known_people import is_nth_wounded, of_citizens_told, of_men_told
from geo.incidents.reports.tolls.people import Quantity
from geo.incidents.reports.tolls.references import kind_of_all
from geo.incidents.reports.tolls.retold import tells_state
from geo.incidents.reports.tolls.russian_clauses import are_all_told, is_of_him
from geo.incidents.reports.tolls.sides import is_of_bodies, is_this_one, leaver, speaks_of_known, whose_bodies
from geo.incidents.reports.tolls.speakers import is_kin_of_speaker
from geo.incidents.reports.tolls.these import of_those_told
from geo.incidents.reports.tolls.unnumbered import spoken_of_before


def figure_of(passage: Passage, marker: Marker, mine: Sequence[Quantity], base: str) -> Figure:
    """Return the figure of the numbers that a marker claims."""
    if not base and of_those_told(passage, mine[0]):
        here = passage.sentences[passage.sentence_number(mine[0].first)]
        counted = kind_of_all(passage, mine[0]) if passage.language == "tg" else ""
        base = counted or spoken_of_before(passage, here)
    categories = frozenset(base if base and one.category in {"", "generic"} else one.category for one in mine)
    carried = passage.words[marker.first].norm == "dead"  # "fled, carrying one dead man"
    carried = carried or (passage.language == "ru" and passage.has("wounded.number_after", marker.first))
    if categories == {""} and (carried or passage.has("killed.body", marker.first)):
        categories = frozenset({leaver(passage, mine[0].first) or whose_bodies(passage, marker)})
    if categories == {"civilians"} and (
        of_men_told(passage, marker, mine[0]) or of_citizens_told(passage, mine[0])
    ):
        categories = frozenset({"generic"})
    first, last = min(marker.first, mine[0].first), max(marker.last, mine[-1].last)
    lost = passage.words[marker.first].norm == "lost" and not mine[0].spoken  # "the drummer lost an eye"
    part = marker.kind == "wounded" and tells_state(passage, marker) and not lost
    part = part or speaks_of_known(passage, marker, mine[0]) or is_this_one(passage, marker, mine[0])
    part = part or is_nth_wounded(passage, marker, mine[0])
    part = part or is_of_bodies(passage, marker) or is_of_him(passage, marker, mine)
    part = part or is_kin_of_speaker(passage, marker, mine[0])
    unsure = marker.kind == "killed" and passage.has_any("killed.fired_at", marker.first, marker.last)
    unsure = unsure or are_all_told(passage, marker, mine)
    figure = Figure(
        marker.kind, sum(one.value for one in mine), categories, first, last, part=part, doubted=unsure
    )
    return with_person(passage, marker, mine, figure)
