"""The command `panj`: joins the packages' commands, and imports each only when it is called."""

import io
import os
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING

import click

from gazetteer.errors import PanjError
from gazetteer.shown import one_line

if TYPE_CHECKING:
    from gazetteer import Gazetteer

# command → "module:attribute"; the order is that of --help
COMMANDS = {
    "demo": "maps.cli:demo",
    "geocode": "gazetteer.cli:geocode",
    "gazetteer": "gazetteer.places_cli:gazetteer",
    "reverse": "geo.cli.reverse:reverse",
    "locate": "geo.cli.incidents:locate",
    "extract": "geo.cli.extract:extract",
    "review": "geo.cli.review:review",
    "map": "maps.cli:map_command",
    "strip": "maps.cli_strip:strip",
    "report": "maps.cli_report:report",
    "export": "geo.cli.incidents:export",
    "check": "geo.cli.check:check",
    "dedupe": "geo.cli.dedupe:dedupe",
    "formats": "geo.cli.incidents:formats",
    "buffer": "geo.cli.border:buffer",
    "border": "geo.cli.border:border",
    "hotspots": "geo.cli.hotspots:hotspots",
    "boundaries": "geo.cli.boundaries:boundaries",
    "about": "panj:about",
}
SUMMARIES = {
    "demo": "Map the 62 packaged incidents into panj-demo/.",
    "geocode": "Find places by name, in any script and spelling.",
    "gazetteer": "Add your own places; see what is known of a place.",
    "reverse": "Say where points are: country, district, nearest place.",
    "locate": "Place incidents and measure them against the border.",
    "extract": "Propose incidents from news reports, with the words they rest on.",
    "review": "Accept, edit or reject proposed incidents.",
    "map": "Draw incidents as a web page, PNG, SVG or PDF.",
    "strip": "Draw the border straightened: where along it, and when.",
    "report": "Write a report: map, strip, counts, table, method, sources.",
    "export": "Write incidents for a GIS: GeoJSON, GeoPackage, KML, XLSX …",
    "check": "List what is wrong in a table of incidents, with remedies.",
    "dedupe": "Mark the rows that tell the same event.",
    "formats": "List the formats that incidents come in and go out in.",
    "buffer": "Write the zones within given distances of the border.",
    "border": "Say what the border line is, and where a point on it lies.",
    "hotspots": "Find where along the border incidents exceed chance.",
    "boundaries": "Add district polygons of your own, list, remove, download them.",
    "about": "Print the version, and the data sets with vintage and licence.",
}


class LazyGroup(click.Group):
    """A group of commands whose modules are imported when a command is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order they are used."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, unless only its name and summary are wanted."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name]} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from SUMMARIES, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="panj", prog_name="panj")
@click.option("--debug", is_flag=True, help="Show the whole traceback of an error.")
@click.pass_context
def cli(context: click.Context, *, debug: bool) -> None:
    """
    Map what happened where along the Tajik-Afghan border.

    Place names in any script become places; incidents are measured against the border
    along the Panj on the WGS 84 ellipsoid; the result is a map or a file for a GIS.

    \b
    Example:
      panj demo
      panj geocode Darvoz
      panj map incidents.csv -o map.html
    """
    del debug
    context.obj = {"online": _online}


def _online(service: str, *, url: str | None) -> "Gazetteer":
    """Return the gazetteer that asks a service; panj geocode, which stands to its left, gets it from here."""
    gazetteer: Gazetteer = import_module("geo.online").OnlineGazetteer(service, url=url)
    return gazetteer


@click.command()
def about() -> None:
    """
    Print the version, and the data sets with vintage and licence.

    \b
    Example:
      panj about
    """
    from importlib.metadata import version  # noqa: PLC0415 - costs every other command its start-up time

    from gazetteer.datasets import packaged_datasets  # noqa: PLC0415 - as above

    click.echo(f"panj {version('panj')}, code under the MIT licence\n")
    for data in packaged_datasets("gazetteer", "geo"):
        click.echo(
            f"{data.title}\n  vintage  {data.vintage}\n  licence  {data.licence} ({data.licence_file})"
        )
        click.echo(f"  credit   {data.attribution}\n  source   {data.source}\n")


def _warn(message: Warning | str, *place: object, **more: object) -> None:
    """Show a warning as one line on stderr, as errors are; where in the code it was given helps nobody."""
    del place, more
    click.echo(f"panj: {one_line(str(message))}", err=True)


def _speak_unicode() -> None:
    """Write UTF-8 into pipes and files on any system; show signs that a terminal has not as codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # there is none where a window without a console runs it
            wished = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding=None if wished else "utf-8", errors="backslashreplace")


def main() -> None:
    """Run the command; an error is one line on stderr and exit 1 (2 for usage)."""
    arguments = sys.argv[1:]
    warnings.showwarning = _warn
    _speak_unicode()
    try:
        code = cli.main(arguments, prog_name="panj", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.Abort:
        click.echo("panj: interrupted", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (PanjError, OSError) as error:
        if "--debug" in arguments:
            raise
        click.echo(f"panj: {one_line(str(error))}", err=True)
        code = 1
    except Exception as error:  # the last door: a person gets a line, --debug the traceback
        if "--debug" in arguments:
            raise
        click.echo(f"panj: a defect: {type(error).__name__}: {one_line(str(error))}", err=True)
        click.echo("panj: please report it with what `panj --debug …` prints", err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
