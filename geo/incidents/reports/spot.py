"""A place name found in a passage, and how its words stand there."""

from collections.abc import Sequence
from typing import NamedTuple

from gazetteer.place import Match, Place
from geo.incidents.reports.border_zone import BORDER_PROVINCES
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.words import joined

_QUOTES = '«»"“”„'
# Words that may stand between a name and the area it lies in.
_LINKS = {
    *("in", "of", "the", "s", "area", "zone", "sector", "part"),
    *("в", "из", "зоне", "дар", "худуди", "در", "از", "مربوط", "مربوطات", "توابع", "منطقه"),
}
_OF_POST = {"раками", "сархадии", "марзии"}  # between a post and its number: "of the border, number"
_ORDINAL_ENDINGS = {"уми", "юми", "ми"}  # behind digits and a hyphen
_CHARGE = 6  # words of "در ساحه مسئولیت دسته سرحدی" before the name of a Dari detachment
LINK_WORDS = 3  # between a name and the area it lies in: "district in the"


class Spot(NamedTuple):
    """
    A place name in a passage.

    Parameters
    ----------
    first, last
        Its words in the passage, the last not included.
    start, end
        Where it stands in the text.
    bearers
        What it may mean, best first.
    unit
        The kind of place that a word beside it says: ADM1, ADM2, P, H, S, T or "".
    """

    first: int
    last: int
    start: int
    end: int
    bearers: tuple[Match, ...]
    unit: str = ""
    place: Place | None = None
    confidence: float = 0.0

    def meaning(self, place: Place, confidence: float) -> "Spot":
        """Return the spot with the place that it means, and how sure that is."""
        mine = (self.first, self.last, self.start, self.end, self.bearers, self.unit)
        return Spot(*mine, place, round(confidence, 2))


def adjoins(passage: Passage, index: int) -> bool:
    """Return whether a word follows the one before it without a sign that parts them."""
    words = passage.words
    return 0 < index < len(words) and joined(passage.text, words[index - 1], words[index])


def is_quoted(passage: Passage, first: int, last: int) -> bool:
    """Return whether words stand in quotation marks by themselves: "дидбонгоҳи «Истиқлол»"."""
    start, end = passage.words[first].start, passage.words[last - 1].end
    before, after = passage.text[max(0, start - 1) : start], passage.text[end : end + 1]
    return bool(before and after) and before in _QUOTES and after in _QUOTES


def surface(passage: Passage, index: int) -> str:
    """Return a word as the text has it, without the English possessive."""
    word = passage.words[index]
    return passage.text[word.start : word.end - 2 if word.possessive else word.end]


def surfaces(passage: Passage, first: int, last: int) -> list[str]:
    """Return the words `first` to `last` (not included) as `surface` does each."""
    text = passage.text
    return [
        text[word.start : word.end - 2 if word.possessive else word.end] for word in passage.words[first:last]
    ]


def right_after(passage: Passage, spot: Spot, following: Spot) -> bool:
    """Return whether the next name belongs to this one: "Darvoz, Tajikistan", "Rustaq in Takhar province"."""
    if following.first - spot.last > LINK_WORDS:
        return False
    between = passage.words[spot.last : following.first]
    return (
        all(passage.unit_at(spot.last + step) or word.norm in _LINKS for step, word in enumerate(between))
        and "." not in passage.text[spot.end : following.start]
    )


def number_between(passage: Passage, before: int) -> int:
    """Return how many words of a number part a post from its name: "дидбонгоҳи 1-уми «Истиқлол»"."""
    if before < 1 or passage.language not in {"ru", "tg"}:
        return 0
    words = passage.words
    number = before - (words[before].norm in _ORDINAL_ENDINGS)  # none in "заставы № 7 «Хирманджо»"
    head = number - 1
    while head > 0 and words[head].norm in _OF_POST:
        head -= 1
    return before - head if words[number].digits and passage.unit_at(head) == "S" else 0


def name_locality(spots: Sequence[Spot]) -> bool:
    """Return whether one of several names is of another place than a country: not "из Афганистана"."""
    return any(spot.place is None or spot.place.feature_code != "PCLI" for spot in spots)


def is_of_guards(passage: Passage, spot: Spot) -> bool:
    """Return whether a quoted Tajik name is that of a detachment: "раёсати сарҳадии «Панҷ»"."""
    guards = passage.language == "tg" and spot.first > 0 and passage.has("place.sector", spot.first - 1)
    return guards and is_quoted(passage, spot.first, spot.last)


def is_in_charge(passage: Passage, spot: Spot) -> bool:
    """Return whether Dari tells what stretch a detachment of a name keeps: "در ساحه مسئولیت دسته «پنج»"."""
    head = max(passage.sentence_first(spot.first), spot.first - _CHARGE)
    return passage.language == "fa" and passage.has_any("place.charge", head, spot.first)


def heads_alone(passage: Passage, spot: Spot) -> bool:
    """Return whether a Tajik name is a sentence of its own, over what was there: "9 март. Панҷ. Наряд"."""
    sentence = passage.sentences[passage.sentence_number(spot.first)]
    alone = spot.first == sentence.first and spot.last == sentence.last and sentence.first > 0
    return passage.language == "tg" and alone and not passage.has("weekdays.0", spot.first)


def is_district_of_zone(one: Match) -> bool:
    """Return whether a name is just so that of a district in a province that has a part of the border."""
    place = one.place
    return place.feature_code == "ADM2" and one.match_type == "exact" and place.admin1_id in BORDER_PROVINCES
