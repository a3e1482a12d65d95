"""
Linked Places, the GeoJSON of the World Historical Gazetteer, in and out.

The format: https://github.com/LinkedPasts/linked-places-format. What it has no member for (radius, province,
kind of a name …) goes under "panj", so that an export that is read again loses nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from gazetteer.errors import ImportRowError
from gazetteer.place import Name, Place
from gazetteer.sources.record import SourceName, SourcePlace, own_id, read_degrees, read_number, script_of

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
_PLACE_EXTRAS = ("admin1_id", "admin2_id", "feature_code", "geonames_id", "source")


def read_linked_places(stream: TextIO) -> Iterator[SourcePlace]:
    """Yield the places of a feature collection; `line` is the number of the feature, from 1."""
    try:
        data = json.load(stream)
    except (ValueError, RecursionError) as error:
        raise ImportRowError(getattr(error, "lineno", 1), f"this is no JSON: {error}") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise ImportRowError(1, "this is no GeoJSON feature collection: it has no features")
    for number, feature in enumerate(features, 1):
        try:
            yield _place(feature, number)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            fault = (
                f"it has no {error}" if isinstance(error, KeyError) else "a member is of another type there"
            )
            raise ImportRowError(number, f"this feature is not as Linked Places has it ({fault})") from error


def _place(feature: Mapping[str, Any], number: int) -> SourcePlace:
    """Return one feature as a place."""
    properties = feature["properties"]
    extras = properties.get("panj", {})
    longitude, latitude = _point(feature["geometry"], number)
    lat, lon = read_degrees(str(latitude), str(longitude), number)
    start, end = _years(feature.get("when"))
    codes = properties.get("ccodes") or ""
    title = properties["title"]
    if not isinstance(title, str):
        raise ImportRowError(number, f"the title must be text, not {title!r}")
    names = [_name(name) for name in feature.get("names", [])]
    if not any(name.name == title for name in names):
        names = [SourceName(title, script=script_of(title), kind="official"), *names]
    place = SourcePlace(
        place_id=str(extras.get("place_id") or feature.get("@id") or own_id(title, lat, lon)),
        name=title, latitude=lat, longitude=lon, line=number,
        country_code=codes if isinstance(codes, str) else ",".join(codes),
        feature_class=str((properties.get("fclasses") or ["P"])[0]),
        valid_from=start, valid_to=end,
        names=names,
    )  # fmt: skip
    for key in _PLACE_EXTRAS:
        if key in extras:
            setattr(place, key, str(extras[key]))
    if extras.get("radius_km") is not None:
        place.radius_km = read_number(str(extras["radius_km"]), "radius_km", number)
    place.population = int(read_number(str(extras.get("population", 0)), "population", number))
    if "feature_code" not in extras:
        place.feature_code = place.feature_class
    return place


def _point(geometry: Mapping[str, Any] | None, number: int) -> tuple[float, float]:
    """Return (lon, lat) of a point, or of the first point of a collection."""
    parts = geometry["geometries"] if geometry and geometry["type"] == "GeometryCollection" else [geometry]
    point = next((part for part in parts if part and part["type"] == "Point"), None)
    if point is None:
        given = ", ".join(str(part["type"]) for part in parts if part) or "nothing"
        raise ImportRowError(number, f"the geometry of this feature is {given}: it must be or hold a Point")
    return point["coordinates"][0], point["coordinates"][1]


def _name(name: Mapping[str, Any]) -> SourceName:
    """Return one of a feature's names."""
    extras = name.get("panj", {})
    start, end = _years(name.get("when"))
    citations = name.get("citations") or [{}]
    language, _, script = str(name.get("lang", "")).partition("-")
    toponym = str(name["toponym"])
    return SourceName(
        toponym,
        language.replace("und", ""),
        script or script_of(toponym),
        str(extras.get("kind", "variant")),
        start,
        end,
        str(citations[0].get("label", "")),
        str(extras.get("licence", "")),
    )


def _years(when: Mapping[str, Any] | None) -> tuple[str, str]:
    """Return first and last year of a "when"; the widest where it gives an edge as a range."""
    span = ((when or {}).get("timespans") or [{}])[0]
    start, end = span.get("start", {}), span.get("end", {})
    return str(start.get("in", start.get("earliest", ""))), str(end.get("in", end.get("latest", "")))


def write_linked_places(places: Iterable[tuple[Place, list[Name]]], stream: TextIO) -> int:
    """Write places with their names; return how many. Coordinates are (lon, lat) in degrees, EPSG:4326."""
    stream.write('{"type": "FeatureCollection",\n"@context": ' + json.dumps(CONTEXT) + ',\n"features": [')
    count = 0
    for place, names in places:
        stream.write(",\n" if count else "\n")
        json.dump(_feature(place, names), stream, ensure_ascii=False)
        count += 1
    stream.write("\n]}\n")
    return count


def _feature(place: Place, names: list[Name]) -> dict[str, Any]:
    """Return a place as a feature."""
    kept = ("place_id", *_PLACE_EXTRAS, "radius_km", "population")
    extras = {key: getattr(place, key) for key in kept}
    feature: dict[str, Any] = {
        "@id": f"panj:{place.place_id}",
        "type": "Feature",
        "properties": {
            "title": place.name,
            "ccodes": place.country_code.split(",") if place.country_code else [],
            "fclasses": [place.feature_class],
            "panj": extras,
        },
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "names": [_name_feature(name) for name in names],
    }
    if place.valid_from or place.valid_to:
        feature["when"] = _when(place.valid_from, place.valid_to)
    if place.geonames_id:
        feature["links"] = [{"type": "exactMatch", "identifier": f"gn:{place.geonames_id}"}]
    return feature


def _name_feature(name: Name) -> dict[str, Any]:
    """Return a name as Linked Places has it."""
    entry: dict[str, Any] = {
        "toponym": name.name,
        "lang": f"{name.language or 'und'}-{name.script}",
        "citations": [{"label": name.source}],
        "panj": {"kind": name.kind, "licence": name.licence},
    }
    if name.valid_from or name.valid_to:
        entry["when"] = _when(name.valid_from, name.valid_to)
    return entry


def _when(start: str, end: str) -> dict[str, Any]:
    """Return first and last year as a "when"."""
    span = {edge: {"in": year} for edge, year in (("start", start), ("end", end)) if year}
    return {"timespans": [span]}
