"""Rows that are hard to carry there and back, in any number, and what a format is known to change of them."""

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.incidents.table import build_table

TEXTS = ["Хоруғ", "چاه آب", '=1+1 "q"\nline 😀', "x" * 300 + "й" * 200, "@risk", "'quoted", "-5", "", None]
# Beyond 2^53, where a decimal number cannot tell neighbours apart; the largest that 64 bits hold.
WHOLE = [2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63) + 1, 0, None]
# Formats that give an empty text back as a missing one, and whole numbers beyond 2^53 as text.
EMPTY_IS_MISSING = {".csv", ".tsv", ".xlsx"}
WHOLE_IS_TEXT = {".kml", ".kmz"}
COORDINATES_DEG = 1.01e-7
# Digits of decimal numbers: Excel has 16, dBASE 15 after the point.
DECIMALS = 1e-14


def hard_rows(rows: int, *, unplaced: bool = True) -> gpd.GeoDataFrame:
    """
    Return made-up incidents with everything that formats stumble over, the same ones every time.

    Parameters
    ----------
    rows
        How many.
    unplaced
        Whether some rows have no place.

    Returns
    -------
    incidents
        Dates with gaps, some with a time of day; whole numbers, truth values and decimal numbers with gaps;
        texts in three scripts, empty, missing, long, and like formulas; names of columns beyond ten letters.
    """
    chance, at = np.random.default_rng(1), np.arange(rows)
    day = pd.Timestamp("1992-01-01") + pd.to_timedelta(at % 12_000, unit="D")
    minute = pd.to_timedelta(np.where(at % 13 == 0, at % 1440, 0), unit="min")
    gone = (at % 11 == 5) & unplaced
    raw = pd.DataFrame(
        {
            "event_id": [f"E{number:06}" for number in at],
            "event_date": (day + minute).to_series(index=at).where(at % 7 != 0),
            "location": pd.Series(at % 5).map(lambda kind: None if kind == 4 else f"Деҳа {kind}"),
            "latitude": np.where(gone, np.nan, np.round(chance.uniform(36.7, 41, rows), 7)),
            "longitude": np.where(gone, np.nan, np.round(chance.uniform(67.5, 75, rows), 7)),
            "fatalities": pd.Series(at % 40, dtype="Int64").where(at % 3 != 0),
            "notes": _turns(TEXTS, rows, "str"),
            "their_whole": _turns(WHOLE, rows, "Int64"),
            "their_flag": _turns([True, None, False], rows, "boolean"),
            "their_number": pd.Series(at / 7).where(at % 4 != 1),
            "a_column_with_a_long_name": [f"v{number}" for number in at],
            "a_column_with_another_one": _turns(["w", None], rows, "str"),
        }
    )
    return build_table(raw).table


def _turns(values: list[object], rows: int, dtype: str) -> "pd.Series[object]":
    """Return some values again and again, as a column."""
    few = pd.Series(values, dtype=dtype)
    return few.iloc[np.arange(rows) % len(values)].reset_index(drop=True)


def assert_same(back: gpd.GeoDataFrame, table: gpd.GeoDataFrame, suffix: str) -> None:
    """See that a table came back as it was, but for what its format is known to change."""
    assert set(back.columns) == set(table.columns)
    # FlatGeobuf sorts what it has an index for
    back = back.set_index("event_id", drop=False).loc[table["event_id"]].reset_index(drop=True)
    for name in table.columns.drop("geometry"):
        wanted = table[name]
        if name == "notes" and suffix in EMPTY_IS_MISSING:
            wanted = wanted.where(wanted != "")
        if name == "their_whole" and suffix in WHOLE_IS_TEXT:
            wanted = wanted.astype("str")
        pd.testing.assert_series_equal(
            back[name], wanted, check_exact=wanted.dtype != "float64", atol=_most(str(name)), rtol=DECIMALS
        )
    assert (back.geometry.isna() == table.geometry.isna()).all()
    assert np.nanmax(np.abs(back.geometry.x - table.geometry.x)) <= COORDINATES_DEG
    assert np.nanmax(np.abs(back.geometry.y - table.geometry.y)) <= COORDINATES_DEG


def _most(name: str) -> float:
    """Return by how much a number may differ."""
    return COORDINATES_DEG if name in {"latitude", "longitude"} else DECIMALS
