"""The tables of the SQLite index."""

VERSION = 12  # of the layout below and of how keys are made; an index of another version is refused

# What a key was made of: the whole name, the name without its unit word, its blurred sound, its consonants.
EXACT, CORE, SOUND, SKELETON = 0, 1, 2, 3
SHORTEST_SKELETON = 3  # consonants; fewer say nothing
LAYOUT = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, place_id TEXT UNIQUE NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, radius_km REAL NOT NULL, country_code TEXT NOT NULL, admin1 TEXT NOT NULL,
    admin1_id TEXT NOT NULL, admin2 TEXT NOT NULL, admin2_id TEXT NOT NULL, outside INTEGER NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, border_km REAL NOT NULL,
    population INTEGER NOT NULL, geonames_id TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
    source TEXT NOT NULL);
CREATE TABLE name (
    number INTEGER PRIMARY KEY, place INTEGER NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL,
    script TEXT NOT NULL, kind TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
    source TEXT NOT NULL);
CREATE INDEX name_place ON name (place);
CREATE TABLE key (key TEXT NOT NULL, level INTEGER NOT NULL, name INTEGER NOT NULL,
    PRIMARY KEY (key, level, name)) WITHOUT ROWID;
CREATE TABLE remains (what TEXT PRIMARY KEY, sums BLOB NOT NULL, numbers BLOB NOT NULL);
CREATE TABLE elsewhere (sums BLOB NOT NULL);
CREATE TABLE answer (
    asked INTEGER NOT NULL, other_case INTEGER NOT NULL, rank INTEGER NOT NULL, name INTEGER NOT NULL,
    match_type INTEGER NOT NULL, thousandths INTEGER NOT NULL, PRIMARY KEY (asked, other_case, rank)
    ) WITHOUT ROWID;
"""
# The columns of `place` behind its number: the fields of place.Place, in their order.
PLACE_COLUMNS = (
    "place_id", "name", "latitude", "longitude", "radius_km", "country_code", "admin1", "admin1_id", "admin2",
    "admin2_id", "outside", "feature_class", "feature_code", "border_km", "population", "geonames_id",
    "valid_from",
    "valid_to", "source",
)  # fmt: skip
NAME_COLUMNS = ("name", "language", "script", "kind", "valid_from", "valid_to", "source")
# The place of a key in this order is its number among the remains (`fuzzy.pack_remains`).
ORDERED_KEYS = "SELECT DISTINCT key FROM key WHERE level IN (?, ?) ORDER BY key"
KEYS_OF = {"spelling": (EXACT, CORE), "sound": (SOUND, SOUND)}
AREAS = ("ADM1", "PCLI", "ADM2")  # feature codes of what other places lie in
