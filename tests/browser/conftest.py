"""Pages in headless Chromium, with every request blocked and counted."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]


@dataclass
class Opened:
    """A page that was opened, what it tried to fetch, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


ARTEFACTS = Path(__file__).parents[2] / "test-artefacts"
TABLE = Path(__file__).parents[1] / "data" / "five_incidents.csv"


@pytest.fixture(scope="session")
def five() -> gpd.GeoDataFrame:
    """Return five incidents: one imprecise, two at one place, one far off of unknown type, one unplaced."""
    table = pd.read_csv(TABLE)
    return gpd.GeoDataFrame(
        table, geometry=gpd.points_from_xy(table["longitude"], table["latitude"]), crs=4326
    )


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds; Playwright's own wait needs eval, which the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{expression} did not come true in 10 s")


@pytest.fixture(scope="session")
def wait() -> Callable[[Page, str], None]:
    """Return a function that waits until an expression holds on a page."""
    return until


def rest(page: Page) -> None:
    """Wait until the map has come to rest: its address is written, and for half a second nothing moved."""
    look = """() => new Promise((seen) => requestAnimationFrame(() => seen(
      [location.hash, ...[...document.querySelectorAll(".leaflet-map-pane, .leaflet-popup")]
        .map((one) => JSON.stringify(one.getBoundingClientRect()))])))"""
    before = None
    for _ in range(40):
        now = page.evaluate(look)
        if now == before and now[0]:
            return
        before = now
        page.wait_for_timeout(500)
    pytest.fail("the map did not come to rest in 20 s")


@pytest.fixture(scope="session")
def at_rest() -> Callable[[Page], None]:
    """Return a function that waits until a page's map has come to rest."""
    return rest


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, started once; without it the page tests are skipped, but on the build server they fail."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the page tests need Chromium at {CHROMIUM}: install Debian's package chromium")
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Opened]]:
    """Return a function that opens a file and waits until the page says that it can be used."""
    contexts = []

    def opened(path: Path, *, fragment: str = "", wait: bool = True, **options: object) -> Opened:
        settings = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options}
        context = chromium.new_context(**settings)  # type: ignore[arg-type] # the options of Playwright, as a dictionary
        contexts.append(context)
        result = Opened(context.new_page())
        own = path.resolve().as_uri()

        def block(route: Route) -> None:
            if route.request.url.split("#")[0] == own:
                route.continue_()
            else:
                result.requests.append(route.request.url)
                route.abort()

        context.route("**/*", block)
        result.page.on("pageerror", lambda error: result.errors.append(str(error)))
        result.page.on(
            "dialog", lambda dialog: (result.errors.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        result.page.on(
            "console", lambda message: result.errors.append(message.text) if message.type == "error" else None
        )
        result.page.goto(own + fragment)
        if wait:
            result.page.evaluate("panj.ready")
        return result

    yield opened
    for number, context in enumerate(contexts):
        if os.environ.get("CI") == "true":  # kept by the build server, for a look at what was tested
            ARTEFACTS.mkdir(exist_ok=True)
            name = re.sub(r"\W+", "-", request.node.name)[:80]
            context.pages[0].screenshot(path=ARTEFACTS / f"{name}-{number}.png")
        context.close()
