"""Files that are broken, hostile or misnamed, given to the command as a person would give them."""

import io
import shutil
import sys
import warnings
import zipfile
from pathlib import Path

import pytest

import panj
from geo.errors import FormatError, IncidentError
from geo.incidents.formats import FORMATS
from geo.incidents.readers import read_incidents
from geo.incidents.writers import write_incidents

from .hard_rows import hard_rows

FILES = [known.suffixes[0] for known in FORMATS if known.suffixes]
NESTED = "[" * 1_000 + "]" * 1_000
COLLECTIONS = '{"type": "GeometryCollection", "geometries": [' * 1_000 + "]}" * 1_000


def _geojson(geometry: str = "null", value: str = "1") -> bytes:
    """Return one feature."""
    properties = f'{{"location": "Tem", "x": {value}}}'
    feature = f'{{"type": "Feature", "geometry": {geometry}, "properties": {properties}}}'
    return f'{{"type": "FeatureCollection", "features": [{feature}]}}'.encode()


def _bomb() -> bytes:
    """Return a workbook of a few hundred kB that unpacks to 300 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(bytes(1_000_000))
    return stream.getvalue()


BAD = {
    "binary.csv": (bytes(range(256)) * 100, "is binary data"),
    "line.csv": (b"x" * 100_000_000, "has a line of more than 10000000 letters (from byte 0)"),
    "cell.csv": (
        b"location,notes\nTem," + b"x" * 100_000_000,
        "has a line of more than 10000000 letters (from byte 15)",
    ),
    "quote.csv": (
        b"location,notes\n" + b"Tem,a\n" * 50_000 + b'Tem,"never\n' + b"Tem,b\n" * 50_000,
        "the quotation mark opened in data row 50001 is never closed",
    ),
    "columns.csv": (",".join(["location", *map(str, range(9_999))]).encode() + b"\n", "has 10000 columns"),
    "mixed.csv": (
        b"location\n" + "Тем\n".encode() * 20 + "Хоруг\n".encode("cp1251") * 20,
        "nor all in cp1251",
    ),
    "deep.geojson": (_geojson(value=NESTED), "is nested too deep"),
    "ring.geojson": (
        _geojson('{"type": "Polygon", "coordinates": ' + NESTED + "}"),
        "is nested too deep",
    ),
    "collections.geojson": (_geojson(COLLECTIONS), "is nested too deep"),
    "bomb.xlsx": (_bomb(), "unpacks to 0.3 GB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_exit_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    """One line says what is wrong; nothing is written; no traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)  # the command sets its own
    monkeypatch.setattr(sys, "argv", ["panj", "export", name, "-o", "out.geojson"])
    content, told = BAD[name]
    Path(name).write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        panj.main()

    printed = capfd.readouterr()
    assert (ended.value.code, printed.out) == (1, "")
    assert told in printed.err
    assert len(printed.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_standard_input_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is piped in is read up to a limit."""
    monkeypatch.setattr("geo.incidents.readers.source._MOST_BYTES", 50_000_000)
    with Path("/dev/zero").open() as endless:
        monkeypatch.setattr("sys.stdin", endless)
        with pytest.raises(IncidentError, match="standard input gives more than 2 GB: split it"):
            read_incidents("-")


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("part", [0.3, 0.95])
def test_a_cut_off_file_is_refused(tmp_path: Path, suffix: str, part: float) -> None:
    """A truncated file is one line; of texts of which each row is whole, the rows before the end are read."""
    table = hard_rows(300)
    write_incidents(table, tmp_path / f"a{suffix}")
    whole = (tmp_path / f"a{suffix}").read_bytes()
    (tmp_path / f"a{suffix}").write_bytes(whole[: int(len(whole) * part)])
    told = ""
    try:
        rows = len(read_incidents(tmp_path / f"a{suffix}"))
    except (FormatError, IncidentError) as error:
        rows, told = 0, str(error)

    if suffix in {".csv", ".tsv", ".geojsonl"}:
        assert told or 0 < rows < len(table)
    else:
        assert rows == 0, "a part of the rows went without a word"
        assert len(told.splitlines()) == 1


@pytest.mark.parametrize("suffix", [suffix for suffix in FILES if suffix not in {".shp", ".tsv"}])
@pytest.mark.parametrize("name", ["a.data", "a", "A.TXT"])
def test_a_format_is_known_by_its_content(tmp_path: Path, suffix: str, name: str) -> None:
    """Under a name that says nothing, every format is read as under its own; a Shapefile is several files."""
    table = hard_rows(50)
    write_incidents(table, tmp_path / f"b{suffix}")
    shutil.copy(tmp_path / f"b{suffix}", tmp_path / name)

    assert read_incidents(tmp_path / name)["event_id"].tolist() == table["event_id"].tolist()


@pytest.mark.parametrize("suffix", [".xlsx", ".gpkg", ".fgb", ".parquet", ".kmz", ".kml"])
@pytest.mark.parametrize("name", ["a.csv", "a.geojson", "a.shp"])
def test_a_format_with_a_mark_of_its_own_is_read_under_a_wrong_name(
    tmp_path: Path, suffix: str, name: str
) -> None:
    """What is told apart by its first bytes is read whatever it is called."""
    table = hard_rows(50)
    write_incidents(table, tmp_path / f"b{suffix}")
    shutil.copy(tmp_path / f"b{suffix}", tmp_path / name)

    assert read_incidents(tmp_path / name)["event_id"].tolist() == table["event_id"].tolist()
