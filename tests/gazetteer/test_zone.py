"""How far a user's place is from the border."""

import csv
import random
from itertools import pairwise

import pytest
from pyproj import Geod

from gazetteer import Gazetteer
from gazetteer.zone import _TABLE, zone_of

WGS84 = Geod(ellps="WGS84")
CUTS = 10  # of each stretch of the border; the longest has 5 km

Points = list[tuple[float, float]]


@pytest.fixture(scope="module")
def border() -> Points:
    """Give the packaged points of the border as (longitude, latitude), and between them more."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = [(float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(stream)]
    cut = [
        (lon + part / CUTS * (to_lon - lon), lat + part / CUTS * (to_lat - lat))
        for (lon, lat), (to_lon, to_lat) in pairwise(rows)
        for part in range(CUTS)
    ]
    return [*cut, rows[-1]]


@pytest.mark.parametrize(
    ("box", "most_km"),
    [((67.5, 36.5, 75.0, 39.0), 0.12), ((60.0, 33.0, 75.0, 41.0), 0.12), ((45.0, 20.0, 100.0, 60.0), 0.5)],
)
def test_zone_of_gives_the_geodesic_distance(
    border: Points, box: tuple[float, float, float, float], most_km: float
) -> None:
    """At the border, in the two countries and far off: nearer to no point of it than to the nearest."""
    rng = random.Random(1)  # noqa: S311 - any points
    lons, lats = zip(*border, strict=True)
    west, south, east, north = box
    for _ in range(40):
        lon, lat = rng.uniform(west, east), rng.uniform(south, north)
        _, _, metres = WGS84.inv([lon] * len(border), [lat] * len(border), lons, lats)

        assert zone_of(lat, lon, 0.0, "P")[0] == pytest.approx(min(metres) / 1000, abs=most_km)


def test_zone_of_agrees_with_the_packaged_distances() -> None:
    """They are to the line itself; the points that a user's places are measured to are 1 km apart."""
    apart = [
        abs(zone_of(place.latitude, place.longitude, 0.0, "P")[0] - place.border_km)
        for place in Gazetteer().places()
        if place.border_km < 1000
    ]

    assert max(apart) < 0.6


@pytest.mark.parametrize(
    ("radius_km", "feature_class", "outside"),
    [(0, "P", True), (60, "P", True), (60, "A", False), (1, "A", True)],
)
def test_zone_of_has_an_area_outside_only_when_its_whole_circle_is(
    radius_km: float, feature_class: str, *, outside: bool
) -> None:
    """A point 60 km from the border is outside; an area around it that reaches into the zone is not."""
    distance_km, is_outside = zone_of(36.4, 67.8, radius_km, feature_class)

    assert 50 < distance_km < 110
    assert is_outside is outside
