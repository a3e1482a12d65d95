"""Lines from files, in any CRS."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, MultiLineString, Point, Polygon

from geo.border.neighbours import border_with
from geo.border.reading import own_border, read_line
from geo.errors import FormatError, GeometryError

RIVER = LineString([(70, 38), (70.5, 38.2), (71, 38)])


def written(folder: Path, name: str, *shapes: object, crs: object = 4326, to: object = 4326) -> Path:
    """Write shapes to a file in a CRS, and return its path."""
    path = folder / name
    frame = gpd.GeoDataFrame(geometry=list(shapes), crs=crs)
    (frame if crs is None else frame.to_crs(to)).to_file(path)
    return path


@pytest.mark.parametrize("crs", [4326, 32642, 3857])
def test_read_line_turns_any_crs_into_degrees(tmp_path: Path, crs: int) -> None:
    """The same line comes back, from degrees, UTM and web Mercator, to a micrometre or so."""
    line = read_line(written(tmp_path, "river.gpkg", RIVER, to=crs))

    assert np.abs(np.asarray(line.coords) - np.asarray(RIVER.coords)).max() < 1e-9


def test_read_line_joins_features_that_touch(tmp_path: Path) -> None:
    """Two features end to end are one line."""
    parts = LineString(RIVER.coords[:2]), LineString(RIVER.coords[1:])

    line = read_line(written(tmp_path, "river.geojson", *parts))

    assert isinstance(line, LineString)
    assert len(line.coords) == 3


def test_read_line_takes_the_edge_of_a_polygon(tmp_path: Path) -> None:
    """The border of a province is the edge of its polygon."""
    line = read_line(written(tmp_path, "province.geojson", Polygon([(70, 38), (71, 38), (71, 39)])))

    assert isinstance(line, LineString)
    assert line.is_closed


def test_read_line_keeps_gaps_and_a_border_has_no_chainage(tmp_path: Path) -> None:
    """A line with a gap can be measured to, but not along."""
    line = read_line(
        written(tmp_path, "gap.geojson", MultiLineString([[(70, 38), (71, 38)], [(72, 38), (73, 38)]]))
    )

    assert isinstance(line, MultiLineString)
    border = own_border(line, "gap")
    assert border.reaches == ()
    assert border.reach_name(1.0) == ""
    with pytest.raises(GeometryError, match="2 pieces that do not join"):
        _ = border.line


def test_own_border_is_one_reach(tmp_path: Path) -> None:
    """Its reach has its name and runs from end to end."""
    border = own_border(RIVER, "the river")

    assert border.reach_name(border.length_km / 2) == "the river"
    assert border.reach_name(border.length_km + 1) == ""


@pytest.mark.parametrize(
    ("course", "countries"),
    [
        (border_with("CN"), {"TJ", "CN"}),
        (border_with("KG"), {"TJ", "KG"}),
        (LineString([(70.5, 38.6), (70.7, 38.7)]), {"TJ"}),
        (LineString([(0, 10), (1, 10)]), set()),
    ],
)
def test_own_border_knows_the_countries_beside_it(course: LineString, countries: set[str]) -> None:
    """Two for a border, one for a river inside a country, none where no polygon is packaged."""
    assert set(own_border(course, "own").countries) == countries


def test_read_line_refuses_files_that_are_no_lines(tmp_path: Path) -> None:
    """A missing file, a text, points: each is told what it is."""
    text = tmp_path / "notes.geojson"
    text.write_text("no line", encoding="utf-8")

    with pytest.raises(FormatError, match="there is no file"):
        read_line(tmp_path / "nowhere.geojson")
    with pytest.raises(FormatError, match="not a vector file"):
        read_line(text)
    with pytest.raises(GeometryError, match="holds a Point"):
        read_line(written(tmp_path, "points.geojson", Point(70, 38)))


def test_read_line_refuses_a_line_of_one_point(tmp_path: Path) -> None:
    """A geometry that is none is said to be broken, with what is wrong."""
    path = tmp_path / "one.geojson"
    shape = {"type": "LineString", "coordinates": [[70, 38]]}
    path.write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": shape}), encoding="utf-8")

    with pytest.raises(GeometryError, match=r"one\.geojson holds a broken geometry"):
        read_line(path)


def test_read_line_refuses_an_unknown_crs(tmp_path: Path) -> None:
    """Numbers without a CRS are not guessed at."""
    frame = gpd.GeoDataFrame(geometry=[RIVER], crs=4326)
    path = tmp_path / "river.shp"
    frame.to_file(path)
    path.with_suffix(".prj").unlink()

    with pytest.raises(FormatError, match="names no CRS"):
        read_line(path)


def test_read_line_refuses_an_empty_layer(tmp_path: Path) -> None:
    """No features, no line."""
    path = tmp_path / "empty.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")

    with pytest.raises(GeometryError, match="holds no geometry"):
        read_line(path)


@pytest.mark.parametrize(
    ("crs", "told"),
    [
        ({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::999999"}}, "EPSG::999999"),
        ({"type": "link", "properties": {"href": "https://example.org/crs"}}, "example.org/crs"),
    ],
)
def test_read_line_refuses_a_geojson_of_an_unknown_crs(
    tmp_path: Path, crs: dict[str, object], told: str
) -> None:
    """A CRS that nobody knows is named with the remedy, and its numbers are not taken for degrees."""
    path = tmp_path / "line.geojson"
    line = json.loads(shapely.to_geojson(RIVER))
    feature = {"type": "Feature", "properties": {}, "geometry": line}
    path.write_text(
        json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}), encoding="utf-8"
    )

    with pytest.raises(FormatError, match=rf"names the CRS .*{told}.*give the EPSG code"):
        read_line(path)


@pytest.mark.parametrize("name", [None, "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_read_line_reads_a_geojson_of_degrees(tmp_path: Path, name: str | None) -> None:
    """Without a crs member, and with one that says so, a GeoJSON is WGS 84."""
    path = tmp_path / "line.geojson"
    document = {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(RIVER))}
    if name:
        document["crs"] = {"type": "name", "properties": {"name": name}}
    path.write_text(json.dumps(document), encoding="utf-8")

    assert read_line(path).equals(RIVER)
