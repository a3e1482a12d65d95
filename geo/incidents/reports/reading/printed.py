"""Printed pages → paragraphs: lines and parted words joined, heads and feet of pages left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SOFT = "\u00ad"
_HYPHENS = "-\u2010" + _SOFT
# Before a hyphen that is written on one line, too.
_COMPOUND = frozenset(
    {"пресс", "вице", "экс", "генерал", "северо", "юго", "штаб", "ex", "mid", "anti", "co", "non"}
)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\s\d\W]{0,12}")  # of a page, with dashes around it
_STOPS = frozenset(".!?؟…۔:;")
_CLOSING = "\"'»”’)]"
_ITEM = re.compile(r"[•→»■▪●►▶▸◆☛◦‣›✦–—-]\s|\d{1,2}[).]\s")
_WINDOW = 5  # lines before and after one by which the width of its column is known
_OUTLIERS = 2  # longer lines among them, at most: a headline over two columns
_FEW = 4  # lines of which one may be such
_FULL = 0.9  # of that width: letters differ in width
_ENDED = 0.8  # of that width: a line that ends with a full stop before it is the last of its paragraph
_TIMES = 2  # pages on which a line recurs that is of their heads or feet


def article_of(pages: Sequence[str]) -> tuple[str, str]:
    """Return the text of printed pages in paragraphs, and the lines that all pages have, each once."""
    lines = [[line.strip() for line in page.translate(_LIGATURES).split("\n")] for page in pages]
    often = Counter(key for page in lines for key in {_key(line) for line in page if line})
    repeated = {key for key, count in often.items() if count >= _TIMES and count * 2 >= len(lines)}
    heads: dict[str, str] = {}
    blocks: list[list[str]] = [[]]
    for page in lines:
        for line in page:
            if _key(line) in repeated and line:
                heads.setdefault(_key(line), line)
            elif line and not _NUMBER.fullmatch(line):
                blocks[-1].append(line)
            elif not line and blocks[-1]:
                blocks.append([])
    text = "\n\n".join(paragraph for block in blocks for paragraph in _paragraphs(block))
    return text, "\n".join(heads.values())


def _key(line: str) -> str:
    """Return a line without its numbers: those of pages."""
    return _DIGITS.sub("#", line)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of lines that were broken at the width of a column."""
    paragraph = ""
    for number, line in enumerate(lines):
        paragraph = _joined(paragraph, line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not following or not _goes_on(line, following, _width(lines, number)):
            yield paragraph.replace(_SOFT, "")
            paragraph = ""


def _width(lines: Sequence[str], number: int) -> int:
    """Return how many signs the lines around one have at most, but for some longer ones."""
    near = sorted(map(len, lines[max(0, number - _WINDOW) : number + _WINDOW + 1]), reverse=True)
    return near[min(_OUTLIERS, len(near) // _FEW)]


def _goes_on(line: str, following: str, width: int) -> bool:
    """Return whether a line goes on in the next one: no word had room in it, or no sentence ends there."""
    if _ITEM.match(following):
        return False
    if line[-1] in _HYPHENS:
        return True
    stopped = line.rstrip(_CLOSING)[-1:] in _STOPS
    if not stopped and following[:1].islower():
        return True
    if len(line) > width / _FULL or (stopped and len(line) < width * _ENDED):
        return False  # a headline over two columns, the end of a paragraph
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width * _FULL


def _joined(paragraph: str, line: str) -> str:
    """Return a paragraph with the next line, and a word that was parted in one piece."""
    if not paragraph:
        return line
    head = paragraph.rstrip(_HYPHENS)
    if len(head) == len(paragraph) or not head or not (head[-1].isalpha() and line[:1].isalpha()):
        return f"{paragraph} {line}"
    word = re.split(r"\W", head)[-1]
    if paragraph[-1] != _SOFT and (word.lower() in _COMPOUND or line[0].isupper() or head[-1].isupper()):
        return paragraph + line  # "пресс-центр", "Тахар-Кундуз", "IS-K"
    return head + line
