"""Names that follow a line."""

import numpy as np
import pytest
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from maps.along import spots_along
from maps.labels import PAD, Label, settle
from maps.typeset import Face, ink, width, write_along

FACE = Face(9, slant="italic")


def arc(radius: float, degrees: float = 180) -> shapely.LineString:
    """Return an arc over the top of a circle about (0, 0), from right to left."""
    angles = np.radians(np.linspace(90 - degrees / 2, 90 + degrees / 2, 200))
    return shapely.LineString(np.column_stack([np.cos(angles), np.sin(angles)]) * radius)


def test_spots_along_a_straight_line_are_straight() -> None:
    """On a slope of 45 degrees the text is turned by 45, at the offset to either side, never upside down."""
    line = shapely.LineString([(200, 200), (0, 0)])

    spots = spots_along(line, "Panj", FACE, offset=10)
    assert {(spot.x > spot.y) for spot in spots} == {True, False}
    assert all(spot.angle_deg == pytest.approx(45) for spot in spots)
    assert all(line.distance(shapely.Point(spot.x, spot.y)) == pytest.approx(10) for spot in spots)


@pytest.mark.parametrize("radius", [60, 120])
def test_spots_along_an_arc_keep_their_distance_from_it(radius: float) -> None:
    """The middle line of the letters is an arc about the same middle, the offset farther out or in."""
    spots = spots_along(arc(radius), "Amu Darya", FACE, offset=8)

    assert spots
    for spot in spots:
        away = np.hypot(*spot.course.T)
        assert np.ptp(away) < 1
        # smoothing draws an arc inward: by s²/2r, 0.3 points where s is 6 and r is 60
        assert abs(abs(away.mean() - radius) - 8) < 0.5
        assert spot.course[0, 0] < spot.course[-1, 0]


def test_spots_along_are_as_long_as_the_text() -> None:
    """The letters have the room they need, whether outside or inside the bend."""
    spots = spots_along(arc(80), "Zorkul", FACE, offset=8)

    lengths = [shapely.linestrings(spot.course).length for spot in spots]
    assert lengths == pytest.approx([width("Zorkul", FACE) + 4] * len(spots), rel=0.01)


def test_spots_along_keep_off_wiggles_that_letters_cannot_follow() -> None:
    """A line that swings by 3 points every 8 is followed as a straight one, outside all its swings."""
    x = np.linspace(0, 200, 800)
    line = shapely.LineString(np.column_stack([x, 3 * np.sin(2 * np.pi * x / 8)]))

    spots = spots_along(line, "Panj", FACE, offset=6)
    assert spots
    for spot in spots:
        assert np.abs(spot.course[:, 1]).min() >= 6 + 2
        assert np.abs(np.gradient(spot.course[:, 1])).max() < 0.5


def test_spots_along_a_bend_too_sharp_are_none() -> None:
    """Letters do not go around a hairpin as wide as they are high."""
    hairpin = shapely.LineString([(0, 0), (0, 40), (6, 40), (6, 0)])

    assert spots_along(hairpin, "Panj and Pamir", FACE, offset=5) == ()


def test_spots_along_a_line_too_short_are_none() -> None:
    """A name longer than its river is not written along it."""
    assert spots_along(shapely.LineString([(0, 0), (10, 0)]), "Zorkul and beyond", FACE, offset=5) == ()


@pytest.mark.parametrize("text", ["Amu Darya", "Амударё", "آمودریا"])
def test_write_along_keeps_to_the_ground_that_was_taken(text: str) -> None:
    """Every letter lies in the box that other names keep off, and stays text for who searches."""
    [spot, *_] = spots_along(arc(60), text, FACE, offset=8)
    placed = settle(Label(text, FACE, "#000", (spot,), "river"), spot)
    figure = Figure()
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    letters = write_along(axes, text, spot.course, FACE, colour="#000", halo="#fff")
    outlines = [shapely.LinearRing(ring) for ring in letters.get_path().to_polygons()]

    assert placed.box.buffer(0.3).covers(shapely.MultiLineString(outlines))
    _, bottom, _, top = ink(text, FACE)
    assert placed.box.area == pytest.approx((top - bottom + 2 * PAD) * (width(text, FACE) + 4), rel=0.12)
    assert text in {one.get_text() for one in axes.findobj(Text)}
