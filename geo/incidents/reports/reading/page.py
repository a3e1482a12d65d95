"""A web page → a report: the article without menus and advertisements, by trafilatura."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.plain import decode, heading, published_in

_SKIPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "footer",
    "aside",
    "form",
    "head",
    "header",
    "button",
}
_BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "article", "section", "blockquote", "td"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_HEAD = 4096


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the report that a web page is.

    Raises
    ------
    ReportError
        If trafilatura is not installed.
    """
    text = _decode(content)
    found = _article(text)
    body = str(found.get("text") or "") or plain_text(text)
    published = _day(found.get("date")) or published_in(body)
    source = str(found.get("sitename") or found.get("hostname") or title)
    return [
        Report(
            body,
            source,
            str(found.get("url") or ""),
            published,
            str(found.get("title") or "") or heading(body),
        )
    ]


def _article(text: str) -> dict[str, Any]:
    """Return what trafilatura finds: text, title, date, url, sitename."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - only web pages need it
    except ImportError as error:
        raise ReportError(
            "is a web page, and trafilatura is not installed: pip install 'panj[extract]'"
        ) from error
    try:
        found = bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True)
    except (ValueError, RecursionError, AttributeError, TypeError):  # what its parsers raise on broken pages
        return {}
    return found if isinstance(found, dict) else found.as_dict() if found is not None else {}


def _decode(content: bytes) -> str:
    """Return the text of a page, by the encoding that it declares where that fits."""
    declared = _CHARSET.search(content[:_HEAD])
    if declared:
        try:
            return content.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content)


def _day(text: object) -> date | None:
    """Return the day of a date in a page's metadata."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def plain_text(html: str) -> str:
    """Return the text of HTML without its tags: for feeds, and for pages where no article can be told."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Text(HTMLParser):
    """Collects what stands between tags, except in scripts, menus and forms."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; a block begins a new line."""
        del attrs
        if tag in _SKIPPED:
            self._inside.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; a block ends its line."""
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if not self._inside:
            self.parts.append(data)
