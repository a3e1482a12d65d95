"""QGIS styles of the layers, as QML."""

from xml.sax.saxutils import escape, quoteattr

from geo.incidents.writers.symbols import (
    BORDER_COLOUR,
    EVENT_COLOURS,
    LARGEST_MM,
    OTHER_COLOUR,
    PROVINCE_COLOUR,
    SIZE_MM,
    SIZE_PER_ROOT_MM,
    ZONE_COLOURS,
)

_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def style_of(layer: str) -> str:
    """Return the QML style of a layer: incidents by type and deaths, zones as bands, the border as a line."""
    renderer = {"incidents": _incidents, "zones": _zones, "border": _border}.get(layer, _provinces)()
    return f'{_HEAD}<qgis version="3.28" styleCategories="Symbology">{renderer}</qgis>'


def _incidents() -> str:
    """Circles, coloured by event type, their area growing with the deaths."""
    size = f'min({LARGEST_MM}, {SIZE_MM} + {SIZE_PER_ROOT_MM} * sqrt(coalesce("fatalities", 0)))'
    kinds = [*EVENT_COLOURS.items(), ("", OTHER_COLOUR)]
    categories = "".join(
        f'<category value={quoteattr(kind)} label={quoteattr(kind or "Other")} symbol="{number}"/>'
        for number, (kind, _) in enumerate(kinds)
    )
    symbols = "".join(_marker(number, colour, size) for number, (_, colour) in enumerate(kinds))
    return (
        f'<renderer-v2 type="categorizedSymbol" attr="event_type" enableorderby="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>"
    )


def _zones() -> str:
    """Bands, paler with the distance."""
    categories = "".join(
        f'<category value="{km:g}" label="up to {km:g} km" symbol="{number}" render="true" type="double"/>'
        for number, km in enumerate(ZONE_COLOURS)
    )
    symbols = "".join(
        _symbol(
            number, "fill", "SimpleFill", {"color": _rgba(colour), "outline_style": "no", "style": "solid"}
        )
        for number, colour in enumerate(ZONE_COLOURS.values())
    )
    return (
        f'<renderer-v2 type="categorizedSymbol" attr="to_km"><categories>{categories}</categories>'
        f"<symbols>{symbols}</symbols></renderer-v2>"
    )


def _border() -> str:
    """One firm line."""
    line = {
        "line_color": _rgba(BORDER_COLOUR),
        "line_width": "0.7",
        "line_width_unit": "MM",
        "capstyle": "round",
    }
    return _single(_symbol(0, "line", "SimpleLine", line))


def _provinces() -> str:
    """Outlines only."""
    fill = {
        "style": "no",
        "outline_color": _rgba(PROVINCE_COLOUR),
        "outline_width": "0.3",
        "outline_style": "dash",
    }
    return _single(_symbol(0, "fill", "SimpleFill", fill))


def _single(symbol: str) -> str:
    """Draw all features alike."""
    return f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'


def _marker(number: int, colour: str, size: str) -> str:
    """Return a circle whose size is an expression."""
    options = {
        "name": "circle",
        "color": _rgba(colour),
        "outline_color": "255,255,255,255",
        "size_unit": "MM",
    }
    sized = (
        '<data_defined_properties><Option type="Map"><Option name="properties" type="Map">'
        '<Option name="size" type="Map"><Option name="active" value="true" type="bool"/>'
        f'<Option name="expression" value={quoteattr(size)} type="QString"/>'
        '<Option name="type" value="3" type="int"/></Option></Option></Option></data_defined_properties>'
    )
    return _symbol(number, "marker", "SimpleMarker", options, sized)


def _symbol(number: int, kind: str, layer: str, options: dict[str, str], more: str = "") -> str:
    """Return one symbol of one layer."""
    listed = "".join(
        f'<Option name="{name}" value="{escape(value)}" type="QString"/>' for name, value in options.items()
    )
    return (
        f'<symbol name="{number}" type="{kind}" alpha="1"><layer class="{layer}" enabled="1" pass="0">'
        f'<Option type="Map">{listed}</Option>{more}</layer></symbol>'
    )


def _rgba(colour: str) -> str:
    """Return #rrggbb as QGIS writes colours: red, green, blue, alpha from 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"
