"""What surrounds an article in a copied page: links, prompts, lines under pictures; none of it is news."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from geo.incidents.reports.bylines import bylines
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.teasers import teasers

_MARKS = ("page.end", "page.aside")
_COLON = ":|»"  # between such words and a headline
_PROSE = 12  # words that a paragraph of the article has at least
_STOPS = ".!?؟…۔"
_QUOTES = '"»”'
_ALONE = 2  # words beside a mark such as "Read also", where what it links to stands under it
_LINKS = 6  # lines under such a mark at most
_TOLD = 6  # words of a sentence with a full stop, which is no link
_MIDDLE = 0.5  # of the words of a page, behind which stands what ends an article
_REST = 80  # words that are left of an article that goes on behind such a mark
_SENTENCE = 3  # words that show that the article has begun
_POINTERS = frozenset("→‣▸►◦»›")  # signs at the head of a line that links to another article
_MENU_SIGNS = "|·›"
_MENU = re.compile(rf"\s[{_MENU_SIGNS}]\s")  # between the links of a line of them
_MENU_LINKS = 2  # such signs in a line of links


def article(passage: Passage) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences of the article proper, each with its number."""
    marked = (
        passage.photo_lines
        or any(name in passage.marks for name in _MARKS)
        or any(sign in passage.text for sign in _POINTERS)
        or (
            any(sign in passage.text for sign in _MENU_SIGNS)
            and len(_MENU.findall(passage.text)) >= _MENU_LINKS
        )
    )
    left_out = (_left_out(passage) if marked else frozenset()) | teasers(passage) | _bylines(passage)
    said: set[str] = set()
    for number, sentence in enumerate(passage.sentences):
        if sentence.paragraph in left_out:
            continue
        text = passage.text[sentence.start : sentence.end]
        if text in said:
            continue  # a page that has its article twice
        if text[-1] in _STOPS and sentence.number_of_words() >= _TOLD:
            said.add(text)
        yield number, sentence


def _left_out(passage: Passage) -> frozenset[int]:
    """Return the numbers of the paragraphs that are not of the article."""
    found = set(passage.photo_lines)
    begun = False
    links = 0  # lines that may still belong to a mark
    whole = len(passage.words)
    ends = {name: _ends(passage, name) for name in _MARKS}
    for number, group in groupby(passage.sentences, key=attrgetter("paragraph")):
        inside = list(group)
        first, last = inside[0].first, inside[-1].last
        text = passage.text[inside[-1].start : inside[-1].end]
        stopped = text.rstrip(_QUOTES)[-1:] in _STOPS  # a title in quotation marks has no full stop
        prose = _is_prose(passage, inside)
        behind = max(ends[name].get(first, 0) for name in _MARKS)
        if behind and (not prose or passage.text[passage.words[behind - 1].end] in _COLON):
            found.add(number)
            links = _LINKS if begun and last - behind <= _ALONE else 0
            last_part = first > whole * _MIDDLE or whole - first < _REST
            if begun and last_part and first in ends["page.end"]:
                return frozenset(found | {one.paragraph for one in passage.sentences if one.first >= first})
        elif links and not prose and not (stopped and last - first >= _TOLD):
            found.add(number)
            links -= 1
        elif not stopped and _is_link(passage.text, inside[0].start, inside[-1].end):
            found.add(number)
        else:
            links = 0
            begun = begun or (stopped and last - first >= _SENTENCE)
    return frozenset(found)


def _bylines(passage: Passage) -> frozenset[int]:
    """Return the numbers of the paragraphs that only say who published the article when."""
    paragraphs = [
        (number, list(group)) for number, group in groupby(passage.sentences, key=attrgetter("paragraph"))
    ]
    begins = next((number for number, inside in paragraphs if _is_prose(passage, inside)), None)
    return frozenset(bylines(passage, paragraphs, begins)) if begins is not None else frozenset()


def _is_prose(passage: Passage, inside: Sequence[Sentence]) -> bool:
    """Return whether a paragraph is one in full sentences."""
    stopped = passage.text[inside[-1].end - 1] in _STOPS
    return stopped and inside[-1].last - inside[0].first >= _PROSE


def _is_link(text: str, start: int, end: int) -> bool:
    """Return whether a line without a full stop is a link, by the arrow before it, or a row of links."""
    if text[start] in _POINTERS:
        return True
    return len(_MENU.findall(text, start, end)) >= _MENU_LINKS


def _ends(passage: Passage, name: str) -> dict[int, int]:
    """Return where the marks of a class end, by the word that each begins at: the longest of several."""
    return dict(sorted(passage.marks.get(name, ())))
