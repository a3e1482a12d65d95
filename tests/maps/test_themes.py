"""Themes of the static map."""

from pathlib import Path

import pytest
from matplotlib.colors import to_rgb

from maps.errors import StyleError
from maps.style import Theme
from maps.themes import THEMES, load_theme


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", THEMES)
def test_themes_have_text_that_can_be_read(name: str) -> None:
    """Text on paper and on land has the contrast of 4.5 that WCAG 2.1 asks for; names of rivers have 3."""
    theme = load_theme(name)
    for text, ground, least in (
        (theme.text, theme.paper, 4.5),
        (theme.faint_text, theme.paper, 4.5),
        (theme.town, theme.land, 4.5),
        (theme.river_text, theme.land, 3.0),
    ):
        light, dark = sorted((luminance(text), luminance(ground)), reverse=True)

        assert (light + 0.05) / (dark + 0.05) >= least


@pytest.mark.parametrize("name", THEMES)
def test_themes_have_zones_that_stay_apart_in_grey(name: str) -> None:
    """Bands step in one direction of lightness, from the border outward."""
    steps = [luminance(colour) for colour in load_theme(name).zones]

    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert len(set(steps)) == len(steps)


def test_load_theme_from_a_file_changes_what_it_names(tmp_path: Path) -> None:
    """The rest is the base's."""
    file = tmp_path / "house.toml"
    file.write_text('base = "dark"\nborder = "#00ff00"\nzones = ["red", "#aabbcc"]\n', encoding="utf-8")

    theme = load_theme(str(file))
    assert (theme.border, theme.zones) == ("#00ff00", ("red", "#aabbcc"))
    assert theme.paper == THEMES["dark"].paper
    assert isinstance(theme, Theme)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('boarder = "#00ff00"', "there is no key 'boarder': use paper, land"),
        ('border = "greenish"', "border is 'greenish': give a colour"),
        ("border = 3", "border is 3: give a colour"),
        ('zones = "red"', "zones is 'red': give colours"),
        ("zones = []", "give colours"),
        ('base = "sepia"', "no base 'sepia': use light, dark, print"),
        ("border = ", "cannot read the theme"),
    ],
)
def test_load_theme_names_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    """A wrong key or value is told by its name."""
    file = tmp_path / "house.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(StyleError, match=message):
        load_theme(str(file))


@pytest.mark.parametrize(
    ("name", "message"), [("sepia", "use light, dark, print"), ("none.toml", "cannot read")]
)
def test_load_theme_that_does_not_exist(name: str, message: str) -> None:
    """The message lists the themes, or says why the file cannot be read."""
    with pytest.raises(StyleError, match=message):
        load_theme(name)
