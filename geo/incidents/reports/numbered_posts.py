"""Frontier posts that a report calls by a number: "the 12th outpost", "застава № 12"."""

from collections.abc import Iterator

from geo.incidents.reports.names import Names
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.words import gap, joined

_OF_ORDINALS = {
    "en": ("th", "st", "nd", "rd"),
    "ru": ("я", "ая", "й", "ой", "ю", "ую", "ей"),
    "tg": ("ум", "юм", "умин", "юмин", "уми", "юми"),
    "fa": ("م", "ام", "امین", "مین"),
}  # what makes a number in figures an ordinal
_NUMBER = {
    "en": {"no", "nr", "number"},
    "ru": {"номер", "номером"},
    "tg": {"раками", "рақами"},
    "fa": {"شماره", "شمارهٔ"},
}
_DETACHMENT = ("detachment", "отряд", "погранотряд", "пограничн", "қисми", "кисми")
_MOSKOVSKY = ("mosk", "mosc", "моск")
_BEHIND = 5  # words: "of the Moskovsky border detachment"


def numbered_posts(passage: Passage, names: Names) -> dict[int, Spot]:
    """Return the posts of a passage that the gazetteer knows by their number, by their first words."""
    return {spot.first: spot for spot in _posts(passage, names)}


def _posts(passage: Passage, names: Names) -> Iterator[Spot]:
    """Yield the posts with a number in the order of the words for them."""
    if not any(word.digits for word in passage.words):
        return
    units = passage.words_of("unit.S")
    for post in sorted(units):
        end = post + 1
        while end in units:
            end += 1  # "frontier post"
        first, last = _ordinal_before(passage, post), _number_behind(passage, post, end)
        if post - 1 in units or (first == post and last == end):
            continue
        figures = "".join(
            sign for word in passage.words[first:last] for sign in word.norm if sign.isdecimal()
        )
        bearers = names.known(["Outpost", figures], "en", sound=False)
        if bearers and not _is_anothers(passage, last):
            start, end = passage.words[first].start, passage.words[last - 1].end
            yield Spot(first, last, start, end, bearers, "S")


def _ordinal_before(passage: Passage, post: int) -> int:
    """Return where an ordinal in figures begins that stands right before a word, or the word."""
    endings = _OF_ORDINALS[passage.language]
    for first in range(max(post - 2, 0), post):
        word = passage.words[first]
        if word.digits and passage.text[word.end : passage.words[post].start].count(" ") <= 1:
            rest = "".join(each.norm for each in passage.words[first:post]).lstrip("0123456789")
            if rest in endings:
                return first
    return post


def _number_behind(passage: Passage, post: int, end: int) -> int:
    """Return where a number ends that follows the words up to `end` ("№ 12", "12-ум"), or `end`."""
    words = passage.words
    said = end + (end < len(words) and words[end].norm in _NUMBER[passage.language])
    if said >= len(words) or not words[said].digits:
        return end
    if said + 1 < len(words) and words[said + 1].norm in _OF_ORDINALS[passage.language]:
        return said + 2
    named = said > end or "№" in gap(passage.text, words[end - 1], words[said])
    english = passage.language == "en" and words[post].capital and post != passage.sentence_first(post)
    return said + 1 if named or english else end


def _is_anothers(passage: Passage, last: int) -> bool:
    """Return whether the post is of another detachment than Moskovsky, whose posts have numbers."""
    end = last
    while end < min(last + _BEHIND, len(passage.words)) and joined(
        passage.text, passage.words[end - 1], passage.words[end]
    ):
        end += 1
    beside = [word.norm for word in passage.words[last:end]]
    whose = any(word.startswith(_DETACHMENT) for word in beside)
    return whose and not any(word.startswith(_MOSKOVSKY) for word in beside)
