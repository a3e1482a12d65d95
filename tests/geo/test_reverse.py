"""Where a point is: country, province, district, nearest place, and the doubt near a border."""

import json
import math

import numpy as np
import pytest
from click.testing import CliRunner
from geographiclib.geodesic import Geodesic

import panj
from gazetteer import Gazetteer
from geo.border.line import load_border
from geo.crs import WGS84
from geo.errors import PointError
from geo.frontiers import _frontiers, border_distance_m, nearest_frontier
from geo.nearby import LikelyAreas, Settlements
from geo.reverse import ReverseGeocoder
from geo.whereabouts import NO_AREA, Area, Whereabouts

# Towns on both banks and beyond, from GeoNames, more than a kilometre from any border
BANKS = [
    ("Panj", 69.09, 37.24, "TJ"),
    ("Farkhor", 69.40, 37.49, "TJ"),
    ("Khorugh", 71.55, 37.49, "TJ"),
    ("Murghob", 73.97, 38.17, "TJ"),
    ("Shahritus", 68.14, 37.26, "TJ"),
    ("Imam Sahib", 68.90, 37.19, "AF"),
    ("Taloqan", 69.53, 36.74, "AF"),
    ("Fayzabad", 70.58, 37.12, "AF"),
    ("Termez", 67.28, 37.22, "UZ"),
    ("Osh", 72.80, 40.53, "KG"),
    ("Tashkurgan", 75.23, 37.77, "CN"),
    ("Chitral", 71.79, 35.85, "PK"),
]


@pytest.fixture(scope="module")
def reverser() -> ReverseGeocoder:
    """One reverse geocoder for the questions of this file."""
    return ReverseGeocoder()


def whereabouts(**changes: object) -> Whereabouts:
    """Return an answer of which only some facts matter."""
    facts: dict[str, object] = {
        "latitude": 37.5, "longitude": 71.5, "country_code": "TJ", "country": "Tajikistan",
        "uncertain": False, "frontier_km": 3.0, "frontier_with": "AF", "frontier_country": "Afghanistan",
        "border_km": 3.0,
        "admin1": NO_AREA, "admin2": NO_AREA, "nearest": None, "nearest_km": math.nan,
        "nearest_azimuth_deg": math.nan,
    }  # fmt: skip
    return Whereabouts(**(facts | changes))  # type: ignore[arg-type] # facts of many types


@pytest.mark.parametrize(("place", "lon", "lat", "code"), BANKS)
def test_country_of_places_on_both_banks(
    reverser: ReverseGeocoder, place: str, lon: float, lat: float, code: str
) -> None:
    """A place a kilometre and more from the line is in its country, without doubt."""
    found = reverser.reverse(lon, lat)

    assert (found.country_code, found.uncertain) == (code, False), place


def test_places_are_told_their_own_country_and_province(reverser: ReverseGeocoder) -> None:
    """Settlements come out in the country and province recorded for them, apart from those in doubt."""
    places = [
        place
        for place in Gazetteer().places()
        if place.feature_class == "P" and place.country_code in {"TJ", "AF"} and place.source != "GeoNames"
    ]
    found = reverser.reverse_many([place.longitude for place in places], [place.latitude for place in places])
    sure = [(place, answer) for place, answer in zip(places, found, strict=True) if not answer.uncertain]

    assert len(sure) > 100
    assert [p.place_id for p, answer in sure if answer.country_code != p.country_code] == []
    right = [answer.admin1.place_id == p.admin1_id for p, answer in sure if p.admin1_id]
    assert np.mean(right) >= 0.99  # the inner edges of the packaged provinces are coarse


def test_settlements_are_in_their_recorded_district(reverser: ReverseGeocoder) -> None:
    """Asked at its own site, a settlement is told the district recorded for it, likely as it can only be."""
    places = [p for p in Gazetteer().places() if p.feature_class == "P" and p.admin2_id and p.radius_km <= 3]
    found = reverser.reverse_many([place.longitude for place in places], [place.latitude for place in places])
    right = [a.admin2.place_id == p.admin2_id for p, a in zip(places, found, strict=True)]

    assert len(places) > 200
    assert np.mean(right) >= 0.99
    assert {answer.admin2.basis for answer in found} <= {"likely", ""}


def test_districts_without_polygons_are_mostly_right_for_places_left_out() -> None:
    """Each settlement in turn is taken out of the evidence: nine in ten are still put in their district."""
    places = Gazetteer().places()
    known = [p for p in places if p.feature_class == "P" and p.admin2_id and p.radius_km <= 5][::6]
    right = []
    for place in known:
        areas = LikelyAreas([other for other in places if other is not place], level=2)
        found = areas.find(
            np.array([place.longitude]),
            np.array([place.latitude]),
            np.array([place.country_code]),
            np.array([place.admin1_id]),
        )
        right.append(found[0] == place.admin2_id)

    assert len(known) >= 30
    assert np.mean(right) >= 0.85


def test_nearest_place_has_distance_and_bearing_from_it(reverser: ReverseGeocoder) -> None:
    """A point laid off 7.2 km north-west of Khorugh is said to lie there; checked with GeographicLib."""
    khorugh = Gazetteer().get("tj-khorugh")
    laid = Geodesic.WGS84.Direct(khorugh.latitude, khorugh.longitude, 315, 7200)
    found = reverser.reverse(laid["lon2"], laid["lat2"])
    back = Geodesic.WGS84.Inverse(khorugh.latitude, khorugh.longitude, laid["lat2"], laid["lon2"])

    near = found.nearest
    assert near is not None
    measured = Geodesic.WGS84.Inverse(near.latitude, near.longitude, laid["lat2"], laid["lon2"])
    assert found.nearest_km * 1000 == pytest.approx(measured["s12"], abs=1e-3)
    assert found.nearest_azimuth_deg == pytest.approx(measured["azi1"] % 360, abs=1e-6)
    assert measured["s12"] <= back["s12"] + 1e-3


@pytest.mark.parametrize("seed", range(3))
def test_nearest_place_is_the_nearest_on_the_earth(seed: int) -> None:
    """For random points the search finds what measuring every settlement finds."""
    random = np.random.default_rng(seed)
    settlements = Settlements(Gazetteer().places())
    lon, lat = random.uniform(64, 78, 40), random.uniform(33, 43, 40)
    found = settlements.nearest(lon, lat)

    count = len(settlements.places)
    lons = [place.longitude for place in settlements.places]
    lats = [place.latitude for place in settlements.places]
    for at in range(40):
        measured = WGS84.inv(lons, lats, [lon[at]] * count, [lat[at]] * count)[2]
        if min(measured) > 100_000:
            assert found.place[at] == -1
        else:
            assert measured[found.place[at]] == min(measured)
            assert found.distance_m[at] == pytest.approx(min(measured), abs=1e-3)


def test_no_settlement_is_taken_from_far_away() -> None:
    """On the other side of the earth, at a pole, and where a coordinate is missing, nothing is near."""
    found = Settlements(Gazetteer().places()).nearest(
        np.array([-109.0, 0.0, np.nan, 30.0]), np.array([-38.5, 90.0, 37.0, 37.0])
    )

    assert found.place.tolist() == [-1, -1, -1, -1]
    assert np.isnan(found.distance_m).all()
    assert Settlements([]).nearest(np.array([71.0]), np.array([37.0])).place.tolist() == [-1]
    assert LikelyAreas([], 2).find(
        np.array([71.0]), np.array([37.0]), np.array(["TJ"]), np.array(["x"])
    ).tolist() == [""]


@pytest.mark.parametrize(
    ("reach_lon", "offset_m", "uncertain"),
    [(70.9, 150, True), (70.9, 350, False), (68.7, 800, True), (68.7, 1200, False)],
)
def test_doubt_near_the_border_grows_where_the_bed_shifts(
    reverser: ReverseGeocoder,
    reach_lon: float,
    offset_m: float,
    uncertain: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Within 250 m of the line, and within 1 km of it on the lower Panj, the country is uncertain."""
    lon, lat = min(load_border().line.coords, key=lambda vertex: abs(vertex[0] - reach_lon))
    laid = [Geodesic.WGS84.Direct(lat, lon, azimuth, offset_m * 1.6) for azimuth in range(0, 360, 5)]
    found = reverser.reverse_many([point["lon2"] for point in laid], [point["lat2"] for point in laid])
    near = min(found, key=lambda place: abs(place.frontier_km * 1000 - offset_m))

    assert near.frontier_km * 1000 == pytest.approx(offset_m, abs=95)
    assert near.uncertain is uncertain
    assert ("uncertain, " in near.text) is uncertain


def test_frontier_is_that_of_the_two_countries_beside_it() -> None:
    """Near the Kyrgyz, the Chinese and the Iranian border, the doubt is about the right neighbour."""
    lon, lat = np.array([73.0, 74.9, 61.0]), np.array([39.45, 38.3, 34.0])
    near = nearest_frontier(lon, lat)

    assert [sorted(pair) for pair in near.countries.tolist()] == [["KG", "TJ"], ["CN", "TJ"], ["", "AF"]]
    assert near.doubt_m.tolist() == [500, 500, 1500]


def test_frontier_of_an_unknown_point_is_unknown() -> None:
    """Where a coordinate is missing there is no distance and no country."""
    near = nearest_frontier(np.array([np.nan, 71.5]), np.array([37.5, 37.5]))

    assert np.isnan(near.distance_m).tolist() == [True, False]
    assert near.countries.tolist() == [["", ""], ["TJ", "AF"]]
    assert np.isnan(border_distance_m(np.array([np.nan]), np.array([37.5]), load_border())).all()


def test_frontiers_have_their_measured_lengths() -> None:
    """The edges that two countries share add up to the lengths known: 1,344 km with Afghanistan."""
    lines, countries = _frontiers()
    pair = countries[lines.start]
    lengths = {
        wanted: lines.length_m[(pair == wanted).all(axis=1)].sum() / 1000
        for wanted in (("TJ", "AF"), ("TJ", "CN"), ("AF", "CN"))
    }

    assert lengths == pytest.approx({("TJ", "AF"): 1344.0, ("TJ", "CN"): 490.6, ("AF", "CN"): 92}, abs=0.5)


@pytest.mark.parametrize(
    ("azimuth", "direction"),
    [(0, "N"), (22.4, "N"), (22.6, "NE"), (90, "E"), (180, "S"), (247, "SW"), (300, "NW"), (359, "N")],
)
def test_direction_is_the_nearest_of_eight(azimuth: float, direction: str) -> None:
    """Each compass point stands for 45 degrees around it."""
    place = Gazetteer().get("tj-khorugh")

    assert (
        whereabouts(nearest=place, nearest_km=7.2, nearest_azimuth_deg=azimuth).nearest_direction == direction
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Tajikistan"),
        ({"country_code": "", "country": ""}, "outside the packaged countries"),
        (
            {"uncertain": True, "frontier_km": 0.404},
            "Tajikistan; uncertain, 400 m from the border with Afghanistan",
        ),
        (
            {"uncertain": True, "frontier_km": 0.997, "frontier_country": ""},
            "Tajikistan; uncertain, 1.0 km from the border",
        ),
        (
            {
                "admin1": Area("Khatlon Region", "x", "polygon"),
                "admin2": Area("Panj District", "y", "likely"),
            },
            "likely Panj District, Khatlon Region, Tajikistan",
        ),
    ],
)
def test_text_says_what_is_known_and_how_well(changes: dict[str, object], text: str) -> None:
    """Districts without a polygon are likely; doubt follows a semicolon."""
    assert whereabouts(**changes).text == text


def test_text_names_the_country_of_a_settlement_across_the_border() -> None:
    """A nearest place abroad is marked; one within 100 m is not given a bearing."""
    nusay = Gazetteer().get("af-sher-khan-bandar")

    assert whereabouts(nearest=nusay, nearest_km=12.34, nearest_azimuth_deg=10.0).bearing == (
        "12.3 km N of Sher Khan Bandar (AF)"
    )
    assert whereabouts(nearest=nusay, nearest_km=0.05, nearest_azimuth_deg=10.0).bearing == (
        "at Sher Khan Bandar (AF)"
    )


@pytest.mark.parametrize(
    ("lon", "lat", "message"),
    [
        ([70.0], [95.0], "95,70 is no point"),
        ([181.0], [40.0], "40,181 is no point"),
        ([math.nan], [40.0], "40,nan is no point"),
        ([[70.0]], [[40.0]], "must be two lists"),
    ],
)
def test_what_is_no_point_is_refused(
    reverser: ReverseGeocoder, lon: object, lat: object, message: str
) -> None:
    """The message shows what was given and what is allowed."""
    with pytest.raises(PointError, match=message):
        reverser.reverse_many(lon, lat)  # type: ignore[arg-type] # numbers in lists


def test_many_points_are_answered_in_their_order(reverser: ReverseGeocoder) -> None:
    """An array is answered as its points are one by one; none is answered with none."""
    points = [(lon, lat) for _, lon, lat, _ in BANKS]
    together = reverser.reverse_many([lon for lon, _ in points], [lat for _, lat in points])

    assert [place.text for place in together] == [reverser.reverse(lon, lat).text for lon, lat in points]
    assert reverser.reverse_many([], []) == []


def run(*arguments: str) -> tuple[int, str, str]:
    """Run `panj reverse` and return exit code, standard output and standard error."""
    done = CliRunner().invoke(panj.cli, ["reverse", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_command_prints_one_line_a_point() -> None:
    """The table has the point, its distance to the border, and where it is."""
    code, shown, _ = run("37.49,71.55", "37.24,69.09")

    assert code == 0
    lines = shown.splitlines()
    assert [line.split()[0] for line in lines] == ["POINT", "37.49,71.55", "37.24,69.09"]
    assert "of Khorugh" in lines[1]
    assert "Panj District" in lines[2]


def test_command_writes_json_csv_and_geojson(tmp_path: object) -> None:
    """Each format holds the same facts; GeoJSON has (lon, lat)."""
    _, as_json, _ = run("37.49,71.55", "--format", "json")
    _, as_csv, _ = run("37.49,71.55", "--format", "csv")
    _, as_geojson, _ = run("37.49,71.55", "--format", "geojson")
    facts = json.loads(as_json)[0]
    feature = json.loads(as_geojson)["features"][0]

    assert facts["country_code"] == "TJ"
    assert facts["admin1_id"] == "tj-gbao"
    assert as_csv.splitlines()[0].split(",") == list(facts)
    assert feature["geometry"]["coordinates"] == [71.55, 37.49]
    assert feature["properties"]["text"] == facts["text"]


def test_command_writes_to_a_file(tmp_path: object) -> None:
    """With -o the result goes to the file."""
    path = f"{tmp_path}/where.json"
    code, shown, _ = run("37.49,71.55", "--format", "json", "-o", path)

    assert (code, shown) == (0, "")
    with open(path, encoding="utf-8") as stream:  # noqa: PTH123 - a path as text
        assert json.load(stream)[0]["country_code"] == "TJ"


def test_command_names_exchanged_figures() -> None:
    """Longitude first lands in the Barents Sea: the hint says which point was meant."""
    code, shown, said = run("71.55,37.49")

    assert code == 0
    assert "outside the packaged countries" in shown
    assert "37.49,71.55 is in TJ: give latitude first" in said


def test_command_takes_southern_and_western_points() -> None:
    """A minus sign is no option; nothing is hinted where neither order is a packaged country."""
    assert run("-33.5,-70.6")[0::2] == (0, "")


@pytest.mark.parametrize("point", ["37.49", "a,b", "1,2,3", "", "37;49"])
def test_command_refuses_what_is_no_pair(point: str) -> None:
    """A malformed point is a usage error with an example."""
    code, _, said = run(point)

    assert code == 2
    assert "give latitude and longitude such as 37.49,71.55" in said
