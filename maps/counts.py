"""Incidents in numbers: how many over time, and the dead by type with what reports leave open."""

import os

import geopandas as gpd
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo.border.line import Border
from maps.drawing import Drawing, blank_sheet
from maps.errors import StyleError
from maps.grouping import PERIODS, dates_of, period_name, types_of
from maps.legend import draw_shape, type_group
from maps.line_words import words_along
from maps.sheet import MARGIN
from maps.strip_parts import round_step
from maps.style import EVENT_STYLES, OTHER_STYLE, Theme, event_style
from maps.symbols import numbers
from maps.themes import load_theme
from maps.typeset import Face, use_font, width, wrap, write
from maps.words import digits
from maps.zones import figures

_SMALL = Face(6.5)
_TEXT = Face(7)
_HEADING = Face(9, weight="bold")
_KINDS = tuple(style.event_type for style in (*EVENT_STYLES, OTHER_STYLE))
# The finest periods of which there are no more than this, so that bars can be told apart.
_MOST_BARS = 48
_LEFT = 40.0


def counts_over_time(incidents: gpd.GeoDataFrame) -> tuple[str, pd.DataFrame]:
    """
    Return how many incidents of each type there are in each period, with the periods that have none.

    Returns
    -------
    by, counts
        year, quarter or month; one row a period (`PeriodIndex`), one column a type that occurs.
    """
    dates, kinds = dates_of(incidents), types_of(incidents)
    dated = dates.notna()
    present = [kind for kind in _KINDS if (kinds[dated] == kind).any()]
    if not dated.any():
        return "year", pd.DataFrame(index=pd.PeriodIndex([], freq="Y"), columns=present, dtype=int)
    span = dates[dated].min(), dates[dated].max()
    fits = (by for by in ("month", "quarter") if len(pd.period_range(*span, freq=PERIODS[by])) <= _MOST_BARS)
    by = next(fits, "year")
    periods = pd.period_range(*span, freq=PERIODS[by])
    table = pd.crosstab(dates[dated].dt.to_period(PERIODS[by]), kinds[dated])
    return by, table.reindex(index=periods, columns=present, fill_value=0)


def dead_by_type(incidents: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Return the dead of each type: the sums of the lowest, best and highest figures reported.

    An incident without a lowest or highest figure counts with its best; one without any does not count.

    Returns
    -------
    dead
        One row a type that occurs, in the order of the legend; columns `incidents, low, best, high`.
    """
    best = numbers(incidents, "fatalities")
    low, high = (numbers(incidents, name) for name in ("fatalities_low", "fatalities_high"))
    low = np.where(np.isnan(low), best, low)
    high = np.where(np.isnan(high), best, high)
    # the best is missing where only bounds are known: then the lower one is what is certain
    best = np.where(np.isnan(best), low, best)
    table = pd.DataFrame(
        {"type": types_of(incidents).to_numpy(), "incidents": 1, "low": low, "best": best, "high": high}
    )
    sums = table.groupby("type").sum(min_count=0)
    return sums.reindex([kind for kind in _KINDS if kind in sums.index])


def plot_counts(
    incidents: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    size: str | tuple[float, float] = "a4",
    language: str = "en",
    theme: str | Theme = "light",
    font: str | os.PathLike[str] | None = None,
    within_km: float | None = None,
    border: Border | None = None,
) -> Figure:
    """
    Draw how many incidents there were over time, and the dead by type with their limits.

    Parameters
    ----------
    incidents
        The incident table; `event_date`, `event_type` and the columns of fatalities are used.
    title, size, language, theme, font, border
        As of `plot_map`.
    within_km
        Count only what was placed up to so many km from the border, and say how much was not; all by default.

    Returns
    -------
    figure
        One pair of axes, whose data coordinates are points (1/72 inch).

    Raises
    ------
    StyleError
        If the sheet is too small, or an option is not one of those allowed.
    """
    colours = theme if isinstance(theme, Theme) else load_theme(theme)
    text = words_along(language, border)
    heading = title or text["counts_title"]
    counted, under = _counted(incidents, within_km, text)
    dead = dead_by_type(counted)
    with use_font(font):
        drawing = blank_sheet(size, colours, text)
        y = drawing.heading(heading, under)
        if len(counted) or within_km is None:
            _draw(drawing, counted, dead, y)
    parts = [f"{text[str(kind)]}: {row['incidents']:.0f}" for kind, row in dead.iterrows()]
    told = [heading, under, *([digits("; ".join(parts), text)] if parts else [])]
    drawing.figure.set_label(f"{'. '.join(part.rstrip('.') for part in told)}.")
    return drawing.figure


def _counted(
    incidents: gpd.GeoDataFrame, within_km: float | None, text: dict[str, str]
) -> tuple[gpd.GeoDataFrame, str]:
    """Return the incidents that count, and a line that says how near they are and how many do not."""
    kept, parts, missing = incidents, [], {}
    if within_km is not None:
        km = figures(incidents, "border_km")
        kept = incidents[km <= within_km]
        parts = [f"{text['zones']}: {text['within_km'].format(km=f'{within_km:g}')}"]
        missing = {"far": int((km > within_km).sum()), "unplaced": int(np.isnan(km).sum())}
    missing["undated"] = int(dates_of(kept).isna().sum())
    parts.append(text["shown"].format(n=len(kept) - missing["undated"], of=len(incidents)))
    parts += [text[key].format(n=n, km=f"{within_km or 0:g}") for key, n in missing.items() if n]
    if within_km is not None and not len(kept):
        parts[0] = text["nothing_near"].format(km=f"{within_km:g}").rstrip(".")
    return kept, digits(" · ".join(parts), text)


def _draw(drawing: Drawing, incidents: gpd.GeoDataFrame, dead: pd.DataFrame, y: float) -> None:
    """Draw the sheet below its heading: bars over time above, the dead by type below."""
    theme, text, room = drawing.theme, drawing.words, drawing.room
    legend = type_group(types_of(incidents), theme, text)
    below = 14.0 * max(len(dead), 1) + 50
    high, low = y - 34, MARGIN + below + 40
    if high - low < 60 or room < 260:  # noqa: PLR2004 - bars that could not be read
        raise StyleError("the sheet is too small for the counts: use at least 140x140 mm")
    by, table = counts_over_time(incidents)
    drawing.line(text["counts_time"].format(by=text[f"by_{by}"]), _HEADING, y - 20, theme.text)
    side = legend.width + 20
    left = MARGIN + (side if drawing.rtl else 0) + _LEFT - MARGIN
    _draw_bars(drawing, table, (left, low, room - side - _LEFT + MARGIN, high - low))
    legend_x = MARGIN if drawing.rtl else drawing.width - MARGIN - legend.width
    legend.draw(drawing.page, legend_x, high, theme, rtl=drawing.rtl)
    heading_y = MARGIN + below - 10
    for line in wrap(text["counts_dead"], _HEADING, room)[:2]:
        drawing.line(line, _HEADING, heading_y, theme.text)
        heading_y -= 11
    _draw_dead(drawing, dead, heading_y - 2)


def _draw_bars(drawing: Drawing, table: pd.DataFrame, box: tuple[float, float, float, float]) -> None:
    """Draw one stacked bar a period, with the number at the left and the periods below."""
    page, theme, (left, low, across, up) = drawing.page, drawing.theme, box
    most = max(int(table.sum(axis=1).max()) if len(table) else 0, 1)
    step = max(round_step(most / 3), 1.0)
    for level in np.arange(0, most + 1e-9, step):
        y = low + level / most * up
        page.plot((left, left + across), (y, y), color=theme.graticule, lw=0.4, zorder=1)
        label = digits(f"{level:.0f}", drawing.words)
        write(page, label, (left - 5 - width(label, _SMALL), y - 2.3), _SMALL, colour=theme.faint_text)
    slot = across / max(len(table), 1)
    taken = -1e9
    for i, (_, row) in enumerate(table.iterrows()):
        bottom, x = low, left + (i + 0.15) * slot
        for kind, count in row.items():
            height = count / most * up
            if count:
                bar = Rectangle(
                    (x, bottom), 0.7 * slot, height, fc=event_style(str(kind)).colour, ec="none", gid="bar"
                )
                page.add_artist(bar)
            bottom += height
        label = period_name(table.index[i], drawing.words)
        start, end = x + 0.35 * slot - width(label, _SMALL) / 2, x + 0.35 * slot + width(label, _SMALL) / 2
        if start > taken + 4:
            write(page, label, (start, low - 10), _SMALL, colour=theme.faint_text)
            taken = end
    page.plot((left, left + across), (low, low), color=theme.text, lw=0.7, zorder=3)


def _draw_dead(drawing: Drawing, dead: pd.DataFrame, top: float) -> None:
    """Draw one line a type: its best figure as its symbol, its limits as a line, all three in figures."""
    page, theme, text = drawing.page, drawing.theme, drawing.words
    names = max((width(text[str(kind)], _TEXT) for kind in dead.index), default=0.0)
    left, right = MARGIN + names + 14, drawing.width - MARGIN - 96
    most = max(float(dead["high"].max()) if len(dead) else 0.0, 1.0)
    y = top - 10
    for key, row in dead.iterrows():
        kind = str(key)
        style = event_style(kind)
        low, best, high = (left + row[name] / most * (right - left) for name in ("low", "best", "high"))
        write(page, text[kind], (MARGIN, y - 2.6), _TEXT, colour=theme.text)
        page.plot((left, right), (y, y), color=theme.graticule, lw=0.4, zorder=1)
        page.plot(
            (low, high), (y, y), color=style.colour, lw=2.4, alpha=0.5, solid_capstyle="butt", gid="limits"
        )
        draw_shape(page, style.shape, (best, y), 4.2, fc=style.colour, ec=theme.symbol_edge, lw=0.5)
        figures = digits(f"{row['best']:.0f}  ({row['low']:.0f}–{row['high']:.0f})", text)
        write(page, figures, (right + 10, y - 2.6), _TEXT, colour=theme.text)
        y -= 14
