"""The commands border and buffer."""

import json
from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner
from pyproj import Geod

from geo.border.chainage import point_at_chainage
from geo.border.line import load_border
from geo.cli.border import border, buffer
from geo.errors import ChainageError, FormatError, GeometryError, NotNeighboursError


def run(command: object, *arguments: str) -> str:
    """Run a command and return what it printed, with its own errors raised."""
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)  # type: ignore[arg-type] # a command
    assert result.exit_code == 0, result.output
    return result.output


def test_border_prints_length_reaches_neighbours_vintage_and_licence() -> None:
    """What a person must know before quoting a figure."""
    printed = run(border)

    for words in ("1,344.0 km", "Amu Darya", "Zorkul and beyond", "CN    490.6 km", "2026c", "ODbL-1.0"):
        assert words in printed


def test_border_at_a_chainage_prints_lat_lon_and_reach() -> None:
    """The point printed lies on the line, at that chainage, latitude first."""
    place, reach = run(border, "--at-km", "412").split(maxsplit=1)

    lat, lon = map(float, place.split(","))
    line = load_border().line
    start = line.project(shapely.Point(lon, lat), normalized=True)
    before = shapely.line_interpolate_point(line, start, normalized=True)
    assert Geod(ellps="WGS84").inv(lon, lat, before.x, before.y)[2] < 1
    assert reach.strip() == "Panj"


def test_border_at_the_printed_length_is_the_end() -> None:
    """The length as it is printed, rounded up, is the end of the line on the command line, and it says so."""
    result = CliRunner().invoke(border, ["--at-km", "1344.0"])

    end = shapely.get_point(load_border().line, -1)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{end.y:.6f},{end.x:.6f}  Zorkul and beyond")
    assert "the end, at 1343.956 km" in result.stderr
    with pytest.raises(ChainageError, match="use 0 to"):
        run(border, "--at-km", "1344.01")
    with pytest.raises(ChainageError, match="use 0 to"):
        point_at_chainage(load_border().line, 1344.0)


def test_border_with_a_neighbour_prints_each_part() -> None:
    """The Kyrgyz border has enclaves: their outlines are parts of it."""
    printed = run(border, "--with", "kg").splitlines()

    assert printed[0].startswith("Tajik–Kyrgyz border: 1,001.7 km")
    assert len(printed) == 5


def test_border_errors_are_those_of_the_package() -> None:
    """A place off the line and a country that is no neighbour are errors with a remedy."""
    with pytest.raises(ChainageError, match="use 0 to"):
        run(border, "--at-km", "2000")
    with pytest.raises(NotNeighboursError, match="PK"):
        run(border, "--with", "PK")


def test_buffer_writes_nested_bands_as_geojson(tmp_path: Path) -> None:
    """Each band has its two distances; together they have a bounding box; positions have 7 decimals."""
    path = tmp_path / "zones.geojson"

    run(buffer, "--km", "25,10", "-o", str(path))

    zones = json.loads(path.read_text(encoding="utf-8"))
    assert [feature["properties"] for feature in zones["features"]] == [
        {"from_km": 0, "to_km": 10},
        {"from_km": 10, "to_km": 25},
    ]
    inner, outer = (shapely.geometry.shape(feature["geometry"]) for feature in zones["features"])
    assert inner.is_valid
    assert outer.is_valid
    assert inner.intersection(outer).area < 1e-9
    assert zones["bbox"] == pytest.approx(outer.bounds, abs=1e-7)
    assert inner.exterior.is_ccw
    assert "crs" not in zones
    lon, lat = zones["features"][0]["geometry"]["coordinates"][0][0]
    assert lon == round(lon, 7)
    assert lat == round(lat, 7)


def test_buffer_without_a_file_prints_geojson() -> None:
    """Standard output takes the collection."""
    printed = json.loads(run(buffer, "--km", "2.5"))

    assert [feature["properties"]["to_km"] for feature in printed["features"]] == [2.5]


def test_buffer_refuses_words_for_distances() -> None:
    """The message shows how to write them."""
    result = CliRunner().invoke(buffer, ["--km", "near"])

    assert result.exit_code == 2
    assert "for example 5,10,25,50" in result.output


def test_buffer_refuses_an_absurd_distance_and_leaves_the_file(tmp_path: Path) -> None:
    """What stood there stays."""
    path = tmp_path / "zones.geojson"
    path.write_text("before", encoding="utf-8")

    with pytest.raises(GeometryError, match="at most 1,000 km"):
        run(buffer, "--km", "5000", "-o", str(path))
    assert path.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("name", ["zones.xyz", "zones", "zones.gpkg"])
def test_buffer_refuses_an_ending_that_is_not_geojson(tmp_path: Path, name: str) -> None:
    """No file is written whose name says another format than its text; the message names what is allowed."""
    with pytest.raises(FormatError, match=r"end it in \.geojson or \.json"):
        run(buffer, "--km", "5", "-o", str(tmp_path / name))
    assert not list(tmp_path.iterdir())


def test_buffer_counts_its_zones_in_words(tmp_path: Path) -> None:
    """One is a zone, two are zones."""
    assert ": 1 zone up to 5 km" in run(buffer, "--km", "5", "-o", str(tmp_path / "one.json"))
    assert ": 2 zones up to 5 km" in run(buffer, "--km", "2,5", "-o", str(tmp_path / "two.GEOJSON"))


def test_border_takes_a_line_of_ones_own(tmp_path: Path) -> None:
    """Its length and ends are told; a chainage on it is a place on it."""
    path = tmp_path / "equator.geojson"
    path.write_text('{"type": "LineString", "coordinates": [[10, 0], [12, 0]]}', encoding="utf-8")

    # two degrees of the WGS 84 equator: 2 * pi * 6378.137 / 180 km
    assert "222.6 km" in run(border, "--line", str(path))
    assert run(border, "--line", str(path), "--at-km", "111.319490793").startswith("0.000000,11.000000")
    zone = json.loads(run(buffer, "--line", str(path), "--km", "1"))
    assert zone["bbox"] == pytest.approx([9.99102, -0.00904, 12.00898, 0.00904], abs=1e-4)


def test_border_compare_tells_offsets_and_incidents(tmp_path: Path) -> None:
    """Compared with itself, the border is nowhere off, and no incident changes."""
    path = tmp_path / "same.geojson"
    path.write_text(shapely.to_geojson(load_border().line), encoding="utf-8")
    incidents = tmp_path / "incidents.csv"
    incidents.write_text("location,latitude,longitude\nhere,37.5,71.6\n", encoding="utf-8")

    printed = run(border, "--compare", str(path), "--incidents", str(incidents))

    assert "changes: 0 of 1" in printed
    assert "100% of both lines within        0 m" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--with", "CN", "--line", "x.geojson"), "give one of them"),
        (("--compare", "x.geojson", "--at-km", "3"), "ask one at a time"),
        (("--incidents", "x.csv"), "add --compare FILE"),
    ],
)
def test_border_refuses_options_that_contradict(arguments: tuple[str, ...], message: str) -> None:
    """The message says which to leave out or add."""
    result = CliRunner().invoke(border, list(arguments))

    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_border_near_tells_every_foot_that_is_nearly_as_near(tmp_path: Path) -> None:
    """Between two limbs of a meander, both are told, the nearer first."""
    path = tmp_path / "meander.geojson"
    limbs = "[[10, 0], [12, 0], [12, 0.1], [10, 0.1]]"
    path.write_text(f'{{"type": "LineString", "coordinates": {limbs}}}', encoding="utf-8")

    near, far = run(border, "--line", str(path), "--near", "0.0499,11").splitlines()

    # a degree of latitude beside the equator: 110.574 km; of longitude 111.319 km
    assert near.startswith("5.518 km (left)  from 0.000000,11.000000  km 111.319")
    assert far.startswith("5.5")
    assert " km 345.0" in far


def test_border_near_refuses_what_is_no_point() -> None:
    """The message shows how to write one."""
    result = CliRunner().invoke(border, ["--near", "Khorugh"])

    assert result.exit_code == 2
    assert "for example 37.49,71.55" in " ".join(result.output.split())
