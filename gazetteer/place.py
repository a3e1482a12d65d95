"""What a place is, and what an answer is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any, NamedTuple, overload

ZONE_KM = 50
"""How far from the border the zone reaches."""


MATCH_TYPES = ("exact", "normalised", "unit", "sound", "fuzzy", "script")
"""How a name may have been found (`Match.match_type`), the surest first."""
_AS_SURE = 0.1  # of confidence may part two answers that are equally likely


@dataclass(frozen=True, slots=True)
class Place:
    """
    A place of the gazetteer.

    Latitude and longitude are degrees on WGS 84. `radius_km` is, for an area, the radius of the circle of the
    same area; for a point, how far off it may be. `border_km` is the geodesic distance of the point to the
    border. `outside` is true when the place (an area: its whole circle) lies more than 50 km from the border.
    """

    place_id: str
    name: str
    latitude: float
    longitude: float
    radius_km: float
    country_code: str
    admin1: str
    admin1_id: str
    admin2: str
    admin2_id: str
    outside: bool
    feature_class: str
    feature_code: str
    border_km: float
    population: int
    geonames_id: str
    valid_from: str
    valid_to: str
    source: str


class Name(NamedTuple):
    """
    One recorded name of a place.

    `kind` is official, variant, romanisation or former; `language` an ISO 639-1 code, empty where the source
    does not say; `script` an ISO 15924 code; the years are empty where they are not known.
    """

    name: str
    language: str
    script: str
    kind: str
    valid_from: str
    valid_to: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Match:
    """
    A place that a name may mean.

    `match_type` says how the name was found: "exact" (as written), "normalised" (case, diacritics, script),
    "unit" (without "district", "вилояти" …), "sound" (another romanisation), "fuzzy" (misspelt), "script"
    (Arabic letters whose consonants are those of a Latin or Cyrillic name).
    `confidence` is from 0 to 1.
    """

    place: Place
    match_type: str
    matched_name: str
    matched_kind: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Return the match under the keys of the JSON output, in their order."""
        place = self.place
        return {
            "place_id": place.place_id,
            "name": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "radius_km": place.radius_km,
            "country_code": place.country_code,
            "admin1": place.admin1,
            "admin1_id": place.admin1_id,
            "admin2": place.admin2,
            "admin2_id": place.admin2_id,
            "outside": place.outside,
            "feature_class": place.feature_class,
            "feature_code": place.feature_code,
            "match_type": self.match_type,
            "matched_name": self.matched_name,
            "confidence": self.confidence,
            "source": place.source,
        }


@dataclass(frozen=True, slots=True)
class Answer(Sequence[Match]):
    """
    What the gazetteer says to one name.

    `matches`: best first; empty when it does not know the name. `problem`: why the name could not be asked at
    all, or which places of that name lie elsewhere than it says; else empty.
    """

    query: str
    matches: tuple[Match, ...]
    problem: str = ""

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...
    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        return self.matches[index]

    def __len__(self) -> int:
        return len(self.matches)

    def __iter__(self) -> Iterator[Match]:
        return iter(self.matches)

    @property
    def ambiguous(self) -> bool:
        """
        Whether another place may as well be meant.

        It does where a place is as sure as the first, of the same sort (a river is no rival to a district),
        and neither around nor within it.
        """
        first = self.matches[0] if self.matches else None
        return first is not None and any(
            match.confidence > first.confidence - _AS_SURE
            and _same_sort(match.place, first.place)
            and not _same_spot(match.place, first.place)
            for match in self.matches[1:]
        )

    def to_dict(self) -> dict[str, Any]:
        """Return query and matches under the keys of the JSON output."""
        return {"query": self.query, "matches": [match.to_dict() for match in self.matches]}


def _same_sort(one: Place, other: Place) -> bool:
    """Return whether two places are both where people live, or both of one feature class."""
    return one.feature_class == other.feature_class or {one.feature_class, other.feature_class} == {"A", "P"}


def _same_spot(one: Place, other: Place) -> bool:
    """Return whether one of two places lies in the other: a town, and the district around it."""
    if one.country_code != other.country_code and "," not in one.country_code + other.country_code:
        return False
    if {one.admin1_id, one.admin2_id} & {other.place_id} or {other.admin1_id, other.admin2_id} & {
        one.place_id
    }:
        return True
    # Degrees of latitude and longitude in km at 38° N, the middle of the border.
    north, east = 111.0 * (one.latitude - other.latitude), 87.6 * (one.longitude - other.longitude)
    return hypot(north, east) <= max(one.radius_km, other.radius_km)
