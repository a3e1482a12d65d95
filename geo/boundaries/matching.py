"""Which place of the gazetteer is each polygon? The name must fit, and the place must lie there."""

from collections.abc import Sequence

import numpy as np
import shapely

from gazetteer import Gazetteer, Place
from geo.border.distance import distance_to_line

# Sources put the middle of one district up to 10 km apart; a polygon farther than this from it is another
# one.
FARTHEST_KM = 10.0
CANDIDATES = 20


def match_places(
    names: Sequence[str],
    polygons: Sequence[shapely.MultiPolygon],
    countries: Sequence[str],
    level: int,
    gazetteer: Gazetteer,
) -> list[Place | None]:
    """
    Return the place that each polygon is the outline of; each place at most once.

    Parameters
    ----------
    names
        What the source calls the areas, in any script and spelling.
    polygons
        Their outlines, EPSG:4326.
    countries
        Codes of the countries they lie in.
    level
        1 for provinces, 2 for districts.
    gazetteer
        Where the names are looked up.
    """
    offers = []
    for row, (name, polygon, country) in enumerate(zip(names, polygons, countries, strict=True)):
        for match in gazetteer.geocode(name, country=country, limit=CANDIDATES):
            if match.place.feature_code != f"ADM{level}":
                continue
            away_km = _distance_km(match.place, polygon)
            if away_km <= FARTHEST_KM:
                offers.append((-match.confidence, away_km, row, match.place))
    found: list[Place | None] = [None] * len(names)
    taken: set[str] = set()
    for _, _, row, place in sorted(offers, key=lambda offer: offer[:3]):
        if found[row] is None and place.place_id not in taken:
            found[row] = place
            taken.add(place.place_id)
    return found


def _distance_km(place: Place, polygon: shapely.MultiPolygon) -> float:
    """Return the geodesic distance from the middle of a place to a polygon; 0 if it lies inside."""
    if shapely.intersects_xy(polygon, place.longitude, place.latitude):
        return 0.0
    away = distance_to_line(np.array([place.longitude]), np.array([place.latitude]), polygon.boundary)
    return float(away.distance_m[0] / 1000)
