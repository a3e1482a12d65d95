"""The records of Nominatim and Photon → places as the gazetteer has them."""

from functools import cache
from typing import Any

from gazetteer.place import ZONE_KM, Place
from gazetteer.sources.checks import clean
from geo.crs import WGS84
from geo.reverse import ReverseGeocoder
from geo.whereabouts import NO_AREA

# what OpenStreetMap's keys are in GeoNames' classes
_CLASSES = {
    "waterway": "H", "water": "H", "natural": "T", "mountain_pass": "T", "landuse": "L", "highway": "R",
    "railway": "R",
}  # fmt: skip
_WATER = {"water", "spring", "bay", "glacier", "wetland"}
_AREA_CODES = {
    "country": "PCLI", "state": "ADM1", "region": "ADM1", "province": "ADM1", "county": "ADM2",
    "district": "ADM2",
}  # fmt: skip
POINT_RADIUS_KM = 2.0  # of a record without an extent: that of a village in the packaged table
LEAST_RADIUS_KM = 0.1


def place_of_nominatim(record: dict[str, Any]) -> Place | None:
    """Return a record of Nominatim's search as a place; None if it has no usable position."""
    box = _sequence(record.get("boundingbox"), 4)
    address = _mapping(record.get("address"))
    name = str(record.get("name") or "") or str(record.get("display_name", "")).split(",", maxsplit=1)[0]
    return _place(
        osm=f"{str(record.get('osm_type', ''))[:1]}{record.get('osm_id', '')}",
        name=name,
        position=(record.get("lon"), record.get("lat")),
        box=[box[2], box[0], box[3], box[1]],  # given as south, north, west, east
        kind=(record.get("class"), record.get("type"), record.get("addresstype")),
        country=address.get("country_code"),
        areas=(address.get("state") or address.get("region"), address.get("county")),
        origin="Nominatim, © OpenStreetMap contributors, ODbL 1.0",
    )


def place_of_photon(record: dict[str, Any]) -> Place | None:
    """Return a feature of Photon's answer as a place; None if it has no usable position."""
    facts = _mapping(record.get("properties"))
    position = _sequence(_mapping(record.get("geometry")).get("coordinates"), 2)
    extent = _sequence(facts.get("extent"), 4)
    return _place(
        osm=f"{str(facts.get('osm_type', '')).lower()[:1]}{facts.get('osm_id', '')}",
        name=str(facts.get("name") or ""),
        position=(position[0], position[1]),
        box=[extent[0], extent[3], extent[2], extent[1]],  # given as west, north, east, south
        kind=(facts.get("osm_key"), facts.get("osm_value"), facts.get("type")),
        country=facts.get("countrycode"),
        areas=(facts.get("state"), facts.get("county")),
        origin="Photon, © OpenStreetMap contributors, ODbL 1.0",
    )


def _place(
    *,
    osm: str,
    name: str,
    position: tuple[Any, Any],
    box: list[Any],
    kind: tuple[Any, Any, Any],
    country: Any,
    areas: tuple[Any, Any],
    origin: str,
) -> Place | None:
    """
    Return a place.

    Province and district are those of its point where the packaged data know them; so is the country,
    unless a border leaves it in doubt: then the service's word counts.
    """
    point = _point(*position)
    if point is None:
        return None
    lon, lat = point
    radius_km = _radius_km(box)
    where = _reverser().reverse(lon, lat)
    said = clean(str(country or "")).upper()
    feature_class, feature_code = _feature(*kind)
    admin1, admin2 = (NO_AREA, NO_AREA) if feature_class == "A" else (where.admin1, where.admin2)
    return Place(
        place_id=f"osm-{clean(osm)}",
        name=clean(name),
        latitude=lat,
        longitude=lon,
        radius_km=radius_km,
        country_code=said if where.uncertain and said else where.country_code or said,
        admin1=admin1.name or clean(str(areas[0] or "")),
        admin1_id=admin1.place_id,
        admin2=admin2.name or clean(str(areas[1] or "")),
        admin2_id=admin2.place_id,
        outside=where.border_km - (radius_km if feature_class == "A" else 0) > ZONE_KM,
        feature_class=feature_class,
        feature_code=feature_code,
        border_km=round(where.border_km, 1),
        population=0,
        geonames_id="",
        valid_from="",
        valid_to="",
        source=origin,
    )


def _point(lon: Any, lat: Any) -> tuple[float, float] | None:
    """Return a position in degrees; None where it is none."""
    try:
        point = float(lon), float(lat)
    except (TypeError, ValueError, OverflowError):
        return None
    return point if _on_the_globe(*point) else None


@cache
def _reverser() -> ReverseGeocoder:
    """Return what says where a point is."""
    return ReverseGeocoder()


def _feature(key: Any, value: Any, level: Any) -> tuple[str, str]:
    """Return GeoNames' class and code for what OpenStreetMap says a thing is; "" for an unknown code."""
    if key == "boundary" or (key == "place" and str(value) in _AREA_CODES):
        return "A", _AREA_CODES.get(str(level), _AREA_CODES.get(str(value), ""))
    if key == "place":
        return "P", "PPL"
    if str(value) in _WATER:
        return "H", ""
    return _CLASSES.get(str(key), "S"), ""


def _radius_km(box: list[Any]) -> float:
    """Return half the diagonal of a box west, south, east, north: the most that its middle may be off."""
    try:
        west, south, east, north = map(float, box)
    except (TypeError, ValueError, OverflowError):
        return POINT_RADIUS_KM
    if not _on_the_globe(west, south) or not _on_the_globe(east, north):
        return POINT_RADIUS_KM
    _, _, diagonal_m = WGS84.inv(west, south, east, north)
    return max(round(float(diagonal_m) / 2000, 1), LEAST_RADIUS_KM)


def _on_the_globe(lon: float, lat: float) -> bool:
    """Return whether two numbers are a longitude and a latitude in degrees."""
    return abs(lon) <= 180 and abs(lat) <= 90  # noqa: PLR2004 - the globe


def _mapping(value: Any) -> dict[str, Any]:
    """Return a mapping of a record, or an empty one where it sent something else."""
    return value if isinstance(value, dict) else {}


def _sequence(value: Any, count: int) -> list[Any]:
    """Return the first `count` items of a list of a record; Nones where it sent something else."""
    items = value if isinstance(value, list) else []
    return (items + [None] * count)[:count]
