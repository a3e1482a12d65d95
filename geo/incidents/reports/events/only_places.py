"""The one place that a text names, above or below what it tells."""

from collections.abc import Sequence

from geo.incidents.reports.border_zone import in_zone
from geo.incidents.reports.events.event import Event
from geo.incidents.reports.events.scene import firm_place
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

_ONLY_WHERE = 6  # words of "Vanj district, GBAO"


def only_place(told: Sequence[Told], opening: Told) -> Spot | None:
    """Return the one village or town of the border provinces that a text names, or the one district."""
    spots = [
        spot
        for one in told
        for spot in one.places
        if spot.place is not None and in_zone(spot.place) and spot.place.feature_class in {"P", "A", "S"}
    ]
    of_class = [
        [spot for spot in spots if spot.place is not None and spot.place.feature_class == kind]
        for kind in ("P", "S")
    ]
    narrow = next(filter(None, of_class), []) or [
        spot for spot in spots if spot.place is not None and spot.place.feature_code == "ADM2"
    ]
    one_place = len({spot.place.place_id for spot in narrow if spot.place is not None}) == 1
    begins = one_place and narrow[0].first < opening.sentence.first  # a story begins with where it is
    begins = begins or (one_place and _ends_with(told[-1], narrow[-1]))  # "Vanj district, GBAO."
    return narrow[0] if begins else None


def _ends_with(last: Told, spot: Spot) -> bool:
    """Return whether a text ends in a line that only names where it was."""
    bare = not (last.triggers or last.dates or last.statement_days) and spot in last.places
    return bare and last.sentence.number_of_words() <= _ONLY_WHERE and not last.victims


def place_above(passage: Passage, told: Sequence[Told], event: Event, named: Spot | None) -> Spot | None:
    """
    Return the district or village that a text sets before an event which names none as where it was.

    "Jurm. For two days people stayed at home. On Monday … The wounded were taken to Baharak". The one place
    `named` in the whole text goes before it.
    """
    if any(firm_place(passage, one) for one in (*event.told, *event.context)):
        return None
    for one in reversed(told):
        if one.number >= event.opening.number or one.heading or one.past or one.topic or one.unreal:
            continue
        spot = firm_place(passage, one)
        if spot is not None and spot.place is not None and in_zone(spot.place):
            exact = spot.place.feature_class == "P" or spot.place.feature_code == "ADM2"
            return named or (spot if exact else None)
    return None
