"""The command that reports on incidents: report."""

from pathlib import Path

import click

from geo.cli.incident_options import Wanted, incident_options, line_options
from geo.cli.incidents import closing_line
from maps.cli_sheet import given
from maps.errors import MapFormatError
from maps.words import LANGUAGES


@click.command()
@incident_options
@line_options
@click.option("-o", "--output", required=True, metavar="FILE", help="report.html or report.pdf.")
@click.option("--title", help="The words at its top.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the report."
)
@click.option("--size", default="a4", show_default=True, metavar="a4|a3|WxHmm", help="Of its sheets.")
@click.option(
    "--theme", default="light", show_default=True, metavar="light|dark|print|FILE", help="Its colours."
)
@click.option("--font", metavar="FILE", help="A .ttf or .otf font for its sheets.")
def report(*, wanted: Wanted, output: str, title: str | None, lang: str, **look: str | None) -> None:
    """
    Write a report: map, strip, counts, table of the incidents, method and sources.

    INCIDENTS is a file (panj formats lists the formats), - for standard input, or a postgresql:// URL.

    \b
    Example:
      panj report incidents.csv -o report.pdf
      panj report incidents.csv -o report.html --lang ru --title "Граница в 2025 году"
      panj report incidents.csv -o report.pdf --with KG
    """
    if Path(output).suffix.lower() not in (".html", ".pdf"):
        raise MapFormatError(f"cannot write {output}: the ending says the format; use .html or .pdf")
    from maps.report import build_report, save_report  # noqa: PLC0415 - matplotlib is loaded when it draws

    table = wanted.read()
    made = build_report(table, title=title, language=lang, border=wanted.border, **given(look))
    for figure in made.figures:
        figure.set_label(wanted.harmless.told_after(str(figure.get_label())))
    save_report(made, output)
    click.echo(f"panj: {output}: {closing_line(table)}", err=True)
