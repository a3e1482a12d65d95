"""What makes a picture a map: graticule, scale bar, north arrow, neatline, locator."""

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle
from numpy.typing import NDArray
from pyproj import Geod

from maps.projection import Frame, fit_frame
from maps.style import Theme
from maps.typeset import Face, ink, width, write
from maps.words import degrees_text, digits

_WGS84 = Geod(ellps="WGS84")

SMALL = Face(6.5)
_TINY = Face(5.2)
# Steps of a graticule, in degrees: such as a reader can halve in the head.
_STEPS = (20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 1 / 6, 1 / 12, 1 / 30, 1 / 60)


def graticule_step(span_deg: float, most: float) -> float:
    """Return the finest step that puts no more than `most` lines across a span of degrees."""
    fitting = [step for step in _STEPS if span_deg / step <= most]
    return min(fitting, default=_STEPS[0])


@dataclass(frozen=True)
class Meridian:
    """A line of the graticule on paper: what it is called, its course, and where it leaves the frame."""

    text: str
    line: NDArray[np.float64]
    ends: tuple[tuple[str, float], ...]


def graticule(frame: Frame, words: dict[str, str]) -> list[Meridian]:
    """Return the meridians and parallels in a frame, each with where it meets the frame's sides."""
    edge = shapely.get_coordinates(shapely.segmentize(frame.box.exterior, 8))
    west, south = frame.lon_lat(*edge.T).min(axis=0)
    east, north = frame.lon_lat(*edge.T).max(axis=0)
    lines = []
    step = graticule_step(east - west, max(frame.width / 80, 2))
    for lon in np.arange(np.ceil(west / step), np.floor(east / step) + 1) * step:
        lats = np.linspace(south, north, 80)
        course = frame.points(np.full(80, lon), lats)
        lines.append(
            Meridian(degrees_text(float(lon), "lon", words), course, _ends(frame, course, "bottom", "top"))
        )
    step = graticule_step(north - south, max(frame.height / 80, 2))
    for lat in np.arange(np.ceil(south / step), np.floor(north / step) + 1) * step:
        lons = np.linspace(west, east, 120)
        course = frame.points(lons, np.full(120, lat))
        lines.append(
            Meridian(degrees_text(float(lat), "lat", words), course, _ends(frame, course, "left", "right"))
        )
    return lines


def _ends(frame: Frame, course: NDArray[np.float64], low: str, high: str) -> tuple[tuple[str, float], ...]:
    """Return where a line crosses the two sides of the frame that its numbers stand at."""
    along, across = (1, 0) if low == "bottom" else (0, 1)
    limit, other = (frame.height, frame.width) if low == "bottom" else (frame.width, frame.height)
    ends = []
    for side, at in ((low, 0.0), (high, limit)):
        if course[0, along] <= at <= course[-1, along]:
            crossing = float(np.interp(at, course[:, along], course[:, across]))
            if 0 <= crossing <= other:
                ends.append((side, crossing))
    return tuple(ends)


def draw_graticule(
    map_axes: Axes,
    sheet: Axes,
    corner: tuple[float, float],
    *,
    frame: Frame,
    theme: Theme,
    words: dict[str, str],
) -> None:
    """Draw the graticule on the map, its numbers around the frame; those that would touch are left out."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for meridian in graticule(frame, words):
        map_axes.plot(*meridian.line.T, color=theme.graticule, lw=0.4, zorder=1.6, gid="graticule")
        half = width(meridian.text, SMALL) / 2
        for side, at in meridian.ends:
            reach = (at - half - 3, at + half + 3)
            limit = frame.width if side in ("bottom", "top") else frame.height
            others = taken.setdefault(side, [])
            if reach[0] < 0 or reach[1] > limit or any(a < reach[1] and reach[0] < b for a, b in others):
                continue
            others.append(reach)
            x, y = corner
            spot = {
                "bottom": (x + at, y),
                "top": (x + at, y + frame.height),
                "left": (x, y + at),
                "right": (x + frame.width, y + at),
            }[side]
            _write_number(sheet, side, spot, meridian.text, theme)


def _write_number(sheet: Axes, side: str, spot: tuple[float, float], text: str, theme: Theme) -> None:
    """Write the number of a line of the graticule beside the spot where it leaves the frame, with a tick."""
    half = width(text, SMALL) / 2
    x, y = spot
    out_x, out_y = {"bottom": (0, -1), "top": (0, 1), "left": (-1, 0), "right": (1, 0)}[side]
    start, angle = {
        "bottom": ((x - half, y - 9.0), 0),
        "top": ((x - half, y + 4.2), 0),
        "left": ((x - 4.2, y - half), 90),
        "right": ((x + 9.0, y - half), 90),
    }[side]
    sheet.plot((x, x + 2.5 * out_x), (y, y + 2.5 * out_y), color=theme.text, lw=0.6, solid_capstyle="butt")
    write(sheet, text, start, SMALL, colour=theme.faint_text, angle_deg=angle)


@dataclass(frozen=True)
class ScaleBar:
    """A scale bar: its length on the ground, on paper, and the latitude where they agree."""

    length_km: float
    length: float
    latitude: float


def scale_bar(frame: Frame, most: float) -> ScaleBar:
    """
    Return the longest round scale bar that takes at most `most` points at the frame's middle.

    Its length on paper is that of the geodesic that runs east and west, half to either side of the middle.
    """
    lon, lat = frame.centre
    rough_km = most * frame.m_per_point / 1000
    power = 10.0 ** np.floor(np.log10(rough_km))
    for leading in (5, 4, 3, 2, 1, 0.5):
        length_km = leading * power
        ends = [_WGS84.fwd(lon, lat, azimuth, length_km * 500)[:2] for azimuth in (270, 90)]
        west, east = frame.points(*np.transpose(ends))
        length = float(np.hypot(*(east - west)))
        if length <= most:
            break
    return ScaleBar(float(length_km), length, lat)


def north_deg(frame: Frame, x: float, y: float) -> float:
    """Return the direction of true north at a spot on paper: degrees clockwise from straight up."""
    lon, lat = frame.lon_lat(x, y)[0]
    there = frame.points(lon, lat + 0.01)[0]
    return float(np.degrees(np.arctan2(there[0] - x, there[1] - y)))


_BLOCK_HEIGHT = 40.0


def block_size(frame: Frame) -> tuple[float, float]:
    """Return width and height, in points, of the panel with the scale bar and the arrow."""
    return float(np.clip(0.34 * frame.width, 112.0, 158.0)), _BLOCK_HEIGHT


def block_corner(frame: Frame, busy: list[tuple[float, shapely.Geometry]]) -> tuple[float, float]:
    """
    Return the lower left corner of the panel, where it hides least.

    That is a corner of the frame or, where all four would hide something, a place along one of its sides, or
    anywhere on the map.

    Parameters
    ----------
    busy
        Shapes that should not be hidden, each with its weight for a unit of length or area.
    """
    inset = 6.0
    across, up = block_size(frame)
    right, top = frame.width - across - inset, frame.height - up - inset

    def hidden(corner: tuple[float, float]) -> float:
        panel = shapely.box(*corner, corner[0] + across, corner[1] + up)
        parts = [(weight, shapely.intersection(shape, panel)) for weight, shape in busy]
        return sum(weight * (part.area or part.length) for weight, part in parts)

    corners = [(right, inset), (inset, inset), (right, top), (inset, top)]
    if hidden(best := min(corners, key=hidden)) == 0:
        return best
    xs, ys = np.linspace(right, inset, 9), np.linspace(inset, top, 7)
    sides = [(float(x), y) for y in (inset, top) for x in xs] + [
        (x, float(y)) for x in (right, inset) for y in ys
    ]
    if hidden(best := min([best, *sides], key=hidden)) == 0:
        return best
    return min([best, *((float(x), float(y)) for y in ys for x in xs)], key=hidden)


def draw_block(
    axes: Axes, corner: tuple[float, float], frame: Frame, theme: Theme, words: dict[str, str]
) -> None:
    """Draw the panel with the scale bar and the arrow to true north."""
    x, y = corner
    across, up = block_size(frame)
    panel = Rectangle(corner, across, up, fc=theme.paper, ec=theme.frontier, lw=0.4, alpha=0.88, zorder=8)
    panel.set_gid("panel")
    axes.add_artist(panel)
    bar = scale_bar(frame, across - 62)
    left, base = x + 10, y + 15
    for i in range(4):
        start = left + bar.length * i / 4
        fill = theme.text if i % 2 == 0 else theme.paper
        axes.add_artist(
            Rectangle((start, base), bar.length / 4, 4, fc=fill, ec=theme.text, lw=0.5, zorder=9, gid="scale")
        )
    for share in (0, 0.5, 1):
        number = digits(f"{bar.length_km * share:g}", words)
        text = f"{number} {words['km']}" if share == 1 else number
        write(
            axes,
            text,
            (left + bar.length * share - width(number, SMALL) / 2, base + 7),
            SMALL,
            colour=theme.text,
        )
    note = words["scale_at"].format(lat=degrees_text(bar.latitude, "lat", words))
    write(axes, note, (left, y + 5), Face(5.5), colour=theme.faint_text)
    _draw_arrow(axes, (x + across - 18, y + 16), frame, theme, words["north"])


def _draw_arrow(axes: Axes, at: tuple[float, float], frame: Frame, theme: Theme, letter: str) -> None:
    """Draw an arrow through a spot that points to true north there, and the letter at its head."""
    turn = np.radians(north_deg(frame, *at))
    rotate = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    left_half = np.array([(0, 11), (-5, -9), (0, -5)]) @ rotate.T + at
    right_half = np.array([(0, 11), (5, -9), (0, -5)]) @ rotate.T + at
    axes.add_artist(Polygon(left_half, fc=theme.text, ec=theme.text, lw=0.5, zorder=9, gid="north"))
    axes.add_artist(Polygon(right_half, fc=theme.paper, ec=theme.text, lw=0.5, zorder=9))
    face = Face(7, weight="bold")
    left, bottom, right, _ = ink(letter, face)
    head = np.array([0, 13.5]) @ rotate.T + at
    write(axes, letter, (head[0] - (left + right) / 2, head[1] - bottom), face, colour=theme.text)


def draw_neatline(axes: Axes, frame: Frame, theme: Theme) -> None:
    """Draw the frame of the map, over its edge."""
    edge = Rectangle((0, 0), frame.width, frame.height, fill=False, ec=theme.text, lw=0.9, zorder=12)
    edge.set(clip_on=False, gid="neatline")
    axes.add_artist(edge)


LOCATOR = (108.0, 92.0)
"""Width and height, in points, of the small map."""

LOCATOR_EXTENT = (60.0, 29.0, 76.2, 41.8)


def draw_locator(
    axes: Axes,
    frame: Frame,
    countries: gpd.GeoDataFrame,
    theme: Theme,
    words: dict[str, str],
) -> None:
    """Draw Tajikistan and Afghanistan whole, and where the map lies in them."""
    locator = fit_frame(LOCATOR_EXTENT, *LOCATOR)
    axes.add_artist(Rectangle((0, 0), locator.width, locator.height, fc=theme.neighbour, zorder=0))
    for country in countries[countries["country_code"].isin(["TJ", "AF"])].geometry:
        for ring in _rings(locator.on_paper(shapely.simplify(country, 0.03))):
            axes.add_artist(Polygon(ring, fc=theme.land, ec=theme.frontier, lw=0.5, zorder=1))
    edge = shapely.get_coordinates(shapely.segmentize(frame.box.exterior, 20))
    for code, lon, lat in (("TJ", 71.0, 38.4), ("AF", 65.5, 33.5)):
        (x, y), text = locator.points(lon, lat)[0], words[code]
        write(axes, text, (x - width(text, _TINY) / 2, y), _TINY, colour=theme.faint_text, halo=theme.land)
    outline = locator.points(*frame.lon_lat(*edge.T).T)
    axes.add_artist(Polygon(outline, fill=False, ec=theme.border, lw=1.1, zorder=3, gid="locator"))
    axes.add_artist(
        Rectangle((0, 0), locator.width, locator.height, fill=False, ec=theme.text, lw=0.8, zorder=4)
    )


def _rings(geometry: shapely.Geometry) -> Iterator[NDArray[np.float64]]:
    """Return the outer rings of polygons."""
    for part in shapely.get_parts(geometry):
        yield shapely.get_coordinates(part.exterior)
