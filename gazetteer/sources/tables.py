"""Tables of places: a plain CSV, and the CSV of Who's On First."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gazetteer.errors import ImportRowError
from gazetteer.rows import RowError, parse_rows
from gazetteer.sources.record import SourceName, SourcePlace, own_id, read_degrees, read_number, script_of

PLAIN_NEEDS = ("name", "latitude", "longitude")
WOF_NEEDS = ("id", "name", "placetype")
# Who's On First's place types → GeoNames' feature class and code.
_PLACETYPES = {
    "country": ("A", "PCLI"), "region": ("A", "ADM1"), "macroregion": ("A", "ADM1"), "county": ("A", "ADM2"),
    "localadmin": ("A", "ADM3"), "locality": ("P", "PPL"), "neighbourhood": ("P", "PPLX"), "borough": ("P",
    "PPLX"),
    "macrohood": ("P", "PPLX"), "microhood": ("P", "PPLX"), "venue": ("S", "BLDG"), "campus": ("S", "SCHC"),
}  # fmt: skip


def read_rows(lines: Iterable[str], needs: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line and row of CSV text whose header has the columns `needs`; cells parted by , ; or tab."""
    rows = parse_rows(lines)
    try:
        header = [cell.strip().lower() for cell in next(rows, (1, []))[1]]
        missing = [column for column in needs if column not in header]
        if missing:
            raise ImportRowError(
                1, f"the header lacks {', '.join(missing)}: it has {', '.join(header) or 'nothing'}"
            )
        for line, cells in rows:
            if any(cells):
                if len(cells) > len(header):
                    raise ImportRowError(line, f"{len(cells)} cells under {len(header)} columns")
                filled = cells + [""] * (len(header) - len(cells))
                yield line, {key: cell.strip() for key, cell in zip(header, filled, strict=True)}
    except RowError as error:
        raise ImportRowError(error.line, error.reason) from error


def read_plain(lines: Iterable[str]) -> Iterator[SourcePlace]:
    """
    Yield the places of a plain table.

    It has name, latitude and longitude, and may have place_id, country_code, admin1_id, admin2_id,
    feature_class, feature_code, radius_km, population, geonames_id, valid_from, valid_to, source, and
    alternate_names parted by |.
    """
    for line, row in read_rows(lines, PLAIN_NEEDS):
        if not row["name"]:
            raise ImportRowError(line, "the name is empty")
        latitude, longitude = read_degrees(row["latitude"], row["longitude"], line)
        others = (name.strip() for name in row.get("alternate_names", "").split("|"))
        names = [SourceName(row["name"], script=script_of(row["name"]), kind="official")]
        written = [name for name in dict.fromkeys(others) if name not in ("", row["name"])]
        names += [SourceName(name, script=script_of(name)) for name in written]
        place = SourcePlace(
            place_id=row.get("place_id") or own_id(row["name"], latitude, longitude),
            name=row["name"],
            latitude=latitude,
            longitude=longitude,
            line=line,
            names=names,
        )
        for column in _PLAIN_TEXTS:
            if row.get(column):
                setattr(place, column, row[column])
        if row.get("radius_km"):
            place.radius_km = read_number(row["radius_km"], "radius_km", line)
        if row.get("population"):
            place.population = int(read_number(row["population"], "population", line))
        yield place


_PLAIN_TEXTS = (
    "country_code", "admin1_id", "admin2_id", "feature_class", "feature_code", "geonames_id", "valid_from",
    "valid_to", "source",
)  # fmt: skip


def read_wof(lines: Iterable[str]) -> Iterator[SourcePlace]:
    """Yield the places of a CSV of Who's On First (its meta files, or an export with the same columns)."""
    for line, row in read_rows(lines, WOF_NEEDS):
        if _first(row, "deprecated", "cessation") not in ("", "uuuu", "0", "-1"):
            continue  # superseded there
        if not row["name"]:
            continue  # without a name it cannot be found
        latitude, longitude = read_degrees(
            _first(row, "lbl_latitude", "geom_latitude", "latitude"),
            _first(row, "lbl_longitude", "geom_longitude", "longitude"),
            line,
        )
        feature_class, feature_code = _PLACETYPES.get(row["placetype"], ("L", "AREA"))
        yield SourcePlace(
            place_id=f"wof-{row['id']}", name=row["name"], latitude=latitude, longitude=longitude, line=line,
            country_code=_first(row, "iso_country", "iso", "country").upper(), feature_class=feature_class,
            feature_code=feature_code, source="Who's On First",
            names=[SourceName(row["name"], script=script_of(row["name"]), kind="official")],
        )  # fmt: skip


def _first(row: Mapping[str, str], *columns: str) -> str:
    """Return the first of the columns that is filled."""
    return next((row[column] for column in columns if row.get(column)), "")
