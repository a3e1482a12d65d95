"""The static map: one sheet for print, as PNG, SVG or PDF."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import matplotlib as mpl
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from gazetteer.files import replace_file
from maps import furniture
from maps.backdrop import Backdrop, load_backdrop
from maps.errors import MapFormatError
from maps.ground import draw_crossings, draw_ground, draw_towns
from maps.labels import Placer
from maps.lettering import draw_labels, labels
from maps.projection import Extent
from maps.sheet import (
    FOOT,
    FOOT_LINE,
    MARGIN,
    MM,
    SUBTITLE,
    Request,
    Sheet,
    settle_sheet,
    used_extent,
)
from maps.style import LIGHT, Theme
from maps.symbols import draw_symbols
from maps.typeset import write
from maps.words import words

LOG = logging.getLogger(__name__)

A4 = (297.0, 210.0)
SUFFIXES = (".png", ".svg", ".pdf")


def plot_map(
    incidents: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    zones_km: Sequence[float] = (5, 10, 25, 50),
    extent: Extent | None = None,
    size_mm: tuple[float, float] = A4,
    language: str = "en",
    inset: bool = True,
) -> Figure:
    """
    Draw a map of incidents along the border, ready for print.

    Parameters
    ----------
    incidents
        The incident table, in EPSG:4326; rows without a place are counted, not drawn.
    title
        The words above the map; general ones if not given.
    zones_km
        Outer distances, in kilometres, of the bands along the border; none for no bands.
    extent
        West, south, east, north in degrees; the whole border and its zones if not given.
    size_mm
        Width and height of the sheet, in millimetres.
    language
        Of the words on the map: en, ru, tg or fa.
    inset
        Whether a small map shows where the map lies.

    Returns
    -------
    figure
        Its axes are the sheet, the map and the inset; their data coordinates are points (1/72 inch) from the
        lower left corner of each.

    Raises
    ------
    StyleError
        If the sheet has no room for a map, or an option is not one of those allowed.
    """
    theme, text = LIGHT, words(language)
    backdrop = load_backdrop()
    request = Request(
        title=title or text["title"],
        zones_km=tuple(zones_km),
        extent=extent or used_extent(backdrop, zones_km),
        width=size_mm[0] * MM,
        height=size_mm[1] * MM,
        inset=inset,
        theme=theme,
        words=text,
    )
    sheet = settle_sheet(incidents, backdrop, request)
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=150, facecolor=theme.paper)
    FigureCanvasAgg(figure)
    page = _axes(figure, (0, 0, sheet.width, sheet.height))
    map_axes = _axes(figure, (*sheet.corner, sheet.frame.width, sheet.frame.height))
    draw_ground(map_axes, sheet.frame, backdrop, zones_km, theme)
    furniture.draw_graticule(map_axes, page, sheet.corner, sheet.frame, theme)
    draw_symbols(map_axes, sheet.symbols, theme)
    _letter(map_axes, sheet, backdrop, theme, text)
    furniture.draw_neatline(map_axes, sheet.frame, theme)
    _draw_margins(page, sheet, theme)
    if sheet.locator_corner:
        inset_axes = _axes(figure, (*sheet.locator_corner, *furniture.LOCATOR))
        furniture.draw_locator(inset_axes, sheet.frame, backdrop.countries, theme, text)
    return figure


def _axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Return axes without any lines of their own, whose data coordinates are points on the sheet."""
    width, height = figure.get_size_inches() * 72
    axes = figure.add_axes((box[0] / width, box[1] / height, box[2] / width, box[3] / height))
    axes.set_xlim(0, box[2])
    axes.set_ylim(0, box[3])
    axes.set_autoscale_on(False)
    axes.axis("off")
    return axes


def _letter(axes: Axes, sheet: Sheet, backdrop: Backdrop, theme: Theme, text: dict[str, str]) -> None:
    """Set the scale bar, then every name that finds room; towns without room for their name are left out."""
    frame = sheet.frame
    outlines = sheet.symbols.outlines
    border = frame.on_paper(shapely.union_all(backdrop.border.geometry.array))
    corner = furniture.block_corner(frame, [(1.0, border), *((1.0, shape) for shape in outlines)])
    furniture.draw_block(axes, corner, frame, theme, text)
    placer = Placer(frame.box.buffer(-2, join_style="mitre"), border)
    across, up = furniture.block_size(frame)
    placer.cover(shapely.box(*corner, corner[0] + across, corner[1] + up))
    placer.block(outlines)
    covered = shapely.union_all(outlines)
    placer.place(labels(frame, backdrop, covered=covered, theme=theme, words=text, names={}))
    if placer.left_out:
        LOG.info("%d names found no room on the map", len(placer.left_out))
    named = {placed.label.kind.removeprefix("town ") for placed in placer.placed}
    draw_towns(axes, frame, backdrop.towns[backdrop.towns["place_id"].isin(named)], theme)
    draw_crossings(axes, frame, backdrop.crossings, theme)
    draw_labels(axes, placer, theme)


def _draw_margins(page: Axes, sheet: Sheet, theme: Theme) -> None:
    """Write the title above the map; draw the legend and write the footnotes under it."""
    y = sheet.height - MARGIN
    for line in sheet.title:
        y -= sheet.title_face.size
        write(page, line, (MARGIN, y), sheet.title_face, colour=theme.text).set_gid("title")
        y -= sheet.title_face.size * 0.2
    for line in sheet.subtitle:
        y -= SUBTITLE.size * 1.2
        write(page, line, (MARGIN, y), SUBTITLE, colour=theme.faint_text).set_gid("subtitle")
    for group, (x, below) in zip(sheet.groups, sheet.legend_corners, strict=True):
        group.draw(page, x, sheet.legend_top - below, theme)
    for i, line in enumerate(reversed(sheet.foot)):
        write(page, line, (MARGIN, MARGIN - 4 + i * FOOT_LINE), FOOT, colour=theme.faint_text).set_gid("foot")


def save_figure(figure: Figure, path: str | os.PathLike[str], *, dpi: float = 150) -> None:
    """
    Write a figure as PNG, SVG or PDF: the same bytes for the same figure, and whole or not at all.

    Parameters
    ----------
    path
        The suffix says the format.
    dpi
        Dots an inch of a PNG.

    Raises
    ------
    MapFormatError
        If the suffix is another one.
    OutputError
        If the file cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise MapFormatError(f"cannot draw a {suffix or 'map without a suffix'}: use {', '.join(SUFFIXES)}")
    # No dates and no versions in the file, ids in an SVG from a fixed salt, text as text.
    metadata: dict[str, dict[str, str | None]] = {
        ".png": {"Software": None},
        ".svg": {"Date": None, "Creator": None},
        ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    }
    settings: dict[Any, Any] = {
        "svg.hashsalt": "panj",
        "svg.fonttype": "none",
        "pdf.fonttype": 42,
        "path.simplify": False,
    }
    with mpl.rc_context(settings), replace_file(path) as temporary:
        figure.savefig(
            temporary, format=suffix[1:], dpi=dpi, metadata=metadata[suffix], facecolor=figure.get_facecolor()
        )
