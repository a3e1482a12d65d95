"""A place as a source gives it, with its names."""

from dataclasses import dataclass, field
from zlib import crc32

from gazetteer.errors import ImportRowError

# How far off the point of a place may be, or how large it is, in km, where the source does not say: by
# feature code, then by class. Areas: the median of the packaged provinces and districts. Points: as in
# tools/data_geonames.py.
_RADIUS_KM = {
    "PCLI": 400.0, "ADM1": 80.0, "ADM2": 25.0, "ADM3": 10.0, "ADM4": 5.0, "PPLQ": 5.0, "PPLH": 5.0,
    "PPLW": 5.0,
    "A": 25.0, "H": 20.0, "L": 20.0, "P": 2.0, "R": 5.0, "S": 2.0, "T": 10.0, "U": 20.0, "V": 10.0,
}  # fmt: skip
_TOWNS = ((1_000_000, 10.0), (100_000, 5.0), (15_000, 3.0))


@dataclass(slots=True)
class SourceName:
    """A name of a place; the fields are those of place.Name. `licence`: "" where it is that of the file."""

    name: str
    language: str = ""
    script: str = ""
    kind: str = "variant"
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    licence: str = ""


@dataclass(slots=True)
class SourcePlace:
    """A place; the fields are those of place.Place, as far as known. `line`: where it stands."""

    place_id: str
    name: str
    latitude: float
    longitude: float
    line: int
    country_code: str = ""
    admin1_id: str = ""
    admin1_code: str = ""  # GeoNames' of the province ("TJ.01"), and of the district ("AF.01.1107")
    admin2_code: str = ""
    admin2_id: str = ""
    feature_class: str = "P"
    feature_code: str = "PPL"
    radius_km: float | None = None
    population: int = 0
    geonames_id: str = ""
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    names: list[SourceName] = field(default_factory=list)

    def radius(self) -> float:
        """Return the radius in km that the source gives, or the usual one of such a place."""
        if self.radius_km is not None:
            return self.radius_km
        if self.feature_class == "P" and self.feature_code not in _RADIUS_KM:
            return next((radius for least, radius in _TOWNS if self.population >= least), _RADIUS_KM["P"])
        return _RADIUS_KM.get(self.feature_code, _RADIUS_KM.get(self.feature_class, 5.0))


def read_degrees(latitude: str, longitude: str, line: int) -> tuple[float, float]:
    """Return latitude and longitude, with decimal point or comma, in degrees; raises ImportRowError."""
    try:
        lat, lon = (float(text.replace(",", ".")) for text in (latitude, longitude))
    except ValueError:
        raise ImportRowError(
            line,
            f"latitude {latitude!r} and longitude {longitude!r} must be degrees, such as 37.49 and 71.55",
        ) from None
    if -90 <= lat <= 90 and -180 <= lon <= 180:  # noqa: PLR2004 - degrees of the globe; NaN fails too
        return lat, lon
    swapped = " (they seem to be swapped)" if -90 <= lon <= 90 and -180 <= lat <= 180 else ""  # noqa: PLR2004
    raise ImportRowError(
        line, f"latitude {lat:g} must be -90 to 90 and longitude {lon:g} -180 to 180{swapped}"
    )


def own_id(name: str, latitude: float, longitude: float) -> str:
    """Return an id for a place that its source gives none: the same for the same name and point."""
    return f"user-{crc32(f'{name}|{latitude:.5f}|{longitude:.5f}'.encode(errors='replace')):08x}"


def read_number(text: str, what: str, line: int) -> float:
    """Return a number of 0 or more; raises ImportRowError where it is none."""
    try:
        number = float(text)
    except ValueError:
        raise ImportRowError(line, f"{what} must be a number, with a decimal point, not {text!r}") from None
    if not 0 <= number < float("inf"):
        raise ImportRowError(line, f"{what} must be 0 or more, not {text!r}")
    return number


def script_of(name: str) -> str:
    """Return the ISO 15924 code of the first letter's script, as far as names here are written in it."""
    letter = next(filter(str.isalpha, name), "")
    if letter.isascii():
        return "Latn" if letter else "Zyyy"
    for code, ranges in _SCRIPTS.items():
        if any(first <= letter <= last for first, last in ranges):
            return code
    return "Zyyy"


_SCRIPTS = {
    "Latn": (("A", "ɏ"), ("ʰ", "˿"), ("Ḁ", "ỿ")),
    "Cyrl": (("Ѐ", "ԯ"),),
    "Arab": (("\u0600", "\u06ff"), ("\u0750", "\u077f"), ("\ufb50", "\ufdff"), ("\ufe70", "\ufeff")),
    "Hani": (("\u4e00", "\u9fff"),),
}
