"""The command `panj reverse`."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import click

from gazetteer.cli import format_option, open_output, output_option
from gazetteer.tables import FORMATS, format_of
from geo.border.line import Border
from geo.cli.incident_options import border_options
from geo.cli.reverse_table import FORMATS as TABLE_FORMATS
from geo.cli.reverse_table import reverse_table
from geo.layers import country_of
from geo.reverse import ReverseGeocoder
from geo.whereabouts import Whereabouts


class LatLon(click.ParamType[tuple[float, float]]):
    """A point as people copy it from a map: latitude, comma, longitude, in degrees."""

    name = "LAT,LON"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        """Return (lat, lon) in degrees."""
        if isinstance(value, tuple):
            return value
        if str(value).startswith("--"):
            raise click.NoSuchOption(str(value), ctx=ctx)  # with a single minus begins a point in the south
        try:
            lat, lon = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is no point: give latitude and longitude such as 37.49,71.55", param, ctx)
        return lat, lon


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("points", nargs=-1, type=LatLon(), metavar="LAT,LON…")
@click.option(
    "--input",
    "source",
    metavar="FILE",
    help="Take the points of a CSV or XLSX file, from its columns latitude and longitude or lines LAT,LON; "
    "- for standard input.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Of a CSV file.")
@format_option
@output_option
@border_options
def reverse(
    *,
    points: Sequence[tuple[float, float]],
    source: str | None,
    encoding: str,
    form: str | None,
    output: str | None,
    border: Border | None,
) -> None:
    """
    Say where points are: country, province, district, nearest place.

    A point so near to a border that the map itself may be wrong about its country is called
    uncertain. A district or province is "likely" where no polygon holds the point; add district
    polygons with panj boundaries. The distance is that to the Tajik–Afghan border, or to the line that --line
    or --with names. With --input, every row comes out in its order with the answer beside it, or with what is
    wrong with its point under "problem".

    \b
    Example:
      panj reverse 37.49,71.55
      panj reverse 37.197,68.61 38.56,68.78 --format json
      panj reverse 38.40,74.83 --with CN
      panj reverse --input points.csv -o where.csv
    """
    geocoder = ReverseGeocoder(border=border)
    if source is not None:
        if points:
            raise click.UsageError("give points or --input, not both")
        if form not in (None, *TABLE_FORMATS):
            raise click.UsageError(f"--format {form} does not go with --input: use csv or json")
        form = form or format_of(output, TABLE_FORMATS, "csv")
        reverse_table(source, form, output, geocoder, encoding=encoding)
        return
    if not points:
        raise click.UsageError("give a point such as 37.49,71.55, or --input FILE")
    form = form or format_of(output, FORMATS, "table")
    found = geocoder.reverse_many([lon for _, lon in points], [lat for lat, _ in points])
    with open_output(output) as write:
        write(_TEXTS[form](found))
    for place in found:
        _warn_if_swapped(place)


def _warn_if_swapped(place: Whereabouts) -> None:
    """Say on standard error if a point is nowhere, but would be somewhere with its two figures exchanged."""
    if place.country_code:
        return
    code = str(country_of(place.latitude, place.longitude))
    if code:
        click.echo(
            f"panj: {_point(place)} is outside the packaged countries, but "
            f"{place.longitude:g},{place.latitude:g} is in {code}: give latitude first",
            err=True,
        )


def _point(place: Whereabouts) -> str:
    """Return a point as it was given."""
    return f"{place.latitude:g},{place.longitude:g}"


def _table(found: Sequence[Whereabouts]) -> str:
    """Return one line a point: the point, its distance to the border, and where it is."""
    lines = [("POINT", "BORDER", "WHERE")]
    lines += [(_point(place), f"{place.border_km:.1f} km", place.text) for place in found]
    first, second = (max(len(line[column]) for line in lines) for column in (0, 1))
    return "".join(f"{point:{first}}  {border:>{second}}  {where}\n" for point, border, where in lines)


def _json(found: Sequence[Whereabouts]) -> str:
    """Return an array with one object a point."""
    return json.dumps([place.to_dict() for place in found], ensure_ascii=False, indent=2) + "\n"


def _csv(found: Sequence[Whereabouts]) -> str:
    """Return one row a point."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(found[0].to_dict()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(place.to_dict() for place in found)
    return stream.getvalue()


def _geojson(found: Sequence[Whereabouts]) -> str:
    """Return an RFC 7946 feature collection."""
    features = []
    for place in found:
        facts = place.to_dict()
        point = [round(facts.pop("longitude"), 7), round(facts.pop("latitude"), 7)]
        geometry = {"type": "Point", "coordinates": point}
        features.append({"type": "Feature", "geometry": geometry, "properties": facts})
    return (
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=2) + "\n"
    )


_TEXTS = {"table": _table, "json": _json, "csv": _csv, "geojson": _geojson}
