"""
The border and the incidents on the earth.

Five verbs and one table (a GeoDataFrame in EPSG:4326): `read_incidents`, `locate`, `measure`, and the
writers; beside them the border line, its distances, buffers and chainage, and the packaged shapes.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.border.buffer import buffer_bands, buffer_line
    from geo.border.chainage import chainage_on_line, point_at_chainage, rival_feet
    from geo.border.distance import LineDistance, distance_to_line, side_of_line
    from geo.border.line import Border, Reach, load_border
    from geo.border.neighbours import border_with, neighbour_border
    from geo.border.reading import own_border, read_line
    from geo.boundaries.store import add_boundaries, load_boundaries
    from geo.geocoder import PanjGeocoder
    from geo.incidents.dedupe import find_duplicates
    from geo.incidents.example import example_incidents
    from geo.incidents.expectation import expected_count
    from geo.incidents.hotspots import Hotspots, find_hotspots
    from geo.incidents.locate import locate
    from geo.incidents.measure import measure
    from geo.incidents.readers import read_incidents
    from geo.incidents.writers import write_csv, write_geojson, write_incidents
    from geo.layers import country_of, load_countries, load_lakes, load_provinces, load_rivers
    from geo.online import OnlineGazetteer
    from geo.reverse import ReverseGeocoder
    from geo.whereabouts import Whereabouts

__all__ = [
    "Border",
    "Hotspots",
    "LineDistance",
    "OnlineGazetteer",
    "PanjGeocoder",
    "Reach",
    "ReverseGeocoder",
    "Whereabouts",
    "add_boundaries",
    "border_with",
    "buffer_bands",
    "buffer_line",
    "chainage_on_line",
    "country_of",
    "distance_to_line",
    "example_incidents",
    "expected_count",
    "find_duplicates",
    "find_hotspots",
    "load_border",
    "load_boundaries",
    "load_countries",
    "load_lakes",
    "load_provinces",
    "load_rivers",
    "locate",
    "measure",
    "neighbour_border",
    "own_border",
    "point_at_chainage",
    "read_incidents",
    "read_line",
    "rival_feet",
    "side_of_line",
    "write_csv",
    "write_geojson",
    "write_incidents",
]

_HOME = {
    "border.buffer": ("buffer_bands", "buffer_line"),
    "border.chainage": ("chainage_on_line", "point_at_chainage", "rival_feet"),
    "border.distance": ("LineDistance", "distance_to_line", "side_of_line"),
    "border.line": ("Border", "Reach", "load_border"),
    "border.neighbours": ("border_with", "neighbour_border"),
    "border.reading": ("own_border", "read_line"),
    "boundaries.store": ("add_boundaries", "load_boundaries"),
    "geocoder": ("PanjGeocoder",),
    "incidents.dedupe": ("find_duplicates",),
    "incidents.example": ("example_incidents",),
    "incidents.expectation": ("expected_count",),
    "incidents.hotspots": ("Hotspots", "find_hotspots"),
    "incidents.locate": ("locate",),
    "incidents.measure": ("measure",),
    "incidents.readers": ("read_incidents",),
    "incidents.writers": ("write_csv", "write_geojson", "write_incidents"),
    "layers": ("country_of", "load_countries", "load_lakes", "load_provinces", "load_rivers"),
    "online": ("OnlineGazetteer",),
    "reverse": ("ReverseGeocoder",),
    "whereabouts": ("Whereabouts",),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: a command loads only what it needs."""
    for module, names in _HOME.items():
        if name in names:
            from importlib import import_module  # noqa: PLC0415 - only when a name is asked for

            # a submodule of the same name (locate, measure) would otherwise take the name's place
            globals()[name] = found = getattr(import_module(f"geo.{module}"), name)
            return found
    raise AttributeError(f"module 'geo' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
