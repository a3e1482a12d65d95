"""The options of the commands that draw on a sheet of paper."""

from collections.abc import Callable
from typing import Any

import click
import geopandas as gpd

from geo.incidents.harm import NO_CHANGE, Harmless

# As `maps.grouping.BY`, which would load pandas for the sake of --help.
BY = ("year", "quarter", "month", "type")
LOWEST_DPI, HIGHEST_DPI = 30, 1200


def read_extent(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Any:
    """Return the extent of an option: a word, or four numbers."""
    if text is None or text in ("border", "incidents"):
        return text
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no extent: use border, incidents or W,S,E,N in degrees, as in 67,36,75,39"
        ) from error
    return west, south, east, north


_OPTIONS = (
    click.option(
        "--size", metavar="a4|a3|WxHmm", help="Sheet of a PNG, SVG or PDF; a4 (lying) if not given."
    ),
    click.option(
        "--dpi",
        type=click.IntRange(LOWEST_DPI, HIGHEST_DPI),
        metavar="N",
        help="Dots an inch of a PNG; 150 if not given, 300 for print.",
    ),
    click.option("--theme", metavar="light|dark|print|FILE", help="Colours of the sheet; FILE is TOML."),
    click.option("--font", metavar="FILE", help="A .ttf or .otf font for the sheet."),
    click.option("--alt", is_flag=True, default=None, help="Print the alternative text of the sheet."),
)
_MAP_OPTIONS = (
    click.option(
        "--extent",
        metavar="border|incidents|W,S,E,N",
        callback=read_extent,
        help="Part of the earth on the sheet; the border if not given.",
    ),
    click.option("--inset/--no-inset", default=None, help="Show on the sheet where the map lies."),
    click.option(
        "--by",
        type=click.Choice(BY),
        help="A sheet of little maps, one a period or type, with one legend and one scale.",
    ),
)


def sheet_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of every sheet, as keywords that are None when not given."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def map_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a map on a sheet."""
    for option in reversed(_MAP_OPTIONS):
        command = option(command)
    return sheet_options(command)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options that were given."""
    return {name: value for name, value in options.items() if value is not None}


def refuse_for_page(options: dict[str, Any]) -> None:
    """Refuse the options of a sheet for a web page."""
    for name in given(options):
        raise click.UsageError(f"--{name} is for a sheet: leave it out, or write to map.png, .svg or .pdf")


def write_map(
    table: gpd.GeoDataFrame, output: str, *, harmless: Harmless = NO_CHANGE, **options: Any
) -> None:
    """Draw a map, or little maps, and write it; say it in words if that is asked for."""
    from maps.series import plot_series  # noqa: PLC0415 - matplotlib is loaded only for a sheet
    from maps.static import plot_map, save_figure  # noqa: PLC0415 - as above

    chosen = given(options)
    dpi, alt = chosen.pop("dpi", 150), chosen.pop("alt", False)
    if "by" in chosen and chosen.pop("inset", None) is not None:
        raise click.UsageError("--inset is for one map: leave it out, or leave out --by")
    figure = plot_series(table, **chosen) if "by" in chosen else plot_map(table, **chosen)
    figure.set_label(harmless.told_after(str(figure.get_label())))
    save_figure(figure, output, dpi=dpi)
    if alt:
        click.echo(figure.get_label())
