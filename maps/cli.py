"""The commands that draw: map, demo."""

import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import geopandas as gpd
import numpy as np
import pandas as pd

from gazetteer.errors import OutputError
from geo.border.line import Border
from geo.cli.incident_options import Wanted, incident_options, line_options
from geo.cli.incidents import closing_line
from geo.incidents.example import example_incidents
from geo.incidents.locate import locate
from geo.incidents.measure import measure, within_column
from geo.incidents.writers import write_geojson
from maps.cli_page import PAGE_OPTIONS, page_options, refuse_for_sheet, write_page
from maps.cli_sheet import map_options, refuse_for_page, write_map
from maps.errors import MapFormatError
from maps.words import LANGUAGES
from maps.zones import ZONE_KM, beyond_zone, checked_zones

_PAGE = (".html", ".htm")
_SHEET = (".png", ".svg", ".pdf")
KNOWN_KM = 10  # a place known to this radius is a settlement or a post, not a district
USUAL_ZONES_KM = (5.0, 10.0, 25.0, 50.0)
DEMO = Path("panj-demo")


def read_zones(_ctx: click.Context, _param: click.Parameter, text: str) -> tuple[float, ...]:
    """Return the distances of an option, in ascending order."""
    try:
        return checked_zones([float(part) for part in text.split(",")])
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no list of distances: give kilometres greater than 0, such as 5,10,25,50"
        ) from error


@click.command("map")
@incident_options
@line_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="map.html, map.png, map.svg or map.pdf; standard output if left out.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["html", "png", "svg", "pdf"]),
    help="Format of what goes to standard output; html if left out. With -o, the ending says it.",
)
@click.option("--title", help="The words above the map.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the map."
)
@click.option(
    "--zones",
    default=",".join(f"{km:g}" for km in USUAL_ZONES_KM),
    show_default=True,
    metavar="KM,KM",
    callback=read_zones,
    help="Outer distances of the bands along the border.",
)
@page_options
@map_options
@click.option(
    "--open", "open_it", is_flag=True, help="Show the map in the browser, or what else opens such files."
)
def map_command(
    *,
    wanted: Wanted,
    output: str | None,
    format_name: str | None,
    title: str | None,
    lang: str,
    zones: tuple[float, ...],
    open_it: bool,
    **options: Any,
) -> None:
    """
    Draw incidents as a web page that opens without a network, or as PNG, SVG or PDF.

    INCIDENTS is a file (panj formats lists the formats), - for standard input, or a postgresql:// URL. Rows
    without coordinates are placed by name; those that cannot be placed are in the list of the page and
    counted on the sheet.

    \b
    Example:
      panj map incidents.csv -o map.html
      panj map incidents.csv -o map.html --lang fa --hotspots --since 2024-01-01
      panj map incidents.csv -o map.html --with CN
      panj map incidents.csv -o map.pdf --with KG
      panj map incidents.csv -o map.png --zones 10,50
      panj map incidents.csv -o map.pdf --size a3 --extent 69,37,71,38.5 --lang ru
    """
    with _target(output, format_name) as path:
        if open_it and output in (None, "-"):
            raise click.UsageError("--open needs a file: give -o map.html")
        suffix = path.suffix.lower()
        page = {name: options.pop(name) for name in PAGE_OPTIONS}
        if suffix in _PAGE:
            refuse_for_page(options)
        else:
            refuse_for_sheet(page)
        table = wanted.read()
        if zones != USUAL_ZONES_KM:
            table = _measured_anew(table, zones, wanted.border)
        shown: dict[str, Any] = {"title": title, "zones_km": zones, "language": lang, "border": wanted.border}
        if suffix in _PAGE:
            write_page(table, str(path), harmless=wanted.harmless, **shown, **page)
        else:
            write_map(table, str(path), harmless=wanted.harmless, **shown, **options)
    click.echo(f"panj: {output or 'map'}: {closing_line(table)}", err=True)
    if open_it:
        webbrowser.open(path.resolve().as_uri())


@contextmanager
def _target(output: str | None, format_name: str | None) -> Iterator[Path]:
    """Give the file to draw into; without one, a temporary file that then goes to standard output."""
    if output in (None, "-"):
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"map.{format_name or 'html'}"
            yield path
            click.echo(path.read_bytes(), nl=False)
        return
    path = Path(str(output))
    if path.suffix.lower() not in (*_PAGE, *_SHEET):
        raise MapFormatError(
            f"cannot draw {output}: the ending says the format; use one of {', '.join((*_PAGE, *_SHEET))}"
        )
    if format_name:
        raise click.UsageError("--format is for standard output: with -o, the ending of FILE says the format")
    # refused before the work, not after it
    if not path.parent.is_dir():
        raise OutputError(f"cannot write {path}: the folder {path.parent} does not exist; make it first")
    yield path


def _measured_anew(
    table: gpd.GeoDataFrame, zones_km: tuple[float, ...], border: Border | None
) -> gpd.GeoDataFrame:
    """Return the table with the probabilities of these zones in place of the usual ones."""
    usual = [within_column(km) for km in USUAL_ZONES_KM]
    return measure(table.drop(columns=usual, errors="ignore"), border=border, distances_km=zones_km)


@click.command()
def demo() -> None:
    """
    Map the 62 packaged incidents into panj-demo/: map.html, map.png and incidents.geojson.

    The incidents, of 1993 to 2026, come without coordinates: the gazetteer places them by name. No network
    is needed.

    \b
    Example:
      panj demo
    """
    try:
        DEMO.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot make the folder {DEMO}: {error.strerror}; run panj demo elsewhere"
        ) from error
    table = measure(locate(example_incidents()))
    write_geojson(table, DEMO / "incidents.geojson")
    write_page(table, str(DEMO / "map.html"))
    write_map(table, str(DEMO / "map.png"))
    click.echo(demo_table(table))
    click.echo(f"\nOpen {DEMO / 'map.html'} in a browser; map.png and incidents.geojson lie beside it.")


def demo_table(table: gpd.GeoDataFrame) -> str:
    """Return the figures of the demo, one a line."""
    placed = table[table.geometry.notna()]
    how = ", ".join(f"{count} by {kind}" for kind, count in placed["match_type"].value_counts().items())
    dates = pd.to_datetime(table["event_date"], errors="coerce").dropna()
    rows = [
        ("incidents", f"{len(table)}, {dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}"),
        ("placed", f"{len(placed)} ({how})"),
    ]
    for km in (10, 25, 50):
        chance = placed[within_column(km)]
        rows.append(
            (
                f"within {km} km",
                f"{int((placed['border_km'] <= km).sum())} as placed; {chance.sum():.1f} expected by radius",
            )
        )
    rows += [
        ("outside the zone", _outside(placed)),
        ("nearest", _nearest(placed)),
        ("worst reach", _worst_reach(placed)),
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {text}" for name, text in rows)


def _outside(placed: gpd.GeoDataFrame) -> str:
    """Return how many incidents lie surely beyond the zone, and where; a vague place may reach into it."""
    sure, maybe = beyond_zone(placed)
    said = [f"{int(sure.sum())}"]
    if sure.any():
        said.append(f"({', '.join(dict.fromkeys(placed.loc[sure, 'place_name'].astype(str)))})")
    if maybe.any():
        vague = ", ".join(dict.fromkeys(placed.loc[maybe, "place_name"].astype(str)))
        said.append(f"and {int(maybe.sum())} that may be ({vague})")
    return " ".join(said)


def _nearest(placed: gpd.GeoDataFrame) -> str:
    """Return the incident that is nearest for certain: at a known place, not somewhere on the border."""
    known = placed[placed["radius_km"] <= KNOWN_KM]
    row = (known if len(known) else placed).sort_values(["border_km_high", "border_km"]).iloc[0]
    spread = f"{row['border_km_low']:.1f} to {row['border_km_high']:.1f} km"
    return (
        f"{row['event_id']}, {row['place_name']}: {row['border_km']:.2f} km ({spread} with 95 % probability)"
    )


def _worst_reach(placed: gpd.GeoDataFrame) -> str:
    """Return the reach of the border with most fatalities among the incidents of the zone."""
    near = placed[placed["border_km"] <= ZONE_KM]
    dead = near.groupby("reach")["fatalities"].agg(
        lambda column: np.nansum(column.to_numpy(float, na_value=np.nan))
    )
    reach = dead.idxmax()
    count = int((near["reach"] == reach).sum())
    return f"{reach}: {count} incidents, {int(dead[reach])} dead"
