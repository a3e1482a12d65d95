"""HTML → its text without tags, in time that grows with its length only, however broken it is."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

# The standard library's parser looks for the end of what never closes again and again. Each of these
# alternatives takes all that it looked through, or stops at the next "<".
_MARKUP = re.compile(
    r"""
    <!--.*?(?:-->|\Z)
    | <(?P<raw>script|style|noscript|template|svg|math|textarea|select|iframe|object)\b[^<>]*>
      .*?(?:</(?P=raw)\b[^<>]*>|\Z)
    | <(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)\b(?:"[^"<]*"|'[^'<]*'|[^<>])*+>
    | </?[a-z!?][^<>]*>
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_SKIPPED = frozenset({"nav", "footer", "aside", "head", "button"})
_BEGIN = frozenset({"body", "main"})  # </head> may be left out, </nav> forgotten
_QUOTE, _UNQUOTE = "\x02", "\x03"  # lines between which something is quoted
_DEEPEST = 50  # skipped elements in one another, of those that are told apart
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|button|caption|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|head|header|hr|li|main|nav|ol|option|p|pre|section|summary|table|td|th|tr|ul"
)


def count_tags(html: str) -> int:
    """Return how many tags HTML has at most."""
    return html.count("<")


def plain_text(html: str, *, quoting: bool = False) -> str:
    """
    Return the text of HTML without its tags, scripts, menus and buttons; a paragraph for each block.

    With `quoting`, each paragraph of what is quoted begins with ">".
    """
    parts: list[str] = []
    inside: list[str] = []  # the skipped elements that are open
    end = 0
    for markup in _MARKUP.finditer(html):
        if not inside:
            parts.append(_spaced(html[end : markup.start()]))
        end = markup.end()
        tag = (markup["tag"] or "").lower()
        if tag in _BEGIN:
            inside.clear()
        elif tag in _SKIPPED and not markup["close"]:
            inside[_DEEPEST:] = [tag]
        elif tag in _SKIPPED and tag in inside:
            del inside[inside.index(tag) :]
        if _BLOCK.fullmatch(tag):
            parts.append("\n")
        if quoting and tag == "blockquote":
            parts.append(f"{_UNQUOTE if markup['close'] else _QUOTE}\n")
    if not inside:
        parts.append(_spaced(html[end:]))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in (_quoted(lines) if quoting else lines) if line)


def _quoted(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines, those of what is quoted with ">" before them."""
    depth = 0
    for line in lines:
        if line in {_QUOTE, _UNQUOTE}:
            depth = max(0, depth + (1 if line == _QUOTE else -1))
        else:
            yield f"> {line}" if line and depth else line


def _spaced(text: str) -> str:
    """Return text between tags with its characters for their names; a new line in it is a space."""
    return re.sub(r"\s", " ", unescape(text))
