"""The commands about the line itself: border, buffer."""

import json
from typing import Any

import click
import shapely

from gazetteer.files import replace_file
from geo.border.buffer import buffer_bands
from geo.border.chainage import point_at_chainage
from geo.border.line import Border, load_border
from geo.border.neighbours import border_with, neighbours
from geo.border.polyline import prepare_line

DECIMALS = 7
STANDARD_OUTPUT = "-"


class Distances(click.ParamType[tuple[float, ...]]):
    """Distances in kilometres, separated by commas."""

    name = "KM,…"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        """Return the distances in rising order, each once."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(sorted({float(part) for part in str(value).split(",")}))
        except ValueError:
            self.fail(f"{value!r} is no list of distances; write for example 5,10,25,50", param, ctx)


@click.command()
@click.option(
    "--km",
    "distances_km",
    type=Distances(),
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
def buffer(distances_km: tuple[float, ...], output: str) -> None:
    """
    Write the zones within given distances of the border.

    The zones are nested bands: the first is what lies within the smallest distance, each further one the ring
    between the one before and its own distance (from_km, to_km), so that no place is in two. Geodesic on WGS
    84, within 0.005 % of the distance. GeoJSON as RFC 7946 has it.

    \b
    Example:
      panj buffer --km 5,10,25,50 -o zones.geojson
      panj buffer --km 20 > within-20-km.geojson
    """
    border = load_border()
    bands = buffer_bands(border.line, distances_km)
    text = json.dumps(_collection(border, distances_km, bands), ensure_ascii=False)
    if output == STANDARD_OUTPUT:
        click.echo(text)
        return
    with replace_file(output) as path:
        path.write_text(text + "\n", encoding="utf-8")
    click.echo(f"{output}: {len(bands)} zones up to {distances_km[-1]:g} km from the border", err=True)


def _collection(border: Border, distances_km: tuple[float, ...], bands: list[Any]) -> dict[str, Any]:
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
        "attribution": f"{border.attribution}; {border.licence}; {border.vintage}",
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
@click.option(
    "--at-km", type=float, metavar="KM", help="Say where this chainage from the Uzbek tripoint lies."
)
@click.option("--with", "country", metavar="CODE", help="Say how long the border with AF, UZ, KG or CN is.")
def border(at_km: float | None, country: str | None) -> None:
    """
    Say what the border line is, and where a point on it lies.

    The line is that between Tajikistan and Afghanistan, from the Uzbek tripoint in the west to the Chinese
    one in the east. A point is printed as LAT,LON and the reach it is in.

    \b
    Example:
      panj border
      panj border --at-km 412
      panj border --with CN
    """
    if at_km is not None and country is not None:
        raise click.UsageError("--at-km is a place on the Afghan border: leave out --with")
    if country is not None:
        _print_border_with(country)
    elif at_km is not None:
        point = point_at_chainage(load_border().line, at_km)
        click.echo(f"{point.y:.6f},{point.x:.6f}  {load_border().reach_name(at_km)}")
    else:
        _print_border(load_border())


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


def _print_border_with(country: str) -> None:
    """Print the length of a border of Tajikistan, and of its parts."""
    parts = shapely.get_parts(border_with(country))
    lengths = [prepare_line(part).total_m / 1000 for part in parts]
    click.echo(f"Tajikistan–{country.strip().upper()} border: {sum(lengths):,.1f} km")
    for part, length_km in zip(parts, lengths, strict=True):
        (lon1, lat1), (lon2, lat2) = part.coords[0], part.coords[-1]
        click.echo(f"  {length_km:7,.1f} km  from {lat1:.4f},{lon1:.4f} to {lat2:.4f},{lon2:.4f}")
