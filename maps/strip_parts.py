"""The parts of the strip: the curve, the banks with their scales, the border and its places, incidents."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from geo.border.line import Reach
from maps.drawing import Drawing
from maps.legend import draw_crossing, draw_town
from maps.style import Theme, event_style, shape_corners, symbol_radii
from maps.typeset import Face, start, width, write
from maps.unrolled import Unrolled, rates
from maps.words import digits

SMALL = Face(6.5)
NAME = Face(6.3)
SIDE = Face(9, weight="bold")
# Heights in points: of the curve of rates, of the band with the border and its places, of the border itself.
CURVE = 58.0
BAND = 84.0
BAR = 11.0
LEFT = 44.0
SCALE = 0.72
# At most so many numbers stand along the border, or a few more.
_MOST_TICKS = 13
_YEAR_0 = 1970 * 12
# At most so many times stand along a bank, so many months apart: up to some thousand years.
_MOST_TIMES = 12
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, *(12 * years for years in (100, 200, 500, 1000, 2000, 5000)))
HOT = "#e8743b"
_EPOCH = pd.Timestamp("1970-01-01")


@dataclass(frozen=True)
class Plan:
    """Where things stand on the sheet, in points; time runs up on the left bank and down on the right one."""

    left: float
    right: float
    bar: float
    top: float
    bottom: float
    first: float
    last: float
    length_km: float

    def x(self, chainage_km: ArrayLike) -> NDArray[np.float64]:
        """Return where a chainage lies."""
        share = np.asarray(chainage_km, dtype=np.float64) / self.length_km
        return np.asarray(self.left + share * (self.right - self.left))

    def y(self, day: ArrayLike, left: ArrayLike) -> NDArray[np.float64]:
        """Return where a day lies, on the left (upper) or the right (lower) bank."""
        share = 0.03 + 0.94 * (np.asarray(day) - self.first) / (self.last - self.first)
        up = self.bar + BAND / 2 + share * (self.top - self.bar - BAND / 2)
        down = self.bar - BAND / 2 - share * (self.bar - BAND / 2 - self.bottom)
        return np.where(np.asarray(left, dtype=bool), up, down)


def draw_place(axes: Axes, at: tuple[float, float], rank: int, theme: Theme) -> None:
    """Draw the sign of a town or, for rank 0, of a crossing."""
    if rank:
        draw_town(axes, at, rank, theme)
    else:
        draw_crossing(axes, at, theme)


def date_of(day: float) -> pd.Timestamp:
    """Return the date of a day since 1970."""
    return _EPOCH + pd.Timedelta(days=float(day))


def draw_curve(drawing: Drawing, plan: Plan, strip: Unrolled, high: float) -> None:
    """Draw the rate along the border over what chance gives."""
    page, theme, text = drawing.page, drawing.theme, drawing.words
    curve, base = rates(strip), high - CURVE
    most = max(float(curve.rate.max()), float(curve.high.max()), 1e-6) * 1.08
    at = plan.x(curve.at_km)

    def up(rate: NDArray[np.float64]) -> NDArray[np.float64]:
        return base + rate / most * (CURVE - 6)

    page.fill_between(at, up(curve.low), up(curve.high), color=theme.graticule, lw=0, zorder=2, gid="chance")
    hot = curve.rate > curve.high
    page.fill_between(
        at, up(curve.high), up(curve.rate), where=hot, color=HOT, lw=0, zorder=2.1, interpolate=True
    )
    page.plot(at, up(curve.rate), color=theme.text, lw=1.2, zorder=3, gid="rate")
    page.plot((plan.left, plan.right), (base, base), color=theme.text, lw=0.6)
    step = round_step(most * 100 / 2)
    for number in np.arange(0, most * 100, step):
        level = float(up(np.array(number / 100)))
        label = digits(f"{number:g}", text)
        page.plot((plan.left - 3, plan.left), (level, level), color=theme.text, lw=0.6)
        write(page, label, (plan.left - 6 - width(label, SMALL), level - 2.3), SMALL, colour=theme.faint_text)
    title = digits(text["rate"], text)
    write(
        page,
        title,
        (start(title, SMALL, plan.right if drawing.rtl else plan.left, rtl=drawing.rtl), high + 1),
        SMALL,
        colour=theme.faint_text,
    )


def round_step(most: float) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten that is not above a number."""
    power = 10.0 ** np.floor(np.log10(most))
    return float(max(leading * power for leading in (1, 2, 5) if leading * power <= most))


def draw_grid(drawing: Drawing, plan: Plan, *, timed: bool) -> None:
    """Draw the kilometres across and, if `timed`, the years up and down, and name the two banks."""
    page, theme, text = drawing.page, drawing.theme, drawing.words
    for low, high in ((plan.bottom, plan.bar - BAND / 2), (plan.bar + BAND / 2, plan.top)):
        page.add_artist(
            Rectangle((plan.left, low), plan.right - plan.left, high - low, fc=theme.land, lw=0, zorder=0)
        )
    for km in np.arange(0, plan.length_km, round_step(plan.length_km / _MOST_TICKS)):
        x = float(plan.x(km))
        for low, high in ((plan.bottom, plan.bar - BAND / 2), (plan.bar + BAND / 2, plan.top)):
            page.plot((x, x), (low, high), color=theme.graticule, lw=0.4, zorder=1)
        number = digits(f"{km:.6g}", text)
        drawing.centred(number, SMALL, (x, plan.top + 3), theme.faint_text)
        drawing.centred(number, SMALL, (x, plan.bottom - 9), theme.faint_text)
    drawing.centred(
        text["chainage"], SMALL, ((plan.left + plan.right) / 2, plan.bottom - 18), theme.faint_text
    )
    for label, day in _time_ticks(plan, text) if timed else ():
        for left in (True, False):
            y = float(plan.y(day, left))
            page.plot((plan.left, plan.right), (y, y), color=theme.graticule, lw=0.4, zorder=1, gid="time")
            spot = (plan.left - 5 - width(label, SMALL), y - 2.3)
            write(page, label, spot, SMALL, colour=theme.faint_text)
    for side, y in (("left", plan.top - 12), ("right", plan.bottom + 5)):
        edge = plan.right - 5 if drawing.rtl else plan.left + 5
        spot = (start(text[side], SIDE, edge, rtl=drawing.rtl), y)
        write(page, text[side], spot, SIDE, colour=theme.province_text, halo=theme.land, zorder=4)


def _time_ticks(plan: Plan, text: dict[str, str]) -> list[tuple[str, float]]:
    """Return the years, or the months of a short time, that find room on a bank, as label and day."""
    most = min(max(int((plan.top - plan.bar - BAND / 2) / 11), 2), _MOST_TIMES)
    # in months since 1970, as numpy counts them, for years that pandas has no days of
    begins, ends = (
        np.floor([plan.first - 1, plan.last]).astype("datetime64[D]").astype("datetime64[M]").astype(int)
    )
    for step in _MONTHS:
        # whole steps since the year 0, from the first month that begins in the time
        ticks = np.arange(-(-(begins + 1 + _YEAR_0) // step) * step, ends + _YEAR_0 + 1, step)
        if len(ticks) <= most:
            break
    days = (ticks - _YEAR_0).astype("datetime64[M]").astype("datetime64[D]").astype(float)
    form = "{0:04d}" if step % 12 == 0 else "{0:04d}-{1:02d}"
    labels = [digits(form.format(tick // 12, tick % 12 + 1), text) for tick in ticks.tolist()]
    return list(zip(labels, days.tolist(), strict=True))


def draw_border(drawing: Drawing, plan: Plan, reaches: Sequence[Reach], places: gpd.GeoDataFrame) -> None:
    """Draw the straightened border with its reaches, and the towns and crossings beside it."""
    page, theme, text = drawing.page, drawing.theme, drawing.words
    for i, reach in enumerate(reaches):
        left, right = float(plan.x(reach.start_km)), float(plan.x(reach.end_km))
        colour = theme.river if i % 2 else theme.river_text
        box = Rectangle(
            (left, plan.bar - BAR / 2), right - left, BAR, fc=colour, ec="none", zorder=3, gid="reach"
        )
        page.add_artist(box)
        name = text[f"reach:{reach.name}"]
        face = next(
            (
                Face(size, weight="bold")
                for size in (7, 6, 5, 4.2)
                if width(name, Face(size, weight="bold")) < right - left - 2
            ),
            None,
        )
        if face:
            drawing.centred(name, face, ((left + right) / 2, plan.bar - 0.36 * face.size), theme.paper)
    for row in named_places(plan, places):
        _draw_place(drawing, plan, row)


@dataclass(frozen=True)
class NamedPlace:
    """A place beside the straightened border: its name stands in a row, counted outward."""

    name: str
    x: float
    left: bool
    rank: int
    row: int


def named_places(plan: Plan, places: gpd.GeoDataFrame) -> list[NamedPlace]:
    """Return the places whose names find room in one of the rows of their bank, the most important first."""
    found: list[NamedPlace] = []
    for place in places.itertuples():
        x, half = float(plan.x(place.chainage_km)), width(place.name, NAME) / 2 + 2
        if x - half < plan.left - 30 or x + half > plan.right + 8:
            continue
        for row in range(3):
            beside = [other for other in found if other.left == place.left]
            same = (abs(o.x - x) < half + width(o.name, NAME) / 2 + 2 for o in beside if o.row == row)
            # a stalk from a farther row must not cross this name, nor this one's stalk a nearer name
            stalks = (abs(o.x - x) < half for o in beside if o.row > row)
            names = (abs(o.x - x) < width(o.name, NAME) / 2 + 2 for o in beside if o.row < row)
            if not (any(same) or any(stalks) or any(names)):
                found.append(NamedPlace(place.name, x, bool(place.left), int(place.rank), row))
                break
    return found


def _draw_place(drawing: Drawing, plan: Plan, place: NamedPlace) -> None:
    """Draw the sign of a place at the border, its stalk and its name."""
    out = 1 if place.left else -1
    sign = plan.bar + out * (BAR / 2 + 4)
    middle = plan.bar + out * (BAR / 2 + 13 + 8.8 * place.row)
    drawing.page.plot(
        (place.x, place.x), (sign, middle - out * 3.5), color=drawing.theme.frontier, lw=0.4, zorder=2
    )
    draw_place(drawing.page, (place.x, sign), place.rank, drawing.theme)
    drawing.centred(place.name, NAME, (place.x, middle - 2.3), drawing.theme.town)


def draw_incidents(drawing: Drawing, plan: Plan, strip: Unrolled) -> None:
    """Draw the incidents at their place and day, with the stretch where a rough one may belong."""
    page, theme = drawing.page, drawing.theme
    x, y = plan.x(strip.chainage_km), plan.y(strip.day, strip.left)
    colours = [event_style(kind).colour for kind in strip.event_type]
    ends = np.stack([plan.x(strip.low_km), plan.x(strip.high_km)], axis=1)
    bars = [[(low, level), (high, level)] for (low, high), level in zip(ends, y, strict=True)]
    page.add_collection(LineCollection(bars, colors=colours, lw=1.3, alpha=0.45, zorder=4, gid="stretch"))
    radius = symbol_radii(strip.fatalities) * SCALE
    order = (-radius).argsort(kind="stable")
    shapes = [shape_corners(event_style(strip.event_type[i]).shape) * radius[i] + (x[i], y[i]) for i in order]
    rough = strip.imprecise
    symbols = PolyCollection(
        shapes,
        facecolors=[(theme.hollow, 0.85) if rough[i] else colours[i] for i in order],
        edgecolors=[colours[i] if rough[i] else theme.symbol_edge for i in order],
        linewidths=[1.2 if rough[i] else 0.5 for i in order],
        zorder=5,
        gid="incidents",
    )
    page.add_collection(symbols)
