"""Records of the online services."""

from typing import Any

# records as the two services' manuals show them; the place is made up
NOMINATIM: dict[str, Any] = {
    "place_id": 1,
    "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
    "osm_type": "node",
    "osm_id": 4242,
    "boundingbox": ["37.28", "37.32", "69.08", "69.12"],
    "lat": "37.3000000",
    "lon": "69.1000000",
    "class": "place",
    "type": "village",
    "addresstype": "village",
    "name": "Wolkenheim",
    "display_name": "Wolkenheim, Panj District, Khatlon Region, Tajikistan",
    "address": {
        "village": "Wolkenheim",
        "county": "Panj District",
        "state": "Khatlon Region",
        "country_code": "tj",
    },
}
PHOTON: dict[str, Any] = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [69.1, 37.3]},
    "properties": {
        "osm_type": "N",
        "osm_id": 4242,
        "osm_key": "place",
        "osm_value": "village",
        "type": "district",
        "name": "Wolkenheim",
        "countrycode": "TJ",
        "extent": [69.08, 37.32, 69.12, 37.28],
    },
}
