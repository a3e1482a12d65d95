"""The incidents as symbols: where each is drawn, how large, how it is moved aside where several meet."""

from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from numpy.typing import NDArray
from pyproj import Geod

from maps.density import CROWD, draw_honeycomb, honeycomb
from maps.projection import Frame
from maps.style import VAGUE_KM, Theme, event_style, is_imprecise, shape_corners, symbol_radii

_WGS84 = Geod(ellps="WGS84")

# A disc larger than this, in square points, is drawn without a tint, which would hide half the map.
_LARGE_DISC = 12000.0
# Clear space between two symbols, in points.
GAP = 0.8
# How much farther than the circle of the same area the corners of a shape reach, softened: a corner may come
# between two others.
CORNERS = {
    "circle": 1.0,
    "triangle": 1.4,
    "square": 1.2,
    "triangle-down": 1.4,
    "pentagon": 1.1,
    "diamond": 1.2,
    "hexagon": 1.05,
}
# How much of the frame symbols may cover before they are drawn smaller.
COVER = 0.12
# On a map smaller than this, in square points, symbols are drawn smaller.
_ROOMY = 150_000.0


@dataclass(frozen=True)
class Symbols:
    """
    The incidents that are drawn, with one row each in every array; all lengths in points on paper.

    Attributes
    ----------
    place
        Where the place lies, shape (n, 2).
    drawn
        Where the symbol stands, shape (n, 2); elsewhere if it had to make room.
    radius
        Of the circle of the symbol's area.
    event_type
        One of ACLED's, or "Other".
    imprecise
        Whether the place is known only roughly.
    largest, most
        The number of dead that has the largest symbol; the greatest number on the map.
    scale
        By how much all radii were reduced, since there are many.
    outside, vague
        How many have a place that is not on the map, or one so rough that it could be anywhere on it.
    discs
        The ground where rough places may lie; polygons in points.
    """

    place: NDArray[np.float64]
    drawn: NDArray[np.float64]
    radius: NDArray[np.float64]
    event_type: NDArray[np.str_]
    imprecise: NDArray[np.bool_]
    largest: float
    most: float
    scale: float
    outside: int
    vague: int
    discs: list[shapely.Polygon]

    @property
    def crowded(self) -> bool:
        """Whether there are too many for a symbol each."""
        return len(self.place) > CROWD

    @property
    def outlines(self) -> list[shapely.Polygon]:
        """The symbols as shapes on paper, one for each incident; none if there are too many."""
        if self.crowded:
            return []
        rows = zip(self.event_type, self.drawn, self.radius, strict=True)
        return [
            shapely.Polygon(shape_corners(event_style(kind).shape) * radius + at) for kind, at, radius in rows
        ]

    @property
    def moved(self) -> NDArray[np.bool_]:
        """Whether a symbol stands so far from its place that a line must lead there."""
        away = np.hypot(*(self.drawn - self.place).T)
        return np.asarray(away > np.maximum(2.0, 0.6 * self.radius), dtype=np.bool_)


def lay_out(
    incidents: gpd.GeoDataFrame, frame: Frame, *, largest: float | None = None, scale: float | None = None
) -> Symbols:
    """
    Return where and how the incidents that have a place are drawn in a frame.

    Parameters
    ----------
    incidents
        The incident table; of its columns `geometry` is needed, `event_type`, `fatalities`, `radius_km` and
        `geo_precision` are used if they are there. Rows without a place are not drawn.
    largest
        The number of dead that has the largest symbol; if not given the greatest there is, but at least 20.
    scale
        By how much all radii are reduced; as much as their number asks for if not given.
    """
    geometry = incidents.geometry
    placed = incidents[~(geometry.isna() | geometry.is_empty)]
    radius_km = numbers(placed, "radius_km")
    vague = radius_km > VAGUE_KM
    placed, radius_km = placed[~vague], radius_km[~vague]
    at = frame.points(placed.geometry.x, placed.geometry.y).reshape(-1, 2)
    inside = ((at >= 0) & (at <= (frame.width, frame.height))).all(axis=1)
    shown, at, radius_km = placed[inside], at[inside], radius_km[inside]
    dead = numbers(shown, "fatalities")
    most = float(np.nan_to_num(dead).max(initial=0.0))
    largest = max(most, 20.0) if largest is None else largest
    radius = symbol_radii(dead, largest)
    scale = _scale(radius, frame) if scale is None else scale
    radius = radius * scale
    imprecise = is_imprecise(shown)
    styles = [event_style(kind) for kind in shown.get("event_type", pd.Series("", shown.index))]
    reach = np.array([CORNERS[style.shape] for style in styles])
    crowded = len(shown) > CROWD
    drawn = at if crowded else spread(at, radius * reach, frame.width, frame.height)
    return Symbols(
        place=at,
        drawn=drawn,
        radius=radius,
        event_type=np.asarray([style.event_type for style in styles], dtype=np.str_),
        imprecise=imprecise,
        largest=largest,
        most=most,
        scale=scale,
        outside=int((~inside).sum()),
        vague=int(vague.sum()),
        discs=[] if crowded else _discs(shown[imprecise], radius_km[imprecise], frame),
    )


def off_panel(symbols: Symbols, panel: shapely.Polygon, frame: Frame) -> Symbols:
    """Return the symbols, moved aside where they would stand on a panel."""
    if symbols.crowded or not any(outline.intersects(panel) for outline in symbols.outlines):
        return symbols
    reach = symbols.radius * [CORNERS[event_style(kind).shape] for kind in symbols.event_type]
    drawn = spread(symbols.place, reach, frame.width, frame.height, panel=panel.bounds)
    return replace(symbols, drawn=drawn)


def _scale(radius: NDArray[np.float64], frame: Frame) -> float:
    """Return by how much symbols are reduced on a small map, or where they would cover too much of it."""
    area = frame.width * frame.height
    covered = max(float(np.pi * (radius**2).sum()), 1.0)
    return float(np.clip(np.sqrt(min(COVER * area / covered, area / _ROOMY)), 0.5, 1))


def numbers(incidents: gpd.GeoDataFrame, column: str) -> NDArray[np.float64]:
    """Return a column as numbers, NaN where there is none."""
    if column not in incidents:
        return np.full(len(incidents), np.nan)
    return np.asarray(pd.to_numeric(incidents[column], errors="coerce"), dtype=np.float64)


def _discs(
    incidents: gpd.GeoDataFrame, radius_km: NDArray[np.float64], frame: Frame
) -> list[shapely.Polygon]:
    """Return the circles around rough places, geodesic ones, each only once."""
    known = np.isfinite(radius_km)
    rows = np.column_stack([incidents.geometry.x[known], incidents.geometry.y[known], radius_km[known]])
    azimuths = np.linspace(0, 360, 73)[:-1]
    discs = []
    for lon, lat, km in np.unique(rows.reshape(-1, 3), axis=0):
        n = len(azimuths)
        lons, lats, _ = _WGS84.fwd(np.full(n, lon), np.full(n, lat), azimuths, np.full(n, km * 1000))
        discs.append(shapely.Polygon(frame.points(lons, lats)))
    return discs


def spread(
    at: NDArray[np.float64],
    radius: NDArray[np.float64],
    width: float,
    height: float,
    *,
    panel: tuple[float, float, float, float] | None = None,
    rounds: int = 120,
) -> NDArray[np.float64]:
    """
    Return positions near `at` where the symbols do not cover one another, or as little as can be.

    Overlapping symbols push each other apart, the smaller further, and each is drawn back a
    little to its place. Symbols of one place start on a spiral, the larger nearer to its middle.

    Parameters
    ----------
    at
        The places, shape (n, 2), in points.
    radius
        Of each symbol, in points.
    width, height
        Of the frame, which no symbol leaves.
    panel
        What no symbol is to stand on: left, bottom, right, top.
    """
    drawn = _on_spirals(at, radius)
    low = np.repeat(np.minimum(radius + 1, min(width, height) / 2)[:, None], 2, axis=1)
    high = np.array([width, height]) - low
    for turn in range(rounds):
        if turn % 6 == 0:
            pairs = _near_pairs(drawn, radius + 6)
        push = _push(drawn, radius, pairs)
        out = _out_of(panel, drawn, radius, low, high) if panel else 0.0
        if not push.any() and not np.any(out):
            break
        pull = 0.01 * (at - drawn) if turn < 0.8 * rounds else 0.0
        drawn = np.clip(drawn + push + pull, low, high)
        if panel:
            drawn += _out_of(panel, drawn, radius, low, high)
    return drawn


def _out_of(
    panel: tuple[float, float, float, float],
    drawn: NDArray[np.float64],
    radius: NDArray[np.float64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return by how much each symbol must move off a panel, over the nearest side with room; shape (n, 2)."""
    reach = radius + GAP
    left, bottom = drawn[:, 0] - (panel[0] - reach), drawn[:, 1] - (panel[1] - reach)
    right, top = panel[2] + reach - drawn[:, 0], panel[3] + reach - drawn[:, 1]
    over = np.stack([left, right, bottom, top])  # how far it is to each side; all above 0 on the panel
    room = np.stack(
        [
            panel[0] - reach >= low[:, 0],
            panel[2] + reach <= high[:, 0],
            panel[1] - reach >= low[:, 1],
            panel[3] + reach <= high[:, 1],
        ]
    )
    side = np.where(room, over, np.inf).argmin(axis=0)
    on_it = np.asarray((over.min(axis=0) > 1e-9) & room.any(axis=0))  # noqa: PLR2004 - nothing, to a printer
    away = np.array([(-1, 0), (1, 0), (0, -1), (0, 1)])[side] * over[side, np.arange(len(side))][:, None]
    return np.asarray(np.where(on_it[:, None], away, 0.0))


def _on_spirals(at: NDArray[np.float64], radius: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the places, those of several symbols replaced by the turns of a sunflower around them."""
    drawn = at.copy()
    _, group = np.unique(np.round(at, 1), axis=0, return_inverse=True)
    for number in np.flatnonzero(np.bincount(group.ravel()) > 1):
        members = np.flatnonzero(group.ravel() == number)
        members = members[np.argsort(-radius[members], kind="stable")]
        turn = np.arange(len(members))
        away = radius[members].mean() * 1.1 * np.sqrt(turn)
        angle = turn * np.pi * (3 - np.sqrt(5))
        drawn[members] += np.column_stack([away * np.cos(angle), away * np.sin(angle)])
    return drawn


def _near_pairs(drawn: NDArray[np.float64], reach: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the pairs of symbols that may come to touch; shape (2, m)."""
    points = shapely.points(drawn)
    tree = shapely.STRtree(shapely.buffer(points, reach, quad_segs=1, cap_style="square"))
    pairs = tree.query(tree.geometries)
    return np.asarray(pairs[:, pairs[0] < pairs[1]])


def _push(
    drawn: NDArray[np.float64], radius: NDArray[np.float64], pairs: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return by how much each symbol is to move so that it leaves those it overlaps; shape (n, 2)."""
    first, second = pairs
    apart = drawn[second] - drawn[first]
    distance = np.hypot(*apart.T)
    # Two on one spot part along a direction of their own, the same on every run.
    angle = (first * 2.399963 + second).astype(float)
    direction = np.where(
        distance[:, None] > 1e-6,  # noqa: PLR2004 - nothing, to a printer
        apart / np.maximum(distance, 1e-6)[:, None],
        np.column_stack([np.cos(angle), np.sin(angle)]),
    )
    overlap = np.maximum(radius[first] + radius[second] + GAP - distance, 0)[:, None]
    share = (radius[second] / (radius[first] + radius[second]))[:, None]
    push = np.zeros_like(drawn)
    np.add.at(push, first, -0.6 * overlap * share * direction)
    np.add.at(push, second, 0.6 * overlap * (1 - share) * direction)
    return push


def draw_symbols(axes: Axes, symbols: Symbols, theme: Theme) -> None:
    """Draw the incidents, the large ones first, over the ground where rough places may lie."""
    if symbols.crowded:
        draw_honeycomb(axes, honeycomb(symbols.place))
        return
    _draw_discs(axes, symbols, theme)
    order = (-symbols.radius).argsort(kind="stable")
    moved = order[symbols.moved[order]]
    leaders = np.stack([symbols.place[moved], symbols.drawn[moved]], axis=1)
    axes.add_collection(LineCollection(list(leaders), colors=theme.text, lw=0.45, zorder=4.4, gid="leader"))
    axes.plot(*leaders[:, 0].T, ls="", marker="o", ms=1.6, color=theme.text, zorder=4.5)
    outlines, rough = symbols.outlines, symbols.imprecise
    colours = [event_style(kind).colour for kind in symbols.event_type]
    symbols_drawn = PolyCollection(
        [shapely.get_coordinates(outlines[i]) for i in order],
        facecolors=[(theme.hollow, 0.85) if rough[i] else colours[i] for i in order],
        edgecolors=[colours[i] if rough[i] else theme.symbol_edge for i in order],
        linewidths=[1.4 if rough[i] else 0.6 for i in order],
        zorder=5,
        gid="incidents",
    )
    axes.add_collection(symbols_drawn)


def _draw_discs(axes: Axes, symbols: Symbols, theme: Theme) -> None:
    """Draw the ground where rough places may lie."""
    rings = [shapely.get_coordinates(disc) for disc in symbols.discs]
    small = [ring for ring, disc in zip(rings, symbols.discs, strict=True) if disc.area < _LARGE_DISC]
    tint = PolyCollection(small, facecolors=theme.disc, edgecolors="none", alpha=0.06, zorder=2.5)
    axes.add_collection(tint)
    edges = LineCollection(rings, colors=theme.disc, lw=0.5, ls=[(0, (3, 2))], zorder=2.6, gid="disc")
    axes.add_collection(edges)
