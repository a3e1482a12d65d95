"""The border unrolled: where along it, and when, things happened; the Tajik bank above, the Afghan below."""

import os
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo.border.line import Border, load_border
from maps.backdrop import load_backdrop
from maps.drawing import Drawing, blank_sheet
from maps.errors import StyleError
from maps.legend import Drawing as Sample
from maps.legend import Group, Row, pack, place_rows, size_rows, type_group
from maps.line_words import line_told, own_line, words_along
from maps.naming import map_names
from maps.sheet import FOOT, FOOT_LINE, MARGIN, line_credit, map_credits
from maps.strip_parts import (
    BAND,
    CURVE,
    HOT,
    LEFT,
    SCALE,
    SIDE,
    Plan,
    date_of,
    draw_border,
    draw_curve,
    draw_grid,
    draw_incidents,
    draw_place,
)
from maps.style import Theme
from maps.themes import load_theme
from maps.typeset import use_font, wrap
from maps.unrolled import Unrolled, places_along, unroll
from maps.words import digits

_SHORTEST_DAYS = 60.0
_RANKS = {1: "town_1", 2: "town_2", 3: "town_3", 0: "crossing"}


def plot_strip(
    incidents: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    within_km: float = 50.0,
    size: str | tuple[float, float] = "a4",
    language: str = "en",
    theme: str | Theme = "light",
    font: str | os.PathLike[str] | None = None,
    border: Border | None = None,
) -> Figure:
    """
    Draw a border straightened, with time running away from it on both sides.

    Parameters
    ----------
    incidents
        The incident table, measured; rows without a place near the border or without a date are counted.
    title
        The words above; general ones if not given.
    within_km
        How near the border an incident must be.
    size, language, theme, font, border
        As of `plot_map`; a line of one's own is named in the words of the strip.

    Returns
    -------
    figure
        One pair of axes, whose data coordinates are points (1/72 inch).

    Raises
    ------
    StyleError
        If the table has not been measured, the line has gaps, the sheet is too small, or an option is not one
        of those allowed.
    """
    colours = theme if isinstance(theme, Theme) else load_theme(theme)
    text, backdrop, own = words_along(language, border), load_backdrop(), own_line(border)
    strip, places = unroll(incidents, within_km, border), places_along(backdrop, border)
    heading = title or text["strip_title"]
    with use_font(font):
        known = backdrop.names | dict(zip(places["place_id"], places["name"], strict=True))
        names = map_names(known, language)
        drawing = blank_sheet(size, colours, text)
        content = _Content(strip, places.assign(name=places["place_id"].map(names)), own, within_km)
        _draw(drawing, content, heading)
    told = (heading, *line_told(title, own, text), _counts(strip, text, within_km), *_nothing(content, text))
    drawing.figure.set_label(f"{'. '.join(part.rstrip('.') for part in told)}.")
    return drawing.figure


@dataclass(frozen=True)
class _Content:
    """What is drawn: the incidents, the places beside the line, and the line if it is one's own."""

    strip: Unrolled
    places: gpd.GeoDataFrame
    own: Border | None
    within_km: float


def _draw(drawing: Drawing, content: _Content, title: str) -> None:
    """Draw the sheet from top to bottom."""
    theme, text, room = drawing.theme, drawing.words, drawing.room
    strip, border = content.strip, content.own or load_border()
    y = drawing.heading(title, _counts(strip, text, content.within_km))
    groups = _groups(content, theme, text)
    height, corners = pack([(group.width, group.height) for group in groups], room)
    sources = f"{text['sources']}: {'; '.join(map_credits())} (ODbL 1.0).{line_credit(content.own, text)}"
    away = f"{digits(text['time_away'], text)} " if len(strip.day) else ""
    foot = wrap(away + sources, FOOT, room)
    legend_top = MARGIN + len(foot) * FOOT_LINE + 6 + height
    plan = _plan(drawing, strip, y - 16, legend_top + 26)
    if len(strip.day):
        draw_curve(drawing, plan, strip, y - 16)
    draw_grid(drawing, plan, timed=len(strip.day) > 0)
    for sentence in _nothing(content, text):
        # where the dates would be, a scale without any would be made up
        _write_in(drawing, sentence, ((plan.left + plan.right) / 2, (plan.top + plan.bar + BAND / 2) / 2))
    draw_border(drawing, plan, border.reaches, content.places)
    draw_incidents(drawing, plan, strip)
    for group, (x, below) in zip(groups, corners, strict=True):
        left = drawing.width - MARGIN - x - group.width if drawing.rtl else MARGIN + x
        group.draw(drawing.page, left, legend_top - below, theme, rtl=drawing.rtl)
    drawing.foot(foot)


def _nothing(content: _Content, text: dict[str, str]) -> list[str]:
    """Return the sentence that says that there is nothing on the strip; none where there is."""
    if len(content.strip.day):
        return []
    return [digits(text["nothing_near"].format(km=f"{content.within_km:g}"), text)]


def _write_in(drawing: Drawing, sentence: str, middle: tuple[float, float]) -> None:
    """Write a sentence around a point, in as many lines as it takes."""
    for i, line in enumerate(wrap(sentence, SIDE, drawing.room - 2 * LEFT)):
        drawing.centred(line, SIDE, (middle[0], middle[1] - 1.4 * i * SIDE.size), drawing.theme.text)


def _plan(drawing: Drawing, strip: Unrolled, high: float, low: float) -> Plan:
    """Return where things stand between the top of the curve and the bottom of the lower bank."""
    top, bottom = high - CURVE - 18, low
    if drawing.width < 2 * LEFT + 200 or top - bottom < BAND + 80:
        raise StyleError("the sheet is too small for a strip: use at least 200x180 mm, or a shorter title")
    first, last = (strip.day.min(), strip.day.max()) if len(strip.day) else (0.0, 1.0)
    if last - first < _SHORTEST_DAYS:
        first, last = first - _SHORTEST_DAYS / 2, last + _SHORTEST_DAYS / 2
    right = drawing.width - MARGIN - 8
    return Plan(LEFT, right, (top + bottom) / 2, top, bottom, first, last, strip.length_km)


def _counts(strip: Unrolled, text: dict[str, str], within_km: float) -> str:
    """Return how many incidents there are, from when to when, and how many are not on the strip."""
    missing = {
        "far": strip.far,
        "too_vague": strip.vague,
        "unplaced": strip.unplaced,
        "undated": strip.undated,
    }
    total = len(strip.day) + sum(missing.values())
    parts = [text["shown"].format(n=len(strip.day), of=total)]
    if len(strip.day):
        days = [date_of(day).strftime(text["date"]) for day in (strip.day.min(), strip.day.max())]
        parts.append(text["incidents_cutoff"].format(first=days[0], last=days[1]))
    parts += [text[key].format(n=n, km=f"{within_km:g}") for key, n in missing.items() if n]
    return digits(" · ".join(parts), text)


def _groups(content: _Content, theme: Theme, text: dict[str, str]) -> list[Group]:
    """Return the legend."""
    groups, strip = [], content.strip
    if len(strip.day):
        places = place_rows(strip.imprecise, theme, text)
        if (strip.high_km > strip.low_km).any():
            places.append(Row(text["stretch"], _dash(theme.faint_text, 1.3)))
        most = float(np.nan_to_num(strip.fatalities).max())
        sizes = size_rows(max(most, 20.0), most, SCALE, theme=theme, words=text)
        groups = [
            type_group(strip.event_type, theme, text),
            Group(text["fatalities"], sizes),
            Group(text["place"], tuple(places)),
            Group(text["along"], _curve_rows(theme, text)),
        ]
    ranks = {rank: key for rank, key in _RANKS.items() if (content.places["rank"] == rank).any()}
    if ranks:
        signs = tuple(Row(text[key], _sign(rank, theme)) for rank, key in ranks.items())
        groups.append(Group(text["lines"], signs))
    return groups


def _curve_rows(theme: Theme, text: dict[str, str]) -> tuple[Row, ...]:
    """Return the legend of the curve."""
    return (
        Row(text["rate"], _dash(theme.text, 1.2)),
        Row(text["chance"], _patch(theme.graticule)),
        Row(text["busier"], _patch(HOT)),
    )


def _sign(rank: int, theme: Theme) -> Sample:
    """Return what draws the sign of a place."""
    return lambda axes, x, y: draw_place(axes, (x, y), rank, theme)


def _dash(colour: str, weight: float) -> Sample:
    """Return what draws a piece of line."""
    return lambda axes, x, y: axes.plot((x - 10, x + 10), (y, y), color=colour, lw=weight)


def _patch(colour: str) -> Sample:
    """Return what draws a patch of a colour."""
    return lambda axes, x, y: axes.add_artist(Rectangle((x - 9, y - 3.5), 18, 7, fc=colour, ec="none"))
