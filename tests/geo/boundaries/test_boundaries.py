"""Polygons of the user's own: read from any vector file, matched with places, kept, used, removed."""

import json
import math
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from click.testing import CliRunner

import panj
from gazetteer import Gazetteer
from geo.boundaries.matching import match_places
from geo.boundaries.store import add_boundaries, list_boundaries, load_boundaries, remove_boundaries
from geo.errors import BoundaryError
from geo.reverse import ReverseGeocoder

from .shapes import disc, district, districts, folder

__all__ = ["districts", "folder"]

pytestmark = pytest.mark.usefixtures("folder")


def test_add_matches_places_and_lists_the_rest(districts: Path) -> None:
    """Other spellings and former names are matched; unknown names and polygons abroad are listed."""
    added = add_boundaries(districts, level=2)

    assert added.name == "districts-2024"
    assert {(given, place_id) for given, place_id, _ in added.matched} == {
        ("Дарвазский район", "tj-darvoz-district"),
        ("Shurabad", "tj-shamsiddin-shohin-district"),
    }
    assert added.unmatched == ("Nowhere Ward",)
    assert added.abroad == ("Paris 1er",)
    assert (added.repaired, added.left_out) == (0, 0)


def test_radius_of_a_place_becomes_that_of_its_polygon(districts: Path) -> None:
    """A district takes the radius of the circle of its polygon's geodesic area, until the set is removed."""
    before = Gazetteer().get("tj-darvoz-district").radius_km
    add_boundaries(districts, level=2)
    between = Gazetteer().geocode("Darvoz")[0].place
    remove_boundaries("districts-2024")

    ring = 0.5 * 90 * math.sin(math.radians(4)) * 25**2  # area of the 90-sided polygon in the plane
    assert between.place_id == "tj-darvoz-district"
    assert between.radius_km == pytest.approx(math.sqrt(ring / math.pi), rel=1e-4)
    assert before != between.radius_km
    assert Gazetteer().get("tj-darvoz-district").radius_km == before


def test_reverse_says_in_which_polygon_a_point_lies(districts: Path) -> None:
    """A point in a polygon is told its place, or the source's name; a point beyond is as before."""
    add_boundaries(districts, level=2)
    darvoz = Gazetteer().get("tj-darvoz-district")
    inside, ward, beyond = ReverseGeocoder().reverse_many(
        [darvoz.longitude, 72.6, 73.97], [darvoz.latitude, 39.0, 38.17]
    )

    assert (inside.admin2.place_id, inside.admin2.basis) == ("tj-darvoz-district", "polygon")
    assert (ward.admin2.name, ward.admin2.place_id, ward.admin2.basis) == ("Nowhere Ward", "", "polygon")
    assert (beyond.admin2.place_id, beyond.admin2.basis) == ("tj-murghob-district", "likely")


def test_polygon_that_reaches_across_the_border_holds_nothing_there(tmp_path: Path) -> None:
    """A district of one country is not the district of a point that lies in the other."""
    shape = district("tj-darvoz-district", 60)
    gpd.GeoDataFrame({"shapeName": ["Darvoz"]}, geometry=[shape], crs=4326).to_file(tmp_path / "d.geojson")
    add_boundaries(tmp_path / "d.geojson", level=2)
    found = ReverseGeocoder().reverse(70.9, 38.1)

    assert shapely.contains_xy(shape, 70.9, 38.1)
    assert found.country_code == "AF"
    assert found.admin2.basis != "polygon"


def test_a_polygon_far_from_the_place_of_its_name_is_not_that_place(tmp_path: Path) -> None:
    """The name alone is not enough: Darvoz drawn at Khujand is unmatched."""
    khujand = Gazetteer().get("tj-khujand")
    rows = gpd.GeoDataFrame(
        {"shapeName": ["Darvoz"]}, geometry=[disc(khujand.longitude, khujand.latitude, 10)], crs=4326
    )
    rows.to_file(tmp_path / "d.geojson")

    assert add_boundaries(tmp_path / "d.geojson", level=2).unmatched == ("Darvoz",)


def test_each_place_has_one_polygon() -> None:
    """Of two polygons of one name and country, the one that holds the middle of the place is the place."""
    place = Gazetteer().get("tj-darvoz-district")
    around, beside = district(place.place_id, 8), disc(place.longitude + 0.15, place.latitude, 5)
    found = match_places(["Darvoz", "Darvoz"], [beside, around], ["TJ", "TJ"], 2, Gazetteer())  # type: ignore[list-item] # discs

    assert [match and match.place_id for match in found] == [None, "tj-darvoz-district"]


def test_province_polygons_go_before_the_packaged_ones(tmp_path: Path) -> None:
    """At level 1, a polygon of the user's decides; around it the packaged provinces still do."""
    khatlon = Gazetteer().get("tj-khatlon-region")
    shape = disc(khatlon.longitude, khatlon.latitude, 10)
    gpd.GeoDataFrame({"region": ["South"]}, geometry=[shape], crs=4326).to_file(tmp_path / "p.geojson")
    added = add_boundaries(tmp_path / "p.geojson", level=1, name_field="region", name="mine")
    inside, beyond = ReverseGeocoder().reverse_many([khatlon.longitude, 69.78], [khatlon.latitude, 37.91])

    assert added.unmatched == ("South",)
    assert (inside.admin1.name, beyond.admin1.place_id) == ("South", "tj-khatlon-region")
    assert load_boundaries(2).empty
    assert list(load_boundaries(1)["name"]) == ["South"]


def test_list_tells_what_was_added(districts: Path) -> None:
    """Level, countries, counts, licence and credit of each set, by name."""
    assert list_boundaries() == []
    add_boundaries(districts, level=2, name="b-set", licence="CC BY 4.0", credit="Somebody, 2024")
    add_boundaries(districts, level=2, name="a-set")
    first, second = list_boundaries()

    assert (first.name, first.licence) == ("a-set", "")
    assert (second.level, second.countries, second.polygons, second.matched) == (2, ("TJ",), 3, 2)
    assert (second.licence, second.credit) == ("CC BY 4.0", "Somebody, 2024")


def test_of_two_sets_the_one_added_last_counts(tmp_path: Path) -> None:
    """A newer set decides radius and district; when it goes, the older one does again."""
    for name, km in (("z-old", 10.0), ("a-new", 20.0)):
        rows = gpd.GeoDataFrame(
            {"shapeName": ["Darvoz"]}, geometry=[district("tj-darvoz-district", km)], crs=4326
        )
        rows.to_file(tmp_path / f"{name}.geojson")
        add_boundaries(tmp_path / f"{name}.geojson", level=2)
    both = Gazetteer().get("tj-darvoz-district").radius_km
    remove_boundaries("a-new")

    assert both == pytest.approx(20, rel=0.01)
    assert Gazetteer().get("tj-darvoz-district").radius_km == pytest.approx(10, rel=0.01)


@pytest.mark.parametrize("level", [0, 3, "2"])
def test_level_is_one_or_two(districts: Path, level: int) -> None:
    """Other levels are refused."""
    with pytest.raises(BoundaryError, match="level must be 1"):
        add_boundaries(districts, level=level)


@pytest.mark.parametrize("name", ["../out", "A", "a b", "", ".hidden", "a/b", "x" * 65])
def test_set_names_cannot_leave_the_folder(districts: Path, folder: Path, name: str) -> None:
    """Only small letters, digits and hyphens name a set; nothing is written for another."""
    with pytest.raises(BoundaryError, match="cannot name boundaries"):
        add_boundaries(districts, level=2, name=name)
    assert not folder.exists()


def test_a_set_is_replaced_only_on_request(districts: Path) -> None:
    """The same name twice is an error that says how; with replace, the new one stands."""
    add_boundaries(districts, level=2)
    with pytest.raises(BoundaryError, match="there already: use --replace"):
        add_boundaries(districts, level=2)
    add_boundaries(districts, level=2, replace=True, credit="again")

    assert [known.credit for known in list_boundaries()] == ["again"]


def test_boundaries_of_other_countries_are_refused(tmp_path: Path) -> None:
    """Where no polygon lies in a packaged country, nothing is added."""
    gpd.GeoDataFrame({"shapeName": ["Paris"]}, geometry=[disc(2.3, 48.9, 5)], crs=4326).to_file(
        tmp_path / "p.geojson"
    )

    with pytest.raises(BoundaryError, match="lies in Tajikistan, Afghanistan or beside them"):
        add_boundaries(tmp_path / "p.geojson", level=2)


@pytest.mark.parametrize("length", [100, 300, 900])
def test_a_set_that_was_cut_short_is_damaged_and_stops_no_other_half_way(
    districts: Path, folder: Path, length: int
) -> None:
    """As after a crash: it is named, and what is added beside it is kept whole or not at all."""
    add_boundaries(districts, level=2, name="mine")
    kept = folder / "boundaries" / "mine.fgb"
    kept.write_bytes(kept.read_bytes()[:length])

    for use in (list_boundaries, lambda: add_boundaries(districts, level=2, name="other")):
        with pytest.raises(BoundaryError, match=r"are damaged.*panj boundaries remove mine"):
            use()
    assert [path.name for path in (folder / "boundaries").iterdir()] == ["mine.fgb"]


def test_a_kept_set_opens_elsewhere_under_its_name(districts: Path, folder: Path) -> None:
    """Not under that of the file it was written to first."""
    add_boundaries(districts, level=2, name="mine")

    assert [name for name, _ in pyogrio.list_layers(folder / "boundaries" / "mine.fgb")] == ["mine"]


def test_licence_and_credit_steer_no_terminal(districts: Path) -> None:
    """They may come from a service."""
    add_boundaries(districts, level=2, licence="CC\x1b[31m BY", credit="Some\nbody\u202e")
    (kept,) = list_boundaries()

    assert (kept.licence, kept.credit) == ("CC [31m BY", "Some body")


def test_damaged_set_is_named_and_can_be_removed(districts: Path, folder: Path) -> None:
    """A set that cannot be read says which, and how to be rid of it; removing it works."""
    add_boundaries(districts, level=2, name="mine")
    (folder / "boundaries" / "mine.fgb").write_bytes(b"damaged")

    with pytest.raises(BoundaryError, match=r"are damaged.*panj boundaries remove mine"):
        ReverseGeocoder().reverse(71.55, 37.49)
    remove_boundaries("mine")
    assert list_boundaries() == []
    with pytest.raises(BoundaryError, match="no boundaries 'mine': those added are none"):
        remove_boundaries("mine")


@pytest.mark.parametrize("name", ["../mine", "/etc/passwd", "*", ""])
def test_remove_touches_nothing_but_sets(districts: Path, name: str) -> None:
    """A name with a path or a pattern in it is no set."""
    add_boundaries(districts, level=2, name="mine")

    with pytest.raises(BoundaryError, match="those added are mine"):
        remove_boundaries(name)


def run(*arguments: str) -> str:
    """Run `panj boundaries` and return what it prints."""
    done = CliRunner().invoke(panj.cli, ["boundaries", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_commands_add_list_and_remove(districts: Path) -> None:
    """The commands say what was matched, what was not, what there is, and what has gone."""
    assert "No boundaries were added" in run("list")
    added = run("add", str(districts), "--level", "2", "--name-field", "shapeName", "--as", "mine")
    listed = run("list")

    assert "Added mine: 3 polygons, 2 of them places of the gazetteer." in added
    assert "  Shurabad = Shamsiddin Shohin District (tj-shamsiddin-shohin-district)" in added
    assert "told this name): Nowhere Ward\n" in added
    assert "in no packaged country: Paris 1er\n" in added
    assert "mine\n  3 districts of TJ, 2 of them places of the gazetteer\n  licence  not stated" in listed
    assert run("remove", "mine") == "Removed mine.\n"


def test_reverse_command_uses_the_polygons(districts: Path) -> None:
    """What was added by one command is used by the other."""
    run("add", str(districts))
    place = Gazetteer().get("tj-darvoz-district")
    shown = CliRunner().invoke(
        panj.cli, ["reverse", f"{place.latitude},{place.longitude}", "--format", "json"]
    )

    assert json.loads(shown.stdout)[0]["admin2_basis"] == "polygon"
