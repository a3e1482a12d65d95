"""The Afghan provinces, of Natural Earth; GeoNames' codes of all provinces."""

import json
from pathlib import Path

from data_tables import WGS84, Row, script_of
from shapely.geometry import shape

# Natural Earth names two provinces after those they were cut from; the GeoNames id tells which they are. The
# other names are those of their English column, in the spelling that Afghanistan's own statistics office
# uses.
PROVINCE_NAMES = {
    6957555: ("Panjshir", "Панджшер", "ولایت پنجشیر"),
    6957553: ("Daykundi", "Дайкунди", "ولایت دایکندی"),
    1141103: ("Ghor", "Гур", "ولایت غور"),
    1131461: ("Uruzgan", "Урузган", "ولایت اروزگان"),
}


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
