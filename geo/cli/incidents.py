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
@click.argument("incidents", metavar="INCIDENTS…", nargs=-1, required=True)
@_OUTPUT
@_FORMAT
@click.option(
    "--engine",
    default="process",
    show_default=True,
    type=click.Choice(["process", "dask"]),
    help="dask: Parquet files, part by part on all cores or on a cluster; needs panj[dask].",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="With dask: a running scheduler, such as tcp://host:8786."
)
def locate(
    incidents: tuple[str, ...], output: str, format_name: str | None, engine: str, scheduler: str | None
) -> None:
    """
    Place the rows that have no coordinates, and measure all against the border.

    INCIDENTS is a CSV or GeoJSON file, or - for standard input. It needs a column location, or latitude and
    longitude; country, admin1 and admin2 help to tell namesakes apart. Rows that cannot be placed stay, with
    the reason in locate_problem. To standard output, CSV is written unless --format says otherwise.

    With --engine dask, INCIDENTS are any number of Parquet files with the same columns, FILE is a new folder,
    and the result is the same, in GeoParquet.

    \b
    Example:
      panj locate incidents.csv -o located.csv
      panj locate - --format geojson < incidents.csv > located.geojson
      panj locate --engine dask in/*.parquet -o out/
    """
    if engine == "dask":
        _locate_on_dask(incidents, output, format_name, scheduler)
        return
    if scheduler is not None:
        raise click.UsageError("--scheduler goes with --engine dask")
    if len(incidents) > 1:
        raise click.UsageError(
            f"{len(incidents)} files were given: give one, or Parquet files with --engine dask"
        )
    _convert(incidents[0], output, format_name, "csv")


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


def _locate_on_dask(
    sources: tuple[str, ...], output: str, format_name: str | None, scheduler: str | None
) -> None:
    """Place and measure Parquet files part by part."""
    from geo.incidents.partitions import locate_partitions  # noqa: PLC0415 - only where it is asked for

    if output == STANDARD_OUTPUT or format_name not in {None, "parquet"}:
        raise click.UsageError("--engine dask writes a folder of Parquet files: name a new one with -o")
    rows = locate_partitions(sources, output, scheduler=scheduler)
    click.echo(f"panj: {rows:,} rows placed and measured, in {output}", err=True)


def _convert(source: str, output: str, format_name: str | None, standard: str) -> None:
    """Read, place, measure and write; the closing line goes to standard error."""
    if output == STANDARD_OUTPUT:
        format_name = format_name or standard
    format_for_output(format_name, output)  # before the work, not after it
    incidents = measure(place(read_incidents(source)))
    write_incidents(incidents, output, format_name=format_name)
    click.echo(f"panj: {closing_line(incidents)}", err=True)
