"""Make the pictures of the maps in docs/images: python tools/pictures.py (needs Chromium)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import maps
from geo.incidents.example import example_incidents
from geo.incidents.locate import locate
from geo.incidents.measure import measure

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]
IMAGES = Path(__file__).parents[1] / "docs" / "images"
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 375, "height": 700}
STRIP_AND_POPUP = """() => {
  document.querySelector(".panj-strip-button").click();
  return new Promise((done) => setTimeout(() => panj.select("TJAF-20120724-01").then(done), 400));
}"""
# name, language, window, colours, what is done before the picture is taken
PICTURES = (
    ("page", "en", DESKTOP, "light", STRIP_AND_POPUP),
    ("page-dari-dark", "fa", DESKTOP, "dark", "document.querySelectorAll('[role=tab]')[1].click()"),
    ("page-phone", "tg", PHONE, "light", "null"),
)


def main() -> int:
    """Write the pictures."""
    table = measure(locate(example_incidents()))
    IMAGES.mkdir(exist_ok=True)
    maps.save_figure(maps.plot_map(table), IMAGES / "map.png")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, language, size, colours, action in PICTURES:
            path = Path(folder) / f"{name}.html"
            maps.save_html(maps.build_map(table, language=language), path)
            page = browser.new_page(viewport=size, color_scheme=colours)  # type: ignore[arg-type] # words and numbers as Playwright takes them
            take(page, path, IMAGES / f"{name}.png", action)
        browser.close()
    return 0


def take(page: Page, path: Path, picture: Path, action: str) -> None:
    """Open a page, do something in it, and keep how it looks."""
    page.goto(path.as_uri())
    page.evaluate("panj.ready")
    page.evaluate(action)
    page.wait_for_timeout(700)
    page.screenshot(path=picture)
    page.close()
    print(picture, picture.stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
