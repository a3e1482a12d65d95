"""The page for everyone: what axe-core finds at WCAG 2.2 AA, and the keyboard."""

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import geopandas as gpd
import pytest
from playwright.sync_api import Page

import maps

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 375, "height": 700}


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with a page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(  # every two of language, scheme and size meet: half of all the combinations
    ("language", "scheme", "size"),
    [
        ("en", "light", DESKTOP),
        ("en", "dark", PHONE),
        ("ru", "light", PHONE),
        ("ru", "dark", DESKTOP),
        ("tg", "light", DESKTOP),
        ("tg", "dark", PHONE),
        ("fa", "light", PHONE),
        ("fa", "dark", DESKTOP),
    ],
)
def test_axe_finds_nothing(  # noqa: PLR0917 - pytest passes fixtures and parameters by name
    tmp_path: Path,
    five: gpd.GeoDataFrame,
    open_page: Callable,
    language: str,
    scheme: str,
    size: dict[str, int],
) -> None:
    """No violation of WCAG 2.2 AA, in any tab, with an incident and the strip open."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five, language=language), path)
    page = open_page(path, viewport=size, color_scheme=scheme).page
    page.locator(".panj-strip-button").click()
    page.evaluate("panj.select('A-1')")

    found = []
    for tab in page.get_by_role("tab").all():
        tab.click()
        found += violations(page)

    assert found == []


def test_every_control_is_reached_with_the_tab_key_and_shows_the_focus(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable
) -> None:
    """Tab comes by buttons, map, zoom, tabs, list and time slider; each shows that it has the focus."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five), path)
    page = open_page(path).page

    seen, unmarked = set(), []
    for _ in range(40):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            """() => {
              const here = document.activeElement;
              const thumb = here.type === "range" || here === document.body;
              return [here.getAttribute("aria-label") || here.textContent || here.type,
                thumb || getComputedStyle(here).outlineStyle !== "none"
                  || [...here.querySelectorAll("*")]
                    .some((part) => getComputedStyle(part).outlineStyle !== "none")];
            }"""
        )
        seen.add(name.strip())
        if not outline:
            unmarked.append(name)

    assert {
        "Print",
        "CSV",
        "Map of the incidents",
        "Zoom in",
        "List",
        "Incidents",
        "Play",
        "From",
        "To",
    } <= seen
    assert unmarked == []


def test_less_motion_plays_window_by_window(
    tmp_path: Path, five: gpd.GeoDataFrame, open_page: Callable
) -> None:
    """Who asks for less motion sees no sliding: each window stands for a second."""
    path = tmp_path / "map.html"
    maps.save_html(maps.build_map(five), path)
    page = open_page(path, reduced_motion="reduce").page
    page.get_by_role("button", name="Play").click()
    first = page.get_by_label("From", exact=True).first.input_value()

    page.wait_for_timeout(400)

    assert page.get_by_label("From", exact=True).first.input_value() == first
