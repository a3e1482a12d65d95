"""A page of incidents that were measured against another line."""

import base64
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from click.testing import CliRunner
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from geo.border.neighbours import neighbour_border
from maps.backdrop import load_backdrop
from maps.cli import map_command
from maps.elements import PageLayer
from maps.extent import choose_extent
from maps.ground_elements import BorderLayer, ZoneLayer
from maps.projection import fit_frame
from maps.series import plot_series
from maps.static import plot_map
from maps.zones import display_zones

ROWS = "event_id,country,location,latitude,longitude\nA,China,post,38.40,74.83\n"


def test_zones_are_those_of_the_line() -> None:
    """10 km beside the border with China lie elsewhere than 10 km beside that with Afghanistan."""
    china = display_zones((10,), neighbour_border("CN"))[0]

    west, south, east, north = china.bounds
    assert (west > 73, north > 39) == (True, True)
    assert not china.intersects(display_zones((10,))[0].buffer(-0.2))
    assert (east, south) == (pytest.approx(75, abs=0.5), pytest.approx(37.2, abs=0.3))


def unpacked(layer: PageLayer) -> Any:
    """Return what the page's script gets of a layer."""
    return json.loads(zlib.decompress(base64.b64decode(layer.packed.text)))


def test_layers_show_all_parts_of_a_line_with_gaps() -> None:
    """The border with Kyrgyzstan has exclaves: its four parts are drawn, and called after it."""
    kyrgyz = neighbour_border("KG")

    reaches = unpacked(BorderLayer(border=kyrgyz))["reaches"]
    zones = unpacked(ZoneLayer((5,), border=kyrgyz))["zones"]

    assert [reach["name"] for reach in reaches] == ["Tajik–Kyrgyz border"] * 4
    assert len(zones[0]["outer"]) > 1
    assert len(unpacked(BorderLayer())["reaches"]) == 4
    assert unpacked(BorderLayer())["reaches"][0]["key"] == "Amu Darya"


def on_sheet(figure: Figure, prefix: str) -> list[str]:
    """Return the names of one kind on a sheet: level ones, and those that follow a bend."""
    level = [(str(one.get_gid()), one.get_text()) for one in figure.findobj(Text)]
    bent = [(str(one.get_gid()), str(one.get_label())) for one in figure.findobj(PathPatch)]
    return [text for gid, text in level + bent if gid.startswith(prefix)]


@pytest.mark.parametrize("code", ["CN", "KG"])
def test_sheet_shows_the_line_in_place_of_the_packaged_border(
    code: str, made_up: Callable[..., gpd.GeoDataFrame]
) -> None:
    """The drawn line is the given one to a point; the sheet holds and names it, and none of our reaches."""
    border = neighbour_border(code)

    figure = plot_map(made_up(5), border=border)

    axes = figure.axes[1]
    [drawn] = [one for one in axes.findobj(LineCollection) if one.get_gid() == "border"]
    line = shapely.multilinestrings([shapely.linestrings(path.vertices) for path in drawn.get_paths()])
    backdrop = load_backdrop().along(border)
    west, south, east, north = border.course.bounds
    frame = fit_frame(
        choose_extent("border", made_up(5), backdrop, (5, 10, 25, 50)),
        *np.ptp([axes.get_xlim(), axes.get_ylim()], axis=1),
    )
    assert shapely.hausdorff_distance(line, frame.on_paper(border.course)) < 1
    assert frame.box.covers(line)
    assert (west, east) == pytest.approx(backdrop.border.total_bounds[[0, 2]], abs=0.001)
    assert (south, north) == pytest.approx(backdrop.border.total_bounds[[1, 3]], abs=0.001)
    assert set(on_sheet(figure, "label reach")) <= {border.name}
    assert on_sheet(figure, "title") == [f"Incidents along the {border.name}"]
    assert border.name in figure.get_label()
    assert border.name in "".join(on_sheet(figure, "foot"))


def test_the_packaged_border_is_then_one_among_others() -> None:
    """It is drawn with the frontiers, from which the line itself is gone: it would be drawn twice."""
    china = neighbour_border("CN")
    usual, other = load_backdrop(), load_backdrop().along(china)
    frontiers = shapely.union_all(other.frontiers.geometry.array)
    packaged = shapely.union_all(usual.border.geometry.array)

    away = packaged.difference(china.course.buffer(0.02))
    assert away.difference(frontiers.buffer(1e-6)).length == pytest.approx(0, abs=1e-6)
    assert frontiers.distance(china.course) > 0.009
    assert other.home == china.countries
    assert usual.along(None) is usual


@pytest.mark.parametrize("name", ["map.html", "map.png", "map.svg"])
def test_map_command_draws_another_border(tmp_path: Path, name: str) -> None:
    """A page and a sheet alike."""
    source, output = tmp_path / "rows.csv", tmp_path / name
    source.write_text(ROWS, encoding="utf-8")

    done = CliRunner().invoke(map_command, [str(source), "--with", "CN", "-o", str(output)])

    assert done.exit_code == 0, done.output
    assert output.stat().st_size > 50_000
    if name == "map.svg":
        assert "Tajik–Chinese border" in output.read_text(encoding="utf-8")


def test_little_maps_name_the_line(made_up: Callable[..., gpd.GeoDataFrame]) -> None:
    """The heading and the footnotes say which line it is."""
    figure = plot_series(made_up(20), by="year", border=neighbour_border("CN"))

    assert figure.get_label().startswith("Incidents along the Tajik–Chinese border, by year. ")
    assert "Tajik–Chinese border: " in " ".join(one.get_text() for one in figure.axes[0].texts[-3:])
    assert len(figure.axes) > 2
