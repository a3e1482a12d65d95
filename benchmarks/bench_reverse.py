"""
The country of a point beside its peers, and how often it is right by an older vintage of the map.

With --install, the peers and the older map (timezonefinder 6.5.2, OpenStreetMap of 2024) are fetched from
PyPI into a temporary folder; without it, those that are not installed are left out.
"""

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from page import put

from gazetteer import Gazetteer
from geo.border.distance import distance_to_line
from geo.border.line import load_border
from geo.layers import WINDOW, country_of, load_countries
from geo.nearby import KNOWN_SITE_KM, LikelyAreas
from geo.polygon_grid import PolygonGrid
from geo.reverse import ReverseGeocoder

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.str_]

PEERS = [
    "timezonefinder==6.5.2", "h3<4", "cffi", "pycparser", "reverse_geocoder==1.5.1", "reverse-geocode==1.6.6",
    "scipy",
]  # fmt: skip
SEED = 20240807
LEAST_RATE, LEAST_RIGHT = 1e6, 0.999
FAR_M = 500.0
STRETCHES = (67.7, 68.3, 69.4, 70.0, 71.0, 72.0, 73.0, 75.0)
# time zones of the older map → countries; China has two, Uzbekistan and Kazakhstan several
ZONES = {
    "Asia/Dushanbe": "TJ", "Asia/Kabul": "AF", "Asia/Bishkek": "KG", "Asia/Tashkent": "UZ",
    "Asia/Samarkand": "UZ", "Asia/Karachi": "PK", "Asia/Shanghai": "CN", "Asia/Urumqi": "CN",
    "Asia/Ashgabat": "TM", "Asia/Almaty": "KZ", "Asia/Qyzylorda": "KZ",
}  # fmt: skip


def main() -> int:
    """Measure, print, write the tables into the docs, and return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="few points; the docs stay")
    parser.add_argument("--install", action="store_true", help="fetch the peers and the older map from PyPI")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.install:
            pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, *PEERS]
            subprocess.run(pip, check=True)
            sys.path.append(folder)
        count = 100_000 if options.small else 1_000_000
        speed, rate = speed_table(count)
        right, share = right_table(count // 10)
        tables = [header(), "", *speed, "", *right, "", *vintage_table(), "", *district_table()]
    print("\n".join(tables))
    if not options.small:
        put("reverse.md", tables)
    return int(rate < LEAST_RATE or share < LEAST_RIGHT)


def header() -> str:
    """Return when, on what and with which versions the figures were measured."""
    names = ("numpy", "shapely", "geopandas", "reverse_geocoder", "reverse-geocode", "timezonefinder")
    versions = ", ".join(f"{name} {_version(name)}" for name in names)
    day = datetime.now(UTC).date().isoformat()
    return f"Measured on {day}, {platform.system()}, Python {platform.python_version()}, {versions}."


def _version(name: str) -> str:
    """Return the version of a package, or that it was left out."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "left out"


def speed_table(count: int) -> tuple[list[str], float]:
    """Return points a second (of processor time) of each way to the country of a point, and our own."""
    west, south, east, north = WINDOW
    random = np.random.default_rng(SEED)
    lon, lat = random.uniform(west, east, count), random.uniform(south, north, count)
    ways: dict[str, Callable[[Floats, Floats], object]] = {"panj, country_of": country_of}
    countries = load_countries()
    ways["geopandas sjoin, the same polygons"] = lambda x, y: gpd.sjoin(
        gpd.GeoDataFrame(geometry=gpd.points_from_xy(x, y), crs=4326),
        countries,
        how="left",
        predicate="within",
    )
    ways |= {name: find for name, find in _peers().items() if name != OLDER_MAP}
    reverser = ReverseGeocoder()
    ways["panj, reverse_many: the whole answer"] = reverser.reverse_many
    lines = ["| way | points a second of processor time | times ours |", "|---|---|---|"]
    ours = 0.0
    for name, find in ways.items():
        few = slice(None) if find is country_of else slice(count // 50)  # the others take long
        find(lon[:5000], lat[:5000])  # reads its data
        taken = []
        for _ in range(3):
            started = time.process_time()
            find(lon[few], lat[few])
            taken.append(time.process_time() - started)
        rate = len(lon[few]) / min(taken)
        ours = ours or rate
        lines.append(f"| {name} | {rate:,.0f} | {rate / ours:.3g} |")
    return lines, ours


OLDER_MAP = "OpenStreetMap of 2024"


def _peers() -> dict[str, Callable[[Floats, Floats], Codes]]:
    """Return the peers that are installed, each as a function of (lon, lat)."""
    found: dict[str, Callable[[Floats, Floats], Codes]] = {}
    try:
        import reverse_geocoder  # noqa: PLC0415 - may not be installed

        geocoder = reverse_geocoder.RGeocoder(mode=1, verbose=False)
        found["reverse_geocoder"] = lambda x, y: np.array(
            [row["cc"] for row in geocoder.query(list(zip(y, x, strict=True)))]
        )
    except ImportError:
        print("reverse_geocoder is not installed: left out")
    try:
        import reverse_geocode  # noqa: PLC0415 - may not be installed

        found["reverse-geocode"] = lambda x, y: np.array(
            [row["country_code"] for row in reverse_geocode.search(list(zip(y, x, strict=True)))]
        )
    except ImportError:
        print("reverse-geocode is not installed: left out")
    try:
        found[OLDER_MAP] = _older_map()[0]
    except ImportError:
        print("timezonefinder is not installed: left out")
    return found


def _older_map() -> tuple[Callable[[Floats, Floats], Codes], shapely.Geometry]:
    """Return the country of points by the older map, and its Tajik-Afghan line; raises ImportError."""
    from timezonefinder import TimezoneFinder  # noqa: PLC0415 - may not be installed

    finder = TimezoneFinder(in_memory=True)
    if version("timezonefinder").partition(".")[0] != "6":
        raise ImportError("another version of timezonefinder has the newer map")
    shapes, codes = [], []
    for zone, code in ZONES.items():
        for outer, *holes in finder.get_geometry(tz_name=zone, coords_as_pairs=True):
            shape = shapely.make_valid(shapely.Polygon(outer, holes)).intersection(
                shapely.box(59, 28, 77, 43)
            )
            if not shape.is_empty:
                shapes.append(shape)
                codes.append(code)
    grid, names = PolygonGrid(shapes), np.array([*codes, ""])
    one, other = (
        shapely.union_all([shape for shape, code in zip(shapes, codes, strict=True) if code == wanted])
        for wanted in ("TJ", "AF")
    )
    line = shapely.line_merge(shapely.intersection(one.boundary, other.boundary))
    return (lambda x, y: names[grid.find(x, y)]), line


def right_table(count: int) -> tuple[list[str], float]:
    """Return how many of `count` random points each way puts into the older map's country, and our share."""
    try:
        older, older_line = _older_map()
    except ImportError:
        return ["The older map is not installed: nothing was judged."], 1.0
    random = np.random.default_rng(SEED + 1)
    west, south, east, north = WINDOW
    lon, lat = random.uniform(west, east, 6 * count), random.uniform(south, north, 6 * count)
    away = distance_to_line(lon, lat, load_border().line).distance_m
    older_away = distance_to_line(lon, lat, older_line).distance_m
    truth = older(lon, lat)
    groups = {
        "in the window, 500 m and more from the line": away >= FAR_M,
        "of these, 500 m and more from the older line too": (away >= FAR_M) & (older_away >= FAR_M),
        "500 m to 50 km from the line": (away >= FAR_M) & (away <= 50_000),  # noqa: PLR2004 - the zone
        "1 to 5 km from the line": (away >= 1000) & (away <= 5000),  # noqa: PLR2004 - metres
    }
    ways = {"panj": country_of} | {name: find for name, find in _peers().items() if name != OLDER_MAP}
    lines = [f"| random points | how many | {' | '.join(ways)} |", "|---|---|" + "---|" * len(ways)]
    ours = []
    for name, members in groups.items():
        at = np.flatnonzero(members)[:count]
        shares = [float(np.mean(find(lon[at], lat[at]) == truth[at])) for find in ways.values()]
        ours.append(shares[0])
        lines.append(f"| {name} | {len(at):,} | {' | '.join(f'{share:.3%}' for share in shares)} |")
    return lines, ours[0]


def vintage_table() -> list[str]:
    """Return how far apart two vintages of the map draw the Tajik-Afghan line, stretch by stretch."""
    try:
        line = _older_map()[1]
    except ImportError:
        return []
    lon, lat = shapely.get_coordinates(shapely.segmentize(line, 0.002)).T
    metres = distance_to_line(lon, lat, load_border().line).distance_m
    lines = [
        "| the line of 2024 from that of 2026 | median m | 90 % | 99 % | most |",
        "|---|---|---|---|---|",
    ]
    for west, east in pairwise(STRETCHES):
        part = metres[(lon >= west) & (lon < east)]
        figures = " | ".join(f"{figure:,.0f}" for figure in np.percentile(part, [50, 90, 99, 100]))
        lines.append(f"| {west} to {east} E | {figures} |")
    return lines


def district_table() -> list[str]:
    """Return how many settlements, each left out in turn, are put in their district without polygons."""
    places = Gazetteer().places()
    middles = [place for place in places if place.feature_code == "ADM2"]
    known = [p for p in places if p.feature_class == "P" and p.admin2_id and p.radius_km <= KNOWN_SITE_KM]
    right = {"radii of districts, and settlements": 0, "radii of districts alone": 0, "nearest middle": 0}
    for place in known:
        same = [m for m in middles if (m.country_code, m.admin1_id) == (place.country_code, place.admin1_id)]
        even = [replace(middle, radius_km=1000.0) for middle in same]
        others = [other for other in places if other is not place]
        for name, evidence in zip(right, (others, same, even), strict=True):
            found = LikelyAreas(evidence, level=2).find(
                *(
                    np.array([value])
                    for value in (place.longitude, place.latitude, place.country_code, place.admin1_id)
                )
            )
            right[name] += int(found[0] == place.admin2_id)
    lines = [f"| district of {len(known)} settlements, each left out in turn, by | right |", "|---|---|"]
    return lines + [f"| {name} | {count / len(known):.1%} |" for name, count in right.items()]


if __name__ == "__main__":
    sys.exit(main())
