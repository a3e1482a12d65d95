"""The interactive map beside folium's own layers: time to build, memory, size, time to use, worst frame.

Each page is made in a process of its own and opened in headless Chromium without a graphics card and without
a network; Leaflet, jQuery and the cluster plugin, which folium asks a CDN for, come from XStatic packages.
All times are of this run on this machine: compare the ratios.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from page import put
from playwright.sync_api import Page, Route, sync_playwright
from xstatic.pkg import jquery, leaflet, leaflet_markercluster

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]
KINDS = ("panj", "GeoJson canvas", "FastMarkerCluster", "MarkerCluster")
# folium's markers, one object each, take a minute for 100,000, and the page dies
MOST_MARKERS = 10_000
MOST_OF_FOLIUM = 100_000
FIELDS = ("event_id", "event_date", "event_type", "actor1", "actor2", "location", "fatalities", "notes")
PATIENCE_S = 120


def main() -> int:
    """Measure, print, and write the table into the docs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="1,000 incidents only; the docs stay")
    parser.add_argument("--rows", type=int, nargs="*", help="other numbers of incidents; the docs stay")
    parser.add_argument("--make", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make_page(options.make[0], int(options.make[1]), Path(options.make[2]))
        return 0
    sizes = options.rows or ([1000] if options.small else [10_000, 100_000, 1_000_000])
    head = "| incidents | layer | built s | peak MB | file MB | usable s | worst frame ms |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            for kind in KINDS:
                if skipped(kind, rows):
                    continue
                lines.append(row(kind, rows, Path(folder)))
                print(lines[-1], flush=True)
    if not (options.small or options.rows):
        write_page(lines)
    return 0


def skipped(kind: str, rows: int) -> bool:
    """Say whether a layer is known not to live with so many incidents."""
    most = {"panj": sys.maxsize, "MarkerCluster": MOST_MARKERS}.get(kind, MOST_OF_FOLIUM)
    return rows > most


def row(kind: str, rows: int, folder: Path) -> str:
    """Return a row of the table."""
    path = folder / f"{kind.replace(' ', '-')}-{rows}.html"
    command = [sys.executable, __file__, "--make", kind, str(rows), str(path)]
    built = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    usable, frame = opened(path)
    size = path.stat().st_size / 1e6
    path.unlink()
    making = f"{built['seconds']:.2f} | {built['peak_mb']:.0f} | {size:.2f}"
    return f"| {rows:,} | {kind} | {making} | {usable} | {frame} |"


def make_page(kind: str, rows: int, path: Path) -> None:
    """Make a page in this process; print how long it took and the most memory it had."""
    sys.path.insert(0, str(HERE))
    from generate_incidents import generate_incidents  # noqa: PLC0415 - beside this file

    table = generate_incidents(rows)
    maker = panj_page if kind == "panj" else folium_page
    maker(table.head(5), kind, path)  # imports and packaged data are not what is compared
    started = time.perf_counter()
    maker(table, kind, path)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


def panj_page(table: Any, kind: str, path: Path) -> None:
    """Write the page of this toolkit."""
    del kind
    import maps  # noqa: PLC0415 - each page is made in a process of its own

    maps.save_html(maps.build_map(table), path)


def folium_page(table: Any, kind: str, path: Path) -> None:
    """Write a page of one of folium's layers, with popups of eight fields."""
    import folium  # noqa: PLC0415 - as above
    import geopandas as gpd  # noqa: PLC0415
    from folium.plugins import FastMarkerCluster, MarkerCluster  # noqa: PLC0415

    page = folium.Map(location=[37.5, 71], zoom_start=7, tiles=None, max_zoom=14, prefer_canvas=True)
    if kind == "GeoJson canvas":
        places = gpd.points_from_xy(table["longitude"], table["latitude"])
        frame = gpd.GeoDataFrame(table[list(FIELDS)], geometry=places, crs=4326)
        popup = folium.GeoJsonPopup(list(FIELDS))
        folium.GeoJson(frame, marker=folium.CircleMarker(radius=4), popup=popup).add_to(page)
    else:
        texts = ["<br>".join(map(str, fields)) for fields in table[list(FIELDS)].to_numpy()]
        points = list(zip(table["latitude"], table["longitude"], strict=True))
        if kind == "MarkerCluster":
            MarkerCluster(points, popups=texts).add_to(page)
        else:
            call = "function (row) { return L.marker(new L.LatLng(row[0], row[1])).bindPopup(row[2]); }"
            FastMarkerCluster(
                [[*point, text] for point, text in zip(points, texts, strict=True)], call
            ).add_to(page)
    page.save(str(path))


def opened(path: Path) -> tuple[str, str]:
    """Open a page; return the seconds until it can be used, and the worst frame of panning and zooming."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE_S * 1000)
        page.route("**/*", give_local)
        page.wait_for_timeout(2000)  # what Chromium does when it starts is not what is compared
        try:
            started = time.perf_counter()
            page.goto(path.resolve().as_uri())
            page.evaluate("window.panj ? panj.ready : null")
            # two frames: the second one is not drawn before the first is on the screen
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            usable = time.perf_counter() - started
            page.wait_for_timeout(2000)
            return f"{usable:.2f}", f"{worst_frame(page):.0f}"
        except Exception as error:  # noqa: BLE001 - a page that dies is a result
            print(f"{path.name}: {str(error).splitlines()[0]}", file=sys.stderr)
            return "dead", "dead"
        finally:
            browser.close()


def give_local(route: Route) -> None:
    """Give a page what folium asks a CDN for, from the packages installed here, and nothing else."""
    url = route.request.url
    name = url.rsplit("/", 1)[-1].casefold()
    if url.startswith("file:"):
        route.continue_()
    elif name.startswith("jquery"):
        route.fulfill(path=next(Path(jquery.BASE_DIR).rglob("jquery*.js")))
    elif name.startswith("leaflet.markercluster") and name.endswith(".js"):
        route.fulfill(path=Path(leaflet_markercluster.BASE_DIR) / "leaflet.markercluster.js")
    elif name in {"leaflet.js", "leaflet.css"}:
        route.fulfill(path=Path(leaflet.BASE_DIR) / name)
    else:
        route.abort()


def worst_frame(page: Page) -> float:
    """Return the longest frame, in ms, while the map is dragged and zoomed and its slider moved."""
    page.evaluate(
        """() => {
          window.worst = 0;
          let last = performance.now();
          const frame = (now) => {
            window.worst = Math.max(window.worst, now - last);
            last = now;
            requestAnimationFrame(frame);
          };
          requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
        }"""
    )
    page.mouse.move(400, 300)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(400 + step * 6, 300 + step * 2)
    page.mouse.up()
    for delta in (-200, -200, -200, 200, 200, 200):
        page.mouse.wheel(0, delta)
        page.wait_for_timeout(350)
    slider = page.locator(".panj-track input").first
    if slider.count():
        box = slider.bounding_box() or {"x": 0, "y": 0}
        page.mouse.move(box["x"] + 8, box["y"] + 12)
        page.mouse.down()
        for step in range(60):
            page.mouse.move(box["x"] + 8 + step * 8, box["y"] + 12)
        page.mouse.up()
    page.wait_for_timeout(500)
    return float(page.evaluate("window.worst"))


def write_page(lines: list[str]) -> None:
    """Put the table into docs/interactive.md."""
    today = datetime.now(UTC)
    where = f"{os.cpu_count()} cores, no graphics card"
    note = f"Measured on {today:%Y-%m-%d} by `benchmarks/bench_pages.py`: {where}."
    put("interactive.md", [note, "", *lines])


if __name__ == "__main__":
    sys.exit(main())
