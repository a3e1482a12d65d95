"""A sheet of paper to draw on, and the lines at its edges: for strip, counts, little maps and reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from maps.extent import sheet_size
from maps.sheet import FOOT, FOOT_LINE, MARGIN, SUBTITLE, fit_title
from maps.style import Theme
from maps.typeset import Face, start, width, wrap, write


@dataclass(frozen=True)
class Drawing:
    """What is drawn on, and with; lengths in points (1/72 inch) from the lower left corner of `page`."""

    figure: Figure
    page: Axes
    width: float
    height: float
    theme: Theme
    words: dict[str, str]

    @property
    def rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return self.words["direction"] == "rtl"

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def line(self, text: str, face: Face, y: float, colour: str) -> None:
        """Write a line at the edge where lines begin."""
        edge = self.width - MARGIN if self.rtl else MARGIN
        write(self.page, text, (start(text, face, edge, rtl=self.rtl), y), face, colour=colour)

    def centred(self, text: str, face: Face, at: tuple[float, float], colour: str) -> None:
        """Write a line with its middle over a point."""
        write(self.page, text, (at[0] - width(text, face) / 2, at[1]), face, colour=colour)

    def heading(self, title: str, under: str) -> float:
        """Write a title at the top and a line under it, each broken as it must be; return where they end."""
        y = self.height - MARGIN
        face, lines = fit_title(title, self.room)
        for line in lines:
            self.line(line, face, y - face.size, self.theme.text)
            y -= 1.2 * face.size
        for line in wrap(under, SUBTITLE, self.room):
            y -= 1.2 * SUBTITLE.size
            self.line(line, SUBTITLE, y, self.theme.faint_text)
        return y

    def foot(self, lines: Sequence[str]) -> None:
        """Write lines at the bottom."""
        for i, line in enumerate(reversed(lines)):
            self.line(line, FOOT, MARGIN - 4 + i * FOOT_LINE, self.theme.faint_text)


def blank_sheet(size: str | tuple[float, float], theme: Theme, words: dict[str, str]) -> Drawing:
    """
    Return an empty sheet.

    Parameters
    ----------
    size
        As of `maps.plot_map`.

    Raises
    ------
    StyleError
        If it is no size.
    """
    across, up = sheet_size(size)
    figure = Figure(figsize=(across / 72, up / 72), dpi=150, facecolor=theme.paper)
    FigureCanvasAgg(figure)
    page = figure.add_axes((0, 0, 1, 1))
    page.set(xlim=(0, across), ylim=(0, up), autoscale_on=False)
    page.axis("off")
    return Drawing(figure, page, across, up, theme, words)
