"""Incident table → Excel workbook: a sheet of rows, and one that says what it is."""

from pathlib import Path

import pandas as pd

from gazetteer.errors import OutputError
from geo.incidents.export import Export
from geo.incidents.writers.cells import sheet_rows
from geo.incidents.writers.fields import batches, schema_of
from geo.incidents.writers.gdal import write_batches

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
    told = pd.DataFrame(export.metadata.texts().items(), columns=["what", "value"], dtype="str")
    for sheet, content in ((name, rows), ("about", told)):
        schema = schema_of(content)
        write_batches(batches(content, schema), schema, path, "XLSX", layer=sheet, append=sheet != name)
