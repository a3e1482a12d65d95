"""The commands that draw: panj map, panj demo; and style files."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maps.cli import demo, map_command
from maps.errors import StyleError
from maps.page_style import load_style

CSV = """event_id,event_date,event_type,location,fatalities
A,2012-07-24,Battles,Khorugh,42
B,,Volcano,nowhere at all,
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a file with two incidents, one of them nowhere."""
    path = tmp_path / "incidents.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    """Run panj map."""
    return CliRunner().invoke(map_command, [str(argument) for argument in arguments])


def test_map_writes_a_page_and_counts_the_rows(source: Path, tmp_path: Path) -> None:
    """The closing line says how many rows there are and how many found their place."""
    result = run(source, "-o", tmp_path / "map.html")

    assert result.exit_code == 0, result.output
    assert "2 rows: 1 placed" in result.stderr
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_map_writes_a_sheet_by_its_ending(source: Path, tmp_path: Path) -> None:
    """A name that ends in .png gets a picture."""
    result = run(source, "-o", tmp_path / "map.png")

    assert result.exit_code == 0, result.output
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["map.gif", "map", "map.html.txt"])
def test_map_of_an_unknown_format_is_refused(source: Path, tmp_path: Path, name: str) -> None:
    """The message lists the endings that there are."""
    result = run(source, "-o", tmp_path / name)

    assert "use one of .html, .htm, .png, .svg, .pdf" in str(result.exception)
    assert sorted(tmp_path.iterdir()) == [source]


def test_map_in_a_missing_folder_is_refused_before_the_work(source: Path, tmp_path: Path) -> None:
    """The message says that the folder is missing."""
    result = run(source, "-o", tmp_path / "none" / "map.html")

    assert "does not exist; make it first" in str(result.exception)


@pytest.mark.parametrize("option", ["--tiles=osm", "--style=style.toml", "--hotspots"])
def test_options_of_a_page_are_refused_for_a_sheet(source: Path, tmp_path: Path, option: str) -> None:
    """What only a page can show is a usage error for a picture."""
    result = run(source, "-o", tmp_path / "map.png", option)

    assert result.exit_code == 2
    assert "is for a web page" in result.stderr


@pytest.mark.parametrize("zones", ["x", "0", "5,,10", "-1"])
def test_zones_that_are_none_are_refused(source: Path, tmp_path: Path, zones: str) -> None:
    """The message shows how distances are given."""
    result = run(source, "-o", tmp_path / "map.html", "--zones", zones)

    assert result.exit_code == 2
    assert "such as 5,10,25,50" in " ".join(result.stderr.split())


def test_zones_of_the_map_are_those_of_its_figures(source: Path, tmp_path: Path) -> None:
    """With other zones, the probabilities on the page are of those zones."""
    style = tmp_path / "style.toml"
    style.write_text('[categories.Fighting]\ncolour = "#112233"\nshape = "square"\ntypes = ["battles"]\n')

    result = run(source, "-o", tmp_path / "map.html", "--zones", "20,7", "--style", style, "--hotspots")

    assert result.exit_code == 0, result.output


def test_demo_writes_three_files_and_says_what_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The demo places the packaged incidents and sums them up."""
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(demo, [])

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "panj-demo").iterdir()) == [
        "incidents.geojson",
        "map.html",
        "map.png",
    ]
    lines = dict(line.split("  ", 1) for line in result.output.splitlines() if "  " in line)
    assert lines["incidents"].split() == ["62,", "1993-07-13", "to", "2026-04-17"]
    zones = {"within 10 km", "within 25 km", "within 50 km", "outside the zone"}
    assert {"placed", "nearest", "worst reach", *zones} <= set(lines)
    outside, _, vague = lines["outside the zone"].partition(" and ")
    for place in ("Nimruz", "Paktika", "Khost", "Kabul"):
        assert place in outside
    assert "Gorno-Badakhshan" in vague  # a region that reaches to the border is not outside
    collection = json.loads((tmp_path / "panj-demo" / "incidents.geojson").read_text(encoding="utf-8"))
    assert len(collection["features"]) == 62


def test_demo_where_nothing_can_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the place of the folder is named."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "panj-demo").write_text("a file")

    result = CliRunner().invoke(demo, [])

    assert "cannot make the folder panj-demo" in str(result.exception)


def written(tmp_path: Path, text: str) -> Path:
    """Return a style file."""
    path = tmp_path / "style.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_style_file_groups_types_into_categories(tmp_path: Path) -> None:
    """A category draws all its types alike; others are drawn as the rest."""
    text = """
        [categories.Fighting]
        colour = "#112233"
        shape = "square"
        types = ["Battles", "Riots"]
        [other]
        colour = "#445566"
        [light]
        land = "#ffffee"
        zones = ["#aabbcc"]
        [dark]
        land = "#000011"
    """

    style = load_style(written(tmp_path, text))

    symbols = style.symbols(["BATTLES ", "riots", "Protests"], [3])
    assert symbols["types"] == {"": 1, "BATTLES ": 0, "riots": 0, "Protests": 1}
    assert [entry["colour"] for entry in symbols["styles"]] == ["#112233", "#445566"]
    assert (style.themes()["light"]["land"], style.themes()["dark"]["land"]) == ("#ffffee", "#000011")
    assert style.light.zones == ("#aabbcc",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "cannot read the style"),
        ("[colours]\n", "there is no key 'colours': use categories, other, light, dark"),
        ("categories = 3\n", r"categories is 3: it must be a table"),
        ('[categories.X]\nshape = "circle"\n', r"categories\.X has no colour"),
        ('[categories.X]\ncolour = "red"\nshape = "circle"\n', r"X\.colour is 'red': give a colour as #rr"),
        ('[categories.X]\ncolour = "#ff0000"\nshape = "star"\n', r"X\.shape is 'star': use one of circle"),
        ('[categories.X]\ncolour = "#ff0000"\nshape = "circle"\ntypes = "Y"\n', r"X\.types is 'Y'"),
        ("[categories.X]\nsize = 3\n", r"categories\.X there is no key 'size'"),
        ('[other]\ntypes = ["Y"]\n', "other there is no key 'types'"),
        ('[light]\nsea = "#000000"\n', "light there is no key 'sea'"),
        ('[dark]\nland = "black"\n', r"dark\.land is 'black'"),
        ('[light]\nzones = "#000000"\n', r"light\.zones is '#000000': give a list"),
    ],
)  # fmt: skip
def test_mistake_in_a_style_file_is_named_by_its_key(tmp_path: Path, text: str, said: str) -> None:
    """The message says which key is wrong, what is there, and what may be."""
    with pytest.raises(StyleError, match=said):
        load_style(written(tmp_path, text))


def test_missing_style_file_is_said(tmp_path: Path) -> None:
    """A style file that does not exist is named."""
    with pytest.raises(StyleError, match=r"cannot read the style .*none\.toml"):
        load_style(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("arguments", "starts"),
    [([], b"<!DOCTYPE html>"), (["-o", "-", "--format", "png"], b"\x89PNG"), (["--format", "svg"], b"<?xml")],
)
def test_map_without_a_file_goes_to_standard_output(
    source: Path, arguments: list[str], starts: bytes
) -> None:
    """A page, or what --format says, is written whole to standard output; what is said goes to stderr."""
    result = run(source, *arguments)

    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes.startswith(starts)
    assert "placed" in result.stderr


def test_map_options_that_contradict_each_other_are_refused(source: Path, tmp_path: Path) -> None:
    """The ending says the format of a file, and only a file can be opened."""
    both = run(source, "-o", tmp_path / "map.png", "--format", "svg")
    opened = run(source, "--open")

    assert (both.exit_code, opened.exit_code) == (2, 2)
    assert "--format is for standard output" in both.stderr
    assert "--open needs a file" in opened.stderr
