"""Folium elements: the layer of incidents, the time slider, and what all elements have in common.

What an element shows travels in a data block in base64 (see `payload`), which stands in the page as it is.
Only fixed text and names made by folium pass its template engine.
"""

from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from geo.border.line import Border
from geo.incidents.licences import RESTRICTED
from maps.errors import MapsError, StyleError
from maps.leaflet import leaflet_script, leaflet_style, squeezed
from maps.page_words import PAGE, page_words
from maps.palettes import PageStyle
from maps.payload import Packed, pack_table
from maps.place_shapes import place_shapes
from maps.script import page_script
from maps.steps import UNITS


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
    """
    Put the script and the style sheet of all elements into a figure, once.

    Leaflet comes with them, in place of folium's links to a CDN: notebooks show maps without a network, too.
    """
    figure.header.add_child(Verbatim(f"<script>{leaflet_script()}</script>\n"), name="leaflet")
    figure.header.add_child(Verbatim(f"<style>{leaflet_style()}</style>\n"), name="leaflet_css")
    style = squeezed((PAGE / "panj.css").read_text(encoding="utf-8"))
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
    progress
        Show a progress bar on standard error.

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
        border: Border | None = None,
        progress: bool = False,
    ) -> None:
        words = page_words(language, border)
        header = _incident_header(incidents, language, words, style or PageStyle())
        packed = pack_table(flat_table(incidents), header, progress=progress)
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


def _incident_header(
    incidents: pd.DataFrame, language: str, words: dict[str, str], style: PageStyle
) -> dict[str, Any]:
    """Return what the page must know to show the incidents."""
    types = _different_texts(incidents, "event_type")
    dead = incidents["fatalities"] if "fatalities" in incidents else pd.Series(dtype=float)
    return {
        "language": language,
        "words": words,
        "themes": style.themes(),
        "units": UNITS,
        "shapes": place_shapes(incidents),
        "symbols": style.symbols(
            types,
            pd.to_numeric(dead, errors="coerce").to_numpy(float, na_value=np.nan),
        ),
        "forbidden_licences": [
            text
            for text in _different_texts(incidents, "source_licence")
            if text.casefold().startswith(RESTRICTED)
        ],
    }


def _different_texts(incidents: pd.DataFrame, column: str) -> list[str]:
    """Return the different texts of a column, none if there is no such column."""
    return [str(text) for text in incidents[column].dropna().unique()] if column in incidents else []


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
