"""Colours, symbols and categories of a page, read from a TOML file."""

import os
import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from maps.errors import StyleError
from maps.palettes import DARK, PageStyle
from maps.style import LIGHT, OTHER_STYLE, SHAPES, EventStyle, Theme

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TABLES = ("categories", "other", "light", "dark")


def load_style(path: str | os.PathLike[str]) -> PageStyle:
    """
    Return the style that a TOML file describes.

    `[categories."Clashes"]` has `colour`, `shape` and, if not the name itself, `types`: a list of the event
    types in it. Types in no category are drawn as `[other]`. `[light]` and `[dark]` change colours of
    `maps.style.Theme`. What the file leaves out stays as usual; with any category, ACLED's types are no
    longer drawn apart.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    StyleError
        If the file cannot be read, or a key of it is unknown or has a value that is not allowed.
    """
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StyleError(f"cannot read the style {path}: {error}") from error
    _check_keys(table, _TABLES, f"style {path}:")
    style = PageStyle(
        other=_event(table.get("other", {}), OTHER_STYLE.event_type, f"style {path}: other", OTHER_STYLE),
        light=_theme(table.get("light", {}), LIGHT, f"style {path}: light"),
        dark=_theme(table.get("dark", {}), DARK, f"style {path}: dark"),
    )
    categories = _table(table.get("categories", {}), f"style {path}: categories")
    if not categories:
        return style
    events: dict[str, EventStyle] = {}
    for name, entry in categories.items():
        where = f"style {path}: categories.{name}"
        event = _event(entry, name, where, None)
        events |= dict.fromkeys(_types(entry, name, where), event)
    return replace(style, events=events)


def _table(value: Any, where: str) -> dict[str, Any]:
    """Return a table of the file, if it is one."""
    if not isinstance(value, dict):
        raise StyleError(f"{where} is {value!r}: it must be a table, such as [{where.rsplit(' ', 1)[-1]}]")
    return value


def _check_keys(table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    """Refuse a key that means nothing."""
    for key in table:
        if key not in known:
            raise StyleError(f"{where} there is no key {key!r}: use {', '.join(known)}")


def _event(entry: Any, label: str, where: str, usual: EventStyle | None) -> EventStyle:
    """Return how a category is drawn; without a usual style, colour and shape must both be there."""
    values = _table(entry, where)
    _check_keys(values, ("colour", "shape") if usual else ("colour", "shape", "types"), where)
    for key in ("colour", "shape"):
        if key not in values and usual is None:
            raise StyleError(f"{where} has no {key}: a category needs colour and shape")
    colour = _colour(values["colour"], f"{where}.colour") if "colour" in values else usual.colour  # type: ignore[union-attr] # checked above
    shape = values.get("shape", usual.shape if usual else None)
    if shape not in SHAPES:
        raise StyleError(f"{where}.shape is {shape!r}: use one of {', '.join(SHAPES)}")
    return EventStyle(label, colour, shape)


def _types(entry: dict[str, Any], name: str, where: str) -> list[str]:
    """Return the event types of a category, in lower case."""
    types = entry.get("types", [name])
    if not isinstance(types, list) or not types or not all(isinstance(one, str) for one in types):
        raise StyleError(f'{where}.types is {types!r}: give a list of event types, such as ["Battles"]')
    return [one.strip().casefold() for one in types]


def _theme(entry: Any, base: Theme, where: str) -> Theme:
    """Return a theme with some of its colours changed."""
    values = _table(entry, where)
    _check_keys(values, tuple(field.name for field in fields(Theme)), where)
    changed: dict[str, Any] = {}
    for key, value in values.items():
        if key != "zones":
            changed[key] = _colour(value, f"{where}.{key}")
        elif isinstance(value, list) and value:
            changed[key] = tuple(_colour(one, f"{where}.zones") for one in value)
        else:
            raise StyleError(
                f'{where}.zones is {value!r}: give a list of colours, such as ["#e9bd7c", "#f0d09e"]'
            )
    return replace(base, **changed)


def _colour(value: Any, where: str) -> str:
    """Return a colour, if it is one."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise StyleError(f'{where} is {value!r}: give a colour as #rrggbb, such as "#d31c0b"')
    return value
