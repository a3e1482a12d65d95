"""What an answer to a point is: country, province, district, the nearest place, and the doubt."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.place import ZONE_KM, Place

COMPASS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


@dataclass(frozen=True, slots=True)
class Area:
    """
    A province or district that a point lies in.

    `basis` is "polygon" where a polygon holds the point, "likely" where only the places around it speak
    for the area, and "" where there is none; `place_id` is "" for a user's polygon that is no place of the
    gazetteer.
    """

    name: str
    place_id: str
    basis: str

    def __str__(self) -> str:
        """Return the name, after "likely" where no polygon vouches for it."""
        return f"likely {self.name}" if self.basis == "likely" else self.name


NO_AREA = Area("", "", "")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """
    Where a point is.

    Attributes
    ----------
    latitude, longitude
        The point, degrees on WGS 84.
    country_code, country
        The country whose polygon holds it; "" where none of the packaged ones does.
    uncertain
        Whether the country is in doubt: the point is nearer to a border than two vintages of the map may
        differ.
    frontier_km
        Geodesic distance to the nearest border of two countries; NaN where none is known.
    frontier_with, frontier_country
        Code and name of the country beyond it; "" where that one is not packaged.
    border_km
        Geodesic distance to the Tajik-Afghan border, or to the one that the geocoder was given.
    admin1, admin2
        Province and district.
    nearest
        The nearest settlement; None where none lies within 100 km.
    nearest_km, nearest_azimuth_deg
        Its geodesic distance, and the azimuth of the point as seen from it; NaN where there is none.
    """

    latitude: float
    longitude: float
    country_code: str
    country: str
    uncertain: bool
    frontier_km: float
    frontier_with: str
    frontier_country: str
    border_km: float
    admin1: Area
    admin2: Area
    nearest: Place | None
    nearest_km: float
    nearest_azimuth_deg: float

    @property
    def outside(self) -> bool:
        """Whether the point lies more than 50 km from that border."""
        return self.border_km > ZONE_KM

    @property
    def nearest_direction(self) -> str:
        """The compass point of eight in which the point lies from the settlement; "" where there is none."""
        if self.nearest is None:
            return ""
        return COMPASS[round(self.nearest_azimuth_deg / 45) % 8]

    @property
    def doubt(self) -> str:
        """The doubt in words, such as "uncertain, 400 m from the border with Afghanistan"; "" without one."""
        if not self.uncertain:
            return ""
        beyond = f" with {self.frontier_country}" if self.frontier_country else ""
        return f"uncertain, {_length(self.frontier_km)} from the border{beyond}"

    @property
    def text(self) -> str:
        """One line to read, such as "7.2 km NW of Khorugh, Shughnon District, …, Tajikistan"."""
        parts = (self.bearing, str(self.admin2), str(self.admin1), self.country)
        where = ", ".join(part for part in parts if part) or "outside the packaged countries"
        return f"{where}; {self.doubt}" if self.doubt else where

    @property
    def bearing(self) -> str:
        """How the point lies from the nearest settlement, such as "7.2 km NW of Khorugh"; "" without one."""
        if self.nearest is None:
            return ""
        abroad = self.nearest.country_code != self.country_code
        name = f"{self.nearest.name} ({self.nearest.country_code})" if abroad else self.nearest.name
        if self.nearest_km < 0.1:  # noqa: PLR2004 - nobody takes a bearing over 100 m
            return f"at {name}"
        return f"{_length(self.nearest_km)} {self.nearest_direction} of {name}"

    def to_dict(self) -> dict[str, Any]:
        """Return the keys of the JSON output, in their order; missing figures are None."""
        place = self.nearest
        return {
            "latitude": self.latitude,
            "longitude": self.longitude,
            "country_code": self.country_code,
            "country": self.country,
            "uncertain": self.uncertain,
            "frontier_km": _figure(self.frontier_km, 3),
            "frontier_with": self.frontier_with,
            "border_km": _figure(self.border_km, 3),
            "outside": self.outside,
            "admin1": self.admin1.name,
            "admin1_id": self.admin1.place_id,
            "admin1_basis": self.admin1.basis,
            "admin2": self.admin2.name,
            "admin2_id": self.admin2.place_id,
            "admin2_basis": self.admin2.basis,
            "nearest_place": place.name if place else "",
            "nearest_place_id": place.place_id if place else "",
            "nearest_country_code": place.country_code if place else "",
            "nearest_km": _figure(self.nearest_km, 3),
            "nearest_azimuth_deg": _figure(self.nearest_azimuth_deg, 1),
            "nearest_direction": self.nearest_direction,
            "text": self.text,
        }


def _figure(value: float, digits: int) -> float | None:
    """Return a figure rounded, None where it is missing."""
    return None if np.isnan(value) else round(value, digits)


def _length(km: float) -> str:
    """Return a length in words: tens of metres below a kilometre, then one decimal up to 100 km."""
    if km < 0.995:  # noqa: PLR2004 - rounds to 1.0 km
        return f"{round(km * 100) * 10} m"
    return f"{km:.1f} km" if km < 99.95 else f"{km:.0f} km"  # noqa: PLR2004 - rounds to 100 km
