"""Labels that do not collide."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from maps.errors import StyleError
from maps.labels import Label, Placer, Spot, settle, spots_around, spots_within
from maps.typeset import Face, ink, width, wrap

FACE = Face(8)
FRAME = shapely.box(0, 0, 400, 300)


def label(text: str, *spots: Spot) -> Label:
    """Return a label that may stand at some spots."""
    return Label(text, FACE, "#000000", spots, "test")


@given(
    st.lists(
        st.tuples(st.floats(0, 400), st.floats(0, 300), st.sampled_from(["Panj", "Хоруғ", "قلعه خمب"])),
        max_size=25,
    )
)
def test_place_lets_no_two_labels_touch(towns: list[tuple[float, float, str]]) -> None:
    """Whatever the towns, labels keep apart, off the symbols, and in the frame; none is lost count of."""
    placer = Placer(FRAME)
    symbols = [shapely.Point(x, y).buffer(4) for x, y, _ in towns[:5]]
    placer.block(symbols)
    placer.place(Label(name, FACE, "#000", spots_around(x, y, 4, name, FACE), "town") for x, y, name in towns)

    boxes = [placed.box for placed in placer.placed]
    assert len(boxes) + len(placer.left_out) == len(towns)
    assert all(FRAME.contains(box) for box in boxes)
    assert not any(one.intersection(other).area for one, other in combinations(boxes, 2))
    assert not any(box.intersection(symbol).area for box in boxes for symbol in symbols)


def test_place_takes_the_cheapest_free_spot() -> None:
    """Of two free spots the better one is taken; the next label has to take the other."""
    spots = (Spot(100, 100, cost=0), Spot(300, 100, cost=5))
    placer = Placer(FRAME)
    placer.place([label("Panj", *spots), label("Panj", *spots), label("Panj", *spots)])

    middles = [round(placed.box.centroid.x) for placed in placer.placed]
    assert middles == [100, 300]
    assert len(placer.left_out) == 1


def test_place_would_rather_not_cross_a_line() -> None:
    """A label moves off the border, even to a worse spot."""
    line = shapely.LineString([(0, 100), (200, 100)])
    placer = Placer(FRAME, line)
    placer.place([label("Khorugh", Spot(100, 100), Spot(100, 130, cost=1))])

    assert placer.placed[0].box.centroid.y == pytest.approx(130, abs=1)


def test_place_leaves_a_sign_under_another_name_unnamed() -> None:
    """A town whose sign lies under a name or a panel is left out with its name."""
    placer = Placer(FRAME)
    placer.cover(shapely.box(90, 90, 150, 110))
    sign = shapely.Point(100, 100).buffer(2)
    placer.place([Label("Panj", FACE, "#000", (Spot(300, 200),), "town", sign)])

    assert [left.text for left in placer.left_out] == ["Panj"]


@pytest.mark.parametrize("angle_deg", [0, 30, -75])
def test_settle_centres_the_ink_on_the_spot(angle_deg: float) -> None:
    """The middle of the box is the spot, however the label is turned."""
    placed = settle(label("Qal'ai Khumb"), Spot(200, 150, angle_deg))

    assert placed.box.centroid.coords[0] == pytest.approx((200, 150))


def test_spots_within_hold_the_whole_text() -> None:
    """In an L-shaped area, the text at every spot lies in the area, and the roomy arm comes first."""
    area = shapely.box(0, 0, 300, 40).union(shapely.box(0, 0, 120, 200))
    half = width("KHATLON", FACE) / 2

    spots = spots_within(area, "KHATLON", FACE)
    assert all(area.covers(shapely.LineString([(s.x - half, s.y), (s.x + half, s.y)])) for s in spots)
    assert spots[0].x < 120


def test_spots_within_an_area_too_narrow_are_none() -> None:
    """A province narrower than its name goes unnamed."""
    assert spots_within(shapely.box(0, 0, 10, 300), "KHATLON", FACE) == ()


def test_ink_of_a_missing_letter_names_font_and_letter() -> None:
    """No boxes are drawn in place of letters."""
    with pytest.raises(StyleError, match=r"font DejaVu Sans has no picture for 界 \(U\+754C\)"):
        ink("边界"[1:], FACE)


@given(st.lists(st.sampled_from(["Амударё", "Zorkul", "border", "и", "مرز"]), min_size=1, max_size=40))
@example(["Zorkul", "Zorkul", "и", "и", "и", "и", "и", "مرز", "مرز"])
def test_wrap_keeps_every_word_and_the_width(words: list[str]) -> None:
    """Lines hold all the words in order, and none is wider than asked."""
    lines = wrap(" ".join(words), FACE, 120)

    assert " ".join(lines).split() == words
    assert all(width(line, FACE) <= 121 for line in lines)


def test_ink_agrees_with_the_renderer() -> None:
    """The box foretold is what Agg draws, but for the space beside the letters."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - only here
    from matplotlib.figure import Figure  # noqa: PLC0415 - only here

    renderer = FigureCanvasAgg(Figure(dpi=288)).get_renderer()
    for text in ("Panj Gjyq", "Тоҷикистон ӣӯқғ", "مرز تاجیکستان"):
        drawn, _, _ = renderer.get_text_width_height_descent(text, FACE.properties(text), ismath=False)

        assert width(text, FACE) == pytest.approx(drawn / 4, abs=1.5)
        assert np.isfinite(ink(text, FACE)).all()
