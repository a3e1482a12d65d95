"""Lines around an article that say when it was published and by whom: "By …", "May 13, 2025, 9:14 PM"."""

import re
from collections.abc import Iterator, Sequence

from geo.incidents.reports.passage import Passage, Sentence

_LONGEST = 20  # words of such a line
_STOPS = '.!?؟…۔;"»”'
_YEAR = r"\b(?:19|20)\d\d\b"
_STAMP = re.compile(rf"{_YEAR}|\b\d{{1,2}}[:.]\d\d\s*(?:[AaPp]\.?[Mm]\b|GMT|UTC|\W|$)")
_BY = re.compile(
    r"\W*(?i:text by|by|authors?|reporting by|written by|edited by|published|last updated|updated|posted)"
    r"(?:\s*:|\s+[A-Z])"
)


def bylines(
    passage: Passage, paragraphs: Sequence[tuple[int, Sequence[Sentence]]], begins: int
) -> Iterator[int]:
    """
    Yield the numbers of the paragraphs that only say who published an article when.

    Parameters
    ----------
    passage
        The text.
    paragraphs
        Its paragraphs by their numbers.
    begins
        The number of the paragraph that the article begins with.
    """
    lines = [(number, inside) for number, inside in paragraphs if _is_line(passage, inside)]
    stamps = [number for number, inside in lines if _STAMP.search(_text(passage, inside))]
    if all(number < begins for number in stamps):  # else they give the days of what stands under them
        yield from stamps
    yield from (number for number, inside in lines if _BY.match(_text(passage, inside)))


def _is_line(passage: Passage, inside: Sequence[Sentence]) -> bool:
    """Return whether a paragraph is a short line that tells of nothing that happened."""
    first, last = inside[0].first, inside[-1].last
    if last - first > _LONGEST or passage.text[inside[-1].end - 1] in _STOPS:
        return False
    return passage.event_words.isdisjoint(range(first, last))


def _text(passage: Passage, inside: Sequence[Sentence]) -> str:
    """Return the text of a paragraph."""
    return passage.text[inside[0].start : inside[-1].end]
