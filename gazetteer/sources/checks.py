"""What a place that a user brings must be, whatever file it is from."""

import re
import unicodedata
from functools import lru_cache

from gazetteer.errors import ImportRowError
from gazetteer.gazetteer import LONGEST_NAME
from gazetteer.shown import TURNING
from gazetteer.sources.record import SourceName, SourcePlace

_LARGEST_RADIUS_KM = 20_000  # half the way around the earth
_MOST_PEOPLE = 10**11
_LONGEST_ID = 300
_CODES = re.compile(r"([A-Z]{2}(,[A-Z]{2})*)?")
_CLASS = re.compile("[A-Z]")
_CODE = re.compile("[A-Z0-9]{1,10}")
_DAY = re.compile(r"(-?\d{1,4}(-\d\d){0,2})?")
_WANTED = {
    "country_code": (_CODES, "two letters such as TJ, or TJ,AF on the border"),
    "feature_class": (_CLASS, "one letter of GeoNames' classes, such as P"),
    "feature_code": (_CODE, "a code such as GeoNames' PPL"),
    "valid_from": (_DAY, "a year or a date such as 1991 or 1991-09-09"),
    "valid_to": (_DAY, "a year or a date such as 1991 or 1991-09-09"),
}


def checked(place: SourcePlace) -> SourcePlace:
    """
    Return a place with its text cleaned: control characters and line ends become spaces.

    Names that have neither letter nor digit, or more signs than a name is asked with, are left out.

    Raises
    ------
    ImportRowError
        If the place has no usable name, or a value is not what its column is for.
    """
    place.name, place.geonames_id = clean(place.name), clean(place.geonames_id)
    place.admin1_id, place.admin2_id = _clean_code(place.admin1_id), _clean_code(place.admin2_id)
    place.source = _clean_code(place.source)
    place.country_code = place.country_code.upper()
    if not _usable(place.name):
        raise ImportRowError(
            place.line,
            f"the name {_short(place.name)} must have a letter or digit, and at most {LONGEST_NAME} signs",
        )
    if clean(place.place_id) != place.place_id or not 0 < len(place.place_id) <= _LONGEST_ID:
        raise ImportRowError(place.line, f"the id {_short(place.place_id)} has spaces or control characters")
    if not 0 <= place.radius() <= _LARGEST_RADIUS_KM:
        raise ImportRowError(
            place.line, f"radius_km must be 0 to {_LARGEST_RADIUS_KM:,}, not {place.radius():g}"
        )
    if not 0 <= place.population <= _MOST_PEOPLE:
        raise ImportRowError(place.line, f"population must be 0 to {_MOST_PEOPLE:,}, not {place.population}")
    fault = _fault(
        place.country_code, place.feature_class, place.feature_code, place.valid_from, place.valid_to
    )
    if fault:
        raise ImportRowError(place.line, fault)
    place.names = [name for name in map(checked_name, place.names) if name is not None]
    return place


@lru_cache(maxsize=1000)
def _fault(*values: str) -> str:
    """Return what is wrong with the codes and days of a place, in the order of _WANTED; "" if nothing is."""
    for value, (column, (pattern, wanted)) in zip(values, _WANTED.items(), strict=True):
        if not pattern.fullmatch(value):
            return f"{column} must be {wanted}, not {_short(value)}"
    return ""


def checked_name(name: SourceName) -> SourceName | None:
    """Return a name with its text cleaned, without years that are none; None if it is not usable."""
    name.name = clean(name.name)
    if not _usable(name.name):
        return None
    name.language, name.script = _clean_code(name.language), _clean_code(name.script)
    name.kind, name.source = _clean_code(name.kind), _clean_code(name.source)
    name.licence = _clean_code(name.licence)
    if name.valid_from and not _DAY.fullmatch(name.valid_from):
        name.valid_from = ""
    if name.valid_to and not _DAY.fullmatch(name.valid_to):
        name.valid_to = ""
    return name


def clean(text: str) -> str:
    """Return text on one line: joiners and direction marks stay, what turns a line and control signs go."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    kept = (" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in text)
    return " ".join("".join(kept).translate(TURNING).split())


_clean_code = lru_cache(maxsize=1000)(clean)  # what a file has in line after line


def _usable(name: str) -> bool:
    """Return whether a name can be asked for."""
    return len(name) <= LONGEST_NAME and any(map(str.isalnum, name))


def _short(text: str) -> str:
    """Return the beginning of a text, as a message quotes it."""
    most = 40
    return repr(text if len(text) <= most else f"{text[:most]}…")
