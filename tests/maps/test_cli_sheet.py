"""The options of a sheet on the command line."""

from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib.image as mpimg
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfReader

from maps.cli import map_command


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a table with two places by name."""
    path = tmp_path / "raw.csv"
    text = (
        "event_date,event_type,location,fatalities\n2020-05-01,Battles,Khorugh,7\n2021-06-01,Riots,Vanj,0\n"
    )
    path.write_text(text, encoding="utf-8")
    return path


def draw(source: Path, name: str, *options: str) -> Result:
    """Run `panj map`."""
    return CliRunner().invoke(map_command, [str(source), "-o", str(source.parent / name), *options])


def test_map_command_draws_the_sheet_asked_for(source: Path) -> None:
    """Size, dots, extent and theme are those of the options."""
    options = (
        "--size",
        "150x120mm",
        "--dpi",
        "60",
        "--extent",
        "71,37,72,38.6",
        "--theme",
        "dark",
        "--no-inset",
    )
    result = draw(source, "map.png", *options)

    assert result.exit_code == 0, result.output
    picture = mpimg.imread(source.parent / "map.png")
    assert picture.shape[:2] == (283, 354)
    assert picture[2, 2, :3].max() < 0.2


def test_map_command_says_the_map_in_words(source: Path) -> None:
    """--alt prints what the files hold as their description."""
    spoken = draw(source, "map.png", "--alt").output
    draw(source, "map.svg")
    draw(source, "map.pdf")
    alternative = "Battles: 1; Riots: 1. Fatalities: 7 (Khorugh: 7)."
    svg = ET.parse(source.parent / "map.svg")  # noqa: S314 - our own file
    described = [node.text or "" for node in svg.iter("{http://purl.org/dc/elements/1.1/}description")]

    assert alternative in spoken
    with Image.open(source.parent / "map.png") as picture:
        assert alternative in picture.info["Description"]
    assert any(alternative in text for text in described)
    assert alternative in str(PdfReader(source.parent / "map.pdf").metadata.subject)


def test_map_command_draws_little_maps(source: Path) -> None:
    """--by makes a sheet with one map a year."""
    assert draw(source, "map.svg", "--by", "year", "--lang", "tg").exit_code == 0

    svg = (source.parent / "map.svg").read_text(encoding="utf-8")
    assert ">2020<" in svg
    assert ">2021<" in svg


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--size", "b5"), "is no size"),
        (("--theme", "sepia"), "there is no theme 'sepia'"),
        (("--font", "none.ttf"), "none.ttf is no font"),
        (("--extent", "1,2,3,4"), "nothing to draw"),
    ],
)
def test_map_command_leaves_no_file_when_it_fails(
    source: Path, options: tuple[str, ...], message: str
) -> None:
    """One clear message, and what stood there stays."""
    target = source.parent / "map.png"
    target.write_text("precious", encoding="utf-8")
    result = draw(source, "map.png", *options)

    assert message in str(result.exception)
    assert target.read_text(encoding="utf-8") == "precious"
    assert {path.name for path in source.parent.iterdir()} == {"raw.csv", "map.png"}


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("map.png", ("--extent", "1,2,3"), "is no extent"),
        ("map.png", ("--dpi", "5"), "30<=x<=1200"),
        ("map.png", ("--by", "year", "--no-inset"), "--inset is for one map"),
        ("map.html", ("--size", "a3"), "--size is for a sheet"),
    ],
)
def test_map_command_refuses_options_that_do_not_fit(
    source: Path, name: str, options: tuple[str, ...], message: str
) -> None:
    """A usage error says what to leave out."""
    result = draw(source, name, *options)

    assert result.exit_code == 2
    assert message in result.output
