"""The commands about the line itself: border, buffer."""

import json
import sys
from collections.abc import Iterable, Sequence
from math import isfinite, nan
from pathlib import PurePath
from typing import Any

import click
import pandas as pd
import shapely
from tqdm import tqdm

from gazetteer.files import replace_file
from geo.border.buffer import buffer_bands
from geo.border.chainage import point_at_chainage, rival_feet
from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import Border, load_border
from geo.border.neighbours import neighbours
from geo.border.polyline import prepare_line
from geo.border.reading import own_border, read_line
from geo.cli.incident_options import border_options
from geo.errors import FormatError

DECIMALS = 7
STANDARD_OUTPUT = "-"
ROUNDING_KM = 0.05  # of the lengths that are printed, with one decimal
_ENDINGS = (".geojson", ".json")
# a place of the line is told beside the nearest if it is at most 2 % or 10 m farther, and 1 km along the line
RIVAL_SHARE, RIVAL_LEAST_M, RIVAL_APART_M = 0.02, 10.0, 1000.0


def _distances(ctx: click.Context, param: click.Parameter, value: str) -> tuple[float, ...]:
    """Return distances in kilometres, given with commas between, in rising order, each once."""
    try:
        return tuple(sorted({float(part) for part in value.split(",")}))
    except ValueError:
        told = f"{value!r} is no list of distances; write for example 5,10,25,50"
        raise click.BadParameter(told, ctx, param) from None


def _point(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Return a point given as LAT,LON."""
    if value is None:
        return None
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError:
        lat = lon = nan
    if not (isfinite(lat) and isfinite(lon)):
        told = f"{value!r} is no point; write latitude, comma, longitude, for example 37.49,71.55"
        raise click.BadParameter(told, ctx, param)
    return lat, lon


@click.command()
@click.option(
    "--km",
    "distances_km",
    callback=_distances,
    metavar="KM,…",
    default="5,10,25,50",
    show_default=True,
    help="Outer edges of the zones.",
)
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    help="GeoJSON file; standard output by default.",
)
@border_options
def buffer(distances_km: tuple[float, ...], output: str, border: Border | None) -> None:
    """
    Write the zones within given distances of the border.

    The zones are nested bands: the first is what lies within the smallest distance, each further one the ring
    between the one before and its own distance (from_km, to_km), so that no place is in two. Geodesic on WGS
    84, within 0.005 % of the distance. GeoJSON as RFC 7946 has it.

    \b
    Example:
      panj buffer --km 5,10,25,50 -o zones.geojson
      panj buffer --km 20 > within-20-km.geojson
      panj buffer --line river.gpkg --km 1 -o river.geojson
      panj buffer --with KG --km 10 -o kyrgyz-border.geojson
    """
    suffix = PurePath(output).suffix.lower()
    if output != STANDARD_OUTPUT and suffix not in _ENDINGS:
        given = f"the ending {suffix} of {output}" if suffix else f"{output}: a name without an ending"
        raise FormatError(f"unknown format {given}: zones are GeoJSON, end it in {' or '.join(_ENDINGS)}")
    line = border or load_border()
    bands = buffer_bands(line.course, distances_km, progress=_bar)
    credit = f"{line.attribution}; {line.licence}; {line.vintage}" if line.licence else line.name
    text = json.dumps(_collection(credit, distances_km, bands), ensure_ascii=False)
    if output == STANDARD_OUTPUT:
        click.echo(text)
        return
    with replace_file(output) as file:
        file.write_text(text + "\n", encoding="utf-8")
    count = "1 zone" if len(bands) == 1 else f"{len(bands)} zones"
    click.echo(f"{output}: {count} up to {distances_km[-1]:g} km from {line.called}", err=True)


def _bar(distances_km: Sequence[float]) -> Iterable[float]:
    """Show on a terminal how many zones are done; each takes a second or two."""
    return tqdm(distances_km, unit=" zones", disable=not sys.stderr.isatty(), leave=False)


def _collection(credit: str, distances_km: tuple[float, ...], bands: list[Any]) -> dict[str, Any]:
    """Return the bands as a GeoJSON object, with its bounding box and whose data it rests on."""
    features = [
        {
            "type": "Feature",
            "properties": {"from_km": _whole(start), "to_km": _whole(end)},
            "geometry": _rounded(band),
        }
        for start, end, band in zip((0, *distances_km), distances_km, bands, strict=False)
    ]
    return {
        "type": "FeatureCollection",
        "bbox": [round(edge, DECIMALS) for edge in shapely.total_bounds(bands).tolist()],
        "attribution": credit,
        "features": features,
    }


def _whole(km: float) -> float:
    """Return a whole number of kilometres as an integer, so that it is written as 5, not as 5.0."""
    return int(km) if km == int(km) else km


def _rounded(band: shapely.Geometry) -> dict[str, Any]:
    """Return a geometry as GeoJSON with 7 decimals (a centimetre), outer rings counter-clockwise."""
    snapped = shapely.orient_polygons(shapely.set_precision(band, 10**-DECIMALS))
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(snapped))
    geometry["coordinates"] = _round(geometry["coordinates"])
    return geometry


def _round(value: Any) -> Any:
    """Round the numbers in nested lists to the decimals that are written."""
    return [_round(item) for item in value] if isinstance(value, list) else round(value, DECIMALS)


@click.command()
@click.option("--at-km", type=float, metavar="KM", help="Say where this chainage lies.")
@click.option("--near", metavar="LAT,LON", callback=_point, help="Say how far a point is, and from where.")
@border_options
@click.option("--compare", "other", metavar="FILE", help="Say how figures change with the line in this file.")
@click.option("--incidents", metavar="FILE", help="Incidents for --compare; the packaged ones by default.")
def border(
    *,
    at_km: float | None,
    near: tuple[float, float] | None,
    border: Border | None,
    other: str | None,
    incidents: str | None,
) -> None:
    """
    Say what the border line is, and where a point on it lies.

    The line is that between Tajikistan and Afghanistan, from the Uzbek tripoint in the west to the Chinese
    one in the east. A point is printed as LAT,LON and the reach it is in. With --near, every place of the
    line that is nearly as near is told: in a meander there may be several, far apart along the line.

    \b
    Example:
      panj border
      panj border --at-km 412
      panj border --near 37.49,71.55
      panj border --with CN
      panj border --line river.gpkg --at-km 10
      panj border --compare older-border.geojson
    """
    if border is not None and other is not None:
        raise click.UsageError("--with, --line and --compare each name a line: give one of them")
    if sum(option is not None for option in (other, at_km, near)) > 1:
        raise click.UsageError("--at-km, --near and --compare are three questions: ask one at a time")
    if incidents is not None and other is None:
        raise click.UsageError("--incidents are for --compare: add --compare FILE")
    if other is not None:
        _print_comparison(other, incidents)
    elif at_km is not None or near is not None:
        _print_place(border or load_border(), at_km, near)
    elif border in (None, load_border()):
        _print_border(load_border())
    else:
        _print_line(border)


def _print_place(line: Border, at_km: float | None, near: tuple[float, float] | None) -> None:
    """Print the place at a chainage and its reach, or the places nearest to a point."""
    if at_km is not None:
        at_km = _up_to_the_end(line, at_km)
        point = point_at_chainage(line.line, at_km)
        click.echo(f"{point.y:.6f},{point.x:.6f}  {line.reach_name(at_km)}")
    if near is not None:
        lat, lon = near
        nearest_m = float(distance_to_line(lon, lat, line.line).distance_m[0])
        slack_m = max(RIVAL_SHARE * nearest_m, RIVAL_LEAST_M)
        feet = rival_feet(lon, lat, line.line, slack_m=slack_m, apart_m=RIVAL_APART_M)
        side = {1: "left", -1: "right", 0: "on it"}[int(side_of_line(lon, lat, line.line)[0])]
        for km, metres in zip(feet.chainage_km.tolist(), feet.distance_m.tolist(), strict=True):
            foot = point_at_chainage(line.line, km)
            place = f"{foot.y:.6f},{foot.x:.6f}  km {km:.3f}  {line.reach_name(km)}"
            click.echo(f"{metres / 1000:.3f} km ({side})  from {place}")


def _up_to_the_end(line: Border, at_km: float) -> float:
    """Return a chainage; the end of the line for one that is beyond it by the rounding of its length."""
    if not line.length_km < at_km <= line.length_km + ROUNDING_KM:
        return at_km
    click.echo(f"panj: {at_km:,.1f} km is the rounded length: the end, at {line.length_km:.3f} km", err=True)
    return line.length_km


def _print_comparison(path: str, incidents: str | None) -> None:
    """Print how another line differs from the packaged one, and which incidents change side or zone."""
    from geo.incidents.comparison import SHARES, compare_lines  # noqa: PLC0415 - only here
    from geo.incidents.example import example_incidents  # noqa: PLC0415
    from geo.incidents.locate import locate  # noqa: PLC0415
    from geo.incidents.readers import read_incidents  # noqa: PLC0415

    other = own_border(read_line(path), path)
    table = locate(example_incidents() if incidents is None else read_incidents(incidents))
    found = compare_lines(load_border(), other, table)
    click.echo(f"Length: {found.length_km:,.1f} km packaged, {found.other_length_km:,.1f} km in {path}")
    for share, metres in zip(SHARES, found.offset_m, strict=True):
        click.echo(f"  {share:4.0%} of both lines within {metres:8,.0f} m of the other")
    click.echo(f"Incidents whose side or zone changes: {len(found.changed)} of {found.compared}")
    for row in found.changed.itertuples():
        click.echo(
            f"  row {row.Index}: {row.border_km:.2f} km {row.side}, {_zone_words(row.zone)} → "
            f"{row.border_km_other:.2f} km {row.side_other}, {_zone_words(row.zone_other)}"
        )


def _zone_words(zone: Any) -> str:
    """Return a zone in words."""
    return "no zone" if pd.isna(zone) else f"zone {zone} km"


def _print_border(line: Border) -> None:
    """Print length, reaches, neighbours, vintage and licence."""
    click.echo(
        f"Tajikistan–Afghanistan border: {line.length_km:,.1f} km, {len(line.line.coords):,} vertices\n"
    )
    click.echo("Reaches, km from the Uzbek tripoint")
    for reach in line.reaches:
        click.echo(
            f"  {reach.name:<18} {reach.start_km:7.1f} – {reach.end_km:7.1f}  {reach.length_km:6.1f} km"
        )
    click.echo("\nBorders of Tajikistan")
    for code, length_km in neighbours().items():
        click.echo(f"  {code}  {length_km:7,.1f} km")
    click.echo(f"\nVintage  {line.vintage}\nLicence  {line.licence}\nCredit   {line.attribution}")


def _print_line(line: Border) -> None:
    """Print the length of a line, and of its parts."""
    parts = shapely.get_parts(line.course)
    lengths = [prepare_line(part).total_m / 1000 for part in parts]
    click.echo(f"{line.name}: {sum(lengths):,.1f} km")
    for part, length_km in zip(parts, lengths, strict=True):
        (lon1, lat1), (lon2, lat2) = part.coords[0], part.coords[-1]
        click.echo(f"  {length_km:7,.1f} km  from {lat1:.4f},{lon1:.4f} to {lat2:.4f},{lon2:.4f}")
