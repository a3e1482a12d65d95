"""The interactive map as Python code makes it: elements, views, files."""

import base64
import hashlib
import html
import re
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString

import maps
from gazetteer.errors import OutputError
from maps.errors import MapsError, StyleError
from maps.interactive import first_view, near_view
from maps.save import page_html

TABLE = Path(__file__).parents[1] / "data" / "five_incidents.csv"
KINDS = ["IncidentLayer", "BorderLayer", "ZoneLayer", "BackdropLayer"]


@pytest.fixture(scope="module")
def five() -> gpd.GeoDataFrame:
    """Return five incidents."""
    table = pd.read_csv(TABLE)
    return gpd.GeoDataFrame(
        table, geometry=gpd.points_from_xy(table["longitude"], table["latitude"]), crs=4326
    )


@pytest.fixture(scope="module")
def page(five: gpd.GeoDataFrame) -> str:
    """Return the page of the five incidents."""
    return page_html(maps.build_map(five))


def test_build_map_gives_a_folium_map_of_folium_elements(five: gpd.GeoDataFrame) -> None:
    """The map is folium's, and all layers are folium layers on it."""
    built = maps.build_map(five)

    assert isinstance(built, folium.Map)
    layers = [child for child in built._children.values() if isinstance(child, folium.map.Layer)]
    assert {type(layer).__name__ for layer in layers} == set(KINDS)


def test_elements_stand_on_a_plain_folium_map(five: gpd.GeoDataFrame) -> None:
    """Every element can be added to a map with tiles and a marker, and shows in a notebook."""
    plain = folium.Map(location=[38, 71])
    folium.Marker([37.49, 71.55]).add_to(plain)
    layer = maps.IncidentLayer(five).add_to(plain)
    for element in (maps.BackdropLayer(), maps.BorderLayer(), maps.ZoneLayer([10]), maps.TimeSlider(layer)):
        element.add_to(plain)
    folium.LayerControl().add_to(plain)

    shown = html.unescape(plain._repr_html_())

    for kind in ("incidents", "backdrop", "border", "zones"):
        assert f'"{kind}"' in shown
    assert "panj.timeSlider(" in shown
    assert shown.count('<script type="application/octet-stream"') == 4


def test_page_holds_no_address_that_would_be_fetched(page: str) -> None:
    """Leaflet is inside; nothing has a src or an href of its own, and no style asks for a file."""
    assert re.findall(r"""<(?:script|img|link|iframe)[^>]*\s(?:src|href)=""", page) == []
    assert re.findall(r"url\((?!data:|#)", page) == []
    assert not re.search(r"jsdelivr|cdnjs|code\.jquery|bootstrapcdn|unpkg", page)


def test_policy_names_every_script_and_style_by_its_hash(page: str) -> None:
    """The Content-Security-Policy allows the page's own scripts by hash, no inline ones and no eval."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = html.unescape(found[1])
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)

    for text in (*scripts, *styles):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert len(scripts) == 4
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_page_is_the_same_for_the_same_table(five: gpd.GeoDataFrame, page: str) -> None:
    """Two pages of one table are equal, byte for byte."""
    assert page_html(maps.build_map(five)) == page


def test_page_of_a_thousand_incidents_is_small(five: gpd.GeoDataFrame) -> None:
    """A thousand incidents with the backdrop take less than half a megabyte."""
    many = pd.concat([five] * 200, ignore_index=True)
    many["event_id"] = [f"id-{i}" for i in range(len(many))]

    assert len(page_html(maps.build_map(many)).encode()) < 500_000


def test_plain_map_with_tiles_and_marker_is_saved_too(five: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Tiles are the only thing that such a page may fetch, and the policy names their host."""
    plain = folium.Map(location=[38, 71])
    folium.Marker([37.49, 71.55], tooltip="a marker").add_to(plain)
    maps.IncidentLayer(five).add_to(plain)

    maps.save_html(plain, tmp_path / "map.html")

    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "img-src data: https://tile.openstreetmap.org" in text
    assert "strict-origin-when-cross-origin" in text


@pytest.mark.parametrize(
    ("element", "needs"),
    [
        (folium.Marker([37, 71], popup="words"), "jquery"),
        (folium.Marker([37, 71], icon=folium.Icon()), "Leaflet.awesome-markers"),
    ],
)
def test_elements_that_need_the_network_are_refused(
    element: folium.Marker, needs: str, tmp_path: Path
) -> None:
    """A page that could not be whole is not written; the message says what is needed and what to do."""
    plain = folium.Map(tiles=None)
    element.add_to(plain)

    with pytest.raises(MapsError, match=f"needs {needs} from the network.*leave it out, or write"):
        maps.save_html(plain, tmp_path / "map.html")
    assert list(tmp_path.iterdir()) == []


def test_plugin_with_files_of_its_own_is_refused() -> None:
    """A plugin that links to a CDN is named by its address."""
    plain = folium.Map(tiles=None)
    plain.add_js_link("plugin", "https://cdn.example/plugin.js")

    with pytest.raises(MapsError, match=r"needs https://cdn\.example/plugin\.js from the network"):
        page_html(plain)
    folium.Map.default_js.pop()


def test_missing_folder_is_said(five: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Where the folder does not exist, the message says so."""
    with pytest.raises(OutputError, match="does not exist; make it first"):
        maps.save_html(maps.build_map(five), tmp_path / "none" / "map.html")


def test_time_slider_belongs_on_a_map(five: gpd.GeoDataFrame) -> None:
    """A slider that was put on a layer is told where to go."""
    plain = folium.Map(tiles=None)
    layer = maps.IncidentLayer(five).add_to(plain)
    maps.TimeSlider(layer).add_to(layer)

    with pytest.raises(StyleError, match=r"stands on a folium\.Map"):
        plain.get_root().render()


def test_element_on_no_map_says_so(five: gpd.GeoDataFrame) -> None:
    """An element that was never added cannot be shown, and says what to do."""
    with pytest.raises(MapsError, match=r"is on no map: add it to a folium\.Map first"):
        maps.IncidentLayer(five).render()


def points(*pairs: tuple[float, float]) -> pd.DataFrame:
    """Return a table with these latitudes and longitudes."""
    return pd.DataFrame(pairs, columns=["latitude", "longitude"])


def test_first_view_is_the_border_though_a_few_lie_far_off() -> None:
    """One incident in Kabul among ten at the border does not shrink the map."""
    south, west, north, east = first_view(points(*[(37.5, 70.5)] * 10, (34.5, 69.2)))

    assert (36 < south < 36.5, 66.5 < west < 67.5, 38.5 < north < 39.5, 75 < east < 76) == (True,) * 4


def test_first_view_fits_what_is_elsewhere() -> None:
    """Where most incidents are far from the border, the view is theirs."""
    south, west, north, east = first_view(points((-33, 151), (-34, 150)))

    assert (-35 < south < -34, -33 < north < -32, 149 < west < 150, 151 < east < 152) == (True,) * 4


@pytest.mark.parametrize(
    "table", [points(), points((float("nan"), float("nan"))), pd.DataFrame({"location": ["x"]})]
)
def test_first_view_of_nothing_is_the_border(table: pd.DataFrame) -> None:
    """Without any place, the page opens with the border."""
    south, west, north, east = first_view(table)

    assert (south < 37, north > 38, west < 68, east > 75) == (True,) * 4


def test_near_view_holds_the_zone_alone() -> None:
    """A place farther than 50 km from the border does not count; without any nearer, the usual one stands."""
    table = points((37.5, 70.5), (37.0, 69.5), (34.5, 69.2)).assign(border_km=[3.0, 20.0, 290.0])

    assert near_view(table) == pytest.approx((36.75, 69.25, 37.75, 70.75))
    assert near_view(table.iloc[2:]) == first_view(table.iloc[2:])


def test_coordinates_may_stand_in_the_geometry_alone(five: gpd.GeoDataFrame) -> None:
    """A table whose places are only in its geometry makes the same view."""
    bare = five.drop(columns=["latitude", "longitude"])

    assert page_html(maps.build_map(bare)).count("<script>") == 4


def test_unknown_language_is_refused(five: gpd.GeoDataFrame) -> None:
    """The message names the languages that there are."""
    with pytest.raises(StyleError, match="use en, ru, tg, fa"):
        maps.build_map(five, language="xx")


@pytest.mark.parametrize("km", [0, -5, float("nan"), float("inf")])
def test_impossible_zone_is_refused(five: gpd.GeoDataFrame, km: float) -> None:
    """A zone needs a positive, finite distance."""
    with pytest.raises(StyleError, match="give distances greater than 0"):
        maps.build_map(five, zones_km=[10, km])


def test_map_without_zones_has_none(five: gpd.GeoDataFrame) -> None:
    """No distances, no bands."""
    assert not any(
        isinstance(child, maps.ZoneLayer) for child in maps.build_map(five, zones_km=[])._children.values()
    )


def test_hotspots_are_a_layer_of_their_own(five: gpd.GeoDataFrame) -> None:
    """The segments of a hotspot analysis are drawn on the border and shaded on the strip."""
    segments = gpd.GeoDataFrame(
        {"hotspot": ["Khorugh"], "start_km": [770.0], "end_km": [790.0], "times": [3.24]},
        geometry=[LineString([(71.5, 37.4), (71.6, 37.6)])],
        crs=4326,
    )
    built = maps.build_map(five, hotspots=segments)

    layer = next(child for child in built._children.values() if isinstance(child, maps.HotspotLayer))
    assert layer.stretches[0]["lines"] == [[715000, 374000, 1000, 2000]]
    assert (layer.stretches[0]["from_km"], layer.stretches[0]["to_km"], layer.stretches[0]["times"]) == (
        770,
        790,
        3.2,
    )


@pytest.mark.parametrize("name", ["osm", "OpenTopoMap", "https://tiles.example/{z}/{x}/{y}.png"])
def test_tiles_are_taken_by_name_or_address(five: gpd.GeoDataFrame, name: str) -> None:
    """A page may stand on tiles; then their host, and no other, is in its policy."""
    text = page_html(maps.build_map(five, tiles=name))
    found = re.search(r"img-src data: (https://[^;&]*)", text)

    assert found
    assert found[1].split("/")[2] in {"tile.openstreetmap.org", "*.tile.opentopomap.org", "tiles.example"}


@pytest.mark.parametrize(
    "name",
    [
        "nonsense",
        "https://tiles.example/1.png",
        "ftp://tiles.example/{z}/{x}/{y}",
        "https://x/{{z}}/{z}{x}{y}",
    ],
)
def test_unknown_tiles_are_refused(five: gpd.GeoDataFrame, name: str) -> None:
    """The message says what tiles may be."""
    with pytest.raises(StyleError, match=r"no tile service|no address of tiles"):
        maps.build_map(five, tiles=name)


def test_unknown_name_of_the_package_is_refused() -> None:
    """A name that the package does not offer is said by name."""
    with pytest.raises(AttributeError, match="has no attribute 'build_globe'"):
        _ = maps.build_globe
