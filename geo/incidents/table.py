"""The incident table: from raw values to typed columns, with a reason for each value that cannot be used."""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.incidents.columns import READ_COLUMNS, kind_of
from geo.incidents.coordinates import Coordinates, parse_coordinates
from geo.incidents.problems import Problem, problem_texts
from geo.incidents.values import parse_column, plain_text

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


def build_table(raw: pd.DataFrame) -> ParsedTable:
    """
    Return the incident table of raw rows.

    Parameters
    ----------
    raw
        Raw values under the table's column names; strings, numbers, None or NaN. Columns that the table does
        not know are kept. Columns that it knows and `raw` lacks come out empty.

    Returns
    -------
    parsed
        Typed rows and what was wrong with them: a value that cannot be used is empty in the table, and is
        quoted in the problem.
    """
    raw = raw.reset_index(drop=True)
    problems: list[Problem] = []
    coordinates = parse_coordinates(_column(raw, "latitude"), _column(raw, "longitude"), problems)
    columns: dict[str, object] = {}
    for column in READ_COLUMNS:
        if column.kind != "degrees":
            columns[column.name] = parse_column(_column(raw, column.name), column.name, column.kind, problems)
        else:
            columns[column.name] = getattr(coordinates, column.name)
    for name in raw.columns:
        if name not in columns:
            columns[name] = parse_column(raw[name], name, kind_of(name), problems)
    table = pd.DataFrame(columns, index=raw.index)
    table["locate_problem"] = _problems_column(table, problems)
    return ParsedTable(with_points(table, coordinates), sorted(problems))


def with_points(table: pd.DataFrame, coordinates: Coordinates | None = None) -> gpd.GeoDataFrame:
    """Return the table with the points of its coordinates, None where one of them is missing."""
    lon = (table["longitude"] if coordinates is None else coordinates.longitude).to_numpy(dtype=float)
    lat = (table["latitude"] if coordinates is None else coordinates.latitude).to_numpy(dtype=float)
    return gpd.GeoDataFrame(table, geometry=points(lon, lat), crs=CRS)


def points(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> npt.NDArray[np.object_]:
    """Return the points of coordinates in degrees, None where one of them is NaN."""
    known = np.isfinite(lon) & np.isfinite(lat)
    geometry: npt.NDArray[np.object_] = np.full(len(lon), None, dtype=object)
    geometry[known] = shapely.points(lon[known], lat[known])
    return geometry


def _column(raw: pd.DataFrame, name: str) -> "pd.Series[Any]":
    """Return a raw column, empty where the rows have none."""
    if name in raw.columns:
        return raw[name]
    return pd.Series(np.full(len(raw), None, dtype=object), index=raw.index, name=name)


def _problems_column(table: pd.DataFrame, problems: list[Problem]) -> "pd.Series[Any]":
    """Return `locate_problem`: what an earlier reading or placing said, then what is wrong now."""
    texts = problem_texts(problems, len(table))
    if "locate_problem" in table.columns:
        earlier = table["locate_problem"]
        texts = np.where(earlier.notna(), earlier.to_numpy(dtype=object), texts)
    return plain_text(pd.Series(texts, index=table.index))
