"""An article → its paragraphs: parted by empty lines, or by line ends that are no mere breaks of a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_WRAPPED_AT = 60  # a line at least so long that ends without a full stop goes on in the next one
_WRAPPED_WITHIN = 120  # a block with a line longer than this is not wrapped: each line is a paragraph
_ITEM = re.compile(r"[ \t]*(?:[•→»■▪●►▶▸◆☛◦‣›✦]|[*·][ \t]|\d{1,2}\)\s)")  # at the head of a line of a list
_ANEW = 2  # lines that must begin anew
_COLUMN, _COLUMN_LINES = 40, 3  # signs of the longest line of a narrow column, its lines, at least
_RAGGED = 0.85  # of the width: what is shorter is no broken line
_NARROWEST = 30  # signs of the longest line of a text that is broken into lines
_FULL, _MANY_FULL = 2, 2  # lines without room for the next word, at least; of one that has it
_COMMAS = (",", "،")
# Words that the last line of a heading or a paragraph does not end in.
_GO_ON = {
    *(
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "with",
        "from",
        "and",
        "or",
        "near",
        "for",
        "that",
    ),
    *("в", "во", "на", "с", "со", "из", "к", "у", "от", "по", "о", "и", "или", "при", "что"),
    *(
        "дар",
        "аз",
        "ба",
        "бо",
        "то",
        "ва",
        "ки",
        "در",
        "از",
        "به",
        "با",
        "تا",
        "و",
        "که",
        "این",
        "یک",
        "برای",
    ),
}
_FULL_STOPS = frozenset(".!?؟…۔:;")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph stands: parted by empty lines, or by the ends of unwrapped lines."""
    blocks = [list(_LINE.finditer(text, block.start(), block.end())) for block in _PARAGRAPH.finditer(text)]
    written = [[line.group() for line in lines] for lines in blocks]
    width = _width_of(written)
    for lines, texts in zip(blocks, written, strict=True):
        start = lines[0].start()
        ends = _ends_at(texts, width) if width else _ends(texts)
        for line, ended, following in zip(lines, ends, [*texts[1:], None], strict=True):
            if ended or following is None or _ITEM.match(following):
                yield start, line.end()
                start = line.end() + 1


def unwrapped(text: str) -> str:
    """Return a text with a space for each mere break of a line: as long, each paragraph on one line."""
    if "\n" not in text:
        return text
    parts: list[str] = []
    behind = 0
    for start, end in paragraphs(text):
        parts += [text[behind:start], text[start:end].replace("\n", " ")]
        behind = end
    return "".join(parts) + text[behind:]


def _width_of(blocks: Sequence[Sequence[str]]) -> int:
    """
    Return the width at which all lines of a text are broken, as in a letter; 0 where they are not.

    Lines that end within a sentence have no room for the next word: several, or one that must go on; few do
    so that have room, such as headings.
    """
    width = max((len(line.rstrip()) for lines in blocks for line in lines), default=0)
    if not _NARROWEST <= width <= _WRAPPED_WITHIN:
        return 0
    full = goes_on = short = 0
    cased = False
    for line, following in (pair for lines in blocks for pair in pairwise(lines)):
        if _is_stopped(line) or not (line.strip() and following.strip()) or _ITEM.match(following):
            continue
        if _has_room(line, following, width):
            short += 1
        else:
            full += 1
            head = following.lstrip(' "«“(')[:1]
            cased = cased or head.isupper()
            goes_on += head.islower() or line.rstrip().endswith(_COMMAS) or line.split()[-1] in _GO_ON
    enough = goes_on > 0 or (full >= _FULL + (short > 0) and not cased)
    return width if enough and full >= _MANY_FULL * short else 0


def _has_room(line: str, following: str, width: int) -> bool:
    """Return whether the first word of the next line would have had room in a line."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) <= width


def _ends_at(lines: Sequence[str], width: int) -> list[bool]:
    """
    Return of each line that is broken at a width whether its paragraph ends there.

    A line that ends within a sentence goes on though it has some room: letters are not all as wide.
    """
    return [
        not following.strip()
        or _has_room(line, following, width if _is_stopped(line) else int(width * _RAGGED))
        for line, following in pairwise(lines)
    ] + [True]


def _ends(lines: Sequence[str]) -> list[bool]:
    """Return of each line of a block whether its paragraph ends there, as far as the block alone shows it."""
    column = max(map(len, lines)) <= _WRAPPED_WITHIN and _is_column(lines)
    if column:
        return [False] * len(lines)
    wrapped = _is_wrapped(lines) and not _all_begin_anew(lines[1:])
    return [not wrapped or len(line) < _WRAPPED_AT or _is_stopped(line) for line in lines]


def _is_stopped(line: str) -> bool:
    """Return whether a full stop or its like ends a line, with quotation marks and brackets after it."""
    return line.rstrip().rstrip("\"'»”’)]")[-1:] in _FULL_STOPS


def _is_column(lines: Sequence[str]) -> bool:
    """Return whether the lines of a block are those of a narrow column: no next word would fit in them."""
    width = max(len(line) for line in lines)
    if width < _COLUMN:
        return False
    if len(lines) < _COLUMN_LINES:
        return len(lines) > 1 and lines[1][:1].islower() and not _is_stopped(lines[0])
    full = (
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
        for line, following in pairwise(lines)
        if following.strip()
    )
    return all(full) and any(line[:1].islower() for line in lines[1:])


def _all_begin_anew(following: Sequence[str]) -> bool:
    """Return whether several lines after the first begin with a capital or a digit: none is wrapped."""
    if len(following) < _ANEW:
        return False
    heads = (line.lstrip(' "«“(')[:1] for line in following)
    return all(head.isupper() or head.isdigit() for head in heads)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether lines were broken at a width: none ends where the next one's first word had room."""
    width = max(map(len, lines))
    if sum(len(line) < _WRAPPED_AT and not _is_stopped(line) for line in lines[:-1]) > 1:
        return False  # lines of a page: its name, its sections, the author
    return width <= _WRAPPED_WITHIN and not any(
        _WRAPPED_AT <= len(line) < width - len(after.split(maxsplit=1)[0]) and not _is_stopped(line)
        for line, after in pairwise(lines)
    )
