"""`panj reverse --input`: a table of points in, the same table with where they are out."""

import csv
import io
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import click
import numpy as np
import pandas as pd
from tqdm import tqdm

from gazetteer.batch import added_columns, distinct
from gazetteer.cli import open_output
from gazetteer.errors import TableUnreadableError
from gazetteer.rows import read_rows
from geo.incidents.coordinates import parse_coordinates
from geo.incidents.headings import usual_column
from geo.incidents.problems import SEPARATOR, Problem
from geo.reverse import ReverseGeocoder
from geo.whereabouts import Whereabouts

FORMATS = ("csv", "json")
_AT_ONCE = 2_000  # points, after which a terminal is shown how many are done
_PROBLEM = "problem"


def reverse_table(
    source: str, form: str, output: str | None, geocoder: ReverseGeocoder, *, encoding: str
) -> None:
    """Write every row of a table with where its point is, or why it has none; say how many there are."""
    header, rows = read_rows(source, encoding=encoding)
    if len(header) == 2 and all(map(_is_number, header)):  # noqa: PLR2004 - bare lines such as 37.49,71.55
        header, rows = ["latitude", "longitude"], [header, *rows]
    problems: list[Problem] = []
    points = parse_coordinates(
        _column(header, rows, "latitude"), _column(header, rows, "longitude"), problems
    )
    usable = np.flatnonzero(points.latitude.notna())
    found: dict[int, Whereabouts] = {}
    with tqdm(total=len(usable), unit=" points", disable=not sys.stderr.isatty(), leave=False) as bar:
        for start in range(0, len(usable), _AT_ONCE):
            some = usable[start : start + _AT_ONCE]
            places = geocoder.reverse_many(points.longitude.iloc[some], points.latitude.iloc[some])
            found.update(zip(some.tolist(), places, strict=True))
            bar.update(len(some))
    answers = _answers(len(rows), found, problems)
    with open_output(output) as write:
        write(_csv(header, rows, answers) if form == "csv" else _json(header, rows, answers))
    inside = sum(bool(place.country_code) for place in found.values())
    click.echo(
        f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}: {inside:,} in a packaged country, "
        f"{len(found) - inside:,} outside, {len(rows) - len(found):,} without a point",
        err=True,
    )


def _is_number(cell: str) -> bool:
    """Return whether a cell is a number."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _column(header: Sequence[str], rows: Sequence[Sequence[str]], wanted: str) -> "pd.Series[Any]":
    """Return the cells of the column that is called so, or usually means it; missing where they are empty."""
    columns = [at for at, heading in enumerate(header) if usual_column(heading) == wanted]
    if not columns:
        raise TableUnreadableError(
            f"the table has no column {wanted}: its columns are {', '.join(header)}; call two of them "
            "latitude and longitude"
        )
    at = next((at for at in columns if header[at].strip().lower() == wanted), columns[0])
    return pd.Series([row[at].strip() or None for row in rows], dtype=object)


def _answers(
    count: int, found: dict[int, Whereabouts], problems: Sequence[Problem]
) -> list[dict[str, object]]:
    """Return what is added to each row; without a point it is the reason alone."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    for problem in problems:
        told[problem.row - 1].append(problem.text())
    answers = []
    for row in range(count):
        facts = found[row].to_dict() if row in found else {}
        facts = {key: fact for key, fact in facts.items() if key not in {"latitude", "longitude"}}
        reasons = told.get(row, [] if facts else ["the row has no point"])
        answers.append(facts | {_PROBLEM: SEPARATOR.join(reasons)})
    return answers


def _csv(header: list[str], rows: Sequence[Sequence[str]], answers: Sequence[dict[str, object]]) -> str:
    """Return the table with the added columns."""
    keys = max(answers, key=len, default={_PROBLEM: ""})
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header + added_columns(header, keys))
    for row, answer in zip(rows, answers, strict=True):
        writer.writerow([*row, *(answer.get(key, "") for key in keys)])
    return stream.getvalue()


def _json(header: list[str], rows: Sequence[Sequence[str]], answers: Sequence[dict[str, object]]) -> str:
    """Return an array with one object a row, its own cells under "row"."""
    columns = distinct(header)
    entries = [
        {"row": dict(zip(columns, row, strict=True))} | answer
        for row, answer in zip(rows, answers, strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
