"""Whether what is added to a name ("Khorugh, Afghanistan") speaks against a place of that name."""

from collections.abc import Iterable, Sequence

from gazetteer.context import apart_km, lies_in
from gazetteer.place import Match, Place
from gazetteer.query import COUNTRY_OF, Query

SLACK_KM = 10.0  # sources draw a district differently by so much
_OUTLINE = 1.6  # radii of the circle of its area that an outline reaches at most
_BESIDE_KM = 50.0  # a town named behind a place is near it
_TOLD = 3
_AS_RECORDED = ("exact", "normalised", "unit")

Bearers = tuple[Place, ...]


def borne_out(matches: Iterable[Match], added: Sequence[Bearers]) -> tuple[Match, ...]:
    """Return the matches that nothing added speaks against; `added`: the bearers of each name in it."""
    return tuple(match for match in matches if all(_admits(bearers, match.place) for bearers in added))


def as_recorded(matches: Iterable[Match]) -> Bearers:
    """Return the places whose names are recorded as written; of a misspelt one, nothing follows."""
    return tuple(match.place for match in matches if match.match_type in _AS_RECORDED)


def names_one_country(query: Query) -> bool:
    """Return whether one country is named, beside the name; two are of a border."""
    codes = {COUNTRY_OF[word] for word in query.words_as_written if word in COUNTRY_OF}
    return bool(query.country_code) and len(codes) == 1


def told_elsewhere(name: str, others: Sequence[Match]) -> str:
    """Return that no place there is called so, and where there are such."""
    known = "; ".join(
        f"{match.place.name}, {match.place.country_code} ({match.place.place_id})" for match in others[:_TOLD]
    )
    return f"no place there is called {name!r}; elsewhere {known}"


def _admits(bearers: Bearers, place: Place) -> bool:
    """Return whether a place goes with one of the bearers of a name; only an area speaks against it."""
    areas = any(other.feature_class == "A" for other in bearers)
    return not areas or any(_goes_with(place, other) for other in bearers)


def _goes_with(place: Place, other: Place) -> bool:
    """Return whether a place is in another, holds it, or lies so near that sources may differ."""
    codes, others = set(place.country_code.split(",")), set(other.country_code.split(","))
    if "PCLI" in (place.feature_code, other.feature_code):
        return bool(codes & others)
    if lies_in(place, other) or lies_in(other, place):
        return True
    apart = apart_km(place.latitude, place.longitude, other.latitude, other.longitude)
    if other.feature_class != "A":
        return apart <= _BESIDE_KM + (place.radius_km if place.feature_class == "A" else 0)
    recorded = place.admin1_id or place.feature_code == "ADM1"
    if other.feature_code == "ADM1" and len(codes) == 1 and (recorded or not codes & others):
        return False
    radius_km = other.radius_km * (1.0 if place.admin2_id else _OUTLINE)
    return apart <= radius_km + place.radius_km + SLACK_KM
