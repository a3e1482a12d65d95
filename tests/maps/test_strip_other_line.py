"""Strips and reports along another line than the packaged border."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from shapely import LineString, Point

from geo.border.chainage import points_at_chainage
from geo.border.line import Border
from geo.border.neighbours import neighbour_border
from geo.border.reading import own_border
from geo.crs import WGS84
from geo.errors import IncidentError
from geo.incidents.measure import measure
from maps.backdrop import load_backdrop
from maps.cli_report import report as report_command
from maps.cli_strip import strip as strip_command
from maps.errors import StyleError
from maps.interactive import build_map
from maps.line_words import words_along
from maps.report import build_report, save_report
from maps.series import plot_series
from maps.static import plot_map
from maps.strip import plot_strip
from maps.unrolled import FAR_TOWN_KM, places_along, rates, unroll
from maps.words import LANGUAGES, digits, words

CHINA = neighbour_border("CN")
KM = (50.0, 150.0, 250.0, 350.0, 450.0)
# the country on each side of the border with China
SIDES = {"TJ": -90, "CN": 90}


def beside(border: Border, turn: float) -> gpd.GeoDataFrame:
    """Return five incidents 3 km beside a line, at the chainages of `KM`."""
    lon, lat = points_at_chainage(border.line, np.array(KM))
    behind = points_at_chainage(border.line, np.array(KM) - 5)
    azimuth, _, _ = WGS84.inv(*behind, lon, lat)
    lon, lat, _ = WGS84.fwd(lon, lat, azimuth + turn, np.full(len(KM), 3000.0))
    table = pd.DataFrame(
        {"event_date": [f"20{10 + i}-01-01" for i in range(5)], "event_type": "Protests", "location": "post"}
    )
    return measure(gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(lon, lat), crs=4326), border=border)


def texts(figure: Figure) -> list[str]:
    """Return the texts of a sheet, each once."""
    return [text.get_text() for text in figure.findobj(Text) if text.get_text() and text.get_gid() != "halo"]


def middles(figure: Figure) -> list[tuple[float, float]]:
    """Return where the symbols stand, from left to right: across in shares of the bar, up in points."""
    [bar] = [one for one in figure.findobj(Rectangle) if one.get_gid() == "reach"]
    [symbols] = [one for one in figure.findobj(PolyCollection) if one.get_gid() == "incidents"]
    points = sorted(tuple(path.vertices[:-1].mean(axis=0)) for path in symbols.get_paths())
    return [((x - bar.get_x()) / bar.get_width(), y - bar.get_y()) for x, y in points]


@pytest.mark.parametrize("side", SIDES)
def test_strip_of_the_chinese_border_puts_incidents_where_they_are(side: str) -> None:
    """Across is the share of its 491 km; Tajikistan is above, China below; no reach of the Panj is left."""
    figure = plot_strip(beside(CHINA, SIDES[side]), border=CHINA)

    found = middles(figure)
    # feet of points 3 km beside a winding border may lie a few km off
    assert [x for x, _ in found] == pytest.approx([km / CHINA.length_km for km in KM], abs=0.02)
    assert all((y > 0) == (side == "TJ") for _, y in found)
    seen = texts(figure)
    assert {"Tajikistan", "China", "Tajik–Chinese border", "The Tajik–Chinese border unrolled"} <= set(seen)
    assert not {"Panj", "Pamir", "Amu Darya", "Zorkul and beyond", "Afghanistan"} & set(seen)
    assert "kilometres along the border from its start at 37°14′N, 74°53′E" in seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", [True, False])
def test_strip_with_nothing_on_it_says_so_and_makes_up_no_scale(language: str, *, named: bool) -> None:
    """Where no incident is near, a sentence stands in place of times and rates, also in the label."""
    line = CHINA if named else own_border(LineString([(70.2, 38.6), (71.4, 38.7), (72.2, 38.2)]), "M41")
    far = Point(67.8, 37.1)
    points = gpd.GeoDataFrame({"event_date": ["2021-01-01"]}, geometry=[far], crs=4326)
    figure = plot_strip(measure(points, border=line), border=line, language=language, within_km=25)
    said = words_along(language, line)
    sentence = digits(said["nothing_near"].format(km=25), said)

    assert sentence in " ".join(texts(figure))
    assert sentence.rstrip(".") in figure.get_label()
    assert not [one for one in figure.findobj() if one.get_gid() in ("time", "rate", "chance")]
    assert {said["rate"], said["chance"], said["busier"], said["along"]}.isdisjoint(texts(figure))


@pytest.mark.parametrize("language", LANGUAGES)
def test_strip_and_report_speak_of_the_line_in_every_language(language: str, tmp_path: Path) -> None:
    """Title, legend, table, method and alternative text name the line as it was given."""
    road = own_border(LineString([(70.2, 38.6), (71.4, 38.7), (72.2, 38.2)]), "M41")
    table = measure(beside(CHINA, 90).drop(columns="reach"), border=road)
    strip = plot_strip(table, border=road, language=language, within_km=50)
    report = build_report(table, border=road, language=language)
    save_report(report, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")

    assert "M41" in strip.get_label().split(". ")[0]
    assert "M41" in texts(strip)
    assert "M41" in report.title
    assert "M41" in dict(report.paragraphs)[report.words["method"]]
    assert "M41" in dict(report.paragraphs)[report.words["sources"]]
    for figure in report.figures[:2]:
        assert "M41" in figure.get_label()
    assert words(language)["border"] not in page
    assert f'<th scope="col">{report.words["col_km"]}</th>' in page
    assert "{" not in "".join(text for _, text in report.paragraphs)


def test_alternative_text_names_the_line_under_a_title_of_ones_own() -> None:
    """A title that says nothing of the line is followed by its name."""
    table = beside(CHINA, 90)

    for figure in (
        plot_map(table, title="Our year", border=CHINA),
        plot_strip(table, title="Our year", border=CHINA),
    ):
        assert figure.get_label().startswith("Our year. Tajik–Chinese border. ")


def test_report_without_chainage_has_no_strip_and_says_why(tmp_path: Path) -> None:
    """The border with Kyrgyzstan is in four pieces: map and counts are there, and the reason."""
    kyrgyz = neighbour_border("KG")
    table = measure(beside(CHINA, -90), border=kyrgyz)
    report = build_report(table, border=kyrgyz)
    save_report(report, tmp_path / "report.html")
    save_report(report, tmp_path / "report.pdf")

    assert len(report.figures) == 2
    told = dict(report.paragraphs)["The Tajik–Kyrgyz border unrolled"]
    assert told.startswith("Tajik–Kyrgyz border: its 4 pieces do not join end to end")
    assert told in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--with", "UZ"), "Tajik–Uzbek border: its 2 pieces do not join end to end"),
        (("--with", "KG"), "give one piece with --line FILE, or draw it with panj map"),
        (("--with", "PK"), "no border with 'PK'"),
        (("--line", "nowhere.gpkg"), "there is no file nowhere.gpkg"),
        (("--line", "a", "--with", "CN"), "--line and --with each name a line"),
    ],
)
def test_strip_command_refuses_what_cannot_be_unrolled(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    """One line of error that says what to do; no file is left."""
    source, output = tmp_path / "rows.csv", tmp_path / "strip.png"
    source.write_text("location\nKhorugh\n", encoding="utf-8")

    done = CliRunner().invoke(strip_command, [str(source), *arguments, "-o", str(output)])

    assert done.exit_code != 0
    assert message in f"{done.output} {done.exception}"
    assert not output.exists()


def test_commands_take_a_line_from_a_file(tmp_path: Path) -> None:
    """`--line` names the line after its file, without its folder; `--with` after the neighbour."""
    source, line = tmp_path / "rows.csv", tmp_path / "Our road.geojson"
    source.write_text("event_date,location\n2020-05-01,Khorugh\n", encoding="utf-8")
    road = LineString([(71.2, 37.3), (71.6, 37.6)])
    gpd.GeoDataFrame(geometry=[road], crs=4326).to_file(line)

    for command, name in ((strip_command, "strip.html"), (report_command, "report.html")):
        output = tmp_path / name
        done = CliRunner().invoke(command, [str(source), "--line", str(line), "-o", str(output)])
        assert done.exit_code == 0, done.output
        page = output.read_text(encoding="utf-8")
        assert "“Our road”" in page
        assert str(tmp_path) not in page
        done = CliRunner().invoke(command, [str(source), "--with", "CN", "-o", str(output), "--lang", "tg"])
        assert done.exit_code == 0, done.output
        assert "Тоҷикистону Чин" in output.read_text(encoding="utf-8")


def test_places_along_are_those_of_the_line() -> None:
    """Towns near the line, with chainage and side; where there are hardly any, villages and farther ones."""
    china = places_along(load_backdrop(), CHINA).set_index("name")

    assert {"Murghob", "Tashqorghan"} <= set(china.index)
    assert (china.loc["Murghob", "left"], china.loc["Tashqorghan", "left"]) == (True, False)
    assert (china.loc["Murghob", "chainage_km"] > china.loc["Tashqorghan", "chainage_km"]) is np.True_
    assert "Khorugh" not in china.index
    away = [WGS84.inv(*china.geometry[name].coords[0], *nearest(name, china))[2] for name in china.index]
    assert max(away) <= FAR_TOWN_KM * 1000
    elsewhere = own_border(LineString([(10, 50), (11, 50)]), "elsewhere")
    assert not len(places_along(load_backdrop(), elsewhere))


def nearest(name: str, places: gpd.GeoDataFrame) -> tuple[float, float]:
    """Return the point of the border with China at the chainage of a place."""
    lon, lat = points_at_chainage(CHINA.line, np.array([places.loc[name, "chainage_km"]]))
    return float(lon[0]), float(lat[0])


@pytest.mark.parametrize("degrees", [0.001, 0.1, 30.0])
def test_strip_of_a_short_or_a_long_line(degrees: float) -> None:
    """From a hundred metres to thousands of km: rates add up, and numbers stand along the line."""
    line = own_border(LineString([(40, 38.0), (40 + degrees, 38.0)]), "straight")
    lon, lat = points_at_chainage(line.line, line.length_km * np.array([0.2, 0.5, 0.9]))
    points = gpd.points_from_xy(lon, lat + np.array([0, 0.0001, -0.0001]))
    days = ["2020-01-01", "2021-01-01", "2022-01-01"]
    table = measure(gpd.GeoDataFrame({"event_date": days}, geometry=points, crs=4326), border=line)

    curve = rates(unroll(table, 50, line))
    cell_km = line.length_km / len(curve.at_km)
    assert curve.rate.sum() * cell_km == pytest.approx(3, rel=0.02)
    numbers = [text for text in texts(plot_strip(table, border=line)) if text.replace(".", "").isdigit()]
    assert 2 * 6 <= len(numbers) <= 2 * 40


def test_strip_needs_the_line_that_was_measured_against() -> None:
    """A table without chainage is refused with what to do."""
    with pytest.raises(StyleError, match="measure it first"):
        plot_strip(beside(CHINA, 90).drop(columns="chainage_km"), border=CHINA)


def test_a_table_of_another_line_is_refused() -> None:
    """Chainages of one line are not drawn along another."""
    with pytest.raises(IncidentError, match="another line, with the reach 'Tajik–Chinese border'"):
        plot_strip(beside(CHINA, 90))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ([(179, 51), (-179, 52)], "the line “far” crosses the antimeridian, and no map can show that"),
        ([(0, 89), (90, 89.5)], "the line “far” comes to latitude 89.5, and maps end at 84"),
    ],
)
def test_a_line_that_no_map_shows_is_refused_by_maps_alone(
    line: list[tuple[float, float]], message: str
) -> None:
    """Sheet, page and report say so; the strip has no map."""
    far = own_border(LineString(line), "far")
    table = measure(
        gpd.GeoDataFrame({"event_date": ["2020-01-01"]}, geometry=[Point(line[0])], crs=4326), border=far
    )

    for draw in (plot_map, plot_series, build_map, build_report):
        with pytest.raises(StyleError, match=message):
            draw(table, border=far)  # type: ignore[operator] # all of them take these
    assert plot_strip(table, border=far).get_label().startswith("The line “far” unrolled. 1 of 1")
