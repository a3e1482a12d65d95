"""The borders of Tajikistan with its neighbours, from the packaged polygons."""

from dataclasses import replace
from functools import cache

import shapely
from shapely import LineString, MultiLineString

from geo.border.line import Border, load_border
from geo.border.polyline import prepare_line
from geo.border.reading import own_border
from geo.errors import NotNeighboursError
from geo.layers import load_countries

HOME = "TJ"
# what stands before "border" in its name
ADJECTIVES = {"AF": "Tajik–Afghan", "CN": "Tajik–Chinese", "KG": "Tajik–Kyrgyz", "UZ": "Tajik–Uzbek"}


def neighbours() -> dict[str, float]:
    """Return the length in km of the border with each neighbour (ISO 3166-1 alpha-2), longest first."""
    lengths = {code: prepare_line(line).total_m / 1000 for code, line in _shared_edges().items()}
    return dict(sorted(lengths.items(), key=lambda item: -item[1]))


def border_with(country_code: str) -> LineString | MultiLineString:
    """
    Return the border of Tajikistan with one of its neighbours.

    Parameters
    ----------
    country_code
        ISO 3166-1 alpha-2, in either case: AF, UZ, KG or CN.

    Returns
    -------
    line
        (lon, lat) in degrees, EPSG:4326; its parts, where there are exclaves, the longest first.

    Raises
    ------
    NotNeighboursError
        If the two countries share no border.
    """
    if not isinstance(country_code, str):
        raise NotNeighboursError(f"{country_code!r} is no country: give a code such as 'CN'")
    edges = _shared_edges()
    code = country_code.strip().upper()
    if code not in edges:
        raise NotNeighboursError(
            f"Tajikistan has no border with {country_code!r}: its neighbours are {', '.join(sorted(edges))}"
        )
    return edges[code]


def neighbour_border(country_code: str) -> Border:
    """
    Return the border of Tajikistan with a neighbour, to measure incidents against.

    Parameters
    ----------
    country_code
        As `border_with`; AF is the packaged border itself. Where there are exclaves, there is no chainage.

    Raises
    ------
    NotNeighboursError
        If the two countries share no border.
    """
    line, code = border_with(country_code), country_code.strip().upper()
    # the polygons and the packaged line are of one source and one vintage
    same = load_border()
    if same.sides == (HOME, code):
        return same
    own = own_border(line, f"{ADJECTIVES[code]} border")
    return replace(own, vintage=same.vintage, licence=same.licence, attribution=same.attribution)


@cache
def _shared_edges() -> dict[str, LineString | MultiLineString]:
    """Return the edge that each country shares with Tajikistan: their polygons have it in common."""
    outlines = load_countries().set_index("country_code").geometry.boundary
    edges = {}
    for code, outline in outlines.drop(HOME).items():
        shared = shapely.get_parts(shapely.intersection(outlines[HOME], outline))
        strings = [part for part in shared if isinstance(part, LineString) and not part.is_empty]
        if strings:
            merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(strings)))
            parts = sorted(merged, key=lambda part: -prepare_line(part).total_m)
            edges[str(code)] = parts[0] if len(parts) == 1 else MultiLineString(parts)
    return edges
