"""The incident table: from raw values to typed columns, with a reason for each value that cannot be used."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.incidents.columns import READ_COLUMNS, kind_of
from geo.incidents.coordinates import parse_coordinates
from geo.incidents.counts import Count, parse_count
from geo.incidents.dates import parse_date
from geo.incidents.problems import SEPARATOR, Problem, add_problem, problem_texts
from geo.incidents.progress import progress
from geo.incidents.values import Column, parse_column, parse_each, plain_text

CRS = "EPSG:4326"
GEOMETRY = "geometry"


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """
    What reading gives.

    Parameters
    ----------
    table
        The incidents, one row for each row given, in the same order; points (lon, lat), EPSG:4326.
    problems
        What was wrong with values, by row; the errors also stand in `table["locate_problem"]`.
    """

    table: gpd.GeoDataFrame
    problems: list[Problem]


def build_table(raw: pd.DataFrame, found: Iterable[Problem] = ()) -> ParsedTable:
    """
    Return the incident table of raw rows.

    Parameters
    ----------
    raw
        Raw values under the table's column names; strings, numbers, None or NaN. Columns that the table does
        not know are kept. Columns that it knows and `raw` lacks come out empty.
    found
        What reading found wrong with the rows already.

    Returns
    -------
    parsed
        Typed rows and what was wrong with them: a value that cannot be used is empty in the table, and is
        quoted in the problem.
    """
    raw = raw.reset_index(drop=True)
    problems = list(found)
    known = [column.name for column in READ_COLUMNS]
    columns: dict[str, Column] = {}
    with progress("reading", len(raw), steps=len({*known, *raw.columns}), unit=" columns") as bar:
        for column in READ_COLUMNS:
            if column.kind in {"text", "code"}:
                raw_column = _column(raw, column.name)
                columns[column.name] = parse_column(raw_column, column.name, column.kind, problems)
                bar.update()
        _add_dates(columns, raw, problems)
        _add_counts(columns, raw, problems)
        coordinates = parse_coordinates(_column(raw, "latitude"), _column(raw, "longitude"), problems)
        columns |= {"latitude": coordinates.latitude, "longitude": coordinates.longitude}
        bar.update(len(columns) - bar.n)
        for name in raw.columns:
            if name not in columns:
                columns[name] = parse_column(raw[name], name, kind_of(name), problems)
                bar.update()
    order = [*known, *(name for name in columns if name not in known)]
    table = pd.DataFrame({name: columns[name] for name in order}, index=raw.index)
    problems.sort()
    table["locate_problem"] = _problems_column(table, problems)
    return ParsedTable(with_points(table), problems)


def _add_dates(columns: dict[str, Column], raw: pd.DataFrame, problems: list[Problem]) -> None:
    """Add the dates; what a text says of its end and its precision fills what the row leaves open."""
    start = parse_each(_column(raw, "event_date"), "event_date", parse_date, problems)
    end = parse_each(_column(raw, "event_date_end"), "event_date_end", parse_date, problems)
    columns["event_date"] = start.column(lambda span: span.start, "datetime64[s]")
    said = end.column(lambda span: span.end or span.start, "datetime64[s]")
    columns["event_date_end"] = said.fillna(start.column(lambda span: span.end, "datetime64[s]"))
    vague = start.column(lambda span: span.precision if span.precision > 1 else None, "Int64")
    columns["time_precision"] = columns["time_precision"].fillna(vague)


def _add_counts(columns: dict[str, Column], raw: pd.DataFrame, problems: list[Problem]) -> None:
    """Add the numbers of people; what a text says of lowest and highest fills the gaps."""
    for column in READ_COLUMNS:
        if column.kind == "count":
            parsed = parse_each(_column(raw, column.name), column.name, parse_count, problems)
            figure = _any_figure if "_" in column.name else _best
            columns[column.name] = parsed.column(figure, "Int64")
            if column.name == "fatalities":
                said = {"_low": parsed.column(_low, "Int64"), "_high": parsed.column(_high, "Int64")}
    for part, figures in said.items():
        columns[f"fatalities{part}"] = columns[f"fatalities{part}"].fillna(figures)


def _best(count: Count) -> int | None:
    return count.best


def _low(count: Count) -> int | None:
    return count.low


def _high(count: Count) -> int | None:
    return count.high


def _any_figure(count: Count) -> int | None:
    return count.best if count.best is not None else count.high


def with_points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the table with the points of its coordinates, None where one of them is missing."""
    lon, lat = table["longitude"].to_numpy(dtype=float), table["latitude"].to_numpy(dtype=float)
    return gpd.GeoDataFrame(table, geometry=points(lon, lat), crs=CRS)


def points(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> npt.NDArray[np.object_]:
    """Return the points of coordinates in degrees, None where one of them is NaN."""
    known = np.isfinite(lon) & np.isfinite(lat)
    geometry: npt.NDArray[np.object_] = np.full(len(lon), None, dtype=object)
    geometry[known] = shapely.points(lon[known], lat[known])
    return geometry


def _column(raw: pd.DataFrame, name: str) -> Column:
    """Return a raw column, empty where the rows have none."""
    if name in raw.columns:
        return raw[name]
    return pd.Series(np.nan, index=raw.index, name=name, dtype="str")


def _problems_column(table: pd.DataFrame, problems: list[Problem]) -> Column:
    """Return `locate_problem`: what an earlier reading or placing said, then what is wrong now."""
    texts = problem_texts(problems, len(table))
    if "locate_problem" in table.columns:
        earlier = np.array(table["locate_problem"], dtype=object)
        for row in np.flatnonzero([isinstance(text, str) for text in earlier]):
            for text in (texts[row] or "").split(SEPARATOR):
                earlier[row] = add_problem(earlier[row], text) if text else earlier[row]
            texts[row] = earlier[row]
    return plain_text(pd.Series(texts, index=table.index))
