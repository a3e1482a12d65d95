"""What every command that takes INCIDENTS has in common: how they are read, and which of them are wanted."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click
import geopandas as gpd

from geo.border.line import Border
from geo.border.neighbours import neighbour_border
from geo.border.reading import own_border, read_line
from geo.errors import IncidentError
from geo.incidents.harm import Harmless, make_harmless
from geo.incidents.locate import locate
from geo.incidents.measure import FARTHEST_KM, measure
from geo.incidents.readers import read_incidents
from geo.incidents.selection import Selection, select

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.argument("incidents", metavar="INCIDENTS"),
    click.option(
        "--map", "said", multiple=True, metavar="THEIRS=OURS", help="A foreign heading and our column."
    ),
    click.option("--since", metavar="DAY", help="Only events of this day and after."),
    click.option("--until", metavar="DAY", help="Only events up to this day."),
    click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this event type or sub-type."),
    click.option(
        "--within", "within_km", type=float, metavar="KM", help="Only up to so many km from the border."
    ),
    click.option("--reach", "reaches", multiple=True, metavar="NAME", help="Only this reach, such as Panj."),
    click.option(
        "--coarsen", metavar="SIZE", help="Move places to a grid (5km) or their district (district)."
    ),
    click.option(
        "--keep", multiple=True, metavar="COLUMN", help="Keep a column that --coarsen would leave out."
    ),
    click.option("--drop", multiple=True, metavar="COLUMN", help="Leave a column out."),
    click.option(
        "--anonymise", multiple=True, metavar="COLUMN", help="Replace the names in a column by codes."
    ),
    click.option("--where", metavar="CONDITION", help="Only rows that fulfil it, such as 'fatalities > 0'."),
)
_LINES = (
    click.option(
        "--line", "path", metavar="FILE", help="Take the line in this file, in any CRS, as the border."
    ),
    click.option("--with", "country", metavar="CODE", help="Take Tajikistan's border with UZ, KG or CN."),
)
# with more rows, measuring takes long enough to be watched
_WATCHED_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Incidents as the command line names them.

    Parameters
    ----------
    source
        Path, `-` or URL.
    columns
        Foreign heading → column of the table.
    selection
        Which rows are wanted.
    harmless
        What is done to them before they are shown.
    border
        The line they are measured against; None for the packaged one.
    """

    source: str
    columns: dict[str, str]
    selection: Selection
    harmless: Harmless
    border: Border | None = None

    def read(self) -> gpd.GeoDataFrame:
        """Return the wanted rows: read, placed, measured, made harmless; tell how many the filters kept."""
        located = locate(read_incidents(self.source, columns=self.columns))
        progress = len(located) >= _WATCHED_ROWS and sys.stderr.isatty()
        measured = measure(located, border=self.border, progress=progress)
        kept = select(measured, self.selection)
        if len(kept) < len(measured):
            click.echo(f"panj: {len(kept):,} of {_rows(len(measured))} kept by the filters", err=True)
        return make_harmless(kept, self.harmless, border=self.border)


def _rows(count: int) -> str:
    """Return a number of rows in words."""
    return "1 row" if count == 1 else f"{count:,} rows"


def incident_options(command: Command) -> Command:
    """Give a command INCIDENTS, --map, the filters and what does no harm; it takes them as `wanted`."""

    def gathered(**given: Any) -> Any:
        said, source = given.pop("said"), given.pop("incidents")
        names = ("since", "until", "types", "within_km", "reaches", "where")
        _check_within(given["within_km"])
        selection = Selection(**{name: given.pop(name) for name in names})
        harmless = Harmless(**{name: given.pop(name) for name in ("coarsen", "keep", "drop", "anonymise")})
        return command(wanted=Wanted(source, parse_columns(said), selection, harmless), **given)

    return _wrapped(command, gathered, _OPTIONS)


def _check_within(within_km: float | None) -> None:
    """Refuse a distance that is none."""
    if within_km is not None and not 0 <= within_km <= FARTHEST_KM:
        raise IncidentError(f"--within {within_km:g}: give 0 to {FARTHEST_KM:,.0f} km")


def line_options(command: Command) -> Command:
    """Give a command that has `incident_options` --line and --with; the line is in `wanted`."""

    def gathered(*, wanted: Wanted, border: Border | None, **given: Any) -> Any:
        return command(wanted=replace(wanted, border=border), **given)

    return border_options(_wrapped(command, gathered, ()))


def border_options(command: Command) -> Command:
    """Give a command --line and --with; it takes the line that they name, if any, as `border`."""

    def gathered(*, path: str | None, country: str | None, **given: Any) -> Any:
        return command(border=named_border(path, country), **given)

    return _wrapped(command, gathered, _LINES)


def named_border(path: str | None, country: str | None) -> Border | None:
    """Return the line that --line or --with names; a file's is called after it, without its folder."""
    if path is not None and country is not None:
        raise click.UsageError("--line and --with each name a line: give one of them")
    if path is not None:
        return own_border(read_line(path), Path(path).stem)
    if country is not None:
        return neighbour_border(country)
    return None


def _wrapped(command: Command, gathered: Callable[..., Any], options: tuple[Any, ...]) -> Command:
    """Return what stands for a command, with its name, its options, and more of them."""
    gathered.__name__, gathered.__doc__ = command.__name__, command.__doc__
    gathered.__click_params__ = list(getattr(command, "__click_params__", []))  # type: ignore[attr-defined] # click's own
    for option in reversed(options):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value] # as all of click's decorators


def parse_columns(said: tuple[str, ...]) -> dict[str, str]:
    """Return their heading → our column."""
    pairs = [text.partition("=") for text in said]
    wrong = next((text for text, pair in zip(said, pairs, strict=True) if not (pair[0] and pair[2])), None)
    if wrong is not None:
        raise IncidentError(
            f"--map {wrong!r}: write their heading, =, and our column, such as --map Ort=location"
        )
    return {theirs.strip(): ours.strip() for theirs, _, ours in pairs}
