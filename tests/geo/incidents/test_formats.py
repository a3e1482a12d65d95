"""Every format there and back, and read by others."""

import json
import os
import shutil
import sqlite3
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest

from gazetteer.errors import OutputError
from geo.errors import FormatError, IncidentError
from geo.incidents.formats import FORMATS
from geo.incidents.locate import locate
from geo.incidents.readers import read_incidents
from geo.incidents.table import build_table
from geo.incidents.writers import write_incidents

needs_gdal = pytest.mark.skipif(
    shutil.which("ogr2ogr") is None and os.environ.get("CI") != "true",
    reason="ogr2ogr is missing (Debian: gdal-bin)",
)
FILES = [known.suffixes[0] for known in FORMATS if known.suffixes]
TEXTS = ["Хоруғ", "چاه آب", '=1+1 "q"\nline 😀', "x" * 300 + "й" * 200, "@risk", "'quoted", "-5", None]


def _table(rows: int = 60, *, unplaced: bool = True) -> gpd.GeoDataFrame:
    chance = np.random.default_rng(1)
    at = range(rows)
    raw = pd.DataFrame(
        {
            "event_id": [f"E{i:06}" for i in at],
            "event_date": [
                None if i % 7 == 0 else f"20{i % 20 + 5:02}-{i % 12 + 1:02}-{i % 28 + 1:02}" for i in at
            ],
            "location": [None if i % 5 == 4 else "Qwzrtplk" for i in at],
            "latitude": [
                None if unplaced and i % 11 == 5 else round(36.7 + 4 * chance.random(), 7) for i in at
            ],
            "longitude": [
                None if unplaced and i % 11 == 5 else round(67.5 + 7 * chance.random(), 7) for i in at
            ],
            "fatalities": [None if i % 3 == 0 else i % 40 for i in at],
            "notes": [TEXTS[i % len(TEXTS)] for i in at],
            "my_number": [None if i % 4 == 1 else i for i in at],
            "my_flag": [None if i % 4 == 1 else bool(i % 2) for i in at],
            "my_float": [None if i % 4 == 1 else i / 7 for i in at],
            "a_column_with_a_long_name": [f"v{i}" for i in at],
            "a_column_with_another_one": [None if i % 2 else f"w{i}" for i in at],
        },
        dtype=object,
    )
    return locate(build_table(raw).table)


@pytest.mark.parametrize("suffix", FILES)
def test_every_format_reads_back_as_it_was(tmp_path: Path, suffix: str) -> None:
    """Coordinates to 1e-7 degrees, dates, integers with gaps, any letters, rows without a place."""
    table = _table()
    write_incidents(table, tmp_path / f"a{suffix}")
    back = read_incidents(tmp_path / f"a{suffix}")

    assert set(back.columns) == set(table.columns)
    for name in table.columns.drop("geometry"):
        pd.testing.assert_series_equal(back[name], table[name], atol=1.01e-7, rtol=0)
    assert back.geometry.isna().tolist() == table.geometry.isna().tolist()
    assert np.nanmax(np.abs(back.geometry.x - table.geometry.x)) <= 1e-7


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".gpkg", ".fgb", ".parquet", ".shp"])
def test_formats_with_a_null_tell_empty_from_missing(tmp_path: Path, suffix: str) -> None:
    """An empty text is not a missing one, where the format can say so."""
    table = build_table(pd.DataFrame({"location": ["x", "y"], "notes": ["", None]}, dtype=object)).table
    write_incidents(table, tmp_path / f"a{suffix}")

    assert read_incidents(tmp_path / f"a{suffix}")["notes"].isna().tolist() == [False, True]


@needs_gdal
@pytest.mark.parametrize(
    "suffix", [".geojson", ".geojsonl", ".gpkg", ".fgb", ".shp", ".kml", ".xlsx", ".csv"]
)
def test_gdal_reads_every_row(tmp_path: Path, suffix: str) -> None:
    """Debian's ogr2ogr, which is not the GDAL that wrote the file, sees the same rows, points and texts."""
    table = _table()
    write_incidents(table, tmp_path / f"a{suffix}")
    command = ["ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "/vsistdout/", str(tmp_path / f"a{suffix}")]
    command += ["incidents"] if suffix in {".kml", ".xlsx", ".gpkg"} else []
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (tmp_path / "seen.csv").write_text(done.stdout, encoding="utf-8")
    seen = pd.read_csv(tmp_path / "seen.csv", dtype="str")

    assert len(seen) == len(table)
    if suffix not in {".xlsx", ".csv"}:
        lon = pd.to_numeric(seen["X"]).to_numpy()
        there = table.geometry.notna().to_numpy()
        assert np.abs(lon[there] - table.geometry.x.to_numpy()[there]).max() <= 1.01e-7
    if suffix != ".shp":
        assert seen["notes"].dropna().iloc[1] == "چاه آب"


def test_duckdb_reads_geoparquet(tmp_path: Path) -> None:
    """DuckDB, which shares no code with Arrow, sees rows, types, dates and the metadata of GeoParquet 1.1."""
    table = _table()
    write_incidents(table, tmp_path / "a.parquet")
    path = str(tmp_path / "a.parquet")
    database = duckdb.connect()
    seen = database.read_parquet(path)
    types = dict(zip(seen.columns, map(str, seen.types), strict=True))
    count, deaths, missing = seen.aggregate(
        "count(*), sum(fatalities), count(*) FILTER (WHERE geometry IS NULL)"
    ).fetchall()[0]
    told = database.execute(
        "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'geo'", [path]
    )

    assert (count, int(deaths), missing) == (
        60,
        int(table["fatalities"].sum()),
        int(table.geometry.isna().sum()),
    )
    assert types["event_date"] == "DATE"
    assert types["fatalities"] == "BIGINT"
    assert json.loads(told.fetchall()[0][0])["version"] == "1.1.0"


def test_openpyxl_reads_the_workbook(tmp_path: Path) -> None:
    """Numbers are numbers, a text that begins like a formula is text, and a sheet says what the file is."""
    write_incidents(_table(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["incidents"]
    heading = [cell.value for cell in sheet[1]]
    notes = [sheet.cell(row, heading.index("notes") + 1) for row in range(2, 10)]

    assert isinstance(sheet.cell(3, heading.index("fatalities") + 1).value, int)
    assert all(cell.data_type != "f" for cell in notes)
    assert notes[2].value.startswith("'=1+1")
    assert {row[0].value for row in book["about"].iter_rows()} >= {"title", "licence", "border", "toolkit"}


def test_geopackage_holds_layers_styles_and_metadata(tmp_path: Path) -> None:
    """Four layers, each with a default QGIS style that is XML, and what the file says of itself."""
    layers = ("incidents", "border", "zones", "provinces")
    write_incidents(_table(), tmp_path / "a.gpkg", layers=layers)
    with sqlite3.connect(tmp_path / "a.gpkg") as database:
        styles = database.execute("SELECT f_table_name, styleQML, useAsDefault FROM layer_styles").fetchall()
        contents = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
        metadata = " ".join(row[0] for row in database.execute("SELECT metadata FROM gpkg_metadata"))

    assert {style[0] for style in styles} == set(layers)
    assert all(style[1].lstrip().startswith("<!DOCTYPE qgis") and style[2] for style in styles)
    assert set(layers) < contents
    assert "OpenStreetMap" in metadata


@needs_gdal
@pytest.mark.parametrize("suffix", [".kml", ".gpkg"])
def test_layers_of_other_kinds_are_written_beside(tmp_path: Path, suffix: str) -> None:
    """The border is lines, zones and provinces are polygons, for GDAL as well."""
    write_incidents(_table(), tmp_path / f"a{suffix}", layers=("incidents", "border", "zones"))
    told = subprocess.run(
        ["ogrinfo", "-so", "-al", str(tmp_path / f"a{suffix}")], capture_output=True, text=True, check=True
    ).stdout

    assert told.count("Layer name:") >= 3
    assert "Feature Count: 4" in told


@pytest.mark.skipif(
    shutil.which("xmllint") is None and os.environ.get("CI") != "true",
    reason="xmllint is missing (Debian: libxml2-utils)",
)
def test_kml_follows_the_schema_of_the_ogc(tmp_path: Path) -> None:
    """All layers follow the schema of KML 2.2, rows without a place as well; days are time stamps."""
    layers = ("incidents", "border", "zones", "provinces")
    write_incidents(_table(), tmp_path / "a.kml", layers=layers)
    package = find_spec("pykml")
    assert package is not None
    assert package.origin is not None
    schema = Path(package.origin).with_name("schemas") / "ogckml22.xsd"
    command = ["xmllint", "--nonet", "--noout", "--schema", str(schema), str(tmp_path / "a.kml")]
    subprocess.run(command, check=True, capture_output=True)
    text = (tmp_path / "a.kml").read_text(encoding="utf-8")

    assert text.count("<Folder>") == len(layers)
    assert text.count("<TimeStamp>") == 60 - 9
    for used in {part.split("<")[0] for part in text.split("<styleUrl>#")[1:]}:
        assert f'<Style id="{used}">' in text


def test_kmz_is_a_zip_of_one_document_and_always_the_same(tmp_path: Path) -> None:
    """A KMZ holds doc.kml; the same rows give the same bytes."""
    for name in ("a.kmz", "b.kmz"):
        write_incidents(_table(), tmp_path / name)

    assert zipfile.ZipFile(tmp_path / "a.kmz").namelist() == ["doc.kml"]
    assert (tmp_path / "a.kmz").read_bytes() == (tmp_path / "b.kmz").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"a.kmz", "b.kmz"}


def test_a_shapefile_without_its_sidecar_is_still_read(tmp_path: Path) -> None:
    """The sidecar keeps long names and texts; without it, the short ones are read."""
    write_incidents(_table(), tmp_path / "a.shp")
    (tmp_path / "a.panj.json").unlink()
    back = read_incidents(tmp_path / "a.shp")

    assert len(back) == 60
    assert "a_column_with_a_long_name" not in back.columns
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".cpg", ".dbf", ".prj", ".shp", ".shx"]


def test_flatgeobuf_has_an_index_unless_a_row_has_no_place(tmp_path: Path) -> None:
    """With all rows placed the file has a spatial index; with some unplaced, it has none and loses no row."""
    write_incidents(_table(unplaced=False), tmp_path / "whole.fgb")
    write_incidents(_table(), tmp_path / "gaps.fgb")
    east = gpd.read_file(tmp_path / "whole.fgb", bbox=(72, 36, 75, 42))

    assert 0 < len(east) < 60
    assert (east.geometry.x >= 72).all()
    assert len(read_incidents(tmp_path / "gaps.fgb")) == 60


def test_other_crs_polygons_and_heights_are_read(tmp_path: Path) -> None:
    """Metres of UTM 42N become degrees; a square of 2 km counts by its middle, with its radius."""
    square = gpd.GeoSeries.from_wkt(
        ["POLYGON Z ((0 0 5, 2000 0 5, 2000 2000 5, 0 2000 5, 0 0 5))"]
    ).translate(500_000, 4_150_000)
    frame = gpd.GeoDataFrame({"location": ["x"]}, geometry=square, crs="EPSG:32642")
    frame.to_file(tmp_path / "utm.gpkg", layer="x", engine="pyogrio")
    back = read_incidents(tmp_path / "utm.gpkg")

    assert back["longitude"][0] == pytest.approx(
        69.0113, abs=1e-3
    )  # 1 km east of the meridian 69 E, at 37.5 N
    assert back["latitude"][0] == pytest.approx(37.506, abs=1e-2)
    assert back["radius_km"][0] == pytest.approx(2 / np.sqrt(np.pi), rel=2e-3)
    assert "z" in back.columns


def test_geojson_of_an_unknown_crs_is_refused(tmp_path: Path) -> None:
    """Incidents in a CRS that nobody knows are refused, and it is named."""
    path = tmp_path / "a.geojson"
    path.write_text(
        '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:999999"}},"features":[{"type":"Feature",'
        '"properties":{"location":"x"},"geometry":{"type":"Point","coordinates":[70,38]}}]}',
        encoding="utf-8",
    )

    with pytest.raises(IncidentError, match="names the CRS 'EPSG:999999', which is not known"):
        read_incidents(path)


def test_one_layer_formats_refuse_several(tmp_path: Path) -> None:
    """GeoJSON holds one layer, and says which formats hold more."""
    with pytest.raises(
        FormatError, match="geojson holds one layer, not incidents, border: choose one, or write gpkg"
    ):
        write_incidents(_table(), tmp_path / "a.geojson", layers=("incidents", "border"))
    with pytest.raises(FormatError, match="unknown layer towns: use incidents, border, zones, provinces"):
        write_incidents(_table(), tmp_path / "a.geojson", layers=("towns",))


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".parquet", ".xlsx", ".kmz"])
def test_cut_off_files_are_refused_in_one_line(tmp_path: Path, suffix: str) -> None:
    """Half a file is no file, and is said so without a traceback."""
    write_incidents(_table(), tmp_path / f"a{suffix}")
    whole = (tmp_path / f"a{suffix}").read_bytes()
    (tmp_path / f"b{suffix}").write_bytes(whole[: len(whole) // 2])

    with pytest.raises((IncidentError, FormatError), match=r"cannot be|damaged") as caught:
        read_incidents(tmp_path / f"b{suffix}")
    assert "\n" not in str(caught.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """An archive that unpacks to gigabytes is no table."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 60_000_000)

    with pytest.raises(FormatError, match=r"unpacks to 0\.1 GB"):
        read_incidents(tmp_path / "a.xlsx")


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".xlsx", ".fgb", ".kmz", ".parquet"])
def test_a_failed_write_leaves_nothing(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails leaves the old file, and no temporary one."""
    target = tmp_path / f"a{suffix}"
    target.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geo.incidents.writers.fields._wkb", fail)
    monkeypatch.setattr("geo.incidents.writers.cells.with_mark", fail)
    monkeypatch.setattr("geo.incidents.writers.kml._texts", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        write_incidents(_table(), target)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_kml_of_others_gives_name_description_and_days(tmp_path: Path) -> None:
    """What GDAL makes of placemarks goes into our columns: a day, or the first and the last of several."""
    days = "<TimeSpan><begin>2021-06-22</begin><end>2021-06-24</end></TimeSpan>"
    marks = (
        f"<Placemark><name>Tem</name><description>shots</description>{days}"
        "<Point><coordinates>71.5,37.5</coordinates></Point></Placemark>"
        "<Placemark><name>Yol</name><TimeStamp><when>2021-07-01</when></TimeStamp></Placemark>"
    )
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
    (tmp_path / "a.kml").write_text(kml, encoding="utf-8")
    table = read_incidents(tmp_path / "a.kml")

    assert table["location"].tolist() == ["Tem", "Yol"]
    assert table["notes"].tolist()[0] == "shots"
    assert table["event_date"].astype("str").tolist() == ["2021-06-22", "2021-07-01"]
    assert table["event_date_end"].astype("str").tolist()[0] == "2021-06-24"
    assert table["longitude"].tolist()[0] == 71.5
