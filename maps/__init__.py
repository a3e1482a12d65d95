"""What people look at: static and interactive maps."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maps.elements import IncidentLayer, TimeSlider
    from maps.ground_elements import BackdropLayer, BorderLayer, HotspotLayer, ZoneLayer
    from maps.interactive import build_map
    from maps.palettes import PageStyle
    from maps.save import save_html
    from maps.static import plot_map, save_figure

__all__ = [
    "BackdropLayer",
    "BorderLayer",
    "HotspotLayer",
    "IncidentLayer",
    "PageStyle",
    "TimeSlider",
    "ZoneLayer",
    "build_map",
    "plot_map",
    "save_figure",
    "save_html",
]

_HOME = {
    "IncidentLayer": "elements",
    "TimeSlider": "elements",
    "build_map": "interactive",
    "save_html": "save",
    "PageStyle": "palettes",
    "plot_map": "static",
    "save_figure": "static",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: a sheet does not load folium, nor a page matplotlib."""
    if name not in __all__:
        raise AttributeError(f"module 'maps' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only when a name is asked for

    return getattr(import_module(f"maps.{_HOME.get(name, 'ground_elements')}"), name)
