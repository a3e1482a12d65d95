"""The page of an incident map, as a reader meets it."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Page

import maps

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, five: gpd.GeoDataFrame) -> Path:
    """Return the page of the test table."""
    path = tmp_path_factory.mktemp("page") / "map.html"
    maps.save_html(maps.build_map(five, title="Five incidents"), path)
    return path


def spot_of(page: Page, event_id: str) -> tuple[float, float]:
    """Return where the symbol of an incident stands in the window, after a look at it."""
    page.evaluate("id => panj.select(id)", event_id)
    tip = page.locator(".leaflet-popup-tip-container")
    before, box = None, tip.bounding_box()
    while box != before:  # the map may still be moving to make room for the popup
        page.wait_for_timeout(300)
        before, box = box, tip.bounding_box()
    assert box
    page.evaluate("panj.close()")
    return box["x"] + box["width"] / 2, box["y"] + box["height"]


def test_page_asks_the_network_for_nothing(saved: Path, open_page: Callable) -> None:
    """The page opens with every request blocked, tries none, and reports no error."""
    opened = open_page(saved)

    assert (opened.requests, opened.errors) == ([], [])


def test_page_says_its_title_in_the_tab_and_above_the_map(saved: Path, open_page: Callable) -> None:
    """The title stands in the tab of the browser and as the heading of the page."""
    page = open_page(saved).page

    assert (page.title(), page.locator("h1").inner_text()) == ("Five incidents", "Five incidents")


def test_click_on_an_incident_opens_all_its_fields(saved: Path, open_page: Callable) -> None:
    """A click on a symbol opens a popup with every field, and a link to the source that tells it nothing."""
    page = open_page(saved).page

    page.mouse.click(*spot_of(page, "A-1"))

    popup = page.locator(".leaflet-popup-content")
    popup.wait_for()
    fields = popup.locator("[data-field]").evaluate_all(
        "all => all.map(e => [e.dataset.field, e.textContent])"
    )
    assert dict(fields)["notes"] == "Outpost retaken."
    assert dict(fields)["border_km"] == "5.33"
    assert {"actor1", "actor2", "location", "disputed", "radius_km", "within_5_km"} <= set(dict(fields))
    link = popup.locator(".panj-source a")
    assert link.get_attribute("href") == "https://paper.example/1"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_incidents_at_one_place_do_not_hide_each_other(saved: Path, open_page: Callable) -> None:
    """Two incidents with the same coordinates are drawn apart, and the popup says why."""
    page = open_page(saved).page

    first, second = spot_of(page, "A-2"), spot_of(page, "A-3")
    page.evaluate("panj.select('A-2')")

    assert max(abs(first[0] - second[0]), abs(first[1] - second[1])) > 8
    assert "Drawn beside its place; other incidents there: 1." in page.locator(".panj-placing").inner_text()


def test_imprecise_place_is_said_in_the_popup(saved: Path, open_page: Callable) -> None:
    """An incident with a radius above 1 km says how far off it may be, and what that makes of the zones."""
    page = open_page(saved).page

    page.evaluate("panj.select('A-1')")

    assert page.locator(".panj-placing").inner_text() == "The place is known to within 6 km."
    assert page.locator(".panj-within").inner_text().split() == [
        "within",
        "5",
        "km",
        "56%",
        "within",
        "50",
        "km",
        "100%",
    ]


def test_list_shows_incidents_without_a_place_too(saved: Path, open_page: Callable) -> None:
    """What could not be placed is in the list, and opens from there with the keyboard alone."""
    page = open_page(saved).page

    page.locator("[role=listbox]").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    popup = page.locator(".leaflet-popup-content")
    popup.wait_for()
    assert "nobody knows" in popup.inner_text()
    assert "Place not known" in popup.inner_text()


def test_escape_gives_the_keyboard_back_to_the_list(saved: Path, open_page: Callable) -> None:
    """An incident opened from the list with Enter closes with Escape, and the list has the focus again."""
    page = open_page(saved).page
    page.locator("[role=listbox]").focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup-content").wait_for()

    page.keyboard.press("Escape")

    page.locator(".leaflet-popup-content").wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "listbox"


def test_filter_narrows_map_list_and_address(saved: Path, open_page: Callable, wait: Callable) -> None:
    """A choice leaves the incidents that it names, in map and list, and goes into the address."""
    page = open_page(saved).page

    count = page.evaluate("panj.filter({type: ['Battles'], fatalities: 2})")

    assert (count, page.evaluate("panj.visible()")) == (2, ["A-1", "A-2"])
    wait(page, "location.hash.includes('type=Battles')")
    assert page.locator(".panj-count").inner_text() == "Incidents: 2 of 5"


def test_permalink_restores_view_choice_and_incident(
    saved: Path, open_page: Callable, wait: Callable
) -> None:
    """A link shows what its sender saw: the view, the choice, the open incident."""
    first = open_page(saved).page
    first.evaluate("panj.filter({since: '2000-01-01', actor: ['Guards']})")
    first.evaluate("panj.select('A-2')")
    wait(first, "location.hash.includes('open=A-2')")
    fragment = first.evaluate("location.hash")

    page = open_page(saved, fragment=fragment).page

    assert page.evaluate("panj.visible()") == ["A-2", "A-4"]
    assert "An operation." in page.locator(".leaflet-popup-content").inner_text()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Dushanbe"])
def test_dates_are_those_of_the_data_in_every_time_zone(saved: Path, open_page: Callable, zone: str) -> None:
    """No time zone moves a date by a day."""
    page = open_page(saved, timezone_id=zone).page

    page.evaluate("panj.select('A-1')")

    assert page.locator(".panj-when").inner_text() == "July 13, 1993 · Sarigor"
    assert page.evaluate("panj.filter({since: '1993-07-13', until: '1993-07-13', undated: false})") == 1


def test_layers_go_and_come_with_their_switches(saved: Path, open_page: Callable) -> None:
    """Each zone, the border and the backdrop have a switch; what is switched off is no longer drawn."""
    page = open_page(saved).page
    page.get_by_role("tab", name="Legend").click()
    switches = page.locator(".panj-layers input")
    before = page.locator(".leaflet-panj-ground-pane canvas, .leaflet-pane canvas").first.evaluate(
        "c => c.toDataURL()"
    )

    for i in range(switches.count()):
        switches.nth(i).uncheck()
    page.wait_for_timeout(200)

    assert switches.count() == 6
    after = page.locator(".leaflet-pane canvas").first.evaluate("c => [c.style.display, c.toDataURL()]")
    assert after[0] == "none" or after[1] != before


def test_download_leaves_out_what_may_not_be_passed_on(saved: Path, open_page: Callable) -> None:
    """The CSV of the page holds the shown rows, but for those whose licence forbids it, and says so."""
    page = open_page(saved).page

    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()

    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["event_id", "A-1", "A-2", "A-4", "A-5"]
    assert page.locator(".panj-empty").inner_text() == "Not in the file, because their licence forbids it: 1"


@pytest.mark.parametrize(("rows", "said"), [(0, "There are no incidents in this table."), (1, "")])
def test_few_incidents_make_a_page_too(
    tmp_path: Path, open_page: Callable, five: gpd.GeoDataFrame, rows: int, said: str
) -> None:
    """An empty table makes a map that says so; one incident makes a map."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five.head(rows)), path)

    opened = open_page(path)

    assert opened.errors == []
    assert opened.page.locator(".panj-empty").inner_text() == said
    assert len(opened.page.evaluate("panj.visible()")) == rows


def test_endless_title_leaves_room_for_the_map(
    tmp_path: Path, open_page: Callable, five: gpd.GeoDataFrame
) -> None:
    """A title of ten thousand characters takes two lines, not the page."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five, title="Panj " * 2000), path)

    page = open_page(path).page

    assert page.locator("h1").bounding_box()["height"] < 60
    assert page.locator(".panj-stage").bounding_box()["height"] > 400


def test_map_without_any_place_says_so(tmp_path: Path, open_page: Callable, five: gpd.GeoDataFrame) -> None:
    """Where nothing could be placed, the page says it and the list has the rows."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five.tail(1)), path)

    page = open_page(path).page

    assert page.locator(".panj-empty").inner_text().startswith("None of these incidents has a place")
    assert page.locator("[role=option]").count() == 1


def test_time_slider_moves_with_the_keyboard(saved: Path, open_page: Callable, wait: Callable) -> None:
    """The handles of the time slider are moved with arrow keys, and what lies outside is gone."""
    page = open_page(saved).page

    page.get_by_role("slider", name="From").focus()
    page.keyboard.press("ArrowRight")

    wait(page, "panj.visible().length === 4")
    assert "A-1" not in page.evaluate("panj.visible()")


def test_hovering_the_list_marks_the_strip_and_the_map(
    saved: Path, open_page: Callable, wait: Callable
) -> None:
    """Who points at an incident in one view sees it marked in the others."""
    page = open_page(saved).page
    page.evaluate("panj.on('hover', id => { window.pointed = id; })")
    page.get_by_role("button", name="Border strip").click()

    page.locator("[role=option]").nth(1).hover()

    wait(page, "window.pointed")
    assert page.evaluate("window.pointed") in {"A-2", "A-3"}


def test_the_first_click_on_the_list_opens_what_it_is_on(
    saved: Path, open_page: Callable, wait: Callable
) -> None:
    """Pressed and released with a pause, as a hand does: the list keeps its items in between."""
    page = open_page(saved).page
    item = page.locator("[role=option]").nth(2)
    box = item.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(100)
    page.mouse.up()

    page.locator(".panj-popup").wait_for()
    assert item.get_attribute("aria-selected") == "true"
    assert page.locator("[role=option][aria-selected=true]").count() == 1


@pytest.mark.parametrize("language", ["ru", "tg", "fa"])
def test_page_speaks_the_language_that_was_asked_for(
    tmp_path: Path, open_page: Callable, five: gpd.GeoDataFrame, language: str
) -> None:
    """The document says its language and direction; no English word of the page is left."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five, language=language), path)

    opened = open_page(path)

    root = opened.page.locator("html")
    assert opened.errors == []
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (
        language,
        "rtl" if language == "fa" else "ltr",
    )
    for english in ("List", "Filter", "Legend", "incidents", "Border strip", "newest first", "Reset"):
        assert opened.page.get_by_text(english, exact=True).count() == 0
