"""Tile services that a page may stand on; they need the network."""

from urllib.parse import urlsplit

import folium

from maps.errors import StyleError

_SHORT = {"osm": "OpenStreetMap"}


def tile_layer(name: str) -> folium.TileLayer:
    """
    Return the layer of a tile service.

    Parameters
    ----------
    name
        "osm", the name of a service as xyzservices lists them, such as "CartoDB.Positron", or an address with
        {z}, {x} and {y} in it.

    Raises
    ------
    StyleError
        If there is no such service, or the address is none.
    """
    if "://" in name:
        parts = urlsplit(name)
        if parts.scheme not in ("http", "https") or not all(part in name for part in ("{z}", "{x}", "{y}")):
            raise StyleError(
                f"{name!r} is no address of tiles: begin with https:// and give it {{z}}, {{x}} and {{y}}"
            )
        if any(part in name for part in ("{{", "{%", "{#")):  # what folium's template engine would read
            raise StyleError(f"{name!r} is no address of tiles: braces stand alone in it, as in {{z}}")
        return folium.TileLayer(name, attr=parts.netloc)
    try:
        return folium.TileLayer(_SHORT.get(name.lower(), name))
    except ValueError as error:
        raise StyleError(
            f"there is no tile service {name!r}: use osm, a name from xyzservices such as CartoDB.Positron, "
            "or an address with {z}, {x} and {y}"
        ) from error
