"""panj dedupe: which rows tell the same event."""

import click

from geo.cli.incident_options import Wanted, incident_options, line_options
from geo.incidents.dedupe import THRESHOLD_BITS, WINDOW_DAYS, find_duplicates
from geo.incidents.formats import FORMATS, format_for_output
from geo.incidents.metadata import describe
from geo.incidents.writers import STANDARD_OUTPUT, write_incidents


@click.command()
@incident_options
@line_options
@click.option(
    "-o", "--output", default=STANDARD_OUTPUT, metavar="FILE", help="File; standard output by default."
)
@click.option("--format", "format_name", type=click.Choice([known.name for known in FORMATS if known.writer]))
@click.option(
    "--days", default=WINDOW_DAYS, show_default=True, help="How many days apart two reports may be."
)
@click.option(
    "--bits", default=THRESHOLD_BITS, show_default=True, help="How much evidence makes two rows one event."
)
def dedupe(wanted: Wanted, output: str, format_name: str | None, days: int, bits: float) -> None:
    """
    Mark the rows that tell the same event as another row.

    Rows near in time and place are compared by day, distance, type, casualties, actors and text. The best row
    of each group stays as it is; the others name it in duplicate_of. No row is dropped: leave the column
    out to undo it, or write --where "duplicate_of is None" to use one row an event.

    \b
    Example:
      panj dedupe incidents.csv -o marked.csv
      panj export marked.csv --where "duplicate_of is None" -o events.geojson
    """
    if output == STANDARD_OUTPUT:
        format_name = format_name or "csv"
    format_for_output(format_name, output)
    found = find_duplicates(wanted.read(), days=days, threshold_bits=bits)
    metadata = describe(found.table, changes=wanted.harmless.told(), border=wanted.border)
    write_incidents(found.table, output, format_name=format_name, metadata=metadata)
    marked = sum(len(group) - 1 for group in found.groups)
    told = f"{len(found.table)} rows: {marked} tell the same event as another, in {len(found.groups)} groups"
    click.echo(f"panj: {told}; see the column duplicate_of", err=True)
