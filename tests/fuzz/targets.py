"""What is fuzzed: everything that takes bytes or text from outside, with a few whole examples of each."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from gazetteer.errors import PanjError
from geo.incidents.coordinates import parse_degrees
from geo.incidents.counts import parse_count
from geo.incidents.dates import parse_date
from geo.incidents.formats import FORMATS
from geo.incidents.problems import BadValueError
from geo.incidents.readers import parse_incidents
from geo.incidents.selection import evaluate
from geo.incidents.table import build_table
from geo.incidents.writers import write_incidents
from maps.page_style import load_style
from maps.themes import load_theme

_MOST_PEOPLE = 10**9
_LAST_YEAR = 9999
_RAW = pd.DataFrame(
    {
        "event_id": ["A", "B", "C"],
        "event_date": ["2021-06-22", None, "22–24 June 2021"],
        "location": ["Хоруғ", "چاه آب", '=1+1, "q"\nline 😀'],
        "latitude": ["37.5241", None, "37°29'24\"N"],
        "longitude": ["71.5078", None, "71,55"],
        "fatalities": ["at least 2", None, "0"],
        "their_number": [1, None, 2**53 + 1],
        "their_flag": [True, None, False],
        "their_text": ["", None, "x" * 300],
    },
    dtype=object,
)
TABLE = build_table(_RAW).table


@dataclass(frozen=True, slots=True)
class Target:
    """
    One thing that is fuzzed.

    Parameters
    ----------
    run
        Takes any bytes; raises whatever is a defect.
    seeds
        Whole examples of what it takes.
    """

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def read(suffix: str, content: bytes) -> None:
    """Read a file: a table whose rows and problems belong together, or one line that says what is wrong."""
    with tempfile.TemporaryDirectory(prefix="panj-fuzz-") as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        _in_one_line(parse_incidents, path, then=_whole)


def parse(function: Callable[[str], Any], content: bytes) -> None:
    """Parse a text: a value, or BadValueError with what is wrong and what to do."""
    text = content.decode(errors="replace").strip()
    if not text:
        return  # a blank value is missing, and is never parsed
    try:
        value = function(text)
    except BadValueError as error:
        value = None
        told = (error.message, error.remedy)
    if value is None:
        assert all(told)
        return
    if isinstance(value, float):
        assert value == value  # noqa: PLR0124 - no NaN
    for part in ("best", "low", "high"):
        figure = getattr(value, part, None)
        assert figure is None or 0 <= figure <= _MOST_PEOPLE, figure
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    assert start is None or (1 <= start.year <= _LAST_YEAR and start.tzinfo is None)
    assert start is None or end is None or start <= end


def cells(content: bytes) -> None:
    """Build a table of one row from lines of text: the row stays, and is told of in terms of its columns."""
    lines = content.decode(errors="replace").split("\n")
    names = (
        "event_date",
        "event_date_end",
        "latitude",
        "longitude",
        "fatalities",
        "injured",
        "geo_precision",
    )
    raw = pd.DataFrame([{name: line or None for name, line in zip(names, lines, strict=False)}], dtype=object)
    raw["location"] = "Tem"
    _whole(build_table(raw))


def where(content: bytes) -> None:
    """Evaluate an expression: a truth value for each row, or one line; nothing else can come of it."""
    _in_one_line(lambda text: evaluate(text, TABLE), content.decode(errors="replace"), then=len)


def there_and_back(content: bytes) -> None:
    """Read GeoJSON and write what it holds: the text formats give back as many rows."""
    with tempfile.TemporaryDirectory(prefix="panj-fuzz-") as folder:
        path = Path(folder) / "a.geojson"
        path.write_bytes(content)
        table = _in_one_line(lambda source: parse_incidents(source).table, path)
        if table is None:
            return
        for suffix in (".geojson", ".csv", ".kml", ".gpkg", ".parquet"):
            target = path.with_name(f"b{suffix}")
            write_incidents(table, target)
            if len(table):
                assert len(parse_incidents(target).table) == len(table), suffix


def style(load: Callable[[Path], object], content: bytes) -> None:
    """Load a style or theme file: it, or one line."""
    with tempfile.TemporaryDirectory(prefix="panj-fuzz-") as folder:
        path = Path(folder) / "a.toml"
        path.write_bytes(content)
        _in_one_line(load, path)


def _in_one_line(
    function: Callable[[Any], Any], argument: Any, then: Callable[[Any], object] = lambda _: None
) -> Any:
    """Return what a function makes of its argument, None after one of the toolkit's own errors."""
    told = ""
    try:
        made = function(argument)
    except PanjError as error:
        made, told = None, str(error)
    if told:
        assert len(told.splitlines()) == 1, told
        return None
    then(made)
    return made


def _whole(parsed: Any) -> None:
    """See that a parsed table is one: typed columns, problems of rows that are there, points where told."""
    table = parsed.table
    assert all(1 <= problem.row <= len(table) for problem in parsed.problems), parsed.problems
    assert all(problem.message and problem.remedy for problem in parsed.problems)
    assert table.crs == "EPSG:4326"
    assert is_numeric_dtype(table["latitude"].dtype)
    assert (table.geometry.isna() == table["latitude"].isna()).all()
    assert not table["location"].isna().all() or "location" in table.columns


def _seed(suffix: str) -> bytes:
    """Return the example table as a file of a format."""
    with tempfile.TemporaryDirectory(prefix="panj-fuzz-") as folder:
        path = Path(folder) / f"a{suffix}"
        write_incidents(TABLE, path)
        return path.read_bytes()


def _formats() -> dict[str, Target]:
    """Return a target for each format that comes in a file."""
    suffixes = [known.suffixes[0] for known in FORMATS if known.reader and known.suffixes]
    return {suffix[1:]: Target(partial(read, suffix), (_seed(suffix),)) for suffix in suffixes}


def _texts(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


_SQUARE = '{"type":"Polygon","coordinates":[[[70,37],[71,37],[71,38],[70,37]]]}'
_ODD = f'{{"type":"Feature","geometry":{_SQUARE},"properties":{{"location":"x","a":[1,{{"b":null}}]}}}}'
_GEOJSON = (
    f'{{"type":"FeatureCollection","features":[{_ODD}]}}',
    '{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[71.5,37.2,9]},"properties":{}}\n',
    '[{"location":"Tem","evidence":{"location":["Tem",0,3]},"fatalities":2.0,"event_date":"2021"}]',
)
TARGETS: dict[str, Target] = {
    **_formats(),
    "dates": Target(
        partial(parse, parse_date),
        _texts("22.06.2021", "22–24 июня 2021 г.", "2021-06-22T04:30:00Z", "44369", "28 June to 3 July 2021"),
    ),
    "counts": Target(
        partial(parse, parse_count), _texts("at least 2", "2–3", "около 5", "up to 70", "1 000", "≥3")
    ),
    "degrees": Target(
        partial(parse, lambda text: parse_degrees(text, "latitude")),
        _texts("37°29'24\"N", "37,49", "С 37 29.4", "-0.5"),
    ),
    "cells": Target(cells, _texts("1.2.2020\n\n37\n71\n2-3\nten\n1", "june 2020\n2021\n71\n37\n\n\n3.0")),
    "where": Target(
        where,
        _texts(
            'fatalities > 0 and location == "x"',
            "not (event_date < '2021-01-01') or their_flag is None",
            "1 < their_number * 2 - 1 / 3 <= 9 and event_id in ['A', 'B']",
        ),
    ),
    "there_and_back": Target(there_and_back, _texts(*_GEOJSON)),
    "page_style": Target(
        partial(style, load_style),
        _texts('[categories."Clashes"]\ncolour = "#d31c0b"\nshape = "circle"\ntypes = ["Battles"]\n'
               '[other]\nshape="square"\n[light]\nland="#ffffff"\nzones=["#e9bd7c"]\n'),
    ),
    "theme": Target(
        partial(style, lambda path: load_theme(str(path))), _texts('base = "dark"\nland = "#ffffff"\n')
    ),
}  # fmt: skip
