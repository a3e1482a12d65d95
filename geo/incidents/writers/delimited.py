"""Incident table → CSV: UTF-8, commas, one heading line, missing values as empty cells."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.incidents.writers.cells import DECIMALS, date_texts


def write(incidents: gpd.GeoDataFrame, path: Path) -> None:
    """
    Write the table as CSV; its points stand in the columns latitude and longitude, with 7 decimals.

    A missing text and an empty one look the same in CSV: both come back as missing.
    """
    rows = pd.DataFrame(incidents.drop(columns=incidents.geometry.name))
    points = incidents.geometry
    rows["latitude"] = points.y.round(DECIMALS)
    rows["longitude"] = points.x.round(DECIMALS)
    for name in rows.columns:
        if pd.api.types.is_datetime64_any_dtype(rows[name].dtype):
            rows[name] = date_texts(rows[name])
    rows.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
