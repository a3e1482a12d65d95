"""Incident table → Excel workbook: a sheet of rows, and one that says what it is."""

import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd

from gazetteer.errors import OutputError
from gazetteer.files import working_folder
from geo.incidents.export import Export
from geo.incidents.writers.cells import sheet_rows
from geo.incidents.writers.fields import batches, schema_of
from geo.incidents.writers.gdal import write_batches

_MOST_ROWS = 1_048_575  # ECMA-376 spreadsheets have 2^20 rows, one of them the heading
_WORKBOOK = "xl/workbook.xml"  # ECMA-376 part 1, 18.2: lists the sheets in the order of their tabs
_NAMESPACES = {
    "": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


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
    # To add a sheet, GDAL reads and writes again all that are there: the small one comes first.
    for sheet, content in (("about", told), (name, rows)):
        schema = schema_of(content)
        write_batches(batches(content, schema), schema, path, "XLSX", layer=sheet, append=sheet == name)
    _turn_tabs(path)


def _turn_tabs(path: Path) -> None:
    """Turn the order of the tabs: who opens the workbook, or reads its first sheet, gets the rows."""
    with working_folder() as folder:
        turned = folder / path.name
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(turned, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.infolist():
                if part.filename == _WORKBOOK:
                    new.writestr(part, _turned(old.read(part)), zipfile.ZIP_DEFLATED)
                    continue
                with old.open(part) as source, new.open(part, "w") as target:
                    shutil.copyfileobj(source, target)
        shutil.copyfile(turned, path)


def _turned(workbook: bytes) -> bytes:
    """Return the list of sheets in the other order."""
    for prefix, name in _NAMESPACES.items():
        ET.register_namespace(prefix, name)
    root = ET.fromstring(workbook)  # noqa: S314 - GDAL has just written it
    sheets = root.find("sheets", _NAMESPACES)
    if sheets is None:
        raise OutputError("the workbook has no list of sheets: write .csv or .gpkg")
    sheets[:] = reversed(sheets)
    turned: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return turned
