"""Polygons of the user's own: read from any vector file, matched with places, kept, used, removed."""

import json
import math
import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from click.testing import CliRunner

import panj
from gazetteer import Gazetteer
from geo.boundaries.matching import match_places
from geo.boundaries.reading import read_polygons
from geo.boundaries.store import add_boundaries, list_boundaries, load_boundaries, remove_boundaries
from geo.crs import WGS84
from geo.errors import BoundaryError
from geo.reverse import ReverseGeocoder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's data in a folder of the test."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "user"))
    return tmp_path / "user"


def disc(lon: float, lat: float, km: float) -> shapely.Polygon:
    """Return a polygon near a circle of this radius around a point, laid out with geodesics."""
    azimuths = range(360, 0, -4)
    count = len(azimuths)
    lons, lats, _ = WGS84.fwd([lon] * count, [lat] * count, list(azimuths), [km * 1000] * count)
    return shapely.Polygon(list(zip(lons, lats, strict=True)))


def district(place_id: str, km: float) -> shapely.Polygon:
    """Return a disc around the middle of a packaged district."""
    place = Gazetteer().get(place_id)
    return disc(place.longitude, place.latitude, km)


@pytest.fixture
def districts(tmp_path: Path) -> Path:
    """Write a GeoJSON file with two districts under other spellings, one that is unknown, and one abroad."""
    rows = gpd.GeoDataFrame(
        {
            "shapeName": ["Дарвазский район", "Shurabad", "Nowhere Ward", "Paris 1er"],
            "code": [1, 2, 3, 4],
        },
        geometry=[
            district("tj-darvoz-district", 25),
            district("tj-shamsiddin-shohin-district", 20),
            disc(72.6, 39.0, 5),
            disc(2.34, 48.86, 1),
        ],
        crs="EPSG:4326",
    )
    path = tmp_path / "Districts 2024.geojson"
    rows.to_file(path)
    return path


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


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp", ".geojson"])
def test_every_usual_format_is_read(tmp_path: Path, suffix: str) -> None:
    """GeoPackage, FlatGeobuf, Shapefile and GeoJSON hold the same names and shapes."""
    rows = gpd.GeoDataFrame({"ADM2_EN": ["Ҷайҳун"]}, geometry=[disc(68.6, 37.3, 10)], crs=4326)
    rows.to_file(tmp_path / f"d{suffix}")
    read = read_polygons(tmp_path / f"d{suffix}", level=2)

    assert list(read.frame["name"]) == ["Ҷайҳун"]
    assert read.frame.geometry.iloc[0].geom_type == "MultiPolygon"
    assert read.frame.geometry.iloc[0].equals(rows.geometry.iloc[0])


def test_zipped_shapefiles_are_read(tmp_path: Path) -> None:
    """A Shapefile in a zip is read without unpacking it; of two in one zip, one must be chosen."""
    rows = gpd.GeoDataFrame({"ADM2_EN": ["Vanj"]}, geometry=[disc(71.8, 38.4, 10)], crs=4326)
    rows.to_file(tmp_path / "d.shp")
    for names in (["one"], ["one", "two"]):
        with zipfile.ZipFile(tmp_path / f"{len(names)}.zip", "w") as archive:
            for part in sorted(tmp_path.glob("d.*")):
                for name in names:
                    archive.write(part, name + part.suffix)

    assert list(read_polygons(tmp_path / "1.zip", level=2).frame["name"]) == ["Vanj"]
    assert list(read_polygons(tmp_path / "2.zip", level=2, layer="two").frame["name"]) == ["Vanj"]
    with pytest.raises(BoundaryError, match="several layers, one, two"):
        read_polygons(tmp_path / "2.zip", level=2)


def test_kml_and_topojson_are_read(tmp_path: Path) -> None:
    """A placemark of KML and an object of TopoJSON are polygons with a name."""
    corners = [[71, 38], [72, 38], [72, 39], [71, 38]]
    (tmp_path / "d.kml").write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Vanj</name><Polygon><outerBoundaryIs>'
        f"<LinearRing><coordinates>{' '.join(f'{x},{y},0' for x, y in corners)}</coordinates></LinearRing>"
        "</outerBoundaryIs></Polygon></Placemark></kml>"
    )
    area = {"type": "Polygon", "arcs": [[0]], "properties": {"shapeName": "Vanj"}}
    objects = {"d": {"type": "GeometryCollection", "geometries": [area]}}
    topology = {"type": "Topology", "objects": objects, "arcs": [corners]}
    (tmp_path / "d.topojson").write_text(json.dumps(topology))

    for read in (
        read_polygons(tmp_path / "d.kml", level=2, name_field="Name"),
        read_polygons(tmp_path / "d.topojson", level=2),
    ):
        assert list(read.frame["name"]) == ["Vanj"]
        assert read.frame.geometry.iloc[0].area == pytest.approx(0.5)
        assert not read.frame.has_z.any()


def test_projected_files_come_out_in_degrees(tmp_path: Path) -> None:
    """A file in UTM is brought to longitude and latitude."""
    rows = gpd.GeoDataFrame({"ADM1_EN": ["x"]}, geometry=[disc(68.6, 37.3, 10)], crs=4326).to_crs(32642)
    rows.to_file(tmp_path / "d.gpkg")
    middle = read_polygons(tmp_path / "d.gpkg", level=1).frame.geometry.iloc[0].centroid

    assert (middle.x, middle.y) == pytest.approx((68.6, 37.3), abs=1e-3)


def test_outlines_that_cross_themselves_are_repaired_and_counted(tmp_path: Path) -> None:
    """A bow tie becomes two triangles of the same area; nameless and flat features are left out."""
    bow = shapely.Polygon([(70, 38), (71, 39), (71, 38), (70, 39)])
    flat = shapely.Polygon([(70, 38), (71, 38), (70, 38)])
    rows = gpd.GeoDataFrame(
        {"shapeName": ["bow", None, "  ", "flat", "none"]}, geometry=[bow, bow, bow, flat, None], crs=4326
    )
    rows.to_file(tmp_path / "d.gpkg")
    read = read_polygons(tmp_path / "d.gpkg", level=2)

    assert (list(read.frame["name"]), read.repaired, read.left_out) == (["bow"], 1, 4)
    assert read.frame.geometry.iloc[0].area == pytest.approx(0.5)
    assert read.frame.geometry.is_valid.all()


def write_layers(path: Path, layers: dict[str, shapely.Geometry]) -> None:
    """Write a GeoPackage with one feature a layer."""
    for name, shape in layers.items():
        pyogrio.write_dataframe(gpd.GeoDataFrame({"n": [name]}, geometry=[shape], crs=4326), path, layer=name)


def test_layer_is_chosen_among_several(tmp_path: Path) -> None:
    """Of several layers with areas one must be named; a lone one beside points and lines need not."""
    area, point = disc(70, 38, 5), shapely.Point(70, 38)
    write_layers(tmp_path / "two.gpkg", {"adm1": area, "adm2": area})
    write_layers(tmp_path / "one.gpkg", {"towns": point, "adm2": area})
    write_layers(tmp_path / "none.gpkg", {"towns": point})

    with pytest.raises(BoundaryError, match=r"several layers, adm1, adm2: choose one with --layer"):
        read_polygons(tmp_path / "two.gpkg", level=2, name_field="n")
    with pytest.raises(BoundaryError, match=r"no layer 'adm3', but adm1, adm2"):
        read_polygons(tmp_path / "two.gpkg", level=2, name_field="n", layer="adm3")
    with pytest.raises(BoundaryError, match=r"holds no polygons, only Point"):
        read_polygons(tmp_path / "none.gpkg", level=2, name_field="n")
    assert list(
        read_polygons(tmp_path / "two.gpkg", level=2, name_field="n", layer="adm2").frame["name"]
    ) == ["adm2"]
    assert list(read_polygons(tmp_path / "one.gpkg", level=2, name_field="n").frame["name"]) == ["adm2"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.geojson", b"", "cannot be read as polygons"),
        ("a.geojson", b"not json", "cannot be read as polygons"),
        ("a.gpkg", b"\x89PNG\r\n\x1a\n", "cannot be read as polygons"),
        ("a.zip", b"PK\x03\x04 cut off", "cannot be read as polygons"),
        ("a.geojson", b'{"type":"FeatureCollection","features":[]}', "which field|holds no polygon"),
        ("a.csv", b"shapeName,x\nDarvoz,1\n", "holds no polygons|is CSV, which is not read"),
    ],
)
def test_what_is_no_boundary_file_is_one_clear_error(
    tmp_path: Path, folder: Path, name: str, content: bytes, message: str
) -> None:
    """Empty, damaged and other files are refused with what is read instead; nothing is kept of them."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(BoundaryError, match=message):
        add_boundaries(path, level=2)
    assert not folder.exists() or list((folder / "boundaries").glob("*")) == []


def test_a_file_that_points_elsewhere_is_not_followed(tmp_path: Path, districts: Path) -> None:
    """GDAL's virtual files can name any address; they are refused under whatever name they come."""
    virtual = tmp_path / "a.geojson"
    virtual.write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>{districts}</SrcDataSource>'
        "<SrcLayer>Districts 2024</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"
    )

    with pytest.raises(BoundaryError, match=r"is OGR_VRT, which is not read|cannot be read as polygons"):
        add_boundaries(virtual, level=2)


def test_missing_fields_and_files_are_named(districts: Path, tmp_path: Path) -> None:
    """The message lists the fields there are, or says that there is no such file."""
    with pytest.raises(BoundaryError, match="no field 'nom', but code, shapeName"):
        add_boundaries(districts, level=2, name_field="nom")
    with pytest.raises(BoundaryError, match="there is no file"):
        add_boundaries(tmp_path / "none.geojson", level=2)
    plain = tmp_path / "plain.geojson"
    gpd.read_file(districts)[["code", "geometry"]].to_file(plain)
    with pytest.raises(BoundaryError, match=r"which field of .* --name-field: it has code"):
        add_boundaries(plain, level=2)


def test_reference_system_must_be_known(tmp_path: Path) -> None:
    """Without one, degrees are taken as they are, and metres are refused."""
    metres = disc(68.6, 37.3, 10)
    projected = gpd.GeoSeries([metres], crs=4326).to_crs(32642).iloc[0]
    for name, shape in (("degrees", metres), ("metres", projected)):
        rows = gpd.GeoDataFrame({"shapeName": ["x"]}, geometry=[shape])
        with pytest.warns(UserWarning, match="'crs' was not provided"):
            pyogrio.write_dataframe(rows, tmp_path / f"{name}.shp")

    assert len(read_polygons(tmp_path / "degrees.shp", level=2, name_field="shapeName").frame) == 1
    with pytest.raises(BoundaryError, match="names no reference system"):
        read_polygons(tmp_path / "metres.shp", level=2, name_field="shapeName")


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
