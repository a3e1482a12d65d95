"""Vector files of any source become named polygons, or one clear error."""

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.boundaries.reading import read_polygons
from geo.boundaries.store import add_boundaries
from geo.errors import BoundaryError

from .shapes import disc, districts, folder

__all__ = ["districts", "folder"]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp", ".geojson"])
def test_every_usual_format_is_read(tmp_path: Path, suffix: str) -> None:
    """GeoPackage, FlatGeobuf, Shapefile and GeoJSON hold the same names and shapes."""
    rows = gpd.GeoDataFrame({"ADM2_EN": ["Ҷайҳун"]}, geometry=[disc(68.6, 37.3, 10)], crs=4326)
    rows.to_file(tmp_path / f"d{suffix}")
    read = read_polygons(tmp_path / f"d{suffix}", level=2)

    assert list(read.frame["name"]) == ["Ҷайҳун"]
    assert read.frame.geometry.iloc[0].geom_type == "MultiPolygon"
    assert read.frame.geometry.iloc[0].equals(rows.geometry.iloc[0])


def test_names_are_one_line_of_what_can_be_shown(tmp_path: Path) -> None:
    """A terminal is told every name; escape sequences become spaces, and a page of text is no name."""
    shapes = [disc(lon, 38.4, 10) for lon in (71.0, 71.3, 71.6)]
    names = ["\x1b[31mVanj\n ", "x" * 10_240, "می\u200cشود"]
    gpd.GeoDataFrame({"shapeName": names}, geometry=shapes, crs=4326).to_file(tmp_path / "d.geojson")
    read = read_polygons(tmp_path / "d.geojson", level=2)

    assert list(read.frame["name"]) == ["[31mVanj", "می\u200cشود"]
    assert read.left_out == 1


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


@pytest.mark.parametrize(
    ("ring", "kept"),
    [
        ([[71, 38], [72, 38], [72, 39]], True),
        ([[71, 38], [72, 38]], False),
        ([[71, 38]], False),
        ([[float("nan"), 38], [72, 38], [72, 39], [float("nan"), 38]], False),
        ([[170, 50], [190, 50], [190, 60], [170, 50]], False),
        ([[7000, 38], [7001, 38], [7001, 39], [7000, 38]], False),
    ],
    ids=["not closed", "two corners", "one corner", "NaN", "beyond 180 degrees", "off the globe"],
)
def test_a_wrong_outline_does_not_stop_the_others(
    tmp_path: Path,
    recwarn: pytest.WarningsRecorder,
    ring: list[list[float]],
    kept: bool,  # noqa: FBT001
) -> None:
    """One that only lacks its last corner is closed; what is no area on the globe is left out and counted."""
    rings = {"Vanj": [[71, 37], [72, 37], [72, 38], [71, 37]], "odd": ring}
    features = [
        {
            "type": "Feature",
            "properties": {"shapeName": name},
            "geometry": {"type": "Polygon", "coordinates": [corners]},
        }
        for name, corners in rings.items()
    ]
    path = tmp_path / "d.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    read = read_polygons(path, level=2)

    assert (list(read.frame["name"]), read.left_out) == ((["Vanj", "odd"], 0) if kept else (["Vanj"], 1))
    assert read.frame.geometry.is_valid.all()
    assert len(recwarn) == 0


@pytest.mark.parametrize("beside", [[], ["__MACOSX/inner/._d.shp"]])
def test_a_zip_may_have_its_layers_in_a_folder(tmp_path: Path, beside: list[str]) -> None:
    """As a folder that was packed whole has, and as a Mac packs it."""
    rows = gpd.GeoDataFrame({"ADM2_EN": ["Vanj"]}, geometry=[disc(71.8, 38.4, 10)], crs=4326)
    rows.to_file(tmp_path / "d.shp")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        for part in sorted(tmp_path.glob("d.*")):
            archive.write(part, f"inner/{part.name}")
        for name in beside:
            archive.writestr(name, "x")

    assert list(read_polygons(tmp_path / "d.zip", level=2).frame["name"]) == ["Vanj"]


def test_swapped_axes_are_told(tmp_path: Path) -> None:
    """Latitude first puts the polygons into the Barents Sea."""
    rows = gpd.GeoDataFrame({"shapeName": ["Vanj"]}, geometry=[shapely.box(38.0, 71.0, 38.6, 71.9)], crs=4326)
    rows.to_file(tmp_path / "d.geojson")
    with pytest.raises(BoundaryError, match="not added; its axes look swapped"):
        add_boundaries(tmp_path / "d.geojson", level=2)


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
        ("a.geojson", b'{"type":"FeatureCollection","features":[]}', "holds no area with a name"),
        (
            "a.geojson",
            b'{"type":"Feature","crs":{"properties":{"name":"EPSG:999999"}},"geometry":null}',
            "names the CRS 'EPSG:999999', which is not known",
        ),
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
    with pytest.raises(BoundaryError, match="is a folder: give GeoJSON"):
        add_boundaries(tmp_path, level=2)
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
