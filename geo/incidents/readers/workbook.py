"""Excel workbook → raw rows, through GDAL: every cell as text, dates as GDAL writes them."""

import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from geo.errors import IncidentError
from geo.incidents.readers.delimited import as_rows
from geo.incidents.readers.source import Source

SHEET = "incidents"


def read(source: Source) -> pd.DataFrame:
    """
    Return the rows of the sheet `incidents`, or of the first one, under the headings of its first row.

    Raises
    ------
    IncidentError
        If GDAL cannot read the workbook, or it has no sheet.
    """
    with source.local_path(".xlsx") as path:
        try:
            sheets = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
            if not sheets:
                raise IncidentError(f"{source.title} has no sheet: give a workbook with incidents")
            sheet = SHEET if SHEET in sheets else sheets[0]
            rows = pyogrio.read_dataframe(
                path, layer=sheet, read_geometry=False, use_arrow=False, HEADERS="FORCE", FIELD_TYPES="STRING"
            )
        except (DataSourceError, DataLayerError, ValueError, UnicodeDecodeError) as error:
            told = " ".join(str(error).split())
            raise IncidentError(f"{source.title} cannot be read: {told}; is it whole?") from error
    return as_rows(pd.DataFrame(rows).astype("str"), list(rows.columns), source.title)
