"""A page of incidents that were measured against another line."""

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from geo.border.neighbours import neighbour_border
from maps.cli import map_command
from maps.elements import PageLayer
from maps.ground_elements import BorderLayer, ZoneLayer
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

    assert [reach["name"] for reach in reaches] == ["Tajikistan–KG border"] * 4
    assert len(zones[0]["outer"]) > 1
    assert len(unpacked(BorderLayer())["reaches"]) == 4
    assert unpacked(BorderLayer())["reaches"][0]["key"] == "Amu Darya"


def test_map_with_another_border_is_a_page_and_no_sheet(tmp_path: Path) -> None:
    """The page is called after the line; a sheet, which shows the Tajik–Afghan border, is refused."""
    source, page = tmp_path / "rows.csv", tmp_path / "map.html"
    source.write_text(ROWS, encoding="utf-8")

    done = CliRunner().invoke(map_command, [str(source), "--with", "CN", "-o", str(page)])
    refused = CliRunner().invoke(map_command, [str(source), "--with", "CN", "-o", str(tmp_path / "map.png")])

    assert done.exit_code == 0, done.output
    assert page.stat().st_size > 100_000
    assert refused.exit_code == 2
    assert "--line and --with are for a web page" in refused.output
    assert not (tmp_path / "map.png").exists()
