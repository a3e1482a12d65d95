"""Incidents measured against another line: --line and --with."""

import io
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from shapely import LineString, MultiLineString

from geo.cli.hotspots import hotspots
from geo.cli.incidents import export, locate
from geo.errors import GeometryError

# one incident in China, 11 km from the Tajik border, one in Tajikistan, known to 15 km
ROWS = """event_id,country,location,latitude,longitude,geo_precision
A,China,post,38.40,74.83,1
B,Tajikistan,camp,38.60,73.40,2
"""
WEST_EAST = LineString([(73.5, 38.5), (75.5, 38.5)])


COMMANDS = {"locate": locate, "export": export, "hotspots": hotspots}


def run(name: str, *arguments: str) -> Result:
    """Run a command with the rows on standard input."""
    return CliRunner().invoke(COMMANDS[name], list(arguments), input=ROWS)


def located(*arguments: str) -> pd.DataFrame:
    """Return what `panj locate` writes."""
    done = run("locate", "-", *arguments)
    assert done.exit_code == 0, done.output
    return pd.read_csv(io.StringIO(done.stdout)).set_index("event_id")


def test_locate_measures_against_a_neighbours_border() -> None:
    """By the border with China: distance, country and chainage are its own."""
    table = located("--with", "cn")

    assert table.loc["A", "side"] == "CN"
    assert table.loc["A", "border_km"] < 25
    assert 0 < table.loc["A", "chainage_km"] < 491
    assert table.loc["B", "border_km_low"] < table.loc["B", "border_km"] < table.loc["B", "border_km_high"]
    assert set(table["reach"]) == {"Tajik–Chinese border"}


@pytest.mark.parametrize("crs", [4326, 32643, 3857])
def test_locate_measures_against_a_line_in_any_crs(tmp_path: Path, crs: int) -> None:
    """A parallel of latitude near 38.5 N: 0.1 degrees south of it is 11.1 km, in whatever CRS it comes."""
    path = tmp_path / "own.gpkg"
    dense = WEST_EAST.segmentize(0.001)
    gpd.GeoDataFrame(geometry=[dense], crs=4326).to_crs(crs).to_file(path)

    table = located("--line", str(path))

    assert table.loc["A", "border_km"] == pytest.approx(11.1, abs=0.01)
    assert table.loc["A", "chainage_km"] == pytest.approx((74.83 - 73.5) * 87.24, abs=0.2)


def test_export_shows_the_line_that_was_measured_against(tmp_path: Path) -> None:
    """The layers border and zones are those of the line; the file names it, but no folder of its owner."""
    path, out = tmp_path / "own.geojson", tmp_path / "out.gpkg"
    gpd.GeoDataFrame(geometry=[WEST_EAST], crs=4326).to_file(path)

    done = run("export", "-", "--line", str(path), "--layers", "incidents,border,zones", "-o", str(out))

    assert done.exit_code == 0, done.output
    assert gpd.read_file(out, layer="border").total_bounds == pytest.approx([73.5, 38.5, 75.5, 38.5])
    assert len(gpd.read_file(out, layer="zones")) == 4
    written = out.read_bytes()
    assert b">own<" in written
    assert str(tmp_path).encode() not in written


def test_hotspots_are_along_the_line(tmp_path: Path) -> None:
    """The length in the answer is that of the line."""
    path = tmp_path / "own.geojson"
    gpd.GeoDataFrame(geometry=[WEST_EAST], crs=4326).to_file(path)

    done = run("hotspots", "-", "--line", str(path), "--permutations", "999")

    assert done.exit_code == 0, done.output
    assert "over 174 km" in done.output
    assert "within 50 km of the line “own”" in done.output


def test_hotspots_need_a_line_without_gaps(tmp_path: Path) -> None:
    """Along a line in pieces there is no chainage, and that is said."""
    path = tmp_path / "gaps.geojson"
    parts = MultiLineString([[(73.5, 38.5), (74, 38.5)], [(74.5, 38.5), (75.5, 38.5)]])
    gpd.GeoDataFrame(geometry=[parts], crs=4326).to_file(path)

    done = run("hotspots", "-", "--line", str(path))

    assert isinstance(done.exception, GeometryError)
    assert "2 pieces that do not join end to end" in str(done.exception)
    assert located("--line", str(path))["chainage_km"].isna().all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--with", "PK"), "no border with 'PK': its neighbours are AF, CN, KG, UZ"),
        (("--line", "nowhere.gpkg"), "there is no file nowhere.gpkg"),
        (("--line", "a", "--with", "CN"), "--line and --with each name a line"),
        (("--within", "-5"), "--within -5: give 0 to 1,000 km"),
        (("--within", "nan"), "--within nan: give 0 to 1,000 km"),
    ],
)
def test_lines_and_distances_that_are_none_are_said(arguments: tuple[str, ...], message: str) -> None:
    """No neighbour, no file, two lines; a distance below 0, or no number."""
    done = run("locate", "-", *arguments)

    assert done.exit_code != 0
    assert message in f"{done.output} {done.exception}"
