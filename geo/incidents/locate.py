"""Names → coordinates and radius: places the rows that have none."""

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from gazetteer import Gazetteer
from geo.incidents.columns import LOCATED_COLUMNS
from geo.incidents.placing import Placing, Words, place_words
from geo.incidents.problems import SEPARATOR, add_problem
from geo.incidents.table import points
from geo.incidents.values import plain_text

# How far off coordinates may be that come with the row, by its geo_precision: exact; near the place or in its
# district (a border district's radius is about 18 km at the median); in its region (50 to 143 km).
GIVEN_RADIUS_KM = {1: 0.0, 2: 15.0, 3: 75.0}
NOT_PLACED = "not placed: "
_WORDS = ("location", "admin2", "admin1", "country", "geo_precision")


def locate(incidents: gpd.GeoDataFrame, *, gazetteer: Gazetteer | None = None) -> gpd.GeoDataFrame:
    """
    Place the incidents that have no coordinates, by their names.

    Parameters
    ----------
    incidents
        The incident table, as `read_incidents` returns it; EPSG:4326.
    gazetteer
        Where names are looked up; the packaged one by default.

    Returns
    -------
    located
        The same rows in the same order, with the columns `place_id, place_name, match_type, confidence,
        radius_km, candidates, locate_problem`, and with latitude, longitude and point where the row had none.
        A row with coordinates keeps them (`match_type` is coordinates, `radius_km` follows from
        `geo_precision`). A row that was placed before is left as it is. A row that cannot be placed stays
        without a point, with the reason in `locate_problem`.
    """
    table = incidents.copy()
    for column in LOCATED_COLUMNS:
        if column.name not in table.columns:
            kind = "float64" if column.kind == "number" else "str"
            table[column.name] = pd.Series(np.nan, index=table.index, dtype=kind)
    geometry = table.geometry
    has_point = (geometry.notna() & ~geometry.is_empty).to_numpy()
    _note_given(table, has_point)
    missing = np.flatnonzero(~has_point)
    if len(missing):
        _place(table, missing, gazetteer or Gazetteer())
    return table


def _note_given(table: gpd.GeoDataFrame, has_point: npt.NDArray[Any]) -> None:
    """Say of rows that came with coordinates how far off they may be."""
    given = has_point & table["match_type"].isna().to_numpy()
    table.loc[given, "match_type"] = "coordinates"
    table.loc[given & table["confidence"].isna().to_numpy(), "confidence"] = 1.0
    unsaid = given & table["radius_km"].isna().to_numpy()
    if "geo_precision" in table.columns:
        radius_km = table["geo_precision"].map(GIVEN_RADIUS_KM).astype("float64").fillna(0.0)
        table.loc[unsaid, "radius_km"] = radius_km[unsaid]
    else:
        table.loc[unsaid, "radius_km"] = 0.0


def _place(table: gpd.GeoDataFrame, rows: npt.NDArray[Any], gazetteer: Gazetteer) -> None:
    """Place the given rows; rows that say the same are placed once."""
    said = pd.DataFrame(index=range(len(rows)))
    for name in _WORDS:
        said[name] = plain_text(table[name].iloc[rows]).to_numpy() if name in table.columns else None
    said["year"] = _years(table, rows)
    groups = said.groupby([*_WORDS, "year"], dropna=False, sort=False).ngroup().to_numpy()
    firsts = np.unique(groups, return_index=True)[1]
    placings = [place_words(_words(said.iloc[first]), gazetteer) for first in firsts]
    found = [placings[group] for group in groups]
    _write_columns(table, rows, found)


def _words(row: "pd.Series[str]") -> Words:
    """Return what a row says of its place; blank text is nothing."""
    texts = {name: row[name].strip() or None if isinstance(row[name], str) else None for name in _WORDS}
    precision = texts.pop("geo_precision")
    year = row["year"] if isinstance(row["year"], str) else None
    return Words(**texts, geo_precision=int(precision) if precision else None, year=year)


def _years(table: gpd.GeoDataFrame, rows: npt.NDArray[Any]) -> list[str | None]:
    """Return the years of the rows' dates, as far as they are known."""
    if "event_date" not in table.columns:
        return [None] * len(rows)
    years = [str(date)[:4] for date in table["event_date"].iloc[rows]]
    return [year if len(year) == 4 and year.isdigit() else None for year in years]  # noqa: PLR2004 - YYYY


def _write_columns(table: gpd.GeoDataFrame, rows: npt.NDArray[Any], found: list[Placing]) -> None:
    """Write the placings into the table's columns."""
    lon = np.array([placing.circle.lon if placing.circle else np.nan for placing in found])
    lat = np.array([placing.circle.lat if placing.circle else np.nan for placing in found])
    radius = [round(placing.circle.radius_km, 3) if placing.circle else np.nan for placing in found]
    columns: dict[str, object] = {"latitude": lat, "longitude": lon, "radius_km": radius}
    for name in ("place_id", "place_name", "match_type", "confidence", "candidates"):
        columns[name] = [getattr(placing, name) for placing in found]
    for name, values in columns.items():
        column = table[name].to_numpy(dtype=object, na_value=None, copy=True)
        column[rows] = values
        table[name] = pd.Series(column, index=table.index).astype(
            "float64" if name in {"latitude", "longitude", "radius_km", "confidence"} else "str"
        )
    shapes = np.array(table.geometry.array, dtype=object)
    shapes[rows] = points(lon, lat)
    table[table.geometry.name] = gpd.GeoSeries(shapes, index=table.index, crs=table.crs)
    problems = table["locate_problem"].to_numpy(dtype=object, na_value=None, copy=True)
    problems[rows] = [_problem(problems[row], placing) for row, placing in zip(rows, found, strict=True)]
    table["locate_problem"] = pd.Series(problems, index=table.index).astype("str")


def _problem(known: object, placing: Placing) -> str | None:
    """Return a row's problems: those of reading, and why it could not be placed now."""
    kept = [part for part in str(known).split(SEPARATOR) if not part.startswith(NOT_PLACED)] if known else []
    earlier = SEPARATOR.join(kept) or None
    return add_problem(earlier, NOT_PLACED + placing.problem) if placing.problem else earlier
