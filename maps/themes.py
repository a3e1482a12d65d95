"""The themes of the static map: light, dark, print, or a file that changes some of their colours."""

import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from matplotlib.colors import is_color_like

from maps.errors import StyleError
from maps.palettes import DARK
from maps.style import LIGHT, Theme

# For black and white printers and newsprint: no tints behind text, bands in greys that a photocopy keeps.
PRINT = Theme(
    land="#ffffff",
    neighbour="#f1f1f1",
    water="#d9d9d9",
    river="#8c8c8c",
    river_text="#4d4d4d",
    frontier="#6e6e6e",
    province="#a0a0a0",
    province_text="#757575",
    graticule="#cfcfcf",
    border="#000000",
    text="#000000",
    faint_text="#404040",
    town="#000000",
    disc="#303030",
    zones=("#c4c4c4", "#d6d6d6", "#e5e5e5", "#f2f2f2"),
)
THEMES = {"light": LIGHT, "dark": replace(DARK, disc="#e39fc6", hollow="#e6e6e6"), "print": PRINT}


def load_theme(name: str) -> Theme:
    """
    Return a theme by its name, or from a TOML file.

    Parameters
    ----------
    name
        light, dark or print; or the path of a file that ends in .toml, whose keys are those of `Theme`, each
        with a colour (`zones` with a list of colours). `base = "dark"` says which theme it changes; light if
        it does not.

    Raises
    ------
    StyleError
        If there is no such theme, the file cannot be read, a key is unknown or a value is no colour.
    """
    if name in THEMES:
        return THEMES[name]
    if not name.endswith(".toml"):
        raise StyleError(f"there is no theme {name!r}: use {', '.join(THEMES)}, or a file that ends in .toml")
    try:
        values = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StyleError(f"cannot read the theme {name}: {error}") from error
    base = values.pop("base", "light")
    if base not in THEMES:
        raise StyleError(f"theme {name}: there is no base {base!r}: use {', '.join(THEMES)}")
    return replace(THEMES[base], **{key: _colour(name, key, value) for key, value in values.items()})


def _colour(name: str, key: str, value: Any) -> Any:
    """Return the value of a key of a theme, if it is one."""
    known = [field.name for field in fields(Theme)]
    if key not in known:
        raise StyleError(f"theme {name}: there is no key {key!r}: use {', '.join(known)}")
    if key == "zones" and isinstance(value, list) and value and all(is_color_like(one) for one in value):
        return tuple(value)
    if key != "zones" and isinstance(value, str) and is_color_like(value):
        return value
    wanted = 'colours, such as ["#e9bd7c", "#f0d09e"]' if key == "zones" else 'a colour, such as "#e9bd7c"'
    raise StyleError(f"theme {name}: {key} is {value!r}: give {wanted}")
