"""In which country forces act: they arrest in their own, and Pakistan strikes at Afghanistan."""

from collections.abc import Iterator

from geo.incidents.reports.districts import is_of_taliban
from geo.incidents.reports.parties import FORCES, nation_beside
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot

_AT_HOME = 0.5  # of a place in the country of the forces that arrest there
_RULED = 0.8  # of a place in the country whose offices are told of
_OF_TALIBAN = 1.6  # of a district of Badakhshan in a Tajik text that tells of the Taliban
_OF_BORDER_TG = ("сархадии", "марзии")  # of detachments that Tajikistan alone has
_PAKISTAN = ("pakistan", "пакистан", "покистон", "پاکستان")
_DONE_AT_HOME = ("trigger.arrest", "trigger.seize")
_CODES = {"Tajikistan": "TJ", "Afghanistan": "AF"}


def at_home(passage: Passage, spot: Spot) -> Iterator[tuple[str, float]]:
    """Yield the countries that a name is likely in by who acts or holds office there, and how likely."""
    if home := _country_of_forces(passage, spot):
        yield home, _AT_HOME
    if is_of_taliban(passage, spot):
        yield "AF", _OF_TALIBAN
    sector = spot.first > 0 and passage.has("place.sector", spot.first - 1)
    if sector and passage.words[spot.first - 1].norm.startswith(_OF_BORDER_TG):
        yield "TJ", _RULED  # "дар қитъаи дастаи сарҳадии «Шуғнон»"
    if "place.afghan_office" in passage.marks and "place.tajik_office" not in passage.marks:
        yield "AF", _RULED  # a Tajik text that tells of offices of Afghanistan alone


def _country_of_forces(passage: Passage, spot: Spot) -> str:
    """Return the code of the country in which forces act in the sentence of a name, or ""."""
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    span = sentence.first, sentence.last
    pakistani = any(word.norm.startswith(_PAKISTAN) for word in passage.words[slice(*span)])
    if pakistani and not passage.event_words.isdisjoint(range(*span)):
        return "AF"
    if not passage.has_one_of(_DONE_AT_HOME, *span):
        return ""
    codes = set[str]()
    if passage.has_any("place.tajik_body", *span):
        codes.add("TJ")
    for first, last, kind in passage.family_in("actor", *span):
        if kind == "taliban":
            codes.add("AF")
        elif kind in FORCES:
            codes.add(_CODES.get(nation_beside(passage, sentence, first, last), ""))
    codes.discard("")
    return codes.pop() if len(codes) == 1 else ""
