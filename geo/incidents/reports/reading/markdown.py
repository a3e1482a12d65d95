"""Markdown → its text without marks, and what its front matter says of the article."""

import re
from typing import NamedTuple

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w[\w -]{0,30}?)[ \t]*[:=][ \t]*(.*)$", re.MULTILINE)
_DAYS = ("date", "published", "publishdate", "pubdate", "published_at", "datepublished", "created")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\[\n]{1,500})\]\((?:https?:|/|\.|#|mailto:|tg:)[^)\n]{0,2000}\)")
_TITLE = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3}|~~)(?=[^\s*_])([^\n*]{1,500}?)(?<=\S)\1(?![\w*])")
_QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)


class Unmarked(NamedTuple):
    """The text of Markdown, and the day as its front matter writes it, or ""."""

    text: str
    day: str


def unmarked(text: str) -> Unmarked | None:
    """Return Markdown without its marks, or None where a text has no front matter, link, picture or title."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    fields = {
        name.lower(): value.strip("\"' ") for name, value in (_FIELD.findall(front.group(2)) if front else ())
    }
    if not fields and not any(mark.search(text) for mark in (_IMAGE, _LINK, _TITLE)):
        return None
    body = text[front.end() :] if front and fields else text
    for mark, kept in (
        (_IMAGE, ""),
        (_LINK, r"\1"),
        (_TITLE, ""),
        (_QUOTE, ""),
        (_RULE, ""),
        (_EMPHASIS, r"\2"),
    ):
        body = mark.sub(kept, body)
    title = fields.get("title", "")
    if title and not body.lstrip().startswith(title):
        body = f"{title}\n\n{body.lstrip()}"
    return Unmarked(body.strip(), next((fields[name] for name in _DAYS if fields.get(name)), ""))
