"""The interactive map: a folium map, its layers, its page; here (lon, lat) turns into (lat, lon)."""

from collections.abc import Sequence
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from gazetteer.datasets import packaged_datasets
from geo.border.line import Border, load_border
from maps.backdrop import load_backdrop
from maps.elements import IncidentLayer, add_block, add_page_files, figure_of, flat_table
from maps.ground_elements import BackdropLayer, BorderLayer, HotspotLayer, ZoneLayer
from maps.line_words import own_line, why_no_strip
from maps.naming import map_names
from maps.page_words import page_words
from maps.palettes import PageStyle
from maps.payload import pack_json
from maps.tiles import tile_layer
from maps.zones import ZONE_KM, beyond_zone, figures

# South, west, north, east: the border with its zones.
_BORDER_VIEW = (36.3, 67.3, 38.8, 75.2)
# An incident farther than this from that view does not widen it, if most are in it.
_FAR_DEG = 1.0
_MARGIN_DEG = 0.25
ZOOMS = (3, 14)


class IncidentPage(MacroElement):
    """
    The page around a map: title, search, list, filters, legend, sources, time slider and border strip.

    Parameters
    ----------
    incidents
        The layer that all of these are about.
    title, about, bounds
        What the page says of itself, and the view that it opens with.
    layers
        The other layers of the map, by kind: "zones", "border", "backdrop".
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
            panj.page({{ this._parent.get_name() }}, {{ this.get_name()|tojson }} + "_data", {
                incidents: {{ this.incidents.get_name() }},
                {%- for kind, layer in this.layers.items() %}
                {{ kind }}: {{ layer.get_name() }},
                {%- endfor %}
            });
        {% endmacro %}
    """)

    def __init__(
        self, incidents: IncidentLayer, data: dict[str, Any], layers: dict[str, folium.map.Layer]
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca's
        self._name = "IncidentPage"
        self.incidents = incidents
        self.data = data
        self.layers = layers

    def render(self, **kwargs: Any) -> None:  # type: ignore[override] # as in branca's MacroElement
        """Write the block and the script into the figure."""
        figure = figure_of(self)
        add_page_files(figure)
        add_block(figure, self.get_name(), pack_json(self.data))
        super().render(**kwargs)  # type: ignore[no-untyped-call] # branca's


def build_map(
    incidents: pd.DataFrame,
    *,
    title: str | None = None,
    zones_km: Sequence[float] = (5, 10, 25, 50),
    tiles: str | None = None,
    language: str = "en",
    style: PageStyle | None = None,
    hotspots: gpd.GeoDataFrame | None = None,
    border: Border | None = None,
    progress: bool = False,
) -> folium.Map:
    """
    Build an interactive map of incidents.

    Parameters
    ----------
    incidents
        The incident table, in EPSG:4326. Rows without a place are in the list, not on the map; columns of
        `geo.measure` that are missing are not shown.
    title
        The words above the map; general ones if not given.
    zones_km
        Outer distances, in kilometres, of the bands along the border; none for no bands.
    tiles
        "osm", a name from xyzservices, or an address with {z}, {x} and {y}; the page then needs the network.
    language
        Of the words on the page: en, ru, tg or fa.
    style
        Colours and symbols, if not the usual ones.
    hotspots
        The `segments` of `geo.find_hotspots`, to be shown on border and strip.
    border
        The line that the incidents were measured against; the packaged one by default.
    progress
        Show a progress bar on standard error.

    Returns
    -------
    folium_map
        To be shown in a notebook, added to, or written by `save_html`.

    Raises
    ------
    StyleError
        If an option is not one of those allowed.
    """
    style = style or PageStyle()
    table = flat_table(incidents)
    border, text = own_line(border), page_words(language, border)
    view = first_view(table, _BORDER_VIEW if border is None else _view_of(border))
    folium_map = _empty_map(view, tiles)
    layers: dict[str, folium.map.Layer] = {
        "backdrop": BackdropLayer(language=language, style=style, show=tiles is None, border=border)
    }
    if zones_km:
        layers["zones"] = ZoneLayer(zones_km, style=style, border=border)
    layers["border"] = BorderLayer(language=language, style=style, border=border)
    if hotspots is not None:
        layers["hotspots"] = HotspotLayer(hotspots, style=style)
    layer = IncidentLayer(table, language=language, style=style, border=border, progress=progress)
    for one in (*layers.values(), layer):
        one.add_to(folium_map)
    data = {
        "title": title or text["title"],
        "language": language,
        "bounds": _corners(view),
        "near_bounds": _corners(near_view(table)),
        "border": _strip(text, border or load_border()) if border is None or border.reaches else None,
        "hotspots": getattr(layers.get("hotspots"), "stretches", []),
        "border_colour": style.light.border,
        "places": _places(language),
        "about": {**_about(table, border, text), "replaced": layer.replaced},
    }
    IncidentPage(layer, data, layers).add_to(folium_map)
    return folium_map


View = tuple[float, float, float, float]


def _empty_map(view: View, tiles: str | None) -> folium.Map:
    """Return a map of a view, with tiles or without."""
    south, west, north, east = view
    return folium.Map(
        location=((south + north) / 2, (west + east) / 2),
        zoom_start=7,
        tiles=tile_layer(tiles) if tiles else None,
        min_zoom=ZOOMS[0],
        max_zoom=ZOOMS[1],
        fade_animation=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=100,
    )


def _corners(view: View) -> list[list[float]]:
    """Return the south-western and the north-eastern corner of a view, as Leaflet takes bounds."""
    south, west, north, east = view
    return [[south, west], [north, east]]


def _view_of(border: Border) -> View:
    """Return the view of a border with its zones."""
    west, south, east, north = border.course.bounds
    return _with_margin(south, west, north, east)


def first_view(table: pd.DataFrame, border_view: View = _BORDER_VIEW) -> View:
    """
    Return the view that a page opens with: the border, and the incidents unless a few lie far from it.

    Returns
    -------
    view
        South, west, north, east in degrees.
    """
    south, west, north, east = border_view
    if "latitude" not in table or "longitude" not in table:
        return border_view
    lat, lon = figures(table, "latitude"), figures(table, "longitude")
    placed = np.isfinite(lat) & np.isfinite(lon)
    near = (
        placed
        & (lat > south - _FAR_DEG)
        & (lat < north + _FAR_DEG)
        & (lon > west - _FAR_DEG)
        & (lon < east + _FAR_DEG)
    )
    if not placed.any() or near.sum() * 2 >= placed.sum():
        shown = near
    else:  # elsewhere: what is there decides
        shown = placed
        south, west, north, east = lat[placed].min(), lon[placed].min(), lat[placed].max(), lon[placed].max()
    if shown.any():
        south, north = min(south, lat[shown].min()), max(north, lat[shown].max())
        west, east = min(west, lon[shown].min()), max(east, lon[shown].max())
    return _with_margin(south, west, north, east)


def near_view(table: pd.DataFrame) -> View:
    """
    Return the view that a page higher than wide opens with: the incidents within the zone of the border.

    Returns
    -------
    view
        South, west, north, east in degrees; `first_view` where there are no such incidents.
    """
    near = figures(table, "border_km") <= ZONE_KM
    if not near.any() or "latitude" not in table or "longitude" not in table:
        return first_view(table)
    lat, lon = figures(table, "latitude")[near], figures(table, "longitude")[near]
    return _with_margin(np.nanmin(lat), np.nanmin(lon), np.nanmax(lat), np.nanmax(lon))


def _with_margin(south: float, west: float, north: float, east: float) -> View:
    """Return a view with some ground around it, so that one incident is shown with what is beside it."""
    south, north = float(max(south - _MARGIN_DEG, -85)), float(min(north + _MARGIN_DEG, 85))
    return south, float(west - _MARGIN_DEG), north, float(east + _MARGIN_DEG)


def _strip(text: dict[str, str], border: Border) -> dict[str, Any]:
    """Return the border as the strip needs it."""
    return {
        "length_km": border.length_km,
        "reaches": [
            {
                "key": reach.name,
                "name": text[f"reach:{reach.name}"],
                "from_km": reach.start_km,
                "to_km": reach.end_km,
            }
            for reach in border.reaches
        ],
    }


def _places(language: str) -> list[dict[str, Any]]:
    """Return the places that a reader can go to: towns and provinces, with their names."""
    backdrop = load_backdrop()
    called = map_names(backdrop.names, language)
    rows = []
    for layer, zoom in ((backdrop.provinces, 7.5), (backdrop.towns, 10)):
        for row in layer.itertuples(index=False):
            point = row.geometry.representative_point()
            names = list(dict.fromkeys([called[row.place_id], row.name]))
            rows.append({"names": names, "lat": round(point.y, 4), "lon": round(point.x, 4), "zoom": zoom})
    return rows


def _about(table: pd.DataFrame, own: Border | None, text: dict[str, str]) -> dict[str, Any]:
    """Return what the page says of its data: their span, how many lie outside, whose they are."""
    dates = (
        table["event_date"].dropna().astype(str).str[:10] if "event_date" in table else pd.Series(dtype=str)
    )
    dates = dates[dates.str.fullmatch(r"\d{4}(-\d\d){0,2}")]
    outside, perhaps = beyond_zone(table)
    datasets = [data for package in ("geo", "gazetteer") for data in packaged_datasets(package)]
    return {
        "first": dates.min() if len(dates) else "",
        "last": dates.max() if len(dates) else "",
        "outside": int(outside.sum()),
        "perhaps_outside": int(perhaps.sum()),
        "no_strip": why_no_strip(own, text),
        "datasets": [
            *_own_dataset(own, text),
            *(
                {
                    "title": data.title,
                    "attribution": data.attribution,
                    "vintage": data.vintage,
                    "licence": data.licence,
                    "licence_url": _LICENCES.get(data.licence, ""),
                }
                for data in datasets
            ),
        ],
    }


def _own_dataset(own: Border | None, text: dict[str, str]) -> list[dict[str, str]]:
    """Return whose the line is that was given in place of the packaged border, if one was."""
    if own is None:
        return []
    known = {"attribution": own.attribution, "vintage": own.vintage, "licence": own.licence}
    return [{"title": text["line"], **known, "licence_url": _LICENCES.get(own.licence, "")}]


_LICENCES = {
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
}
