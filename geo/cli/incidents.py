"""The commands that take incidents in and give them out: locate, export, formats."""

import click
import geopandas as gpd

from geo.cli.engines import check_one_source, engine_options, locate_on_dask
from geo.cli.incident_options import Wanted, incident_options, line_options
from geo.incidents.formats import FORMATS, format_for_output, is_database
from geo.incidents.licences import require_permission
from geo.incidents.metadata import describe
from geo.incidents.writers import STANDARD_OUTPUT, require_folder, write_incidents

_FORMAT_NAMES = [known.name for known in FORMATS if known.writer]
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
@incident_options
@line_options
@_OUTPUT
@_FORMAT
@engine_options
def locate(
    wanted: Wanted,
    output: str,
    format_name: str | None,
    *,
    more: tuple[str, ...],
    engine: str,
    scheduler: str | None,
) -> None:
    """
    Place the rows that have no coordinates, and measure all against the border.

    INCIDENTS is a file (panj formats lists the formats), - for standard input, or a postgresql:// URL. It
    needs a column location, or latitude and longitude; country, admin1 and admin2 help to tell namesakes
    apart. Rows that cannot be placed stay, with the reason in locate_problem. To standard output, CSV is
    written unless
    --format says otherwise.

    With --engine dask, INCIDENTS are any number of Parquet files with the same columns, FILE is a new folder,
    and the result is the same, in GeoParquet.

    \b
    Example:
      panj locate incidents.csv -o located.csv
      panj locate - --format geojson < incidents.csv > located.geojson
      panj locate incidents.csv --line river.gpkg -o by-the-river.csv
      panj locate --engine dask in/*.parquet -o out/
    """
    if engine == "dask":
        locate_on_dask(wanted, more, output, format_name, scheduler)
        return
    check_one_source(more, scheduler)
    format_name = _output_format(output, format_name, "csv")
    incidents = wanted.read()
    metadata = describe(incidents, changes=wanted.harmless.told(), border=wanted.border)
    write_incidents(incidents, output, format_name=format_name, metadata=metadata)
    click.echo(f"panj: {closing_line(incidents)}", err=True)


@click.command()
@incident_options
@line_options
@_OUTPUT
@_FORMAT
@click.option(
    "--layers",
    default="incidents",
    show_default=True,
    metavar="NAMES",
    help="incidents, border, zones, provinces; several by commas.",
)
@click.option("--title", help="Title for the file's metadata.")
@click.option("--i-have-permission", "permitted", is_flag=True, help="Pass on rows whose licence forbids it.")
def export(
    wanted: Wanted, output: str, format_name: str | None, layers: str, title: str | None, *, permitted: bool
) -> None:
    """
    Write incidents as a file for a GIS, placed and measured.

    INCIDENTS is a file (panj formats lists the formats), - for standard input, or a postgresql:// URL.
    GeoJSON is written as RFC 7946 has it: longitude before latitude, 7 decimals, no crs member. To standard
    output, GeoJSON is written unless --format says otherwise.

    \b
    Example:
      panj export incidents.csv -o incidents.geojson
      panj export incidents.xlsx -o map.gpkg --layers incidents,border,zones
      panj export incidents.csv --since 2021-06-01 --where "fatalities > 0" -o deadly.kml
    """
    format_name = _output_format(output, format_name, "geojson")
    names = tuple(name.strip() for name in layers.split(",") if name.strip())
    incidents = wanted.read()
    if "incidents" in names:
        require_permission(incidents, permitted=permitted)
    metadata = describe(incidents, title=title, changes=wanted.harmless.told(), border=wanted.border)
    write_incidents(
        incidents,
        output,
        format_name=format_name,
        layers=names or ("incidents",),
        metadata=metadata,
        border=wanted.border,
    )
    click.echo(f"panj: {closing_line(incidents)}", err=True)


@click.command()
def formats() -> None:
    """
    List the formats that incidents come in and go out in.

    \b
    Example:
      panj formats
    """
    rows = [("FORMAT", "READ", "WRITE", "ENDINGS", "WHAT IT IS")]
    for known in FORMATS:
        endings = " ".join(known.suffixes) or "by URL"
        needs = f" (pip install 'panj[{known.needs[1]}]')" if known.needs else ""
        marks = ["yes" if module else "no" for module in (known.reader, known.writer)]
        rows.append((known.name, marks[0], marks[1], endings, known.title + needs))
    rows.append(("acled ucdp gdelt", "yes", "no", "in csv, xlsx …", "known by their columns"))
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:4], widths, strict=True)]
        click.echo("  ".join([*cells, row[4]]))


def closing_line(incidents: gpd.GeoDataFrame) -> str:
    """Say in one line how many rows there are, how they were placed, how many have problems."""
    by = incidents["match_type"].value_counts() if "match_type" in incidents.columns else {}
    placed = int(incidents.geometry.notna().sum())
    how = ", ".join(f"{count} by {kind}" for kind, count in by.items())
    problems = int(incidents["locate_problem"].notna().sum()) if "locate_problem" in incidents.columns else 0
    rows = "1 row" if len(incidents) == 1 else f"{len(incidents)} rows"
    line = f"{rows}: {placed} placed" + (f" ({how})" if how else "")
    line += f", {len(incidents) - placed} not placed"
    return line + (
        f"; {problems} with a problem, see the column locate_problem" if problems else "; no problems"
    )


def _output_format(output: str, format_name: str | None, standard: str) -> str:
    """Return the name of the format to write in; before the work, not after it."""
    if output == STANDARD_OUTPUT:
        format_name = format_name or standard
    known = format_for_output(format_name, output)
    if output != STANDARD_OUTPUT and not is_database(output):
        require_folder(output)
    return known.name
