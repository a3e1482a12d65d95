"""The packaged shapes fit one another."""

import numpy as np
import pytest
import shapely
from pyproj import Geod

from gazetteer.datasets import packaged_datasets
from geo.errors import GeometryError
from geo.layers import (
    DATA,
    country_of,
    load_countries,
    load_lakes,
    load_provinces,
    load_rivers,
)

WGS84 = Geod(ellps="WGS84")
SQUARE_DEGREE_M2 = 1e10  # about, at 38 N


def country(code: str) -> shapely.Geometry:
    """Return the polygon of a country."""
    return load_countries().set_index("country_code").geometry[code]


@pytest.mark.parametrize(
    ("city", "lon", "lat", "code"),
    [
        ("Dushanbe", 68.78, 38.54, "TJ"),
        ("Khorugh", 71.55, 37.49, "TJ"),
        ("Kabul", 69.17, 34.53, "AF"),
        ("Zaranj", 61.86, 30.96, "AF"),
        ("Samarkand", 66.97, 39.65, "UZ"),
        ("Osh", 72.80, 40.53, "KG"),
        ("Kashgar", 75.99, 39.47, "CN"),
        ("Chitral", 71.79, 35.85, "PK"),
        ("Atlantic", -30.0, 40.0, ""),
    ],
)
def test_country_of_cities(city: str, lon: float, lat: float, code: str) -> None:
    """Well-known cities lie in their countries; a point in no packaged polygon has none."""
    assert country_of(lon, lat) == code, city


def test_country_of_keeps_the_shape_and_answers_nan_with_nothing() -> None:
    """The answer has the shape of the question; NaN is nowhere."""
    codes = country_of([[68.78, np.nan], [69.17, 71.55]], [[38.54, 38.5], [34.53, np.nan]])

    assert codes.tolist() == [["TJ", ""], ["AF", ""]]


def test_country_of_wants_as_many_longitudes_as_latitudes() -> None:
    """The message is that of this toolkit, and says what was given."""
    with pytest.raises(GeometryError, match=r"as many longitudes as latitudes, not \(2,\) and \(3,\)"):
        country_of([68.0, 69.0], [38.0, 38.5, 39.0])


def test_border_is_where_the_two_polygons_meet() -> None:
    """The polygons share the border line edge by edge, and do not overlap."""
    tajikistan, afghanistan = country("TJ"), country("AF")
    shared = shapely.line_merge(tajikistan.boundary.intersection(afghanistan.boundary))

    assert WGS84.geometry_length(shared) / 1000 == pytest.approx(1344.0, abs=0.1)
    assert tajikistan.intersection(afghanistan).area == 0


def test_tajik_chinese_border_has_its_measured_length() -> None:
    """The packaged polygons give 490.6 km with China (published: 477 km, another vintage)."""
    shared = country("TJ").boundary.intersection(country("CN").boundary)

    assert WGS84.geometry_length(shapely.line_merge(shared)) / 1000 == pytest.approx(490.6, abs=0.1)


@pytest.mark.parametrize("code", ["TJ", "AF"])
def test_provinces_tile_their_country(code: str) -> None:
    """The provinces cover the country, without gap or overlap of more than 0.1 km²."""
    provinces = load_provinces().query("country_code == @code").geometry
    whole = country(code)
    union = shapely.union_all(provinces.to_numpy())
    tolerance = 1e5 / SQUARE_DEGREE_M2

    assert whole.symmetric_difference(union).area < tolerance
    assert sum(geometry.area for geometry in provinces) - union.area < tolerance


@pytest.mark.parametrize(
    ("place", "lon", "lat", "name"),
    [
        ("Khorugh", 71.55, 37.49, "Gorno-Badakhshan"),
        ("Kulob", 69.78, 37.91, "Khatlon"),
        ("Fayzabad", 70.58, 37.12, "Badakhshan"),
        ("Taluqan", 69.53, 36.74, "Takhar"),
        ("Kunduz", 68.86, 36.73, "Kunduz"),
        ("Khujand", 69.62, 40.28, "Sughd"),
        ("Aybak", 68.02, 36.26, "Samangan"),
        ("Kabul", 69.17, 34.53, "Kabul"),
        ("Nili", 66.13, 33.72, "Daykundi"),
        ("Tarin Kot", 65.87, 32.63, "Uruzgan"),
        ("Herat", 62.20, 34.35, "Herat"),
        ("Zaranj", 61.86, 30.96, "Nimruz"),
    ],
)
def test_provinces_hold_their_towns(place: str, lon: float, lat: float, name: str) -> None:
    """Province capitals lie in their provinces."""
    provinces = load_provinces()
    found = provinces[provinces.geometry.contains(shapely.Point(lon, lat))]["name"].tolist()

    assert found == [name], place


@pytest.mark.parametrize("load", [load_countries, load_provinces, load_rivers, load_lakes])
def test_layers_are_valid_and_handed_out_as_copies(load: object) -> None:
    """Every geometry is valid in EPSG:4326, and changing an answer does not change the next."""
    assert callable(load)
    layer = load()
    layer["name"] = "changed"

    assert layer.crs.to_epsg() == 4326
    assert layer.geometry.is_valid.all()
    assert not (load()["name"] == "changed").any()


def test_rivers_and_lakes_have_their_names() -> None:
    """The border rivers and the great lakes are there under their names."""
    assert {"Panj", "Pamir", "Amu Darya", "Zarafshon"} <= set(load_rivers()["name"])
    assert {"Karakul", "Sarez", "Zorkul", "Yashilkul"} <= set(load_lakes()["name"])


def test_every_packaged_file_has_its_licence_beside_it() -> None:
    """Each data file of the package is listed, with a licence file that names its licence and credit."""
    listed = {data.file: data for data in packaged_datasets("geo")}
    files = {path.name for path in DATA.iterdir() if path.suffix in {".geojson", ".csv"}}

    assert set(listed) == files
    for data in listed.values():
        text = (DATA / data.licence_file).read_text(encoding="utf-8")
        assert "opendatacommons.org/licenses/odbl" in text
        assert data.attribution in text
