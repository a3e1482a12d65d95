"""Writing incidents: RFC 7946, CSV, and the way back."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from gazetteer.errors import OutputError
from geo.errors import FormatError
from geo.incidents.readers import read_incidents
from geo.incidents.table import build_table
from geo.incidents.writers import write_csv, write_geojson, write_incidents


def _table() -> gpd.GeoDataFrame:
    raw = pd.DataFrame(
        {
            "event_id": ["A", "B", "C"],
            "event_date": ["2021-06-22", None, "2021-06-22T04:30"],
            "location": ["Хоруғ", "چاه آب", '=1+1, "quoted"\nline 😀'],
            "latitude": ["37.123456789", None, "-8.5"],
            "longitude": ["71.5", None, "0"],
            "fatalities": ["3", None, "0"],
            "my_number": [1, None, 3],
            "my_flag": [True, None, False],
            "my_text": ["x", "", None],
        },
        dtype=object,
    )
    return build_table(raw).table


def _same(one: gpd.GeoDataFrame, other: gpd.GeoDataFrame) -> None:
    assert list(one.columns) == list(other.columns)
    for name in one.columns.drop("geometry"):
        pd.testing.assert_series_equal(one[name], other[name], check_dtype=True, atol=1e-7)
    assert one.geometry.geom_equals_exact(other.geometry, 1e-7).tolist() == one.geometry.notna().tolist()


def test_write_geojson_follows_rfc_7946(tmp_path: Path) -> None:
    """(lon, lat), 7 decimals, no crs member, a bbox; null for what is missing; integers stay integers."""
    write_geojson(_table(), tmp_path / "a.geojson")
    text = (tmp_path / "a.geojson").read_text(encoding="utf-8")
    document = json.loads(text)
    first, second, third = document["features"]

    assert set(document) == {"type", "bbox", "metadata", "features"}
    assert document["bbox"] == [0, -8.5, 71.5, 37.1234568]
    assert first["geometry"] == {"type": "Point", "coordinates": [71.5, 37.1234568]}
    assert second["geometry"] is None
    assert first["properties"]["event_date"] == "2021-06-22"
    assert third["properties"]["event_date"] == "2021-06-22T04:30:00"
    assert second["properties"]["fatalities"] is None
    assert '"fatalities": 3,' in text
    assert first["properties"]["my_flag"] is True
    assert second["properties"]["my_text"] == ""
    assert third["properties"]["my_text"] is None


@pytest.mark.parametrize("name", ["a.csv", "a.geojson"])
def test_numbers_in_text_have_the_digits_that_they_deserve(tmp_path: Path, name: str) -> None:
    """Kilometres have 6 decimals, probabilities 4, confidence 3, degrees 7; foreign numbers keep all."""
    given = {
        "border_km": (2.541657278557119, 2.541657),
        "border_km_high": (13.576198655218523, 13.576199),
        "chainage_km_low": (764.5498382733222, 764.549838),
        "radius_km": (1 / 3, 0.333333),
        "within_2.5_km": (0.54321987, 0.5432),
        "confidence": (0.98765, 0.988),
        "nearest_lon": (71.52645412345, 71.5264541),
        "their_km": (1 / 3, 1 / 3),
    }
    table = build_table(pd.DataFrame({"location": ["Tem", "Yol"]})).table
    for column, (value, _) in given.items():
        table[column] = [value, np.nan]
    write_incidents(table, tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    back = read_incidents(tmp_path / name)

    assert {column: back[column][0] for column in given} == {
        column: pair[1] for column, pair in given.items()
    }
    assert back[list(given)].isna().all(axis=1).tolist() == [False, True]
    assert "2.541657278" not in text


def test_write_geojson_turns_outer_rings_counterclockwise(tmp_path: Path) -> None:
    """Polygons follow the right-hand rule, whichever way they were given."""
    clockwise = shapely.Polygon([(70, 37), (70, 38), (71, 38), (71, 37)])
    write_geojson(
        gpd.GeoDataFrame({"km": [5]}, geometry=[clockwise], crs="EPSG:4326"), tmp_path / "z.geojson"
    )
    geometry = json.loads((tmp_path / "z.geojson").read_text())["features"][0]["geometry"]

    assert shapely.geometry.shape(geometry).exterior.is_ccw


def test_write_geojson_without_a_point_has_no_bbox(tmp_path: Path) -> None:
    """A bbox of nothing is left out; no NaN reaches the file."""
    write_geojson(build_table(pd.DataFrame({"location": ["x"]})).table, tmp_path / "a.geojson")
    document = json.loads((tmp_path / "a.geojson").read_text(), parse_constant=pytest.fail)

    assert "bbox" not in document


def test_geojson_reads_back_as_it_was(tmp_path: Path) -> None:
    """What was written as GeoJSON is read as the same table, empty text and missing text told apart."""
    table = _table()
    write_geojson(table, tmp_path / "a.geojson")

    _same(table, read_incidents(tmp_path / "a.geojson"))


def test_csv_reads_back_as_it_was(tmp_path: Path) -> None:
    """What was written as CSV is read as the same table, but that an empty text is a missing one."""
    table = _table().drop(columns=["my_flag"])
    write_csv(table, tmp_path / "a.csv")
    table["my_text"] = table["my_text"].replace("", np.nan)

    _same(table, read_incidents(tmp_path / "a.csv"))


@pytest.mark.skipif(
    shutil.which("ogr2ogr") is None and os.environ.get("CI") != "true",
    reason="ogr2ogr is not installed (Debian: gdal-bin)",
)
def test_geojson_is_read_by_gdal(tmp_path: Path) -> None:
    """GDAL sees the points where they are, integers as integers, dates as dates."""
    write_geojson(_table(), tmp_path / "a.geojson")
    told = subprocess.run(
        ["ogrinfo", "-al", "-q", str(tmp_path / "a.geojson")], capture_output=True, text=True, check=True
    ).stdout

    assert "POINT (71.5 37.1234568)" in told
    assert "fatalities (Integer) = 3" in told
    assert "location (String) = Хоруғ" in told


def test_write_incidents_takes_the_format_from_the_ending(tmp_path: Path) -> None:
    """The ending of the name chooses; an unknown one is refused with those that are known."""
    write_incidents(_table(), tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("event_id,event_date")
    with pytest.raises(FormatError, match=r"the ending \.docx .*end it in one of \.csv"):
        write_incidents(_table(), tmp_path / "a.docx")
    with pytest.raises(FormatError, match="a name without an ending"):
        write_incidents(_table(), tmp_path / "a")


def test_write_incidents_leaves_the_old_file_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure midway leaves what stood there, and no temporary file."""
    path = tmp_path / "a.csv"
    path.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        write_csv(_table(), path)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_write_incidents_writes_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A hyphen stands for standard output."""
    write_incidents(_table(), "-", format_name="geojson")

    assert len(json.loads(capsysbinary.readouterr().out)["features"]) == 3


def test_write_incidents_removes_what_a_killed_run_left(tmp_path: Path) -> None:
    """The temporary file of a process that is no more goes at the next run; that of a running one stays."""
    gone, running = tmp_path / ".a-99999999-x.csv", tmp_path / f".a-{os.getppid()}-x.csv"
    gone.touch()
    running.touch()
    write_csv(_table(), tmp_path / "a.csv")

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([running.name, "a.csv"])


def test_write_incidents_refuses_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that does not exist, and a folder in place of a file, are named."""
    with pytest.raises(OutputError, match="does not exist; make it first"):
        write_csv(_table(), tmp_path / "nowhere" / "a.csv")
    with pytest.raises(OutputError, match="it is a folder"):
        write_csv(_table(), tmp_path)
