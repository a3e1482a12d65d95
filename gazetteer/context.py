"""What is known of a place beside its name, and what that says for one bearer of the name or another."""

from collections.abc import Iterable
from math import cos, exp, hypot, radians
from typing import NamedTuple

from gazetteer.errors import QueryError
from gazetteer.place import Place

_NEAR_KM = 100.0  # at this distance from --near, the weight of a place has fallen to 37 %
_BESIDE_KM = 50.0  # places of one report are mostly no farther apart than this
# The weight of a former name where no date is known: older reports are read too, and a name that was in use
# until lately is still said.
_FORMER, _FORMER_OF_LATE = 0.7, 0.85
_LATELY = "2000"
_NOT_YET = 0.4  # weight of a name at a date when it was not in use
_IN_USE = 1.0
_UP_TO_A_DAY = {4: "-01-01", 7: "-01", 10: ""}  # what makes a year or month a day, by its length


class Context(NamedTuple):
    """
    What is known of a place beside its name.

    `country`: ISO 3166-1 alpha-2 code; only places in or on the border of that country. `regions`: only
    places in these. `near`: (latitude, longitude) in degrees; nearer places come first. `date`: ISO 8601, at
    least a year; names in use then come first. `mentioned`: places named beside it. `feature`: a feature
    class or code that is preferred ("A", "P", "ADM2"). Empty where nothing is known.
    """

    country: str = ""
    regions: tuple[Place, ...] = ()
    near: tuple[float, float] | None = None
    date: str = ""
    mentioned: tuple[Place, ...] = ()
    feature: str = ""

    def admits(self, place: Place) -> bool:
        """Return whether a place is in the country and one of the regions, where those are given."""
        if self.country and self.country not in place.country_code.split(","):
            return False
        return not self.regions or any(lies_in(place, region) for region in self.regions)

    def supports(self, place: Place) -> float:
        """Return from 0 to 1 how much the position of a place fits what else is known; 1 where nothing is."""
        support = 1.0
        if self.near is not None:
            latitude, longitude = self.near
            support *= exp(-apart_km(place.latitude, place.longitude, latitude, longitude) / _NEAR_KM)
        if self.mentioned:
            support *= max(_fits(place, other) for other in self.mentioned)
        return support

    def name_weight(self, kind: str, valid_from: str, valid_to: str) -> float:
        """Return how likely a name of this kind and these years was used at the date."""
        if not self.date:
            return former_weight(valid_to) if kind == "former" else _IN_USE
        if valid_from and self.date[: len(valid_from)] < valid_from:
            return _NOT_YET
        if valid_to and self.date[: len(valid_to)] > valid_to:
            return _NOT_YET
        return _IN_USE if valid_to or kind != "former" else _FORMER


NOTHING_KNOWN = Context()


def former_weight(valid_to: str) -> float:
    """Return how likely a former name is meant, as no date is known; `valid_to`: until when it was used."""
    return _FORMER_OF_LATE if valid_to >= _LATELY else _FORMER


def lies_in(place: Place, region: Place) -> bool:
    """Return whether a place is a region, belongs to it, or, belonging to none, lies in its circle."""
    if region.place_id in (place.place_id, place.admin1_id, place.admin2_id):
        return True
    distance_km = apart_km(place.latitude, place.longitude, region.latitude, region.longitude)
    return not place.admin1_id and place.feature_code != "ADM1" and distance_km <= region.radius_km


def _fits(place: Place, other: Place) -> float:
    """Return from 0 to 1 how well a place goes with another that is mentioned beside it."""
    if other.feature_code == "PCLI":
        return 1.0 if other.country_code in place.country_code.split(",") else 0.3
    if place.place_id == other.place_id:
        return 0.5  # says nothing of which bearer is meant
    if lies_in(place, other) or lies_in(other, place):
        return 1.0
    distance_km = apart_km(place.latitude, place.longitude, other.latitude, other.longitude)
    reach_km = sum(area.radius_km for area in (place, other) if area.feature_class == "A")
    near = distance_km <= _BESIDE_KM + reach_km
    same = bool(set(place.country_code.split(",")) & set(other.country_code.split(",")))
    return (0.9 if same else 0.55) if near else (0.5 if same else 0.3)


def apart_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance of two points in km, good to a few per cent: enough to rank by."""
    north = 111.2 * (latitude - other_latitude)
    east = 111.2 * cos(radians((latitude + other_latitude) / 2)) * (longitude - other_longitude)
    return hypot(north, east)


def check_near(near: Iterable[float] | None) -> tuple[float, float] | None:
    """Return (latitude, longitude) if that is what was given; raises QueryError."""
    if near is None:
        return None
    try:
        latitude, longitude = (float(value) for value in near)
    except (TypeError, ValueError):
        raise QueryError(
            f"near must be latitude and longitude in degrees, such as 37.5,71.5, not {near!r}"
        ) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - degrees of the globe
        raise QueryError(
            f"near must be latitude -90 to 90 and longitude -180 to 180, not {latitude:g},{longitude:g}"
        )
    return latitude, longitude


def check_date(date: str | None) -> str:
    """Return the ISO date, month or year that was given, also as 31.12.2025; raises QueryError."""
    if not date:
        return ""
    from datetime import date as calendar_day  # noqa: PLC0415 - most names are asked for without a date

    day, *_ = str(date).strip().replace(" ", "T").split("T")  # a cell of a workbook may tell the hour too
    if day.count(".") == 2:  # noqa: PLR2004 - day, month, year, as the countries of the zone write them
        day = "-".join(part.zfill(2) for part in reversed(day.split(".")))
    try:
        return calendar_day.fromisoformat(day + _UP_TO_A_DAY[len(day)]).isoformat()[: len(day)]
    except (KeyError, ValueError):
        raise QueryError(f"date must be YYYY, YYYY-MM, YYYY-MM-DD or DD.MM.YYYY, not {date!r}") from None
