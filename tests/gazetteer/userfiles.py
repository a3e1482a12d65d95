"""Files that a user may add, and a data folder to add them to."""

import zipfile
from pathlib import Path
from zlib import crc32

import pytest

GEONAMES = (
    "900000001\tZarbulak\tZarbulak\tZarbuloq,Зарбулак\t37.95\t70.20\tP\tPPL\tTJ\t\t02\t\t\t\t1200\t\t900"
    "\tAsia/Dushanbe\t2020-01-01\n"
    "900000002\tOqtepa Far\tOqtepa Far\t\t40.5\t69.0\tP\tPPL\tTJ\t\t03\t\t\t\t0\t\t400"
    "\tAsia/Dushanbe\t2020-01-01\n"
)
NAMES = (
    "1\t900000001\tru\tЗарбулакский\t\t\t\t1\t1950\t1990\n"
    "2\t900000001\twkdt\tQ1\t\t\t\t\t\t\n"
    "3\t5\ten\tNobody\t\t\t\t\t\t\n"
)
WOF = (
    "id,name,placetype,lbl_latitude,lbl_longitude,geom_latitude,geom_longitude,iso_country,deprecated\n"
    "77001,Khushdara,locality,,,37.6,71.5,TJ,\n"
    "77002,Gone,locality,37,71,,,TJ,2015-01-01\n"
)
PLAIN = (
    "name,latitude,longitude,alternate_names,radius_km,country_code\n"
    "Navkamar Post,37.40,69.45,Пости Навкамар|Navqamar,5,TJ\n"
)
POST = f"user-{crc32(b'Navkamar Post|37.40000|69.45000'):08x}"
LINKED = {
    "type": "FeatureCollection",
    "features": [
        {
            "@id": "http://example.org/1",
            "type": "Feature",
            "properties": {"title": "Sangtuda Ford", "ccodes": ["TJ", "AF"], "fclasses": ["S"]},
            "when": {"timespans": [{"start": {"in": "1890"}, "end": {"in": "1930"}}]},
            "geometry": {"type": "Point", "coordinates": [69.1, 37.2]},
            "names": [
                {
                    "toponym": "Сангтуда",
                    "lang": "ru",
                    "citations": [{"label": "Map of 1895"}],
                    "when": {"timespans": [{"start": {"in": "1895"}}]},
                }
            ],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user a data folder of their own, and the test a folder for files."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(folder: Path, name: str, members: dict[str, str]) -> Path:
    """Write a zip and return its path."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return folder / name
