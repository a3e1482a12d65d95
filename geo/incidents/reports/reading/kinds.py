"""What a file is, told by its first bytes, and which module reads it."""

import re
from collections.abc import Callable
from importlib import import_module

from geo.errors import ReportError
from geo.incidents.reports.extract import Report

Reader = Callable[[bytes, str], list[Report]]

# First bytes of what people give by mistake.
_NO_TEXT = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "a sound"),
)
_HEAD = 4096
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|title|meta|script|main|section)\b", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:^|\n)(?:From|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|To): [^\n]+", re.IGNORECASE
)
# What the export of a channel begins with, as JSON and as a page; what has a page that shows it on the web.
_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"[^"\n]{0,100}"\s*:')
_EXPORTED, _SHOWN = b"<title>Exported Data</title>", b'class="tgme_widget_message_text'
_HEADERS = 2  # a text that merely begins with "Date: …" is no e-mail
_MODULES = {
    "pdf": "pdf",
    "feed": "feed",
    "html": "page",
    "mail": "mail",
    "telegram": "telegram",
    "text": "plain",
}


def kind_of(content: bytes) -> str:
    """
    Return "pdf", "feed", "html", "mail", "telegram" or "text".

    Raises
    ------
    ReportError
        If the content is empty or no text.
    """
    _refuse_no_text(content)
    if content.startswith(b"%PDF"):
        return "pdf"
    if _JSON.match(content.removeprefix(b"\xef\xbb\xbf")) or (
        content.lstrip()[:1] == b"<" and (_EXPORTED in content[:_HEAD] or _SHOWN in content)
    ):
        return "telegram"
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] == b"<" and _FEED.search(head):
        return "feed"
    if head.startswith(b"<?xml") or (head[:1] == b"<" and _HTML.search(head)):
        return "html"
    opening = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if len(_MAIL.findall(opening)) >= _HEADERS:
        return "mail"
    return "html" if len(_HTML.findall(head)) > _HEADERS else "text"


def _refuse_no_text(content: bytes) -> None:
    """Raise ReportError if content is empty or known to be no text."""
    if not content.strip():
        raise ReportError("is empty")
    what = next((what for magic, what in _NO_TEXT if content.startswith(magic)), "")
    if not what and b"\x00" in content[:_HEAD]:
        what = "binary data"
    if what and not content.startswith(b"%PDF"):
        raise ReportError(f"is {what}, no article: give text, HTML, PDF, e-mail or a feed")


def reader_of(kind: str) -> Reader:
    """Return the function that reads a kind of file; its module is imported only now."""
    reader: Reader = import_module(f"geo.incidents.reports.reading.{_MODULES[kind]}").read
    return reader
