"""The index, built from the text tables."""

import shutil
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.indexing import build_index

TABLES = PACKAGED_INDEX.parent
COLUMNS = (
    "place_id,name,feature_class,feature_code,country_code,admin1,admin2,latitude,longitude,radius_km,area_km2,"
    "population,border_km,outside,geonames_id,wof_id,pcode,valid_from,valid_to,source,note"
)
PLACES = f"""\
{COLUMNS}
a,Alpha District,A,ADM2,TJ,,,38,70,20,1256,,10,0,,,,,,test,
b,Bravoville,P,PPL,TJ,,a,38.1,70.1,2,,,12,0,,,,,,test,
"""
NAMES = """\
place_id,name,language,script,kind,valid_from,valid_to,source
a,Alpha,en,Latn,variant,,,test
b,Бравовил,ru,Cyrl,variant,,,test
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder with two places."""
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "names.csv").write_text(NAMES, encoding="utf-8")
    (tmp_path / "geonames_names.csv").write_text("place_id,geonames_id,name,script,kind\n", encoding="utf-8")
    (tmp_path / "elsewhere.csv").write_text("key,kind\nbravovillo,city\n", encoding="utf-8")
    return tmp_path


def test_build_index_makes_the_tables_searchable(tables: Path) -> None:
    """A place is found by its preferred name, its other names, and a misspelling."""
    build_index(tables, tables / "index.sqlite")
    gazetteer = Gazetteer(tables / "index.sqlite")

    found = {name: gazetteer.geocode(name)[0].place.place_id for name in ("Alpha", "Бравовил", "Bravovile")}
    assert found == {"Alpha": "a", "Бравовил": "b", "Bravovile": "b"}
    assert gazetteer.get("b").admin2 == "Alpha District"


def test_build_index_refuses_names_of_elsewhere(tables: Path) -> None:
    """A misspelling that is the name of something else is not answered, unless the country is known."""
    build_index(tables, tables / "index.sqlite")
    gazetteer = Gazetteer(tables / "index.sqlite")

    assert not gazetteer.geocode("Bravovillo")
    assert gazetteer.geocode("Bravovillo", country="TJ")[0].place.place_id == "b"


def test_build_index_gives_the_same_bytes_for_the_same_tables(tables: Path) -> None:
    """Two builds are one file."""
    for name in ("one.sqlite", "two.sqlite"):
        build_index(tables, tables / name)

    assert (tables / "one.sqlite").read_bytes() == (tables / "two.sqlite").read_bytes()


def test_the_packaged_index_is_the_one_of_the_packaged_tables(tmp_path: Path) -> None:
    """The index that answers was built from the tables that are published."""
    for table in ("places.csv", "names.csv", "geonames_names.csv", "elsewhere.csv"):
        shutil.copy(TABLES / table, tmp_path / table)
    build_index(tmp_path, tmp_path / "index.sqlite")

    assert (tmp_path / "index.sqlite").read_bytes() == PACKAGED_INDEX.read_bytes()


def test_the_packaged_index_is_small() -> None:
    """At most 5 MB."""
    assert PACKAGED_INDEX.stat().st_size <= 5_000_000
