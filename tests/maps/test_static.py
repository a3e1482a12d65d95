"""The static map as a whole: the geometry of what is drawn, and the files."""

import logging
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import matplotlib as mpl
import matplotlib.image as mpimg
import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.text import Text
from pypdf import PdfReader
from shapely import affinity

from gazetteer.errors import OutputError
from maps.errors import MapFormatError, StyleError
from maps.static import plot_map, save_figure
from maps.style import LIGHT

MakeUp = Callable[..., gpd.GeoDataFrame]


def labels(figure: Figure) -> list[tuple[str, shapely.Polygon]]:
    """Return the names on the map and the ground they take, as the renderer measures it, in points."""
    renderer = FigureCanvasAgg(Figure(dpi=288)).get_renderer()
    found = []
    for text in figure.axes[1].findobj(Text):
        if str(text.get_gid()).startswith("label"):
            across, up, below = (
                n / 4
                for n in renderer.get_text_width_height_descent(
                    text.get_text(), text.get_fontproperties(), ismath=False
                )
            )
            # The renderer rounds up to whole dots, and lines up letters with them: half a point is its own.
            flat = shapely.box(0.5, 0.5 - below, across - 0.5, up - below - 0.5)
            turned = affinity.rotate(flat, text.get_rotation(), origin=(0, 0))
            found.append((text.get_text(), affinity.translate(turned, *text.get_position())))
    for letters in figure.axes[1].findobj(PathPatch):  # of names that follow a bend
        if str(letters.get_gid()).startswith("label"):
            rings = [shapely.Polygon(ring) for ring in letters.get_path().to_polygons()]
            found.append((letters.get_label(), shapely.union_all(shapely.make_valid(rings))))
    return found


def drawn_symbols(figure: Figure) -> list[shapely.Polygon]:
    """Return the shapes of the incidents on the map, in points."""
    [drawn] = [one for one in figure.axes[1].findobj(PolyCollection) if one.get_gid() == "incidents"]
    return [shapely.Polygon(path.vertices) for path in drawn.get_paths()]


def texts(figure: Figure, gid: str) -> list[str]:
    """Return the texts of one kind on the sheet."""
    return [text.get_text() for axes in figure.axes for text in axes.findobj(Text) if text.get_gid() == gid]


def words(figure: Figure) -> set[str]:
    """Return every text that is drawn."""
    return {text.get_text() for axes in figure.axes for text in axes.findobj(Text)}


@pytest.mark.no_cover  # 50 sheets through lines that the others run too: measuring doubles the time
@pytest.mark.parametrize("seed", range(50))
def test_plot_map_lets_no_labels_collide(made_up: MakeUp, seed: int) -> None:
    """On 50 maps of 5 to 200 incidents, no name touches another, a symbol, the panel or the frame."""
    figure = plot_map(made_up(5 + seed * 4 - seed % 3, seed))
    names = labels(figure)
    map_axes = figure.axes[1]
    frame = shapely.box(0, 0, map_axes.get_xlim()[1], map_axes.get_ylim()[1])
    boxes = [box for _, box in names]

    assert len(boxes) > 20
    assert not [(one[0], other[0]) for one, other in combinations(names, 2) if one[1].intersects(other[1])]
    assert shapely.STRtree(drawn_symbols(figure)).query(boxes, predicate="intersects").size == 0
    assert all(frame.contains(box) for box in boxes)


@pytest.mark.parametrize(
    ("extent", "size_mm"),
    [
        ((67.0, 36.2, 75.6, 39.0), (420, 150)),
        ((71.0, 36.5, 72.0, 39.5), (210, 297)),
        ((70.9, 38.4, 71.0, 38.45), (160, 160)),
        ((60.0, 30.0, 80.0, 44.0), (297, 210)),
    ],
)
def test_plot_map_of_wide_tall_tiny_and_vast_extents(
    made_up: MakeUp, extent: tuple[float, float, float, float], size_mm: tuple[float, float]
) -> None:
    """The map fills the sheet whatever its form, within its margins, and still no names collide."""
    figure = plot_map(made_up(40), extent=extent, size=size_mm)
    names = labels(figure)

    assert tuple(figure.get_size_inches() * 25.4) == pytest.approx(size_mm)
    assert not [(one[0], other[0]) for one, other in combinations(names, 2) if one[1].intersects(other[1])]
    for axes in figure.axes:
        box = axes.get_position()
        assert 0 <= box.x0 < box.x1 <= 1
        assert 0 <= box.y0 < box.y1 <= 1


@pytest.mark.parametrize("extent", ["border", "incidents", (69.0, 36.8, 71.0, 38.4)])
@pytest.mark.parametrize("size_mm", [(140, 140), (150, 170)])
def test_plot_map_panel_of_a_small_sheet_covers_no_symbol(
    made_up: MakeUp, extent: str | tuple[float, float, float, float], size_mm: tuple[float, float]
) -> None:
    """Where the whole of a small map is full of incidents, those under the scale bar stand beside it."""
    figure = plot_map(made_up(60), extent=extent, size=size_mm)
    bars = [bar for bar in figure.axes[1].findobj(Rectangle) if bar.get_gid() == "panel"]
    [panel] = [shapely.box(*bar.get_bbox().extents) for bar in bars]

    assert not [symbol for symbol in drawn_symbols(figure) if symbol.intersects(panel)]


@pytest.mark.parametrize(
    ("size_mm", "language"), [((297, 210), "en"), ((210, 297), "ru"), ((150, 170), "tg"), ((140, 140), "fa")]
)
def test_plot_map_texts_keep_on_the_sheet(
    made_up: MakeUp, size_mm: tuple[float, float], language: str
) -> None:
    """No title, number, legend or footnote runs off the paper or into another."""
    title = "Ҳодисаҳо дар сарҳади Тоҷикистон ва Афғонистон, 2020–2022"
    table = made_up(80)
    table.loc[:9, "radius_km"] = 500.0
    figure = plot_map(table, title=title, size=size_mm, language=language, extent=(69.0, 36.5, 72.0, 38.4))
    renderer = figure.canvas.get_renderer()
    page = [text for text in figure.axes[0].findobj(Text) if text.get_text()]
    boxes = [text.get_window_extent(renderer).padded(-2) for text in page]

    for box in boxes:
        assert 0 <= box.x0 < box.x1 <= figure.bbox.x1
        assert 0 <= box.y0 < box.y1 <= figure.bbox.y1
    assert not [
        (page[i].get_text(), page[j].get_text())
        for i, j in combinations(range(len(boxes)), 2)
        if boxes[i].overlaps(boxes[j])
    ]


def test_plot_map_scale_bar_is_drawn_as_long_as_it_says(made_up: MakeUp) -> None:
    """Four fields of one length, together as long as the number at the end says at the map's scale."""
    figure = plot_map(made_up(5), extent=(67.0, 36.2, 75.6, 39.0))
    fields = [box for box in figure.axes[1].findobj(Rectangle) if box.get_gid() == "scale"]
    [(km, text)] = [(float(t.split()[0]), t) for t in words(figure) if t.endswith(" km") and t[0].isdigit()]

    drawn = fields[-1].get_x() + fields[-1].get_width() - fields[0].get_x()
    east, west = (
        np.mean([t.get_position()[0] for t in figure.axes[0].findobj(Text) if t.get_text() == name])
        for name in ("73°E", "70°E")
    )
    # A degree of longitude is 88.32 km long at 37.6° N (cos φ · a / sqrt(1 - e² sin² φ) · π / 180), which is
    # midway between the numbers above and those below the map.
    assert text
    assert drawn / km * 3 * 88.32 == pytest.approx(east - west, rel=0.01)


def test_plot_map_arrow_points_north(made_up: MakeUp) -> None:
    """The arrow leans with the meridian beside it: to the west of the map's middle, to the right."""
    figure = plot_map(made_up(0), extent=(67.0, 36.2, 75.6, 39.0))
    [arrow] = [one for one in figure.axes[1].findobj(Polygon) if one.get_gid() == "north"]
    tip, _, notch = arrow.get_xy()[:3]
    lean = np.degrees(np.arctan2(tip[0] - notch[0], tip[1] - notch[1]))
    side = np.sign(figure.axes[1].get_xlim()[1] / 2 - tip[0])

    assert np.sign(lean) == side
    # Meridians of the cone converge by the sine of its middle parallel: 0.61 a degree, of 4.3 at most.
    assert abs(lean) < 0.62 * 4.3


@pytest.mark.parametrize("count", [0, 1, 5])
def test_plot_map_legend_has_what_is_on_the_map(made_up: MakeUp, count: int) -> None:
    """Types that do not occur are not in the legend; without incidents there is no legend of them."""
    incidents = made_up(count, 4, stacked=False)
    shown = words(plot_map(incidents))
    kinds = set(incidents["event_type"]) & {"Battles", "Riots", "Protests", "Strategic developments"}

    assert {
        kind for kind in ("Battles", "Riots", "Protests", "Strategic developments") if kind in shown
    } == kinds
    assert ("Type of event" in shown) == (count > 0)
    assert {"within 5 km", "within 50 km", "Tajik–Afghan border"} <= shown


def test_plot_map_says_what_is_not_on_it(made_up: MakeUp) -> None:
    """Incidents off the map and without a place, or too vague to draw, are counted apart under the title."""
    incidents = made_up(6, stacked=False)
    incidents.loc[0, "geometry"] = None
    incidents.loc[1, "geometry"] = shapely.Point(69.2, 34.5)
    incidents.loc[2, "radius_km"] = 700.0

    [subtitle] = texts(plot_map(incidents), "subtitle")
    assert subtitle.startswith("3 of 6 incidents shown")
    assert "outside this map: 1 · too vague to draw: 1 · without a place: 1" in subtitle


def test_plot_map_sets_rivers_and_the_dry_reach_apart(made_up: MakeUp) -> None:
    """The Panj is named as waters are, in blue italics; the reach that follows no river is not."""
    figure = plot_map(made_up(3))
    kinds = {
        text.get_text(): (text.get_fontstyle(), text.get_color())
        for text in figure.axes[1].findobj(Text)
        if text.get_gid() == "words"
    }

    assert kinds["Panj"] == ("italic", LIGHT.river_text)
    assert kinds["Zorkul and beyond"] == ("normal", LIGHT.border)


def test_plot_map_cites_sources_projection_and_cut_off(made_up: MakeUp) -> None:
    """Who is to be named is named; the projection is described; the last date is given."""
    figure = plot_map(made_up(30))
    foot = " ".join(reversed(texts(figure, "foot")))
    [subtitle] = texts(figure, "subtitle")
    last = pd.to_datetime(made_up(30)["event_date"]).max()

    for part in ("© OpenStreetMap contributors", "GeoNames", "ODbL", "Lambert conformal conic", "no opinion"):
        assert part in foot
    assert f"{last:%Y-%m-%d}" in subtitle


def test_plot_map_without_zones_and_inset(made_up: MakeUp) -> None:
    """Bands and the small map go when they are not wanted, from the legend too."""
    figure = plot_map(made_up(5), zones_km=(), inset=False)

    assert len(figure.axes) == 2
    assert not [text for text in words(figure) if text.startswith("within")]


def test_plot_map_counts_names_without_room_in_the_log(
    made_up: MakeUp, caplog: pytest.LogCaptureFixture
) -> None:
    """Names left out are told to whoever listens."""
    with caplog.at_level(logging.INFO, logger="maps.static"):
        plot_map(made_up(200), size=(140, 140))

    assert "names found no room on the map" in caplog.text


@pytest.mark.parametrize(
    ("keywords", "message"),
    [
        ({"size": (60, 40)}, "60x40 mm leaves no room for the map"),
        ({"title": "word " * 200}, "does not fit on the sheet: shorten it"),
        ({"title": "Панҷ 界"}, r"no picture for 界"),
        ({"zones_km": (5, -1)}, "distances greater than 0"),
        ({"extent": (75, 36, 67, 39)}, "is no extent"),
        ({"language": "de"}, "no words in the language 'de': use en, ru, tg, fa"),
    ],
)
def test_plot_map_refuses_in_one_line(made_up: MakeUp, keywords: dict[str, object], message: str) -> None:
    """Each bad option has a message of its own."""
    with pytest.raises(StyleError, match=message):
        plot_map(made_up(3), **keywords)


@pytest.fixture(scope="module")
def saved(made_up: MakeUp, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save one map in the three formats."""
    folder = tmp_path_factory.mktemp("saved")
    figure = plot_map(made_up(60), title="Ҳодисаҳо: Инциденты, رویدادها")
    for suffix in ("png", "svg", "pdf"):
        save_figure(figure, folder / f"map.{suffix}")
    return folder


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_save_figure_writes_the_same_bytes_for_the_same_table(
    made_up: MakeUp, saved: Path, tmp_path: Path, suffix: str
) -> None:
    """No date, no random id, nothing of the machine."""
    save_figure(
        plot_map(made_up(60), title="Ҳодисаҳо: Инциденты, رویدادها"), tmp_path / f"other-name.{suffix}"
    )

    assert (tmp_path / f"other-name.{suffix}").read_bytes() == (saved / f"map.{suffix}").read_bytes()


def test_save_figure_svg_holds_text_as_text(saved: Path) -> None:
    """Three scripts can be searched for and read aloud."""
    tree = ET.parse(saved / "map.svg")  # noqa: S314 - our own file
    found = {"".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")}

    assert {"Ҳодисаҳо: Инциденты, رویدادها", "Fatalities"} <= found


def test_save_figure_pdf_holds_text_as_text(saved: Path) -> None:
    """A PDF reader finds the words, and the page is A4 across."""
    page = PdfReader(saved / "map.pdf").pages[0]
    found = subprocess.run(
        ["pdftotext", saved / "map.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout

    assert (float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4) == pytest.approx(
        (297, 210), abs=0.1
    )
    assert "Type of event" in found
    assert "Ҳодисаҳо: Инциденты" in found


def test_save_figure_png_has_the_dots_asked_for(made_up: MakeUp, tmp_path: Path) -> None:
    """A4 at 100 dots an inch is 1169 by 826 whole dots."""
    save_figure(plot_map(made_up(3)), tmp_path / "map.png", dpi=100)

    assert mpimg.imread(tmp_path / "map.png").shape[:2] == (826, 1169)


@pytest.mark.parametrize("name", ["map.gif", "map", "map.png.zip"])
def test_save_figure_refuses_other_formats(made_up: MakeUp, tmp_path: Path, name: str) -> None:
    """The message names the formats; nothing is written."""
    with pytest.raises(MapFormatError, match=r"use \.png, \.svg, \.pdf"):
        save_figure(Figure(), tmp_path / name)

    assert not list(tmp_path.iterdir())


def test_plot_map_on_axes_of_the_users_keeps_to_them(made_up: MakeUp) -> None:
    """A map in the right half of a figure leaves the left half alone."""
    figure = Figure(figsize=(16, 6))
    left, right = figure.subplots(1, 2)
    left.plot([0, 1], [0, 1])
    drawn = plot_map(made_up(5), axes=right)
    here = right.get_position()

    assert drawn is figure
    for axes in figure.axes[2:]:
        box = axes.get_position()
        assert here.x0 - 1e-6 <= box.x0 < box.x1 <= here.x1 + 1e-6


def test_plot_map_in_a_font_of_the_users(made_up: MakeUp) -> None:
    """All text is set in it; a font without the script is told by its name."""
    serif = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
    figure = plot_map(made_up(3), font=serif)

    assert {text.get_fontproperties().get_file() for text in figure.findobj(Text)} - {None} == {str(serif)}
    with pytest.raises(StyleError, match="the font DejaVu Serif has no picture for"):
        plot_map(made_up(3), font=serif, language="fa")
    with pytest.raises(StyleError, match="is no font that can be read"):
        plot_map(made_up(3), font=__file__)


@pytest.mark.parametrize("language", ["ru", "tg", "fa"])
def test_plot_map_in_another_language_names_places_in_it(made_up: MakeUp, language: str) -> None:
    """Khorugh, the Panj and the countries have their names in that language; still nothing collides."""
    figure = plot_map(made_up(12, stacked=False), language=language)
    names = labels(figure)
    expected = {"ru": {"Хорог", "Пяндж"}, "tg": {"Хоруғ", "Панҷ"}, "fa": {"خاروغ", "پنج"}}[language]

    assert expected <= {name for name, _ in names}
    assert not [(one[0], other[0]) for one, other in combinations(names, 2) if one[1].intersects(other[1])]


def test_plot_map_right_to_left_begins_at_the_right(made_up: MakeUp) -> None:
    """In Persian the title ends at the right margin and the small map stands at the left."""
    figure = plot_map(made_up(5), language="fa")
    [title] = [text for text in figure.axes[0].findobj(Text) if text.get_gid() == "title"]
    box = title.get_window_extent(figure.canvas.get_renderer())

    assert box.x1 > 0.9 * figure.bbox.x1
    assert figure.axes[2].get_position().x1 < 0.3


def test_save_figure_into_no_folder_says_so(tmp_path: Path) -> None:
    """A folder that does not exist is not made."""
    with pytest.raises(OutputError, match="does not exist; make it first"):
        save_figure(Figure(), tmp_path / "none" / "map.png")


@pytest.mark.parametrize(("language", "place"), [("en", "Khorugh"), ("ru", "Хорог"), ("fa", "خاروغ")])
def test_alternative_text_is_of_one_language(made_up: MakeUp, language: str, place: str) -> None:
    """The map in words names the place of most dead as the map does."""
    table = made_up(3).assign(place_id="tj-khorugh", place_name="Khorugh", fatalities=[1, 7, 2])

    assert place in plot_map(table, language=language).get_label()
