"""The command `panj geocode`."""

import sys
from collections.abc import Sequence

import click

from gazetteer.files import replace_file
from gazetteer.gazetteer import Gazetteer
from gazetteer.place import Answer
from gazetteer.tables import FORMATS, format_answers


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--country", help="Only places of this country (two letters, such as TJ or AF).")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(min=1), help="The most matches for a name."
)
@click.option(
    "--format", "form", default="table", show_default=True, type=click.Choice(FORMATS), help="Kind of output."
)
@click.option("-o", "--output", help="Write to this file instead of standard output.")
def geocode(*, names: Sequence[str], country: str | None, limit: int, form: str, output: str | None) -> None:
    """
    Find places by name, in any script and spelling, best match first.

    Exit status 1 if a name was not found; the output is whole all the same.

    \b
    Example:
      panj geocode Darvoz "Panji Poyon" Хоруғ
      panj geocode Badakhshan --country AF --format json
      panj geocode "Ишкашимский район" --format geojson -o places.geojson
    """
    gazetteer = Gazetteer()
    answers = gazetteer.geocode_many(names, country=country, limit=limit)
    _put(format_answers(answers, form), output)
    _report_unknown(answers)


def _put(text: str, output: str | None) -> None:
    """Write `text` to a file, whole or not at all, or to standard output."""
    if output is None:
        click.echo(text, nl=False)
        return
    with replace_file(output) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _report_unknown(answers: Sequence[Answer]) -> None:
    """Say on standard error which names were not found, and exit with 1 if there are any."""
    unknown = [answer.query for answer in answers if not answer]
    for name in unknown:
        click.echo(f"panj: no place is called {name!r}", err=True)
    if unknown:
        sys.exit(1)
