"""The elements on their own, many incidents, and the interface for scripts."""

import sys
from collections.abc import Callable
from pathlib import Path

import folium
import geopandas as gpd
import pytest

import maps

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from generate_incidents import generate_incidents

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page of three thousand incidents, four hundred of them at one place."""
    table = generate_incidents(3000)
    table.loc[:399, ["latitude", "longitude"]] = [37.4897, 71.5531]
    path = tmp_path_factory.mktemp("crowd") / "map.html"
    maps.save_html(maps.build_map(table), path)
    return path


def test_elements_work_on_a_plain_map(tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable) -> None:
    """On a plain folium map with a marker beside, layers are drawn, incidents open, the slider narrows."""
    plain = folium.Map(location=[37.5, 71], zoom_start=7, tiles=None)
    folium.Marker([38.5, 68.8], tooltip="a marker").add_to(plain)
    for element in (maps.BackdropLayer(), maps.ZoneLayer([10, 50]), maps.BorderLayer()):
        element.add_to(plain)
    layer = maps.IncidentLayer(five).add_to(plain)
    maps.TimeSlider(layer).add_to(plain)
    folium.LayerControl().add_to(plain)
    maps.save_html(plain, tmp_path / "plain.html")

    opened = open_page(tmp_path / "plain.html")
    page = opened.page
    page.evaluate("panj.select('A-1')")

    assert "Outpost retaken." in page.locator(".leaflet-popup-content").inner_text()
    assert page.locator(".leaflet-marker-icon").count() == 1
    page.get_by_role("slider", name="To").focus()
    page.keyboard.press("Home")
    assert page.evaluate("panj.visible()") == ["A-1", "A-5"]
    assert page.evaluate("panj.filter({type: ['Protests']})") == 1
    assert (opened.errors, opened.requests) == ([], [])


def test_notebook_shows_the_map_without_a_network(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable
) -> None:
    """What a notebook puts into its frame works with every request blocked."""
    path = tmp_path / "notebook.html"
    path.write_text(maps.build_map(five).get_root().render(), encoding="utf-8")

    page = open_page(path).page
    page.evaluate("panj.select('A-1')")

    assert "Outpost retaken." in page.locator(".leaflet-popup-content").inner_text()


def test_clusters_say_their_count_and_open(crowd: Path, open_page: Callable, wait: Callable) -> None:
    """Hundreds of incidents at one place are one cluster, however near; clicks list them and open one."""
    page = open_page(crowd, fragment="#view=37.4897,71.5531,14").page

    box = page.locator(".panj-stage .leaflet-container").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait(page, "document.querySelector('.leaflet-container').title === 'Incidents here: 400'")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    card = page.locator(".leaflet-popup-content")
    card.wait_for()
    assert card.locator("h2").inner_text() == "Incidents here: 400"
    before, place = None, card.bounding_box()
    while place != before:  # the map may still be moving to make room for the popup
        page.wait_for_timeout(300)
        before, place = place, card.bounding_box()
    card.locator("button").first.click()
    page.locator("[data-incident]").wait_for()


def test_click_on_a_cluster_zooms_in(crowd: Path, open_page: Callable, wait: Callable) -> None:
    """A cluster whose incidents lie apart is zoomed into."""
    page = open_page(crowd).page
    box = page.locator(".panj-stage .leaflet-container").bounding_box()

    for across in range(100, 800, 20):
        page.mouse.move(box["x"] + across, box["y"] + 300)
        page.wait_for_timeout(40)
        if "Incidents here" in page.locator(".panj-stage .leaflet-container").get_attribute("title"):
            break
    page.mouse.click(box["x"] + across, box["y"] + 300)

    wait(page, "Number(new URLSearchParams(location.hash.slice(1)).get('view').split(',')[2]) > 8")


def test_list_of_thousands_holds_only_what_is_in_sight(crowd: Path, open_page: Callable) -> None:
    """The document has a few dozen items; the last one is reached with one key."""
    page = open_page(crowd).page
    page.locator("[role=listbox]").focus()

    page.keyboard.press("End")

    assert page.locator("[role=option]").count() < 40
    assert page.locator(".panj-active").get_attribute("aria-posinset") == "3000"


def test_search_finds_incidents_and_goes_to_places(crowd: Path, open_page: Callable, wait: Callable) -> None:
    """What is typed narrows the incidents; a place of that name is one click away."""
    page = open_page(crowd).page

    page.get_by_role("searchbox").first.fill("khor")
    page.get_by_role("button", name="Go to Khorugh").click()

    wait(page, "location.hash.startsWith('#view=37.4') || location.hash.startsWith('#view=37.5')")
    page.get_by_role("searchbox").first.fill("GEN-0000007")
    wait(page, "panj.visible().length === 1")


def test_filters_count_what_each_choice_would_give(crowd: Path, open_page: Callable, wait: Callable) -> None:
    """Each value has its number; a choice narrows; reset shows all again."""
    page = open_page(crowd).page
    page.get_by_role("tab", name="Filter").click()
    riots = page.locator(".panj-value", has_text="Riots")
    count = int(riots.locator(".panj-value-count").inner_text())

    riots.locator("input").check()

    wait(page, f"panj.visible().length === {count}")
    page.get_by_role("button", name="Reset").click()
    wait(page, "panj.visible().length === 3000")


def test_events_tell_what_happens(crowd: Path, open_page: Callable) -> None:
    """A host page hears of what is opened, closed and filtered, until it no longer wants to."""
    page = open_page(crowd).page

    heard = page.evaluate(
        """async () => {
          const heard = [];
          const stops = [];
          for (const name of ["select", "filter"]) {
            stops.push(await panj.on(name, (what) => heard.push([name, what])));
          }
          await panj.select("GEN-0000001");
          panj.close();
          await panj.filter({type: []});
          stops.forEach((stop) => stop());
          await panj.filter({});
          return [heard, await panj.select("nobody"), await panj.incident("nobody"),
            (await panj.incident("GEN-0000001")).event_id];
        }"""
    )

    told = [["select", "GEN-0000001"], ["select", None], ["filter", 0]]
    assert heard == [told, False, None, "GEN-0000001"]


def test_window_plays_through_time(crowd: Path, open_page: Callable) -> None:
    """Play moves a window through time; pause stops it."""
    page = open_page(crowd).page
    page.get_by_role("button", name="Play").click()
    start = page.get_by_label("From", exact=True).first.input_value()

    first_day = page.get_by_label("From", exact=True).first
    for _ in range(100):
        if first_day.input_value() > start:
            break
        page.wait_for_timeout(100)
    page.get_by_role("button", name="Pause").click()

    assert first_day.input_value() > start
    assert 0 < len(page.evaluate("panj.visible()")) < 3000


def test_panel_of_a_phone_opens_and_closes(crowd: Path, open_page: Callable) -> None:
    """On a narrow screen a tab opens the panel, and closes it again; nothing sticks out."""
    page = open_page(crowd, viewport={"width": 375, "height": 700}).page
    panel = page.locator(".panj-panel-list")
    assert not panel.is_visible()

    page.get_by_role("tab", name="List").click()
    assert panel.is_visible()
    page.get_by_role("tab", name="List").click()

    assert not panel.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_paper_has_map_legend_and_sources(crowd: Path, open_page: Callable) -> None:
    """In print there are no controls, but the legend and the sources."""
    page = open_page(crowd).page

    page.emulate_media(media="print")

    assert not page.get_by_role("searchbox").first.is_visible()
    assert page.locator(".panj-legend-panel").is_visible()
    assert "ODbL" in page.locator(".panj-sources").inner_text()


@pytest.mark.parametrize("width", [375, 1280])
def test_map_on_paper_is_drawn_in_its_size(
    crowd: Path, open_page: Callable, wait: Callable, at_rest: Callable, width: int
) -> None:
    """In print the ground covers a map of 17 by 12 cm, in light colours; then the page is as before."""
    page = open_page(crowd, viewport={"width": width, "height": 700}, color_scheme="dark").page
    at_rest(page)
    state = """() => {
      const canvas = document.querySelector(".leaflet-panj-ground-pane canvas");
      const holder = document.querySelector(".leaflet-container");
      const [ground, map] = [canvas, holder].map((one) => one.getBoundingClientRect());
      const pen = canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
      const covers = ground.left <= map.left && ground.right >= map.right && ground.top <= map.top
        && ground.bottom >= map.bottom;
      return [Math.round(map.width), Math.round(map.height), covers, pen[0] > 128];
    }"""
    before = page.evaluate(state)
    page.evaluate(f"() => {{ window.print = () => {{ window.onPaper = ({state})(); }}; }}")
    page.get_by_role("button", name="Print").click()
    wait(page, "globalThis.onPaper !== undefined")
    on_paper = page.evaluate("onPaper")
    after = page.evaluate(f"() => {{ dispatchEvent(new Event('afterprint')); return ({state})(); }}")

    assert on_paper == [643, 454, True, True]
    assert before[2:] == [True, False]
    assert after == before


def test_page_says_when_the_browser_is_too_old(crowd: Path, open_page: Callable, tmp_path: Path) -> None:
    """Without DecompressionStream the page is not blank: it says what is missing."""
    text = crowd.read_text(encoding="utf-8")
    start = text.index("<meta http-equiv")  # the policy would forbid the next line
    end = text.index(">", start) + 1
    old = text[:start] + "<script>delete globalThis.DecompressionStream</script>" + text[end:]
    path = tmp_path / "old.html"
    path.write_text(old, encoding="utf-8")

    page = open_page(path, wait=False).page

    page.locator(".panj-failure").first.wait_for()
    assert "This browser is too old" in page.locator(".panj-failure").first.inner_text()
