"""The page where there is little room: phones, low maps, crowded towns."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from playwright.sync_api import Browser

import maps
from maps.palettes import DARK
from maps.style import LARGEST_RADIUS, LIGHT

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 700}
# Runs in the page: the controls that stick out of the window, or are cut off by what holds them.
CUT = """() => [...document.querySelectorAll(".panj-header button, .panj-header input, .panj-time-row *")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const holder = one.parentElement.getBoundingClientRect();
    return box.width > 0 && (box.left < 0 || box.right > innerWidth || box.right > holder.right + 1);
  }).map((one) => one.outerHTML)"""
# Keeps where each name was last drawn on a canvas of the map, in CSS pixels.
WATCH = """(() => {
  globalThis.names = {};
  const pen = CanvasRenderingContext2D.prototype;
  const [write, copy] = [pen.fillText, pen.drawImage];
  pen.fillText = function (text, ...rest) {
    this.canvas.text = text;
    return write.call(this, text, ...rest);
  };
  const clear = pen.clearRect;
  pen.clearRect = function (...rest) {
    if (this.canvas.closest(".leaflet-panj-ground-pane")) globalThis.names = {};
    return clear.call(this, ...rest);
  };
  pen.drawImage = function (picture, ...rest) {
    if (picture.text) globalThis.names[picture.text] = rest;
    return copy.call(this, picture, ...rest);
  };
})()"""


def page_of(table: pd.DataFrame, folder: Path, language: str = "en") -> Path:
    """Return the page of a table."""
    maps.save_html(maps.build_map(table, language=language), folder / "map.html")
    return folder / "map.html"


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
def test_phone_shows_every_button_whole(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable, language: str
) -> None:
    """On a screen of 375 pixels no button and no date is cut, in any language."""
    page = open_page(page_of(five, tmp_path, language), viewport=PHONE).page

    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ground_beyond_the_backdrop_looks_like_land(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable, scheme: str
) -> None:
    """Where the shapes end, the map goes on in the colour of the countries around."""
    page = open_page(page_of(five, tmp_path), color_scheme=scheme).page

    colour = page.evaluate("getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor")

    land = LIGHT.neighbour if scheme == "light" else DARK.neighbour
    assert colour == f"rgb{tuple(int(land[i : i + 2], 16) for i in (1, 3, 5))}"


@pytest.mark.parametrize("shape", ["phone", "desktop"])
def test_popup_of_a_low_map_shows_the_figures_and_the_symbol(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable, at_rest: Callable, shape: str
) -> None:
    """With little height the popup reaches down to the figures, and its symbol stays above the credits."""
    table = five.assign(notes="What was told of it takes a few lines. " * 4)
    size, last = (
        (PHONE, ".panj-distance") if shape == "phone" else ({"width": 1280, "height": 800}, ".panj-within")
    )
    page = open_page(page_of(table, tmp_path), viewport=size).page
    if shape == "desktop":
        page.locator(".panj-strip-button").click()
        at_rest(page)

    page.evaluate("panj.select('A-2')")
    at_rest(page)

    boxes = [
        page.locator(name).bounding_box()
        for name in (".leaflet-popup-content", last, ".leaflet-popup-tip-container")
    ]
    popup, figures, tip = boxes
    assert popup["y"] >= page.locator(".panj-stage").bounding_box()["y"]
    assert figures["y"] + figures["height"] < popup["y"] + popup["height"]
    # the symbol of 42 dead, the most there is, is the largest
    credits_top = page.locator(".leaflet-control-attribution").bounding_box()["y"]
    assert tip["y"] + tip["height"] + 2 * LARGEST_RADIUS <= credits_top


def test_names_of_reaches_keep_off_each_other(
    tmp_path: Path, five: gpd.GeoDataFrame, chromium: Browser, at_rest: Callable
) -> None:
    """On a map of 480 pixels' width, the border's short eastern reaches are named without an overlap."""
    page = chromium.new_page(viewport={"width": 850, "height": 700})
    page.add_init_script(WATCH)
    page.goto(page_of(five, tmp_path).as_uri())
    page.evaluate("panj.ready")
    at_rest(page)

    named = page.evaluate("Object.entries(names).filter(([name]) => /Pamir|Zorkul|Panj|Amu/.test(name))")
    page.close()
    boxes = [shapely.box(x, y + h / 4, x + w, y + h * 3 / 4) for _, (x, y, w, h) in named]
    assert len(boxes) >= 3
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_name_of_a_seat_keeps_off_the_symbols(tmp_path: Path, chromium: Browser, at_rest: Callable) -> None:
    """Khorugh, a provincial seat amid large symbols, is named beside all of them."""
    spots = [(71.55 + dx, 37.49 + dy) for dx in (-0.12, 0, 0.12) for dy in (-0.1, 0, 0.1)]
    table = pd.DataFrame(spots, columns=["longitude", "latitude"]).assign(fatalities=40, event_type="Battles")
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(WATCH)
    page.goto(page_of(table, tmp_path).as_uri())
    page.evaluate("panj.ready")
    at_rest(page)

    x, y, width, height = page.evaluate("names['Khorugh']")
    covered = page.evaluate(
        """([x, y, width, height]) => {
          const canvas = document.querySelector(".leaflet-panj-incidents-pane canvas");
          const ratio = canvas.width / canvas.clientWidth;
          const box = [x + 3, y + height / 4, width - 6, height / 2].map((one) => Math.round(one * ratio));
          return canvas.getContext("2d").getImageData(...box).data.some((one, i) => i % 4 === 3 && one > 0);
        }""",
        [x, y, width, height],
    )
    page.close()
    assert not covered


def test_override_in_one_field_leaves_the_next_as_it_is(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable
) -> None:
    """A right-to-left override in a date turns neither the type after it nor the sign between them."""
    table = five.assign(event_date="\u202esoon", event_type="Battles", reach="\u202ePanj")
    page = open_page(page_of(table, tmp_path)).page
    # where the first letters of the type stand: from left to right, after what stands before them
    places = page.locator(".panj-item-more").first.evaluate(
        """(line) => {
          const node = line.lastChild.firstChild ?? line.lastChild;
          const text = node.textContent;
          const from = text.indexOf("Battles");
          return [...Array(7).keys()].map((i) => {
            const range = document.createRange();
            range.setStart(node, from + i);
            range.setEnd(node, from + i + 1);
            return range.getBoundingClientRect().left;
          });
        }"""
    )

    assert places == sorted(places)
    assert page.locator(".panj-item-more").first.evaluate("e => e.textContent") == "\u202esoon · Battles"


@pytest.mark.parametrize("width", [375, 850, 1280])
def test_names_keep_off_the_controls(
    tmp_path: Path, five: gpd.GeoDataFrame, chromium: Browser, width: int, at_rest: Callable
) -> None:
    """No name stands under the buttons, the scale or the credits, and none of these under another."""
    page = chromium.new_page(viewport={"width": width, "height": 750})
    page.add_init_script(WATCH)
    page.goto(page_of(five, tmp_path).as_uri())
    page.evaluate("panj.ready")
    at_rest(page)
    named, controls, corner = page.evaluate(
        """() => {
          const box = (one) => one.getBoundingClientRect();
          const canvas = box(document.querySelector(".leaflet-panj-ground-pane canvas"));
          const controls = [...document.querySelectorAll(".leaflet-control")].map(box);
          const edges = controls.map(({left, top, right, bottom}) => [left, top, right, bottom]);
          return [Object.values(names), edges, [canvas.left, canvas.top]];
        }"""
    )
    page.close()
    left, top = corner
    boxes = [
        shapely.box(left + x, top + y + h / 4, left + x + w, top + y + h * 3 / 4) for x, y, w, h in named
    ]

    fixed = [shapely.box(*edges) for edges in controls]
    assert len(boxes) > 8
    assert len(fixed) >= 3
    assert not any(one.overlaps(other) for one, other in combinations(fixed, 2))
    assert not any(box.overlaps(control) for box in boxes for control in fixed)


def test_phone_opens_with_the_incidents_of_the_zone(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable, at_rest: Callable
) -> None:
    """A map higher than wide shows the places near the border, not the far-off ones that would shrink it."""
    page = open_page(page_of(five, tmp_path), viewport=PHONE, fragment="").page
    at_rest(page)
    lat, lon, zoom = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('view')").split(",")

    assert (float(lat), float(lon)) == pytest.approx((37.57, 70.88), abs=0.2)
    assert float(zoom) > 7


def test_row_of_coordinates_alone_is_named_by_them(tmp_path: Path, open_page: Callable) -> None:
    """Where no place is named, list and popup give latitude and longitude."""
    page = open_page(page_of(pd.DataFrame({"latitude": [37.49], "longitude": [71.55]}), tmp_path)).page
    page.evaluate("panj.select('row-1')")

    assert page.locator(".panj-item-title").inner_text() == "37.4900°N, 71.5500°E"
    assert "37.4900°N, 71.5500°E" in page.locator(".panj-when").inner_text()


def test_selected_province_is_outlined(tmp_path: Path, open_page: Callable, at_rest: Callable) -> None:
    """Gorno-Badakhshan is tinted to its eastern end, and not beyond its border where a disc would reach."""
    row = {"event_id": ["G"], "latitude": [38.4], "longitude": [72.9], "radius_km": [143.0]}
    table = pd.DataFrame({**row, "place_id": ["tj-gbao"], "location": ["GBAO"]})
    page = open_page(page_of(table, tmp_path)).page
    page.evaluate("panj.select('G')")
    at_rest(page)
    view = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('view')")
    tinted = page.evaluate(
        """([view, points]) => {
          const [lat, lon, zoom] = view.split(",").map(Number);
          const map = document.querySelector(".leaflet-container").getBoundingClientRect();
          const canvas = document.querySelector(".leaflet-panj-selection-pane canvas");
          const box = canvas.getBoundingClientRect();
          const pixel = (one) => L.CRS.EPSG3857.latLngToPoint(L.latLng(one), zoom);
          const middle = pixel([lat, lon]);
          return points.map((one) => {
            const at = pixel(one).subtract(middle);
            const ratio = canvas.width / box.width;
            const x = Math.round((map.left + map.width / 2 + at.x - box.left) * ratio);
            const y = Math.round((map.top + map.height / 2 + at.y - box.top) * ratio);
            return canvas.getContext("2d").getImageData(x, y, 1, 1).data[3] > 0;
          });
        }""",
        # the first two in the province, the first farther than 143 km; the others in Afghanistan and China
        [view, [[38.2, 74.75], [37.6, 72.2], [37.4, 70.9], [39.2, 73.95 + 0.6]]],
    )

    assert tinted == [True, True, False, False]
    assert "anywhere in the area that is outlined" in page.locator(".panj-placing").inner_text()
