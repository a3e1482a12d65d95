"""The border columns of the incident table."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from geographiclib.geodesic import Geodesic
from shapely import LineString, MultiLineString, Point

from geo.border.line import Border, Reach, load_border
from geo.border.neighbours import border_with
from geo.border.reading import own_border
from geo.errors import GeometryError, IncidentError
from geo.incidents.measure import measure

KHORUGH = (71.5497, 37.4897)
COLUMNS = [
    *("border_km", "border_km_low", "border_km_high", "within_5_km", "within_10_km", "within_25_km"),
    *("within_50_km", "zone", "side", "chainage_km", "chainage_km_low", "chainage_km_high", "reach"),
    *("nearest_lon", "nearest_lat"),
]


def incidents(*places: tuple[float, float] | None, **columns: object) -> gpd.GeoDataFrame:
    """Return a table of points, None for a missing one."""
    points = [None if place is None else Point(place) for place in places]
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(points, crs=4326), index=range(len(points)))


def test_measure_adds_the_columns_of_the_plan_and_keeps_the_rest() -> None:
    """No row is dropped or changed, no column lost, the table that was given stays as it was."""
    given = incidents(KHORUGH, None, location=["Khorugh", "nowhere"]).set_index(pd.Index([7, 7]))
    before = given.copy()

    measured = measure(given)

    assert list(measured.columns) == ["location", "geometry", *COLUMNS]
    assert measured.index.tolist() == [7, 7]
    pd.testing.assert_frame_equal(measured[["location", "geometry"]], before)
    pd.testing.assert_frame_equal(given, before)


def test_measure_of_an_exact_point_is_its_distance() -> None:
    """Distance as Karney's library has it; bounds equal, probabilities 0 or 1, zone the smallest band."""
    row = measure(incidents((71.0, 38.2))).iloc[0]

    metres = Geodesic.WGS84.Inverse(38.2, 71.0, row["nearest_lat"], row["nearest_lon"])["s12"]
    assert row["border_km"] == pytest.approx(metres / 1000, rel=1e-9)
    assert row["border_km_low"] == row["border_km_high"] == row["border_km"]
    assert row["chainage_km_low"] == row["chainage_km_high"] == row["chainage_km"]
    expected = [float(row["border_km"] <= width) for width in (5, 10, 25, 50)]
    assert row[["within_5_km", "within_10_km", "within_25_km", "within_50_km"]].tolist() == expected
    assert row["zone"] == min(width for width in (5, 10, 25, 50) if row["border_km"] <= width)


def test_measure_of_a_missing_place_is_missing() -> None:
    """No place, no figure: never 0."""
    row = measure(incidents(None, KHORUGH)).iloc[0]

    assert row[COLUMNS].isna().all()


@pytest.mark.parametrize(
    ("place", "side"),
    [
        ((69.6, 38.2), "TJ"),
        ((69.5, 36.4), "AF"),
        ((69.28, 41.31), "elsewhere"),  # Tashkent
        ((73.0, 33.7), "elsewhere"),  # Islamabad
        ((68.6, 37.2), "uncertain"),  # 0.4 km from the line on the lower Panj
    ],
)
def test_measure_side_of_exact_points(place: tuple[float, float], side: str) -> None:
    """The country that a point lies in, elsewhere in a third one, uncertain beside the braided river."""
    assert measure(incidents(place)).loc[0, "side"] == side


def test_measure_side_is_uncertain_where_the_radius_leaves_it_open() -> None:
    """A circle that reaches over the border leaves the side open, unless the row names the country."""
    places = [KHORUGH] * 4
    given = incidents(*places, radius_km=[0, 20, 20, 20], country=[None, None, "Tajikistan", "Afghanistan"])

    assert measure(given)["side"].tolist() == ["TJ", "uncertain", "TJ", "AF"]


def test_measure_side_ignores_a_country_that_contradicts_the_place() -> None:
    """A place 150 km inside Afghanistan is not Tajik because the row says so."""
    given = incidents((69.0, 35.0), radius_km=[10], country=["Tajikistan"])

    assert measure(given).loc[0, "side"] == "AF"


def test_measure_country_cuts_what_lies_beyond_the_border() -> None:
    """Known to be Tajik, a district about Khorugh lies on this side of the river."""
    given = incidents(KHORUGH, KHORUGH, radius_km=[30, 30], country=["TJ", None])

    known, open_ = measure(given)["within_10_km"]

    assert known > open_


def test_measure_takes_the_polygon_of_a_province() -> None:
    """Sughd lies north of the ranges: no part of it is within 50 km, though its circle of 90 km might be."""
    from geo.layers import load_provinces  # noqa: PLC0415 - only here

    centre = load_provinces().set_index("place_id").geometry["tj-gbao"].representative_point()
    given = incidents(*[(centre.x, centre.y)] * 2, radius_km=[143.0, 143.0], place_id=["tj-gbao", None])

    by_polygon, by_circle = measure(given)["border_km_high"]

    # the north of GBAO is some 200 km from the Panj: 39.47 N against 36.67 to 38.5 N
    assert 150 < by_polygon < 230
    assert by_circle != by_polygon


def test_measure_gives_the_same_figures_in_any_company() -> None:
    """A row's figures do not depend on the other rows, to the last bit."""
    rng = np.random.default_rng(41)
    places = list(zip(rng.uniform(68, 74, 300), rng.uniform(36.5, 38.8, 300), strict=True))
    given = incidents(
        *places, radius_km=rng.choice([0, 3, 15], 300), country=rng.choice(["TJ", "AF", ""], 300)
    )

    whole = measure(given)
    parts = pd.concat([measure(given.iloc[:113]), measure(given.iloc[113:])])

    pd.testing.assert_frame_equal(whole, parts, check_exact=True)


def test_measure_takes_other_distances() -> None:
    """Columns are named after the distances; the zone may be broken."""
    measured = measure(incidents(KHORUGH), distances_km=(100, 2.5))

    assert measured.loc[0, "zone"] == 2.5
    assert {"within_2.5_km", "within_100_km"} <= set(measured.columns)


def test_measure_takes_another_border() -> None:
    """A line of one's own has its own chainage and reaches."""
    line = LineString([(70, 38), (71, 38)])
    own = Border(line, (Reach("all", 0, 88),), 88, "today", "CC0", "us")

    row = measure(incidents((70.5, 38.1)), border=own).iloc[0]

    assert row["border_km"] == pytest.approx(11.0, abs=0.2)
    assert row["reach"] == "all"


def test_measure_reach_of_places_along_the_border() -> None:
    """Khorugh lies on the Panj, the tripoint on the Amu Darya, Zorkul beyond the Pamir."""
    measured = measure(incidents(KHORUGH, (67.8, 37.2), (73.9, 37.5)))

    assert measured["reach"].tolist() == ["Panj", "Amu Darya", "Zorkul and beyond"]


def test_measure_tells_the_side_by_the_countries_of_the_line() -> None:
    """By the Chinese border, a place in China is in CN; one in Afghanistan is elsewhere."""
    china = own_border(border_with("CN"), "China")

    measured = measure(incidents((75.2, 38.2), (73.2, 38.6), (71.0, 36.0)), border=china)

    assert measured["side"].tolist() == ["CN", "TJ", "elsewhere"]
    assert set(measured["reach"]) == {"China"}


def test_measure_has_no_chainage_along_a_line_with_gaps() -> None:
    """Distances are to the nearest part; chainage, its interval and the reach are missing."""
    parts = MultiLineString([[(70, 38), (70.2, 38)], [(70.8, 38), (71, 38)]])

    measured = measure(
        incidents((70.5, 38.0), (70.1, 38.1), radius_km=[0.0, 5.0]), border=own_border(parts, "parts")
    )

    assert measured.loc[0, "border_km"] == pytest.approx(26.3, abs=0.1)
    assert measured.loc[1, "border_km_low"] < 11.1 < measured.loc[1, "border_km_high"]
    assert measured[["chainage_km", "chainage_km_low", "chainage_km_high", "reach"]].isna().all(axis=None)


def test_measure_of_no_rows_is_no_rows() -> None:
    """An empty table gets its columns."""
    measured = measure(incidents(location=[]))

    assert list(measured.columns[-15:]) == COLUMNS
    assert len(measured) == 0


@pytest.mark.parametrize("distances", [(), (0,), (-5,), (1500,), (float("nan"),)])
def test_measure_refuses_absurd_distances(distances: tuple[float, ...]) -> None:
    """The message says what a distance may be."""
    with pytest.raises(IncidentError, match=r"no distance was given|above 0 and at most 1,000 km"):
        measure(incidents(KHORUGH), distances_km=distances)


@pytest.mark.parametrize("radius", [-1.0, float("inf"), 7000, "wide"])
def test_measure_refuses_an_impossible_radius(radius: object) -> None:
    """The message quotes it."""
    with pytest.raises(IncidentError, match=rf"radius_km is {radius} in a row: it must be 0 to 6,000"):
        measure(incidents(KHORUGH, radius_km=[radius]))


def test_measure_refuses_what_is_no_table_of_points() -> None:
    """Lines, another CRS, no CRS, no geometry: each is said."""
    line = gpd.GeoDataFrame(geometry=[LineString([(70, 38), (71, 38)])], crs=4326)
    with pytest.raises(IncidentError, match="points, not LineStrings"):
        measure(line)
    with pytest.raises(IncidentError, match="EPSG:4326 is needed"):
        measure(incidents(KHORUGH).to_crs(32642))
    with pytest.raises(IncidentError, match="no CRS"):
        measure(gpd.GeoDataFrame(geometry=[Point(KHORUGH)]))
    with pytest.raises(IncidentError, match="GeoDataFrame of points"):
        measure(pd.DataFrame({"location": ["Khorugh"]}))  # type: ignore[arg-type] # wrong on purpose


def test_measure_of_an_empty_point_is_missing() -> None:
    """A point without coordinates has no figures; the others have theirs."""
    table = gpd.GeoDataFrame(geometry=[Point(), Point(KHORUGH), None, Point(float("nan"), 38)], crs=4326)

    assert measure(table)["border_km"].notna().tolist() == [False, True, False, False]


def test_measure_refuses_a_bare_line() -> None:
    """A line is made a border first."""
    with pytest.raises(IncidentError, match="the border is a LineString: make it with own_border"):
        measure(incidents(KHORUGH), border=LineString([(70, 38), (71, 38)]))  # type: ignore[arg-type] # wrong on purpose


def test_measure_shows_how_far_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    """With progress, two bars on standard error: of the points, and of the places known to a radius."""
    measure(incidents(KHORUGH, (70, 38), radius_km=[0.0, 10.0]), progress=True)

    shown = capfd.readouterr().err
    assert "2/2" in shown
    assert "1/1" in shown


def test_measure_refuses_points_that_are_not_on_the_earth() -> None:
    """Swapped and projected coordinates are named, not measured."""
    with pytest.raises(GeometryError, match="latitude 95"):
        measure(incidents((70.0, 95.0)))


def test_measure_agrees_with_the_packaged_border() -> None:
    """The nearest point of a vertex is the vertex, at distance 0 and its own chainage."""
    line = load_border().line

    row = measure(incidents(line.coords[3000])).iloc[0]

    assert row["border_km"] == pytest.approx(0, abs=1e-9)
    assert (row["nearest_lon"], row["nearest_lat"]) == pytest.approx(line.coords[3000], abs=1e-9)
    assert row["side"] == "uncertain"
