"""panj check: every problem of a table, with what to do about it."""

import json

import click
from click.exceptions import Exit

from geo.cli.incident_options import parse_columns
from geo.incidents.checks import check as find_problems
from geo.incidents.problems import Problem
from geo.incidents.readers import parse_incidents


@click.command()
@click.argument("incidents", metavar="INCIDENTS")
@click.option("--map", "said", multiple=True, metavar="THEIRS=OURS", help="A foreign heading and our column.")
@click.option(
    "--format", "format_name", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def check(incidents: str, said: tuple[str, ...], format_name: str) -> None:
    """
    List every problem of INCIDENTS, with row, column, value and remedy.

    Rows are counted from 1, without the heading. Errors are values that cannot be used; warnings are values
    that were read with a doubt. The exit code is 1 if there is any error.

    \b
    Example:
      panj check incidents.csv
      panj check incidents.xlsx --format json > problems.json
    """
    parsed = parse_incidents(incidents, columns=parse_columns(said))
    problems = find_problems(parsed)
    if format_name == "json":
        click.echo(json.dumps([problem._asdict() for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(_line(problem))
    errors = [problem for problem in problems if problem.severity == "error"]
    rows = len({problem.row for problem in problems})
    told = f"{len(errors)} errors, {len(problems) - len(errors)} warnings"
    click.echo(f"panj: {len(parsed.table)} rows: {told}" + (f" in {rows} rows" if rows else ""), err=True)
    if errors:
        raise Exit(1)


def _line(problem: Problem) -> str:
    """Return a problem as a line of the table."""
    return f"row {problem.row:<6} {problem.severity:<8} {problem.text()}"
