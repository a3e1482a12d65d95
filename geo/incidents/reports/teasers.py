"""Lists of other headlines in a copied page: lines behind bullets, or many at its end; undated, no stop."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from operator import attrgetter
from typing import NamedTuple

from geo.incidents.reports.passage import Passage

_ITEM = re.compile(r"[•→»■▪●►▶▸◆☛]|[—–-]\s|\d{1,2}[).]\s|\d{1,2}:\d\d\s")
_LONGEST, _OVER = 20, 6  # words of such a headline, of the line over the list
_LEAST, _BARE = 2, 3  # lines of such a list, of one without a line over it
_MANY, _FEW = 6, 5  # lines that a page ends with, of which one in so many may have a date
_SHORTEST, _MOST = 5, 3  # words of the headline of another article; of such lines between paragraphs
_BEGUN = 25  # words that the article has before them
_QUOTES = '"»”'
_BODY = 40  # words that the article has before the list
_PROSE = 12  # words that a paragraph of the article has at least
_STOPS, _ENDS = ".!…۔", '.!?؟…۔"»”'
_DAYS = ("time.day0", "time.day1", "time.day2", *(f"weekdays.{day}" for day in range(7)))


class _Line(NamedTuple):
    """A paragraph: its number, its words, where it stands."""

    number: int
    first: int
    last: int
    start: int
    end: int

    def words(self) -> int:
        """Return how many words it has."""
        return self.last - self.first


def teasers(passage: Passage) -> frozenset[int]:
    """Return the numbers of the paragraphs that are lists of other headlines, and of the lines over them."""
    lines = list(_lines(passage))
    found = _at_the_end(passage, lines) | _in_between(passage, lines)
    if not any(_ITEM.match(passage.text, one.start) for one in passage.sentences):
        return frozenset(found)
    body = 0
    before: _Line | None = None
    for listed, group in groupby(lines, key=lambda line: _is_headline(passage, line)):
        inside = list(group)
        if listed and before is not None:
            over = before.words() <= _OVER and passage.text[before.end - 1] not in _ENDS
            if body >= _BODY and len(inside) >= (_LEAST if over else _BARE):
                found |= {line.number for line in inside} | ({before.number} if over else set())
        elif not listed:
            body += sum(line.words() for line in inside if _is_prose(passage, line))
        before = inside[-1]
    return frozenset(found)


def _at_the_end(passage: Passage, lines: Sequence[_Line]) -> set[int]:
    """Return the numbers of the lines of a list that a page ends with, below an article."""
    bare = [*takewhile(lambda line: _is_bare(passage, line), reversed(lines))]
    dated = sum(not passage.month_words.isdisjoint(range(line.first, line.last)) for line in bare)
    body = sum(line.words() for line in lines[: len(lines) - len(bare)] if _is_prose(passage, line))
    listed = len(bare) >= _MANY and body >= _BODY and dated <= len(bare) // _FEW
    return {line.number for line in bare} if listed else set()


def _in_between(passage: Passage, lines: Sequence[_Line]) -> set[int]:
    """Return the numbers of two or three headlines between the paragraphs of an article: links to others."""
    found: set[int] = set()
    body = 0
    links: list[_Line] = []
    for line in lines:
        if _is_link(passage, line):
            links.append(line)
            continue
        prose = passage.text[line.end - 1] in _ENDS
        if prose and body >= _BEGUN and _LEAST <= len(links) <= _MOST:
            found |= {link.number for link in links}
        body += line.words() if prose and line.words() >= _PROSE else 0
        links = []
    return found


def _is_link(passage: Passage, line: _Line) -> bool:
    """Return whether a line may be the headline of another article: some words, no stop, colon or day."""
    if not _SHORTEST <= line.words() <= _LONGEST or not _is_bare(passage, line):
        return False
    if any(sign in passage.text[line.start : line.end] for sign in ":;") or _ITEM.match(
        passage.text, line.start
    ):
        return False
    return not passage.has_one_of(_DAYS, line.first, line.last) and passage.month_words.isdisjoint(
        range(line.first, line.last)
    )


def _is_bare(passage: Passage, line: _Line) -> bool:
    """Return whether a line is short and without a stop at its end, or a mere number: "399 тыс."."""
    counted = line.words() < _LEAST + 1 and any(
        passage.words[index].digits for index in range(line.first, line.last)
    )
    last = passage.text[line.start : line.end].rstrip(_QUOTES)[-1:]  # "… «Детская книжная карта»"
    return counted or (line.words() <= _LONGEST and last not in _ENDS)


def _lines(passage: Passage) -> Iterator[_Line]:
    """Yield the paragraphs."""
    for number, group in groupby(passage.sentences, key=attrgetter("paragraph")):
        inside = list(group)
        yield _Line(number, inside[0].first, inside[-1].last, inside[0].start, inside[-1].end)


def _is_prose(passage: Passage, line: _Line) -> bool:
    """Return whether a paragraph is one of an article."""
    return line.words() >= _PROSE and passage.text[line.end - 1] in _ENDS


def _is_headline(passage: Passage, line: _Line) -> bool:
    """Return whether a line can be one of a list of headlines: what is news has a day or a full stop."""
    if line.words() > _LONGEST or not _ITEM.match(passage.text, line.start):
        return False
    dated = not passage.month_words.isdisjoint(range(line.first, line.last))
    if dated or passage.text[line.end - 1] in _STOPS:
        return False
    return not passage.has_one_of(_DAYS, line.first, line.last)
