"""Where incidents count: at the border, and in the provinces that have a part of it."""

from gazetteer.place import Place

# The provinces that have a part of the border; an incident elsewhere belongs to another border.
BORDER_PROVINCES = (
    "tj-khatlon-region",
    "tj-gbao",
    "af-badakhshan-province",
    "af-takhar-province",
    "af-kunduz-province",
    "af-balkh-province",
)
_FAR_OFF, _IN_PROVINCE = -0.25, -0.23
THE_BORDER = "l-border-tj-af"


def in_zone(place: Place) -> bool:
    """Return whether a place lies in a province that has a part of the border, or near the border."""
    countries = set(place.country_code.split(","))
    provinces = {place.place_id, place.admin1_id}
    if not countries & {"TJ", "AF"} or place.feature_code == "PCLI":
        return False
    if provinces & set(BORDER_PROVINCES) or place.place_id == THE_BORDER:
        return True
    return (
        not place.outside
        and place.feature_code != "ADM1"
        and not (place.admin1_id and place.admin1_id not in BORDER_PROVINCES)
    )


def within(one: Place, other: Place) -> bool:
    """Return whether a place lies in another."""
    if other.feature_code == "PCLI":
        return bool(set(one.country_code.split(",")) & set(other.country_code.split(",")))
    return other.place_id in (one.admin1_id, one.admin2_id)


def remoteness(place: Place) -> float:
    """Return what speaks against a place far from the border, less in a province of it."""
    return (_IN_PROVINCE if in_zone(place) else _FAR_OFF) if place.outside else 0.0
