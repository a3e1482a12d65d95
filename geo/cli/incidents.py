"""The commands that take incidents in and give them out: locate, export."""

import click
import geopandas as gpd

from geo.incidents.formats import FORMATS, format_for_output
from geo.incidents.locate import locate as place
from geo.incidents.measure import measure
from geo.incidents.readers import read_incidents
from geo.incidents.writers import STANDARD_OUTPUT, write_incidents

_FORMAT_NAMES = [known.name for known in FORMATS if known.writer]
_INCIDENTS = click.argument("incidents", metavar="INCIDENTS")
_OUTPUT = click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    help="File to write; standard output by default.",
)
_FORMAT = click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMAT_NAMES),
    help="By default, what the ending of FILE says.",
)


@click.command()
@_INCIDENTS
@_OUTPUT
@_FORMAT
def locate(incidents: str, output: str, format_name: str | None) -> None:
    """
    Place the rows that have no coordinates, and measure all against the border.

    INCIDENTS is a CSV or GeoJSON file, or - for standard input. It needs a column location, or latitude and
    longitude; country, admin1 and admin2 help to tell namesakes apart. Rows that cannot be placed stay, with
    the reason in locate_problem. To standard output, CSV is written unless --format says otherwise.

    \b
    Example:
      panj locate incidents.csv -o located.csv
      panj locate - --format geojson < incidents.csv > located.geojson
    """
    _convert(incidents, output, format_name, "csv")


@click.command()
@_INCIDENTS
@_OUTPUT
@_FORMAT
def export(incidents: str, output: str, format_name: str | None) -> None:
    """
    Write incidents as a file for a GIS, placed and measured.

    INCIDENTS is a CSV or GeoJSON file, or - for standard input. GeoJSON is written as RFC 7946 has it:
    longitude before latitude, 7 decimals, no crs member. To standard output, GeoJSON is written unless
    --format says otherwise.

    \b
    Example:
      panj export incidents.csv -o incidents.geojson
      panj export located.geojson --format csv > incidents.csv
    """
    _convert(incidents, output, format_name, "geojson")


def closing_line(incidents: gpd.GeoDataFrame) -> str:
    """Say in one line how many rows there are, how they were placed, and how many have problems."""
    by = incidents["match_type"].value_counts()
    placed = int(incidents.geometry.notna().sum())
    how = ", ".join(f"{count} by {kind}" for kind, count in by.items())
    problems = int(incidents["locate_problem"].notna().sum())
    line = f"{len(incidents)} rows: {placed} placed" + (f" ({how})" if how else "")
    line += f", {len(incidents) - placed} not placed"
    return line + (
        f"; {problems} with a problem, see the column locate_problem" if problems else "; no problems"
    )


def _convert(source: str, output: str, format_name: str | None, standard: str) -> None:
    """Read, place, measure and write; the closing line goes to standard error."""
    if output == STANDARD_OUTPUT:
        format_name = format_name or standard
    format_for_output(format_name, output)  # before the work, not after it
    incidents = measure(place(read_incidents(source)))
    write_incidents(incidents, output, format_name=format_name)
    click.echo(f"panj: {closing_line(incidents)}", err=True)
