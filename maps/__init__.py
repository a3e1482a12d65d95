"""What people look at: static and interactive maps."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maps.counts import plot_counts
    from maps.elements import IncidentLayer, TimeSlider
    from maps.ground_elements import BackdropLayer, BorderLayer, HotspotLayer, ZoneLayer
    from maps.interactive import build_map
    from maps.palettes import PageStyle
    from maps.report import Report, build_report, save_report
    from maps.save import save_html
    from maps.series import plot_series
    from maps.static import plot_map, save_figure
    from maps.strip import plot_strip

__all__ = [
    "BackdropLayer",
    "BorderLayer",
    "HotspotLayer",
    "IncidentLayer",
    "PageStyle",
    "Report",
    "TimeSlider",
    "ZoneLayer",
    "build_map",
    "build_report",
    "plot_counts",
    "plot_map",
    "plot_series",
    "plot_strip",
    "save_figure",
    "save_html",
    "save_report",
]

_HOME = {
    "IncidentLayer": "elements",
    "TimeSlider": "elements",
    "build_map": "interactive",
    "save_html": "save",
    "PageStyle": "palettes",
    "plot_map": "static",
    "save_figure": "static",
    "plot_counts": "counts",
    "plot_series": "series",
    "plot_strip": "strip",
    "Report": "report",
    "build_report": "report",
    "save_report": "report",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: a sheet does not load folium, nor a page matplotlib."""
    if name not in __all__:
        raise AttributeError(f"module 'maps' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only when a name is asked for

    return getattr(import_module(f"maps.{_HOME.get(name, 'ground_elements')}"), name)
