"""The command `panj boundaries`: district and province polygons of the user's own."""

from collections.abc import Sequence

import click
from tqdm import tqdm

from geo.boundaries.geoboundaries import ISO3, SERVICE, download_geoboundaries
from geo.boundaries.store import Added, add_boundaries, list_boundaries, remove_boundaries

LEVEL = click.option(
    "--level",
    type=click.Choice(["1", "2"]),
    default="2",
    show_default=True,
    help="1 for provinces, 2 for districts.",
)
REPLACE = click.option("--replace", is_flag=True, help="Put them in the place of those of the same name.")


@click.group()
def boundaries() -> None:
    """
    Add district and province polygons, list and remove them.

    A place whose polygon was added takes its radius from it, and panj reverse says in which
    polygon a point lies. Polygons are kept in your own data folder (PANJ_DATA_DIR).

    \b
    Example:
      panj boundaries add tajikistan-districts.geojson --level 2 --name-field shapeName
      panj boundaries list
      panj boundaries download geoboundaries TJ AF
    """


@boundaries.command(short_help="Add the polygons of a file.")
@click.argument("file")
@LEVEL
@click.option("--name-field", help="The field that holds the names [default: that of geoBoundaries or OCHA].")
@click.option("--layer", help="The layer to read, where the file has several.")
@click.option("--as", "name", help="What to call the set [default: after the file].")
@REPLACE
@click.option("--licence", default="", help="Licence of the file, kept with it.")
@click.option("--credit", default="", help="Whom to name as the source.")
def add(
    *,
    file: str,
    level: str,
    name_field: str | None,
    layer: str | None,
    name: str | None,
    replace: bool,
    licence: str,
    credit: str,
) -> None:
    """
    Add the polygons of a GeoJSON, GeoPackage, Shapefile, FlatGeobuf or KML file.

    Says which of them are places of the gazetteer, and lists those that are not.

    \b
    Example:
      panj boundaries add afg_admbnda_adm2.zip --level 2 --name-field ADM2_EN --licence "CC BY-IGO"
    """
    _report(
        add_boundaries(
            file,
            level=int(level),
            name_field=name_field,
            layer=layer,
            name=name,
            replace=replace,
            licence=licence,
            credit=credit,
        )
    )


@boundaries.command("list")
def list_command() -> None:
    """
    List the sets that were added.

    \b
    Example:
      panj boundaries list
    """
    sets = list_boundaries()
    if not sets:
        click.echo("No boundaries were added: see panj boundaries add --help.")
    for known in sets:
        kind = ("province" if known.level == 1 else "district") + ("" if known.polygons == 1 else "s")
        countries = ", ".join(known.countries)
        click.echo(
            f"{known.name}\n"
            f"  {known.polygons} {kind} of {countries}, {known.matched} of them places of the gazetteer\n"
            f"  licence  {known.licence or 'not stated'}\n"
            f"  credit   {known.credit or 'not stated'}\n"
            f"  added    {known.added[:10]}"
        )


@boundaries.command(short_help="Forget sets of boundaries.")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
def remove(*, names: Sequence[str]) -> None:
    """
    Forget sets of boundaries, by the names that panj boundaries list prints.

    \b
    Example:
      panj boundaries remove geoboundaries-tj-adm2
    """
    for name in names:
        remove_boundaries(name)
        click.echo(f"Removed {name}.")


@boundaries.command(short_help="Download boundaries from geoBoundaries.")
@click.argument("source", type=click.Choice(["geoboundaries"]))
@click.argument(
    "countries",
    nargs=-1,
    required=True,
    metavar="COUNTRY…",
    type=click.Choice(list(ISO3), case_sensitive=False),
)
@LEVEL
@REPLACE
@click.option("--service", default=SERVICE, show_default=True, help="Address of the service or a mirror.")
def download(*, source: str, countries: Sequence[str], level: str, replace: bool, service: str) -> None:
    """
    Download the boundaries of countries from geoBoundaries, and add them.

    COUNTRY is a two-letter code: TJ, AF or a neighbour. This is the only command of its group that
    uses the network.

    \b
    Example:
      panj boundaries download geoboundaries TJ AF
    """
    del source  # there is one so far
    for country in countries:
        with tqdm(unit="B", unit_scale=True, desc=country, leave=False, disable=None) as bar:
            added = download_geoboundaries(
                country, level=int(level), service=service, replace=replace, progress=bar.update
            )
        _report(added)


def _report(added: Added) -> None:
    """Say what came of adding boundaries."""
    total = len(added.matched) + len(added.unmatched)
    polygons = "1 polygon" if total == 1 else f"{total} polygons"
    click.echo(f"Added {added.name}: {polygons}, {len(added.matched)} of them places of the gazetteer.")
    for given, place_id, name in added.matched:
        click.echo(f"  {given} = {name} ({place_id})")
    for words, names in (
        ("Not in the gazetteer (points in them are told this name)", added.unmatched),
        ("Left out, in no packaged country", added.abroad),
    ):
        if names:
            click.echo(f"{words}: {', '.join(names)}")
    if added.repaired:
        click.echo(f"Made valid, as they crossed themselves: {added.repaired} of the outlines.")
    if added.left_out:
        features = "1 feature" if added.left_out == 1 else f"{added.left_out} features"
        click.echo(f"Left out: {features} without a name, or without an area on the globe.")
