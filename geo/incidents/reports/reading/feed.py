"""RSS and Atom → one report for each entry."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from xml.etree import ElementTree as ET

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.markup import plain_text
from geo.incidents.reports.reading.plain import decode

# Names that XML does not know, ampersands that begin no name.
_ENTITY = re.compile(rb"&(?:(?!amp;|lt;|gt;|quot;|apos;)([A-Za-z]\w{1,30});|(?!#?\w{1,31};))")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # which XML does not allow
_BODIES = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "updated", "date")


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the reports in a feed.

    Raises
    ------
    ReportError
        If it is no well-formed XML, or declares entities (a known way to fill the memory).
    """
    if b"<!ENTITY" in content:
        raise ReportError("is a feed that declares entities, which is not allowed here; remove them")
    try:
        root = _root(content)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ReportError(f"is a feed that is not well-formed ({error})") from error
    name = (
        _text(root, "title")
        or next((_text(one, "title") for one in root if _tag(one) == "channel"), "")
        or title
    )
    return list(_entries(root, name))


def _root(content: bytes) -> ET.Element:
    """
    Return the root of a feed.

    Of one that is not well-formed, control signs and what HTML has and XML lacks are mended, and the encoding
    is guessed.
    """
    try:
        return _parsed(content)
    except (ET.ParseError, ValueError, LookupError):
        return _parsed(_ENTITY.sub(_mended, _CONTROLS.sub(b" ", decode(content).encode())))


def _parsed(content: bytes) -> ET.Element:
    """Return the root of a feed; what is UTF-8 is no other encoding, whatever it says of itself."""
    try:
        content.decode()
        parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - entities are refused; expat loads none from elsewhere
    except UnicodeDecodeError:
        parser = ET.XMLParser()  # noqa: S314 - as above
    return ET.fromstring(content, parser)  # noqa: S314 - as above


def _mended(entity: re.Match[bytes]) -> bytes:
    """Return a character for its name in HTML, and an ampersand that begins none as XML has it."""
    name = entity.group(1)
    if name is None:
        return b"&amp;"
    text = unescape(f"&{name.decode('ascii')};")
    return f"&#{ord(text)};".encode("ascii") if len(text) == 1 else b"&amp;" + name + b";"


def _entries(root: ET.Element, name: str) -> Iterator[Report]:
    """Yield the entries of a feed."""
    for entry in root.iter():
        if _tag(entry) not in {"item", "entry"}:
            continue
        heading = " ".join(plain_text(_text(entry, "title")).split())
        body = plain_text(next((text for one in _BODIES if (text := _text(entry, one))), ""))
        day = next((text for one in _DAYS if (text := _text(entry, one))), "")
        yield Report(f"{heading}\n\n{body}" if body else heading, name, _link(entry), _day(day), heading)


def _tag(element: ET.Element) -> str:
    """Return a tag without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _text(element: ET.Element, tag: str) -> str:
    """Return the text of the first child with a tag; with its markup, where it is XHTML."""
    child = next((one for one in element if _tag(one) == tag), None)
    if child is None:
        return ""
    if not len(child):
        return (child.text or "").strip()
    for one in child.iter():
        one.tag = _tag(one)
    return ET.tostring(child, encoding="unicode", method="html")


def _link(entry: ET.Element) -> str:
    """Return the address of an entry: that of the page, where Atom gives several."""
    links = [child for child in entry if _tag(child) == "link"]
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    return next((str(link.get("href") or link.text or "").strip() for link in links), "")


def _day(text: str) -> date | None:
    """Return the day of a feed's date, by RFC 2822 or ISO 8601."""
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError):
        pass
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
