"""The command `panj hotspots`."""

from pathlib import Path

import click
import geopandas as gpd

from gazetteer.files import replace_file
from geo.border.line import Border, given_border
from geo.cli.incident_options import Wanted, incident_options, line_options
from geo.cli.incidents import closing_line
from geo.errors import FormatError
from geo.incidents.hotspots import (
    BANDWIDTH_KM,
    FALSE_DISCOVERY_RATE,
    MOST_PERMUTATIONS,
    PERMUTATIONS,
    SEED,
    STRETCH_KM,
    WITHIN_KM,
    Hotspots,
    find_hotspots,
)
from geo.incidents.writers import write_geojson, write_incidents

_GEOJSON = (".geojson", ".json")
_DECIMALS = {"start_km": 3, "end_km": 3, "length_km": 3, "incidents": 2, "expected": 3, "times": 3}


@click.command()
@incident_options
@line_options
@click.option("-o", "--output", metavar="FILE", help="Write the hotspots: .geojson (lines) or .csv.")
@click.option("--profile", metavar="FILE", help="Write the rate all along the border: .geojson or .csv.")
@click.option(
    "--incidents",
    "with_column",
    metavar="FILE",
    help="Write the incidents with the column hotspot, for panj map: .geojson or .csv.",
)
@click.option(
    "--bandwidth",
    "bandwidth_km",
    default=BANDWIDTH_KM,
    show_default=True,
    type=float,
    help="Half-width of the kernel, in km.",
)
@click.option(
    "--permutations",
    default=PERMUTATIONS,
    show_default=True,
    type=click.IntRange(1, MOST_PERMUTATIONS),
    help="Simulations of chance.",
)
@click.option(
    "--seed", default=SEED, show_default=True, type=click.IntRange(0), help="Same seed, same answer."
)
def hotspots(  # noqa: PLR0917 - click passes options by name
    wanted: Wanted,
    output: str | None,
    profile: str | None,
    with_column: str | None,
    bandwidth_km: float,
    permutations: int,
    seed: int,
) -> None:
    """
    Find the stretches of the border where incidents are more frequent than chance.

    INCIDENTS is a file, - for standard input, or a postgresql:// URL; rows without coordinates are placed
    first, and those within 50 km of the border take part. An incident that is known only to a radius is
    spread along the border accordingly. Chance is an even spread along the border; at most 5 % of what is
    named is expected to be chance. The answer ends with what so many incidents can show at all.

    \b
    Example:
      panj hotspots incidents.csv
      panj hotspots incidents.csv -o hotspots.geojson --incidents flagged.geojson
      panj map flagged.geojson -o map.html
      panj hotspots incidents.csv --with CN
    """
    for path in (output, profile, with_column):
        _check_ending(path)
    table = wanted.read()
    found = find_hotspots(
        table, border=wanted.border, bandwidth_km=bandwidth_km, permutations=permutations, seed=seed
    )
    _write(found.segments, output)
    _write(found.profile, profile)
    if with_column is not None:
        write_incidents(found.incidents, with_column)
    click.echo("\n".join(report_lines(found, wanted.border)))
    click.echo(f"panj: {closing_line(table)}", err=True)


def report_lines(found: Hotspots, border: Border | None = None) -> list[str]:
    """Return hotspots, pairs and power, along a border, as lines for people."""
    name = given_border(border).called
    per_100_km = 100 * found.counted / found.length_km
    head = (
        f"{found.counted:.1f} incidents expected within {WITHIN_KM:g} km of {name} (from {found.rows} of "
        f"{len(found.incidents)} rows): {per_100_km:.1f} per 100 km over {found.length_km:,.0f} km"
    )
    lines = [head, "", *_segment_lines(found.segments), "", *_pair_lines(found), *_power_lines(found)]
    return [line.rstrip() for line in lines]


def _segment_lines(segments: gpd.GeoDataFrame) -> list[str]:
    """Return the hotspots as a table."""
    if segments.empty:
        return ["No stretch is busier than chance allows (see below what could have been seen)."]
    row = "{:<14}{:<19}{:>10}{:>11}{:>9}{:>14}{:>10}".format
    lines = [row("hotspot", "reach", "incidents", "by chance", "times", "per km, peak", "q")]
    lines += [
        row(
            segment.hotspot,
            segment.reach,
            f"{segment.incidents:.1f}",
            f"{segment.expected:.1f}",
            f"{segment.times:.1f}",
            f"{segment.rate_per_km:.2f}",
            f"{segment.q_value:.4f}",
        )
        for segment in segments.itertuples()
    ]
    return [
        *lines,
        f"q: share of chance finds among what is as unlikely as this; named up to {FALSE_DISCOVERY_RATE:g}.",
    ]


def _pair_lines(found: Hotspots) -> list[str]:
    """Return how the pairs are spread; nothing where there are none."""
    known = found.pairs.dropna()
    if known.empty:
        return []
    return [
        _figures("Nearer to each other along the border than", [f"{km:g} km" for km in known["distance_km"]]),
        _figures("there are so many times the pairs of chance", [f"{times:.1f}" for times in known["times"]]),
        "",
    ]


def _power_lines(found: Hotspots) -> list[str]:
    """Return what so many incidents can show."""
    return [
        "What incidents like these can show:",
        _figures(
            f"a {STRETCH_KM:g} km stretch so many times as busy", [f"{x:g}" for x in found.power["times"]]
        ),
        _figures("is found, at least in part, in", [f"{x:.0%}" for x in found.power["found"]]),
        "A stretch that is not named may be busier all the same, as often as that leaves open.",
    ]


def _figures(words: str, figures: list[str]) -> str:
    """Return words with a row of figures after them."""
    return f"{words:<44}" + "".join(f"{figure:>8}" for figure in figures)


def _check_ending(path: str | None) -> None:
    """Refuse a file whose ending stands for no format, before the work."""
    if path is not None and Path(path).suffix.lower() not in {*_GEOJSON, ".csv"}:
        raise FormatError(f"cannot write {path}: hotspots are written as .geojson or .csv")


def _write(rows: gpd.GeoDataFrame, path: str | None) -> None:
    """Write lines with their figures as GeoJSON, or the figures alone as CSV."""
    if path is None:
        return
    figures = rows.round(_DECIMALS).round({"rate_per_km": 5, "p_value": 6, "q_value": 6})
    if Path(path).suffix.lower() in _GEOJSON:
        write_geojson(figures, path)
        return
    with replace_file(path) as temporary:
        figures.drop(columns="geometry").to_csv(temporary, index=False, encoding="utf-8", lineterminator="\n")
