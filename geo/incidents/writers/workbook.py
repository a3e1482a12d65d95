"""Incident table → Excel workbook: a sheet of rows, and one that says what it is."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from gazetteer.errors import OutputError
from geo.incidents.export import Export
from geo.incidents.writers.cells import sheet_rows

_MOST_ROWS = 1_048_575  # ECMA-376 spreadsheets have 2^20 rows, one of them the heading


def write(export: Export, path: Path) -> None:
    """
    Write the rows to a sheet of the layer's name, and what the file says of itself to a sheet `about`.

    Raises
    ------
    OutputError
        If there are more rows than a sheet has.
    """
    name, table = next(iter(export.layers.items()))
    rows = sheet_rows(export.only)
    if len(table) > _MOST_ROWS:
        raise OutputError(
            f"{len(table)} rows are more than a sheet holds ({_MOST_ROWS}): write .csv or .gpkg"
        )
    path.unlink()
    told = pd.DataFrame(export.metadata.texts().items(), columns=["what", "value"])
    try:
        pyogrio.write_dataframe(_no_places(rows), path, layer=name, driver="XLSX", use_arrow=False)
        pyogrio.write_dataframe(told, path, layer="about", driver="XLSX", append=True, use_arrow=False)
    except (RuntimeError, ValueError) as error:
        raise OutputError(f"cannot write the workbook: {' '.join(str(error).split())}") from error


def _no_places(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows as pandas has them, for a sheet has no geometries."""
    return pd.DataFrame(rows) if isinstance(rows, gpd.GeoDataFrame) else rows
