"""Text on the static map: its fonts, its size before it is drawn, and how it is drawn with a halo."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from numpy.typing import NDArray

from maps.errors import StyleError

# matplotlib brings DejaVu Sans, which has Latin, Cyrillic (with the Tajik letters) and Arabic (with the
# Persian ones), so a map looks the same on every machine. Its slanted cut has no Arabic: text in Arabic
# script is never slanted.
_FOLDER = Path(mpl.get_data_path()) / "fonts" / "ttf"
_FILES = {
    ("normal", "normal"): "DejaVuSans.ttf",
    ("bold", "normal"): "DejaVuSans-Bold.ttf",
    ("normal", "italic"): "DejaVuSans-Oblique.ttf",
    ("bold", "italic"): "DejaVuSans-BoldOblique.ttf",
}
# Controls the direction or the joining of letters and has no picture of its own.
_INVISIBLE = frozenset("\u200c\u200d\u200e\u200f\n")
_NEARLY_FULL = 0.85  # of a line, from where on it is measured whether the next word still fits


_FONT_FILE: ContextVar[str] = ContextVar("font_file", default="")


@contextmanager
def use_font(file: str | os.PathLike[str] | None) -> Iterator[None]:
    """
    Set all text in a font of the user's, within a `with` block.

    Parameters
    ----------
    file
        A TrueType or OpenType font; nothing for DejaVu Sans.

    Raises
    ------
    StyleError
        If the file is no font.
    """
    if file:
        try:
            FT2Font(os.fspath(file))
        except (OSError, RuntimeError) as error:
            raise StyleError(f"{file} is no font that can be read: give a .ttf or .otf file") from error
    token = _FONT_FILE.set(os.fspath(file) if file else "")
    try:
        yield
    finally:
        _FONT_FILE.reset(token)


@dataclass(frozen=True, slots=True)
class Face:
    """A cut of a type at a size in points."""

    size: float
    weight: str = "normal"
    slant: Literal["normal", "italic"] = "normal"

    def properties(self, text: str) -> FontProperties:
        """Return what matplotlib draws `text` with."""
        slant: Literal["normal", "italic"] = "normal" if is_arabic(text) else self.slant
        file = _FONT_FILE.get() or str(_FOLDER / _FILES[self.weight, slant])
        return FontProperties(
            family=[family_of(file)], style=slant, weight=self.weight, size=self.size, fname=file
        )


@lru_cache(maxsize=8)
def family_of(file: str) -> str:
    """Return the name of a font."""
    return str(FT2Font(file).family_name)


def is_arabic(text: str) -> bool:
    """Return whether `text` has a letter of the Arabic script, and so runs from right to left."""
    return any("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff" for letter in text)


def ink(text: str, face: Face) -> tuple[float, float, float, float]:
    """
    Return the box of the drawn text around the start of its baseline.

    Returns
    -------
    box
        Left, bottom, right, top in points.

    Raises
    ------
    StyleError
        If the font lacks a letter of `text`.
    """
    return _measured(text, face, _FONT_FILE.get())


@lru_cache(maxsize=4096)
def _measured(text: str, face: Face, _font_file: str) -> tuple[float, float, float, float]:
    """Measure a text; the font in use is one of the keys of the cache."""
    properties = face.properties(text)
    _check_glyphs(text, str(properties.get_file()))
    if not text.strip():
        return 0.0, 0.0, 0.0, 0.0
    # The control points: outlines have points at their extremes, so the box of these is that of the ink.
    outline = TextPath((0, 0), text, size=face.size, prop=properties).vertices
    (left, bottom), (right, top) = outline.min(axis=0), outline.max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def width(text: str, face: Face) -> float:
    """Return the width of a line of text in points."""
    left, _, right, _ = ink(text, face)
    return right - left


@lru_cache(maxsize=8)
def _letters(file: str) -> frozenset[int]:
    """Return the code points that a font has a picture for."""
    return frozenset(FT2Font(file).get_charmap())


def _check_glyphs(text: str, file: str) -> None:
    """Refuse text that would come out as boxes."""
    known = _letters(file)
    missing = sorted({letter for letter in text if ord(letter) not in known} - _INVISIBLE)
    if missing:
        listed = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:5])
        name = FT2Font(file).family_name
        raise StyleError(
            f"the font {name} has no picture for {listed}: name a font that has, with --font FILE"
        )


def start(text: str, face: Face, edge: float, *, rtl: bool) -> float:
    """Return where the baseline starts if the text begins at an edge, for `rtl` at the right one."""
    return edge - ink(text, face)[2] if rtl else edge


def wrap(text: str, face: Face, most: float) -> list[str]:
    """Return `text` in lines of at most `most` points, broken at blanks; a longer word stays whole."""
    lines: list[list[str]] = []
    used = most
    blank = width("n n", face) - width("nn", face)
    for word in text.split():
        # side bearings, which ink leaves out, are part of the blanks
        length = width(word, face) + 1.15 * blank
        full = used + length > most + blank
        if not full and used + length > most * _NEARLY_FULL:  # they add up, and scripts differ: measured
            full = width(" ".join((*lines[-1], word)), face) > most
        if full or not lines:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += length
    return [" ".join(words) for words in lines]


def write(
    axes: Axes,
    text: str,
    at: tuple[float, float],
    face: Face,
    *,
    colour: str,
    halo: str = "",
    angle_deg: float = 0.0,
    zorder: float = 10.0,
) -> Text:
    """
    Draw one line of text from the start of its baseline, turned about that point.

    The halo is drawn apart, as outlines: text with an effect on it would not stay text in SVG and PDF.

    Parameters
    ----------
    at
        Start of the baseline, its left end also for Arabic script, in the data coordinates of `axes`.
    """
    keywords: dict[str, Any] = {
        "fontproperties": face.properties(text),
        "rotation": angle_deg,
        "rotation_mode": "anchor",
        "ha": "left",
        "va": "baseline",
        "parse_math": False,
        "clip_on": False,
    }
    if halo:
        shadow = axes.text(*at, text, color=halo, alpha=0.85, zorder=zorder - 0.1, **keywords)
        shadow.set_path_effects([Stroke(linewidth=1.8, foreground=halo, joinstyle="round")])
        shadow.set_gid("halo")
    return axes.text(*at, text, color=colour, zorder=zorder, **keywords)


def write_along(
    axes: Axes,
    text: str,
    course: NDArray[np.float64],
    face: Face,
    *,
    colour: str,
    halo: str,
    zorder: float = 6.0,
) -> PathPatch:
    """
    Draw text whose letters follow a bend, and under it, not to be seen, the text that can be searched for.

    Parameters
    ----------
    course
        The middle line of the letters in the data coordinates of `axes`, shape (n, 2); at least as long as
        the text is wide.

    Returns
    -------
    outlines
        The letters; their label is the text.
    """
    left, bottom, right, top = ink(text, face)
    steps = np.diff(course, axis=0)
    along = np.concatenate([[0.0], np.hypot(*steps.T).cumsum()])
    heading = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    outline = TextPath((0, 0), text, size=face.size, prop=face.properties(text))
    at = outline.vertices[:, 0] - (left + right) / 2 + along[-1] / 2
    up = outline.vertices[:, 1] - (bottom + top) / 2
    turned = np.interp(at, (along[:-1] + along[1:]) / 2, heading)
    middle = np.column_stack([np.interp(at, along, axis) for axis in course.T])
    bent = Outline(middle + up[:, None] * np.column_stack([-np.sin(turned), np.cos(turned)]), outline.codes)
    axes.add_patch(
        PathPatch(bent, fc=halo, ec=halo, lw=1.8, alpha=0.85, joinstyle="round", zorder=zorder - 0.1)
    )
    chord = course[-1] - course[0]
    flat = write(
        axes,
        text,
        (float(course[0, 0]), float(course[0, 1])),
        face,
        colour=colour,
        angle_deg=float(np.degrees(np.arctan2(chord[1], chord[0]))),
        zorder=zorder - 0.2,
    )
    flat.set_alpha(0)
    flat.set_gid("words")
    letters = PathPatch(bent, fc=colour, ec="none", lw=0, zorder=zorder, label=text)
    axes.add_patch(letters)
    return letters
