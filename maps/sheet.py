"""The sheet of a static map: how title, map, legend and footnotes share it."""

import re
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely

from gazetteer.datasets import packaged_datasets
from geo.border.line import Border
from maps.backdrop import Backdrop
from maps.errors import StyleError
from maps.extent import MM
from maps.furniture import LOCATOR
from maps.legend import Group, line_group, pack, symbol_groups, zone_group
from maps.projection import Extent, Frame, Projection, fit_frame
from maps.style import Theme
from maps.symbols import Symbols, lay_out
from maps.typeset import Face, width, wrap
from maps.words import degrees_text, digits

MARGIN = 14.0
# Room for the numbers of the graticule around the frame.
NUMBERS = 12.0
TITLE = Face(15, weight="bold")
SUBTITLE = Face(8.5)
FOOT = Face(5.8)
FOOT_LINE = 7.6
# A map smaller than this says nothing.
SMALLEST_MAP = (120.0, 85.0)
# How many parts of the legend may give way: the locator, then groups from the last.
_MOST_SPARED = 4


@dataclass(frozen=True)
class Request:
    """What was asked for; see `maps.plot_map`."""

    title: str
    zones_km: tuple[float, ...]
    extent: Extent
    width: float
    height: float
    inset: bool
    theme: Theme
    language: str
    words: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """Everything that is settled before anything is drawn; lengths in points, from the lower left corner."""

    width: float
    height: float
    title: tuple[str, ...]
    title_face: Face
    subtitle: tuple[str, ...]
    foot: tuple[str, ...]
    frame: Frame
    corner: tuple[float, float]
    symbols: Symbols
    groups: tuple[Group, ...]
    legend_top: float
    legend_corners: tuple[tuple[float, float], ...]
    locator_corner: tuple[float, float] | None
    rtl: bool


def settle_sheet(incidents: gpd.GeoDataFrame, backdrop: Backdrop, request: Request) -> Sheet:
    """
    Return how everything shares the sheet.

    The legend shows what is on the map, and the map gets what room the legend leaves: the two are settled in
    turns. On a small sheet the least needed parts of the legend give way to the map.

    Raises
    ------
    StyleError
        If there is no room left for a map.
    """
    room = request.width - 2 * MARGIN
    title_face, title = fit_title(request.title, room)
    # what is under the title is known when the map is: where it takes more lines, the map gets less room
    under, subtitle = 0, [""]
    while len(subtitle) > under:
        under = len(subtitle)
        drawing = _settle(incidents, backdrop, request, len(title) * title_face.size * 1.2, under)
        subtitle = wrap(_subtitle(incidents, drawing.symbols, request.words), SUBTITLE, room)
    legend_top = drawing.frame_bottom - NUMBERS - 10
    rtl = request.words["direction"] == "rtl"
    locator_x = MARGIN if rtl else request.width - MARGIN - LOCATOR[0]
    return Sheet(
        width=request.width,
        height=request.height,
        title=tuple(title),
        title_face=title_face,
        subtitle=tuple(subtitle),
        foot=drawing.foot,
        frame=drawing.frame,
        corner=(MARGIN + NUMBERS, drawing.frame_bottom),
        symbols=drawing.symbols,
        groups=drawing.groups,
        legend_top=legend_top,
        legend_corners=tuple(_justified(drawing, request.width, rtl=rtl)),
        locator_corner=(locator_x, legend_top - drawing.corners[-1][1] - LOCATOR[1])
        if drawing.inset
        else None,
        rtl=rtl,
    )


@dataclass(frozen=True)
class _Drawing:
    """A frame, and the legend of what is in it."""

    frame: Frame
    frame_bottom: float
    symbols: Symbols
    groups: tuple[Group, ...]
    corners: tuple[tuple[float, float], ...]
    inset: bool
    foot: tuple[str, ...]


def _settle(
    incidents: gpd.GeoDataFrame, backdrop: Backdrop, request: Request, title_height: float, under: int
) -> _Drawing:
    """Return map and legend below a title and some lines under it; parts of the legend may give way."""
    top = request.height - MARGIN - title_height - SUBTITLE.size * (0.3 + 1.3 * under)
    for spared in range(_MOST_SPARED + 1):
        drawing = _share(incidents, backdrop, request, top, spared)
        if drawing:
            return drawing
    width_mm, height_mm = request.width / MM, request.height / MM
    raise StyleError(
        f"a sheet of {width_mm:.0f}x{height_mm:.0f} mm leaves no room for the map: "
        "use at least 140x140 mm, or a shorter title"
    )


def _share(
    incidents: gpd.GeoDataFrame, backdrop: Backdrop, request: Request, top: float, spared: int
) -> _Drawing | None:
    """Return map and legend below `top`, the legend without some of its parts; nothing if they do not fit."""
    room = request.width - 2 * MARGIN
    inset = request.inset and not spared
    foot_lines = 3
    legend_height = LOCATOR[1] if inset else 0.0
    for _ in range(5):
        bottom = MARGIN + foot_lines * FOOT_LINE + 8 + legend_height + 10 + NUMBERS
        size = (room - 2 * NUMBERS, top - bottom - NUMBERS)
        if size[0] < SMALLEST_MAP[0] or size[1] < SMALLEST_MAP[1]:
            return None
        frame = fit_frame(request.extent, *size)
        symbols = lay_out(incidents, frame)
        groups = _groups(symbols, frame, backdrop, request)
        groups = groups[: len(groups) - max(spared - 1, 0)]
        sizes = [(group.width, group.height) for group in groups]
        packed, corners = pack([*sizes, LOCATOR] if inset else sizes, room)
        foot = [
            line
            for text in _foot(incidents, frame.projection, request.words, backdrop.own)
            for line in wrap(text, FOOT, room)
        ]
        drawing = _Drawing(frame, bottom, symbols, tuple(groups), tuple(corners), inset, tuple(foot))
        if packed <= legend_height and len(foot) <= foot_lines:
            return drawing
        legend_height, foot_lines = max(packed, legend_height), max(len(foot), foot_lines)
    return drawing


def _justified(drawing: _Drawing, sheet_width: float, *, rtl: bool) -> list[tuple[float, float]]:
    """Return the corners of the legend's groups, their columns spaced so that they fill the width."""
    columns = sorted({x for x, _ in drawing.corners})
    sizes = [group.width for group in drawing.groups] + [LOCATOR[0]] * drawing.inset
    right = max((x + size for (x, _), size in zip(drawing.corners, sizes, strict=True)), default=0.0)
    gap = min((sheet_width - 2 * MARGIN - right) / max(len(columns) - 1, 1), 60.0)
    places = [(MARGIN + x + gap * columns.index(x), y) for x, y in drawing.corners]
    if rtl:
        places = [(sheet_width - x - size, y) for (x, y), size in zip(places, sizes, strict=True)]
    return places[: len(drawing.groups)]


def fit_title(title: str, room: float) -> tuple[Face, list[str]]:
    """Return the title in one line, smaller if it must be, else in two or more lines."""
    for size in (TITLE.size, 13.0, 11.5):
        face = Face(size, weight="bold")
        if width(title, face) <= room:
            return face, [title]
    lines = wrap(title, face, room)
    longest = max(lines, key=lambda line: width(line, face))
    if len(lines) > 3 or width(longest, face) > room:  # noqa: PLR2004 - four lines are a text, not a title
        raise StyleError(f"a title of {len(title)} letters does not fit on the sheet: shorten it")
    return face, lines


def _groups(symbols: Symbols, frame: Frame, backdrop: Backdrop, request: Request) -> list[Group]:
    """Return the groups of the legend for what lies in the frame."""
    theme, words = request.theme, request.words
    outline = shapely.Polygon(frame.lon_lat(*shapely.get_coordinates(frame.box.exterior).T))
    seen = {
        "line" if backdrop.own else "border": backdrop.border.intersects(outline).any(),
        "frontier": backdrop.frontiers.intersects(outline).any(),
        "province": backdrop.province_lines.intersects(outline).any(),
        "river": backdrop.rivers.intersects(outline).any() or backdrop.lakes.intersects(outline).any(),
        "crossing": backdrop.crossings.intersects(outline).any(),
    }
    inside = backdrop.towns[backdrop.towns.intersects(outline)]
    seen |= {f"town_{rank}": (inside["rank"] == rank).any() for rank in (1, 2, 3)}
    groups = symbol_groups(symbols, theme, words)
    if request.zones_km:
        groups.append(zone_group(request.zones_km, theme, words))
    return [*groups, line_group([key for key, is_there in seen.items() if is_there], theme, words)]


def _dates(incidents: gpd.GeoDataFrame, form: str) -> tuple[str, str] | None:
    """Return the first and the last date of the incidents, if any has one."""
    if "event_date" not in incidents:
        return None
    dates = pd.to_datetime(incidents["event_date"], errors="coerce").dropna()
    if dates.empty:
        return None
    return dates.min().strftime(form), dates.max().strftime(form)


def _subtitle(incidents: gpd.GeoDataFrame, symbols: Symbols, words: dict[str, str]) -> str:
    """Return the line under the title: how many incidents, from when to when, and what is not drawn."""
    parts = [words["shown"].format(n=len(symbols.place), of=len(incidents))]
    dates = _dates(incidents, words["date"])
    if dates:
        parts.append(words["incidents_cutoff"].format(first=dates[0], last=dates[1]))
    unplaced = int((incidents.geometry.isna() | incidents.geometry.is_empty).sum())
    missing = (("outside", symbols.outside), ("too_vague", symbols.vague), ("unplaced", unplaced))
    for key, count in missing:
        if count:
            parts.append(words[key].format(n=count))
    return digits(" · ".join(parts), words)


def _foot(
    incidents: gpd.GeoDataFrame, projection: Projection, words: dict[str, str], own: Border | None
) -> list[str]:
    """Return the footnotes: projection, sources and licences, the note on borders."""
    data = f"{words['sources']}: {'; '.join(map_credits())} (ODbL 1.0).{line_credit(own, words)}"
    sources = _incident_sources(incidents, words)
    return [
        f"{words['projection']}: {projection_text(projection, words)}. {words['note']}",
        f"{data} {sources}",
    ]


def line_credit(own: Border | None, words: dict[str, str]) -> str:
    """Return the name of a line that was given, and whose it is where that is known, as a sentence to add."""
    if own is None:
        return ""
    return f" {words['line']}: {own.credit}." if own.licence else f" {words['line']}."


def map_credits(*, short: bool = True) -> list[str]:
    """Return who is to be named for the shapes and towns on the map, each once; on a sheet the short form."""
    drawn = {
        "border.geojson",
        "countries.geojson",
        "provinces.geojson",
        "rivers.geojson",
        "lakes.geojson",
        "places.csv",
    }
    rows = [row for row in packaged_datasets("geo", "gazetteer") if row.file in drawn]
    named = [(row.short if short else "") or row.attribution for row in rows]
    parts = [part.strip(". ") for text in named for part in re.split(r"; |\. (?=\w)", text)]
    return list({part.casefold(): part for part in parts}.values())


def _incident_sources(incidents: gpd.GeoDataFrame, words: dict[str, str]) -> str:
    """Return how many sources the incidents come from, named where they are few."""
    column = incidents["source"] if "source" in incidents else pd.Series(dtype=object)
    named = {part.strip() for text in column.dropna() for part in str(text).split(";") if part.strip()}
    if not named:
        return ""
    few = "; ".join(sorted(named)) if len(named) <= 6 else ""  # noqa: PLR2004 - more fill the sheet
    return digits(words["incident_sources"].format(n=len(named)), words) + (f": {few}." if few else ".")


def projection_text(projection: Projection, words: dict[str, str]) -> str:
    """Return the name of a projection with its parallels and its meridian."""
    parallels = ", ".join(degrees_text(lat, "lat", words) for lat in projection.parallels)
    meridian = degrees_text(projection.meridian, "lon", words)
    return words[projection.kind].format(parallels=parallels, meridian=meridian)
