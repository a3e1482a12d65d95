"""What a row says of its place besides the location: country, region, district."""

from dataclasses import dataclass

from gazetteer import Gazetteer, Match, Place
from geo.crs import WGS84

# A district's or a region's real outline reaches beyond the circle of its area; sources also draw it
# differently by a few kilometres. A place farther from the centre than this is not in it.
_REACH = 1.6
_SLACK_KM = 10.0
# Waters, mountains and regions without limits reach as far as their radius.
_EXTENDED = ("H", "T", "L")


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    The places that a row's country, admin1 and admin2 name.

    Parameters
    ----------
    country_code
        ISO 3166-1 alpha-2, "" where the row names none or one that is not known.
    admin1, admin2
        The regions and districts that the row's words may mean, best first; empty where they are not known.
    stated
        Whether the row names a region or a district at all.
    """

    country_code: str
    admin1: tuple[Match, ...]
    admin2: tuple[Match, ...]
    stated: bool

    def fit(self, place: Place) -> int:
        """
        Return how well `place` fits the row.

        Returns
        -------
        fit
            -1 contradicted; 0 nothing is said of it; 1 in the country; 2 in the region; 3 in the district.
        """
        if self.country_code and self.country_code not in place.country_code.split(","):
            return -1
        for level, areas in ((3, self.admin2), (2, self.admin1)):
            if areas:
                return level if any(holds(area.place, place) for area in areas) else -1
        return 1 if self.country_code else 0


def read_evidence(
    country: str | None, admin1: str | None, admin2: str | None, gazetteer: Gazetteer
) -> Evidence:
    """Look up what a row's country, admin1 and admin2 name."""
    code = country_code(country, gazetteer)
    regions = _areas(admin1, code, ("ADM1", "PPLC"), gazetteer)
    districts = _areas(admin2, code, ("ADM2", "ADM1", "PPLA2", "PPLA", "PPL"), gazetteer)
    if regions:
        inside = tuple(
            area for area in districts if any(holds(region.place, area.place) for region in regions)
        )
        districts = inside
    if not code and (districts or regions):
        codes = {area.place.country_code for area in districts or regions}
        code = codes.pop() if len(codes) == 1 else ""
    return Evidence(code, regions, districts, stated=bool(admin1 or admin2))


def country_code(country: str | None, gazetteer: Gazetteer) -> str:
    """Return the code of a country given by name or code, "" where it is not known."""
    if not country:
        return ""
    if len(country) == 2 and country.isascii() and country.isalpha():  # noqa: PLR2004 - the length of the code
        return country.upper()
    for match in gazetteer.geocode(country, limit=10):
        if match.place.feature_code == "PCLI" and match.match_type != "fuzzy":
            return match.place.country_code
    return ""


def distance_km(one: Place, other: Place) -> float:
    """Return the geodesic distance of two places' points, in kilometres."""
    _, _, metres = WGS84.inv(one.longitude, one.latitude, other.longitude, other.latitude)
    return float(metres) / 1000


def _areas(name: str | None, code: str, features: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Return the areas that a name of a region or district may mean, of the first feature that has any."""
    if not name:
        return ()
    matches = [
        match
        for match in gazetteer.geocode(name, country=code or None, limit=20)
        if match.place.feature_code in features
    ]
    sure = [match for match in matches if match.match_type != "fuzzy"] or matches
    for feature in features:
        found = tuple(match for match in sure if match.place.feature_code == feature)
        if found:
            return found
    return ()


def holds(area: Place, place: Place) -> bool:
    """Say whether `place` lies in `area`, or holds it: by ids where known, else by distance."""
    inside = area.place_id in (place.place_id, place.admin1_id, place.admin2_id)
    if inside or place.place_id in (area.admin1_id, area.admin2_id) or place.feature_code == "PCLI":
        return True
    shared = "," in place.country_code
    abroad = not shared and area.country_code != place.country_code
    if abroad or place.feature_code == area.feature_code == "ADM2":
        return False
    if place.feature_class in _EXTENDED:
        return distance_km(area, place) <= area.radius_km + place.radius_km
    elsewhere = place.admin1_id if area.feature_code == "ADM1" else place.admin2_id
    if elsewhere and not shared:
        # Recorded in another region: no. In another district: only beside the line between the two.
        return area.feature_code != "ADM1" and distance_km(area, place) <= area.radius_km + _SLACK_KM
    return distance_km(area, place) <= _REACH * area.radius_km + _SLACK_KM
