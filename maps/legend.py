"""The legend: made from what is on the map, and packed into the room there is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Polygon, Rectangle
from numpy.typing import NDArray

from maps.density import COLOURS, honeycomb
from maps.style import (
    EVENT_STYLES,
    LARGEST_RADIUS,
    OTHER_STYLE,
    SMALLEST_RADIUS,
    Theme,
    shape_corners,
    zone_colours,
)
from maps.symbols import Symbols
from maps.typeset import Face, start, width, write
from maps.words import digits

TITLE = Face(7.5, weight="bold")
TEXT = Face(7.0)
ROW = 11.5
SWATCH = 24.0
_BETWEEN = 16.0
_NUMBER_ROW = 9.0
_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)

Drawing = Callable[[Axes, float, float], object]
"""Draws a sample around the middle (x, y) of its swatch."""


@dataclass(frozen=True)
class Row:
    """A line of the legend: a sample and what it stands for."""

    text: str
    draw: Drawing
    height: float = ROW
    width: float = SWATCH


@dataclass(frozen=True)
class Group:
    """Some lines of the legend under a title."""

    title: str
    rows: tuple[Row, ...]

    @property
    def width(self) -> float:
        """In points."""
        longest = max((row.width + 4 + width(row.text, TEXT) for row in self.rows), default=0.0)
        return max(longest, width(self.title, TITLE))

    @property
    def height(self) -> float:
        """In points."""
        return ROW + 1 + sum(row.height for row in self.rows)

    def draw(self, axes: Axes, x: float, top: float, theme: Theme, *, rtl: bool = False) -> None:
        """Draw the group with its upper left corner at (x, top); for `rtl` with the samples on the right."""
        edge = x + self.width if rtl else x
        inward = -1 if rtl else 1
        write(
            axes, self.title, (start(self.title, TITLE, edge, rtl=rtl), top - 7.5), TITLE, colour=theme.text
        )
        y = top - ROW - 1
        for row in self.rows:
            middle = y - row.height / 2
            row.draw(axes, edge + inward * row.width / 2, middle)
            if row.text:
                text_at = start(row.text, TEXT, edge + inward * (row.width + 4), rtl=rtl)
                write(axes, row.text, (text_at, middle - 2.6), TEXT, colour=theme.text)
            y -= row.height


def pack(sizes: Sequence[tuple[float, float]], room: float) -> tuple[float, list[tuple[float, float]]]:
    """
    Return the least height in which boxes fit side by side in columns, and where each box goes.

    Parameters
    ----------
    sizes
        Width and height of each box, in points, in the order they are read.
    room
        The width that there is.

    Returns
    -------
    height, corners
        The height, and of each box the distance of its upper left corner from the left and from the top.
    """
    for height in sorted({h for _, h in sizes} | {h for a in range(len(sizes)) for h in _sums(sizes[a:])}):
        corners, x, y, column = [], 0.0, 0.0, 0.0
        for box_width, box_height in sizes:
            if y > 0 and y + box_height > height:
                x, y, column = x + column + _BETWEEN, 0.0, 0.0
            corners.append((x, y))
            y += box_height + 5
            column = max(column, box_width)
        fits = all(box_height <= height for _, box_height in sizes)
        if fits and x + column <= room:
            return height, corners
    return sum(h + 5 for _, h in sizes), [(0.0, sum(h + 5 for _, h in sizes[:i])) for i in range(len(sizes))]


def _sums(sizes: Sequence[tuple[float, float]]) -> list[float]:
    """Return the heights of the first, the first two, the first three … boxes above one another."""
    return list(np.cumsum([h + 5 for _, h in sizes]) - 5)


def draw_shape(axes: Axes, shape: str, at: tuple[float, float], radius: float, **keywords: Any) -> None:
    """Draw one symbol around a point."""
    axes.add_artist(Polygon(shape_corners(shape) * radius + at, **keywords))


def symbol_groups(symbols: Symbols, theme: Theme, words: dict[str, str]) -> list[Group]:
    """Return what explains the incidents: their types, their sizes, how well their places are known."""
    if not len(symbols.place):
        return []
    if symbols.crowded:
        return [_density_group(symbols, theme, words)]
    places = place_rows(symbols.imprecise, theme, words)
    if symbols.discs:
        places.append(Row(words["disc"], lambda axes, x, y: _draw_disc(axes, x, y, theme)))
    if symbols.moved.any():
        places.append(Row(words["spread"], lambda axes, x, y: _draw_leader(axes, x, y, theme)))
    sizes = size_rows(symbols.largest, symbols.most, symbols.scale, theme=theme, words=words)
    return [
        type_group(symbols.event_type, theme, words),
        Group(words["fatalities"], sizes),
        Group(words["place"], tuple(places)),
    ]


def _density_group(symbols: Symbols, theme: Theme, words: dict[str, str]) -> Group:
    """Return what explains the colours of a honeycomb."""
    edges = honeycomb(symbols.place).edges
    rows = []
    for low, high, colour in zip(edges, edges[1:], COLOURS, strict=False):
        text = f"{low}" if high == low + 1 else f"{low}–{high - 1}"
        rows.append(Row(digits(text, words), _band(colour, theme)))
    return Group(words["density"], tuple(rows))


def type_group(event_types: Iterable[str], theme: Theme, words: dict[str, str]) -> Group:
    """Return what explains the symbols of the types that occur."""
    present = set(event_types)
    styles = [style for style in (*EVENT_STYLES, OTHER_STYLE) if style.event_type in present]
    rows = (Row(words[style.event_type], _sample_of(style.shape, style.colour, theme)) for style in styles)
    return Group(words["type"], tuple(rows))


def place_rows(imprecise: NDArray[np.bool_], theme: Theme, words: dict[str, str]) -> list[Row]:
    """Return what explains filled and hollow symbols, of those that occur."""
    rows = []
    if not imprecise.all():
        rows.append(Row(words["exact"], _sample_of("circle", theme.faint_text, theme)))
    if imprecise.any():
        rows.append(Row(words["imprecise"], _sample_of("circle", theme.faint_text, theme, hollow=True)))
    return rows


def _sample_of(shape: str, colour: str, theme: Theme, *, hollow: bool = False) -> Drawing:
    """Return what draws a symbol of the smallest size."""
    fill, edge = (theme.hollow, colour) if hollow else (colour, theme.symbol_edge)
    return lambda axes, x, y: draw_shape(
        axes, shape, (x, y), 4.4, fc=fill, ec=edge, lw=1.5 if hollow else 0.6
    )


def size_rows(
    largest: float, most: float, scale: float, *, theme: Theme, words: dict[str, str]
) -> tuple[Row, ...]:
    """
    Return the smallest circle, and round numbers of dead with the circles they have, one in another.

    Parameters
    ----------
    largest, most
        The number of dead that has the largest symbol, and the greatest number that occurs.
    scale
        By how much all symbols are reduced.
    """
    smallest = largest * (SMALLEST_RADIUS / LARGEST_RADIUS) ** 2
    round_ones = [number for number in _ROUND if 1.7 * smallest < number <= 0.6 * largest]
    wanted = {*round_ones[-1:], *round_ones[len(round_ones) // 2 - 1 :][:1], round(most)}
    numbers = sorted(number for number in wanted if number > smallest)
    few = Row(words["fatalities_few"], _circle(SMALLEST_RADIUS * scale, theme))
    if not numbers:
        return (few,)
    radii = [LARGEST_RADIUS * float(np.sqrt(number / largest)) * scale for number in numbers]
    texts = [digits(f"{number}", words) for number in numbers]
    height = max(2 * radii[-1], _NUMBER_ROW * len(radii)) + 5
    across = 2 * radii[-1] + 6 + max(width(text, TEXT) for text in texts)

    def draw(axes: Axes, x: float, y: float) -> None:
        low, left = y - height / 2 + 1.5, x - across / 2
        middle, end = left + radii[-1], left + 2 * radii[-1] + 4
        for i, (text, radius) in enumerate(zip(texts, radii, strict=True)):
            axes.add_artist(Circle((middle, low + radius), radius, fc="none", ec=theme.faint_text, lw=0.8))
            at = max(low + 2 * radius, low + _NUMBER_ROW * (i + 1))
            axes.plot((middle, end), (low + 2 * radius, at), color=theme.faint_text, lw=0.4)
            write(axes, text, (end + 2, at - 2.6), TEXT, colour=theme.text)

    return few, Row("", draw, height, across)


def _circle(radius: float, theme: Theme) -> Drawing:
    """Return what draws an empty circle."""
    return lambda axes, x, y: axes.add_artist(Circle((x, y), radius, fc="none", ec=theme.faint_text, lw=0.8))


def _draw_disc(axes: Axes, x: float, y: float, theme: Theme) -> None:
    """Draw the sample of the ground where a rough place may lie."""
    axes.add_artist(Circle((x, y), 5, fc=theme.disc, ec="none", alpha=0.08))
    axes.add_artist(Circle((x, y), 5, fc="none", ec=theme.disc, lw=0.6, ls=(0, (3, 2))))


def _draw_leader(axes: Axes, x: float, y: float, theme: Theme) -> None:
    """Draw the sample of a symbol that was moved aside."""
    axes.plot((x - 8, x + 4), (y, y), color=theme.text, lw=0.5)
    axes.add_artist(Circle((x - 8, y), 0.9, color=theme.text))
    axes.add_artist(Circle((x + 4, y), 4, fc=theme.faint_text, ec=theme.halo, lw=0.6))


def zone_group(zones_km: Sequence[float], theme: Theme, words: dict[str, str]) -> Group:
    """Return what explains the bands along the border."""
    colours = zone_colours(zones_km, theme.zones)
    rows = []
    for km, colour in colours.items():
        rows.append(Row(digits(words["within_km"].format(km=f"{km:g}"), words), _band(colour, theme)))
    return Group(words["zones"], tuple(rows))


def _band(colour: str, theme: Theme) -> Drawing:
    """Return what draws a patch of a colour."""
    return lambda axes, x, y: axes.add_artist(
        Rectangle((x - 9, y - 4), 18, 8, fc=colour, ec=theme.frontier, lw=0.3)
    )


def line_group(on_map: Sequence[str], theme: Theme, words: dict[str, str]) -> Group:
    """Return what explains lines and towns; `on_map` lists the keys of those that are there."""
    samples: dict[str, Drawing] = {
        "border": _stroke(theme.border, 1.5, theme.river, 3.0),
        "line": _stroke(theme.border, 1.5),
        "frontier": _stroke(theme.frontier, 0.9),
        "province": _stroke(theme.province, 0.6, dashes=(0, (3, 2))),
        "river": _stroke(theme.river, 1.2),
        "town_1": _town(1, theme),
        "town_2": _town(2, theme),
        "town_3": _town(3, theme),
        "crossing": lambda axes, x, y: draw_crossing(axes, (x, y), theme),
    }
    return Group(words["lines"], tuple(Row(words[key], samples[key]) for key in samples if key in on_map))


def _stroke(
    colour: str,
    weight: float,
    under: str = "",
    under_weight: float = 0.0,
    dashes: tuple[int, tuple[int, ...]] | str = "-",
) -> Drawing:
    """Return what draws a piece of line, over a broader one if there is one."""

    def draw(axes: Axes, x: float, y: float) -> None:
        if under:
            axes.plot((x - 10, x + 10), (y, y), color=under, lw=under_weight, solid_capstyle="butt")
        axes.plot((x - 10, x + 10), (y, y), color=colour, lw=weight, ls=dashes, solid_capstyle="butt")

    return draw


# Of each rank of town: radius, and of the dot in it, in points.
TOWN_RADII = {1: (3.0, 1.4), 2: (2.4, 1.1), 3: (1.7, 0.0), 4: (1.2, 0.0)}


def _town(rank: int, theme: Theme) -> Drawing:
    """Return what draws the sign of a town."""
    return lambda axes, x, y: draw_town(axes, (x, y), rank, theme)


def draw_town(axes: Axes, at: tuple[float, float], rank: int, theme: Theme) -> None:
    """Draw the sign of a town: a ring with a dot for capitals and provincial seats, a ring for the others."""
    outer, inner = TOWN_RADII[rank]
    axes.add_artist(Circle(at, outer, fc=theme.paper, ec=theme.town, lw=0.8, zorder=4, gid="town"))
    if inner:
        axes.add_artist(Circle(at, inner, fc=theme.town, ec="none", zorder=4.1))


def draw_crossing(axes: Axes, at: tuple[float, float], theme: Theme) -> None:
    """Draw the sign of a bridge or crossing: two short strokes across the river."""
    x, y = at
    axes.add_artist(
        Rectangle(
            (x - 1.9, y - 1.9), 3.8, 3.8, fc=theme.paper, ec=theme.border, lw=0.9, zorder=4, gid="crossing"
        )
    )
