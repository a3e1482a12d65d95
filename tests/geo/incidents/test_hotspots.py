"""Where along a border incidents cluster: the stretches, the columns, the command."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from click.testing import CliRunner
from shapely import LineString

from geo.border.line import Border, Reach
from geo.cli.hotspots import hotspots as command
from geo.crs import WGS84
from geo.errors import FormatError, IncidentError
from geo.incidents.hotspots import find_hotspots
from geo.incidents.measure import measure

DEGREE_KM = 111.319490793  # a degree of the WGS 84 equator: pi * 6378.137 / 180
LENGTH_KM = 5 * DEGREE_KM
EQUATOR = Border(
    course=LineString([(lon, 0) for lon in range(6)]),
    reaches=(Reach("west", 0, LENGTH_KM / 2), Reach("east", LENGTH_KM / 2, LENGTH_KM)),
    length_km=LENGTH_KM,
    vintage="",
    licence="",
    attribution="",
)
PERMUTATIONS = 999


def measured_at(chainage_km: list[float], radius_km: float = 0.0) -> gpd.GeoDataFrame:
    """Return a measured table of incidents at chainages along the equator."""
    count = len(chainage_km)
    degrees = np.asarray(chainage_km) / DEGREE_KM
    columns = {
        "chainage_km": chainage_km,
        "within_50_km": np.ones(count),
        "radius_km": np.full(count, radius_km),
    }
    return gpd.GeoDataFrame(columns, geometry=shapely.points(degrees, np.zeros(count)), crs=4326)


def evenly(count: int) -> list[float]:
    """Return chainages that are spread evenly over the line."""
    return list((np.arange(count) + 0.5) * LENGTH_KM / count)


def clustered() -> list[float]:
    """Return chainages of 100 incidents spread evenly and of 20 between km 200 and 210."""
    return evenly(100) + list(np.linspace(200, 210, 20))


def test_find_hotspots_names_the_planted_stretch() -> None:
    """Twenty incidents in 10 km among a hundred spread evenly are one hotspot, which lies around them."""
    found = find_hotspots(measured_at(clustered()), border=EQUATOR, permutations=PERMUTATIONS)

    assert len(found.segments) == 1
    stretch = found.segments.iloc[0]
    assert stretch.start_km < 202
    assert stretch.end_km > 208
    assert stretch.length_km < 10 + 2 * 12  # the kernel blurs by its half-width
    assert stretch.reach == "west"
    assert stretch.incidents >= 20
    assert stretch.q_value <= 0.05


def test_find_hotspots_figures_agree_with_each_other() -> None:
    """Expected is the share of the length, times is the ratio, the line is as long as the chainages say."""
    found = find_hotspots(measured_at(clustered()), border=EQUATOR, permutations=PERMUTATIONS)
    stretch = found.segments.iloc[0]

    assert stretch.length_km == pytest.approx(stretch.end_km - stretch.start_km)
    assert stretch.expected == pytest.approx(120 * stretch.length_km / LENGTH_KM)
    assert stretch.times == pytest.approx(stretch.incidents / stretch.expected)
    assert WGS84.geometry_length(stretch.geometry) / 1000 == pytest.approx(stretch.length_km, abs=1e-6)
    assert stretch.geometry.coords[0] == pytest.approx((stretch.start_km / DEGREE_KM, 0), abs=1e-9)


def test_find_hotspots_profile_covers_the_border_and_holds_all_incidents() -> None:
    """The cells follow each other from end to end, and their rates add up to the number of incidents."""
    profile = find_hotspots(measured_at(clustered()), border=EQUATOR, permutations=PERMUTATIONS).profile

    assert profile.start_km.iloc[1:].tolist() == profile.end_km.iloc[:-1].tolist()
    assert profile.end_km.iloc[-1] == pytest.approx(LENGTH_KM)
    assert (profile.rate_per_km * (profile.end_km - profile.start_km)).sum() == pytest.approx(120)
    assert shapely.length(profile.geometry.to_numpy()).sum() == pytest.approx(5)


def test_find_hotspots_marks_the_incidents_of_a_stretch() -> None:
    """Incidents inside carry its name, those elsewhere none; the other columns and the order stay."""
    table = measured_at(clustered()).assign(note="kept").set_index(pd.Index(range(500, 620)))
    found = find_hotspots(table, border=EQUATOR, permutations=PERMUTATIONS)
    inside = found.incidents["hotspot"].notna()

    assert inside.iloc[100:].all()
    assert set(found.incidents.loc[inside, "hotspot"]) == {found.segments.hotspot.iloc[0]}
    assert (np.abs(table.chainage_km[~inside] - 205) > 5).all()
    assert found.incidents.drop(columns="hotspot").equals(table)


def test_find_hotspots_of_an_even_spread_names_nothing() -> None:
    """Without preference there is no hotspot, and the column is there, empty."""
    found = find_hotspots(measured_at(evenly(100)), border=EQUATOR, permutations=PERMUTATIONS)

    assert found.segments.empty
    assert found.incidents["hotspot"].isna().all()
    assert found.profile["hotspot"].isna().all()


def test_find_hotspots_is_less_sure_of_vague_places() -> None:
    """The same ten incidents that are a hotspot when known exactly are none when known to 150 km."""
    exact, vague = (
        find_hotspots(
            measured_at(evenly(90), 0).pipe(_with_ten, radius), border=EQUATOR, permutations=PERMUTATIONS
        )
        for radius in (0.0, 150.0)
    )

    assert len(exact.segments) == 1
    assert vague.segments.empty


def test_find_hotspots_uses_the_interval_of_the_chainage_where_there_is_one() -> None:
    """An incident between km 100 and 200 is spread over these, whatever its radius is."""
    table = measured_at([110.0]).assign(chainage_km_low=100.0, chainage_km_high=200.0)
    profile = find_hotspots(table, border=EQUATOR, permutations=PERMUTATIONS).profile
    middle = (profile.start_km + profile.end_km) / 2

    assert profile.rate_per_km[(middle > 115) & (middle < 185)].to_numpy() == pytest.approx(1 / 100, rel=0.02)
    assert profile.rate_per_km[(middle < 85) | (middle > 215)].to_numpy() == pytest.approx(0, abs=1e-9)


def test_find_hotspots_counts_an_incident_by_its_probability_of_being_near() -> None:
    """Who is near the border with probability a quarter counts a quarter; who has no place, nothing."""
    table = measured_at([100.0, 200.0, 300.0, 400.0])
    table["within_50_km"] = [1.0, 0.25, 0.0, np.nan]
    table.loc[3, "chainage_km"] = np.nan
    found = find_hotspots(table, border=EQUATOR, permutations=PERMUTATIONS)

    assert found.counted == pytest.approx(1.25)
    assert found.rows == 2


def test_find_hotspots_states_what_can_be_seen() -> None:
    """Few incidents mostly miss a threefold stretch and find a twentyfold one; more of them see more."""
    few, many = (
        find_hotspots(measured_at(evenly(count)), border=EQUATOR).power.set_index("times")["found"]
        for count in (25, 160)
    )

    assert few[3.0] < 0.2
    assert few[20.0] > 0.9
    assert many[3.0] > few[3.0]
    assert few.is_monotonic_increasing


def test_find_hotspots_compares_pairs_with_chance() -> None:
    """Incidents in evenly spread pairs, 1 km apart, show at 5 km and not at 100 km."""
    starts = evenly(30)
    pairs = find_hotspots(
        measured_at(starts + [km + 1 for km in starts]), border=EQUATOR, permutations=PERMUTATIONS
    ).pairs
    times = pairs.set_index("distance_km")["times"]

    # 30 pairs of 60 * 59 / 2, against 2 * 5 / length of them by chance (the ends of the line take 0.4 %)
    assert times[5.0] == pytest.approx(30 / (60 * 59 / 2) / (10 / LENGTH_KM), rel=0.01)
    assert times[100.0] == pytest.approx(1.0, abs=0.15)


def test_find_hotspots_of_nothing_is_nothing() -> None:
    """A table without a placed row has no hotspot, no pairs, and no chance to see one."""
    found = find_hotspots(measured_at([]), border=EQUATOR, permutations=PERMUTATIONS)

    assert found.segments.empty
    assert found.counted == 0
    assert found.power["found"].tolist() == [0.0] * 5
    assert found.pairs["times"].isna().all()


def test_find_hotspots_needs_a_measured_table() -> None:
    """Who forgot to measure, or measured other distances, is told so."""
    table = measured_at([1.0])

    with pytest.raises(IncidentError, match="no column chainage_km: measure it first"):
        find_hotspots(table.drop(columns="chainage_km"), border=EQUATOR)
    with pytest.raises(IncidentError, match=r"no column within_30_km: measure it first, with 30 km among"):
        find_hotspots(table, border=EQUATOR, within_km=30)


@pytest.mark.parametrize("bandwidth_km", [0, -1, 1, 400, float("nan")])
def test_find_hotspots_names_the_range_of_the_bandwidth(bandwidth_km: float) -> None:
    """A bandwidth too narrow to compute or too wide to mean anything is refused."""
    with pytest.raises(IncidentError, match=r"on a line of 557 km it must be 1\.1 to 139 km"):
        find_hotspots(measured_at([1.0]), border=EQUATOR, bandwidth_km=bandwidth_km)


def test_find_hotspots_needs_enough_permutations() -> None:
    """So few that nothing could ever be named are refused: 464 cells of which 10 must pass 5 %."""
    with pytest.raises(
        IncidentError, match=r"926 permutations cannot show a hotspot in 464 cells: use 927 or"
    ):
        find_hotspots(measured_at([1.0]), border=EQUATOR, permutations=926)


def test_find_hotspots_takes_a_table_from_measure() -> None:
    """find_hotspots takes what measure gives: on the packaged border, ten incidents in a town stand out."""
    lon = [*np.full(10, 71.55), *np.linspace(67.9, 74.8, 10)]
    lat = [*np.full(10, 37.49), *np.full(10, 37.2)]
    points = gpd.GeoDataFrame(
        {"radius_km": np.full(20, 1.0)}, geometry=gpd.points_from_xy(lon, lat), crs=4326
    )
    found = find_hotspots(measure(points), permutations=2999)

    assert len(found.segments) == 1
    assert found.segments.start_km.iloc[0] < 778 < found.segments.end_km.iloc[0]  # Khorugh lies at km 778


def _with_ten(table: gpd.GeoDataFrame, radius_km: float) -> gpd.GeoDataFrame:
    """Add ten incidents at km 400, known to a radius."""
    ten = measured_at([400.0] * 10, radius_km)
    return gpd.GeoDataFrame(pd.concat([table, ten], ignore_index=True), crs=4326)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a CSV with twelve incidents in Khorugh and six along the border."""
    rows = [(71.55, 37.49)] * 12 + [(lon, 37.2) for lon in (68.2, 69.0, 70.0, 72.0, 73.0, 74.0)]
    path = tmp_path / "incidents.csv"
    lines = [f"{i},{lat},{lon}" for i, (lon, lat) in enumerate(rows)]
    path.write_text("\n".join(["event_id,latitude,longitude", *lines]), encoding="utf-8")
    return path


def test_hotspots_command_prints_the_table_and_what_can_be_seen(source: Path) -> None:
    """The hotspot, its figures and the power are on standard output, the closing line on standard error."""
    result = CliRunner().invoke(command, [str(source), "--permutations", "2999"])

    assert result.exit_code == 0
    assert "hotspot       reach" in result.stdout
    assert "Panj" in result.stdout
    assert "a 20 km stretch so many times as busy" in result.stdout
    assert "18 rows: 18 placed" in result.stderr


def test_hotspots_command_writes_lines_profile_and_incidents(source: Path, tmp_path: Path) -> None:
    """The files hold the stretch as a line, the cells as rows, and the incidents with their stretch."""
    lines, profile, flagged = tmp_path / "h.geojson", tmp_path / "p.csv", tmp_path / "i.geojson"
    arguments = [str(source), "-o", str(lines), "--profile", str(profile), "--incidents", str(flagged)]
    result = CliRunner().invoke(command, [*arguments, "--permutations", "2999"])

    assert result.exit_code == 0
    features = json.loads(lines.read_text(encoding="utf-8"))["features"]
    assert [feature["geometry"]["type"] for feature in features] == ["LineString"]
    name = features[0]["properties"]["hotspot"]
    assert pd.read_csv(profile)["hotspot"].dropna().unique().tolist() == [name]
    marked = [
        row["properties"]["hotspot"] for row in json.loads(flagged.read_text(encoding="utf-8"))["features"]
    ]
    assert marked[:12] == [name] * 12
    assert marked.count(None) >= 5


def test_hotspots_command_says_when_nothing_stands_out(tmp_path: Path) -> None:
    """Two incidents are no hotspot, and the command says so instead of printing an empty table."""
    path = tmp_path / "two.csv"
    path.write_text("latitude,longitude\n37.2,68.2\n37.2,73.0\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--permutations", "2999"])

    assert result.exit_code == 0
    assert "No stretch is busier than chance allows" in result.stdout


def test_hotspots_command_refuses_an_unknown_ending_before_the_work(source: Path) -> None:
    """A file that cannot be written as asked is refused at once."""
    result = CliRunner().invoke(command, [str(source), "-o", "h.shp"])

    assert isinstance(result.exception, FormatError)
    assert str(result.exception) == "cannot write h.shp: hotspots are written as .geojson or .csv"
