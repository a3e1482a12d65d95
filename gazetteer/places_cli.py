"""The commands `panj gazetteer …`: the user's own places, and what the gazetteer knows of a place."""

import gc
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from gazetteer.cli import SELDOM, open_output, output_option
from gazetteer.gazetteer import Gazetteer
from gazetteer.sources.record import SourcePlace

if TYPE_CHECKING:
    from gazetteer.ownindex import Imported

GEONAMES_URL = "https://download.geonames.org/export/dump"
_MOST_BYTES = 1_000_000_000  # of a download; allCountries.zip has 0.4 GB
_FORMATS = ("geonames", "geonames-names", "wof", "linked-places", "csv")


@click.group()
def gazetteer() -> None:
    """
    Add your own places, and see what the gazetteer knows of a place.

    \b
    Example:
      panj gazetteer add TJ.zip
      panj gazetteer show tj-khorugh
      panj gazetteer list
    """


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Of the file; found out by default.")
@click.option("--licence", default="", help="Under which the file was published.")
@click.option("--country", "countries", multiple=True, help="Only places of this country; may be repeated.")
@click.option("--encoding", default="utf-8", show_default=True, help="Of a text file.")
def add(*, file: Path, form: str | None, licence: str, countries: Sequence[str], encoding: str) -> None:
    """
    Add places from a file; all of it, or nothing.

    FILE is a GeoNames dump (TJ.zip, AF.txt, allCountries.zip) or its alternate names, of your own places and
    of the packaged ones; a CSV of Who's On First; Linked Places GeoJSON; or a CSV with name, latitude,
    longitude and, if you have them, place_id, country_code, feature_class, feature_code, radius_km,
    alternate_names (parted by |), source.

    \b
    Example:
      panj gazetteer add allCountries.zip --country TJ --country AF
      panj gazetteer add villages.csv --licence "CC BY 4.0"
    """
    from gazetteer.userplaces import add_places  # noqa: PLC0415 - reading and indexing need more than the other commands

    gc.set_threshold(SELDOM)
    _say(add_places(file, form=form, licence=licence, countries=countries, encoding=encoding, progress=_bar))


def _say(done: "Imported") -> None:
    """Say what has been added."""
    known = f"; {done.known:,} known already" if done.known else ""
    click.echo(f"{done.title}: {_brought(done)} added{known}")


def _brought(one: "Imported") -> str:
    """Return how many places and names a file has brought."""
    places, names = ("" if count == 1 else "s" for count in (one.places, one.names))
    return f"{one.places:,} place{places}, {one.names:,} name{names}"


def _bar(places: Iterable[SourcePlace]) -> Iterable[SourcePlace]:
    """Show on a terminal how many places have been read."""
    return tqdm(places, unit=" places", disable=not sys.stderr.isatty(), leave=False)


@gazetteer.command("list")
def list_command() -> None:
    """
    List the files that you have added.

    \b
    Example:
      panj gazetteer list
    """
    from gazetteer.ownindex import list_imports  # noqa: PLC0415 - as above

    imports = list_imports()
    if not imports:
        click.echo("no places of your own; add some with: panj gazetteer add FILE")
    for one in imports:
        licence = f", {one.licence}" if one.licence else ""
        click.echo(f"{one.title}  {one.format}, {_brought(one)}, added {one.added}{licence}")


@gazetteer.command(short_help="Remove what a file has brought.")
@click.argument("title")
def remove(*, title: str) -> None:
    """
    Remove what a file has brought (its name as in `panj gazetteer list`).

    \b
    Example:
      panj gazetteer remove TJ.zip
    """
    from gazetteer.ownindex import remove_import  # noqa: PLC0415 - as above

    gone = remove_import(title)
    click.echo(f"{gone.title}: {_brought(gone)} removed")


@gazetteer.command(short_help="Show a place with all its names.")
@click.argument("place_id")
def show(*, place_id: str) -> None:
    """
    Show a place with every name it has or had: language, script, kind, years, source and licence.

    \b
    Example:
      panj gazetteer show tj-shamsiddin-shohin-district
    """
    known = Gazetteer()
    place = known.get(place_id)
    inside = ", ".join(filter(None, (place.admin2, place.admin1, place.country_code)))
    zone = "outside the zone" if place.outside else "in the zone"
    click.echo(f"{place.name} ({place.place_id})")
    kind = f"{place.feature_class} {place.feature_code}"
    click.echo(f"  {'; '.join(filter(None, (inside, kind, _years(place.valid_from, place.valid_to))))}")
    click.echo(
        f"  {place.latitude:.4f}, {place.longitude:.4f} ± {round(place.radius_km, 1):g} km; "
        f"{place.border_km:g} km from the border, {zone}"
    )
    click.echo(f"  source: {place.source}\n")
    rows: list[tuple[str, ...]] = [("NAME", "LANGUAGE", "SCRIPT", "KIND", "YEARS", "SOURCE", "LICENCE")]
    for name in known.names(place_id):
        years = _years(name.valid_from, name.valid_to)
        rows.append((name.name, name.language, name.script, name.kind, years, name.source, name.licence))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _years(first: str, last: str) -> str:
    """Return from when to when something was valid; "" if nothing is known of it."""
    return f"{first}–{last}" if first or last else ""


@gazetteer.command(short_help="Write places, with all their names, as GeoJSON.")
@output_option
@click.option("--all", "everything", is_flag=True, help="The packaged places too, not only your own.")
def export(*, output: str | None, everything: bool) -> None:
    """
    Write places as Linked Places GeoJSON, with all their names; nothing is lost when it is added again.

    Packaged places are among them where you have added names to them: with those names.

    \b
    Example:
      panj gazetteer export -o my-places.geojson
      panj gazetteer export --all -o gazetteer.geojson
    """
    import io  # noqa: PLC0415 - only this command

    from gazetteer.ownindex import list_imports  # noqa: PLC0415 - as above
    from gazetteer.sources.linkedplaces import write_linked_places  # noqa: PLC0415 - as above

    list_imports()  # raises where the user's own places cannot be read, so that none is left out unnoticed
    known = Gazetteer()
    places = known.places() if everything else known.own_places()
    named = [(place, known.names(place.place_id)) for place in places]
    if not everything:  # packaged places for the sake of the names that they were given
        named += [(known.get(place_id), names) for place_id, names in known.own_names().items()]
    stream = io.StringIO()
    count = write_linked_places(named, stream)
    with open_output(output) as write:
        write(stream.getvalue())
    if output:
        click.echo(f"{count:,} places written to {output}", err=True)


@gazetteer.group()
def download() -> None:
    """
    Fetch places from the network and add them.

    \b
    Example:
      panj gazetteer download geonames TJ AF
    """


@download.command(short_help="Fetch the dumps of countries from GeoNames.")
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY...")
@click.option("--url", default=GEONAMES_URL, show_default=True, help="Where the dumps are.")
@click.option("--sha256", help="Digest that the file must have; for one country.")
def geonames(*, countries: Sequence[str], url: str, sha256: str | None) -> None:
    """
    Fetch the GeoNames dumps of countries (two letters) and add them; CC BY 4.0.

    \b
    Example:
      panj gazetteer download geonames TJ AF
    """
    if sha256 and len(countries) > 1:
        raise click.UsageError("--sha256 is the digest of one file: give one country")
    for country in countries:
        if not re.fullmatch("[A-Za-z]{2}", country):
            raise click.BadParameter(f"{country!r} is no two-letter country code")
    from gazetteer.errors import UserDataError  # noqa: PLC0415 - only this command
    from gazetteer.ownindex import list_imports  # noqa: PLC0415 - as above

    files = [f"{country.upper()}.zip" for country in dict.fromkeys(countries)]
    there = sorted({one.title for one in list_imports()} & set(files))
    if there:
        raise UserDataError(
            f"{', '.join(there)} has been added already: remove it first (panj gazetteer remove {there[0]})"
        )
    for file in files:
        _fetch(f"{url.rstrip('/')}/{file}", sha256)


def _fetch(url: str, sha256: str | None) -> None:
    """Fetch a dump into a folder that goes away, and add it."""
    import zipfile  # noqa: PLC0415 - only this command

    from gazetteer.download import download as fetch  # noqa: PLC0415 - as above
    from gazetteer.download import masked  # noqa: PLC0415 - as above
    from gazetteer.errors import DownloadError  # noqa: PLC0415 - as above
    from gazetteer.files import working_folder  # noqa: PLC0415 - as above
    from gazetteer.userplaces import add_places  # noqa: PLC0415 - as above

    with (
        working_folder() as folder,
        tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False) as bar,
    ):
        target = folder / url.rsplit("/", 1)[1]
        fetch(url, target, most_bytes=_MOST_BYTES, sha256=sha256, progress=bar.update)
        if not zipfile.is_zipfile(target):
            raise DownloadError(f"{masked(url)} is no zip file: see what a browser shows there")
        _say(add_places(target, licence="CC BY 4.0", progress=_bar))
