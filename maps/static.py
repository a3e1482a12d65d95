"""The static map: one sheet for print, as PNG, SVG or PDF."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import geopandas as gpd
import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from shapely.geometry.base import BaseGeometry

from gazetteer.files import replace_file
from geo.border.line import Border
from maps import furniture
from maps.alt import alternative_text
from maps.backdrop import Backdrop, load_backdrop
from maps.errors import MapFormatError, StyleError
from maps.extent import choose_extent, sheet_size
from maps.ground import draw_crossings, draw_ground, draw_towns
from maps.labels import Placer
from maps.lettering import draw_labels, labels
from maps.line_words import words_along
from maps.naming import map_names
from maps.projection import Extent
from maps.sheet import FOOT, FOOT_LINE, MARGIN, SUBTITLE, Request, Sheet, settle_sheet
from maps.style import Theme
from maps.symbols import draw_symbols, off_panel
from maps.themes import load_theme
from maps.typeset import Face, start, use_font, write
from maps.zones import checked_zones

LOG = logging.getLogger(__name__)

# To hide a square point of a symbol is worse than to hide a point of the border's length.
_SYMBOL_WEIGHT = 20.0
SUFFIXES = (".png", ".svg", ".pdf")
# Ids in an SVG from a fixed salt; text as text; letters not hinted, which on few dots would be wider than the
# room that was kept for them.
SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "panj",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "path.simplify": False,
    "text.hinting": "none",
}


def plot_map(
    incidents: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    zones_km: Sequence[float] = (5, 10, 25, 50),
    extent: Extent | Literal["border", "incidents"] = "border",
    size: str | tuple[float, float] = "a4",
    language: str = "en",
    theme: str | Theme = "light",
    inset: bool = True,
    font: str | os.PathLike[str] | None = None,
    border: Border | None = None,
    axes: Axes | None = None,
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
        "border" for all of it with its zones, "incidents" for where there are any, or west, south, east,
        north in degrees.
    size
        Of the sheet: a4 or a3 (lying), WIDTHxHEIGHTmm, or a pair of millimetres.
    language
        Of the words on the map: en, ru, tg or fa.
    theme
        light, dark, print, the path of a .toml file with colours, or a `Theme`.
    inset
        Whether a small map shows where the map lies.
    font
        A .ttf or .otf file to set all text in; DejaVu Sans if not given.
    border
        The line that the incidents were measured against; the packaged one by default.
    axes
        Axes whose place on their figure becomes the sheet; a figure of its own if not given.

    Returns
    -------
    figure
        The map's axes, and those of the inset, have points (1/72 inch) from their lower left corner as data
        coordinates. Its label is the alternative text.

    Raises
    ------
    StyleError
        If the sheet has no room for a map, or an option is not one of those allowed.
    """
    colours = theme if isinstance(theme, Theme) else load_theme(theme)
    backdrop, text = load_backdrop().along(border), words_along(language, border)
    width, height = sheet_size(size) if axes is None else np.asarray(axes.bbox.size) / axes.figure.dpi * 72
    request = Request(
        title=title or text["title"],
        zones_km=checked_zones(zones_km),
        extent=choose_extent(extent, incidents, backdrop, zones_km),
        width=float(width),
        height=float(height),
        inset=inset,
        theme=colours,
        language=language,
        words=text,
    )
    with use_font(font):
        names = map_names(backdrop.names, language)
        sheet = settle_sheet(incidents, backdrop, request)
        figure, origin = _blank(sheet, colours, axes)
        _draw(figure, origin, sheet, backdrop=backdrop, request=request, names=names)
    figure.set_label(alternative_text(incidents, sheet, request, backdrop.own))
    return figure


def _blank(sheet: Sheet, theme: Theme, axes: Axes | None) -> tuple[Figure, tuple[float, float]]:
    """Return the figure to draw on, and where on it, in points, the sheet begins."""
    if axes is None:
        figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=150, facecolor=theme.paper)
        FigureCanvasAgg(figure)
        return figure, (0.0, 0.0)
    axes.axis("off")
    left, bottom = np.asarray(axes.bbox.min) / axes.figure.dpi * 72
    root = axes.get_figure(root=True)
    if root is None:
        raise StyleError("these axes are on no figure: make them with Figure().add_subplot()")
    return root, (float(left), float(bottom))


def _draw(
    figure: Figure,
    origin: tuple[float, float],
    sheet: Sheet,
    *,
    backdrop: Backdrop,
    request: Request,
    names: dict[str, str],
) -> None:
    """Draw the sheet, from the ground up."""
    theme, text, frame = request.theme, request.words, sheet.frame
    page = _axes(figure, origin, (0, 0, sheet.width, sheet.height))
    page.add_artist(Rectangle((0, 0), sheet.width, sheet.height, fc=theme.paper, zorder=-1))
    map_axes = _axes(figure, origin, (*sheet.corner, frame.width, frame.height))
    draw_ground(map_axes, frame, backdrop, request.zones_km, theme)
    furniture.draw_graticule(map_axes, page, sheet.corner, frame=frame, theme=theme, words=text)
    border = frame.on_paper(shapely.union_all(backdrop.border.geometry.array))
    panel = _panel(sheet, border)
    symbols = off_panel(sheet.symbols, panel, frame)
    draw_symbols(map_axes, symbols, theme)
    furniture.draw_block(map_axes, panel.bounds[:2], frame, theme, text)
    _letter(map_axes, replace(sheet, symbols=symbols), backdrop, request, _Around(names, border, panel))
    furniture.draw_neatline(map_axes, frame, theme)
    _draw_margins(page, sheet, theme)
    if sheet.locator_corner:
        inset_axes = _axes(figure, origin, (*sheet.locator_corner, *furniture.LOCATOR))
        furniture.draw_locator(inset_axes, frame, backdrop.countries, theme, text)


def _axes(figure: Figure, origin: tuple[float, float], box: tuple[float, float, float, float]) -> Axes:
    """Return axes without any lines of their own, whose data coordinates are points on the sheet."""
    width, height = figure.get_size_inches() * 72
    left, bottom = origin[0] + box[0], origin[1] + box[1]
    axes = figure.add_axes((left / width, bottom / height, box[2] / width, box[3] / height))
    axes.set_xlim(0, box[2])
    axes.set_ylim(0, box[3])
    axes.set_autoscale_on(False)
    axes.axis("off")
    return axes


def _panel(sheet: Sheet, border: BaseGeometry) -> shapely.Polygon:
    """Return where the panel with the scale bar stands: where it hides least."""
    busy = [(_SYMBOL_WEIGHT, outline) for outline in sheet.symbols.outlines]
    left, bottom = furniture.block_corner(sheet.frame, [(1.0, border), *busy])
    across, up = furniture.block_size(sheet.frame)
    return shapely.box(left, bottom, left + across, bottom + up)


@dataclass(frozen=True)
class _Around:
    """What names have to do with: what places are called, and what they should keep off, on paper."""

    names: dict[str, str]
    border: BaseGeometry
    panel: shapely.Polygon


def _letter(axes: Axes, sheet: Sheet, backdrop: Backdrop, request: Request, around: _Around) -> None:
    """Set every name that finds room; towns without room for their name are left out."""
    theme, text, frame = request.theme, request.words, sheet.frame
    outlines = sheet.symbols.outlines
    placer = Placer(frame.box.buffer(-2, join_style="mitre"), around.border)
    placer.cover(around.panel)
    placer.block(outlines)
    covered = shapely.union_all(outlines)
    placer.place(labels(frame, backdrop, covered=covered, theme=theme, words=text, names=around.names))
    if placer.left_out:
        LOG.info("%d names found no room on the map", len(placer.left_out))
    named = {placed.label.kind.removeprefix("town ") for placed in placer.placed}
    draw_towns(axes, frame, backdrop.towns[backdrop.towns["place_id"].isin(named)], theme)
    draw_crossings(axes, frame, backdrop.crossings, theme)
    draw_labels(axes, placer, theme)


def _draw_margins(page: Axes, sheet: Sheet, theme: Theme) -> None:
    """Write the title above the map; draw the legend and write the footnotes under it."""
    edge = sheet.width - MARGIN if sheet.rtl else MARGIN

    def line(text: str, face: Face, y: float, colour: str, gid: str) -> None:
        at = (start(text, face, edge, rtl=sheet.rtl), y)
        write(page, text, at, face, colour=colour).set_gid(gid)

    y = sheet.height - MARGIN
    for text in sheet.title:
        y -= sheet.title_face.size
        line(text, sheet.title_face, y, theme.text, "title")
        y -= sheet.title_face.size * 0.2
    for text in sheet.subtitle:
        y -= SUBTITLE.size * 1.2
        line(text, SUBTITLE, y, theme.faint_text, "subtitle")
    for group, (x, below) in zip(sheet.groups, sheet.legend_corners, strict=True):
        group.draw(page, x, sheet.legend_top - below, theme, rtl=sheet.rtl)
    for i, text in enumerate(reversed(sheet.foot)):
        line(text, FOOT, MARGIN - 4 + i * FOOT_LINE, theme.faint_text, "foot")


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
    alternative = str(figure.get_label())
    # No dates and no versions in the file.
    metadata: dict[str, dict[str, str | None]] = {
        ".png": {"Software": None, "Description": alternative},
        ".svg": {"Date": None, "Creator": None, "Description": alternative},
        ".pdf": {"CreationDate": None, "Creator": None, "Producer": None, "Subject": alternative},
    }
    options: dict[str, Any] = {"pil_kwargs": {"compress_level": 3}} if suffix == ".png" else {}
    with mpl.rc_context(SETTINGS), replace_file(path) as temporary:
        figure.savefig(
            temporary,
            format=suffix[1:],
            dpi=dpi,
            metadata=metadata[suffix],
            facecolor=figure.get_facecolor(),
            **options,
        )
        if suffix == ".svg":
            temporary.write_text(with_other_fonts(temporary.read_text(encoding="utf-8")), encoding="utf-8")


def with_other_fonts(svg: str) -> str:
    """Return an SVG that names more fonts: where DejaVu is missing, Verdana has almost the same widths."""
    return svg.replace("font-family: 'DejaVu Sans'", "font-family: 'DejaVu Sans', Verdana, sans-serif")
