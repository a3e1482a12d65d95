"""Where `panj locate` does its work: in this process, or with Dask on many processes or machines."""

import click

from geo.cli.incident_options import Command, Wanted
from geo.incidents.writers import STANDARD_OUTPUT

_OPTIONS = (
    click.argument("more", metavar="[MORE…]", nargs=-1),
    click.option(
        "--engine",
        default="process",
        show_default=True,
        type=click.Choice(["process", "dask"]),
        help="dask: Parquet files, part by part on all cores or on a cluster; needs panj[dask].",
    ),
    click.option(
        "--scheduler", metavar="ADDRESS", help="With dask: a running scheduler, such as tcp://host:8786."
    ),
)


def engine_options(command: Command) -> Command:
    """Give a command further INCIDENTS, --engine, --scheduler; it takes `more`, `engine`, `scheduler`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_one_source(more: tuple[str, ...], scheduler: str | None) -> None:
    """Refuse what only Dask understands."""
    if scheduler is not None:
        raise click.UsageError("--scheduler goes with --engine dask")
    if more:
        raise click.UsageError(
            f"{len(more) + 1} files were given: give one, or Parquet files with --engine dask"
        )


def locate_on_dask(
    wanted: Wanted, more: tuple[str, ...], output: str, format_name: str | None, scheduler: str | None
) -> None:
    """Place and measure Parquet files part by part, into a folder."""
    from geo.incidents.partitions import Work, locate_partitions  # noqa: PLC0415 - only where it is asked for

    if output == STANDARD_OUTPUT or format_name not in {None, "parquet"}:
        raise click.UsageError("--engine dask writes a folder of Parquet files: name a new one with -o")
    if wanted.harmless.anonymise:
        raise click.UsageError(
            "--anonymise with --engine dask would give a name another code in each part: leave it out, "
            "and give the parts to panj export"
        )
    work = Work(wanted.columns, wanted.selection, wanted.harmless, wanted.border)
    rows = locate_partitions([wanted.source, *more], output, work=work, scheduler=scheduler)
    click.echo(f"panj: {rows:,} rows placed and measured, in {output}", err=True)
