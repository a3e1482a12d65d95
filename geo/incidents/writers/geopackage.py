"""Layers → GeoPackage, with their QGIS styles inside and what the file says of itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

from geo.incidents.export import Export
from geo.incidents.writers.gdal import write_layer
from geo.incidents.writers.qgis import style_of

# QGIS looks for the styles of a layer in this table of the same database.
_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
    styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30),
    ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)
"""
_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
styleQML,
                          styleSLD, useAsDefault, description, owner)
VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '')
"""
_CONTENTS = """
INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('layer_styles', 'attributes',
'layer_styles')
"""


def write(export: Export, path: Path) -> None:
    """Write all layers, the bottom one last, each with its style as the default one."""
    path.unlink()  # GDAL makes the file itself
    told = export.metadata.texts()
    for name, table in export.layers.items():
        write_layer(table, path, "GPKG", layer=name, append=path.exists(), dataset_metadata=told)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(_STYLES)
        database.execute(_CONTENTS)
        for name in export.layers:
            database.execute(_STYLE, (name, f"panj {name}", style_of(name), f"{name} as panj draws them"))
