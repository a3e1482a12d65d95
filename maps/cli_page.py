"""The options of the commands that write a web page."""

from collections.abc import Callable
from html import escape
from typing import Any

import click
import geopandas as gpd
from branca.element import Element

from geo.border.line import Border
from geo.incidents.harm import NO_CHANGE, Harmless

PAGE_OPTIONS = ("tiles", "style", "hotspots")
# From so many rows a page takes more than a moment to write.
MANY_ROWS = 20_000

_OPTIONS = (
    click.option(
        "--tiles", metavar="NAME|URL", help="Tiles under a web page, such as osm; needs the network."
    ),
    click.option(
        "--style", metavar="FILE", help="Colours, symbols and categories of a web page; FILE is TOML."
    ),
    click.option(
        "--hotspots", is_flag=True, default=None, help="Mark on a web page where incidents exceed chance."
    ),
)


def page_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a web page, as keywords that are None when not given."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_for_sheet(options: dict[str, Any]) -> None:
    """Refuse the options of a web page for a sheet."""
    for name, value in options.items():
        if value is not None:
            raise click.UsageError(f"--{name} is for a web page: leave it out, or write to map.html")


def write_page(
    table: gpd.GeoDataFrame,
    output: str,
    *,
    style: str | None = None,
    hotspots: bool | None = None,
    border: Border | None = None,
    harmless: Harmless = NO_CHANGE,
    **options: Any,
) -> None:
    """Write the interactive map."""
    from maps.interactive import build_map  # noqa: PLC0415 - folium is loaded only for a page
    from maps.page_style import load_style  # noqa: PLC0415 - as above
    from maps.save import save_html  # noqa: PLC0415 - as above

    if style is not None:
        options["style"] = load_style(style)
    if hotspots:
        from geo.incidents.hotspots import WITHIN_KM, find_hotspots  # noqa: PLC0415 - simulations take time
        from geo.incidents.measure import measure, within_column  # noqa: PLC0415 - as above

        # --zones may leave out the width that hotspots count within
        known = (
            table
            if within_column(WITHIN_KM) in table
            else measure(table, border=border, distances_km=[WITHIN_KM])
        )
        options["hotspots"] = find_hotspots(known, border=border).segments
    page = build_map(table, border=border, progress=len(table) > MANY_ROWS, **options)
    if harmless.told():
        said = escape(harmless.told_after("").strip())
        root: Any = page.get_root()
        root.header.add_child(Element(f'<meta name="description" content="{said}">'))
    save_html(page, output)
