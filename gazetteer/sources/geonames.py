"""
GeoNames dumps.

TJ.txt, allCountries.txt, alternate names (https://download.geonames.org/export/dump/readme.txt).
"""

from collections.abc import Iterable, Iterator

from gazetteer.errors import ImportRowError
from gazetteer.sources.record import SourceName, SourcePlace, read_degrees, script_of

SOURCE = "GeoNames"
PLACE_FIELDS = 19
NAME_FIELDS = (8, 10)  # alternateNames.txt, alternateNamesV2.txt
_NO_NAMES = frozenset(
    ("link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "piny", "abbr")
)
_PREFIX = "gn-"


def read_places(lines: Iterable[str]) -> Iterator[SourcePlace]:
    """Yield the places of a dump; raises ImportRowError at a line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        fields = line.rstrip("\n\r").split("\t")
        if len(fields) != PLACE_FIELDS:
            raise ImportRowError(
                number, f"a GeoNames line has {PLACE_FIELDS} fields parted by tabs, this has {len(fields)}"
            )
        if not fields[0].isdigit() or not fields[1].strip():
            raise ImportRowError(number, "the first two fields must be a number and a name")
        latitude, longitude = read_degrees(fields[4], fields[5], number)
        names = [SourceName(fields[1], script=script_of(fields[1]), kind="official", source=SOURCE)]
        for name in dict.fromkeys(fields[3].split(",")):
            script = script_of(name)
            if name != fields[1] and _is_written(name, script):
                names.append(SourceName(name, script=script, source=SOURCE))
        yield SourcePlace(
            place_id=_PREFIX + fields[0], name=fields[1], latitude=latitude, longitude=longitude, line=number,
            country_code=fields[8], admin1_code=f"{fields[8]}.{fields[10]}",
            admin2_code=f"{fields[8]}.{fields[10]}.{fields[11]}",
            feature_class=fields[6] or "P", feature_code=fields[7] or fields[6] or "PPL",
            population=int(fields[14]) if fields[14].isdigit() else 0, geonames_id=fields[0], source=SOURCE,
            names=names,
        )  # fmt: skip


def _is_written(name: str, script: str) -> bool:
    """Return whether somebody wrote this name: GeoNames' own transliterations are all lower case."""
    return bool(name.strip()) and not (script == "Latn" and name == name.lower())


def read_names(lines: Iterable[str]) -> Iterator[tuple[str, SourceName, int]]:
    """Yield place id, name and line of a file of alternate names; codes and links are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        fields = line.rstrip("\n\r").split("\t")
        if len(fields) not in NAME_FIELDS or not fields[1].isdigit():
            raise ImportRowError(
                number, "a line of alternate names has 8 or 10 fields parted by tabs, the second a number"
            )
        language, name = fields[2], fields[3]
        if not name.strip() or language in _NO_NAMES:
            continue
        historic = fields[7] == "1"
        kind = "former" if historic else "official" if fields[4] == "1" else "variant"
        start, end = fields[8:10] if len(fields) == NAME_FIELDS[1] else ("", "")
        yield (
            _PREFIX + fields[1],
            SourceName(name, language, script_of(name), kind, start, end, SOURCE),
            number,
        )
