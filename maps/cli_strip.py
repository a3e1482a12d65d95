"""The command that unrolls the border: strip."""

from pathlib import Path
from typing import Any

import click

from geo.cli.incidents import closing_line
from geo.incidents.locate import locate
from geo.incidents.measure import measure
from geo.incidents.readers import read_incidents
from maps.cli_sheet import given, sheet_options
from maps.errors import MapFormatError
from maps.words import LANGUAGES

_FORMATS = (".svg", ".png", ".pdf", ".html")


@click.command()
@click.argument("incidents", metavar="INCIDENTS")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="strip.svg, strip.png, strip.pdf or strip.html."
)
@click.option("--title", help="The words above the strip.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the strip."
)
@click.option(
    "--within",
    type=click.Choice(["5", "10", "25", "50"]),
    default="50",
    show_default=True,
    help="How many km from the border an incident may be.",
)
@sheet_options
def strip(*, incidents: str, output: str, title: str | None, lang: str, within: str, **sheet: Any) -> None:
    """
    Draw the border straightened: where along it, when, and on which bank things happened.

    INCIDENTS is a CSV or GeoJSON file, or - for standard input. Above the strip runs the rate of
    incidents along the border, with what chance would give.

    \b
    Example:
      panj strip incidents.csv -o strip.svg
      panj strip incidents.csv -o strip.pdf --within 10 --size a3 --lang tg
    """
    suffix = Path(output).suffix.lower()
    if suffix not in _FORMATS:
        raise MapFormatError(f"cannot draw {output}: the ending says the format; use {', '.join(_FORMATS)}")
    from maps.pages import save_page  # noqa: PLC0415 - matplotlib is loaded only when it draws
    from maps.static import save_figure  # noqa: PLC0415 - as above
    from maps.strip import plot_strip  # noqa: PLC0415 - as above

    table = measure(locate(read_incidents(incidents)))
    chosen = given(sheet)
    dpi, alt = chosen.pop("dpi", 150), chosen.pop("alt", False)
    figure = plot_strip(table, title=title, within_km=float(within), language=lang, **chosen)
    if suffix == ".html":
        save_page([figure], output, language=lang)
    else:
        save_figure(figure, output, dpi=dpi)
    if alt:
        click.echo(figure.get_label())
    click.echo(f"panj: {output}: {closing_line(table)}", err=True)
