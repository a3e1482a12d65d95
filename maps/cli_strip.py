"""The command that unrolls the border: strip."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from geo.cli.incident_options import Wanted, incident_options, line_options
from geo.cli.incidents import closing_line
from maps.cli_sheet import given, sheet_options
from maps.errors import MapFormatError
from maps.words import LANGUAGES

_FORMATS = (".svg", ".png", ".pdf", ".html")
_WIDTHS_KM = (5.0, 10.0, 25.0, 50.0)


@click.command()
@incident_options
@line_options
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="strip.svg, strip.png, strip.pdf or strip.html."
)
@click.option("--title", help="The words above the strip.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the strip."
)
@sheet_options
def strip(*, wanted: Wanted, output: str, title: str | None, lang: str, **sheet: Any) -> None:
    """
    Draw the border straightened: where along it, when, and on which bank things happened.

    INCIDENTS is a file (panj formats lists the formats), - for standard input, or a postgresql:// URL. Above
    the strip runs the rate of incidents along the border, with what chance would give. --within is the half
    width of the strip: 5, 10, 25 or 50 km, 50 if not given. --line and --with take another line, if it is in
    one piece.

    \b
    Example:
      panj strip incidents.csv -o strip.svg
      panj strip incidents.csv -o strip.pdf --within 10 --size a3 --lang tg
      panj strip incidents.csv -o strip.png --with CN
    """
    suffix = Path(output).suffix.lower()
    if suffix not in _FORMATS:
        raise MapFormatError(f"cannot draw {output}: the ending says the format; use {', '.join(_FORMATS)}")
    within_km = wanted.selection.within_km or _WIDTHS_KM[-1]
    if within_km not in _WIDTHS_KM:
        raise click.UsageError(f"--within {within_km:g}: a strip reaches 5, 10, 25 or 50 km from the border")
    from maps.pages import save_page  # noqa: PLC0415 - matplotlib is loaded only when it draws
    from maps.static import save_figure  # noqa: PLC0415 - as above
    from maps.strip import plot_strip  # noqa: PLC0415 - as above
    from maps.unrolled import check_unrolls  # noqa: PLC0415 - as above

    if wanted.border is not None:
        check_unrolls(wanted.border)  # before the work, not after it
    # what lies beyond the strip is counted below it, so it is not left out before
    table = replace(wanted, selection=replace(wanted.selection, within_km=None)).read()
    chosen = given(sheet)
    dpi, alt = chosen.pop("dpi", 150), chosen.pop("alt", False)
    figure = plot_strip(
        table, title=title, within_km=within_km, language=lang, border=wanted.border, **chosen
    )
    figure.set_label(wanted.harmless.told_after(str(figure.get_label())))
    if suffix == ".html":
        save_page([figure], output, language=lang)
    else:
        save_figure(figure, output, dpi=dpi)
    if alt:
        click.echo(figure.get_label())
    click.echo(f"panj: {output}: {closing_line(table)}", err=True)
