"""Small multiples: one little map a period or a type, with one legend and one scale."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geo.border.line import Border
from maps.backdrop import Backdrop, load_backdrop
from maps.drawing import Drawing, blank_sheet
from maps.errors import StyleError
from maps.extent import choose_extent
from maps.furniture import draw_neatline
from maps.ground import draw_ground
from maps.grouping import IncidentGroup, group_incidents
from maps.legend import Group, pack, place_rows, size_rows, type_group, zone_group
from maps.line_words import line_told, words_along
from maps.projection import Extent, Frame, fit_frame
from maps.sheet import FOOT, FOOT_LINE, MARGIN, line_credit, map_credits, projection_text
from maps.style import Theme
from maps.symbols import draw_symbols, lay_out, numbers
from maps.themes import load_theme
from maps.typeset import Face, use_font, wrap, write
from maps.words import digits
from maps.zones import checked_zones

MOST_PANELS = 48
_NAME = Face(8, weight="bold")
_COUNT = Face(7)
_ABOVE = 12.0
_GAP = 8.0
_SMALLEST = (90.0, 45.0)
# Symbols of a small map are this much smaller than those of a sheet.
_SCALE = 0.6


@dataclass(frozen=True)
class Panels:
    """How little maps share a space: columns, rows, and the width and height of each, in points."""

    columns: int
    rows: int
    width: float
    height: float


def plot_series(
    incidents: gpd.GeoDataFrame,
    *,
    by: str = "year",
    title: str | None = None,
    zones_km: Sequence[float] = (50,),
    extent: Extent | Literal["border", "incidents"] = "border",
    size: str | tuple[float, float] = "a4",
    language: str = "en",
    theme: str | Theme = "light",
    font: str | os.PathLike[str] | None = None,
    border: Border | None = None,
) -> Figure:
    """
    Draw one little map for each period or type, all in one scale, with one legend.

    Parameters
    ----------
    incidents
        The incident table; those without a date are in no period.
    by
        year, quarter, month or type.
    title, zones_km, extent, size, language, theme, font, border
        As of `plot_map`.

    Returns
    -------
    figure
        Its first axes are the sheet, the others the maps, in order; data coordinates are points (1/72 inch).

    Raises
    ------
    StyleError
        If there are more groups than find room, or an option is not one of those allowed.
    """
    colours = theme if isinstance(theme, Theme) else load_theme(theme)
    text, backdrop = words_along(language, border), load_backdrop().along(border)
    zones = checked_zones(zones_km)
    groups = group_incidents(incidents, by, text)
    if len(groups) > MOST_PANELS:
        raise StyleError(
            f"{len(groups)} maps do not fit on a sheet, at most {MOST_PANELS} do: group by longer periods"
        )
    heading = title or text["series_title"].format(by=text[f"by_{by}"])
    with use_font(font):
        drawing = blank_sheet(size, colours, text)
        area = choose_extent(extent, incidents, backdrop, zones)
        _draw(drawing, groups, _Content(incidents, heading, by, zones, area, backdrop))
    counts = "; ".join(f"{group.name}: {len(group.incidents)}" for group in groups)
    drawing.figure.set_label(". ".join((heading, *line_told(title, backdrop.own, text), f"{counts}.")))
    return drawing.figure


@dataclass(frozen=True)
class _Content:
    """What is drawn on every little map, and around them."""

    incidents: gpd.GeoDataFrame
    heading: str
    by: str
    zones_km: tuple[float, ...]
    extent: Extent
    backdrop: Backdrop


def _draw(drawing: Drawing, groups: list[IncidentGroup], content: _Content) -> None:
    """Draw the sheet from top to bottom."""
    theme, text, room = drawing.theme, drawing.words, drawing.room
    counted = sum(len(group.incidents) for group in groups)
    under = digits(text["shown"].format(n=counted, of=len(content.incidents)), text)
    y = drawing.heading(content.heading, under)
    largest = max(float(np.nan_to_num(numbers(content.incidents, "fatalities")).max(initial=0.0)), 20.0)
    legend = _legend(content, largest, theme, text)
    height, corners = pack([(group.width, group.height) for group in legend], room)
    probe = fit_frame(content.extent, 100, 50)
    foot = _foot(content, probe, text, room)
    bottom = MARGIN + len(foot) * FOOT_LINE + 8 + height + 10
    panels = share(len(groups), room, y - 8 - bottom, content.extent)
    for i, group in enumerate(groups):
        column, row = i % panels.columns, i // panels.columns
        left = MARGIN + column * (panels.width + _GAP)
        top = y - 8 - row * (panels.height + _ABOVE + _GAP)
        _draw_panel(drawing, group, (left, top), _Panel(panels, content, largest))
    for part, (x, below) in zip(legend, corners, strict=True):
        left = drawing.width - MARGIN - x - part.width if drawing.rtl else MARGIN + x
        part.draw(drawing.page, left, bottom - 10 - below, theme, rtl=drawing.rtl)
    drawing.foot(foot)


def share(count: int, width: float, height: float, extent: Extent) -> Panels:
    """
    Return how `count` little maps share a space so that they are as large as can be.

    Raises
    ------
    StyleError
        If they would be too small to be read.
    """
    best: tuple[float, Panels] | None = None
    for columns in range(1, max(count, 1) + 1):
        rows = -(-max(count, 1) // columns)
        across = (width - (columns - 1) * _GAP) / columns
        up = (height - (rows - 1) * _GAP) / rows - _ABOVE
        if across < _SMALLEST[0] or up < _SMALLEST[1]:
            continue
        m_per_point = fit_frame(extent, across, up).m_per_point
        if best is None or m_per_point < best[0]:
            best = (m_per_point, Panels(columns, rows, across, up))
    if best is None:
        raise StyleError(
            f"{count} maps do not fit on this sheet: use a larger one, such as a3, or longer periods"
        )
    return best[1]


@dataclass(frozen=True)
class _Panel:
    """What the little maps share."""

    panels: Panels
    content: _Content
    largest: float


def _draw_panel(drawing: Drawing, group: IncidentGroup, corner: tuple[float, float], panel: _Panel) -> None:
    """Draw one little map below its upper left corner."""
    theme, content, (left, top) = drawing.theme, panel.content, corner
    across, up = panel.panels.width, panel.panels.height
    write(drawing.page, group.name, (left, top - 8.5), _NAME, colour=theme.text)
    count = digits(f"{len(group.incidents)}", drawing.words)
    write(
        drawing.page, count, (left + across - 4 * len(count) - 2, top - 8.5), _COUNT, colour=theme.faint_text
    )
    axes = _panel_axes(drawing, (left, top - _ABOVE - up, across, up))
    frame = fit_frame(content.extent, across, up)
    draw_ground(axes, frame, content.backdrop, content.zones_km, theme, weight=_SCALE)
    draw_symbols(axes, lay_out(group.incidents, frame, largest=panel.largest, scale=_SCALE), theme)
    draw_neatline(axes, frame, theme)


def _panel_axes(drawing: Drawing, box: tuple[float, float, float, float]) -> Axes:
    """Return axes for a little map, whose data coordinates are points from its lower left corner."""
    left, bottom, across, up = box
    axes = drawing.figure.add_axes(
        (left / drawing.width, bottom / drawing.height, across / drawing.width, up / drawing.height)
    )
    axes.set(xlim=(0, across), ylim=(0, up), autoscale_on=False)
    axes.axis("off")
    return axes


def _legend(content: _Content, largest: float, theme: Theme, text: dict[str, str]) -> list[Group]:
    """Return the legend of all the little maps."""
    groups = []
    if len(content.incidents):
        whole = lay_out(content.incidents, fit_frame(content.extent, 400, 200), largest=largest, scale=_SCALE)
        sizes = size_rows(largest, whole.most, _SCALE, theme=theme, words=text)
        groups = [
            type_group(whole.event_type, theme, text),
            Group(text["fatalities"], sizes),
            Group(text["place"], tuple(place_rows(whole.imprecise, theme, text))),
        ]
    if content.zones_km:
        groups.append(zone_group(content.zones_km, theme, text))
    return groups


def _foot(content: _Content, frame: Frame, text: dict[str, str], room: float) -> list[str]:
    """Return the footnotes."""
    only = "" if content.by == "type" else text["only_with"] + " "
    lines = [
        f"{only}{text['projection']}: {projection_text(frame.projection, text)}. {text['note']}",
        f"{text['sources']}: {'; '.join(map_credits())} (ODbL 1.0).{line_credit(content.backdrop.own, text)}",
    ]
    return [part for line in lines for part in wrap(line, FOOT, room)]
