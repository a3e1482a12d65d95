"""Layers → KML 2.2 or KMZ: styled, with time stamps, balloons, and all columns as typed extended data."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pandas.api.types import is_numeric_dtype

from geo.incidents.export import Export
from geo.incidents.progress import progress
from geo.incidents.writers.cells import DECIMALS, as_text, date_texts, distinct
from geo.incidents.writers.symbols import (
    BORDER_COLOUR,
    EVENT_COLOURS,
    OTHER_COLOUR,
    PROVINCE_COLOUR,
    ZONE_COLOURS,
)

_NAMESPACE = 'xmlns="http://www.opengis.net/kml/2.2"'
_ICON = "http://maps.google.com/mapfiles/kml/shapes/placemark_circle.png"
_INT_LIMIT, _DOUBLE_LIMIT = 2**31, 2**53  # KML's int has 32 bits; its double has whole numbers up to here
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows: the same rows give the same file


def write(export: Export, path: Path) -> None:
    """
    Write all layers as folders of one document; zipped where the path ends in .kmz.

    Control characters, which XML has no way to write, are left out of texts.
    """
    if path.suffix.lower() != ".kmz":
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            _write_document(export, stream)
        return
    plain = path.with_suffix(".kml-part")
    try:
        with plain.open("w", encoding="utf-8", newline="\n") as stream:
            _write_document(export, stream)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("doc.kml", _EPOCH), plain.read_bytes(), zipfile.ZIP_DEFLATED)
    finally:
        plain.unlink(missing_ok=True)


def _write_document(export: Export, stream: TextIO) -> None:
    """Write the document: what it says of itself, styles, schemas, and a folder a layer."""
    told = export.metadata.texts()
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<kml {_NAMESPACE}>\n<Document id="panj">\n')
    stream.write(f"<name>{_text(told['title'])}</name>\n")
    lines = "\n".join(f"{name}: {value}" for name, value in told.items())
    stream.write(f"<description>{_text(lines)}</description>\n")
    stream.writelines(_styles())
    stream.writelines(_schema(name, table) for name, table in export.layers.items())
    for name, table in export.layers.items():
        stream.write(f"<Folder><name>{_text(name)}</name>\n")
        with progress("writing", len(table)) as bar:
            for placemark in _placemarks(name, table):
                stream.write(placemark)
                bar.update()
        stream.write("</Folder>\n")
    stream.write("</Document>\n</kml>\n")


def _styles() -> Iterator[str]:
    """Give the shared styles of the layers."""
    for number, colour in enumerate([*EVENT_COLOURS.values(), OTHER_COLOUR]):
        image = f"<Icon><href>{_ICON}</href></Icon>"
        icon = f"<IconStyle><color>{_abgr(colour)}</color><scale>0.9</scale>{image}</IconStyle>"
        balloon = "<BalloonStyle><text>$[name]\n\n$[description]</text></BalloonStyle>"
        yield f'<Style id="type{number}">{icon}<LabelStyle><scale>0</scale></LabelStyle>{balloon}</Style>\n'
    line = f"<LineStyle><color>{_abgr(BORDER_COLOUR)}</color><width>3</width></LineStyle>"
    yield f'<Style id="border">{line}</Style>\n'
    outline = f"<LineStyle><color>{_abgr(PROVINCE_COLOUR)}</color><width>1</width></LineStyle>"
    yield f'<Style id="provinces">{outline}<PolyStyle><fill>0</fill></PolyStyle></Style>\n'
    for km, colour in ZONE_COLOURS.items():
        fill = f"<PolyStyle><color>{_abgr(colour, 'a0')}</color><outline>0</outline></PolyStyle>"
        yield f'<Style id="zone{km:g}">{fill}</Style>\n'


def _schema(name: str, table: gpd.GeoDataFrame) -> str:
    """Return the names and types of a layer's columns."""
    fields = "".join(
        f'<SimpleField name={quoteattr(str(column))} type="{_type(table[column])}"></SimpleField>'
        for column in table.columns
        if column != table.geometry.name
    )
    return f'<Schema name={quoteattr(name)} id="schema-{name}">{fields}</Schema>\n'


def _placemarks(layer: str, table: gpd.GeoDataFrame) -> Iterator[str]:
    """Give the features of a layer."""
    names = [str(column) for column in table.columns if column != table.geometry.name]
    columns = [_texts(table[column]) for column in names]
    keys, end = [f"<SimpleData name={quoteattr(name)}>" for name in names], "</SimpleData>"
    for shape, *values in zip(table.geometry, *columns, strict=True):
        row = dict(zip(names, values, strict=True))
        data = "".join(
            [key + value + end for key, value in zip(keys, values, strict=True) if value is not None]
        )
        yield (
            f"<Placemark><name>{_title(layer, row)}</name>{_description(row)}{_when(row)}"
            f"<styleUrl>#{_style(layer, row)}</styleUrl>"
            f'<ExtendedData><SchemaData schemaUrl="#schema-{layer}">{data}</SchemaData></ExtendedData>'
            f"{_geometry(shape)}</Placemark>\n"
        )


def _texts(column: "pd.Series[Any]") -> list[str | None]:
    """Return the values of a column as XML text; each distinct one is escaped once."""
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = date_texts(column)
    elif not is_numeric_dtype(column.dtype):
        column = as_text(column)
    codes, uniques = distinct(column)
    texts: list[str | None] = [_text(_plain(value)) for value in uniques]
    texts.append(None)
    return [texts[code] for code in codes]


def _plain(value: object) -> str:
    """Return a value as KML writes it."""
    return str(value).lower() if isinstance(value, bool | np.bool_) else str(value)


def _title(layer: str, row: dict[str, str | None]) -> str:
    """Return what a feature is called on the map."""
    if layer != "incidents":
        known = row.get("reach") or row.get("name")
        return known or f"{row.get('from_km')} to {row.get('to_km')} km"
    return row.get("place_name") or row.get("location") or row.get("event_id") or ""


def _description(row: dict[str, str | None]) -> str:
    """Return the text of a feature's balloon: what happened, and who says so."""
    told = [row.get(name) for name in ("event_date", "sub_event_type", "notes", "source", "source_url")]
    text = "\n".join(part for part in told if part)
    return f"<description>{text}</description>" if text else ""


def _when(row: dict[str, str | None]) -> str:
    """Return the day of a feature, or its days."""
    start, end = row.get("event_date"), row.get("event_date_end")
    if start and end:
        return f"<TimeSpan><begin>{start}</begin><end>{end}</end></TimeSpan>"
    return f"<TimeStamp><when>{start}</when></TimeStamp>" if start else ""


def _style(layer: str, row: dict[str, str | None]) -> str:
    """Return the shared style of a feature."""
    if layer == "zones":
        return f"zone{float(row.get('to_km') or 0):g}"
    if layer != "incidents":
        return "border" if layer == "border" else "provinces"
    kinds = [escape(kind) for kind in EVENT_COLOURS]
    kind = row.get("event_type")
    return f"type{kinds.index(kind) if kind in kinds else len(kinds)}"


def _geometry(shape: Any) -> str:
    """Return a geometry; nothing for a row without a place."""
    if shape is None or shape.is_empty:
        return ""
    if isinstance(shape, shapely.Point):
        return f"<Point><coordinates>{_position((shape.x, shape.y))}</coordinates></Point>"
    if isinstance(shape, shapely.LineString):
        return f"<LineString><tessellate>1</tessellate>{_ring(shape)}</LineString>"
    if isinstance(shape, shapely.Polygon):
        inner = "".join(
            f"<innerBoundaryIs><LinearRing>{_ring(ring)}</LinearRing></innerBoundaryIs>"
            for ring in shape.interiors
        )
        outer = f"<outerBoundaryIs><LinearRing>{_ring(shape.exterior)}</LinearRing></outerBoundaryIs>"
        return f"<Polygon><tessellate>1</tessellate>{outer}{inner}</Polygon>"
    parts = "".join(_geometry(part) for part in shapely.get_parts(shape))
    return f"<MultiGeometry>{parts}</MultiGeometry>"


def _ring(line: shapely.LineString) -> str:
    """Return the positions of a line."""
    return f"<coordinates>{' '.join(_position(position) for position in line.coords)}</coordinates>"


def _position(position: tuple[float, ...]) -> str:
    """Return lon,lat with 7 decimals at most."""
    return f"{round(position[0], DECIMALS)!r},{round(position[1], DECIMALS)!r}"


def _type(column: "pd.Series[Any]") -> str:
    """Return the type that a schema of KML gives a column."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return "bool"
    if pd.api.types.is_integer_dtype(column.dtype):
        known = column.dropna()
        largest = max(abs(int(known.min())), abs(int(known.max()))) if len(known) else 0
        return "int" if largest < _INT_LIMIT else "double" if largest <= _DOUBLE_LIMIT else "string"
    return "double" if pd.api.types.is_float_dtype(column.dtype) else "string"


def _text(text: str) -> str:
    """Return text escaped for XML, without the characters that XML 1.0 cannot hold."""
    return escape(_NO_XML.sub("", text))


def _abgr(colour: str, alpha: str = "ff") -> str:
    """Return #rrggbb as KML writes colours: alpha, blue, green, red."""
    return f"{alpha}{colour[5:7]}{colour[3:5]}{colour[1:3]}"
