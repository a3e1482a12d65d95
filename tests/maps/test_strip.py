"""The border unrolled."""

from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from pyproj import Geod

from geo.border.chainage import point_at_chainage
from geo.border.line import load_border
from geo.incidents.measure import measure
from maps.cli_strip import strip as strip_command
from maps.errors import StyleError
from maps.static import save_figure
from maps.strip import plot_strip
from maps.unrolled import rates, unroll

MakeUp = Callable[..., gpd.GeoDataFrame]
GEOD = Geod(ellps="WGS84")


@pytest.fixture
def along() -> gpd.GeoDataFrame:
    """Give five incidents on the Tajik bank at known chainages, and one on the Afghan bank."""
    line = load_border().line
    lon_lat = []
    for km, bank in ((100, 1), (400, 1), (778, 1), (1000, 1), (1300, 1), (400, -1)):
        # 2 km to the left or the right of the border, seen from its west
        behind, at, ahead = (point_at_chainage(line, km + off) for off in (-4, 0, 4))
        azimuth, _, _ = GEOD.inv(behind.x, behind.y, ahead.x, ahead.y)
        lon_lat.append(GEOD.fwd(at.x, at.y, azimuth - 90 * bank, 2000)[:2])
    table = pd.DataFrame(
        {
            "event_date": [f"{2000 + 5 * i}-01-01" for i in range(6)],
            "event_type": "Battles",
            "fatalities": [1, 2, 3, 4, 5, 6],
            "radius_km": [1.0, 1.0, 20.0, 1.0, 1.0, 1.0],
        }
    )
    points = gpd.points_from_xy(*np.transpose(lon_lat))
    return measure(gpd.GeoDataFrame(table, geometry=points, crs=4326))


def drawn(figure: Figure, kind: type, gid: str) -> list:
    """Return the artists of a kind that are called so."""
    return [artist for artist in figure.axes[0].findobj(kind) if artist.get_gid() == gid]


def ticks(figure: Figure, text: str) -> list[tuple[float, float]]:
    """Return where a text stands, by the middle of its width."""
    renderer = figure.canvas.get_renderer()
    boxes = [t.get_window_extent(renderer) for t in figure.axes[0].findobj(Text) if t.get_text() == text]
    return [((b.x0 + b.x1) / 2 * 72 / figure.dpi, (b.y0 + b.y1) / 2 * 72 / figure.dpi) for b in boxes]


def test_plot_strip_puts_incidents_at_their_chainage(along: gpd.GeoDataFrame) -> None:
    """Between the numbers of the axis, an incident lies where its kilometres are."""
    figure = plot_strip(along)
    (zero, _), (thousand, _) = ticks(figure, "0")[-1], ticks(figure, "1000")[0]
    [symbols] = drawn(figure, PolyCollection, "incidents")
    middles = sorted(path.vertices[:-1, 0].mean() for path in symbols.get_paths())
    km = [(x - zero) / (thousand - zero) * 1000 for x in middles]

    # A point on paper is 1.8 km.
    assert km == pytest.approx(sorted(along["chainage_km"]), abs=3)


def test_plot_strip_runs_time_away_from_the_border(along: gpd.GeoDataFrame) -> None:
    """On the Tajik bank later is higher, above the bar; the Afghan bank lies below it."""
    figure = plot_strip(along)
    bars = drawn(figure, Rectangle, "reach")
    [symbols] = drawn(figure, PolyCollection, "incidents")
    by_x = sorted((path.vertices[:-1].mean(axis=0) for path in symbols.get_paths()), key=tuple)
    above = [y for _, y in by_x if y > bars[0].get_y()]

    assert len(above) == 5
    assert above == sorted(above)


def test_plot_strip_reaches_fill_the_border(along: gpd.GeoDataFrame) -> None:
    """The four bars of the reaches touch, and are as long as the reaches are."""
    bars = drawn(plot_strip(along), Rectangle, "reach")
    reaches = load_border().reaches
    scale = bars[1].get_width() / reaches[1].length_km

    for one, other in pairwise(bars):
        assert one.get_x() + one.get_width() == pytest.approx(other.get_x())
    assert [bar.get_width() / scale for bar in bars] == pytest.approx([reach.length_km for reach in reaches])


def test_plot_strip_shows_the_stretch_of_a_rough_place(along: gpd.GeoDataFrame) -> None:
    """The incident known to 20 km has a bar along the border; the exact ones have hardly any."""
    [stretches] = drawn(plot_strip(along), LineCollection, "stretch")
    lengths = [np.ptp(segment[:, 0]) for segment in stretches.get_segments()]

    assert max(lengths) == lengths[2]
    assert lengths[2] > 15
    assert max(length for i, length in enumerate(lengths) if i != 2) < 4


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("0001-01-01", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
        ("1501-06-01", "2026-01-01"),
        ("2021-01-01", "2021-05-01"),
    ],
)
def test_plot_strip_thins_its_times(along: gpd.GeoDataFrame, first: str, last: str) -> None:
    """However long the time, a bank has 1 to 12 numbers, and no two of them touch."""
    days = np.array([first] * 3 + [last] * 3, dtype="datetime64[s]")
    figure = plot_strip(along.assign(event_date=days))
    levels = sorted({line.get_ydata()[0] for line in drawn(figure, Line2D, "time")})

    # both banks have them
    assert 2 <= len(levels) <= 24
    assert np.diff(levels).min() > 8


def test_unroll_counts_what_it_leaves_out(along: gpd.GeoDataFrame) -> None:
    """Incidents far away, vague, without a place or without a date are counted apart."""
    along.loc[0, "event_date"] = None
    along.loc[1, "border_km"] = 51.0
    along.loc[2, "radius_km"] = 700.0

    along.loc[3, ["chainage_km", "border_km"]] = np.nan

    strip = unroll(along, 50)
    assert (len(strip.day), strip.far, strip.vague, strip.unplaced, strip.undated) == (2, 1, 1, 1, 1)


def test_unroll_asks_for_a_measured_table(made_up: MakeUp) -> None:
    """The message says what to do."""
    with pytest.raises(StyleError, match="measure it first"):
        unroll(made_up(3), 50)


def test_rates_add_up_to_the_incidents(made_up: MakeUp) -> None:
    """Summed over the border, the rate is the number of incidents; chance keeps about even."""
    strip = unroll(measure(made_up(150, stacked=False)), 50)
    curve = rates(strip)
    cell_km = np.diff(curve.at_km).mean()
    even = len(strip.day) / load_border().length_km

    assert curve.rate.sum() * cell_km == pytest.approx(len(strip.day), rel=0.01)
    assert ((curve.low < even) & (even < curve.high)).all()


def test_rates_find_what_was_planted(along: gpd.GeoDataFrame) -> None:
    """Thirty incidents on one spot are more than chance there, and there only."""
    table = along.iloc[[0] * 30].reset_index(drop=True)
    curve = rates(unroll(table, 50))
    busy = curve.at_km[curve.rate > curve.high]

    assert len(busy)
    assert abs(busy - along["chainage_km"][0]).max() < 15


@pytest.mark.parametrize("count", [0, 1, 200])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_plot_strip_names_do_not_collide(made_up: MakeUp, count: int, language: str) -> None:
    """With no incident, one or many, in either direction of writing, texts keep apart and on the sheet."""
    figure = plot_strip(measure(made_up(count)), language=language)
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.axes[0].findobj(Text) if text.get_text() and text.get_gid() != "halo"]
    boxes = [text.get_window_extent(renderer).padded(-3) for text in texts]

    for box in boxes:
        assert 0 <= box.x0 < box.x1 <= figure.bbox.x1
    assert not [
        (texts[i].get_text(), texts[j].get_text())
        for i, j in combinations(range(len(boxes)), 2)
        if boxes[i].overlaps(boxes[j])
    ]


def test_plot_strip_on_a_sheet_too_small_says_so(made_up: MakeUp) -> None:
    """The message names a size that will do, and it does."""
    table = measure(made_up(30))

    with pytest.raises(StyleError, match="use at least 200x180 mm"):
        plot_strip(table, size=(90, 90))
    assert plot_strip(table, size=(200, 180)).axes


def test_plot_strip_is_the_same_on_every_run(along: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Chance is drawn with a fixed seed: two strips have the same bytes."""
    for name in ("one.svg", "other.svg"):
        save_figure(plot_strip(along), tmp_path / name)

    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "html"])
def test_strip_command_writes_every_format(tmp_path: Path, suffix: str) -> None:
    """A table with places by name comes out as a strip; the page loads nothing and runs nothing."""
    source, target = tmp_path / "raw.csv", tmp_path / f"strip.{suffix}"
    source.write_text(
        "event_date,location\n2020-05-01,Khorugh\n2021-06-01,Sher Khan Bandar\n", encoding="utf-8"
    )

    result = CliRunner().invoke(strip_command, [str(source), "-o", str(target), "--title", "<b>&", "--alt"])
    assert result.exit_code == 0, result.output
    assert target.stat().st_size > 5000
    assert "2 of 2 incidents shown" in result.output
    if suffix == "html":
        page = target.read_text(encoding="utf-8")
        assert "default-src 'none'" in page
        assert "<b>" not in page
        assert "<script" not in page


def test_strip_command_refuses_another_format(tmp_path: Path) -> None:
    """The message names the formats."""
    source = tmp_path / "raw.csv"
    source.write_text("location\nKhorugh\n", encoding="utf-8")

    result = CliRunner().invoke(strip_command, [str(source), "-o", str(tmp_path / "strip.gif")])
    assert "use .svg, .png, .pdf, .html" in str(result.exception)
