"""The command `panj geocode`."""

import sys
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from gazetteer.contradiction import told_elsewhere
from gazetteer.gazetteer import Gazetteer
from gazetteer.place import Answer
from gazetteer.tables import FORMATS, format_answers, format_of

# New objects after which those that refer to each other are looked for. What a table or a file of places
# brings stays to the end: looking it through after every 700, as Python does, costs a tenth of the time.
SELDOM = 50_000


def _point(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[float, float] | None:
    """Read LAT,LON."""
    del context, parameter
    if value is None:
        return None
    try:
        latitude, longitude = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is not LAT,LON in degrees, such as 37.49,71.55") from None
    return latitude, longitude


def _file(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Read the name of a file; a dash is standard output, as no name is."""
    del context, parameter
    return None if value == "-" else value


output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    callback=_file,
    help="File to write; standard output by default.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="By default, what the ending of the output says, else table, or csv with --input.",
)


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--country", help="Only places of this country (two letters, such as TJ or AF).")
@click.option("--admin1", help="Only places of this province (its name or place id).")
@click.option(
    "--near", callback=_point, metavar="LAT,LON", help="Of several bearers of the name, the nearer first."
)
@click.option("--date", help="A name in use then first (YYYY, YYYY-MM, YYYY-MM-DD or DD.MM.YYYY).")
@click.option("--context", help="The sentence the name stood in; it says which bearer is meant.")
@click.option("--feature", help="Prefer this GeoNames feature class or code, such as P or ADM2.")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(min=1), help="The most matches for a name."
)
@format_option
@output_option
@click.option(
    "--input", "source", metavar="FILE", help="Place the rows of a CSV or XLSX file; - for standard input."
)
@click.option("--column", metavar="NAME", help="The column of --input that holds the names.")
@click.option("--country-column", metavar="NAME", help="The column with the country code.")
@click.option("--admin1-column", metavar="NAME", help="The column with the province.")
@click.option("--date-column", metavar="NAME", help="The column with the date.")
@click.option("--context-column", metavar="NAME", help="The column with the sentence.")
@click.option("--encoding", default="utf-8", show_default=True, help="Of a CSV file.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run with the same -o stopped.")
@click.option("--all-or-fail", is_flag=True, help="Exit status 1 if a row was not placed.")
@click.option(
    "--online",
    type=click.Choice(["nominatim", "photon"]),
    help="Send names that are not known here to this service.",
)
@click.option("--online-url", metavar="URL", help="The server to ask; by default the public one.")
def geocode(
    *,
    names: Sequence[str],
    source: str | None,
    form: str | None,
    output: str | None,
    limit: int,
    **options: Any,
) -> None:
    """
    Find places by name, in any script and spelling, best match first.

    Exit status 1 if a name was not found; the output is whole all the same. With --input, every row comes
    out in its order with the best match beside it (JSON: all of them), and the exit status is 0 unless
    --all-or-fail is given; --country and the like hold for the rows whose own column says nothing else.

    \b
    Example:
      panj geocode Darvoz "Panji Poyon" Хоруғ
      panj geocode Badakhshan --country AF --format json
      panj geocode Shuroobod --date 2010
      panj geocode Langar --context "Border guards at Langar, Ishkoshim district"
      panj geocode --input news.csv --column place --date-column day -o placed.csv
      panj geocode "Hoki Safed" --online nominatim
    """
    if source is None:
        names = [
            name.encode(errors="replace").decode() for name in names
        ]  # what is no UTF-8 can be no output
        _geocode_names(names, form or format_of(output, FORMATS, "table"), output, limit, options)
        return
    if names:
        raise click.UsageError("give names or --input, not both")
    from gazetteer.batch_cli import geocode_table  # noqa: PLC0415 - only tables need it

    geocode_table(source, form, output, limit, options)


def _geocode_names(
    names: Sequence[str], form: str, output: str | None, limit: int, options: dict[str, Any]
) -> None:
    """Answer the names of the command line."""
    if not names:
        raise click.UsageError("give a NAME, or --input FILE --column NAME")
    for option in (
        "column",
        "country_column",
        "admin1_column",
        "date_column",
        "context_column",
        "resume",
        "all_or_fail",
    ):
        if options[option]:
            raise click.UsageError(f"--{option.replace('_', '-')} goes with --input")
    gazetteer = open_gazetteer(options)
    known = {key: options[key] for key in ("country", "admin1", "near", "date", "context", "feature")}
    answers = [gazetteer.geocode(name, limit=limit, **known) for name in names]
    with open_output(output) as write:
        write(format_answers(answers, form))
    report_notes(gazetteer)
    _report_unknown(answers, gazetteer, elsewhere=bool(known["country"] or known["admin1"]))


def open_gazetteer(options: dict[str, Any]) -> Gazetteer:
    """
    Open the gazetteer; with --online, the one that asks a service for names it does not know.

    That one belongs to a package to the right of this one: the command `panj` hands it over in click's
    context.
    """
    if options["online"] is None:
        if options["online_url"] is not None:
            raise click.UsageError("--online-url goes with --online")
        return Gazetteer()
    gazetteer: Gazetteer = click.get_current_context().obj["online"](
        options["online"], url=options["online_url"]
    )
    return gazetteer


def report_notes(gazetteer: Gazetteer) -> None:
    """Say on standard error what is to be known of the answers, such as whose they are."""
    for note in gazetteer.notes:
        click.echo(f"panj: {note}", err=True)


@contextmanager
def open_output(output: str | None) -> Any:
    """Give what writes text to a file, whole or not at all, or to standard output."""
    if output is None:
        yield lambda text: click.echo(text, nl=False)
        return
    from gazetteer.files import replace_file  # noqa: PLC0415 - most look-ups are printed

    with replace_file(output) as temporary, Path(temporary).open("w", encoding="utf-8", newline="") as stream:
        yield stream.write


def _report_unknown(answers: Sequence[Answer], gazetteer: Gazetteer, *, elsewhere: bool) -> None:
    """Say on standard error which names were not found and what is like them; then exit with 1."""
    unknown = [answer for answer in answers if not answer]
    for answer in unknown:
        if answer.problem:
            click.echo(f"panj: {answer.problem}", err=True)
            continue
        # asks no service
        others = Gazetteer.geocode(gazetteer, answer.query, limit=3) if elsewhere else ()
        if others:
            click.echo(f"panj: {told_elsewhere(answer.query, others)}", err=True)
            continue
        like = "; ".join(
            f"{match.matched_name} ({match.place.place_id})" for match in gazetteer.suggest(answer.query)
        )
        click.echo(f"panj: no place is called {answer.query!r}; did you mean {like}?", err=True)
    if unknown:
        sys.exit(1)
