"""Folium elements: incidents, border, zones, backdrop and time slider, to be added to any folium map.

What an element shows travels in a data block in base64 (see `payload`), which stands in the page as it is.
Only fixed text and names made by folium pass its template engine.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import shapely.ops
from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from geo.border.chainage import point_at_chainage
from geo.border.line import load_border
from maps.backdrop import load_backdrop
from maps.errors import MapsError, StyleError
from maps.naming import local_names
from maps.page_words import PAGE, page_words
from maps.palettes import PageStyle
from maps.payload import Packed, pack_json, pack_table
from maps.script import page_script
from maps.zones import checked_zones, display_zones

# Coordinates of shapes go into the page as steps of whole units; 1e-4 degrees are 11 m, a pixel at zoom 13.
UNITS = 10_000
# How far a line may be moved for display: a pixel at zoom 12.
_TOLERANCE_DEG = 0.0003


class Verbatim(Element):
    """Text that stands in the page as it is, and never passes the template engine."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        """Return the text."""
        return self.text


def figure_of(element: Element) -> Figure:
    """
    Return the figure that an element is in.

    Raises
    ------
    MapsError
        If it is in none: it was not added to a map.
    """
    figure = element.get_root()
    if not isinstance(figure, Figure):
        raise MapsError(f"the {element._name} is on no map: add it to a folium.Map first")  # noqa: SLF001 - branca has no other way to it
    return figure


def add_page_files(figure: Figure) -> None:
    """Put the script and the style sheet of all elements into a figure, once."""
    style = (PAGE / "panj.css").read_text(encoding="utf-8")
    figure.header.add_child(Verbatim(f"<style>{style}</style>\n"), name="panj_style")
    figure.header.add_child(Verbatim(f"<script>{page_script()}</script>\n"), name="panj_script")


def add_block(figure: Figure, name: str, packed: Packed) -> None:
    """Put a data block into a figure, under an id."""
    tag = f'<script type="application/octet-stream" id="{name}_data">\n{packed.text}\n</script>\n'
    figure.html.add_child(Verbatim(tag), name=f"{name}_data")


class PageLayer(Layer):
    """A folium layer that draws itself from a data block."""

    kind = ""
    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = panj.layer(
                {{ this.kind|tojson }}, {{ this.get_name()|tojson }} + "_data");
        {% endmacro %}
    """)

    def __init__(self, name: str, packed: Packed, *, show: bool) -> None:
        super().__init__(name=name, overlay=True, control=True, show=show)
        self._name = type(self).__name__
        self.packed = packed

    def render(self, **kwargs: Any) -> None:  # type: ignore[override] # folium's layers return nothing, against branca's word
        """Write the block and the script into the figure."""
        figure = figure_of(self)
        add_page_files(figure)
        add_block(figure, self.get_name(), self.packed)
        super().render(**kwargs)  # type: ignore[no-untyped-call] # folium's


class IncidentLayer(PageLayer):
    """
    Incidents on one canvas: coloured and shaped by type, sized by fatalities, hollow where imprecise.

    Parameters
    ----------
    incidents
        The incident table; rows without `longitude` and `latitude` are not drawn, but reach the page.
    name
        In a layer control.
    language
        Of the popups: en, ru, tg or fa.
    style
        Colours and symbols.
    show
        Whether the layer is on the map when it is opened.

    Attributes
    ----------
    replaced
        In how many texts lone surrogates became U+FFFD.
    """

    kind = "incidents"

    def __init__(
        self,
        incidents: pd.DataFrame,
        *,
        name: str = "Incidents",
        language: str = "en",
        style: PageStyle | None = None,
        show: bool = True,
    ) -> None:
        packed = pack_table(
            flat_table(incidents), _incident_header(incidents, language, style or PageStyle())
        )
        super().__init__(name, packed, show=show)
        self.replaced = packed.replaced


def flat_table(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return the table without its geometry; coordinates that are in no column come from the points."""
    if not isinstance(incidents, gpd.GeoDataFrame) or incidents._geometry_column_name not in incidents:  # noqa: SLF001 - `geometry` raises where there is none
        return incidents
    flat = pd.DataFrame(incidents.drop(columns=incidents.geometry.name))
    if "longitude" not in flat or "latitude" not in flat:
        points = incidents.geometry.to_crs(4326) if incidents.crs else incidents.geometry
        flat["latitude"], flat["longitude"] = points.y, points.x
    return flat


def _incident_header(incidents: pd.DataFrame, language: str, style: PageStyle) -> dict[str, Any]:
    """Return what the page must know to show the incidents."""
    types = _different_texts(incidents, "event_type")
    dead = incidents["fatalities"] if "fatalities" in incidents else pd.Series(dtype=float)
    return {
        "language": language,
        "words": page_words(language),
        "themes": style.themes(),
        "symbols": style.symbols(
            types,
            pd.to_numeric(dead, errors="coerce").to_numpy(float, na_value=np.nan),
        ),
        "forbidden_licences": [
            text for text in _different_texts(incidents, "source_licence") if forbids_passing_on(text)
        ],
    }


def _different_texts(incidents: pd.DataFrame, column: str) -> list[str]:
    """Return the different texts of a column, none if there is no such column."""
    return [str(text) for text in incidents[column].dropna().unique()] if column in incidents else []


# What licences say when a copy may not be handed on, or only to some or unchanged.
_FORBIDDING = (
    "all rights reserved", "no redistribution", "no-redistribution", "not for redistribution",
    "may not be redistributed", "do not distribute", "not for distribution", "proprietary", "confidential",
    "internal use", "restricted", "eula", "acled", "noderivatives", "no derivatives", "-nd",
)  # fmt: skip


def forbids_passing_on(licence: str) -> bool:
    """
    Say whether a licence, by its usual wordings, forbids handing on a changed selection of the rows.

    ACLED's terms forbid the redistribution of its data; the ND licences of Creative Commons that of changed
    copies.
    """
    text = licence.casefold()
    return any(phrase in text for phrase in _FORBIDDING)


class BorderLayer(PageLayer):
    """The packaged Tajik–Afghan border with its reaches."""

    kind = "border"

    def __init__(
        self, *, name: str = "Border", language: str = "en", style: PageStyle | None = None, show: bool = True
    ) -> None:
        super().__init__(name, pack_json(_border_data(language, style or PageStyle())), show=show)


@lru_cache(maxsize=1)
def _reach_lines() -> list[tuple[str, list[list[int]], list[float]]]:
    """Return each reach: its name, its thinned line, and the point at its middle, where its name goes."""
    border = load_border()
    rows = []
    for reach in border.reaches:
        middle = point_at_chainage(border.line, (reach.start_km + reach.end_km) / 2)
        part = load_border().line
        start, end = (point_at_chainage(border.line, km) for km in (reach.start_km, reach.end_km))
        cut = shapely.ops.substring(part, part.project(start), part.project(end))
        rows.append((reach.name, steps(cut.simplify(_TOLERANCE_DEG)), [middle.x, middle.y]))
    return rows


def _border_data(language: str, style: PageStyle) -> dict[str, Any]:
    """Return the border as the page's script reads it."""
    text = page_words(language)
    return {
        "units": UNITS,
        "themes": style.themes(),
        "reaches": [
            {"key": name, "name": text.get(name, name), "line": lines[0], "label": label}
            for name, lines, label in _reach_lines()
        ],
    }


class ZoneLayer(PageLayer):
    """
    What lies within given distances of the border, as bands.

    Parameters
    ----------
    zones_km
        Outer distances of the bands in kilometres, in any order.
    """

    kind = "zones"

    def __init__(
        self,
        zones_km: Sequence[float] = (5, 10, 25, 50),
        *,
        name: str = "Zones",
        style: PageStyle | None = None,
        show: bool = True,
    ) -> None:
        data = {
            "units": UNITS,
            "themes": (style or PageStyle()).themes(),
            "zones": _zone_bands(checked_zones(zones_km)),
        }
        super().__init__(name, pack_json(data), show=show)


def _zone_bands(zones_km: tuple[float, ...]) -> list[dict[str, Any]]:
    """Return the bands from the nearest outward: outer edge, and the inner edge where a nearer band ends."""
    edges = [steps(zone) for zone in display_zones(zones_km)]
    return [
        {"km": km, "rank": rank, "outer": edge, "inner": inner}
        for rank, (km, edge, inner) in enumerate(zip(zones_km, edges, [[], *edges], strict=False))
    ]


class BackdropLayer(PageLayer):
    """Countries, provinces, rivers, lakes and towns with their names; needs no network."""

    kind = "backdrop"

    def __init__(
        self,
        *,
        name: str = "Backdrop",
        language: str = "en",
        style: PageStyle | None = None,
        show: bool = True,
    ) -> None:
        data = {"themes": (style or PageStyle()).themes(), **_backdrop_data(language)}
        super().__init__(name, pack_json(data), show=show)


@lru_cache(maxsize=4)
def _backdrop_data(language: str) -> dict[str, Any]:
    """Return the backdrop as the page's script reads it."""
    backdrop = load_backdrop()
    text = page_words(language)
    provinces, towns = backdrop.provinces, backdrop.towns
    local = local_names([*provinces["place_id"], *towns["place_id"]], language) if language != "en" else {}
    return {
        "units": UNITS,
        "countries": [
            {
                "name": text.get(row.country_code, row.name),
                "home": row.country_code in ("TJ", "AF"),
                "label": _inner_point(row.geometry),
                "lines": steps(row.geometry),
            }
            for row in backdrop.countries.itertuples(index=False)
        ],
        "provinces": [
            {"name": local.get(row.place_id, row.name), "label": _inner_point(row.geometry)}
            for row in provinces.itertuples(index=False)
        ],
        "frontiers": _frontiers(backdrop.countries),
        "province_lines": [line for shape in backdrop.province_lines.geometry for line in steps(shape)],
        "rivers": [
            {
                "name": text.get(row.name, row.name),
                "rank": int(row.scalerank),
                "label": _middle(row.geometry),
                "lines": steps(row.geometry),
            }
            for row in backdrop.rivers.itertuples(index=False)
        ],
        "lakes": [line for shape in backdrop.lakes.geometry for line in steps(shape)],
        "towns": [
            {
                "name": local.get(row.place_id, row.name),
                "lon": round(row.geometry.x, 4),
                "lat": round(row.geometry.y, 4),
                "rank": int(row.rank),
            }
            for row in towns.itertuples(index=False)
        ],
    }


def _frontiers(countries: gpd.GeoDataFrame) -> list[list[int]]:
    """Return the edges that two countries share, but for the border itself, which is a layer of its own."""
    shapes = list(zip(countries["country_code"], countries.geometry, strict=True))
    lines: list[list[int]] = []
    for (first, one), (second, other) in combinations(shapes, 2):
        if {first, second} != {"TJ", "AF"} and one.intersects(other):
            edges = shapely.get_parts(shapely.intersection(one.boundary, other.boundary))
            joined = shapely.line_merge(shapely.multilinestrings([edge for edge in edges if edge.length > 0]))
            lines += steps(joined)
    return lines


def steps(shape: shapely.Geometry) -> list[list[int]]:
    """
    Return the lines of a shape, each as whole units of longitude and latitude: a point, then differences.

    Points that fall on the same unit as the one before are left out.
    """
    lines = []
    for part in shapely.get_parts(shape):
        rings = [part.exterior, *part.interiors] if isinstance(part, shapely.Polygon) else [part]
        for ring in rings:
            units = np.round(shapely.get_coordinates(ring) * UNITS).astype(np.int64)
            moves = np.diff(units, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
            moves[0] = units[0]
            keep = np.append(True, moves[1:].any(axis=1))
            lines.append(moves[keep].ravel().tolist())
    return lines


def _inner_point(shape: shapely.Geometry) -> list[float]:
    """Return the middle of the largest circle in the part within the window: a name has room there."""
    window = shapely.box(66.0, 35.5, 76.0, 41.5)
    inside = shapely.intersection(shape, window)
    largest = max(shapely.get_parts(inside if not inside.is_empty else shape), key=lambda part: part.area)
    point = shapely.maximum_inscribed_circle(largest, tolerance=0.02).coords[0]
    return [round(point[0], 3), round(point[1], 3)]


def _middle(shape: shapely.Geometry) -> list[float]:
    """Return the middle of the longest part of a line."""
    longest = max(shapely.get_parts(shape), key=lambda part: part.length)
    point = longest.interpolate(0.5, normalized=True)
    return [round(point.x, 3), round(point.y, 3)]


class TimeSlider(MacroElement):
    """
    A time slider with a histogram, which narrows a layer of incidents; added to the map that the layer is on.

    Parameters
    ----------
    incidents
        The layer.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            panj.timeSlider({{ this._parent.get_name() }}, {{ this.incidents.get_name() }});
        {% endmacro %}
    """)

    def __init__(self, incidents: IncidentLayer) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca's
        self._name = "TimeSlider"
        self.incidents = incidents

    def render(self, **kwargs: Any) -> None:  # type: ignore[override] # as in branca's MacroElement
        """Write the script into the figure."""
        if not isinstance(self._parent, folium.Map):
            raise StyleError("a TimeSlider stands on a folium.Map: add it to one")
        super().render(**kwargs)  # type: ignore[no-untyped-call] # branca's
