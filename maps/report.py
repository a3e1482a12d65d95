"""A report on a table of incidents: map, strip, counts, the incidents one by one, method and sources."""

import html
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from gazetteer.files import replace_file
from gazetteer.shown import one_line
from geo.border.line import Border
from maps.counts import plot_counts
from maps.drawing import blank_sheet
from maps.errors import MapFormatError
from maps.extent import MM
from maps.grouping import dates_of, types_of
from maps.line_words import own_line, why_no_strip, words_along
from maps.naming import row_names
from maps.pages import page, svg_of
from maps.sheet import MARGIN, fit_title, line_credit, map_credits
from maps.static import SETTINGS, plot_map
from maps.strip import plot_strip
from maps.style import Theme
from maps.symbols import numbers
from maps.themes import load_theme
from maps.typeset import Face, start, use_font, wrap, write
from maps.words import digits, words
from maps.zones import ZONE_KM

_TEXT = Face(6.5)
_HEAD = Face(6.5, weight="bold")
_BODY = Face(8.5)
_LINE = 8.6
COLUMNS = ("col_date", "col_place", "type", "fatalities", "col_km", "col_source")
# The columns whose digits are written as the language does; names keep theirs.
_FIGURES = (0, 3, 4)
# Shares of the width of the page.
_SHARES = (0.1, 0.24, 0.17, 0.1, 0.14, 0.25)


@dataclass(frozen=True)
class Report:
    """What a report is made of."""

    title: str
    figures: tuple[Figure, ...]
    rows: tuple[tuple[str, ...], ...]
    language: str
    theme: Theme
    font: str | os.PathLike[str] | None = None
    border: Border | None = None

    @property
    def words(self) -> dict[str, str]:
        """The words of its language, about its line."""
        return words_along(self.language, self.border)

    @property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """Heading and text of what stands at its end."""
        text, own = self.words, own_line(self.border)
        data = f"{'; '.join(map_credits(short=False))} (ODbL 1.0).{line_credit(own, text)}"
        method = text["method_text"].format(line=text["measured_to"])
        parts = [(text["method"], method), (text["sources"], f"{data} {text['note']}")]
        if why := why_no_strip(own, text):
            parts.insert(0, (text["strip_title"], why))
        return tuple(parts)


def build_report(
    incidents: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    language: str = "en",
    theme: str | Theme = "light",
    size: str | tuple[float, float] = "a4",
    zones_km: Sequence[float] = (5, 10, 25, 50),
    font: str | os.PathLike[str] | None = None,
    border: Border | None = None,
) -> Report:
    """
    Return a report on incidents, to be written with `save_report`.

    Parameters
    ----------
    incidents
        The incident table, located and measured. Its strip and its counts have what lies within 50 km.
    title
        The words at its top, also of its map; general ones if not given.
    language, theme, size, zones_km, font, border
        As of `plot_map`. Along a line with gaps there is no chainage: the strip is left out, and the report
        says why.

    Raises
    ------
    StyleError
        If the table has not been measured, or an option is not one of those allowed.
    """
    look: dict[str, Any] = {"language": language, "theme": theme, "size": size, "font": font}
    figures = [plot_map(incidents, title=title, zones_km=zones_km, border=border, **look)]
    own = own_line(border)
    if own is None or own.reaches:
        figures.append(plot_strip(incidents, border=border, **look))
    figures.append(plot_counts(incidents, within_km=ZONE_KM, border=border, **look))
    colours = theme if isinstance(theme, Theme) else load_theme(theme)
    heading = title or words_along(language, border)["report_title"]
    rows = tuple(table_rows(incidents, language))
    return Report(heading, tuple(figures), rows, language, colours, font, border)


def table_rows(incidents: gpd.GeoDataFrame, language: str) -> Iterator[tuple[str, ...]]:
    """
    Return the incidents in order of time as the cells of a table; what is not known is empty.

    Places and types are named in the language; sources as in the table.
    """
    text = words(language)
    dates, kinds, places = dates_of(incidents), types_of(incidents), row_names(incidents, language)
    best, low, high = (
        numbers(incidents, name) for name in ("fatalities", "fatalities_low", "fatalities_high")
    )
    km, km_low, km_high = (
        numbers(incidents, name) for name in ("border_km", "border_km_low", "border_km_high")
    )
    for i in np.argsort(dates.to_numpy(), kind="stable"):
        day = dates.iloc[i]
        row = incidents.iloc[i]
        cells = (
            "" if pd.isna(day) else day.strftime(text["date"]),
            places[i],
            text[kinds.iloc[i]],
            _figure(best[i], low[i], high[i], 0),
            _figure(km[i], km_low[i], km_high[i], 1),
            _plain(row.get("source")),
        )
        yield tuple(digits(cell, text) if n in _FIGURES else cell for n, cell in enumerate(cells))


def _plain(value: object) -> str:
    """Return a value as text on one line, a missing one as nothing."""
    return one_line(value) if isinstance(value, str) else ""


def _figure(best: float, low: float, high: float, decimals: int) -> str:
    """Return a figure with its limits in brackets, if they differ; the limits alone if it is outside them."""
    if not np.isfinite(best):
        return ""
    middle, least, most = (f"{value:.{decimals}f}" for value in (best, low, high))
    if not (np.isfinite(low) and np.isfinite(high)) or least == most:
        return middle
    return f"{middle} ({least}–{most})" if low <= best <= high else f"{least}–{most}"


def save_report(report: Report, path: str | os.PathLike[str]) -> None:
    """
    Write a report as a page of HTML or as PDF, whole or not at all.

    Raises
    ------
    MapFormatError
        If the suffix of `path` is neither .html nor .pdf.
    OutputError
        If the file cannot be written.
    StyleError
        If the font has no picture for a letter of the table.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".html", ".pdf"):
        raise MapFormatError(
            f"cannot write a report as {suffix or 'a file without a suffix'}: use .html or .pdf"
        )
    with replace_file(path) as temporary:
        if suffix == ".html":
            temporary.write_text(_html(report), encoding="utf-8")
        else:
            _write_pdf(report, temporary)


def _html(report: Report) -> str:
    """Return the report as a page."""
    text = report.words
    parts = [f"<h1>{html.escape(report.title)}</h1>"]
    parts += [f"<figure>{svg_of(figure, i)}</figure>" for i, figure in enumerate(report.figures)]
    head = "".join(f'<th scope="col">{html.escape(text[name])}</th>' for name in COLUMNS)
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in report.rows)
    caption = html.escape(text["table"])
    parts.append(
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    )
    for heading, paragraph in report.paragraphs:
        parts.append(f"<h2>{html.escape(heading)}</h2>\n<p>{html.escape(paragraph)}</p>")
    return page(report.title, "\n".join(parts), language=report.language)


def _cell(text: str) -> str:
    """Return a cell of a table of HTML."""
    return f'<td dir="auto">{html.escape(text)}</td>'


def _write_pdf(report: Report, path: Path) -> None:
    """Write the figures and the pages of the table."""
    metadata: dict[str, Any] = {
        "Title": report.title,
        "CreationDate": None,
        "Creator": None,
        "Producer": None,
    }
    with mpl.rc_context(SETTINGS), PdfPages(path, metadata=metadata) as pdf:
        for figure in (*report.figures, *text_pages(report)):
            pdf.savefig(figure, facecolor=figure.get_facecolor())


def text_pages(report: Report) -> list[Figure]:
    """Return the pages with the table, the method and the sources."""
    width, height = report.figures[0].get_size_inches() * 72
    pages: list[Figure] = []
    with use_font(report.font):
        writer = _Writer(report, float(width), float(height), pages)
        writer.heading(report.words["table"])
        writer.table([report.words[name] for name in COLUMNS], report.rows)
        for heading, paragraph in report.paragraphs:
            writer.heading(heading)
            writer.paragraph(paragraph)
    return pages


def _height(lines: list[list[str]]) -> float:
    """Return the height of a row of the table in points."""
    return max(1, *map(len, lines)) * _LINE + 3


class _Writer:
    """Writes downward, and begins a page when one is full."""

    def __init__(self, report: Report, width: float, height: float, pages: list[Figure]) -> None:
        self.report, self.width, self.height, self.pages = report, width, height, pages
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        size_mm = (self.width / MM, self.height / MM)
        self.drawing = blank_sheet(size_mm, self.report.theme, self.report.words)
        self.pages.append(self.drawing.figure)
        self.y = self.height - MARGIN
        number = digits(f"{len(self.pages)}", self.report.words)
        self.drawing.foot([f"{self.report.title} · {number}"])

    def room(self, needed: float) -> None:
        """Begin a page if there is less room than needed above the bottom margin."""
        if self.y - needed < MARGIN + 10:
            self.turn()

    def heading(self, text: str) -> None:
        """Write a heading, not at the very bottom of a page."""
        face, lines = fit_title(text, self.width - 2 * MARGIN)
        self.room(60)
        for line in lines:
            self.y -= 1.3 * face.size
            self.drawing.line(line, face, self.y, self.report.theme.text)
        self.y -= 8

    def paragraph(self, text: str) -> None:
        """Write a paragraph."""
        for line in wrap(text, _BODY, self.width - 2 * MARGIN):
            self.room(1.4 * _BODY.size)
            self.y -= 1.4 * _BODY.size
            self.drawing.line(line, _BODY, self.y, self.report.theme.text)
        self.y -= 6

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table; its head stands on every page that it takes."""
        self.row(self._lines(head, _HEAD), _HEAD)
        for cells in rows:
            lines = self._lines(cells, _TEXT)
            page = len(self.pages)
            self.room(_height(lines))
            if len(self.pages) > page:
                self.row(self._lines(head, _HEAD), _HEAD)
            self.row(lines, _TEXT)

    def _lines(self, cells: Sequence[str], face: Face) -> list[list[str]]:
        """Return the lines that each cell of a row takes."""
        room = self.drawing.room
        return [wrap(cell, face, share * room - 6) for cell, share in zip(cells, _SHARES, strict=True)]

    def row(self, lines: list[list[str]], face: Face) -> None:
        """Write a row of the table over a thin line."""
        room, rtl = self.drawing.room, self.drawing.rtl
        before = 0.0
        for cell, share in zip(lines, _SHARES, strict=True):
            edge = self.width - MARGIN - before * room if rtl else MARGIN + before * room
            for i, line in enumerate(cell):
                at = (start(line, face, edge, rtl=rtl), self.y - (i + 1) * _LINE + 1.5)
                write(self.drawing.page, line, at, face, colour=self.report.theme.text)
            before += share
        self.y -= _height(lines)
        rule = (MARGIN, self.width - MARGIN), (self.y, self.y)
        self.drawing.page.plot(*rule, color=self.report.theme.graticule, lw=0.4)
